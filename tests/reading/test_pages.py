"""Web pages: the article as text, and what the page tells of itself; nothing else of the page."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.reading.clean import clean
from dragoman.reading.formats.html import read_page
from dragoman.reading.formats.markup import plain_text
from dragoman.reading.sources import load
from dragoman.records import Rejection, Report
from tests.reading.pages import JSON_LD, PARAGRAPHS, page


def read_one(path: Path, published: date | None = None) -> Report:
    (report,) = load([path], published)
    assert isinstance(report, Report), report
    return report


def refused(path: Path) -> str:
    (rejection,) = load([path])
    assert isinstance(rejection, Rejection), rejection
    assert rejection.path == str(path)
    return rejection.reason


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_article_is_the_text_and_the_rest_of_the_page_is_not(tmp_path: Path) -> None:
    report = read_one(put(tmp_path / "accord.html", page(head=JSON_LD)))
    assert report.id == "accord"
    assert all(one in report.text for one in PARAGRAPHS)
    for other in ("waste of money", "Nordlys Publishing", "Sport", "newsletter"):
        assert other not in report.text


def test_what_the_page_tells_of_itself_is_told(tmp_path: Path) -> None:
    report = read_one(put(tmp_path / "a.htm", page(head=JSON_LD)))
    assert report.title == "Norway and Kenya sign fishing accord"
    assert report.url == "https://nordlys.example/world/fishing-accord"
    assert (report.source, report.source_from) == ("Nordlys Post", "metadata")
    assert (report.published, report.published_from) == (date(2019, 5, 3), "metadata")
    assert report.published_confidence is not None and 0.5 < report.published_confidence < 1


def test_each_paragraph_of_the_page_is_one_of_the_report(tmp_path: Path) -> None:
    report = read_one(put(tmp_path / "a.html", page()))
    found = [passage.text for passage in clean(report).passages if passage.kind == "body"]
    assert [one[:30] for one in found][-3:] == [
        one[:30].replace("“", '"') for one in PARAGRAPHS[1:]
    ]


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (
            '<meta property="article:published_time" content="2021-02-03T04:05:06Z">',
            "",
            "2021-02-03",
        ),
        ('<meta name="date" content="2021-02-03">', "", "2021-02-03"),
        ("", '<time datetime="2021-02-03T10:00">3 February</time>', "2021-02-03"),
        ('<meta property="article:modified_time" content="2021-02-03T04:05:06Z">', "", None),
        ('<meta http-equiv="last-modified" content="2021-02-03">', "", None),
        ('<meta itemprop="copyrightYear" content="2021">', "", None),
        ("", "", None),  # the footer's © 2009 is no day, and neither is today
    ],
)
def test_the_first_day_is_taken_and_no_other(
    tmp_path: Path, head: str, body: str, day: str | None
) -> None:
    report = read_one(put(tmp_path / "a.html", page(head=head, body=body)))
    assert (report.published and report.published.isoformat()) == day
    given = read_one(tmp_path / "a.html", date(2020, 1, 1))
    assert given.published == (report.published or date(2020, 1, 1))
    assert given.published_from == ("metadata" if day else "given")


def test_the_day_of_a_film_on_the_page_is_not_the_reports(tmp_path: Path) -> None:
    film = '{"@type": "VideoObject", "name": "A", "datePublished": "2011-02-01"}'
    article = '{"@type": ["NewsArticle"], "headline": "B", "datePublished": "2019-05-03"}'
    both = f'<script type="application/ld+json">{{"@graph": [{film}, {article}]}}</script>'
    assert read_one(put(tmp_path / "a.html", page(head=both))).published == date(2019, 5, 3)
    undated = both.replace(', "datePublished": "2019-05-03"', "")
    assert read_one(put(tmp_path / "b.html", page(head=undated))).published is None
    alone = f'<script type="application/ld+json">{film}</script>'
    assert read_one(put(tmp_path / "c.html", page(head=alone))).published == date(2011, 2, 1)


def test_the_outlets_name_behind_a_title_is_cut_off(tmp_path: Path) -> None:
    named = '<meta property="og:site_name" content="Nordlys Post">'
    source = page(head=named, title="Norway signs – and Uganda protests | Nordlys Post")
    report = read_one(put(tmp_path / "a.html", source))
    assert report.title == "Norway signs – and Uganda protests"


def test_a_sidecar_knows_better_than_the_page(tmp_path: Path) -> None:
    path = put(tmp_path / "a.html.gz", gzip.compress(page(head=JSON_LD).encode()))
    put(tmp_path / "a.json", json.dumps({"published": "2019-05-04", "source": "Our copy"}))
    report = read_one(path)
    assert (report.published, report.published_from) == (date(2019, 5, 4), "sidecar")
    assert (report.source, report.title) == ("Our copy", "Norway and Kenya sign fishing accord")
    assert [one.id for one in load([tmp_path]) if isinstance(one, Report)] == ["a"]


@pytest.mark.parametrize("name", ["a.txt", "a", "a.article", "a.html"])
def test_a_page_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    assert read_one(put(tmp_path / name, page())).text.count(PARAGRAPHS[0]) == 1


def test_a_text_that_is_called_a_page_is_a_text(tmp_path: Path) -> None:
    text = "\n\n".join(PARAGRAPHS)
    assert read_one(put(tmp_path / "a.html", text)).text == text


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("cp1252", "iso-8859-1"), ("utf-16", "utf-16"), ("cp1251", "windows-1251")],
)
def test_the_encoding_that_a_page_names_is_used(
    tmp_path: Path, encoding: str, declared: str
) -> None:
    word = "Жданов" if encoding == "cp1251" else "Ørsted"
    source = page(title=f"{word} speaks", paragraphs=(*[one.strip("“") for one in PARAGRAPHS],))
    source = source.replace('charset="utf-8"', f'charset="{declared}"')
    path = put(tmp_path / "a.html", source.encode(encoding, "ignore"))
    assert read_one(path).title == f"{word} speaks"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("<html><body></body></html>", "no article text"),
        ("<!DOCTYPE html><html><body><script>load()</script></body></html>", "no article text"),
        (
            page(
                title="Age verification",
                paragraphs=(
                    "Please confirm that you are 18 or older to see this page on our site.",
                ),
            ),
            "notice",
        ),
        (
            page(
                title="Just a moment...",
                paragraphs=("Checking your browser before you go on to the site.",),
            ),
            "notice",
        ),
        (
            page(
                title="Post",
                paragraphs=("The page you asked for could not be found on our server, sorry.",),
            ),
            "notice",
        ),
        (
            page(
                head='<meta property="og:type" content="website">'
                '<link rel="canonical" href="https://nordlys.example/">',
                title="Nordlys Post",
            ),
            "front page",
        ),
        (
            page(
                title="World",
                paragraphs=tuple(
                    f"Minister number {n} arrives in the capital of country {n} for a visit of several days"
                    for n in range(20)
                ),
            ),
            "headlines",
        ),
    ],
)
def test_a_page_that_is_no_report_is_refused_with_advice(
    tmp_path: Path, source: str, says: str
) -> None:
    reason = refused(put(tmp_path / "a.html", source))
    assert says in reason
    assert any(word in reason for word in ("save", "give"))


def test_a_long_report_on_age_checks_is_a_report(tmp_path: Path) -> None:
    paragraphs = ("The ministers agreed on age verification for social media.", *PARAGRAPHS)
    report = read_one(
        put(tmp_path / "a.html", page(title="Ministers agree", paragraphs=paragraphs))
    )
    assert "age verification" in report.text


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 200_000,
        "<html><body>" + "<p>x</p>" * 100_000,
        "<html><body>" + "<table><tr><td>" * 20_000 + "x",
        f'<html><body><p class="{"a" * 3_000_000}">x</p></body></html>',
        "<html><head>" + '<meta property="og:title" content="x">' * 50_000,
        '<html><script type="application/ld+json">' + "[" * 100_000,
        "<html><body>" + "&#0;\x01\x0b" * 1_000,
        "<html" + " a=b" * 100_000 + "><body><p>x",
        "<html><body><!--" + "-" * 1_000_000,
        "<html><body><p>\ud800</p>".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_a_hostile_page_is_refused_or_read_and_breaks_nothing(tmp_path: Path, source: str) -> None:
    (found,) = load([put(tmp_path / "a.html", source)])
    assert isinstance(found, Report | Rejection)


def test_a_page_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert "longer than" in refused(put(tmp_path / "a.html", b"<html>" + b"a" * 20_000_001))


@given(st.binary(max_size=300))
def test_whatever_stands_in_a_page_it_is_text_or_an_error(data: bytes) -> None:
    source = b"<html><body><article><p>" + PARAGRAPHS[0].encode() + data
    with suppress(InputError):
        fields = read_page(source)
        assert fields.text and fields.text.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_characters="<&")))
def test_text_without_markup_keeps_its_words(text: str) -> None:
    assert plain_text(text).split() == text.split()
