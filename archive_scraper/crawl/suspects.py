"""Is the page still the article? What a page suddenly says like many others is not written over what is known.

A block page answered with 200, a title that is the site's name on every page, a boilerplate in place of the text, a
paywall that leaves one paragraph: each reads like an article and is none.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from archive_scraper.normalize.likeness import likeness
from archive_scraper.store.articles.prints import Print, print_of
from archive_scraper.store.values import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.items import Article
    from archive_scraper.store import Archive

_OTHER = 0.1
"""Two texts that share less are two pieces."""
_SHORT = 0.35
"""A text that is so much shorter than is usual for its source, or than it was before, is a part of one."""
_SHORT_WORDS = 150
"""No longer text is called short."""


class Verdict(NamedTuple):
    """What became of an article before it was stored."""

    article_id: int | None
    """Its row, where it is known."""
    refused: str | None = None
    """Why it is not to be stored at all."""
    whole: bool = True
    """Neither cut short nor the text or title of another page."""


class Suspects:
    """Watches the articles of one run, or of one replay.

    ``seen_as`` counts the addresses of the source that were refused for what they said; see Prints.seen_as.
    """

    def __init__(
        self,
        archive: Archive,
        source: str,
        run_id: int | None,
        *,
        replay_id: int | None = None,
        seen_as: Callable[[Print], int] | None = None,
    ) -> None:
        self.archive = archive
        self.source = source
        self._cause = (run_id, replay_id)
        self._seen_as = seen_as or (lambda seen: archive.prints.seen_as(source, seen))
        self._usual = archive.prints.usual_length(source)
        self._titles: dict[int, set[int]] = defaultdict(set)
        self._bodies: dict[int, set[int]] = defaultdict(set)

    def look(self, article: Article, *, suspected: str | None, cut: bool) -> Verdict:
        """Judge an article that was read, and take out of it what must not be written over what is known.

        ``suspected`` is the print for which it was refused before, ``cut`` says that a paywall left only its beginning.
        """
        known = self.archive.addresses.piece_at(self.source, self.archive.sources.key_of(self.source, article.url))
        seen = print_of(article.title, article.body)
        if known is None:
            return Verdict(None, whole=not (cut or self._is_short(article) or self._repeats_body(seen, None)))
        if reason := self._is_another(article, known["title"], known["body"], seen, suspected):
            return Verdict(known["id"], refused=reason, whole=False)
        whole = self._keep_title(article, known["id"], known["title"], seen)
        whole &= self._keep_body(article, known["id"], known["body"], seen, cut=cut)
        return Verdict(known["id"], whole=whole)

    def stored(self, seen: Print, article_id: int) -> None:
        """Remember what an article said."""
        self._titles[seen.title].add(article_id)
        if seen.body is not None:
            self._bodies[seen.body].add(article_id)

    def _is_short(self, article: Article) -> bool:
        if self._usual is None:
            return False
        return len((article.body or "").split()) < min(_SHORT * self._usual, _SHORT_WORDS)

    def _repeats_body(self, seen: Print, article_id: int | None) -> bool:
        if seen.body is None:
            return False
        if len(self._bodies[seen.body] - {article_id}) > 1:
            return True
        prints = self.archive.prints
        # With the title too it is the same piece at another address, not a boilerplate.
        return prints.has_body(self.source, seen, article_id) and not prints.has_title(self.source, seen, article_id)

    def _is_another(
        self, article: Article, title: str, body: str | None, seen: Print, suspected: str | None
    ) -> str | None:
        """Say where both title and text are those of another piece; believed only when the next run sees it again."""
        if not body or fold(article.title) == fold(title) or likeness(body, article.body or "") >= _OTHER:
            return None
        if suspected == str(seen) and self._seen_as(seen) == 1:
            prints = self.archive.prints
            if not (prints.has_body(self.source, seen, None) or prints.has_title(self.source, seen, None)):
                return None
        return f"another page than before: {article.title!r} in place of {title!r}; nothing was written over"

    def _keep_title(self, article: Article, article_id: int, title: str, seen: Print) -> bool:
        """Keep the known title where the new one is that of other pages too; False where it was kept."""
        if fold(article.title) == fold(title):
            return True
        others = self._titles[seen.title] - {article_id}
        self._titles[seen.title].add(article_id)
        if not others and not self.archive.prints.has_title(self.source, seen, article_id):
            return True
        for other in others:
            self.archive.revisions.take_back(self._cause, other, "title")
            self.archive.prints.save(self.source, other)
        article.title = title
        return False

    def _keep_body(self, article: Article, article_id: int, body: str | None, seen: Print, *, cut: bool) -> bool:
        """Keep the known body where the new one is cut short or that of other pages; False where it was kept."""
        if not body or not article.body or fold(article.body) == fold(body):
            return True
        if fold(article.body) in fold(body) and len(article.body) < _SHORT * len(body):
            cut = True
        others: set[int] = set()
        if not cut:
            others = self._bodies[seen.body] - {article_id} if seen.body is not None else set()
            repeated = self._repeats_body(seen, article_id) or bool(others)
            if seen.body is not None:
                self._bodies[seen.body].add(article_id)
            if not repeated:
                return True
        for other in others:
            self.archive.revisions.take_back(self._cause, other, "body")
            self.archive.prints.save(self.source, other)
        article.body = article.body_markdown = article.word_count = None
        return False
