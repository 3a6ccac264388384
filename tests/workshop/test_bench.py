"""The bench: what it reads, what it calls a fault, what it writes, and that it is up to date."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench import places
from bench.__main__ import main, measure
from bench.figures import (
    Bench,
    Figure,
    Record,
    faults,
    kept,
    load_benches,
    load_record,
    save_record,
    stale,
)
from bench.packaged import figures_table
from bench.page import BEGIN, END, quality_page, readme_block, reliability_block, with_block
from bench.scorer import read_scores

BENCHES = load_benches()
FLOOR = Figure("f1", "acts, F1", floor=0.5, readme="acts, F1, as newcomers read it")
CEILING = Figure("ratio", "cost", unit="times", ceiling=1.5)
BENCH = Bench("toy", "A toy", "quality", "toys", "two lines", (FLOOR, CEILING))
# Those that take no time; continuous integration holds the others to the same.
QUICK = {"claims", "cleaning"}

PRINTED = """\
acts, event type             P 0.500  R 0.250  F1 0.333   predicted 10  gold 20
  of the acts found          status right 0.800  voice right 0.600  month right 1.000 (of 4 dated)
acts, parties only           P 0.700  R 0.500  F1 0.583   predicted 10  gold 20
statements (content IoU .5)  P 0.900  R 0.900  F1 0.900   predicted 9  gold 9
  of the statements found    speaker's country right 0.750
silences                     P 1.000  R 0.667  F1 0.800   predicted 4  gold 6
"""


def test_the_lines_of_the_scorer_are_read() -> None:
    scores = read_scores(PRINTED)
    assert scores["acts_type_f1"] == 0.333
    assert scores["acts_parties_precision"] == 0.7
    assert scores["silences_found"] == 4
    assert {name: scores[name] for name in ("status", "voice", "month", "speaker")} == {
        "status": 0.8,
        "voice": 0.6,
        "month": 1.0,
        "speaker": 0.75,
    }


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"f1": 0.5, "ratio": 1.5}, []),
        ({"f1": 0.4994, "ratio": 1.504}, ["at least 0.500"]),
        ({"f1": 0.9, "ratio": 1.51}, ["at most 1.50 times"]),
        ({"ratio": 1.0}, ["f1 was not measured"]),
    ],
)
def test_a_figure_out_of_its_bounds_is_a_fault(values: dict[str, float], wrong: list[str]) -> None:
    found = list(faults([BENCH], {"toy": values}))
    assert len(found) == len(wrong)
    assert all(part in fault for part, fault in zip(wrong, found, strict=True))


def test_a_bench_that_is_not_run_keeps_its_figures(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    assert load_record(path) == Record({})
    save_record(Record({"a": {"x": 1.0}, "b": {"y": 2.0}}, "an old machine"), path)
    save_record(load_record(path).updated({"b": {"y": 3.0}}, None), path)
    assert load_record(path) == Record({"a": {"x": 1.0}, "b": {"y": 3.0}}, "an old machine")


def test_the_pages_show_figures_and_floors() -> None:
    record = Record(
        {"toy": kept(BENCH, {"f1": 0.61249, "ratio": 1.2345, "untold": 7.0})}, "a machine"
    )
    page = quality_page([BENCH], record)
    assert "| acts, F1 | 0.612 | at least 0.500 |" in page
    assert "| cost | 1.23 times | at most 1.50 times |" in page
    assert "a machine" in page
    readme = with_block(f"before\n{BEGIN}\nold\n{END}\nafter\n", readme_block([BENCH], record))
    assert "| acts, F1, as newcomers read it | toys | 0.612 |" in readme
    assert "old" not in readme
    assert "cost" not in readme
    assert readme.startswith("before\n")
    assert readme.endswith("\nafter\n")


def test_the_page_lists_the_errors_left_with_the_most_frequent_first() -> None:
    record = Record({"toy": {"f1": 0.6}}, errors={"toy": {"a nickname": 2, "a place": 11}})
    page = quality_page([BENCH], record)
    assert page.index("| a place | 11 |") < page.index("| a nickname | 2 |")
    assert "Errors left" not in quality_page([BENCH], Record({"toy": {"f1": 0.6}}))


def test_an_unknown_bench_is_answered_with_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["nonsense"])
    assert stopped.value.code == 2
    assert "nonsense" in (said := capsys.readouterr().err)
    assert all(bench.name in said for bench in BENCHES)


@pytest.mark.parametrize("bench", BENCHES, ids=lambda bench: bench.name)
def test_every_bench_of_the_floors_is_a_module(bench: Bench) -> None:
    assert find_spec(f"bench.{bench.name}")
    assert bench.figures


def test_every_module_that_measures_has_floors() -> None:
    modules = {
        path.stem
        for path in (places.ROOT / "bench").glob("*.py")
        if "\ndef measure() -> dict[str, float]:" in path.read_text(encoding="utf-8")
    }
    assert modules == {bench.name for bench in BENCHES}


def test_the_pages_are_those_that_the_bench_writes() -> None:
    record = load_record()
    assert places.PAGE.read_text(encoding="utf-8") == quality_page(BENCHES, record), "make bench"
    packaged = places.PACKAGED.read_text(encoding="utf-8")
    assert packaged == figures_table(BENCHES, record), "make bench"
    told = places.RELIABILITY.read_text(encoding="utf-8")
    assert reliability_block(BENCHES, record) in told, "python -m bench kills"
    assert readme_block(BENCHES, record) in places.README.read_text(encoding="utf-8"), "make bench"


def test_the_kept_figures_are_within_their_bounds() -> None:
    figures = load_record().figures
    run = [one for one in BENCHES if one.by_default or one.name in figures]
    assert list(faults(run, figures)) == []


def test_a_figure_that_has_moved_makes_the_page_stale() -> None:
    record = Record({"toy": {"f1": 0.60}})
    near, far = {"toy": {"f1": 0.615}}, {"toy": {"f1": 0.65}}
    bench = replace(BENCH, figures=(FLOOR,))
    assert list(stale([bench], near, record)) == []
    (fault,) = stale([bench], far, record)
    assert "0.650" in fault
    assert "0.600" in fault
    assert "make bench" in fault
    assert len(list(stale([bench], near, Record({})))) == 1
    assert list(stale([replace(bench, kind="cost")], far, record)) == []
    timed = replace(bench, figures=(replace(FLOOR, unit="ms"),))
    assert list(stale([timed], {"toy": {"f1": 9.0}}, record)) == []  # another machine's time


@pytest.mark.shared
@pytest.mark.usefixtures("shared_dir")
@pytest.mark.parametrize(
    "bench", [one for one in BENCHES if one.name in QUICK], ids=lambda bench: bench.name
)
def test_the_kept_figures_are_those_of_this_coder(bench: Bench) -> None:
    assert list(stale([bench], {bench.name: measure(bench)}, load_record())) == []
