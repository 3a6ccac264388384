"""What a report says of an act in one place holds for it in another: who did it, and to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from dragoman.coding.acts.cues import noun_cues
from dragoman.coding.acts.draft import HALF, Draft, state
from dragoman.coding.acts.quads import COOPERATION, QUADS
from dragoman.coding.syntax.roles import objects, prepositions
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

# How many acts before an act may tell whom it is done to.
_LOOK_BACK = 3
# Nouns that a "which" may stand for, from where the parser hangs its clause upward.
_MOST_ABOVE = 3
# Sentences of one paragraph over which an act is told on.
_MOST_APART = 2
_MEASURES = 4  # the quad class of conflict in deeds
_TROOPS = "troops lent"  # what is looked up beside the types
# Acts that are done to somebody, said or unsaid.
_DONE_TO = frozenset(
    {
        "ACCUSE",
        "REJECT",
        "SANCTION",
        "THREATEN",
        "CONCEDE",
        "AGREE",
        "SUPPORT",
        "REQUEST",
        "COERCE",
        "ASSAULT",
        "AID",
    }
)


def _camp(party: Party) -> tuple[str, bool]:
    """A state, and whether its rebels are meant: what is done to them is not done to their rulers."""
    return state(party), party.code.endswith(":REB")


def lend_sources(drafts: Sequence[Draft]) -> None:
    """Give "the invasion of Kuwait" the source that the report names for it elsewhere.

    Only to act nouns with a target and no source, and only where all acts of that type against
    that state have one and the same source.
    """
    _lend_doers(drafts)
    known: dict[tuple[str, tuple[str, bool]], dict[str, Party]] = {}
    for draft in drafts:
        if len(draft.target) == 1 and len(draft.source) == 1:
            sources = known.setdefault((draft.event, _camp(draft.target[0])), {})
            sources.setdefault(state(draft.source[0]), draft.source[0])
    told_of = {one.node.lemma for one in drafts if one.source}
    for draft in drafts:
        told = is_verb(draft.node) and draft.node.dep != "amod"
        if draft.source or len(draft.target) != 1 or told or _is_cause(draft.node):
            continue
        sources = known.get((draft.event, _camp(draft.target[0])), {})
        # A participle before a noun: only where the report tells by the same verb who did it.
        if len(sources) == 1 and (not is_verb(draft.node) or draft.node.lemma in told_of):
            draft.source, draft.lent = list(sources.values()), "source"
            told_of.add(draft.node.lemma)


def _lend_doers(drafts: Sequence[Draft]) -> None:
    """Give a deed's verb whoever did the deed ("claimed the bombing, which killed six")."""
    by_node = {(one.scene, one.node.i): one for one in drafts if one.source}
    for draft in drafts:
        if draft.event != "ASSAULT" or draft.source or not is_verb(draft.node):
            continue
        for told in (*_deeds_doing(draft.node), *_deeds_beside(draft.node)):
            deed = by_node.get((draft.scene, told.i))
            if deed is None or deed.event != "ASSAULT" or deed is draft:
                continue
            if _is_apart(deed.source, draft.target):
                draft.source, draft.lent = list(deed.source), "source"
                break


def _is_apart(doers: Sequence[Party], hurt: Sequence[Party]) -> bool:
    """Whether nobody is among those whom he hurts ("rebels were killed when they attacked")."""
    return {one.code for one in doers}.isdisjoint(one.code for one in hurt)


def _deeds_beside(verb: Node) -> list[Node]:
    """The clauses that tell how somebody was hurt ("were killed when rebels ambushed a convoy")."""
    if not is_passive(verb) or verb.child("neg"):
        return []
    marks = words("control", "hurt_when")
    return [
        clause
        for clause in verb.children("advcl")
        if any(kid.lower in marks for kid in clause.children("mark", "advmod"))
    ]


