"""Acts that verbs tell: the pattern that fits best, with its source and target."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.cues import VerbCue, match_verb, noun_cues
from dragoman.coding.acts.draft import HALF, Draft, merged, others, state
from dragoman.coding.acts.quads import IN_WORDS, QUADS
from dragoman.coding.acts.status import status_of
from dragoman.coding.parties.bystanders import at_home
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import (
    agents,
    attendant,
    complements,
    indirect,
    objects,
    prepositions,
)
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

# What a state does to its own people or organs as well.
_AT_HOME = frozenset({"COERCE", "ASSAULT", "PROTEST", "RETREAT"})


def from_verb(cast: Cast, number: int, scene: Scene, verb: Node) -> Draft | None:
    """The act that a verb tells, or none.

    Of the patterns that fit, the one that asks for most wins; among equals the one whose target
    is there, then the first in the table.
    """
    best: Draft | None = None
    half: Draft | None = None
    best_size = -1
    for cue, thing in match_verb(verb):
        if best is not None and (cue.size < best_size or best.target or best.reciprocal):
            break
        draft = _draft(cast, number, scene, verb, cue, thing)
        if draft is not None and HALF in draft.flags:
            half = half or draft
        elif draft is not None and (best is None or draft.target or draft.reciprocal):
            best, best_size = draft, cue.size
    return best or half


def _draft(
    cast: Cast, number: int, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None
) -> Draft | None:
    if "i" in cue.flags and not any(_is_demand(clause) for clause in complements(verb)):
        return None
    source_heads = agents(verb)
    source = cast.parties(scene, source_heads, owner=True)
    if "f" in cue.flags and not _are_forces(scene, source_heads, source):
        return None
    if "x" in cue.flags and not source:
        source_heads = prepositions(verb, "with")
        source = cast.parties(scene, source_heads, owner=True)
    if not source and thing is not None and thing.lemma in words("things", "troops"):
        source_heads = [thing]  # "French troops were sent to Mali": France lends them
        source = cast.parties(scene, source_heads, owner=True)
    if not source and thing is not None and is_passive(verb) and thing.lower in noun_cues():
        source_heads = thing.children("poss", "amod", "compound")  # "US sanctions were tightened"
        source = cast.parties(scene, source_heads)
    target, target_heads = _targets(cast, scene, verb, cue, thing, source)
    if not target and cue.event == "CONSULT" and verb.dep == "acl":
        target_heads = attendant(verb.head)  # those who met "at talks hosted by Oslo"
        target = others(cast.parties(scene, target_heads, owner=True), source)
        if len(target) < 2:
            return None
    elif "h" in cue.flags:  # a host: the guest is the source of the visit
        source, target = target, source
        if not source:
            return None
    flags = cue.flags
    if _is_half(cue, thing, source, target):  # whom it is given to may be told elsewhere
        flags |= {HALF}
    elif not _is_act(verb, cue, source, target):
        return None
    mode = cue.mode
    reciprocal = ("r" in cue.flags or _each_other(verb)) and len(merged(source, target)) > 1
    if reciprocal and cue.event == "CONSULT" and target and _visits(source_heads):
        reciprocal, mode = False, "visit"
    if reciprocal:
        source, target = merged(source, target), []
    heads = [verb, *source_heads, *target_heads, *([thing] if thing else []), *_told_with(verb)]
    return Draft(
        number,
        verb,
        thing,
        cue.event,
        mode,
        flags,
        source,
        target,
        reciprocal,
        "asserted" if "not" in cue.flags else status_of(verb),
        heads,
    )


def _each_other(verb: Node) -> bool:
    """Whether what both sides do is done to each other ("each side accused the other")."""
    for node in (*objects(verb), *prepositions(verb, "with"), *prepositions(verb, "at")):
        if node.lower in ("other", "another") and node.pos != "PROPN":
            before = {kid.lower for kid in node.kids}
            if before & {"each", "one", "the"}:
                return True
    return False


def _are_forces(scene: Scene, heads: Sequence[Node], source: Sequence[Party]) -> bool:
    """Whether those who move are troops, and no minister on a journey."""
    counted = [_counted(head) for head in heads]
    if counted and all(head.tag in ("PRP", "WP", "WDT") for head in counted):
        named = all(party.text[:1].isupper() and " " not in party.text for party in source)
        return bool(source) and not named and all(one.code.endswith(":MIL") for one in source)
    mentions = [scene.mention_of(head) for head in counted]
    return bool(mentions) and all(one is not None and one.kind == "force" for one in mentions)


def _counted(head: Node) -> Node:
    """What a number word counts ("thousands of soldiers", "some of the units")."""
    below = prepositions(head, "of")
    return below[0] if below and head.pos in ("NUM", "NOUN", "PRON", "DET") else head


def _visits(heads: Sequence[Node]) -> bool:
    """Whether who meets somebody is called a visitor ("visiting President X met Y")."""
    return any(kid.lower == "visiting" for head in heads for kid in head.children("amod"))


def _is_demand(clause: Node) -> bool:
    """An infinitive, a subjunctive, or a clause with "should" or "must"."""
    helpers = {kid.lower for kid in clause.children("aux")}
    if helpers & ({"to"} | words("status", "asked_modals")):
        return True
    return clause.tag == "VB" and not helpers


def _is_mere_place(scene: Scene, party: Party) -> bool:
    """Whether a party is named by a river, region or town: nobody speaks to those."""
    return any(
        mention.kind == "place" and scene.span(mention.start, mention.end)[0] == party.start
        for mention in scene.mentions
    )


def _told_with(verb: Node) -> list[Node]:
    """What else the evidence must hold to be understood: the object, the clause that is asked."""
    told = [*verb.children("prt"), *objects(verb)]
    for clause in complements(verb)[:1]:
        told.extend([clause, *clause.children("dobj", "acomp", "attr")])
    return [node for node in told if node.sent == verb.sent]


def _targets(
    cast: Cast, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None, source: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    for role in _roles(cue):
        for heads in _role_tiers(verb, role, thing):
            wide = role in ("own", "in") or role.startswith("@")
            if cue.event in ("AID", "AGREE") and role == "obj":  # a number of men is what is given
                heads = [head for head in heads if not head.child("nummod")]
            parties = others(cast.parties(scene, heads, owner=wide), source)
            parties = _fitting(scene, parties, cue, source, role)
            if parties:
                return parties, heads
        if role == "comp":
            if objects(verb) and thing is None and cue.event != "REJECT":
                continue  # it has an object of its own, even if nobody known
            parties, heads = _in_complement(cast, scene, verb, cue, source)
            parties = _fitting(scene, parties, cue, source, role)
            if parties:
                return parties, heads
    if cue.event == "ASSAULT":
        return at_home(scene, objects(verb), source), objects(verb)
    return _addressed(cast, scene, verb, cue, thing, source)


def _addressed(
    cast: Cast, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None, source: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    """Whom the clause before or above already addresses, where words have no addressee of their own.

    "Telephoned the king to express support", "gave Oslo a week and threatened to use force".
    """
    above = verb.head
    told = QUADS[cue.event] in IN_WORDS and cue.event not in ("CONSULT", "CONCEDE")
    if not told or above is verb or verb.child("nsubj", "nsubjpass") or "not" in cue.flags:
        return [], []
    purpose = verb.tag == "VB" and verb.dep in ("advcl", "xcomp")
    if not (purpose or verb.dep == "conj") or not is_verb(above) or is_passive(above):
        return [], []
    if any(one is not thing and one.pos != "PRON" for one in objects(verb)):
        return [], []
    heads = indirect(above) or objects(above)
    states = {state(party) for party in source}
    parties = [one for one in cast.parties(scene, heads) if state(one) not in states]
    return parties, heads if parties else []


def _roles(cue: VerbCue) -> Sequence[str]:
    """Where the target stands; behind the preposition that the pattern asks for, in any case.

    Whose flag is burned is meant by those who burn it.
    """
    roles = (*cue.target, "own") if cue.event == "PROTEST" and cue.things else cue.target
    asked = f"@{cue.preposition}"
    if cue.preposition is None or asked in cue.target or "-" in cue.target:
        return roles
    return (asked, *roles)


def _fitting(
    scene: Scene, parties: list[Party], cue: VerbCue, source: Sequence[Party], role: str
) -> list[Party]:
    """The parties that may be whom an act of this kind is done to."""
    if QUADS[cue.event] in IN_WORDS and "v" not in cue.flags:
        parties = [party for party in parties if not _is_mere_place(scene, party)]
    parties = [party for party in parties if party.text.lower() not in words("things", "posts")]
    # One's own troops are what is withdrawn, one's own trade is what is cut.
    if cue.mode == "withdraw" or (role == "own" and cue.event not in _AT_HOME):
        states = {state(party) for party in source}
        parties = [party for party in parties if state(party) not in states]
    return parties


def _role_tiers(verb: Node, role: str, thing: Node | None) -> list[list[Node]]:
    """The nodes in a role, likeliest first: the verb's own, its thing's, its objects'."""
    if role == "obj":
        return [[node for node in objects(verb) if node is not thing]]
    if role == "iobj":
        return [indirect(verb)]
    if role == "own":
        if thing is not None and thing.lemma in words("things", "troops"):
            return [thing.children("poss")]  # troops that are sent are not whom they are sent to
        own = [thing] if thing is not None else objects(verb)
        return [own, _below(own)]
    if role == "in":
        return [
            [
                node
                for name in sorted(words("places", "inside"))
                for node in prepositions(verb, name)
                if node.lower not in noun_cues()
            ]
        ]
    if role.startswith("@"):
        below = [] if thing is None else prepositions(thing, role[1:])
        objs = [node for obj in objects(verb) for node in prepositions(obj, role[1:])]
        return [prepositions(verb, role[1:]), below, objs]
    return []


