"""Judging what a page holds and writing it: the same for a page just fetched and for one that is read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.crawl.from_teaser import origin_of
from archive_scraper.items import Article
from archive_scraper.signs.addresses import is_document_url
from archive_scraper.store.articles.prints import print_of

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.crawl.suspects import Suspects
    from archive_scraper.items import Listing
    from archive_scraper.store import Archive, ListingOutcome, Outcome
    from archive_scraper.store.articles.revisions import Reread


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of a page besides what it says."""

    key: str
    """Page key of the address that was asked for."""
    suspected: str | None = None
    """The print of what it held when it was refused last."""
    cut: bool = False
    """A paywall left only its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is to become of an article that was read."""

    elsewhere: str | None = None
    """Its address led to what is no article; in words."""
    refused: str | None = None
    """It is suddenly another piece; in words."""
    seen: str = ""
    """Its print, for the next look at a page that was refused."""
    whole: bool = True
    """Neither cut short nor the text or title of another page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of an article that was written."""

    outcome: Outcome
    article_id: int | None
    repeated: bool
    """It is new, and has the title and the text of another one of its source."""


class Recorder:
    """Judges and writes what the pages of one source hold, for one run or one replay."""

    def __init__(
        self, archive: Archive, source: str, suspects: Suspects, *, run_id: int | None, reader_id: int | None
    ) -> None:
        self.archive = archive
        self.source = source
        self.suspects = suspects
        self.run_id = run_id
        self.reader_id = reader_id

    def judge(self, article: Article, asked: Asked | None) -> Judgement:
        """Judge an article, and take out of it what must not be written over what is known.

        ``asked`` is None for an article that stands on a listing page: there it is never refused.
        """
        if asked is not None and self._leads_to_a_list(article, asked.key):
            return Judgement(elsewhere=f"leads to {article.url}, which is no article")
        verdict = self.suspects.look(
            article, suspected=asked.suspected if asked else None, cut=asked is not None and asked.cut
        )
        if verdict.refused is not None and asked is not None:
            seen = str(print_of(article.title, article.body))
            return Judgement(refused=verdict.refused, seen=seen, whole=verdict.whole)
        return Judgement(whole=verdict.whole)

    def _leads_to_a_list(self, article: Article, asked: str) -> bool:
        """Tell whether a redirect ended on a home page or a listing, as sites do with what they took down."""
        key = self.archive.sources.key_of(self.source, article.url)
        if key == asked:
            return False
        parts = urlsplit(article.url)
        is_home = parts.path in ("", "/") and not parts.query
        return is_home or self.archive.frontier(self.source).entry(article.url, "listing") is not None

    def write_article(self, article: Article, capture_id: int | None, reread: Reread | None = None) -> Written:
        """Write an article and what is compared with others; call it inside of a transaction."""
        archive = self.archive
        aliases = [url for url in (article.requested_url,) if url and url != article.url]
        reading = None if capture_id is None else (capture_id, self.reader_id)
        outcome = archive.articles.save(self.run_id, article, aliases=aliases, reading=reading, reread=reread)
        article_id = archive.addresses.article_id(self.source, article.url)
        repeated = False
        if article_id is not None:
            if reading is not None and outcome != "new":
                archive.captures.note_reading(article_id, *reading)
            if article.pdf is not None:
                archive.pdfs.save(article_id, self.source, article.pdf, article.fetched_at)
            known = archive.prints.of(article_id) if reread is not None and outcome == "unchanged" else None
            self.suspects.stored(known or print_of(article.title, article.body), article_id)
            if outcome == "new":
                archive.prints.add(self.source, article_id, article)
            elif outcome == "changed":
                archive.prints.save(self.source, article_id)
            if outcome == "new" or (reread is not None and outcome == "changed"):
                repeated = archive.prints.link_duplicate(self.source, article_id, article, article.fetched_at)
        return Written(outcome=outcome, article_id=article_id, repeated=repeated and outcome == "new")

    def write_listing(self, listing: Listing, channel: str | None = None) -> ListingOutcome:
        """Write the teasers of a listing page, and the order of its dates; call it inside of a transaction.

        ``channel`` is the address that its pages begin at, where that is known.
        """
        outcome = self.archive.teasers.save_listing(self.source, self.run_id, listing, channel)
        if listing.date_order:
            self.archive.memory.learn_date_order(self.source, listing.date_order)
        return outcome


def document(
    archive: Archive, source: str, requested: str, url: str, now: datetime, *, title: str = ""
) -> Article | None:
    """Return an article made of what a teaser says, for an address that is a document such as a PDF.

    ``title`` is that of the document itself, for one that no teaser names.
    """
    teaser = archive.teasers.find(requested, source, now)
    if teaser is None and not title:
        return None
    article = Article(source=source, url=url, title=teaser["title"] if teaser else title, fetched_at=now)
    article.kind = "document"
    article.origins |= {"title": origin_of(teaser) if teaser else "pdf", "kind": "content-type"}
    article.pdf_links = (url,) if is_document_url(url) or is_document_url(requested) else ()
    return article
