"""What each word can do in a byline, read once from the book of words and from the lists of names next to it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from archive_scraper.normalize.folding import fold, fold_word
from archive_scraper.words import book
from archive_scraper.words.calendar import MONTHS, WEEKDAYS, calendar_words, month_names, names_in_all_languages
from archive_scraper.words.kept import compiled, kept
from archive_scraper.words.outlets import outlet_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What a word can be; a word may be several things, the grammar decides by its place.
LEAD: Final = 1 << 0
LEAD_FIRST: Final = 1 << 1
PARTICIPLE: Final = 1 << 2
LABEL: Final = 1 << 3
KIND: Final = 1 << 4
CREDIT: Final = 1 << 5
CONTRIBUTOR: Final = 1 << 6
EDITOR: Final = 1 << 7
CONNECTOR: Final = 1 << 8
COMPANY: Final = 1 << 9
LOCAL_CONNECTOR: Final = 1 << 10
VERB: Final = 1 << 11
PREPOSITION: Final = 1 << 12
PARTICLE: Final = 1 << 13
SUFFIX: Final = 1 << 14
POSTNOMINAL: Final = 1 << 15
RANK: Final = 1 << 16
SERVICE: Final = 1 << 17
WEAK_RANK: Final = 1 << 18
ROLE: Final = 1 << 19
CHAIR: Final = 1 << 20
MODIFIER: Final = 1 << 21
ORGANIZATION: Final = 1 << 22
OUTLET: Final = 1 << 23
AGENCY: Final = 1 << 24
PLACEHOLDER: Final = 1 << 25
WIDGET: Final = 1 << 26
CALENDAR: Final = 1 << 27
JOINT: Final = 1 << 28
GIVEN: Final = 1 << 29
PLACE: Final = 1 << 30
CALENDAR_NAME: Final = 1 << 31
LEAD_NOUN: Final = 1 << 32
ARTICLE: Final = 1 << 33
INNER_CAPITAL: Final = 1 << 34
CAMEL_CASE: Final = 1 << 35
ABBREVIATION: Final = 1 << 36
STAFF: Final = 1 << 37
BROADCAST: Final = 1 << 38
DATE_LABEL: Final = 1 << 39
TALK: Final = 1 << 40

NAMED: Final = GIVEN | PLACE | OUTLET | AGENCY
"""What a word is by names, whose accents many leave away or print otherwise."""

# What a run of words can be.
IS_OUTLET: Final = "outlet"
IS_PLACE: Final = "place"
IS_PLACEHOLDER: Final = "placeholder"
IS_BOARD: Final = "board"
IS_PICTURE: Final = "picture"

_MEANINGS: Final = {
    "byline.opens": LEAD,
    "byline.opens_as_verb": LEAD,
    "byline.announces": LEAD_NOUN,
    "byline.opens_at_start": LEAD_NOUN,
    "byline.opens_first": LEAD_FIRST,
    "byline.opens_first_here": LEAD_FIRST,
    "byline.opens_phrase_here": LEAD_FIRST,
    "byline.opens_name_here": LEAD_FIRST,
    "byline.participles": PARTICIPLE,
    "byline.labels": LABEL,
    "byline.kinds": KIND,
    "byline.credits": CREDIT,
    "byline.sections": CREDIT,
    "byline.contributions": CONTRIBUTOR,
    "byline.editors": EDITOR,
    "byline.joins": CONNECTOR,
    "byline.joins_company": COMPANY,
    "byline.joins_here": LOCAL_CONNECTOR,
    "byline.joins_company_here": LOCAL_CONNECTOR,
    "byline.verbs": VERB,
    "byline.talks": TALK,
    "byline.prepositions": PREPOSITION,
    "byline.nobody": PLACEHOLDER,
    "byline.buttons": WIDGET,
    "byline.dates": CALENDAR,
    "ago.before": CALENDAR,
    "ago.after": CALENDAR,
    "byline.date_joints": JOINT,
    "name.particles": PARTICLE,
    "name.suffixes": SUFFIX,
    "name.degrees": POSTNOMINAL,
    "name.articles": ARTICLE,
    "name.abbreviations": ABBREVIATION,
    "title.ranks": RANK,
    "title.services": SERVICE,
    "title.weak": WEAK_RANK | RANK,
    "role.nouns": ROLE,
    "role.chairs": CHAIR,
    "role.modifiers": MODIFIER,
    "organization.nouns": ORGANIZATION,
    "organization.staff": STAFF,
    "organization.broadcast": BROADCAST,
    "outlet.title_words": OUTLET,
    "button.minutes": CALENDAR,
    "button.reading_time": CALENDAR,
    "button.of_reading": CALENDAR,
    "button.counted": CALENDAR,
}
_WIDGETS: Final = (
    "button.no_comments",
    "button.comments_closed",
    "button.alone",
    "link.continue",
    "link.source_calls",
    "summary.also",
)
"""Calls and notes of several words, which stand next to a byline as a button does: "Read more", "Ver perfil"."""
_DATE_LABELS: Final = ("date.published", "date.updated", "date.issued")
BUTTONS_AND_LABELS: Final = (
    "byline.topics", "role.modifiers", *_WIDGETS, *_DATE_LABELS, "button.share", "button.interface",
    "heading.authors", "heading.topics",
    "heading.title_labels", "pager.next", "pager.back", "pager.newer", "pager.older", "pager.load_more",
)  # fmt: skip
"""Meanings whose words name nobody where nothing else stands in an item: "Details", "Next", "Politics"."""
# Months of other languages are given names in these: Julie, Marta, Augusto.
_CALENDAR_LANGUAGES: Final = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "nb", "da", "fi", "is", "pl", "cs", "sk", "sl", "hr", "sr",
    "hu", "ro", "bg", "ru", "uk", "el", "tr", "id", "ms", "sw", "vi", "lt", "lv", "et", "ca", "eu", "sq", "az",
)  # fmt: skip
_LATIN: Final = compiled("[a-z]")
_SHORTEST_LATIN: Final = 5
"""Letters from which on a month or a weekday of another language is hardly anything else in Latin letters."""
_NAMES: Final = {
    "outlets.brands": OUTLET,
    "outlets.agencies": AGENCY,
    "outlets.camel_case": CAMEL_CASE,
    "persons.inner_capitals": INNER_CAPITAL,
}
# Runs of several words, in the order in which a later kind wins over an earlier one.
_PHRASES: Final = (
    (IS_PLACE, lambda: read_lines("places.txt")),
    (IS_OUTLET, outlet_names),
    (IS_PLACEHOLDER, lambda: (entry for entry in book.entries("byline.nobody") if " " in entry)),
    (IS_BOARD, lambda: book.entries("byline.boards")),
    (IS_PICTURE, lambda: (*book.names("pictures.agencies"), *book.entries("picture.handouts"))),
)


def read_lines(name: str) -> list[str]:
    """Return the lines of a list of the book, without its head."""
    text = (book.FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


class Vocabulary:
    """The words of bylines, as one look-up from a folded word to its bits and one from a folded run to its kind."""

    def __init__(self) -> None:
        self.bits: dict[str, int] = {}
        self.accented: dict[str, int] = {}
        """The same for words with accents in Latin letters, as they are printed: "ảnh" is a picture, "Anh" a name."""
        self.runs: dict[str, dict[str, int]] = {}
        """First word -> the meanings of several words that begin so ("phóng viên") -> their bits."""
        for meaning, bit in _MEANINGS.items():
            self._add((entry for entry in book.entries(meaning) if " " not in entry), bit)
            if bit != PLACEHOLDER:  # those are phrases, which stand alone
                self._add_runs((entry for entry in book.entries(meaning) if " " in entry), bit)
        self._add_runs((entry for entry in book.entries(*_WIDGETS) if " " in entry), WIDGET)
        labels = [entry for entry in book.entries(*_DATE_LABELS) if " " not in entry]
        self._add((label for label in labels if not label.endswith("*")), DATE_LABEL)
        self.label_stems: tuple[str, ...] = tuple(fold(label[:-1]) for label in labels if label.endswith("*"))
        for kind, bit in _NAMES.items():
            self._add(book.names(kind), bit)
        self._add(_calendar_names(), CALENDAR | CALENDAR_NAME)
        for name in read_lines("given_names.txt"):  # folded as they stand: there are 22,000
            self.bits[name] = self.bits.get(name, 0) | GIVEN
        self._add(_other_calendar_names(), CALENDAR)
        self.phrases: dict[str, str] = {}
        for kind, read in _PHRASES:
            for phrase in read():
                key = " ".join(map(fold_word, phrase.split()))
                if kind != IS_OUTLET or " " in key or not self.bits.get(key, 0) & ~(OUTLET | AGENCY | CAMEL_CASE):
                    self.phrases[key] = kind  # but "Politika", which is a section too
        self._add((place for place, kind in self.phrases.items() if kind == IS_PLACE and " " not in place), PLACE)
        self.longest_phrase: int = max(phrase.count(" ") + 1 for phrase in self.phrases)
        self.credit_endings: tuple[str, ...] = tuple(map(fold, book.entries("byline.credit_endings")))
        self.role_endings: tuple[str, ...] = tuple(map(fold, book.entries("role.endings")))
        self.role_openings: tuple[str, ...] = tuple(
            fold(noun)
            for noun in book.entries("role.nouns")
            if book.UNSPACED.match(noun) and len(noun) > _SHORTEST_LATIN
        )
        self.definite_endings: tuple[str, ...] = tuple(map(fold, book.entries("role.definite_endings")))
        self.definite_openings: tuple[str, ...] = book.entries("role.definite_openings")
        self.account_endings: tuple[str, ...] = book.entries("byline.nobody_endings")
        self.account_openings: tuple[str, ...] = book.entries("byline.nobody_openings")
        self.organization_openings: tuple[str, ...] = tuple(map(fold, book.entries("organization.openings")))
        self.organization_endings: tuple[str, ...] = tuple(map(fold, book.entries("organization.endings")))

    def _add(self, words: Iterable[str], bit: int) -> None:
        for word in words:
            key = fold_word(word)
            self.bits[key] = self.bits.get(key, 0) | bit
            if key.isascii() and not word.isascii():
                printed = word.casefold().strip(".")
                self.accented[printed] = self.accented.get(printed, 0) | bit

    def _add_runs(self, phrases: Iterable[str], bit: int) -> None:
        for phrase in phrases:
            words = [fold_word(word) for word in phrase.split()]
            runs = self.runs.setdefault(words[0], {})
            key = " ".join(words)
            runs[key] = runs.get(key, 0) | bit


def _other_calendar_names() -> Iterator[str]:
    """Yield the same words of all other languages: those of scripts of their own, and what is long in Latin letters.

    Next to a number they are a date; alone they may be names: "Ravi" is a Sunday in Devanagari.
    """
    for word in names_in_all_languages(*MONTHS, *WEEKDAYS) | month_names() | book.words("months.persian"):
        shortest = 2 if _LATIN.search(fold(word)) is None else _SHORTEST_LATIN
        if len(word.strip(".")) >= shortest and " " not in word and not any(map(str.isdigit, word)):
            yield word


def _calendar_names() -> Iterator[str]:
    """Yield the names of months and weekdays, and their short forms of three letters and more."""
    for language in _CALENDAR_LANGUAGES:
        words = calendar_words(language)
        for word in (word for name in (*MONTHS, *WEEKDAYS) for word in words.get(name, ())):
            if len(word.strip(".")) > 2 and " " not in word and not any(map(str.isdigit, word)):
                yield word


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the word lists, read on first use."""
    words = Vocabulary.__new__(Vocabulary)
    vars(words).update(_tables())
    return words


