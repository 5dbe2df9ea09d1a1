"""What names and words say about a part of a teaser: class names, rel and itemprop values, link texts.

Class names are written by people for people: "entry-date", "byline", "autor". The word lists stand here, in one
place. Sources: the microformats (h-entry, hAtom), schema.org, WordPress, Drupal, Joomla and TYPO3 themes, BEM style
guides; link texts are those of the same systems' translations.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final


class Hint:
    """What an element's names claim that it holds: bits of an int, as a page asks thousands of times."""

    NONE: Final = 0
    TITLE: Final = 1
    DATE: Final = 2
    AUTHOR: Final = 4
    SUMMARY: Final = 8
    TOPIC: Final = 16
    COUNT: Final = 32
    """Comments, views, shares, reading time: numbers and buttons that are no part of the teaser."""
    MORE: Final = 64
    CAPTION: Final = 128
    CHANGED: Final = 256
    """A date, but that of the last change."""
    OUTLET: Final = 512


_WORDS = {
    Hint.TITLE: "title titel titre titulo titolo headline headlines hed heading entrytitle posttitle",
    Hint.DATE: (
        "date dates datetime time timestamp published publish pubdate posted datum fecha day month year calendar clock"
        " created issued submitted dateline ago postdate entrydate datepublished datecreated startdate zeit tid"
    ),
    Hint.AUTHOR: (
        "author authors byline bylines by writer writers autor autores autore autori auteur auteurs autoren verfasser"
        " forfatter contributor contributors creator submitted firma signature vcard byauthor redakteur penulis yazar"
    ),
    Hint.SUMMARY: (
        "summary excerpt description desc intro introduction lead lede dek deck abstract standfirst blurb snippet promo"
        " teasertext extract synopsis zusammenfassung resumen vorspann anriss sommaire"
    ),
    Hint.TOPIC: (
        "category categories cat cats tag tags topic topics kicker eyebrow overline label labels section badge badges"
        " rubric rubrik genre theme thema channel taxonomy dachzeile spitzmarke flag ressort tagline subline"
    ),
    Hint.COUNT: (
        "comment comments comentarios commentaires kommentar kommentare views hits likes share shares sharing"
        " social count counter readtime reactions rating votes replies addtoany sharedaddy disqus"
    ),
    Hint.MORE: "more readmore continue cta btn button weiterlesen mehr morelink",
    Hint.CAPTION: "caption copyright credit credits figcaption wpcaption",
    Hint.CHANGED: "updated modified datemodified changed",
    Hint.OUTLET: "source outlet publication publisher",
}
_TITLE_WORDS = frozenset(_WORDS[Hint.TITLE].split())
_MEANING: dict[str, int] = {}
for _hint, _names in _WORDS.items():
    for _name in _names.split():
        _MEANING[_name] = _MEANING.get(_name, Hint.NONE) | _hint
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
_TOKEN = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_PROPERTIES = {
    "headline": Hint.TITLE,
    "name": Hint.TITLE,
    "datepublished": Hint.DATE,
    "datecreated": Hint.DATE,
    "startdate": Hint.DATE,
    "datemodified": Hint.CHANGED,
    "author": Hint.AUTHOR,
    "creator": Hint.AUTHOR,
    "description": Hint.SUMMARY,
    "articlesection": Hint.TOPIC,
    "keywords": Hint.TOPIC,
    "interactioncount": Hint.COUNT,
    "commentcount": Hint.COUNT,
}
_MICROFORMATS = {
    "p-name": Hint.TITLE,
    "entry-title": Hint.TITLE,
    "dt-published": Hint.DATE,
    "dt-updated": Hint.CHANGED,
    "p-author": Hint.AUTHOR,
    "h-card": Hint.AUTHOR,
    "p-summary": Hint.SUMMARY,
    "p-category": Hint.TOPIC,
}
_ICON_USER = re.compile(r"(?:^|[-_ ])(?:user|person|author|pencil|pen)(?:$|[-_ ])", re.IGNORECASE)


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
        meant |= _MEANING.get(token, Hint.NONE)
    if meant & Hint.TITLE and tokens[-1] not in _TITLE_WORDS and meant != Hint.TITLE:
        meant &= ~Hint.TITLE  # "title-date" is the date
    return meant


@lru_cache(maxsize=8192)
def read_names(names: str, properties: str = "", rel: str = "") -> int:
    """Return what class names, itemprop and rel claim; several flags where they claim several things.

    >>> read_names("entry-meta post-date") == Hint.DATE
    True
    """
    found: int = Hint.NONE
    for name in properties.lower().split():
        found |= _PROPERTIES.get(name, Hint.NONE)
    relations = rel.lower().split()
    if "author" in relations:
        found |= Hint.AUTHOR
    if "tag" in relations or "category" in relations:
        found |= Hint.TOPIC
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


@lru_cache(maxsize=2048)
def is_user_icon(names: str) -> bool:
    """Tell whether an empty element is the picture of a person that stands before an author's name."""
    return _ICON_USER.search(names) is not None
