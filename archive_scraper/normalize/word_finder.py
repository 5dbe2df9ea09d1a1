"""The words and phrases of a text, for looks that only ask whether some of them stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


_OTHER_SCRIPT = compiled("[^\0-\u024f\u2000-\u206f]")
"""What is neither a Latin letter nor a sign of typography."""
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
    latin = tuple(phrase for phrase in every if _OTHER_SCRIPT.search(phrase) is None)
    plain = tuple(filter(str.isascii, every))
    find, find_latin, find_plain = (late(book.any_of(some) if some else "(?!)") for some in (every, latin, plain))

    def finds(text: str) -> bool:
        # What no letter of a text's script is in need not be looked for.
        if text.isascii():
            return find_plain.search(text) is not None
        return (find_latin if _OTHER_SCRIPT.search(text) is None else find).search(text) is not None

    return finds


_ODD_LETTERS = str.maketrans("\u0131\u0130\u017f\u212a", "iisk")
"""Letters outside of ASCII that are letters of ASCII where case does not count."""


_TWO_FORMS = compiled("[\u00b5\u0130\u0131\u017f\u0345-\u03ff\u1c80-\u1c8f\u1e9b\u1f00-\u1fff\u212a\ufb05\ufb06]")
"""Letters of which more than one small form counts as the same: Greek ones above all."""


def quick_match(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Return a function that tells whether a text begins as an expression says that reads no case.

    Where case counts, an expression passes over all alternatives that begin with another letter at a glance: a text in
    small letters takes half the time. The expression has no part in which case counts.

    >>> quick_match(re.compile("more|mehr|\u0130leri", re.IGNORECASE))("Ileri")
    True
    """
    lowered = _in_small_letters(pattern)
    return lambda text: (
        (lowered.match(text.lower()) if text.isascii() or not _TWO_FORMS.search(text) else pattern.match(text))
        is not None
    )


def quick_search(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Return a function that tells whether such an expression holds anywhere in a text; see quick_match.

    >>> quick_search(re.compile("mehr|\u00e4ltere", re.IGNORECASE))("Noch \u00c4LTERE")
    True
    """
    lowered = _in_small_letters(pattern)
    return lambda text: (
        (lowered.search(text.lower()) if text.isascii() or not _TWO_FORMS.search(text) else pattern.search(text))
        is not None
    )


def _in_small_letters(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return an expression that reads no case as one for texts in small letters."""
    lowered = re.sub(
        r"(?s:\\.|\(\?P)|([^\\(]+|\()",
        lambda found: found[0] if found[1] is None else found[0].translate(_ODD_LETTERS).lower(),
        pattern.pattern,
    )
    return late(lowered, pattern.flags & ~re.IGNORECASE)
