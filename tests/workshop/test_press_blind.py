"""The sets of real reports that nobody reads: their gold lines are whole, and hold no words of the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from bench import press
from dragoman.records import EventType, Status

SETS = press.UNREAD
FIELDS = {
    "claims": {
        "report",
        "span",
        "event",
        "mode",
        "source",
        "target",
        "status",
        "according_to",
        "when",
        "where",
        "quantity",
        "reciprocal",
        "tier",
        "also",
    },
    "statements": {"report", "span", "actor", "direct", "cue_span"},
    "silences": {"report", "span", "actor"},  # and a tier where the set has tiers
}


def lines(of: str, name: str) -> Iterator[dict[str, Any]]:
    text = (press.gold(of) / f"{name}.jsonl").read_text(encoding="utf-8")
    return (json.loads(line) for line in text.splitlines())


@pytest.mark.parametrize("of", SETS)
@pytest.mark.parametrize("name", FIELDS)
def test_a_line_tells_places_in_a_listed_text_and_none_of_its_words(of: str, name: str) -> None:
    listed = {one.report for one in press.listed(of)}
    found = list(lines(of, name))
    assert found
    for line in found:
        assert set(line) - {"tier"} == FIELDS[name] - {"tier"}, line
        assert line["report"] in listed
        for start, end in (line[field] for field in ("span", "cue_span") if field in line):
            assert 0 <= start < end


@pytest.mark.parametrize("of", SETS)
def test_each_report_has_claims(of: str) -> None:
    assert {line["report"] for line in lines(of, "claims")} == {
        one.report for one in press.listed(of)
    }


@pytest.mark.parametrize("of", SETS)
def test_the_words_of_the_claims_are_those_of_the_records(of: str) -> None:
    for line in lines(of, "claims"):
        readings = [line, *({**line, **other} for other in line["also"])]
        assert {one["event"] for one in readings} <= set(get_args(EventType))
        assert {one["status"] for one in readings} <= set(get_args(Status))
        assert line["tier"] in ("core", "mention", "borderline")
        assert not (line["reciprocal"] and line["target"])
