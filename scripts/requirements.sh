#!/bin/sh
# Pins the newest versions that pyproject.toml allows, with the hashes of all their files. No list
# holds the address of an index: each machine asks its own.
set -eu
cd "$(dirname "$0")/.."
export CUSTOM_COMPILE_COMMAND="make requirements"

compile() {
    .venv/bin/pip-compile --quiet --upgrade --no-config --generate-hashes --allow-unsafe \
        --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
        --constraint scripts/limits.txt "$@"
}

compile pyproject.toml --output-file requirements.txt
compile pyproject.toml --build-deps-for editable --only-build-deps \
    --constraint requirements.txt --output-file requirements-build.txt
compile pyproject.toml --extra dev \
    --constraint requirements.txt --constraint requirements-build.txt \
    --output-file requirements-dev.txt
