"""Who is kept as a party of an act: nobody of no country, nobody who only tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.groups import is_ruling
from dragoman.actors.terms import load_terms
from dragoman.coding.acts.clauses import is_negated
from dragoman.coding.acts.draft import NOBODY, Draft, state
from dragoman.coding.acts.quads import COOPERATION, QUADS
from dragoman.coding.acts.targets import AT_HOME
from dragoman.coding.parties.referents import is_same
from dragoman.coding.parties.unknown import UNKNOWN
from dragoman.coding.syntax.roles import objects, prepositions
from dragoman.coding.syntax.tree import is_passive
from dragoman.coding.words import words
from dragoman.records import Party

_WATCHERS = (":JRN", ":EDU", ":SOHR")
_HANDS = ("COP", "JUD", "SPY")  # sectors whose business is with the people of their own state
_STATE = 3  # letters of a state's code


def keep_known(draft: Draft) -> bool:
    """Leave out parties of no country, no kind and no name; whether anybody known is left.

    CLAIMS.md: "the West" or unnamed countries are resolved from context, or left out. A name that
    nobody knows stays beside somebody who is known: "Free Valley Movement attacked Kenya".
    """
    if draft.event == "COERCE":
        draft.target = [_at_home(party, draft.source) for party in draft.target]
    draft.source = [party for party in draft.source if not _is_nobody(party)]
    draft.target = [party for party in draft.target if not _is_nobody(party)]
    if QUADS[draft.event] > COOPERATION:
        draft.target = [
            one
            for one in draft.target
            if not _is_borrowed(one, draft.source) or _is_asked(one, draft)
        ]
    if draft.event not in AT_HOME and draft.mode != "expel":
        draft.target = [
            one for one in draft.target if not _is_self(one, draft.source) or _is_asked(one, draft)
        ]
    if (draft.event == "REQUEST" and _gathers_own(draft)) or _is_word_for_charge(draft):
        return False
    if draft.event == "REJECT" and _finds_right(draft):
        return False
    if draft.event == "REQUEST":  # reporters who ask, or are told to ask elsewhere, are no party
        draft.source = [party for party in draft.source if not party.code.endswith(":JRN")]
        if not is_passive(draft.node):
            draft.target = [one for one in draft.target if not _reports(one, draft)]
        if draft.source and not _has_known(draft.source):
            return _has_known(draft.target)
        asked = is_passive(draft.node) and _has_known(draft.target)  # "is urged to resign"
        return _has_known(draft.source) or asked
    if draft.event == "CONSULT" and draft.reciprocal and draft.status == "asked":
        # "told reporters to ring the ministry"
        draft.source = [party for party in draft.source if party.code != "UNK:JRN"]
        if len(draft.source) < 2:
            return False
    if draft.event == "RETREAT" and draft.mode == "withdraw":  # civilians flee, and yield nothing
        draft.source = [one for one in draft.source if not one.code.endswith((":CVL", ":REF"))]
        return _has_known(draft.source)
    if draft.event == "ASSAULT":  # who reports or studies an attack did not make it
        draft.source = [party for party in draft.source if not party.code.endswith(_WATCHERS)]
        if draft.node.lemma in words("motion", "crossing"):  # who flees attacks nobody
            draft.source = [one for one in draft.source if not one.code.endswith((":CVL", ":REF"))]
            return _has_known(draft.source)
    if draft.event in ("AGREE", "SUPPORT", "CONCEDE", "THREATEN"):  # told to reporters
        draft.target = [party for party in draft.target if party.code != "UNK:JRN"]
    return _has_known(draft.source) or _has_known(draft.target)


def _is_word_for_charge(draft: Draft) -> bool:
    """Whether a noun only calls what was said a charge, which somebody denies ("a charge Oslo denies")."""
    disputed = (one.lemma in words("status", "dismissing") for one in draft.node.children("relcl"))
    return (
        draft.event == "ACCUSE"
        and draft.node.lemma in words("control", "charges")
        and any(disputed)
    )


def _finds_right(draft: Draft) -> bool:
    """Whether a court finds right what was done, and turns down nothing ("ruled it was legal")."""
    found = draft.node.children("ccomp") if draft.node.lemma in words("control", "finding") else []
    return any(
        one.lemma in words("control", "lawful") and not is_negated(clause)
        for clause in found
        for one in clause.children("acomp")
    )


def _gathers_own(draft: Draft) -> bool:
    """Whether somebody calls a meeting of his own, of whom he asks nothing ("called a meeting")."""
    if draft.node.lemma not in words("control", "gathering"):
        return False
    own = set(map(state, draft.source))
    meetings = [one for one in objects(draft.node) if one.lemma in words("things", "talks")]
    named = (one.pos == "PROPN" for meeting in meetings for one in prepositions(meeting, "of"))
    return bool(meetings) and all(state(one) in own for one in draft.target) and not any(named)


def _is_borrowed(party: Party, source: Sequence[Party]) -> bool:
    """Whether a bare "troops" or "ambassador" was given the very state that acts against it.

    An army may well seize its own president, and people march against their government; and a
    movement that rules today has fought its state's army.
    """
    if not party.text.islower() or not party.code.endswith((":MIL", ":GOV")):
        return False
    sectors = ("", "GOV", party.code.partition(":")[2])
    return any(
        state(one) == state(party) and one.code.partition(":")[2] in sectors
        for one in source
        if not is_ruling(one.name)
    )


def _is_self(party: Party, source: Sequence[Party]) -> bool:
    """Whether a state or government is its own counterpart ("Serbia promised to move its embassy")."""
    if party.code.startswith("IGO:"):
        return any(one.code == party.code for one in source)
    if party.code.partition(":")[2] not in ("", "GOV"):
        return False
    own = [one for one in source if state(one) == state(party) and not _are_two(one, party)]
    return any(one.code.partition(":")[2] in ("", "GOV") for one in own)


def _at_home(party: Party, source: Sequence[Party]) -> Party:
    """Somebody of no state whom a government, its police or its courts lay hands on, as one of theirs."""
    states = {state(one) for one in source}
    hands = {one.code.partition(":")[2] for one in source} <= {"", "GOV", *_HANDS}
    head, _, sector = party.code.partition(":")
    if head != UNKNOWN or not sector or len(states) != 1 or not hands or not party.text.islower():
        return party
    home = states.pop()
    return replace(party, code=f"{home}:{sector}") if len(home) == _STATE else party


def _are_two(party: Party, other: Party) -> bool:
    """Whether both are people in office, each with a name ("President Ana Rojas praised Ben Diaz")."""
    return party.code == other.code and not is_same(party, other)


def _is_asked(party: Party, draft: Draft) -> bool:
    """Whether somebody asks his own for something ("asked his generals", "ordered the army to go")."""
    chief = draft.node.lemma in words("control", "commanding") and not is_passive(draft.node)
    own = [one for one in draft.heads if any(kid.tag == "PRP$" for kid in one.children("poss"))]
    own += objects(draft.node) if chief else []
    return draft.event == "REQUEST" and any(head.text in party.text.split() for head in own)


def _reports(party: Party, draft: Draft) -> bool:
    """Whether a party reports what is asked, or is told to ask elsewhere.

    A newspaper that is ordered to close stands behind the very verb, and is no reporter.
    """
    below = {one.text for one in draft.node.subtree() if one.i > draft.node.i}
    last = party.text.split()[-1]
    return party.code.endswith(":JRN") and (
        last not in below or last in words("parties", "reporters")
    )


def _is_nobody(party: Party) -> bool:
    """Whether a party is a mere place, or the government of nobody knows whom.

    A minister is told by a name, and by an office of one ("the prime minister").
    """
    if party.code not in NOBODY or not party.code:
        return party.code in NOBODY
    term = load_terms().get(party.text.lower())
    in_office = term is not None and term.kind == "office"
    return not in_office and not party.name.rpartition(" ")[2][:1].isupper()


def _has_known(parties: Sequence[Party]) -> bool:
    """Whether somebody among the parties is more than a name."""
    return any(party.code != UNKNOWN for party in parties)
