"""Calls and attributions in languages that put the outlet where they like: before its verb, with a case ending.

"Yazının tamamını X'te okuyun", "A teljes interjú az X-ben olvasható", "Der Text ist im X erschienen". Such a sentence
is short and made of the words that calls and attributions are made of; what is left over is the outlet.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from archive_scraper.normalize.fragments import Line, Span
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.free_words import (
    AGAIN,
    FIRST,
    FROM,
    GOES_ON,
    KNOWN,
    NOUN,
    ORIGINAL,
    OTHER,
    OWN,
    OWN_TEXT,
    PUNCTUATION,
    READS,
    SAYS,
    THIS,
    WHOLE,
    core_of,
    cores,
    languages_of,
    meaning_of,
    phrase_at,
    reading_of,
)
from archive_scraper.normalize.links.inflected import find_inflected
from archive_scraper.normalize.links.name_ends import gives_one_capital, has_case_ending
from archive_scraper.normalize.links.outlet_links import agrees_with_link
from archive_scraper.normalize.links.outlet_names import begins_as_person, is_place, looks_like_outlet
from archive_scraper.normalize.links.outlets import Outlet, first_form, is_date_word, without_tied_noun
from archive_scraper.words import book
from archive_scraper.words.calendar import calendar_names, month_names

_TOKEN = re.compile(r"[^\s\u200b]+")
_SUFFIX = re.compile(r"['’:-]\w{1,6}$")
"""A case ending after a name: "Hürriyet'te", "HS:ssä", "HVG-ben"."""
_TIED = re.compile('[\u05d1\u05dc\u05de](?:["\u201c\u201d\u201e-]|(?=[\u05d0-\u05ea]{3}))')
"""A preposition of Hebrew, written together with the name or the quotes that follow."""
_QUOTES = tuple('"“„«‘')
_THAI = re.compile("[\u0e00-\u0e7f]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_TIES_WORDS = re.compile("[\u05d0-\u05ea\u0e00-\u0e7f]")
"""Hebrew and Thai."""
_DOMAIN_ALONE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}$", re.IGNORECASE)
_NUMBER = re.compile(r"[\u05d1\u05dc]?-?[\d./:-]+['’]?\w{0,3}")
_NUMBERED = re.compile(r"(?:\d+\.?[a-z]\w*|[A-Z]+\d+)", re.IGNORECASE)
"""A name that begins or ends in a number: 24sata, P1."""
_MAX_TEXT = 260
_MAX_WORDS = 28
_LEAST = 2
_MAX_PLAIN = 4
"""Words of a name in a script without capitals."""
_MAX_NAME = 5
"""Words of an outlet's name that nothing sets off."""

_ARTICLES = cores(words.ARTICLES)
_NAME_NOUNS = cores(words.CONTAINERS, words.NOUNS, words.OUTLET_WORDS)
_CONTAINERS = cores(words.CONTAINERS)
_JOINERS = cores(words.NAME_JOINERS, words.CONTAINER_LINKS, words.ARTICLES)
_TOPICS = cores(words.TOPIC_PREPOSITIONS)
_LEADS = cores(words.PREPOSITIONS)
_ORIGINS = cores(book.words("link.origin_prepositions"))
_APPEARED = cores(words.APPEARED)
_SEASONS = book.words(*(f"seasons.{season}" for season in ("winter", "spring", "summer", "autumn")))
_LANGUAGES = book.words("language.names", "language.own_names")
_ENGLISH = frozenset(
    word
    for meaning in ("link.verbs", "attribution.published", "attribution.reprinted", "attribution.translated")
    for word in book.by_language(meaning)["en"]
)
_ENGLISH_PARTS = frozenset(
    word for meaning in ("link.wholes", "link.nouns") for word in book.by_language(meaning)["en"]
)
_TELLS = READS | SAYS | AGAIN
_THAI_WORDS = late(f"(?:{'|'.join(sorted((word for word in KNOWN if _THAI.search(word)), key=len, reverse=True))})+")
_THAI_CONTAINER = re.compile(
    rf"{book.any_of(word for word in book.entries('outlet.containers') if _THAI.match(word))}(?=.{{3}})"
)
"""What kind of outlet it is, before its name without a space."""


