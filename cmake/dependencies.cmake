# Where everything that is not ours comes from. Each dependency is declared once: the installed package if there is
# one, else a pinned release, checked by its hash. FETCHCONTENT_TRY_FIND_PACKAGE_MODE=NEVER always takes the release.

include_guard(GLOBAL)
include(FetchContent)

# hillock_dependency(PACKAGE URL url SHA256 hash [TARGET target INCLUDE folder])
# TARGET: the release is headers alone; take its INCLUDE folder as this target, and do not run its own build.
macro(hillock_dependency package)
    cmake_parse_arguments(dependency "" "URL;SHA256;TARGET;INCLUDE" "" ${ARGN})
    set(dependency_release URL "${dependency_URL}" URL_HASH "SHA256=${dependency_SHA256}")
    if(dependency_TARGET)
        list(APPEND dependency_release SOURCE_SUBDIR no_build_of_its_own)
    endif()
    if(NOT CMAKE_VERSION VERSION_LESS 3.24)
        list(APPEND dependency_release DOWNLOAD_EXTRACT_TIMESTAMP OFF FIND_PACKAGE_ARGS CONFIG QUIET)
    elseif(NOT FETCHCONTENT_TRY_FIND_PACKAGE_MODE STREQUAL "NEVER")
        find_package(${package} CONFIG QUIET)
    endif()
    if(NOT ${package}_FOUND)
        FetchContent_Declare(${package} ${dependency_release})
        FetchContent_MakeAvailable(${package})
    endif()
    if(dependency_TARGET AND NOT TARGET ${dependency_TARGET})
        string(TOLOWER ${package} dependency_lower)
        add_library(${dependency_TARGET} INTERFACE IMPORTED)
        target_include_directories(${dependency_TARGET} INTERFACE
            "${${dependency_lower}_SOURCE_DIR}/${dependency_INCLUDE}")
    endif()
endmacro()

# Sets hillock_xsimd_include, empty where the compiler looks anyhow. xsimd's target itself is not linked: some packages of it ask the linker for a library
# `xtl` that does not exist, and an imported target would not be visible where a consumer's other folders use ours.
macro(hillock_find_xsimd)
    if(NOT TARGET xsimd)
        hillock_dependency(xsimd
            URL https://github.com/xtensor-stack/xsimd/archive/refs/tags/13.2.0.tar.gz
            SHA256 edd8cd3d548c185adc70321c53c36df41abe64c1fe2c67bc6d93c3ecda82447a
            TARGET xsimd INCLUDE include)
    endif()
    # Asked for 8.1, xsimd's own version check would refuse 9 and all later ones.
    if(xsimd_FOUND AND xsimd_VERSION VERSION_LESS 8.1)
        message(FATAL_ERROR "hillock needs xsimd 8.1 or newer, and ${xsimd_DIR} has ${xsimd_VERSION}: set xsimd_DIR to "
            "a newer one, or FETCHCONTENT_TRY_FIND_PACKAGE_MODE to NEVER to download one.")
    endif()
    get_target_property(hillock_xsimd_include xsimd INTERFACE_INCLUDE_DIRECTORIES)
    list(REMOVE_ITEM hillock_xsimd_include ${CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES})
endmacro()

macro(hillock_find_catch2)
    hillock_dependency(Catch2
        URL https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
        SHA256 c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
    if(DEFINED catch2_SOURCE_DIR)
        list(APPEND CMAKE_MODULE_PATH "${catch2_SOURCE_DIR}/extras")
    endif()
endmacro()

macro(hillock_find_benchmark)
    set(BENCHMARK_ENABLE_TESTING OFF)
    set(BENCHMARK_ENABLE_INSTALL OFF)
    hillock_dependency(benchmark
        URL https://github.com/google/benchmark/archive/refs/tags/v1.9.5.tar.gz
        SHA256 9631341c82bac4a288bef951f8b26b41f69021794184ece969f8473977eaa340)
endmacro()

macro(hillock_find_eigen)
    hillock_dependency(Eigen3
        URL https://gitlab.com/libeigen/eigen/-/archive/3.4.0/eigen-3.4.0.tar.bz2
        SHA256 b4c198460eba6f28d34894e3a5710998818515104d6e74e5cc331ce31e46e626
        TARGET Eigen3::Eigen INCLUDE .)
endmacro()

macro(hillock_find_cli11)
    hillock_dependency(CLI11
        URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.5.0.tar.gz
        SHA256 17e02b4cddc2fa348e5dbdbb582c59a3486fa2b2433e70a0c3bacb871334fd55
        TARGET CLI11::CLI11 INCLUDE include)
endmacro()

# hillock_find_library(NAME header library package): a C library that only the system can have. Defines hillock::NAME.
function(hillock_find_library name header library package)
    find_path(HILLOCK_${name}_INCLUDE ${header})
    find_library(HILLOCK_${name}_LIBRARY ${library})
    mark_as_advanced(HILLOCK_${name}_INCLUDE HILLOCK_${name}_LIBRARY)
    if(NOT HILLOCK_${name}_INCLUDE OR NOT HILLOCK_${name}_LIBRARY)
        message(FATAL_ERROR "<${header}> or its library is missing: on Debian, apt install ${package}.")
    endif()
    add_library(hillock::${name} INTERFACE IMPORTED)
    target_include_directories(hillock::${name} INTERFACE "${HILLOCK_${name}_INCLUDE}")
    target_link_libraries(hillock::${name} INTERFACE "${HILLOCK_${name}_LIBRARY}")
endfunction()
