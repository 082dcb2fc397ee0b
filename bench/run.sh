#!/usr/bin/env bash
# Installs what is missing, builds the benchmarks and runs them. All arguments go to the benchmark program:
#
#   bench/run.sh                          everything, from L1, L2, L3 and memory
#   bench/run.sh --quick                  from L2 alone, and with fewer repetitions: about a minute
#   bench/run.sh --quick gelu backward    what these words choose: activations, kernels, forward, derivative, backward,
#                                         float, double, L1, L2, L3, memory
#   bench/run.sh --peers gelu             beside other libraries, which are installed where that is possible
#   bench/run.sh --table                  the README's table: floats from L2 beside the other libraries; the run is kept in
#                                         build/bench/run.json, and as a page of charts in build/bench/report.html
#   bench/run.sh --table -DHILLOCK_ARCH=x86-64-v3    the same with AVX2, or any other of CMake's definitions
#
# Google Benchmark's own options work as well, for instance --benchmark_out=run.json.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../cmake/requirements.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/requirements.sh"

peers=OFF
table=OFF
arguments=()
definitions=(-DHILLOCK_ARCH=native) # also after a run with another one
for argument in "$@"; do
    case $argument in
    -h | --help) sed -n '2,/^set /{/^set /d; s/^# \{0,1\}//p}' "$0" && exit ;;
    --peers) peers=ON arguments+=(--peers) ;;
    --table) peers=ON table=ON ;;
    -D?*=*) definitions+=("$argument") ;;
    *) arguments+=("$argument") ;;
    esac
done

require g++ cmake ninja xsimd benchmark
try_require tbb || true # without it, the standard library's policies run on one thread
if [[ $peers == ON ]]; then
    for library in eigen sleef onednn xnnpack pthreadpool; do try_require "$library" || true; done
fi
configure_and_build bench bench -DHILLOCK_BENCH_PEERS="$peers" "${definitions[@]}" >&2
program=$root/build/bench/bench/hillock_bench
if [[ $table == OFF ]]; then exec "$program" "${arguments[@]}"; fi
run=$root/build/bench/run.json
# Many short repetitions, so that a clock that changes meanwhile changes for every row.
"$program" --peers float L2 --benchmark_repetitions=45 --benchmark_min_time=0.002 "${arguments[@]}" --benchmark_out="$run" >&2
"$root/bench/report" "$run" >"$root/build/bench/report.html"
"$root/bench/report" --markdown "$run"
