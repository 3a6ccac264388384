"""Who stands where around a verb or an act noun: subjects, objects, what prepositions bring."""

from __future__ import annotations

from dragoman.coding.syntax.calls import is_by_phone, is_day
from dragoman.coding.syntax.tree import CLAUSES, Node, is_passive, is_verb
from dragoman.coding.words import words

# How far up a chain of clauses a missing subject is sought.
MAX_CLIMB = 6
_GERUNDS = ("pcomp", "pobj", "dobj", "nsubj", "ccomp")


def prepositions(node: Node, name: str) -> list[Node]:
    """The objects of a preposition below a node ("on China" under "call")."""
    found: list[Node] = []
    for kid in node.kids:
        if kid.dep in ("prep", "dative", "agent", "prt") and kid.lower == name:
            found.extend(kid.children("pobj"))
            for other in kid.conjuncts():  # "of the union and of its neighbours"
                if other.lower == name:
                    found.extend(other.children("pobj"))
        elif kid.dep == "prep" and kid.kids and kid.kids[0].lower == name:
            if kid.lower == "according":
                continue  # who says so, and no part of what is told
            found.extend(kid.kids[0].children("pobj"))  # "because of", "ahead of"
    return found


def objects(verb: Node) -> list[Node]:
    """The direct object; in the passive the subject. What "which" or "that" stands for in its place."""
    found = _objects(verb)
    if verb.dep == "relcl" and any(one.tag in ("WDT", "WP") for one in found):
        return [verb.head if one.tag in ("WDT", "WP") else one for one in found]
    return found


def _objects(verb: Node) -> list[Node]:
    if is_passive(verb):
        subject = verb.child("nsubjpass")
        if subject is not None:
            return verb.children("dobj") or [subject]
        if verb.dep in ("acl", "amod"):
            return _among(verb.head) or [verb.head]
        if verb.dep == "conj" and is_verb(verb.head):
            if verb.child("auxpass") and not is_passive(verb.head):
                return subjects(verb.head)  # "served four years and was released"
            return _objects(verb.head)
        return _inherited_subject(verb, 0)
    return (
        verb.children("dobj")
        or _small_subject(verb)
        or _relative_object(verb)
        or _shared_object(verb)
    )


def _among(crowd: Node) -> list[Node]:
    """Who belongs to those of whom something is told ("two Chadians were among the nine killed")."""
    above = crowd.head
    if crowd.dep != "pobj" or above.lower != "among" or above.head.lemma != "be":
        return []
    return subjects(above.head)


def _small_subject(verb: Node) -> list[Node]:
    """Of whom a bare adjective is told ("held Riga responsible"), which the parser makes a clause."""
    small = [kid for kid in verb.children("ccomp", "xcomp") if kid.pos == "ADJ"]
    bare = [kid for kid in small if not kid.child("aux", "mark", "cop")]
    return [one for kid in bare for one in kid.children("nsubj")]


def _shared_object(verb: Node) -> list[Node]:
    """The object that stands only once, after the last of two verbs ("backs or arms them")."""
    for kid in verb.children("conj"):
        if is_verb(kid) and not verb.child("prep", "ccomp", "xcomp", "prt") and kid.tag == verb.tag:
            return kid.children("dobj")
    return []


def _relative_object(verb: Node) -> list[Node]:
    """The antecedent of a relative clause whose object is left out ("the pact they signed")."""
    if any(kid.tag == "WRB" for kid in verb.kids):
        return []  # "Oslo, where the two met"
    if verb.dep == "xcomp" and verb.head.dep == "relcl" and not verb.child("prep", "prt"):
        return _left_out(verb.head)  # "the pact they agreed to sign"
    if verb.dep == "relcl" and not verb.child("dobj", "attr", "ccomp", "xcomp"):
        return _left_out(verb)
    return []


def _left_out(verb: Node) -> list[Node]:
    """What a relative clause is about, where it has a subject of its own."""
    if verb.child("nsubj"):
        subject = verb.child("nsubj")
        relative = words("coreference", "relative")
        own = [subject, *subject.kids] if subject is not None else []
        if own and not any(one.lower in relative for one in own):
            return [verb.head]
    return []


