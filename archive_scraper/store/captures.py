"""The index of captures: which page was fetched when, where its record stands, and what read it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Literal

from archive_scraper.store.values import without_secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.store.connect import Connection
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


_NAMES = [item.name for item in fields(Captured)]
_COLUMNS = ", ".join(_NAMES)
_ADD = (
    f"INSERT INTO captures ({', '.join(_NAMES[1:])}) "  # noqa: S608 - our own names
    f"VALUES ({', '.join(f':{name}' for name in _NAMES[1:])}) RETURNING id"
)


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
        return int(self._db.value(_ADD, asdict(capture)))

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
        """Note which capture an article was read from, and with what."""
        self._db.run(
            "UPDATE articles SET capture_id = ?, reader_id = ? WHERE id = ?", (capture_id, reader_id, article_id)
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
