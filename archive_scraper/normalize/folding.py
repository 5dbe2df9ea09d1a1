"""What two prints of one text share: every comparison that ignores case, accents or marks folds by one of these."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from archive_scraper.normalize.text import clean_text

# Accents, and letters that Unicode does not decompose into a base letter and an accent.
_BARE = dict.fromkeys(range(0x300, 0x370)) | str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "ð": "d", "þ": "th", "œ": "oe", "’": "'", "ʼ": "'", "`": "'"}
)
_TITLE_MARKS = {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚`´", "'"), **dict.fromkeys("–—−‐‑", "-")}
_MARKS = re.compile(f"[{''.join(_TITLE_MARKS)}]")
_NO_LETTERS = re.compile(r"[\W_]+")
_LONGEST_WORD = 80


def fold(text: str) -> str:
    """Return text in lower case without accents, for comparison only.

    >>> fold("Tobias Költzsch"), fold("PĂRERE")
    ('tobias koltzsch', 'parere')
    """
    text = text.casefold()
    if text.isascii():
        return text.replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", decomposed.translate(_BARE))


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """Fold one word and take its outer dots off: "Ph.D." and "ph.d" are one."""
    return fold(word[:_LONGEST_WORD]).strip(".")


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Return what two prints of one name share: case, accents and punctuation do not count.

    >>> fold_name("J.-M. LÉVY") == fold_name("j m levy")
    True
    """
    return _NO_LETTERS.sub(" ", fold(name)).strip()


def fold_title(text: str) -> str:
    """Return what two prints of one title share: case, quotation marks, dashes and spaces do not count; accents do.

    >>> fold_title("“Peace” — at  last") == fold_title('"peace" - at last')
    True
    """
    text = clean_text(text)
    if text.isascii():  # three texts of four: nothing to compose, one mark to fold
        return text.replace("`", "'").lower()
    text = _fold_marks(text)
    if not unicodedata.is_normalized("NFKC", text):
        text = re.sub(r"\s+", " ", _fold_marks(unicodedata.normalize("NFKC", text))).strip()
    return text.casefold()


def _fold_marks(text: str) -> str:
    return _MARKS.sub(lambda mark: _TITLE_MARKS[mark[0]], text)
