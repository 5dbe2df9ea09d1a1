"""The shape of one clean line: its fields, its width."""

from __future__ import annotations

import re

# Marks between the fields of one line. A comma or a dash may stand inside a field.
_FIELDS = re.compile(r"\s*[|·•●∙／]\s*|\s+[-–—]\s+")
_FIELD_MARKS = re.compile("[|·•●∙／–—-]")


def split_fields(text: str) -> list[str]:
    """Return the fields of one clean line.

    >>> split_fields("Analysis | 3 May 2024 - Ada Marlowe")
    ['Analysis', '3 May 2024', 'Ada Marlowe']
    """
    return [text] if _FIELD_MARKS.search(text) is None else _FIELDS.split(text)


def text_width(text: str) -> int:
    """Return a text's length with ideographs, which say as much as two letters, counted twice."""
    return len(text) if text.isascii() else len(text) + sum(map("\u2e7f".__lt__, text))
