"""Who dies or is hurt by accident: in a crash, a storm or a fire, nobody attacked anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.coding.acts.draft import Draft
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words

# A report that tells so many accidents, and more of them than deeds of violence, is about one.
_TOLD = 2


def without_accidents(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> list[Draft]:
    """The acts but for deaths and injuries by no known hand that an accident brought about.

    The sentence decides ("killed when a tram derailed"); where it tells neither accident nor
    violence, the report does.
    """
    doubtful = [draft for draft in drafts if _may_be_accident(draft)]
    if not doubtful:
        return list(drafts)
    whole = _leaning(node for scene in scenes for node in scene.tree.nodes)
    dropped = {id(draft) for draft in doubtful if _is_accident(scenes, draft, whole)}
    return [draft for draft in drafts if id(draft) not in dropped]


def _may_be_accident(draft: Draft) -> bool:
    return (
        draft.event == "ASSAULT"
        and draft.mode is None
        and not draft.source
        and draft.node.lemma in words("accidents", "harm")
    )


def _is_accident(scenes: Sequence[Scene], draft: Draft, whole: tuple[int, int]) -> bool:
    accidents, violence = _leaning(scenes[draft.scene].tree.sentences[draft.node.sent])
    if accidents or violence:
        return accidents > 0 and not violence
    return whole[0] >= _TOLD and whole[0] > whole[1]


def _leaning(nodes: Iterable[Node]) -> tuple[int, int]:
    """How many words tell an accident, and how many violence."""
    accidents, violence = words("accidents", "accidents"), words("accidents", "violence")
    lemmas = [node.lemma.lower() for node in nodes]
    return sum(one in accidents for one in lemmas), sum(one in violence for one in lemmas)
