"""The order of day and month that a listing's dates settle holds for the articles that it leads to."""

from __future__ import annotations

from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.store import Archive


def test_what_a_listing_teaches_holds_for_articles_and_later_runs(tmp_path):
    with SmallSite() as site:
        for day in range(12, 20):
            site.publish(1, day=f"{day}/03/2026" if day > 12 else "04/03/2026")
        site.change = lambda _, body: body.replace("<time datetime=", "<time title=")
        rules, db = site.rules_file(tmp_path), tmp_path / "archive.db"
        crawl_here(rules, db)
        with Archive.open(db) as archive:
            first = archive.value("SELECT published FROM articles ORDER BY published LIMIT 1")
            assert archive.memory.of("small-site").date_order == "DMY"
    assert first == "2026-03-04"
