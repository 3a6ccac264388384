"""Killed while judging, and two who judge at once: whole judgements only, and none is lost."""

from __future__ import annotations

import random
import time
from pathlib import Path

import dragoman
from dragoman import Dossier
from tests.dossier.programs import start, wait_for
from tests.dossier.test_kept import assert_as_from_scratch

JUDGE = """
import sys
import dragoman
path, who, count = sys.argv[1:]
with dragoman.open(path) as dossier:
    ids = sorted(id for id, _ in dossier.records("act"))
    print("begin", flush=True)
    for number in range(int(count)):
        id = ids[number % len(ids)]
        dossier.judge(id, "wrong", who=who, source="ECU" if number % 2 else "PER", note=str(number))
        print("kept", number, flush=True)
"""


def test_killed_in_the_middle_of_a_judgement(dossier: Dossier) -> None:
    chance = random.Random(3)
    for turn in range(4):
        program = start(JUDGE, dossier.path, f"judge {turn}", 10_000)
        wait_for(program, "begin")
        time.sleep(chance.uniform(0.0, 0.8))
        program.kill()
        told = program.communicate()[0].splitlines()
        kept = [
            one.judgement for one in dossier.judgements() if one.judgement.judge[-1] == str(turn)
        ]
        said = sum(line.startswith("kept") for line in told)
        assert said <= len(kept) <= said + 1  # what it was told is kept; one more may be, untold
        assert [one.note for one in kept] == [str(number) for number in range(len(kept))]
    assert_as_from_scratch(dossier)
    first = dossier.records("act")[0][0]
    dossier.judge(first, "right")  # nothing that was killed stands in the way


def test_two_who_judge_at_once_lose_nothing(dossier: Dossier, path: Path) -> None:
    programs = [start(JUDGE, path, who, 8) for who in ("ada", "bo")]
    for program in programs:
        assert program.wait(timeout=120) == 0
        program.communicate()
    with dragoman.open(path) as asked:
        said = [one.judgement.judge for one in asked.judgements()]
        assert (said.count("ada"), said.count("bo")) == (8, 8)
        assert all(one.bearing == "same" for one in asked.judgements())
        assert_as_from_scratch(asked)
