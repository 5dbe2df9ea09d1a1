"""Names of outlets as the list has them where no capital tells their end: "بی‌بی‌سی فارسی" and "Зууны мэдээ"."""

from __future__ import annotations

from functools import cache
from unicodedata import category

from archive_scraper.normalize.late import late
from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import compiled
from archive_scraper.words.outlets import outlet_names

_WORD = compiled(r"[^\s\"“”„«»'’‚‘.,;:!?…()\[\]|،؛؟।۔]+")
_KEY = 3
"""First letters by which a name is looked up."""
_INDIC = late("[\u0900-\u0d7f]")
_VIRAMA = "\u094d\u09cd\u0bcd\u0c4d"
"""Signs that a consonant has no vowel: they go where an ending is tied."""
_TIED_ENDING = 6
"""Letters and signs of an ending at most."""


@cache
def _names() -> dict[str, list[tuple[str, ...]]]:
    """Return the first letters of a name -> the words of names, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(outlet_names(), key=lambda name: -name.count(" ")):
        parts = tuple(name.split(" "))
        if (category(name[0]) == "Lo" and not UNSPACED.match(name)) or parts[-1][:1].islower():
            found.setdefault(name[:_KEY], []).append(parts)
    return found


def find_as_listed(text: str, start: int) -> tuple[str, int] | None:
    """Return a listed name that begins at a word and whose end no capital tells, and where its words end.

    Languages of India tie their endings to the last word: "ডেইলি স্টার বাংলায়", "விகடனில்".

    >>> find_as_listed("এবিপি আনন্দে", 0), find_as_listed("এবিপি", 0)
    (('এবিপি আনন্দ', 12), None)
    """
    for parts in _names().get(text[start : start + _KEY], ()):
        lead = "".join(f"{part} " for part in parts[:-1])
        last = _WORD.match(text, start + len(lead)) if text.startswith(lead, start) else None
        if last is not None and (last[0] == parts[-1] or _has_ending(last[0], parts[-1].rstrip(_VIRAMA))):
            return " ".join(parts), last.end()
    return None


def _has_ending(word: str, stem: str) -> bool:
    tied = word.startswith(stem) and len(word) - len(stem) <= _TIED_ENDING
    return tied and len(stem) > _KEY and _INDIC.match(stem) is not None
