"""What the intake finds out about reports: their language, damaged letters, and the time it takes.

python -m bench.intake [-e to list the pages whose language differs from what they say]
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench.dating import PAGES
from bench.places import SHARED
from dragoman.reading.language import find_language
from dragoman.reading.mending import mend
from dragoman.reading.sources import make_report

HEADLINES = SHARED / "training"
CHARACTERS = 3_000  # of a report whose time is taken

_LANG = re.compile(r"<html[^>]*\blang=[\"']?(\w\w)", re.IGNORECASE)
_SAME = {"nb": "no", "nn": "no"}
# Outlets whose pages say that they are in English and are in Swahili, Xhosa or Zulu.
_SAY_WRONG = {
    "HabariLeo": "sw",
    "Dizindaba": "xh",
    "IsolezweLesiXhosa": "xh",
    "EyethuNews": "zu",
    "Ilanga": "zu",
    "Isolezwe": "zu",
}


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a press page, and the language that the page says it is in."""

    page: str
    text: str
    language: str | None


def measure() -> dict[str, float]:
    bodies = list(_bodies())
    told = [body for body in bodies if body.language]
    sentences = [
        json.loads(line)["text"]
        for path in sorted(HEADLINES.glob("[a-h].jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    misread = [body.text.encode("utf-8").decode("latin-1") for body in bodies]
    return {
        "language_right": _share(find_language(one.text) == one.language for one in told),
        "language_of_80_characters": _share(
            find_language(one.text[:80]) == one.language for one in told
        ),
        "sentences_not_english": float(sum(find_language(one) != "en" for one in sentences)),
        "healthy_mended": float(sum(bool(mend(one.text).repairs) for one in bodies)),
        "misread_made_whole": _share(
            mend(damaged).text == body.text for damaged, body in zip(misread, bodies, strict=True)
        ),
        "milliseconds_a_report": _milliseconds([one.text for one in bodies]),
    }


def _share(right: Iterator[bool]) -> float:
    judged = list(right)
    return sum(judged) / len(judged)


def _milliseconds(texts: list[str]) -> float:
    """For the day, outlet and language of a plain text, and for mending it, on one core."""
    cut = [text[:CHARACTERS] for text in texts if len(text) >= CHARACTERS]
    begun = time.process_time()
    for text in cut:
        mend(make_report(text).text)
    return 1000 * (time.process_time() - begun) / len(cut)


def _bodies() -> Iterator[Body]:
    for gold_file in sorted(PAGES.glob("*/*.json")):
        pages = sorted(gold_file.parent.glob(f"{gold_file.stem}_*.html.gz"))
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        for page, told in zip(pages, gold.values(), strict=False):
            sections = (told.get("body") or {}).get("sections") or []
            text = "\n".join(str(one) for section in sections for one in section["paragraphs"])
            if not text.strip():
                continue
            markup = gzip.decompress(page.read_bytes()).decode("utf-8", "replace")
            language = _LANG.search(markup)
            code = _SAY_WRONG.get(gold_file.stem) or (language and language[1].lower())
            yield Body(page.name, text, _SAME.get(code or "", code))


def _errors() -> None:
    for body in _bodies():
        found = find_language(body.text)
        if found != body.language:
            print(body.page, "says", body.language, "found", found, repr(body.text[:60]))


if __name__ == "__main__":
    print({name: round(value, 3) for name, value in measure().items()})
    if "-e" in sys.argv:
        _errors()
