"""When the pages of a run are committed: at once where it is alone in its process, else together with those of others.

A commit takes about as long as writing a page's rows, and a capture is brought to the disk before it. So runs side by
side give the pages of a tenth of a second to one commit: what a crash then costs is that those are asked for again.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archive_scraper.errors import StoreError
    from archive_scraper.store import Entry, Frontier
    from archive_scraper.store.shared import SharedArchive
    from archive_scraper.watch.report import RunReport

_PAGES = 16
_SECONDS = 0.1
"""Pages of one commit, and how long the first of them waits: no other process writes meanwhile; see PageGroup."""
_LARGE = 200_000
"""Bytes of a page that may take long to read: no other one waits for its commit meanwhile."""
_COUNTS = ("new", "changed", "unchanged", "settled")


class PageCommits:
    """Writes the pages of one run.

    ``is_careful`` says that the run before it ended without a word: a page may have killed it. ``lost`` is told where a
    page that was written could not be committed.
    """

    def __init__(
        self, archive: SharedArchive, report: RunReport, lost: Callable[[StoreError], None], *, is_careful: bool
    ) -> None:
        self._archive = archive
        self._report = report
        self._lost = lost
        self._is_careful = is_careful

    def begin_reading(self, frontier: Frontier, entry: Entry, size: int) -> None:
        """Mark a page before it is read: one that hangs or kills the process is found by its mark in later runs.

        A mark has to be committed, so runs side by side make it only where their last run ended without a word.
        """
        if self._is_careful or self._archive.is_alone:
            self._archive.commit_pages()
            frontier.begin_reading(entry)  # one statement, which is a transaction by itself
        elif size > _LARGE:
            self._archive.commit_pages()

    @contextmanager
    def page(self) -> Iterator[None]:
        """Write a page as one unit; what it counted counts no longer where it is undone. Raises StoreError."""
        before, added = self._counts(), dict.fromkeys(_COUNTS, 0)
        try:
            with self._archive.page(lambda error: self._lose(added, error)):
                try:
                    yield
                finally:  # before the commit, or what stands in its place
                    added.update({name: count - before[name] for name, count in self._counts().items()})
        except BaseException:
            self._take_back(added)
            raise
        waiting = self._archive.waiting_pages
        if waiting >= _PAGES:
            self._archive.commit_pages()
        elif waiting == 1:
            asyncio.get_running_loop().call_later(_SECONDS, self._archive.commit_pages)

    def _counts(self) -> dict[str, int]:
        return {name: getattr(self._report, name) for name in _COUNTS}

    def _lose(self, added: dict[str, int], error: StoreError) -> None:
        """Count a page no longer that could not be committed: it waits for the next run."""
        self._archive.forget()
        self._take_back(added)
        self._lost(error)

    def _take_back(self, added: dict[str, int]) -> None:
        for name, count in added.items():
            setattr(self._report, name, getattr(self._report, name) - count)
