"""How likely an act that the coder has found is right: its type, and the states on both sides.

What speaks for it is added up by a table of weights (``coding_confidence.tsv``), made from labelled
reports by ``scripts/train_confidence.py`` (``docs/model.md``, "How sure of an act").
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from dragoman.coding.acts.draft import Draft, is_retold, state, state_of
from dragoman.coding.acts.topics import TopicKey, topic_key
from dragoman.coding.model.weights import added, as_chance, log_odds
from dragoman.coding.parties.cast import Cast
from dragoman.coding.parties.unknown import UNKNOWN
from dragoman.coding.speech.speakers import Said
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import is_verb
from dragoman.coding.words import words
from dragoman.data.tables import read_toml
from dragoman.records import Party

TABLE = "coding_confidence.tsv"
_CROWD = 3  # more parties on a side than so many are as so many
_MOST = 6  # more acts in a sentence than so many are as so many
_ASKED = 2  # so many parties of a side are looked at, as more are told alike
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a report around each of its acts."""

    topics: Counter[TopicKey]  # how often each act is told
    events: Counter[str]
    acts_in: Counter[tuple[int, int]]  # by scene and sentence
    named: Counter[str]  # how often each state, body or group is named
    named_in: dict[tuple[int, int], set[str]]  # by scene and sentence
    said: dict[int, list[Said]]  # by scene

    @classmethod
    def of(cls, cast: Cast, said: Sequence[Said], drafts: Sequence[Draft]) -> Report:
        """Count it all once."""
        by_scene: dict[int, list[Said]] = defaultdict(list)
        for one in said:
            by_scene[one.scene].append(one)
        named: Counter[str] = Counter()
        named_in: dict[tuple[int, int], set[str]] = defaultdict(set)
        for number, scene in enumerate(cast.scenes):
            begins = [nodes[0].start for nodes in scene.tree.sentences]
            for mention in scene.mentions:
                who = state_of(mention.code)
                named[who] += 1
                named_in[number, bisect_right(begins, mention.start) - 1].add(who)
        return cls(
            Counter(map(topic_key, drafts)),
            Counter(draft.event for draft in drafts),
            Counter((draft.scene, draft.node.sent) for draft in drafts),
            named,
            named_in,
            by_scene,
        )


def sure_of(features: Features) -> float:
    """How likely an act is right, 0 to 1: by the table, moved to the level of real news."""
    moved = read_toml("coding_model.toml")["confidence"]
    return as_chance(moved["shift"] + moved["slope"] * added(features, TABLE))


def features_of(cast: Cast, said: Sequence[Said], drafts: Sequence[Draft]) -> Iterator[Features]:
    """What speaks for and against each act, in the order of the acts."""
    report = Report.of(cast, said, drafts)
    for draft in drafts:
        scene = cast.scenes[draft.scene]
        yield {
            **_of_finding(draft),
            **_of_sides(draft, report),
            **_of_report(draft, report, len(drafts)),
            **_of_place(draft, scene, report),
        }


def _of_finding(draft: Draft) -> Features:
    """How an act was found, and of which type it is."""
    how = _how(draft)
    sides = _sides(draft)
    found = {
        "always": 1.0,
        f"found {how}": 1.0,
        f"{draft.event}": 1.0,
        f"{draft.event} {how}": 1.0,
        f"{draft.event} {sides}": 1.0,
        f"sides {sides}": 1.0,
        f"{how} {sides}": 1.0,
        f"status {draft.status}": 1.0,
        **{f"flag {flag}": 1.0 for flag in draft.flags},
    }
    if draft.chance is not None:
        found[f"chance {how}"] = log_odds(draft.chance)
    if draft.lent is not None:
        found[f"lent {draft.lent}"] = 1.0
    if draft.meant is not None:
        found.update({"meant": 1.0, "how meant": log_odds(draft.meant)})
    return found


def _how(draft: Draft) -> str:
    if is_retold(draft):
        return "retold"
    if draft.chance is not None:
        return "proposed"
    if draft.cue is not None:
        return "by verb" if is_verb(draft.node) else "by noun"
    return "again" if draft.again is not None else "spoken" if draft.spoken else "else"


def _sides(draft: Draft) -> str:
    if draft.reciprocal:
        return "alike"
    both = (("source", draft.source), ("target", draft.target))
    return " and ".join(name for name, side in both if side) or "nobody"


def _of_sides(draft: Draft, report: Report) -> Features:
    """By which words the parties are named, and how much the report is about their states."""
    found: Features = {}
    all_named = report.named.total() or 1
    here = report.named_in.get((draft.scene, draft.node.sent), set())
    for name, side in (("source", draft.source), ("target", draft.target)):
        found[f"{name}s"] = float(min(len(side), _CROWD) - 1) if side else 0.0
        for party in side[:_ASKED]:
            who, kind = state(party), _kind(party)
            sector = party.code.partition(":")[2] if who != party.code else "whole"
            found[f"{name} {kind}"] = found[f"{name} as {sector or 'state'}"] = 1.0
            if kind == "described":
                found[f"{name} described as {sector}"] = 1.0
            found[f"{name}'s share"] = report.named[who] / all_named
            found[f"{name} rare"] = float(report.named[who] <= 1)
            found[f"{name} never named"] = float(not report.named[who])
            found[f"{name} in sentence"] = float(who in here)
    own = {state(one) for one in draft.source} & {state(one) for one in draft.target}
    if own:
        found.update({"within one": 1.0, f"{draft.event} within one": 1.0})
    return found


def _kind(party: Party) -> str:
    """Whether a party is named, told by a pronoun, or described ("soldiers")."""
    if party.text.lower() in words("syntax", "standing_for"):
        return "pronoun"
    if party.code.startswith(UNKNOWN):
        return "unknown"
    head = party.code.partition(":")[0]
    if head in ("IGO", "NGO"):
        return "body"
    if head in ("IMG", "REB"):
        return "group"
    return "described" if party.text[:1].islower() else "named"


def _of_report(draft: Draft, report: Report, acts: int) -> Features:
    """How often the report tells the act, and its type."""
    count = report.topics[topic_key(draft)]
    return {
        "times told": log(count),
        "told once": float(count == 1),
        "type's share": report.events[draft.event] / acts,
        "acts in sentence": min(report.acts_in[draft.scene, draft.node.sent], _MOST) / _MOST,
    }


def _of_place(draft: Draft, scene: Scene, report: Report) -> Features:
    """Where in the report and its sentence the act stands, and how its word is built in."""
    nodes = scene.tree.sentences[draft.node.sent]
    inside = any(
        one.start <= draft.node.start < one.end for one in report.said.get(draft.scene, ())
    )
    return {
        "length": log(len(nodes)),
        "place in sentence": (draft.node.i - nodes[0].i) / len(nodes),
        "passage": log(1 + draft.scene),
        "first passage": float(draft.scene == 0),
        "said": float(inside),
        "words": log(1 + len(draft.heads)),
        f"as {draft.node.dep}": 1.0,
        f"tag {draft.node.tag}": 1.0,
    }
