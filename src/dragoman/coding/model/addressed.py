"""How likely a word of conflict that does not say so is meant for somebody.

What speaks for it is added up by a table of weights (``coding_addressed.tsv``), made from labelled
reports by ``scripts/train_addressed.py`` (``docs/model.md``, "Whom words are meant for").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from math import log

from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.acts.stage import Around, Somebody
from dragoman.coding.model.proposing import Answer
from dragoman.coding.model.weights import added, as_chance
from dragoman.coding.syntax.tree import is_passive, is_verb
from dragoman.records import Party

TABLE = "coding_addressed.tsv"
_BODIES = ("IGO:", "REB:", "IMG:", "NGO:")
_FAR = 99  # sentences: as far as nowhere
Features = dict[str, float]


def features_of(
    draft: Draft, somebody: Somebody, around: Around, answer: Answer | None
) -> Features:
    """What speaks for and against somebody as the target of an act; ``answer`` is of its word."""
    found = {
        **_of_act(draft),
        **_of_place(somebody, around),
        **_of_source(draft, somebody),
        **_of_acts(draft, somebody, around),
        **_of_answer(somebody, answer),
    }
    return {name: value for name, value in found.items() if value}


def chance_of(features: Features) -> float:
    """How likely somebody is the target, 0 to 1, by the table."""
    return as_chance(added(features, TABLE))


def _of_act(draft: Draft) -> Features:
    node = draft.node
    return {
        "always": 1.0,
        draft.event: 1.0,
        f"status {draft.status}": 1.0,
        "noun": float(not is_verb(node)),
        "passive": float(is_verb(node) and is_passive(node)),
        "proposed": float(draft.chance is not None),
        f"word {node.dep}": 1.0,
    }


def _of_place(somebody: Somebody, around: Around) -> Features:
    """How often somebody is named, and how near."""
    at = bisect_left(somebody.sentences, around.number)
    before = somebody.sentences[at - 1] if at else None
    here = at < len(somebody.sentences) and somebody.sentences[at] == around.number
    steps = [abs(around.number - one) for one in somebody.sentences[max(0, at - 1) : at + 1]]
    count = around.counts[somebody.state]
    return {
        "count": log(1 + count),
        "share": count / sum(around.counts.values()),
        "most": float(count == max(around.counts.values())),
        "here": float(here),
        "steps": log(1 + min(steps)),
        "right before": float(before == around.number - 1),
        "subject before": float(around.number - 1 in somebody.subjects),
        "subject here": float(around.number in somebody.subjects),
        "first": float(somebody.sentences[0] == 0),
        "soon": float(somebody.sentences[0] <= 2),
        "speaks": float(somebody.state in around.speakers),
        "others speak": float(bool(around.speakers) and somebody.state not in around.speakers),
        "body": float(somebody.state.startswith(_BODIES)),
    }


def _of_source(draft: Draft, somebody: Somebody) -> Features:
    """Whether who speaks is of the same state, and what he is."""
    own = float(somebody.state in map(state, draft.source))
    sectors = {party.code.partition(":")[2] for party in draft.source}
    return {
        "own": own,
        f"own {draft.event}": own,
        f"other {draft.event}": 1 - own,
        **{f"own against {sector}": own for sector in sectors},
        **{f"against {sector}": 1.0 for sector in sectors},
    }


def _of_acts(draft: Draft, somebody: Somebody, around: Around) -> Features:
    """In which other acts somebody is the target, and of whom."""
    them = set(map(state, draft.source))
    pair = alike = same = kind = turned = 0
    nearest = _FAR
    for sentence, one in around.others:
        if _holds(one.target, somebody):
            with_them = not them.isdisjoint(map(state, one.source))
            same += 1
            pair += with_them
            if one.event == draft.event:
                kind += 1
                alike += with_them
                nearest = min(nearest, abs(sentence - around.number))
        if _holds(one.source, somebody) and not them.isdisjoint(map(state, one.target)):
            turned += 1
    return {
        "stands there": log(1 + same),
        "stands there so": log(1 + kind),
        "with them": log(1 + pair),
        "with them so": log(1 + alike),
        "with them so, some": float(alike > 0),
        "with them, some": float(pair > 0),
        "turned round": log(1 + turned),
        "stands near so": 1 / (1 + nearest),
    }


def _holds(parties: Iterable[Party], somebody: Somebody) -> bool:
    return any(state(party) == somebody.state for party in parties)


def _of_answer(somebody: Somebody, answer: Answer | None) -> Features:
    """What the encoder says of those who name somebody in the sentence."""
    if answer is None:
        return {"not read": 1.0}
    off = 1.0
    chances = answer.told.target[answer.row].tolist()
    for one, chance in zip(answer.sentence.named, chances, strict=True):
        if _holds(one.parties, somebody):
            off *= 1 - chance
    return {"chance": 1 - off}
