"""The time that a crawl writes down."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from time import time


def this_second() -> datetime:
    """Return the moment as the archive holds it, in whole seconds: a page asks a dozen times."""
    return _second(int(time()))


@lru_cache(maxsize=1)
def _second(number: int) -> datetime:
    return datetime.fromtimestamp(number, UTC)
