"""Review in a terminal: one claim at a time with its sentence, one key for what you say of it."""

from __future__ import annotations

import json
import os
import select
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import DossierError, DossierLocked, InputError, QueryError
from dragoman.judging.corrections import fields_of, shown
from dragoman.judging.records import Waiting
from dragoman.terminal import lines, review_page, screen

if TYPE_CHECKING:
    from dragoman.dossier import Dossier

VERDICTS = {"r": "right", "w": "wrong", "u": "unsure", "s": "skip"}
ESCAPE = b"\x1b"
NOTHING = "-"  # typed for a field that should be empty


@dataclass
class Review:
    """The claims to be judged, in a row, and where somebody stands in it."""

    dossier: Dossier
    drawn: str
    waiting: Sequence[Waiting]
    who: str | None = None
    width: int | None = None
    at: int = 0
    said: dict[str, str] = field(default_factory=dict)  # by claim, the verdict of this sitting
    pending: list[dict[str, Any]] = field(default_factory=list)  # not kept yet: a reading goes on
    message: str = ""

    def run(self) -> None:
        """Ask until all are judged or somebody quits."""
        if not sys.stdin.isatty() or not sys.stdout.isatty():
            raise InputError(
                "a review needs a terminal; print the queue with --json, and judge with dragoman judge"
            )
        try:
            while self.at < len(self.waiting):
                self._show()
                if not self.step(_key()):
                    break
        finally:
            self._end()

    def step(self, key: str) -> bool:
        """What one key does; whether to go on."""
        self.message = ""
        key = key.lower()
        if key in VERDICTS:
            self._judge(VERDICTS[key], {}, None)
        elif key == "c":
            self._correct(_line)
        elif key == "n":
            self._note(_line)
        elif key in ("b", "k"):
            self.at = max(0, self.at - 1)
        elif key in ("j", " "):
            self.at += 1
        elif key in ("q", "\x1b", "\x04"):
            return False
        else:
            self.message = f"{key!r} does nothing here"
        return True

    @property
    def current(self) -> Waiting:
        """The claim that is asked about."""
        return self.waiting[self.at]

    def _show(self) -> None:
        console = screen.console(self.width)
        console.clear()
        report = self.dossier.report(self.current.row.report_id)
        before = self.dossier.judgements(claim=self.current.row.id)
        for part in review_page.page(self.current, report, before, console.width):
            console.print(part)
        console.print(review_page.footer(self.at, len(self.waiting), self.said, self.drawn))
        if self.message:
            console.print(self.message, style="bold color(172)")

    def _judge(self, verdict: str, corrections: dict[str, object], note: str | None) -> bool:
        """Keep one judgement and go on; whether it could be so."""
        row = self.current.row
        try:
            self._keep_pending()
            self.dossier.judge(
                row.id, verdict, note=note, who=self.who, drawn=self.drawn, **corrections
            )
        except DossierLocked:
            self._put_off(verdict, corrections, note)
        except QueryError as error:
            self.message = str(error)
            return False
        self.said[row.id] = verdict
        self.at += 1
        return True

    def _put_off(self, verdict: str, corrections: dict[str, object], note: str | None) -> None:
        """Another process reads into the dossier: keep in mind what was said, and try again later."""
        from dragoman.judged import judge_here

        line = {
            "claim": self.current.row.id,
            "verdict": verdict,
            "corrections": corrections,
            "note": note,
            "judge": self.who or judge_here(),
            "judged": datetime.now(UTC).isoformat(),
            "drawn": self.drawn,
        }
        self.pending.append(line)
        self.message = (
            f"Another process reads into the dossier: {len(self.pending)} of what you said wait, and"
            " are kept as soon as it has ended."
        )

    def _keep_pending(self) -> None:
        if self.pending:
            self.dossier.take_judgements(self.pending)
            self.pending = []

    def _correct(self, ask: Callable[[str, str], str]) -> None:
        """Ask for each field; what is left as it is is no correction."""
        claim = self.current.row.claim
        given: dict[str, object] = {}
        lines.note("Enter leaves a field as it is, - empties it; several actors with ;")
        for name in fields_of(claim.kind):
            typed = ask(review_page.FIELD_WORDS[name], shown(claim, name)).strip()
            if typed:
                given[name] = None if typed == NOTHING else typed
        if not given:
            self.message = "nothing was corrected"
            return
        self._judge("wrong", given, ask("note", "").strip() or None)

    def _note(self, ask: Callable[[str, str], str]) -> None:
        note = ask("note", "").strip()
        verdict = ask("right, wrong, unsure or skip", "").strip().lower()
        verdict = VERDICTS.get(verdict, verdict)
        if verdict not in VERDICTS.values():
            self.message = f"{verdict!r} is no verdict: nothing was said"
            return
        self._judge(verdict, {}, note or None)

    def _end(self) -> None:
        """Say what was said, and lose nothing of it."""
        lines.note(review_page.summary(self.said))
        try:
            self._keep_pending()
        except DossierError as error:
            name = Path(f"judgements-{datetime.now(UTC):%Y%m%d-%H%M%S}.jsonl")
            name.write_text(
                "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in self.pending),
                encoding="utf-8",
            )
            lines.error(error)
            lines.note(f"what waits is in {name}; later: dragoman judgements take {name}")


def _key() -> str:
    """One key, without Enter; what is typed ahead is not lost. The end of input quits."""
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        key = os.read(terminal, 1) or b"q"
        while key == ESCAPE and select.select([terminal], [], [], 0)[0]:
            os.read(terminal, 1)  # the rest of an arrow key, say, which does nothing here
            key = ESCAPE if select.select([terminal], [], [], 0)[0] else b"?"
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    return key.decode("utf-8", "replace")


def _line(name: str, now: str) -> str:
    """A line typed for a field."""
    return input(f"  {name}{f' [{now}]' if now else ''}: ")
