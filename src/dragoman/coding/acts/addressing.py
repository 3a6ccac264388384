"""Words of conflict that do not say whom they are meant for: whoever it likely is, as the report tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.acts.keeping import keep_known
from dragoman.coding.acts.quads import QUADS
from dragoman.coding.acts.retelling import LONGEST, Known
from dragoman.coding.acts.stage import Somebody, Stage
from dragoman.coding.model.addressed import Features, chance_of, features_of
from dragoman.coding.speech.speakers import Said
from dragoman.coding.words import words
from dragoman.data.tables import read_toml
from dragoman.records import Party

_WORDS_OF_CONFLICT = 3  # the quad class of demands, charges, refusals and threats


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody for whom such a word may be meant, and what speaks for him."""

    draft: Draft
    somebody: Somebody
    party: Party
    features: Features


def address(known: Known, said: Sequence[Said] = ()) -> None:
    """Give words of conflict without a target whoever is likeliest, where he is likely enough.

    Deeds are left alone, as what is done to somebody whom nobody names is told of nobody.
    """
    likeliest: dict[int, tuple[float, Addressee]] = {}
    for one in addressees(known, said):
        chance = chance_of(one.features)
        before = likeliest.get(id(one.draft))
        if chance >= _least() and (before is None or chance > before[0]):
            likeliest[id(one.draft)] = chance, one
    for chance, one in likeliest.values():
        one.draft.target = [one.party]
        if keep_known(one.draft) and one.draft.target:
            one.draft.meant = chance
        else:
            one.draft.target = []


def addressees(known: Known, said: Sequence[Said] = ()) -> Iterator[Addressee]:
    """Everybody for whom each word of conflict without a target may be meant, in text order."""
    stage = Stage(known.cast, known.drafts, said)
    for draft in known.drafts:
        sentence = known.cast.scenes[draft.scene].tree.sentences[draft.node.sent]
        if not _is_open(draft) or len(sentence) > LONGEST:
            continue
        around = stage.around(draft)
        answer = known.answers.get((draft.scene, draft.node.i))
        for somebody in around.named:
            party = somebody.party
            if party is not None and not _is_organ(draft, somebody):
                features = features_of(draft, somebody, around, answer)
                yield Addressee(draft, somebody, party, features)


def _is_open(draft: Draft) -> bool:
    return (
        QUADS[draft.event] == _WORDS_OF_CONFLICT
        and bool(draft.source)
        and not draft.target
        and not draft.reciprocal
    )


def _is_organ(draft: Draft, somebody: Somebody) -> bool:
    """Whether whoever speaks is the very state, or may speak for it: it is not rebuked by its own."""
    own_voices = words("parties", "own_voices")
    return any(
        state(one) == somebody.state and one.code.partition(":")[2] in own_voices
        for one in draft.source
    )


@lru_cache(maxsize=1)
def _least() -> float:
    return float(read_toml("coding_model.toml")["addressed"]["least"])
