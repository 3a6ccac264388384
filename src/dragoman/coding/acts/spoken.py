"""Acts done by plain speech: demands, threats and verdicts ("said Chad must leave", "called it a crime")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.acts.clauses import is_negated
from dragoman.coding.acts.draft import Draft, others, state
from dragoman.coding.acts.speaking import (
    Judged,
    is_duty,
    is_high_time,
    is_hope,
    is_menace,
    is_own_menace,
    judged,
    verdict,
    verdict_nouns,
)
from dragoman.coding.parties.cast import Cast
from dragoman.coding.speech.speakers import Said, speech_verbs
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents, prepositions
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.records import EventType, Party

# Who demands and threatens nothing, but blames: outlets.
_REPORTERS = "JRN"
_MODES = {"ACCUSE": "disapprove"}


@dataclass(slots=True)
class _Speech:
    """Who speaks, by which verb if one stands there, and the clauses that he says."""

    scene: int
    verb: Node | None
    source: list[Party]
    clauses: list[Node]


def find_spoken(cast: Cast, drafts: Sequence[Draft], said: Sequence[Said] = ()) -> Iterator[Draft]:
    """Acts that somebody does by saying that others must, that they will regret it, that it is bad.

    ``drafts`` are the acts found so far: whoever did the deed of which a verdict is given. ``said``
    are the statements found, whose sentences may stand without a verb of speech.
    """
    by_node = {(one.scene, one.node.i): one for one in drafts}
    for speech in _speeches(cast, said):
        scene = cast.scenes[speech.scene]
        for clause in speech.clauses:
            known = by_node.get((speech.scene, clause.i))
            if known is None or known.event != "REQUEST":
                yield from _by_clause(cast, speech, clause, drafts, by_node)
        if speech.verb is not None and (found := judged(speech.verb)):
            yield from _by_name(cast, scene, speech, found, by_node)


def _speeches(cast: Cast, said: Sequence[Said]) -> Iterator[_Speech]:
    verbs = speech_verbs()
    for number, scene in enumerate(cast.scenes):
        for verb in scene.tree.nodes:
            if verb.lemma not in verbs or not is_verb(verb) or is_passive(verb):
                continue
            clauses = [one for kid in verb.children("ccomp") for one in (kid, *kid.conjuncts())]
            clauses = [one for one in clauses if is_verb(one) and one.child("nsubj", "nsubjpass")]
            if is_negated(verb) or not (clauses or judged(verb)):
                continue
            source = cast.parties(scene, agents(verb), owner=True)
            if source:
                yield _Speech(number, verb, source, clauses)
    mains = [_main_verbs(scene) if said else [] for scene in cast.scenes]
    for one in said:
        if one.direct is True:
            clauses = _within(mains[one.scene], one)
            if clauses:
                yield _Speech(one.scene, None, [one.speaker], clauses)


def _main_verbs(scene: Scene) -> list[Node]:
    """The main verbs of a passage's sentences that have a subject, in text order."""
    return [
        node
        for node in scene.tree.nodes
        if node.head is node and is_verb(node) and node.child("nsubj", "nsubjpass")
    ]


def _within(verbs: Sequence[Node], one: Said) -> list[Node]:
    """Those of the verbs that stand in a quotation; looked up, as a passage may hold thousands."""
    first = bisect_left(verbs, one.start, key=_start)
    return list(verbs[first : bisect_left(verbs, one.end, key=_start)])


def _start(node: Node) -> int:
    return node.start


