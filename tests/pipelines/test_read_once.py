"""What is printed is read once on its way to the database."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from conftest import ROOT

from archive_scraper.extract.article import extract_article
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.pipelines import normalize
from archive_scraper.signs import printed
from archive_scraper.spiders.cnas import RULES

NOW = datetime(2025, 11, 1, 12, tzinfo=UTC)
PAGES = sorted((ROOT / "tests" / "sites" / "cnas").glob("*.html"))


def counted(reader: Any, calls: Counter[str]) -> Any:
    def read(text: str, **arguments: Any) -> Any:
        calls[text] += 1
        return reader(text, **arguments)

    return read


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_a_cnas_page(path: Any, monkeypatch: pytest.MonkeyPatch):
    bylines, dates = Counter[str](), Counter[str]()
    monkeypatch.setattr(printed, "read_byline", counted(printed.read_byline, bylines))
    monkeypatch.setattr(printed, "read_date", counted(printed.read_date, dates))
    printed.read_printed.cache_clear()
    printed.read_day.cache_clear()
    page = Page(path.read_text(encoding="utf-8"), "https://www.cnas.org/publications/commentary/a-quiet-strait")
    is_article = path.stem.startswith("article")
    if is_article:
        normalize(extract_article(page, rules=RULES, now=NOW, source="cnas"), RULES)
    else:
        normalize(extract_listing(page, rules=RULES, now=NOW), RULES)
    assert bylines
    assert max(bylines.values()) == 1
    # A list tries a few texts of each column first, to tell which column is the dates.
    assert max(dates.values(), default=1) <= (1 if is_article else 2)
