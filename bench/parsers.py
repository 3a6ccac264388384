"""Every parser of bytes from outside, as a function that any bytes are given to, with what must hold.

Each takes the bytes, and returns; what it refuses it refuses with an error of ours. All else that it raises,
and all that does not hold of what it gives, is a fault of Dragoman.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import places
from dragoman.errors import DragomanError, InputError
from dragoman.records import CleanReport, Report

CORPORA = places.ROOT / "bench" / "corpora"
"""A folder for each parser, with small files of our own making: what is tried begins with them."""

CODED = (
    600  # characters of a text that is coded to its claims: the parse takes 30,000 words a second
)
HEAPED = 10_000  # characters of one that is one piece over and over
READ = 200_000  # characters of one that is only cleaned
EXPLAINED = 8  # of so many texts one is explained, too: it is coded once more for that
PUBLISHED = (None, date(1600, 1, 1), date(2024, 10, 25), date(2999, 12, 31))  # of what is coded

Parser = Callable[[bytes], object]


def corpus(name: str) -> list[bytes]:
    """The files that are kept for a parser."""
    return [path.read_bytes() for path in sorted((CORPORA / name).iterdir())]


def grounds(name: str) -> list[bytes]:
    """What inputs of a parser are made of: its files; of what is packed, those of all that may be packed, too.

    Of what is coded, the texts of the examples, too.
    """
    if name in TEXTS:
        return [*corpus(name), *_pieces()]
    if name != PACKED:
        return corpus(name)
    others = (data for one in SOURCES for data in corpus(one))
    return corpus(name) + [gzip.compress(data, mtime=0) for data in others]


@cache
def _pieces() -> list[bytes]:
    """The texts of the examples in pieces that are coded as a whole."""
    from bench import examples

    texts = (report.text for report in examples.reports())
    pieces = (text[at : at + CODED] for text in texts for at in range(0, len(text), CODED))
    return [piece.encode("utf-8") for piece in pieces]


def tried(name: str, data: bytes) -> None:
    """Give the bytes to a parser. Raises whatever is no refusal of ours."""
    with suppress(DragomanError):
        PARSERS[name](data)


def _opened(data: bytes, name: str) -> Iterator[Report]:
    """The reports of a file, as `sources.load` makes them, without what it does for broken files."""
    from dragoman.reading.formats.opening import Origin, open_items
    from dragoman.reading.sources import make_report

    for item in open_items(io.BytesIO(data), Origin(name, name), {}):
        if isinstance(item.held, InputError):
            _hold(bool(item.held.reason), "a refusal says why")
            continue
        held = item.held
        yield make_report(
            held.text or "",
            id=held.id,
            title=held.title,
            published=held.published,
            source=held.source,
            url=held.url,
            told_by=held.told_by,
            language=held.language,
        )


def _source(ending: str) -> Parser:
    def parser(data: bytes) -> int:
        return sum(_cleaned(one) is not None for one in _opened(data, f"a{ending}"))

    return parser


def _cleaned(report: Report) -> CleanReport:
    """The report cleaned, with what must hold of it: every place lies in the text."""
    from dragoman.reading.clean import clean

    text = report.text
    text.encode("utf-8")
    _hold(bool(text.strip()), "a report has a text")
    cleaned = clean(report)
    last = 0
    for region in cleaned.regions:
        _hold(last <= region.start <= region.end <= len(text), "regions lie in order in the text")
        last = region.end
    for passage in cleaned.passages:
        _hold(len(passage.offsets) == len(passage.text) + 1, "each character has its place")
        _hold(0 <= passage.offsets[0] <= passage.offsets[-1] <= len(text), "in the text")
    return cleaned


def _coded(data: bytes) -> None:
    """A text, through to its claims: each stands in the text where it says."""
    _claims_of(data.decode("utf-8", "replace")[:CODED])


def _heaped(data: bytes) -> None:
    """The same of a piece without end: what grows faster than its text shows only in a long one."""
    piece = data.decode("utf-8", "replace")[:CODED] or " "
    _claims_of((piece * HEAPED)[:HEAPED])


def _claims_of(text: str) -> None:
    """A text's claims, counts and reasons; every quote stands where it says, every line is read again."""
    from dragoman.coders import coder_for
    from dragoman.exchange.lines import dumps, from_line
    from dragoman.reading.sources import make_report

    if not text.strip():
        return
    number = zlib.crc32(text.encode("utf-8", "replace"))
    cleaned = _cleaned(make_report(text, id="a", published=PUBLISHED[number % len(PUBLISHED)]))
    (reading,) = coder_for("").read_many([cleaned])
    for found in (one.evidence for one in (*reading.claims, *reading.counts)):
        _hold(text[found.start : found.end] == found.exact, "a quote stands where it says")
    for claim in reading.claims:
        line = dumps(claim)
        _hold(dumps(from_line(json.loads(line))) == line, "a line is read again")
    if number % EXPLAINED == 0:
        explained = coder_for("").explain(cleaned)
        _hold(tuple(one for one, _ in explained) == reading.claims, "all claims are explained")