def indirect(verb: Node) -> list[Node]:
    """The indirect object ("gave Kyiv tanks"); the subject of "was given tanks"."""
    if is_passive(verb) and verb.child("dobj"):
        return verb.children("nsubjpass")
    return [kid for kid in verb.kids if kid.dep == "dative" and kid.pos != "ADP"]


def deadline(verb: Node) -> list[Node] | None:
    """Who is given a time to act in ("gave Oslo a week to leave", "has until noon"); None if nobody."""
    giver = verb.head
    if verb.dep in ("acl", "relcl"):
        giver = giver.head if _is_time(verb.head) else verb
    elif verb.dep not in ("advcl", "xcomp", "dep", "ccomp"):
        return None
    if giver is verb or giver.lemma not in words("control", "giving_time"):
        return None
    given = [*giver.children("dobj"), *giver.children("npadvmod"), *prepositions(giver, "until")]
    if not any(_is_time(one) or one.head.lower == "until" for one in given):
        return None
    if is_passive(giver):
        return giver.children("nsubjpass")
    return indirect(giver) or [one for one in giver.children("dobj") if not _is_time(one)]


def _is_time(noun: Node) -> bool:
    return noun.lemma in words("control", "deadlines")


def agents(verb: Node) -> list[Node]:
    """Who acts: the subject, the "by" phrase of a passive, or an inherited subject."""
    if is_passive(verb):
        if verb.dep == "amod":
            return _joined_agent(verb)
        return prepositions(verb, "by") or _stray_agent(verb) or _shared_agent(verb)
    return subjects(verb)


def _joined_agent(participle: Node) -> list[Node]:
    """Who does it in "Qatari-backed rebels", "the UN-led force": the word joined with a hyphen."""
    joined = any(kid.text in ("-", "‐", "–") for kid in participle.kids)
    before = ("npadvmod", "amod", "advmod", "compound", "nmod")
    return [kid for kid in participle.children(*before) if joined and kid.i < participle.i]


def _shared_agent(verb: Node) -> list[Node]:
    """The agent that stands only once ("surrounded and besieged by the army")."""
    for kid in verb.children("conj"):
        if kid.tag == "VBN" and is_verb(kid):
            return prepositions(kid, "by")
    return []


def _stray_agent(verb: Node) -> list[Node]:
    """A "by" phrase that the parser hung on another phrase after the verb."""
    for kid in verb.kids:
        if kid.i > verb.i and kid.dep in ("prep", "npadvmod", "oprd", "dobj", "dative"):
            for below in kid.subtree():
                if (
                    below.lower == "by"
                    and below.dep in ("prep", "agent")
                    and not _is_anothers(below)
                ):
                    return below.children("pobj")
    return []


def _is_anothers(by: Node) -> bool:
    """ "Killed in raids on a town held by rebels": whoever holds it is no agent of the killing."""
    return by.head.tag == "VBN" and by.head.dep in ("acl", "relcl")


def subjects(verb: Node, depth: int = 0) -> list[Node]:
    """The subject of an active verb, its own or inherited from the clause above."""
    own = verb.child("nsubj", "csubj") or verb.child("nsubjpass")
    if own is None and verb.tag == "VBG" and verb.dep in _GERUNDS:
        own = verb.child("poss")  # "complained about Oslo's backing the rebels"
    if own is not None:
        return [own]
    if depth > MAX_CLIMB:
        return []
    return _inherited_subject(verb, depth)


def _inherited_subject(verb: Node, depth: int) -> list[Node]:
    head = verb.head
    if head is verb:
        return []
    if verb.tag == "VB" and (given := deadline(verb)):
        return given
    if verb.dep == "conj" and (is_verb(head) or head.dep in CLAUSES):
        return subjects(head, depth + 1) if not is_passive(head) else _patient(head, depth)
    if verb.dep in ("xcomp", "ccomp", "advcl", "dep", "oprd"):
        return _controller(verb, head, depth)
    if verb.dep == "acl":
        return _noun_controller(verb, head, depth)
    if verb.dep == "relcl":
        return [head]
    if verb.dep == "pcomp":
        return _preposition_controller(head, depth)
    return []


