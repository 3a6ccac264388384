"""A dossier is opened here, or made; a lake of coded reports opens as one, too."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.store import file

if TYPE_CHECKING:
    from dragoman.coders import Names
    from dragoman.dossier import Dossier


def open(
    path: str | Path,
    *,
    read_only: bool = False,
    authority: Names | None = None,
    judged: bool = True,
) -> Dossier:
    """Open the dossier at ``path``, and make an empty one when there is none.

    With ``read_only`` nothing is made and nothing can be read into it; else a dossier of an older
    version is brought up to this one where that loses nothing. ``authority`` is a file of the
    user's own names (TSV), which stand over ours when reports are read. With ``judged=False`` every
    answer is made of the claims as the coder made them, whatever people have judged. The folder of a
    lake (``dragoman read --out``) is opened read-only. Raises `DossierMissing`
    when there is no dossier there (and none can be made), `DossierVersion` when another version
    made it, `DossierLocked` when another program keeps hold of the file.

    Examples:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, open(Path(folder, "affair.duckdb")) as dossier:
        ...     claims = dossier.claims()
        >>> claims.filter("kind = 'act' AND status = 'denied'").project("id, exact").fetchall()
        []
        >>> claims.to_arrow_table().schema.names[:3]
        ['id', 'report', 'published']
    """
    from dragoman.dossier import Dossier

    where = file.real(path)
    if os.path.isdir(where):  # noqa: PTH112 (a path too long for any file is none, and no error)
        from dragoman.scale.merging import is_lake, opened

        if is_lake(where):
            return opened(where)
    if not read_only and not file.exists(where):
        file.make(where)
    file.check(where, upgrade=not read_only)
    return Dossier(where, read_only=read_only, authority=authority, judged=judged)
