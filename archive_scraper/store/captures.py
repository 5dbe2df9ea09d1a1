"""The index of captures: which page was fetched when, where its record stands, and what read it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from archive_scraper.store.values import without_secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.store.connect import Connection, Row
    from archive_scraper.store.sources import Sources

CaptureKind = Literal["listing", "article", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """One capture, as the index knows it."""

    id: int = 0
    source: str
    run_id: int | None
    """None for a page that was imported."""
    kind: CaptureKind
    url: str
    """The address that answered."""
    requested_url: str | None = None
    """The address that was asked for, where that is another one."""
    page_key: str
    """Of the address that was asked for."""
    at: str
    status: int
    content_type: str | None = None
    digest: str | None = None
    """Of the body; of a page that the server called unchanged, that of the capture which holds it."""
    size: int
    """Bytes of the body as it was answered."""
    body_id: int | None = None
    """The capture that holds the body, for one that was fetched again unchanged."""
    file: str
    """From the folder of the database."""
    offset: int
    length: int
    request_length: int = 0
    reader_id: int | None = None

    @property
    def moment(self) -> datetime:
        """When it was answered."""
        return datetime.fromisoformat(self.at)


_NAMES = [item.name for item in fields(Captured)]
_COLUMNS = ", ".join(_NAMES)
_ADD = (
    f"INSERT INTO captures ({', '.join(_NAMES[1:])}) "  # noqa: S608 - our own names
    f"VALUES ({', '.join(f':{name}' for name in _NAMES[1:])}) RETURNING id"
)
_TO_THIN = """
WITH history AS (
    SELECT id, at, body_id, length + request_length AS bytes, status, digest,
        row_number() OVER (PARTITION BY kind, page_key ORDER BY at DESC, id DESC) AS nth,
        row_number() OVER (PARTITION BY kind, page_key, status < 400 ORDER BY at DESC, id DESC) AS nth_of_its_sort,
        lag(digest) OVER (PARTITION BY kind, page_key ORDER BY at, id) AS digest_before
    FROM captures WHERE source = ?
)
SELECT id, at, body_id, bytes, digest IS NOT digest_before AS is_changed,
    nth = 1 OR (status < 400 AND nth_of_its_sort = 1) OR id IN (SELECT capture_id FROM articles) AS is_needed
