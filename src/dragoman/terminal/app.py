"""The verbs as one command: what it accepts, and how its errors are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import ParamSpec

import typer

from dragoman.errors import DragomanError
from dragoman.terminal import (
    broken_off,
    lines,
    verbs_actors,
    verbs_affair,
    verbs_amounts,
    verbs_backtest,
    verbs_bargain,
    verbs_claims,
    verbs_coder,
    verbs_codes,
    verbs_counts,
    verbs_export,
    verbs_import,
    verbs_judge,
    verbs_lake,
    verbs_method,
    verbs_moves,
    verbs_network,
    verbs_origins,
    verbs_outlook,
    verbs_picture,
    verbs_read,
    verbs_reports,
    verbs_safety,
    verbs_stories,
    verbs_web,
)
from dragoman.terminal.page import line
from dragoman.terminal.unjudged import with_unjudged

GOOD, WRONG, UNHEARD = 0, 2, 141  # exit codes, as shells know them

P = ParamSpec("P")

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def run(arguments: Sequence[str]) -> int:
    """Run one verb and give its exit code; every expected error is one line of words."""
    try:
        return int(
            app(args=_joined(arguments), prog_name="dragoman", standalone_mode=False) or GOOD
        )
    except DragomanError as error:
        lines.error(error)
    except MemoryError:
        lines.error(
            "there is not enough memory; what was read before is kept. End other programs, ask for a "
            "higher limit (ulimit -v), or read with fewer --jobs, and do the same again: it goes on"
        )
    except typer.TyperException as error:
        told = error.format_message().rstrip(".")
        lines.error(f"{told}{'' if told.endswith('?') else '.'} See: {_help_of(error)}")
    return WRONG


def _joined(arguments: Sequence[str]) -> list[str]:
    """The arguments with a verb of two words in one piece: "actors update"."""
    first, rest = " ".join(arguments[:2]), arguments[2:]
    names = {one.name for one in app.registered_commands}
    return [first, *rest] if len(arguments) > 1 and first in names else list(arguments)


def _help_of(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'dragoman'} --help"


def _guarded(verb: Callable[P, int | None]) -> Callable[P, int]:
    """The verb with its exit code, also where it is broken off or nobody reads its output."""

    @wraps(verb)
    def run_verb(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            with broken_off.heeded():
                code = verb(*args, **kwargs)
                sys.stdout.flush()
        except KeyboardInterrupt as signalled:
            lines.note("broken off")
            return broken_off.code_of(signalled)
        except BrokenPipeError:
            # What is still to be flushed at the end goes nowhere, without a word.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return UNHEARD
        return GOOD if code is None else code

    return run_verb


_MODULES = (
    verbs_read,
    verbs_lake,
    verbs_export,
    verbs_import,
    verbs_coder,
    verbs_actors,
    verbs_codes,
    verbs_picture,
    verbs_affair,
    verbs_network,
    verbs_claims,
    verbs_reports,
    verbs_stories,
    verbs_moves,
    verbs_counts,
    verbs_origins,
    verbs_outlook,
    verbs_amounts,
    verbs_bargain,
    verbs_method,
    verbs_judge,
    verbs_backtest,
    verbs_web,
    verbs_safety,
)
for _module in _MODULES:
    for _name, _verb in _module.VERBS.items():
        app.command(_name, help=_verb.__doc__, short_help=line(_name))(
            _guarded(with_unjudged(_verb))
        )
