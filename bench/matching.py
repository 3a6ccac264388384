"""Precision, recall and their mean, for the figures that are counted here."""

from __future__ import annotations


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of both; 0 where both are 0.

    >>> f1(0.5, 1.0)
    0.6666666666666666
    >>> f1(0.0, 0.0)
    0.0
    """
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def scores(found: int, wrong: int, core: int, missed: int) -> dict[str, float]:
    """The figures of ``found`` lines, ``wrong`` of them, where ``missed`` of ``core`` gold lines lack.

    >>> scores(found=4, wrong=1, core=2, missed=1)
    {'precision': 0.75, 'recall': 0.5, 'f1': 0.6}
    """
    precision = 1 - wrong / found if found else 0.0
    recall = 1 - missed / core
    return {"precision": precision, "recall": recall, "f1": f1(precision, recall)}
