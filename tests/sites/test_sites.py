"""Each site's pages against their expected rows, one test a field, so that a failure names the field.

A page is tests/sites/<site>/<listing|article>-<design>.html: the site's own structure with text of ours, its address
in the comment of the first line. What we read from it stands beside it as JSON. Where that is missing, the test
writes it and fails: look at each value, mend what is wrong, and run again.
"""

from __future__ import annotations

import importlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from site_rows import article_row, read_article, read_listing, teaser_row

from archive_scraper.sites import SiteRules, check_rules, load_rules

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "data" / "sources"
PAGES = sorted(HERE.glob("*/*.html"))
# A source that `archive-scraper add` saved into this checkout says what it found; it is its owner's, and has no pages.
SHIPPED = sorted(path for path in SOURCES.glob("*.toml") if "[found]" not in path.read_text(encoding="utf-8"))


def name_page(page: Path) -> str:
    return f"{page.parent.name}-{page.stem}"


def site_rules(site: str) -> SiteRules:
    """Return a site's rules from its spider, else from its file."""
    path = SOURCES / f"{site}.toml"
    if path.exists():
        return load_rules(path)
    rules = importlib.import_module(f"archive_scraper.spiders.{site}").RULES
    assert isinstance(rules, SiteRules)
    return check_rules(rules, site)


@cache
def read_page(page: Path) -> dict[str, Any]:
    """Return what we read from a page: a column for each field of a listing's teasers, or an article's fields."""
    html = page.read_text(encoding="utf-8")
    address = re.match(r"<!-- (\S+) -->\n", html)
    assert address, f"{page}: the first line must be a comment with the page's address"
    rules = site_rules(page.parent.name)
    if page.stem.startswith("article-"):
        return article_row(read_article(html, address[1], rules))
    listing = read_listing(html, address[1], rules)
    rows = [teaser_row(teaser) for teaser in listing.items]
    columns = {key: [row[key] for row in rows] for key in rows[0]} if rows else {}
    return {"next_page": listing.next_page, "total": listing.total, **columns}


def expected(page: Path) -> dict[str, Any]:
    path = page.with_suffix(".json")
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


@pytest.mark.parametrize("page", PAGES, ids=name_page)
def test_a_page_has_expected_rows(page: Path) -> None:
    path = page.with_suffix(".json")
    if not path.exists():
        path.write_text(json.dumps(read_page(page), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{path} was missing and is written: look at each value, then run again")
    assert sorted(expected(page)) == sorted(read_page(page))


@pytest.mark.parametrize(
    ("page", "field"),
    [pytest.param(page, field, id=f"{name_page(page)}-{field}") for page in PAGES for field in expected(page)],
)
def test_field(page: Path, field: str) -> None:
    assert read_page(page)[field] == expected(page)[field]


def test_every_source_has_pages() -> None:
    sites = {page.parent.name for page in PAGES}
    assert {path.stem for path in SHIPPED} <= sites
    assert {"cnas", "jamestown"} <= sites


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_source_file_can_be_loaded(path: Path) -> None:
    rules = load_rules(path)
    assert rules.name == path.stem
    assert rules.start_urls
    assert rules.title