@dataclass(slots=True)
class _Found:
    """What the words of a sentence are."""

    says: int = 0
    """What they say together, in the bits of ``free_words``."""
    noun: str = ""
    foreign: bool = False
    """A word that tells is no English one: in English the outlet follows its preposition."""
    dated: bool = False
    cores: list[str] = field(default_factory=list)
    """The words and phrases that say something."""
    runs: list[list[re.Match[str]]] = field(default_factory=list)
    """What is left over, word by word, in runs."""

    def has(self, bits: int) -> bool:
        """Tell whether the words say one of these."""
        return bool(self.says & bits)


def read_free_order(line: Line) -> Sentence | None:
    """Recognise a sentence whose outlet may stand anywhere; None where it says nothing of the kind."""
    text = line.text
    tokens = list(_TOKEN.finditer(text)) if len(text) <= _MAX_TEXT else []
    if not _LEAST <= len(tokens) <= _MAX_WORDS or text.endswith("?"):
        return None
    told = not _TELLING.isdisjoint(core_of(token[0]) for token in tokens)
    return _read(line, tokens) if told or (not text.isascii() and _TIES_WORDS.search(text)) else None


def _tells(core: str) -> bool:
    """Tell whether a word is one of those that stand in every such sentence, but where scripts tie words together."""
    says = meaning_of(core)
    if says & _TELLS:
        return core not in _ENGLISH or bool(says & FROM)
    return bool(says & (NOUN | WHOLE)) and core not in _ENGLISH_PARTS


_TELLING = frozenset(filter(_tells, KNOWN))


def _read(line: Line, tokens: list[re.Match[str]]) -> Sentence | None:
    text = line.text
    marked = _marked(line)
    found = _sort(tokens, marked)
    tells = found.has(_TELLS)
    verbless = found.has(WHOLE) and not tells and bool(found.noun or marked)
    if not ((found.foreign and tells) or verbless) or found.has(OWN):
        return None
    outlet = _outlet(line, found, marked) if verbless or _is_one_language(found) else None
    if outlet is None:
        return None
    if verbless and not _needs_no_verb(text, outlet, found):
        return None
    if (verbless and _is_original(text, outlet, found)) or found.has(SAYS | AGAIN):
        stood = verbless or _stood_there(text, tokens, outlet, found)
        return Sentence("attribution", "where the text was published", outlet, strength="first") if stood else None
    if found.noun or found.has(WHOLE):
        strength = "strong" if found.noun and found.has(WHOLE) else "weak"
        return Sentence("call", "a verb of reading, what is read, and an outlet", outlet, "read", strength)
    if found.has(GOES_ON) and _goes_on_there(line, outlet):
        return Sentence("call", "a verb of going on, and an outlet", outlet, "read", "weak")
    return None


def _is_one_language(found: _Found) -> bool:
    """Tell whether a verb and another word are of one language: "se" (see) and "matéria" are of two."""
    if found.has(AGAIN) or len(found.cores) == 1 or any(" " in core for core in found.cores):
        return True
    verbs = [core for core in found.cores if reading_of(core) & _TELLS]
    return any(
        not languages_of(verb).isdisjoint(languages_of(core)) for verb in verbs for core in found.cores if core != verb
    )


def _needs_no_verb(text: str, outlet: Outlet, found: _Found) -> bool:
    """Tell whether what is read and its outlet are enough: after a label, and where the outlet is sure."""
    if text[: outlet.start].rstrip(' "“„«').endswith(":"):
        return True
    return bool(found.noun) and _is_sure(text, outlet, found)


def _goes_on_there(line: Line, outlet: Outlet) -> bool:
    """Tell whether "Lue lisää X" or "Đọc tiếp trên X" leads to an outlet, not to a topic."""
    led = _led(line.text, outlet)
    sure = outlet.known or looks_like_outlet(outlet.name) or agrees_with_link(line, outlet)
    return sure or (not led.isdisjoint(_LEADS) and led.isdisjoint(_TOPICS))


def _is_original(text: str, outlet: Outlet, found: _Found) -> bool:
    """Tell whether a label or a line names the original: "Original article: X"."""
    says = meaning_of(core_of(text[: outlet.start].rsplit(maxsplit=1)[-1]))
    return found.has(ORIGINAL) and bool(says & ORIGINAL or not says & OTHER)


