"""The crawl as it goes: a live line a source in a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from archive_scraper.cli.console import Console
from archive_scraper.cli.outlet import ReaderGoneError
from archive_scraper.cli.tables import count, shown

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import TaskID

    from archive_scraper.crawl.run import Run

_PLAIN_SECONDS = 10.0  # between two plain lines of one source


class CrawlProgress:
    """Show runs as they advance. Use as a context manager and hand ``update`` to crawl.launch.crawl."""

    def __init__(self, *, quiet: bool) -> None:
        self.console = Console(stderr=True, quiet=quiet)
        self._tasks: dict[str, TaskID] = {}
        self._runs: dict[str, Run] = {}
        self._spoke: dict[str, float] = {}
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", style="bold", markup=False),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[counts]}", markup=False),
            TimeElapsedColumn(),
            console=self.console,
            transient=True,
        )

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.console.is_terminal:
            self._bar.stop()

    def update(self, run: Run) -> None:
        """Show the counts of a run."""
        report = run.report
        counts = (
            f"{count(report.pages, 'page')}  {count(report.teasers, 'teaser')}  {report.new:,} new  "
            f"{report.changed:,} changed  {report.unchanged:,} unchanged  {count(report.failures, 'error')}"
        )
        if report.waiting_for:
            waits = f"waits for {shown(report.waiting_for)}"
            counts = f"{counts}; {waits}" if report.listings else waits
        done, known = run.progress()
        if not self.console.is_terminal:
            now = time.monotonic()
            if now - self._spoke.get(report.source, 0.0) >= _PLAIN_SECONDS:
                self._spoke[report.source] = now
                try:
                    self.console.print(f"{report.source}: {counts}", soft_wrap=True)
                except ReaderGoneError:  # the crawl is wanted all the same
                    self.console.quiet = True
            return
        for source in [source for source, known_run in self._runs.items() if known_run.ended]:
            self._bar.remove_task(self._tasks.pop(source))  # hundreds of sources fill no screen
            del self._runs[source]
        if report.source not in self._tasks:
            self._runs[report.source] = run
            self._tasks[report.source] = self._bar.add_task(report.source, counts=counts, total=None)
        self._bar.update(self._tasks[report.source], counts=counts, completed=done, total=known)
