"""A sitemap as the listing of a source: its pages become articles, an unchanged one costs one request."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.crawl.options import CrawlOptions

XML = {"Content-Type": "application/xml"}


def sitemap_of(site, pieces, lastmod=lambda piece: piece.day):
    pages = (f"<url><loc>{site.home}{one.path}</loc><lastmod>{lastmod(one)}</lastmod></url>" for one in pieces)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(pages)}</urlset>'


def index_of(site, **parts):
    found = ""
    for name, day in parts.items():
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        found += f"<sitemap><loc>{site.home}/{name.replace('_', '-')}.xml</loc>{changed}</sitemap>"
    return f"<sitemapindex>{found}</sitemapindex>"


@pytest.fixture
def site():
    with SmallSite(etags=True) as running:
        running.publish(4)
        for number, piece in enumerate(running.pieces):
            piece.day = f"2026-0{number + 1}-01"
        yield running


@pytest.fixture
def crawl(site, tmp_path):
    rules = tmp_path / "harbour.toml"
    rules.write_text(f'name = "harbour"\nstart_urls = ["{site.home}/sitemap.xml"]\n', encoding="utf-8")

    def run(options=None):
        site.requests.clear()
        report = crawl_here(rules, tmp_path / "a.db", options)
        return report, [path for path in site.requests if path != "/robots.txt"]

    return run


def test_pages_become_articles_and_no_teasers_and_are_asked_again_when_changed(site, crawl, tmp_path):
    site.answers["/sitemap.xml"] = (200, XML, sitemap_of(site, site.pieces))
    report, _ = crawl()
    assert (report.state, report.new, report.teasers) == ("good", 4, 0)
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        assert db.execute("SELECT count(*), (SELECT count(*) FROM teasers) FROM articles").fetchone() == (4, 0)
    report, asked = crawl()
    assert (report.state, asked) == ("good", ["/sitemap.xml"])
    changed = site.pieces[1]
    tomorrow = sitemap_of(site, site.pieces, lambda one: "2999-01-01" if one is changed else one.day)
    site.answers["/sitemap.xml"] = (200, XML, tomorrow)
    assert crawl()[1] == ["/sitemap.xml"], "a day that is still to come is not believed"


def test_a_list_of_the_source_that_its_sitemap_names_is_no_article(site, tmp_path):
    lists = f"<url><loc>{site.listing}</loc></url>"
    site.answers["/sitemap.xml"] = (200, XML, sitemap_of(site, site.pieces).replace("<url>", f"{lists}<url>", 1))
    rules = tmp_path / "harbour.toml"
    rules.write_text(
        f'name = "harbour"\nstart_urls = ["{site.home}/sitemap.xml", "{site.listing}"]\n', encoding="utf-8"
    )
    report = crawl_here(rules, tmp_path / "a.db")
    assert (report.state, report.new) == ("good", 4)
    assert [path for path in site.requests if path == "/articles"] == ["/articles"]


def test_an_index_that_leads_in_a_circle_is_not_good(site, crawl):
    site.answers["/sitemap.xml"] = (200, XML, index_of(site, posts_1=None))
    site.answers["/posts-1.xml"] = (200, XML, index_of(site, sitemap=None, posts_1=None))
    report, asked = crawl()
    assert sorted(set(asked)) == ["/posts-1.xml", "/sitemap.xml"]
    words = "the sitemap and those that it names hold no page of this source"
    assert (report.state, report.alarms) == ("degraded", [f"alarm: {words} ({site.home}/sitemap.xml)"])
    report, _ = crawl()
    assert (report.state, report.alarms) == ("degraded", []), "which the next run does not forget"
    site.answers["/posts-1.xml"] = (200, XML, sitemap_of(site, site.pieces))
    report, _ = crawl()
    assert (report.state, report.new) == ("good", 4)


def test_a_page_changed_since_it_was_fetched_is_asked_for_again(site, crawl, tmp_path):
    site.answers["/sitemap.xml"] = (200, XML, sitemap_of(site, site.pieces))
    crawl()
    with closing(sqlite3.connect(tmp_path / "a.db")) as db, db:
        db.execute("UPDATE frontier SET last_fetched = '2026-02-15T00:00:00+00:00' WHERE kind = 'article'")
    site.answers["/sitemap.xml"] = (200, XML, sitemap_of(site, site.pieces) + "<!-- again -->")
    report, asked = crawl()
    assert sorted(asked) == sorted(["/sitemap.xml", site.pieces[2].path, site.pieces[3].path])
    assert (report.state, report.unchanged) == ("good", 2)


def test_pages_without_a_date_are_no_articles_unless_the_rules_name_them(site, crawl, tmp_path):
    site.answers["/our-harbour"] = (200, {}, f"<h1>Our harbour</h1><main><p>{'The quay is old. ' * 40}</p></main>")
    pages = sitemap_of(site, site.pieces).replace(
        "</urlset>", f"<url><loc>{site.home}/our-harbour</loc></url></urlset>"
    )
    site.answers["/sitemap.xml"] = (200, XML, pages)
    report, _ = crawl()
    assert (report.state, report.new) == ("good", 4)
    (note,) = report.notes
    assert note.startswith("1 page that a sitemap names shows no date of publication and was not stored, such as")
    assert f"{site.home}/our-harbour; article_paths in the rules" in note
    assert "/our-harbour" not in crawl()[1]
    rules = tmp_path / "harbour.toml"
    rules.write_text(rules.read_text(encoding="utf-8") + 'article_paths = ["^/"]\n', encoding="utf-8")
    site.answers["/sitemap.xml"] = (200, XML, site.answers["/sitemap.xml"][2] + "<!-- again -->")
    report, asked = crawl()
    assert (report.new, asked) == (1, ["/sitemap.xml", "/our-harbour"])


def test_an_index_leads_to_its_sitemaps_and_ends_where_it_loops(site, crawl):
    loop = index_of(
        site, sitemap="2026-01-01", posts_1="2026-05-02", posts_2="2026-06-02", posts_2019="", tag_sitemap=""
    )
    site.answers |= {
        "/sitemap.xml": (200, XML, loop),
        "/posts-1.xml": (200, XML, sitemap_of(site, site.pieces[:2])),
        "/posts-2.xml": (200, XML, sitemap_of(site, site.pieces[2:])),
        "/posts-2019.xml": (200, XML, index_of(site, sitemap="", posts_2019="")),
    }
    report, asked = crawl()
    assert (report.state, report.new) == ("good", 4)
    lists = [path for path in asked if path.endswith(".xml")]
    assert lists == ["/sitemap.xml", "/posts-2.xml", "/posts-1.xml", "/posts-2019.xml"]
    _, asked = crawl()
    assert asked == ["/sitemap.xml", "/posts-2019.xml"], "the two that were not changed are not asked for"
    _, asked = crawl(options=CrawlOptions.read(since="2026-05-10"))
    assert asked == ["/sitemap.xml", "/posts-2.xml"], "neither is what was changed before, nor a year of before"


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        pytest.param((404, {}, "gone"), "degraded", "answered with HTTP status 404", id="gone"),
        pytest.param((200, {}, "<h1>Not here</h1>"), "degraded", "holds no list", id="a page"),
    ],
)
def test_a_sitemap_of_an_index_that_is_not_read_is_said(site, crawl, answer, state, words):
    site.answers |= {
        "/sitemap.xml": (200, XML, index_of(site, posts_1="", posts_2="")),
        "/posts-1.xml": (200, XML, sitemap_of(site, site.pieces)),
        "/posts-2.xml": answer,
    }
    report, _ = crawl()
    assert (report.state, report.new) == (state, 4)
    assert f"a sitemap of an index was not read: {site.home}/posts-2.xml" in report.remarks[0]
    assert words in report.remarks[0]


def test_many_sitemaps_of_an_index_that_are_not_read_are_one_line(site, crawl):
    parts = {f"posts_{number}": "" for number in range(1, 6)}
    site.answers |= {
        "/sitemap.xml": (200, XML, index_of(site, **parts)),
        "/posts-1.xml": (200, XML, sitemap_of(site, site.pieces)),
    }
    report, _ = crawl()
    (said,) = [remark for remark in report.remarks if "read" in remark]
    assert (report.state, len(report.problems)) == ("degraded", 4)
    assert said.startswith(f"4 sitemaps were not read, such as {site.home}/posts-")


def test_a_sitemap_of_foreign_addresses_is_one_line(site, crawl):
    pages = sitemap_of(site, site.pieces * 500).replace(site.home, "https://elsewhere.example")
    site.answers["/sitemap.xml"] = (200, XML, pages)
    report, asked = crawl()
    assert (report.state, asked) == ("failed", ["/sitemap.xml"])
    assert "2,000 addresses: 2,000 on another host than the site" in report.message()
