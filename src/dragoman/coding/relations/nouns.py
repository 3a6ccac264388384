"""Ties told by relation nouns: "the alliance between A and B", "the A-B war", "close ties"."""

from __future__ import annotations

from dragoman.coding.acts.status import status_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.sides import Bond, Sides, listed, members, named_before, table
from dragoman.coding.syntax.noun_roles import holders
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions, subjects
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Status

# A trilateral format has three sides.
THREE = 3
AFTER = ("with", "on", "in", "into", "to", "of", "by", "from")
# Ties that one may have against somebody, who then is a side: those of others are not theirs.
HOSTILE = frozenset({"war", "rivalry"})
# Ties that a holder of several has with each partner apart.
ONE_BY_ONE = frozenset({"alliance", "partnership", "rivalry"})
MODIFIERS = ("compound", "amod", "nmod")
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def bond_of_noun(cast: Cast, scene: Scene, noun: Node, kind: str) -> Bond | None:
    """The tie that a relation noun tells, with as many sides as are named."""
    if (noun.dep == "compound" and kind != "war") or _is_named(scene, noun) or is_gone(noun):
        return None
    settled = noun_kind(noun, kind)
    if settled is None:
        return None
    if settled == "war" and noun.dep == "pobj" and noun.head.lower == "at":
        return _at_war(cast, scene, noun)
    partners = _partners(cast, scene, noun, settled)
    if len(members(partners.parties)) > 1:
        return _with_each(cast, scene, noun, settled, partners)
    sides = _sides(cast, scene, noun, settled)
    if settled == "trilateral" and len(sides.parties) < THREE:
        return None
    return Bond(settled, sides, status=_told(noun))


def is_gone(noun: Node) -> bool:
    """Whether an adjective says that a relation is over or only hoped for."""
    return any(kid.lower in listed("adjectives", "gone") for kid in noun.children(*MODIFIERS))


def _is_named(scene: Scene, noun: Node) -> bool:
    """Whether a noun is part of an actor's own name."""
    mention = scene.mention_of(noun)
    return mention is not None and not (mention.kind == "party" and noun.text.islower())


def _told(noun: Node) -> Status:
    """A tie named as known ("their alliance") stands, whatever is said about it."""
    told: tuple[Status, ...] = ("proposed", "planned", "possible")
    for kid in noun.children(*MODIFIERS):
        for status in told:
            if kid.lower in words("status", f"{status}_adjectives"):
                return status
    if noun.child("poss") is not None or any(d.lower in DEFINITE for d in noun.children("det")):
        return "asserted"
    return status_of(noun)


# -- kinds -------------------------------------------------------------------------------------


def noun_kind(noun: Node, kind: str) -> str | None:
    """The kind of tie that a noun tells in its place; none where it tells no standing one."""
    before = {below.lower for below in noun.subtree() if below.i < noun.i}
    if before & listed("adjectives", "trilateral") or {"three", "way"} <= before:
        return "trilateral" if noun.lemma in listed("nouns", "format") else None
    if kind == "format":
        return None
    if kind == "neutral":
        return _warmth(noun, before)
    if kind == "treaty":
        around = {below.lower for below in noun.subtree()}
        named: dict[str, list[str]] = table()["adjectives"]["treaty_words"]
        return next((tie for tie, those in named.items() if around & set(those)), None)
    return _war_kind(noun) if kind == "war" else kind


def _war_kind(noun: Node) -> str | None:
    if noun.dep == "compound" and noun.head.lemma not in listed("nouns", "war_parts"):
        return None
    close = {kid.lower for kid in noun.children(*MODIFIERS)}
    close |= {one.lower for one in prepositions(noun, "of")}
    if close & listed("adjectives", "no_war"):
        return None
    return "rivalry" if close & listed("adjectives", "cold_war") else "war"


def _warmth(noun: Node, before: set[str]) -> str | None:
    """What adjectives and the verb above say of ties and relations."""
    found = _warm_or_cold(before)
    first = _first_of(noun)
    verb = first.head
    if found is not None or first.dep not in ("dobj", "nsubjpass", "nsubj") or not is_verb(verb):
        return found
    if verb.lemma in listed("verbs", "warming"):
        return "partnership"
    if verb.lemma in listed("verbs", "cooling"):
        return "rivalry"
    complement = verb.child("acomp")
    return None if complement is None else _warm_or_cold({complement.lower})


