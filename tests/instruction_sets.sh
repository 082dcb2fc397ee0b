#!/usr/bin/env bash
# All tests on every instruction set of x86-64 that this processor has, minutes each:
#   tests/instruction_sets.sh [ARCH...]     e.g. x86-64-v3; of all by default: SSE2, SSE4.2, AVX, AVX2 + FMA, AVX-512
# Prints what passed and how long it took. NEON, which needs another machine, is compared bit for bit by
# tests/run.sh -L bits, under qemu.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../cmake/requirements.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/requirements.sh"

# -march= by the feature of /proc/cpuinfo that it needs; sandybridge has AVX without AVX2.
declare -A needs=([x86-64]=sse2 [x86-64-v2]=sse4_2 [sandybridge]=avx [x86-64-v3]=fma [x86-64-v4]=avx512vl)
archs=("$@")
if ((${#archs[@]} == 0)); then archs=(x86-64 x86-64-v2 sandybridge x86-64-v3 x86-64-v4); fi

report=() failed=0
for arch in "${archs[@]}"; do
    if ! grep -qw "${needs[$arch]:-$arch}" /proc/cpuinfo; then
        report+=("$(printf '%-12s skipped: this processor has no %s' "$arch" "${needs[$arch]:-$arch}")")
        continue
    fi
    begin=$SECONDS log=$root/build/tests-g++-$arch.log
    mkdir -p "$root/build"
    if ! "$root/tests/run.sh" --arch "$arch" >"$log" 2>&1; then
        failed=$((failed + 1))
        tail -n 20 "$log"
    fi
    # ctest's "100% tests passed, 0 tests failed out of 300".
    result=$(grep -E 'tests passed' "$log" || echo "NOT BUILT")
    report+=("$(printf '%-12s %s, %d s' "$arch" "$result" $((SECONDS - begin)))")
done
printf '%s\n' "${report[@]}"
((failed == 0))