@kept
def _tables() -> dict[str, Any]:
    """Return what the vocabulary holds: folding the book's words takes longer than reading it as it is kept."""
    return vars(Vocabulary())


_SHORTEST_DEFINITE: Final = 4


def _definite_bits(key: str, words: Vocabulary) -> int:
    """Return the bits of a role or a title with its article tied to it: "журналистът", "الصحفي"."""
    if key.endswith(words.definite_endings):
        for ending in words.definite_endings:
            if key.endswith(ending) and (bits := words.bits.get(key[: -len(ending)], 0) & (ROLE | ORGANIZATION)):
                return bits
    if key.startswith(words.definite_openings):
        for opening in words.definite_openings:
            if key.startswith(opening) and (
                bits := words.bits.get(key[len(opening) :], 0) & (ROLE | RANK | MODIFIER | ORGANIZATION)
            ):
                return bits
    return 0


def printed_bits(text: str, key: str) -> int:
    """Return the bits of a word as printed, and folded: with a capital and other accents it is a name.

    >>> bool(printed_bits("Lê", "le")), bool(printed_bits("Père", "pere")), bool(printed_bits("PERE", "pere"))
    (False, True, True)
    """
    bits = word_bits(key)
    if not bits or text.isascii() or not key.isascii() or not text.istitle():
        return bits
    words = vocabulary()
    printed = unicodedata.normalize("NFKC", text.replace("İ", "i")).casefold().strip(".")
    if printed in words.accented:
        return words.accented[printed] | (bits & GIVEN if words.accented[printed] & NAMED else 0)
    return bits & NAMED if key in words.bits and not printed.isascii() else bits


