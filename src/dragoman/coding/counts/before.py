"""What befell the counted, as it is told before their number: "killing 43", "the death toll of 43"."""

from __future__ import annotations

from dragoman.coding.counts import cues
from dragoman.coding.counts.behind import BOTH
from dragoman.coding.counts.cues import befell, word_set
from dragoman.coding.counts.phrases import BEING, Line

# How many words may stand between "death toll" and its number.
TOLL = 24
# From how many words on a toll's evidence begins at the word before its number.
SHORT_TOLL = 6


def told_before(line: Line, first: int) -> tuple[str, int] | None:
    """What is done to the counted, told right before their number, and its first word."""
    words = line.words
    i = first
    while i > 0 and words[i - 1] in word_set("skipped"):
        i -= 1
    while i > 0 and words[i - 1] in ("'", '"', "-", ":", "(", "“", "least"):
        i -= 1
    if i > 1 and words[i - 1] == "of":
        found = cues.ending_at(befell("of"), words, i - 1)
        if found is not None:
            claimed = found[1]
            while claimed > 0 and words[claimed - 1] in (
                "the",
                "claimed",
                "claiming",
                "took",
                "cost",
            ):
                claimed -= 1
            return found[0], claimed
        return None
    found = cues.ending_at(befell("doing"), words, i)
    if found is None:
        return None
    outcome, begin = found
    if begin > 0 and _is_passive(line, begin):
        return None
    if words[begin].startswith("claim") and not _takes_lives(line, first):
        return None
    if begin > 1 and words[begin - 1] in ("and", "or"):
        other = cues.ending_at(befell("doing"), words, begin - 1)
        if other is not None and {outcome, other[0]} == {"killed", "wounded"}:
            return BOTH, other[1]
    return outcome, begin


def _takes_lives(line: Line, first: int) -> bool:
    return "lives" in line.words[first : first + 5]


def _is_passive(line: Line, verb: int) -> bool:
    """Whether a form of "be" stands before a verb: "were killed 43 kilometres away"."""
    return any(word in BEING for word in line.words[max(0, verb - 2) : verb]) and not line.words[
        verb
    ].endswith("ing")


def toll_before(line: Line, first: int) -> tuple[str, int] | None:
    """The toll that a number is, with the first word of its evidence."""
    words = line.words
    if first == 0:
        return None
    i = first
    while i > 0 and words[i - 1] in ("at", "'", '"', "-", ":", "around", "about"):
        i -= 1
    linked = words[first - 1] in cues.links() or (i < first)
    for j in range(first - 1, max(-1, first - TOLL), -1):
        if line.ends(j):
            return None
        found = cues.ending_at(cues.tolls(), words, j + 1)
        if found is None:
            continue
        near = first - (j + 1) <= 1
        if j + 1 < first and not linked and not _in_headline(line, j, first):
            return None
        if any(n in line.number_at for n in range(j + 1, first)) and not near and not linked:
            return None
        begin = found[1] if first - found[1] <= SHORT_TOLL else first - 1
        return found[0], begin
    return None


def _in_headline(line: Line, toll: int, first: int) -> bool:
    """Whether a toll is told without a verb: "Death toll from Lima blast at least 12"."""
    return not any(node.tag in ("VBD", "VBZ", "VBP", "MD") for node in line.nodes[toll + 1 : first])
