"""Sentences put together by chance: agency phrases of ours, and the CAMEO verb patterns.

Many verbs, little context.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.acts_model.patterns import CODE, HEAD, TYPES, VERB
from scripts.pairs_model.questions import EVENTS, Question, Span

WEIGHT = 0.3  # beside a labelled sentence
LINK = ("to", "with", "from", "of", "for", "on", "against")
# Around an agency phrase, so that the encoder learns to look past such words.
BEFORE = (
    "On Monday, ", "On Friday ", "In a statement, ", "Meanwhile, ", "Earlier, ", "In New York, ",
    "Officials said ", "State television reported that ", "Diplomats said on Tuesday that ",
    "The agency said ", "According to the radio, ", "Late last month ", "In 1994, ", "Yesterday ",
)  # fmt: skip
AFTER = (
    ", officials said", ", the news agency reported", " on Thursday", ", witnesses said",
    ", according to a statement", " last week", ", a spokesman said on Saturday", " this year",
    ", despite criticism at home", ", four months after the war ended", ", diplomats said",
    " in the middle of a deep economic crisis", ", the prime minister told parliament",
)  # fmt: skip
JOINED = (
    ", a day after {}", " while {}", " as {}", " and {}", ", although {}", ", days before {}",
    "; {}", ", which came after {}", ", hours after {}",
)  # fmt: skip
FRAMED, PAIRED = 0.5, 0.35  # share with words before or after; share joined with another act
MEMBERS = re.compile(r"^\+?([A-Z][A-Z_ ]*)")
FORMS = re.compile(r"\{([A-Z_ ]+)\}")


def agency(
    path: Path, names: dict[str, list[str]], chance: random.Random, times: int
) -> list[Question]:
    """A question for each agency phrase, ``times`` over, each time with other parties around it."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    rows = [tuple(line.split("\t")) for line in lines[1:]]
    every = [name for kind in PARTIES for name in names.get(kind, [])]
    found: list[Question] = []
    for event, phrase in rows * times:
        text, source, target = _filled(phrase, chance.sample(every, 2))
        if chance.random() < FRAMED:
            text, (source, target) = _before(chance.choice(BEFORE), text, (source, target))
        elif chance.random() < FRAMED:
            text = text[:-1] + chance.choice(AFTER) + "."
        if chance.random() < PAIRED:
            other, *_ = _filled(chance.choice(rows)[1], chance.sample(every, 2))
            joined = chance.choice(JOINED).format(other[:-1])
            text = text[:-1] + joined + "."
        types = {EVENTS.index(event): 1.0}
        found.append(Question(text, source, target, types, None, None, 1.0))
    return found


PARTIES = ("state", "GOV", "MIL", "REB", "CVL", "OPP", "COP", "IGO", "PTY", "LEG", "UNK")


def _filled(phrase: str, parties: list[str]) -> tuple[str, Span, Span]:
    """The phrase with its parties, its first letter a capital, and where they stand."""
    text = ""
    spans: dict[str, Span] = {}
    for part in re.split(r"(\{[ST]\})", phrase):
        start = len(text)
        if part in ("{S}", "{T}"):
            text += parties[part == "{T}"]
            spans.setdefault(part, (start, len(text)))
        else:
            text += part
    return text[0].upper() + text[1:], spans["{S}"], spans["{T}"]


def _before(words: str, text: str, spans: tuple[Span, Span]) -> tuple[str, tuple[Span, Span]]:
    (a, b), (c, d) = spans
    by = len(words)
    return words + text, ((a + by, b + by), (c + by, d + by))


def phrases(path: Path, names: dict[str, list[str]], seed: int = 1) -> list[Question]:
    """A question for each pattern that has a type of PLOVER."""
    chance = random.Random(seed)
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    classes = _classes(lines)
    every = [name for kind in ("state", "GOV", "MIL", "REB", "CVL") for name in names[kind]]
    past: dict[str, str] = {}
    found = []
    for verb, pattern, code in _patterns(lines, past):
        first, _, second = code.partition(":")
        swapped = not first
        event = _type((second if swapped else first).strip())
        if event is None:
            continue
        parties = chance.sample(every, 2)
        found.append(_question(past[verb], pattern, event, swapped, parties, classes, chance))
    return found


def _patterns(lines: list[str], past: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    default = ""
    verbs: list[str] = []
    for line in lines:
        body, _, remark = line.partition("#")
        body = body.strip()
        if (head := HEAD.match(body)) is not None:
            default, verbs = head[1], []
        elif body.startswith("- ") and (code := CODE.search(body)):
            verb = (remark.split() or verbs[:1] or [""])[0].lower().strip("+[]").partition("_")[0]
            if verb.isalpha():
                past.setdefault(verb, _past(verb))
                yield verb, body[2 : code.start()], code[1]
        elif default and (named := VERB.match(body)) is not None:
            verb = named[1].lower().rstrip("_").partition("_")[0]
            forms = FORMS.search(body)
            told = forms[1].split() if forms else []
            past[verb] = told[2].lower() if len(told) > 2 else _past(verb)
            verbs.append(verb)
            code = CODE.search(body)
            yield verb, "*", code[1] if code else default


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _classes(lines: list[str]) -> dict[str, list[str]]:
    """The words of each class of words (``&WEAPON``)."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        body = line.partition("#")[0].strip()
        if body.startswith("&"):
            current = found.setdefault(body.strip("_ ").lower(), [])
        elif body.startswith("+") and current is not None:
            if (member := MEMBERS.match(body)) is not None:
                current.append(member[1].replace("_", " ").strip().lower())
        elif body:
            current = None
    return found


def _question(
    verb: str,
    pattern: str,
    event: int,
    swapped: bool,
    parties: list[str],
    classes: dict[str, list[str]],
    chance: random.Random,
) -> Question:
    words = re.sub(r"[(){}]", " ", pattern).replace("*", f" {verb} ").split()
    subject, thing = parties
    if "$" not in words:
        words.insert(0, "$")
    if not any(word in ("+", "%") for word in words):
        if len(words) > 2 and words[-1].lower() not in (
            *LINK,
            "in",
            "into",
            "by",
            "between",
            "over",
        ):
            words.append(chance.choice(LINK))
        words.append("+")
    text, source, target, cue = "", None, None, None
    for word in words:
        text += " " if text else ""
        start = len(text)
        if word == "$":
            text += subject
            source = (start, len(text))
        elif word in ("+", "%"):
            text += thing
            target = target or (start, len(text))
        else:
            name = word.lower().strip("_")
            text += chance.choice(classes.get(name) or [name.lstrip("&%$^+~")]).replace("_", " ")
            cue = cue or (start, len(text))
    text = text[0].upper() + text[1:] + "."
    if swapped:
        source, target = target, source
    return Question(text, source, target, {event: 1.0}, None, cue, WEIGHT)


def _type(code: str) -> int | None:
    for size in (3, 2):
        if code[:size] in TYPES:
            return [str(one) for one in EVENTS].index(TYPES[code[:size]])
    return None
