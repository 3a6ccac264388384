"""Attributions of a text: who is told to say, think, want or show what, known actor or not.

Wider than the statements of CLAIMS.md: beliefs, wishes, intentions and stances count too, and nobody
needs to know the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.coding.speech.attributing import (
    HEARD,
    Found,
    cue_of,
    from_verb,
    leading_words,
    seeming,
    span_of,
)
from dragoman.coding.speech.attributing_words import (
    according,
    after_colon,
    from_adverb,
    from_noun,
    from_state,
)
from dragoman.coding.speech.inserted import Span
from dragoman.coding.speech.quotes import SENTENCE_WORDS, Quotation, quotations
from dragoman.coding.speech.quoting import is_inside
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.mending import mend
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents
from dragoman.coding.syntax.tree import Node, Tree, is_verb
from dragoman.records import CleanReport

Direct = bool | Literal["mixed"]
# A content of which this share is quoted is the quotation.
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is told to say or think what: stretches of the report, as offsets.

    ``source`` is empty where nobody is named. ``direct`` says whether the content is quoted.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    direct: Direct


def find_attributions(clean: CleanReport) -> list[Attribution]:
    """All attributions of a cleaned report, in text order.

    Examples:
        >>> from dragoman.reading.clean import clean
        >>> from dragoman.reading.sources import make_report
        >>> text = "The mayor believes that the bridge is safe."
        >>> (found,) = find_attributions(clean(make_report(text, id="one")))
        >>> [text[start:end] for start, end in (*found.source, *found.cue, *found.content)]
        ['The mayor', 'believes', 'that the bridge is safe']
    """
    found: list[Attribution] = []
    docs = parser.parse(passage.text for passage in clean.passages)
    for passage, doc in zip(clean.passages, docs, strict=True):
        tree = Tree.of(doc)
        mend(tree)
        scene = Scene(passage, tree, [], [], clean.report.text)
        quoted = quotations(tree.text)
        found.extend(_finished(scene, one, quoted) for one in _in_tree(tree, quoted))
    return found


def _finished(scene: Scene, one: Found, quoted: Sequence[Quotation]) -> Attribution:
    source = _stretch(one.source)
    return Attribution(
        source=(scene.span(*source),) if source else (),
        cue=(scene.span(*one.cue),),
        content=tuple(scene.span(*span) for span in one.content),
        direct=_directness(one.content, quoted),
    )


def _directness(spans: Sequence[Span], quoted: Sequence[Quotation]) -> Direct:
    whole = sum(end - start for start, end in spans)
    inside = sum(
        max(0, min(end, quote.end) - max(start, quote.start))
        for start, end in spans
        for quote in quoted
    )
    if not inside:
        return False
    return True if inside > 0.9 * whole else "mixed"


def _in_tree(tree: Tree, quoted: Sequence[Quotation]) -> list[Found]:
    verbs, others = leading_words()
    found: list[Found] = []
    for node in tree.nodes:
        if is_inside(node, quoted):
            continue
        if node.lower == "according":
            found.extend(according(tree, node))
        elif is_verb(node) and node.lemma in others["seem"]:
            found.extend(seeming(node))
        elif node.pos == "ADV" and node.lower in others["adverb"]:
            found.append(Found([], (node.start, node.end), [from_adverb(node)]))
        elif is_verb(node):
            found.extend(from_verb(tree, node, verbs.get(node.lemma, frozenset())))
        elif node.pos == "NOUN" and node.lemma in others["noun"]:
            found.extend(_new(found, from_noun(node)))
        elif node.pos == "ADJ" and node.lower in others["state"]:
            found.extend(from_state(node))
    found.extend(after_colon(tree))
    for one in found:
        one.content = list(
            dict.fromkeys(_whole_quotes(span, one.cue, quoted) for span in one.content)
        )
    found.extend(_free_quotes(tree, quoted, found))
    found.sort(key=lambda one: min(one.content)[0])
    return found


def _new(found: Sequence[Found], others: Iterator[Found]) -> Iterator[Found]:
    """Those whose content nobody has told yet ("voiced support for it" is one attribution)."""
    told = {span[1] for one in found[-3:] for span in one.content}
    return (one for one in others if one.content[0][1] not in told)


def _whole_quotes(span: Span, cue: Span, quoted: Sequence[Quotation]) -> Span:
    """A content that reaches into a quotation, out to the ends of that quotation."""
    start, end = span
    for quote in quoted:
        shared = min(span[1], quote.end) - max(span[0], quote.start)
        if shared <= 0 or quote.start <= cue[0] < quote.end:
            continue
        if shared > _MOSTLY * (span[1] - span[0]):
            return quote.start, quote.end
        if shared > 0.5 * (quote.end - quote.start):
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end


def _free_quotes(
    tree: Tree, quoted: Sequence[Quotation], found: Sequence[Found]
) -> Iterator[Found]:
    """Quotations that no verb took: whoever spoke last goes on, in the words of the same cue."""
    spans = [span for one in found for span in one.content]
    for quote in quoted:
        if any(min(e, quote.end) > max(s, quote.start) for s, e in spans):
            continue
        if len(tree.text[quote.start : quote.end].split()) < SENTENCE_WORDS:
            continue
        verb = _verb_beside(tree, quote, quoted)
        if verb is not None:
            yield Found(agents(verb), cue_of(verb, ""), [(quote.start, quote.end)])
            continue
        before = [one for one in found if one.cue[0] < quote.start and one.source]
        after = [one for one in found if one.cue[0] >= quote.end and one.source]
        near = before[-1:] or after[:1]
        if near:
            yield Found(near[0].source, near[0].cue, [(quote.start, quote.end)])


def _verb_beside(tree: Tree, quote: Quotation, quoted: Sequence[Quotation]) -> Node | None:
    """The nearest verb of speech outside quotations in the sentences that a quotation touches."""
    verbs, _ = leading_words()
    touched = {n.sent for n in tree.nodes if quote.start - 2 <= n.start <= quote.end + 3}
    near = [
        node
        for node in tree.nodes
        if node.sent in touched
        and is_verb(node)
        and verbs.get(node.lemma, frozenset()) & HEARD
        and not is_inside(node, quoted)
        and not quote.start <= node.start < quote.end
    ]
    return min(
        near,
        key=lambda node: max(node.start - quote.end, 2 * (quote.start - node.end)),
        default=None,
    )


def _stretch(heads: Sequence[Node]) -> Span | None:
    """The noun phrase of a source, without the clauses that hang below it."""
    if not heads:
        return None
    nodes = [node for node in heads[0].subtree() if node.pos != "PUNCT"]
    clause = next((node for node in heads[0].kids if node.dep in ("relcl", "acl")), None)
    if clause is not None and clause.i > heads[0].i:
        first = min(node.i for node in clause.subtree())
        nodes = [node for node in nodes if node.i < first] or [heads[0]]
    return span_of(nodes)
