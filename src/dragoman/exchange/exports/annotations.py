"""Claims and judgements as W3C Web Annotations: each on its very stretch of its report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias
from urllib.parse import quote

from dragoman.exchange.exports.content import Content
from dragoman.exchange.lines import to_line
from dragoman.records import ClaimRow, Evidence
from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.judging.records import Judged

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Annotation = dict[str, Any]
Coded: TypeAlias = Callable[[str], ClaimRow]


def write_annotations(content: Content, judged: Iterable[Judged], out: TextIO, coded: Coded) -> int:
    """One collection, its annotations in one page, written one by one; how many.

    ``coded`` gives a claim as the coder made it, by its id: one that people judged wrong, too.
    """
    out.write(
        f'{{"@context": "{CONTEXT}", "id": "urn:dragoman:claims", "type": "AnnotationCollection", '
        '"first": {"id": "urn:dragoman:claims:1", "type": "AnnotationPage", '
        '"partOf": "urn:dragoman:claims", "items": ['
    )
    count = 0
    for one in _all(content, judged, coded):
        out.write(",\n" if count else "\n")
        out.write(json.dumps(one, ensure_ascii=False, allow_nan=False))
        count += 1
    out.write(f'\n]}}, "total": {count}}}\n')
    return count


def _all(content: Content, judged: Iterable[Judged], coded: Coded) -> Iterator[Annotation]:
    targets = {}
    for row in content.rows:
        target = _target(content, row)
        targets[row.id] = target
        yield _claim(row, target)
    for one in judged:
        found = targets.get(one.found or "") or _left_out(content, one, coded)
        if found is None:
            content.left_out["judgements whose claim is not there any more"] += 1
        else:
            yield _judgement(one, found)


def _left_out(content: Content, one: Judged, coded: Coded) -> Annotation | None:
    """Where a claim stands that no view has, since people judged it wrong; None where there is none."""
    if one.found is None or one.judgement.report not in content.reports_by_id:
        return None
    return _target(content, coded(one.found))


def _claim(row: ClaimRow, target: Annotation) -> Annotation:
    return {
        "id": f"urn:dragoman:claim:{row.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": f"Dragoman {__version__}"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": _tag(row)},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(to_line(row.claim), ensure_ascii=False),
            },
        ],
        "target": target,
    }


def _tag(row: ClaimRow) -> str:
    event = getattr(row.claim, "event", None)
    return f"{row.claim.kind}: {event}" if event else row.claim.kind


def _judgement(one: Judged, target: Annotation) -> Annotation:
    said = one.judgement
    value = {
        "verdict": said.verdict,
        "corrections": dict(said.corrections),
        "note": said.note,
        "bearing": one.bearing,
    }
    return {
        "id": f"urn:dragoman:judgement:{said.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Person", "name": said.judge},
        "created": f"{said.judged:%Y-%m-%dT%H:%M:%SZ}",
        "body": [
            {"type": "TextualBody", "purpose": "assessing", "value": said.verdict},
            {
                "type": "TextualBody",
                "purpose": "editing",
                "format": "application/json",
                "value": json.dumps(value, ensure_ascii=False, default=str),
            },
        ],
        "target": target,
    }


def _target(content: Content, row: ClaimRow) -> Annotation:
    report = content.reports_by_id.get(row.report_id)
    source = report.url if report is not None and report.url else None
    return {
        "source": source or f"urn:dragoman:report:{quote(row.report_id, safe='')}",
        "selector": selectors(row.claim.evidence),
    }


def selectors(evidence: Evidence) -> list[Annotation]:
    """The two selectors of a stretch; positions count code points of the report's text as read."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": evidence.exact,
            "prefix": evidence.prefix,
            "suffix": evidence.suffix,
        },
        {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
    ]
