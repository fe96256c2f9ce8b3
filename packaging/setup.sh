#!/bin/sh
# Prepares what ceviz runs on: the system's libraries, then .venv from a hash lock.
#
#     packaging/setup.sh LOCK [SECTION...]
#
# LOCK is a file in packaging/: requirements.txt, or requirements-dev.txt, which contains it. The
# SECTIONs are those of system-libraries.txt. What is in place is left alone, so that a second call
# takes a blink. PYTHON=... names the interpreter to use; otherwise the first that is new enough is.
set -eu
cd "$(dirname "$0")/.."

venv_python=.venv/bin/python
here=$(pwd -P)

main() {
    lock=$1
    shift
    find_python
    install_system_packages "$(missing_pip; missing_libraries "$@")"
    make_venv
    install_lock "$lock"
}

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

# --- Python ---------------------------------------------------------------------------------------

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if is_new_enough "$python"; then return; fi
    done
    found=$("${PYTHON:-python3}" --version 2>/dev/null) || found="no ${PYTHON:-python3}"
    stop "ceviz needs Python 3.11 or newer; here is $found." \
        "Install one, or name it: make run PYTHON=/path/to/python3.11"
}

has_venv() {
    # A venv knows its own path: one that was copied or moved with the folder is made anew.
    [ "$(cat .venv/folder 2>/dev/null)" = "$here" ] && is_new_enough $venv_python
}

make_venv() {
    if has_venv; then return; fi
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv || stop "$python could not make a virtual environment."
    echo "$here" >.venv/folder
}

install_lock() {
    is_installed "$1" || {
        echo "Installing the Python packages in packaging/$1 (once; it can take a minute)"
        pip install --only-binary=:all: --require-hashes -r "packaging/$1"
        cp packaging/requirements.txt .venv/
        [ "$1" = requirements.txt ] || cp "packaging/$1" .venv/
    }
    [ "$1" = requirements.txt ] || install_ceviz
}

is_installed() {
    cmp -s "packaging/$1" ".venv/$1"
}

install_ceviz() {
    # The tests also check the installed command and its metadata.
    if cat pyproject.toml ceviz/__init__.py | cmp -s - .venv/ceviz-metadata; then return; fi
    pip install --no-index --no-deps --no-build-isolation --editable .
    cat pyproject.toml ceviz/__init__.py >.venv/ceviz-metadata
}

pip() {
    $venv_python -m pip --quiet --no-input --disable-pip-version-check "$@"
}

# --- The system -----------------------------------------------------------------------------------

# Debian keeps pip's installer, without which no venv can be made, in a package of its own.
missing_pip() {
    has_venv || "$python" -c 'import ensurepip' 2>/dev/null ||
        "$python" -c 'import sys; print("python3.%d-venv" % sys.version_info.minor)'
}

missing_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    for section in "$@"; do
        sed -n "/^\[$section\]/,/^\[/ s/^\([a-z][^ ]*\)  *\([^ ]*\).*/\1 \2/p" \
            packaging/system-libraries.txt
    done | while read -r package proof; do
        is_present "$proof" || echo "$package"
    done
}

is_present() {
    case $1 in
        *.so.*) case $libraries in *[[:space:]]"$1 (libc6,"*) ;; *) return 1 ;; esac ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

install_system_packages() {
    if [ -z "$1" ]; then return; fi
    packages=$(printf '%s' "$1" | tr '\n' ' ')
    install="apt-get install -y --no-install-recommends $packages"
    if ! command -v apt-get >/dev/null; then
        echo "These seem to be missing (their names in Debian): $packages" >&2
    elif [ "$(id -u)" = 0 ]; then
        echo "Installing system packages: $packages"
        apt-get update -qq || true # a stale list of one repository need not stop the rest
        DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null ||
            stop "apt-get could not install them."
    else
        stop "ceviz needs some packages from the system. Type this, then the same make again:" "" \
            "    sudo apt-get update && sudo $install" ""
    fi
}

main "$@"
