"""Writes docs/records.md: what each field of a line of JSON means, from the schemas and the tables.

python scripts/records_doc.py
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from dragoman.data import plover
from dragoman.data.tables import read_tsv
from dragoman.picture.records import FlowShown, TieShown
from dragoman.records import Status
from dragoman.web.schemas import claims
from dragoman.web.schemas.making import schemas_of

HOME = Path(__file__).resolve().parents[1]
OUT = HOME / "docs" / "records.md"
FIELDS = HOME / "scripts" / "records_fields.tsv"
KINDS = {
    "act": claims.ActLine,
    "statement": claims.StatementLine,
    "silence": claims.SilenceLine,
    "tie": claims.TieLine,
    "consequence": claims.ConsequenceLine,
}
PICTURE = {"flow": FlowShown, "tie shown": TieShown}
# What `dragoman code` leaves out: it has no dossier to know them from.
OF_DOSSIER = ("id", "published", "outlet")
QUADS = {1: "verbal cooperation (in words)", 2: "material cooperation (in deeds)", 3: "verbal conflict", 4: "material conflict"}  # fmt: skip


def page() -> str:
    """The page as text. Raises `KeyError` for a field that no meaning is written for."""
    told = meanings()
    schemas: dict[str, Any] = {}
    for one in (*KINDS.values(), *PICTURE.values()):
        schemas |= schemas_of(one)
    common = set.intersection(*(set(_fields(schemas, one)) for one in KINDS.values()))
    parts = [HEAD.rstrip() + "\n", "## Every claim", ""]
    some = {name: one for name, one in _fields(schemas, claims.ActLine).items() if name in common}
    some["kind"] = {"one_of": list(KINDS)}
    parts += [*_table("claim", some, told), "", AFTER_CLAIM, ""]
    for kind, type_ in KINDS.items():
        own = {name: one for name, one in _fields(schemas, type_).items() if name not in common}
        parts += [f"## {kind.capitalize()}", "", *_table(kind, own, told), ""]
    parts += ["## What fields are made of", ""]
    for name in ("Party", "Voice", "Stretch", "Amount"):
        parts += [f"### {name}", "", schemas[name]["description"].replace("``", "`"), ""]
        parts += [*_table(name, schemas[name]["properties"], told), ""]
    parts += [CODES, "## Statuses", "", *_words("status", get_args(Status), told), ""]
    parts += ["## PLOVER types and modes", "", PLOVER, "", *_types(told), ""]
    parts += ["## Kinds of ties", "", *_words("tie kind", told["tie kind"], told), ""]
    parts += ["## Flows", "", FLOWS, "", *_table("flow", _fields(schemas, FlowShown), told), ""]
    parts += [f"Classes: {', '.join(row['class'] for row in read_tsv('picture_flows.tsv'))}.", ""]
    parts += ["## Ties in the picture", "", TIES, ""]
    parts += [*_table("tie shown", _fields(schemas, TieShown), told), ""]
    for name in ("Named", "Source", "Evidence", "Quantity"):
        parts += [f"### {name}", "", *_table(name, schemas[name]["properties"], told), ""]
    return "\n".join(parts).rstrip() + "\n"


def meanings() -> dict[str, dict[str, str]]:
    """By record or list, what each of its fields or words means."""
    found: dict[str, dict[str, str]] = {}
    lines = FIELDS.read_text(encoding="utf-8").splitlines()
    for line in [one for one in lines if one and not one.startswith("#")][1:]:
        record, field, meaning = line.split("\t")
        found.setdefault(record, {})[field] = meaning
    return found


def _fields(schemas: Mapping[str, Any], type_: type) -> dict[str, Any]:
    return dict(schemas[type_.__name__]["properties"])


def _table(record: str, fields: Mapping[str, Any], told: Mapping[str, dict[str, str]]) -> list[str]:
    rows = [
        f"| `{name}` | {_type(one)} | {told[record].get(name) or told['claim'][name]} |"
        for name, one in fields.items()
    ]
    return ["| field | holds | meaning |", "| --- | --- | --- |", *rows]


def _words(what: str, words: Iterable[str], told: Mapping[str, dict[str, str]]) -> list[str]:
    rows = [f"| `{word}` | {told[what][word]} |" for word in words]
    return ["| word | meaning |", "| --- | --- |", *rows]


def _types(told: Mapping[str, dict[str, str]]) -> list[str]:
    rows = []
    for type_, quad in plover.quads().items():
        modes = ", ".join(plover.modes(type_)) or "–"
        score = f"{plover.intensities()[type_]:+.1f}"
        rows.append(f"| `{type_}` | {quad} | {score} | {told['event'][type_]} | {modes} |")
    return [
        "| type | quad | intensity | what it does | modes |",
        "| --- | --: | --: | --- | --- |",
        *rows,
    ]


def _type(one: Mapping[str, Any]) -> str:
    """A schema in a few words.

    >>> _type({"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]})
    'day or null'
    """
    if "anyOf" in one:
        return " or ".join(dict.fromkeys(_type(each) for each in one["anyOf"]))
    if "$ref" in one:
        name = one["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in one:
        return f'`"{one["const"]}"`'
    if "one_of" in one:
        return ", ".join(f'`"{each}"`' for each in one["one_of"])
    if "enum" in one:
        return "a word of a list" if len(one["enum"]) > 1 else f'`"{one["enum"][0]}"`'
    if one.get("type") == "array":
        return f"list of {_type(one.get('items', {}))}"
    words = {
        "string": "text",
        "number": "number",
        "integer": "whole number",
        "boolean": "true or false",
    }
    return "day" if one.get("format") == "date" else words.get(one.get("type", ""), "null")


HEAD = """# The lines of JSON, field by field

Made by `python scripts/records_doc.py` from the schemas of the API and the tables; a test holds it to
them. `dragoman code` prints claims as JSON Lines, `dragoman claims --json` those of a dossier,
`/openapi.json` describes every answer of the API, and `dragoman flows --json` and `dragoman ties --json`
print what the last two parts tell. From Python the same fields are those of `dragoman.records`.

All offsets count Unicode code points of the report's text as it was read, so that `text[start:end]` is
the stretch. No field is left out: what is not told is null, or an empty list; an amount alone has only
the numbers that are told.
"""
AFTER_CLAIM = (
    "`dragoman code` has no dossier to know "
    + ", ".join(f"`{name}`" for name in OF_DOSSIER[:-1])
    + f" and `{OF_DOSSIER[-1]}` from, and leaves these out."
)
CODES = """### Codes

A state is its ISO 3166 code of three letters (`PRK`), a part of it that and a PLOVER sector (`PRK:MIL`
its forces, `PRK:GOV` its government), a body `IGO:` and its short name (`IGO:UNO`), a group `REB:` and
its own (`REB:HOUTHI`); `UNK` is somebody whom no table has. `dragoman actors NAME` tells who is meant.
"""
PLOVER = (
    "[PLOVER](https://github.com/openeventdata/PLOVER) has sixteen types of acts. A quad class is one "
    "of four: " + "; ".join(f"{quad} {words}" for quad, words in QUADS.items()) + ". The intensity "
    "runs from -10 (conflict) to +10 (cooperation); how it becomes a score is told in [scores](scores.md)."
)
FLOWS = "What passes from whom to whom, in one status: `dragoman flows`, `/flows.json`."
TIES = "Ties as reports claim them and as treaties and lists of members have them: `dragoman ties`, `/ties.json`."


if __name__ == "__main__":
    OUT.write_text(page(), encoding="utf-8")
    print(OUT.relative_to(HOME))
