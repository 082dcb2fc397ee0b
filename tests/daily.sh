#!/usr/bin/env bash
# What is too long for every change, some three hours: all tests with clang and on every instruction set, the same bits
# from every compiler, a hundred million doubles of every function, random parameters, the kernels under valgrind, an hour
# of the fuzzer, where the constants come from. Every part runs, also after one has failed.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../cmake/requirements.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/requirements.sh"
cd "$root"
require g++ clang++ cmake ninja pkg-config xsimd catch2 mpfr cli11 valgrind
for name in libclang-rt aarch64-linux-gnu-g++ qemu-aarch64 qemu-x86_64 sollya python3-mpmath; do
    try_require "$name" || true
done

report=() failed=0
part() {
    local name=$1 begin=$SECONDS status=0 result=passed
    shift
    printf '\n==== %s: %s\n' "$name" "$*"
    "$@" || status=$?
    case $status in
    0) ;;
    77) result=skipped ;;
    *) result=FAILED failed=$((failed + 1)) ;;
    esac
    report+=("$(printf '%-18s %-7s %5d s' "$name" "$result" $((SECONDS - begin)))")
}

search_doubles() {
    local folder=build/tests-g++-native/tests/exhaustive
    tests/run.sh -L exhaustive &&
        "$folder/hillock_exhaustive" --type double --samples 120000 --compare 100000000 &&
        "$folder/hillock_parameters"
}

# valgrind knows no AVX-512, and no long double, which one test takes its reference from.
kernels_under_valgrind() {
    cmake --preset avx2 -B build/valgrind '-DCMAKE_CXX_FLAGS_RELEASE=-O1 -g1' >/dev/null &&
        cmake --build build/valgrind --parallel "$jobs" --target test_kernels &&
        valgrind --quiet --error-exitcode=1 build/valgrind/tests/test_kernels '~the gradients of softmax and log_softmax*'
}

fuzz_for_an_hour() {
    cmake --preset fuzz >/dev/null && cmake --build --preset fuzz && mkdir -p build/fuzz/corpus &&
        build/fuzz/tests/fuzz/hillock_fuzz build/fuzz/corpus tests/fuzz/seeds -max_total_time=3600 -max_len=700 \
            -len_control=0 -verbosity=0 -print_funcs=0 -print_final_stats=1 -artifact_prefix=build/fuzz/
}

part clang tests/run.sh --compiler clang++
part "instruction sets" tests/instruction_sets.sh
part bits tests/run.sh -L bits
part doubles search_doubles
part valgrind kernels_under_valgrind
part fuzz fuzz_for_an_hour
part coefficients tests/coefficients/check.sh
printf '\n%s\n' "${report[@]}"
((failed == 0))
