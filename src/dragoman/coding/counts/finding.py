"""Numbers with what befell those they count, found from the words around them.

The words decide and not the parse: of translated and damaged English, which has lost its commas and
line ends, a parse is often wrong. Only a verb's form is taken from it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.coding.counts import cues
from dragoman.coding.counts.before import told_before, toll_before
from dragoman.coding.counts.behind import BOTH, INSERTED, both, told_behind
from dragoman.coding.counts.cues import befell, word_set
from dragoman.coding.counts.phrases import BEING, Line, Phrase, phrase_at
from dragoman.coding.syntax.tree import Tree
from dragoman.coding.times.finding import TimeMention
from dragoman.coding.times.quantities import find_numbers
from dragoman.records import Quantity

# Classes that are told as parts of others.
PARTS = frozenset({"children", "women", "civilians", "fighters", "journalists", "medics"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what befell those it counts; ``first`` and ``last`` are words of the passage."""

    first: int
    last: int  # the word after the stretch
    number: int  # the first word of the number
    after: int  # the word after the number
    quantity: Quantity
    who: str
    outcome: str
    part: bool
    toll: bool = False


def find_counted(tree: Tree, times: Sequence[TimeMention] = ()) -> list[Counted]:
    """What a passage counts, in order of the numbers; those that stand in its times are none."""
    if not cues.has_cue(tree.text):
        return []
    numbers = [
        one
        for one in find_numbers(tree.text)
        if not any(time.start < one.end and one.start < time.end for time in times)
    ]
    if not numbers:
        return []
    starts = [node.start for node in tree.nodes]
    line = Line(tree, [(_word(starts, one.start), _word(starts, one.end), one) for one in numbers])
    found: list[Counted] = []
    for place in range(len(line.numbers)):
        one = _counted(line, place, found)
        if one is None and (one := _carried(line, place, found)) is not None:
            found[-1] = replace(found[-1], part=True)
        if one is not None:
            found.append(one)
    return found


def _word(starts: Sequence[int], offset: int) -> int:
    return bisect_left(starts, offset)


def _counted(line: Line, place: int, found: Sequence[Counted]) -> Counted | None:
    first, after, mention = line.numbers[place]
    phrase = phrase_at(line, after)
    if phrase is None or (
        line.words[first:after] == ["one"] and line.words[after : after + 1] == ["of"]
    ):
        return None
    if not phrase.noun and _is_age(line, first, after):
        return None
    toll = toll_before(line, first)
    right = told_behind(line, phrase.end)
    left = told_before(line, first)
    own = _own(line, after, phrase.end)
    of_dead = cues.at(cues.parts_after(), line.words, after)
    begin, end = first, phrase.end
    if left is not None and (right or own) and found and left[1] < found[-1].last:
        left = None  # "10 killed 15 injured": the word has its number
    if own is not None and _says_more(line, own, left, phrase.end):
        outcome, end = both(line, own[0], phrase.end)
    elif left is not None:
        outcome, begin = left
        if right is not None and right[0] == BOTH:
            outcome = BOTH
        left_to = right is not None and right[0] == outcome
        end = right[1] if right is not None and left_to else phrase.end
    elif right is not None and not _is_of_noun(line, phrase, right):
        outcome, end = right
    elif own is not None:
        outcome = own[0]
    elif toll is not None:
        outcome, begin = toll
    elif of_dead is not None and _is_of_harmed(line, after):
        outcome = "killed"
        end = of_dead[1]
    elif phrase.who in PARTS and _is_part(line, first, phrase.end, after):
        outcome = _of_whole(line, first, found)
        if not outcome:
            return None
    else:
        return None
    who = phrase.who or _by_default(phrase.noun, outcome)
    if who is None:
        return None
    part = _is_part(line, first, phrase.end, after)
    if toll is not None and outcome == toll[0]:
        begin = min(begin, toll[1])
    quantity = replace(mention.quantity, unit=phrase.noun or "people")
    return Counted(
        begin, max(end, after), first, after, quantity, who, outcome, part, toll is not None
    )


