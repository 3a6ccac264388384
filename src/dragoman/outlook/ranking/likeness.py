"""How alike actors are: a truncated decomposition of who did what to whom.

Each actor is a row; its columns are its partners, its acts, and its partners under each act, weighted by the
logarithm of how often and by how few have it. The leading directions are found by power iteration from
a fixed start, so that the same facts give the same numbers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dragoman.outlook.ranking.columns import Likeness
from dragoman.outlook.ranking.counters import State
from dragoman.outlook.ranking.layout import Layout
from dragoman.outlook.ranking.settings import settings

Floats = NDArray[np.float32]


def likeness(of: Layout, state: State) -> Likeness:
    """How alike the actors are by what has been counted."""
    known = np.flatnonzero(state.triple.number)
    actor = _unit(_directions(_table(of, state, known)))
    weight = np.log1p(state.triple.number[known]).astype(np.float32)
    shape = (len(of.group_relation), of.actors)
    members = sparse.csr_matrix(
        (weight, (of.triple_group[known], of.triple_object[known])), shape=shape
    )
    owners = sparse.csr_matrix(
        (weight, (of.group_actor[of.triple_group[known]], of.triple_object[known])),
        shape=(of.actors, of.actors),
    )
    return Likeness(actor, _unit(members @ actor), _unit(owners @ actor))


def _table(of: Layout, state: State, known: NDArray[np.int64]) -> sparse.csr_matrix:
    """Actors by what they have in common."""
    subject = of.group_actor[of.triple_group[known]]
    object_, relation = of.triple_object[known], of.triple_relation[known]
    count = np.log1p(state.triple.number[known]).astype(np.float32)
    both = np.unique(object_.astype(np.int64) * of.relations + relation, return_inverse=True)[1]
    blocks = [
        sparse.csr_matrix((count, (subject, column)), shape=(of.actors, int(width)))
        for column, width in (
            (object_, of.actors),
            (relation, of.relations),
            (both, both.max() + 1 if len(both) else 1),
        )
    ]
    joined = sparse.hstack(blocks, format="csr", dtype=np.float32)
    have = np.maximum(np.bincount(joined.indices, minlength=joined.shape[1]), 1)
    rare = np.log1p(of.actors / have).astype(np.float32)
    rare[have < 2] = 0.0  # nobody shares it
    weighted = joined @ sparse.diags(rare)
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return sparse.csr_matrix(
        sparse.diags(1 / np.maximum(length, 1e-9)) @ weighted, dtype=np.float32
    )


def _directions(table: sparse.csr_matrix) -> Floats:
    """The rows in the leading directions, each scaled by the root of its weight."""
    of = settings()["likeness"]
    size = min(int(of["dimensions"]), *table.shape)
    start = np.random.default_rng(7).standard_normal((table.shape[1], size)).astype(np.float32)
    rows = table @ start
    for _ in range(int(of["rounds"])):
        rows = np.linalg.qr(rows)[0]
        rows = table @ (table.T @ rows)
    rows = np.linalg.qr(rows)[0]
    # The decomposition of what is left, by its small square: the wide one costs ten times as much.
    across = table.T @ rows
    square, left = np.linalg.eigh((across.T @ across).astype(np.float64))
    weight = np.sqrt(np.maximum(square, 0))
    return np.ascontiguousarray((rows @ left) * np.sqrt(weight), np.float32)


def _unit(rows: Floats) -> Floats:
    """Each row of length 1, or 0 where it has none."""
    length = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.ascontiguousarray(
        np.where(length > 1e-6, rows / np.maximum(length, 1e-6), 0), np.float32
    )


def near(actor: Floats, who: NDArray[np.int32]) -> tuple[NDArray[np.int32], Floats]:
    """Those most alike each of these actors, and how much; of no likeness below nought.

    Of those asked for alone: of all actors it would be work that grows with the square of their number.
    """
    most = min(int(settings()["likeness"]["near"]), max(len(actor) - 1, 0))
    if not most:
        return np.zeros((len(who), 0), np.int32), np.zeros((len(who), 0), np.float32)
    own, row = np.unique(who, return_inverse=True)
    found = actor[own] @ actor.T
    found[np.arange(len(own)), own] = -1
    best = np.argpartition(-found, most - 1, axis=1)[:, :most]
    nearness = np.maximum(np.take_along_axis(found, best, axis=1), 0) ** 2
    return best[row].astype(np.int32), nearness[row]
