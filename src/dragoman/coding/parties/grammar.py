"""Who a pronoun means by the build of its sentence, whoever else was named before it."""

from __future__ import annotations

from dragoman.coding.syntax.roles import objects, prepositions, subjects
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words


def named_by_grammar(pronoun: Node) -> Node | None:
    """Who is thanked or blamed, where the clause of the pronoun tells what for."""
    if pronoun.dep == "poss":
        return _told_to_end(pronoun)
    if pronoun.dep not in ("nsubj", "nsubjpass"):
        return None
    return _thanked(pronoun) or _suspected(pronoun) or _punished_for(pronoun)


def addressed(pronoun: Node) -> Node | None:
    """To whom something is said in which the speaker does something to "him", or waits for it.

    "Oslo's minister warned the envoy that his government would expel him if he stayed".
    """
    clause = pronoun.head
    if pronoun.dep == "nsubj" and clause.dep == "advcl":
        marks = {kid.lower for kid in clause.children("mark")}
        clause = clause.head if marks & words("status", "condition_marks") else clause
    elif pronoun.dep not in ("dobj", "dative"):
        return None
    subject, teller = clause.child("nsubj"), clause.head
    if clause.dep != "ccomp" or subject is None or subject is pronoun or not is_verb(teller):
        return None
    own = subject.tag == "PRP" or any(kid.tag == "PRP$" for kid in subject.children("poss"))
    told = next((one for one in objects(teller) if teller.i < one.i < clause.i), None)
    return told if own and told is not None and told.pos in ("NOUN", "PROPN") else None


def told_behind(pronoun: Node) -> Node | None:
    """The subject behind a phrase that opens the sentence: "In its report, Lima said ..."."""
    if pronoun.tag != "PRP$":
        return None
    phrase = pronoun.head
    while phrase.dep in ("pobj", "poss", "prep", "compound", "amod", "pcomp", "dobj"):
        verb = phrase.head
        if phrase.dep == "prep" and is_verb(verb):
            break
        phrase = verb
    else:
        return None
    subject = verb.child("nsubj", "nsubjpass")
    if verb.dep not in ("ROOT", "ccomp") or subject is None or subject.i < pronoun.i:
        return None
    first = min((kid.i for kid in verb.kids if kid.dep not in ("punct", "cc")), default=verb.i)
    return subject if phrase.i == first and subject.pos in ("NOUN", "PROPN") else None


def owner_of_first(pronoun: Node) -> Node | None:
    """Whose the first of two things is ("condemned Lima's raid and its seizure of a ship"): the second's.

    Where nobody is the subject of the things together, as in "Lima's raid and its seizure angered".
    """
    thing = pronoun.head
    if pronoun.dep != "poss" or pronoun.lower != "its" or thing.dep != "conj" or is_verb(thing):
        return None
    first = thing.head
    while first.dep == "conj" and not first.child("poss"):
        first = first.head
    if (
        first.pos == "PROPN" and first.dep == "pobj"
    ):  # "its raid on Quito and its seizure of a ship"
        first = first.head.head
    owner = first.child("poss")
    return owner if owner is not None and owner.pos in ("NOUN", "PROPN") else None


def things_meant(pronoun: Node, sentences: list[list[Node]]) -> bool:
    """Whether "them" are things of the sentence before ("Lima condemned the raids. Quito hailed them").

    So they are where the object of the sentence before is a plural that names nobody, and the
    pronoun is an object as well.
    """
    if pronoun.lower != "them" or pronoun.dep != "dobj" or not pronoun.sent:
        return False
    above = next((one for one in sentences[pronoun.sent - 1] if one.dep == "ROOT"), None)
    if above is None or above.head is not above:
        return False
    return any(
        one.tag == "NNS" and one.lemma in words("coreference", "things") for one in objects(above)
    )


def _thanked(pronoun: Node) -> Node | None:
    """Whose deed it is for which somebody is thanked or blamed ("thanked Oslo for what it sent").

    What is suffered or received is whose the thanks or the blame is, not theirs.
    """
    clause = pronoun.head
    if clause.dep not in ("relcl", "pcomp") or clause.lemma in words("coreference", "receiving"):
        return None
    ground = next((one for one in clause.ancestors() if one.dep == "prep"), None)
    if ground is None or ground.lower not in ("for", "over"):
        return None
    verb = ground.head
    if verb.lemma not in words("coreference", "thanking") | words("control", "blame"):
        return None
    return next((one for one in objects(verb) if one.i < ground.i and one.pos != "PRON"), None)


def _suspected(pronoun: Node) -> Node | None:
    """Who is held or punished for what the pronoun's clause says he did.

    "Seized a tanker on suspicion that it had sold oil", "detained a monk because he had marched".
    """
    clause = pronoun.head
    if clause.dep in ("acl", "ccomp", "relcl") and clause.head.lemma in words(
        "coreference", "grounds"
    ):
        verb = next((one for one in clause.head.ancestors() if is_verb(one)), None)
    elif clause.dep == "ccomp" and _stands_on_grounds(clause):
        verb = clause.head  # "seized a tanker under suspicions that it had sold oil"
    elif clause.dep == "advcl" and any(kid.lower == "because" for kid in clause.children("mark")):
        verb = clause.head
    else:
        return None
    if verb is None or verb.lemma not in words("coreference", "holding") or is_passive(verb):
        return None
    held = next((one for one in objects(verb) if one.i < pronoun.i and one.pos != "PRON"), None)
    plural = held is not None and held.tag in ("NNS", "NNPS")
    return held if plural == (pronoun.lower == "they") else None


def _stands_on_grounds(clause: Node) -> bool:
    """Whether a word of suspicion stands right before a clause that the parser hung on the verb."""
    return any(
        one.lemma in words("coreference", "grounds") and clause.head.i < one.i < clause.i
        for kid in clause.head.children("prep")
        for one in kid.children("pobj")
    )


def _punished_for(pronoun: Node) -> Node | None:
    """On whom a penalty was put after what the pronoun's clause tells.

    "The council imposed sanctions on Lima after it had tested a missile".
    """
    clause = pronoun.head
    told = clause.dep == "advcl" and any(
        kid.lower in ("after", "when") for kid in clause.children("mark")
    )
    verb = clause.head
    if not told or not is_verb(verb) or is_passive(verb) or pronoun.lower != "it":
        return None
    for thing in objects(verb):
        if thing.lemma in words("control", "penalties"):
            below = [*prepositions(thing, "on"), *prepositions(verb, "on")]
            below += [*prepositions(thing, "against"), *prepositions(verb, "against")]
            return next((one for one in below if one.i < pronoun.i), None)
    return None


def _told_to_end(pronoun: Node) -> Node | None:
    """Whose it is that somebody is asked to end ("urged Oslo to stop its raids"): his own."""
    verb = pronoun.head.head
    ends = verb.lemma in words("status", "stopping") and pronoun.head.dep == "dobj"
    if not ends or verb.tag != "VB" or verb.child("nsubj"):
        return None
    asked = subjects(verb)
    return asked[0] if asked and asked[0].pos in ("NOUN", "PROPN") else None
