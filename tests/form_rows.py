"""The files of usual forms next to the tests, invented all of them: one line a form, under headings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(__file__).with_name("normalize")


def _read_lines(name: str) -> Iterator[tuple[str, str]]:
    """Yield the heading and the text of each line."""
    heading = ""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line.removeprefix("# ")
        elif line:
            yield heading, line


def read_forms(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the heading, which names a language, the text and what is read in it, of lines "text => what is read"."""
    for heading, line in _read_lines(name):
        text, _, expected = line.rpartition(" => ")
        yield heading, text, expected


def read_bylines() -> Iterator[tuple[str, str, str, str]]:
    """Yield the group, the language ("" where it should not matter), the byline and its authors.

    A line is "language | byline | authors", the authors parted by ";", an organization opens with "#". Only the first
    and the last bar part it; "\\n" in a byline is a line break.
    """
    for group, line in _read_lines("byline_forms.txt"):
        language, _, rest = line.partition(" | ")
        byline, _, authors = rest.rpartition(" |")
        yield group, language, byline.replace("\\n", "\n"), authors.strip()
