"""What a count is told with: places, causes, its day, who gives it, whether it is an older figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.coding.counts import cues
from dragoman.coding.counts.cues import word_set
from dragoman.coding.counts.finding import Counted
from dragoman.coding.counts.naming import places_in
from dragoman.coding.finishing import statement_around
from dragoman.coding.speech.speakers import Said
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.coding.times.finding import ISO_LENGTH
from dragoman.records import Voice

_ENDS = frozenset(".!?;")
# Words before a number in which it is told to be an older or a risen one, and words on either side
# in which it is told to be that of a whole war.
STAGE = 7
# Words that are kept of a sentence, and the least letters that one has.
WORDS = 12
SHORT = 3
OLDEST = "19"  # a bare number before that is no year of the news
NEAR = 120  # characters within which a month or a year is told of a count
TOTAL = 14
AHEAD = 5


@dataclass(frozen=True, slots=True)
class Around:
    """What the sentence of a count tells of it."""

    places: tuple[str, ...]
    causes: tuple[str, ...]
    words: tuple[str, ...] = ()


def sentence(nodes: Sequence[Node], i: int) -> tuple[int, int]:
    """The first word of the sentence of word ``i``, and the word after its last: full stops only."""
    first = i
    while first > 0 and nodes[first - 1].text not in _ENDS:
        first -= 1
    end = i
    while end < len(nodes) and nodes[end].text not in _ENDS:
        end += 1
    return first, end


def around(scene: Scene, first: int, end: int, at: int) -> Around:
    """Places and causes that a sentence names, those nearest to word ``at`` first."""
    places = sorted(places_in(scene, first, end), key=lambda one: abs(one[0] - at))
    known = cues.causes()
    told = sorted(
        (abs(i - at), known[word])
        for i in range(first, end)
        if (word := scene.tree.nodes[i].lower) in known
    )
    return Around(
        tuple(dict.fromkeys(name for _, name in places)),
        tuple(dict.fromkeys(cause for _, cause in told)),
        _words(scene, first, end, at),
    )


def _words(scene: Scene, first: int, end: int, at: int) -> tuple[str, ...]:
    """The nouns of a sentence that are no names, causes, counted or times, the nearest first."""
    nodes = sorted(scene.tree.nodes[first:end], key=lambda node: abs(node.i - at))
    found = (node.lemma for node in nodes if node.tag in ("NN", "NNS") and _is_telling(scene, node))
    return tuple(list(dict.fromkeys(found))[:WORDS])


def _is_general(node: Node) -> bool:
    if node.lower in word_set("telling"):
        return False
    return bool({node.lower, node.lemma} & (word_set("generic") | set(cues.classes())))


def _is_telling(scene: Scene, node: Node) -> bool:
    known = node.lower in cues.causes() or _is_general(node) or len(node.lower) < SHORT
    return not (
        known
        or node.lower in word_set("sites")
        or any(time.start <= node.start < time.end for time in scene.times)
    )


def when_of(scene: Scene, first: int, end: int, at: int) -> str | None:
    """The day, month or year that the sentence of a count names, the nearest to it."""
    nodes = scene.tree.nodes
    start, stop, here = nodes[first].start, nodes[end - 1].end, nodes[at].start
    days = [
        time
        for time in scene.times
        if start <= time.start < stop
        and time.value
        and time.value >= OLDEST
        and (
            len(time.value) == ISO_LENGTH
            or (".." not in time.value and abs(time.start - here) <= NEAR)
        )
    ]
    if not days:
        return None
    nearest = min(days, key=lambda time: (abs(time.start - here), time.start))
    return nearest.behind or nearest.value


def voice_of(scene: Scene, number: int, counted: Counted, said: Sequence[Said]) -> Voice | None:
    """Who gives a count: the speaker in whose words it stands, or who "puts the toll at" it."""
    nodes = scene.tree.nodes
    node = nodes[counted.number]
    inner = statement_around(said, number, node.start, -1)
    if inner is not None:
        return Voice(inner.speaker.code, _full_name(scene, inner))
    for above in node.ancestors():
        if above.lemma in _TELLING and (subject := above.child("nsubj")) is not None:
            mention = scene.mention_of(subject)
            if mention is not None:
                return Voice(mention.code, mention.name)
            if subject.pos in ("PROPN", "NOUN") and subject.lower not in cues.classes():
                whole = [one for one in subject.subtree() if one.i <= subject.i]
                text = scene.tree.text[whole[0].start : subject.end]
                return Voice("UNK", text)
    return None


def _full_name(scene: Scene, inner: Said) -> str:
    """The name of a speaker, with the names in his words where it is none: "Aamaq news agency"."""
    name, speaker = inner.speaker.name, inner.speaker
    if name[:1].isupper():
        return name
    words = _LEADING.sub("", speaker.text)
    if any(word[:1].isupper() for word in re.split(r"[\s-]+", words)):
        return words
    before = _NAMES_BEFORE.search(
        scene.report_text, max(0, speaker.start - NAME_REACH), speaker.start
    )
    return f"{before.group(1)}{name}" if before else name


NAME_REACH = 60  # characters before a speaker in which the rest of the name may stand
_LEADING = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_NAMES_BEFORE = re.compile(r"((?:[A-Z][\w-]*\s+){1,4})$")
_TELLING = frozenset(
    "put count document report record list register cite estimate confirm say tell announce".split()
)


def stage_of(
    nodes: Sequence[Node], counted: Counted, first: int
) -> Literal["earlier", "update"] | None:
    """Whether a number is told as an older one, or as one that has risen."""
    begin = max(first, min(counted.first, counted.number) - STAGE)
    before = [node.lower for node in nodes[begin : counted.number]]
    told = any(cues.at(cues.tolls(), before, i) for i in range(len(before)))
    if before[-2:] == ["up", "from"] or (told and set(before) & word_set("earlier")):
        return "earlier"
    if told and set(before) & word_set("update"):
        return "update"
    if "earlier" in before[-6:] and set(before[-6:]) & {"reported", "said", "put"}:
        return "earlier"
    near = before[-3:]
    return "update" if counted.toll and set(near) & word_set("update") else None


def _is_of_span(after: Sequence[str]) -> bool:
    """Whether a number is of a stretch of time: "killed in the last ten days"."""
    for i, word in enumerate(after[:SPAN]):
        if word in ("last", "past") and not _SPANS.isdisjoint(after[i + 1 : i + SPAN]):
            return True
    return False


SPAN = 4  # words to "last", and from there to "days"
_SPANS = frozenset("days weeks months years day week month year hours".split())


def _is_record(nodes: Sequence[Node], after: int, since: int) -> bool:
    """Whether "since" tells how long there was no such deed: "the deadliest since 2014"."""
    return any(
        node.tag in ("JJS", "RBS") or node.lower in ("first", "only")
        for node in nodes[after : after + since]
    )


def is_ahead(nodes: Sequence[Node], counted: Counted, first: int) -> bool:
    """Whether a number is of what has not happened: "the toll could reach 200"."""
    begin = max(first, min(counted.first, counted.number) - AHEAD)
    near = [*nodes[begin : counted.number], *nodes[counted.after : counted.last]]
    return any(node.tag == "MD" or node.lower in word_set("ahead") for node in near)


def is_total(nodes: Sequence[Node], counted: Counted, first: int, end: int) -> bool:
    """Whether a number is of a whole war: "the conflict has killed", "since it began"."""
    before = [node.lower for node in nodes[max(first, counted.first - TOTAL) : counted.first]]
    after = [node.lower for node in nodes[counted.last : min(end, counted.last + TOTAL)]]
    if _is_of_span(after):
        return True
    war = word_set("war") - {"since", "began", "erupted"}
    perfect = {"has", "have", "had"} & {
        node.lower for node in nodes[max(first, counted.first - 3) : counted.last]
    }
    if "since" in after and not _is_record(nodes, counted.last, after.index("since")):
        return True
    if perfect and "since" in before[-6:]:
        return True
    if counted.toll and war & {
        node.lower for node in nodes[max(first, counted.number - 8) : counted.number]
    }:
        return True
    return bool(perfect and set(before) & war) or any(
        word in war and {"in", "during", "of"} & set(after[max(0, i - 4) : i]) and i < 8
        for i, word in enumerate(after)
    )
