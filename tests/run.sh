#!/usr/bin/env bash
# Installs what is missing, builds the tests and runs them.
#
#   tests/run.sh [--compiler g++|clang++] [--arch ARCH] [--folder NAME] [-DNAME=VALUE]... [ctest arguments]
#
#   tests/run.sh                              everything, with g++, for this machine's instruction set
#   tests/run.sh --compiler clang++           the same with clang
#   tests/run.sh --arch x86-64-v3 -R elu      -march=x86-64-v3, and only the tests whose name has "elu"
#   tests/run.sh -L exhaustive                samples of all floats, against double arithmetic and MPFR
#   tests/run.sh -L bits                      the same bits from every compiler and instruction set
#   tests/run.sh -L symbols                   no symbol shared by units of different -m flags
#   tests/run.sh -L configurations            no warning from any compiler, xsimd and standard
#   tests/run.sh -Dxsimd_DIR=FOLDER           against another xsimd
#   tests/run.sh --folder NAME                in build/NAME, by default of the compiler's and instruction set's names
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../cmake/requirements.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/requirements.sh"

compiler=g++ arch=native folder='' definitions=() selection=()
while (($# > 0)); do
    case $1 in
    -h | --help) sed -n '2,/^set /{/^set /d; s/^# \{0,1\}//p}' "$0" && exit ;;
    --compiler) compiler=${2:?"--compiler wants a name"} && shift ;;
    --compiler=*) compiler=${1#*=} ;;
    --arch) arch=${2:?"--arch wants a name"} && shift ;;
    --arch=*) arch=${1#*=} ;;
    --folder) folder=${2:?"--folder wants a name"} && shift ;;
    --folder=*) folder=${1#*=} ;;
    -D?*=*) definitions+=("$1") ;;
    *) selection+=("$1") ;;
    esac
    shift
done

needed=(g++ cmake ninja pkg-config xsimd catch2 mpfr cli11)
[[ $compiler != clang++ ]] || needed+=(clang++)
require "${needed[@]}"
try_require tbb || true # without it, the standard library's policies run on one thread
if ! command -v "$compiler" >/dev/null; then
    say "There is no compiler '$compiler' on this machine."
    exit 1
fi

# The long tests over all floats are built and run when they are asked for by name or label.
if [[ ${selection[*]} == *exhaustive* ]]; then
    definitions+=(-DHILLOCK_EXHAUSTIVE=ON)
else
    definitions+=(-DHILLOCK_EXHAUSTIVE=OFF)
fi
# So are those that build one program with many compilers and flags, for minutes.
if [[ ! ${selection[*]} =~ bits|symbols|configurations ]]; then
    selection+=(--label-exclude 'bits|symbols|configurations')
fi

folder=${folder:-tests-${compiler##*/}-$arch}
configure_and_build tests "$folder" -DCMAKE_CXX_COMPILER="$compiler" -DHILLOCK_ARCH="$arch" "${definitions[@]}"
result=0
ctest --test-dir "$root/build/$folder" --output-on-failure --no-tests=error --parallel "$jobs" "${selection[@]}" ||
    result=$?
# For promises.sh: ctest keeps its last log only.
mkdir -p "$root/build/$folder/results"
cp "$root/build/$folder/Testing/Temporary/LastTest.log" \
    "$root/build/$folder/results/$(tr -c '[:alnum:]\n' _ <<<"${selection[*]}").log"
exit $result
