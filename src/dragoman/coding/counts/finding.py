"""Numbers with what befell those they count, found from the words around them.

The words decide and not the parse: of translated and damaged English, which has lost its commas and
line ends, a parse is often wrong. Only a verb's form is taken from it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.coding.counts import cues
from dragoman.coding.counts.cues import befell, word_set
from dragoman.coding.syntax.tree import Node, Tree
from dragoman.coding.times.finding import TimeMention
from dragoman.coding.times.quantities import QuantityMention, find_numbers
from dragoman.records import Quantity

BOTH = "casualties"  # killed and wounded in one number
# How many words the counted may take ("six U.S.-backed Kurdish militia fighters"), and how many may
# stand between them and what befell them ("43 people, most of them women, ... were killed").
PHRASE = 7
INSERTED = 12
# How many words may stand between "death toll" and its number.
TOLL = 24
# From how many words on a toll's evidence begins at the word before its number.
SHORT_TOLL = 6
# Classes that are told as parts of others.
PARTS = frozenset({"children", "women", "civilians", "fighters", "journalists", "medics"})
_ENDS = frozenset(".!?;")
_NOUN_TAGS = ("NN", "JJ", "VBN", "VBG", "POS", "HYPH", "FW", "CD", "PRP$")


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
    if cues.any_cue().search(tree.text) is None:
        return []
    numbers = [
        one
        for one in find_numbers(tree.text)
        if not any(time.start < one.end and one.start < time.end for time in times)
    ]
    if not numbers:
        return []
    starts = [node.start for node in tree.nodes]
    line = _Line(tree, [(_word(starts, one.start), _word(starts, one.end), one) for one in numbers])
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


class _Line:
    """The words of a passage and the numbers among them."""

    def __init__(self, tree: Tree, numbers: list[tuple[int, int, QuantityMention]]) -> None:
        self.nodes = tree.nodes
        self.words = [node.lower for node in tree.nodes]
        self.numbers = [one for one in numbers if one[0] < one[1]]
        self.number_at = {first: place for place, (first, _, _) in enumerate(self.numbers)}

    def ends(self, i: int) -> bool:
        """Whether a sentence ends at word ``i``."""
        return not 0 <= i < len(self.words) or self.words[i] in _ENDS


@dataclass(slots=True)
class _Phrase:
    """The counted: their noun, its class, and the word after them."""

    noun: str
    who: str | None
    end: int


def _counted(line: _Line, place: int, found: Sequence[Counted]) -> Counted | None:
    first, after, mention = line.numbers[place]
    phrase = _phrase(line, after)
    if phrase is None or (
        line.words[first:after] == ["one"] and line.words[after : after + 1] == ["of"]
    ):
        return None
    if not phrase.noun and _is_age(line, first, after):
        return None
    toll = _toll(line, first)
    right = _right(line, phrase.end)
    left = _left(line, first)
    own = _own(line, after, phrase.end)
    of_dead = cues.at(cues.parts_after(), line.words, after)
    begin, end = first, phrase.end
    if left is not None and (right or own) and found and left[1] < found[-1].last:
        left = None  # "10 killed 15 injured": the word has its number
    if own is not None and _says_more(line, own, left, phrase.end):
        outcome, end = _both(line, own[0], phrase.end)
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


def _says_more(line: _Line, own: tuple[str, int], left: tuple[str, int] | None, end: int) -> bool:
    """Whether what the counted are called says what befell them, and not a verb beside them."""
    if own[0] == "killed":
        return line.words[end - 1] == "dead"  # "bodies were found", "claimed 43 lives"
    return left is None or (left[0] == "killed" and own[0] == "wounded")


def _own(line: _Line, after: int, end: int) -> tuple[str, int] | None:
    """What the counted are called: "43 dead", "140 injured people"."""
    if end <= after:
        return None
    last = cues.ending_at(befell("nouns"), line.words, end)
    if last is not None:
        return last
    first = cues.at(befell("nouns"), line.words, after)
    return first if first is not None and first[1] < end else None


def _is_of_noun(line: _Line, phrase: _Phrase, right: tuple[str, int]) -> bool:
    """Whether what follows a bare number only describes a noun: "two besieged towns"."""
    end = right[1]
    return (
        not phrase.noun
        and right[0] not in ("killed", "wounded", "casualties")
        and end < len(line.nodes)
        and line.nodes[end].tag in ("NN", "NNS")
    )


def _is_age(line: _Line, first: int, after: int) -> bool:
    """Whether a number between commas behind a name is an age: "Ms Roe, 57, was injured"."""
    words, nodes = line.words, line.nodes
    return (
        first > 1
        and words[first - 1] == ","
        and words[after : after + 1] == [","]
        and nodes[first - 2].tag in ("NNP", "NN", "NNPS")
    )


def _of_whole(line: _Line, first: int, found: Sequence[Counted]) -> str:
    """What befell those of whom some are told: "killed 58 people, including 11 children"."""
    if not found or any(map(line.ends, range(found[-1].last, first))):
        return ""
    return found[-1].outcome


def _is_of_harmed(line: _Line, after: int) -> bool:
    return any(word in ("dead", "victims", "killed") for word in line.words[after + 1 : after + 3])


def _by_default(noun: str, outcome: str) -> str | None:
    """The class of those whose noun no table has: a bare number of the harmed is one of people."""
    if not noun:
        return "people" if outcome not in ("destroyed", "downed", "fired", "deployed") else None
    return noun if outcome in ("destroyed", "downed", "fired", "attacking") else "people"


def _phrase(line: _Line, after: int) -> _Phrase | None:
    """The noun phrase behind a number; none where it counts time, length or something hyphenated."""
    words, nodes = line.words, line.nodes
    i = after
    while i < len(words) and words[i] in ('"', "'", "”"):
        i += 1
    while i < len(words) and words[i] in (
        "of",
        "the",
        "more",
        "other",
        "its",
        "their",
        "his",
        "our",
    ):
        i += 1
    if i > after and words[i - 1] in ("of", "the") and line.ends(i):
        i = after
    noun, who, end = "", None, after
    j = i
    while j < min(len(words), i + PHRASE):
        word, tag = words[j], nodes[j].tag
        known = cues.classes().get(word)
        if j in line.number_at and j > i:
            break
        if cues.at(befell("done"), words, j) is not None and known is None:
            break
        if word in _TIMES:
            return None
        if known is not None:
            noun, who, end = nodes[j].text, known, j + 1
            if _goes_on(line, j + 1):
                j += 1
                continue
            break
        if not tag.startswith(_NOUN_TAGS) and word not in ("-", "'s"):
            break
        if tag in ("NNS", "NNPS") and not noun:
            noun, end = nodes[j].text, j + 1
        j += 1
    return _Phrase(noun, who, end)


_TIMES = frozenset(
    "year years month months week weeks day days hour hours minute minutes second seconds km "
    "kilometers kilometres miles metres meters percent decade decades times a.m. p.m. gmt".split()
)


def _goes_on(line: _Line, i: int) -> bool:
    """Whether a known noun only stands before another ("43 police officers", "six terrorist leaders")."""
    return (
        i < len(line.words)
        and cues.classes().get(line.words[i]) is not None
        and cues.at(befell("done"), line.words, i) is None
    )


# -- what stands behind -----------------------------------------------------------------------------


def _right(line: _Line, i: int) -> tuple[str, int] | None:
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
            return _both(line, *found)
        if words[i] in word_set("auxiliary"):
            auxiliary = auxiliary or words[i] in _BEING
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


_BEING = frozenset("were was been are is be being".split())


def _is_clause_break(line: _Line, i: int) -> bool:
    """Whether another clause begins: the counted are not those of its verb."""
    node = line.nodes[i]
    if line.words[i] in ("that", "which", "while", "when", "after", "said", "according", "where"):
        return True
    return node.tag in ("VBD", "VBZ", "VBP", "MD") and line.words[i] not in word_set("auxiliary")


def _acts(line: _Line, i: int, end: int) -> bool:
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
        phrase = _phrase(line, after)
        if phrase is None:
            return True
        return (
            cues.at(befell("done"), line.words, phrase.end) is None
            and cues.ending_at(befell("nouns"), line.words, phrase.end) is None
        )
    return following.tag in ("DT", "PRP", "PRP$", "JJ", "NNS") and following.dep != "npadvmod"


def _both(line: _Line, outcome: str, end: int) -> tuple[str, int]:
    """ "Killed or injured" is one number of both."""
    words = line.words
    if end + 1 < len(words) and words[end] in ("or", "and"):
        other = cues.at(befell("done"), words, end + 1)
        if other is not None and {outcome, other[0]} == {"killed", "wounded"}:
            return BOTH, other[1]
    return outcome, end


# -- what stands before -----------------------------------------------------------------------------


def _left(line: _Line, first: int) -> tuple[str, int] | None:
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


def _takes_lives(line: _Line, first: int) -> bool:
    return "lives" in line.words[first : first + 5]


def _is_passive(line: _Line, verb: int) -> bool:
    """Whether a form of "be" stands before a verb: "were killed 43 kilometres away"."""
    return any(word in _BEING for word in line.words[max(0, verb - 2) : verb]) and not line.words[
        verb
    ].endswith("ing")


def _toll(line: _Line, first: int) -> tuple[str, int] | None:
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


def _in_headline(line: _Line, toll: int, first: int) -> bool:
    """Whether a toll is told without a verb: "Death toll from Lima blast at least 12"."""
    return not any(node.tag in ("VBD", "VBZ", "VBP", "MD") for node in line.nodes[toll + 1 : first])


# -- parts of others --------------------------------------------------------------------------------


def _is_part(line: _Line, first: int, end: int, after: int) -> bool:
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
        if found is not None and words[reach] in _BEING:
            return True
        if words[reach] in word_set("auxiliary"):
            return False
        reach += 1
    return False


_THOSE = (["the"], ["them"], ["those"], ["whom"], ["these"], ["its"], ["their"])


def _carried(line: _Line, place: int, found: Sequence[Counted]) -> Counted | None:
    """A number that shares what befell those before it: "killed 15 civilians and 27 fighters"."""
    if not found:
        return None
    first, after, mention = line.numbers[place]
    last = found[-1]
    gap = line.words[last.last : first]
    joined = gap in (["and"], [",", "and"], ["as", "well", "as"], [","], ["with", "another"])
    if not joined and gap != ["and", "another"]:
        return None
    phrase = _phrase(line, after)
    if phrase is None or phrase.who is None:
        return None
    quantity = replace(mention.quantity, unit=phrase.noun)
    return Counted(
        first, phrase.end, first, after, quantity, phrase.who, last.outcome, True, last.toll
    )


def node_of(tree: Tree, counted: Counted) -> Node:
    """The word that a count hangs from."""
    return tree.nodes[min(counted.number, len(tree.nodes) - 1)]
