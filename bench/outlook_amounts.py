"""How much passes on a dyad next week: our distributions against what needs no learning, on ICEWS14.

Sixteen weeks before the benchmark's test part are each forecast from what had passed before them; choices
were made on these. The test part's five whole weeks are forecast the same way, as a last check.

python -m bench.outlook_amounts (to see all marks)
"""

from __future__ import annotations

from bench import places
from dragoman.outlook.amounts.ahead import backtest_ahead
from dragoman.outlook.amounts.backtest import MARKS, OURS, Backtest, Marked, backtest
from dragoman.outlook.benchmarks import read_facts, read_split

FOLDER = places.SHARED / "data" / "forecast" / "ICEWS14"
ORIGINS = 16
WEEK = 7
OVER = ("zero", "last", "average", "conflictology", "mixture")


def measure() -> dict[str, float]:
    """Shares by which our CRPS is lower, with the low ends of their intervals, and calibration."""
    before, test, ahead = tested()
    counts, score = before.groups["all"], before.groups["score"]
    figures = {"dyads": float(before.dyads)}
    for name in OVER:
        figures[f"over_{name}"], figures[f"over_{name}_least"], _ = counts.gain(name)
        figures[f"score_over_{name}_least"] = score.gain(name)[1]
        figures[f"log_over_{name}_least"] = counts.gain(name, "ignorance")[1]
    figures["busy_over_conflictology_least"] = before.groups["busy"].gain("conflictology")[1]
    for group, marked in (("counts", counts), ("score", score)):
        for level in ("covered50", "covered90"):
            figures[f"{group}_{level}"] = marked.mean(OURS, level)
    for group in ("told", "likely"):
        for level in ("covered50", "covered90"):
            figures[f"{group}_{level}"] = before.groups[group].mean(OURS, level)
            figures[f"test_{group}_{level}"] = test.groups[group].mean(OURS, level)
            figures[f"ahead_{group}_{level}"] = ahead[group].mean(OURS, level)
        figures[f"{group}_share"] = before.groups[group].count.sum() / counts.count.sum()
    figures["told_over_conflictology_least"] = before.groups["told"].gain("conflictology")[1]
    figures["miscalibrated"] = miscalibrated(before)
    figures["ahead_over_conflictology"] = ahead["all"].gain("conflictology")[0]
    figures["ahead_over_average"] = ahead["all"].gain("average")[0]
    for level in ("covered50", "covered90"):
        figures[f"ahead_{level}"] = ahead["all"].mean(OURS, level)
    figures["test_over_conflictology"] = test.groups["all"].gain("conflictology")[0]
    figures["test_over_average"] = test.groups["all"].gain("average")[0]
    figures["test_miscalibrated"] = miscalibrated(test)
    figures["acts_forecast"] = before.acts["forecast"]
    figures["acts_too_little"] = before.acts["too little"]
    figures["acts_never_told"] = before.acts["never told"]
    return figures


def tested() -> tuple[Backtest, Backtest, dict[str, Marked]]:
    """The weeks before the test part, those of it, and four weeks together before it, three times."""
    facts = read_facts(FOLDER)
    split = read_split(FOLDER)
    begins = facts.end - len(set(split.test.time.tolist()))
    weeks = begins // WEEK
    rest = facts.end // WEEK - weeks
    before = backtest(facts, "week", weeks * WEEK, ORIGINS)
    test = backtest(facts, "week", facts.end // WEEK * WEEK, rest)
    return before, test, backtest_ahead(facts, "week", weeks * WEEK)


def miscalibrated(marks: Backtest) -> float:
    """How far the share that an interval covers is from its level, in the worst of all groups."""
    return max(
        abs(marked.mean(OURS, level) - wanted)
        for marked in marks.groups.values()
        for level, wanted in (("covered50", 0.5), ("covered90", 0.9))
    )


def _shown(marked: Marked) -> list[str]:
    return [
        f"{name:14}" + "".join(f" {mark} {marked.mean(name, mark):.4f}" for mark in MARKS)
        for name in marked.sums
    ]


if __name__ == "__main__":
    *one_week, rolled = tested()
    for title, marks in zip(("before the test part", "the test part"), one_week, strict=True):
        print(title, marks.dyads, "dyads", marks.acts)
        for group, marked in marks.groups.items():
            print(group, *_shown(marked), sep="\n  ")
    for group, marked in rolled.items():
        print("four weeks together", group, *_shown(marked), sep="\n  ")
