"""Loading less: what a library takes along wherever it is installed, and this program never asks for."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Let modules seem not to be installed while the block runs, where they are not loaded yet.

    sqlite-utils loads pandas and numpy for tables of theirs: 0.4 s of processor, and 400 modules more.
    """
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = cast("ModuleType", None)  # what the import statement takes for: there is none
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


def load_downloader() -> None:
    """Load the part of Scrapy that looks through the call stack and all modules while it loads, before there are many.

    Loaded last, as Scrapy does it, it takes four times as long.
    """
    import scrapy.core.downloader.handlers.http11  # noqa: F401
