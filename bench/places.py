"""Where the benches find things: the checkout, the examples, the folder beside the checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
SCORER = SHARED / "tools" / "score_claims.py"

FLOORS = ROOT / "bench" / "floors.toml"
FIGURES = ROOT / "bench" / "figures.json"
PAGE = ROOT / "docs" / "quality.md"
README = ROOT / "README.md"
RELIABILITY = ROOT / "docs" / "reliability.md"
PACKAGED = ROOT / "src" / "dragoman" / "data" / "tables" / "figures.tsv"
