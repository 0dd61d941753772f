#!/bin/sh
# libcairo.sh PYTHON: see to it that PYTHON can load libcairo. Install it where that is allowed (root on a
# system with apt-get), else name the one command for this system.
set -eu
python=$1

found() {
    "$python" - <<'CODE'
import ctypes
import ctypes.util
import sys

for name in ("libcairo.so.2", "libcairo.2.dylib", ctypes.util.find_library("cairo")):
    try:
        if name and ctypes.CDLL(name):
            sys.exit(0)
    except OSError:
        pass
sys.exit(1)
CODE
}

if found; then exit 0; fi

sudo=
[ "$(id -u)" -eq 0 ] || sudo='sudo '
hint=
if command -v apt-get >/dev/null 2>&1; then
    command="${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends libcairo2"
elif command -v dnf >/dev/null 2>&1; then
    command="${sudo}dnf install -y cairo"
elif command -v pacman >/dev/null 2>&1; then
    command="${sudo}pacman -S --noconfirm cairo"
elif command -v apk >/dev/null 2>&1; then
    command="${sudo}apk add cairo"
elif command -v zypper >/dev/null 2>&1; then
    command="${sudo}zypper install -y libcairo2"
elif command -v brew >/dev/null 2>&1; then
    command="brew install cairo"
    # A Python that is not Homebrew's own doesn't look where Homebrew puts its libraries.
    hint=" (if it is installed: export DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib)"
else
    command="the package manager of this system (the package is called cairo or libcairo2)"
fi

if [ -z "$sudo" ] && command -v apt-get >/dev/null 2>&1; then
    echo "set-up: libcairo is missing, installing it"
    if apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends libcairo2 && found; then
        exit 0
    fi
fi

echo "set-up: libcairo is missing; install it with: $command$hint" >&2
exit 1
