"""Silences: a report remarks that somebody did not comment, stayed silent or abstained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.coding.parties.cast import Cast
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
        nots = next((part[4:] for part in parts if part.startswith("not:")), "")
        pattern = Pattern(
            negated="not" in parts,
            noun="noun" in parts,
            neither="neither" in parts,
            needs=frozenset(needs.split("|")) - {""},
            negated_words=frozenset(nots.split("|")) - {""},
        )
        found.setdefault(row["pattern"], []).append(pattern)
    return found


def find_silences(cast: Cast) -> list[Quiet]:
    """All silences of a document, in text order, one a sentence and actor."""
    found: list[Quiet] = []
    seen: set[tuple[int, int, str]] = set()
    quiets = patterns()
    for number, scene in enumerate(cast.scenes):
        for node in scene.tree.nodes:
            if node.lemma not in quiets:
                continue
            for pattern in quiets[node.lemma]:
                quiet = _match(cast, number, scene, node, pattern)
                key = (number, node.sent, quiet.actor.code) if quiet else None
                if quiet and key not in seen:
                    seen.add((number, node.sent, quiet.actor.code))
                    found.append(quiet)
    return found


def _match(cast: Cast, number: int, scene: Scene, node: Node, pattern: Pattern) -> Quiet | None:
    if pattern.noun:
        return _noun(cast, number, scene, node) if node.pos == "NOUN" else None
    if not is_verb(node) or is_passive(node) or not _fits(node, pattern):
        return None
    heads = (
        _teller_of(node) if node.dep == "pcomp" and node.head.lower == "without" else agents(node)
    )
    parties = cast.parties(scene, heads, owner=True)
    if heads and heads[0].lemma in words("speech", "documents"):
        return None  # a paper that leaves something out is nobody's silence
    if not parties and heads and heads[0].pos in ("NOUN", "PROPN"):
        parties = [bare_party(scene, heads[0])]
    if not parties:
        return None
    return _quiet(number, scene, node, parties[0], list(_extent(node, heads)))


def _teller_of(node: Node) -> list[Node]:
    """Who speaks "without giving details": the subject of the speech verb above, or the main one."""
    verbs = [above for above in node.ancestors() if is_verb(above)]
    speaking = [verb for verb in verbs if verb.lemma in speech_verbs()]
    return agents((speaking or verbs or [node])[0])


def _fits(node: Node, pattern: Pattern) -> bool:
    negated = is_negated(node)
    below = _complements(node)
    if pattern.neither:
        return any(kid.lower == "neither" for kid in node.kids)
    if pattern.negated_words:
        thing = next((kid for kid in below if kid.lemma in pattern.negated_words), None)
        if thing is None:
            return False
        return negated or any(kid.lower == "no" for kid in thing.kids)
    if pattern.negated and not negated:
        return False
    if pattern.needs:
        return any(kid.lemma in pattern.needs or kid.lower in pattern.needs for kid in below)
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
    if any(kid.lower in words("status", "denied_words") for kid in node.kids):
        return True
    if node.dep == "pcomp" and node.head.lower == "without":
        return True
    if node.dep == "conj" and is_verb(node.head):
        return any(kid.lower in ("neither", "nor", "not", "n't") for kid in node.head.kids)
    if node.dep == "xcomp" and node.head.lemma in ("be", "want", "wish", "care", "be prepared"):
        return is_negated(node.head)
    subject = node.child("nsubj")
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


def _noun(cast: Cast, number: int, scene: Scene, node: Node) -> Quiet | None:
    owners = [kid for kid in node.kids if kid.dep in ("poss", "amod", "compound")]
    for name in ("by", "from", "of"):
        owners.extend(prepositions(node, name))
    for owner in owners:
        parties = cast.parties(scene, [owner])
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
