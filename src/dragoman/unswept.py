"""Keeping Python from looking for garbage while nearly all that is made is still used."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """No garbage is looked for meanwhile: a block is read, or a few reports are fused, before there is any.

    Examples:
        >>> with unswept():
        ...     gc.isenabled()
        False
        >>> gc.isenabled()
        True
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()
