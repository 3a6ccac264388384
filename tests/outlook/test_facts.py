"""Facts: read from benchmark folders and from records, in order of time, faults named by their line."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.outlook.benchmarks import read_facts, read_split
from dragoman.outlook.facts import facts_of

DAY = date(2024, 1, 1)
ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABCD"),
        st.sampled_from(["AID", "ACCUSE"]),
        st.sampled_from("ABCD"),
        st.integers(0, 40).map(lambda days: DAY + timedelta(days=days)),
    ),
    max_size=20,
)


def folder(at: Path, **parts: str) -> Path:
    for name, text in parts.items():
        (at / f"{name}.txt").write_text(text, encoding="utf-8")
    return at


@given(ROWS)
def test_records_come_back_in_order_of_time(rows: list[tuple[str, str, str, date]]) -> None:
    facts = facts_of(rows)
    assert np.all(np.diff(facts.time) >= 0)
    told = [(*facts.named(at), facts.day(int(facts.time[at]))) for at in range(len(facts))]
    assert told == sorted(rows, key=lambda row: row[3])


@given(ROWS, st.integers(-1, 42))
def test_a_cut_parts_what_was_before_from_what_comes(
    rows: list[tuple[str, str, str, date]], time: int
) -> None:
    facts = facts_of(rows)
    past, later = facts.before(time), facts.since(time)
    assert past.time.tolist() + later.time.tolist() == facts.time.tolist()
    assert all(past.time < time) and all(later.time >= time)
    assert facts.begins is None or facts.time_of(facts.begins) == 0


def test_a_folder_is_read_in_steps_with_its_names(tmp_path: Path) -> None:
    folder(
        tmp_path,
        train="0\t0\t1\t48\t-1\n2\t1\t0\t24\t-1\n",
        valid="1\t0\t0\t96\n",
        test="0\t0\t5\t168\n\n",
        entity2id="Northland\t0\nSouth land\t1\n",
    )
    split, facts = read_split(tmp_path), read_facts(tmp_path)
    assert facts.step == 24 and facts.origin == 24
    assert facts.time.tolist() == [0, 1, 3, 6]
    assert facts.actors == ("Northland", "South land", "2", "3", "4", "5")
    assert facts.relations == ("0", "1")
    assert [len(part) for part in (split.train, split.valid, split.test)] == [2, 1, 1]
    assert split.train.subject.tolist() == [2, 0]


def test_times_with_no_step_in_common_are_numbered_in_their_order(tmp_path: Path) -> None:
    folder(
        tmp_path, train="0 0 1 1388534400000\n0 0 2 1388534400007\n", test="0 0 1 1577836800001\n"
    )
    assert read_facts(tmp_path).time.tolist() == [0, 1, 2]


def test_a_name_may_hold_any_letter(tmp_path: Path) -> None:
    folder(tmp_path, train="0 0 1 0\n", test="0 0 1 1\n")
    (tmp_path / "entity2id.txt").write_bytes(
        "A\u2028B\t0\n".encode() + "Réunion\t1\n".encode("latin-1")
    )
    assert read_facts(tmp_path).actors[0] == "A\u2028B"


def test_a_folder_needs_no_valid_part(tmp_path: Path) -> None:
    folder(tmp_path, train="0 0 1 0\n", test="0 0 1 1\n")
    assert len(read_split(tmp_path).valid) == 0


@pytest.mark.parametrize(
    ("part", "text", "told"),
    [
        ("train", "0\t0\t1\t0\n0\tzero\t1\t0\n", "line 2"),
        ("train", "0\t0\t1\n", "line 1"),
        ("test", "0\t0\t-1\t9\n", "line 1"),
        ("test", "", "no facts"),
        ("valid", "0\t0\t1\t-3\n", "fact 1"),
        ("test", f"0\t0\t1\t{10**20}\n", "line 1"),
        ("test", "0\t20000\t1\t9\n", "line 1"),
        ("test", "0\t0\t3000000\t9\n", "line 1"),
        ("entity2id", "A\t0\nB\n", "line 2"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(
    tmp_path: Path, part: str, text: str, told: str
) -> None:
    folder(tmp_path, train="0\t0\t1\t0\n", valid="0\t0\t1\t1\n", test="0\t0\t1\t2\n")
    folder(tmp_path, **{part: text})
    with pytest.raises(InputError) as raised:
        read_split(tmp_path)
    assert f"{part}.txt" in str(raised.value) and told in str(raised.value)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no folder"):
        read_facts(tmp_path / "nowhere")
    folder(tmp_path, train="0\t0\t1\t0\n")
    with pytest.raises(InputError, match=r"test\.txt: is missing"):
        read_facts(tmp_path)
