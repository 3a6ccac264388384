"""Statements: who says what, directly or in the report's words, and in which stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dragoman.coding.cast import Cast
from dragoman.coding.passage import Scene
from dragoman.coding.quotes import SENTENCE_WORDS, Quotation, quotations
from dragoman.coding.roles import agents, prepositions, subjects
from dragoman.coding.tree import Node, is_passive, is_verb
from dragoman.data.tables import read_tsv
from dragoman.records import Party

VENUES = frozenset(
    [
        "conference",
        "briefing",
        "interview",
        "speech",
        "summit",
        "statement",
        "post",
        "session",
        "meeting",
        "address",
        "hearing",
        "debate",
        "call",
        "message",
        "letter",
        "broadcast",
        "ceremony",
        "rally",
        "lecture",
        "forum",
        "update",
        "remarks",
        "report",
        "communique",
        "testimony",
        "video",
    ]
)


@dataclass(slots=True)
class Said:
    """One statement found: the stretch said, who says it, and the node that tells it."""

    scene: int
    start: int  # of the content, in the passage's working text
    end: int
    speaker: Party
    cue: Node | None
    cue_text: str
    direct: bool | Literal["mixed"]
    venue: str | None = None


@lru_cache(maxsize=1)
def speech_verbs() -> dict[str, frozenset[str]]:
    """The classes of each verb of speech, by lemma."""
    found: dict[str, set[str]] = {}
    for row in read_tsv("coding_speech.tsv"):
        for verb in row["verbs"].split():
            found.setdefault(verb, set()).add(row["class"])
    return {verb: frozenset(classes) for verb, classes in found.items()}


def find_statements(cast: Cast) -> list[Said]:
    """All statements of a document, in text order; first persons in quotations get a speaker."""
    found: list[Said] = []
    running: Party | None = None
    for number, scene in enumerate(cast.scenes):
        said, running = _in_passage(cast, number, scene, running)
        found.extend(said)
        for one in said:
            if one.direct is not False:
                _give_first_person(cast, scene, one)
    return found


def _in_passage(
    cast: Cast, number: int, scene: Scene, running: Party | None
) -> tuple[list[Said], Party | None]:
    quoted = quotations(scene.tree.text)
    found: list[Said] = []
    taken: set[int] = set()
    for node in scene.tree.nodes:
        if _inside(node, quoted):
            continue
        for one in _from_node(cast, number, scene, node):
            found.append(one)
    _mark_direct(scene, found, quoted, taken)
    found.extend(_free_quotes(cast, number, scene, quoted, taken, running))
    found.sort(key=lambda one: (one.start, one.end))
    last = found[-1].speaker if found and quoted and quoted[-1].is_open else None
    return found, last


def _inside(node: Node, quoted: Sequence[Quotation]) -> bool:
    return any(
        quote.start <= node.start < quote.end and quote.end - quote.start > 24 for quote in quoted
    )


def _from_node(cast: Cast, number: int, scene: Scene, node: Node) -> Iterator[Said]:
    if node.lower == "according" and node.dep in ("prep", "advmod", "ROOT", "advcl"):
        yield from _according(cast, number, scene, node)
    classes = speech_verbs().get(node.lemma)
    if classes is None or not is_verb(node) or (is_passive(node) and not node.child("agent")):
        return
    content = _content(node, classes)
    if content is None:
        return
    speaker = speaker_of(cast, scene, node)
    if speaker is None:
        return
    yield Said(
        number, content[0], content[1], speaker, node, node.text, False, venue_of(scene, node)
    )


def speaker_of(cast: Cast, scene: Scene, verb: Node) -> Party | None:
    """Who speaks, by name, role or pronoun; the bare words where nobody known is meant."""
    heads = agents(verb)
    parties = cast.parties(scene, heads, owner=True)
    if parties:
        return parties[0]
    if not heads or heads[0].lower in ("it", "that", "which", "this", "what", "there"):
        return None
    if heads[0].tag in ("PRP", "WP", "WDT", "DT", "EX"):
        return None
    return bare_party(scene, heads[0])


def bare_party(scene: Scene, head: Node) -> Party:
    """A party known only by the words that name it."""
    left = min([head.i, *(k.i for k in head.kids if k.dep in ("compound", "amod", "poss", "nmod"))])
    start, end = scene.span(scene.tree.nodes[left].start, head.end)
    text = scene.report_text[start:end]
    return Party("UNK", text, text, start, end)


def _content(verb: Node, classes: frozenset[str]) -> tuple[int, int] | None:
    clause = verb.child("ccomp")
    if clause is None and classes & {"say", "tell"} and verb.lemma not in ("propose", "ask"):
        clause = next((kid for kid in verb.kids if kid.dep == "parataxis" and is_verb(kid)), None)
    if clause is not None and classes & {"say", "tell", "mental"}:
        return _clause_span(verb, clause)
    if "call" in classes:
        thing = verb.child("dobj") or verb.child("ccomp", "oprd", "xcomp")
        if thing is not None:
            parts = [thing, *verb.children("oprd", "xcomp", "prep", "ccomp")]
            return _hull(verb, parts)
    if "object" in classes:
        thing = verb.child("dobj")
        if thing is not None and thing.pos in ("NOUN", "PROPN") and not is_passive(verb):
            return _hull(verb, [thing])
    return None


def _clause_span(verb: Node, clause: Node) -> tuple[int, int]:
    below = [node for node in clause.subtree() if node.pos != "PUNCT" or node.text in "\"'%)"]
    if clause.i > verb.i:
        below = [node for node in below if node.i > verb.i]
        if below and below[0].lower == "that":
            below = below[1:]
    else:
        below = [node for node in below if node.i < verb.i]
    below = below or [clause]
    start, end = below[0].start, below[-1].end
    return start, end


def _hull(verb: Node, parts: Sequence[Node]) -> tuple[int, int]:
    nodes = [node for part in parts for node in part.subtree() if node.i > verb.i]
    nodes = [node for node in nodes if node.pos != "PUNCT"] or list(parts)
    return min(n.start for n in nodes), max(n.end for n in nodes)


def _according(cast: Cast, number: int, scene: Scene, node: Node) -> Iterator[Said]:
    sources = prepositions(node, "to") or [
        kid for below in node.kids for kid in below.children("pobj")
    ]
    if not sources:
        return
    parties = cast.parties(scene, sources, owner=True)
    speaker = parties[0] if parties else bare_party(scene, sources[0])
    sentence = scene.tree.sentences[node.sent]
    phrase = {below.i for below in node.subtree()}
    before = [n for n in sentence if n.i < node.i and n.i not in phrase and n.pos != "PUNCT"]
    after = [n for n in sentence if n.i > max(phrase) and n.pos != "PUNCT"]
    content = before if len(before) >= len(after) else after
    if content:
        yield Said(number, content[0].start, content[-1].end, speaker, node, "according to", False)


def venue_of(scene: Scene, verb: Node) -> str | None:
    """Where something is said: "at a news conference with South Korean leaders"."""
    for kid in verb.kids:
        if kid.dep == "prep" and kid.lower in (
            "at",
            "during",
            "in",
            "on",
            "before",
            "after",
            "via",
        ):
            for thing in kid.children("pobj"):
                if thing.lemma in VENUES:
                    nodes = thing.subtree()
                    return scene.tree.text[nodes[0].start : nodes[-1].end]
    return None


# -- quotations --------------------------------------------------------------------------------


def _mark_direct(
    scene: Scene, found: Sequence[Said], quoted: Sequence[Quotation], taken: set[int]
) -> None:
    """Statements that contain quotations are direct or mixed; those quotations are taken."""
    for one in found:
        inside = 0
        for k, quote in enumerate(quoted):
            shared = min(one.end, quote.end) - max(one.start, quote.start)
            if shared > 0.5 * (quote.end - quote.start):
                inside += shared
                taken.add(k)
                if shared > 0.8 * (one.end - one.start):
                    one.start, one.end = quote.start, quote.end
                elif quote.end > one.end:
                    one.end = quote.end
        if inside:
            one.direct = True if inside > 0.9 * (one.end - one.start) else "mixed"


def _free_quotes(
    cast: Cast,
    number: int,
    scene: Scene,
    quoted: Sequence[Quotation],
    taken: set[int],
    running: Party | None,
) -> Iterator[Said]:
    """Quotations that no clause took: the verb beside them tells the speaker, or the one before."""
    last: tuple[Party, Node | None] | None = (running, None) if running else None
    pending: list[Quotation] = []
    for k, quote in enumerate(quoted):
        if k in taken or quote.words(scene.tree.text) < SENTENCE_WORDS:
            continue
        told = _teller(cast, scene, quote, quoted)
        if told is None:
            if last is None:
                pending.append(quote)
                continue
            told = last
        last = told
        for waiting in [*pending, quote]:
            yield _quoted(number, scene, waiting, told)
        pending = []


def _quoted(number: int, scene: Scene, quote: Quotation, told: tuple[Party, Node | None]) -> Said:
    speaker, cue = told
    venue = venue_of(scene, cue) if cue is not None else None
    text = cue.text if cue is not None else ""
    return Said(number, quote.start, quote.end, speaker, cue, text, True, venue)


def _teller(
    cast: Cast, scene: Scene, quote: Quotation, quoted: Sequence[Quotation]
) -> tuple[Party, Node | None] | None:
    """The speech verb nearest outside a quotation in the sentences that it touches."""
    touched = {
        node.sent for node in scene.tree.nodes if quote.start - 2 <= node.start <= quote.end + 3
    }
    best: tuple[int, Node] | None = None
    for node in scene.tree.nodes:
        if node.sent not in touched or _inside(node, quoted) or node.lemma not in speech_verbs():
            continue
        if not is_verb(node):
            continue
        distance = (
            node.start - quote.end if node.start >= quote.end else (quote.start - node.end) * 2
        )
        if distance >= 0 and (best is None or distance < best[0]):
            best = (distance, node)
    if best is None:
        return None
    verb = best[1]
    speaker = speaker_of(cast, scene, verb) or _after_verb(scene, verb)
    if speaker is None:
        return None
    return speaker, verb


def _after_verb(scene: Scene, verb: Node) -> Party | None:
    """An inverted subject that the parse missed: 'wrote the Ukrainian president'."""
    for node in scene.tree.nodes[verb.i + 1 : verb.i + 8]:
        mention = scene.mention_of(node)
        if mention is not None and mention.kind != "place":
            start, end = scene.span(mention.start, mention.end)
            return Party(mention.code, mention.name, mention.text, start, end)
        if node.pos in ("PUNCT", "VERB"):
            return None
    heads = subjects(verb)
    return bare_party(scene, heads[0]) if heads and heads[0].pos == "PROPN" else None


def _give_first_person(cast: Cast, scene: Scene, said: Said) -> None:
    number = cast.index[id(scene)]
    for node in scene.tree.nodes:
        if said.start <= node.start < said.end:
            cast.speakers[number, node.i] = said.speaker
