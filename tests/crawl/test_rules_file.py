"""What ``archive-scraper add`` knows of a site without being told."""

from datetime import UTC, datetime

from archive_scraper.crawl.rules_file import freeze
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.sites import SiteRules

ITEM = '<li><h3><a href="/notes/pier-{0}">Pier {0} and Its Keeper</a></h3><p>Keeper {0} counts the boats.</p></li>'
ITEMS = "".join(ITEM.format(number) for number in range(6))


def test_the_sites_own_name_and_home_are_kept():
    page = Page(
        f'<html lang="en"><meta property="og:site_name" content="Harbour Letters"><main><ul>{ITEMS}</ul></main></html>',
        "https://letters.example/notes/",
    )
    listing = extract_listing(page, now=datetime(2024, 5, 1, tzinfo=UTC))
    rules = freeze(listing, page, SiteRules(name="letters"))
    assert (rules.title, rules.home, rules.languages) == ("Harbour Letters", "https://letters.example/", ("en",))
    named = freeze(listing, page, SiteRules(name="letters", title="The Letters", home="https://www.letters.example/"))
    assert (named.title, named.home) == ("The Letters", "https://www.letters.example/")
