"""Products of matrices by NumPy on one thread: what a parse spends most of its time on.

thinc multiplies by blis, which takes two to three times the processor time of NumPy's OpenBLAS at the
sizes of a parse. OpenBLAS by itself would use all processors, and its helpers wait busily for the
next product: half as much again for nothing, and more where several processes code side by side.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any, TypeAlias

# Where NumPy keeps its products (version 2, version 1), and how OpenBLAS in it may be called.
_MODULES = ("numpy._core._multiarray_umath", "numpy.core._multiarray_umath")
_NAMES = ("scipy_openblas_{}64_", "scipy_openblas_{}", "openblas_{}64_", "openblas_{}")

_Switch: TypeAlias = "tuple[Callable[[], int], Callable[[int], object]]"


def has_switch() -> bool:
    """Whether the threads of NumPy's products can be told: with another library they cannot."""
    return _switch() is not None


@contextmanager
def on_one_thread() -> Iterator[None]:
    """Products are made on one thread meanwhile, where that can be told; then as before.

    Examples:
        >>> import numpy as np
        >>> with on_one_thread():
        ...     np.ones((1, 2)) @ np.ones((2, 1))
        array([[2.]])
    """
    switch = _switch()
    if switch is None:
        yield
        return
    _USERS.enter(*switch)
    try:
        yield
    finally:
        _USERS.leave(switch[1])


class _Users:
    """Who multiplies just now: the number is the process's, so the last one out puts it back."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._before = 1

    def enter(self, get: Callable[[], int], put: Callable[[int], object]) -> None:
        with self._lock:
            if not self._inside:
                self._before = get()
                put(1)
            self._inside += 1

    def leave(self, put: Callable[[int], object]) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                put(self._before)


_USERS = _Users()


@cache
def _switch() -> _Switch | None:
    """How many threads OpenBLAS uses: asked and told."""
    library = _library()
    for name in _NAMES:
        try:
            get = getattr(library, name.format("get_num_threads"))
            put = getattr(library, name.format("set_num_threads"))
        except AttributeError:
            continue
        get.restype, get.argtypes = ctypes.c_int, []
        put.restype, put.argtypes = None, [ctypes.c_int]
        return get, put
    return None


def _library() -> Any:
    for name in _MODULES:
        try:
            return ctypes.CDLL(importlib.import_module(name).__file__)
        except (ImportError, OSError):
            continue
    return None
