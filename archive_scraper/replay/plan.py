"""Which captures a replay reads, and in which order."""

from __future__ import annotations

import json
from array import array
from itertools import islice
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError
from archive_scraper.pdfs.reader import method
from archive_scraper.replay.pool import CHUNK, Job
from archive_scraper.replay.reading import GOOD, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive_scraper.replay.subjects import Subject
    from archive_scraper.store import Archive
    from archive_scraper.store.captures import Captured

_BEFORE = 3
"""Listing pages that are looked at for the pattern of a last page."""


def latest_listings(archive: Archive, source: str, since: str) -> array[int]:
    """Return the newest good capture of each listing page, oldest first."""
    return in_order(
        archive,
        "SELECT id, run_id, at FROM (SELECT id, run_id, at, row_number() OVER (PARTITION BY page_key "
        "ORDER BY at DESC, id DESC) AS place FROM captures WHERE source = ? AND kind = 'listing' "
        "AND status BETWEEN 200 AND 299 AND at >= ?) WHERE place = 1",
        source,
        since,
    )


def latest_articles(archive: Archive, source: str, since: str) -> array[int]:
    """Return the newest good capture of each article page, and the one that its row was read from; oldest first.

    What is older than the capture of its row is left out: the piece was read at another of its addresses since.
    """
    return in_order(
        archive,
        "SELECT id, run_id, at FROM (SELECT c.id, c.run_id, c.at, r.id AS row_id, coalesce(r.at, '') AS row_at, "
        "row_number() OVER (PARTITION BY c.page_key ORDER BY c.at DESC, c.id DESC) AS place FROM captures c "
        "LEFT JOIN article_urls u ON u.source = c.source AND u.page_key = c.page_key "
        "LEFT JOIN articles a ON a.id = u.article_id LEFT JOIN captures r ON r.id = a.capture_id "
        "WHERE c.source = ?1 AND c.kind = 'article' AND c.status BETWEEN 200 AND 299 AND c.at >= ?2) "
        "WHERE (place = 1 AND (at, id) >= (row_at, coalesce(row_id, 0))) OR id = row_id",
        source,
        since,
    )


def reports(archive: Archive, source: str, since: str) -> array[int]:
    """Return the newest good capture of each document, oldest first: which are reports the articles say."""
    return in_order(
        archive,
        "SELECT id, run_id, at FROM (SELECT c.id, c.run_id, c.at, row_number() OVER (PARTITION BY c.page_key "
        "ORDER BY c.at DESC, c.id DESC) AS place FROM captures c WHERE c.source = ? AND c.kind = 'document' "
        "AND c.status BETWEEN 200 AND 299 AND c.at >= ?) WHERE place = 1",
        source,
        since,
    )


def listings(archive: Archive, source: str) -> array[int]:
    """Return all captures of listing pages, oldest first."""
    return in_order(archive, "SELECT id, run_id, at FROM captures WHERE source = ? AND kind = 'listing'", source)


def joined(parts: Iterable[array[int]]) -> array[int]:
    """Return several lists of captures as one."""
    ids = array("q")
    for part in parts:
        ids.extend(part)
    return ids


def everything(archive: Archive, sources: Sequence[str]) -> array[int]:
    """Return all captures of pages of some sources, in the order in which the crawls stored them."""
    return in_order(
        archive,
        f"SELECT id, run_id, at FROM captures WHERE source IN ({', '.join('?' * len(sources))}) "  # noqa: S608 - marks
        "AND kind IN ('listing', 'article')",
        *sources,
    )


def in_order(archive: Archive, sql: str, *values: object) -> array[int]:
    """Return captures as crawls stored them, each imported one before what was captured after it."""
    imported = archive.run(f"SELECT at, id FROM ({sql}) WHERE run_id IS NULL ORDER BY at, id", values).fetchall()  # noqa: S608 - ours
    ids, place = array("q"), 0
    for number, at in archive.run(f"SELECT id, at FROM ({sql}) WHERE run_id IS NOT NULL ORDER BY id", values):  # noqa: S608 - ours
        while place < len(imported) and imported[place][0] < at:
            ids.append(imported[place][1])
            place += 1
        ids.append(number)
    ids.extend(number for _, number in imported[place:])
    return ids


class Tasks:
    """Makes the tasks of one archive's captures."""

    def __init__(self, archive: Archive, subjects: Iterable[Subject]) -> None:
        self._archive = archive
        self._starts = {subject.name: _start_keys(archive, subject) for subject in subjects}

    def jobs(self, ids: Iterable[int], *, articles_only: bool = False) -> Iterator[Job]:
        """Yield jobs for captures; each knows the order of dates that is known when it is made. Raises StoreError."""
        rest = iter(ids)
        while some := tuple(islice(rest, CHUNK)):
            tasks = tuple(self._task(number, articles_only=articles_only) for number in some)
            names = {task.capture.source for task in tasks}
            yield Job(tasks=tasks, orders={name: self._archive.memory.of(name).date_order for name in names})

    def _task(self, capture_id: int, *, articles_only: bool) -> Task:
        capture = self._archive.captures.get(capture_id)
        if capture is None:
            raise StoreError(f"{self._archive.path}: captures were removed while they were read; replay them once more")
        is_start = True
        before: tuple[tuple[Captured, Captured | None], ...] = ()
        if capture.kind == "listing" and capture.status in GOOD and not articles_only:
            is_start = capture.page_key in self._starts[capture.source]
            before = () if is_start else tuple(self._pages_before(capture))
        return Task(
            capture=capture,
            body=self._body_of(capture),
            is_start=is_start,
            before=before,
            articles_only=articles_only,
            pdf_is_known=capture.kind != "listing" and self._is_known(capture),
        )

    def _is_known(self, capture: Captured) -> bool:
        """Tell whether an article holds what this program reads of a PDF, or none offers it."""
        pdfs = self._archive.pdfs
        if capture.kind == "document" and not pdfs.offering(capture.source, capture.requested_url or capture.url):
            return True
        return capture.digest is not None and pdfs.holds(capture.digest, method())

    def _body_of(self, capture: Captured) -> Captured | None:
        return self._archive.captures.get(capture.body_id) if capture.body_id is not None else None

    def _pages_before(self, capture: Captured) -> Iterator[tuple[Captured, Captured | None]]:
        found = self._archive.run(
            "SELECT id FROM captures WHERE source = ? AND run_id = ? AND kind = 'listing' AND id < ? "
            "AND status BETWEEN 200 AND 299 ORDER BY id DESC LIMIT ?",
            (capture.source, capture.run_id, capture.id, _BEFORE),
        ).fetchall()
        for (number,) in found:
            earlier = self._archive.captures.get(number)
            if earlier is not None:
                yield earlier, self._body_of(earlier)


def _start_keys(archive: Archive, subject: Subject) -> frozenset[str]:
    """Return the page keys of a source's start pages: those of its rules, and those that crawls were given."""
    urls = [*subject.rules.start_urls]
    for row in archive.rows("SELECT DISTINCT arguments FROM runs WHERE source = ?", (subject.name,)):
        urls += json.loads(row["arguments"]).get("urls", ())
    return frozenset(archive.sources.key_of(subject.name, url) for url in urls)