def _names(data: bytes) -> None:
    from dragoman.actors import own

    with _file(data, "names.tsv") as path:
        for row in own.rows(own.layers(path)[0]):
            _hold(bool(row), "a line is a row or a rejection")


def _events(shape: str) -> Parser:
    def parser(data: bytes) -> None:
        from dragoman.exchange.imports.rows import Refusals, read_batches
        from dragoman.exchange.imports.shapes import known_shape

        with _file(data, "events.tab") as path:
            refused = Refusals(9)
            _, batches = read_batches(path, known_shape(shape), refused)
            for batch in batches:
                _meant(shape, batch)

    return parser


def _meant(shape: str, batch: object) -> None:
    from dragoman.exchange.imports import meanings
    from dragoman.exchange.imports.shapes import known_shape

    known = known_shape(shape)
    assert known is not None
    for row in batch.to_pylist():  # type: ignore[attr-defined]
        meanings.kind_of(known, row["type"], row["quad"])
        for cell in (row["source"], row["target"]):
            meanings.actors_of(known, cell)


def _staged(data: bytes) -> None:
    """An event file made ready beside a dossier: by the database, too."""
    from dragoman.exchange.imports.staging import stage

    with _file(data, "events.tab") as path:
        stage(path, None, path.parent)


def _judgements(data: bytes) -> None:
    from dragoman.judging.intake import understood

    def nobody(claim: str) -> None:
        raise InputError(f"no claim is called {claim}")

    with _file(data, "judged.jsonl") as path:
        good, bad = understood(path, nobody, lambda *_: {}, "ada")  # type: ignore[arg-type]
        _hold(len(good) + len(bad) <= data.count(b"\n") + 1, "one a line")


def _claims(data: bytes) -> None:
    from dragoman.exchange.lines import dumps, from_line
    from dragoman.reading.objects import parsed

    line = parsed(data, READ, "claim")
    if isinstance(line, dict):
        dumps(from_line(line))


def _backup(data: bytes) -> None:
    from dragoman.safety import archive

    with _file(data, "a.backup") as path:
        archive.unpack(path, path.parent)
        _hold({one.suffix for one in path.parent.iterdir()} <= {".backup", ".parquet"}, "no more")


class _file:  # noqa: N801 - read as a function
    """The bytes as a file, in a folder of its own, while this holds."""

    def __init__(self, data: bytes, name: str) -> None:
        self._folder = TemporaryDirectory(dir=_memory())
        self._path = Path(self._folder.name, name)
        self._path.write_bytes(data)

    def __enter__(self) -> Path:
        return self._path

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


@cache
def _memory() -> str | None:
    """A folder that lies in memory, where there is one: thousands of small files a second."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _hold(held: bool, what: str) -> None:
    if not held:
        raise AssertionError(f"it does not hold that {what}")


PACKED = "packed"
TEXTS = ("coded", "heaped")  # that are coded, through to their claims
SOURCES: dict[str, Parser] = {
    "text": _source(".txt"),
    "page": _source(".html"),
    "lines": _source(".jsonl"),
    "json": _source(".json"),
    "table": _source(".csv"),
    "feed": _source(".rss"),
    "archive": _source(".warc"),
    "parquet": _source(".parquet"),
}
"""By name: the parsers of files of reports, each of which may be packed."""

PARSERS: dict[str, Parser] = SOURCES | {
    PACKED: _source(".gz"),
    "coded": _coded,
    "heaped": _heaped,
    "names": _names,
    "polecat": _events("polecat"),
    "icews": _events("icews"),
    "gdelt": _events("gdelt"),
    "staged": _staged,
    "judgements": _judgements,
    "claims": _claims,
    "backup": _backup,
}
"""By name: the parsers of what people hand over, and of what they fetch."""
