"""A crawl on a cluster as it goes: a live line a worker in a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Self

from rich.live import Live
from rich.table import Table

from archive_scraper.cli.console import Console
from archive_scraper.cli.outlet import ReaderGoneError
from archive_scraper.cli.tables import count, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from archive_scraper.cluster.tasks import Progress

_PLAIN_SECONDS = 10.0  # between two rounds of plain lines
_LIVE_SECONDS = 0.25
_MOST = 40
"""Workers shown: more fill no screen."""


class ClusterProgress:
    """Show how far a crawl is on each worker. A context manager, whose ``update`` is for cluster.launch.crawl_on."""

    def __init__(self, *, quiet: bool) -> None:
        self.console = Console(stderr=True, quiet=quiet)
        self._live = Live(console=self.console, auto_refresh=False, transient=True)
        self._spoke = time.monotonic()

    def __enter__(self) -> Self:
        if self.console.is_terminal and not self.console.quiet:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._live.stop()

    def update(self, progress: Progress) -> None:
        """Show where a crawl is, and what happened since the last time."""
        lines, progress.said = progress.said, []
        for line in lines:
            self._print(line)
        now = time.monotonic()
        if now - self._spoke < (_LIVE_SECONDS if self._live.is_started else _PLAIN_SECONDS):
            return
        self._spoke = now
        rows = [*_rows(progress)]
        if self._live.is_started:
            grid = Table.grid(padding=(0, 2))
            for row in rows[:_MOST]:
                grid.add_row(*row)
            self._live.update(grid, refresh=True)
            return
        for worker, words in rows:
            self._print(f"{worker}: {words}")

    def _print(self, line: str) -> None:
        try:
            self.console.print(line, soft_wrap=True)
        except ReaderGoneError:  # the crawl is wanted all the same
            self.console.quiet = True


def _rows(progress: Progress) -> list[tuple[str, str]]:
    """Return the lines: the whole crawl, then each worker."""
    done = f"{progress.done:,} of {count(progress.total, 'source')}  {count(progress.pages, 'page')}"
    rows = [("all", f"{done}  {count(len(progress.workers), 'worker')}")]
    for worker, crawls in sorted(progress.workers.items()):
        words = "; ".join(_words(source, counts) for source, counts in crawls)
        rows.append((shown(worker), words or "waits"))
    return rows


def _words(source: str, counts: Mapping[str, Any]) -> str:
    """Return how far one source is."""
    if "pages" not in counts:
        return f"{source}: begins"
    words = f"{source}: {count(counts['pages'], 'page')}  {counts['new']:,} new  {counts['changed']:,} changed"
    words += f"  {count(counts['failures'], 'error')}" if counts["failures"] else ""
    return words + (f"; waits for {shown(counts['waiting_for'])}" if counts["waiting_for"] else "")