def _stood_there(text: str, tokens: list[re.Match[str]], outlet: Outlet, found: _Found) -> bool:
    """Tell whether a sentence with a verb of publishing speaks of the text at hand."""
    if found.has(FROM) and not found.has(SAYS):
        return _comes_from(text, outlet) and (outlet.marked or outlet.known or not begins_as_person(outlet.name))
    if found.has(AGAIN | FIRST | THIS | OWN_TEXT):
        return True
    opens = core_of(tokens[0][0])
    if not reading_of(opens) & SAYS:
        return False
    sure = outlet.marked or outlet.known or looks_like_outlet(outlet.name)
    return sure or (found.dated and (" " in outlet.name or opens in _APPEARED))


def _comes_from(text: str, outlet: Outlet) -> bool:
    """Tell whether the name is that of what was translated, not of who did it."""
    return _is_tied(text, outlet) or not _ORIGINS.isdisjoint(_led(text, outlet))


def _led(text: str, outlet: Outlet) -> set[str]:
    """Return the word that leads to the outlet, and the article between."""
    before = [core_of(word) for word in text[: outlet.start].split()[-2:]]
    return set(before if before[-1:] and before[-1] in _ARTICLES else before[-1:])


def _is_tied(text: str, outlet: Outlet) -> bool:
    """Tell whether an ending or a preposition is tied to the name."""
    before = text[max(0, outlet.start - 2) : outlet.start]
    return (
        _SUFFIX.search(text[outlet.start : outlet.end].strip(PUNCTUATION)) is not None
        or _TIED.match(before.lstrip() + outlet.name) is not None
        or has_case_ending(text, outlet.name)
    )


def _is_sure(text: str, outlet: Outlet, found: _Found) -> bool:
    """Tell whether an outlet needs no verb: "Haberin devamı Kıyı Postası'nda", "Cały tekst w Polityce"."""
    if found.noun in _ENGLISH_PARTS:
        return False
    if _is_tied(text, outlet) or outlet.known or looks_like_outlet(outlet.name):
        return True
    # "Articolo originale su Internazionale": nothing else is said.
    led = _led(text, outlet)
    return not led.isdisjoint(_LEADS) and (found.has(ORIGINAL) or led.isdisjoint(_TOPICS | _ORIGINS))


def _marked(line: Line) -> Span | None:
    """Return what the page sets off and is no word of calls: the outlet's name."""
    spans = [
        bare
        for span in (*line.links, *line.emphasis)
        if 0 < span.end - span.start <= 80 and (bare := _without_known(line.text, span)) is not None
    ]
    names = {(span.start, span.end) for span in spans if span.end - span.start < len(line.text.strip()) - 4}
    if not names or len({start for start, _ in names}) > 1:
        return None
    start, end = min(names, key=lambda pair: pair[1] - pair[0])
    return Span(start, end)


def _without_known(text: str, span: Span) -> Span | None:
    """Return a span without the words of calls at its end: "<a>X'te yayımlandı</a>"; None where nothing is left."""
    tokens = list(_TOKEN.finditer(text, span.start, span.end))
    if all(core_of(token[0]) in KNOWN or not core_of(token[0]) for token in tokens):
        return None
    last = max(index for index, token in enumerate(tokens) if core_of(token[0]) and core_of(token[0]) not in KNOWN)
    said = any(meaning_of(core_of(token[0])) & (SAYS | AGAIN) for token in tokens[last + 1 :])
    return Span(span.start, tokens[last].end(), span.href) if said else span


