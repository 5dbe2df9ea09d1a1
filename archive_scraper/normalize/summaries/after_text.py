"""What layouts hang after a teaser's text: buttons, counts, footers of feeds, other items, who may read the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive_scraper.normalize.fragments import Line
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links.attributions import may_attribute, read_attribution
from archive_scraper.normalize.links.words import find_feed_footer
from archive_scraper.normalize.sentences import split_sentences
from archive_scraper.normalize.summaries.tail_links import END, ends_on_small_word
from archive_scraper.normalize.word_finder import phrase_finder
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

_ENDED = r"(?<=[.!?…\])”\"»。！？।۔])"
_IN_SENTENCE = "[^.!?…。！？]"
_REACH = 600
_LONGEST_NOTE = 140
_LONGEST_HANGING = 240
_NUMBER = r"\d{1,3}(?:[\d.,]{1,6})?"
_WALLS = book.bordered("wall.subscribe", "wall.login")
_OF_WALLS = late(book.bordered("wall.subscribe", "wall.login", "wall.read", "summary.only_for"), re.IGNORECASE)
_SHARE = book.any_of(book.entries("button.share"), gap=".{2,20}?")
_CAPITAL = compiled(r"\s+(?=[^\W\d_a-z])")


def _any(*meanings: str) -> str:
    return book.alternatives(*meanings)


def _finder(meaning: str) -> Callable[[str], bool]:
    return phrase_finder(entry.casefold() for entry in book.entries(meaning))


class _Kind(NamedTuple):
    """One kind of thing that stands after a text."""

    role: str
    why: str
    reach: int
    """Characters at the text's end that it may take."""
    may_hold: Callable[[str], object]
    """A quick look at these in lower case."""
    find: re.Pattern[str]


_KINDS = (
    _Kind(
        "decoration", "a row of buttons or tags", _REACH, compiled("[:：]").search,  # "Share this: Click ..."
        late(
            rf"{_ENDED}\s*(?:{_any('summary.share_rows')}\s?[:：]\s?\S.*|{_any('heading.topics')}\s?[:：]{_IN_SENTENCE}{{2,200}})$",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        "footer", "what WordPress adds to a feed's entries", _REACH, _finder("summary.footer_ends"),
        late(
            rf"{_ENDED}\s*{_IN_SENTENCE}{{1,200}}?{_any('summary.footer_ends')}[^…。！？]{{0,100}}[。！？]?$",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        "link", "another item", _REACH, _finder("summary.also"),
        late(
            rf"{_ENDED}\s*(?:{_any('summary.also')}\s?[:：»>–—]\s?"
            rf"|{book.any_of(entry for entry in book.entries('summary.also') if ' ' in entry)}"
            rf"\s+(?=[“«\"'„]|(?-i:[^\W\d_a-zа-я]))){_IN_SENTENCE}{{3,200}}[.!?…。！？]?$",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        # After a sign that parts it from the text, too.
        "decoration", "a count, a reading time, a button to share, or what a page shows while it loads", END, bool,
        late(
            rf"(?:{_ENDED}|\s[|•·–—-])\s*(?:"
            rf"(?:{_any('button.reading_time')}\s*:?\s*)+\d{{1,3}}\s*{_any('button.minutes')}"
            rf"|\(?\d{{1,3}}[\s-]{_any('button.minutes')}\.?\s{_any('button.of_reading')}\)?"
            rf"|\(?(?:{_NUMBER}|{_any('button.count_prefixes')})\s{_any('button.counted')}\)?"
            rf"|{_any('button.counted')}\s?[:：(]\s?{_NUMBER}\)?"
            rf"|{_any('button.none')}\s{_any('button.none_of')}"
            rf"|{_any('button.no_comments', 'summary.loading')}|{_any('button.comments_closed')}(?:\s.{{1,40}})?"
            rf"|(?-i:(?=[^\W\d_a-zа-я])){_SHARE})[.…]*\s*$",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        # "Subscribe to read the full story"; of other sentences those that say for whom only.
        "note", "who may read the rest", _LONGEST_NOTE, phrase_finder(
            entry.casefold() for entry in book.entries("wall.subscribe", "wall.login")
        ),
        late(
            rf"{_ENDED}(?:\s+|(?<=[。！？]))(?={_IN_SENTENCE}{{0,120}}?{book.bordered('wall.read')})"
            rf"(?:(?=(?:\S{{1,12}}\s){{0,2}}{_WALLS})|(?=(?:\S{{1,12}}\s){{0,2}}{_any('link.verbs')}\b{_IN_SENTENCE}{{0,120}}{_WALLS})"
            rf"|(?={_IN_SENTENCE}{{0,120}}?{book.bordered('summary.only_for')})(?={_IN_SENTENCE}{{0,120}}?{_WALLS}))"
            rf"{_IN_SENTENCE}{{1,140}}[.!。]?\s*$",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip


_may_hang = phrase_finder(
    entry.casefold() for entry in book.entries("summary.footer_ends", "summary.also", "wall.subscribe", "wall.login")
)


def find_hanging(text: str) -> tuple[int, str, str] | None:
    """Return where what hangs after a text begins, its role and why; None where nothing does.

    >>> find_hanging("The old pier stays open. 3 comments")[:2]
    (24, 'decoration')
    """
    if (footer := find_feed_footer(text, max(0, len(text) - _REACH))) and footer.start():
        return footer.start(), "footer", "what WordPress adds to a feed's entries"
    tail = text[-_REACH:].casefold()
    may_hang = _may_hang(tail[-_LONGEST_HANGING:])
    for kind in _KINDS:
        if not may_hang and kind.role != "decoration":
            continue
        low = max(0, len(text) - kind.reach)
        if kind.may_hold(tail[-kind.reach :]) and (found := kind.find.search(text, low)) and found.start():
            return _run_in(text, found.start()) if kind.role == "note" else found.start(), kind.role, kind.why
    start = _find_attribution(text)
    return (start, "note", "where it was published first") if start is not None else None


def _find_attribution(text: str) -> int | None:
    """Return where a last sentence begins that says where the text was published: it is kept as a link."""
    low = max(0, len(text) - _REACH)
    tail = text[low:]
    if not may_attribute(tail[-_LONGEST_HANGING:]):
        return None
    spans = split_sentences(tail)
    last = tail[slice(*spans[-1])].strip() if len(spans) > 1 else ""
    found = read_attribution(Line(last)) if last else None
    return low + spans[-1][0] if found is not None and found.strength != "published" else None


def _run_in(text: str, start: int) -> int:
    """Return where a note begins that a site ran into the sentence that it cut: "the pier is Only for subscribers"."""
    places = (capital.start() for capital in _CAPITAL.finditer(text, start))
    found = next((place for place in places if ends_on_small_word(text[:place])), start)
    return start if _OF_WALLS.search(text, start, found) else found