@lru_cache(maxsize=8192)
def word_bits(key: str) -> int:
    """Return the bits of a folded word; compounds count by their ending.

    >>> bool(word_bits("wirtschaftsredakteur") & ROLE), bool(word_bits("sportverband") & ORGANIZATION)
    (True, True)
    """
    words = vocabulary()
    bits = words.bits.get(key, 0)
    if not bits & (ROLE | GIVEN) and len(key) > 9 and key.endswith(words.role_endings):
        bits |= ROLE
    if not bits & (ORGANIZATION | GIVEN) and (
        (len(key) > 6 and key.endswith(words.organization_endings)) or key.startswith(words.organization_openings)
    ):
        bits |= ORGANIZATION
    if not bits and len(key) > 6 and key.endswith(words.credit_endings):
        bits = CREDIT
    if not bits and key.startswith(words.role_openings):
        bits = ROLE
    if not bits and key.startswith(words.label_stems):
        bits = DATE_LABEL
    if not bits and (key.endswith(words.account_endings) or key.startswith(words.account_openings)):
        bits = PLACEHOLDER
    if not bits and "'" in key[1:3]:  # "d'opinió"
        bits = words.bits.get(key.partition("'")[2], 0) & (KIND | ROLE)
    if not bits and len(key) > _SHORTEST_DEFINITE:
        bits = _definite_bits(key, words)
    if not bits & GIVEN and "-" in key:
        parts = key.split("-")
        first, last = words.bits.get(parts[0], 0), words.bits.get(parts[-1], 0)
        if len(parts[0]) > 2 and first & GIVEN:
            bits |= GIVEN
        else:  # "ARD-Studio", "dpa-infocom", "t-online"
            bits |= first & AGENCY | last & (ORGANIZATION | ROLE)
            if last & BROADCAST or first & last & OUTLET:  # "Times-Dispatch"
                bits |= OUTLET
    return bits