def _sort(tokens: list[re.Match[str]], marked: Span | None) -> _Found:
    found = _Found()
    run: list[re.Match[str]] = []
    printed = [core_of(token[0]) for token in tokens]
    passed = 0
    for index, token in enumerate(tokens):
        if index < passed or (marked is not None and token.start() < marked.end and token.end() > marked.start):
            continue
        core = printed[index]
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        if not core or token[0][0] in "'’":
            continue
        if index and core in _ARTICLES and token[0][:1].isupper() and following[:1].isupper():
            run = [token]  # the name's own: "Het Parool"
            found.runs.append(run)
            continue
        if index and _belongs_to_name(found, core, token, run, following):
            if not run:
                found.runs.append(run)
            run.append(token)
            continue
        count, says = phrase_at(printed, index)
        if count and not any(_ends(one[0]) for one in tokens[index : index + count - 1]):
            passed = index + count
            _note(found, " ".join(printed[index:passed]), says)
            run = []
            continue
        if says := reading_of(core):
            _note(found, core, says)
        elif _THAI.match(core) and _THAI_WORDS.fullmatch(core):
            _note_thai(found, core)
        elif _is_dated(printed, index, token[0], following):
            found.dated = True
        else:
            if not run or run[-1].end() + 1 != token.start() or _ends(run[-1][0]):
                run = []
                found.runs.append(run)
            run.append(token)
            continue
        run = []
    return found


def _belongs_to_name(found: _Found, core: str, token: re.Match[str], run: list[re.Match[str]], following: str) -> bool:
    """Tell whether a word that calls are made of is part of the name: "Radio Vilnis", "Far del Port", "بندر نیوز"."""
    goes_on = bool(run) and run[-1].end() + 1 == token.start() and not _ends(run[-1][0])
    if core in _JOINERS:
        return goes_on and (following[:1].isupper() or core_of(following) in _ARTICLES)
    if _TIED.match(core) and not meaning_of(core) and reading_of(core) & NOUN:
        goes = _HEBREW.match(following) is not None and not reading_of(core_of(following))
        return goes and found.has(OWN_TEXT)  # "בשיחה מקומית"
    if core not in _NAME_NOUNS and ("'" not in core or _SUFFIX.sub("", core) not in _NAME_NOUNS):
        return False
    if token[0][:1].isupper():
        return (goes_on or following[:1].isupper()) and token[0] not in words.CAPITAL_CONTAINERS
    caseless = unicodedata.category(token[0][0]) == "Lo" and bool(meaning_of(core) & NOUN)
    return goes_on and caseless and (bool(found.noun) or found.has(OWN_TEXT))


def _is_dated(printed: list[str], index: int, word: str, following: str) -> bool:
    """Tell whether a word belongs to a date, or is a language: not after what a text stands in, "قناة العربية"."""
    if _NUMBER.fullmatch(printed[index]) or is_date_word(word, following):
        return True
    before = printed[index - 1] if index else ""
    if before in _CONTAINERS and unicodedata.category(word[0]) == "Lo":
        return False
    return _is_month(word) or (_NUMBER.fullmatch(before) is not None and printed[index] in month_names())


def _is_month(word: str) -> bool:
    """Tell whether a word in lower case, or of a script without capitals, is a month or a weekday of any language."""
    core = core_of(word)
    if word[:1].isupper():
        return False
    return core in _no_names() or (core[:1] in "\u05d1\u05dc" and core[1:] in _no_names())


def _ends(word: str) -> bool:
    return word[-1] in ",;:)»”" or _SUFFIX.search(word) is not None


def _note(found: _Found, core: str, says: int) -> None:
    """Note what a word or a phrase says."""
    found.foreign = found.foreign or (bool(says & _TELLS) and core not in _ENGLISH)
    found.says |= says
    found.cores.append(core)
    if says & NOUN:
        found.noun = found.noun or core


def _note_thai(found: _Found, core: str) -> None:
    """Note what a run of Thai words says, which no space parts."""
    found.foreign = True
    for word in KNOWN:
        if _THAI.match(word) and word in core:
            _note(found, word, meaning_of(word))


