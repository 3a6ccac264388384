"""Writes the examples of the API's description: the example reports, asked once for every page.

python scripts/api_examples.py
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import dragoman
from dragoman.dossier import Dossier
from dragoman.picture.lines import plain
from dragoman.web.html import all_asked
from dragoman.web.pages import pages

HOME = Path(__file__).resolve().parents[1]
OUT = HOME / "src" / "dragoman" / "web" / "schemas" / "examples.json"
MOST = 2  # entries of a list within a record
LONGEST = 240  # characters of a text
REPORT = "03-austin-rome-wire"


def main() -> None:
    """Read the example reports, and write what each page answers."""
    with tempfile.TemporaryDirectory() as folder, dragoman.open(f"{folder}/e.duckdb") as dossier:
        dossier.read([str(HOME / "examples" / "reports")])
        dossier.judge(dossier.rows(REPORT)[0].id, "right", who="reader", note="as it says")
        made = {name: _example(dossier, name) for name in sorted(pages())}
    text = json.dumps(made, ensure_ascii=False, indent=1, default=str)
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT.relative_to(HOME)}: {len(made)} pages, {len(text) // 1024} KB")


def _example(dossier: Dossier, name: str) -> dict[str, Any]:
    page = pages()[name]
    asked = _asked(dossier, name)
    named = {word: value for word, value in all_asked(page, asked).items() if value is not None}
    records: dict[str, Any] = {}
    for one in page.lines(page.ask(dossier, **named)):
        records.setdefault(str(one.get("part", "")), _short(plain(one)))
    answer = {"page": name, "asked": plain(named), "records": list(records.values())}
    return {"asked": asked, "answer": answer}


def _asked(dossier: Dossier, name: str) -> dict[str, Any]:
    """What an example asks of a page."""
    asked: dict[str, dict[str, Any]] = {
        "event": {"id": dossier.events()[0].id},
        "story": {"id": dossier.stories()[0].id},
        "report": {"id": REPORT},
        "actor": {"id": "PRK"},
        "dyad": {"a": "PRK", "b": "RUS"},
        "search": {"q": "troops"},
        "counts": {"single": True},
        "amounts": {"a": "PRK", "b": "RUS"},
        "outlook": {"a": "PRK", "b": "RUS"},
        "whatif": {"type": "AID", "source": "PRK", "target": "RUS"},
    }
    return asked.get(name, {})


def _short(value: Any) -> Any:
    """A record with its lists and texts cut, so that the shape of it is seen at a glance."""
    if isinstance(value, dict):
        return {name: _short(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_short(one) for one in value[:MOST]]
    if isinstance(value, str) and len(value) > LONGEST:
        return value[:LONGEST]
    return value


if __name__ == "__main__":
    main()
