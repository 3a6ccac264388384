"""Clauses whose verb the parser missed: a perfect tense, a headline's plan, a bare demand."""

from __future__ import annotations

from dragoman.coding.syntax.calls import mend_call
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words

_ADVERBS = ("advmod", "neg")
_AUXILIARIES = ("be", "have", "do")


def mend_clauses(sentence: list[Node]) -> None:
    """Mend a sentence in place."""
    for node in sentence:
        if node.dep == "ROOT":
            if node.lemma in words("status", "dismissing"):
                _part_charge(node)
            if node.pos in ("NOUN", "PROPN"):
                _make_plan(node)
            elif node.tag in ("VB", "VBP") or _is_headline_past(node, sentence):
                _join_doers(node)
        if node.tag == "VBG" and node.dep == "attr":
            _make_progressive(node)
        elif node.tag == "VBG" and node.dep in ("nsubj", "csubj"):
            _seat_described(node)
        if node.lemma == "have" and node.pos in ("VERB", "AUX"):
            _make_perfect(node)
        elif node.lemma == "call":
            mend_call(node)
        elif node.lemma in words("status", "subjunctive_heads"):
            _seat_bare_subject(node)
            _make_demand(node)
        elif node.dep == "aux" and node.tag == "VBZ" and node.lemma not in _AUXILIARIES:
            _make_deeds(node)
        elif node.dep == "advcl" and node.tag in ("VB", "VBP"):
            _make_deed(node)
        elif node.lemma in words("syntax", "sending"):
            _raise_destination(node)
        elif node.lower == "over" and node.dep == "quantmod":
            _make_particle(node, sentence)


def _part_charge(denying: Node) -> None:
    """ "Chad accuses Mali of it, a charge Mali denies": the main clause is the one before the charge."""
    said, charge = denying.child("ccomp"), denying.child("dobj")
    if said is None or charge is None or charge.lemma not in words("control", "charges"):
        return
    begun = any(kid.lower in ("a", "an") for kid in charge.children("det"))
    if not begun or not said.i < charge.i < denying.i:
        return
    denying.kids.remove(said)
    said.head, said.dep = said, "ROOT"
    charge.hang(said, "npadvmod")
    denying.head, denying.dep = charge, "relcl"
    charge.kids.append(denying)


def _make_perfect(have: Node) -> None:
    """ "It had tortured prisoners": a participle right behind "have" is its verb.

    Not where it is a mere quality of the thing had ("had limited success", "has a wounded son").
    """
    thing = have.child("dobj")
    if thing is None or not thing.kids or have.child("aux") or not have.child("nsubj"):
        return
    verb = thing.kids[0]
    quality = verb.lower in words("syntax", "qualities")
    if verb.tag != "VBN" or verb.dep != "amod" or quality or "-" in (k.text for k in thing.kids):
        return
    between = [kid.i for kid in have.kids if kid.dep in _ADVERBS and have.i < kid.i < verb.i]
    if verb.kids or verb.i != have.i + 1 + len(between):
        return
    thing.kids.remove(verb)
    _make_helper(have, verb)


def _make_progressive(verb: Node) -> None:
    """ "Oslo is mediating between them": a participle right behind "be" is its verb, no gerund."""
    be = verb.head
    if be.lemma != "be" or not be.child("nsubj") or verb.child("det", "poss", "amod", "compound"):
        return
    between = [kid.i for kid in be.kids if kid.dep in _ADVERBS and be.i < kid.i < verb.i]
    if verb.i != be.i + 1 + len(between) or not verb.child("prep", "dobj", "prt"):
        return
    be.kids.remove(verb)
    _make_helper(be, verb)


def _make_helper(helper: Node, verb: Node) -> None:
    """Put a verb in the place of what the parser took for one, which is its auxiliary."""
    if helper.head is helper:
        verb.head, verb.dep = verb, "ROOT"
    else:
        above = helper.head
        above.kids.remove(helper)
        above.kids.append(verb)
        above.sort_kids()
        verb.head, verb.dep = above, helper.dep
    for kid in list(helper.kids):
        kid.hang(verb, kid.dep)
    helper.head, helper.dep, helper.pos = verb, "aux", "AUX"
    verb.pos = "VERB"
    verb.kids.append(helper)
    verb.sort_kids()


def _seat_described(verb: Node) -> None:
    """ "Aid workers serving in Mali said": who does so speaks, and "serving" only describes him."""
    name = verb.child("nsubj")
    if name is None or name.i + 1 != verb.i or verb.child("aux") or not is_verb(verb.head):
        return
    above = verb.head
    dep = "nsubj" if verb.dep == "csubj" else verb.dep
    above.kids.remove(verb)
    verb.kids.remove(name)
    for kid in [kid for kid in verb.kids if kid.i < name.i]:
        kid.hang(name, kid.dep)
    name.head, name.dep = above, dep
    above.kids.append(name)
    above.sort_kids()
    verb.head, verb.dep = name, "acl"
    name.kids.append(verb)
    name.sort_kids()


def _make_plan(name: Node) -> None:
    """ "Oslo to send troops": in a headline the name before "to" is who is to do it."""
    if name.child("nsubj", "cop", "det") or not _is_doer(name):
        return
    behind = {one.i + 1 for one in (name, *name.conjuncts())}
    for verb in name.children("acl", "relcl", "xcomp"):
        helper = verb.child("neg", "aux")
        to = verb.child("aux")
        if verb.tag != "VB" or to is None or to.lower != "to" or verb.child("nsubj"):
            continue
        if helper is None or helper.i not in behind:
            continue
        name.kids.remove(verb)
        for kid in [kid for kid in name.kids if kid.i > verb.i]:
            kid.hang(verb, kid.dep)
        verb.head, verb.dep = verb, "ROOT"
        name.head, name.dep = verb, "nsubj"
        verb.kids.append(name)
        verb.sort_kids()
        _join_doers(verb)
        return


