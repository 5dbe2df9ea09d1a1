"""Windows of dates: a run that goes back in time jumps there where a channel can, and leaves the others alone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from urllib.parse import parse_qs

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.crawl.options import CrawlOptions

POSTS = "/wp-json/wp/v2/posts"
YEARS = range(2014, 2026)


class House(SmallSite):
    """A site with a WordPress list, an index of sitemaps by year, a feed and a listing of two pieces a page."""

    no_posts = ()
    """Numbers of the pieces that WordPress holds as another type than posts."""

    def answer(self, path):
        plain, _, query = path.partition("?")
        if plain == POSTS and self.has_posts:
            return self.posts({name: found[0] for name, found in parse_qs(query).items()})
        if plain == "/sitemap.xml":
            return self.xml("sitemapindex", "sitemap", [f"/sitemap-{year}.xml" for year in YEARS])
        if plain.startswith("/sitemap-"):
            return self.xml("urlset", "url", [piece.path for piece in self.pieces if piece.day[:4] in plain])
        return super().answer(path)

    def posts(self, query):
        found = [
            piece
            for piece in reversed(self.pieces)
            if piece.number not in self.no_posts
            and query.get("after", "") < f"{piece.day}T10:30:00" < query.get("before", "9")
        ]
        posts = [
            {
                "date": f"{piece.day}T10:30:00",
                "date_gmt": f"{piece.day}T09:30:00",
                "link": f"{self.home}{piece.path}",
                "title": {"rendered": piece.title},
            }
            for piece in found
        ]
        headers = {"Content-Type": "application/json", "X-WP-Total": str(len(posts)), "X-WP-TotalPages": "1"}
        return 200, headers, json.dumps(posts)

    def xml(self, root, name, paths):
        entries = "".join(f"<{name}><loc>{self.home}{path}</loc></{name}>" for path in paths)
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        return 200, {"Content-Type": "application/xml"}, f'<{root} xmlns="{space}">{entries}</{root}>'


@pytest.fixture
def site():
    with House(per_page=2) as running:
        running.has_posts = True
        for year in YEARS:
            running.publish(2, f"{year}-05-03")
        yield running


def crawl(site, folder, kind, path, use, **options):
    rules = folder / "small.toml"
    channel = f'[[channel]]\nkind = "{kind}"\nurl = "{site.home}{path}"\nuse = {json.dumps(use)}\n'
    rules.write_text(f'name = "small"\nstart_urls = ["{site.listing}"]\n{channel}', encoding="utf-8")
    site.requests.clear()
    report = crawl_here(rules, folder / "a.db", CrawlOptions(**options))
    with closing(sqlite3.connect(folder / "a.db")) as db:
        days = {day[:4] for (day,) in db.execute("SELECT published FROM articles")}
    return report, [path for path in site.requests if not path.startswith(("/articles/", "/robots"))], days


def test_wordpress_is_asked_for_the_window_alone(site, tmp_path):
    report, asked, years = crawl(site, tmp_path, "wordpress", POSTS, ["archive"], since="2015", until="2016-12-31")
    assert (report.state, report.new, years) == ("good", 4, {"2015", "2016"})
    assert asked == [f"{POSTS}?after=2014-12-31T23:59:59&before=2017-01-01T00:00:00"]
    posts = f"{site.home}{POSTS}"
    assert report.notes == [
        f"{posts} was asked for 2015 to 2016-12-31 alone",
        f"{site.listing} was not asked: {posts} stood in for it, which was asked for the dates of this run alone",
    ]


def test_a_list_that_is_known_to_lack_pieces_stands_in_for_nothing(site, tmp_path):
    site.no_posts = (23,)
    crawl(site, tmp_path, "wordpress", POSTS, ["archive"])
    report, asked, _ = crawl(site, tmp_path, "wordpress", POSTS, ["archive"], since="2025")
    assert report.state == "good"
    assert asked[:2] == [f"{POSTS}?after=2024-12-31T23:59:59", "/articles"]
    assert not any("stood in" in note for note in report.notes)


def test_of_an_index_of_sitemaps_the_years_of_the_window_are_read(site, tmp_path):
    report, asked, years = crawl(site, tmp_path, "sitemap", "/sitemap.xml", ["archive"], since="2015", until="2016")
    assert (report.state, report.new, years) == ("good", 4, {"2015", "2016"})
    assert asked == ["/sitemap.xml", "/sitemap-2016.xml", "/sitemap-2015.xml"]
    assert (
        report.notes[0]
        == f"2 of 12 sitemaps of {site.home}/sitemap.xml were read, those that may hold something of 2015 to 2016"
    )


def test_where_nothing_jumps_the_pages_are_read(site, tmp_path):
    site.has_posts = False
    report, asked, years = crawl(site, tmp_path, "wordpress", POSTS, ["archive"], since="2024")
    assert (report.state, years) == ("degraded", {"2024", "2025"})  # the WordPress list is gone, and that is said
    assert asked[1:] == ["/articles", "/articles?page=2", "/articles?page=3"]


def test_wordpress_is_asked_for_what_came_since_its_newest_post(site, tmp_path):
    first, asked, _ = crawl(site, tmp_path, "wordpress", POSTS, ["new"])
    assert (first.state, first.new, asked[0]) == ("good", 24, POSTS)
    second, asked, _ = crawl(site, tmp_path, "wordpress", POSTS, ["new"])
    assert (second.state, asked) == ("good", [f"{POSTS}?after=2025-05-01T23:59:59"])
    site.publish(1, "2025-05-04")
    third, asked, _ = crawl(site, tmp_path, "wordpress", POSTS, ["new"])
    assert (third.state, third.new) == ("good", 1)
    assert asked == [f"{POSTS}?after=2025-05-01T23:59:59", "/articles", "/articles?page=2"]


def test_the_time_that_wordpress_states_goes_to_the_article(site, tmp_path):
    crawl(site, tmp_path, "wordpress", POSTS, ["new"])
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        rows = db.execute(
            "SELECT DISTINCT published_precision, json_extract(origins, '$.published') FROM articles"
        ).fetchall()
    assert rows == [("minute", "teaser:wordpress")]
