#!/bin/sh
# venv.sh PYTHON FOLDER: make the virtual environment FOLDER with PYTHON, or say in one sentence what is missing.
set -eu
python=$1
folder=$2

fail() {
    echo "set-up: $*" >&2
    exit 1
}

usable() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

complete() {
    [ -x "$folder/bin/python" ] && usable "$folder/bin/python" && "$folder/bin/python" -m pip --version >/dev/null 2>&1
}

if complete; then exit 0; fi

command -v "$python" >/dev/null 2>&1 ||
    fail "geodsl needs Python 3.11 or newer, and '$python' is not here; name another: make setup PYTHON=python3.12"
usable "$python" ||
    fail "geodsl needs Python 3.11 or newer, and '$python' is $("$python" -V 2>&1); name another: make setup PYTHON=python3.12"

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    sudo=
    [ "$(id -u)" -eq 0 ] || sudo='sudo '
    if command -v apt-get >/dev/null 2>&1; then
        fail "Python's venv module is missing; install it with: ${sudo}apt-get update && ${sudo}apt-get install -y python$version-venv"
    elif command -v apk >/dev/null 2>&1; then
        fail "Python's venv module is missing; install it with: ${sudo}apk add python3 py3-pip"
    fi
    fail "Python's venv module is missing from '$python'; install a complete Python $version"
fi

"$python" -m venv "$folder"
complete || fail "the environment in '$folder' is broken or of an older Python; remove it and try again: rm -r '$folder'"
