"""How things look in a terminal: marks and colours of acts and statuses, and shortened quotes.

Nothing is said by colour alone: each quad class has its mark, each status its word.
"""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len
from rich.text import Text

from dragoman.data.plover import QUAD_WORDS
from dragoman.terminal.lines import visible

QUAD_MARKS = {1: "◇", 2: "◆", 3: "△", 4: "▲"}
# Of the 256 colours of a terminal those of middle lightness: they can be read on black and on white.
QUAD_COLOURS = {1: "color(37)", 2: "color(71)", 3: "color(172)", 4: "color(167)"}
KIND_MARKS = {"statement": "“", "silence": "○", "tie": "=", "consequence": "»"}
KIND_COLOURS = {
    "statement": "color(68)",
    "silence": "color(133)",
    "tie": "color(101)",
    "consequence": "color(138)",
}
_STATUS_STYLES = {
    "asserted": "",
    "planned": "color(68)",
    "possible": "italic color(133)",
    "conditional": "italic color(133)",
    "proposed": "italic color(68)",
    "asked": "italic color(68)",
    "denied": "bold color(167)",
}
_DAY = len("(2024-10-31)")  # columns of a day; an interval of days stands on two lines
ACCENT = "bold"
QUIET = "dim"


def status(word: str) -> Text:
    """A status in its colour."""
    return Text(word, _STATUS_STYLES.get(word, ""))


def quad(number: int, *words: str) -> Text:
    """Words behind the mark of a quad class, in its colour."""
    return Text(" ".join([QUAD_MARKS.get(number, "?"), *words]), QUAD_COLOURS.get(number, ""))


def kind(name: str, *words: str) -> Text:
    """Words behind the mark of a kind of claim, in its colour."""
    return Text(" ".join([KIND_MARKS[name], *words]), KIND_COLOURS[name])


def plain(text: str) -> Text:
    """Words of a report or a name, on one line, without a style."""
    return Text(" ".join(visible(text).split()))


def quiet(words: str) -> Text:
    """Words that step back."""
    return Text(visible(words), QUIET)


def when(time: str | None, reported: date | None) -> Text:
    """The time of what is told, else, in brackets, the day of the report."""
    if time:
        return Text(time if len(time) <= _DAY else time.replace("/", "/ "))
    return quiet(f"({reported})" if reported else "")


def legend() -> Text:
    """What the marks of the quad classes mean."""
    text = Text(style=QUIET)
    for number, words in QUAD_WORDS.items():
        text.append("   " if number > 1 else "")
        text.append(QUAD_MARKS[number], QUAD_COLOURS[number]).append(f" {words}")
    return text


def quote(text: str, width: int, before: str = "", after: str = "") -> Text:
    """A stretch of a report on one line, in quotation marks, with what stands around it in grey.

    It is never wider than so many columns: first the surroundings give way, then its end.
    """
    exact = shorten(text, width - 2)
    room = width - 2 - cell_len(exact)
    line = Text("“", QUIET)
    before, after = one_line(before), one_line(after)
    if before and (head := _tail(before, room - min(cell_len(after), room // 2))):
        line.append(head, QUIET)
        room -= cell_len(head)
    line.append(exact, "italic")
    if after and not exact.endswith("…") and room > 2:
        line.append(_head(after, room), QUIET)
    return line.append("”", QUIET)


def one_line(text: str) -> str:
    """The text with all its blanks, also line breaks, as single ones; those at its ends stay one.

    >>> one_line("said  that ")
    'said that '
    """
    words = " ".join(visible(text).split())
    if not words:
        return ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def _head(text: str, width: int) -> str:
    """The beginning of a text that follows a quote."""
    if cell_len(text) <= width:
        return text.rstrip()
    blank = " " if text.startswith(" ") else ""
    short = shorten(text, width - len(blank))
    return blank + short if short != "…" else "…"


def _tail(text: str, width: int) -> str:
    """The end of a text that goes before a quote."""
    if cell_len(text) <= width:
        return text
    kept: list[str] = []
    for word in reversed(text.split()):
        if cell_len(" ".join([word, *kept])) + 2 > width:
            break
        kept.insert(0, word)
    return f"…{' '.join(kept)}{' ' if text.endswith(' ') else ''}" if kept else ""


def shorten(text: str, width: int) -> str:
    """The text on one line, cut after a word where it is longer than so many columns.

    >>> shorten("China said\\nthat it knew nothing of it", 20)
    'China said that it…'
    """
    line = " ".join(visible(text).split())
    if cell_len(line) <= width:
        return line
    cut = line
    while cell_len(cut) > max(width - 1, 1):
        head, _, _ = cut.rpartition(" ")
        cut = head or cut[:-1]
    return cut.rstrip(",;:.–- ") + "…"
