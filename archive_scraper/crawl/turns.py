"""Several crawlers in one Scrapy process: some side by side, the others after them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

Begin = Callable[[], "asyncio.Task[None]"]
"""Begins one crawler on Scrapy's loop."""


class Turns:
    """The turns of crawlers: the first begin at once, each of the others when one has ended.

    ``start`` them where the loop is to run; all ``tasks`` are done when it has.
    """

    def __init__(self) -> None:
        self.tasks: list[asyncio.Task[None]] = []
        self.stopped = False
        """No more of them begins."""
        self._ended = asyncio.Semaphore(0)

    def start(self, begin: Sequence[Begin], at_once: int) -> None:
        """Begin the first ``at_once`` and let the others wait."""
        loop = asyncio.get_event_loop()  # Scrapy's, which need not run yet
        for place, one in enumerate(begin):
            self.tasks.append(self._begin(one) if place < at_once else loop.create_task(self._in_turn(one)))

    def _begin(self, begin: Begin) -> asyncio.Task[None]:
        task = begin()
        task.add_done_callback(lambda _: self._ended.release())
        return task

    async def _in_turn(self, begin: Begin) -> None:
        await self._ended.acquire()
        if self.stopped:
            self._ended.release()
            return
        await self._begin(begin)


def process_for(turns: Turns, settings: Settings) -> AsyncCrawlerProcess:
    """Return Scrapy's process, which ends when all turns have ended, and begins no more of them once it is stopped."""
    from scrapy.crawler import AsyncCrawlerProcess

    class Process(AsyncCrawlerProcess):
        async def join(self) -> None:
            await asyncio.wait(turns.tasks)
            await super().join()

        async def stop(self) -> None:
            turns.stopped = True
            await super().stop()

    return Process(settings)
