"""Each parser of bytes from outside is given all that is kept for it, and some changes of that.

`python -m bench fuzz` does the same for as long as one likes.
"""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bench.changes import changes
from bench.parsers import PARSERS, corpus, tried

CHANGED = 40  # changed files that each parser is given
SLOW = {"staged": 3, "heaped": 1}  # for one with a database of its own each time, or long texts


@pytest.mark.parametrize("name", PARSERS)
def test_whatever_the_bytes_they_are_read_or_refused(name: str) -> None:
    files = corpus(name)
    wanted = len(files) + SLOW.get(name, CHANGED)
    for data in islice(changes(files, Random(name)), wanted):
        tried(name, data)


@pytest.mark.parametrize("name", ["text", "lines", "table", "names", "judgements", "claims"])
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode()))
@example(data=b"")
def test_any_bytes_at_all_are_read_or_refused(name: str, data: bytes) -> None:
    tried(name, data)
