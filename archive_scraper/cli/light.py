"""Less to load and to look after: what libraries take along, and what stays loaded as long as a crawl runs."""

from __future__ import annotations

import gc
import inspect
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType, ModuleType

_OBJECTS = 3_000
"""Python's own bound is 700: some looks a page. A higher one keeps more pages in memory whose objects form a ring."""


_FRAME = 66_000
"""Words of a frame that is larger than half a megabyte: with what is left of the whole one, 500 KB, for those below."""


def roomy(call: Callable[[], None]) -> None:
    """Call with room for the frames of all calls below in one piece of memory.

    Python keeps frames in pieces of 16 KB. Where they have filled one it asks the system for another, and gives that
    back as soon as the call returns: a loop at such a depth does so in each turn, and loading a crawl 30,000 times. A
    frame that needs more gets a larger piece, which the frames below it share; what none of them touches is no memory.
    """

    def run() -> None:
        call()

    run.__code__ = run.__code__.replace(co_stacksize=_FRAME)
    run()


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
    """Load the part of Scrapy that asks three times which module calls while it loads.

    Python's ``inspect`` reads the source of each frame of the call stack for that, and looks through all modules: a
    twentieth of a second. What it is asked for stands in the innermost frames.
    """
    whole = inspect.stack, inspect.getmodule
    inspect.stack, inspect.getmodule = _innermost, _module_of  # type: ignore[assignment]
    try:
        import scrapy.core.downloader.handlers.http11  # noqa: F401
    finally:
        inspect.stack, inspect.getmodule = whole


def _innermost(_context: int = 1) -> list[inspect.FrameInfo]:
    """Return what ``inspect.stack`` does of who calls and of who called that, without the lines of their source."""
    found, frame = [], sys._getframe(1)  # noqa: SLF001 # as inspect does
    for _ in range(2):
        code = frame.f_code
        found.append(inspect.FrameInfo(frame, code.co_filename, frame.f_lineno, code.co_name, None, None))
        if frame.f_back is None:
            break
        frame = frame.f_back
    return found


def _module_of(frame: FrameType, _filename: str | None = None) -> ModuleType | None:
    return sys.modules.get(frame.f_globals["__name__"])


@contextmanager
def loading() -> Iterator[None]:
    """Load what stays as long as the process runs, without the collector of cycles looking through it again and again.

    From then on it looks at what comes and goes alone, and less often: a crawl holds a hundred thousand objects of the
    book of words, and each of its pages makes some thousand that die by themselves. For a process of our own.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
    gc.freeze()
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
