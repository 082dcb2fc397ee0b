#!/usr/bin/env bash
# Whether translation units of different -m flags share a symbol: the linker would then keep one of their bodies, and a
# program would run AVX-512 code where the processor has none.
#   shared_symbols.sh COMPILER FOLDER [include folder...]
# All symbols are compared, also those that std and xsimd leave in a unit at -O0. Only for AMX are they ours alone: xsimd
# names its functions by its instruction sets, and knows none with AMX. Then a program of two units, for the oldest
# processors and for AVX-512, linked in both orders, runs the former on a processor without AVX, by qemu-x86_64.
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

# name: flags. -O1 inlines less than -O2: with g++ it leaves three times as many symbols.
levels=(-O0 -O1 -O2)
declare -A units=([avx2-O0]="-O0 -mavx2 -mfma -DUNIT=unit_avx2" [amx-O0]="-O0 -march=sapphirerapids -DUNIT=unit_amx")
for level in "${levels[@]}"; do
    units[old$level]="$level -march=x86-64 -DUNIT=unit_old"
    units[new$level]="$level -march=x86-64-v4 -DUNIT=unit_new"
done

build() {
    # shellcheck disable=SC2086
    "$compiler" -std=c++20 $2 -w "${includes[@]}" -c "$here/unit.cpp" -o "$folder/$1.o"
    # Global or weak code and data: what an object has for itself alone is in lower case. The reference to the
    # language's handler of exceptions is everybody's, and a pointer.
    nm --defined-only --demangle "$folder/$1.o" | grep -E ' [A-Zuvw] ' | cut -d' ' -f3- |
        grep -v '^DW\.ref\.__gxx_personality_v0$' | sort -u >"$folder/$1.symbols"
}

pids=()
for name in "${!units[@]}"; do
    while (($(jobs -rp | wc -l) >= $(getconf _NPROCESSORS_ONLN))); do wait -n || true; done
    build "$name" "${units[$name]}" &
    pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid"; done

failed=0 compared=0
names=("${!units[@]}")
for ((a = 0; a < ${#names[@]}; a++)); do
    for ((b = a + 1; b < ${#names[@]}; b++)); do
        # Units of the same -m flags may share what they like.
        if [[ ${names[a]%-*} == "${names[b]%-*}" ]]; then continue; fi
        compared=$((compared + 1))
        common=$(comm -12 "$folder/${names[a]}.symbols" "$folder/${names[b]}.symbols")
        if [[ " ${names[a]} ${names[b]} " == *" amx-"* ]]; then common=$(grep hillock <<<"$common" || true); fi
        if [[ -n $common ]]; then
            echo "SHARED by ${names[a]} and ${names[b]}: $(wc -l <<<"$common") symbols"
            head -n 5 <<<"$common"
            failed=1
        fi
    done
done
echo "covered: $compared pairs of units compared, $(cat "$folder"/*.symbols | sort -u | wc -l) different symbols in ${#names[@]} units"

# What a unit asks of other libraries: nothing that allocates, locks or looks up the processor; and it has no data of its
# own that could change.
allowed='memcpy|memmove|memset|sqrtf?|snprintf|abort|fputs|stderr|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail'
allowed+='|__cxa_(allocate_exception|free_exception|throw|begin_catch|end_catch)|__gxx_personality_v0|_Unwind_Resume'
allowed+='|__clang_call_terminate|std::terminate\(\)|std::invalid_argument::.*|typeinfo for std::invalid_argument'
for name in "${names[@]}"; do
    asked=$(nm --undefined-only --demangle "$folder/$name.o" | sed 's/^ *[Uvw] //' | grep -vxE "$allowed" || true)
    data=$(nm --demangle "$folder/$name.o" | grep -E ' [BbCDdGgSs] ' | grep -v 'DW\.ref\.' || true)
    if [[ -n $asked$data ]]; then
        echo "UNEXPECTED in $name: $asked $data"
        failed=1
    fi
done

if ! command -v qemu-x86_64 >/dev/null; then
    echo "skipped: the mixed program on an old processor (qemu-x86_64 is not installed)"
    exit $failed
fi
"$compiler" -O1 -c "$here/main.cpp" -o "$folder/main.o"
old=(qemu-x86_64 -cpu Nehalem)
for level in "${levels[@]}"; do
    for order in "old new" "new old"; do
        read -r first second <<<"$order"
        program=$folder/mixed-$first-$second$level
        "$compiler" "$folder/main.o" "$folder/$first$level.o" "$folder/$second$level.o" -o "$program"
        if ! result=$("${old[@]}" "$program"); then
            echo "FAILED: the unit for old processors, linked with an AVX-512 unit ($order, $level)"
            failed=1
        # The proof that the processor is old.
        elif bash -c '"$@" && true' - "${old[@]}" "$program" new >/dev/null 2>&1; then
            echo "FAILED: the emulated processor runs AVX-512 code, and proves nothing"
            failed=1
        else
            echo "on a processor without AVX, $order, $level: $result"
        fi
    done
done
exit $failed
