"""What calls to action and attributions are made of, from the book of words; ``meanings.toml`` explains each list."""

from __future__ import annotations

import re

from archive_scraper.normalize.late import late
from archive_scraper.normalize.word_finder import phrase_finder
from archive_scraper.words import book
from archive_scraper.words.kept import compiled


def _entries(*meanings: str) -> tuple[str, ...]:
    """Return entries as printed and as casefolded: there a final sigma is a sigma, and a sharp s two letters."""
    return tuple(dict.fromkeys(form for entry in book.entries(*meanings) for form in (entry, entry.casefold())))


def _words(*meanings: str) -> frozenset[str]:
    return frozenset(_entries(*meanings))


VERBS = _words("link.verbs")
FULLS = _words("link.wholes")
NOUNS = _words("link.nouns")
FILLERS = _words("link.fillers")
MORE_WORDS = _words("link.more")
EACH = book.words("link.each")
PREPOSITIONS = _words("link.prepositions")
PERSON_PREPOSITIONS = _words("link.person_prepositions")
ALONE_PREPOSITIONS = PREPOSITIONS - _words("link.origin_prepositions")
ARTICLES = _words("link.articles")
ALONE_VERBS = _words("link.lone_verbs")
TOPIC_NOUNS = _words("link.topic_nouns")
TOPIC_PREPOSITIONS = _words("link.topic_prepositions")
OURS = _words("link.ours")
OWN = OURS | _words("link.own")
POST_NOUNS = _words("link.posts")
ORIGINALS = _words("link.originals")
DOCUMENTS = _words("link.documents")
OFFICES = _words("outlet.offices")
TEXT_NOUNS = _words("link.text_nouns")

SOURCE_CALLS = _words("link.source_calls")
SOURCES = _words("attribution.sources")
CONTINUE_PHRASES = _words("link.continue") | SOURCE_CALLS
TITLED_CONTINUE = tuple(sorted(_entries("link.continue_title", "link.continue_topic"), key=len, reverse=True))
AFTER_TITLE = tuple(f" {phrase}" for phrase in _entries("link.continue_after_title"))
CONTINUE_TOPICS = _entries("link.continue_topic")
POINTERS = _words("link.pointers", "link.here")
INFO_PHRASES = _words("link.info")
JUMPS = _entries("link.jumps")

PLATFORMS = frozenset(book.names("outlets.platforms"))
GENERIC_AFTER = _words("outlet.generic_after")
BODY_HEADS = _words("outlet.body_heads")
CONTAINERS = _words("outlet.containers")
CAPITAL_CONTAINERS = frozenset(map(str.capitalize, book.entries("outlet.capital_containers")))
_TIED_ISSUES = book.entries("outlet.tied_issues")
CONTAINER_LINKS = _words("outlet.container_links")
NAME_JOINERS = _words("outlet.joiners")
OUTLET_WORDS = frozenset(book.names("outlets.known"))
SECTION_WORDS = _words("outlet.sections")
OUTLET_STARTS = tuple(f"{article} " for article in book.entries("outlet.articles"))
LANGUAGE_NAMES = _words("language.names")
FORMATS = _words("link.formats")
MONTHS = _words("months.beside_names")

FIRST_WORDS = frozenset(entry for entry in book.entries("attribution.first") if " " not in entry)
FIRST_PHRASES = tuple(entry for entry in book.entries("attribution.first") if " " in entry)
PUBLISHED = _words("attribution.published")
REPRINTED = _words("attribution.reprinted")
APPEARED = _words("attribution.appeared")
OF_OTHERS = _words("attribution.of_others")
DEMONSTRATIVES = _words("attribution.this")
OWN_TEXT_NOUNS = _words("attribution.own_nouns")
STUDIES = _words("mention.works")
OWN_VERSION = _words("attribution.versions")
CREDIT_WORDS = _words("picture.credits")
FIGURES = _words("attribution.figures")
IMAGE_AGENCIES = book.names("pictures.sources")

_LEAST_TIED = 9
"""Letters of a compound at least: "marsnumret"."""

ELIDED = compiled(rf"{book.alternatives('link.elided')}'(?=\w{{3}})")
"""An article or a preposition that has lost its vowel: "l'articolo", "d'octubre"."""
FEED_FOOTER = late(
    rf"\s*{book.any_of(book.entries('attribution.feed_footer'), gap='.{1,300}?')} .{{1,100}}$", re.IGNORECASE
)
"""The footer of a feed's entry, around the entry's title."""
_holds_footer_tail = phrase_finder(
    entry.rpartition("...")[2].strip().casefold() for entry in book.entries("attribution.feed_footer")
)


def find_feed_footer(text: str, begin: int) -> re.Match[str] | None:
    """Search a text for the footer of a feed's entry from a place on; most texts have none of its words."""
    return FEED_FOOTER.search(text, begin) if _holds_footer_tail(text[begin:].casefold()) else None


def is_issue_word(word: str) -> bool:
    """Tell whether a compound ends in a word for an issue.

    >>> is_issue_word("Novemberausgabe"), is_issue_word("Ausgabe")
    (True, False)
    """
    return len(word) >= _LEAST_TIED and word.casefold().endswith(_TIED_ISSUES)
