#!/usr/bin/env bash
# Whether a user's files that include hillock, and call all of it, compile without a warning: with every compiler and
# xsimd that this machine has or its package manager offers, C++20 and 23, with and without exceptions and run-time types.
#   configurations.sh FOLDER [include folder of xsimd]
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../../cmake/requirements.sh
source "$(dirname "$0")/../../cmake/requirements.sh"
folder=$1 system=${2:-}
warnings=(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Wold-style-cast -Werror)
mkdir -p "$folder"

# version_of INCLUDE_FOLDER: of the xsimd there, or of the one that the compiler finds by itself.
version_of() {
    "${compilers[0]}" -std=c++20 -x c++ -E -dM ${1:+-isystem "$1"} - <<<'#include <xsimd/config/xsimd_config.hpp>' |
        sed -n 's/^#define XSIMD_VERSION_\([MP][A-Z]* [0-9]\)/\1/p' | sort | cut -d' ' -f2 | paste -sd.
}

# each INCLUDE_FOLDER COMMAND...: compiles in the background. The headers are the user's own, not a system's, so that
# their warnings count.
names=()
each() {
    local xsimd=$1 number=${#names[@]}
    shift
    names+=("$* with xsimd $(version_of "$xsimd")")
    while (($(jobs -rp | wc -l) >= $(getconf _NPROCESSORS_ONLN))); do wait -n || true; done
    {
        local result=0
        "$@" "${warnings[@]}" -fsyntax-only -DUNIT=unit -I "$root/include" ${xsimd:+-isystem "$xsimd"} \
            "$root/tests/symbols/unit.cpp" "$root/tests/configurations/optional.cpp" >"$folder/$number.log" 2>&1 || result=$?
        echo $result >"$folder/$number.result"
    } &
}

emulated=(-DXSIMD_WITH_EMULATED=1 '-DXSIMD_DEFAULT_ARCH=xsimd::emulated<256>') # batches without instructions
compilers=()
for compiler in g++ clang++ clang++-19; do
    if command -v "$compiler" >/dev/null; then
        compilers+=("$compiler")
    else
        echo "skipped: $compiler, which is not installed"
    fi
done
for compiler in "${compilers[@]}"; do
    each "$system" "$compiler" -std=c++20 -march=x86-64-v3
    each "$system" "$compiler" -std=c++2b -march=x86-64 -fno-exceptions -fno-rtti
done
each "$system" "${compilers[0]}" -std=c++20 -march=x86-64-v3 -Dnear= -Dfar= -Dsmall=char # as headers of Windows have it
for suite in trixie sid; do
    if unpack "$suite" amd64 "$folder/$suite" libxsimd-dev >"$folder/$suite.log" 2>&1; then
        for compiler in "${compilers[@]}"; do each "$folder/$suite/usr/include" "$compiler" -std=c++20 -march=x86-64-v4; done
        each "$folder/$suite/usr/include" "${compilers[0]}" -std=c++20 -march=x86-64
        each "$folder/$suite/usr/include" "${compilers[0]}" -std=c++20 -march=x86-64-v3 "${emulated[@]}"
    else
        echo "skipped: the xsimd of Debian $suite, which apt cannot fetch here ($(tail -n 1 "$folder/$suite.log"))"
    fi
done
wait

failed=0
for number in "${!names[@]}"; do
    if (($(<"$folder/$number.result") == 0)); then
        echo "compiles: ${names[number]}"
    else
        echo "FAILED: ${names[number]}"
        grep -m 8 -E 'error|warning' "$folder/$number.log" || head -n 8 "$folder/$number.log"
        failed=$((failed + 1))
    fi
done
echo "covered: ${#names[@]} configurations, $failed failed"
((failed == 0))
