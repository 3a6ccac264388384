"""Acts done by plain speech: saying that somebody must do it, or that a deed is unacceptable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.acts.clauses import is_negated
from dragoman.coding.acts.draft import Draft, others, state
from dragoman.coding.parties.cast import Cast
from dragoman.coding.speech.speakers import speech_verbs
from dragoman.coding.syntax.roles import agents
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.records import EventType, Party


def find_spoken(cast: Cast, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Demands ("said Chad must leave") and verdicts ("called the raid, which he said was a crime").

    ``drafts`` are the acts found so far: whoever did the deed of which the verdict is given.
    """
    verbs = speech_verbs()
    by_node = {(one.scene, one.node.i): one for one in drafts}
    for number, scene in enumerate(cast.scenes):
        for verb in scene.tree.nodes:
            if verb.lemma not in verbs or not is_verb(verb) or is_passive(verb):
                continue
            clauses = [one for kid in verb.children("ccomp") for one in (kid, *kid.conjuncts())]
            clauses = [one for one in clauses if is_verb(one) and one.child("nsubj")]
            if not clauses or is_negated(verb):
                continue
            source = cast.parties(scene, agents(verb))
            if not source or any(one.code.endswith(":JRN") for one in source):
                continue
            for clause in clauses:
                if (number, clause.i) in by_node and by_node[number, clause.i].event == "REQUEST":
                    continue
                subject = clause.children("nsubj")
                if _is_duty(clause):
                    asked = _others(cast.parties(scene, subject), source)
                    if asked:
                        yield _draft(number, verb, clause, "REQUEST", source, asked, subject)
                elif _is_menace(clause):
                    menaced = _others(cast.parties(scene, subject), source)
                    if menaced:
                        yield _draft(number, verb, clause, "THREATEN", source, menaced, subject)
                elif _is_verdict(clause):
                    deed = by_node.get((number, subject[0].i))
                    blamed = deed.source if deed else cast.parties(scene, subject, owner=True)
                    blamed = _others(blamed, source)
                    if blamed:
                        yield _draft(number, verb, clause, "ACCUSE", source, blamed, subject)


def _is_duty(clause: Node) -> bool:
    """ "Must leave", "should do more", "needs to leave", "has to leave"; but not "should be fine"."""
    if is_negated(clause) and not clause.child("dobj", "xcomp"):
        return False
    if clause.lemma in ("need", "have", "ought"):
        below = clause.child("xcomp")
        return below is not None and below.tag == "VB" and bool(below.child("aux"))
    told = {kid.lower for kid in clause.children("aux")}
    perfect = "have" in told
    return clause.lemma != "be" and not perfect and not told.isdisjoint(("must", "should"))


def _is_menace(clause: Node) -> bool:
    """ "Would face the consequences", "will pay a heavy price", "will regret it"."""
    ahead = {kid.lower for kid in clause.children("aux")} & {"will", "would", "'ll", "shall"}
    if not ahead or is_negated(clause) or clause.lemma not in words("speech", "menacing"):
        return False
    harms = words("speech", "harms")
    told = [one for kid in clause.children("dobj") for one in (kid, *kid.conjuncts())]
    return clause.lemma == "regret" or any(one.lemma in harms for one in told)


def _is_verdict(clause: Node) -> bool:
    """ "Was unacceptable", "is a grave provocation"."""
    if clause.lemma not in ("be", "amount", "constitute", "represent") or is_negated(clause):
        return False
    if any(kid.lower in ("may", "might", "could", "would", "if") for kid in clause.kids):
        return False
    bad = words("speech", "verdicts")
    return any(
        one.lemma in bad
        for kid in clause.children("acomp", "attr", "dobj")
        for one in (kid, *kid.conjuncts(), *kid.children("amod"))
    )


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
    number: int,
    verb: Node,
    clause: Node,
    event: EventType,
    source: Sequence[Party],
    target: Sequence[Party],
    subject: Sequence[Node],
) -> Draft:
    return Draft(
        number,
        clause,
        None,
        event,
        "disapprove" if event == "ACCUSE" else None,
        frozenset(),
        list(source),
        list(target),
        False,
        "asserted",
        [verb, clause, *agents(verb), *subject, *clause.children("acomp", "attr")],
        spoken=True,
    )