def _join_doers(verb: Node) -> None:
    """ "Zambia, Malawi to sign pact", "Zambia, Malawi sign pact": a headline's comma is an "and".

    A second name that stands right before a verb in the plural or infinitive, with no comma
    behind it, is no other name of the first.
    """
    seated = verb.children("nsubj")
    if not seated or seated[-1].pos != "PROPN":
        return
    last = seated[-1]
    second = last.child("appos")
    if second is None:
        first = seated[0] if len(seated) > 1 else verb.child("dep", "npadvmod")
        if first is not None and first.pos == "PROPN" and first.i + 2 == _first_of(last):
            first.dep = "nsubj"
            last.hang(first, "conj")
    elif second.pos == "PROPN" and not second.child("det"):
        behind = [kid.i for kid in (*last.kids, *verb.kids) if kid.text == ","]
        if not any(second.i < i < verb.i for i in behind):
            second.dep = "conj"


def _is_headline_past(verb: Node, sentence: list[Node]) -> bool:
    """ "Mali, Niger cut ties": a verb of a headline whose form may be the present or the past."""
    told = verb.lemma in words("syntax", "telling") or verb.lemma in words("speech", "next_words")
    first = sentence[0].lower in words("speech", "days")
    return verb.tag == "VBD" and not told and not first and sentence[-1].text != "."


def _first_of(name: Node) -> int:
    return min(part.i for part in name.subtree())


def _is_doer(name: Node) -> bool:
    """Whether a noun is somebody, and no plan, bid or call of which "to" tells the content."""
    if name.pos == "PROPN":
        heads = ("asked_heads", "planned_heads", "proposed_heads", "possible_heads")
        return not any(name.lower in words("status", heading) for heading in heads)
    doers = words("syntax", "tellers") | words("coreference", "leading_pairs")
    return name.lemma in doers


def _seat_bare_subject(asking: Node) -> None:
    """ "Crowds demand Rojas quit": the name before the bare verb is who is to do it."""
    name = asking.child("dobj")
    if name is None or name.i < asking.i or name.pos == "PRON":
        return
    for verb in asking.children("ccomp", "xcomp"):
        bare = not verb.child("nsubj", "nsubjpass", "aux", "mark", "auxpass")
        if bare and verb.i == name.subtree()[-1].i + 1 and verb.text == verb.lemma:
            asking.kids.remove(name)
            name.head, name.dep = verb, "nsubj"
            verb.kids.append(name)
            verb.tag, verb.dep = "VBP", "ccomp"
            verb.sort_kids()
            return


def _make_demand(asking: Node) -> None:
    """ "Demanded that the president resign": a bare verb that the parser took for a noun."""
    for verb in asking.children("ccomp"):
        names = verb.children("compound")
        bare = verb.tag in ("NN", "NNP") and verb.child("mark") and not verb.child("det", "poss")
        if bare and names and names[-1].i == verb.i - 1 and verb.text.islower():
            last = names[-1]
            for other in [kid for kid in verb.kids if kid.i < last.i and kid.dep != "mark"]:
                other.hang(last, other.dep)
            last.dep, verb.tag, verb.pos, verb.lemma = "nsubj", "VB", "VERB", verb.lower


def _make_deeds(noun: Node) -> None:
    """ "Israel strikes kill 20": a plural noun, whose deeds it tells, and no verb of its own."""
    verb = noun.head
    doer = noun.child("nsubj") or verb.child("nsubj")
    if doer is None or doer.i != noun.i - 1 or noun.i != verb.i - 1:
        return
    noun.tag, noun.pos, noun.dep = "NNS", "NOUN", "nsubj"
    noun.lemma = noun.lower.removesuffix("s")
    doer.hang(noun, "compound")


def _make_deed(noun: Node) -> None:
    """ "After Israel strike": a bare verb behind one name is a noun, and the name whose it is."""
    mark, doer = noun.child("mark"), noun.child("nsubj")
    if mark is None or doer is None or mark.lower not in words("status", "presupposing"):
        return
    bare = not noun.child("aux", "auxpass", "dobj", "cc", "neg", "advmod", "prt")
    if not bare or doer.tag != "NNP" or doer.kids or doer.i != noun.i - 1:
        return
    above = noun.head
    doer.dep, noun.tag, noun.pos, noun.lemma = "compound", "NN", "NOUN", noun.lower
    mark.hang(above, "prep")
    mark.pos = "ADP"
    noun.hang(mark, "pobj")


def _raise_destination(verb: Node) -> None:
    """ "Sent planes loaded with food to Lima": sent to Lima, whatever they are loaded with."""
    thing = verb.child("dobj")
    if thing is None or any(kid.lower == "to" for kid in verb.children("prep", "dative")):
        return
    laden = thing.child("acl")
    if laden is None or laden.lemma not in words("syntax", "laden"):
        return
    for place in laden.subtree():
        if place.lower == "to" and place.dep == "prep" and place.i > laden.i:
            place.hang(verb, "prep")
            return


def _make_particle(over: Node, sentence: list[Node]) -> None:
    """ "Will hand over three islands": "over" goes with the verb, and three are three."""
    before = over.i - sentence[0].i - 1
    if before < 0:
        return
    verb = sentence[before]
    if verb.pos == "VERB" and verb.lemma in words("syntax", "handing"):
        over.hang(verb, "prt")
