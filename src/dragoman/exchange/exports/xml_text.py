"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text with every character that XML has no room for made visible as ``\ufffd``.

    >>> plain("a\\x00b"), plain("<&>")
    ('a\ufffdb', '<&>')
    """
    return _UNFIT.sub("\ufffd", text)
