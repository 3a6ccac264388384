"""Armed groups of the Phoenix dictionary, and in which states the Factbook sees which group act."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.actors.spelling import plain
from dragoman.actors.terms import load_terms
from dragoman.data.tables import read_tsv
from scripts.authority.common import iso, rows_of

SMALL = set("of the for and in to on a an with from by al ul wal el as de la del y e i".split())
# A name of fewer words is too often a word or a name of something else.
LEAST_WORDS = 3
# Words without which a name may be a person's or anything's.
GROUP_WORDS = set(
    "army front brigade brigades battalion battalions group groups movement organization organisation "
    "party liberation resistance jihad militia militias commando commandos command force forces union "
    "council cell cells nucleus nuclei tigers faction jamaat revolutionary rebels guerrillas cartel "
    "ejercito frente brigada brigate fronte armata lashkar harakat ansar".split()
)
# Groups of no one state have codes of their own kinds in the dictionary; ours are written by hand.
_CODE = re.compile(r"\[([A-Z]{3})REB\]")
_NAME = re.compile(r"[A-Z][A-Z'-]+( [A-Z'-]+)+")


def groups(source: Path, states: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Armed groups as ``(alias, code, kind, name)``, under the state that they rise against."""
    names: list[str] = []
    path = source / "phoenix/Phoenix.MilNonState.actors.txt"
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        text = line.split("#")[0].split(";")[0].strip()
        found = _CODE.search(text)
        if found and found.group(1) in states:
            good = [one for one in map(named, names) if one]
            for alias in good:
                yield alias, f"{found.group(1)}:REB", "group", good[0]
        if text.startswith("["):
            names = []
        elif text:
            names.append(text)


def named(text: str) -> str:
    """A name of the dictionary in usual letters, or nothing where it is no safe name."""
    bare = re.sub(r"\(.*?\)", "", text.lstrip("+")).replace("_", " ")
    bare = " ".join(bare.split())
    parts = bare.split()
    if not _NAME.fullmatch(bare) or len(parts) < LEAST_WORDS:
        return ""
    terms = load_terms()
    lowered = [part.lower() for part in parts]
    if not GROUP_WORDS & set(lowered) or all(one in terms or one in SMALL for one in lowered):
        return ""
    return " ".join(
        part.lower() if part.lower() in SMALL and i else title(part) for i, part in enumerate(parts)
    )


def title(part: str) -> str:
    return re.sub(r"[A-Z]+", lambda hit: hit[0].capitalize(), part).replace("'S", "'s")


def acts_in(source: Path) -> Iterator[tuple[str, str]]:
    """Which of our groups the Factbook lists in which state, as ``(code, state)``."""
    codes = {
        key(alias): row["code"]
        for table in ("groups", "forces", "organisations")
        for row in read_tsv(f"actors_{table}.tsv")
        for alias in (row["name"], *row["aliases"].split("|"))
        if alias
    }
    states = states_by_gec(source)
    with gzip.open(source / "factbook/profiles.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            state = states.get(row["gec"], "")
            for text in listed(row["profile"].get("Terrorism", {})):
                code = next((codes[one] for one in spelt(text) if one in codes), "")
                if code and state and ":" in code:
                    yield code, state


def listed(section: dict[str, object]) -> Iterator[str]:
    """The groups of a profile; what follows "note" is prose."""
    for field in section.values():
        text = field.get("text", "") if isinstance(field, dict) else str(field)
        text = html.unescape(re.sub(r"<[^>]+>", "", text)).split("note:")[0]
        yield from (part.strip() for part in text.split(";") if part.strip())


def spelt(text: str) -> Iterable[str]:
    """The ways in which an entry may be known: as it is, without its letters, by its letters."""
    bare = re.sub(r"\(.*?\)", "", text).strip()
    letters = re.findall(r"\(([^)]{4,})\)", text)  # "KIA" and "ISI" are others as well
    shorter = re.sub(r" (Group|Network|Movement)$", "", bare)
    first = re.split(r" [-–] |/", bare)[0]
    return [key(one) for one in (text, bare, *letters, shorter, first) if one]


def key(name: str) -> str:
    """A name without accents, case, hyphens and the many spellings of one Arabic sound."""
    folded = plain(name).casefold().replace("'", "").replace("-", " ")
    folded = re.sub(r"\b(al|el|ul|ur|us|ash|e|i) ", "", folded)
    return folded.replace("qaida", "qaeda").replace("hizb", "hezb").replace("ballah", "bollah")


def states_by_gec(source: Path) -> dict[str, str]:
    """ISO codes by the two-letter codes that the Factbook's files are named by."""
    pairs: dict[str, str] = {}
    for row in rows_of(source / "factbook/leaders.tsv"):
        if row.get("gec"):
            pairs[row["gec"].lower()] = iso(row["iso3"])
    return pairs
