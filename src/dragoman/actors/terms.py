"""The nouns that make an actor together with their owner: roles, organs, forces, people."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman.data.tables import read_tsv


@dataclass(frozen=True, slots=True)
class Term:
    """One noun or noun phrase of ``actors_terms.tsv``."""

    phrase: str
    role: str  # role, people, organ or field
    kind: str
    sector: str  # empty: as what stands before it, GOV where nothing does
    key: str = ""  # the office in the holders' tables
    home: str = ""  # the one state where the title exists
    as_field: str = ""  # the sector that it gives to a word after it ("army spokesman")


def load_terms() -> dict[str, Term]:
    """All terms by their lower-case phrase; plurals made by rule give way to rows of the table."""
    found: dict[str, Term] = {}
    fields: dict[str, str] = {}
    plurals: dict[str, Term] = {}
    for row in read_tsv("actors_terms.tsv"):
        for phrase in row["terms"].lower().split("|"):
            if row["class"] == "field":
                fields[phrase] = row["sector"]
                continue
            term = Term(phrase, row["class"], row["kind"], row["sector"], row["key"], row["home"])
            found.setdefault(phrase, term)
            if row["class"] in ("role", "organ"):
                plurals.setdefault(_plural(phrase), _several(term))
    for phrase, term in plurals.items():
        found.setdefault(phrase, term)
    for phrase, sector in fields.items():
        old = found.get(phrase, Term(phrase, "field", "", sector))
        found[phrase] = replace(old, as_field=sector)
    return found


def _several(term: Term) -> Term:
    """The plural: several officers are a force, several ministers a generic mention."""
    if term.role == "organ":
        return term
    kind = {"MIL": "force", "COP": "force", "SPY": "force", "REB": "group"}.get(
        term.sector, "generic"
    )
    return replace(term, role="people", kind=kind)


def term_spellings(phrase: str) -> list[str]:
    """The ways in which a term stands in running text.

    >>> term_spellings("minister of defence")
    ['minister of defence', 'Minister of defence', 'Minister of Defence']
    """
    titled = " ".join(
        word if word in ("of", "the", "for", "and", "to") else word[:1].upper() + word[1:]
        for word in phrase.split(" ")
    )
    forms = [phrase, phrase[:1].upper() + phrase[1:], titled]
    if "-" in titled:
        forms.append(re.sub(r"-(\w)", lambda hit: "-" + hit.group(1).upper(), titled))
    if len(phrase) <= 3:  # PM, MP, MEP
        forms = (
            [phrase.upper(), phrase.upper() + "s"] if len(phrase) == 2 else [phrase.upper(), *forms]
        )
    return list(dict.fromkeys(forms))


def _plural(phrase: str) -> str:
    head, of, rest = phrase.partition(" of ")
    if not of:
        head, of, rest = phrase.partition(" for ")
    if head.endswith("man"):
        head = head[:-3] + "men"
    elif head.endswith("s"):
        return phrase
    elif head.endswith(("ch", "x")):
        head += "es"
    elif head.endswith("y") and not head.endswith(("ay", "ey", "oy")):
        head = head[:-1] + "ies"
    elif "-general" in head or "-designate" in head or "-elect" in head:
        first, dash, tail = head.partition("-")
        head = first + "s" + dash + tail
    else:
        head += "s"
    return head + of + rest
