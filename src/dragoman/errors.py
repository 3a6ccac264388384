"""Every error that Dragoman raises on purpose; each message says what to do next.

::

    DragomanError
    ├── InputError        a file or text that cannot be read (also a ValueError)
    ├── DossierError      a dossier that cannot be opened or written
    │   ├── DossierLocked     another process is writing to it
    │   ├── DossierVersion    it was made by another version of Dragoman
    │   └── DossierMissing    there is no such file, or it is no dossier
    │       └── DossierDamaged    it is cut short, or bytes in it are other than they were
    ├── QueryError        a question that cannot be answered as put (also a ValueError)
    ├── UpkeepError       a service on the web that does not answer as it should
    ├── ModelError        the language model is missing or damaged
    └── WorkerError       a process that codes reports beside others has failed
"""

from __future__ import annotations

from pathlib import Path


class DragomanError(Exception):
    """The root: catch this to catch every error that Dragoman raises on purpose."""


class InputError(DragomanError, ValueError):
    """A file or text that cannot be read as a report.

    The message names the file, the place in it where there is one, and what to do.
    """

    def __init__(self, reason: str, *, path: Path | str | None = None, place: str | None = None):
        self.reason = reason
        self.path = None if path is None else str(path)
        self.place = place
        where = ", ".join(part for part in (self.path, place) if part)
        super().__init__(f"{where}: {reason}" if where else reason)


class DossierError(DragomanError):
    """A dossier that cannot be opened or written."""


class DossierLocked(DossierError):
    """Another process is writing to the dossier."""


class DossierVersion(DossierError):
    """The dossier was made by another version of Dragoman."""


class DossierMissing(DossierError):
    """There is no dossier at that path, or the file is something else."""


class DossierDamaged(DossierMissing):
    """The file is a dossier no longer: it is cut short, or bytes in it are other than they were."""


class QueryError(DragomanError, ValueError):
    """A question that cannot be answered as put."""


class UpkeepError(DragomanError):
    """A service on the web cannot be reached, or does not answer as it should."""


class ModelError(DragomanError):
    """The language model is missing or damaged."""


class WorkerError(DragomanError):
    """A process that codes reports beside others has ended, or cannot go on."""