def _outlet(line: Line, found: _Found, marked: Span | None) -> Outlet | None:
    text = line.text
    if marked is not None:
        left = sum(map(len, found.runs))
        leads = {core_of(word) for word in text[: marked.start].split()[-1:]}
        by_whom = found.has(FROM) and not leads.isdisjoint(_ORIGINS)  # "translated by Jane Doe from X"
        if left > (1 if found.noun and found.has(WHOLE) else 0) and not by_whom:
            return None
        name = _SUFFIX.sub("", text[marked.start : marked.end].strip(" " + PUNCTUATION))
        name = first_form(name)
        return Outlet(name, marked.start, marked.end, marked=True) if name and ": " not in name else None
    runs = [run for run in found.runs if len(run) > 1 or core_of(run[0][0]) not in _no_names()]
    if len(runs) != 1 or len(runs[0]) > _MAX_NAME or not _is_capitalised(runs[0], text):
        return None
    run = runs[0]
    start, end = run[0].start(), run[-1].end()
    start += len(text[start:end]) - len(text[start:end].lstrip(PUNCTUATION))
    led = {core_of(word) for word in text[:start].split()[-1:]}
    labelled = text[:start].rstrip().endswith(":")
    prefix = _TIED.match(text, start) if led.isdisjoint(_CONTAINERS | _LEADS) and not labelled else None
    if prefix is not None:
        start = prefix.end()
    if known := find_inflected(text, start, set_off=text[start - 1 : start] in _QUOTES):
        return Outlet(known[0], start, known[1], known=True)
    translator = led & words.PERSON_PREPOSITIONS and begins_as_person(text[start:end].strip(PUNCTUATION))
    about = led & _TOPICS and not (found.has(SAYS | AGAIN) or (found.has(ORIGINAL) and found.noun))
    if about or translator:
        return None  # what the text is about, or who translated it
    name = without_tied_noun(_SUFFIX.sub("", text[start:end].strip(PUNCTUATION)))
    quoted = text[start - 1 : start] in _QUOTES
    named = quoted or _may_be_name(found, text, run, text[start:end].strip(PUNCTUATION), prefix)
    if not named or name.casefold() in words.FORMATS:
        return None
    if _THAI.match(name) and (kind := _THAI_CONTAINER.match(name)):
        start, name = start + kind.end(), name[kind.end() :]
    short = quoted or (name.isupper() and not led.isdisjoint(_LEADS | _CONTAINERS))  # "на НВ", "i P1"
    return Outlet(name, start, end) if len(name) > _LEAST - short and not is_place(name) else None


def _is_capitalised(run: list[re.Match[str]], text: str) -> bool:
    """Tell whether a name's words have the capitals that its language gives them."""
    small = [word[0] for word in run[1:] if word[0][:1].islower() and core_of(word[0]) not in _JOINERS]
    return not small or gives_one_capital(text)


def _may_be_name(found: _Found, text: str, run: list[re.Match[str]], name: str, prefix: re.Match[str] | None) -> bool:
    """Tell whether what is left over looks as a name does: a capital, an address, or no other way to see it."""
    first = name[:1]
    if first and unicodedata.category(first) == "Lo":
        tied = prefix is not None or has_case_ending(text, name)
        return _is_plain(found, text, run, name, tied=tied)  # no capital tells a name there
    set_off = prefix is not None and prefix[0].endswith("-")
    return first.isupper() or set_off or any(form.match(_SUFFIX.sub("", name)) for form in (_DOMAIN_ALONE, _NUMBERED))


def _is_plain(found: _Found, text: str, run: list[re.Match[str]], name: str, *, tied: bool) -> bool:
    """Tell whether a sentence says so much that what is left over needs no capital to be a name."""
    if len(run) > _MAX_PLAIN:
        return False
    opens = reading_of(core_of(text.split(maxsplit=1)[0]))
    kind = text[: run[0].start()].split()[-1:]
    named = bool(kind) and core_of(kind[0]) in _CONTAINERS  # "في مجلة السد"
    led = named or tied
    if led and found.has(SAYS) and (found.has(OWN_TEXT) or (opens & SAYS and found.dated)):
        return True
    if opens & AGAIN or (found.has(SAYS) and found.has(FIRST | THIS)):
        return True
    if tied and found.has(READS) and looks_like_outlet(name):
        return True
    after = text[run[-1].end() :].split()[:1]
    led = led or any(core_of(word) in _LEADS for word in (*kind, *after)) or _THAI.match(run[0][0]) is not None
    return led and found.has(READS) and found.has(WHOLE) and bool(found.noun)  # not "the whole interview with Dani"


@cache
def _no_names() -> frozenset[str]:
    """Return the months, weekdays, seasons and languages in every language: no outlet is called one alone."""
    return calendar_names() | cores(_SEASONS, _LANGUAGES)
