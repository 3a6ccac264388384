#!/bin/sh
# The README's second command: sets up what the tests need and runs them all.
# Words after it go to pytest:  sh scripts/test.sh tests/reading -k glued
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh dev

echo "Style and types ..." >&2
.venv/bin/ruff check
.venv/bin/ruff format --check
.venv/bin/mypy

if [ $# -gt 0 ]; then
    exec .venv/bin/python -m pytest "$@"
fi
echo "Tests ..." >&2
exec .venv/bin/python -m pytest -q -n 2 --cov --cov-report=term:skip-covered
