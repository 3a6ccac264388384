"""Claims as lines of JSON: the contract's fields, and the way back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import (
    Act,
    Claim,
    Consequence,
    Evidence,
    InputError,
    Party,
    Quantity,
    Silence,
    Statement,
    Tie,
    Voice,
)
from dragoman.exchange.lines import dumps, from_line, to_line
from dragoman.records import EventType, Status
from dragoman.store.kept.coded import decode, encode

ALL_KINDS = ["report", "kind", "status", "according_to", "when", "where", "evidence"]
FIELDS = {
    "act": "source target event mode quad what quantity reciprocal confidence",
    "statement": "speaker cue content direct venue",
    "silence": "actor about",
    "tie": "tie members name since until",
    "consequence": "cause effect",
}

text = st.text(max_size=20) | st.sampled_from(
    ["a\x85b", "a\u2028b", "\u2029", "a\r\nb", "\x0b\x1c"]
)
maybe = st.none() | text
whole = st.integers(0, 10**6)
number = st.floats(0, 1e18)
spans = st.builds(Evidence, whole, whole, text)
parties = st.builds(Party, text, text, text, whole, whole)
many = st.lists(parties, max_size=3).map(tuple)
base: dict[str, Any] = {
    "report": text,
    "evidence": spans,
    "status": st.sampled_from(get_args(Status)),
    "according_to": st.none() | st.builds(Voice, text, text),
    "when": maybe,
    "where": maybe,
}
quantities = st.builds(Quantity, text, st.none() | number, st.none() | number, st.none() | number)
claims: st.SearchStrategy[Claim] = st.one_of(
    st.builds(
        Act,
        **base,
        source=many,
        target=many,
        event=st.sampled_from(get_args(EventType)),
        mode=maybe,
        quad=st.integers(1, 4),
        what=maybe,
        quantity=st.none() | quantities,
        reciprocal=st.booleans(),
        confidence=st.floats(0, 1),
        kind=st.just("act"),
    ),
    st.builds(
        Statement,
        **base,
        speaker=parties,
        cue=text,
        content=spans,
        direct=st.sampled_from([True, False, "mixed"]),
        venue=maybe,
        beside=many,
        kind=st.just("statement"),
    ),
    st.builds(Silence, **base, actor=parties, about=maybe, kind=st.just("silence")),
    st.builds(
        Tie,
        **base,
        tie=text,
        members=many,
        name=maybe,
        since=maybe,
        until=maybe,
        kind=st.just("tie"),
    ),
    st.builds(Consequence, **base, cause=text, effect=text, kind=st.just("consequence")),
)


@given(claims)
def test_a_claim_comes_back_from_its_line(claim: Claim) -> None:
    written = dumps(claim)
    assert written.splitlines() == [written]
    assert from_line(json.loads(written)) == claim


@given(claims)
def test_a_line_has_the_contracts_fields_and_no_others(claim: Claim) -> None:
    line = to_line(claim)
    beside = ["beside"] if isinstance(claim, Statement) and claim.beside else []
    assert list(line) == ALL_KINDS + FIELDS[claim.kind].split() + beside
    assert isinstance(line["evidence"], dict)
    assert list(line["evidence"]) == ["start", "end", "exact"]


def test_numbers_are_whole_where_they_are_whole_and_absent_where_not_given() -> None:
    act = Act(
        report="a",
        evidence=Evidence(0, 1, "x", "before", "after"),
        source=(),
        event="AID",
        quad=2,
        confidence=1.0,
        quantity=Quantity("tonnes", min=2000.0, max=2.5),
    )
    assert to_line(act)["quantity"] == {"min": 2000, "max": 2.5, "unit": "tonnes"}
    assert '"min": 2000,' in dumps(act)
    assert from_line(to_line(act)) == replace(act, evidence=Evidence(0, 1, "x"))


def test_letters_of_any_script_are_written_as_they_are() -> None:
    claim = Consequence(report="ü", evidence=Evidence(0, 2, "북한"), cause="战争", effect="мир")
    assert "북한" in dumps(claim) and "战争" in dumps(claim) and "мир" in dumps(claim)


@given(claims, st.data())
def test_a_missing_or_wrong_field_is_named(claim: Claim, data: st.DataObject) -> None:
    line = to_line(claim)
    needed = [name for name, value in line.items() if value is not None]
    name = data.draw(st.sampled_from(needed))
    line[name] = data.draw(st.just({"a": object()}) | st.just([1]))
    with pytest.raises(InputError):
        from_line(line)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(claims, st.data())
def test_no_line_raises_anything_but_an_input_error(claim: Claim, data: st.DataObject) -> None:
    line = to_line(claim)
    line[data.draw(st.sampled_from(sorted(line)))] = data.draw(JUNK)
    try:
        again = from_line(line)
    except InputError:
        return
    assert from_line(to_line(again)) == again


def test_an_unknown_kind_is_told_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"rumour.*act, statement, silence"):
        from_line({"kind": "rumour"})


def test_the_contract_names_the_fields_of_all_kinds() -> None:
    """One line of each kind as it stands in print: a change here changes the contract."""
    man = {"code": "PRK:GOV", "name": "Kim", "text": "He", "start": 0, "end": 2}
    all_kinds: dict[str, object] = {
        "report": "a",
        "kind": "",
        "status": "denied",
        "according_to": {"actor": "USA:MIL", "name": "Lloyd Austin"},
        "when": "2024-10",
        "where": "Rome",
        "evidence": {"start": 0, "end": 7, "exact": "He went"},
    }
    own: dict[str, dict[str, object]] = {
        "act": {
            "source": [man], "target": [], "event": "CONSULT", "mode": "visit", "quad": 1,
            "what": None, "quantity": {"value": 8000, "unit": "troops"}, "reciprocal": False,
            "confidence": 0.5,
        },
        "statement": {
            "speaker": man, "cue": "said", "content": {"start": 3, "end": 7, "exact": "went"},
            "direct": "mixed", "venue": None,
        },
        "silence": {"actor": man, "about": "the visit"},
        "tie": {
            "tie": "alliance", "members": [man, man], "name": None, "since": "1961", "until": None,
        },
        "consequence": {"cause": "war", "effect": "ruin"},
    }  # fmt: skip
    for kind, fields in own.items():
        line = all_kinds | {"kind": kind} | fields
        assert json.loads(dumps(from_line(line))) == line
        assert list(to_line(from_line(line))) == list(line)


def test_a_statement_that_was_kept_before_any_had_others_beside_is_read() -> None:
    kept = Statement(
        report="r1",
        evidence=Evidence(0, 4, "Peru"),
        status="asserted",
        speaker=Party("PER", "Peru", "Peru", 0, 4),
        cue="said",
        content=Evidence(0, 4, "Peru"),
        direct=False,
    )
    line = json.loads(encode(kept))
    del line["beside"]
    assert decode(Statement, json.dumps(line)) == kept
