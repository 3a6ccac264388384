# One line for each thing to be done here; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help demo setup test check format bench bench-install requirements licences audit clean

help:  ## list what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

demo:  ## set up Dragoman, read the example reports and show the picture
	@sh scripts/demo.sh

setup:  ## make .venv with all that a change needs
	@sh scripts/setup.sh dev

test:  ## set up and run style, types and all tests (ARGS="tests/reading -k glued" for some)
	@sh scripts/test.sh $(ARGS)

check: setup  ## style and types only
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

format: setup  ## put the code in its usual form
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

bench: setup  ## measure quality and speed, write docs/quality.md, and hold them to the floors
	.venv/bin/python -m bench

bench-install: setup  ## measure a fresh install (time and size), and write docs/quality.md
	.venv/bin/python -m bench install

requirements: setup  ## pin the newest versions that pyproject.toml allows, with their hashes
	@sh scripts/requirements.sh

licences: setup  ## list the licence of every pinned package; fails where one is unknown
	@.venv/bin/python scripts/licences.py

audit: setup  ## hold the pinned packages to known weaknesses (ADVISORIES=FILE, in the OSV form)
	@.venv/bin/python scripts/audit.py $${ADVISORIES:+"$$ADVISORIES"}

clean:  ## remove the environment and what was made by runs
	rm -rf .venv work .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis
