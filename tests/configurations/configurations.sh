#!/usr/bin/env bash
# Whether a user's file that includes hillock and calls all of it compiles without a warning: with every compiler and
# xsimd that this machine has or its package manager offers, C++20 and 23, with and without exceptions and run-time types.
#   configurations.sh FOLDER [include folder of xsimd]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1 system=${2:-}
warnings=(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Wold-style-cast -Werror)
mkdir -p "$folder"

# fetch_xsimd SUITE: unpacks that Debian suite's xsimd into FOLDER/SUITE. The mirror is the one that apt has for this
# machine's own suite, of which nothing is changed.
fetch_xsimd() {
    local state=$folder/$1 mirror
    if [[ -e $state/usr/include/xsimd ]]; then return 0; fi
    command -v apt-get dpkg-deb >/dev/null || return 1
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(COMPONENT)' 'Identifier: Packages' 2>/dev/null |
        awk '$1 ~ /debian\/?$/ && $2 == "main" && !found {print $1; found = 1}')
    [[ -n $mirror ]] || return 1
    mkdir -p "$state/lists/partial" "$state/archives/partial"
    echo "deb $mirror $1 main" >"$state/sources.list"
    local apt=(apt-get -qq -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=-
        -o Dir::Etc::preferencesparts=- -o "Dir::State::lists=$state/lists" -o Dir::Cache::pkgcache=
        -o Dir::Cache::srcpkgcache= -o "Dir::Cache::archives=$state/archives" -o APT::Sandbox::User=root
        -o Acquire::Languages=none)
    "${apt[@]}" update && (cd "$state" && "${apt[@]}" download libxsimd-dev && dpkg-deb -x libxsimd-dev_*.deb .)
}

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
        "$@" "${warnings[@]}" -fsyntax-only -DUNIT=unit -I "$here/../../include" ${xsimd:+-isystem "$xsimd"} \
            "$here/../symbols/unit.cpp" >"$folder/$number.log" 2>&1
        echo $? >"$folder/$number.result"
    } &
}

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
for suite in trixie sid; do
    if fetch_xsimd "$suite" >"$folder/$suite.log" 2>&1; then
        for compiler in "${compilers[@]}"; do each "$folder/$suite/usr/include" "$compiler" -std=c++20 -march=x86-64-v4; done
        each "$folder/$suite/usr/include" "${compilers[0]}" -std=c++20 -march=x86-64
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
