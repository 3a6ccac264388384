"""Judgements stand beside the coder's rows, and every view is made of what they come to."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman import Dossier, DossierError, DossierLocked, QueryError
from dragoman.reading.sources import make_report
from dragoman.records import Act, Statement
from dragoman.store.file import connected
from dragoman.store.lock import writer_lock
from tests.dossier.affairs import AffairCoder, affair
from tests.dossier.plain_coder import PlainCoder, reports
from tests.dossier.test_kept import assert_as_from_scratch


def acts(dossier: Dossier) -> list[str]:
    return [id for id, claim in dossier.records("act")]


def test_a_claim_judged_wrong_is_left_out_of_every_view_and_kept(dossier: Dossier) -> None:
    first = acts(dossier)[0]
    coded = dossier.coded(first)
    events, claims = dossier.events(), len(dossier.claims())
    assert any(first in event.claims for event in events)
    made = dossier.judge(first, "wrong", note="it is about another day", who="ada")
    assert made.coded["kind"] == "act" and made.judge == "ada" and made.coder == "1"
    assert first not in acts(dossier) and len(dossier.claims()) == claims - 1
    assert not any(first in event.claims for event in dossier.events())
    assert all(first not in flow.claims for flow in dossier.flows())
    assert dossier.left_out() == 1
    assert dossier.coded(first) == coded  # the coder's row is as it was
    assert_as_from_scratch(dossier)
    with dragoman.open(dossier.path, judged=False) as own:
        assert own.events() == events and first in acts(own) and len(own.claims()) == claims


def test_a_correction_is_used_in_every_view(dossier: Dossier) -> None:
    first = acts(dossier)[0]
    before = dossier.coded(first).claim
    assert isinstance(before, Act)
    event, quad = ("AID", 2) if before.event != "AID" else ("SANCTION", 4)
    dossier.judge(
        first, "wrong", event=event, source="Ecuador", target="BOL", status="planned",
        when="2023-12", where=None, according_to="PER",
    )  # fmt: skip
    (after,) = [claim for id, claim in dossier.records() if id == first]
    assert isinstance(after, Act) and after.evidence == before.evidence
    assert (after.event, after.quad, after.status) == (event, quad, "planned")
    assert [one.code for one in (*after.source, *after.target)] == ["ECU", "BOL"]
    assert (after.when, after.where) == ("2023-12", None)
    assert after.according_to is not None and after.according_to.name == "Peru"
    row = dossier.acts().filter(f"id = '{first}'").project("source, target, event, when_from")
    ((source, target, shown, since),) = row.fetchall()
    assert (source, target, shown, str(since)) == (["ECU"], ["BOL"], event, "2023-12-01")
    (event_now,) = [one for one in dossier.events() if first in one.claims]
    assert (event_now.event, event_now.source, event_now.target) == (event, ("ECU",), ("BOL",))
    assert first in {id for (id,) in dossier.acts(dyad=("ECU", "BOL")).project("id").fetchall()}
    assert dossier.left_out() == 0
    assert_as_from_scratch(dossier)


def test_what_is_coded_anyway_is_no_correction(dossier: Dossier) -> None:
    first = acts(dossier)[0]
    claim = dossier.coded(first).claim
    assert isinstance(claim, Act)
    made = dossier.judge(first, "right", event=claim.event, where="the old quay")
    assert made.corrections == {"where": "the old quay"}


def test_the_newest_of_a_person_counts_and_most_people_decide(dossier: Dossier) -> None:
    first = acts(dossier)[0]
    dossier.judge(first, "wrong", who="ada")
    dossier.judge(first, "right", who="ada")
    assert dossier.left_out() == 0
    dossier.judge(first, "wrong", who="bo")  # one to one: the coder's row stays
    assert dossier.left_out() == 0
    dossier.judge(first, "wrong", who="cy")
    assert dossier.left_out() == 1
    dossier.judge(first, "skip", who="cy")  # taken back
    assert dossier.left_out() == 0
    told = [(one.judgement.judge, one.newest) for one in dossier.judgements(claim=first)]
    assert told == [("ada", False), ("ada", True), ("bo", True), ("cy", False), ("cy", True)]


@pytest.mark.parametrize(
    ("corrections", "says"),
    [
        ({"event": "HUG"}, "no type of act is called 'HUG'; write one of: AGREE"),
        ({"event": "CONSULT", "mode": "aerial"}, "no mode of CONSULT is called 'aerial'"),
        ({"status": "sure"}, "no status is called 'sure'"),
        ({"when": "soon"}, "'soon' is no time"),
        ({"speaker": "Peru"}, "'speaker' of a act cannot be corrected; these can: event, mode"),
        ({"source": ""}, "'source' cannot be nobody"),
        ({"source": "Zzyzx Qqq"}, "nobody here is called 'Zzyzx Qqq'"),
        ({"source": [{"code": "PER"}]}, "write a code, a name"),
        ({"where": 3}, "'where' is 3; write text"),
    ],
)
def test_what_cannot_be_corrected_so_is_refused_and_nothing_is_kept(
    dossier: Dossier, corrections: dict[str, object], says: str
) -> None:
    with pytest.raises(QueryError, match=says.replace("(", r"\(")):
        dossier.judge(acts(dossier)[0], "wrong", **corrections)
    assert dossier.judgements() == []


def test_a_verdict_or_claim_that_is_none_is_refused(dossier: Dossier) -> None:
    first = acts(dossier)[0]
    with pytest.raises(QueryError, match="right, wrong, unsure, skip"):
        dossier.judge(first, "maybe")
    with pytest.raises(QueryError, match="corrects nothing"):
        dossier.judge(first, "unsure", where="the lake")
    with pytest.raises(QueryError, match="no claim 'zz'"):
        dossier.judge("zz", "right")
    with pytest.raises(QueryError, match="several claims begin"):
        dossier.judge(min("0123456789abcdef", key=lambda one: -sum(
            id.startswith(one) for id in acts(dossier))), "right")  # fmt: skip
    with (
        dragoman.open(dossier.path, read_only=True) as closed,
        pytest.raises(DossierError, match="read-only"),
    ):
        closed.judge(first, "right")


def test_while_another_reads_nothing_is_kept_and_it_is_said(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.judged.PATIENCE", 0.05)
    first = acts(dossier)[0]
    with writer_lock(dossier.path), pytest.raises(DossierLocked, match="try again"):
        dossier.judge(first, "wrong")
    assert dossier.judgements() == []
    dossier.judge(first, "wrong")
    assert len(dossier.judgements()) == 1


def test_read_anew_by_a_newer_coder_a_judgement_finds_its_claim_or_is_told(path: Path) -> None:
    told = affair(random.Random(5), 14)
    with dragoman.open(path) as dossier:
        dossier.read(told, coder=AffairCoder("1"))
        by_type: dict[str, str] = {}
        for id, claim in dossier.records("act"):
            assert isinstance(claim, Act)
            by_type.setdefault(claim.event, id)
        for id in by_type.values():
            dossier.judge(id, "wrong")
        dossier.read(told, coder=AffairCoder("2"))  # hears of no meetings any more
        bearing = {one.judgement.claim: one.bearing for one in dossier.judgements()}
        assert bearing[by_type["CONSULT"]] in ("lost", "changed")
        assert bearing[by_type["AID"]] == "same"
        assert dossier.left_out() == len(by_type) - 1
        assert_as_from_scratch(dossier)
        dossier.read(told, coder=AffairCoder("silent"))
        assert {one.bearing for one in dossier.judgements()} == {"lost"}
        assert len(dossier.judgements()) == len(by_type) and dossier.left_out() == 0


class Shifted(AffairCoder):
    """Codes the same with a little more of the text as evidence, and, asked to, all as aid."""

    def __init__(self, version: str, event: str | None = None) -> None:
        super().__init__(version)
        self.event = event

    def code_many(self, cleans):  # type: ignore[no-untyped-def]
        from dataclasses import replace

        for clean, claims in zip(cleans, super().code_many(cleans), strict=True):
            made = []
            for claim in claims:
                at = claim.evidence
                end = min(at.end + 1, len(clean.report.text))
                wider = replace(at, end=end, exact=clean.report.text[at.start : end])
                changed = {"event": self.event, "quad": 2} if self.event else {}
                made.append(replace(claim, evidence=wider, **changed))
            yield made


def test_the_same_told_by_another_stretch_is_the_same_claim(path: Path) -> None:
    told = affair(random.Random(5), 14)
    with dragoman.open(path) as dossier:
        dossier.read(told, coder=AffairCoder("1"))
        first = acts(dossier)[0]
        dossier.judge(first, "wrong")
        dossier.read(told, coder=Shifted("3"))
        (one,) = dossier.judgements()
        assert one.bearing == "moved" and one.found not in (None, first)
        assert dossier.left_out() == 1
        assert_as_from_scratch(dossier)


def test_a_coder_that_now_says_what_the_judge_said_is_right(path: Path) -> None:
    told = affair(random.Random(5), 14)
    with dragoman.open(path) as dossier:
        dossier.read(told, coder=AffairCoder("1"))
        ids = [
            id for id, claim in dossier.records("act")
            if isinstance(claim, Act) and claim.event == "ASSAULT"
        ]  # fmt: skip
        dossier.judge(ids[0], "wrong", event="AID")
        dossier.judge(ids[1], "wrong")  # of whatever is coded there next nobody has judged
        dossier.read(told, coder=Shifted("3", event="AID"))
        assert [one.bearing for one in dossier.judgements()] == ["met", "changed"]
        assert dossier.left_out() == 0
        assert [(one.right, one.wrong) for one in dossier.precision() if one.by == "all"] == [
            (1, 0)
        ]
        waiting = {one.row.id for one in dossier.review_queue()}
        assert dossier.judgements()[0].found not in waiting
        assert dossier.judgements()[1].found in waiting


@pytest.mark.parametrize(
    ("speaker", "codes", "name"),
    [
        ("Peru", ["PER"], "Peru"),
        ("Bolivia; Chile", ["BOL", "CHL"], "Bolivia and Chile"),
        ("Peru; Chile", None, ""),
    ],
)
def test_who_speak_with_one_voice_are_corrected_together(
    path: Path, speaker: str, codes: list[str] | None, name: str
) -> None:
    with dragoman.open(path) as dossier:
        text = "Peru and Chile said in a joint statement that the border would stay open."
        dossier.read([make_report(text, id="r1")], quick=True)
        ((id, coded),) = dossier.records("statement")
        made = dossier.judge(id, "right" if codes is None else "wrong", speaker=speaker)
        assert bool(made.corrections) == (codes is not None), "what is coded anyway is none"
        ((_, now),) = dossier.records("statement")
        assert isinstance(now, Statement)
        if codes is None:
            assert now == coded
        else:
            assert [party.code for party in now.speakers] == codes
            assert now.speaker.name == name
    assert dragoman.check(path).is_sound


def test_every_kind_of_claim_can_be_judged_and_corrected(path: Path) -> None:
    with dragoman.open(path) as dossier:
        dossier.read(reports(8), coder=PlainCoder())
        given = {
            "act": {"target": "China; Japan"}, "statement": {"speaker": "China"},
            "silence": {"about": "the quay"}, "tie": {"tie": "war"}, "consequence": {"effect": "rain"},
        }  # fmt: skip
        for kind, corrections in given.items():
            (id, _) = dossier.records(kind)[0]
            dossier.judge(id, "wrong", **corrections)
        now = dict(dossier.records())
        spoken = [c for c in now.values() if isinstance(c, Statement) and c.speaker.code == "CHN"]
        assert len(spoken) == 1
        assert len(dossier.claims("act", actor="JPN")) == 1
        assert dossier.left_out() == 0
        assert_as_from_scratch(dossier)


@settings(
    deadline=None, max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10**6))
def test_judged_in_any_order_with_readings_between_all_is_as_made_at_once(seed: int) -> None:
    chance = random.Random(seed)
    told = affair(chance, 12)
    with TemporaryDirectory() as folder, dragoman.open(Path(folder, "a.duckdb")) as dossier:
        version, said = 1, 0
        for _ in range(4):
            dossier.read(chance.sample(told, 7), coder=AffairCoder(str(version)))
            version += chance.randint(0, 1)
            for id in chance.sample(acts(dossier), min(3, len(acts(dossier)))):
                judge_somehow(dossier, id, chance)
                said += 1
            if chance.random() < 0.5:
                dossier.events()
        assert len(dossier.judgements()) == said
        assert_as_from_scratch(dossier)
        with connected(dossier.path) as connection:
            orphans = connection.execute(
                "SELECT count(*) FROM corrected WHERE id NOT IN (SELECT id FROM claims)"
            ).fetchall()
        assert orphans == [(0,)]


def judge_somehow(dossier: Dossier, id: str, chance: random.Random) -> None:
    who = chance.choice(["ada", "bo"])
    match chance.randint(0, 3):
        case 0:
            dossier.judge(id, "right", who=who)
        case 1:
            dossier.judge(id, "wrong", who=who)
        case 2:
            dossier.judge(id, "wrong", who=who, event=chance.choice(["AID", "THREATEN"]), mode=None)
        case _:
            dossier.judge(id, "wrong", who=who, source=chance.choice(["CHL", "PER", "BOL", "ECU"]))


def test_time_goes_on_in_utc(dossier: Dossier) -> None:
    one, two = (dossier.judge(acts(dossier)[0], verdict) for verdict in ("right", "unsure"))
    assert timedelta(0) <= two.judged - one.judged < timedelta(minutes=1)
    assert one.judged.tzinfo is None
