"""Judgements as JSON Lines: out, in again, into another dossier, and with bad lines among them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

import dragoman
from dragoman import Dossier, InputError
from dragoman.judging.lines import to_line
from tests.dossier.affairs import AffairCoder, affair


def exported(dossier: Dossier, where: Path) -> Path:
    lines = [json.dumps(to_line(one)) for one in dossier.judgements()]
    where.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return where


def test_what_is_exported_is_read_into_another_dossier(dossier: Dossier, tmp_path: Path) -> None:
    ids = [id for id, _ in dossier.records("act")]
    dossier.judge(ids[0], "wrong", note="“the other lake”, it says")
    dossier.judge(
        ids[1], "wrong", source="Chile", where="the quay", who="bo", drawn="random, seed 1"
    )
    dossier.judge(ids[2], "right")
    file = exported(dossier, tmp_path / "said.jsonl")
    with dragoman.open(tmp_path / "other.duckdb") as other:
        assert other.take_judgements(file) == (3, [])
        assert {one.bearing for one in other.judgements()} == {"lost"}  # none is thrown away
        other.read(affair(random.Random(5), 14), coder=AffairCoder("1"))
        assert other.judgements() == dossier.judgements()
        assert other.rows() == dossier.rows() and other.events() == dossier.events()
        assert other.take_judgements(file) == (0, [])
        assert len(other.judgements()) == 3


def test_bad_lines_are_told_and_good_ones_are_read(dossier: Dossier, tmp_path: Path) -> None:
    (first, second, *_) = [id for id, _ in dossier.records("act")]
    file = tmp_path / "said.jsonl"
    file.write_text(
        f'{{"claim": "{first}", "verdict": "wrong", "judge": "ada"}}\n'
        "\n"
        "not JSON\n"
        '{"claim": "ffff", "verdict": "right"}\n'
        f'{{"claim": "{second}", "verdict": "perhaps"}}\n'
        f'{{"claim": "{second}", "verdict": "wrong", "corrections": {{"event": "HUG"}}}}\n'
        f'{{"claim": "{second}", "verdict": "wrong", "corrections": {{"source": "Chile"}}}}\n'
        f'{{"claim": "{second}", "verdict": "right", "judged": "yesterday"}}\n'
        "[1]\n",
        encoding="utf-8",
    )
    count, bad = dossier.take_judgements(file)
    assert count == 2
    assert [one.place for one in bad] == [f"line {n}" for n in (3, 4, 5, 6, 8, 9)]
    assert "write one object a line" in bad[0].reason
    assert "no claim 'ffff'" in bad[1].reason and "perhaps" in bad[2].reason
    assert "HUG" in bad[3].reason and "yesterday" in bad[4].reason
    assert [one.judgement.judge for one in dossier.judgements() if one.found == first] == ["ada"]
    assert dossier.left_out() == 1


def test_a_file_that_is_not_there_is_told(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl"):
        dossier.take_judgements(tmp_path / "none.jsonl")
