"""Who an unknown name is, by the role or house told beside it: "X, who heads the foreign ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.reader import Draft
from dragoman.actors.scan import Item
from dragoman.actors.sightings import NO_STATE
from dragoman.actors.words import words

# Words at most between a role and the name behind it ("the chairman of the local council, X"), before
# the name where no comma parts them ("the minister of transport X"), and between article and role.
WITHIN_ROLE, WITHIN_FIELD, BEFORE_ROLE = 9, 4, 3
# Mentions before a name among which its role is looked for.
NEAREST = 3
_HOUSES = frozenset(
    [
        "ministry",
        "government",
        "organisation",
        "media",
        "party",
        "body",
        "force",
        "legislature",
        "group",
    ]
)


def pairs(items: Sequence[Item], drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Each full name that nothing has told anything about, with the role or house told beside it."""
    for at, draft in enumerate(drafts):
        if not (_is_unknown(items, draft) or is_ranked(draft)):
            continue
        behind = drafts[at + 1] if at + 1 < len(drafts) else None
        if behind is not None and _tells_behind(items, draft, behind):
            yield draft, behind
            continue
        told = drafts[at + 2] if at + 2 < len(drafts) else None
        if behind is not None and told is not None and _is_anothers(items, draft, behind, told):
            yield draft, told
            continue
        role = _role_before(items, drafts[max(at - NEAREST, 0) : at], draft)
        if role is not None:
            yield draft, role


def code_of(person: Draft, told: Draft) -> str:
    """The code of a name by what is told beside it; nothing where a rank is of another state.

    A rank keeps its sector beside a role that has none ("General Jan Preston, director of").
    """
    state, _, sector = told.code.partition(":")
    if not told.owned and sector == "CVL" and not is_ranked(person):
        return "UNK:CVL"  # a bystander's state is that of the news, not of the last named
    if not is_ranked(person) or state in NO_STATE:
        return told.code
    own, _, rank = person.code.partition(":")
    if not told.owned and own not in (state, "UNK"):
        return ""
    sectored = told.term is not None and told.term.sector not in ("", "CVL")
    return f"{state}:{sector if sectored else rank}"


def _is_unknown(items: Sequence[Item], draft: Draft) -> bool:
    """Whether a draft is a name that nothing has told anything about: full, or with a courtesy word."""
    named = " " in draft.person or items[draft.first].low in words("personal")
    return draft.kind == "person" and not draft.code and named


def is_ranked(draft: Draft) -> bool:
    """Whether a draft is a rank with a name, and nothing there tells whose: "General Jan Preston"."""
    ranked = draft.term is not None and draft.kind == "person" and draft.entry is None
    return ranked and not draft.owned


def is_role(draft: Draft) -> bool:
    """Whether a draft is a role with no name of its own."""
    return draft.kind == "office" and draft.term is not None and draft.term.role == "role"


def _tells_behind(items: Sequence[Item], person: Draft, told: Draft) -> bool:
    """Whether a name goes before: "X, the mayor", "X, 52, a mayor", "X of the ministry"."""
    between = [item.low for item in items[person.last : told.first]]
    if between[:1] == [","] and len(between) > 3 and between[1].isdigit() and between[2] == ",":
        between = between[2:]
    if is_role(told):
        if (
            between[:1]
            and between[0] in ("is", "was")
            and words("determiners").issuperset(between[1:])
        ):
            return True  # "X is the head of"
        if between[:1] != [","] or "whose" in between:
            return False
        free = [word for word in between[1:] if word not in words("determiners")]
        determined = len(free) < len(between) - 1
        return not free or (
            determined
            and between[1] in words("determiners")
            and len(free) <= BEFORE_ROLE
            and all(
                (word.isalpha() or word == "-") and word not in words("role_apart") for word in free
            )
        )
    if told.kind not in _HOUSES or told.place:
        return False
    while between and between[-1] in words("determiners"):
        between.pop()
    if between[:1] == [","]:
        between = between[1:]
    return " ".join(between) in words("of_house")


def _is_anothers(items: Sequence[Item], person: Draft, owner: Draft, told: Draft) -> bool:
    """Whether a name goes before the role that another's name owns: "X, President Y's adviser"."""
    comma = [item.text for item in items[person.last : owner.first]]
    possessive = [item.text for item in items[owner.last : told.first]]
    return is_role(told) and comma == [","] and possessive in (["'s"], ["'"])


def _role_before(items: Sequence[Item], before: Sequence[Draft], person: Draft) -> Draft | None:
    """The role that a name stands behind: "the mayor, X", "the chairman of the council, X,"."""
    for role in reversed(before):
        if role.kind == "person":
            return None
        if is_role(role):
            return role if _leads_to_name(items, role, person) else None
    return None


def _leads_to_name(items: Sequence[Item], role: Draft, person: Draft) -> bool:
    between = items[role.last : person.first]
    low = [item.low for item in between]
    if low == [","]:
        return True
    if (
        not low
        or low[0] not in ("of", "for", "in", "at", "on", "with", "to", "from")
        or len(low) > WITHIN_ROLE
    ):
        return False
    if any(word in words("role_apart") for word in low[1:]):
        return False
    if low[-1] == ",":
        after = items[person.last] if person.last < len(items) else None
        closed = after is None or after.text in (",", ".") or after.low in words("telling")
        return closed and all(item.word for item in between[:-1])
    plain = all(item.word and not item.cap and not item.entries for item in between)
    return low[0] in ("of", "for") and plain and len(low) <= WITHIN_FIELD
