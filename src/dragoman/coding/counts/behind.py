"""What befell the counted, as it is told behind them: "43 people were killed", "43 dead"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.counts import cues
from dragoman.coding.counts.cues import befell, word_set
from dragoman.coding.counts.phrases import BEING, Line, phrase_at

BOTH = "casualties"  # killed and wounded in one number
# How many words may stand between the counted and what befell them ("43 people, most of them women,
# ... were killed").
INSERTED = 12


def told_behind(line: Line, i: int) -> tuple[str, int] | None:
    """What befell the counted as told behind them, and the word after it."""
    words = line.words
    auxiliary = False
    reach = i + INSERTED
    inserted = False
    while i < min(len(words), reach):
        if line.ends(i) or (i in line.number_at and not _is_inserted(words, i)):
            return None
        found = cues.at(befell("done"), words, i)
        if found is not None and (auxiliary or not _acts(line, i, found[1])):
            one_word = found[1] - i == 1
            if (
                inserted
                and not auxiliary
                and one_word
                and line.nodes[i].tag == "VBD"
                and found[0] != "killed"
            ):
                return None
            return both(line, *found)
        if words[i] in word_set("auxiliary"):
            auxiliary = auxiliary or words[i] in BEING
            i += 1
            continue
        if words[i] in word_set("inserted") or words[i] in (",", "-", "("):
            inserted = True
            auxiliary = False
            i += 1
            continue
        if not inserted:
            return None
        if _is_clause_break(line, i):
            return None
        i += 1
    return None


def _is_inserted(words: Sequence[str], number: int) -> bool:
    """Whether another number only tells of some of the counted: "including at least two children"."""
    i = number - 1
    while i > 0 and words[i] in ("at", "least", "some", "about", "the"):
        i -= 1
    return words[i] in ("including", "among", "them", "whom", "and")


def _is_clause_break(line: Line, i: int) -> bool:
    """Whether another clause begins: the counted are not those of its verb."""
    node = line.nodes[i]
    if line.words[i] in ("that", "which", "while", "when", "after", "said", "according", "where"):
        return True
    return node.tag in ("VBD", "VBZ", "VBP", "MD") and line.words[i] not in word_set("auxiliary")


def _acts(line: Line, i: int, end: int) -> bool:
    """Whether a verb behind the counted is what they do to others: "13 rebels killed six men"."""
    node = line.nodes[i]
    if node.lower not in cues.befell("doing"):
        return False
    if end >= len(line.words):
        return False
    following = line.nodes[end]
    if end in line.number_at:
        # "8 killed 58 injured" is two headlines' worth of the harmed, "8 killed 58 men" is not
        _, after, _ = line.numbers[line.number_at[end]]
        phrase = phrase_at(line, after)
        if phrase is None:
            return True
        return (
            cues.at(befell("done"), line.words, phrase.end) is None
            and cues.ending_at(befell("nouns"), line.words, phrase.end) is None
        )
    return following.tag in ("DT", "PRP", "PRP$", "JJ", "NNS") and following.dep != "npadvmod"


def both(line: Line, outcome: str, end: int) -> tuple[str, int]:
    """ "Killed or injured" is one number of both."""
    words = line.words
    if end + 1 < len(words) and words[end] in ("or", "and"):
        other = cues.at(befell("done"), words, end + 1)
        if other is not None and {outcome, other[0]} == {"killed", "wounded"}:
            return BOTH, other[1]
    return outcome, end
