"""Addresses: fetched politely, kept for a day, and refused in words that say what to do."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.reading import sources, web
from dragoman.reading.web.fetching import Fetcher
from dragoman.reading.web.manners import Manners, cache_file, user_agent
from dragoman.records import Rejection, Report
from tests.reading.pages import JSON_LD, page
from tests.reading.web_server import Answer, Site, serving

HTML = {"Content-Type": "text/html; charset=utf-8"}
QUICK = Manners(gap=0.0, pause=0.01, timeout=0.5, deadline=1.0, most_bytes=100_000)
PAGE = (200, HTML, page(head=JSON_LD).encode())


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        one.pages["/a"] = PAGE
        yield one


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    one = Fetcher(QUICK, tmp_path / "web.sqlite")
    yield one
    one.close()


def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(InputError) as caught:
        fetcher.fetch(url)
    return caught.value.reason


def test_a_page_is_fetched_by_a_truthful_agent_and_kept(site: Site, fetcher: Fetcher) -> None:
    assert fetcher.fetch(site.url("/a")).content == PAGE[2]
    assert fetcher.fetch(site.url("/a")).content == PAGE[2]
    assert site.asked == {"/robots.txt": 1, "/a": 1}
    assert all(agent.startswith("dragoman/") for agent in site.agents)


def test_the_cache_outlives_the_process_and_forgets_after_its_time(
    site: Site, tmp_path: Path
) -> None:
    for _ in range(2):
        one = Fetcher(QUICK, tmp_path / "kept.sqlite")
        one.fetch(site.url("/a"))
        one.close()
    assert site.asked["/a"] == 1
    for _ in range(2):
        one = Fetcher(Manners(gap=0.0, kept=0.001), tmp_path / "short.sqlite")
        one.fetch(site.url("/a"))
        one.close()
        time.sleep(0.01)
    assert site.asked["/a"] == 3


def test_robots_are_heeded(site: Site, fetcher: Fetcher) -> None:
    rules = b"User-agent: *\nDisallow: /a\nAllow: /b\n\nUser-agent: dragoman\nDisallow: /secret\n"
    site.pages |= {"/robots.txt": (200, {}, rules), "/secret/b": PAGE}
    assert "robots.txt" in refused(fetcher, site.url("/secret/b"))
    assert site.asked["/secret/b"] == 0
    assert fetcher.fetch(site.url("/a")).content  # the rules for others are not ours


def test_robots_that_fail_forbid_and_robots_that_are_missing_allow(
    site: Site, fetcher: Fetcher
) -> None:
    assert fetcher.fetch(site.url("/a"))
    with serving() as other:
        other.pages |= {"/robots.txt": (500, {}, b""), "/a": PAGE}
        assert "robots.txt" in refused(fetcher, other.url("/a"))
        assert other.asked["/a"] == 0


def test_a_crawl_delay_is_kept(site: Site, fetcher: Fetcher, monkeypatch: Any) -> None:
    site.pages |= {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 7\n"), "/b": PAGE}
    slept: list[float] = []
    monkeypatch.setattr(fetcher._patient, "sleep", slept.append)
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/b"))
    assert [round(one) for one in slept] == [7]


def test_two_requests_to_one_host_are_apart(site: Site, tmp_path: Path) -> None:
    one = Fetcher(Manners(gap=0.2), tmp_path / "web.sqlite")
    begun = time.monotonic()
    one.fetch(site.url("/a"))  # robots.txt, and the page
    assert time.monotonic() - begun >= 0.2
    one.close()


def test_a_busy_server_is_asked_again_after_the_time_it_gives(
    site: Site, fetcher: Fetcher, monkeypatch: Any
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(fetcher._patient, "sleep", slept.append)
    site.pages["/busy"] = lambda n: (429, {"Retry-After": "3"}, b"") if n < 2 else PAGE
    site.pages["/down"] = lambda n: (500, {}, b"") if n < 3 else PAGE
    assert fetcher.fetch(site.url("/busy")).content == PAGE[2]
    assert slept == [3.0]
    assert fetcher.fetch(site.url("/down")).content == PAGE[2]
    assert slept[1:] == [QUICK.pause, 2 * QUICK.pause]


def test_a_server_that_asks_for_an_hour_is_not_waited_for(site: Site, fetcher: Fetcher) -> None:
    site.pages["/busy"] = (503, {"Retry-After": "3600"}, b"")
    assert "3,600 seconds" in refused(fetcher, site.url("/busy"))
    assert site.asked["/busy"] == 1


def test_what_stays_down_is_told(site: Site, fetcher: Fetcher) -> None:
    site.pages["/down"] = (503, {}, b"")
    assert "503 Service Unavailable" in refused(fetcher, site.url("/down"))
    assert site.asked["/down"] == QUICK.tries


@pytest.mark.parametrize(
    ("status", "says"), [(404, "check the address"), (403, "save"), (451, "legal"), (418, "save")]
)
def test_an_answer_that_is_no_page_says_what_to_do(
    site: Site, fetcher: Fetcher, status: int, says: str
) -> None:
    site.pages["/x"] = (status, {}, b"<p>no</p>")
    reason = refused(fetcher, site.url("/x"))
    assert str(status) in reason and says in reason


def test_redirects_are_followed_to_pages_only(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {
        "/moved": (301, {"Location": "/a"}, b""),
        "/file": (302, {"Location": "file:///etc/hostname"}, b""),
        "/round": (302, {"Location": "/round"}, b""),
        "/hidden": (302, {"Location": "/no/page"}, b""),
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /no/\n"),
    }
    assert fetcher.fetch(site.url("/moved")).url == site.url("/a")
    assert "file:///etc/hostname" in refused(fetcher, site.url("/file"))
    assert "leads on" in refused(fetcher, site.url("/round"))
    assert "robots.txt" in refused(fetcher, site.url("/hidden"))


def mute(_: int) -> Answer:
    time.sleep(2)
    return PAGE


def test_an_endless_page_and_a_silent_server_are_let_go(site: Site, fetcher: Fetcher) -> None:
    site.pages["/long"] = (200, HTML, b"a" * (QUICK.most_bytes + 1))
    site.pages["/mute"] = mute
    assert "longer than" in refused(fetcher, site.url("/long"))
    assert "did not answer" in refused(fetcher, site.url("/mute"))


def test_nobody_there_is_told(fetcher: Fetcher) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        reason = refused(fetcher, f"http://127.0.0.1:{taken.getsockname()[1]}/a")
    assert "cannot be fetched" in reason
    assert "no address" in refused(fetcher, "http://[::1")


# As sources


@pytest.fixture
def through(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> Fetcher:
    monkeypatch.setattr("dragoman.reading.web.fetching.fetcher", lambda: fetcher)
    return fetcher


@pytest.mark.usefixtures("through")
def test_an_address_is_a_report_with_what_its_page_tells(site: Site) -> None:
    (report,) = sources.load([site.url("/a")])
    assert isinstance(report, Report), report
    assert (report.id, report.source, str(report.published)) == ("a", "Nordlys Post", "2019-05-03")
    assert report.url == "https://nordlys.example/world/fishing-accord"


@pytest.mark.usefixtures("through")
def test_a_page_in_an_old_encoding_is_read_as_its_server_says(site: Site) -> None:
    source = page(title="Ælf og Ørn").replace('<meta charset="utf-8">', "")
    header = {"Content-Type": "text/html; charset=iso-8859-1"}
    site.pages["/old"] = (200, header, source.replace("“", "").replace("”", "").encode("cp1252"))
    (report,) = sources.load([site.url("/old")])
    assert isinstance(report, Report) and report.title == "Ælf og Ørn"


@pytest.mark.usefixtures("through")
def test_what_cannot_be_fetched_does_not_stop_the_others(site: Site) -> None:
    none, report = sources.load([site.url("/none"), site.url("/a")])
    assert isinstance(none, Rejection) and none.path == site.url("/none")
    assert isinstance(report, Report)


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "dragoman.reading.web.fetching", raising=False)
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(InputError, match=r"dragoman\[web\]"):
        web.fetch("https://nordlys.example/")


def test_the_agent_and_the_cache_are_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CONTACT", "desk@nordlys.example")
    monkeypatch.setenv("DRAGOMAN_CACHE", "/somewhere")
    assert "desk@nordlys.example" in user_agent()
    assert cache_file() == Path("/somewhere/web.sqlite")
