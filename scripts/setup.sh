#!/bin/sh
# Makes .venv and installs Dragoman in it: the core, or with the word "dev" also what its tests
# and tools need. A second run with nothing changed does nothing.
set -eu
cd "$(dirname "$0")/.."
what=${1:-core}

stop() {
    printf '\n%s\n' "$*" >&2
    exit 2
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for python in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14; do
        if new_enough "$python"; then
            echo "$python"
            return
        fi
    done
    stop "Dragoman needs Python 3.11 or newer, and none was found.
On Debian and Ubuntu:  sudo apt-get install python3 python3-venv
Or name one:           PYTHON=/path/to/python3.11 $0"
}

make_venv() {
    python=$(find_python)
    echo "Making .venv with $("$python" --version) ..." >&2
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
        stop "This Python cannot make virtual environments: its venv module is not installed.
On Debian and Ubuntu:  sudo apt-get install python3-venv
Then run this again."
    "$python" -m venv --clear .venv ||
        stop "No virtual environment could be made in .venv (see above). On Debian and Ubuntu this helps:
    sudo apt-get install python3-venv
Then run this again."
}

install() {
    .venv/bin/python -m pip --disable-pip-version-check install --quiet "$@" ||
        stop "The installation broke off (see above). It needs a network connection to the Python
package index, and about 2 GB of free disk. Run this again to go on."
}

case $what in
    core) lists="requirements.txt requirements-build.txt" ;;
    dev) lists="requirements-dev.txt requirements-build.txt" ;;
    *) stop "usage: $0 [core|dev]" ;;
esac

new_enough .venv/bin/python || make_venv

# What was installed last, and from which lists: the lists' own words, so that a change shows.
stamp=.venv/installed-$what
wanted=$(cat $lists pyproject.toml src/dragoman/version.py | cksum)
if [ ! -f "$stamp" ] || [ "$wanted" != "$(cat "$stamp")" ]; then
    echo "Installing Dragoman ($what) into .venv; this takes about a minute ..." >&2
    # The lists are complete: pip need not ask what else is wanted, and older ones get that wrong
    # where a package is wanted with an extra ("coverage[toml]").
    for list in $lists; do
        install --no-deps --require-hashes --only-binary :all: -r "$list"
    done
    install --no-deps --no-build-isolation --editable .
    echo "$wanted" >"$stamp"
fi
