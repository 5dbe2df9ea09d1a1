"""A PDF's bytes in, what it holds or why it could not be read out. The reading itself is pdfs.child's, in a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata, util
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from archive_scraper.pdfs.columns import Part, in_reading_order
from archive_scraper.pdfs.text import honest_pages
from archive_scraper.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

Cause = Literal["", "encrypted", "no-text", "damaged", "too-slow", "too-large", "cut", "not-installed", "stopped"]
"""Why a PDF was not read, or not whole; "" where it was. "stopped" is nothing of the PDF: the crawl was ended."""

_CHILD = Path(__file__).with_name("child.py")
_LIBRARY = "pypdfium2"
_TO_START = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
"""What Python may need of the environment to start; the child gets nothing else of it."""
_POLL = 0.2
_LONGEST_DETAIL = 300
_LONGEST_LINE = 500
"""Characters of a line of the first page that are looked at; a title or a list of authors is shorter."""
_FARTHEST = 1e7
"""Points from a page's corner, or characters of it."""
_MOST_PARTS = 5000
"""Pieces of lines of one page; the tables of a large sheet have fewer."""
MISSING = "pip install 'archive-scraper[pdf]' reads them"
"""What is said of PDFs without the library."""
_AS_SAID = {
    "encrypted": "opens with a password alone",
    "damaged": "cannot be opened",
    "too-large": "is too large",
    "not-installed": MISSING,
}
"""Causes that the child says, each with its words where it gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the reading of one PDF may cost. The largest reports of think tanks stay far below each."""

    seconds: int = 60
    """Of the process's own work; by the clock twice as long, for a busy machine."""
    memory: int = 1024 * 2**20
    """Bytes of address space."""
    pages: int = 2000
    characters: int = 5_000_000
    answer: int = 64 * 2**20
    """Bytes that the process may write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a PDF holds."""

    cause: Cause = ""
    detail: str = ""
    """The cause in words for a reader; "" where it was read."""
    pages: int | None = None
    """As many as the file says it has; None where it could not be opened."""
    texts: tuple[str, ...] = ()
    """The text of each page that was read, in their order; "" of one that holds none."""
    first_page: tuple[tuple[str, float], ...] = ()
    """The lines of the first page as printed, each with its size of print in points."""
    title: str = ""
    """As the document information states it, for better or worse; so are the next two."""
    author: str = ""
    created: str = ""


@cache
def library_folder() -> Path | None:
    """Return the folder that pypdfium2 is imported from; None where it is not installed."""
    found = util.find_spec(_LIBRARY)
    return Path(found.origin).parent.parent if found is not None and found.origin else None


@cache
def method() -> str:
    """Return what reads PDFs: our version and the library's. Another one may read other text of the same file."""
    return f"archive-scraper {VERSION}, {_LIBRARY} {metadata.version(_LIBRARY)}" if library_folder() else ""


def read_pdf(body: bytes, *, limits: Limits | None = None, stopped: Callable[[], bool] | None = None) -> Reading:
    """Return what a PDF holds, read in a process of its own; blocks until that has ended or was killed.

    ``stopped`` is asked now and then whether to give up. Raises OSError where no process or file can be made.
    """
    library = library_folder()
    if library is None:
        return Reading(cause="not-installed", detail=MISSING)
    limits = limits or Limits()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(body)
        given.seek(0)
        ending = _run(library, given, answer, limits, stopped)
        answer.seek(0)
        return _reading(answer.read(), ending, limits)


def _run(library: Path, given: Any, answer: Any, limits: Limits, stopped: Callable[[], bool] | None) -> str:
    """Run the child to its end; return "" or the cause for which it was ended."""
    command = [sys.executable, "-I", "-S", str(_CHILD), str(os.getpid()), str(library), json.dumps(asdict(limits))]
    process = subprocess.Popen(  # noqa: S603 # our own command
        command,
        stdin=given,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _TO_START if name in os.environ},
        start_new_session=True,
    )
    deadline = time.monotonic() + 2 * limits.seconds
    try:
        while True:
            try:
                code = process.wait(_POLL)
            except subprocess.TimeoutExpired:
                if stopped is not None and stopped():
                    return "stopped"
                if time.monotonic() > deadline:
                    return "too-slow"
            else:
                break
    finally:
        process.kill()
        process.wait()
    if code == -getattr(signal, "SIGXCPU", 0) and code:
        return "too-slow"
    if code > 0:  # no file does that: Python did not start, or our own script is at fault
        raise OSError(f"the process that reads PDFs could not work: exit {code}")
    return f"the process that read it ended by {_name(-code)}: it is damaged, or needs too much memory" if code else ""


