"""Paging ends: at the first page that shows nothing but what the pages before it showed, and the run says where."""

from __future__ import annotations

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.crawl.options import CrawlOptions

NEXT = '<nav class="pager"><a rel="next" href="/articles?page={}">Next page</a></nav></main>'


def endless(site, last):
    """Let each page after the last one lead on, and show what ``last`` makes of its number."""

    def change(path, body):
        number = int(path.rpartition("=")[2]) if "=" in path else 1
        body = last(number, body)
        return body if 'rel="next"' in body else body.replace("</main>", NEXT.format(number + 1))

    site.change = change


@pytest.fixture
def site():
    with SmallSite(per_page=5) as running:
        running.publish(15)
        yield running


@pytest.mark.parametrize(
    "options", [CrawlOptions(), CrawlOptions(full=True), CrawlOptions(pages=40)], ids=["first run", "full", "pages"]
)
def test_empty_pages_are_not_read_on(site, tmp_path, options):
    endless(site, lambda _number, body: body)
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db", options)
    assert (report.state, report.new, report.listings) == ("good", 15, 4)
    assert report.notes == [f"paging stopped at {site.listing}?page=4: it shows no teaser"]


def test_a_last_page_that_repeats_itself_is_read_once_more(site, tmp_path):
    pages = {}
    endless(site, lambda number, body: pages.setdefault(min(number, 3), body))
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
    assert (report.state, report.new) == ("good", 15)
    assert report.listings <= 5
    assert "it shows no teaser but those of the pages before it" in report.notes[0]


def test_a_second_page_that_repeats_the_first_is_not_good(site, tmp_path):
    endless(site, lambda number, _body: site.list_page(1).replace("page=2", f"page={number + 1}"))
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
    assert (report.state, report.new, report.listings) == ("degraded", 5, 2)
    assert report.remarks == [
        f"the second page of a listing repeats the first; nothing older was read: {site.listing}?page=2"
    ]


def test_a_deep_look_over_known_pages_goes_to_their_end(site, tmp_path):
    crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db", CrawlOptions(full=True))
    assert (report.state, report.listings, report.notes) == ("good", 3, [])
