"""How the two sites make a teaser of a body, and what a reader should get from it.

The cut is the site's own habit (see the rules in spiders/); the second half of each result is written from what the
page holds before the cut, so that it knows what no reader of the teaser alone can know.
"""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\S+")


def strip_tags(source: str) -> str:
    """Return HTML source without its tags, as PHP's strip_tags does: nothing in their place, entities kept."""
    return _TAG.sub("", source)


def shown(source: str) -> str:
    """Return stripped source as a browser shows it."""
    return " ".join(unescape(source).split())


def cut_at_character(paragraphs: list[str], *, limit: int, join: str, own: slice) -> tuple[str, str, bool]:
    """Cut the stripped text of a body at a number of characters.

    Args:
        paragraphs: the body's paragraphs as HTML source.
        limit: characters that are left.
        join: what stands between two paragraphs in the source.
        own: the paragraphs that are the article's text, not an attribution or a call to action.

    Returns:
        What is left of the source, the text a reader should get, and whether the article's text was cut.
    """
    stripped = [strip_tags(source) for source in paragraphs]
    source = join.join(stripped)
    kept: list[str] = []
    start = 0
    for number, text in enumerate(stripped):
        if number in range(*own.indices(len(stripped))):
            kept += [word.group() for word in _WORD.finditer(text) if start + word.end() <= limit]
        start += len(text) + len(join)
    cut = len(source) > limit
    return source[:limit], _finish(kept, cut=cut), cut


def cut_at_word(source: str, *, limit: int) -> tuple[str, str, bool]:
    """Cut stripped text after a number of words; returns the same three things."""
    words = strip_tags(source).split()
    cut = len(words) > limit
    return " ".join(words[:limit]), _finish(words[:limit], cut=cut), cut


def _finish(words: list[str], *, cut: bool) -> str:
    text = shown(" ".join(words))
    return f"{text}…" if cut and not text.endswith(".") else text
