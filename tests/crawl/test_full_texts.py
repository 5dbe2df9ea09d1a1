"""The full text of a feed is the article where its page cannot be read, and only there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from crawling import crawl_here
from small_site import SmallSite, words

from archive_scraper.store import Archive

FEED = {"Content-Type": "application/rss+xml"}
SPACE = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def text_of(piece, count=600):
    return f"<p>{words(piece.number + 500, count // 2)}.</p><p>{words(piece.number + 600, count // 2)}.</p>"


def feed_of(site, text=text_of):
    items = ""
    for one in site.pieces:
        items += (
            f"<item><title>{one.title}</title><link>{site.home}{one.path}</link><category>Harbours</category>"
            f"<pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate>"
            f"<content:encoded><![CDATA[{text(one)}]]></content:encoded></item>"
        )
    return f'<rss version="2.0" {SPACE}><channel><title>News</title>{items}</channel></rss>'


@pytest.fixture
def site():
    with SmallSite() as running:
        running.publish(3)
        running.answers["/feed"] = (200, FEED, feed_of(running))
        yield running


@pytest.fixture
def crawl(site, tmp_path):
    rules = tmp_path / "harbour.toml"
    rules.write_text(f'name = "harbour"\nstart_urls = ["{site.home}/feed"]\n', encoding="utf-8")
    return lambda: crawl_here(rules, tmp_path / "a.db", ARCHIVE_RETRIES=0)


def stored(site, tmp_path, piece):
    with closing(Archive.open(tmp_path / "a.db", read_only=True)) as archive:
        return archive.articles.get(f"{site.home}{piece.path}")


@pytest.mark.parametrize("status", [403, 404, 410, 503])
def test_a_page_that_cannot_be_read_is_replaced_by_the_feeds_text(site, crawl, tmp_path, status):
    site.answers[site.pieces[0].path] = (status, {}, "<h1>Not for you</h1>")
    report = crawl()
    assert (report.state, report.new, report.failures) == ("good", 3, 0)
    assert report.notes[-1].startswith("1 article has the full text of a list")
    article = stored(site, tmp_path, site.pieces[0])
    assert (article["title"], article["published"]) == (site.pieces[0].title, "2026-03-01T10:00:00+00:00")
    assert article["body"].split() == text_of(site.pieces[0]).replace("<p>", " ").replace("</p>", " ").split()
    assert {article["origins"][name] for name in ("title", "published", "topics", "body")} == {"feed"}
    assert stored(site, tmp_path, site.pieces[1])["origins"]["body"] != "feed", "a page that can be read goes first"


def test_a_page_that_answers_again_goes_first(site, crawl, tmp_path):
    path = site.pieces[0].path
    site.answers[path] = (503, {}, "<h1>Later</h1>")
    crawl()
    first = stored(site, tmp_path, site.pieces[0])
    site.answers["/feed"] = (200, FEED, feed_of(site).replace("News", "All news"))
    again = crawl()
    assert (again.state, again.failures) == ("good", 0), "it is known, so that its failure loses nothing"
    del site.answers[path]
    crawl()
    last = stored(site, tmp_path, site.pieces[0])
    assert (first["id"], first["origins"]["body"]) == (last["id"], "feed")
    assert last["body"] != first["body"]


def test_robots_forbid_a_page_and_not_the_feeds_text(site, crawl, tmp_path):
    site.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /articles/\n")
    report = crawl()
    assert (report.state, report.new) == ("good", 3)
    assert stored(site, tmp_path, site.pieces[0])["origins"]["body"] == "feed"


def test_a_short_text_is_no_article(site, crawl):
    short = replace(site.pieces[0])
    site.answers["/feed"] = (200, FEED, feed_of(site, lambda one: text_of(one, 40) if one == short else text_of(one)))
    site.answers[short.path] = (403, {}, "<h1>Not for you</h1>")
    report = crawl()
    assert (report.new, report.failures) == (2, 1)