def _below(things: Sequence[Node]) -> list[Node]:
    """Whom the source's own thing concerns ("lifted its embargo on Cuba")."""
    found = (
        prepositions(thing, name)
        for thing in things
        if thing.child("poss")
        for name in ("on", "against", "with", "to")
    )
    return [node for nodes in found for node in nodes]


def _in_complement(
    cast: Cast, scene: Scene, verb: Node, cue: VerbCue, source: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    """Whom what is promised, demanded, refused or charged concerns, where the verb names none.

    "refused to let American soldiers land", "offered to mediate between Armenia and Azerbaijan".
    Parties of the source's own state are not meant: a government does not promise to itself.
    """
    states = {state(party) for party in source}
    asks = cue.event == "REQUEST"
    for clause in complements(verb):
        heads = [*clause.children("nsubj", "nsubjpass", "dative", "dobj")]
        for kid in clause.children("prep", "dative", "agent"):
            heads.extend(kid.children("pobj"))
        for inner in complements(clause):
            heads.extend(inner.children("nsubj", "dobj"))
            for kid in inner.children("prep"):
                heads.extend(kid.children("pobj"))
        for head in heads:
            parties = [
                party
                for party in cast.parties(scene, [head], owner=True)
                if state(party) not in states
                or (asks and head.dep == "nsubj" and _is_other_organ(party, source))
            ]
            if parties:
                return parties, [head]
    return [], []


def _is_other_organ(party: Party, source: Sequence[Party]) -> bool:
    """Whether a party is another organ of the source's state: deputies may ask their president."""
    _, _, sector = party.code.partition(":")
    others_too = {one.code.partition(":")[2] for one in source}
    return bool(sector) and sector not in others_too and "" not in others_too


def _is_half(
    cue: VerbCue, thing: Node | None, source: Sequence[Party], target: Sequence[Party]
) -> bool:
    """Whether an act that needs a party on both sides has only its author here."""
    one_sided = bool(source and thing) and not target and cue.event in ("AID", "COOPERATE")
    return one_sided and "p" in cue.flags and "r" not in cue.flags


def _is_act(verb: Node, cue: VerbCue, source: Sequence[Party], target: Sequence[Party]) -> bool:
    if not source and not target:
        return False
    if "r" in cue.flags and len(merged(source, target)) < 2 and cue.event == "CONSULT":
        return False
    if "r" in cue.flags and "p" in cue.flags and len(merged(source, target)) < 2:
        return False
    if "r" not in cue.flags and "p" in cue.flags and not target:
        return False
    if "n" in cue.flags and not target:
        return False
    if "v" in cue.flags and not (source and target):
        return False
    if cue.event == "PROTEST" and (not source or any(_is_power(party) for party in source)):
        return False
    if "v" in cue.flags and {state(one) for one in source} == {state(one) for one in target}:
        return False
    if cue.event == "CONSULT" and verb.lemma in words("motion", "verbs"):
        return bool(source) and _is_official(source[0])
    return bool(source) or cue.event not in ("REQUEST", "AGREE", "ACCUSE", "THREATEN")


def _is_power(party: Party) -> bool:
    """Whether a party is a state, a government, a force or a body: those do not demonstrate."""
    head, _, sector = party.code.partition(":")
    return head == "IGO" or sector in ("", "GOV", "MIL", "SPY", "JUD", "COP")


def _is_official(party: Party) -> bool:
    return party.code.endswith((":GOV", ":LEG")) and party.code[:3] != "IGO"
