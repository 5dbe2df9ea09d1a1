"""The way out: everything that the program prints goes through here, and comes out harmless.

Titles, addresses, error texts and reason phrases are written by others. A terminal obeys the control characters in
them, a reader the marks that turn the direction of text, and a log keeps the passwords of addresses.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO, cast

from archive_scraper.normalize.harmless import harmless
from archive_scraper.normalize.secrets import hide_secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

READER_GONE = 141
"""The exit code where nobody reads on: 128 + SIGPIPE, as shells say it of other tools under "| head"."""


class ReaderGoneError(OSError):
    """Nobody reads what is printed any more."""


class Outlet:
    """Standard output or error. Text is made harmless on its way unless it is ``data`` for a program."""

    def __init__(self, raw: TextIO, *, data: bool = False) -> None:
        self.raw = raw
        self.data = data

    def write(self, text: str) -> int:
        """Write a text. Raises ReaderGoneError."""
        try:
            self.raw.write(text if self.data else harmless(hide_secrets(text)))
        except BrokenPipeError as error:
            raise ReaderGoneError from error
        return len(text)

    def flush(self) -> None:
        """Write what is buffered. Raises ReaderGoneError."""
        try:
            self.raw.flush()
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":  # a way around
            raise AttributeError(name)
        return getattr(self.raw, name)


def raw_stream(stream: TextIO) -> TextIO:
    """Return the stream that an outlet writes to; any other stream as it is."""
    return stream.raw if isinstance(stream, Outlet) else stream


def data_out() -> TextIO:
    """Return standard output for data: into a pipe or a file it comes as it is, on a terminal it is made harmless."""
    raw = raw_stream(sys.stdout)
    return cast("TextIO", Outlet(raw, data=not raw.isatty()))


@contextmanager
def outlets() -> Iterator[None]:
    """Let all that is printed go through outlets."""
    kept = sys.stdout, sys.stderr
    for stream in kept:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows no Korean, a file name of bytes
    sys.stdout, sys.stderr = (cast("TextIO", Outlet(raw_stream(stream))) for stream in kept)
    try:
        yield
    except Exception:  # nobody expected it: its traceback goes the same way
        raise
    except BaseException:
        sys.stdout, sys.stderr = kept
        raise
    sys.stdout, sys.stderr = kept


def drop_output() -> None:
    """Write nowhere what a stream refuses to take: it would fail once more at the end of the process."""
    for stream in (raw_stream(sys.stdout), raw_stream(sys.stderr)):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError):  # a stream of a test has no number
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
