"""A listing that loads more by a button is crawled to its end, whatever stands at the addresses of the button."""

from __future__ import annotations

import json
import re

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.crawl.options import CrawlOptions

COUNTED = '<button class="load-more" data-url="/ajax/articles" data-page="1">Load more</button>'
TOLD = '<button class="load-more" data-next-url="/ajax/articles?page={}">Load more</button>'


class LoadingSite(SmallSite):
    """A site whose first page alone is whole; the pieces after it are what ``piece`` makes of teasers and a number."""

    button = COUNTED
    last = 3

    @staticmethod
    def piece(teasers, number, last):
        raise NotImplementedError

    def answer(self, path):
        if path == "/articles":
            return 200, {}, self.list_page(1).replace("</main>", f"{self.button.format(2)}</main>")
        if match := re.fullmatch(r"/ajax/articles\?page=(\d+)", path):
            number = int(match[1])
            start = (number - 1) * self.per_page
            teasers = [piece.teaser(piece.path) for piece in self.pieces[::-1][start : start + self.per_page]]
            return type(self).piece(teasers, number, number >= self.last)
        return super().answer(path)


@pytest.fixture
def site():
    with LoadingSite(per_page=5, paged=False) as running:
        running.publish(13)  # the last piece holds three
        yield running


JSON = {"Content-Type": "application/json"}


def html(teasers, _number, last):
    return (404, {}, "") if last and not teasers else (200, {}, "".join(teasers))


def empty(teasers, _number, _last):
    return 200, {}, "".join(teasers)


def html_that_tells(teasers, number, last):
    return 200, {}, "".join(teasers) + ("" if last else TOLD.format(number + 1))


def json_that_tells(teasers, number, last):
    following = None if last else f"/ajax/articles?page={number + 1}"
    return 200, JSON, json.dumps({"html": "".join(teasers), "next": following})


def json_that_ends(teasers, _number, last):
    return 200, JSON, json.dumps({"data": {"html": "".join(teasers)}, "has_more": not last})


def items_of(teasers):
    """Return what the teasers say as objects, in place of HTML."""
    found = [re.search(r'href="([^"]+)">([^<]+)<.*datetime="([^"]+)".*<p>(.+)</p>', teaser) for teaser in teasers]
    return [dict(zip(("url", "title", "date", "summary"), match.groups(), strict=True)) for match in found]


def json_items_that_end(teasers, _number, last):
    return 200, JSON, json.dumps({"items": items_of(teasers), "has_more": not last})


def json_items(teasers, _number, _last):
    return 200, JSON, json.dumps({"items": items_of(teasers)})


def json_without_a_word(teasers, _number, _last):
    return 200, JSON, json.dumps({"html": "".join(teasers)})


@pytest.mark.parametrize(
    ("button", "piece", "requests"),
    [
        (COUNTED, html, 4),
        (COUNTED, empty, 4),
        (COUNTED.replace("data-page", 'data-max-pages="3" data-page'), html, 3),
        (TOLD, html_that_tells, 3),
        (COUNTED, json_that_tells, 3),
        (COUNTED, json_that_ends, 3),
        (COUNTED, json_without_a_word, 4),
        (COUNTED, json_items_that_end, 3),
        (COUNTED, json_items, 4),
    ],
)
def test_all_pieces_are_read(site, tmp_path, monkeypatch, button, piece, requests):
    monkeypatch.setattr(LoadingSite, "button", button)
    monkeypatch.setattr(LoadingSite, "piece", staticmethod(piece))
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
    assert (report.state, report.new, report.problems, report.remarks) == ("good", 13, [], [])
    assert sum("articles?" in path or path == "/articles" for path in site.requests) == requests


def test_endless_pieces_end_with_one_line(site, tmp_path, monkeypatch):
    """The script's address answers any number with the teasers of the last page."""
    pieces = {}
    monkeypatch.setattr(
        LoadingSite,
        "piece",
        staticmethod(lambda teasers, number, _: (200, {}, pieces.setdefault(min(number, 3), "".join(teasers)))),
    )
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
    assert (report.state, report.new) == ("good", 13)
    assert report.notes == [
        f"paging stopped at {site.home}/ajax/articles?page=4: it shows no teaser but those of the pages before it"
    ]


def test_pieces_without_end_are_read_down_to_the_cap(site, tmp_path, monkeypatch):
    monkeypatch.setattr(
        LoadingSite,
        "piece",
        staticmethod(
            lambda _teasers, number, _: (200, {}, site.pieces[0].teaser(f"/articles/made-up-in-a-trap-{number}"))
        ),
    )
    rules = site.rules_file(tmp_path)
    rules.write_text(rules.read_text() + "max_pages = 6\n")
    report = crawl_here(rules, tmp_path / "a.db")
    assert (report.state, report.listings) == ("degraded", 6)
    assert "stopped at the depth cap of 6 pages; --pages N goes deeper" in report.remarks


def test_a_button_that_nobody_can_follow_keeps_a_run_from_good(site, tmp_path, monkeypatch):
    monkeypatch.setattr(LoadingSite, "button", '<button id="more">Load more articles</button>')
    rules = site.rules_file(tmp_path)
    report = crawl_here(rules, tmp_path / "a.db")
    assert (report.state, report.new) == ("degraded", 5)
    words = '"Load more articles" leads nowhere without the scripts of the page; nothing older was read'
    assert report.remarks[0].startswith(f"{words}: {site.listing}")
    assert report.alarms == [f"alarm: {words} ({site.listing})"]
    # Later nothing is missing between the two visits, and what is older is missing all the same
    site.publish(2)
    report = crawl_here(rules, tmp_path / "a.db")
    assert (report.state, report.new, report.alarms) == ("degraded", 2, [])
    # Neither does a deep look elsewhere end that
    elsewhere = CrawlOptions(urls=(f"{site.listing}?page=1",), full=True)
    assert crawl_here(rules, tmp_path / "a.db", elsewhere).alarms == []
    # What the user named is all that is wanted
    assert crawl_here(rules, tmp_path / "b.db", CrawlOptions(pages=1)).state == "good"
    rules.write_text(rules.read_text() + 'paging = "none"\n')
    report = crawl_here(rules, tmp_path / "a.db", CrawlOptions(full=True))
    assert (report.state, report.alarms) == ("good", ["over: its pages can be followed, or it has none"])


def test_a_channel_of_the_archive_reaches_what_a_pager_does_not(site, tmp_path, monkeypatch):
    monkeypatch.setattr(LoadingSite, "button", '<button id="more">Load more articles</button>')
    pages = "".join(f"<url><loc>{site.home}{piece.path}</loc></url>" for piece in site.pieces)
    site.answers["/sitemap.xml"] = (
        200,
        {},
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>',
    )
    rules = site.rules_file(tmp_path)
    way = (
        f'[[channel]]\nkind = "sitemap"\nurl = "{site.home}/sitemap.xml"\nuse = ["archive"]\npaths = ["^/articles/"]\n'
    )
    rules.write_text(rules.read_text() + way)
    report = crawl_here(rules, tmp_path / "a.db")
    assert (report.state, report.new, report.remarks) == ("good", len(site.pieces), [])
    assert any("leads nowhere without the scripts" in note for note in report.notes)


def test_a_second_piece_that_is_missing_is_an_error(site, tmp_path, monkeypatch):
    """The address of the first piece was put together from what the page prints: it must exist."""
    monkeypatch.setattr(LoadingSite, "piece", staticmethod(lambda *_: (404, {}, "")))
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
    assert report.state != "good"
    assert [problem.cause for problem in report.problems] == ["listing-http-404"]
