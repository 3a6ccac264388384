"""The text of a whole page: the report in it is kept, all about it is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

HEADLINE = "Zambia and Malawi agree to share a power line"
PARAGRAPHS = [
    (
        "LUSAKA, Zambia (AP) — Zambia and Malawi will share a power line across their border, ministers "
        "of both countries said in Lusaka on Monday after three days of talks."
    ),
    (
        "The line is to be finished within two years. It will carry 300 megawatts from dams in Zambia to "
        "the north of Malawi, where mines have been short of power since the spring."
    ),
    "“We have waited for this line for twenty years,” said the minister of energy of Malawi.",
    "What the farmers want",
    (
        "Farmers on both sides of the border have asked for a say in where the masts of the line stand, "
        "and for a share of what the mines will pay for the power."
    ),
    "A bank in Nairobi has said that it will lend the money, if both parliaments agree before the rains.",
]
MENU = [
    "Skip to content",
    "Menu",
    "Home",
    "World",
    "Boats and Harbours",
    "Sport",
    "Sign in",
    "Search",
    "Weather",
]
SHARE = ["By Ana Ruiz", "3 May 2019", "Share", "Copy link", "Facebook"]
PROMOTION = [
    "Advertisement",
    "READ MORE",
    "Rains delay the maize harvest",
    "Old ferry of the northern lake sold to a museum in Lagos",
]
AFTER = [
    "Most read", "Singer cancels tour after fall from stage", "Ten ways to cook cassava", "Football: Accra side wins again",
    "More from World", "Parliament in Dakar votes on fish", "About us", "Contact us", "Cookie policy", "Terms of use",
    "We and our partners store cookies on your device. You can change your consent at any time.",
    "© 2019 The Herald. All rights reserved.",
]  # fmt: skip


def page(paragraphs: list[str] = PARAGRAPHS, *, promotion: int | None = 2) -> str:
    body = list(paragraphs)
    if promotion is not None:
        body[promotion:promotion] = PROMOTION
    return (
        "\n".join([*MENU, HEADLINE, *SHARE])
        + "\n\n"
        + "\n\n".join(body)
        + "\n\n"
        + "\n".join(AFTER)
    )


def kinds(text: str, title: str | None = None) -> dict[str, str]:
    """The kind of each stretch, by its words."""
    regions = clean(make_report(text, title=title)).regions
    return {text[region.start : region.end]: region.kind for region in regions}


def test_the_report_in_a_page_is_kept_and_what_is_about_it_is_marked() -> None:
    found = kinds(page())
    dateline, _, first = PARAGRAPHS[0].partition(" — ")
    assert found[HEADLINE] == "title"
    assert found[f"{dateline} —"] == "dateline"
    assert {found[paragraph] for paragraph in [first, *PARAGRAPHS[1:]]} == {"body"}
    assert {found[line] for line in [*MENU, "Share", "Copy link", "Cookie policy"]} == {"interface"}
    assert found["By Ana Ruiz"] == "credit"
    for line in [*PROMOTION[2:], AFTER[1], AFTER[2], AFTER[5]]:
        assert found[line] == "related"


def test_the_given_title_is_the_headline_of_a_page() -> None:
    other = "A line for two countries"
    text = page().replace(HEADLINE, f"{other}\n{HEADLINE}")
    assert kinds(text, other)[other] == "title"


def test_consent_that_is_longer_than_the_report_is_not_taken_for_it() -> None:
    consent = (
        "When you visit our website, we store cookies on your browser to collect information. You can opt out "
        "of these cookies and change your preferences, but your consent may be needed for some services. Our "
        "partners use cookies as well, as the privacy policy says, to show you advertisements."
    )
    found = kinds(page() + "\n\n" + "\n\n".join(f"{consent} ({count})." for count in range(12)))
    assert found[PARAGRAPHS[1]] == "body"
    assert found[f"{consent} (3)."] == "interface"


def test_lines_that_stand_again_and_again_are_the_pages_own() -> None:
    body = [line for paragraph in PARAGRAPHS for line in (paragraph, "Story text here")]
    assert kinds(page(body, promotion=None))["Story text here"] == "interface"


@given(st.integers(0, len(PARAGRAPHS)), st.lists(st.sampled_from([*MENU, *AFTER]), max_size=30))
def test_whatever_stands_behind_a_report_it_loses_nothing(place: int, more: list[str]) -> None:
    text = page(promotion=place) + "\n" + "\n".join(more)
    cleaned = clean(make_report(text))
    kept = " ".join(
        text[region.start : region.end]
        for region in cleaned.regions
        if region.kind in ("title", "dateline", "body")
    )
    for paragraph in PARAGRAPHS:
        assert " ".join(paragraph.split(" — ")[-1].split()) in " ".join(kept.split())


# A report alone is no page, however its lines look

ALONE = {
    "one paragraph": PARAGRAPHS[1],
    "short paragraphs": "\n\n".join(["Rain fell.", "Nobody came.", "The line held.", "Lusaka slept."] * 1),
    "no points": "\n".join(f"The ministers of country {number} agreed to the line" for number in range(20)),
    "small letters": "\n".join(f"ministers met for day {number} and agreed on a line" for number in range(20)),
    "headlines in capitals": "\n\n".join(["MINISTERS AGREE", PARAGRAPHS[1], "FARMERS PROTEST", PARAGRAPHS[4]]),
    "a list": "The plan has parts:\n" + "\n".join(f"- Part {number} of the line" for number in range(12)),
    "a dialogue": "\n".join(f"Q. Is part {n} ready?\nA. It is ready, and so is number {n}." for n in range(12)),
    "remarks": "\n".join(f"“Number {n} is the best line of all” – a farmer" for n in range(12)),
    "a timetable": "\n".join(f"Lusaka {n}\nChipata {n + 1}\nLilongwe {n + 2}" for n in range(12)),
}  # fmt: skip


@pytest.mark.parametrize("name", ALONE)
def test_a_report_alone_loses_nothing(name: str) -> None:
    found = set(kinds(ALONE[name]).values())
    assert found <= {"title", "body", "truncation"}


def test_headlines_that_a_promotion_announces_are_no_part_of_a_short_report() -> None:
    headlines = ["Singer cancels tour after fall from stage", "Ten ways to cook cassava"]
    found = kinds(
        "\n\n".join([*PARAGRAPHS[1:3], "Read more:", *headlines, "Follow us on social media"])
    )
    assert {found[line] for line in headlines} == {"related"}
    assert {found[paragraph] for paragraph in PARAGRAPHS[1:3]} == {"body"}
    going_on = kinds("\n\n".join([PARAGRAPHS[1], "Read more:", *headlines, PARAGRAPHS[2]]))
    assert {going_on[line] for line in headlines} == {
        "body"
    }  # they may be headings of what follows
