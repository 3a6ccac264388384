"""Statements: who says what, directly or in the report's words, and in which stretch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dragoman.coding.parties.cast import Cast
from dragoman.coding.parties.documents import issuer
from dragoman.coding.parties.unknown import UNKNOWN
from dragoman.coding.speech.colons import colons
from dragoman.coding.speech.contents import contents_of
from dragoman.coding.speech.quotes import quotations
from dragoman.coding.speech.quoting import (
    Thread,
    free_quotes,
    is_inside,
    led_in,
    mark_direct,
    untold,
)
from dragoman.coding.speech.silences import is_negated
from dragoman.coding.speech.speakers import Said, bare_party, speaker_of, speech_verbs, venue_of
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents, prepositions
from dragoman.coding.syntax.senders import is_apart
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

_LANDS = ("place", "state", "capital")  # kinds of mention


def find_statements(cast: Cast) -> list[Said]:
    """All statements of a document, in text order; first persons in quotations get a speaker."""
    found: list[Said] = []
    thread = Thread()
    for number, scene in enumerate(cast.scenes):
        found.extend(_heard(cast, _in_passage(cast, number, scene, thread)))
    found.extend(_heard(cast, list(untold(cast, thread))))
    return found


def _heard(cast: Cast, found: list[Said]) -> list[Said]:
    """The same statements, once the first persons in them are known to mean the speaker."""
    for one in found:
        if one.direct is not False:
            _give_first_person(cast, one)
    return found


def _in_passage(cast: Cast, number: int, scene: Scene, thread: Thread) -> list[Said]:
    quoted = quotations(scene.tree.text)
    found: list[Said] = []
    verbs = speech_verbs()
    paper = thread.running is not None and thread.running.code.endswith(":JRN")
    shut = [] if paper else quoted  # a paper that is quoted tells what others say
    for node in scene.tree.nodes:
        told = node.lemma in verbs or node.lower == "according"
        if told and not is_inside(node, shut):
            before = found[-1].speaker if found else thread.near(number)
            found.extend(_from_node(cast, number, scene, node, before))
    found.extend(_after_colons(cast, number, scene, found))
    found.extend(_before_senders(cast, number, scene))
    taken = mark_direct(found, quoted)
    found = _once(found)
    found.extend(free_quotes(cast, number, quoted, taken, thread))
    found.sort(key=lambda one: (one.scene, one.start, one.end))
    if found:
        thread.last = (number, found[-1].speaker)
    is_open = bool(found and quoted and quoted[-1].is_open)
    thread.running = found[-1].speaker if is_open else led_in(cast, scene, quoted)
    return found


def _once(found: Sequence[Said]) -> list[Said]:
    """Each stretch once: two sentences of a quotation are one statement."""
    kept: dict[tuple[int, int], Said] = {}
    for one in found:
        kept.setdefault((one.start, one.end), one)
    return list(kept.values())


def _after_colons(cast: Cast, number: int, scene: Scene, found: Sequence[Said]) -> Iterator[Said]:
    """Headlines with a colon for the verb, where somebody known speaks ("Kyiv: ...")."""
    for colon, speaker, said in colons(scene.tree):
        start, end = said[0].start, said[-1].end
        mention = scene.mention_of(speaker)
        told = any(one.cue is not None and one.cue.i < colon.i < one.cue.i + 9 for one in found)
        if mention is None or mention.kind == "place" or told:
            continue
        if mention.kind == "capital" and _is_dateline(scene, colon, said):
            continue
        parties = cast.parties(scene, [speaker])
        if parties:
            yield Said(number, start, end, parties[0], None, scene.tree.text[colon.start], False)


def _before_senders(cast: Cast, number: int, scene: Scene) -> Iterator[Said]:
    """What a headline tells that ends with who says so ("Two killed in clashes: army")."""
    tree = scene.tree
    for mark in tree.nodes[1:-1]:
        if not is_apart(tree.text, scene.passage.text, mark.start):
            continue
        before = (node for node in tree.sentences[mark.sent] if node is not mark)
        told = [node for node in before if node.pos != "PUNCT"]
        sender = next((node for node in tree.sentences[mark.sent + 1] if node.head is node), None)
        tells = any(is_verb(node) or (node.head is node and node.pos == "ADJ") for node in told)
        if sender is None or not tells:
            continue
        parties = cast.parties(scene, [sender])
        speaker = parties[0] if parties else bare_party(scene, sender)
        cue = scene.passage.text[mark.start]
        yield Said(number, told[0].start, told[-1].end, speaker, None, cue, False)


def _is_dateline(scene: Scene, colon: Node, said: Sequence[Node]) -> bool:
    """Whether a capital and a colon only tell where running text is from ("Lima: The army ...")."""
    body = scene.passage.kind == "body" and colon.i <= 2
    return body and scene.tree.text[said[-1].end :].startswith(".")


def _from_node(
    cast: Cast, number: int, scene: Scene, node: Node, before: Party | None
) -> Iterator[Said]:
    if node.lower == "according" and node.dep in ("prep", "advmod", "ROOT", "advcl"):
        yield from _according(cast, number, scene, node)
    classes = speech_verbs().get(node.lemma)
    if classes is None or not is_verb(node) or (is_passive(node) and not agents(node)):
        return
    if _is_withheld(node) or _is_thought_told(node, classes):
        return
    contents, how = contents_of(scene.tree, node, classes)
    if not contents or _is_open(node, how) or _is_deed(scene, node):
        return
    speaker = speaker_of(cast, scene, node, before, contents)
    if speaker is None:
        return
    if how not in words("speech", "plain") and _is_nobody(node, speaker):
        return
    venue = venue_of(scene, node)
    for start, end in contents:
        yield Said(number, start, end, speaker, node, node.text, False, venue, _lends(node, how))


def _is_nobody(verb: Node, speaker: Party) -> bool:
    """Whether a stance is taken by a thing, or by somebody of whom no more than a noun is told."""
    heads = agents(verb)
    if speaker.code != UNKNOWN or not heads or heads[0].pos == "PROPN":
        return False
    return heads[0].lemma not in words("speech", "somebody")


def _lends(verb: Node, how: str) -> bool:
    """Whether what is told inside stands on the speaker's word; what is denied does."""
    return how not in words("speech", "no_voice") or verb.lemma in words("speech", "denials")


