"""The crawl as it goes: a live line a source in a terminal, plain lines elsewhere; of many sources one line for all."""

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
    from archive_scraper.watch.report import RunReport

_PLAIN_SECONDS = 10.0  # between two plain lines of one source
_MANY = 20
"""More sources than these have no plain lines of their own, and in a terminal a line for all above those at work."""


class CrawlProgress:
    """Show runs as they advance. Use as a context manager and hand ``update`` to crawl.launch.crawl."""

    def __init__(self, *, sources: int = 1) -> None:
        self.console = Console(stderr=True)
        self._sources = sources
        self._all: TaskID | None = None
        self._seen: dict[str, tuple[int, int, int]] = {}
        """Source -> its pages, new articles and errors so far."""
        self._ended = 0
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
            if self._sources > _MANY:
                self._all = self._bar.add_task("all", counts="", total=self._sources)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.console.is_terminal:
            self._bar.stop()

    def update(self, run: Run) -> None:
        """Show the counts of a run."""
        report = run.report
        self._seen[report.source] = (report.pages, report.new, report.failures)
        self._forget_ended()
        self._runs[report.source] = run
        if self.console.quiet:
            return
        if not self.console.is_terminal:
            name = report.source if self._sources <= _MANY else ""
            now = time.monotonic()
            if now - self._spoke.get(name, 0.0) >= _PLAIN_SECONDS:
                self._spoke[name] = now
                try:
                    self.console.print(f"{name}: {_counts(report)}" if name else self._of_all(), soft_wrap=True)
                except ReaderGoneError:  # the crawl is wanted all the same
                    self.console.quiet = True
            return
        done, known = run.progress()
        counts = _counts(report)
        if self._all is not None:
            self._bar.update(self._all, counts=self._of_all(), completed=self._ended)
        if report.source not in self._tasks:
            self._tasks[report.source] = self._bar.add_task(report.source, counts=counts, total=None)
        self._bar.update(self._tasks[report.source], counts=counts, completed=done, total=known)

    def _forget_ended(self) -> None:
        for source in [source for source, run in self._runs.items() if run.ended]:
            del self._runs[source]
            self._ended += 1
            if source in self._tasks:
                self._bar.remove_task(self._tasks.pop(source))  # hundreds of sources fill no screen

    def _of_all(self) -> str:
        pages, new, failures = map(sum, zip(*self._seen.values(), strict=True))
        return (
            f"{self._ended:,} of {count(self._sources, 'source')} done, {len(self._runs):,} at work: "
            f"{count(pages, 'page')}  {new:,} new  {count(failures, 'error')}"
        )


def _counts(report: RunReport) -> str:
    counts = (
        f"{count(report.pages, 'page')}  {count(report.teasers, 'teaser')}  {report.new:,} new  "
        f"{report.changed:,} changed  {report.unchanged:,} unchanged  {count(report.failures, 'error')}"
    )
    if not report.waiting_for:
        return counts
    waits = f"waits for {shown(report.waiting_for)}"
    return f"{counts}; {waits}" if report.listings else waits
