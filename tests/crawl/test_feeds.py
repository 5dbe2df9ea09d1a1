"""A feed as the listing of a source: its items become articles, an unchanged one costs one request."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from crawling import crawl_here
from small_site import SmallSite

FEED = {"Content-Type": "application/rss+xml"}


def feed_of(site: SmallSite, pieces=None, host: str = "") -> str:
    items = [
        f"<item><title>{piece.title}</title><link>{host or site.home}{piece.path}</link><pubDate>{piece.day}</pubDate>"
        f"<category>Harbours</category><description>In short {piece.number}.</description></item>"
        for piece in reversed(site.pieces if pieces is None else pieces)
    ]
    return f'<rss version="2.0"><channel><title>News</title><link>{site.home}/</link>{"".join(items)}</channel></rss>'


@pytest.fixture
def site():
    with SmallSite() as running:
        running.publish(6)
        yield running


@pytest.fixture
def rules(site, tmp_path):
    path = tmp_path / "harbour.toml"
    path.write_text(f'name = "harbour"\nstart_urls = ["{site.home}/feed"]\n', encoding="utf-8")
    return path


def crawl(site, rules, tmp_path, feed, headers=FEED, status=200):
    site.answers["/feed"] = (status, headers, feed)
    site.requests.clear()
    return crawl_here(rules, tmp_path / "a.db")


@pytest.mark.parametrize("content_type", ["application/rss+xml", "text/html", "application/octet-stream", "text/plain"])
def test_the_items_of_a_feed_become_articles(site, rules, tmp_path, content_type):
    report = crawl(site, rules, tmp_path, feed_of(site), {"Content-Type": content_type})
    assert (report.state, report.teasers, report.new, report.failures) == ("good", 6, 6, 0)


def test_an_unchanged_feed_costs_one_request(site, rules, tmp_path):
    headers = {**FEED, "ETag": '"one"'}
    crawl(site, rules, tmp_path, feed_of(site), headers)
    report = crawl(site, rules, tmp_path, "", headers, 304)
    assert [path for path in site.requests if path != "/robots.txt"] == ["/feed"]
    assert (report.state, report.not_modified) == ("good", 1)


def test_a_new_item_costs_the_feed_and_its_page(site, rules, tmp_path):
    crawl(site, rules, tmp_path, feed_of(site))
    (piece,) = site.publish(1)
    report = crawl(site, rules, tmp_path, feed_of(site))
    assert [path for path in site.requests if path != "/robots.txt"] == ["/feed", piece.path]
    assert (report.state, report.new) == ("good", 1)


def test_what_a_page_does_not_say_its_item_does(site, rules, tmp_path):
    crawl(site, rules, tmp_path, feed_of(site))
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        articles = db.execute(
            "SELECT f.topics, json_extract(a.origins, '$.topics') FROM articles_flat f JOIN articles a USING (id)"
        ).fetchall()
    assert articles == [("Harbours", "teaser:feed")] * 6


@pytest.mark.parametrize(
    ("answer", "cause", "words"),
    [
        pytest.param("<rss><channel></channel></rss>", "listing-empty-feed", "it holds no item", id="an empty feed"),
        pytest.param("<h1>Gone elsewhere</h1>", "listing-no-feed", "a feed stood here", id="a page without teasers"),
    ],
)
def test_a_feed_that_fails_is_not_called_a_layout(site, rules, tmp_path, answer, cause, words):
    crawl(site, rules, tmp_path, feed_of(site))
    report = crawl(site, rules, tmp_path, answer, {"Content-Type": "text/html"})
    assert report.state == "failed"
    assert [problem.cause for problem in report.problems] == [cause]
    assert words in report.problems[0].detail
    assert "layout" not in report.message()


def test_a_page_of_teasers_in_place_of_a_feed_is_said(site, rules, tmp_path):
    crawl(site, rules, tmp_path, feed_of(site))
    report = crawl(site, rules, tmp_path, site.list_page(1), {"Content-Type": "text/html"})
    assert report.state == "degraded"
    assert report.remarks[0] == f"a feed stood here, and now a page, whose teasers were read: {site.home}/feed"
    assert report.alarms == [f"alarm: the feed cannot be read (no-feed) ({site.home}/feed)"]


def test_a_feed_of_another_host_is_said_and_not_followed(site, rules, tmp_path):
    report = crawl(site, rules, tmp_path, feed_of(site, host="https://elsewhere.example"))
    assert (report.state, report.new) == ("degraded", 0)
    assert 'hosts = ["elsewhere.example"]' in report.remarks[0]


def test_a_feed_goes_on_to_its_next_page(site, rules, tmp_path):
    more = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="{site.home}/feed2"/></channel>'
    site.answers["/feed2"] = (200, FEED, feed_of(site, site.pieces[:3]))
    report = crawl(site, rules, tmp_path, feed_of(site, site.pieces[3:]).replace("</channel>", more))
    assert (report.state, report.new, report.listings) == ("good", 6, 2)


def test_an_unfinished_feed_is_not_good(site, rules, tmp_path):
    report = crawl(site, rules, tmp_path, feed_of(site).partition("</channel>")[0])
    assert (report.state, report.new) == ("degraded", 5)
    assert "ends before its closing tag" in report.remarks[0]
