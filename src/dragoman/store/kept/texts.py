"""The texts of a dossier as tracing sees them: by rank, the shorter first, looked up when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa

from dragoman.fusing.origins.rewrites import Forms
from dragoman.fusing.origins.search import Numbers, Picked, Shelf, is_among, pick, shelved
from dragoman.fusing.origins.tracing import Held
from dragoman.fusing.origins.wording import Hashes, Told, Wording, stretches, wordings
from dragoman.fusing.rules import copy_rules, origin_rules
from dragoman.records import Report
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.placing import by_day, placed_rows
from dragoman.store.kept.traces import Row, matches, unpacked
from dragoman.store.schema import few

NONE: Hashes = np.zeros(0, np.uint64)
Value = TypeVar("Value")


class Texts:
    """All texts, those that come among them and those that go left out."""

    def __init__(self, looking: Looking, keys: Sequence[str], coming: Sequence[Told]) -> None:
        connection = looking.connection
        self._connection = connection
        self._told_of = looking.told
        before = dict(
            connection.execute(
                "SELECT report, number FROM texts WHERE report IN (SELECT unnest(?))", [list(keys)]
            ).fetchall()
        )
        self.gone: set[int] = set(before.values())
        ((free,),) = connection.execute("SELECT coalesce(max(number) + 1, 0) FROM texts").fetchall()
        self._wordings: dict[int, Wording] = {}
        self._forms: dict[int, Hashes] = {}
        given: dict[int, Told] = {}
        for one in coming:
            number = before.get(one[0].key, free)
            free += number == free
            given[number] = one
        self._given = {one[0].key: one[0] for one in coming}
        made = {number: self._told(one) for number, one in given.items()}
        lengths = {number: (one.report, len(one)) for number, (one, _) in made.items()}
        self.rows = placed_rows(connection, lengths, self.gone)
        self._order({row["number"]: row for row in self.rows})
        self._take(made)
        self._look()

    def _order(self, new: Mapping[int, Row]) -> None:
        """Give every text its rank."""
        found = self._connection.sql("SELECT * FROM texts").to_arrow_table()
        numbers = found.column("number").to_numpy()
        stay = ~np.isin(numbers, sorted({*self.gone, *new}))
        columns = {
            name: np.r_[
                found.column(name).to_numpy()[stay], [row[name] for row in new.values()]
            ].astype(np.int64)
            for name in ("number", "words", "day", "place")
        }
        keys = found.column("report").filter(pa.array(stay)).combine_chunks()
        self._keys = pa.chunked_array(
            [keys, pa.array([row["report"] for row in new.values()], keys.type)]
        )
        at = by_day(columns["day"], columns["place"])
        self._places = np.lexsort((at, columns["words"]))  # rows, by rank
        self._by_day = at[self._places]
        self._numbers: Numbers = columns["number"][self._places]
        most = max(self.gone, default=0)  # of those that go there may be traces
        self._ranks = np.full(int(self._numbers.max(initial=most)) + 1, -1, np.int64)
        self._ranks[self._numbers] = np.arange(len(self._numbers))
        self.days: Numbers = columns["day"][self._places]

    def _take(self, made: Mapping[int, tuple[Wording, Hashes]]) -> None:
        """Take note of the texts that come."""
        for number, (wording, forms) in made.items():
            self._wordings[self.rank(number)] = wording
            self._forms[self.rank(number)] = forms
        self.new = {self.rank(number) for number in made}
        self._picked = {one: self._pick(self._wordings[one]) for one in self.new}

    def _look(self) -> None:
        """Look up what goes with the reports that go, and what holds of all texts."""
        query = "SELECT DISTINCT value FROM stretches WHERE text IN (SELECT value FROM asked)"
        (self.old_values,) = self._matches(query, self.gone)
        rows = self._connection.sql("SELECT value FROM standing ORDER BY value")
        self.standing: Hashes = rows.to_arrow_table().column("value").to_numpy()
        rows = self._connection.sql("SELECT form FROM common WHERE form != 0 ORDER BY form")
        self.common: Hashes = rows.to_arrow_table().column("form").to_numpy()
        self._holders = NONE, NONE, np.zeros(0, np.int64)  # as they were looked up last
        self._copied: dict[int, tuple[int | None, tuple[int, ...]]] = {}
        self._candidates: dict[int, set[int]] = {}
        self._held: dict[int, list[Held]] = {}
        self._holding: dict[int, set[int]] = {}

    @property
    def count(self) -> int:
        """How many texts there are."""
        return len(self._numbers)

    @property
    def new_picked(self) -> dict[int, Picked]:
        """The stretches by which the texts that come are looked up."""
        return {one: self._picked[one] for one in sorted(self.new)}

    def number(self, rank: int) -> int:
        """The number of a text in the dossier."""
        return int(self._numbers[rank])

    def rank(self, number: int) -> int:
        """The rank of a number that is there."""
        return int(self._ranks[number])

    def ranks(self, numbers: Iterable[int]) -> set[int]:
        """The ranks of those of the numbers that are there."""
        return {rank for one in numbers if (rank := int(self._ranks[one])) >= 0}

    def numbers_of(self, ranks: Iterable[int]) -> set[int]:
        """The numbers of texts."""
        return {self.number(one) for one in ranks}

    def in_numbers(self, made: Mapping[int, Value]) -> dict[int, Value]:
        """What is made of texts, by their numbers."""
        return {self.number(one): value for one, value in made.items()}

    def key(self, rank: int) -> str:
        """The key of a text's report."""
        return str(self._keys[int(self._places[rank])].as_py())

    def reports(self, ranks: Iterable[int]) -> dict[int, Report]:
        """The reports of texts, without the text and under their keys alone."""
        key_of = {one: self.key(one) for one in ranks}
        missing = [key for key in key_of.values() if key not in self._given]
        query = f"SELECT key, published, source FROM ({few('reports', 'key')})"
        rows = self._connection.execute(query, [missing]).fetchall() if missing else []
        found = {key: (day, outlet) for key, day, outlet in rows} | {
            key: (one.published, one.source) for key, one in self._given.items()
        }
        told = ((one, key, *found[key]) for one, key in key_of.items())
        return {
            one: Report(key, key, "", published=day, source=outlet)
            for one, key, day, outlet in told
        }

    def by_day(self, rank: int) -> int:
        """The place of a text's report by day."""
        return int(self._by_day[rank])

    def wording(self, rank: int) -> Wording:
        """The words of a text."""
        self.read([rank])
        return self._wordings[rank]

    def read(self, ranks: Iterable[int]) -> None:
        """Read these texts, where they have not been read."""
        missing = {self.key(one): one for one in ranks if one not in self._wordings}
        if missing:
            for told in self._told_of(list(missing)):
                rank = missing[told[0].key]
                self._wordings[rank], self._forms[rank] = self._told(told)

    def forms(self, rank: int) -> Hashes:
        """The forms of a text's words."""
        self.wording(rank)
        return self._forms[rank]

    def fetch(self, ranks: Sequence[int]) -> Mapping[int, Picked]:
        """The stretches by which texts are looked up."""
        missing = [one for one in ranks if one not in self._picked]
        if missing:
            query = (
                "SELECT text, value, lead FROM stretches WHERE text IN (SELECT value FROM asked) "
                "ORDER BY text, value"
            )
            texts, values, leads = self._matches(query, self.numbers_of(missing))
            for one in missing:
                first, last = np.searchsorted(texts, [self.number(one), self.number(one) + 1])
                day = int(self.days[one])
                self._picked[one] = Picked(values[first:last], leads[first:last], day)
        return self._picked

    def holders(self, values: Hashes) -> Shelf:
        """Who holds these stretches, where more than one text does."""
        asked, held, ranks = self._holders
        if not np.isin(values, asked).all():
            query = "SELECT value, text FROM stretches WHERE value IN (SELECT value FROM asked)"
            held, texts = self._matches(query, values)
            ranks = self._ranks[texts]
            there = (ranks >= 0) & ~np.isin(ranks, np.array(sorted(self.new), np.int64))
            held, ranks = held[there], ranks[there]
            self._holders = values, held, ranks
        else:
            some = np.isin(held, values)
            held, ranks = held[some], ranks[some]
        new = [(one, self._picked[one].values) for one in self.new]
        own = [some[np.isin(some, values)] for _, some in new]
        owners = [np.full(len(some), one) for (one, _), some in zip(new, own, strict=True)]
        return shelved(
            np.concatenate([held, *own]),
            np.concatenate([ranks, *owners]).astype(np.int64),
        )

    def stand(self, gone: Hashes, come: Hashes) -> None:
        """Take note of stretches that are nobody's no longer, and of those that are now."""
        stay = self.standing[~is_among(self.standing, gone)] if len(gone) else self.standing
        self.standing = np.insert(stay, np.searchsorted(stay, come), come)

    def look_up(self, ranks: Iterable[int]) -> None:
        """Look up at once what these texts were found to be: who asks for one by one waits long."""
        missing = [one for one in ranks if one not in self._candidates]
        if not missing:
            return
        numbers = sorted(self.numbers_of(missing))
        pairs = self._pairs("SELECT longer, shorter FROM candidates WHERE longer", numbers)
        holding = self._pairs("SELECT a, b FROM links WHERE kind != 'rewrite' AND a", numbers)
        rows = self._connection.execute(
            "SELECT a, b, covers, own FROM links "
            "WHERE kind != 'rewrite' AND b IN (SELECT unnest(?::INTEGER[]))",
            [numbers],
        ).fetchall()
        held: dict[int, list[Held]] = {}
        for a, b, covers, own in rows:
            if (shorter := self.rank(a)) >= 0:  # else it is of a report that is gone
                held.setdefault(b, []).append(Held(shorter, unpacked(covers), own))
        for rank in missing:
            number = self.number(rank)
            self._candidates[rank] = self.ranks(pairs.get(number, ()))
            self._holding[rank] = self.ranks(holding.get(number, ()))
            self._held[rank] = sorted(held.get(number, ()), key=lambda one: one.shorter)
        others = (one for rank in missing for one in self._candidates[rank])
        self._look_up_copied({*missing, *others})

    def _pairs(self, query: str, numbers: Sequence[int]) -> dict[int, list[int]]:
        """By number, those that a query of two columns has for it."""
        found: dict[int, list[int]] = {}
        asked = f"{query} IN (SELECT unnest(?::INTEGER[]))"
        for one, other in self._connection.execute(asked, [numbers]).fetchall():
            found.setdefault(one, []).append(other)
        return found

    def candidates(self, longer: int) -> set[int]:
        """The candidates that a text had."""
        self.look_up([longer])
        return self._candidates[longer]

    def longer(self, shorter: int) -> set[int]:
        """The texts that one was a candidate of."""
        query = "SELECT longer FROM candidates WHERE shorter IN (SELECT value FROM asked)"
        return self.ranks(next(self._matches(query, [self.number(shorter)])))

    def longer_than(self, numbers: Iterable[int]) -> set[int]:
        """The longer texts of pairs that any of these numbers was in."""
        query = (
            "SELECT longer FROM candidates WHERE shorter IN (SELECT value FROM asked) "
            "OR longer IN (SELECT value FROM asked)"
        )
        return self.ranks(next(self._matches(query, numbers)))

    def source(self, rank: int) -> int | None:
        """The text that one was a mere copy of."""
        source = self._was(rank)[0]
        return None if source is None else self.rank(source)

    def found(self, rank: int) -> tuple[int, ...]:
        """What a text came from, by its copies."""
        return tuple(self.rank(one) for one in self._was(rank)[1])

    def first(self, number: int) -> int:
        """The number of the first that the text of a number came from, by its copies."""
        return self.number(self.found(self.rank(number))[0])

    def _was(self, rank: int) -> tuple[int | None, tuple[int, ...]]:
        self._look_up_copied([rank])
        return self._copied[rank]

    def _look_up_copied(self, ranks: Iterable[int]) -> None:
        missing = [one for one in ranks if one not in self._copied]
        if not missing:
            return
        rows = self._connection.execute(
            "SELECT text, source, found FROM copied WHERE text IN (SELECT unnest(?::INTEGER[]))",
            [sorted(self.numbers_of(missing))],
        ).fetchall()
        there = {text: (source, tuple(found)) for text, source, found in rows}
        for rank in missing:
            number = self.number(rank)
            self._copied[rank] = there.get(number, (None, (number,)))

    def held(self, longer: int) -> list[Held]:
        """The copies that a text held, the shorter ones first."""
        self.look_up([longer])
        return self._held[longer]

    def holding(self, shorter: int) -> set[int]:
        """The texts that held one."""
        self.look_up([shorter])
        return self._holding[shorter]

    def coming_from(self, ranks: Iterable[int]) -> set[int]:
        """The texts that came from one of these."""
        numbers = sorted(self.numbers_of(ranks))
        if not numbers:
            return set()
        rows = self._connection.execute(
            "SELECT text FROM copied WHERE list_has_any(found, ?::INTEGER[])", [numbers]
        ).fetchall()
        return self.ranks(one for (one,) in rows)

    def ages(self, numbers: Numbers) -> Numbers:
        """For each number how late its report is among all, by day; -1 where there is no such text."""
        ages: Numbers = np.append(self._by_day, -1)[self._ranks[numbers]]
        return ages

    def sketched_alike(self, sketches: Mapping[int, Hashes]) -> Iterator[list[int]]:
        """Texts with one sketch, some of those that are given among them.

        Those of other days than a rewrite may have are left out, as long as none is without a day:
        how far one of these stands from a text counts all that lie between.
        """
        values = np.unique(np.concatenate([NONE, *sketches.values()]))
        query = "SELECT value, text, day FROM sketches WHERE value IN (SELECT value FROM asked)"
        held, texts, days = self._matches(f"{query}{self._of_near_days(sketches)}", values)
        if not days.all():
            held, texts, _ = self._matches(query, values)
        by_value: dict[int, set[int]] = {}
        for value, rank in zip(held.tolist(), self._ranks[texts].tolist(), strict=True):
            if rank >= 0 and rank not in self.new:
                by_value.setdefault(value, set()).add(rank)
        for one, some in sketches.items():
            for value in some.tolist():
                by_value.setdefault(value, set()).add(one)
        yield from (sorted(some) for some in by_value.values() if len(some) > 1)

    def _of_near_days(self, ranks: Iterable[int]) -> str:
        """SQL for the days that rewrites of these texts may have, and for none; of all days, if one of them has none."""
        days = self.days[list(ranks)]
        if not len(days) or not days.all():
            return ""
        reach = int(origin_rules()["rewrites"]["days"])
        first, last = int(days.min()) - reach, int(days.max()) + reach
        return f" AND (day BETWEEN {first} AND {last} OR day = 0)"

    def _matches(self, query: str, values: Iterable[int] | Hashes) -> Iterator[Any]:
        return matches(self._connection, query, values)

    @staticmethod
    def _told(told: Told) -> tuple[Wording, Hashes]:
        known: dict[str, int] = {}
        (wording,) = wordings([told], known)
        return wording, Forms(known).of(wording)

    @staticmethod
    def _pick(wording: Wording) -> Picked:
        (hashed,) = stretches([wording], copy_rules()["words"])
        return pick(wording, hashed)