def _deeds_doing(verb: Node) -> list[Node]:
    """What a verb tells the work of: its subject, or what its "which" may stand for, nearest first.

    "The attack on Gao, which killed six": the parser hangs the clause on the town.
    """
    first = verb.head if verb.dep == "conj" and not verb.child("nsubj") else verb
    said = first.dep in ("ccomp", "xcomp") and first.head.dep == "relcl"
    told = first.head if said else first
    subjects = [*told.children("nsubj"), *first.children("nsubj")]
    if not any(one.tag in ("WDT", "WP") for one in [*subjects, *told.children("dobj")]):
        return subjects
    found = [told.head]
    while len(found) < _MOST_ABOVE and found[-1].dep == "pobj" and found[-1].head.dep == "prep":
        found.append(found[-1].head.head)
    return found


def _is_cause(node: Node) -> bool:
    """Whether an act is what another one answers ("in retaliation for the killing of a general")."""
    return any(above.lemma in words("control", "answers") for above in node.ancestors())


def lend_targets(drafts: Sequence[Draft]) -> None:
    """Give a verb's act without a target the one whom its sentences are about.

    Who goes on does so to the same one ("cut ties with Lima and recalled its envoy"); who answers
    does so to the one who began ("Lima expelled a consul. Quito recalled its own"). What is given
    to one side throughout a report goes there where nothing else is said.
    """
    known, deeds = _known_targets(drafts), _Deeds(drafts)
    for number, draft in enumerate(drafts):
        if draft.target or draft.reciprocal or not draft.source or not is_verb(draft.node):
            continue
        if HALF in draft.flags:
            targets = known.get((draft.event, state(draft.source[0])), {})
            known_there = len(targets) == 1 and state(draft.source[0]) not in targets
            draft.target = list(targets.values()) if known_there else []
            continue
        if draft.event not in _DONE_TO or "not" in draft.flags:
            continue
        lenders = [] if _has_other_object(draft) else drafts[max(number - _LOOK_BACK, 0) : number]
        for before in reversed(lenders):
            found = _target_from(before, draft)
            if found:
                draft.target, draft.lent = found, "target"
                break
        deed = _deed(draft)
        if deed is not None and not draft.target:
            draft.target = _doers_of(draft, deeds.last(_events(deed), number))
        elif not draft.target and _is_of_move(draft):
            draft.target = _movers(draft, drafts[max(number - _LOOK_BACK, 0) : number])


def _deed(draft: Draft) -> Node | None:
    """What is blamed, where that is something done of which the report has told ("the attack")."""
    aside = draft.thing is not None and draft.thing.dep == "pobj"  # "condemned it as a breach"
    if draft.event != "ACCUSE" or (draft.thing is not None and not aside):
        return None
    for noun in objects(draft.node):
        pointed = any(kid.lower in ("the", "this", "that", "these") for kid in noun.children("det"))
        if pointed and noun.lower in noun_cues() and not noun.child("poss", "prep", "acl", "relcl"):
            return noun
    return None


def _is_of_move(draft: Draft) -> bool:
    """Whether what is blamed or praised is "the move", of which the report has just told."""
    judged = draft.event in ("ACCUSE", "SUPPORT")
    judged = judged and draft.node.lemma not in words("speech", "naming")
    return judged and any(
        noun.lemma in words("coreference", "moves")
        and any(kid.lower in ("the", "this") for kid in noun.children("det"))
        and not noun.child("poss", "prep", "acl", "relcl", "amod", "compound")
        for noun in objects(draft.node)
    )


def _movers(draft: Draft, before: Sequence[Draft]) -> list[Party]:
    """Whoever did what was told last, in the same sentence or the one before, if he is somebody else.

    Those who judge one move one after the other judge the same one's.
    """
    own = set(map(state, draft.source))
    for one in reversed(before):
        if not _is_next_to(one, draft):
            return []
        doers = one.target if _is_of_move(one) else one.source
        taken = one.event in words("coreference", "taken_steps") or _is_of_move(one)
        if taken and doers and not one.reciprocal and one.status in ("asserted", "planned"):
            return [] if own & set(map(state, doers)) else list(doers)
    return []


