"""Real reports whose texts stay in the shared folder, with gold lines that name places in them.

The texts belong to their publishers, so this repository holds only where they are, their hashes,
and gold lines whose evidence is told by offsets (`bench/press/README.md`).
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench import places
from bench.scorer import score
from dragoman.reading.sources import make_report
from dragoman.records import Report

PRESS = places.ROOT / "bench" / "press"
DATA = places.SHARED / "data"
# The sets whose gold lines and errors nobody reads.
UNREAD = ("blind", "far")
# The fields that hold a report's title and body in files of lines, and those that may name it.
FIELDS = (("title", "text"), ("article_title", "article_content"))
KEYS = ("dId", "filename", "unit_id")
# The stretch that a line of each file is about, and the field that tells where it stands.
STRETCHES = {
    "claims": [("evidence", "span")],
    "statements": [("content", "span"), ("cue", "cue_span")],
    "silences": [("evidence", "span")],
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a set's ``reports.tsv``: a report, and where its text is kept."""

    report: str
    file: str  # within the shared data
    key: str  # one of `KEYS` of the report in a file of lines; its version in a file of one page
    sha256: str  # of the text as the gold lines count it
    published: date


def gold(name: str) -> Path:
    """The folder of the gold lines of a set: ``dev`` and ``wide`` may be read, those of `UNREAD` not."""
    return PRESS / name


def load(name: str) -> list[Report]:
    """The reports of a set, in the order of its list.

    Raises `ValueError` where a text is missing or is not the one that the gold lines are about.
    """
    return [_report(one) for one in listed(name)]


def measure(name: str) -> dict[str, float]:
    """What the scorer says of the reports of a set."""
    return score(gold(name), load(name), gold(name))


def listed(name: str) -> list[Listed]:
    """The list of the reports of a set."""
    with (gold(name) / "reports.tsv").open(encoding="utf-8", newline="") as lines:
        rows: list[dict[str, Any]] = list(csv.DictReader(lines, delimiter="\t"))
    return [Listed(**row | {"published": date.fromisoformat(row["published"])}) for row in rows]


def with_words(name: str, folder: Path) -> Path:
    """Write the gold lines of a set with their words in them, for the eye, into a folder.

    The words belong to the publishers: never write them into the repository. Raises `ValueError`
    for the sets that nobody reads.
    """
    if name in UNREAD:
        raise ValueError(f"nobody reads the gold lines of the set {name} (bench/press/README.md)")
    texts = {report.id: report.text for report in load(name)}
    for kind, stretches in STRETCHES.items():
        source = (gold(name) / f"{kind}.jsonl").read_text(encoding="utf-8")
        with (folder / f"{kind}.jsonl").open("w", encoding="utf-8") as written:
            for line in map(json.loads, source.splitlines()):
                text = texts[line["report"]]
                words = {word: text[slice(*line[span])] for word, span in stretches}
                written.write(json.dumps({**line, **words}, ensure_ascii=False) + "\n")
    return folder


def _report(one: Listed) -> Report:
    text = text_of(DATA / one.file, one.key)
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != one.sha256:
        raise ValueError(
            f"{one.report}: the text under {one.key} in {DATA / one.file} is not the one that the "
            "gold lines are about; put back the data as it was, or make its gold lines anew"
        )
    return make_report(text, id=one.report, published=one.published)


def text_of(path: Path, key: str) -> str:
    """The text of a report: its title, an empty line and its body; the title stands there once.

    ``path`` is a file of lines that hold one report each, or of one outlet's page in its versions.
    Raises `ValueError` where the file or the report is not there.
    """
    if not path.is_file():
        raise ValueError(f"{path} is missing; the press benches need the whole shared folder")
    kept = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        found = next((one for one in map(json.loads, kept.splitlines()) if _is(one, key)), None)
        title, body = _told(found) if found else ("", "")
    else:
        found = json.loads(kept).get(key)
        title, body = (found["title"], _body(found["body"])) if found else ("", "")
    if found is None:
        raise ValueError(f"{path} holds no report {key}; put back the data as it was")
    return body if body.startswith(title) else f"{title}\n\n{body}"


def _is(line: Mapping[str, Any], key: str) -> bool:
    return key in map(line.get, KEYS)


def _told(line: Mapping[str, Any]) -> tuple[str, str]:
    """The title and the body of a report in a file of lines."""
    title, body = next(fields for fields in FIELDS if fields[0] in line)
    return line[title], line[body]


def _body(body: Mapping[str, Any]) -> str:
    """The paragraphs of a page and the headlines between them, one a line."""
    parts = list(body["summary"])
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts)
