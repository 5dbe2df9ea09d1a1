"""Listed outlets in texts of scripts that part no words: where their names stand, the longest first."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Final

from archive_scraper.normalize.east_asian_letters import HAN, HANGUL, KANA
from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import kept
from archive_scraper.words.outlets import outlet_names

_LANGUAGES: Final = ("zh", "zh-Hant", "ja", "ko")
_THAI: Final = "th"
_SHORTEST_THAI: Final = 4
_HEAD: Final = 2
"""Letters by which names are looked up."""
_LETTER: Final = late(f"[{HAN}{KANA}{HANGUL}]")
_HANGUL: Final = late(f"[{HANGUL}]")
_DATE_END: Final = late(r"\d\s?[年月日号號期付]$")
_NEXT_TO_NAMES: Final = (
    "leads", "particles", "published_in", "published", "reprinted", "first_time", "call_at", "please", "own_nouns",
    "after_outlets", "sites", "opens", "roles", "credits", "reported", "leave", "ours", "call_verbs",
)  # fmt: skip


@kept
def _by_head() -> dict[str, list[str]]:
    """Return the first letters of names -> the names, the longest first."""
    thai = {name for name in outlet_names(_THAI) if len(name) >= _SHORTEST_THAI and UNSPACED.match(name)}
    names = sorted(thai | set(outlet_names(*_LANGUAGES)), key=lambda name: (name[:_HEAD], -len(name)))
    return {head: list(found) for head, found in groupby(names, lambda name: name[:_HEAD])}


@cache
def _neighbours() -> tuple[str, ...]:
    """Return the words that part a name from other letters."""
    kinds = (f"east_asian.{kind}" for kind in _NEXT_TO_NAMES)
    return tuple(book.words(*kinds, "attribution.sources", "outlet.joiners", "link.continue"))


def is_listed(name: str) -> bool:
    """Tell whether a whole name is a listed outlet's of these scripts.

    >>> is_listed("朝日新聞"), is_listed("新聞")
    (True, False)
    """
    return name in _by_head().get(name[:_HEAD], ())


def find_listed(text: str) -> list[tuple[int, int]]:
    """Return where listed names begin and end; next to other letters only where a word of the book parts them.

    >>> text = "转载自南方周末记者王小明"
    >>> [text[start:end] for start, end in find_listed(text)], find_listed("说明报告")
    (['南方周末'], [])
    """
    found: list[tuple[int, int]] = []
    if text.isascii() or UNSPACED.search(text) is None:
        return found
    heads, place = _by_head(), 0
    while place < len(text) - 1:
        names = heads.get(text[place : place + _HEAD], ())
        name = next((name for name in names if text.startswith(name, place) and _is_apart(text, place, name)), "")
        if name:
            found.append((place, place + len(name)))
        place += len(name) or 1
    return found


def _is_apart(text: str, start: int, name: str) -> bool:
    end = start + len(name)
    before, after = text[start - 1 : start], text[end : end + 1]
    if _is_alike(before, name[0]) or _is_alike(name[-1], after):
        return False
    if _LETTER.match(before) and _LETTER.match(name[0]):
        parted = text.endswith(_neighbours(), 0, start) or _DATE_END.search(text, max(0, start - 3), start)
        return not _HANGUL.match(before) and bool(parted) and _ends_apart(text, end)
    return _ends_apart(text, end)


def _ends_apart(text: str, end: int) -> bool:
    return not (_LETTER.match(text, end) and _LETTER.match(text, end - 1)) or text.startswith(_neighbours(), end)


def _is_alike(letter: str, other: str) -> bool:
    """Tell whether two signs are letters of one word in Latin letters."""
    return letter.isascii() and other.isascii() and letter.isalnum() and other.isalnum()
