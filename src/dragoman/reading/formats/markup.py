"""HTML as a tree: decoded as browsers do, and plain text of a short piece of it."""

from __future__ import annotations

import codecs
import logging
import re
from typing import TYPE_CHECKING

from dragoman.errors import InputError
from dragoman.reading.decoding import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Bytes of one page. The longest press pages are about 5 MB, scripts and all.
PAGE_LIMIT = 20_000_000
PRESCAN = 4_096  # bytes within which a page names its encoding (HTML asks for 1,024)

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,40})", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"^\s{0,9}<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})")
_XML_HEAD = re.compile(r"\s{0,9}<\?xml[^>]{0,200}>")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

# What a browser takes these names for (the Encoding Standard), where pages err.
_TAKEN_FOR = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
              "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-11": "cp874"}  # fmt: skip
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table td th tr ul".split()
)
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "svg", "head")

# Both libraries warn of each page that they find nothing in; a `Rejection` says that.
for _name in ("trafilatura", "htmldate", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def page_text(data: bytes, charset: str | None = None) -> str:
    """The source of a page: in UTF-8 where it is that, else as it says (or its server did).

    Raises:
        InputError: It is no text, or its encoding is not clear.
    """
    if data.startswith(_MARKS) or not data.strip():
        return decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in (charset, _told(data)):
        encoding = _known(name)
        if encoding is not None:
            return data.decode(encoding, "replace")
    return decode(data)


def tree_of(source: str) -> HtmlElement:
    """The tree of a page. Raises `InputError` where there is none in it."""
    from trafilatura.utils import load_html

    head = _XML_HEAD.match(source)
    tree = load_html(source[head.end() if head else 0 :].replace("\0", ""))
    if tree is None:
        raise InputError("it is no web page (HTML); save the page again, or its text as .txt")
    return tree


def plain_text(piece: str) -> str:
    """The text of a short piece of HTML, such as a feed's: its blocks parted by blank lines.

    Raises `InputError` where it cannot be taken apart.

    Examples:
        >>> plain_text("<p>Oslo &amp; <b>Bergen</b></p><script>x</script><p>agreed.</p>")
        'Oslo & Bergen\\n\\nagreed.'
        >>> plain_text("No markup")
        'No markup'
    """
    from lxml.etree import iterwalk
    from lxml.html import fromstring

    if "<" not in piece and "&" not in piece:
        return "\n\n".join(line.strip() for line in piece.splitlines() if line.strip())
    try:
        tree = fromstring(f"<div>{_NO_XML.sub('', piece)}</div>")
    except Exception as error:  # whatever the parser stumbles over in a broken piece
        what = f"{type(error).__name__}: {error!s:.100}"
        raise InputError(
            f"its HTML cannot be taken apart ({what}); open its page instead"
        ) from error
    parts: list[str] = []
    hidden = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        unseen = not isinstance(element.tag, str) or element.tag in _UNSEEN
        block = element.tag in _BLOCKS
        hidden += unseen if event == "start" else -unseen
        if block:
            parts.append("\n")
        told = element.text if event == "start" else element.tail
        if told and not hidden:
            parts.append(re.sub(r"\s+", " ", told))
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _told(data: bytes) -> str | None:
    head = data[:PRESCAN]
    found = _XML_ENCODING.search(head) or _CHARSET.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name.strip()).name if name else None
    except LookupError:
        return None
    # UTF-8 was tried; a page that can name UTF-16 in its bytes is not in it.
    return None if found in {None, "utf-8", "utf-16", "utf-32"} else _TAKEN_FOR.get(found, found)
