"""Quotations as statements: which are direct or mixed, and who speaks in those that no verb took."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from dragoman.coding.parties.cast import Cast
from dragoman.coding.speech.quotes import SENTENCE_WORDS, Quotation
from dragoman.coding.speech.speakers import Said, bare_party, speaker_of, speech_verbs, venue_of
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import subjects
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.records import Party

# A quotation of this many characters or less inside a clause does not hide the verbs in it.
SHORT_QUOTE = 24
Told = tuple[Party, Node | None]
_start = attrgetter("start")


def is_inside(node: Node, quoted: Sequence[Quotation]) -> bool:
    """Whether a node stands inside a quotation of some length; these are in order, none within another."""
    before = bisect_right(quoted, node.start, key=_start)
    if not before:
        return False
    quote = quoted[before - 1]
    return node.start < quote.end and quote.end - quote.start > SHORT_QUOTE


def mark_direct(found: Sequence[Said], quoted: Sequence[Quotation]) -> dict[int, Said]:
    """Make statements that hold quotations direct or mixed; by number, the quotations so taken."""
    taken: dict[int, Said] = {}
    for one in found:
        inside = 0
        for k, quote in enumerate(quoted):
            shared = min(one.end, quote.end) - max(one.start, quote.start)
            inside_it = shared >= one.end - one.start and not _tells_inside(one, quote)
            if shared <= 0.5 * (quote.end - quote.start) and not inside_it:
                continue
            taken[k] = one
            if shared > 0.8 * (one.end - one.start):
                one.start, one.end = quote.start, quote.end
            elif quote.end > one.end:
                one.end = quote.end
            inside += min(one.end, quote.end) - max(one.start, quote.start)
        if inside:
            one.direct = True if inside > 0.9 * (one.end - one.start) else "mixed"
    return taken


def _tells_inside(one: Said, quote: Quotation) -> bool:
    """Whether what tells a statement stands in the quotation itself."""
    return one.cue is not None and quote.start <= one.cue.start < quote.end


@dataclass(slots=True)
class Thread:
    """Who speaks, from one passage to the next."""

    running: Party | None = None  # whose quotation the last passage left open, or led to
    waiting: list[tuple[int, Quotation]] = field(default_factory=list)  # open, nobody told yet
    last: tuple[int, Party] | None = None  # who spoke last, and in which passage

    def near(self, number: int) -> Party | None:
        """Who spoke last, if it was in a passage or in the one before it."""
        return self.last[1] if self.last and number - self.last[0] <= 1 else None


def free_quotes(
    cast: Cast,
    number: int,
    quoted: Sequence[Quotation],
    taken: dict[int, Said],
    thread: Thread,
) -> Iterator[Said]:
    """Quotations that no clause took: the verb beside them tells the speaker, or the one before.

    A quotation that runs on over paragraphs is told in the last of them; one that nobody tells goes
    on from whoever spoke in the paragraph before.
    """
    scene = cast.scenes[number]
    verbs = _verbs_outside(scene, quoted) if quoted else []
    last: Told | None = (thread.running, None) if thread.running else None
    if not quoted or not _opens(scene, quoted[0]):
        yield from untold(cast, thread)
    pending, thread.waiting = thread.waiting, []
    for k, quote in enumerate(quoted):
        if k in taken:
            last = (taken[k].speaker, taken[k].cue)
        elif quote.words(scene.tree.text) < SENTENCE_WORDS:
            told = _teller(cast, scene, quote, verbs, thread.near(number))
            if told is not None and _is_spoken(scene, quote, told[1]):
                yield _quoted(cast, number, quote, told)
            continue
        else:
            pending.append((number, quote))
            last = _teller(cast, scene, quote, verbs, thread.near(number)) or last
        if last is not None:
            yield from (_quoted(cast, where, waiting, last) for where, waiting in pending)
            pending = []
    thread.waiting = pending
    if quoted and not quoted[-1].is_open:
        yield from untold(cast, thread)


def led_in(cast: Cast, scene: Scene, quoted: Sequence[Quotation]) -> Party | None:
    """Who speaks in the next passage, where this one ends so: "The minister wrote on Friday:"."""
    nodes = scene.tree.nodes
    if not nodes or nodes[-1].text != ":":
        return None
    verbs = [one for one in _verbs_outside(scene, quoted) if one.sent == nodes[-1].sent]
    return speaker_of(cast, scene, verbs[-1]) if verbs else None


def untold(cast: Cast, thread: Thread) -> Iterator[Said]:
    """Quotations that nobody told: they go on from whoever spoke in the paragraph before."""
    pending, thread.waiting = thread.waiting, []
    speaker = thread.near(pending[0][0]) if pending else None
    if speaker is not None and all(_opens(cast.scenes[n], quote) for n, quote in pending):
        yield from (_quoted(cast, n, quote, (speaker, None)) for n, quote in pending)


def _is_spoken(scene: Scene, quote: Quotation, cue: Node | None) -> bool:
    """Whether a few words quoted are all that is said: `"Never," she said`, `He said: "No."`."""
    if cue is None or not speech_verbs()[cue.lemma] & {"say", "tell"}:
        return False
    text = scene.tree.text
    before, said = text[: quote.start - 1].rstrip(), text[quote.start : quote.end].rstrip()
    led_in = before.endswith(":") or (before.endswith(",") and said.endswith((".", "!", "?")))
    led_out = said.endswith((",", "!", "?")) or text[quote.end + 1 : quote.end + 2] == ","
    return (led_in and cue.end == len(before) - 1) or (led_out and 0 < cue.start - quote.end < 60)


def _opens(scene: Scene, quote: Quotation) -> bool:
    """Whether a quotation opens its passage."""
    return quote.start <= 1


def _quoted(cast: Cast, number: int, quote: Quotation, told: Told) -> Said:
    speaker, cue = told
    scene = cast.scenes[number]
    own = cue is not None and cue.i < len(scene.tree.nodes) and scene.tree.nodes[cue.i] is cue
    venue = venue_of(scene, cue) if cue is not None and own else None
    text = cue.text if cue is not None else ""
    return Said(number, quote.start, quote.end, speaker, cue if own else None, text, True, venue)


def _verbs_outside(scene: Scene, quoted: Sequence[Quotation]) -> list[Node]:
    """The verbs that may tell a quotation beside them."""
    return [
        node
        for node in scene.tree.nodes
        if node.lemma in speech_verbs()
        and is_verb(node)
        and _may_quote(node)
        and not is_inside(node, quoted)
    ]


def _teller(
    cast: Cast, scene: Scene, quote: Quotation, verbs: Sequence[Node], before: Party | None
) -> Told | None:
    """The speech verb nearest outside a quotation in the sentences that it touches."""
    nodes = scene.tree.nodes
    first = bisect_left(nodes, quote.start - 2, key=_start)
    behind = bisect_right(nodes, quote.end + 3, key=_start)
    touched = {node.sent for node in nodes[first:behind]}
    best: tuple[int, Node] | None = None
    for node in verbs:
        if node.sent not in touched:
            continue
        distance = (
            node.start - quote.end if node.start >= quote.end else (quote.start - node.end) * 2
        )
        if distance >= 0 and (best is None or distance < best[0]):
            best = (distance, node)
    if best is None:
        return None
    verb = best[1]
    speaker = speaker_of(cast, scene, verb, before) or _after_verb(scene, verb)
    if speaker is None:
        return None
    return speaker, verb


def _may_quote(verb: Node) -> bool:
    """Whether a verb may tell a quotation beside it: no "to say", and none that takes clauses only."""
    infinitive = verb.tag == "VB" and any(kid.lower == "to" for kid in verb.children("aux"))
    classes = speech_verbs()[verb.lemma]
    if verb.dep == "acl" and verb.tag == "VBN" and "call" in classes:
        return False  # `a leaflet called "Stay calm at home"`
    clauses_only = bool(classes & {"that", "ask"}) and classes <= {"that", "ask", "inserted"}
    return not infinitive and not clauses_only


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
