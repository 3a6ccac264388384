"""What holds for every text: offsets, codes and bounds, order, batches, and time."""

from __future__ import annotations

import random
import time
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman as dg
from dragoman.coding.acts.cues import noun_cues, verb_cues
from dragoman.coding.coder import Coder
from dragoman.coding.speech.silences import patterns
from dragoman.coding.speech.speakers import speech_verbs
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from tests.coding.told import WEDNESDAY

NAMES = (
    "Peru;Kenya;the Turkish president;Angela Merkel;NATO;Boko Haram;Delhi;Indian troops;he;they;it;"
    "both countries;the two leaders;analysts;his Chilean counterpart;the United Nations;we"
).split(";")
GLUE = (
    "the;a;of;to;in;with;by;on;that;not;no;will;would;may;if;and;or;who;was;has;said;according to;"
    "on Monday;since 1990;last week;thousands of;200 soldiers;$5 million;should;neither"
).split(";")
MARKS = ['"', "“", "”", "'", "(", ")", "[", "]", ",", ".", "?", ";", ":", "—", "\n", "\n\n", "%"]
CUES = sorted({*verb_cues(), *noun_cues(), *speech_verbs(), *patterns()})
WORD = st.one_of(*(st.sampled_from(words) for words in (NAMES, GLUE, MARKS, CUES)))
GLUED = st.lists(WORD, max_size=60).map(" ".join)
KINDS = {"act", "statement", "silence", "tie", "consequence"}


@cache
def coder() -> Coder:
    """One coder for all tests, rules and encoder: loading it takes a second."""
    return Coder()


def claims(text: str, published: date = WEDNESDAY) -> list[dg.Claim]:
    return dg.code(text, published, report="one", coder=coder())


def parties(claim: dg.Claim) -> list[dg.Party]:
    if isinstance(claim, dg.Act):
        return [*claim.source, *claim.target]
    if isinstance(claim, dg.Statement):
        return [claim.speaker]
    if isinstance(claim, dg.Silence):
        return [claim.actor]
    return list(claim.members) if isinstance(claim, dg.Tie) else []


def check(text: str) -> list[dg.Claim]:
    """Everything that is told can be found in the text, and nothing is empty or out of bounds."""
    found = claims(text)
    for claim in found:
        assert claim.kind in KINDS
        told = [claim.evidence]
        if isinstance(claim, dg.Statement):
            told.append(claim.content)
        for evidence in told:
            assert text[evidence.start : evidence.end] == evidence.exact != ""
            assert text[: evidence.start].endswith(evidence.prefix)
            assert text[evidence.end :].startswith(evidence.suffix)
        for party in parties(claim):
            assert text[party.start : party.end] == party.text != ""
            assert party.code and party.name
        if isinstance(claim, dg.Act):
            assert 0 <= claim.confidence <= 1
            assert 1 <= claim.quad <= 4
            assert claim.source or claim.target
            assert not (claim.reciprocal and claim.target)
    starts = [(claim.evidence.start, claim.evidence.end) for claim in found]
    assert starts == sorted(starts)
    assert len(set(found)) == len(found)
    return found


@given(st.text(max_size=200))
@settings(max_examples=30)
def test_any_text_is_coded(text: str) -> None:
    check(text)


@given(GLUED)
@settings(max_examples=60)
def test_words_of_the_tables_in_any_order_are_coded(text: str) -> None:
    check(text)


@given(st.lists(GLUED, max_size=20))
@settings(max_examples=10)
def test_many_reports_are_coded_as_each_alone(texts: list[str]) -> None:
    reports = [clean(make_report(text, id="one", published=WEDNESDAY)) for text in texts]
    together = list(coder().code_many(reports))
    assert together == [coder().code(report) for report in reports]


def test_reports_of_one_batch_do_not_lend_to_each_other() -> None:
    texts = ["German Chancellor Angela Merkel visited Poland.", "She criticised Hungary."]
    reports = [clean(make_report(text, id="one", published=WEDNESDAY)) for text in texts]
    first, second = coder().code_many(reports)
    assert first != []
    assert [act.source for act in second if isinstance(act, dg.Act)] == [()]


def test_a_text_without_a_day_is_coded() -> None:
    found = dg.code("Iraq invaded Kuwait on Monday.", coder=coder())
    assert [claim.when for claim in found if isinstance(claim, dg.Act)] == [None]


def test_the_day_of_the_report_is_what_last_week_is_counted_from() -> None:
    text = "Iraq invaded Kuwait last week."
    whens = [dg.code(text, day, coder=coder())[0].when for day in (date(1990, 8, 6), "2003-03-26")]
    assert whens == ["1990-07-30/1990-08-05", "2003-03-17/2003-03-23"]


def test_line_breaks_and_curly_quotes_keep_their_places() -> None:
    found = check(
        "The army went east, and nobody was told. “Sudan attacked our\nvillages last week,” "
        "Chadian President Idriss Deby said.\r\n\r\nOK."
    )
    contents = [claim.content.exact for claim in found if isinstance(claim, dg.Statement)]
    assert contents == ["Sudan attacked our\nvillages last week,"]


def test_the_time_is_linear_in_the_length() -> None:
    """Four times the text takes about four times as long; fifteen would be quadratic."""
    pick = random.Random(5)
    lines = [
        "Peru urged Chile to sign a treaty with Bolivia, and it sent food to Ecuador.",
        '"We will wait," the Kenyan president said on Monday. They did not comment.',
        "Both countries condemned the attack, which the two leaders had discussed in 2014.",
    ]
    spent = {}
    for size in (50, 200):
        text = "\n\n".join(" ".join(pick.choices(lines, k=2)) for _ in range(size))
        start = time.process_time()
        claims(text)
        spent[size] = time.process_time() - start
    assert spent[200] < 10 * spent[50] + 0.5


def test_a_sentence_of_a_thousand_clauses_with_days_takes_bounded_time() -> None:
    """Every act asks for the days of its sentence: gone through anew each time, that was cubic."""
    part = "which met Mali in Oslo on Monday, which attacked Chad, "
    spent = {}
    for size in (60, 240):
        start = time.process_time()
        claims(f"Chile attacked Peru, {part * size}")
        spent[size] = time.process_time() - start
    assert spent[240] < 10 * spent[60] + 0.5


@pytest.mark.parametrize("mark", ["(", '"', "[(", "“‘"])
def test_a_heap_of_brackets_or_quotation_marks_stalls_nothing(mark: str) -> None:
    text = f"{mark * 4000}\nChile thanked Peru."
    told = [claim for claim in dg.code(text) if isinstance(claim, dg.Act)]
    assert [act.evidence.exact for act in told] == ["Chile thanked Peru"]
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.exact for one in told)


def test_a_decomposed_letter_keeps_its_accent_in_the_evidence() -> None:
    text = "Peru condemned Bogota\u0301."
    (act,) = (claim for claim in dg.code(text) if claim.kind == "act")
    assert [party.text for party in act.target] == ["Bogota\u0301"]
    assert act.evidence.exact == "Peru condemned Bogota\u0301"
