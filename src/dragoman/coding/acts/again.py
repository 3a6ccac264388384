"""Acts told again by a bare noun: "the launch", "the attack", whose parties were told before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dragoman.coding.acts.cues import NounCue, noun_cues
from dragoman.coding.acts.draft import Draft
from dragoman.coding.acts.quads import QUADS
from dragoman.coding.acts.status import status_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words

# A noun and a verb that begin with so many equal letters tell one kind of act ("seize", "seizure").
_STEM = 4
# In its first sentences a report's noun may point back to its title, later to what stands before;
# what was told farther back than so many acts is no longer meant by "the attack".
_LOOK_BACK = 40
_DEEDS = (2, 4)  # quad classes: material cooperation and conflict


def tell_again(
    cast: Cast,
    drafts: Sequence[Draft],
    taken: Sequence[Collection[int]],
    games: Sequence[Collection[int]],
) -> Iterator[Draft]:
    """The acts that definite nouns without parties tell of what ``drafts`` told before them.

    ``taken`` are the words of each scene that tell an act already, ``games`` its sentences of sport.
    """
    cues, marks = noun_cues(), words("again", "determiners")
    for number, scene in enumerate(cast.scenes):
        for node in scene.tree.nodes:
            if node.pos != "NOUN" or node.lower not in cues or node.dep == "compound":
                continue
            if node.i in taken[number] or node.sent in games[number]:
                continue
            if not any(kid.dep == "det" and kid.lower in marks for kid in node.kids):
                continue
            before = [one for one in drafts if (one.scene, one.node.i) < (number, node.i)][
                -_LOOK_BACK:
            ]
            if found := _told_before(node, cues[node.lower], before):
                yield _again(number, node, found)


def is_of_kind(word: str, draft: Draft) -> bool:
    """Whether a noun names what an act is: by its stem, or as another word for the same."""
    told = {draft.node.lemma} | ({draft.thing.lemma} if draft.thing is not None else set())
    if any(one[:_STEM] == word[:_STEM] for one in told if len(one) >= _STEM):
        return True
    return any(
        word in group and not told.isdisjoint(group)
        for group in (words("again", name) for name in _groups())
    )


def _groups() -> Sequence[str]:
    return ("attacks", "tests", "protests", "arrests", "sanctions")


def _told_before(noun: Node, cues: Sequence[NounCue], before: Sequence[Draft]) -> Draft | None:
    events = {cue.event for cue in cues}
    for draft in reversed(before):
        if draft.event in events and _is_whole(draft) and is_of_kind(noun.lemma, draft):
            return draft
    return None


def _is_whole(draft: Draft) -> bool:
    """Whether an act is a deed whose doer is told, and whom it is done to where it is to somebody.

    Nouns for deals, meetings and words ("the treaty", "the summit", "the call") are what is talked
    of, and tell nobody's act again.
    """
    if QUADS[draft.event] not in _DEEDS or not draft.source:
        return False
    return bool(draft.target) or draft.event in ("MOBILIZE", "PROTEST")


def _again(number: int, noun: Node, told: Draft) -> Draft:
    return Draft(
        number,
        noun,
        None,
        told.event,
        told.mode,
        told.flags,
        list(told.source),
        list(told.target),
        told.reciprocal,
        "asserted" if told.status == "denied" else status_of(noun),
        [noun],
    )