def _warm_or_cold(those: set[str]) -> str | None:
    if those & listed("adjectives", "cold"):
        return "rivalry"
    return "partnership" if those & listed("adjectives", "warm") else None


# -- sides -------------------------------------------------------------------------------------


def _first_of(noun: Node) -> Node:
    """The first of coordinated nouns: what stands around it they share."""
    while noun.dep == "conj" and not is_verb(noun.head):
        noun = noun.head
    return noun


def _at_war(cast: Cast, scene: Scene, noun: Node) -> Bond | None:
    """ "A and B are at war", "A is at war with B"."""
    verb = noun.head.head
    if not is_verb(verb):
        return None
    sides, others, status = Sides(), Sides(), status_of(verb)
    fighting = subjects(verb)
    others.take(cast, scene, prepositions(noun, "with") or prepositions(verb, "with"))
    each = {kid.lower for one in fighting for kid in one.children("det")} & listed("nouns", "each")
    # "either side is at war with Peru" tells one; "if either side finds itself at war" is a clause of
    # a treaty, and no war between the two.
    if each and not (others.parties and status == "asserted" and verb.dep != "advcl"):
        return None
    sides.take(cast, scene, fighting)
    sides.add(others.parties, others.nodes)
    return Bond("war", sides, status=status)


def _partners(cast: Cast, scene: Scene, noun: Node, kind: str) -> Sides:
    """With whom somebody has a tie: those of "pacts with A and B" have none with each other."""
    partners = Sides()
    if kind in ONE_BY_ONE:
        partners.take(cast, scene, prepositions(noun, "with"))
    return partners


def _with_each(cast: Cast, scene: Scene, noun: Node, kind: str, partners: Sides) -> Bond | None:
    """The ties of a holder with each of several partners; none where nobody holds them."""
    sides = Sides()
    named_before(cast, scene, noun, noun, sides)
    sides.take(cast, scene, prepositions(noun, "of"))
    sides.take(cast, scene, holders(noun))
    theirs = {party.code for party in members(partners.parties)}
    own = [party for party in members(sides.parties) if party.code not in theirs]
    if not own:
        return None
    held = Sides(own, [*sides.nodes, *partners.nodes])
    return Bond(kind, held, status=_told(noun), partners=members(partners.parties))


def _sides(cast: Cast, scene: Scene, noun: Node, kind: str) -> Sides:
    """Who a relation noun joins: "between" whom, or names before it and after it."""
    sides = Sides()
    first = _first_of(noun)
    between = [
        one
        for place in (noun, first)
        for name in ("between", "among")
        for one in prepositions(place, name)
    ]
    if between:
        sides.take(cast, scene, between)
        return sides
    whole = noun.head if noun.dep == "compound" else noun  # "Russia's war effort"
    named_before(cast, scene, noun, whole, sides)
    after = (*AFTER, "against") if kind in HOSTILE else AFTER
    sides.take(cast, scene, [one for name in after for one in prepositions(noun, name)])
    for place in (noun, *prepositions(noun, "of")):
        for clause in place.children("acl"):
            if clause.lemma in listed("verbs", "lead"):
                sides.take(cast, scene, prepositions(clause, "by"))
    _from_verb_above(cast, scene, first, sides)
    return sides


def _from_verb_above(cast: Cast, scene: Scene, noun: Node, sides: Sides) -> None:
    """ "A has deepened ties with B": the verb's own parties hold what is its object."""
    verb = noun.head
    if noun.dep != "dobj":
        return
    if _is_held(verb):
        sides.take(cast, scene, prepositions(verb, "with"))
        if len(sides.parties) < 2:
            sides.take(cast, scene, subjects(verb))


def _is_held(verb: Node) -> bool:
    return verb.lemma in listed("verbs", "holding") or verb.lemma in listed("verbs", "warming")
