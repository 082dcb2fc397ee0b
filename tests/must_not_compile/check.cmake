# cmake -D CXX=... -D FIRST_ERROR=... -D FILE=... -D INCLUDE=... -P check.cmake

cmake_minimum_required(VERSION 3.23)
set(most_lines 12)

file(STRINGS "${FILE}" expected REGEX "^// expect: " LIMIT_COUNT 1)
string(REGEX REPLACE "^// expect: " "" expected "${expected}")
if(expected STREQUAL "")
    message(FATAL_ERROR "${FILE} does not say what to expect.")
endif()

# A case about flags instead of code names them: `// flags: -ffast-math`.
file(STRINGS "${FILE}" flags REGEX "^// flags: " LIMIT_COUNT 1)
string(REGEX REPLACE "^// flags: " "" flags "${flags}")
separate_arguments(flags)

list(TRANSFORM INCLUDE PREPEND "-I")
set(ENV{LC_ALL} C)
macro(compile)
    execute_process(COMMAND "${CXX}" -std=c++20 ${INCLUDE} ${ARGN} -c "${FILE}" -o /dev/null
        RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    string(REPLACE "\n" "\n    " shown "    ${output}")
endmacro()

compile(-DPOSITIVE)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "With -DPOSITIVE it should compile:\n${shown}")
endif()

# FIRST_ERROR is the compiler's flag to stop after it. Its lines are those of its notes, too, but not the farewell.
compile(${flags} -w ${FIRST_ERROR})
if(status EQUAL 0)
    message(FATAL_ERROR "It compiles, and should not.")
endif()
string(REGEX MATCH "[^\n]*error: [^\n]*" first "${output}")
string(FIND "${first}" "${expected}" at)
if(at EQUAL -1)
    message(FATAL_ERROR "The first error should say\n    ${expected}\nand the compiler says\n${shown}")
endif()
string(REGEX REPLACE "[^\n]*(errors? generated\\.|too many errors emitted|compilation terminated)[^\n]*\n*" "" message
    "${output}")
string(REGEX REPLACE "[^\n]" "" breaks "${message}")
string(LENGTH "${breaks}" count)
if(count GREATER most_lines)
    message(FATAL_ERROR "${count} lines, more than ${most_lines}:\n${shown}")
endif()
message(STATUS "2 compilations, ${count} lines: ${first}")
