"""What a worker does: it has a shard crawled or captures read by a child process, and sees that this ends.

Loaded by Dask's workers, so it needs next to nothing: a child that crawls loads the rest.
"""

from __future__ import annotations

import json
import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from threading import Thread, local
from typing import TYPE_CHECKING, Any

from archive_scraper.cluster.children import Reader, end, start_crawl

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.cluster.children import Process

_POLL = 0.25
_LOOK = 0.5
"""Seconds between two looks at what is said in the folder of shards."""
_SPEAK = 1.0
"""Seconds between two words on how far a crawl is."""
_LAST_WORDS = 2.0
_LINES = 20
_LINE = 1 << 20


def crawl_shard(job: dict[str, Any], parcel: bytes) -> dict[str, Any]:
    """Crawl one shard, and say how that ended.

    ``job`` holds what the worker has to know: the ``source`` and the ``attempt``'s name, the files ``claim`` and
    ``said``, the ``topic`` of what is told meanwhile, and ``silent``, ``orphaned`` and ``grace`` in seconds; ``parcel``
    what the child has to. The answer's ``outcome`` is "ended" (with the report), "killed", "hung", "superseded" or
    "orphaned".
    """
    from distributed import get_worker

    worker = get_worker()
    address = worker.address

    def tell(counts: dict[str, Any]) -> None:
        worker.log_event(job["topic"], {**counts, "source": job["source"], "worker": address})

    tell({})
    return {**_Watch(job, tell).crawl(parcel), "worker": address, "attempt": job["attempt"]}


class _Watch:
    """One child, from its start to its end."""

    def __init__(self, job: dict[str, Any], tell: Callable[[dict[str, Any]], None]) -> None:
        self._job = job
        self._tell = tell
        self._report: dict[str, Any] | None = None
        self._refusal = ""
        self._delay = 0.0
        self._counts: dict[str, Any] = {}
        self._words: deque[str] = deque(maxlen=_LINES)
        now = time.monotonic()
        self._heard = now
        self._spoke = now
        self._said, self._said_at = "", now
        self._asked: float | None = None

    def crawl(self, parcel: bytes) -> dict[str, Any]:
        reason = self._reason_to_end()
        if reason:
            return {"outcome": reason}
        child = start_crawl()
        listeners = [Thread(target=self._listen, args=(child,)), Thread(target=self._overhear, args=(child,))]
        for listener in listeners:
            listener.daemon = True
            listener.start()
        try:
            with suppress(OSError):  # it died at once: its last words say why
                child.stdin.write(parcel)  # type: ignore[union-attr]
                child.stdin.close()  # type: ignore[union-attr]
            outcome = self._wait(child)
        finally:
            end(child)
            for listener in listeners:
                listener.join(_LAST_WORDS)
        return {
            "outcome": outcome if self._report is None and not self._refusal else "ended",
            "report": self._report,
            "refusal": self._refusal,
            "code": child.returncode,
            "delay": self._delay,
            "words": self._words[-1] if self._words else "",
        }

    def _wait(self, child: Process) -> str:
        """Wait for a child's end, or end it; return why it ended."""
        looked = 0.0
        why = "killed"
        while child.poll() is None:
            time.sleep(_POLL)
            now = time.monotonic()
            if now - self._spoke >= _SPEAK:  # also where the crawl says nothing: the worker is alive
                self._spoke = now
                self._tell(self._counts)
            if self._asked is not None and now - self._asked > self._job["grace"]:
                return why
            if now - looked < _LOOK:
                continue
            looked = now
            reason = self._reason_to_end()
            if reason == "superseded":
                return reason  # at once: another worker may be asking the same site
            if reason and self._asked is None:
                why = reason
                self._asked = now
                child.terminate()
        return why

    def _reason_to_end(self) -> str:
        """Return why the crawl has to end, "" where it may go on."""
        now = time.monotonic()
        if _read(self._job["claim"]) != self._job["attempt"]:
            return "superseded"
        said = _read(self._job["said"])
        if said and said != self._said:
            self._said, self._said_at = said, now
        if said.endswith(" stop"):
            return "stopped"
        if now - self._said_at > self._job["orphaned"]:
            return "orphaned"
        return "hung" if now - self._heard > self._job["silent"] else ""

    def _listen(self, child: Process) -> None:
        """Read what the child says of its crawl, a line of JSON each."""
        assert child.stdout is not None  # noqa: S101 # it was asked for
        with child.stdout as stream:
            for line in stream:
                with suppress(ValueError):  # half a line of one that was killed
                    self._take(json.loads(line))

    def _take(self, message: dict[str, Any]) -> None:
        self._heard = time.monotonic()
        self._delay = max(self._delay, message.pop("delay", 0.0))
        if "report" in message:
            self._report = message["report"]
        elif "refusal" in message:
            self._refusal = message["refusal"]
        else:
            self._counts = message

    def _overhear(self, child: Process) -> None:
        """Keep the last lines of what the child prints: a pipe that nobody reads stops it."""
        assert child.stderr is not None  # noqa: S101 # it was asked for
        with child.stderr as stream:
            while line := stream.readline(_LINE):
                if text := line.decode("utf-8", "replace").strip():
                    self._words.append(text[:300])


class ReaderDiedError(Exception):
    """The process that read captures was killed, perhaps for want of memory."""


def read_captures(parcel: bytes) -> bytes:
    """Read the captures of some jobs, in a process of this worker's that stays for the next.

    ``parcel`` is what cluster.reader takes, the answer what it gives. Raises ReaderDiedError.
    """
    reader: Reader | None = getattr(_OWN, "reader", None)
    if reader is None or not reader.lives():
        reader = _OWN.reader = Reader()
    answer = reader.ask(parcel)
    if answer is None:
        raise ReaderDiedError("a process that reads captures was killed, perhaps for want of memory")
    return answer


_OWN = local()
"""The reading process of each thread of this worker."""


def _read(path: str) -> str:
    """Return what a file says; "" where it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""
