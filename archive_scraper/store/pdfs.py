"""PDFs: what became of the one that an article is or offers, and the text of its pages."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from archive_scraper.store.values import optional, storable, timestamp

if TYPE_CHECKING:
    from archive_scraper.items import Pdf
    from archive_scraper.store.connect import Connection, Row
    from archive_scraper.store.sources import Sources

WAITING = "waiting"
"""Cause of a report that is to be fetched."""
NOT_INSTALLED = "not-installed"
"""Cause of what was met without the library that reads PDFs."""
_OF_ROW = (
    "role", "url", "cause", "detail", "pages", "language", "created", "title_raw", "byline_raw", "published_raw",
    "size", "digest", "method",
)  # fmt: skip
_OWN_TEXT = "cause <> 'not-installed' AND (pages_with_text = 0 OR cause IN ('', 'cut'))"
"""The text is certainly that of these bytes; next to another cause it may be that of an earlier version."""
_COLUMNS = ("article_id", *_OF_ROW, "page_key", "pages_with_text", "read_at")
_SAVE = (
    f"INSERT INTO pdfs ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)}) "  # noqa: S608 - our own names
    f"ON CONFLICT (article_id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}"
)


class Pdfs:
    """Write and read PDFs, one an article at most."""

    def __init__(self, db: Connection, sources: Sources) -> None:
        self._db = db
        self._sources = sources

    def save(self, article_id: int, source: str, pdf: Pdf, now: datetime) -> bool:
        """Write what was read of a PDF. Where nothing was, the text of an earlier reading stays, and the cause is told.

        Call it inside of a transaction. True where that changed the text of a page.
        """
        values = {name: value for name, value in asdict(pdf).items() if name in _OF_ROW}
        for name in ("title_raw", "byline_raw", "published_raw"):
            values[name] = optional(values[name])
        old = self._db.row("SELECT pages, pages_with_text, language FROM pdfs WHERE article_id = ?", (article_id,))
        pages = [(number, storable(text)) for number, text in enumerate(pdf.texts, 1) if text]
        values["pages_with_text"] = len(pages)
        if not pages and old is not None and old["pages_with_text"]:
            values |= old
        self._db.run(
            _SAVE,
            values
            | {
                "article_id": article_id,
                "url": storable(pdf.url),
                "page_key": self._sources.key_of(source, pdf.url),
                "read_at": timestamp(now),
            },
        )
        is_changed = bool(pages) and pages != self._pages(article_id)
        if is_changed:
            self._db.run("DELETE FROM pdf_texts WHERE article_id = ?", (article_id,))
            for number, text in pages:
                self._db.run(
                    "INSERT INTO pdf_texts (article_id, page, text) VALUES (?, ?, ?)", (article_id, number, text)
                )
        return is_changed

    def _pages(self, article_id: int) -> list[tuple[int, str]]:
        rows = self._db.rows("SELECT page, text FROM pdf_texts WHERE article_id = ? ORDER BY page", (article_id,))
        return [(row["page"], row["text"]) for row in rows]

    def expect(self, article_id: int, source: str, url: str, cause: str, detail: str = "") -> bool:
        """Note the report that an article's page offers; True where it has to be read.

        ``cause`` says why it is not read yet, ``detail`` in words. An article that is a PDF itself has no other;
        a report that another article of the source offers too is read already.
        """
        key = self._sources.key_of(source, url)
        old = self._db.row("SELECT role, page_key FROM pdfs WHERE article_id = ?", (article_id,))
        if old is not None and (old["role"] == "piece" or old["page_key"] == key):
            return False
        self._db.run("DELETE FROM pdfs WHERE article_id = ?", (article_id,))
        self._db.run(
            "INSERT INTO pdfs (article_id, role, url, page_key, cause, detail) VALUES (?, 'report', ?, ?, ?, ?)",
            (article_id, storable(url), key, cause, detail),
        )
        known = self._db.row(
            "SELECT p.* FROM pdfs p JOIN articles a ON a.id = p.article_id "
            "WHERE p.page_key = ? AND p.role = 'report' AND p.digest IS NOT NULL AND a.source = ? LIMIT 1",
            (key, source),
        )
        if known is not None:
            self.save(article_id, source, self._pdf(known), datetime.fromisoformat(known["read_at"]))
        return known is None

    def offering(self, source: str, url: str) -> list[int]:
        """Return the articles whose report stands at an address."""
        rows = self._db.rows(
            "SELECT p.article_id FROM pdfs p JOIN articles a ON a.id = p.article_id "
            "WHERE p.page_key = ? AND p.role = 'report' AND a.source = ? ORDER BY p.article_id",
            (self._sources.key_of(source, url), source),
        )
        return [row["article_id"] for row in rows]

    def known(self, digest: str, method: str | None) -> Pdf | None:
        """Return what was read of the same bytes in the same way; None where they have to be read.

        Without ``method``, what was read of them in any way.
        """
        row = self._db.row(
            f"SELECT * FROM pdfs WHERE digest = ?1 AND (?2 IS NULL OR method = ?2) AND {_OWN_TEXT} "  # noqa: S608 - the words above
            "ORDER BY pages_with_text DESC, article_id LIMIT 1",
            (digest, method),
        )
        return self._pdf(row) if row is not None else None

    def holds(self, digest: str, method: str) -> bool:
        """Tell whether known() returns something."""
        found = self._db.value(
            f"SELECT EXISTS (SELECT 1 FROM pdfs WHERE digest = ? AND method = ? AND {_OWN_TEXT})",  # noqa: S608 - the words above
            (digest, method),
        )
        return bool(found)

    def _pdf(self, row: Row) -> Pdf:
        from archive_scraper.items import Pdf

        texts = dict(self._pages(row["article_id"]))
        last = max(texts, default=0)
        return Pdf(
            **{name: row[name] for name in _OF_ROW}, texts=tuple(texts.get(number, "") for number in range(1, last + 1))
        )

    def fail(self, source: str, url: str, cause: str, detail: str) -> None:
        """Note why a report could not be fetched; what an earlier reading brought stays."""
        self._db.run(
            "UPDATE pdfs SET cause = ?, detail = ? WHERE page_key = ? AND role = 'report' AND pages_with_text = 0 "
            "AND article_id IN (SELECT id FROM articles WHERE source = ?)",
            (cause, detail, self._sources.key_of(source, url), source),
        )

    def unread_reports(self, source: str, cause: str) -> list[Row]:
        """Return the addresses of the reports of a source that were not read for a cause, and of their articles."""
        return self._db.rows(
            "SELECT p.url, a.url AS article_url FROM pdfs p JOIN articles a ON a.id = p.article_id "
            "WHERE p.cause = ? AND p.role = 'report' AND a.source = ? ORDER BY p.article_id",
            (cause, source),
        )

    def is_due(self, source: str, url: str) -> bool:
        """Tell whether a report is to be read whatever the server says of it: no article has its text."""
        found = self._db.value(
            "SELECT EXISTS (SELECT 1 FROM pdfs p JOIN articles a ON a.id = p.article_id "
            "WHERE p.page_key = ? AND p.role = 'report' AND a.source = ? AND p.digest IS NULL)",
            (self._sources.key_of(source, url), source),
        )
        return bool(found)

    def counts(self, source: str | None = None) -> list[Row]:
        """Return per source and cause how many PDFs were not read, or not whole, with an example; the most first."""
        return self._db.rows(
            "SELECT a.source, p.cause, count(*) AS count, max(p.detail) AS detail, min(p.url) AS example "
            "FROM pdfs p INDEXED BY idx_pdfs_cause JOIN articles a ON a.id = p.article_id "
            "WHERE p.cause <> '' AND (?1 IS NULL OR a.source = ?1) GROUP BY a.source, p.cause "
            "ORDER BY a.source, count DESC, p.cause",
            (source,),
        )

    def text_of(self, article_id: int) -> str | None:
        """Return the text of an article's PDF, pages parted by an empty line; None without one."""
        return "\n\n".join(text for _, text in self._pages(article_id)) or None

    def of(self, article_id: int) -> Row | None:
        """Return the PDF of an article with the text of its ``texts``, by page; None where it has none."""
        row = self._db.row("SELECT * FROM pdfs WHERE article_id = ?", (article_id,))
        if row is None:
            return None
        texts = [{"page": page, "text": text} for page, text in self._pages(article_id)]
        return row | {"texts": texts}
