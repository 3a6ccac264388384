"""Fusing takes one thread: in its small products a second one would only wait."""

from __future__ import annotations

import pytest

from dragoman import Dossier
from dragoman.coding import products
from tests.dossier.plain_coder import PlainCoder, reports


@pytest.mark.skipif(not products.has_switch(), reason="NumPy multiplies by another library here")
def test_what_is_read_is_put_together_on_one_thread(dossier: Dossier) -> None:
    switch = products._switch()
    assert switch is not None
    get, put = switch
    before, seen = get(), []

    class Progress:
        def __call__(self, done: int, total: int | None) -> None: ...

        def fusing(self, done: int, total: int) -> None:
            seen.append(get())

    put(2)
    try:
        dossier.read(reports(2), coder=PlainCoder(), progress=Progress())
        assert {*seen} == {1}
        assert get() == 2
    finally:
        put(before)
