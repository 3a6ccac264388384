"""Where each count stands: which triples, pairs and (actor, relation) groups facts have, as places.

The layout of facts to come holds no knowledge of them: what has not been counted is passed over.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking import classes
from dragoman.outlook.ranking.protocol import Both
from dragoman.outlook.ranking.settings import Constants, constants

Places = NDArray[np.int64]
Ids = NDArray[np.int32]


class Layout(NamedTuple):
    """Places of counts, sorted; ``x_from[i]:x_from[i + 1]`` are the x of the i-th of what holds them."""

    actors: int
    relations: int  # both directions together
    pair_from: Places  # of an actor: its pairs
    pair_object: Ids
    triple_from: Places  # of a pair: its triples
    triple_object: Ids
    triple_relation: Ids
    triple_group: Ids  # the (subject, relation) of a triple
    triple_pair: Ids
    group_from: Places  # of an actor: its groups, in order of relation
    group_relation: Ids
    group_actor: Ids
    member_from: Places  # of a group: its members
    member: Ids  # a group's triples
    under_from: Places  # of a relation: the groups of its objects, under the inverse
    under: Ids
    fact_triple: Ids  # of each fact, its triple
    kin: classes.Kin
    classes: classes.Places
    set: Constants


def layout(both: Both) -> Layout:
    """The places of all counts that these facts will need."""
    kin = classes.kin_of(both.names)
    n, kinds = both.actors, both.relations
    pair_key = both.subject.astype(np.int64) * n + both.object
    keys, fact_triple = np.unique(pair_key * kinds + both.relation, return_inverse=True)
    triple_relation = (keys % kinds).astype(np.int32)
    pairs, triple_pair, counts = np.unique(keys // kinds, return_inverse=True, return_counts=True)
    pair_object = (pairs % n).astype(np.int32)
    subject = pairs[triple_pair] // n
    groups, triple_group = np.unique(subject * kinds + triple_relation, return_inverse=True)
    group_relation, group_actor = (groups % kinds).astype(np.int32), (groups // kinds)
    inverse = (group_relation + kinds // 2) % max(kinds, 1)
    return Layout(
        actors=n,
        relations=kinds,
        pair_from=np.searchsorted(pairs, np.arange(n + 1) * np.int64(n)),
        pair_object=pair_object,
        triple_from=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        triple_object=pair_object[triple_pair],
        triple_relation=triple_relation,
        triple_group=triple_group.astype(np.int32),
        triple_pair=triple_pair.astype(np.int32),
        group_from=np.searchsorted(group_actor, np.arange(n + 1)),
        group_relation=group_relation,
        group_actor=group_actor.astype(np.int32),
        member_from=np.searchsorted(np.sort(triple_group), np.arange(len(groups) + 1)),
        member=np.argsort(triple_group, kind="stable").astype(np.int32),
        under_from=np.searchsorted(np.sort(inverse), np.arange(kinds + 1)),
        under=np.argsort(inverse, kind="stable").astype(np.int32),
        fact_triple=fact_triple.astype(np.int32),
        kin=kin,
        classes=classes.places(both, kin),
        set=constants(),
    )
