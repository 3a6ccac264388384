"""Origins are kept as tracing all reports at once finds them, whatever comes, goes and changes."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dragoman.fusing.origins.graph import Linked, links, origin_graph
from dragoman.fusing.origins.tracing import trace
from dragoman.fusing.origins.wording import Told
from dragoman.records import Region, Report
from dragoman.store.kept import traces
from dragoman.store.kept.looking import Claims, Looking
from dragoman.store.kept.stages import kept_tables
from dragoman.store.kept.told import Kept
from dragoman.store.kept.tracing import trace_some
from dragoman.store.schema import TABLES
from dragoman.store.write import insert

WORDS = "".join(chr(97 + (n * 7) % 26) + "aeiou"[n % 5] + chr(97 + n % 23) + " " for n in range(90)).split()  # fmt: skip


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(5, 16))).capitalize() + "."


def texts(chance: random.Random, count: int) -> list[Report]:
    """Texts made of a few sentences each, of a small stock: copies, parts, feet and rewrites."""
    stock = [sentence(chance) for _ in range(16)]
    feet = [sentence(chance) for _ in range(3)]
    made: list[Report] = []
    for number in range(count):
        told = chance.sample(stock, chance.randint(1, 8))
        if chance.random() < 0.4 and made:
            told = chance.choice(made).text.split("\n")
            told = told[: chance.randint(1, len(told))]
        if chance.random() < 0.4:
            told = [reworded(chance, one) for one in told]
        if chance.random() < 0.5:
            told = [*told, chance.choice(feet)]
        day = date(2024, 1, 1) + timedelta(chance.randint(0, 20))
        made.append(
            Report(f"r{number}", f"key{number:03}", "\n".join(told), source=f"o{number % 3}",
                   published=day if chance.random() < 0.9 else None)
        )  # fmt: skip
    return made


def reworded(chance: random.Random, told: str) -> str:
    words = told.split()
    words[chance.randrange(len(words))] = chance.choice(WORDS)
    return " ".join(words)


def whole(report: Report) -> Told:
    return report, (Region(0, len(report.text), "body"),)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thresholds at which few short texts show all that many long ones do."""
    from dragoman.fusing.rules import origin_rules

    monkeypatch.setitem(origin_rules()["search"], "remembered", 4)
    monkeypatch.setitem(origin_rules()["search"], "links", 2)
    monkeypatch.setitem(origin_rules()["rewrites"], "words", 8)
    monkeypatch.setitem(origin_rules()["rewrites"], "sentences", 2)


@settings(deadline=None, max_examples=6, phases=[Phase.generate])
@given(st.integers(0, 10**6))
def test_one_by_one_they_come_to_what_all_at_once_do(seed: int) -> None:
    chance = random.Random(seed)
    everything = texts(chance, 24)
    there = {one.key: one for one in everything[:6]}
    connection = dossier_of(there.values())
    kept = {key: tuple(held) for key, held in origins_of(there.values())}
    left = everything[6:]
    while left:
        coming = [left.pop() for _ in range(min(len(left), chance.randint(1, 4)))]
        again = chance.sample(sorted(there), chance.randint(0, 2))
        coming += [moved(chance, there[key]) for key in again]
        gone = chance.sample(sorted(there.keys() - again), chance.randint(0, 1))
        there = {key: one for key, one in there.items() if key not in gone}
        there |= {one.key: one for one in coming}
        put(connection, coming)
        take_away(connection, gone)
        change = trace_some(
            Looking(connection, Claims()),
            [*(one.key for one in coming), *gone],
            [whole(one) for one in coming],
        )
        traces.write(connection, change)
        kept = {key: held for key, held in kept.items() if key not in gone} | change.origins
        traced = trace([whole(one) for one in there.values()])
        assert kept == traced.origins
        assert shown(Kept.of(connection).links) == shown(links(traced))
        assert origin_graph(traced)
    connection.close()


def test_what_copied_a_report_that_is_gone_is_no_rewrite_of_itself() -> None:
    chance = random.Random(1)
    told = [sentence(chance) for _ in range(9)]
    wire = Report("wire", "wire", "\n".join(told[:7]), source="o1", published=date(2024, 1, 1))
    copy = Report("copy", "copy", "\n".join(told), source=None, published=date(2024, 1, 2))
    connection = dossier_of([wire, copy])
    assert Kept.of(connection).links
    take_away(connection, ["wire"])
    traces.write(connection, trace_some(Looking(connection, Claims()), ["wire"], []))
    assert not Kept.of(connection).links
    connection.close()


def dossier_of(reports: Collection[Report]) -> duckdb.DuckDBPyConnection:
    """The tables of a dossier in which all of these were traced at once."""
    connection = duckdb.connect(":memory:")
    for name, columns in (TABLES | kept_tables()).items():
        connection.execute(f"CREATE TABLE {name} ({columns})")
    put(connection, reports)
    traces.write(connection, traces.everything(trace([whole(one) for one in reports])))
    return connection


def shown(linked: Iterable[Linked]) -> list[str]:
    return sorted(f"{link} {sorted(keys)}" for link, keys in linked)


def moved(chance: random.Random, report: Report) -> Report:
    """The same text, of another day."""
    return replace(report, published=date(2024, 1, 1) + timedelta(chance.randint(0, 20)))


def origins_of(reports: Iterable[Report]) -> list[tuple[str, tuple[str, ...]]]:
    return list(trace([whole(one) for one in reports]).origins.items())


def take_away(connection: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> None:
    """Delete the reports of these keys."""
    for table, column in (("reports", "key"), ("regions", "report")):
        connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?))", [keys])


def put(connection: duckdb.DuckDBPyConnection, reports: Collection[Report]) -> None:
    """Write the reports, in place of those of the same keys."""
    rows = [
        {"key": one.key, "id": one.id, "text": one.text, "published": one.published,
         "published_from": "given", "source": one.source, "source_from": "given",
         "language": "en", "run": 1}
        for one in reports
    ]  # fmt: skip
    take_away(connection, [one.key for one in reports])
    insert(connection, "reports", rows)
    regions = [
        {"report": row["key"], "start": 0, "end": len(str(row["text"])), "kind": "body"}
        for row in rows
    ]
    insert(connection, "regions", regions)
