"""Reads a web page: its article as text, its title, day, outlet and address."""

from __future__ import annotations

from dragoman.errors import InputError
from dragoman.reading.files import checked
from dragoman.reading.formats.fields import Fields
from dragoman.reading.formats.gates import why_no_article
from dragoman.reading.formats.markup import page_text, tree_of
from dragoman.reading.formats.page_facts import Facts, facts_of

_NONE = (
    "it is a web page (HTML) with no article text; check that the page was saved whole, as a"
    " browser shows it, or save its text as .txt"
)


def read_page(data: bytes, *, url: str | None = None, charset: str | None = None) -> Fields:
    """What a page says of the report on it; ``url`` is where it was found.

    The text is what trafilatura takes for the article, without comments: its paragraphs are parted
    by line breaks.

    Raises:
        InputError: There is no article on it, or it is no page at all.
    """
    try:
        tree = tree_of(page_text(data, charset))
        facts = facts_of(tree, url)
        text = _article(tree)
    except InputError:
        raise
    except Exception as error:  # whatever a library stumbles over in a hostile or broken page
        what = f"{type(error).__name__}: {error!s:.100}"
        raise InputError(
            f"the web page (HTML) cannot be taken apart ({what}); save its text as .txt"
        ) from error
    refusal = why_no_article(text, facts) if text else _NONE
    if refusal:
        raise InputError(refusal)
    return _fields(checked(text), facts)


def _article(tree: object) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False)
    return (getattr(found, "text", None) or "").strip()


def _fields(text: str, facts: Facts) -> Fields:
    return Fields(
        text=text,
        title=facts.title,
        published=facts.published,
        source=facts.outlet,
        url=facts.url,
        told_by="metadata",
        confidence=facts.confidence,
    )
