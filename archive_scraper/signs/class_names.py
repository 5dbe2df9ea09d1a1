"""What the names of classes, ids, properties and relations say about an element: one vocabulary, one space of bits.

Class names are written by people for people: "entry-date", "byline", "autor". Their words stand in the book of words
(``words/class_names.toml``), by kind; each kind is a bit. A teaser's elements are asked with read_hints, which knows
the habits of style guides, an article's with read_words, which knows words written as one: "articleBody".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from archive_scraper.normalize.word_finder import word_finder
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

KINDS: tuple[str, ...] = book.class_name_kinds()
BIT: dict[str, int] = {name: 1 << place for place, name in enumerate(KINDS)}
# Tags that say what their contents are; they share the space of bits.
PLACE_TAGS = (
    *("nav", "footer", "header", "aside", "form", "figure", "table", "li", "blockquote", "article", "main"),
    *("button", "label", "dl", "address", "a", "section", "p", "figcaption", "details"),
)
TAG_BIT: dict[str, int] = {tag: 1 << (len(KINDS) + place) for place, tag in enumerate(PLACE_TAGS)}


_WORD_BITS: dict[str, int] = {}
for _kind in KINDS:
    for _word in book.class_names(_kind):
        _WORD_BITS[_word] = _WORD_BITS.get(_word, 0) | BIT[_kind]


def whole_names(kind: str) -> str:
    """Return a pattern for one list of whole names, between spaces and the marks inside of names.

    >>> re.search(whole_names("pager.next"), "page-next") is not None
    True
    """
    return rf"(?:^|[\s_-]){book.any_of(book.class_words(kind))}(?:$|[\s_-])"


class Hint:
    """What the names of a teaser's element claim that it holds: bits of BIT, as a page asks thousands of times."""

    NONE: Final = 0
    TITLE: Final = BIT["title"] | BIT["heading"]
    DATE: Final = BIT["date"]
    AUTHOR: Final = BIT["author"]
    SUMMARY: Final = BIT["summary"]
    TOPIC: Final = BIT["topic"] | BIT["kicker"]
    COUNT: Final = BIT["comment"] | BIT["count"] | BIT["share"]
    """Comments, views, shares, reading time: numbers and buttons that are no part of the teaser."""
    MORE: Final = BIT["more"]
    CAPTION: Final = BIT["caption"]
    CHANGED: Final = BIT["changed"]
    """A date, but that of the last change."""
    OUTLET: Final = BIT["outlet"]


