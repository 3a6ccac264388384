"""Copies: told from shared quotations, standing lines and background, however a desk edits them."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.origins.agencies import credited
from dragoman.fusing.origins.graph import Link, origin_graph
from dragoman.fusing.origins.tracing import find_origins, trace
from dragoman.fusing.origins.wording import Told
from dragoman.records import Region, Report

DAY = date(2019, 4, 8)
WIRE = (
    "Ghana's parliament voted on Tuesday to lease two harbour piers to a company from Togo for thirty "
    "years. The vote was close, and deputies of the opposition left the hall before it ended. The "
    "company is to deepen the basin and to build a road to the border. Its first ships are expected "
    "in the autumn. Fishermen of the old harbour fear that they will lose their berths, and have "
    "asked the courts to stop the lease."
)
ANEW = (
    "Two piers in Ghana's harbour go to a Togolese firm. Members of parliament in Accra agreed to the "
    "deal late on Tuesday after a debate of nine hours. For three decades the firm may collect fees "
    "there. In return it pays for dredging and for a new road. A lawyer of the fishing cooperative "
    "said that a suit had been filed. The minister of transport called the plan a gift to the coast."
)
OTHER = (
    "Bolivia opened a railway to the salt lakes of the south on Friday. The line took four years to "
    "build and cost twice what had been planned. Engineers from Spain laid the last rails in the rain. "
    "Passenger trains run twice a week, goods trains every night. Villages along the line hope for "
    "travellers, and a hotel of forty rooms is being built at the end of it."
)
BACKGROUND = (
    "The strait has been closed to tankers since the spring of last year, when the two neighbours "
    "quarrelled about a lighthouse on a rock that both of them claim. Talks under the chairmanship of "
    "Oman have been broken off four times, and insurers no longer cover ships that pass by night."
)
SAID = (
    "\u201cWe have given this country a harbour that it did not have, and we ask for nothing but the "
    "patience of those who live by the sea, for they will be the first to gain from what we build, and "
    "their children will thank us for it when we are old\u201d"
)


def report(
    id: str,
    text: str,
    *,
    outlet: str | None = None,
    day: date | None = DAY,
    title: str | None = None,
) -> Told:
    return Report(id, f"key {id}", text, title, day, source=outlet), (Region(0, len(text), "body"),)


def independent(*some: Told) -> int:
    """How many origins some reports have."""
    return len({first for first, *_ in find_origins(some).values()})


def link(*some: Told) -> Link:
    """The only link among reports."""
    (found,) = {one for origin in origin_graph(trace(some)) for one in origin.links}
    return found


WORDS = st.lists(st.sampled_from("and but later also meanwhile there".split()), max_size=10)


@given(WORDS, st.data())
def test_a_copy_with_noise_added_stays_a_copy(noise: list[str], data: st.DataObject) -> None:
    words = WIRE.split()
    for word in noise:
        # Behind the beginning, which copies share, so that much of the rest is left whole.
        words.insert(data.draw(st.integers(15, 35)), word)
    noisy = " ".join(words)
    assert independent(report("a", WIRE, outlet="A"), report("b", noisy, outlet="B")) == 1


@given(st.permutations(range(7)))
def test_the_origins_are_the_same_in_whatever_order_reports_come(order: list[int]) -> None:
    some = [
        report("a", WIRE, outlet="A"),
        report("b", f"{ANEW} {WIRE}", outlet="B"),
        report("c", WIRE[: len(WIRE) // 2], outlet="C", day=DAY + timedelta(1)),
        report("d", OTHER, outlet="D", day=None),
        report("e", f"{OTHER} {WIRE}", outlet="E"),
        report("f", ANEW, outlet="F"),
        report("g", ANEW.replace("Togolese", "foreign"), outlet="F"),
    ]
    shuffled = [some[number] for number in order]
    assert find_origins(shuffled) == find_origins(some)
    assert origin_graph(trace(shuffled)) == origin_graph(trace(some))


def test_two_desks_that_report_one_event_are_two_origins() -> None:
    assert independent(report("a", WIRE, outlet="A"), report("b", ANEW, outlet="B")) == 2


def test_what_both_quote_makes_no_copy() -> None:
    one = f"The president spoke in Tema on Monday before workers of the yard. {SAID}, she said."
    two = f"Applause met Ghana's head of state as she opened a pier. {SAID}, were her words there."
    assert independent(report("a", one, outlet="A"), report("b", two, outlet="B")) == 2


def test_a_post_that_two_pages_show_makes_no_copy() -> None:
    post = f"{SAID[1:-1]} \u2014 Ama Owusu (@amaowusu) April 8, 2019"
    one = f"Ama Owusu spoke of the harbour again on Monday, on her own page.\n{post}\nShe said no more."
    two = f"Ghana's president thanked nobody when a pier was opened in Tema.\n{post}\nWorkers clapped."
    assert independent(report("a", one, outlet="A"), report("b", two, outlet="B")) == 2


def test_the_background_that_an_outlet_repeats_makes_no_copy() -> None:
    leads = [
        "A tanker ran aground near the strait before dawn, and its crew of nineteen was taken off.",
        "Oman's envoy flew home on Sunday without a word to those who waited at the airport.",
        "Insurers met in Zurich and raised what they ask for cargo bound to the gulf.",
        "Two patrol boats collided in fog, their captains blaming each other by radio.",
    ]
    some = [
        report(f"r{n}", f"{lead} {BACKGROUND}", outlet="Gulf Post", day=DAY + timedelta(9 * n))
        for n, lead in enumerate(leads)
    ]
    assert independent(*some[:2]) == 2
    assert independent(*some) == 4


def test_background_that_many_outlets_print_for_weeks_makes_no_copy() -> None:
    leads = [WIRE, OTHER, ANEW, " ".join(reversed(OTHER.split()))]
    some = [
        report(f"r{n}", f"{lead[:200]} {BACKGROUND}", outlet=f"O{n}", day=DAY + timedelta(20 * n))
        for n, lead in enumerate(leads)
    ]
    assert independent(*some) == 4


def test_a_wire_inside_longer_pieces_of_one_day_is_their_origin() -> None:
    own = [f"{ANEW} {SAID}", f"{OTHER} {OTHER[::-1]}", f"{BACKGROUND} {BACKGROUND[::-1]}"]
    pages = [report(f"p{n}", f"{text} {WIRE}", outlet=f"O{n}") for n, text in enumerate(own)]
    found = find_origins([report("wire", WIRE, outlet="W"), *pages])
    assert {held[0] for held in found.values()} == {"key wire"}
    assert all(f"key p{n}" in found[f"key p{n}"] for n in range(3))


def test_short_texts_are_known_by_their_titles_too() -> None:
    line = "Read more about it on our page, and tell us what you think of it there."
    one = report("a", line, outlet="A", title="Harbour leased to company from Togo")
    two = report("b", f"{line} ", outlet="A", title="Railway opened in the south of Bolivia")
    assert independent(one, two) == 2
    same = report("c", f"{line}\n", outlet="B", title="Harbour leased to company from Togo")
    assert independent(one, same) == 1


PARTS = WIRE.split(". ")
HALF = ". ".join([*PARTS[:2], "Ships of all flags may land there from May on"])


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        ((WIRE, WIRE.replace("Tuesday", "Tuesday evening")), "copy"),
        ((WIRE, f"{OTHER} {WIRE} {BACKGROUND}"), "excerpt"),
        (
            (
                f"ACCRA (Reuters) - {HALF}. {OTHER}",
                f"{ANEW} {HALF}. {BACKGROUND}\n\nReuters contributed to this report.",
            ),
            "agency",
        ),
    ],
)
def test_a_link_says_what_kind_it_is_and_where(texts: tuple[str, str], kind: str) -> None:
    a, b = texts
    found = link(report("a", a, outlet="A"), report("b", b, outlet="B", day=DAY + timedelta(1)))
    assert (found.report, found.other, found.kind, found.counted) == ("b", "a", kind, True)
    assert 0 < found.score <= 1
    assert found.shared
    for one in found.shared:
        here, there = b[one.start : one.end], a[one.other_start : one.other_end]
        assert here.casefold().split() == there.casefold().split()


def test_an_agency_alone_makes_no_copy() -> None:
    one = report("a", f"ACCRA (Reuters) - {WIRE}", outlet="A")
    two = report("b", f"LA PAZ (Reuters) - {OTHER}", outlet="B")
    assert independent(one, two) == 2


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("OSLO (Reuters) - Norway froze its talks.", {"Reuters"}),
        ("BEIJING, April 8 (Xinhua) -- China bought rice.", {"Xinhua"}),
        ("By Kari Moen, Associated Press\nOSLO \u2014 Norway froze its talks.", {"AP"}),
        ("Norway froze its talks.\n\nAFP", {"AFP"}),
        ("Norway froze its talks. --AFP", {"AFP"}),
        ("Norway froze its talks.\nSource: Anadolu Agency", {"Anadolu"}),
        ("Norway froze its talks. AP and AFP contributed to this report.", {"AP", "AFP"}),
        ("Norway froze its talks, a minister told Reuters.", set()),
        ("Norway froze its talks, Reuters reported on Monday. Nothing else is known.", set()),
        ("The map shows Norway. It was drawn by a clerk.", set()),
    ],
)
def test_who_is_named_as_the_source_of_a_text(text: str, agencies: set[str]) -> None:
    assert credited(text) == agencies


@given(st.lists(st.sampled_from([WIRE, ANEW, OTHER, BACKGROUND]), max_size=5), st.randoms())
def test_every_report_has_an_origin_that_is_one_itself(
    texts: list[str], shuffler: random.Random
) -> None:
    some = [report(f"r{n}", text, outlet=f"O{n}") for n, text in enumerate(texts)]
    shuffler.shuffle(some)
    found = find_origins(some)
    assert set(found) == {one.key for one, _ in some}
    assert all(held and found[held[0]][0] == held[0] for held in found.values())
    assert len({held[0] for held in found.values()}) == len(set(texts))


def test_two_texts_that_fill_one_form_are_no_copies() -> None:
    form = (
        "The central bank of {} kept its key rate at {} percent on Friday, as most analysts had "
        "expected. The bank said that inflation stood at {} percent in April and would fall in the "
        "second half of the year. The next meeting of the committee is on {}."
    )
    oslo = form.format("Norway", "4.5", "3.1", "June 20")
    lima = form.format("Peru", "6.25", "4.0", "June 12")
    later = form.format("Norway", "4.25", "2.9", "August 22")
    told = [
        report("a", oslo, outlet="Fjord Post"),
        report("b", lima, outlet="Harbour Wire"),
        report("c", later, outlet="Fjord Post"),
        report("d", oslo.replace("most analysts", "analysts"), outlet="Harbour Wire"),
    ]
    found = find_origins(told)
    assert len({found[one.key] for one, _ in told}) == 3
    assert found["key a"] == found["key d"]
