"""Silences: a report remarks that somebody did not comment, stayed silent or abstained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.coding.parties.cast import Cast
from dragoman.coding.parties.pairs import is_pair
from dragoman.coding.parties.referents import party_of
from dragoman.coding.speech.speakers import bare_party, speech_verbs
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents, prepositions
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.data.tables import read_tsv
from dragoman.records import Party

# Prepositions that lead to what a silence is about.
_ABOUT = ("on", "about", "to", "of", "over", "from", "regarding")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to be silent; see ``data/tables/coding_silences.tsv``."""

    negated: bool
    noun: bool
    neither: bool
    needs: frozenset[str]
    negated_words: frozenset[str]
    passive: bool
    bare: bool
    inside: frozenset[str]


@dataclass(slots=True)
class Quiet:
    """One silence found."""

    scene: int
    actor: Party
    about: str | None
    start: int
    end: int
    cue: Node


@lru_cache(maxsize=1)
def patterns() -> dict[str, list[Pattern]]:
    """The patterns by lemma."""
    found: dict[str, list[Pattern]] = {}
    for row in read_tsv("coding_silences.tsv"):
        parts = (row["needs"] or "").split()
        needs = next((part[2:] for part in parts if part.startswith("x:")), "")
        inside = next((part[3:] for part in parts if part.startswith("in:")), "")
        nots = next((part[4:] for part in parts if part.startswith("not:")), "")
        pattern = Pattern(
            negated="not" in parts,
            noun="noun" in parts,
            neither="neither" in parts,
            needs=frozenset(needs.split("|")) - {""},
            negated_words=frozenset(nots.split("|")) - {""},
            passive="passive" in parts,
            bare="bare" in parts,
            inside=frozenset(inside.split("|")) - {""},
        )
        found.setdefault(row["pattern"], []).append(pattern)
    return found


def find_silences(cast: Cast) -> list[Quiet]:
    """All silences of a document, in text order, one a sentence and actor."""
    found: list[Quiet] = []
    seen: set[tuple[int, int, str]] = set()
    for number, scene in enumerate(cast.scenes):
        for node in scene.tree.nodes:
            for pattern in patterns().get(node.lemma, ()):
                for quiet in _match(cast, number, scene, node, pattern):
                    key = (number, node.sent, quiet.actor.code)
                    if key not in seen:
                        seen.add(key)
                        found.append(quiet)
    return found


def _match(cast: Cast, number: int, scene: Scene, node: Node, pattern: Pattern) -> Iterator[Quiet]:
    if pattern.noun:
        quiet = _noun(cast, number, scene, node, pattern) if node.pos == "NOUN" else None
        yield from [quiet] if quiet else []
        return
    if pattern.bare:
        yield from _bare(number, scene, node)
        return
    is_clause = is_verb(node) or (node.pos == "AUX" and node.dep == "conj")
    if not is_clause or is_passive(node) is not pattern.passive or not _fits(node, pattern):
        return
    if _is_refusal(node):
        return
    heads = _quiet_ones(node, pattern)
    if heads and (heads[0].lemma in words("speech", "documents") or _is_arms(heads[0])):
        return  # a paper that leaves something out is nobody's silence, nor that of guns
    parties = cast.parties(scene, _at_home(heads[0]) or heads, owner=True) if heads else []
    named = bool(heads) and heads[0].pos in ("NOUN", "PROPN") and not is_pair(heads[0])
    if (
        not parties and named and not pattern.inside
    ):  # "neither side" of whom nobody is named: nobody
        parties = [bare_party(scene, heads[0])]
    for party in parties:
        yield _quiet(number, scene, node, party, list(_extent(node, heads)))


def _is_refusal(verb: Node) -> bool:
    """ "Refused to respond to a demand to leave": turned down, and no mere silence."""
    return verb.lemma in words("control", "refusing") and any(
        below.lemma in words("control", "claims")
        for clause in verb.children("xcomp")
        for below in prepositions(clause, "to")
    )


def _quiet_ones(node: Node, pattern: Pattern) -> list[Node]:
    if pattern.passive:
        return node.children("nsubjpass")
    if node.dep == "pcomp" and node.head.lower == "without":
        return _teller_of(node)
    return agents(node)


def _at_home(head: Node) -> list[Node]:
    """Whose silence it is when "nobody in Oslo" or "no one at the ministry" speaks."""
    none = head.lower in words("status", "nobody") or head.lower == "nobody"
    if not none and not any(kid.lower == "no" for kid in head.kids):
        return []
    return [thing for name in ("in", "at", "from", "of") for thing in prepositions(head, name)]


def _is_arms(head: Node) -> bool:
    return head.lemma in words("things", "arms")


def _bare(number: int, scene: Scene, node: Node) -> Iterator[Quiet]:
    """ "Oslo silent" in a headline: the one named right before the word."""
    if node.i == 0 or node.pos not in ("ADJ", "ADV", "NOUN", "PROPN"):
        return
    before = scene.tree.nodes[node.i - 1]
    mention = scene.mention_of(before)
    if mention is None or mention.kind == "place" or before.sent != node.sent:
        return
    party = party_of(scene, mention)
    yield _quiet(number, scene, node, party, [before, node])


