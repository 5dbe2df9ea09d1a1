"""Reading a page without the cyclic garbage collector looking for cycles among its thousands of short-lived objects."""

from __future__ import annotations

import gc
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


def uncollected(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function with the collector switched off while it runs, and as it was afterwards.

    For work whose objects die by their reference counts: what a page is read into holds no cycles, but it is enough
    to start the collector a dozen times a page. Where several threads read pages, the collector may run again
    before the last of them is done, which costs time and nothing else.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return run
