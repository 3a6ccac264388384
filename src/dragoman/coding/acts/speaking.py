"""What a clause does that somebody says: it demands, threatens, blames or praises."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.acts.clauses import AHEAD, helpers, is_ahead, is_negated
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node, is_passive
from dragoman.coding.words import words
from dragoman.records import EventType


@dataclass(frozen=True, slots=True)
class Judged:
    """What is called by which word, and whether that praises or blames."""

    thing: Node
    word: Node
    event: EventType


def is_duty(clause: Node) -> bool:
    """ "Must leave", "should do more", "needs to leave", "has to leave"; but not "should be fine"."""
    if is_negated(clause) and not clause.child("dobj", "xcomp"):
        return False
    if _has_duty(clause):
        return True
    if clause.lemma in ("need", "have", "ought"):
        below = clause.child("xcomp")
        return below is not None and below.tag == "VB" and bool(below.child("aux"))
    told = helpers(clause)
    if clause.lemma == "be" and _is_readiness(clause):
        return not told.isdisjoint(("must", "should"))
    return clause.lemma != "be" and "have" not in told and not told.isdisjoint(("must", "should"))


def _has_duty(clause: Node) -> bool:
    """ "Has an obligation to let them in", "is obliged to leave": told as a demand."""
    if is_negated(clause):
        return False
    if clause.lemma == "have":
        duties = [one for one in clause.children("dobj") if one.lemma in words("speech", "duties")]
        return any(kid.tag == "VB" for one in duties for kid in one.children("acl"))
    bound = is_passive(clause) and clause.lemma in words("speech", "obliged")
    return bound and clause.child("xcomp") is not None


def is_high_time(clause: Node) -> Node | None:
    """What it is time to do, by whom ("it is time for Chad to leave")."""
    if clause.lemma != "be" or is_negated(clause):
        return None
    for time in clause.children("attr"):
        if time.lemma != "time":
            continue
        for due in (*time.children("relcl", "acl", "xcomp"), *clause.children("advcl", "xcomp")):
            if due.tag == "VB" and due.child("nsubj"):
                return due
    return None


def _is_readiness(clause: Node) -> bool:
    """ "Must be ready to help", "should be willing to leave"."""
    return any(
        one.lower in words("speech", "readiness") and one.child("xcomp")
        for one in clause.children("acomp", "oprd")
    )


def is_hope(verb: Node, clause: Node) -> bool:
    """ "Hopes that Chad will leave", "expects Chad to leave": who does so asks for it."""
    if clause.lemma in ("be", "have", "grow", "rise", "fall") or is_negated(clause):
        return False
    told = helpers(clause)
    if verb.lemma == "expect":
        return "to" in told and "have" not in told
    return verb.lemma == "hope" and not told.isdisjoint({*AHEAD, "can", "could"})


def is_menace(clause: Node) -> bool:
    """ "Would face the consequences", "will pay a heavy price", "will regret it"."""
    if not is_ahead(clause) or is_negated(clause):
        return False
    if clause.lemma not in words("speech", "menacing"):
        return False
    harms = words("speech", "harms")
    told = [one for kid in clause.children("dobj") for one in (kid, *kid.conjuncts())]
    return clause.lemma == "regret" or any(one.lemma in harms for one in told)


def is_own_menace(clause: Node) -> bool:
    """What the speaker says of himself to threaten: "will not sit idle", "would hit back"."""
    beside = {one.lemma for kid in clause.kids for one in (kid, *kid.children("pobj"))}
    if clause.lemma in ("be", "remain") and "table" in beside:
        return not is_negated(clause)  # "all options are on the table"
    if not is_ahead(clause):
        return False
    if is_negated(clause):
        return clause.lemma in words("speech", "idling") and not beside.isdisjoint(
            words("speech", "idle")
        )
    if clause.lemma in words("speech", "striking_back"):
        return True
    answers = clause.lemma in words("speech", "answering") and any(
        kid.lemma in ("response", "reply", "answer") for kid in clause.children("dobj")
    )
    return answers or (
        clause.lemma in ("respond", "react", "answer")
        and not beside.isdisjoint(words("speech", "harshly"))
    )


def verdict(clause: Node) -> EventType | None:
    """ "Was unacceptable", "is a grave provocation", "violated our airspace", "is behind it": blame."""
    if _is_offence(clause) or _is_hand(clause):
        return "ACCUSE"
    if clause.lemma not in ("be", "amount", "constitute", "represent") or is_negated(clause):
        return None
    if any(kid.lower in ("may", "might", "could", "would", "if") for kid in clause.kids):
        return None
    told = [*clause.children("acomp", "dobj"), *verdict_nouns(clause)]
    told = [one for kid in told for one in (kid, *kid.conjuncts())]
    return "ACCUSE" if any(map(_is_blame, told)) else None


def _is_blame(word: Node) -> bool:
    """Whether a quality or noun blames whoever it is told of ("reckless", "a bad idea", "anti-French")."""
    verdicts = words("speech", "verdicts")
    qualities = word.children("amod", "compound")
    bad = any(one.lemma in words("speech", "bad") for one in qualities)
    if bad and word.lemma in words("speech", "weighed"):
        return True
    anti = word.lower == "anti" or word.lower.startswith("anti-")
    return anti or any(one.lemma in verdicts for one in (word, *qualities))


def _is_offence(clause: Node) -> bool:
    """ "Has violated our airspace", "is undermining the truce": told as done or going on."""
    crimes = words("speech", "verdicts")
    commits = clause.lemma in words("speech", "committing") and any(
        one.lemma in crimes for one in clause.children("dobj")
    )
    offends = commits or clause.lemma in words("speech", "offending") or _is_set_on_offence(clause)
    if not offends or is_negated(clause):
        return _is_omission(clause)
    return not _is_open(clause) and not clause.child("nsubjpass")


def _is_set_on_offence(clause: Node) -> bool:
    """ "Continues to violate it", "is doing all it can to sabotage peace", "acts with impunity"."""
    how = words("speech", "offensively")
    for verb in (clause, *clause.children("xcomp")):
        if any(one.lemma in how for one in prepositions(verb, "with")):
            return True
    if clause.lemma not in words("speech", "striving"):
        return False
    below = clause.children("xcomp", "advcl", "ccomp")
    below += [kid for thing in clause.children("dobj") for kid in thing.children("acl", "xcomp")]
    below += [kid for one in below for kid in one.children("xcomp", "advcl")]
    return any(one.lemma in words("speech", "offending") for one in below)


def _is_omission(clause: Node) -> bool:
    """ "Does not respect its obligations", "has failed to protect them": blamed for not doing it."""
    if _is_open(clause):
        return False
    if clause.lemma in words("speech", "omitting"):
        return not is_negated(clause) and clause.child("xcomp") is not None
    return is_negated(clause) and clause.lemma in words("speech", "owed")


def _is_open(clause: Node) -> bool:
    """Whether a clause tells by its auxiliary of what may be, will be or must be."""
    return not helpers(clause).isdisjoint(words("speech", "open"))


def _is_hand(clause: Node) -> bool:
    """ "Is behind the raid", "is to blame for it": told of a deed, and no place in a queue."""
    if clause.lemma not in ("be", "stand") or is_negated(clause) or _is_open(clause):
        return False
    if any(_is_blamed(kid) for kid in clause.children("acomp")):
        return True
    if any(kid.lemma == "blame" and kid.tag == "VB" for kid in clause.children("xcomp")):
        return True
    deeds = prepositions(clause, "behind")
    return any(one.pos == "NOUN" and one.child("det", "poss", "compound") for one in deeds)


def _is_blamed(quality: Node) -> bool:
    """ "Was responsible" for something or alone, but not "responsible in such matters"."""
    bare = not quality.child("prep", "xcomp", "ccomp", "neg", "conj")
    return quality.lower == "responsible" and (bare or bool(prepositions(quality, "for")))


def verdict_nouns(clause: Node) -> list[Node]:
    """By what a clause judges a deed ("was a provocation", "amounts to an invasion")."""
    below = prepositions(clause, "to") if clause.lemma == "amount" else []
    return [*clause.children("attr"), *below]


def judged(verb: Node) -> Judged | None:
    """What a verb of naming calls something ("called the raid a crime", "hailed it as a success")."""
    if verb.lemma not in words("speech", "naming"):
        return None
    small = [kid for kid in verb.children("ccomp", "xcomp") if kid.child("nsubj")]
    things = verb.children("dobj") or [one for kid in small for one in kid.children("nsubj")]
    named = [*verb.children("oprd", "attr", "acomp"), *(kid for kid in small if kid.pos != "VERB")]
    for kid in (*verb.children("prep"), *(one for it in things for one in it.children("prep"))):
        if kid.lower == "as":
            named.extend(kid.children("pobj", "amod", "pcomp"))
    if len(verb.children("dobj")) > 1:
        things, named = things[:1], [*named, *things[1:]]
    if not things or not named:
        return None
    for word in named:
        told = {one.lemma for one in (word, *word.children("amod", "compound"))}
        if not told.isdisjoint(words("speech", "verdicts")):
            return Judged(things[0], word, "ACCUSE")
        if not told.isdisjoint(words("speech", "praises")):
            return Judged(things[0], word, "SUPPORT")
    return None
