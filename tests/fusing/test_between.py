"""Remarks that two reports quote, and stances that two tell: where they clash, and where not."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from dragoman.evidence import make_evidence
from dragoman.fusing.between.finding import find_between, find_on_shelf, shelves_of
from dragoman.records import ClaimRow, Disagreement, Party, Statement
from tests.fusing.builders import act, row

SAID = "We shall open the northern pass to traders of both countries before the snow comes"
NEVER = "We shall never open the northern pass to traders of both countries before the snow comes"


def quoted(report: str, code: str, name: str, words: str, text: str | None = None) -> ClaimRow:
    span = make_evidence(words, 0, len(words))
    party = Party(code, name, name if text is None else text, 0, 0)
    claim = Statement(
        report=report, evidence=span, speaker=party, cue="said", content=span, direct=True
    )
    return row(claim, "2017-02-03", f"Outlet {report}")


def clashes(*rows: ClaimRow) -> list[Disagreement]:
    mixed = [*rows]
    random.Random(3).shuffle(mixed)
    assert find_between(mixed) == find_between(rows)
    of_one_stance: dict[tuple[str, str], list[ClaimRow]] = defaultdict(list)
    for one in rows:
        for placed in shelves_of(one):
            of_one_stance[placed].append(one)
    for (shelf, _), some in of_one_stance.items():
        assert find_on_shelf(shelf, some) == []
    return find_between(rows)


# remarks


def test_a_remark_in_another_mouth() -> None:
    (clash,) = clashes(
        quoted("r1", "PER:GOV", "Ana Quispe", SAID), quoted("r2", "CHL:GOV", "Luis Rojas", SAID)
    )
    assert (clash.kind, clash.severity) == ("attribution", "real")
    assert "from Ana Quispe" in clash.says and "from Luis Rojas" in clash.says


@pytest.mark.parametrize(
    ("code", "name", "text"),
    [
        ("PER:GOV", "Ana Maria Quispe", None),  # the same person
        ("PER:GOV", "Peruvian government", None),  # for whom she speaks
        ("CHL:GOV", "Luis Rojas", "he"),  # whoever that is
        ("UNK", "Luis Rojas", None),  # a name that may be read wrongly
    ],
)
def test_the_same_mouth_or_one_that_is_not_known(code: str, name: str, text: str | None) -> None:
    other = quoted("r2", code, name, SAID, text)
    assert clashes(quoted("r1", "PER:GOV", "Ana Quispe", SAID), other) == []


def test_a_remark_and_its_opposite() -> None:
    (clash,) = clashes(
        quoted("r1", "PER:GOV", "Ana Quispe", SAID), quoted("r2", "PER:GOV", "Ana Quispe", NEVER)
    )
    assert (clash.kind, clash.about) == ("attribution", "words of Ana Quispe")


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("before the snow comes", "before it snows"),  # a translation's words
        SAID.removesuffix(" before the snow comes"),  # a part
        f"Of course. {SAID}, no matter what",  # more of it
        "Nobody has told us of a pass, and we wait for word of it from our own people there",
    ],
)
def test_a_remark_in_words_that_may_be_its_own(other: str) -> None:
    first = quoted("r1", "PER:GOV", "Ana Quispe", SAID)
    assert clashes(first, quoted("r2", "PER:GOV", "Ana Quispe", other)) == []


def test_one_remark_in_copies_of_one_text_is_looked_at_once() -> None:
    one, other = (
        quoted("r1", "PER:GOV", "Ana Quispe", SAID),
        quoted("r2", "CHL:GOV", "Luis Rojas", SAID),
    )
    copies = {one.report_key: ("x",), other.report_key: ("x",)}
    shelf = next(shelf for shelf, _ in shelves_of(one) if shelf.startswith("quote"))
    assert find_on_shelf(shelf, [one, other]) != []
    assert find_on_shelf(shelf, [one, other], copies) == []


# stances

NEUTRAL = "Japan has chosen neither to back nor to blame Russia"


def apart(**more: str) -> ClaimRow:
    return act("REJECT", "JPN", "RUS", NEUTRAL, status="denied", **more)


def test_who_stands_apart_is_said_to_help() -> None:
    helps = act(
        "AID", "JPN", "RUS", "Tokyo is supplying Russia with pumps", report="r2", outlet="B"
    )
    (clash,) = clashes(apart(), helps)
    assert (clash.kind, clash.severity) == ("fact", "probable")
    assert clash.about == "whether Japan helps Russia"


def test_help_that_is_to_end_was_given() -> None:
    ends = act("SANCTION", "JPN", "RUS", "Tokyo is to cut its aid", report="r2", what="aid")
    assert len(clashes(apart(), ends)) == 1


def test_days_apart_each_may_be_right() -> None:
    helps = act(
        "AID", "JPN", "RUS", "Tokyo is supplying pumps", report="r2", published="2024-11-09"
    )
    (clash,) = clashes(apart(), helps)
    assert clash.severity == "time"


@pytest.mark.parametrize(
    "other",
    [
        act("AID", "JPN", "UKR", "Tokyo is supplying Ukraine with pumps", report="r2"),
        act("AID", "JPN", "RUS", "Tokyo may supply pumps", report="r2", status="possible"),
        act("SANCTION", "JPN", "RUS", "Tokyo bans chips", report="r2", what="chips"),
        act("CONSULT", "JPN", "RUS", "Tokyo's envoy met the Russians", report="r2"),
    ],
)
def test_what_is_no_help_to_that_side(other: ClaimRow) -> None:
    assert clashes(apart(), other) == []
