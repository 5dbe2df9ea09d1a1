"""Running a coroutine without taking the event loop away that crawling.py keeps for the other tests."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


def run_alone(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on a loop of its own; asyncio.run() would drop the thread's loop without closing it."""
    with closing(asyncio.new_event_loop()) as loop:
        return loop.run_until_complete(work)
