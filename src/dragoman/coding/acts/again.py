"""Acts told again by a bare noun: "the launch", "the attack", whose parties were told before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from dragoman.coding.acts.cues import NounCue, noun_cues
from dragoman.coding.acts.draft import Draft, place, state
from dragoman.coding.acts.quads import QUADS
from dragoman.coding.acts.status import status_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import classes, words

# A noun and a verb that begin with so many equal letters tell one kind of act ("seize", "seizure").
# Judgement; with 3 "strip" is a "strike".
_STEM = 4
# What was told farther back than so many acts, about a page, is no longer meant by "the attack". The
# example reports and the real ones that may be read give 477 acts with 10, 480 with 40 and with 100.
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
            if not _points_back(node, marks):
                continue
            reached = bisect_left(drafts, (number, node.i), key=place)
            before = drafts[max(0, reached - _LOOK_BACK) : reached]
            if found := _told_before(node, cues[node.lower], before):
                yield _again(number, node, _as_done(node, found, before))


def lend_told(drafts: Sequence[Draft]) -> None:
    """Give "claimed responsibility for the attack" whom the report told the attack was on.

    Only to a noun that points back and has a doer, from the nearest deed of its kind that somebody
    suffered by the same doer's hand or by an unknown one.
    """
    marks = words("again", "determiners")
    for number, draft in enumerate(drafts):
        bare = draft.source and not draft.target and not draft.reciprocal
        if not bare or draft.event != "ASSAULT" or draft.node.pos != "NOUN":
            continue
        if not _points_back(draft.node, marks):
            continue
        own = set(map(state, draft.source))
        for before in reversed(drafts[max(0, number - _LOOK_BACK) : number]):
            alike = before.event == draft.event and is_of_kind(draft.node.lemma, before)
            if alike and before.target and not before.reciprocal:
                if set(map(state, before.source)) <= own:
                    draft.target, draft.lent = list(before.target), "target"
                break


def is_of_kind(word: str, draft: Draft) -> bool:
    """Whether a noun names what an act is: by its stem, or as another word for the same."""
    told = {draft.node.lemma} | ({draft.thing.lemma} if draft.thing is not None else set())
    if any(one[:_STEM] == word[:_STEM] for one in told if len(one) >= _STEM):
        return True
    return any(word in group and not told.isdisjoint(group) for group in classes("alike"))


def _points_back(noun: Node, marks: frozenset[str]) -> bool:
    """Whether a noun tells of what is known: "the raid", "Tuesday's raid", "after raids"."""
    if any(kid.dep == "det" and kid.lower in marks for kid in noun.kids):
        return True
    days = words("speech", "days")
    if any(kid.dep == "poss" and kid.lower in days for kid in noun.kids):
        return True
    behind = noun.dep == "pobj" and noun.head.lower in words("status", "presupposing")
    return behind and not noun.child("det", "poss", "amod", "compound", "prep", "nummod")


def _told_before(noun: Node, cues: Sequence[NounCue], before: Sequence[Draft]) -> Draft | None:
    """The nearest whole act of a noun's kind; none where another one's stands between.

    What an unknown hand did was done by whoever the report told to have done such to the same state.
    """
    events = {cue.event for cue in cues}
    nearer: list[Draft] = []
    unknown: Draft | None = None
    for draft in reversed(before):
        if draft.event not in events or not is_of_kind(noun.lemma, draft):
            continue
        if not _is_whole(draft):
            nearer.append(draft)
        elif unknown is not None and draft.source:
            return draft if _share_target(draft, unknown) else _of_all(noun, unknown, before)
        elif unknown is None:
            if not all(_is_part(one, draft) for one in nearer):
                return None
            if draft.source:
                return draft
            unknown = draft
    return unknown if unknown is None else _of_all(noun, unknown, before)


def _of_all(noun: Node, unknown: Draft, before: Sequence[Draft]) -> Draft | None:
    """The act of an unknown hand that a noun means where several states suffered by it, or none.

    Its victims are told one by one ("two Danes and a Swede were killed"); the attack itself was on
    where a noun of its own stem told it to be ("the Oslo attack").
    """
    alike = [
        one
        for one in before
        if one.event == unknown.event and not one.source and is_of_kind(noun.lemma, one)
    ]
    if len({frozenset(map(state, one.target)) for one in alike if one.target}) < 2:
        return unknown
    named = [one for one in alike if one.node.lemma == noun.lemma and one.again is None]
    return named[-1] if named else None


def _as_done(noun: Node, found: Draft, before: Sequence[Draft]) -> Draft:
    """The act itself, or the same one as done where the report has told that: not every launch told
    before was a threat ("threatened to fire missiles" between two mentions of "the launch").
    """
    if found.status in ("asserted", "denied"):
        return found
    done = (
        draft
        for draft in reversed(before)
        if draft.status == "asserted"
        and draft.event == found.event
        and is_of_kind(noun.lemma, draft)
        and _is_whole(draft)
        and set(map(state, draft.source)) == set(map(state, found.source))
    )
    return next(done, found)


def _share_target(draft: Draft, other: Draft) -> bool:
    return not set(map(state, draft.target)).isdisjoint(map(state, other.target))


def _is_part(draft: Draft, whole: Draft) -> bool:
    """Whether an act names no doer but those of another one ("Togo attacked. Three were killed")."""
    return set(map(state, draft.source)) <= set(map(state, whole.source))


def _is_whole(draft: Draft) -> bool:
    """Whether an act is a deed whose doer is told, and whom it is done to where it is to somebody.

    Nouns for deals, meetings and words ("the treaty", "the summit", "the call") are what is talked
    of, and tell nobody's act again.
    """
    if draft.event == "ASSAULT" and draft.target:
        return True  # by an unknown hand
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
        status_of(noun) if told.status == "asserted" else told.status,
        [noun],
        again=told,
    )
