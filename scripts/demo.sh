#!/bin/sh
# The README's first command: sets Dragoman up, reads the example reports and shows the picture.
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh core

mkdir -p work
rm -f work/examples.duckdb work/examples.duckdb.*
.venv/bin/dragoman read examples/reports --into work/examples.duckdb
.venv/bin/dragoman picture --from work/examples.duckdb

cat <<'END'

The dossier of this affair is work/examples.duckdb. See it in the browser, or ask it more:
    .venv/bin/dragoman serve work/examples.duckdb --open
    .venv/bin/dragoman timeline --from work/examples.duckdb
    .venv/bin/dragoman statements --from work/examples.duckdb
    .venv/bin/dragoman --help
END
