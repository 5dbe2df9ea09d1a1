"""Each lie of the demo's sites is called what it is, and what is chosen brings the articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from looks import look_here

from archive_scraper.channels import main_of
from archive_scraper.cli.channels import as_json, judged, look_around
from archive_scraper.crawl.sources import address_source
from archive_scraper.demo.lies import SITES, LieServer

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
# Site -> kind and path of a channel, what its verdict begins with, what it is chosen for.
EXPECTED = {
    "honest": [
        ("listing", "/reports/", "good: reaches from 2026-11-28 back to 2026-10-31", "new"),
        ("feed", "/reports/feed/", "good: shares 8 of 8 with the listing", "new"),
    ],
    "dead-feed": [("listing", "/reports/", "good", "new"), ("feed", "/feed/", "dead since 2018", "")],
    "clippings": [("listing", "/reports/", "good", "new"), ("feed", "/feed/", "clippings: 64 % lead elsewhere", "")],
    "blog-feed": [
        ("listing", "/reports/", "good", "new"),
        ("feed", "/feed/", "blog: shares 0 of 8 with the listing", ""),
    ],
    "html-feed": [("listing", "/reports/", "good", "new"), ("feed", "/feed/", "HTML, not a feed", "")],
    "empty-feed": [("listing", "/reports/", "good", "new"), ("feed", "/feed/", "empty", "")],
    "showcase": [
        ("listing", "/reports/", "an old showcase: the sitemap has 14 newer articles", "new"),
        ("sitemap", "/sitemap.xml", "good: shares 8 of 8 with the listing", "new, archive"),
    ],
    "wordpress": [
        ("listing", "/reports/", "good", "new"),
        ("feed", "/reports/feed/", "good: shares 8 of 8 with the listing", "new"),
        ("wordpress", "/wp-json/wp/v2/posts", "good: shares 8 of 8 with the listing", "archive"),
        ("sitemap", "/sitemap.xml", "good: shares 8 of 8 with the listing", ""),
    ],
    "script-only": [
        ("listing", "/reports/", "asks for JavaScript", ""),
        (
            "sitemap",
            "/sitemap.xml",
            "good: names 12 pages, of which the last was changed on 2026-11-28",
            "new, archive",
        ),
    ],
    "forbidden-feed": [("listing", "/reports/", "good", "new"), ("feed", "/feed/", "forbidden by robots.txt", "")],
    "challenge": [
        ("listing", "/reports/", "answered with HTTP status 403: Cloudflare challenge", ""),
        ("feed", "/feed/", "good", "new"),
    ],
}


@pytest.fixture
def looked(monkeypatch):
    """Return a function that looks at one of the sites."""
    look_here(monkeypatch)

    def look(name, path="/reports/"):
        with LieServer(name, today=NOW.date()) as server:
            found = look_around(server.home + path, address_source(server.url).rules, NOW, delay=0)
            return found, judged(found), server

    return look


@pytest.mark.parametrize("name", EXPECTED)
def test_a_lie_is_called_what_it_is(looked, name):
    found, choices, server = looked(name)
    assert len(choices) == len(EXPECTED[name])
    for choice, (kind, path, begins, use) in zip(choices, EXPECTED[name], strict=True):
        assert (choice.seen.kind, choice.seen.url.partition("?")[0]) == (kind, server.home + path)
        assert choice.reason.startswith(begins)
        assert ", ".join(choice.use) == use
        assert choice.chosen == bool(use)
    assert found.asked == len(server.requests) <= found.budget


def test_no_site_is_left_out():
    assert set(EXPECTED) == set(SITES)


def test_a_look_begins_anywhere_on_a_site(looked):
    """From the home page, an article and a feed, the same list is found."""
    article = next(iter(SITES["honest"].articles)).path
    for path in ("/", article, "/reports/feed/"):
        _, choices, server = looked("honest", path)
        found = {(one.seen.kind, one.seen.url) for one in choices if one.chosen}
        assert ("listing", f"{server.home}/reports/") in found, path
        assert ("feed", f"{server.home}/reports/feed/") in found, path


def test_json_says_what_is_known(looked):
    _, choices, server = looked("clippings")
    listing, feed = as_json(choices)
    assert (feed["kind"], feed["url"], feed["chosen"]) == ("feed", f"{server.home}/feed/", False)
    assert feed["reason"] == "Clippings: 64 % lead elsewhere."
    assert (feed["items"], feed["newest"], feed["oldest"]) == (11, "2026-11-28", "2026-10-19")
    assert (feed["own_host"], feed["clippings"]) == (0.364, 0.636)
    assert feed["overlap"] == 0.375  # of the eight that the list shows
    assert feed["fields"] == {"title": 1.0, "published": 1.0, "authors": 1.0, "summary": 1.0}
    assert listing["chosen"]
    assert listing["overlap"] == 1.0
    assert main_of(choices).seen.kind == "listing"


def test_a_look_ends_at_its_budget(monkeypatch):
    look_here(monkeypatch)
    from archive_scraper.crawl import look_spider

    with LieServer("wordpress") as server:
        found = look_spider.look(server.url, address_source(server.url).rules, NOW, budget=3)
    assert len(server.requests) == found.asked == 3
    assert found.stopped == "the bound of 3 requests was met"
