"""What calls to action and attributions are made of, from the book of words; ``meanings.toml`` explains each list."""

from __future__ import annotations

import re

from archive_scraper.words import book

VERBS = book.words("link.verbs")
FULLS = book.words("link.wholes")
NOUNS = book.words("link.nouns")
FILLERS = book.words("link.fillers")
MORE_WORDS = book.words("link.more")
PREPOSITIONS = book.words("link.prepositions")
PERSON_PREPOSITIONS = book.words("link.person_prepositions")
ALONE_PREPOSITIONS = PREPOSITIONS - book.words("link.origin_prepositions")
ARTICLES = book.words("link.articles")
ALONE_VERBS = book.words("link.lone_verbs")
TOPIC_NOUNS = book.words("link.topic_nouns")
TOPIC_PREPOSITIONS = book.words("link.topic_prepositions")
TOPIC_WORDS = book.words("link.topics")
SPOKEN_NOUNS = book.words("link.spoken_nouns")
SPOKEN_VERBS = book.words("link.spoken_verbs")
OWN = book.words("link.own")
POST_NOUNS = book.words("link.posts")
ORIGINALS = book.words("link.originals")
DOCUMENTS = book.words("link.documents")
OFFICES = book.words("outlet.offices")
TEXT_NOUNS = book.words("link.text_nouns")

CONTINUE_PHRASES = book.words("link.continue")
TITLED_CONTINUE = tuple(sorted(book.entries("link.continue_title", "link.continue_topic"), key=len, reverse=True))
CONTINUE_TOPICS = book.entries("link.continue_topic")
POINTERS = book.words("link.pointers")
INFO_PHRASES = book.words("link.info")
JUMPS = book.entries("link.jumps")

PLATFORMS = frozenset(book.names("outlets.platforms"))
GENERIC_AFTER = book.words("outlet.generic_after")
BODY_HEADS = book.words("outlet.body_heads")
CONTAINERS = book.words("outlet.containers")
CAPITAL_CONTAINERS = frozenset(map(str.capitalize, book.entries("outlet.capital_containers")))
CONTAINER_LINKS = book.words("outlet.container_links")
NAME_JOINERS = book.words("outlet.joiners")
OUTLET_WORDS = frozenset(book.names("outlets.known"))
SECTION_WORDS = book.words("outlet.sections")
OUTLET_STARTS = tuple(f"{article} " for article in book.entries("outlet.articles"))
LANGUAGE_NAMES = book.words("language.names")
FORMATS = book.words("link.formats")
MONTHS = book.words("months.beside_names")

FIRST_WORDS = frozenset(entry for entry in book.entries("attribution.first") if " " not in entry)
FIRST_PHRASES = tuple(entry for entry in book.entries("attribution.first") if " " in entry)
PUBLISHED = book.words("attribution.published")
REPRINTED = book.words("attribution.reprinted")
APPEARED = book.words("attribution.appeared")
OF_OTHERS = book.words("attribution.of_others")
DEMONSTRATIVES = book.words("attribution.this")
OWN_TEXT_NOUNS = book.words("attribution.own_nouns")
OWN_VERSION = book.words("attribution.versions")
CREDIT_WORDS = book.words("picture.credits")
IMAGE_AGENCIES = book.names("pictures.sources")

FEED_FOOTER = re.compile(
    rf"\s*{book.any_of(book.entries('attribution.feed_footer'), gap='.{1,300}?')} .{{1,100}}$", re.IGNORECASE
)
"""The footer of a feed's entry, around the entry's title."""
