"""Noise set into a clean report: the report's words are kept, the noise is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import CleanReport

SENTENCES = [
    "Ministers of Zambia and Malawi met in Lusaka on Monday.",
    "They agreed that a power line will cross the border near Chipata.",
    "Each country is to pay for its own half of the work.",
    "“We have waited for this for twenty years,” the minister said.",
    "Farmers on both sides have asked for a say in where the masts stand.",
    "A bank in Nairobi may lend the money before the rains begin.",
    "Engineers looked at three ways through the hills last spring.",
    "The longest of them is said to be the cheapest.",
]
LINES = [
    "ADVERTISEMENT", "Advertisement", "Share this article", "READ MORE: Rains delay the maize harvest", "Sign up for our newsletter",
    "Click here to read more about the harvest.", "By Ana Ruiz", "(Reporting by Ana Ruiz; Editing by Jo May)", "Getty Images",
    "14:32 GMT", "2 hours ago", "10 a.m.", "Published: 3 May 2019", "© 2019 The Herald", "Follow us on Twitter @herald",
    "Story continues below advertisement", "5 min read", "* * *", "Related stories",
    "FILE – Ghana's president speaks in Accra, Ghana, March 5, 2008. (AP Photo/Kofi Mensah)",
    "In this photo provided by the army, soldiers clear a road. (Army via AP)",
]  # fmt: skip
INSIDE = [
    "ADVERTISEMENT",
    "(Click here to subscribe)",
    "[Read more: Rains delay the harvest]",
    "[+1234 chars]",
]
HEADS = ["14:32 GMT ", "2h ago ", "• ", "LUSAKA, Zambia (AP) — ", "(Reuters) - ", "[10:15 am] "]

PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4, unique=True).map(" ".join),
    min_size=2,
    max_size=4,
    unique=True,
)


def read(text: str) -> CleanReport:
    return clean(make_report(text))


def kept(report: CleanReport) -> list[str]:
    """The words that go on to be coded, but for captions."""
    texts = [passage.text for passage in report.passages if passage.kind != "caption"]
    return " ".join(texts).split()


def words(paragraphs: list[str]) -> list[str]:
    return " ".join(paragraphs).translate(str.maketrans("“”", '""')).split()


def marked(report: CleanReport) -> str:
    """All that is set aside, one stretch a line."""
    text = report.report.text
    return "\n".join(
        text[one.start : one.end] for one in report.regions if one.kind not in ("body", "repeat")
    )


@given(
    PARAGRAPHS,
    st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from(LINES)),
        max_size=4,
        unique_by=lambda one: one[1],
    ),
)
def test_lines_between_paragraphs_are_marked(
    paragraphs: list[str], noise: list[tuple[int, str]]
) -> None:
    lines = list(paragraphs)
    for place, line in noise:
        lines.insert(place, line)
    report = read("\n\n".join(lines))
    assert kept(report) == words(paragraphs)
    for _, line in noise:
        for part in line.split(" (AP Photo")[0].split(" (Army")[:1]:
            assert part in marked(report)


@given(PARAGRAPHS, st.data())
def test_notices_within_a_paragraph_are_marked(paragraphs: list[str], data: st.DataObject) -> None:
    noisy = list(paragraphs)
    place = data.draw(st.integers(0, len(noisy) - 1))
    noise = data.draw(st.sampled_from(INSIDE))
    said = noisy[place].split()
    at = data.draw(st.integers(1, len(said)))
    noisy[place] = " ".join([*said[:at], noise, *said[at:]])
    report = read("\n\n".join(noisy))
    assert kept(report) == words(paragraphs)
    assert noise in marked(report)


@given(PARAGRAPHS, st.sampled_from(HEADS))
def test_what_opens_a_paragraph_is_marked(paragraphs: list[str], head: str) -> None:
    report = read("\n\n".join([head + paragraphs[0], *paragraphs[1:]]))
    assert kept(report) == words(paragraphs)
    assert marked(report) == head.strip()


@given(
    PARAGRAPHS,
    st.sampled_from(["... Read more", "… [+1234 chars]", "…", "... Continue reading", "[…]"]),
)
def test_a_text_cut_off_keeps_what_it_has(paragraphs: list[str], end: str) -> None:
    whole = "\n\n".join(paragraphs)
    cut = whole[: whole.rindex(" ", 0, len(whole) - 12)]
    report = read(cut + end)
    assert report.regions[-1].end == len(cut + end)
    assert any(region.kind == "truncation" for region in report.regions)
    assert kept(report)[:-1] == words([cut])[:-1]


@given(PARAGRAPHS, st.data())
def test_a_sentence_that_stands_twice_is_marked(paragraphs: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(paragraphs) - 1))
    plain = [one for one in SENTENCES if one in paragraphs[place] and "“" not in one]
    if not plain:
        return
    again = data.draw(st.sampled_from(plain))
    noisy = list(paragraphs)
    noisy[place] = noisy[place].replace(again, f"{again} {again}")
    report = read("\n\n".join(noisy))
    repeats = [one for one in report.regions if one.kind == "repeat"]
    assert [report.report.text[one.start : one.end] for one in repeats] == [again]


@pytest.mark.parametrize(
    "sentence",
    [
        "Copyright law divides Ghana and Togo, diplomats of both countries said on Friday.",
        "All rights reserved for herders in the draft were struck out by the parliament in Accra.",
    ],
)
def test_news_about_rights_is_news(sentence: str) -> None:
    report = read(f"{SENTENCES[0]}\n\n{sentence}\n\n{SENTENCES[1]}\n")
    assert sentence in [passage.text for passage in report.passages]
    for line in ("Copyright 2019 The Herald", "Copyright The Herald", "All rights reserved."):
        told = read(f"{SENTENCES[0]}\n\n{SENTENCES[1]}\n\n{line}\n")
        assert line not in [passage.text for passage in told.passages]


def test_a_first_line_with_a_dateline_is_the_report() -> None:
    report = read(f"LIMA, May 3 (Reuters) - Peru's envoy left Accra\n\n{SENTENCES[0]}\n")
    assert [one.kind for one in report.regions] == ["dateline", "body", "body"]
