"""Acts: who does what to whom, from verbs and act nouns with their parties."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.draft import Draft
from dragoman.coding.acts.lending import lend_sources
from dragoman.coding.acts.nominals import from_noun
from dragoman.coding.acts.promises import settle_promises
from dragoman.coding.acts.verbs import from_verb
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.tree import is_verb

_NOBODY = frozenset({"", "UNK", "UNK:GOV"})


def find_acts(cast: Cast) -> list[Draft]:
    """All acts of a document, in text order."""
    found: list[Draft] = []
    for number, scene in enumerate(cast.scenes):
        taken: set[int] = set()
        here: list[Draft] = []
        for node in scene.tree.nodes:
            draft = from_verb(cast, number, scene, node)
            if draft is not None:
                here.append(draft)
                if draft.thing is not None:
                    taken.add(draft.thing.i)
        for node in scene.tree.nodes:
            if node.i not in taken and node.pos in ("NOUN", "PROPN"):
                draft = from_noun(cast, number, scene, node)
                if draft is not None:
                    here.append(draft)
        found.extend(draft for draft in settle_promises(here) if _keep_known(draft))
    found.sort(key=lambda draft: (draft.scene, draft.node.i))
    lend_sources(found)
    return found


def _keep_known(draft: Draft) -> bool:
    """Leave out parties of no country and no kind; whether anybody is left.

    CLAIMS.md: "the West" or unnamed countries are resolved from context, or left out.
    """
    draft.source = [party for party in draft.source if party.code not in _NOBODY]
    draft.target = [party for party in draft.target if party.code not in _NOBODY]
    if draft.event == "REQUEST":  # reporters who ask, or are told to ask elsewhere, are no party
        draft.source = [party for party in draft.source if not party.code.endswith(":JRN")]
        draft.target = [party for party in draft.target if not party.code.endswith(":JRN")]
        return bool(draft.source)
    return bool(draft.source or draft.target)


def teller(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The demand or charge of another act under which this act is told."""
    by_node = {other.node.i: other for other in drafts if other.scene == draft.scene}
    for above in draft.node.ancestors():
        other = by_node.get(above.i)
        if other is not None and other.event in ("REQUEST", "ACCUSE") and other is not draft:
            return other
        if is_verb(above) and above.dep in ("relcl", "ROOT"):
            return None
    return None
