"""States, demonyms and capitals of the public tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.authority.common import iso, rows_of


def names(source: Path) -> Iterator[tuple[str, str, str, str]]:
    """States, demonyms and capitals as ``(alias, code, kind, name)``."""
    for alias, code, kind, name in [
        *rigour(source / "rigour/territories.jsonl"),
        *nationalities(source / "i18n-nationality/i18n-nationality.tsv"),
        *factbook(source / "factbook/factbook.tsv"),
    ]:
        if usable(alias):
            yield alias, code, kind, name


def usable(alias: str) -> bool:
    """Short names collide with words of English; the hand-written tables hold the good ones."""
    return len(alias) > 3 and alias[:1].isupper() and "(" not in alias and alias.isprintable()


def rigour(path: Path) -> Iterator[tuple[str, str, str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("is_country") and len(row.get("alpha3", "")) == 3:
            code = iso(row["alpha3"].upper())
            for alias in {row["name"], row["full_name"]}:
                yield alias, code, "state", row["name"]


def nationalities(path: Path) -> Iterator[tuple[str, str, str, str]]:
    for row in rows_of(path):
        for alias in row["alias"].split(","):
            yield alias.strip(), iso(row["iso3"]), "demonym", alias.strip()


def factbook(path: Path) -> Iterator[tuple[str, str, str, str]]:
    kinds = {"demonym": "demonym", "capital": "capital"}  # its names are partly in local languages
    for row in rows_of(path):
        code = iso(row["iso3"])
        alias = re.sub(r"\(s\)|\(|\)", "", row["alias"]).strip()
        if row["kind"] not in kinds or len(code) != 3 or len(alias.split()) > 5:
            continue
        if row["kind"] == "capital":
            if "administered" in alias:
                continue
            code += ":GOV"
        yield alias, code, kinds[row["kind"]], row["canonical"].split(" (")[0]
