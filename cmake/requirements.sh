# shellcheck shell=bash
# What the scripts need before CMake can run, sourced by all of them: `require cmake ninja xsimd ...` installs what is
# missing with apt, saying what it runs, or tells what to install where it cannot.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=$(getconf _NPROCESSORS_ONLN)
export root jobs

# name: the Debian package, and what proves it to be there: a command, or a header that the compiler finds.
declare -A package=([g++]=g++ [clang++]=clang [cmake]=cmake [ninja]=ninja-build [pkg-config]=pkg-config
    [clang++-19]=clang-19 [libclang-rt]=libclang-rt-dev [aarch64-linux-gnu-g++]=g++-aarch64-linux-gnu
    [qemu-x86_64]=qemu-user [qemu-aarch64]=qemu-user
    [clang-format-19]=clang-format-19 [clang-tidy]=clang-tidy [shellcheck]=shellcheck
    [xsimd]=libxsimd-dev [catch2]=catch2 [mpfr]=libmpfr-dev [benchmark]=libbenchmark-dev [eigen]=libeigen3-dev
    [cli11]=libcli11-dev [zlib]=zlib1g-dev [tbb]=libtbb-dev [valgrind]=valgrind [fashion-mnist]=dataset-fashion-mnist
    [sollya]=sollya [python3-mpmath]=python3-mpmath
    [sleef]=libsleef-dev [onednn]=libdnnl-dev [xnnpack]=libxnnpack-dev [pthreadpool]=libpthreadpool-dev)
declare -A header=([xsimd]=xsimd/xsimd.hpp [catch2]='catch2/catch.hpp catch2/catch_all.hpp' [mpfr]=mpfr.h
    [benchmark]=benchmark/benchmark.h [eigen]='eigen3/Eigen/Core Eigen/Core' [cli11]=CLI/CLI.hpp [zlib]=zlib.h [tbb]=tbb/tbb.h
    [sleef]=sleef.h [onednn]=oneapi/dnnl/dnnl.hpp [xnnpack]=xnnpack.h [pthreadpool]=pthreadpool.h)
# What CMake downloads in a pinned release where the system has no package of it.
downloadable=' xsimd catch2 benchmark eigen cli11 '

say() { printf '%s\n' "$*" >&2; }

# version_below A B: whether the dotted version A comes before B.
version_below() { [[ $1 != "$2" && $(printf '%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]; }

present() {
    local name=$1 compiler candidate
    if dpkg-query -W -f '${Status}' "${package[$name]}" 2>/dev/null | grep -q 'ok installed'; then return 0; fi
    if [[ $name == fashion-mnist ]]; then return 1; fi
    if [[ -z ${header[$name]:-} ]]; then
        command -v "$name" >/dev/null
        return
    fi
    compiler=$(command -v c++ g++ clang++ | head -n 1) || return 1
    for candidate in ${header[$name]}; do
        if "$compiler" -E -x c++ - <<<"#include <$candidate>" >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

# Runs apt-get, as root or through sudo. Its output goes to build/apt.log, of which a failure shows the end.
run_apt() {
    local -a command=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@")
    if ((EUID != 0)); then command=(sudo "${command[@]}"); fi
    mkdir -p "$root/build"
    say "+ ${command[*]}    (output in build/apt.log)"
    "${command[@]}" >>"$root/build/apt.log" 2>&1 </dev/null
}

# An absent list of packages is fetched first, a stale one when it turns out to be.
apt_install() {
    local -a install=(install --no-install-recommends "$@")
    if apt-get --simulate "${install[@]}" >/dev/null 2>&1 && run_apt "${install[@]}"; then return 0; fi
    run_apt update || true
    run_apt "${install[@]}"
}

can_install() {
    command -v apt-get >/dev/null || return 1
    ((EUID == 0)) || sudo -n true 2>/dev/null || { [[ -t 0 ]] && command -v sudo >/dev/null; }
}

# missing NAME...: those that are not there, one a line.
missing() {
    local name
    for name in "$@"; do present "$name" || printf '%s\n' "$name"; done
}

packages_of() {
    local name
    for name in "$@"; do printf '%s\n' "${package[$name]}"; done
}

require() {
    local -a names packages
    local name fatal=0
    mapfile -t names < <(missing "$@")
    if ((${#names[@]} > 0)); then
        mapfile -t packages < <(packages_of "${names[@]}")
        if can_install; then
            say "Installing what is missing: ${names[*]}."
            if ! apt_install "${packages[@]}"; then
                tail -n 15 "$root/build/apt.log" >&2
                say "apt could not install ${packages[*]}; the lines above are the end of build/apt.log."
                exit 1
            fi
        else
            for name in "${names[@]}"; do [[ $downloadable == *" $name "* ]] || fatal=1; done
            say "Missing: ${names[*]} (Debian's packages: ${packages[*]})."
            if ((fatal)); then
                say "Install them with your system's package manager, then run this again. On Debian, as root:" \
                    "apt-get install ${packages[*]}"
                exit 1
            fi
            say "CMake will download pinned releases of them."
        fi
    fi
    if [[ " $* " == *' cmake '* ]] && version_below "$(cmake --version | sed -n '1s/.* //p')" 3.23; then
        say "hillock needs CMake 3.23 or newer, and $(command -v cmake) is $(cmake --version | sed -n '1s/.* //p')."
        exit 1
    fi
}

# try_require NAME...: installs what can be installed, and otherwise leaves it.
try_require() {
    local -a names packages
    mapfile -t names < <(missing "$@")
    if ((${#names[@]} == 0)); then return 0; fi
    can_install || return 1
    mapfile -t packages < <(packages_of "${names[@]}")
    apt_install "${packages[@]}"
}

# unpack SUITE ARCHITECTURE FOLDER PACKAGE...: Debian's packages into FOLDER; nothing is installed. The mirror is the one
# that apt has for this machine's own suite, of which nothing is changed.
unpack() {
    local suite=$1 architecture=$2 folder=$3 mirror archive
    shift 3
    if [[ -e $folder/usr ]]; then return 0; fi
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(COMPONENT)' 'Identifier: Packages' 2>/dev/null |
        awk '$1 ~ /debian\/?$/ && $2 == "main" && !found {print $1; found = 1}')
    [[ -n $mirror ]] || return 1
    mkdir -p "$folder/lists/partial" "$folder/archives/partial"
    folder=$(cd "$folder" && pwd)
    echo "deb $mirror $suite main" >"$folder/sources.list"
    local apt=(apt-get -qq -o "APT::Architecture=$architecture" -o "APT::Architectures::=$architecture"
        -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=- -o Dir::Etc::preferencesparts=/dev/null
        -o "Dir::State::lists=$folder/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
        -o "Dir::Cache::archives=$folder/archives" -o APT::Sandbox::User=root -o Acquire::Languages=none)
    "${apt[@]}" update && (
        cd "$folder" && "${apt[@]}" download "$@" || exit
        for archive in *.deb; do dpkg-deb -x "$archive" . || exit; done
    )
}

# configure_and_build PRESET FOLDER [cmake arguments]: in build/FOLDER, quietly unless something is wrong.
configure_and_build() {
    local preset=$1 folder=build/$2
    shift 2
    (
        cd "$root" || exit
        mkdir -p "$folder"
        say "Configuring and building in $folder."
        if ! cmake --preset "$preset" -B "$folder" "$@" >"$folder/configure.log" 2>&1; then
            cat "$folder/configure.log" >&2
            exit 1
        fi
        cmake --build "$folder" --parallel "$jobs"
    )
}
