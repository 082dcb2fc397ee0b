# hillock_add_dispatched(target SOURCES file... ARCHS arch...)
#
# Compiles the files once for each instruction set and links all of that into the target, where hillock::dispatch
# (hillock/dispatch.hpp) picks at run time. In the files HILLOCK_DISPATCH_ARCH is xsimd's tag of the instruction set that
# they are being compiled for. ARCHS are of sse2, sse4_2, avx, avx2 (with fma), avx512 (F, CD, BW, DQ, VL); neon64.

include_guard(GLOBAL)

# Best first, each with xsimd's tag and the compiler's flags.
set(HILLOCK_DISPATCH_KNOWN avx512 avx2 avx sse4_2 sse2 neon64 CACHE INTERNAL "")
set(HILLOCK_DISPATCH_avx512 "xsimd::avx512bw;-mavx512f;-mavx512cd;-mavx512bw;-mavx512dq;-mavx512vl;-mfma"
    CACHE INTERNAL "")
set(HILLOCK_DISPATCH_avx2 "xsimd::fma3<xsimd::avx2>;-mavx2;-mfma" CACHE INTERNAL "")
set(HILLOCK_DISPATCH_avx "xsimd::avx;-mavx" CACHE INTERNAL "")
set(HILLOCK_DISPATCH_sse4_2 "xsimd::sse4_2;-msse4.2" CACHE INTERNAL "")
set(HILLOCK_DISPATCH_sse2 "xsimd::sse2" CACHE INTERNAL "")
set(HILLOCK_DISPATCH_neon64 "xsimd::neon64" CACHE INTERNAL "")

function(hillock_add_dispatched target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;ARCHS")
    if(NOT TARGET ${target})
        message(FATAL_ERROR "hillock_add_dispatched: there is no target '${target}' yet.")
    endif()
    if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES OR NOT arg_ARCHS)
        message(FATAL_ERROR "hillock_add_dispatched(${target} SOURCES file... ARCHS arch...): "
            "one of both lists is missing, or '${arg_UNPARSED_ARGUMENTS}' belongs to neither.")
    endif()
    foreach(arch IN LISTS arg_ARCHS)
        if(NOT arch IN_LIST HILLOCK_DISPATCH_KNOWN)
            list(JOIN HILLOCK_DISPATCH_KNOWN ", " known)
            message(FATAL_ERROR "hillock_add_dispatched(${target}): '${arch}' is no ARCH; there are ${known}.")
        endif()
    endforeach()

    set(tags "")
    foreach(arch IN LISTS HILLOCK_DISPATCH_KNOWN)
        if(NOT arch IN_LIST arg_ARCHS)
            continue()
        endif()
        set(flags ${HILLOCK_DISPATCH_${arch}})
        list(POP_FRONT flags tag)
        list(APPEND tags "${tag}")
        add_library(${target}_${arch} OBJECT ${arg_SOURCES})
        target_compile_options(${target}_${arch} PRIVATE ${flags})
        target_compile_definitions(${target}_${arch} PRIVATE "HILLOCK_DISPATCH_ARCH=${tag}")
        # What the target's own files are compiled with, but for their options.
        target_include_directories(${target}_${arch} PRIVATE "$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>")
        target_compile_definitions(${target}_${arch} PRIVATE "$<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>")
        target_link_libraries(${target}_${arch} PRIVATE hillock::hillock)
        get_target_property(type ${target} TYPE)
        get_target_property(position_independent ${target} POSITION_INDEPENDENT_CODE)
        if(type MATCHES "SHARED|MODULE" OR position_independent)
            set_target_properties(${target}_${arch} PROPERTIES POSITION_INDEPENDENT_CODE ON)
        endif()
        target_sources(${target} PRIVATE "$<TARGET_OBJECTS:${target}_${arch}>")
    endforeach()
    list(JOIN tags "," tags)
    set_property(TARGET ${target} APPEND PROPERTY COMPILE_OPTIONS "-DHILLOCK_DISPATCH_ARCHS=${tags}")
    target_link_libraries(${target} PRIVATE hillock::hillock)
endfunction()
