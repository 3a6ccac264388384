#!/bin/sh
# Pins the newest versions that pyproject.toml allows, with the hashes of all their files. No list
# holds the address of an index: each machine asks its own. Extras stay in the lists: without them an
# older pip takes the newest version of "coverage[toml]", whatever is pinned for "coverage".
set -eu
cd "$(dirname "$0")/.."
export CUSTOM_COMPILE_COMMAND="make requirements"

compile() {
    .venv/bin/pip-compile --quiet --upgrade --no-config --generate-hashes --allow-unsafe \
        --no-strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links "$@"
}

compile pyproject.toml --output-file requirements.txt
# A list that others are held to may name no extras.
mkdir -p work
sed 's/^\([A-Za-z0-9._-]*\)\[[^]]*\]==/\1==/' requirements.txt >work/constraints.txt
compile pyproject.toml --build-deps-for editable --only-build-deps \
    --constraint work/constraints.txt --output-file requirements-build.txt
compile pyproject.toml --extra dev \
    --constraint work/constraints.txt --constraint requirements-build.txt \
    --output-file requirements-dev.txt
