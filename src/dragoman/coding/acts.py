"""Acts: who does what to whom, from verbs and act nouns with their parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.coding.cast import Cast
from dragoman.coding.cues import NounCue, VerbCue, match_verb, noun_cues
from dragoman.coding.passage import Scene
from dragoman.coding.roles import agents, indirect, objects, prepositions
from dragoman.coding.status import status_of
from dragoman.coding.tree import Node, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.records import EventType, Party, Status

# Verbs of mere motion are visits only when an official goes to a state or capital.
MOTION = frozenset(["travel", "journey", "fly", "arrive", "land", "head", "go", "come", "return"])
LOCAL = frozenset({"in", "at", "near", "into", "over", "through", "on"})


@dataclass(slots=True)
class Draft:
    """An act as found, before voice, time and place are settled."""

    scene: int
    node: Node
    thing: Node | None
    event: EventType
    mode: str | None
    flags: frozenset[str]
    source: list[Party]
    target: list[Party]
    reciprocal: bool
    status: Status
    heads: list[Node] = field(default_factory=list)  # nodes that the evidence must cover


def find_acts(cast: Cast) -> list[Draft]:
    """All acts of a document, in text order."""
    found: list[Draft] = []
    for number, scene in enumerate(cast.scenes):
        taken: set[int] = set()
        for node in scene.tree.nodes:
            matched = match_verb(node)
            if matched is None:
                continue
            draft = _from_verb(cast, number, scene, node, *matched)
            if draft is not None:
                found.append(draft)
                if matched[1] is not None:
                    taken.add(matched[1].i)
        for node in scene.tree.nodes:
            if node.i not in taken and node.pos in ("NOUN", "PROPN"):
                for cue in noun_cues().get(node.lower, ()):
                    draft = _from_noun(cast, number, scene, node, cue)
                    if draft is not None:
                        found.append(draft)
                        break
    found.sort(key=lambda draft: (draft.scene, draft.node.i))
    return found


# -- verbs -------------------------------------------------------------------------------------


def _from_verb(
    cast: Cast, number: int, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None
) -> Draft | None:
    source_heads = agents(verb)
    source = cast.parties(scene, source_heads, owner=True)
    target, target_heads = _targets(cast, scene, verb, cue, thing, source)
    target = [party for party in target if all(party.code != own.code for own in source)]
    if "h" in cue.flags:  # a host: the guest is the source of the visit
        source, target = target, source
    if not _is_act(verb, cue, source, target):
        return None
    reciprocal = "r" in cue.flags and len({*source, *target}) > 1
    if reciprocal:
        source, target = _merge(source, target), []
    heads = [verb, *source_heads, *target_heads, *([thing] if thing else [])]
    return Draft(
        number,
        verb,
        thing,
        cue.event,
        cue.mode,
        cue.flags,
        source,
        target,
        reciprocal,
        status_of(verb),
        heads,
    )


def _targets(
    cast: Cast, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None, source: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    own = {party.code for party in source}
    for role in cue.target:
        heads = _role_nodes(verb, role, thing)
        wide = role in ("own", "in") or role.startswith("@")
        parties = [p for p in cast.parties(scene, heads, owner=wide) if p.code not in own]
        if parties:
            return parties, heads
    if "a" in cue.flags:
        heads = _asked_subject(verb)
        parties = [p for p in cast.parties(scene, heads) if p.code not in own]
        if parties:
            return parties, heads
    return [], []


def _role_nodes(verb: Node, role: str, thing: Node | None) -> list[Node]:
    if role == "obj":
        return [node for node in objects(verb) if node is not thing]
    if role == "iobj":
        return indirect(verb)
    if role == "own":
        return [thing] if thing is not None else objects(verb)
    if role == "in":
        return [node for name in sorted(LOCAL) for node in prepositions(verb, name)]
    if role.startswith("@"):
        found = prepositions(verb, role[1:])
        if not found and thing is not None:
            found = prepositions(thing, role[1:])
        if not found:
            found = [node for obj in objects(verb) for node in prepositions(obj, role[1:])]
        return found
    return []


def _asked_subject(verb: Node) -> list[Node]:
    for kid in verb.kids:
        if kid.dep in ("ccomp", "xcomp"):
            subject = kid.child("nsubj", "nsubjpass")
            if subject is not None:
                return [subject]
    return []


def _is_act(verb: Node, cue: VerbCue, source: Sequence[Party], target: Sequence[Party]) -> bool:
    if not source and not target:
        return False
    if "p" in cue.flags and "r" not in cue.flags and not target:
        return False
    if "r" in cue.flags and len({*source, *target}) < 2 and "p" in cue.flags:
        return False
    if "n" in cue.flags and not target:
        return False
    if "v" in cue.flags and not (source and target):
        return False
    if verb.lemma in MOTION:
        return _is_official(source[0]) and all(":MIL" not in p.code for p in source)
    return not ("w" not in cue.flags and "a" in cue.flags and not source)


def _is_official(party: Party) -> bool:
    return party.code.endswith(":GOV") or party.code.endswith(":MIL")


def _merge(source: Sequence[Party], target: Sequence[Party]) -> list[Party]:
    merged: list[Party] = []
    for party in [*source, *target]:
        if all(party.code != known.code for known in merged):
            merged.append(party)
    return merged


# -- nouns -------------------------------------------------------------------------------------


def _from_noun(cast: Cast, number: int, scene: Scene, noun: Node, cue: NounCue) -> Draft | None:
    if noun.dep == "compound" or scene.mention_of(noun) is not None:
        return None
    source, source_heads = _noun_side(cast, scene, noun, cue.source, ())
    target, target_heads = _noun_side(cast, scene, noun, cue.target, source)
    reciprocal = "r" in cue.flags
    if reciprocal:
        source = _merge(source, target)
        target = []
        if len(source) < 2:
            return None
    elif ("p" in cue.flags and not (source and target)) or ("n" in cue.flags and not target):
        return None
    return Draft(
        number,
        noun,
        None,
        cue.event,
        cue.mode,
        cue.flags,
        source,
        target,
        reciprocal,
        status_of(noun),
        [noun, *source_heads, *target_heads],
    )


def _noun_side(
    cast: Cast, scene: Scene, noun: Node, roles: Sequence[str], known: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    found: list[Party] = []
    heads: list[Node] = []
    for role in roles:
        nodes = _before(noun) if role == "poss" else prepositions(noun, role)
        parties = [
            party
            for party in cast.parties(scene, nodes, owner=role != "poss")
            if all(party.code != own.code for own in [*known, *found])
        ]
        found.extend(parties)
        heads.extend(nodes if parties else [])
        if found and role not in ("between", "among", "with", "poss"):
            break
        if len(found) > 1:
            break
    return found, heads


def _before(noun: Node) -> list[Node]:
    return [
        kid
        for kid in noun.kids
        if kid.dep in ("poss", "amod", "compound", "nmod") and kid.i < noun.i
    ]


# -- what an act is told by --------------------------------------------------------------------


def teller(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The demand, charge or promise of another act under which this act is told."""
    by_node = {other.node.i: other for other in drafts if other.scene == draft.scene}
    for above in draft.node.ancestors():
        other = by_node.get(above.i)
        if other is not None and other.event in ("REQUEST", "ACCUSE") and other is not draft:
            return other
        if is_verb(above) and above.dep in ("relcl", "ROOT"):
            return None
    return None


def evidence_nodes(scene: Scene, draft: Draft) -> Iterator[Node]:
    """The nodes from the first to the last that carry the act, inside its sentence."""
    for head in draft.heads:
        if head.sent != draft.node.sent:
            continue
        mention = scene.mention_of(head)
        if mention is None:
            yield head
            continue
        for node in scene.tree.sentences[head.sent]:
            if mention.start <= node.start < mention.end:
                yield node
    if is_passive(draft.node):
        yield from draft.node.children("auxpass", "aux")


def quantity_span(draft: Draft) -> list[Node]:
    """The noun phrases in which a number belongs to the act."""
    nodes = objects(draft.node) if is_verb(draft.node) else []
    nodes += agents(draft.node) if is_verb(draft.node) else []
    if draft.thing is not None:
        nodes.append(draft.thing)
    nodes.extend(prepositions(draft.node, "of"))
    return [below for node in nodes for below in node.subtree()]


def locative(node: Node) -> list[Node]:
    """The places below an act: "in Kazan", "at the border"."""
    return [
        place
        for kid in node.kids
        if kid.dep == "prep" and kid.lower in words("places", "prepositions")
        for place in kid.children("pobj")
    ]
