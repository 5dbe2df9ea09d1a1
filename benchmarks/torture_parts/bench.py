"""What a case is given to work with."""

from __future__ import annotations

import queue
import shutil
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torture_parts.database import contents
from torture_parts.news import News
from torture_parts.program import Program
from torture_parts.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torture_parts.life import Baseline
    from torture_parts.server import Handler


Contents = dict[str, list[tuple[Any, ...]]]


@dataclass
class Bench:
    """The command to attack, and how much is tried.

    Attributes:
        nights: of ordinary life before something breaks, and of each healthy control.
        baselines: what earlier cases lived through, for the next case of the same worker.
    """

    command: Path
    quick: bool = False
    nights: int = 14
    baselines: queue.LifoQueue[Baseline] = field(default_factory=queue.LifoQueue)
    _whole: dict[int, Contents] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def program(self) -> Iterator[Program]:
        """Yield the program in an empty folder, which is deleted afterwards."""
        folder = Path(tempfile.mkdtemp(prefix="torture-"))
        try:
            yield Program(self.command, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def undisturbed(self, pieces: int) -> Contents:
        """Return what an undisturbed crawl of a site with so many pieces stores."""
        with self._lock:
            if pieces not in self._whole:
                with self.site(News.founded(pieces)) as (program, _, _):
                    program.crawl()
                    self._whole[pieces] = contents(program.db)
            return self._whole[pieces]

    @contextmanager
    def site(self, news: News | None = None, handler: Handler | None = None) -> Iterator[tuple[Program, Server, News]]:
        """Yield a program with the source "news", the server of its site, and the site."""
        news = news or News.founded(12)
        with Server(handler or news.answer) as server, self.program() as program:
            program.source("news", f"{server.url}/news")
            yield program, server, news
