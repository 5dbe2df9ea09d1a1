"""The files of usual forms next to the tests: lines "text => what is read", under headings that name a language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(__file__).with_name("normalize")


def read_forms(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the heading, the text and what is read in it, for each row of a file of forms."""
    heading = ""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line.removeprefix("# ")
        elif line:
            text, _, expected = line.rpartition(" => ")
            yield heading, text, expected