def _by_clause(
    cast: Cast,
    speech: _Speech,
    clause: Node,
    drafts: Sequence[Draft],
    by_node: dict[tuple[int, int], Draft],
) -> Iterator[Draft]:
    scene = cast.scenes[speech.scene]
    subject = clause.children("nsubj", "nsubjpass")
    parties = cast.parties(scene, subject)
    reported = any(one.code.endswith(_REPORTERS) for one in speech.source)
    if reported and not verdict(clause):
        return
    if due := is_high_time(clause):
        asked = _others(cast.parties(scene, due.children("nsubj")), speech.source)
        yield _draft(speech, clause, "REQUEST", asked, [due])
    elif is_duty(clause) or (speech.verb is not None and is_hope(speech.verb, clause)):
        undergone = is_passive(clause) and clause.lemma not in words("speech", "obliged")
        asked = [] if undergone else _others(parties, speech.source)
        everybody = _is_everybody(subject)
        if asked or everybody or undergone:
            if everybody and len(asked) < 2:
                asked = _others(_at_war(drafts, speech), speech.source)
            yield _draft(speech, clause, "REQUEST", asked, subject)
    elif is_menace(clause):
        if menaced := _others(parties, speech.source):
            yield _draft(speech, clause, "THREATEN", menaced, subject)
    elif is_own_menace(clause):
        if _is_thing(subject) or _is_own(parties, speech.source):
            yield _draft(speech, clause, "THREATEN", [], subject)
    elif event := verdict(clause):
        named = [kid for one in verdict_nouns(clause) for kid in prepositions(one, "by")]
        doers = cast.parties(scene, named) or _doers(cast, scene, speech, subject[0], by_node)
        blamed = _others(doers, speech.source)
        if blamed:
            yield _draft(speech, clause, event, blamed, subject)


def _by_name(
    cast: Cast,
    scene: Scene,
    speech: _Speech,
    found: Judged,
    by_node: dict[tuple[int, int], Draft],
) -> Iterator[Draft]:
    """What somebody is or does is called ("called the raid a crime", "described Chad as a friend")."""
    assert speech.verb is not None
    bare = found.thing.tag == "PRP"  # "called it a crime": a deed, and nobody knows whose
    doers = [] if bare else _doers(cast, scene, speech, found.thing, by_node)
    doers = _others(doers, speech.source)
    deed = by_node.get((speech.scene, found.thing.i))
    if doers or deed is not None or bare:
        yield _draft(speech, speech.verb, found.event, doers, [found.thing, found.word])


def _doers(
    cast: Cast,
    scene: Scene,
    speech: _Speech,
    node: Node,
    by_node: dict[tuple[int, int], Draft],
) -> list[Party]:
    """Whoever is judged, or did or owns what is judged."""
    deed = by_node.get((speech.scene, node.i))
    return deed.source if deed else cast.parties(scene, [node], owner=True)


def _at_war(drafts: Sequence[Draft], speech: _Speech) -> list[Party]:
    """The sides of the war or clash that a report told of last, if it named two states."""
    for draft in reversed(drafts):
        if draft.event == "ASSAULT" and draft.reciprocal and draft.scene <= speech.scene:
            sides = {state(one): one for one in (*draft.source, *draft.target)}
            if len(sides) > 1:
                return [replace(one, code=name) for name, one in sides.items()]
    return []


def _is_everybody(subject: Sequence[Node]) -> bool:
    """Whether a demand is made on "all sides" or "the parties", whoever they are."""
    return any(one.lemma in words("speech", "everybody") and one.tag == "NNS" for one in subject)


def _is_thing(subject: Sequence[Node]) -> bool:
    return any(one.lemma == "option" for one in subject)


def _is_own(parties: Sequence[Party], source: Sequence[Party]) -> bool:
    """Whether a clause is about the speaker himself or his state."""
    return bool(parties) and {state(one) for one in parties} <= {state(one) for one in source}


def _others(parties: Sequence[Party], source: Sequence[Party]) -> list[Party]:
    """Those of another state; among a state's own, another organ ("deputies said the army must")."""
    own = {state(one) for one in source}
    sectors = {one.code.partition(":")[2] for one in source} | {""}
    return [
        one
        for one in others(parties, source)
        if state(one) not in own or one.code.partition(":")[2] not in sectors
    ]


def _draft(
    speech: _Speech,
    clause: Node,
    event: EventType,
    target: Sequence[Party],
    told: Sequence[Node],
) -> Draft:
    by = [speech.verb, *agents(speech.verb)] if speech.verb is not None else []
    by += clause.children("dobj", "prep") if event == "ACCUSE" and clause is not speech.verb else []
    return Draft(
        speech.scene,
        clause,
        None,
        event,
        _MODES.get(event),
        frozenset(),
        list(speech.source),
        list(target),
        False,
        "asserted",
        [*by, clause, *told, *clause.children("acomp"), *verdict_nouns(clause)],
        spoken=True,
    )
