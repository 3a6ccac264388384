"""Feeds: RSS, Atom and JSON Feed, one report an entry."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.sources import load
from dragoman.records import Rejection, Report
from tests.reading.pages import PARAGRAPHS

FULL = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
TEASER = "Kenya and Norway signed an accord in Oslo on Thursday."

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Nordlys Post &amp; Wire</title><link>https://nordlys.example/</link>
<item><title>Accord &amp; quotas</title><link>https://nordlys.example/1</link>
<pubDate>Fri, 03 May 2019 23:30:00 +0200</pubDate>
<description>{TEASER}</description><content:encoded><![CDATA[{FULL}]]></content:encoded></item>
<item><title>Only a teaser</title><link>https://nordlys.example/2</link>
<description>&lt;b&gt;Kenya&lt;/b&gt; thanked Norway.</description>
<source url="https://fjord.example/rss">Fjord Times</source></item>
<item><title>Nothing to read</title><pubDate>Fri, 03 May 2019 10:00:00 GMT</pubDate></item>
<item><title>Bad day</title><pubDate>some day</pubDate><description>{TEASER}</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord Times</title>
<entry><title>Accord</title><link href="https://fjord.example/1"/><id>urn:1</id>
<published>2019-05-03T08:00:00Z</published><updated>2019-05-09T08:00:00Z</updated>
<content type="html">{FULL.replace("<", "&lt;")}</content></entry></feed>"""


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt", "a", "a.html"])
def test_each_entry_of_a_feed_is_a_report(tmp_path: Path, name: str) -> None:
    full, teaser, nothing, undated = load([put(tmp_path / name, RSS)])
    assert isinstance(full, Report) and isinstance(teaser, Report)
    assert full.text == "\n\n".join(PARAGRAPHS)
    assert (full.id, full.title, full.source) == ("a-1", "Accord & quotas", "Nordlys Post & Wire")
    assert (full.published, full.published_from) == (date(2019, 5, 3), "metadata")
    assert full.url == "https://nordlys.example/1"
    assert (teaser.text, teaser.source) == ("Kenya thanked Norway.", "Fjord Times")
    assert isinstance(nothing, Rejection) and nothing.place == "entry 3"
    assert "Nothing to read" in nothing.reason and "page" in nothing.reason
    assert isinstance(undated, Report) and undated.published is None


def test_atom_is_read_with_its_first_day(tmp_path: Path) -> None:
    (report,) = load([put(tmp_path / "a.atom.gz", gzip.compress(ATOM.encode()))])
    assert isinstance(report, Report)
    assert (report.published, report.source) == (date(2019, 5, 3), "Fjord Times")
    assert report.text == "\n\n".join(PARAGRAPHS)


def test_json_feed_is_read(tmp_path: Path) -> None:
    items = [
        {
            "id": 1,
            "content_html": FULL,
            "date_published": "2019-05-03T08:00:00Z",
            "title": "Accord",
        },
        {"id": "2", "content_text": TEASER, "url": "https://nordlys.example/2"},
        {"id": "3", "summary": TEASER},
        {"id": "4"},
        "no item",
        {"id": "6", "content_text": TEASER, "date_published": "soon"},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Nordlys", "items": items}
    found = list(load([put(tmp_path / "a.json", json.dumps(feed, indent=1))]))
    assert [one.text for one in found if isinstance(one, Report)] == [
        "\n\n".join(PARAGRAPHS),
        TEASER,
        TEASER,
        TEASER,
    ]
    first = found[0]
    assert isinstance(first, Report) and (first.source, first.title) == ("Nordlys", "Accord")
    places = [one.place for one in found if isinstance(one, Rejection)]
    assert places == ["item 4", "item 5"]


@pytest.mark.parametrize(
    "day",
    ["Thu, 01 Jan 1970 00:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "2198-05-03", "0", "soon"],
)
def test_a_day_that_is_none_leaves_an_entry_without_one(tmp_path: Path, day: str) -> None:
    feed = RSS.replace("some day", day)
    *_, entry = load([put(tmp_path / "a.rss", feed)])
    assert isinstance(entry, Report)
    assert (entry.text, entry.published, entry.published_from) == (TEASER, None, "unknown")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>A</title></channel></rss>',
            "no feed",
        ),
        ('<?xml version="1.0"?><rss version="2.0"><channel><item><desc', "neither"),
        ('<?xml version="1.0"?><sitemap><url>a</url></sitemap>', "neither a page nor a feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', "without"),
    ],
)
def test_a_feed_without_entries_is_refused(tmp_path: Path, content: str, says: str) -> None:
    (refusal,) = load([put(tmp_path / "a", content)])
    assert isinstance(refusal, Rejection) and says in refusal.reason


def test_a_feed_that_breaks_off_keeps_its_whole_entries(tmp_path: Path) -> None:
    found = list(load([put(tmp_path / "a.xml", RSS[: RSS.index("<item><title>Nothing")])]))
    assert [type(one) for one in found] == [Report, Report]


def test_a_feed_that_calls_in_others_does_not(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret.txt", "the secret")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    bomb = '<!DOCTYPE rss [<!ENTITY a "' + "x" * 1000 + '">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    ) + "]>"  # fmt: skip
    for head, name in ((entity, "x"), (bomb, "j")):
        feed = f'<?xml version="1.0"?>{head}<rss><channel><item><description>Kenya &{name}; left.</description></item></channel></rss>'
        for one in load([put(tmp_path / "a.xml", feed)]):
            told = one.text if isinstance(one, Report) else one.reason
            assert "the secret" not in told and len(told) < 10_000


@given(st.binary(max_size=200))
def test_whatever_stands_in_a_feed_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    content = RSS.encode().replace(b"Kenya and Norway", data, 1)
    path = put(tmp_path_factory.mktemp("any") / "a.rss", content)
    found = list(load([path]))
    assert found
    for one in found:
        assert one.text.encode() if isinstance(one, Report) else one.reason


def test_a_deeply_nested_entry_harms_nothing(tmp_path: Path) -> None:
    nested = "<div>" * 50_000 + "deep" + "</div>" * 50_000
    content = RSS.replace(FULL, nested)
    first, second, *_ = load([put(tmp_path / "a.rss", content)])
    assert isinstance(first, Report | Rejection) and isinstance(second, Report)
