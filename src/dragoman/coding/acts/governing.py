"""What the word above an act says of its status: "plans to", "denied that", "a call for"."""

from __future__ import annotations

from dragoman.coding.acts.clauses import is_finite, is_negated, is_purpose, or_else
from dragoman.coding.acts.falsity import (
    denies,
    is_disbelieved,
    is_dismissed,
    is_reported,
    is_untrue,
)
from dragoman.coding.syntax.calls import is_by_phone
from dragoman.coding.syntax.roles import deadline, punished
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Status

# What the words of a class make of what they are said to be ("their demand was a truce").
_CALLED: tuple[tuple[Status, str], ...] = (
    ("possible", "worries"),
    ("asked", "demands"),
    ("planned", "aims"),
)


def from_above(node: Node) -> Status | None:
    """What the word above says of a clause or noun that it governs."""
    head = _governing(node)
    if head is None or (node.dep == "pcomp" and punished(node.head)):
        return None  # "agreed sanctions on Oslo for selling arms": it sold them
    clause = is_verb(node)
    lemma = head.lemma
    if clause and is_by_phone(head, node):
        return None
    if not clause and or_else(head):
        return "conditional"
    built = _by_its_build(node, head) if clause else None
    if built is not None:
        return built
    if lemma in words("status", "bargaining") and node.lemma in words("status", "bargained"):
        return "proposed"
    wants = clause and node.dep == "xcomp" and lemma in words("status", "wanting")
    if wants and not head.child("dobj") and not node.child("nsubj"):
        return "proposed"  # "wants to join"
    if lemma == "be" and (called := _called(node, head)) is not None:
        return called
    if clause and lemma == "be" and node.dep in ("xcomp", "ccomp", "advcl"):
        return _from_be(node, head)
    if clause and lemma == "able" and node.dep == "xcomp":
        return _of_ability(head)
    if not clause and lemma in words("status", "worried") and _is_any(node):
        return "possible"
    if (is_reported(node) if clause else node.dep == "pobj") and is_dismissed(head):
        return "denied"  # "dismissed reports that it had struck", "reports of a raid are false"
    if clause and node.dep == "ccomp" and (is_untrue(head) or is_disbelieved(head)):
        return "denied"
    thought = clause and node.dep == "xcomp" and lemma in words("status", "believing")
    if thought and head.child("auxpass"):
        return "possible"  # "is believed to have attacked"
    if clause and head.lower == "short" and head.head.lemma in words("status", "falling_short"):
        return "denied"  # "stopped short of recognising"
    if not _is_complement(node) or (not clause and _is_called_something(node, lemma)):
        return None
    if lemma == "deny" and head.dep == "conj" and head.head.lemma == "confirm":
        return None  # "would neither confirm nor deny"
    if is_rebuffed(node, head):
        return None
    if lemma in words("status", "denied_heads"):
        # "did not exclude arming rebels": it may be
        return "possible" if is_verb(head) and is_negated(head) else "denied"
    if clause and node.dep == "acl" and any(kid.lower == "no" for kid in head.children("det")):
        return "denied"  # "has no plans to visit"
    return _of_complement(node, head)


def _of_complement(node: Node, head: Node) -> Status | None:
    """What the word above says of what it asks for, or of what it says that is to be done."""
    clause, lemma = is_verb(node), head.lemma
    told = clause and node.dep == "ccomp" and is_finite(node)
    if node.tag == "VBP" and lemma in words("status", "subjunctive_heads"):
        told = False  # "demanded that the president release them"
    voiced = not clause and node.dep == "dobj" and node.lemma in words("status", "asked_heads")
    voiced = voiced or (not clause and node.head.lower in words("status", "beside_demands"))
    if lemma in words("status", "asked_heads") and not told and not voiced and _asks(node, head):
        return "asked"  # but a call that is pressed has been made, and "at a summit" is no demand
    return _of_such_heads(node, lemma, told)


def _of_such_heads(node: Node, lemma: str, told: bool) -> Status | None:
    """What words of this lemma say of what they govern, which may be told as a fact."""
    statuses: tuple[Status, ...] = ("proposed", "planned", "possible", "conditional")
    for status in statuses:
        if lemma in words("status", f"{status}_heads"):
            if lemma == "decision" and _is_decreed(node):
                continue  # "Oslo's decision to ban it": it is banned
            if lemma == "undertake" and not is_verb(node):
                continue  # "undertook a mission": made, not planned
            if status == "planned" and (told or _is_told_when_done(node, lemma)):
                continue  # "announced that it had struck": told, not intended
            return "denied" if status == "planned" and _is_not_meant(node) else status
    return None


def _is_decreed(deed: Node) -> bool:
    """Whether a decision of which a report has told does what it is to do, as a ban does."""
    if deed.lemma not in words("status", "decreed"):
        return False
    decision = deed.head
    known = any(kid.lower in ("the", "this") for kid in decision.children("det"))
    return known or decision.child("poss") is not None


def _is_not_meant(node: Node) -> bool:
    """ "Does not plan to attack", "is no longer ready to": it is not to come."""
    if not is_verb(node) or node.dep != "xcomp" or not is_purpose(node):
        return False
    head = node.head
    return is_negated(head if is_verb(head) else head.head)


