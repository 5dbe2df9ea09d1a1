"""The words and phrases of a text, for looks that only ask whether some of them stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


_TYPOGRAPHIC = "’‘“”„–—…"
"""Signs outside of Latin-1 that stand in texts of its languages."""


def word_finder(character: str, *, alone: str = "") -> Callable[[str], list[str]]:
    r"""Return a function that lists the words of a text: runs of what a character pattern matches.

    ``alone`` is a sign outside of ASCII that is a word by itself.

    >>> word_finder(r"[\w'-]")("the op-ed's end.")
    ['the', "op-ed's", 'end']
    """
    find = late(rf"{character}+|{alone}" if alone else rf"{character}+").findall
    table = bytes(code if re.fullmatch(character, chr(code)) else ord(" ") for code in range(256))
    borders = [sign for sign in _TYPOGRAPHIC if re.fullmatch(character, sign) is None]

    def find_words(text: str) -> list[str]:
        # Two texts of three are ASCII, where this takes a fifth of the regular expression's time; most others are
        # Latin-1 but for the signs of typography, where it takes half of it.
        if text.isascii():
            return text.encode().translate(table).decode().split()
        if alone and alone in text:
            return find(text)
        for sign in borders:
            text = text.replace(sign, " ")
        try:
            return text.encode("latin-1").translate(table).decode("latin-1").split()
        except UnicodeEncodeError:
            return find(text)

    return find_words


def phrase_finder(phrases: Iterable[str]) -> Callable[[str], bool]:
    """Return a function that tells whether one of some phrases of the book stands in a text, whatever is next to it.

    >>> phrase_finder(("click here", "klicka här"))("to go on, click here.")
    True
    """
    every = tuple(phrases)
    plain = tuple(filter(str.isascii, every))
    find, find_plain = (late(book.any_of(some) if some else "(?!)") for some in (every, plain))
    return lambda text: (find_plain if text.isascii() else find).search(text) is not None


_ODD_LETTERS = str.maketrans("\u0131\u0130\u017f\u212a", "iisk")
"""Letters outside of ASCII that are letters of ASCII where case does not count."""


def quick_match(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Return a function that tells whether a text begins as an expression says that reads no case.

    Where case counts, an expression passes over all alternatives that begin with another letter at a glance: a text of
    ASCII, in small letters, takes half the time. The expression has no part in which case counts.

    >>> quick_match(re.compile("more|mehr|\u0130leri", re.IGNORECASE))("Ileri")
    True
    """
    lowered = re.sub(
        r"(?s:\\.|\(\?P)|([^\\(]+|\()",
        lambda found: found[0] if found[1] is None else found[0].translate(_ODD_LETTERS).lower(),
        pattern.pattern,
    )
    in_small_letters = late(lowered, pattern.flags & ~re.IGNORECASE)
    return lambda text: (in_small_letters.match(text.lower()) if text.isascii() else pattern.match(text)) is not None
