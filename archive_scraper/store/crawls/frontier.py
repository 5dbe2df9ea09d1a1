"""The frontier: what a source still has to fetch, and what is known of what was fetched.

A row stays pending until the rows of its page are written, in the same transaction: after kill -9 the pages
that were in flight or not committed are pending still, and nothing else is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from archive_scraper.store.values import optional, storable, timestamp

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.store.connect import Connection
    from archive_scraper.store.sources import Sources

EntryKind = Literal["listing", "article", "document"]
EntryState = Literal["pending", "done", "failed", "refused", "skipped", "gone"]
"""failed: the next run tries again. refused: another try would bring the same (a PDF, robots.txt, status 403).
skipped: outside of the bounds of the run that fetched it. gone: 404 or 410."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One address of the frontier."""

    id: int
    source: str
    kind: EntryKind
    url: str
    page_key: str
    state: EntryState
    priority: int
    depth: int
    attempts: int
    not_before: str | None
    discovered_at: str
    discovered_run: int | None
    referrer: str | None
    etag: str | None
    last_modified: str | None
    last_fetched: str | None
    last_status: int | None
    content_hash: str | None
    readings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Pending addresses of one kind that may not be asked for before a later moment."""

    kind: EntryKind
    count: int
    until: datetime
    """When the first of them may be asked for."""
    example: str
    """The address of that one."""
    status: int | None
    """The HTTP status that it was answered with."""


class Frontier:
    """The addresses of one source. Every method is one statement: call them inside Archive.transaction()."""

    def __init__(self, db: Connection, sources: Sources, source: str) -> None:
        self._db = db
        self._sources = sources
        self.source = source

    def key(self, url: str) -> str:
        """Return the key under which an address is queued: all spellings of a page are one row."""
        return self._sources.key_of(self.source, url)

    def add(
        self,
        url: str,
        kind: EntryKind,
        *,
        now: datetime,
        priority: int = 0,
        depth: int = 0,
        run_id: int | None = None,
        referrer: str | None = None,
        not_before: datetime | None = None,
        again: bool = False,
    ) -> bool:
        """Queue an address; True where it is pending now and was not before.

        One that is known is left alone; with ``again`` it is queued anew, whatever became of it, with the new
        priority and depth, and keeps its validators.
        """
        values = {
            "source": self.source,
            "kind": kind,
            "url": storable(url),
            "page_key": self.key(url),
            "priority": priority,
            "depth": depth,
            "not_before": timestamp(not_before) if not_before else None,
            "discovered_at": timestamp(now),
            "discovered_run": run_id,
            "referrer": optional(referrer),
        }
        cursor = self._db.run(_ADD_AGAIN if again else _ADD, values)
        return cursor.rowcount > 0

    def next(self, now: datetime, exclude: Collection[tuple[str, str]] = ()) -> Entry | None:
        """Return the pending entry to fetch next: highest priority first, then first come.

        ``exclude`` holds kind and url of the entries in flight.
        """
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM frontier WHERE source = ? AND state = 'pending' "  # noqa: S608 - our own names
            "AND (not_before IS NULL OR not_before <= ?) ORDER BY priority DESC, id LIMIT ?",
            (self.source, timestamp(now), len(exclude) + 1),
        )
        return next((Entry(**row) for row in rows if (row["kind"], row["url"]) not in exclude), None)

    def next_due(self, exclude: Collection[tuple[str, str]] = ()) -> datetime | None:
        """Return the earliest moment at which a pending entry may be fetched; None where nothing is pending."""
        for condition, order in (("IS NULL", "priority DESC, id"), ("IS NOT NULL", "not_before")):
            rows = self._db.rows(
                "SELECT kind, url, coalesce(not_before, discovered_at) AS due FROM frontier "  # noqa: S608 - the words above
                f"WHERE source = ? AND state = 'pending' AND not_before {condition} ORDER BY {order} LIMIT ?",
                (self.source, len(exclude) + 1),
            )
            for row in rows:
                if (row["kind"], row["url"]) not in exclude:
                    return datetime.fromisoformat(row["due"])
        return None

    def id_of(self, url: str, kind: EntryKind) -> int | None:
        """Return the row of an address, None where it is unknown."""
        found: int | None = self._db.value(
            "SELECT id FROM frontier WHERE source = ? AND page_key = ? AND kind = ?", (self.source, self.key(url), kind)
        )
        return found

    def entry(self, url: str, kind: EntryKind) -> Entry | None:
        """Return what is known of an address."""
        row = self._db.row(
            f"SELECT {_COLUMNS} FROM frontier WHERE source = ? AND page_key = ? AND kind = ?",  # noqa: S608 - our own names
            (self.source, self.key(url), kind),
        )
        return Entry(**row) if row else None

    def start_of(self, url: str) -> str | None:
        """Return the start page, feed or other channel from which a listing page was reached; None where unknown."""
        entry, seen = self.entry(url, "listing"), set[int]()
        while entry is not None and entry.depth and entry.referrer and entry.id not in seen:
            seen.add(entry.id)
            entry = self.entry(entry.referrer, "listing")
        return entry.url if entry is not None and not entry.depth else None

    def done(
        self,
        entry: Entry,
        now: datetime,
        *,
        status: int = 200,
        etag: str | None = None,
        last_modified: str | None = None,
        content_hash: str | None = None,
        again_at: datetime | None = None,
    ) -> None:
        """Tick an entry off. Validators and hash of a 304 answer stay as they were; again_at makes it due later."""
        kept = status == 304
        self._db.run(
            "UPDATE frontier SET state = 'done', attempts = 0, readings = 0, last_fetched = ?, last_status = ?, "
            "etag = ?, last_modified = ?, content_hash = ?, not_before = ? WHERE id = ?",
            (
                timestamp(now),
                status,
                (kept and entry.etag) or optional(etag),
                (kept and entry.last_modified) or optional(last_modified),
                (kept and entry.content_hash) or content_hash,
                timestamp(again_at) if again_at else None,
                entry.id,
            ),
        )

    def failed(
        self, entry: Entry, now: datetime, *, status: int | None = None, retry_at: datetime | None = None
    ) -> None:
        """Count an attempt that brought nothing. With retry_at the entry stays pending and waits until then."""
        self._db.run(
            "UPDATE frontier SET state = ?, attempts = attempts + 1, readings = 0, last_fetched = ?, "
            "last_status = ?, not_before = ? WHERE id = ?",
            (
                "pending" if retry_at else "failed",
                timestamp(now),
                status,
                timestamp(retry_at) if retry_at else None,
                entry.id,
            ),
        )

    def suspect(self, entry: Entry, now: datetime, content_hash: str) -> None:
        """Note a page that held something else than its article; the next run looks whether it still does."""
        self.failed(entry, now, status=200)
        self._db.run("UPDATE frontier SET content_hash = ? WHERE id = ?", (content_hash, entry.id))

    def refused(self, entry: Entry, now: datetime, *, status: int | None = None) -> None:
        """Note an address that another try would not help."""
        self._end(entry, "refused", now, status)

    def skipped(self, entry: Entry, now: datetime) -> None:
        """Note a page that lies outside of the bounds of the run."""
        self._end(entry, "skipped", now, 200)

    def spared(self, entry: Entry) -> None:
        """Take a pending entry off the queue without asking for it; what is known of it stays."""
        self._db.run("UPDATE frontier SET state = 'done', not_before = NULL WHERE id = ?", (entry.id,))

    def gone(self, entry: Entry, now: datetime, *, status: int) -> None:
        """Note that a page is no longer there (404, 410)."""
        self._end(entry, "gone", now, status)

    def _end(self, entry: Entry, state: EntryState, now: datetime, status: int | None) -> None:
        self._db.run(
            "UPDATE frontier SET state = ?, attempts = 0, readings = 0, last_fetched = ?, last_status = ?, "
            "not_before = NULL WHERE id = ?",
            (state, timestamp(now), status, entry.id),
        )

    def begin_reading(self, entry: Entry) -> None:
        """Note that a page is about to be read; done, failed and the like note that this ended, however it did."""
        self._db.run("UPDATE frontier SET readings = readings + 1 WHERE id = ?", (entry.id,))

    def poisonous(self, entry: Entry) -> None:
        """Refuse a page whose reading began and never ended; its count stays, so that no later run begins again."""
        self._db.run("UPDATE frontier SET state = 'refused', not_before = NULL WHERE id = ?", (entry.id,))

    def requeue_skipped(self, url: str, kind: EntryKind, *, priority: int = 0) -> bool:
        """Queue again an address that the bounds of an earlier run left out; True where it was one."""
        return (
            self._db.run(
                "UPDATE frontier SET state = 'pending', priority = ? "
                "WHERE source = ? AND page_key = ? AND kind = ? AND state = 'skipped'",
                (priority, self.source, self.key(url), kind),
            ).rowcount
            > 0
        )

    def drop(self, kind: EntryKind) -> int:
        """Take pending entries of a kind out of the queue, as done; return how many."""
        return self._db.run(
            "UPDATE frontier SET state = 'done' WHERE source = ? AND state = 'pending' AND kind = ?",
            (self.source, kind),
        ).rowcount

    def requeue_due(self, now: datetime, kind: EntryKind = "article", *, priority: int = 0) -> int:
        """Queue again what is done and due (done(..., again_at)); return how many."""
        return self._db.run(
            "UPDATE frontier SET state = 'pending', priority = ? "
            "WHERE source = ? AND state = 'done' AND kind = ? AND not_before <= ?",
            (priority, self.source, kind, timestamp(now)),
        ).rowcount

    def requeue_failed(self) -> int:
        """Queue again what an earlier run gave up, but for start pages; return how many.

        Which of these a run asks for its rules say: one that was taken out of them is not tried for ever.
        """
        return self._db.run(
            "UPDATE frontier SET state = 'pending', attempts = 0, not_before = NULL "
            "WHERE source = ? AND state = 'failed' AND NOT (kind = 'listing' AND depth = 0)",
            (self.source,),
        ).rowcount

    def waiting(self, now: datetime) -> list[Waiting]:
        """Return what has to wait, listings first: servers said so (Retry-After), or the run ended before a retry."""
        rows = self._db.rows(
            "SELECT kind, count(*) AS count, min(not_before) AS until, url AS example, last_status AS status "
            "FROM frontier WHERE source = ? AND state = 'pending' AND not_before > ? GROUP BY kind ORDER BY kind DESC",
            (self.source, timestamp(now)),
        )
        return [Waiting(**{**row, "until": datetime.fromisoformat(row["until"])}) for row in rows]

    def let_wait(self, until: datetime) -> int:
        """Let every pending address wait at least until a moment; return how many."""
        return self._db.run(
            "UPDATE frontier SET not_before = ?1 WHERE source = ?2 AND state = 'pending' "
            "AND (not_before IS NULL OR not_before < ?1)",
            (timestamp(until), self.source),
        ).rowcount

    def wait_no_longer(self, kind: EntryKind) -> int:
        """Let pending addresses of a kind be asked for at once; return how many had to wait."""
        return self._db.run(
            "UPDATE frontier SET not_before = NULL WHERE source = ? AND kind = ? AND state = 'pending' "
            "AND not_before IS NOT NULL",
            (self.source, kind),
        ).rowcount

    def pull_back(self, now: datetime, *, longest_wait: timedelta, longest_rest: timedelta) -> int:
        """Make due at once what waits longer than any rule lets it wait: a wrong clock set it. Return how many."""
        return self._db.run(
            "UPDATE frontier SET not_before = ?1 WHERE source = ?2 AND ((state = 'pending' AND not_before > ?3) "
            "OR (state = 'done' AND not_before > ?4))",
            (timestamp(now), self.source, timestamp(now + longest_wait), timestamp(now + longest_rest)),
        ).rowcount

    def requeue_pdfs(self, cause: str) -> int:
        """Queue again the articles that are PDFs and were not read for a cause, to be sent in full; return how many."""
        return self._db.run(
            "UPDATE frontier SET state = 'pending', attempts = 0, not_before = NULL, etag = NULL, last_modified = NULL "
            "WHERE source = ?1 AND kind = 'article' AND state = 'done' AND page_key IN ("
            "SELECT u.page_key FROM pdfs p JOIN article_urls u ON u.article_id = p.article_id "
            "WHERE p.cause = ?2 AND p.role = 'piece' AND u.source = ?1)",
            (self.source, cause),
        ).rowcount

    def requeue_refused(self) -> int:
        """Queue again what was refused for good: a block page of one night is not for ever. Return how many."""
        return self._db.run(
            "UPDATE frontier SET state = 'pending', attempts = 0, not_before = NULL "
            "WHERE source = ? AND state = 'refused' AND kind = 'article'",
            (self.source,),
        ).rowcount

    def pending(self, now: datetime | None = None) -> int:
        """Return how many entries are pending; with a moment, those that may be fetched by then."""
        due = timestamp(now) if now else None
        count: int = self._db.value(
            "SELECT count(*) FROM frontier WHERE source = ? AND state = 'pending' "
            "AND (? IS NULL OR not_before IS NULL OR not_before <= ?)",
            (self.source, due, due),
        )
        return count


_COLUMNS = ", ".join(Entry.__dataclass_fields__)
_ADD = (
    "INSERT INTO frontier (source, kind, url, page_key, priority, depth, not_before, discovered_at, discovered_run, "
    "referrer) VALUES (:source, :kind, :url, :page_key, :priority, :depth, :not_before, :discovered_at, "
    ":discovered_run, :referrer) ON CONFLICT (source, page_key, kind) DO NOTHING"
)
_ADD_AGAIN = _ADD.replace(
    "DO NOTHING",
    "DO UPDATE SET state = 'pending', url = excluded.url, priority = excluded.priority, depth = excluded.depth, "
    "not_before = excluded.not_before, attempts = 0, referrer = excluded.referrer WHERE state <> 'pending'",
)
