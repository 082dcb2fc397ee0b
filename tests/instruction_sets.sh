#!/usr/bin/env bash
# All tests on one instruction set after the other, minutes each:
#   tests/instruction_sets.sh [NAME...]
#
#   x86-64, x86-64-v2, sandybridge, x86-64-v3, x86-64-v4   SSE2, SSE4.2, AVX, AVX2 + FMA, AVX-512, on a processor that
#                                                          has them
#   aarch64                                                NEON, cross-compiled and run by qemu
#   emulated                                               xsimd's batches of no instruction set, from its version 13 on
#
# All by default. Prints what passed and how long it took, and what was skipped and why.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../cmake/requirements.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/requirements.sh"

# -march= by the feature of /proc/cpuinfo that it needs; sandybridge has AVX without AVX2.
declare -A needs=([x86-64]=sse2 [x86-64-v2]=sse4_2 [sandybridge]=avx [x86-64-v3]=fma [x86-64-v4]=avx512vl)
names=("$@")
if ((${#names[@]} == 0)); then names=(x86-64 x86-64-v2 sandybridge x86-64-v3 x86-64-v4 aarch64 emulated); fi

# Each of these sets `options`, for tests/run.sh, or says in `skipped` why there are none, and in `left_out` what is.
of_this_processor() {
    options=(--arch "$1")
    if ! grep -qw "${needs[$1]:-$1}" /proc/cpuinfo; then skipped="this processor has no ${needs[$1]:-$1}"; fi
}

# Linked statically, so that qemu needs no libraries. oneTBB can only be linked dynamically: the standard library's
# policies run on one thread, but the tests have threads of their own, too.
of_aarch64() {
    local libraries=$root/build/aarch64 suite
    try_require aarch64-linux-gnu-g++ qemu-aarch64 || true
    if [[ -n $(missing aarch64-linux-gnu-g++ qemu-aarch64) ]]; then
        skipped='it needs aarch64-linux-gnu-g++ and qemu-aarch64'
        return
    fi
    suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    if ! unpack "$suite" arm64 "$libraries" libxsimd-dev catch2 libmpfr-dev libgmp-dev; then
        skipped='apt cannot fetch the libraries of the tests for arm64 here'
        return
    fi
    options=(--compiler aarch64-linux-gnu-g++ --arch armv8-a -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64
        -DCMAKE_CROSSCOMPILING_EMULATOR=qemu-aarch64 -DCMAKE_EXE_LINKER_FLAGS=-static
        "-DCMAKE_PREFIX_PATH=$libraries/usr" -DCMAKE_DISABLE_FIND_PACKAGE_TBB=ON
        -DCMAKE_CXX_FLAGS=-D_GLIBCXX_USE_TBB_PAR_BACKEND=0
        --label-exclude 'bits|symbols|configurations|package' --exclude-regex 'more than 2\^32 elements')
    left_out='but not the package, whose programs cmake runs without qemu, nor 2^32 elements, which take it too long'
}

of_emulated() {
    local xsimd=$root/build/xsimd-13
    if ! unpack trixie amd64 "$xsimd" libxsimd-dev; then
        skipped='apt cannot fetch an xsimd that has it here'
        return
    fi
    # Small and hardly optimised: what others do by an instruction is a loop that the compiler has to see through.
    options=(--folder tests-emulated --arch x86-64-v3 "-Dxsimd_DIR=$xsimd/usr/lib/x86_64-linux-gnu/cmake/xsimd"
        "-DCMAKE_CXX_FLAGS=-DXSIMD_WITH_EMULATED=1 '-DXSIMD_DEFAULT_ARCH=xsimd::emulated<128>'"
        -DCMAKE_CXX_FLAGS_RELEASE=-O1)
}

report=() failed=0
for name in "${names[@]}"; do
    options=() skipped='' left_out=''
    case $name in
    aarch64 | emulated) "of_$name" ;;
    *) of_this_processor "$name" ;;
    esac
    if [[ -n $skipped ]]; then
        report+=("$(printf '%-12s skipped: %s' "$name" "$skipped")")
        continue
    fi
    begin=$SECONDS log=$root/build/tests-$name.log
    mkdir -p "$root/build"
    if ! "$root/tests/run.sh" "${options[@]}" >"$log" 2>&1; then
        failed=$((failed + 1))
        tail -n 20 "$log"
    fi
    # ctest's "100% tests passed, 0 tests failed out of 300".
    result=$(grep -E 'tests passed' "$log" || echo "NOT BUILT")
    report+=("$(printf '%-12s %s, %d s %s' "$name" "$result" $((SECONDS - begin)) "$left_out")")
done
printf '%s\n' "${report[@]}"
((failed == 0))
