"""A text four times as long is read in about four times the work: calls are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding.coder import Coder
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

SHORT, TIMES = 30, 4
MOST = 1.1 * TIMES
DAY = date(2024, 10, 25)
PAGES = [
    "Chadian Foreign Minister Ali Mahamat Saleh met Benin's ambassador. The ambassador left early.",
    "The ministry said the troops had fired on villagers. Saleh condemned the attack. The agency paid.",
    "Kenya's Water Agency urged all sides to stop. Reporters waited. The agency accused Chad of a raid.",
    "The war between Peru and Chile went on. The war hurt trade because Peru had shut its ports.",
    "Congress met in Lima. Peruvian troops shelled Chile after a raid, which killed Peruvian soldiers.",
    "He rejected the decision. The North Atlantic Treaty Organization promised to send aid to Togo.",
    "The soldiers fired on both sides. The two countries signed an accord. They attacked their rivals.",
    "The alliance pledged to rebuild Togo. The Congolese fled. Two people were killed by the attack.",
]


def pages(count: int) -> list[str]:
    return [f"On May {n % 28 + 1} it rained. {PAGES[n % len(PAGES)]}" for n in range(count)]


def calls(work: Callable[[], object]) -> int:
    """How many functions of ours some work calls; each step of a generator is one."""
    count = 0

    def seen(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and "dragoman" in frame.f_code.co_filename

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_who_is_named_takes_work_as_the_text_grows() -> None:
    authority = Authority.load()
    find_mentions(pages(len(PAGES)), DAY, authority)  # loads what is loaded once
    short, long = (
        calls(lambda size=size: find_mentions(pages(size), DAY, authority))
        for size in (SHORT * TIMES, SHORT * TIMES * TIMES)
    )
    assert long < MOST * short


@pytest.mark.parametrize("quick", [True, False])
def test_what_is_told_takes_work_as_the_text_grows(quick: bool) -> None:
    coder = Coder(quick=quick)

    def coded(size: int) -> int:
        report = clean(make_report("\n\n".join(pages(size)), id="long", published=DAY))
        return calls(lambda: coder.code(report))

    coded(len(PAGES))
    assert coded(SHORT * TIMES) < MOST * coded(SHORT)
