# cmake -D ROOT=... -D GALLERY=... -P readme.cmake: README.md shows its examples as they are, the whole of quick_start.cpp
# first, and its tables are what the gallery prints.

cmake_minimum_required(VERSION 3.23)
include("${CMAKE_CURRENT_LIST_DIR}/readme_blocks.cmake")

# compare(what shown actual): complains when they do.
function(compare what shown actual)
    if(NOT shown STREQUAL actual)
        string(REPLACE "\n" "\n    " shown "    ${shown}")
        string(REPLACE "\n" "\n    " actual "    ${actual}")
        message(SEND_ERROR "README.md does not show ${what} as it is. It shows\n${shown}\nand should\n${actual}")
    endif()
endfunction()

hillock_readme_blocks("${ROOT}/README.md")
set(count 0)
foreach(n RANGE 1 ${block_count})
    if(origin_${n})
        file(READ "${ROOT}/${origin_${n}}" actual)
        compare(${origin_${n}} "${block_${n}}" "${actual}")
        math(EXPR count "${count} + 1")
    endif()
endforeach()
if(NOT origin_1 STREQUAL "examples/quick_start.cpp")
    message(SEND_ERROR "README.md's first code should be examples/quick_start.cpp.")
endif()

execute_process(COMMAND ${GALLERY} OUTPUT_VARIABLE tables COMMAND_ERROR_IS_FATAL ANY)
file(READ "${ROOT}/README.md" text)
string(REGEX MATCH "<!-- gallery: begin -->\n(.*)<!-- gallery: end -->" shown "${text}")
set(shown "${CMAKE_MATCH_1}")
if(tables MATCHES "^The bounds without fused multiply-add:")
    message(STATUS "Compared ${count} examples. The tables' bounds are those with fused multiply-add, which this build lacks.")
else()
    compare("the tables of examples/gallery" "${shown}" "${tables}")
    message(STATUS "Compared ${count} examples, and the tables.")
endif()
