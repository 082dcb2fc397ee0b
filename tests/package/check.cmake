# cmake -D CASE=... -D SOURCE=... -D BUILD=... -D WORK=... -D CXX=... -P check.cmake: hillock as its users get it.
#
# install installs to a folder and then moves that, which nothing in it may mind; the other cases build the consumer.
# ARGUMENTS is what CMake needs to be told in the consumer as it was here: the generator, where xsimd is.

cmake_minimum_required(VERSION 3.23)
set(prefix "${WORK}/prefix")
separate_arguments(arguments UNIX_COMMAND "${ARGUMENTS}")

# run(command...): it must succeed.
macro(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "Failed: ${ARGN}\n${output}")
    endif()
endmacro()

# configure_consumer(arguments...): sets status and output.
macro(configure_consumer)
    file(REMOVE_RECURSE "${WORK}/${CASE}")
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -S "${SOURCE}/tests/package/consumer" -B "${WORK}/${CASE}"
            "-DCMAKE_CXX_COMPILER=${CXX}" "-DHILLOCK_SOURCE=${SOURCE}" ${arguments} ${ARGN}
        RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
endmacro()

if(CASE STREQUAL "install")
    file(REMOVE_RECURSE "${prefix}" "${WORK}/staged")
    run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/staged")
    file(RENAME "${WORK}/staged" "${prefix}")

    file(GLOB_RECURSE expected RELATIVE "${SOURCE}" "${SOURCE}/include/*.hpp")
    list(APPEND expected "${LIBDIR}/cmake/hillock/hillockConfig.cmake"
        "${LIBDIR}/cmake/hillock/hillockConfigVersion.cmake" "${LIBDIR}/cmake/hillock/hillockDispatch.cmake"
        "${LIBDIR}/cmake/hillock/hillockTargets.cmake"
        "${LIBDIR}/pkgconfig/hillock.pc")
    file(GLOB_RECURSE installed RELATIVE "${prefix}" "${prefix}/*")
    list(SORT expected)
    list(SORT installed)
    if(NOT installed STREQUAL expected)
        message(FATAL_ERROR "Installed is not what should be:\n${installed}\n${expected}")
    endif()
    foreach(file IN LISTS installed)
        file(READ "${prefix}/${file}" text)
        foreach(path IN ITEMS "${SOURCE}" "${BUILD}" "${WORK}")
            string(FIND "${text}" "${path}" at)
            if(NOT at EQUAL -1)
                message(FATAL_ERROR "${file} names ${path}, and so cannot be moved.")
            endif()
        endforeach()
    endforeach()
    list(LENGTH installed count)
    message(STATUS "${count} files installed.")
elseif(CASE STREQUAL "pkg_config")
    set(ENV{PKG_CONFIG_PATH} "${prefix}/${LIBDIR}/pkgconfig:$ENV{PKG_CONFIG_PATH}")
    run("${PKG_CONFIG}" --cflags --libs hillock)
    separate_arguments(flags UNIX_COMMAND "${output}")
    run("${CXX}" -std=c++20 "${SOURCE}/tests/package/consumer/consumer.cpp" -o "${WORK}/pkg_config_consumer" ${flags})
    run("${WORK}/pkg_config_consumer")
elseif(CASE STREQUAL "without_xsimd")
    configure_consumer(-DHOW=find_package "-DCMAKE_PREFIX_PATH=${prefix}" -DCMAKE_DISABLE_FIND_PACKAGE_xsimd=ON)
    if(status EQUAL 0 OR NOT output MATCHES "hillock needs xsimd 8\\.1 or newer")
        message(FATAL_ERROR "Without xsimd, find_package(hillock) should say that it needs it:\n${output}")
    endif()
else()
    configure_consumer("-DHOW=${CASE}" "-Dhillock_ROOT=${prefix}")
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "The consumer cannot be configured:\n${output}")
    endif()
    run("${CMAKE_COMMAND}" --build "${WORK}/${CASE}")
    run("${WORK}/${CASE}/consumer")
endif()
