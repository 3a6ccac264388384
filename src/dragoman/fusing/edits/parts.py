"""Which part a name has in its sentence: who did it, whom it befell, who says so, or where."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Literal

from dragoman.fusing.edits.units import Unit, parts_rules
from dragoman.fusing.words import stem

Part = Literal["culprit", "victim", "speaker", "place", "other"]


def part_of(units: Sequence[Unit], here: int) -> Part:
    """The part of the unit at this place, by the words around it in its sentence.

    It is told without a parse, which the headlines and half sentences of news seldom bear: by the
    word before the name, the deed beside it, and whether that was done or suffered.
    """
    rules = parts_rules()
    unit, reach = units[here], int(rules["reach"])
    before = [one for one in units[max(0, here - reach) : here] if one.sentence == unit.sentence]
    after = [one for one in units[here + 1 : here + 1 + reach] if one.sentence == unit.sentence]
    left, right = ([one.small for one in some] for some in (before, after))
    last = left[-1] if left else ""
    if _lies(unit, last, rules):
        return "place"
    if _is_deed(after, rules) and last not in rules["upon"]:
        return "culprit"
    nearest = next((one for one in left[:-3:-1] if one not in rules["articles"]), "")
    if nearest in rules["by"]:
        return "speaker" if "according" in left else "culprit"
    if _suffers(right, rules["harmed"], rules) or _befallen(before, rules):
        return "victim"
    said, deed = _first(right[:3], rules["speaking"]), _first(right, rules["deeds"])
    if said is not None and (deed is None or said < deed):
        return "speaker"
    if deed is not None and not _suffers(right, rules["deeds"], rules):
        return "culprit"
    return "other"


def fate_of(units: Sequence[Unit], here: int) -> str | None:
    """What befell those whom a number counts: "dead", "hurt", ...; None where nothing tells.

    The word at once behind the number tells first, then those before it, then those after.
    """
    rules = parts_rules()
    after = near(units, range(here + 1, here + 1 + int(rules["reach"])), units[here])
    before = near(units, range(here - 1, here - 3, -1), units[here])
    suffered = [one for one in after if not one.small.endswith(("s", "ing"))]
    for one in (*after[:1], *before, *after):
        fate: str | None = rules["fates"].get(stem(one.small))
        if fate and (one in suffered or one in before):
            return fate
    return None


def near(units: Sequence[Unit], places: range, unit: Unit) -> list[Unit]:
    """The units at these places that are of one sentence with a number, up to the next number."""
    found = []
    for place in places:
        if not 0 <= place < len(units) or units[place].sentence != unit.sentence:
            break
        if units[place].sort == "number":
            break
        found.append(units[place])
    return found


def _lies(unit: Unit, last: str, rules: dict[str, Any]) -> bool:
    """Whether something is told to lie there: "in Syria". Of parties with a sector nothing is."""
    bare = unit.sort == "who" and ":" not in unit.key.removeprefix("who:")
    return bare and unit.names and last in rules["within"]


def _is_deed(after: Sequence[Unit], rules: dict[str, Any]) -> bool:
    """Whether a noun of a deed follows at once: "rebel rocket attack", "US-led strikes"."""
    links = 1 if after and after[0].small in rules["deed_links"] else 0
    first = next(iter(after[links:]), None)
    return first is not None and (first.sort == "means" or first.small in rules["deed_nouns"])


def _suffers(words: Sequence[str], those: Collection[str], rules: dict[str, Any]) -> bool:
    """Whether those before the words suffer it: "were killed", "31 dead", "injured in ..."."""
    place = _first(words, those)
    if place is None:
        return False
    helping = [one for one in words[:place] if one in rules["helping"]]
    if helping:
        return any(one in rules["passive"] for one in helping)
    if words[place] in rules["states"]:
        return True
    return any(one in rules["suffered_before"] for one in words[place + 1 : place + 2])


def _befallen(before: Sequence[Unit], rules: dict[str, Any]) -> bool:
    """Whether what stands before, in the same clause, harms them: "killed 12", "attack on"."""
    for place in range(len(before) - 1, -1, -1):
        word = before[place].small
        if word in rules["harming"]:
            return True
        if word in rules["clauses"] or word in rules["by"]:
            return False
        if word in rules["upon"] and place:
            last = before[place - 1]
            if last.sort == "means" or last.small in rules["befalling"] | rules["deeds"]:
                return True
    return False


def _first(words: Sequence[str], those: Collection[str]) -> int | None:
    """The place of the first of some words; of words joined by hyphens any part counts."""
    return next((place for place, word in enumerate(words) if _has(word, those)), None)


def _has(word: str, those: Collection[str]) -> bool:
    return any(part in those for part in word.replace("-", " ").split())
