"""How work grows with its input: compared within one test, as machines differ."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NOISE = 0.05
"""Seconds of CPU below which a difference says nothing."""


def assert_linear(work: Callable[[int], Callable[[], object]], size: int) -> None:
    """Hold that four times the input is no more than eight times the work, where a square would be sixteen times.

    ``work`` prepares an input of a size and returns what is to be measured.
    """
    small, large = _cost(work(size // 4)), _cost(work(size))  # once each: answers may be kept
    assert large < 8 * small + _NOISE, f"{large:.2f} s after {small:.2f} s of CPU"


def _cost(measured: Callable[[], object]) -> float:
    started = time.process_time()
    measured()
    return time.process_time() - started