def _patient(verb: Node, depth: int) -> list[Node]:
    own = verb.child("nsubjpass")
    if own is not None:
        return [own]
    if verb.dep == "acl":
        return [verb.head]
    return _inherited_subject(verb, depth + 1)


def _controller(verb: Node, head: Node, depth: int) -> list[Node]:
    if verb.dep == "advcl" and head.dep == "parataxis" and verb.i < head.i:
        head = head.head  # "rather than fight, Oslo said, Riga should talk"
    purpose = verb.dep == "advcl" and verb.tag == "VB" and not verb.child("mark")
    phoned = is_by_phone(head, verb)
    if not phoned and (purpose or verb.dep in ("xcomp", "ccomp", "oprd", "dep")):
        bound = head.lemma in words("control", "binding")
        if (bound or not purpose) and head.lemma in words("control", "object"):
            found = objects(head) or indirect(head)
            if found and found[0] is not verb:
                return found
        if head.lemma in words("control", "oblique"):
            for name in ("on", "to", "for", "with", "at"):
                found = [one for one in prepositions(head, name) if not is_day(one.head)]
                if found:
                    return found
    if verb.dep == "advcl" and verb.child("mark") and verb.tag not in ("VBG", "VBN", "VB"):
        return []
    if is_verb(head):
        return _patient(head, depth) if is_passive(head) else subjects(head, depth + 1)
    if head.pos == "ADJ":
        return subjects(head, depth + 1) or (
            subjects(head.head, depth + 1) if head.head is not head else []
        )
    return []


def _noun_controller(verb: Node, noun: Node, depth: int) -> list[Node]:
    """ "North Korea's decision to send", "a vow by Tehran to hit", "troops fighting in"."""
    if verb.tag == "VBG":
        if noun.lemma in words("control", "deciding_texts"):
            if _is_spurned(noun):
                return []
            return [kid for kid in noun.kids if kid.dep == "poss"] or _clause_subject(noun, depth)
        return [noun] if not _is_set_off(verb, noun) else _clause_subject(noun, depth)
    if noun.lemma in words("control", "demand_nouns"):
        return _addressee(noun, depth)
    for kid in (*noun.kids, *(noun.head.kids if noun.dep == "conj" else ())):
        if kid.dep == "poss":
            return [kid]
    for name in ("by", "from", "of"):
        found = prepositions(noun, name)
        if found:
            return found
    modifiers = [kid for kid in noun.kids if kid.dep in ("amod", "compound", "nmod")]
    if modifiers and modifiers[0].tag in ("NNP", "JJ") and modifiers[0].text[:1].isupper():
        return [modifiers[0]]
    if noun.dep in ("dobj", "attr", "pobj", "nsubjpass") and depth <= MAX_CLIMB:
        for above in noun.ancestors():
            if is_verb(above):
                return agents(above) if noun.dep != "pobj" else subjects(above, depth + 1)
    return []


def _is_spurned(noun: Node) -> bool:
    """Whether a text is turned down ("voted against a motion condemning Skopje")."""
    for above in noun.ancestors():
        if above.lower == "against" or above.lemma in words("control", "spurning"):
            return True
        if is_verb(above):
            return False
    return False


def _is_set_off(verb: Node, noun: Node) -> bool:
    """Whether a comma parts a participle from the noun that the parser gave it to."""
    return any(kid.lower == "," and noun.i < kid.i < verb.i for kid in [*noun.kids, *verb.kids])


def _clause_subject(noun: Node, depth: int) -> list[Node]:
    """The subject of the clause in which a noun stands ("repeated the offer, calling on ...")."""
    if noun.dep in ("nsubj", "nsubjpass"):
        return [noun]
    for above in noun.ancestors():
        if is_verb(above):
            return subjects(above, depth + 1) if depth <= MAX_CLIMB else []
    return [noun]


