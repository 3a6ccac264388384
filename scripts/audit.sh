#!/bin/sh
# Asks for known faults of each pinned package, by its version and hash, with pip-audit in an environment
# of its own: it is no part of what Dragoman needs. Needs a network.
set -eu
cd "$(dirname "$0")/.."
place=.venv-audit
[ -x "$place/bin/pip-audit" ] || {
    python3 -m venv "$place"
    "$place/bin/pip" install --quiet pip-audit
}
for list in requirements.txt requirements-build.txt requirements-dev.txt; do
    echo "$list"
    "$place/bin/pip-audit" --requirement "$list" --disable-pip --require-hashes --progress-spinner off
done
