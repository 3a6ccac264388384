"""The CAMEO verb patterns as questions to the model: thousands of phrases with a rough type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.coding.model.scoring import EVENTS, Cue
from scripts.acts_model.items import Example

# The type of a CAMEO code: the longest beginning that is here.
TYPES = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE",
    "07": "AID", "08": "CONCEDE", "084": "RETREAT", "087": "RETREAT", "09": "ACCUSE",
    "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT",
    "20": "ASSAULT",
}  # fmt: skip
HEAD = re.compile(r"^---\s+.+?\s+\[(.+?)\]")
CODE = re.compile(r"\[([^\]]+)\]\s*$")
VERB = re.compile(r"^\+?([A-Z][A-Z_'-]*)(\s|$|\{)")
PHRASE = re.compile(r"\(([A-Z]+)\s+([^)]*)\)")
WORD = re.compile(r"[A-Z_']+")


def read_patterns(path: Path) -> Iterator[Example]:
    """The patterns of a dictionary in PETRARCH's format, without those of classes of words."""
    default = ""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        body, _, remark = line.partition("#")
        body = body.strip()
        if (head := HEAD.match(body)) is not None:
            default = head[1]
        elif body.startswith("- ") and (code := CODE.search(body)) and remark.split():
            yield from _example(remark.split()[0], body[2 : code.start()], code[1])
        elif default and (verb := VERB.match(body)) is not None:
            code = CODE.search(body)
            yield from _example(verb[1], "*", code[1] if code else default)


def _example(verb: str, pattern: str, code: str) -> Iterator[Example]:
    event = _type(code.rpartition(":")[2].strip())
    if event is None:
        return
    lemma = verb.lower().lstrip("+").partition("_")[0]
    after = pattern.partition("*")[2]
    features = [f"v={lemma}", "pos=v"]
    for name, inner in PHRASE.findall(after):
        low = name.lower()
        features += [f"p={low}", f"v={lemma}@{low}"]
        if (word := _last(inner)) is not None:
            features += [f"pw={word}", f"p={low}:{word}", *([f"c={word}"] if low == "to" else [])]
    thing = _last(PHRASE.sub("", after))
    if thing is not None:
        features += [f"ow={thing}", f"v={lemma}:{thing}", f"v={lemma}+{thing}", f"a={thing}"]
    yield Example(Cue(features, (lemma, thing or "", ""), []), event, [])


def _last(words: str) -> str | None:
    """The last plain word; a class of words (``&MILITARY``) is none."""
    found = WORD.findall(re.sub(r"[&$+%][A-Z_]+", "", words))
    return str(found[-1]).strip("_'").lower().rpartition("_")[2] or None if found else None


def _type(code: str) -> int | None:
    for size in (3, 2):
        if code[:size] in TYPES:
            return [str(one) for one in EVENTS].index(TYPES[code[:size]])
    return None
