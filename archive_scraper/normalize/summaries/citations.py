"""Small faults that publishing systems leave in running text, mended where only one reading is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re

_BRACKETS = compiled(r"(?P<space> ?)\((?P<inside>[^()]{0,400})(?P<close>\)?)")
_HOLE = compiled(r"\([^\S\n]*[,;]")
_EMPTY_FIRST = compiled(r"^(?:\s*[,;])+\s*")
_EMPTY_NEXT = compiled(r";(?:\s*[,;])+\s*")
_EMPTY_LAST = compiled(r"\s*[,;](?:\s*[,;])*\s*$")
# A sentence's end and the next one's first word without the space between them.
_MISSING_SPACE = compiled(r"(?P<end>(?:[^\W\d_]{3}|(?:19|20)\d\d|\))[.!?][\"”’)]?)(?P<next>[^\W\d_]+)(?=[\s,’'])")
_GLUED = compiled(r"[.!?][\"”’)]?[^\W\d_]")
"""What every missing space leaves: most texts have none of it."""
# Final labels of addresses that look like words: "Booking.Com said".
_DOMAIN_ENDINGS = frozenset(book.names("domains.like_words"))


def mend_citations(text: str) -> str:
    """Return text without the holes that an emptied link leaves in a citation.

    >>> mend_citations("spoke of it (, July 25; , May 3) and left ()")
    'spoke of it (July 25; May 3) and left'
    """
    if "(" not in text:
        return text
    return _BRACKETS.sub(_mend_brackets, text).strip()


def mend_lines(text: str) -> str:
    r"""Return a text of many lines, each that opens a bracket with a comma mended; the others as they are.

    >>> mend_lines("print ()\n\n    said so (, May 1911) himself")
    'print ()\n\n    said so (May 1911) himself'
    """
    if _HOLE.search(text) is None:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _HOLE.search(line):
            inner = line.lstrip()
            lines[number] = line[: len(line) - len(inner)] + mend_citations(inner)
    return "\n".join(lines)


def _mend_brackets(match: re.Match[str]) -> str:
    inside, close = match["inside"], match["close"]
    if not inside.strip(" ,;") and close:
        # "()" is a hole only where a word stands before its space: "call f()" is not one.
        return "" if match["space"] else match[0]
    mended = _EMPTY_NEXT.sub("; ", _EMPTY_FIRST.sub("", inside))
    if close:
        mended = _EMPTY_LAST.sub("", mended)
    return f"{match['space']}({mended}{close}"


def mend_missing_spaces(text: str) -> str:
    """Return text with the space put back between a sentence's end and the next one's first word.

    >>> mend_missing_spaces("in 2013 (Interfax).A growing share of Amazon.Com sales")
    'in 2013 (Interfax). A growing share of Amazon.Com sales'
    """
    return text if _GLUED.search(text) is None else _MISSING_SPACE.sub(_mend_space, text)


def _mend_space(match: re.Match[str]) -> str:
    end, word = match["end"], match["next"]
    plain = word[:1].isupper() and (word[1:].islower() or (len(word) == 1 and word in "AIÀÉOВЯИ"))
    if not plain or word.casefold() in _DOMAIN_ENDINGS or (end[:1].isalpha() and not end[:3].islower()):
        return match[0]
    return f"{end} {word}"
