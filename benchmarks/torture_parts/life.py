"""Nights of a source: the clock goes on, the site publishes, the program crawls, health is asked."""

from __future__ import annotations

import queue
import random
import shutil
import tempfile
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from torture_parts.database import stored
from torture_parts.news import News
from torture_parts.program import Done, Program
from torture_parts.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from torture_parts.bench import Bench
    from torture_parts.server import Answer, Raw, Request

DAY = 86400
LOSING = 4
"""Nights for which a loss lasts."""


@dataclass
class Night:
    """What a night brought."""

    done: Done
    green: bool
    said: str

    @property
    def told(self) -> tuple[int | None, bool, str]:
        """Exit code, whether health was green, and the words of both."""
        words = [*self.done.reports()] and [
            f"{report['state']}: {'; '.join([*report['remarks'], *report['alarms']])}"
            + "".join(f"; {p['cause']}: {p['detail']}" for p in report["problems"][:2])
            for report in self.done.reports()
        ]
        return self.done.code, self.green, " ".join([*words, self.done.err, "" if self.green else self.said])


def working_week(day: date) -> int:
    """Return how many pieces a think tank publishes on a day."""
    chance = random.Random(f"{day}")  # noqa: S311 # the same in every run
    return chance.choice((1, 2, 2, 3)) if day.weekday() < 5 else 0


@dataclass
class Life:
    """A site and a program that crawls it night by night. The last of all nights is tonight."""

    program: Program
    server: Server
    news: News
    left: int
    """Nights until tonight."""
    publishes: Callable[[date], int] = working_week
    nights: list[Night] = field(default_factory=list)

    def night(self, *, health: bool = True) -> Night:
        """Live through a day and the crawl of its night."""
        self.left -= 1
        self.program.clock(-self.left * DAY)
        self.news.today = (datetime.now(UTC) - timedelta(days=self.left)).date()
        self.news.publish(self.news.today, self.publishes(self.news.today))
        done = self.program.crawl(seconds=90)
        green, said = self.program.health() if health else (True, "")
        found = Night(done, green, said)
        self.nights.append(found)
        return found

    def stored(self) -> dict[str, dict[str, object]]:
        """Return the articles as they are stored, by address."""
        return stored(self.program.db)


class Baseline:
    """A site that was healthy for some nights, ready to be broken, again and again from the same point."""

    def __init__(self, bench: Bench) -> None:
        self._now: News = News.founded(30)
        self.server = Server(self._answer)
        self.server.__enter__()
        self.folder = Path(tempfile.mkdtemp(prefix="torture-"))
        program = Program(bench.command, self.folder)
        program.source("news", f"{self.server.url}/news", f"{self.server.url}/topic")
        life = Life(program, self.server, self._now, left=bench.nights + LOSING)
        life.news.today -= timedelta(days=life.left)
        for piece in life.news.pieces:
            piece.day -= timedelta(days=life.left)
        self.trouble = [
            f"baseline, night {number}: exit {night.done.code} {night.told[2][:300]}"
            for number in range(bench.nights)
            if (night := life.night(health=False)).done.code != 0
        ]
        self.left, self.news = life.left, deepcopy(life.news)

    def _answer(self, request: Request) -> Answer | Raw:
        return self._now.answer(request)

    @contextmanager
    def branch(self, bench: Bench) -> Iterator[Life]:
        """Yield a life that begins where the healthy nights ended."""
        with bench.program() as program:
            for path in self.folder.glob("archive.db*"):
                shutil.copyfile(path, program.folder / path.name)
            shutil.copytree(self.folder / "sources", program.sources, dirs_exist_ok=True)
            self._now = deepcopy(self.news)
            self.server.forget()
            yield Life(program, self.server, self._now, left=self.left)

    def close(self) -> None:
        """Stop the server and delete the folder."""
        self.server.__exit__()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def healthy_life(bench: Bench) -> Iterator[Life]:
    """Yield a life after a healthy past, which each worker lives through once."""
    try:
        baseline = bench.baselines.get_nowait()
    except queue.Empty:
        baseline = Baseline(bench)
    try:
        if baseline.trouble:  # what is lost later could not be told from it
            raise RuntimeError(f"the healthy nights before were not quiet: {baseline.trouble[0]}")
        with baseline.branch(bench) as life:
            yield life
    finally:
        bench.baselines.put(baseline)


@contextmanager
def new_life(bench: Bench, news: News, nights: int, more: str = "") -> Iterator[Life]:
    """Yield the life of a site from its first crawl on; what it has published lies before that."""
    with bench.site(news) as (program, server, _):
        if more:
            program.source("news", f"{server.url}/news", more=more)
        for piece in news.pieces:
            piece.day -= timedelta(days=nights)
        yield Life(program, server, news, left=nights)