def _name(number: int) -> str:
    return signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"


def _reading(answer: bytes, ending: str, limits: Limits) -> Reading:
    """Return what the child's answer says; it is trusted no more than the file is."""
    lines = _lines(answer)
    about = next((line for line in lines if "pages" in line), {})
    info = about.get("info") if isinstance(about.get("info"), dict) else {}
    assert isinstance(info, dict)  # noqa: S101 # for the type checker
    found = [line for line in lines if isinstance(line.get("page"), int)]
    ordered = [_in_order(line) for line in found]
    texts = [text for text, _ in ordered]
    honest, first = honest_pages(texts)
    sizes = ordered[0][1] if ordered else None
    cause, detail = _cause(lines, ending, limits, honest)
    pages = about.get("pages")
    return Reading(
        cause=cause,
        detail=detail[:_LONGEST_DETAIL],
        pages=pages if isinstance(pages, int) and 0 <= pages < 2**31 else None,
        texts=tuple(honest) if any(honest) else (),
        first_page=_sized(texts[0], sizes, first) if found else (),
        title=str(info.get("Title") or ""),
        author=str(info.get("Author") or ""),
        created=str(info.get("CreationDate") or ""),
    )


def _in_order(line: dict[str, Any]) -> tuple[str, object]:
    """Return the text of a page in the order of reading, and the sizes of its characters, where they are told."""
    text, sizes = str(line.get("text") or ""), line.get("sizes")
    given = line.get("parts")
    if not isinstance(given, list) or len(given) > _MOST_PARTS:
        return text, sizes
    parts = [part for one in given if (part := _part(one, len(text))) is not None]
    if len(parts) < len(given) or any(above.end > part.start for above, part in pairwise(parts)):
        return text, sizes
    lines = in_reading_order(text, parts)
    if lines is None:
        return text, sizes
    if isinstance(sizes, list):
        sizes = [size for start, end in lines for size in (*_padded(sizes, start, end), 0.0, 0.0)]
    return "\r\n".join(text[start:end] for start, end in lines), sizes


def _part(given: object, length: int) -> Part | None:
    """Return a piece of a line as the child tells it; None for what can be none."""
    if not isinstance(given, list) or len(given) != len(Part._fields):
        return None
    if not all(type(number) in (int, float) and abs(number) < _FARTHEST for number in given):
        return None
    start, end = int(given[0]), int(given[1])
    return Part(start, end, *given[2:]) if 0 <= start < end <= length else None


def _padded(sizes: list[Any], start: int, end: int) -> list[Any]:
    found = sizes[start:end]
    return found + [0.0] * (end - start - len(found))


def _lines(answer: bytes) -> list[dict[str, Any]]:
    found = []
    for line in answer.split(b"\n"):
        try:
            value = json.loads(line) if line else None
        except ValueError:  # cut off
            continue
        if isinstance(value, dict):
            found.append(value)
    return found


def _cause(lines: list[dict[str, Any]], ending: str, limits: Limits, texts: list[str]) -> tuple[Cause, str]:
    if ending == "stopped":
        return "stopped", "the crawl was ended while it was read"
    if ending == "too-slow":
        return "too-slow", f"reading it takes more than {limits.seconds} s"
    last = lines[-1] if lines and "end" in lines[-1] else None
    if last is None:  # without its last line it is not whole, however the process ended
        return "damaged", ending or f"what it holds is larger than {limits.answer // 2**20} MiB"
    cause, detail = str(last.get("end")), str(last.get("detail") or "")
    if cause in _AS_SAID:
        return cause, detail or _AS_SAID[cause]  # type: ignore[return-value] # its keys are causes
    if failed := sum("failed" in line for line in lines):
        return "damaged", f"{failed:,} of {len(texts):,} pages cannot be opened"
    if not any(texts):
        return "no-text", "holds no text, as a scan does"
    return ("cut", detail) if cause == "cut" else ("", "")


def _sized(text: str, sizes: object, lines: list[str]) -> tuple[tuple[str, float], ...]:
    """Return the lines of the first page, each with the size of its first character."""
    numbers = [float(size) for size in sizes if isinstance(size, int | float)] if isinstance(sizes, list) else []
    found, place = [], 0
    for raw, line in zip(text.split("\r\n"), lines, strict=False):
        if line:
            found.append((line[:_LONGEST_LINE], numbers[place] if place < len(numbers) else 0.0))
        place += len(raw) + len("\r\n")
    return tuple(found)
