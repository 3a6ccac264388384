"""Slips of the parser that news copy brings out, put right before the rules look at a tree."""

from __future__ import annotations

from dragoman.coding.syntax.clauses_mended import mend_clauses
from dragoman.coding.syntax.conjuncts import join_where_it_belongs
from dragoman.coding.syntax.main_verbs import mend_main_verb
from dragoman.coding.syntax.subjects_mended import mend_subjects
from dragoman.coding.syntax.tree import Node, Tree
from dragoman.coding.words import words

_NOMINAL = ("NOUN", "PROPN", "PRON")
# What may hang on a verb of which nobody would say that it is an object in disguise.
_LOOSE = ("nsubj", "prep", "punct", "npadvmod", "advmod", "neg")
_RELATIVE = ("WDT", "WP", "WP$")


def mend(tree: Tree) -> None:
    """Mend the tree in place, sentence by sentence."""
    for sentence in tree.sentences:
        mend_clauses(sentence)
        mend_subjects(sentence)
        _free_visitor(sentence)
        root = next((node for node in sentence if node.head is node), None)
        if root is not None:
            mend_main_verb(root)
        if root is not None and root.head is root and root.pos in _NOMINAL:
            _promote_participle(root)
            _promote_teller(root)
            _promote_headline_verb(root)
        for node in sentence:
            if node.dep == "conj":
                join_where_it_belongs(node)
            if node.dep in ("conj", "advcl", "dep") and node.lemma in words("syntax", "telling"):
                _turn_teller(node)
            if node.tag == "JJ" and node.lower.endswith("ed") and node.dep == "amod":
                _make_participle(node)
            if node.tag in ("VBN", "VBD") and node.pos == "VERB":
                _make_passive(node)
            if node.dep == "acl":
                _make_relative(node)
                _make_finite(node)
            if node.dep == "appos":
                _join_list(node)
            if node.tag == "VBG":
                _nominalise(node)
                if node.dep == "advcl":
                    _lower_outcome(node)
            if len(node.kids) > 1:
                _part_subjects(node)
                _part_objects(node)
                _set_off_object(node)


def _make_participle(node: Node) -> None:
    """ "The kidnapped girls": an act told by a participle that the parser took for an adjective."""
    stem = node.lower[:-2]
    for lemma in (stem, stem + "e", stem[:-1]):
        if lemma in words("syntax", "participles"):
            node.tag, node.pos, node.lemma = "VBN", "VERB", lemma
            return


def _make_passive(verb: Node) -> None:
    """ "Two soldiers killed in Mali", "a mayor jailed": headlines leave out "was", as "with" does.

    A verb that always has an object (``syntax.undergone``) and has none, a participle without
    "has", is told of whoever stands before it.
    """
    if verb.lemma not in words("syntax", "undergone"):
        return
    if verb.child(
        "dobj", "dative", "ccomp", "xcomp", "aux", "auxpass", "agent", "prt", "nsubjpass"
    ):
        return
    subject = verb.child("nsubj")
    if subject is None:
        if verb.dep == "acl" and verb.tag == "VBD":
            verb.tag = "VBN"
        return
    if subject.i > verb.i or subject.tag in _RELATIVE or verb.dep == "relcl":
        return
    if verb.tag == "VBD" and (subject.pos == "PRON" or any(k.dep not in _LOOSE for k in verb.kids)):
        return  # "they killed and maimed men"
    subject.dep, verb.tag = "nsubjpass", "VBN"
    for kid in verb.children("prep"):
        if kid.lower == "by":
            kid.dep = "agent"


def _free_visitor(sentence: list[Node]) -> None:
    """ "Visiting French President X shakes hands": who visits is the subject, no object of it.

    A title or name without article right after "visiting", and a finite verb after it that has no
    subject: the name takes its place there.
    """
    for visiting in sentence:
        if visiting.lower != "visiting":
            continue
        guest = visiting.child("dobj")
        if visiting.child("nsubj") or guest is None:
            continue
        first = min(node.i for node in guest.subtree())
        if first != visiting.i + 1 or guest.child("det") or guest.pos != "PROPN":
            continue
        verb = next((n for n in sentence if n.i > guest.i and _lacks_subject(n)), None)
        if verb is not None:
            _seat(visiting, guest, verb)
            return


def _lacks_subject(node: Node) -> bool:
    return node.tag in ("VBZ", "VBD", "VBP") and node.pos == "VERB" and not node.child("nsubj")


def _seat(visiting: Node, guest: Node, verb: Node) -> None:
    visiting.kids.remove(guest)
    if visiting.head is visiting or verb in visiting.subtree():
        verb.head.kids.remove(verb)
        above = visiting.head if visiting.head is not visiting else verb
        verb.head, verb.dep = above, visiting.dep
        if above is not verb:
            above.kids.append(verb)
        for kid in list(visiting.kids):
            kid.head = verb
            verb.kids.append(kid)
        visiting.kids.clear()
    if visiting.head is not visiting:
        visiting.head.kids.remove(visiting)
    visiting.head, visiting.dep, visiting.pos = guest, "amod", "ADJ"
    guest.kids.insert(0, visiting)
    guest.head, guest.dep = verb, "nsubj"
    verb.kids.append(guest)
    verb.kids.sort(key=lambda kid: kid.i)