def _is_withheld(verb: Node) -> bool:
    """Whether a report says that somebody did not say it ("did not mention the deadline")."""
    if not is_negated(verb):
        return False
    if any(kid.lower in words("speech", "nobody") for kid in _speakers(verb)):
        return True  # "nobody can say why"
    return not any(kid.dep == "aux" and kid.tag == "MD" for kid in verb.kids)


def _speakers(verb: Node) -> Iterator[Node]:
    """The subject of a verb and its own words."""
    for subject in verb.children("nsubj"):
        yield from (subject, *subject.kids)


def _is_thought_told(verb: Node, classes: frozenset[str]) -> bool:
    """Whether a thought is only the first word of a statement ("said it expects that ...")."""
    if not classes <= {"mental", "inserted"} or verb.dep != "ccomp":
        return False
    return bool(speech_verbs().get(verb.head.lemma, frozenset()) & {"say", "tell"})


def _is_deed(scene: Scene, verb: Node) -> bool:
    """Whether a verb that may mean words means a deed ("dismissed his minister", "claimed ten lives")."""
    thing = verb.child("dobj") or (verb.child("nsubjpass") if is_passive(verb) else None)
    if thing is None or prepositions(verb, "as"):
        return False
    mention = scene.mention_of(thing)
    if verb.lemma == "claim":
        land = mention is not None and mention.kind in _LANDS
        return land or thing.lemma in words("speech", "taken")
    if verb.lemma not in words("speech", "done_to_people"):
        return False
    if verb.lemma == "question" and thing.pos == "PROPN":
        return True  # whoever has a name
    return mention is not None and mention.kind in ("person", "office", "ministry")


def _is_open(verb: Node, how: str) -> bool:
    """Whether a stance is only wanted, tried or refused ("came to praise", "tried to identify")."""
    to = any(kid.lower == "to" for kid in verb.children("aux"))
    return how in words("speech", "no_voice") and verb.tag == "VB" and to


def _according(cast: Cast, number: int, scene: Scene, node: Node) -> Iterator[Said]:
    sources = prepositions(node, "to") or [
        kid for below in node.kids for kid in below.children("pobj")
    ]
    if not sources:
        return
    if sources[0].lemma in words("speech", "measures"):
        return
    parties = cast.parties(scene, sources, owner=True)
    speaker = parties[0] if parties else issuer(cast, scene, sources[0])
    speaker = speaker or bare_party(scene, sources[0])
    sentence = scene.tree.sentences[node.sent]
    phrase = {below.i for below in node.subtree()}
    before = _last_part([n for n in sentence if n.i < node.i and n.i not in phrase])
    after = _first_part([n for n in sentence if n.i > max(phrase)])
    relative = node.head.dep == "relcl" and node.head.i > node.i  # "which, according to ..., is"
    goes_on = bool(after) and after[0].dep == "cc"
    content = before if (len(before) >= len(after) or goes_on) and not relative else after
    if content:
        yield Said(number, content[0].start, content[-1].end, speaker, node, "according to", False)


def _last_part(nodes: Sequence[Node]) -> list[Node]:
    """What stands after the last semicolon, without its marks."""
    cut = max((k for k, node in enumerate(nodes) if node.text == ";"), default=-1)
    return [node for node in nodes[cut + 1 :] if node.pos != "PUNCT"]


def _first_part(nodes: Sequence[Node]) -> list[Node]:
    """What stands before the first semicolon, without its marks."""
    cut = next((k for k, node in enumerate(nodes) if node.text == ";"), len(nodes))
    return [node for node in nodes[:cut] if node.pos != "PUNCT"]


def _give_first_person(cast: Cast, said: Said) -> None:
    nodes = cast.scenes[said.scene].tree.nodes
    first = bisect_left(nodes, said.start, key=lambda node: node.start)
    for i in range(first, len(nodes)):
        if nodes[i].start >= said.end:
            return
        cast.speakers[said.scene, nodes[i].i] = said.speaker
