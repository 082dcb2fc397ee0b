# The part for those who work on hillock itself: tests, benchmarks, examples, and the flags that they are built with.

option(BUILD_TESTING "Build the tests (needs Catch2 and MPFR)" ON)
option(HILLOCK_BUILD_BENCHMARKS "Build the benchmarks (needs Google Benchmark)" OFF)
option(HILLOCK_BUILD_EXAMPLES "Build the examples (needs Eigen, CLI11 and zlib)" OFF)
option(HILLOCK_PRECOMPILE "Precompile the large headers of tests and benchmarks" ON)
option(HILLOCK_ACTIVATION_TESTS "Build the tests of every activation's accuracy, a quarter of all time" ON)
option(HILLOCK_FUZZ "Build the fuzzer of the kernels (needs clang)" OFF)
set(HILLOCK_SANITIZE "" CACHE STRING "What -fsanitize= is to find: address,undefined or thread, or nothing")
set(HILLOCK_ARCH native CACHE STRING "The -march= of tests, benchmarks and examples, or nothing for the compiler's own")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "The kind of build" FORCE)
endif()
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(hillock_developer INTERFACE)
target_link_libraries(hillock_developer INTERFACE hillock)
target_compile_options(hillock_developer INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Wold-style-cast -Werror
    $<$<BOOL:${HILLOCK_ARCH}>:-march=${HILLOCK_ARCH}>)
if(HILLOCK_SANITIZE)
    set(sanitizers -fsanitize=${HILLOCK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(hillock_developer INTERFACE ${sanitizers})
    target_link_options(hillock_developer INTERFACE ${sanitizers})
endif()

# hillock_precompile(target header...): all of xsimd costs a second per source file.
function(hillock_precompile target)
    if(HILLOCK_PRECOMPILE)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

if(BUILD_TESTING)
    enable_testing()
    add_subdirectory(tests)
endif()
if(HILLOCK_BUILD_BENCHMARKS)
    add_subdirectory(bench)
endif()
if(BUILD_TESTING OR HILLOCK_BUILD_EXAMPLES)
    add_subdirectory(examples)
endif()
