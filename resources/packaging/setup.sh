# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run, tests/run and .ci/run: installs what is missing and builds a preset.
# Expects the working directory to be the project root.

say() { printf '\n==> %s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

packageLines() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' resources/packaging/packages.txt; }

isInstalled() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Prints the packages that are missing; of alternatives, the first.
missingPackages() {
    local line name
    packageLines | while read -r line; do
        for name in ${line//|/ }; do
            if isInstalled "$name"; then continue 2; fi
        done
        printf '%s\n' "${line%%|*}"
    done
}

# Without apt nothing can be installed from here; the build tools are the part we can check.
checkWithoutApt() {
    local tool missing=""
    for tool in cmake ninja c++; do
        command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
    done
    [ -z "$missing" ] || fail "This is not Debian or Ubuntu, so nothing was installed. Missing:$missing.
Lossglass takes what these Debian packages hold: $(packageLines | tr '\n' ' ')"
}

installPackages() {
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        checkWithoutApt
        return
    fi
    local missing asRoot=""
    missing=$(missingPackages)
    [ -n "$missing" ] || return 0
    missing=$(printf '%s' "$missing" | tr '\n' ' ')
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            fail "Missing packages: $missing
Not root and no sudo. As root: apt-get install --no-install-recommends $missing"
        asRoot="sudo"
    fi
    say "Installing packages: $missing"
    $asRoot apt-get update -q -o Acquire::Retries=3 ||
        printf 'apt-get update failed; trying with the lists at hand.\n' >&2
    # shellcheck disable=SC2086 # the list is meant to split into words
    $asRoot env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        -o Acquire::Retries=3 $missing || fail "The packages could not be installed. Missing: $missing"
}

# One job per core, but not more than memory allows: a file with plots takes 0.7 GB.
buildJobs() {
    local cores kib jobs
    cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || printf 2)
    kib=$(sed -n 's/^MemAvailable: *\([0-9]*\).*/\1/p' /proc/meminfo 2>/dev/null)
    jobs=$((${kib:-4194304} / 1048576))
    [ "$jobs" -ge 1 ] || jobs=1
    if [ "$jobs" -gt "$cores" ]; then jobs=$cores; fi
    printf '%s' "$jobs"
}

# What a linker says of a full disk ("Bus error") does not tell: prints a sentence, or nothing.
whyNoSpace() {
    local free
    free=$(df -Pm . 2>/dev/null | awk 'NR == 2 { print $4 }')
    if [ "${free:-1000}" -lt 100 ]; then
        printf ' The disk of %s is full (%s MB are free).' "$PWD" "$free"
    fi
}

# buildPreset PRESET [TARGET]: configures and builds build/PRESET. A compiler cache is taken only where
# CMAKE_CXX_COMPILER_LAUNCHER names one: a first build is twice as fast with precompiled headers,
# which go without.
buildPreset() {
    local preset=$1
    say "Building ($preset)"
    cmake --preset "$preset" ||
        fail "Configuring failed. Lossglass takes CMake 3.25, Qt 6.4 and what these Debian packages hold: \
$(packageLines | tr '\n' ' ')"
    cmake --build --preset "$preset" -j "$(buildJobs)" ${2:+--target "$2"} ||
        fail "The build failed.$(whyNoSpace)"
}

# No display is needed, and Qt wants a private folder for its sockets.
goHeadless() {
    export QT_QPA_PLATFORM=offscreen
    if [ -z "${XDG_RUNTIME_DIR:-}" ] || [ ! -w "${XDG_RUNTIME_DIR:-}" ]; then
        XDG_RUNTIME_DIR="$PWD/build/runtime"
        mkdir -p "$XDG_RUNTIME_DIR"
        chmod 700 "$XDG_RUNTIME_DIR"
        export XDG_RUNTIME_DIR
    fi
}