def _by_its_build(clause: Node, head: Node) -> Status | None:
    """What the build of a clause says, whatever its verb: "were Minsk to ask", "has yet to meet"."""
    if (
        clause.tag == "VBG"
        and head.lemma == "rule"
        and any(kid.lower == "out" for kid in head.kids)
    ):
        refused = head.dep == "xcomp" and head.head.lemma in words("status", "denied_heads")
        open_ = refused or is_negated(head)
        return "possible" if open_ else "denied"  # "ruled out sending troops"
    if head.lower == "were" and is_purpose(clause) and _is_before_subject(head):
        return "conditional"
    if is_purpose(clause) and deadline(clause) is not None:
        return "asked"  # "gave Oslo a week to leave"
    if clause.dep == "advcl" and is_purpose(clause):
        if head.lemma == "come" and clause.lemma in words("status", "come_to"):
            return None  # "came to denounce it"
        return "asked" if _asks_of(head) else "planned"
    undertaken = clause.dep == "acl" and is_purpose(clause) and not is_verb(head)
    if undertaken and head.lemma in words("status", "undertakings"):
        return "planned"  # "an offensive to retake the port"
    near = head.dep == "pobj" and head.head.lower in ("on", "at", "to")
    if clause.dep == "pcomp" and near and head.lemma in words("status", "verges"):
        return "planned"  # "on the verge of attacking"
    kept = clause.dep == "pcomp" and clause.head.lower == "from"
    if kept and head.lemma in words("status", "preventing"):
        return "denied" if _is_prevented(head) else "possible"
    if head.lemma == "have" and any(kid.lower == "yet" for kid in head.kids):
        return "denied"
    return None


def _is_prevented(verb: Node) -> bool:
    """ "Stopped Oslo from sending arms": what is only to be, or can be, prevented may still happen."""
    return verb.tag in ("VBD", "VBN") and not verb.child("aux", "neg")


def _is_told_when_done(noun: Node, announcing: str) -> bool:
    """Whether a deed is announced once it is done ("announced the arrest of two spies")."""
    return announcing == "announce" and noun.lemma in words("status", "told_when_done")


def _is_called_something(noun: Node, verb: str) -> bool:
    """ "Called the raid a crime": the raid is named, and not asked for as in "called for"."""
    return verb == "call" and noun.dep != "pobj"


def is_rebuffed(noun: Node, verb: Node) -> bool:
    """Whether a demand, offer, charge or threat is refused, or a charge denied: it was made."""
    if is_verb(noun) or noun.dep not in ("dobj", "nsubjpass", "conj"):
        return False
    if noun.lemma not in words("status", "voiced"):
        return False
    charged = verb.lemma == "deny" and noun.lemma in words("status", "reports")
    return charged or verb.lemma in words("status", "rebuffing")


def _is_before_subject(verb: Node) -> bool:
    subject = verb.child("nsubj")
    return subject is not None and verb.i < subject.i


def _from_be(node: Node, be: Node) -> Status | None:
    """ "Is to visit" is planned; "it is not true that", "it is untrue that" deny."""
    if node.dep == "xcomp" and is_purpose(node) and not be.child("acomp", "attr"):
        return "planned"
    verdict = be.child("acomp", "attr")
    if verdict is None or not node.child("mark"):
        return None
    if verdict.lemma in words("status", "false_words"):
        return "denied"
    opened = any(kid.lower in ("that", "whether", "if") for kid in node.children("mark"))
    if opened and verdict.lemma in words("status", "maybe_words"):
        return "possible"
    doubted = verdict.lemma in words("status", "true_words") and denies(be, verdict)
    return "denied" if doubted else None


def _governing(node: Node) -> Node | None:
    head = node.head
    if head is node:
        return None
    if head.pos == "ADP" or head.dep in ("prep", "agent"):
        if head.lower not in ("of", "for", "to", "from", "on", "about", "against", "at", "with"):
            return None
        return head.head if head.head is not head else None
    return head


def _called(node: Node, be: Node) -> Status | None:
    """ "Another worry is the sale of arms", "their demand was a truce": it is not so yet."""
    subject = be.child("nsubj")
    bare = node.dep == "ccomp" and node.tag in ("VB", "VBP") and not node.child("aux")
    if subject is None or not (bare or (node.dep == "attr" and not is_verb(node))):
        return None
    for status, name in _CALLED:
        if subject.lemma in words("status", name):
            return status
    return None


def _of_ability(able: Node) -> Status | None:
    """ "Were able to seize": they did; "will be able to" is to come, and "are able to" is open."""
    be = able.head
    helpers = {kid.lower for kid in be.children("aux")}
    if be.lemma != "be" or is_negated(be):
        return "denied" if be.tag == "VBD" else "possible"
    if "will" in helpers:
        return "planned"
    return None if be.tag == "VBD" or helpers & {"has", "have", "had"} else "possible"


def _is_any(noun: Node) -> bool:
    """Whether no certain deed is meant ("worried about an attack")."""
    return any(kid.lower in ("a", "an", "any") for kid in noun.children("det"))


def _asks(node: Node, head: Node) -> bool:
    if head.lemma in words("status", "asked_active") and head.child("auxpass", "nsubjpass"):
        return False
    if head.lemma in words("status", "asked_with_object") and head.pos == "VERB":
        subject = node.child("nsubj")
        return is_verb(node) and (
            subject is not None or head.child("dobj", "nsubjpass") is not None
        )
    return True


def _asks_of(head: Node) -> bool:
    """Whether a verb asks somebody ("called on Oslo to wait"), so that "to" tells no purpose."""
    return head.lemma in words("control", "oblique") or (
        head.lemma in words("status", "asked_heads") and head.child("dobj") is not None
    )


def _is_complement(node: Node) -> bool:
    if is_verb(node):
        return node.dep in ("xcomp", "ccomp", "acl", "pcomp", "oprd", "dobj")
    return node.dep in ("dobj", "pobj", "nsubjpass", "attr", "oprd", "xcomp", "ccomp")
