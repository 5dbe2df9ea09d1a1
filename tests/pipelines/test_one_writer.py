"""One writer a field: every write to an item on its way through extraction and the pipelines is watched."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT

from archive_scraper.crawl.step import SavedPage
from archive_scraper.extract.article import extract_article
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.items import Article, Listing, Teaser
from archive_scraper.pipelines import STEPS
from archive_scraper.pipelines.validate import ValidatePipeline
from archive_scraper.sites import ArticleRules, SiteRules
from archive_scraper.spiders.cnas import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2025, 11, 1, 12, tzinfo=UTC)
PAGES = ROOT / "tests" / "sites" / "cnas"
URL = "https://www.cnas.org/publications/commentary/a-quiet-strait"


class Watch:
    """Notes who writes which field of which kind of item."""

    def __init__(self) -> None:
        self.writer = "extract"
        self.writers: dict[tuple[str, str], set[str]] = defaultdict(set)

    def follow(self, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
        defaults = {item.name: _default(item) for item in fields(kind)}
        plain = kind.__setattr__

        def write(item: object, name: str, value: Any) -> None:
            building = not hasattr(item, name)  # the constructor sets every field; a default says nothing
            if not building or value != defaults[name]:
                self.writers[kind.__name__, name].add(self.writer)
            plain(item, name, value)

        monkeypatch.setattr(kind, "__setattr__", write)


def _default(item: Any) -> Any:
    return item.default_factory() if item.default_factory is not MISSING else item.default


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    for kind in (Article, Teaser, Listing):
        watch.follow(kind, monkeypatch)
    return watch


def items() -> Iterator[Any]:
    for path in sorted(PAGES.glob("*.html")):
        page = Page(path.read_text(encoding="utf-8"), URL)
        if path.name.startswith("article"):
            yield extract_article(page, rules=RULES, now=NOW, source="cnas")
            yield extract_article(page, now=NOW)
        else:
            yield extract_listing(page, rules=RULES, now=NOW)
            yield extract_listing(page, now=NOW)


def test_every_field_has_one_writer(watch: Watch):
    for item in items():
        for step in (*STEPS, ValidatePipeline):
            watch.writer = step.__name__
            step(SavedPage(RULES)).process_item(item)
        watch.writer = "extract"
    # The last look drops teasers that cannot be stored: it leaves the others as they are.
    watch.writers["Listing", "items"].discard("ValidatePipeline")
    several = {name: sorted(writers) for name, writers in watch.writers.items() if len(writers) > 1}
    assert not several
    written = {name for kind, name in watch.writers if kind == "Article"}
    assert {"title", "published_raw", "published", "authors", "external_links", "body_raw", "body"} <= written


def test_a_field_belongs_to_the_step_that_declares_it(watch: Watch):
    for item in items():
        for step in STEPS:
            watch.writer = step.__name__
            step(SavedPage(RULES)).process_item(item)
        watch.writer = "extract"
    owners = {name: step.__name__ for step in STEPS for name in step.owns}
    wrong = {key: writers for key, writers in watch.writers.items() if writers - {owners.get(key[1], *writers)}}
    assert not {key: writers for key, writers in wrong.items() if key[1] in owners}


def test_words_are_counted_in_the_stored_text():
    call = '<p>Read the full article at <a href="https://fa.example/x">Foreign Affairs</a>.</p>'
    prose = f"<p>{'The quay was empty and the ferries lay still. ' * 12}</p>"
    page = f"<html lang='en'><body><article><h1>A quiet strait</h1>{prose * 3}{call}</article></body></html>"
    rules = SiteRules(name="x", article=ArticleRules(body=("article",)))
    item = extract_article(Page(page, URL), rules=rules, now=NOW)
    for step in STEPS:
        step(SavedPage(rules)).process_item(item)
    assert item.external_links
    assert item.body is not None
    assert "Foreign Affairs" not in item.body
    assert item.word_count == len(item.body.split()) == len((item.body_raw or "").split()) - 7
