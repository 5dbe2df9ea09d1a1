"""How work grows with its input: compared within one test, as machines differ."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_NOISE = 0.05
"""Seconds of CPU below which a difference says nothing."""
_TRIES = 4
"""A busy machine is slow at times, work that is a square is so each time."""


def assert_linear(work: Callable[[int], Callable[[], object]], size: int) -> None:
    """Hold that four times the input is no more than eight times the work, where a square would be sixteen times.

    ``work`` prepares an input of a size and returns what is to be measured.
    """
    for attempt in range(_TRIES):
        more = attempt * size // 50  # another input each time: answers may be kept
        small, large = _cost(work(size // 4 + more)), _cost(work(size + 4 * more))
        if large < 8 * small + _NOISE:
            return
    pytest.fail(f"{large:.2f} s after {small:.2f} s of CPU")


def _cost(measured: Callable[[], object]) -> float:
    """Return seconds of CPU without the collector, which looks at all that a long run of tests has left in memory."""
    gc.disable()
    try:
        started = time.process_time()
        measured()
        return time.process_time() - started
    finally:
        gc.enable()
