"""The shape of one clean line: its fields, its width."""

from __future__ import annotations

import re
from functools import lru_cache

from archive_scraper.normalize.late import late
from archive_scraper.words.kept import compiled

FULL_STOPS = (".", "。", "।")
STOPS = (*FULL_STOPS, "!", "?", "…", "！", "？")
"""What ends a sentence."""
BEFORE_TITLES = (":", ".", ";", "|", "–", "—", "-", ")", "]", "»", "”", "“", "„", "«", '"')
"""Marks after which a link is a title within its line and not in mid-sentence: "Ada Marlowe (2024): "."""
# Marks between the fields of one line. A comma or a dash may stand inside a field.
_FIELDS = compiled(r"\s*[|·•●∙／]\s*|\s+[-–—]\s+|(?<!\d)\s/\s|\s/\s(?!\d)")
_FIELD_MARKS = compiled("[|·•●∙／/–—-]")
_DIGIT = compiled(r"\d")
_FILE_ENDING = compiled(r"\.(?:pdf|docx?|xlsx?|html?|zip|txt)$", re.IGNORECASE)
# Four letters that are no abbreviation, or two of a script whose words are as short as that.
_WORD = compiled(r"[^\W\d_]*[^\W\d_A-Z][^\W\d_]*|[A-Z]{6,}")
_WIDE = late("[\u2e80-\U0010ffff]")
_SHORT, _SHORT_WIDE = 4, 2
_MOST_PIECES = 5


def split_fields(text: str) -> list[str]:
    """Return the fields of one clean line.

    >>> split_fields("Analysis | 3 May 2024 - Ada Marlowe"), split_fields("03 / 05 / 2024 / Ada Marlowe")
    (['Analysis', '3 May 2024', 'Ada Marlowe'], ['03 / 05 / 2024', 'Ada Marlowe'])
    """
    return [text] if _FIELD_MARKS.search(text) is None else _FIELDS.split(text)


def text_width(text: str) -> int:
    """Return a text's length with ideographs, which say as much as two letters, counted twice."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


@lru_cache(maxsize=4096)
def is_code(text: str) -> bool:
    """Tell whether a text is the number of a case, a document or a file: digits and letters without a word.

    >>> is_code("No. 23-1457"), is_code("22-0901P.pdf"), is_code("[2024] EWCA Civ 12"), is_code("第12号")
    (True, True, True, True)
    >>> is_code("Title 42"), is_code("1984 revisited"), is_code("People v. Doe"), is_code("令和5年の予算")
    (False, False, False, False)
    """
    bare = text.strip()
    if _DIGIT.search(bare) is None or bare.count(" ") >= _MOST_PIECES:
        return False
    words = _WORD.findall(_FILE_ENDING.sub("", bare))
    return not any(len(word) >= (_SHORT if word.isascii() else _SHORT_WIDE) for word in words)
