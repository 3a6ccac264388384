"""Headlines that end with who says so ("Two killed in clashes: army"), as the parser reads them.

The parser takes the army for a part of what is told. Lengths stay, and so all offsets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.syntax.headlines import LONGEST, Find
from dragoman.coding.syntax.tree import Node, Tree
from dragoman.coding.words import words

# Fewer words before the mark are a heading ("War in Mali: France").
_FEWEST = 4
# What is told, the mark, who says so, and perhaps the paper's own name behind a bar.
_ENDING = re.compile(
    r"(?P<told>[^|\n]*[^\W_]['\")]?)(?P<mark>: | [-–—_] )(?P<who>[^\W\d_][^|:;,.\n\"]*?)(?: *\|[^\n]*)?"
)
_MOST_WORDS = 5
# Names of countries and capitals stand at both ends of roads and matches.
_LANDS = ("state", "capital")
# A paper's name behind a dash is its signature.
_NO_SENDERS = ("media", "place")


def with_sender_apart(text: str, find: Find) -> str:
    """A headline with a full stop for the mark before who says so; any other text as it is.

    ``find`` tells who is named in a text.

    >>> with_sender_apart("Two killed in clashes near port - army", lambda text: ())
    'Two killed in clashes near port . army'
    >>> with_sender_apart("Two killed in clashes near port - then silence", lambda text: ())
    'Two killed in clashes near port - then silence'
    """
    if len(text) > LONGEST or not (ending := _ENDING.fullmatch(text)):
        return text
    told, who = ending["told"], ending["who"].strip()
    if len(told.split()) < _FEWEST or len(who.split()) > _MOST_WORDS:
        return text
    if not (_is_sender(who) or _is_named(text, ending, find)):
        return text
    stop = ending["mark"].replace(ending["mark"].strip(), ".")
    return "".join((told, stop, text[ending.end("mark") :]))


def is_apart(read: str, written: str, place: int) -> bool:
    """Whether a full stop of a text as read stands for the mark before who says so."""
    return read[place : place + 1] == "." and written[place] in ":-–—_"


def part_sender(tree: Tree, written: str) -> None:
    """Make who says so a sentence of its own, where the parser went on over the full stop."""
    if len(written) > LONGEST:
        return
    mark = next((one for one in tree.nodes if is_apart(tree.text, written, one.start)), None)
    if mark is None or tree.sentences[mark.sent][-1] is mark:
        return
    sentence = tree.sentences[mark.sent]
    cut = mark.i - sentence[0].i + 1
    told, behind = sentence[:cut], sentence[cut:]
    for part in (told, behind):
        _set_apart(part)
    tree.sentences[mark.sent : mark.sent + 1] = [told, behind]
    for node in tree.nodes[mark.i + 1 :]:
        node.sent += 1


def _set_apart(part: Sequence[Node]) -> None:
    """Hang on one root whatever of a part hangs on a word outside it."""
    loose = [node for node in part if node.head is node or node.head not in part]
    root = min(loose, key=lambda node: (node.pos == "PUNCT", node.head is not node, node.i))
    for node in loose:
        if node.head is not node:
            node.head.kids.remove(node)
        node.head, node.dep = root, "ROOT" if node is root else "dep"
    root.kids = sorted([*root.kids, *(one for one in loose if one is not root)], key=lambda k: k.i)


def _is_sender(who: str) -> bool:
    """Whether words end with a noun for somebody who gives out news ("state media", "witnesses")."""
    last = who.split()[-1].lower()
    forms = {last, last.removesuffix("s"), last.removesuffix("es"), last.removesuffix("ies") + "y"}
    return bool(forms & words("speech", "senders"))


def _is_named(text: str, ending: re.Match[str], find: Find) -> bool:
    """Whether all behind the mark is the name of somebody."""
    named = find(text)
    start, end = ending.span("who")
    for one in named:
        if one.start <= start and one.end >= end and one.kind not in _NO_SENDERS:
            beside = any(other.end >= ending.end("told") and other.end < start for other in named)
            return not one.place and not (one.kind in _LANDS and beside)
    return False
