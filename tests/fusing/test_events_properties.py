"""What holds of fusing whatever the claims are."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.fusing.events.fusing import fuse
from dragoman.records import Act, ClaimRow
from tests.fusing.builders import QUADS, act, statement, troops

SIDES = ["PRK", "PRK:MIL", "RUS", "RUS:GOV", "IGO:NATO", "UNK:EDU", ""]
TEXTS = ["sent troops", "sent soldiers by ship", "praised the pact", "struck the bridge", ""]

rows = st.builds(
    act,
    st.sampled_from(["AID", "MOBILIZE", "CONSULT", "ASSAULT"]),
    st.sampled_from(SIDES),
    st.sampled_from(SIDES),
    st.sampled_from(TEXTS),
    report=st.sampled_from(["r1", "r2", "r3"]),
    published=st.sampled_from([None, "2024-10-20", "2024-10-25", "2024-11-30"]),
    start=st.integers(0, 3),
    voice=st.sampled_from([None, ("USA:MIL", "Austin"), ("USA:MIL", "Lloyd Austin")]),
    mode=st.sampled_from([None, "visit", "phone", "troops"]),
    status=st.sampled_from(["asserted", "planned", "denied", "asked"]),
    when=st.sampled_from([None, "2024", "2024-10", "2024-10-21", "2022/..", "../2024-10", "soon"]),
    where=st.sampled_from([None, "Kursk", "Kursk region", "Russia", "Europe"]),
    quantity=st.sampled_from([None, troops(3000), troops(12000), troops(min=2000)]),
    reciprocal=st.booleans(),
)
many = st.lists(rows, max_size=14, unique_by=lambda row: row.id)


@given(many, st.randoms())
def test_the_order_of_the_claims_changes_nothing(given_rows: list[ClaimRow], chance: random.Random) -> None:  # fmt: skip
    shuffled = list(given_rows)
    chance.shuffle(shuffled)
    assert fuse(shuffled) == fuse(given_rows)


@given(many)
def test_every_act_is_in_exactly_one_event(given_rows: list[ClaimRow]) -> None:
    said = statement("RUS", "We know nothing of it")
    events = fuse([*given_rows, said])
    claims = sorted(claim for event in events for claim in event.claims)
    assert claims == sorted(row.id for row in given_rows)
    assert len({event.id for event in events}) == len(events)


@given(many)
def test_an_event_says_only_what_its_claims_say(given_rows: list[ClaimRow]) -> None:
    by_id = {row.id: row for row in given_rows}
    for event in fuse(given_rows):
        told = [by_id[claim] for claim in event.claims]
        acts = [row.claim for row in told if isinstance(row.claim, Act)]
        assert event.status in {one.status for one in acts}
        assert event.event in {one.event for one in acts}
        assert event.when in {one.when for one in acts}
        assert event.where in {one.where for one in acts}
        assert event.quad == QUADS[event.event]
        assert set(event.reports) == {row.report_id for row in told}
        assert 1 <= len(event.voices) <= len(told)
        days = [row.published for row in told if row.published]
        assert event.first_reported == min(days, default=None)


@given(many)
def test_told_times_of_one_event_share_a_day(given_rows: list[ClaimRow]) -> None:
    by_id = {row.id: row for row in given_rows}
    for event in fuse(given_rows):
        days = {by_id[claim].claim.when for claim in event.claims}
        assert len(days & {"2024-10-21", "2022/.."}) < 2


@settings(deadline=None, max_examples=5)
@given(st.integers(0, 1000))
def test_a_further_report_leaves_other_dyads_alone(seed: int) -> None:
    chance = random.Random(seed)
    before = made(chance, 60)
    more = act("ASSAULT", "PAK", "IND", "fired over the line", report="new")
    events = fuse(before)
    assert set(events) <= set(fuse([*before, more]))


def test_twenty_thousand_claims_take_seconds() -> None:
    claims = made(random.Random(7), 20_000)
    began = time.process_time()
    events = fuse(claims)
    took = time.process_time() - began
    assert sum(len(event.claims) for event in events) == 20_000
    assert len(events) < 15_000
    assert took < 20  # 3 s on two shared cores; what grows with the square takes minutes


def made(chance: random.Random, count: int) -> list[ClaimRow]:
    """Claims of made happenings, each told once to four times, half of them between two states."""
    states = ["RUS", "UKR", "USA", "CHN", "PRK", "KOR", "JPN", "IND", "PAK", "ISR", "IRN", "TUR"]
    words = [a + b for a in ("mar", "kel", "sol", "tri", "vin") for b in ("osta", "imbu", "ulen", "idon")]  # fmt: skip
    claims: list[ClaimRow] = []
    while len(claims) < count:
        pair = ["RUS", "UKR"] if chance.random() < 0.5 else chance.sample(states, 2)
        day = date(2023, 1, 1) + timedelta(days=chance.randrange(700))
        event, text = chance.choice(list(QUADS)), " ".join(chance.sample(words, 5))
        for _ in range(min(chance.randint(1, 4), count - len(claims))):
            told = len(claims)
            claims.append(
                act(
                    event, *pair, text, report=f"r{told // 10}", outlet=f"Outlet {told % 40}",
                    published=str(day + timedelta(days=1)), start=told, when=str(day),
                )
            )  # fmt: skip
    return claims
