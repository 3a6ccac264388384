"""Which time dates which act: the one in its own clause, else in a clause that it shares it with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dragoman.coding.acts.clauses import is_told_first
from dragoman.coding.acts.counting_back import counted_from
from dragoman.coding.acts.draft import Draft
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.times.finding import TimeMention
from dragoman.coding.words import words

# A status of what has not happened: the day on which it was said is not its own.
_AHEAD = ("planned", "asked", "proposed", "possible", "conditional")

DAY_LENGTH = len("2024-10-31")
MONTH_LENGTH = len("2024-10")
YEAR_LENGTH = len("2024")

_Dated = Mapping[int, Sequence[TimeMention]]
"""By the place of a word in its passage, the times that date it."""


def date_of(scene: Scene, draft: Draft, published: date | None) -> str | None:
    """The date of an act in its sentence.

    An act done by the very speaking that its clause is told under takes the day of that ("said in
    May that Lima was ready to help"). What lies ahead of the report's day, ``published``, has not
    happened yet, and what has not happened does not take the day on which it was announced.
    """
    told = _now(draft.node, published) or _soon(draft, published) or _held(scene, draft.node)
    if told is not None:
        return told
    if draft.node.dep == "amod":  # "the ousted president spoke on Friday": ousted before, some day
        return _own(scene, draft.node)
    for when in _dates(scene, draft.node, spoken=draft.spoken, own=True):
        if draft.event == "REQUEST" and draft.status == "asserted" and when.startswith("../"):
            continue  # "asked for answers by Friday": when they are due
        if draft.status != "asserted" or not _is_future(when, published):
            return when
    if (counted := _counted(scene, clause_of(draft.node))) is not None:
        return counted
    ahead = draft.status in _AHEAD and draft.event != "AGREE"
    for when in _dates(scene, draft.node, spoken=draft.spoken, own=False):
        if _is_future(when, published) == ahead:
            return when
    return _of_caption(scene) if draft.status == "asserted" else None


def _now(node: Node, published: date | None) -> str | None:
    """The month of the report for what is "now" or "currently" so."""
    if published is None or not is_verb(node):
        return None
    if not any(kid.lower in words("dating", "now_words") for kid in node.children("advmod")):
        return None
    past = node.tag == "VBD" or any(kid.tag == "VBD" for kid in node.children("aux", "auxpass"))
    return None if past else published.isoformat()[:MONTH_LENGTH]


def _soon(draft: Draft, published: date | None) -> str | None:
    """From the month of the report on, for what is "soon" to be so."""
    if published is None or draft.status not in _AHEAD or not is_verb(draft.node):
        return None
    soon = any(kid.lower in words("dating", "soon_words") for kid in draft.node.children("advmod"))
    return f"{published.isoformat()[:MONTH_LENGTH]}/.." if soon else None


def _counted(scene: Scene, clause: Node) -> str | None:
    """The date of a clause that says how long after it what stands above it was."""
    if clause.dep != "advcl" or not any(kid.dep == "npadvmod" for kid in clause.kids):
        return None
    above: Node | None = clause
    while above is not None and above.head is not above:
        above = clause_of(above.head)
        if when := next(_dates(scene, above, spoken=False, own=True), None):
            return counted_from(clause, when)
    first = scene.tree.sentences[clause.sent][0].start
    before = {time.value for time in scene.times if first <= time.start < clause.start}
    told = before - {None}
    return counted_from(clause, str(told.pop())) if len(told) == 1 else None


def _own(scene: Scene, node: Node) -> str | None:
    return next((_value(time, node) for time in _dated(scene, node).get(node.i, ())), None)


def _held(scene: Scene, noun: Node) -> str | None:
    """The time of a clause that tells when a meeting or deal was: "talks held in May"."""
    if is_verb(noun):
        return None
    for below in noun.children("relcl", "acl"):
        if below.lemma in words("dating", "holding_verbs"):
            for time in _dated(scene, noun).get(below.i, ()):
                return _value(time, below)
    return None


def when_of(scene: Scene, node: Node) -> str | None:
    """The date of what a verb or noun tells, whatever its status."""
    own = next(_dates(scene, node, spoken=False, own=True), None)
    return own or next(_dates(scene, node, spoken=False, own=False), None)


def _of_caption(scene: Scene) -> str | None:
    """What a caption shows happened on the one day that it names, whatever that hangs from."""
    if scene.passage.kind != "caption":
        return None
    days = {time.value for time in scene.times if time.value and len(time.value) == DAY_LENGTH}
    return days.pop() if len(days) == 1 else None


def _is_future(when: str, published: date | None) -> bool:
    return published is not None and when[:1].isdigit() and when > published.isoformat()


def _dates(scene: Scene, node: Node, *, spoken: bool, own: bool) -> Iterator[str]:
    """The times of the node itself and its clause; or those of the clauses above that lend theirs."""
    dated = _dated(scene, node)
    if not dated:
        return
    shared = clauses(node, spoken=spoken)
    first = next(shared)
    for clause in [node, first] if own else shared:
        found = dated.get(clause.i, ())
        for time in sorted(found, key=lambda time: abs(time.start - node.start)):
            yield _from_then(scene, node, time, clause) or _value(time, clause)
        since = _since(clause, dated)
        if since is not None:
            yield since


def clauses(node: Node, *, spoken: bool) -> Iterator[Node]:
    """The clause of a node, and those above whose time is its own too; ``spoken``: see `Draft`."""
    clause = clause_of(node)
    yield clause
    while clause.head is not clause and not _keeps_apart(clause, spoken=spoken):
        above = clause_of(clause.head)
        if above is clause:
            return
        clause = above
        yield clause


def _keeps_apart(clause: Node, *, spoken: bool) -> bool:
    """Whether a clause has a time of its own, told or not, that is not that of the one above."""
    marks = words("dating", "apart_marks")
    if clause.dep == "ccomp":
        return not spoken or is_told_first(clause)
    if clause.dep == "relcl":
        return not any(kid.lower in ("where", "when") for kid in clause.children("advmod"))
    if clause.dep == "acl":
        return clause.tag == "VBN"
    if clause.dep == "advcl":
        return any(kid.lower in marks for kid in clause.children("mark", "advmod"))
    if clause.dep == "conj":
        return any(kid.lower in words("dating", "tense_helpers") for kid in clause.children("aux"))
    if clause.dep == "pcomp":
        return clause.head.lower in marks or clause.head.head.tag == "VBD"
    return False


def _value(time: TimeMention, clause: Node) -> str:
    """What a time says to a verb: "on Friday" is the last or the next by the verb's tense."""
    helpers = {kid.lower for kid in clause.children("aux")}
    if time.text.lower().startswith(("until", "till")) and clause.child("neg"):
        return str(time.value).removeprefix("../")  # "did not leave until May": it left in May
    if helpers & words("dating", "ahead_helpers"):
        return time.ahead or str(time.value)
    if clause.tag == "VBD" or helpers & words("dating", "behind_helpers"):
        return time.behind or str(time.value)
    return str(time.value)


def _from_then(scene: Scene, node: Node, time: TimeMention, clause: Node) -> str | None:
    """From that year on, for what was done "after the raids in early 2022"."""
    value = str(time.value)
    first, _, last = value.partition("/")
    if len(first) != MONTH_LENGTH or not last[:1].isdigit():
        return None
    for one in scene.tree.between(node.sent, time.start, time.end)[:1]:
        for above in one.ancestors():
            if above is clause or is_verb(above):
                return None
            if above.lower in ("after", "since") and above.head is clause:
                return f"{value[:YEAR_LENGTH]}/.."
    return None


def _since(clause: Node, dated: _Dated) -> str | None:
    """An open interval for "has done so since Iraq invaded in 1990"."""
    if not any(kid.lemma == "have" for kid in clause.children("aux")):
        return None
    for below in [one for verb in (clause, *clause.conjuncts()) for one in verb.children("advcl")]:
        if any(kid.lower == "since" for kid in below.children("mark")):
            for time in dated.get(below.i, ()):
                if time.value:
                    return f"{time.value.partition('/')[0]}/.."
    return None


# -- where a time hangs ------------------------------------------------------------------------


def _dated(scene: Scene, node: Node) -> _Dated:
    """The times of a node's sentence by every word that they date: told once for each sentence.

    A sentence of a thousand clauses has a thousand acts, and each asks.
    """
    if node.sent not in scene.dated:
        nodes = scene.tree.sentences[node.sent]
        start, end = nodes[0].start, nodes[-1].end
        found = scene.dated[node.sent] = {}
        for time in scene.times:
            if time.value and start <= time.start < end:
                for anchor in _anchors(time, scene.tree.between(node.sent, time.start, time.end)):
                    found.setdefault(anchor.i, []).append(time)
    return scene.dated[node.sent]


def _anchors(time: TimeMention, inside: Sequence[Node]) -> list[Node]:
    """The nouns and the verb that a time expression hangs from, by its own words."""
    if not inside:
        return []
    top = inside[0]
    while top.head is not top and time.start <= top.head.start < time.end:
        top = top.head
    found: list[Node] = []
    node = top
    while not is_verb(node) and node.head is not node:
        node = node.head
        if node.pos in ("NOUN", "PROPN") and not is_verb(node):
            found.append(node)
            if _is_topic(node):
                return found
    return [*found, _shifted(node, time)]


def _is_topic(noun: Node) -> bool:
    """Whether a noun is what a clause is about, so that its time is not the clause's."""
    above = noun.head
    return noun.dep == "pobj" and above.lower in words("dating", "topic_prepositions")


def _shifted(clause: Node, time: TimeMention) -> Node:
    """The clause that a time belongs to, where the parser hung it on the one below.

    "Called on Oslo on Monday to wait": what stands before the "to" or "that" of a clause is not
    in it. "Said in a speech broadcast on Monday" was said on Monday.
    """
    while clause.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "oprd"):
        opening = [
            kid.start
            for kid in clause.kids
            if kid.dep == "mark" or (kid.dep == "aux" and kid.lower == "to")
        ]
        if not opening or time.start > opening[0] or clause.head is clause:
            break
        clause = clause_of(clause.head)
    if clause.dep == "pcomp" and _is_day_of_speech(clause, time):
        return clause_of(clause.head)
    if clause.dep == "acl" and clause.tag == "VBN" and _stands_below_preposition(clause):
        return clause_of(clause.head)
    return clause


def is_another_time(node: Node) -> bool:
    """Whether a verb's own words say that it was at some other time, or at several."""
    if not is_verb(node):
        return False
    beside = {kid.lower for kid in node.children("advmod", "npadvmod", "aux", "neg")}
    below = [kid for clause in node.children("advcl") for kid in clause.children("advmod", "mark")]
    return bool(beside & words("dating", "other_times")) or any(
        kid.lower == "when" for kid in below
    )


def _is_day_of_speech(gerund: Node, time: TimeMention) -> bool:
    """ "Accused Togo of arming rebels on Monday": a bare weekday is that of the news."""
    above = clause_of(gerund.head)
    return time.behind != time.ahead and above.tag == "VBD" and is_verb(above)


def _stands_below_preposition(participle: Node) -> bool:
    noun = participle.head
    return noun.dep == "pobj" and noun.lemma in words("speech", "venues")


def clause_of(node: Node) -> Node:
    """The verb of the clause in which a node stands; the top of the sentence where none does."""
    if is_verb(node):
        return node
    top = node
    for above in node.ancestors():
        if is_verb(above):
            return above
        top = above
    return top
