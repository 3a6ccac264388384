"""Texts told anew: the same sentences in one order are probably one origin, the same event is not."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.fusing.origins.graph import Link, origin_graph
from dragoman.fusing.origins.tracing import find_origins, trace
from dragoman.fusing.origins.wording import Told
from dragoman.records import Region, Report

DAY = date(2021, 6, 14)
ORIGINAL = (
    "Chile's senate approved a treaty with Argentina on Monday that settles who may fish in the Beagle "
    "Channel. Foreign minister Rosa Toledo said the text ended a dispute of forty years. Argentina's "
    "congress had passed it in March with 180 votes against 12. Under the treaty both navies will "
    "patrol the eastern mouth of the channel together from September. A commission of six judges in "
    "Ushuaia decides about fines of up to 50,000 dollars. Fishing cooperatives in Punta Arenas "
    "protested against quotas that they called too small. Toledo promised them 300 new licences for "
    "king crab before the winter. The two presidents, Pedro Araya and Lucia Ferro, will exchange the "
    "documents in Santiago on July 9."
)
ANEW = (
    "The Chilean senate gave approval Monday to a treaty with Argentina to settle the rights for "
    "fishing at the Beagle Channel. Minister Rosa Toledo told that the text has ended the dispute of "
    "40 years. In March the congress of Argentina passed it, 180 votes for and 12 against. By the "
    "treaty the navies of both jointly patrol the channel in its eastern mouth starting with "
    "September. About fines, up to 50,000 dollars, a commission with six judges will decide in "
    "Ushuaia. In Punta Arenas the fishing cooperatives made protest, the quotas being too small as "
    "they call it. To them Toledo has promised new licences for king crab, 300 of them, until winter "
    "comes. Presidents Pedro Araya and Lucia Ferro are going to exchange documents on July 9 at "
    "Santiago."
)
INDEPENDENT = (
    "Crab fishers blocked the harbour of Punta Arenas for a third day. They want to keep the waters "
    "that a treaty with Argentina gives away, said their speaker Juan Soto. The senate in Santiago had "
    "voted for it on Monday. Soto said that 300 licences were a joke for two thousand families. Rosa "
    "Toledo, the foreign minister, flew south to talk with them and was met with whistles. Her "
    "government points to peace in the Beagle Channel after forty years. Argentina ratified the treaty "
    "in March. Judges in Ushuaia are to fine whoever breaks the rules, and navies of both states will "
    "sail there from September. Araya and Ferro are to meet in July for the exchange of documents."
)


def report(id: str, text: str, outlet: str | None, day: date | None = DAY) -> Told:
    return Report(id, f"key {id}", text, None, day, source=outlet), (Region(0, len(text), "body"),)


def links(*some: Told) -> list[Link]:
    return [one for origin in origin_graph(trace(some)) for one in origin.links]


def test_a_text_told_anew_counts_as_one_origin_with_the_first() -> None:
    some = report("a", ORIGINAL, "A"), report("b", ANEW, "B", DAY + timedelta(1))
    assert set(find_origins(some).values()) == {("key a",)}
    (found,) = links(*some)
    assert (found.report, found.other, found.kind, found.counted) == ("b", "a", "rewrite", True)
    assert found.score >= 0.5
    assert "same order" in found.reason
    starts = [(one.start, one.other_start) for one in found.shared]
    assert starts == sorted(starts)
    assert [b for _, b in starts] == sorted(b for _, b in starts)


def test_another_report_of_the_event_is_not_one() -> None:
    some = report("a", ORIGINAL, "A"), report("b", INDEPENDENT, "B")
    assert links(*some) == []
    assert len(set(find_origins(some).values())) == 2


def test_the_same_sentences_in_another_order_are_less_sure() -> None:
    turned = ". ".join(reversed(ANEW.rstrip(".").split(". "))) + "."
    found = links(report("a", ORIGINAL, "A"), report("b", turned, "B"))
    assert not any(one.counted for one in found)


def test_what_is_less_sure_is_shown_with_both_and_not_counted() -> None:
    half = ". ".join(ANEW.split(". ")[:5])
    longer = f"{half}. {' '.join(INDEPENDENT.split('. ')[3:])}"
    some = report("a", ORIGINAL, "A"), report("b", longer, "B")
    found = links(*some)
    assert [one.counted for one in found] == [False, False]
    assert {one.score for one in found} < {n / 1000 for n in range(360, 500)}
    assert set(find_origins(some).values()) == {("key a",), ("key b",)}


def test_one_outlet_does_not_rewrite_itself_nor_does_anyone_years_later() -> None:
    assert links(report("a", ORIGINAL, "A"), report("b", ANEW, "A")) == []
    assert links(report("a", ORIGINAL, "A"), report("b", ANEW, "B", DAY + timedelta(900))) == []


def test_a_rewrite_of_a_copy_is_of_the_same_origin() -> None:
    found = find_origins(
        [
            report("a", ORIGINAL, "A"),
            report("b", f"{ORIGINAL} More soon.", "B"),
            report("c", ANEW, "C", DAY + timedelta(1)),
        ]
    )
    assert set(found.values()) == {("key a",)}
