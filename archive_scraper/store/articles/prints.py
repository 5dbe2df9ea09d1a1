"""Prints of titles and texts: which pages of a source say the same, and how long its texts usually are."""

from __future__ import annotations

from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from archive_scraper.store.values import fold, number_of, optional, storable, timestamp

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.items import Article
    from archive_scraper.store.connect import Connection

_LAST = 200
"""Articles whose length says what is usual."""
_ENOUGH = 10
_BATCH = 500


class Print(NamedTuple):
    """What a page says, in two numbers; equal numbers mean equal letters and digits."""

    title: int
    body: int | None

    def __str__(self) -> str:
        return f"{self.title} {self.body}"


@lru_cache(maxsize=8)
def print_of(title: str, body: str | None) -> Print:
    """Return the print of a title and a body; those of the last pages are remembered, since several parts ask."""
    return Print(_number(title), _number(body) if body else None)


def _number(text: str) -> int:
    return number_of(fold(text))


class Prints:
    """Write and compare prints."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def add(self, source: str, article_id: int, article: Article) -> None:
        """Take the print of an article that is new."""
        self._write(source, article_id, print_of(storable(article.title), optional(article.body)))

    def save(self, source: str, article_id: int) -> None:
        """Take the print of an article as it is stored now."""
        row = self._db.row(
            "SELECT a.title, b.body FROM articles a LEFT JOIN bodies b ON b.article_id = a.id WHERE a.id = ?",
            (article_id,),
        )
        if row is not None:
            self._write(source, article_id, print_of(row["title"], row["body"]))

    def _write(self, source: str, article_id: int, seen: Print) -> None:
        self._db.run(
            "INSERT OR REPLACE INTO article_prints (article_id, source, title_key, body_key) VALUES (?, ?, ?, ?)",
            (article_id, source, *seen),
        )

    def of(self, article_id: int) -> Print | None:
        """Return the print of an article as it was taken last, None where there is none."""
        row = self._db.row("SELECT title_key, body_key FROM article_prints WHERE article_id = ?", (article_id,))
        return Print(row["title_key"], row["body_key"]) if row else None

    def save_missing(self, source: str) -> None:
        """Take the prints of articles that an earlier version stored."""
        while True:
            rows = self._db.rows(
                "SELECT a.id FROM articles a LEFT JOIN article_prints p ON p.article_id = a.id "
                "WHERE a.source = ? AND p.article_id IS NULL LIMIT ?",
                (source, _BATCH),
            )
            with self._db.transaction():
                for row in rows:
                    self.save(source, row["id"])
            if len(rows) < _BATCH:
                return

    def has_body(self, source: str, seen: Print, besides: int | None) -> bool:
        """Tell whether another article of a source has the body of a print."""
        return self._stands("body_key", source, seen.body, besides)

    def has_title(self, source: str, seen: Print, besides: int | None) -> bool:
        """Tell whether another article of a source has the title of a print; all prints of the source are looked at."""
        return self._stands("title_key", source, seen.title, besides)

    def _stands(self, column: str, source: str, key: int | None, besides: int | None) -> bool:
        return bool(
            self._db.value(
                f"SELECT EXISTS (SELECT 1 FROM article_prints WHERE source = ? AND {column} = ? "  # noqa: S608 - two names of our own
                "AND article_id IS NOT ?)",
                (source, key, besides),
            )
        )

    def seen_as(self, source: str, seen: Print) -> int:
        """Return how many addresses of a source were refused for what they said, with this title or this text."""
        found: int = self._db.value(
            "SELECT count(*) FROM frontier WHERE source = ? AND (content_hash LIKE ? OR content_hash LIKE ?)",
            (source, f"{seen.title} %", f"% {seen.body}"),
        )
        return found

    def usual_length(self, source: str) -> float | None:
        """Return the median number of words of a source's last articles, None where few are known."""
        counts = [
            row["word_count"]
            for row in self._db.rows(
                "SELECT word_count FROM articles WHERE source = ? AND word_count > 0 ORDER BY id DESC LIMIT ?",
                (source, _LAST),
            )
        ]
        return median(counts) if len(counts) >= _ENOUGH else None

    def link_duplicate(self, source: str, article_id: int, article: Article, now: datetime) -> bool:
        """Link an article to the first one of its source that has its title and its text; True where there is one."""
        seen = print_of(article.title, article.body)
        first: int | None = self._db.value(
            "SELECT min(article_id) FROM article_prints WHERE source = ? AND body_key = ? AND title_key = ? "
            "AND article_id < ?",
            (source, seen.body, seen.title, article_id),
        )
        if first is None:
            self._db.run("DELETE FROM duplicates WHERE article_id = ?", (article_id,))
            return False
        self._db.run(
            "INSERT OR IGNORE INTO duplicates (article_id, other_id, found_at) VALUES (?, ?, ?)",
            (article_id, first, timestamp(now)),
        )
        return True
