"""Why a claim is what it is: reasons that quote the report and agree with the claim."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman as dg
from dragoman.coding.coder import Coder
from dragoman.exchange.lines import to_line
from tests.coding.told import WEDNESDAY, coder
from tests.workshop.house import ROOT

REPORTS = sorted((ROOT / "examples" / "reports").glob("*.txt"))
EACH = ("source", "target", "members")
ONE = ("speaker", "actor", "event", "tie", "mode", "according_to", "content", "cause", "effect")
TOLD = ("when", "where", "what", "quantity", "venue", "about", "since", "until", "name")

SENTENCES = (
    "Chad may expel the ambassador of Mali.",
    "Lima will impose sanctions on Quito next week, the minister said.",
    "Norway denied that it had sold tanks to Kenya.",
    "“We will not withdraw”, said the president of Peru.",
    "Oslo and Riga signed a treaty in Lima; both governments did not comment.",
    "Iran threatened to strike Bahrain if the base stayed open.",
    "Kenya's attack on Uganda led to protests. It then cut ties with Uganda.",
    "Café owners’ café — \t 12,000 troops…",
)


def explained(text: str, by: Coder | None = None) -> list[tuple[dg.Claim, tuple[dg.Reason, ...]]]:
    return dg.explain(text, WEDNESDAY, report="one", coder=by or coder())


def because(text: str, about: str) -> list[tuple[str, str]]:
    """The words and the because of each reason for a field of the acts of a text."""
    return [
        (one.words, one.because)
        for claim, reasons in explained(text)
        if isinstance(claim, dg.Act)
        for one in reasons
        if one.about == about
    ]


def check(text: str, by: Coder | None = None) -> None:
    """Every claim is explained, in words of the text, and never against what it says."""
    pairs = explained(text, by)
    claims = dg.code(text, WEDNESDAY, report="one", coder=by or coder())
    assert [claim for claim, _ in pairs] == claims
    for claim, reasons in pairs:
        line = to_line(claim)
        number = Counter(one.about for one in reasons)
        assert all(text[one.start : one.end] == one.words != "" for one in reasons)
        assert set(number) <= set(line)
        status = [one.because for one in reasons if one.about == "status"]
        assert len(status) == 1 and status[0].endswith(f": {claim.status}")
        for name in EACH:
            assert number[name] == len(getattr(claim, name, ()))
        for name in ONE:
            assert bool(number[name]) == (line.get(name) is not None), (name, claim)
        assert all(line[name] is not None for name in TOLD if number[name])


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: str(path.stem))
def test_every_claim_of_the_examples_is_explained_by_words_of_the_report(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.sampled_from(" \n"))
@settings(max_examples=20, deadline=None)
def test_sentences_in_any_order_are_explained(chosen: list[str], between: str) -> None:
    check((between * 2).join(chosen))


def test_the_type_comes_of_a_pattern_with_what_it_asks_for() -> None:
    text = "Washington imposed sanctions on Lima."
    assert because(text, "event") == [
        ("imposed", 'the pattern "impose on: sanctions" (SANCTION, discontinue)'),
        ("sanctions", 'the pattern asks for such a thing, object of "imposed"'),
    ]
    assert because(text, "source") == [("Washington", 'subject of "imposed"')]
    assert because(text, "target")[0][0] == "Lima"
    assert because(text, "target")[0][1].startswith('after "on" below')


def test_a_noun_tells_an_act_and_its_neighbours_the_parties() -> None:
    text = "The Iraqi invasion of Kuwait shook the region."
    assert because(text, "event")[0] == ("invasion", 'the act noun "invasion" (ASSAULT)')
    assert because(text, "target") == [("Kuwait", 'after "of" below "invasion"')]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Canada attacked Haiti.", "attacked", "no word says otherwise: asserted"),
        ("Canada will attack Haiti.", "will", '"will" beside "attack": planned'),
        ("Canada did not attack Haiti.", "not", '"not" beside "attack": denied'),
        ("Canada plans to attack Haiti.", "plans", '"plans" above "attack": planned'),
        (
            "Canada attacks Haiti in 2190.",
            "2190",
            "the present tells of what is to come on a day ahead: planned",
        ),
        ("Will Canada attack Haiti?", "?", "it stands in a question: possible"),
        (
            "Canada allegedly attacked Haiti.",
            "allegedly",
            '"allegedly" beside "attacked": possible',
        ),
        ("Canada must have attacked Haiti.", "must", '"must" beside "attacked": possible'),
        ("Canada nearly attacked Haiti.", "nearly", '"nearly" beside "attacked": denied'),
    ],
)
def test_the_status_is_told_by_the_word_that_decides(text: str, words: str, told: str) -> None:
    assert because(text, "status") == [(words, told)]


def test_what_a_supposed_deed_would_do_tells_its_status() -> None:
    ((words, told),) = {
        reason
        for claim, reasons in explained("A Canadian attack on Haiti would anger Chad.")
        if isinstance(claim, dg.Act) and claim.event == "ASSAULT"
        for reason in ((one.words, one.because) for one in reasons if one.about == "status")
    }
    assert (words, told) == ("would", '"would" above "attack": conditional')


def test_a_pronoun_is_led_back_to_the_name_before_it() -> None:
    text = "Norway met Latvia. It imposed sanctions on Chad."
    words, told = because(text, "source")[-1]
    assert text.count(words) == 1
    assert told == 'named before; told again by "It", subject of "imposed"'


def test_a_voice_is_the_speaker_of_the_statement_around() -> None:
    text = "Kenya attacked Uganda, the Indian foreign minister said."
    assert because(text, "according_to") == [
        ("Indian foreign minister", 'speaker of the statement around it ("said")')
    ]


def test_a_text_that_is_not_english_has_nothing_to_explain() -> None:
    assert dg.explain("Le ministre a condamné la décision du gouvernement de la région.") == []
    with pytest.raises(dg.InputError, match="explain"):
        dg.explain(b"Chad")
