"""Each site's pages against their expected rows, one test a field, so that a failure names the field.

A page is tests/sites/<site>/<listing|article>-<design>.html: the site's own structure with text of ours, its address
in the comment of the first line. What we read from it stands next to it as JSON. Where that is missing, the test
writes it and fails: look at each value, mend what is wrong, and run again. `archive-scraper fixture` makes both of a
captured page.
"""

from __future__ import annotations

import importlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from site_rows import NOW

from archive_scraper.fixtures import read_fixture, write_rows
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
    return read_fixture(page, site_rules(page.parent.name), NOW)


def expected(page: Path) -> dict[str, Any]:
    path = page.with_suffix(".json")
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


@pytest.mark.parametrize("page", PAGES, ids=name_page)
def test_a_page_has_expected_rows(page: Path) -> None:
    path = page.with_suffix(".json")
    if not path.exists():
        write_rows(page, read_page(page))
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
