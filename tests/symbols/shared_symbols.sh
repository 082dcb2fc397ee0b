#!/usr/bin/env bash
# Whether two translation units of different -m flags share a symbol of ours: the linker would then keep one of both
# bodies, and a program would run AVX-512 code where the processor has none.
#   shared_symbols.sh COMPILER FOLDER [include folder...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
compiler=$1 folder=$2
shift 2
includes=(-I "$here/../../include")
for i in "$@"; do includes+=(-isystem "$i"); done
mkdir -p "$folder"

if [[ $(uname -m) != x86_64 ]]; then
    echo "skipped: the flags compared are those of x86-64"
    exit 77
fi

shared=0 compared=0
for level in -O0 -O2; do
    lists=()
    for flags in -march=x86-64 "-mavx2 -mfma" -march=x86-64-v4 -march=sapphirerapids; do
        name=unit$level$(tr -c 'a-z0-9\n' '_' <<<"$flags")
        # shellcheck disable=SC2086
        "$compiler" -std=c++20 $level $flags -w -DUNIT="unit" "${includes[@]}" -c "$here/unit.cpp" -o "$folder/$name.o"
        # Global or weak, and code or data of ours: what an object has for itself alone is in lower case.
        nm --defined-only --demangle "$folder/$name.o" | grep -E ' [A-Zuvw] ' | grep hillock | cut -d' ' -f3- | sort -u \
            >"$folder/$name.symbols" || true
        lists+=("$folder/$name.symbols")
    done
    for ((a = 0; a < ${#lists[@]}; a++)); do
        for ((b = a + 1; b < ${#lists[@]}; b++)); do
            compared=$((compared + 1))
            common=$(comm -12 "${lists[a]}" "${lists[b]}")
            if [[ -n $common ]]; then
                echo "SHARED by ${lists[a]##*/} and ${lists[b]##*/}: $(wc -l <<<"$common") symbols"
                head -n 5 <<<"$common"
                shared=1
            fi
        done
    done
    echo "$level: $(cat "${lists[@]}" | wc -l) symbols of ours in ${#lists[@]} units"
done
echo "$compared pairs of units compared"
exit $shared
