"""The quantities of a parsed passage: what the tree knows of a number that its letters do not."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.syntax.tree import Tree
from dragoman.coding.times.quantities import QuantityMention, find_quantities
from dragoman.coding.words import words


def quantities_in(tree: Tree) -> list[QuantityMention]:
    """The quantities of a passage; "handed over three islands" is three, and not more than three."""
    found = find_quantities(tree.text)
    if not found:
        return found
    handing = words("syntax", "handing")
    overs = (n for n in tree.nodes if n.lower == "over" and n.dep == "prt")
    particles = {over.start for over in overs if over.head.lemma in handing}
    return [_exact(one, tree) if one.start in particles else one for one in found]


def _exact(one: QuantityMention, tree: Tree) -> QuantityMention:
    start = one.start + len("over")
    start += len(tree.text[start:]) - len(tree.text[start:].lstrip())
    quantity = replace(one.quantity, value=one.quantity.min, min=None)
    return QuantityMention(start, one.end, quantity)