_HINTS = (
    Hint.TITLE | Hint.DATE | Hint.AUTHOR | Hint.SUMMARY | Hint.TOPIC | Hint.COUNT | Hint.MORE | Hint.CAPTION
    | Hint.CHANGED | Hint.OUTLET
)  # fmt: skip
# First words of class names that tell of looks, states or wrappers, not of what is inside.
_NOT_PARTS = frozenset(
    ["no", "js", "is", "with", "font", "text", "bg", "border", "color", "hover", "leading", "tracking", "wp", "size"]
)
_SAID_BY_HAS = frozenset(["author", "date", "comment", "comments"])
# Elements of a block ("title__link") that are only its frame: what is inside of them is what the block's name says.
_FRAME_WORDS = (
    "a anchor body box cell col column container content element field group head heading holder href inner item items"
    " link list main name names row span text txt value wrap wrapper"
)
_FRAMES = frozenset(_FRAME_WORDS.split())
_TOKEN = compiled(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_PROPERTIES = {
    "headline": BIT["title"],
    "name": BIT["title"],
    "datepublished": Hint.DATE,
    "datecreated": Hint.DATE,
    "startdate": Hint.DATE,
    "datemodified": Hint.CHANGED,
    "author": Hint.AUTHOR,
    "creator": Hint.AUTHOR,
    "description": Hint.SUMMARY,
    "articlesection": BIT["topic"],
    "keywords": BIT["topic"],
    "interactioncount": BIT["count"],
    "commentcount": BIT["count"],
}
_MICROFORMATS = {
    "p-name": BIT["title"],
    "entry-title": BIT["title"],
    "dt-published": Hint.DATE,
    "dt-updated": Hint.CHANGED,
    "p-author": Hint.AUTHOR,
    "h-card": Hint.AUTHOR,
    "p-summary": Hint.SUMMARY,
    "p-category": BIT["topic"],
}
_ICON_USER = compiled(r"(?:^|[-_ ])(?:user|person|author|pencil|pen)(?:$|[-_ ])", re.IGNORECASE)


def _read_name(name: str) -> int:
    """Return what one class name claims by its words."""
    if ":" in name or "[" in name:  # utility classes speak of looks: "hover:underline"
        return Hint.NONE
    block, _, part = name.partition("__")
    if part:  # the element of a block: its own name tells what it is, not that of the block it stands in
        own = _read_tokens(part)
        words = set(_TOKEN.findall(part.partition("--")[0]))
        if own or (part.islower() and not words & _FRAMES):
            return own
        name = block
    return _read_tokens(name)


def _read_tokens(name: str) -> int:
    tokens = [token.lower() for token in _TOKEN.findall(name)]
    if tokens[:1] == ["views"]:  # Drupal's lists; "views" alone counts readers
        tokens = tokens[1:] or tokens
    if not tokens or tokens[0] in _NOT_PARTS or (tokens[0] == "has" and tokens[-1] not in _SAID_BY_HAS):
        return Hint.NONE
    meant: int = Hint.NONE
    for token in tokens:
        meant |= _WORD_BITS.get(token, 0) & _HINTS
    if meant & Hint.TITLE and not _WORD_BITS.get(tokens[-1], 0) & Hint.TITLE and meant & ~Hint.TITLE:
        meant &= ~Hint.TITLE  # "title-date" is the date
    return meant


@lru_cache(maxsize=8192)
def read_hints(names: str, properties: str = "", rel: str = "") -> int:
    """Return what class names, itemprop and rel claim; several flags where they claim several things.

    >>> read_hints("entry-meta post-date") == Hint.DATE
    True
    """
    found: int = Hint.NONE
    for name in properties.lower().split():
        found |= _PROPERTIES.get(name, Hint.NONE)
    relations = rel.lower().split()
    if "author" in relations:
        found |= Hint.AUTHOR
    if "tag" in relations or "category" in relations:
        found |= BIT["topic"]
    if found:
        return found
    for name in names.split():
        found |= _MICROFORMATS.get(name, Hint.NONE)
    if found:
        return found
    for name in names.split():
        found |= _read_name(name)
    if found & Hint.CHANGED and found & Hint.DATE:
        found &= ~Hint.CHANGED  # "entry-date updated": WordPress marks a first date so
    return found


# Class names that tell rows of one list apart, not lists from each other; and states that scripts set.
_ROWS = frozenset(book.class_words("rows.places"))
_DIGIT = compiled(r"\d")
_STATE = compiled(book.any_of(book.class_words("rows.states")), re.IGNORECASE)
_PLAIN_ROWS = frozenset(("item", "post", "row"))


def stable_class(names: str) -> str:
    """Return the class name that members of one list share: no numbers, no odd, even, first or last.

    >>> stable_class("post-123 teaser odd")
    'teaser'
    """
    found = names.split()
    stable = next((name for name in found if name not in _ROWS and not _DIGIT.search(name)), None)
    return stable if stable is not None else next(filter(_PLAIN_ROWS.__contains__, found), "")


def is_state(name: str) -> bool:
    """Tell whether a class name is a state of an element, not its kind: "odd", "lazyloaded".

    >>> is_state("lazyloaded"), is_state("teaser")
    (True, False)
    """
    return _STATE.fullmatch(name) is not None


@lru_cache(maxsize=2048)
def is_user_icon(names: str) -> bool:
    """Tell whether an empty element is the picture of a person that stands before an author's name."""
    return _ICON_USER.search(names) is not None


_STARTS = frozenset(word[:end] for word in _WORD_BITS for end in range(1, len(word)))
"""What may be the first half of a word that is also written as two: "article-body"."""
_STEMS = book.class_words("long.words")
_SHORTEST_STEM = min(map(len, _STEMS))
_STEM_STARTS = frozenset(stem[:_SHORTEST_STEM] for stem in _STEMS)
_WORD = compiled(r"[A-Z]?[a-z]+|[A-Z]+")
_find_plain_words = word_finder("[a-z]")
_HOLDS_A_DATE = BIT["meta"] | BIT["changed"]
_SHORTEST_COMPOUND = 7
_LONGEST = 300
"""Characters of a class attribute that are read: what names the element stands before the utility classes."""


def _compound_bits(word: str) -> int:
    """Return the bits of a word that begins with another one."""
    if len(word) < _SHORTEST_COMPOUND:
        return 0
    return next((_WORD_BITS[stem] for stem in _STEMS if word.startswith(stem)), 0)


@lru_cache(maxsize=16384)
def _read_part(name: str) -> tuple[int, str, str]:
    """Return the bits of one class name, its first word, and its last one where that may be half of another."""
    bits = 0
    last = ""
    # Without capitals there are no words but those between the hyphens.
    words = _find_plain_words(name) if name.islower() else [word.lower() for word in _WORD.findall(name)]
    for word in words:
        known = _WORD_BITS.get(word)
        if known is not None:
            bits |= known
        elif word[:_SHORTEST_STEM] in _STEM_STARTS:
            bits |= _compound_bits(word)
        if last:
            bits |= _WORD_BITS.get(last + word, 0)
        last = word if word in _STARTS else ""
    return bits, words[0] if words else "", last


def read_words(names: str) -> int:
    """Return the bits (see BIT) that the words of a class or id attribute set.

    >>> read_words("articleBody") == BIT["article"] | BIT["body"]
    True
    """
    bits = 0
    half = ""
    for name in names[:_LONGEST].split():
        own, first, last = _read_part(name)
        bits |= own
        if half and first:
            bits |= _WORD_BITS.get(half + first, 0)
        half = last if first else half
    # The line of an article's data holds its date.
    return bits | BIT["date"] if bits & _HOLDS_A_DATE else bits