def _teller_of(node: Node) -> list[Node]:
    """Who speaks "without giving details": the subject of the speech verb above, or the main one."""
    verbs = [above for above in node.ancestors() if is_verb(above)]
    speaking = [verb for verb in verbs if verb.lemma in speech_verbs()]
    return agents((speaking or verbs or [node])[0])


def _fits(node: Node, pattern: Pattern) -> bool:
    if any(kid.dep == "mark" and kid.lower in ("if", "unless") for kid in node.kids):
        return False  # nobody has been silent yet
    negated = is_negated(node)
    below = _complements(node)
    if pattern.neither:
        return any(kid.lower == "neither" for kid in node.kids)
    if pattern.inside and not any(one.lemma in pattern.inside for one in node.subtree()):
        return False
    if pattern.negated_words:
        thing = next((kid for kid in below if kid.lemma in pattern.negated_words), None)
        if thing is None:
            return False
        return negated or any(kid.lower == "no" for kid in thing.kids)
    if pattern.negated and not negated:
        return False
    if pattern.needs:
        return any(kid.lemma in pattern.needs or kid.lower in pattern.needs for kid in below)
    if node.lemma == "abstain":
        return node.dep not in ("xcomp", "ccomp") and not any(k.tag == "MD" for k in node.kids)
    if node.lemma in ("say", "tell", "confirm", "mention", "disclose", "reveal"):
        return not _asserts(node)
    return True


def _asserts(node: Node) -> bool:
    """ "did not say that X" with a plain clause still tells something; "whether" does not."""
    clause = node.child("ccomp")
    if clause is None:
        return False
    marks = [kid.lower for kid in clause.kids]
    open_words = ("whether", "if", "how", "when", "where", "who", "what", "why", "which")
    return not any(mark in open_words for mark in marks) and "that" in marks


def is_negated(node: Node) -> bool:
    """Negated by its own particle, by "without", or by a shared "neither ... nor"."""
    for kid in node.kids:
        before = kid.i < node.i or kid.dep == "neg"  # "says never" is no silence
        if before and kid.lower != "no" and kid.lower in words("status", "denied_words"):
            return True
    if node.dep == "pcomp" and node.head.lower == "without":
        return True
    subject = node.child("nsubj", "nsubjpass")
    if node.dep == "conj" and is_verb(node.head) and subject is None:
        shared = [kid for kid in node.head.kids if kid.i < node.i]
        if node.tag != node.head.tag or any(kid.lower == "but" for kid in shared):
            return False  # "did not attend, but rejected it", "has not agreed and says so"
        return any(kid.lower in ("neither", "nor", "not", "n't") for kid in shared)
    if node.dep == "xcomp" and node.head.lemma in words("speech", "willing"):
        will = node.head
        return is_negated(will) or (will.pos == "ADJ" and is_negated(will.head))
    return subject is not None and (
        subject.lower in ("neither", "nobody", "none")
        or any(kid.lower in ("no", "neither") for kid in subject.kids)
    )


def _complements(node: Node) -> list[Node]:
    below = [
        kid
        for kid in node.kids
        if kid.dep
        in ("dobj", "acomp", "attr", "oprd", "xcomp", "ccomp", "prep", "advmod", "dep", "prt")
    ]
    return below + [deeper for kid in below if kid.dep in ("prep", "xcomp") for deeper in kid.kids]


def _noun(cast: Cast, number: int, scene: Scene, node: Node, pattern: Pattern) -> Quiet | None:
    owners = [kid for kid in node.kids if kid.dep in ("poss", "amod", "compound")]
    if pattern.negated:
        if not any(kid.lower in ("no", "not") for kid in node.kids):
            return None
        owners = []
    for name in ("by", "from", "of"):
        owners.extend(prepositions(node, name))
    if pattern.negated and node.head.lemma == "be":
        owners.extend(prepositions(node.head, "from"))
    for owner in owners:
        parties = cast.parties(scene, [owner], owner=pattern.negated)
        if parties:
            return _quiet(number, scene, node, parties[0], [owner, node, *node.kids])
    return None


def _extent(node: Node, heads: list[Node]) -> Iterator[Node]:
    yield node
    yield from node.subtree()
    if node.dep == "pcomp":
        yield node.head  # "without": whose act it is stands elsewhere in the sentence
    else:
        yield from (head for head in heads if head.sent == node.sent)


def _quiet(number: int, scene: Scene, node: Node, actor: Party, extent: list[Node]) -> Quiet:
    inside = [n for n in extent if n.pos != "PUNCT"]
    start, end = min(n.start for n in inside), max(n.end for n in inside)
    return Quiet(number, actor, _about(scene, node), start, end, node)


def _about(scene: Scene, node: Node) -> str | None:
    """What the silence is about: "on the troops", "whether it had known"."""
    for kid in node.kids:
        if kid.dep == "prep" and kid.lower in _ABOUT:
            things = kid.children("pobj", "pcomp")
            if things and not _is_time(scene, things[0]):
                nodes = things[0].subtree()
                return scene.tree.text[nodes[0].start : nodes[-1].end]
        if kid.dep == "ccomp":
            nodes = kid.subtree()
            return scene.tree.text[nodes[0].start : nodes[-1].end]
        if kid.dep in ("xcomp", "dobj", "acomp"):
            deeper = _about(scene, kid)
            if deeper:
                return deeper
    return None


def _is_time(scene: Scene, node: Node) -> bool:
    return any(time.start <= node.start < time.end for time in scene.times)
