"""A headline that quotes somebody in words that the report itself does not have."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.fusing.inside.page import BODY, CAPTION, TITLE, Page
from dragoman.fusing.inside.quotations import Quotation, has_run, quotations, shared_words, words_in
from dragoman.fusing.parties import parties_of, side
from dragoman.fusing.rules import inside_rules
from dragoman.records import Disagreement


def find_headline_quotes(page: Page) -> Iterator[Disagreement]:
    """One line for each quotation of the title that stands in the body in other words."""
    titles = quotations(page, TITLE)
    if not titles:
        return
    body = [one for one in quotations(page, BODY | CAPTION) if one.said is not None]
    rules = inside_rules()["headline"]
    everything = [
        words_in(page.plain, region.start, region.end)[0]
        for region in page.regions
        if region.kind not in TITLE and region.kind != "repeat"
    ]
    for title in titles:
        if len(title.words) < int(rules["quoted_words"]):
            continue
        if any(has_run(words, title.words) for words in everything):
            continue
        yield from _nearest(page, title, body)


def _nearest(page: Page, title: Quotation, body: list[Quotation]) -> Iterator[Disagreement]:
    sides = _sides(page, title)
    best: tuple[int, int, Quotation, int, int] | None = None
    length = len(title.words)
    for one in body:
        if one.said is None or side(one.said.speaker.code) not in sides:
            continue
        shared = shared_words(title.words, one.words)
        if not _much(shared, title):
            continue
        first, last = shared[0][1], shared[-1][1]
        rank = (len(shared), first - last, one, first - shared[0][0], last + length - shared[-1][0])
        if best is None or rank[:2] > best[:2]:
            best = rank
    if best is None:
        return
    *_, quotation, first, last = best
    start = quotation.places[max(first, 0)][0]
    end = _clause_end(page, quotation, min(last, len(quotation.places)) - 1)
    stretch = page.report.text[start:end]
    speaker = quotation.said.speaker.name if quotation.said else "somebody"
    yield Disagreement(
        kind="attribution",
        severity="probable",
        about=f"words of {speaker}",
        says=(
            f"The headline quotes “{_inside(page, title)}”; in the report {speaker} says “{stretch}”, "
            "and the headline's words are not there."
        ),
        a=page.side(title.start, title.end, title.row.id if title.row else None),
        b=page.side(start, end, quotation.row.id if quotation.row else None),
    )


def _much(shared: list[tuple[int, int]], title: Quotation) -> bool:
    """Whether the words in common are many of the title's, and close together in the body."""
    rules = inside_rules()["headline"]
    if len(shared) < float(rules["quoted_share"]) * len(title.words):
        return False
    spread = shared[-1][1] - shared[0][1] + 1
    return spread <= float(rules["quoted_spread"]) * len(title.words)


def _sides(page: Page, title: Quotation) -> set[str]:
    """Whose words they may be: the speaker's side, and those of the other parties of the title."""
    region = next(one for one in page.regions if one.start <= title.start < one.end)
    rows = page.within(region.start, region.end)
    return {side(party.code) for row in rows for party in parties_of(row)}


def _clause_end(page: Page, quotation: Quotation, last: int) -> int:
    """Where the clause of a word ends, if it ends soon; else the end of that word."""
    reach = int(inside_rules()["headline"]["clause_words"])
    for place in range(last, min(last + reach, len(quotation.places))):
        end = quotation.places[place][1]
        following = quotation.places[place + 1][0] if place + 1 < len(quotation.places) else None
        if following is None or page.plain[end:following].strip():
            return end
    return quotation.places[last][1]


def _inside(page: Page, one: Quotation) -> str:
    return page.report.text[one.places[0][0] : one.places[-1][1]]
