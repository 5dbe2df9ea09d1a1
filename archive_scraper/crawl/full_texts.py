"""The full text that some lists carry, such as feeds: it is the article where the article's own page cannot be read."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from archive_scraper.extract.article import extract_article
from archive_scraper.extract.page import Page
from archive_scraper.extract.page_kind import NAMES
from archive_scraper.normalize.text import html_text
from archive_scraper.sites.rules import ArticleRules

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from archive_scraper.items import Article, Listing, Teaser
    from archive_scraper.sites import SiteRules

_FEWEST_WORDS = 80
"""What is shorter is a summary in the place of the text."""
_MOST = 64 * 1024 * 1024
"""Characters that are kept of a run's lists; more are left out."""
_OURS = frozenset({"error", "poison", "tries", "unlike", "no-title", "dropped", "not-html", "not-an-address"})
"""Causes that say nothing of whether the page can be read."""


class FullTexts:
    """What the lists of one run carry of their articles, by page key."""

    def __init__(self, key_of: Callable[[str], str]) -> None:
        self.used: list[str] = []
        """Addresses of articles that were made of such a text."""
        self._key_of = key_of
        self._held: dict[str, tuple[Teaser, str]] = {}
        self._due: dict[str, tuple[Teaser, str]] = {}
        self._size = 0

    def note(self, listing: Listing) -> None:
        """Keep the texts of a list; its teasers are normalized."""
        for teaser in listing.items:
            text = listing.texts.get(teaser.url, "")
            if text and self._size + len(text) <= _MOST:
                self._held[self._key_of(teaser.url)] = (teaser, text)
                self._size += len(text)

    def release(self, key: str, cause: str) -> bool:
        """Tell whether a text stands in for a page that cannot be read; article() gives it then, once."""
        if cause in _OURS or key not in self._held:
            return False
        if len(html_text(self._held[key][1]).split()) < _FEWEST_WORDS:
            return False
        self._due[key] = self._held.pop(key)
        return True

    def is_due(self, key: str) -> bool:
        """Tell whether a text was released and not yet taken."""
        return key in self._due

    def article(self, key: str, rules: SiteRules, now: datetime) -> Article | None:
        """Return the article that was released, raw; None where none was."""
        found = self._due.pop(key, None)
        if found is None:
            return None
        self.used.append(found[0].url)
        return _article(*found, rules, now)

    def complete(self, article: Article, key: str, rules: SiteRules, now: datetime) -> bool:
        """Give an article of which a wall left the beginning its whole text, where a list carries more of it."""
        found = self._held.get(key)
        if found is None:
            return False
        made = _article(*found, rules, now)
        if len((made.body_raw or "").split()) <= len((article.body_raw or "").split()):
            return False
        article.body_raw, article.body_markdown_raw = made.body_raw, made.body_markdown_raw
        article.links_html, article.link_sentences = made.links_html, made.link_sentences
        article.origins["body"] = made.origins["body"]
        self.used.append(article.url)
        return True

    def note_for(self) -> str | None:
        """Return what a run says of the articles that were made of such texts."""
        if not self.used:
            return None
        count = "1 article has" if len(self.used) == 1 else f"{len(self.used)} articles have"
        return f"{count} the full text of a list, because the page could not be read whole, such as {self.used[0]}"


def is_of_list(origin: str | None) -> bool:
    """Tell whether a text has its origin in a list."""
    return origin in NAMES


def _article(teaser: Teaser, text: str, rules: SiteRules, now: datetime) -> Article:
    """Return the article that a list states, raw: what it says of it, and its text read as that of a page."""
    channel = teaser.origins.get("title", "feed")
    title, language = escape(teaser.title), escape(teaser.page_language or "")
    page = Page(
        f'<!doctype html><html lang="{language}"><head><title>{title}</title></head>'
        f"<body><main><article><h1>{title}</h1>{text}</article></main></body></html>",
        teaser.url,
    )
    plain = replace(rules, article=ArticleRules())
    article = extract_article(page, rules=plain, now=now, source=rules.name)
    article.title = teaser.title
    article.published_raw = teaser.published_raw
    article.byline_raw, article.authors_linked = teaser.byline_raw, teaser.authors_linked
    article.topics_raw = tuple(filter(None, (teaser.topics_raw or "").split("\n")))
    article.summary_html = teaser.summary_html
    given = {
        "title": True,
        "published": teaser.published_raw,
        "authors": teaser.byline_raw,
        "topics": teaser.topics_raw,
        "summary": teaser.summary_html,
        "body": article.body_raw,
    }
    article.origins = {name: channel for name, value in given.items() if value}
    return article