def _promote_participle(subject: Node) -> None:
    """ "Kim, a cautious leader, travelled to Beijing": the verb taken for a participle is main.

    A noun at the root with a past participle after a comma, or with one that has an object of its
    own ("parliament approved on Monday a treaty"), and no finite verb beside it, is the subject of
    that verb.
    """
    if subject.child("nsubj", "cop", "nsubjpass"):
        return
    for verb in subject.children("acl"):
        comma = any(kid.lower == "," and kid.i < verb.i for kid in subject.children("punct"))
        bare = not verb.child("nsubj", "nsubjpass", "auxpass", "aux", "mark")
        doubly = verb.lemma in words("syntax", "doubly")  # "a man given a medal"
        active = not doubly and verb.child("dobj") is not None
        if verb.tag in ("VBN", "VBD") and (comma or active) and bare:
            _make_root(verb, subject)
            return


def _make_root(verb: Node, subject: Node) -> None:
    subject.kids.remove(verb)
    for kid in [kid for kid in subject.kids if kid.i > verb.i]:
        subject.kids.remove(kid)
        kid.head = verb
        verb.kids.append(kid)
    for kid in verb.kids:
        if kid.dep == "agent":
            kid.dep = "prep"
    verb.tag, verb.dep, verb.head = "VBD", "ROOT", verb
    subject.dep, subject.head = "nsubj", verb
    verb.kids.insert(0, subject)
    verb.kids.sort(key=lambda kid: kid.i)


def _promote_teller(root: Node) -> None:
    """ "The ship was seized, state media report": a verb of telling that was taken for a noun."""
    told = root.child("ccomp")
    stem = root.lower[:-1] if root.tag == "NNS" and root.lemma == root.lower else root.lemma
    stem = stem[:-2] + "y" if stem.endswith("ie") else stem
    if told is None or told.i > root.i or stem not in words("syntax", "telling"):
        return
    comma = next((kid for kid in root.children("punct") if told.i < kid.i < root.i), None)
    named = [kid for kid in root.kids if kid.dep in ("compound", "amod", "nmod", "poss", "det")]
    named = [kid for kid in named if comma is not None and kid.i > comma.i]
    if not named or named[-1].i != root.i - 1:
        return
    subject = named[-1]
    for kid in named[:-1]:
        root.kids.remove(kid)
        kid.head = subject
        subject.kids.insert(0, kid)
    subject.kids.sort(key=lambda kid: kid.i)
    subject.dep, subject.pos = "nsubj", "PROPN" if subject.tag == "NNP" else "NOUN"
    root.pos, root.lemma = "VERB", stem
    root.tag = "VBZ" if root.tag == "NNS" else "VBP"


def _promote_headline_verb(root: Node) -> None:
    """ "France presses for truce": the verb of a headline that the parser took for a plural noun."""
    if root.tag != "NNS" or root.lower not in words("syntax", "headline_verbs"):
        return
    before = [kid for kid in root.kids if kid.i < root.i and kid.dep != "punct"]
    named = [kid for kid in before if kid.pos == "PROPN" and kid.dep in ("compound", "nmod")]
    if not named or named != before or any(one.pos in ("VERB", "AUX") for one in root.subtree()):
        return
    root.pos, root.tag, root.lemma = "VERB", "VBZ", _verb_of(root.lower)
    for kid in named:
        kid.dep = "nsubj" if kid is named[-1] else kid.dep
    for kid in named[:-1]:
        root.kids.remove(kid)
        named[-1].kids.append(kid)
        kid.head = named[-1]


def _verb_of(form: str) -> str:
    """The verb of a form in "s": "presses" is of "press", "urges" of "urge"."""
    return form[:-2] if form.endswith(("sses", "shes", "ches")) else form[:-1]


def _turn_teller(verb: Node) -> None:
    """ "Oslo left, reported the paper": who stands behind a verb of telling tells."""
    teller = verb.child("dobj")
    if teller is None or verb.tag not in ("VBD", "VBZ", "VBN") or teller.i < verb.i:
        return
    if verb.child("nsubj", "nsubjpass", "aux", "auxpass", "ccomp", "xcomp", "mark"):
        return
    above = verb.head
    if above.i > verb.i or not any(kid.text == "," and kid.i == verb.i - 1 for kid in above.kids):
        return
    first = min(node.i for node in teller.subtree())
    joined = any(kid.dep == "cc" and above.i < kid.i < verb.i for kid in above.kids)
    named = teller.pos == "PROPN" or teller.lemma in words("syntax", "tellers")
    if first == verb.i + 1 and not joined and named:
        teller.dep, verb.dep, verb.tag = "nsubj", "parataxis", "VBD"