def _is_next_to(before: Draft, draft: Draft) -> bool:
    """Whether an act is told in the sentence of another one or right before it."""
    if before.scene == draft.scene:
        return draft.node.sent - before.node.sent <= 1
    return draft.scene - before.scene == 1 and draft.node.sent == 0


def _events(deed: Node) -> set[str]:
    """The types of deeds that a noun may mean."""
    events: set[str] = {cue.event for cue in noun_cues()[deed.lower]}
    return {one for one in events if QUADS[one] > COOPERATION}


def _doers_of(draft: Draft, deed: Draft | None) -> list[Party]:
    """Whoever the report last told to have done it, if that is not who speaks of it."""
    own = set(map(state, draft.source))
    return list(deed.source) if deed is not None and not own & set(map(state, deed.source)) else []


class _Deeds:
    """The acts whose doer is told, by their type and their number, so that no text is searched in full."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._numbers: dict[str, list[int]] = {}
        for number, draft in enumerate(drafts):
            if draft.source:
                self._numbers.setdefault(draft.event, []).append(number)
                if draft.event == "AID" and _are_troops(draft):
                    self._numbers.setdefault(_TROOPS, []).append(number)

    def last(self, events: Collection[str], number: int) -> Draft | None:
        """The last act of some types before the one of a number; soldiers lent are moved, too."""
        types = {*events, _TROOPS} if "MOBILIZE" in events else events
        lists = (self._numbers.get(event, []) for event in types)
        before = [some[at - 1] for some in lists if (at := bisect_left(some, number))]
        return self._drafts[max(before)] if before else None


def _are_troops(draft: Draft) -> bool:
    """Whether it is soldiers that are lent ("sent 300 soldiers", "the dispatch of troops")."""
    sent = [draft.thing] if draft.thing is not None else prepositions(draft.node, "of")
    return any(one.lemma in words("things", "troops") for one in sent)


def _known_targets(drafts: Sequence[Draft]) -> dict[tuple[str, str], dict[str, Party]]:
    """By event and state of the source: the targets that a report names for it, one a state."""
    known: dict[tuple[str, str], dict[str, Party]] = {}
    for draft in drafts:
        if len(draft.target) == 1 and len(draft.source) == 1:
            targets = known.setdefault((draft.event, state(draft.source[0])), {})
            targets.setdefault(state(draft.target[0]), draft.target[0])
    return known


def _has_other_object(draft: Draft) -> bool:
    """Whether a verb tells whom or what it is done to, even if nobody known ("urged others")."""
    return any(
        one is not draft.thing and one.pos != "PRON" and not one.child("poss")
        for one in objects(draft.node)
    )


def _target_from(before: Draft, draft: Draft) -> list[Party]:
    apart = draft.node.sent - before.node.sent if before.scene == draft.scene else -1
    if not 0 <= apart <= _MOST_APART or before.reciprocal or not before.source or not before.target:
        return []
    sources, targets = set(map(state, before.source)), set(map(state, before.target))
    own = set(map(state, draft.source))
    alike = (QUADS[before.event] > COOPERATION) == (QUADS[draft.event] > COOPERATION)
    if alike and sources == own and targets != own and _goes_on(before.node, draft.node):
        return list(before.target)
    answers = draft.event == "SANCTION" and QUADS[before.event] > COOPERATION
    measures = QUADS[before.event] == QUADS[draft.event] == _MEASURES or answers
    if measures and own <= sources and not own & targets and _is_own_thing(draft):
        return list(before.target)
    if apart <= 1 and targets == own and sources != own and QUADS[before.event] > COOPERATION:
        return list(before.source)
    return []


def _is_own_thing(draft: Draft) -> bool:
    """Whether what is shut, cut or called back is the source's own ("closed its border")."""
    things = [draft.thing] if draft.thing is not None else objects(draft.node)
    return any(kid.tag == "PRP$" for one in things for kid in one.children("poss"))


def _goes_on(before: Node, after: Node) -> bool:
    """Whether two verbs of one sentence are coordinated."""
    return before.sent == after.sent and after in before.conjuncts()
