"""Both demo sites, read without a network, against the demo's own truth: by the sites' rules and by detection alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from site_rows import Row, crawl, local, relative, site_fetch

from archive_scraper.demo import truth
from archive_scraper.demo.cnas import CnasSite
from archive_scraper.demo.jamestown import BRIEF, REGION, JamestownSite
from archive_scraper.demo.markup import page as answer_page
from archive_scraper.demo.server import rename_classes
from archive_scraper.sites import SiteRules
from archive_scraper.spiders.cnas import RULES as CNAS
from archive_scraper.spiders.jamestown import RULES as JAMESTOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.items import Listing

BASE = "http://127.0.0.1:8001"
FIELDS = tuple(truth()[0])
SITES = ("cnas", "jamestown")
BARRED = r"^/program/members/"
"""What robots.txt keeps a crawler from; nobody asks it here."""


def fetch_from(site: str, *, renamed: bool) -> Callable[[str], tuple[str, str] | None]:
    demo: Any = CnasSite(BASE, edits=(), broken=(), size=None) if site == "cnas" else None
    fetch = site_fetch(demo or JamestownSite(BASE, edits=(), broken=()))

    def fetch_renamed(url: str) -> tuple[str, str] | None:
        got = fetch(url)
        return (got[0], rename_classes(answer_page(got[1])).body.decode()) if got else None

    return fetch_renamed if renamed else fetch


@cache
def read(site: str, *, ruled: bool = True, renamed: bool = False) -> tuple[list[Listing], dict[str, Row]]:
    """Return a site's listings, and its rows by path."""
    rules = {"cnas": CNAS, "jamestown": JAMESTOWN}[site] if ruled else SiteRules(name=site)
    rules = replace(local(rules, BASE), exclude_paths=(BARRED,))
    paths = ("/articles-multimedia", "/reports", "/press") if site == "cnas" else (f"{REGION}/", f"{BRIEF}/")
    listings, rows = crawl([BASE + path for path in paths], fetch_from(site, renamed=renamed), rules)
    cut = [relative(row, BASE) for row in rows]
    return listings, {row["canonical_url"]: row for row in cut}


def wanted(site: str) -> dict[str, Row]:
    return {row["url"]: row for row in truth() if row["source"] == site}


def differences(site: str, field: str, **how: bool) -> dict[str, tuple[Any, Any]]:
    rows = read(site, **how)[1]
    want = {path: row[field] for path, row in wanted(site).items()}
    return {path: (rows[path][field], value) for path, value in want.items() if rows[path][field] != value}


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("field", FIELDS)
def test_rules_read_every_field_of_every_article(site: str, field: str) -> None:
    assert differences(site, field) == {}


@pytest.mark.parametrize("renamed", [False, True], ids=["", "renamed"])
@pytest.mark.parametrize("ruled", [True, False], ids=["rules", "detection"])
@pytest.mark.parametrize("site", SITES)
def test_every_article_is_found(site: str, ruled: bool, renamed: bool) -> None:
    listings, rows = read(site, ruled=ruled, renamed=renamed)
    sizes = [len(listing.items) for listing in listings]
    assert sizes == ([8, 8, 8, 5, 2, 6] if site == "cnas" else [6, 6, 6, 5, 5])
    assert set(rows) == set(wanted(site))


@pytest.mark.parametrize("site", SITES)
def test_a_known_design_is_read_by_its_rules(site: str) -> None:
    assert {listing.pattern.kind for listing in read(site)[0] if listing.pattern} == {"selector"}


# Fields that must be right everywhere without rules, and with all classes renamed as in a redesign. The others may
# fall: the cut of a teaser, for one, is a rule of the site.
ALWAYS = (
    "title",
    "published",
    "published_precision",
    "language",
    "canonical_url",
    "pdf_links",
)
SERIES = ("series", "volume", "issue")
"""How a site prints them is its rules' to say."""


@pytest.mark.parametrize("renamed", [False, True], ids=["", "renamed"])
@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("field", ALWAYS)
def test_detection_alone_reads_what_every_page_states(site: str, field: str, renamed: bool) -> None:
    assert differences(site, field, ruled=False, renamed=renamed) == {}


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("field", [*ALWAYS, *SERIES, "authors", "kind", "topics", "related"])
def test_a_redesign_costs_the_rules_no_row_and_none_of_these_fields(site: str, field: str) -> None:
    assert differences(site, field, renamed=True) == {}
