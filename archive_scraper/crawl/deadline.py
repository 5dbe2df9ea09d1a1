"""A limit of work for reading one page, so that no page keeps a crawl from going on, and from ending when told to."""

from __future__ import annotations

import signal
import threading
from _signal import getsignal  # type: ignore[import-not-found] # the other one looks each handler up among its own first
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

LIMIT = 60.0
"""Seconds of the process's own work. The slowest of 787 corpus pages takes one."""
GRACE = 2.0
"""Seconds of work that a page may still take once the process was told to end."""


class TooSlowError(Exception):
    """Raised inside the reading of a page that takes longer than the limit."""


@contextmanager
def limited() -> Iterator[None]:
    """Raise TooSlowError inside the block after LIMIT seconds of work, or soon after SIGTERM or SIGINT.

    The clock counts the work of this process alone: a busy machine makes no page slow. Python raises between two of its
    own steps; what libxml2 does in one step is bounded in extract.bounds. Without effect outside of the main thread,
    and where there is no such clock (Windows).
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    _listen()
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


_handlers: dict[int, Callable[[int, FrameType | None], object]] = {}
"""Signal that ends the process -> what listened to it before."""


def _listen() -> None:
    """Hear the clock, and the signals that end the process before those do that listen to them now.

    They are left so between two pages: each change of a handler takes longer than reading a date.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        if callable(handler := getsignal(number)) and handler is not _hurry:
            _handlers[number] = handler
            signal.signal(number, _hurry)
    if getsignal(signal.SIGVTALRM) is not _expire:
        signal.signal(signal.SIGVTALRM, _expire)


def _expire(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError(f"reading it takes more than {LIMIT:g} s")


def _hurry(number: int, frame: FrameType | None) -> None:
    left, _ = signal.getitimer(signal.ITIMER_VIRTUAL)
    if left:
        signal.setitimer(signal.ITIMER_VIRTUAL, min(GRACE, left))
    _handlers[number](number, frame)
