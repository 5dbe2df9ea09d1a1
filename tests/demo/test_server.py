"""The demo server: what it answers, how often it was asked, and what changes when it is told to."""

from __future__ import annotations

import re
import time
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from archive_scraper.demo import DemoServer, truth

if TYPE_CHECKING:
    from collections.abc import Iterator

FLAKY = "/publications/transcript/an-evening-with-the-harbour-pilots"
SLOW = "/publications/blog/three-notes-on-a-missing-buoy"
PLAIN = "/publications/commentary/eighteen-knots"


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoServer]:
    with DemoServer(slow_seconds=0.05) as server:
        yield server


class Got:
    def __init__(self, url: str, **headers: str) -> None:
        parts = urlsplit(url)
        connection = HTTPConnection(parts.netloc, timeout=10)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(
            headers.pop("method", "GET"), target, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        response = connection.getresponse()
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()
        connection.close()


def base(demo: DemoServer, source: str) -> str:
    return demo.cnas_url if source == "cnas" else demo.jamestown_url


def follow(start: str) -> list[str]:
    pages, url = [], start
    while url:
        got = Got(url)
        assert got.status == 200
        pages.append(got.text)
        turn = re.search(r'<a (?:class="next page-numbers" )?href="([^"]*)">Next<', got.text)
        url = f"{start[: start.index('/', 8)]}{turn[1]}" if turn else ""
    return pages


def test_both_sites_listen_on_loopback_only(demo: DemoServer) -> None:
    assert {urlsplit(url).hostname for url in (demo.cnas_url, demo.jamestown_url)} == {"127.0.0.1"}
    assert demo.cnas_url != demo.jamestown_url


def test_every_article_of_the_truth_is_served(demo: DemoServer) -> None:
    rows = truth()
    assert len(rows) == 61
    for row in rows:
        url = base(demo, row["source"]) + row["url"]
        got = Got(url) if row["url"] != FLAKY else [Got(url), Got(url)][1]
        assert got.status == 200, row["url"]
        assert f'rel="canonical" href="{url}"' in got.text


@pytest.mark.parametrize(
    ("listing", "pages", "teasers"),
    [("cnas 0", 4, 29), ("cnas 1", 1, 2), ("cnas 2", 1, 6), ("jamestown 0", 4, 23), ("jamestown 1", 1, 5)],
)
def test_the_listings_lead_to_every_article(demo: DemoServer, listing: str, pages: int, teasers: int) -> None:
    source, number = listing.split()
    start = (demo.cnas_listings if source == "cnas" else demo.jamestown_listings)[int(number)]
    found = follow(start)
    assert len(found) == pages
    mark = {"cnas": "margin-top-half-em", "jamestown": 'class="(?:entry-title|publication-card)"'}[source]
    assert sum(len(re.findall(mark, page)) for page in found) == teasers


def test_listings_answer_with_filters_and_both_spellings_of_the_path(demo: DemoServer) -> None:
    first = demo.cnas_listings[0]
    assert "Showing 1-2 of 2 Publications" in Got(f"{first}?type=podcast").text
    assert "Showing 1-1 of 1 Publications" in Got(f"{first}?type=podcast&author=owen-pell").text
    assert "Showing 1-2 of 2 Publications" in Got(f"{first}?area=northern-security").text
    assert 'href="/articles-multimedia/p2?type=commentary"' in Got(f"{first}?type=commentary").text
    assert Got(f"{first}/p2?type=commentary").status == 200
    assert Got(f"{first}/p1").text == Got(first).text
    assert Got(f"{first}/p9").status == 404
    second = demo.jamestown_listings[0]
    assert Got(f"{second}page/2").text == Got(f"{second}page/2/").text
    assert Got(f"{second}page/9/").status == 404


def test_a_withdrawn_article_is_listed_and_gone(demo: DemoServer) -> None:
    path = "/publications/commentary/withdrawn-note-on-the-lamp-tax"
    assert path in Got(demo.cnas_listings[0]).text
    assert Got(demo.cnas_url + path).status == 404


def test_a_moved_article_is_listed_under_its_old_address(demo: DemoServer) -> None:
    old = "/publications/commentary/the-case-for-a-dull-treaty"
    assert old in Got(f"{demo.cnas_listings[0]}/p3").text
    got = Got(demo.cnas_url + old)
    assert (got.status, got.headers["Location"]) == (301, "/publications/commentary/the-case-for-a-boring-treaty")


def test_a_report_is_listed_under_two_addresses(demo: DemoServer) -> None:
    also = "/publications/reports/dark-berths-the-report"
    assert also in Got(demo.cnas_listings[1]).text
    assert f'rel="canonical" href="{demo.cnas_url}/publications/reports/dark-berths"' in Got(demo.cnas_url + also).text


def test_a_page_fails_once_and_once_more_after_a_reset(demo: DemoServer) -> None:
    demo.reset()
    url = demo.cnas_url + FLAKY
    assert [Got(url).status for _ in range(3)] == [500, 200, 200]
    demo.reset()
    assert Got(url).status == 500


def test_a_page_is_slow(demo: DemoServer) -> None:
    start = time.monotonic()
    Got(demo.cnas_url + SLOW)
    assert time.monotonic() - start >= 0.05


def test_robots_txt_bars_what_a_listing_shows(demo: DemoServer) -> None:
    robots = Got(f"{demo.jamestown_url}/robots.txt").text
    assert "Disallow: /program/members/" in robots
    assert "/program/members/briefing-on-the-coal-piers/" in Got(demo.jamestown_listings[0]).text
    assert "Disallow: /admin/" in Got(f"{demo.cnas_url}/robots.txt").text


def test_sitemaps_and_the_feed_are_xml(demo: DemoServer) -> None:
    for url, count in (
        (f"{demo.cnas_url}/sitemap.xml", 34),
        (f"{demo.jamestown_url}/sitemap_index.xml", 27),
        (f"{demo.jamestown_url}/feed/", 10),
    ):
        tree = ET.fromstring(Got(url).text)  # noqa: S314 # our own
        assert sum(element.tag.endswith(("}url", "item")) for element in tree.iter()) == count


def test_an_unchanged_page_is_not_sent_twice(demo: DemoServer) -> None:
    url = demo.cnas_url + PLAIN
    first = Got(url)
    assert first.headers["ETag"]
    assert Got(url, If_None_Match=first.headers["ETag"]).status == 304
    assert Got(url, If_None_Match='"other"').status == 200
    assert Got(url, If_Modified_Since=first.headers["Last-Modified"]).status == 304
    assert Got(url, If_Modified_Since="Mon, 01 Jan 2001 00:00:00 GMT").status == 200
    assert Got(url, If_Modified_Since="yesterday").status == 200
    assert Got(url, method="HEAD").text == ""


def test_requests_are_remembered(demo: DemoServer) -> None:
    demo.reset()
    Got(demo.cnas_listings[0] + "?type=podcast")
    Got(f"{demo.jamestown_url}/nothing")
    assert demo.requests == [("GET", "/articles-multimedia?type=podcast", 200), ("GET", "/nothing", 404)]
    assert demo.hits == {"/articles-multimedia": 1, "/nothing": 1}


@pytest.mark.parametrize(
    ("edit", "key", "after"),
    [
        ("title", "title", "A Harbour for the Price of Its Crane"),
        ("summary", "summary", None),
        ("date", "published", "2018-01-09"),
    ],
)
def test_an_edit_changes_one_article_while_the_server_runs(
    demo: DemoServer, edit: str, key: str, after: str | None
) -> None:
    old, new = truth(), truth(edits={edit})
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert len(changed) == 1
    before, now = changed[0]
    assert {name for name in now if now[name] != before[name]} <= {key, "published_raw"}
    assert after is None or now[key] == after
    url = demo.cnas_listings[0] if edit == "summary" else demo.cnas_url + now["url"]
    tag = Got(url).headers["ETag"]
    demo.edits = frozenset({edit})
    got = Got(url, If_None_Match=tag)
    demo.edits = frozenset()
    assert got.status == 200
    printed = {"title": now["title"], "summary": now["summary"], "published": now["published_raw"]}[key]
    assert printed in got.text
    assert Got(url, If_None_Match=tag).status == 304


@pytest.mark.parametrize(
    ("part", "gone"),
    [
        ("dates", ["fz11 bold uppercase", " Age: ", "datePublished"]),
        ("authors", ["/people/", ">By: ", ">By "]),
        ("layout", ["entry-listing", "margin-top-half-em", "entry-title", "mainbar"]),
        ("listing", ["margin-top-half-em", "entry-title"]),
    ],
)
def test_a_redesign_takes_a_part_away(part: str, gone: list[str]) -> None:
    paths = ("", "/publications/reports/dark-berths", PLAIN)
    with DemoServer(broken={part}) as demo:
        urls = [*demo.cnas_listings, *demo.jamestown_listings]
        if part != "listing":
            urls += [demo.cnas_url + path for path in paths[1:]]
            urls += [f"{demo.jamestown_url}/program/who-guards-the-guild/"]
        for url in urls:
            got = Got(url)
            assert got.status == 200
            assert [word for word in gone if word in got.text] == []


def test_unknown_changes_are_refused() -> None:
    with pytest.raises(ValueError, match="edits: colour; known are date, summary, title"):
        DemoServer(edits={"colour"})
    with pytest.raises(ValueError, match="broken: colour; known are"):
        DemoServer(broken={"colour"})


def test_a_long_listing_is_made_on_the_fly() -> None:
    with DemoServer(size=50_000) as demo:
        assert demo.cnas_listings == [f"{demo.cnas_url}/articles-multimedia"]
        last = Got(f"{demo.cnas_listings[0]}/p2500").text
        assert "Showing 49981-50000 of 50000 Publications" in last
        assert ">Next<" not in last
        assert Got(f"{demo.cnas_listings[0]}/p2501").status == 404
        got = Got(f"{demo.cnas_url}/publications/commentary/note-049999")
        assert "Note 049999 on the Harbour Plan" in got.text
        assert Got(f"{demo.cnas_url}/publications/commentary/note-050000").status == 404
        assert Got(demo.jamestown_listings[0]).status == 200
        assert len(demo._pages) <= 1


def test_the_server_stops_and_starts_on_given_ports() -> None:
    with DemoServer() as first:
        ports = (urlsplit(first.cnas_url).port or 0, urlsplit(first.jamestown_url).port or 0)
        Got(first.cnas_listings[0])
    with DemoServer(ports=ports) as second:
        assert second.cnas_url == first.cnas_url
        assert Got(second.cnas_listings[0]).status == 200
