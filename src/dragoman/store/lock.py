"""Who may do what with a dossier just now: files beside it, on which processes hold locks.

``NAME.lock`` is the right to write, which one process has for the length of a reading.
``NAME.gate`` keeps new readers outside while that process waits for its moment and writes.
The system gives locks back when a process ends, however it ends, so that files left behind by a
killed process stop nobody.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import DossierError, DossierLocked

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None  # type: ignore[assignment]

PAUSE = 0.02  # seconds between two tries
NAME_PATIENCE = 0.1  # seconds that a process which has just got the lock may take to sign it


@contextmanager
def writer_lock(path: Path, patience: float = 0.0) -> Iterator[None]:
    """The right to write, for the length of a ``with`` block; one process has it at a time.

    ``patience`` is how many seconds to wait for it. Raises `DossierLocked`, naming the process
    that has it, when it is taken, and `DossierError` where there can be no lock.
    """
    lock = path.with_name(path.name + ".lock")
    deadline = time.monotonic() + patience
    while (held := _try_lock(lock)) is None:
        if time.monotonic() >= deadline:
            raise _locked(path, lock)
        time.sleep(PAUSE)
    try:
        yield
    finally:
        _gate_of(path).unlink(missing_ok=True)
        lock.unlink(missing_ok=True)
        os.close(held)


@contextmanager
def gate_closed(path: Path) -> Iterator[None]:
    """New readers wait, for the length of a ``with`` block; the caller has the right to write.

    Without it readers who come thick and fast could keep a writer outside for ever.
    """
    held = None
    try:
        if fcntl is not None:
            held = os.open(_gate_of(path), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            fcntl.flock(held, fcntl.LOCK_EX)
    except OSError:
        pass  # on a full disk, say; then the writer has to be lucky
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def is_gate_closed(path: Path) -> bool:
    """Whether a writer waits for the dossier or has it, so that readers should wait."""
    if fcntl is None:
        return False
    try:
        seen = os.open(_gate_of(path), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(seen, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(seen)
    return False


def _gate_of(path: Path) -> Path:
    return path.with_name(path.name + ".gate")


def _try_lock(lock: Path) -> int | None:
    """An open file that holds the lock, or None when another one holds it."""
    if fcntl is None:
        raise DossierError(
            f"{lock}: Dragoman writes to a dossier on Linux and macOS only, for want of file locks "
            "on this system; on Windows, run it in the Windows Subsystem for Linux"
        )
    held = None
    try:
        held = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Whoever had it before may have removed the name: then we hold a lock nobody can see.
        if _is_at(held, lock):
            _sign(held)
            return held
    except BlockingIOError:
        pass
    except OSError as error:
        if held is not None:
            os.close(held)
        raise DossierError(
            f"{lock}: the lock of the dossier cannot be made ({error.strerror}); "
            "choose a folder in which you may write"
        ) from error
    if held is not None:
        os.close(held)
    return None


def _sign(held: int) -> None:
    """Write who holds the lock; on a full disk it goes unsigned and holds all the same."""
    try:
        os.ftruncate(held, 0)
        os.write(held, str(os.getpid()).encode())
    except OSError:
        pass


def _is_at(opened: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(opened), path.stat())
    except FileNotFoundError:
        return False


def _locked(path: Path, lock: Path) -> DossierLocked:
    process = _writer_of(lock)
    if process == str(os.getpid()):
        return DossierLocked(
            f"{path}: this same process is writing to it, in another thread or reading; "
            "wait until that has ended, and try again"
        )
    who = f"process {process}" if process else "another process"
    return DossierLocked(
        f"{path}: {who} is writing to it; wait until it has ended, or end it, and try again"
    )


def _writer_of(lock: Path) -> str | None:
    deadline = time.monotonic() + NAME_PATIENCE
    while True:
        try:
            signed = lock.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        if signed or time.monotonic() >= deadline:
            return signed or None
        time.sleep(PAUSE)
