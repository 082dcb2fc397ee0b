#!/usr/bin/env bash
# Whether every compiler, optimisation, contraction mode and instruction set with fused multiply-add gives the same bits,
# and so every one without:
#   same_bits.sh [--quick] FOLDER [include folder...]
# Builds digest.cpp in FOLDER once for each combination that this machine has, and compares what the programs print.
# --quick: only two, from both compilers, and of AVX2 and AVX-512 where the processor has it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
quick=
if [[ $1 == --quick ]]; then quick=yes && shift; fi
folder=$1
shift
includes=(-I "$here/../../include")
for i in "$@"; do includes+=(-isystem "$i"); done
mkdir -p "$folder"

combinations=(
    "g++ -O2 -march=x86-64-v3"
    "g++ -O2 -march=x86-64-v4"
    "g++ -O0 -march=x86-64-v3 -ffp-contract=off"
    "g++ -std=gnu++20 -O3 -march=x86-64-v4 -ffp-contract=fast"
    "clang++ -O2 -march=x86-64-v3"
    "clang++ -O3 -march=x86-64-v4 -ffp-contract=fast"
    "g++ -O2 -march=x86-64-v3 -ffinite-math-only"
    "g++ -O2 -march=x86-64-v4 -fno-signed-zeros"
    "clang++ -O2 -march=x86-64-v3 -ffast-math -fno-unsafe-math-optimizations -fno-finite-math-only"
    "aarch64-linux-gnu-g++ -O2 -static"
    "g++ -O2 -march=x86-64"
    "g++ -O3 -march=x86-64-v2"
    "clang++ -O2 -march=x86-64"
    "clang++ -O2 -march=x86-64-v2 -mavx"
)
if [[ -n $quick ]]; then
    if grep -qw avx512vl /proc/cpuinfo 2>/dev/null; then other=5; else other=4; fi
    combinations=("${combinations[0]}" "${combinations[other]}")
fi

# has_fma COMBINATION: whether its instruction set has fused multiply-add, without which results differ.
has_fma() { [[ $1 == aarch64* || $1 =~ x86-64-v[34] ]]; }

# different A B: how many lines.
different() { (diff "$1" "$2" || true) | grep -c '^>' || true; }

# build COMBINATION NAME: compiled and linked apart, since a linker that is told -ffast-math makes subnormals zero.
build() {
    local compiler flags link='' standard=-std=c++20
    read -r compiler flags <<<"$1"
    if [[ $flags == *-std=* ]]; then standard=; fi
    if [[ $flags == *-static* ]]; then link=-static; fi
    # shellcheck disable=SC2086
    "$compiler" $standard ${flags/-static/} -w "${includes[@]}" -c "$here/digest.cpp" -o "$folder/$2.o"
    # shellcheck disable=SC2086
    "$compiler" $link "$folder/$2.o" -o "$folder/$2"
}

declare -A pids=()
for combination in "${combinations[@]}"; do
    if command -v "${combination%% *}" >/dev/null; then
        while (($(jobs -rp | wc -l) >= $(getconf _NPROCESSORS_ONLN))); do wait -n || true; done
        name=$(tr -c 'a-z0-9+\n' '_' <<<"$combination")
        rm -f "$folder/$name"
        build "$combination" "$name" &
        pids[$combination]=$!
    fi
done
failed=0
for combination in "${!pids[@]}"; do
    wait "${pids[$combination]}" || { echo "NOT BUILT: $combination" && failed=1; }
done
if ((failed)); then exit 1; fi

declare -A reference=()
done=0 differ=0
for combination in "${combinations[@]}"; do
    read -r compiler flags <<<"$combination"
    if ! command -v "$compiler" >/dev/null; then
        echo "skipped: $combination ($compiler is not installed)"
        continue
    fi
    runner=()
    case $combination in
    *x86-64-v4*) needs=avx512vl ;;
    *x86-64-v3*) needs=fma ;;
    *-mavx*) needs=avx ;;
    *) needs='' ;;
    esac
    if [[ $compiler == aarch64* && $(uname -m) != aarch64 ]]; then
        runner=(qemu-aarch64)
        if ! command -v qemu-aarch64 >/dev/null; then
            echo "skipped: $combination (qemu-aarch64 is not installed)"
            continue
        fi
    elif [[ -n $needs ]] && ! grep -qw "$needs" /proc/cpuinfo 2>/dev/null; then
        echo "skipped: $combination (this processor has no $needs)"
        continue
    fi
    name=$(tr -c 'a-z0-9+\n' '_' <<<"$combination")
    "${runner[@]}" "$folder/$name" >"$folder/$name.txt"
    done=$((done + 1))
    group="without fused multiply-add"
    if has_fma "$combination"; then group="with fused multiply-add"; fi
    if [[ -z ${reference[$group]:-} ]]; then
        reference[$group]=$folder/$name.txt
        echo "reference $group: $combination, $(wc -l <"$folder/$name.txt") digests"
    elif ! cmp -s "${reference[$group]}" "$folder/$name.txt"; then
        echo "DIFFERENT: $combination, $(different "${reference[$group]}" "$folder/$name.txt") digests:"
        (diff "${reference[$group]}" "$folder/$name.txt" || true) | grep '^>' | head -n 20
        differ=1
    else
        echo "same: $combination"
    fi
done
if ((${#reference[@]} == 2)); then
    echo "with and without fused multiply-add, $(different "${reference[@]}") digests differ"
fi
echo "covered: $done builds of ${#combinations[@]}"
if ((done < 2)); then
    echo "Only $done of ${#combinations[@]} combinations could be built here: nothing was compared."
    exit 77
fi
exit $differ
