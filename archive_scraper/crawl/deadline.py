"""A limit of work for reading one page, so that no page keeps a crawl from going on, and from ending when told to."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

LIMIT = 60.0
"""Seconds of the process's own work. The slowest of 787 corpus pages takes one."""
GRACE = 2.0
"""Seconds of work that a page may still take once the process was told to end."""


class TooSlowError(Exception):
    """Raised inside the reading of a page that takes longer than the limit."""


@contextmanager
def limited(seconds: float = LIMIT) -> Iterator[None]:
    """Raise TooSlowError inside the block after so many seconds of work, or soon after SIGTERM or SIGINT.

    The clock counts the work of this process alone: a busy machine makes no page slow. Python raises between two of its
    own steps; what libxml2 does in one step is bounded in extract.bounds. Without effect outside of the main thread,
    and where there is no such clock (Windows).
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def expire(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"reading it takes more than {seconds:g} s")

    def hurry(number: int, frame: FrameType | None) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, min(GRACE, seconds))
        if callable(handler := handlers[signal.Signals(number)]):
            handler(number, frame)

    expired = signal.signal(signal.SIGVTALRM, expire)
    enders = [number for number in (signal.SIGTERM, signal.SIGINT) if callable(signal.getsignal(number))]
    handlers = {number: signal.signal(number, hurry) for number in enders}
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, expired)
        for number, handler in handlers.items():
            signal.signal(number, handler)
