"""Who published a report: by its address, else by its credit lines, else nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.data.tables import read_tsv
from dragoman.reading.datelines import dateline_end
from dragoman.reading.outlets import find_outlet
from dragoman.reading.sources import make_report

BODY = (
    "Chile and Argentina agreed on a joint rescue force for the high Andes, officials of both"
    " countries said after a round of talks in Mendoza that went on until the early morning.\n"
)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.reuters.com/world/talks-2019-05-03/", "Reuters"),
        ("https://edition.cnn.com/2019/05/03/talks", "CNN"),
        ("http://www.bbc.co.uk/news/world-1", "BBC"),
        ("https://english.ahram.org.eg/News/1.aspx", "Ahram Online"),
        ("https://www.valley-courier.example/talks", "valley-courier.example"),
        (
            "https://web.archive.org/web/20190503101500/https://www.ft.com/content/1",
            "Financial Times",
        ),
        ("https://www-bbc-com.cdn.ampproject.org/c/s/www.bbc.com/news/1.amp", "BBC"),
    ],
)
def test_an_address_tells_the_outlet(url: str, name: str) -> None:
    report = make_report(BODY, url=url)
    assert (report.source, report.source_from) == (name, "url")


@pytest.mark.parametrize(
    "url",
    [
        "https://t.co/abc",
        "https://news.google.com/articles/x",
        "file:///a.html",
        "x",
        "http://[",
        "http://127.0.0.1/a",
    ],
)
def test_an_address_of_nobody_tells_none(url: str) -> None:
    assert find_outlet(BODY, url) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (BODY + "© 2019 The Andes Herald. All rights reserved.\n", "The Andes Herald"),
        (BODY + "Copyright 2019 Mendoza Daily News Ltd.\n", "Mendoza Daily News"),
        (BODY + "© 2006 Pacific Ledger\n", "Pacific Ledger"),
        ("Blue Lagoon\n" + BODY + "© 2006 Blue Lagoon\n", "Blue Lagoon"),
        (BODY + "This article was first published in The Economist.\n", "The Economist"),
        (BODY + "SEE MORE AT THE IRISH TIMES\n", "The Irish Times"),
        ("Andes accord signed – Al Jazeera\n\n" + BODY, "Al Jazeera"),
        ("Andes accord signed\nAna Ruiz · CBC News · Posted: May 3, 2019\n" + BODY, "CBC News"),
        ("MENDOZA, May 3 (Reuters) - " + BODY, "Reuters"),
        (BODY + "(AFP)\n", "Agence France-Presse"),
        ("Andes accord signed | Dawn\nMENDOZA, May 3 (AFP) - " + BODY, "Dawn"),
        (BODY + "Copyright 2019 The Associated Press. All rights reserved.\n", "Associated Press"),
    ],
)  # fmt: skip
def test_a_credit_tells_the_outlet(text: str, name: str) -> None:
    report = make_report(text)
    assert (report.source, report.source_from) == (name, "credit")
    assert make_report(text, source="Given").source == "Given"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Reuters and Al Jazeera were told of it. " + BODY,
        BODY + "© 2019 Getty Images\n",
        BODY + "© 2019 Acme Holdings\n",
        "Getty Images\n" + BODY + "© 2019 Getty Images\n",
        "President Ana Ruiz in Quito, March 6, 2013. (AP Photo/Luis Vega)\n" + BODY,
    ],
)
def test_no_outlet_is_guessed(text: str) -> None:
    report = make_report(text)
    assert (report.source, report.source_from) == (None, "unknown")


def test_each_host_of_the_table_stands_once_and_bare() -> None:
    hosts = [row["host"] for row in read_tsv("reading_outlets.tsv")]
    assert sorted(set(hosts)) == hosts
    assert not [host for host in hosts if host.startswith("www.") or "/" in host]


@given(st.text(), st.text())
def test_any_text_and_address_are_taken(text: str, url: str) -> None:
    for address in (url, "https://" + url):
        found = find_outlet(text, address)
        assert found is None or (found.name == found.name.strip() != "")


def test_a_dateline_of_dashes_that_never_ends_is_none() -> None:
    """Two ways to read two dashes were hours for sixty of them."""
    head = "OSLO, 3 March 2024 " + "-" * 400
    assert dateline_end(head + "1 more", 0, len(head) + 6) == 0
    assert dateline_end("OSLO, 3 March 2024 ---- Norway", 0, 30) == len("OSLO, 3 March 2024 ---- ")