def _make_relative(verb: Node) -> None:
    """ "The pact that they signed": a clause with a subject and its object before it is relative."""
    if verb.tag not in ("VBN", "VBD") or not verb.child("nsubj") or verb.child("mark", "auxpass"):
        return
    thing = verb.child("dobj")
    if thing is None or thing.tag in ("WDT", "WP"):
        verb.dep = "relcl"
        verb.tag = verb.tag if verb.child("aux") else "VBD"


def _make_finite(verb: Node) -> None:
    """ "Jets killed 12 men, doctors said": a participle with an object of its own is the verb.

    Its noun was left as a subject of the telling verb, which has its own.
    """
    noun = verb.head
    if verb.tag != "VBN" or not verb.child("dobj") or verb.child("nsubj", "agent", "auxpass"):
        return
    above = noun.head
    if noun.dep != "nsubj" or above is noun or noun.i > verb.i or above.i < verb.i:
        return
    if not any(kid.dep == "nsubj" and kid is not noun and kid.i > verb.i for kid in above.kids):
        return
    noun.kids.remove(verb)
    above.kids.remove(noun)
    noun.head, noun.dep = verb, "nsubj"
    verb.kids.insert(0, noun)
    verb.head, verb.dep, verb.tag = above, "ccomp", "VBD"
    above.kids.append(verb)
    above.kids.sort(key=lambda kid: kid.i)


def _join_list(second: Node) -> None:
    """ "Peru, Chile and Fiji left": the second of a list is no other name of the first.

    A name, a comma, and a name with "and" or "or" and a third one below it.
    """
    first = second.head
    if first.pos != "PROPN" or second.pos != "PROPN" or first.i > second.i:
        return
    joined = [kid for kid in second.children("conj") if kid.pos in _NOMINAL]
    last = joined
    while last:
        if last[-1].head.child("cc"):
            second.dep = "conj"
            return
        last = last[-1].children("conj")


def _lower_outcome(outcome: Node) -> None:
    """ "Accused Oslo of shelling a port, killing two": the shelling killed, not the accuser."""
    above = outcome.head
    if outcome.child("mark", "prep", "nsubj") or above.lemma not in words("control", "blame"):
        return
    for preposition in above.children("prep"):
        charge = preposition.child("pcomp")
        if charge is not None and above.i < charge.i < outcome.i:
            above.kids.remove(outcome)
            outcome.head = charge
            charge.kids.append(outcome)
            return


def _nominalise(node: Node) -> None:
    """ "Fighting between Chad and Libya broke out": a gerund that stands as a noun is one."""
    if node.tag != "VBG" or node.pos != "VERB" or node.child("dobj", "aux"):
        return
    marked = any(kid.lower in ("between", "among", "the") for kid in node.children("prep", "det"))
    if marked and node.dep in ("nsubj", "nsubjpass", "dobj", "pobj"):
        node.tag, node.pos = "NN", "NOUN"


def _part_subjects(verb: Node) -> None:
    """ "Oslo, Rojas said, would leave": of two subjects the first is that of what is said.

    So is "who" in "a man who police said was armed".
    """
    found = verb.children("nsubj")
    if len(found) != 2 or found[0].i > verb.i:
        return
    first, teller = found
    parted = any(
        kid.text == "," and first.i < kid.i < max(verb.i, teller.i)
        for kid in [*first.kids, *verb.kids]
    )
    if not parted and first.tag not in ("WP", "WDT"):
        return
    told = verb.head if verb.dep == "parataxis" and verb.head.i > verb.i else None
    told = told or next((kid for kid in verb.children("ccomp") if kid.i > verb.i), None)
    if told is not None and not told.child("nsubj", "nsubjpass"):
        verb.kids.remove(first)
        first.head = told
        told.kids.append(first)
        told.kids.sort(key=lambda kid: kid.i)


def _part_objects(verb: Node) -> None:
    """ "Promised Fiji help": of two objects side by side the first is whom it is given."""
    found = verb.children("dobj")
    if len(found) == 2 and verb.i < found[0].i < found[1].i and found[0].tag in ("NNP", "NNPS"):
        found[0].dep = "dative"


def _set_off_object(verb: Node) -> None:
    """ "Met Ivanov in June, their second dinner": what follows the comma is no second object.

    Nor is it in "accused Chad of it, a charge which Chad denies".
    """
    first, second = verb.child("dative"), verb.child("dobj")
    if first is None or second is None or first.pos == "ADP" or first.i > second.i:
        return
    charged = second.lemma in words("control", "charges") and second.child("relcl") is not None
    if charged or any(first.i < kid.i < second.i and kid.text == "," for kid in verb.kids):
        first.dep, second.dep = "dobj", "npadvmod"
