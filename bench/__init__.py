"""The measures: ``python -m bench`` scores the coder, times it, and writes docs/quality.md.

Each bench is a module here with one function, ``measure() -> dict[str, float]``; ``floors.toml``
says what its figures mean and how low (or high) each may go.
"""

from __future__ import annotations

import os

# No figure depends on the names of whoever measures: only those of the package count.
os.environ["DRAGOMAN_AUTHORITY"] = ""
