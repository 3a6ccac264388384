"""What an outlook ranks, and how much it tells: kept as it was told, and scored as one would by hand."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

import dragoman
from dragoman import Dossier
from dragoman.cli import main
from dragoman.data.plover import quads
from dragoman.outlook import scoring
from dragoman.outlook.coverage import Coverage
from dragoman.outlook.facts import facts_of
from dragoman.outlook.passed import crps, mark
from dragoman.outlook.placed import asked_once, placed, ranks
from dragoman.outlook.records import Amount, Basis, Order, Outlook
from dragoman.outlook.scoring import came_of, score
from dragoman.picture.records import Named
from dragoman.store import outlooks
from dragoman.store.file import connected
from dragoman.store.write import Transaction
from tests.outlook.conftest import FIRST, history, written

A, B = Named("IND", "India"), Named("PAK", "Pakistan")
DAY = date(2021, 6, 1)
HALF = FIRST + timedelta(days=7 * 50 - 1)
Acts = list[tuple[str, str, str, date]]


def outlook(*orders: Order) -> Outlook:
    past = Basis(400, 20, 40, None, None)
    return Outlook("x", DAY, DAY, DAY + timedelta(days=14), 2, A, None, past, orders=orders)


def kept(dossier: Dossier) -> list[Outlook]:
    with connected(dossier.path) as connection:
        return outlooks.kept(connection)


def ahead(dossier: Dossier, one: Outlook) -> Outlook:
    """The same as if it had been made on its day; the one of today counts no more."""
    made = replace(one, id="ahead" + one.id[:8], made=one.as_of or one.made)
    dossier._keep_outlook(made)
    return made


def test_a_place_is_that_which_one_counts_by_hand() -> None:
    order = Order(A, "AID", "whom", 9, ("CHN", "PAK", "USA", "RUS"), ("USA", "CHN"))
    first, second = DAY + timedelta(days=1), DAY + timedelta(days=14)
    acts: Acts = [
        ("PAK", "AID", "FRA", DAY - timedelta(days=40)),  # both were known, far from the question
        ("IND", "AID", "CHN", DAY),  # on the day itself: known already
        ("IND", "AID", "USA", first),  # third; the second answers the same day and is left out
        ("IND", "AID", "PAK", first),  # second
        ("IND", "AID", "FRA", second),  # behind the four that were kept, among five others
        ("IND", "CONSULT", "CHN", second),  # another type
        ("CHN", "AID", "IND", second),  # another way
        ("IND", "AID", "CHN", second + timedelta(days=1)),  # after the weeks
    ]
    one = outlook(order)
    found = score(one, came_of(facts_of(acts), one))
    assert found is not None
    beyond = sum(1 / place for place in range(5, 10)) / 5
    assert (found.asked, found.answers, found.chances, found.brier) == (1, 3, 0, None)
    assert found.mrr == pytest.approx((1 / 2 + 1 / 2 + beyond) / 3, abs=1e-4)
    # by plain counts: USA first; PAK behind the two but USA, left out, among seven; FRA the same
    behind_one = sum(1 / place for place in range(2, 9)) / 7
    behind_two = sum(1 / place for place in range(3, 10)) / 7
    assert found.usual_mrr == pytest.approx((1 + behind_one + behind_two) / 3, abs=1e-4)
    assert found.hits10 == 1


def test_who_was_no_candidate_takes_nobodys_place_and_stands_no_better() -> None:
    """Nine candidates, four kept: who was not known stands among the five others as a sixth, whoever else answers."""
    order = Order(A, "AID", "whom", 9, ("CHN", "PAK", "USA", "RUS"), ())
    day = DAY + timedelta(days=3)
    known: Acts = [("PAK", "AID", "FRA", DAY)]
    news: Acts = [("IND", "AID", who, day) for who in ("NOR", "FJI", "TON")]
    one = outlook(order)
    sixth = sum(1 / place for place in range(5, 11)) / 6
    found = ranks(came_of(facts_of([*known, *news]), one).orders)
    assert found["mrr"] == pytest.approx(sixth, abs=1e-4)
    with_one = ranks(came_of(facts_of([*known, *news, ("IND", "AID", "FRA", day)]), one).orders)
    fifth = sum(1 / place for place in range(5, 10)) / 5  # fewer by FRA, which answers too
    assert with_one["mrr"] == pytest.approx((3 * fifth + fifth) / 4, abs=1e-4)


def test_shares_are_scored_as_by_hand() -> None:
    order = Order(A, "AID", "whom", 9, ("CHN", "PAK", "USA"), ("PAK", "CHN"), (0.6, 0.3), (0.5, 0.25))  # fmt: skip
    day = DAY + timedelta(days=3)
    acts: Acts = [("IND", "AID", who, day) for who in ("CHN", "CHN", "USA")]
    one = outlook(order)
    came = came_of(facts_of(acts), one)
    found = score(one, came)
    assert found is not None
    square = 0.6**2 + 0.3**2
    assert found.shared == 3
    assert found.share_brier == pytest.approx((2 * (square + 1 - 1.2) + square + 1) / 3, abs=1e-6)
    square = 0.5**2 + 0.25**2
    assert found.usual_share_brier == pytest.approx((2 * (square + 0.5) + square + 1) / 3, abs=1e-6)
    assert sorted(came.orders[0].shares) == [(0.3, 0)] * 3 + [(0.6, 0), (0.6, 1), (0.6, 1)]
    without = outlook(replace(order, shares=(), usual_shares=()))  # a fixed sum told none
    assert ranks(came_of(facts_of(acts), without).orders)["share_brier"] is None


def test_shares_are_kept_as_they_are_shown_and_stand_in_the_record(dossier: Dossier) -> None:
    asked = dossier.outlook("PAK", as_of=HALF, weeks=2)
    shown = {(one.type, one.asks, (one.target if one.asks == "whom" else one.source).code): one.share
             for one in asked.next}  # fmt: skip
    told = {(one.type, one.asks, who): share
            for one in asked.orders for who, share in zip(one.ranked, one.shares, strict=False)}  # fmt: skip
    assert max(told.values()) > 0.2
    assert all(told.get(key, 0) == pytest.approx(shown[key], abs=1e-4) for key in shown)
    assert all(sum(one.shares) == pytest.approx(1, abs=0.01) for one in asked.orders)
    assert all(sum(one.usual_shares) == pytest.approx(1, abs=0.01) for one in asked.orders)
    ahead(dossier, asked)
    found = dossier.track()
    assert found.shared == found.answers > 0
    assert found.share_brier is not None
    assert 0 < found.share_brier < 2
    assert sum(one.chances for one in found.share_bins) == sum(
        len(place.shares)
        for past in dossier._pasts.values()
        if past
        for came, one in past.scored.values()
        if one and one.outlook.startswith("ahead")
        for place in came.orders
    )


def test_what_waits_is_listed_with_its_day(dossier: Dossier) -> None:
    made = dossier.outlook("IND", "PAK", weeks=2)
    dossier.amounts("IND", "PAK", steps=6)
    ahead(dossier, dossier.outlook("PAK", as_of=HALF, weeks=2))
    found = dossier.track()
    assert found.waiting == 2
    first, second = found.to_come
    assert (first.outlook, first.until, first.chances, first.uncovered) == (made.id, made.until, 32, False)  # fmt: skip
    assert (second.amounts, second.step_days, second.asked) == (8, 7, 0)
    assert first.until < second.until
    assert found.next == first.until


def test_an_outlook_is_scored_once_while_the_acts_are_the_same(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead(dossier, dossier.outlook("PAK", as_of=HALF, weeks=2))
    found, times = dossier.track(), []
    real = scoring.came_of
    monkeypatch.setattr(scoring, "came_of", lambda *of: times.append(1) or real(*of))  # type: ignore[func-returns-value]
    assert dossier.track() == found
    assert not times
    ahead(dossier, dossier.outlook("IND", as_of=HALF, weeks=2))
    assert len(dossier.track().scored) == 2
    assert len(times) == 1  # the new one, and no other


def test_keeping_an_outlook_leaves_all_else_as_it_is_known(dossier: Dossier) -> None:
    """What is known of reports, claims and events is not read anew; the record knows the new outlook at once."""
    before = dossier.moment()
    asked = dossier.outlook("IND", "PAK", weeks=2)
    assert asked.kept
    assert dossier.moment() is before
    mark = before.outlooks
    assert [one.outlook for one in dossier.track().to_come] == [asked.id]
    dossier.amounts("IND", "PAK", steps=6)
    assert dossier.moment() is before
    assert before.outlooks != mark
    assert dossier.track().waiting == 2
    assert dossier.outlook("IND", "PAK", weeks=2).kept  # the same again keeps nothing new
    again = before.outlooks
    assert dossier.moment().outlooks == again
    with connected(dossier.path, write=True) as connection, Transaction(connection):
        pass
    assert dossier.moment() is not before


def test_who_acts_on_one_is_another_question_and_each_counts_once() -> None:
    who = Order(A, "AID", "who", 3, ("CHN", "PAK", "USA"), ())
    acts: Acts = [("PAK", "AID", "IND", DAY + timedelta(days=3)), ("IND", "AID", "USA", DAY + timedelta(days=3))]  # fmt: skip
    one = outlook(who)
    facts = came_of(facts_of(acts), one)
    found = ranks(asked_once([*facts.orders, *facts.orders]))
    assert (found["asked"], found["answers"], found["mrr"]) == (1, 1, 0.5)
    assert ranks(placed(one, facts_of([]), ()))["mrr"] is None
    nobody = outlook(replace(who, side=Named("NOR", "Norway")))
    assert ranks(came_of(facts_of(acts), nobody).orders)["answers"] == 0


def test_amounts_by_class_are_marked_as_by_hand() -> None:
    told = Amount(A, B, 0.9, 0, 1, 2, 1.0, (0.25, 0.75, 1.0), (0.5, 1.0), quad=1)
    counts = {("IND", "CONSULT", "PAK"): 1, ("IND", "ASSAULT", "PAK"): 5, ("PAK", "CONSULT", "IND"): 7}  # fmt: skip
    found = mark(told, 7, counts)
    assert (found.came, found.crps, found.usual_crps) == (1, 0.125, 0.25)
    assert found.covered50 == 1  # the one lies from 25 to 75 % of it
    assert mark(told, 7, {("IND", "CONSULT", "PAK"): 2}).covered50 == 0
    assert mark(told, 7, {("IND", "CONSULT", "PAK"): 2}).covered90 == pytest.approx(0.8)
    assert mark(told, 7, {("IND", "CONSULT", "PAK"): 9}).covered90 == 0
    assert mark(told, 7, {}).crps == crps((0.25, 0.75, 1.0), 0)


def test_a_kept_order_is_scored_by_what_came_after_its_day(dossier: Dossier) -> None:
    made = ahead(dossier, dossier.outlook("PAK", as_of=HALF, weeks=2))
    assert made.orders
    last = HALF + timedelta(days=14)
    places: list[float] = []
    for order in made.orders:
        at, other = (3, 4) if order.asks == "whom" else (4, 3)
        days: dict[date, list[str]] = defaultdict(list)
        for row in history():
            if HALF < row[0] <= last and (row[2], row[at]) == (order.type, "PAK"):
                days[row[0]].append(row[other])
        for answers in days.values():
            for one in answers:
                line = [code for code in order.ranked if code == one or code not in answers]
                places.append(1 / (line.index(one) + 1))
    found = dossier.track()
    assert places
    assert found.answers == len(places) == found.scored[0].answers
    assert found.mrr == pytest.approx(sum(places) / len(places), abs=1e-4)
    assert found.mrr == found.scored[0].mrr
    assert all(len(order.ranked) == order.of == 7 for order in made.orders)
    once = found.asked
    ahead(dossier, dossier.outlook("PAK", "IND", as_of=HALF, weeks=2))
    both = dossier.track()
    shared = {(one.type, one.asks) for one in made.orders if one.asks == "whom"}
    assert once < both.asked < once + both.scored[1].asked
    assert shared


def test_amounts_are_kept_by_class_and_scored_beside_conflictology(dossier: Dossier) -> None:
    there, back = dossier.amounts("IND", "PAK", as_of=HALF, steps=2)
    assert there.kept
    assert back.kept
    (one,) = kept(dossier)
    assert [(amount.source.code, amount.quad) for amount in one.amounts] == [
        (side, quad) for side in ("IND", "PAK") for quad in (1, 2, 3, 4)
    ]
    drawn = there.samples[..., 0].sum(1)
    assert one.amounts[0].up_to[0] == pytest.approx((drawn == 0).mean(), abs=1e-4)
    weeks = [sum(1 for row in history() if row[3:] == ("IND", "PAK") and quads()[row[2]] == 1
                 and HALF - timedelta(days=7 * (back + 2)) < row[0] <= HALF - timedelta(days=7 * back))
             for back in range(12)]  # fmt: skip
    assert one.amounts[0].usual == pytest.approx(sum(weeks) / 12, abs=1e-3)
    assert dossier.amounts("PAK", "IND", as_of=HALF, steps=2)[0].kept
    assert len(kept(dossier)) == 1  # the same question in another order
    ahead(dossier, one)
    found = dossier.track()
    total, first = found.passed[0], found.passed[1]
    assert (total.step_days, total.quad, total.amounts) == (7, None, 8)
    assert (first.quad, first.amounts) == (1, 2)
    came = [sum(1 for row in history() if row[3:] == ways and quads()[row[2]] == 1
                and HALF < row[0] <= HALF + timedelta(days=14)) for ways in (("IND", "PAK"), ("PAK", "IND"))]  # fmt: skip
    assert first.came == pytest.approx(sum(came) / 2)
    off = [crps(amount.up_to, number) for amount, number in zip((one.amounts[0], one.amounts[4]), came, strict=True)]  # fmt: skip
    assert first.crps == pytest.approx(sum(off) / 2, abs=1e-5)
    assert found.chances == 0
    assert found.brier is None
    assert dossier.track() == found
    slot = dossier.dyad("IND", "PAK").outlook
    assert slot is not None
    assert not getattr(slot, "chances", ())  # amounts are no chances to be shown there


def test_an_outlook_that_only_ranks_is_kept_and_scored(dossier: Dossier) -> None:
    early = FIRST + timedelta(days=7 * 20 - 1)
    found = dossier.outlook("PAK", "IND", as_of=early, weeks=2)
    assert found.too_little
    assert not found.chances
    assert found.kept
    (one,) = dossier.track().looked_back
    assert one.answers > 0
    assert one.mrr is not None
    assert one.brier is None
    assert dossier.track().waiting == 0
    slot = dossier.dyad("IND", "PAK").outlook
    assert not getattr(slot, "chances", ())


def test_what_is_scored_was_kept_before_anything_came(tmp_path: Path) -> None:
    """A dossier that knows nothing after the day keeps what one that knows all tells of that day; what comes moves nothing."""
    rows = history()
    early, later = [row for row in rows if row[0] <= HALF], [row for row in rows if row[0] > HALF]
    with dragoman.open(tmp_path / "then.duckdb") as then:
        then.import_events(written(early, tmp_path / "early.txt"))
        asked = then.outlook("PAK", "IND", as_of=HALF, weeks=2)
        then.amounts("PAK", "IND", as_of=HALF, steps=2)
        before = kept(then)
        assert then.track().looked_back == ()
        then.import_events(written([*early, *later], tmp_path / "later.txt"))
        assert kept(then) == before
        scored = then.track()
        assert kept(then) == before
        assert len(scored.looked_back) == 2
    with dragoman.open(tmp_path / "now.duckdb") as now:
        now.import_events(written([*early, *later], tmp_path / "all.txt"))
        assert now.outlook("PAK", "IND", as_of=HALF, weeks=2).orders == asked.orders
        now.amounts("PAK", "IND", as_of=HALF, steps=2)
        parts = [(one.orders, one.chances, one.amounts) for one in kept(now)]
        assert sorted(map(repr, parts)) == sorted(repr((one.orders, one.chances, one.amounts)) for one in before)  # fmt: skip


def test_parts_of_another_version_count_no_more(dossier: Dossier) -> None:
    made = ahead(dossier, dossier.outlook("PAK", as_of=HALF, weeks=2))
    dossier._keep_outlook(replace(made, id="other", weeks=3, until=HALF + timedelta(days=21), next_version="next 0"))  # fmt: skip
    found = dossier.track()
    assert found.other_versions == 1
    assert [one.asked > 0 for one in found.scored] == [True, False]
    assert all(one.chances for one in found.scored)


def test_a_dossier_of_the_version_before_opens_with_its_outlooks(dossier: Dossier) -> None:
    dossier.outlook("IND", "PAK", as_of=HALF, weeks=2)
    with duckdb.connect(str(dossier.path)) as connection:
        body = json.loads(connection.execute("SELECT body FROM outlooks").fetchall()[0][0])
        for name in ("orders", "next_version", "step_days"):
            del body[name]
        for one in body["amounts"]:
            del one["quad"]
        body |= {"id": "old", "made": "2023-05-01"}
        connection.execute(
            "UPDATE outlooks SET id = 'old', made = '2023-05-01', body = ?", [json.dumps(body)]
        )
        connection.execute("UPDATE meta SET value = '6' WHERE name = 'schema'")
    with pytest.raises(dragoman.DossierVersion):
        dragoman.open(dossier.path, read_only=True)
    with dragoman.open(dossier.path) as opened:
        (one,) = opened.track().looked_back
        assert (one.chances, one.asked, one.mrr) == (32, 0, None)
        assert opened.outlook("IND", "PAK", as_of=HALF, weeks=2).kept  # now with its orders
        found = opened.track().looked_back
        assert sorted((one.chances, one.asked > 0) for one in found) == [(0, True), (32, False)]
    assert dossier.path.with_name(f"{dossier.path.name}.schema6").exists()


def test_less_than_a_week_is_covered_by_the_seven_days_that_end_with_it() -> None:
    facts = facts_of([("PAK", "AID", "IND", DAY + timedelta(days=day)) for day in range(30)])
    covered = Coverage(facts, 3.0)
    assert covered.whole(DAY + timedelta(days=20), DAY + timedelta(days=22))
    assert not covered.whole(DAY + timedelta(days=60), DAY + timedelta(days=62))
    assert not covered.whole(DAY + timedelta(days=22), DAY + timedelta(days=36))
    assert not covered.whole(
        DAY + timedelta(days=18), DAY + timedelta(days=36)
    )  # the rest of a week
    assert covered.whole(DAY + timedelta(days=18), DAY + timedelta(days=30))


def test_the_verb_shows_ranks_and_amounts(
    dossier: Dossier, capsys: pytest.CaptureFixture[str]
) -> None:
    ahead(dossier, dossier.outlook("PAK", as_of=HALF, weeks=2))
    assert main(["amounts", "IND", "PAK", "--as-of", str(HALF), "--steps", "2", "--from", str(dossier.path)]) == 0  # fmt: skip
    assert "It is kept, and scored" in " ".join(capsys.readouterr().out.split())
    ahead(dossier, next(one for one in kept(dossier) if one.step_days))
    assert main(["track", "--from", str(dossier.path), "--width", "80"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert "mean reciprocal rank" in " ".join(shown.split())
    assert "How many acts passed, by class" in shown
    assert main(["track", "--from", str(dossier.path), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0]["mrr"] == dossier.track().mrr
    assert [(one["step_days"], one["quad"]) for one in lines if one["part"] == "passed"] == [
        (7, quad) for quad in (None, 1, 2, 3, 4)
    ]