def _says_more(line: Line, own: tuple[str, int], left: tuple[str, int] | None, end: int) -> bool:
    """Whether what the counted are called says what befell them, and not a verb beside them."""
    if own[0] == "killed":
        return line.words[end - 1] == "dead"  # "bodies were found", "claimed 43 lives"
    return left is None or (left[0] == "killed" and own[0] == "wounded")


def _own(line: Line, after: int, end: int) -> tuple[str, int] | None:
    """What the counted are called: "43 dead", "140 injured people"."""
    if end <= after:
        return None
    last = cues.ending_at(befell("nouns"), line.words, end)
    if last is not None:
        return last
    first = cues.at(befell("nouns"), line.words, after)
    return first if first is not None and first[1] < end else None


def _is_of_noun(line: Line, phrase: Phrase, right: tuple[str, int]) -> bool:
    """Whether what follows a bare number only describes a noun: "two besieged towns"."""
    end = right[1]
    return (
        not phrase.noun
        and right[0] not in ("killed", "wounded", "casualties")
        and end < len(line.nodes)
        and line.nodes[end].tag in ("NN", "NNS")
    )


def _is_age(line: Line, first: int, after: int) -> bool:
    """Whether a number between commas behind a name is an age: "Ms Roe, 57, was injured"."""
    words, nodes = line.words, line.nodes
    return (
        first > 1
        and words[first - 1] == ","
        and words[after : after + 1] == [","]
        and nodes[first - 2].tag in ("NNP", "NN", "NNPS")
    )


def _of_whole(line: Line, first: int, found: Sequence[Counted]) -> str:
    """What befell those of whom some are told: "killed 58 people, including 11 children"."""
    if not found or any(map(line.ends, range(found[-1].last, first))):
        return ""
    return found[-1].outcome


def _is_of_harmed(line: Line, after: int) -> bool:
    return any(word in ("dead", "victims", "killed") for word in line.words[after + 1 : after + 3])


def _by_default(noun: str, outcome: str) -> str | None:
    """The class of those whose noun no table has: a bare number of the harmed is one of people."""
    if not noun:
        return "people" if outcome not in ("destroyed", "downed", "fired", "deployed") else None
    return noun if outcome in ("destroyed", "downed", "fired", "attacking") else "people"


def _is_part(line: Line, first: int, end: int, after: int) -> bool:
    """Whether the counted are some of others that are counted, too."""
    words = line.words
    i = first
    while i > 0 and words[i - 1] in word_set("skipped") | {"at", "least", "(", ","}:
        i -= 1
    before = words[i - 1] if i else ""
    if before in word_set("part_before"):
        were = i > 1 and words[i - 2] in ("were", "was", "are", "is")
        return not (before in ("among", "of") and were) and before != "of"
    if cues.at(cues.parts_after(), words, after) is not None:
        return True
    if words[after : after + 1] == ["of"] and words[after + 1 : after + 2] in _THOSE:
        return not words[first:after][-1].endswith("s")  # "two of the men", no "dozens of the"
    reach = end
    including = False
    while reach < min(len(words), end + INSERTED) and not line.ends(reach):
        including = including or words[reach] == "including"
        if not including and words[reach] in cues.classes():
            return False
        found = cues.at(cues.parts_after(), words, reach)
        if found is not None and words[reach] in BEING:
            return True
        if words[reach] in word_set("auxiliary"):
            return False
        reach += 1
    return False


_THOSE = (["the"], ["them"], ["those"], ["whom"], ["these"], ["its"], ["their"])


def _carried(line: Line, place: int, found: Sequence[Counted]) -> Counted | None:
    """A number that shares what befell those before it: "killed 15 civilians and 27 fighters"."""
    if not found:
        return None
    first, after, mention = line.numbers[place]
    last = found[-1]
    gap = line.words[last.last : first]
    joined = gap in (["and"], [",", "and"], ["as", "well", "as"], [","], ["with", "another"])
    if not joined and gap != ["and", "another"]:
        return None
    phrase = phrase_at(line, after)
    if phrase is None or phrase.who is None:
        return None
    quantity = replace(mention.quantity, unit=phrase.noun)
    return Counted(
        first, phrase.end, first, after, quantity, phrase.who, last.outcome, True, last.toll
    )