FROM history ORDER BY id
"""


class Captures:
    """Write and read the index of captures."""

    def __init__(self, db: Connection, sources: Sources) -> None:
        self._db = db
        self._sources = sources

    def key_of(self, source: str, url: str) -> str:
        """Return the key by which the captures of a page are found: all its spellings have one, without secrets."""
        return without_secrets(self._sources.key_of(source, url))

    def add(self, capture: Captured) -> int:
        """Add a capture, whose record is on the disk, and return its id."""
        return int(self._db.value(_ADD, {name: getattr(capture, name) for name in _NAMES[1:]}))

    def get(self, capture_id: int) -> Captured | None:
        """Return a capture by its id."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM captures WHERE id = ?", (capture_id,))  # noqa: S608 - our own names
        return Captured(**row) if row else None

    def with_body(self, source: str, digest: str) -> Captured | None:
        """Return the capture that holds a body, of any page of a source."""
        return self._first(
            "source = ? AND digest = ? AND body_id IS NULL AND size > 0 ORDER BY id LIMIT 1", source, digest
        )

    def last_body(self, source: str, page_key: str) -> Captured | None:
        """Return the capture that holds what a page last said; the one that a server means by "not modified"."""
        last = self._first(
            "source = ? AND page_key = ? AND status BETWEEN 200 AND 299 ORDER BY at DESC, id DESC LIMIT 1",
            source,
            page_key,
        )
        return self.get(last.body_id) if last is not None and last.body_id is not None else last

    def of_page(self, source: str, page_key: str) -> list[Captured]:
        """Return the captures of a page, newest first."""
        return list(self._all("source = ? AND page_key = ? ORDER BY at DESC, id DESC", source, page_key))

    def latest(self, limit: int, *, source: str | None = None) -> list[Captured]:
        """Return the newest captures, of all sources or of one."""
        if source is None:
            return list(self._all("TRUE ORDER BY at DESC, id DESC LIMIT ?", limit))
        return list(self._all("source = ? ORDER BY at DESC, id DESC LIMIT ?", source, limit))

    def is_kept(self, source: str, page_key: str, at: str, digest: str) -> bool:
        """Tell whether the index holds a capture already: the same body of the same page at the same time."""
        found = self._db.value(
            "SELECT EXISTS (SELECT 1 FROM captures WHERE source = ? AND page_key = ? AND at = ? AND digest = ?)",
            (source, page_key, at, digest),
        )
        return bool(found)

    def files(self, source: str | None = None) -> list[str]:
        """Return the files that the index names, of one source or of all, those that were begun last first."""
        return [
            row["file"]
            for row in self._db.rows(
                "SELECT file FROM captures WHERE ?1 IS NULL OR source = ?1 GROUP BY file ORDER BY max(id) DESC",
                (source,),
            )
        ]

    def in_file(self, file: str) -> list[Captured]:
        """Return the captures of a file, in the order in which they stand."""
        return list(self._all("file = ? ORDER BY offset", file))

    def to_thin(self, source: str) -> list[Row]:
        """Return the captures of a source with what speaks for keeping each.

        Needed are the newest of a page, its newest that holds a page, and what an article was read from; changed are
        those that differ from the page's capture before.
        """
        return self._db.rows(_TO_THIN, (source,))

    def names(self, file: str) -> bool:
        """Tell whether the index names a file."""
        return bool(self._db.value("SELECT EXISTS (SELECT 1 FROM captures WHERE file = ?)", (file,)))

    def move(self, capture_id: int, file: str, offset: int) -> None:
        """Note that a record stands somewhere else now."""
        self._db.run("UPDATE captures SET file = ?, offset = ? WHERE id = ?", (file, offset, capture_id))

    def remove(self, capture_id: int) -> None:
        """Take a capture out of the index; call it inside of a transaction that takes out all that need its body."""
        self._db.run("PRAGMA defer_foreign_keys = ON")  # until the transaction ends
        self._db.run("UPDATE articles SET capture_id = NULL WHERE capture_id = ?", (capture_id,))
        self._db.run("DELETE FROM captures WHERE id = ?", (capture_id,))

    def read_by(self, reader_id: int) -> str | None:
        """Return the version of the program that read a capture."""
        found: str | None = self._db.value("SELECT program FROM readers WHERE id = ?", (reader_id,))
        return found

    def bodies_since(self, source: str, at: str) -> set[int]:
        """Return the captures that hold the bodies of those that were made then or later."""
        rows = self._db.rows(
            "SELECT DISTINCT body_id FROM captures WHERE source = ? AND at >= ? AND body_id IS NOT NULL", (source, at)
        )
        return {row["body_id"] for row in rows}

    def title_of(self, capture: Captured) -> str | None:
        """Return the title of the article that a capture is one of, of a listing page that of its source."""
        title: str | None = (
            self._db.value("SELECT title FROM sources WHERE slug = ?", (capture.source,))
            if capture.kind == "listing"
            else self._db.value(
                "SELECT a.title FROM article_urls u JOIN articles a ON a.id = u.article_id "
                "WHERE u.source = ? AND u.page_key = ?",
                (capture.source, self._sources.key_of(capture.source, capture.url)),
            )
        )
        return title

    def articles_of(self, capture_id: int) -> list[Row]:
        """Return number and title of the articles that hold what was read from a capture."""
        return self._db.rows("SELECT id, title FROM articles WHERE capture_id = ? ORDER BY id", (capture_id,))

    def kept_since(self, source: str, day: str) -> bool:
        """Tell whether pages of a source are kept that were fetched on a day, or later."""
        return bool(
            self._db.value("SELECT EXISTS (SELECT 1 FROM captures WHERE source = ? AND at >= ?)", (source, day))
        )

    def end_of(self, file: str) -> int:
        """Return where the last record of a file that the index knows ends; 0 where it knows none."""
        end: int | None = self._db.value(
            "SELECT max(offset + length + request_length) FROM captures WHERE file = ?", (file,)
        )
        return end or 0

    def reader(self, program: str, rules: str) -> int:
        """Return the id of what reads pages: a version of the program with the fingerprint of a source's rules."""
        self._db.run("INSERT INTO readers (program, rules) VALUES (?, ?) ON CONFLICT DO NOTHING", (program, rules))
        return int(self._db.value("SELECT id FROM readers WHERE program = ? AND rules = ?", (program, rules)))

    def note_reading(self, article_id: int, capture_id: int, reader_id: int | None) -> None:
        """Note which capture an article that is known was read from, and with what; a new one is stored with it."""
        self._db.run(
            "UPDATE articles SET capture_id = ?1, reader_id = ?2 "
            "WHERE id = ?3 AND (capture_id IS NOT ?1 OR reader_id IS NOT ?2)",
            (capture_id, reader_id, article_id),
        )

    def sizes(self) -> dict[str, tuple[int, int]]:
        """Return per source the number of captures and the bytes that they take."""
        rows = self._db.rows(
            "SELECT source, count(*) AS captures, sum(length + request_length) AS bytes FROM captures GROUP BY source"
        )
        return {row["source"]: (row["captures"], row["bytes"]) for row in rows}

    def _first(self, where: str, *values: object) -> Captured | None:
        return next(self._all(where, *values), None)

    def _all(self, where: str, *values: object) -> Iterator[Captured]:
        for row in self._db.rows(f"SELECT {_COLUMNS} FROM captures WHERE {where}", values):  # noqa: S608 - the words above
            yield Captured(**row)
