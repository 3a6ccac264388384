"""Numbers that clash between reports, held against the gold lines on 34 groups of reports on Syria.

python -m bench.disagree_counts [-e to list what was shown wrongly and what was missed]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bench import places
from bench.matching import f1
from dragoman.count_records import CountRow
from dragoman.fusing.counts.finding import find_counts
from dragoman.reading.sources import make_report
from dragoman.records import Disagreement, Report, Side

FOLDER = places.ROOT / "bench" / "disagreement" / "fa_kes"
DATA = places.SHARED / "data" / "disagreement" / "fa-kes" / "fa-kes.jsonl"
SHOWN = ("real", "probable", "time")

Line = dict[str, Any]


def measure() -> dict[str, float]:
    """Precision, recall and F1 on numbers, with each group's reports alone and with all together."""
    rows, _ = coded()
    return score(rows)


def score(rows: Sequence[CountRow]) -> dict[str, float]:
    """The figures for counts that were found; the id of a report is its group's and its own."""
    gold = _gold()
    alone = [one for group in sorted(gold) for one in _find(rows, group)]
    together = _find(rows, "")
    found = {f"alone_{name}": value for name, value in _scored(alone, gold).items()}
    found |= {f"together_{name}": value for name, value in _scored(together, gold).items()}
    return found


def coded() -> tuple[list[CountRow], dict[str, Report]]:
    """The counts that the coder finds in the reports of the groups, and the reports."""
    from dragoman.one_text import counts

    reports = _reports()
    return [row for one in reports.values() for row in count_rows(one, counts(one))], reports


def count_rows(report: Report, counts: Iterable[Any]) -> list[CountRow]:
    """The counts of a report as rows of a dossier."""
    return [
        CountRow(f"{report.id}-{n}", count, report.id, report.key, report.published, report.source)
        for n, count in enumerate(counts)
    ]


def _find(rows: Sequence[CountRow], group: str) -> list[Disagreement]:
    """What is shown of one group, or of all where none is named."""
    mine = [row for row in rows if row.report_id.startswith(group)]
    return [one for one in find_counts(mine) if one.severity in SHOWN]


def _scored(found: Sequence[Disagreement], gold: Mapping[str, list[Line]]) -> dict[str, float]:
    wanted = [line for lines in gold.values() for line in lines if line.get("severity") in SHOWN]
    hits = [verdict(one, gold) for one in found]
    right = sum(bool(lines) for lines, _ in hits)
    lines_hit = {id(line) for lines, _ in hits for line in lines}
    counts = {line["count"] for line in wanted}
    counts_hit = {line["count"] for lines, _ in hits for line in lines}
    precision = right / len(found) if found else 1.0
    recall = len(lines_hit) / len(wanted)
    silent = [g for g, lines in gold.items() if not _shown(lines)]
    alarms = sum(_group(one.a) in silent or _group(one.b) in silent for one in found)
    of_counts = len(counts_hit) / len(counts)
    return {
        "shown": len(found),
        "precision": precision,
        "recall": recall,
        "f1": f1(precision, recall),
        "counts_recall": of_counts,
        "counts_f1": f1(precision, of_counts),
        "silent_alarms": alarms,
    }


def _shown(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.get("severity") in SHOWN]


def verdict(one: Disagreement, gold: Mapping[str, list[Line]]) -> tuple[list[Line], list[Line]]:
    """The lines to be shown that a record hits, and the others that it hits."""
    group = _group(one.a)
    if group != _group(one.b):
        return [], []
    hit = [line for line in gold.get(group, ()) if _hits(one, line)]
    shown = [line for line in hit if line.get("severity") in SHOWN]
    return shown, [line for line in hit if line not in shown]


def _hits(one: Disagreement, line: Line) -> bool:
    return any(
        _on(first, line["a"]) and _on(second, line["b"])
        for first, second in ((one.a, one.b), (one.b, one.a))
    )


def _on(side: Side, told: Line) -> bool:
    report = side.report.partition(":")[2]
    return any(
        place["report"] == report
        and side.evidence.start < place["end"]
        and place["start"] < side.evidence.end
        for place in (told, *told.get("also", ()))
    )


def _group(side: Side) -> str:
    return side.report.partition(":")[0]


def _reports() -> dict[str, Report]:
    """By group and id, the reports: their day is what their text tells, as the table's is another."""
    data = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    found = {}
    for group in _lines("groups.jsonl"):
        for one in group["reports"]:
            id = f"{group['group']}:{one['report']}"
            text = data[one["row"]]["article_content"]
            found[id] = make_report(text, id=id, source=one["source"])
    return found


def _gold() -> dict[str, list[Line]]:
    """By group, the lines on numbers."""
    gold: dict[str, list[Line]] = {line["group"]: [] for line in _lines("groups.jsonl")}
    for line in _lines("gold.jsonl"):
        if line["kind"] == "number":
            gold[line["group"]].append(line)
    return gold


def _lines(name: str) -> Iterator[Line]:
    yield from map(json.loads, (FOLDER / name).read_text(encoding="utf-8").splitlines())


def show(rows: Sequence[CountRow], reports: Mapping[str, Report]) -> None:
    """What was shown wrongly and what was missed, with each group alone."""
    gold = _gold()
    hit: set[int] = set()
    for group in sorted(gold):
        for one in _find(rows, group):
            right, other = verdict(one, gold)
            hit |= {id(line) for line in right}
            if not right:
                told = [f"{one_.get('severity', 'agree')}: {one_['count']}" for one_ in other]
                print("WRONG", group, one.severity, one.about, told)
                for side in (one.a, one.b):
                    print("   ", side.report[-4:], side.source, _around(reports[side.report], side))
    for group, lines in gold.items():
        for line in lines:
            if line.get("severity") in SHOWN and id(line) not in hit:
                print("MISSED", line["count"], line["severity"], line["note"])
                for told in (line["a"], line["b"]):
                    text = reports[f"{group}:{told['report']}"].text
                    print(
                        "   ",
                        told["report"][-4:],
                        text[max(0, told["start"] - 40) : told["start"]],
                        f"[{text[told['start'] : told['end']]}]",
                    )


def _around(report: Report, side: Side) -> str:
    start, end = side.evidence.start, side.evidence.end
    text = report.text
    return f"{start} {text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 60]}"


if __name__ == "__main__":
    told, read = coded()
    print({name: round(value, 3) for name, value in score(told).items()})
    if "-e" in sys.argv:
        show(told, read)