def _addressee(noun: Node, depth: int) -> list[Node]:
    """Who is to act in "an appeal to Athens to lift", "rejected a call by Skopje to lift"."""
    for name in ("to", "on", "for"):
        found = prepositions(noun, name)
        if found:
            return found
    if noun.dep in ("dobj", "nsubjpass", "pobj"):
        for above in noun.ancestors():
            if is_verb(above):
                found = agents(above) if depth <= MAX_CLIMB else []
                return found if above.lemma in words("control", "answering_verbs") else []
    return []


def complements(verb: Node) -> list[Node]:
    """The clauses in which a verb says what is promised, asked, refused or charged."""
    found = [kid for kid in verb.kids if kid.dep in ("xcomp", "ccomp", "oprd")]
    for kid in verb.kids:
        if kid.dep == "prep":
            found.extend(kid.children("pcomp"))
        if kid.dep == "advcl" and kid.tag == "VB" and kid.child("aux"):
            found.append(kid)  # the parser's other name for "offered to mediate"
        if kid.dep in ("dobj", "acomp", "attr", "nsubjpass"):
            found.extend(kid.children("acl", "xcomp", "ccomp"))
    return [kid for kid in found if is_verb(kid)]


def attendant(noun: Node) -> list[Node]:
    """Who takes part in a meeting told beside a clause of his own.

    "He spoke at a news conference with the minister", "flew in ahead of talks with the rebels".
    """
    above = noun
    for _ in range(4):
        above = above.head
        if is_verb(above):
            if above.child("neg"):
                return []  # "had not been contacted as part of the talks"
            return subjects(above) if not is_passive(above) else _patient(above, 0)
        if above.dep == "ROOT" and above.pos == "PROPN":
            return [above]  # a caption: "The king and the president during a meeting"
        if above.dep not in ("prep", "pobj", "advmod", "pcomp") and above.pos != "ADP":
            return []
    return []


def _preposition_controller(preposition: Node, depth: int) -> list[Node]:
    """Who does it in "accused China of helping", "ended the war by withdrawing"."""
    above = preposition.head
    if above.pos == "ADV" and above.head is not above:
        above = above.head  # "stopped short of helping"
    blaming = _blame_above(preposition)
    if blaming is not None:  # never the accuser himself, even where the accused is unknown
        aimed = (one for name in ("at", "against", "on") for one in prepositions(blaming, name))
        return objects(blaming) or [one for one in aimed if one.i < preposition.i]
    if hit := punished(preposition):
        return hit
    if is_verb(above):
        if preposition.lower == "as" and objects(above):
            return objects(above)  # "quoted a guard as saying"
        borne = ("of", "for", "from", "against")  # "warned Chad against attacking Sudan"
        if above.lemma in words("control", "object") and preposition.lower in borne:
            found = objects(above)
            if found:
                return found
        if above.lemma in words("control", "object") and preposition.lower == "into":
            return objects(above)
        return _patient(above, depth) if is_passive(above) else subjects(above, depth + 1)
    if above.pos in ("NOUN", "PROPN"):
        owner = above.child("poss")
        if owner is not None:
            return [owner]
        for higher in above.ancestors():
            if is_verb(higher):
                return subjects(higher, depth + 1)
    return []


def punished(preposition: Node) -> list[Node]:
    """On whom a penalty is put for what a clause tells ("imposed a ban on Oslo for selling arms")."""
    if preposition.lower not in ("for", "over"):
        return []
    for above in preposition.ancestors():
        told = [above, *above.children("dobj", "nsubjpass")] if is_verb(above) else [above]
        for penalty in told:
            if penalty.lemma in words("control", "penalties") and penalty.i < preposition.i:
                verb = penalty.head
                aimed = [one for name in ("on", "against") for one in prepositions(penalty, name)]
                aimed += [one for name in ("on", "against") for one in prepositions(verb, name)]
                return [one for one in aimed if one.i < preposition.i][:1]
        if is_verb(above):
            return []
    return []


def _blame_above(preposition: Node) -> Node | None:
    """The verb of blame whose charge a preposition begins ("accused rebels of", "hit for")."""
    if preposition.lower not in ("of", "for", "over", "with"):
        return None
    for above in preposition.ancestors():
        if is_verb(above):
            return above if above.lemma in words("control", "blame") else None
    return None
