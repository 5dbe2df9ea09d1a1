"""Calls and attributions in languages that put the outlet where they like: before its verb, with a case ending.

"Yazının tamamını X'te okuyun", "A teljes interjú az X-ben olvasható", "Der Text ist im X erschienen". Such a sentence
is short and made of the words that calls and attributions are made of; what is left over is the outlet.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from archive_scraper.normalize.fragments import Line, Span
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.free_sentence import (
    ARTICLES,
    CONTAINERS,
    ENGLISH,
    JOINERS,
    SUFFIX,
    TELLS,
    THAI,
    TIED,
    TOKEN,
    Found,
    no_names,
    parted,
    sort_words,
)
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
from archive_scraper.normalize.links.outlets import Outlet, first_form, may_be_outlet, without_tied_noun
from archive_scraper.words import book

_QUOTES = tuple('"“„«‘')
_TIES_WORDS = re.compile("[\u05d0-\u05ea\u0e00-\u0e7f]")
"""Hebrew and Thai."""
_DOMAIN_ALONE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d+\.?[a-z]\w*|[A-Z]+\d+)", re.IGNORECASE)
"""A name that begins or ends in a number: 24sata, P1."""
_DATED = re.compile(r"\d{4}\.?\s[^\W\d_A-Z]")
"""A link that is an issue: "2000. aasta augusti numbris"."""
_MAX_TEXT = 260
_MAX_WORDS = 28
_LEAST = 2
_MAX_PLAIN = 4
"""Words of a name in a script without capitals."""
_MOST_UNKNOWN = 3
"""Words that no file holds, in a sentence that says enough without them."""
_MAX_NAME = 5
"""Words of an outlet's name that nothing sets off."""

_TOPICS = cores(words.TOPIC_PREPOSITIONS)
_LEADS = cores(words.PREPOSITIONS)
_ORIGINS = cores(book.words("link.origin_prepositions"))
_ONE = cores(book.words("numbers.1"))
_APPEARED = cores(words.APPEARED)
_ENGLISH_PARTS = frozenset(
    word for meaning in ("link.wholes", "link.nouns") for word in book.by_language(meaning)["en"]
)
_THAI_CONTAINER = re.compile(
    rf"{book.any_of(word for word in book.entries('outlet.containers') if THAI.match(word))}(?=.{{3}})"
)
"""What kind of outlet it is, before its name without a space."""


def read_free_order(line: Line) -> Sentence | None:
    """Recognise a sentence whose outlet may stand anywhere; None where it says nothing of the kind."""
    text = line.text
    tokens = list(TOKEN.finditer(text)) if len(text) <= _MAX_TEXT else []
    if not 0 < len(tokens) <= _MAX_WORDS or text.endswith("?"):
        return None
    told = not _TELLING.isdisjoint(core_of(token[0]) for token in tokens)
    return _read(line, tokens) if told or (not text.isascii() and _TIES_WORDS.search(text)) else None


def _tells(core: str) -> bool:
    """Tell whether a word is one of those that stand in every such sentence, but where scripts tie words together."""
    says = meaning_of(core)
    if says & TELLS:
        return core not in ENGLISH or bool(says & FROM)
    return bool(says & (NOUN | WHOLE)) and core not in _ENGLISH_PARTS


_TELLING = frozenset(filter(_tells, KNOWN))


def _read(line: Line, tokens: list[re.Match[str]]) -> Sentence | None:
    text = line.text
    marked = _marked(line)
    found = sort_words(tokens if marked is None else list(parted(tokens, marked)), marked)
    tells = found.has(TELLS)
    verbless = found.has(WHOLE) and not tells and bool(found.noun or marked)
    figures = any(core_of(token[0]) in words.FIGURES for token in tokens)
    if not ((found.foreign and tells) or verbless) or figures:
        return None
    if found.has(OWN):
        here = found.has(READS) and found.has(WHOLE) and bool(found.noun) and not found.has(SAYS | AGAIN)
        return Sentence("call", "a call to read it on the page's own site", None, "read", "strong") if here else None
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


def _is_one_language(found: Found) -> bool:
    """Tell whether a verb and another word are of one language: "se" (see) and "matéria" are of two."""
    if found.has(AGAIN) or len(found.cores) == 1 or any(" " in core for core in found.cores):
        return True
    verbs = [core for core in found.cores if reading_of(core) & TELLS]
    return any(
        not languages_of(verb).isdisjoint(languages_of(core)) for verb in verbs for core in found.cores if core != verb
    )


def _needs_no_verb(text: str, outlet: Outlet, found: Found) -> bool:
    """Tell whether what is read and its outlet are enough: after a label, and where the outlet is sure."""
    if text[: outlet.start].rstrip(' "“„«').endswith(":"):
        return True
    return bool(found.noun) and _is_sure(text, outlet, found)


def _goes_on_there(line: Line, outlet: Outlet) -> bool:
    """Tell whether "Lue lisää X" or "Đọc tiếp trên X" leads to an outlet, not to a topic."""
    led = _led(line.text, outlet)
    sure = outlet.known or looks_like_outlet(outlet.name) or agrees_with_link(line, outlet)
    return sure or (not led.isdisjoint(_LEADS) and led.isdisjoint(_TOPICS))


def _is_original(text: str, outlet: Outlet, found: Found) -> bool:
    """Tell whether a label or a line names the original: "Original article: X"."""
    says = meaning_of(core_of(text[: outlet.start].rsplit(maxsplit=1)[-1]))
    return found.has(ORIGINAL) and bool(says & ORIGINAL or not says & OTHER)


def _stood_there(text: str, tokens: list[re.Match[str]], outlet: Outlet, found: Found) -> bool:
    """Tell whether a sentence with a verb of publishing speaks of the text at hand."""
    if found.has(FROM) and not found.has(SAYS):
        return _comes_from(text, outlet) and (outlet.marked or outlet.known or not begins_as_person(outlet.name))
    opens = core_of(tokens[0][0])
    if found.has(AGAIN | FIRST | THIS):
        return True
    if found.has(OWN_TEXT) and found.noun not in words.STUDIES and not _is_of_others(text):
        return True
    if not reading_of(opens) & SAYS:
        return False
    sure = outlet.marked or outlet.known or looks_like_outlet(outlet.name)
    section = outlet.name.casefold() in words.SECTION_WORDS
    return sure or (found.dated and (" " in outlet.name or opens in _APPEARED or not section))


def _is_of_others(text: str) -> bool:
    """Tell whether a text is meant that is not at hand: "Une tribune a été publiée", but not "une tribune, que ..."."""
    printed = text.split()
    return any(
        core_of(one) in _ONE and meaning_of(core_of(noun)) & OWN_TEXT and not noun.endswith(",")
        for one, noun in pairwise(printed)
    )


def _comes_from(text: str, outlet: Outlet) -> bool:
    """Tell whether the name is that of what was translated, not of who did it."""
    return _is_tied(text, outlet) or not _ORIGINS.isdisjoint(_led(text, outlet))


def _led(text: str, outlet: Outlet) -> set[str]:
    """Return the word that leads to the outlet, and the article between."""
    before = [core_of(word) for word in text[: outlet.start].split()[-2:]]
    return set(before if before[-1:] and before[-1] in ARTICLES else before[-1:])


def _is_tied(text: str, outlet: Outlet) -> bool:
    """Tell whether an ending or a preposition is tied to the name."""
    before = text[max(0, outlet.start - 2) : outlet.start]
    return (
        SUFFIX.search(text[outlet.start : outlet.end].strip(PUNCTUATION)) is not None
        or TIED.match(before.lstrip() + outlet.name) is not None
        or has_case_ending(text, outlet.name)
    )


def _is_sure(text: str, outlet: Outlet, found: Found) -> bool:
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
        if 0 < span.end - span.start <= 80
        and not _DATED.match(line.text, span.start)
        and (bare := _without_known(line.text, span)) is not None
    ]
    names = {(span.start, span.end) for span in spans if span.end - span.start < len(line.text.strip()) - 4}
    if not names or len({start for start, _ in names}) > 1:
        return None
    start, end = min(names, key=lambda pair: pair[1] - pair[0])
    return Span(start, end)


def _without_known(text: str, span: Span) -> Span | None:
    """Return a span without the words of calls at its end: "<a>X'te yayımlandı</a>"; None where nothing is left."""
    tokens = list(TOKEN.finditer(text, span.start, span.end))
    if all(core_of(token[0]) in KNOWN or not core_of(token[0]) for token in tokens):
        return None
    last = max(index for index, token in enumerate(tokens) if core_of(token[0]) and core_of(token[0]) not in KNOWN)
    said = any(meaning_of(core_of(token[0])) & (SAYS | AGAIN) for token in tokens[last + 1 :])
    return Span(span.start, tokens[last].end(), span.href) if said else span


def _outlet(line: Line, found: Found, marked: Span | None) -> Outlet | None:
    text = line.text
    if marked is not None:
        left = sum(map(len, found.runs))
        leads = {core_of(word) for word in text[: marked.start].split()[-1:]}
        by_whom = found.has(FROM) and not leads.isdisjoint(_ORIGINS)  # "translated by Jane Doe from X"
        if left > _spare(found) and not by_whom:
            return None
        name = SUFFIX.sub("", text[marked.start : marked.end].strip(" " + PUNCTUATION))
        name = first_form(name)
        return Outlet(name, marked.start, marked.end, marked=True) if name and ": " not in name else None
    runs = [run for run in found.runs if len(run) > 1 or not _is_no_name(run[0])]
    runs = _names_among(runs, text, _spare(found))
    if len(runs) != 1 or len(runs[0]) > _MAX_NAME or not _is_capitalised(runs[0], text):
        return None
    run = runs[0]
    start, end = run[0].start(), run[-1].end()
    start += len(text[start:end]) - len(text[start:end].lstrip(PUNCTUATION))
    led = {core_of(word) for word in text[:start].split()[-1:]}
    labelled = text[:start].rstrip().endswith(":")
    prefix = TIED.match(text, start) if led.isdisjoint(CONTAINERS | _LEADS) and not labelled else None
    if prefix is not None:
        start = prefix.end()
    if known := find_inflected(text, start, set_off=text[start - 1 : start] in _QUOTES):
        return Outlet(known[0], start, known[1], known=True)
    translator = led & words.PERSON_PREPOSITIONS and begins_as_person(text[start:end].strip(PUNCTUATION))
    about = led & _TOPICS and not (found.has(SAYS | AGAIN) or (found.has(ORIGINAL) and found.noun))
    if about or translator:
        return None  # what the text is about, or who translated it
    name = without_tied_noun(SUFFIX.sub("", text[start:end].strip(PUNCTUATION)))
    quoted = text[start - 1 : start] in _QUOTES
    named = quoted or _may_be_name(found, text, run, text[start:end].strip(PUNCTUATION), prefix)
    if not named or not (may_be_outlet(name) or led & CONTAINERS):
        return None
    if THAI.match(name) and (kind := _THAI_CONTAINER.match(name)):
        start, name = start + kind.end(), name[kind.end() :]
    short = quoted or (name.isupper() and not led.isdisjoint(_LEADS | CONTAINERS))  # "на НВ", "i P1"
    return Outlet(name, start, end) if len(name) > _LEAST - short and not is_place(name) else None


def _is_no_name(word: re.Match[str]) -> bool:
    """Tell whether a word alone is a month, a day or a language, and no channel or paper is called so before it."""
    before = word.string[: word.start()].split()[-1:]
    return core_of(word[0]) in no_names() and not (before and core_of(before[0]) in CONTAINERS)


def _spare(found: Found) -> int:
    """Return how many unknown words a sentence may have next to its outlet: the more it says, the more."""
    if found.noun and found.has(WHOLE):
        return _MOST_UNKNOWN if found.has(READS) else 1
    said = found.has(SAYS | AGAIN) and (found.has(THIS | OWN_TEXT) or (found.has(FIRST) and found.opens))
    return _MOST_UNKNOWN if said else 0


def _names_among(runs: list[list[re.Match[str]]], text: str, spare: int) -> list[list[re.Match[str]]]:
    """Return the runs that may be a name, without up to ``spare`` other words: those in lower case at their ends.

    The capital of a sentence's first word proves nothing where another run has one: "Jeg har skrevet ...".
    """
    quoted = [run for run in runs if run[0][0].startswith(_QUOTES) and run[-1][0].rstrip(PUNCTUATION) != run[-1][0]]
    cut = [name for run in (quoted if len(quoted) == 1 else runs) if (name := _trimmed(run, gives_one_capital(text)))]
    later = [run for run in cut if run[0].start()]
    cut = later if len(later) == 1 and all(len(run) == 1 for run in cut if not run[0].start()) else cut
    opens = any(run[0].start() == 0 and run not in runs for run in cut)  # "Log in": the capital is the sentence's
    unknown = sum(map(len, runs)) - sum(map(len, cut))
    return cut if 0 < unknown <= spare and not opens else runs


def _trimmed(run: list[re.Match[str]], one_capital: bool) -> list[re.Match[str]]:
    """Return a run without words in lower case before it, and after it where its language has more than one capital."""
    named = [place for place, word in enumerate(run) if not _is_small(word[0])]
    return run[named[0] : len(run) if one_capital else named[-1] + 1] if named else []


def _is_small(word: str) -> bool:
    """Tell whether a word begins in lower case and is no address."""
    return word[:1].islower() and _DOMAIN_ALONE.match(SUFFIX.sub("", word.strip(PUNCTUATION))) is None


def _is_capitalised(run: list[re.Match[str]], text: str) -> bool:
    """Tell whether a name's words have the capitals that its language gives them."""
    small = [word[0] for word in run[1:] if word[0][:1].islower() and core_of(word[0]) not in JOINERS]
    return not small or gives_one_capital(text)


def _may_be_name(found: Found, text: str, run: list[re.Match[str]], name: str, prefix: re.Match[str] | None) -> bool:
    """Tell whether what is left over looks as a name does: a capital, an address, or no other way to see it."""
    first = name[:1]
    if first and unicodedata.category(first) == "Lo":
        tied = prefix is not None or has_case_ending(text, name)
        return _is_plain(found, text, run, name, tied=tied)  # no capital tells a name there
    set_off = prefix is not None and prefix[0].endswith("-")
    return first.isupper() or set_off or any(form.match(SUFFIX.sub("", name)) for form in (_DOMAIN_ALONE, _NUMBERED))


def _is_plain(found: Found, text: str, run: list[re.Match[str]], name: str, *, tied: bool) -> bool:
    """Tell whether a sentence says so much that what is left over needs no capital to be a name."""
    if len(run) > _MAX_PLAIN:
        return False
    printed = [core_of(word) for word in text.split()]
    opens = phrase_at(printed, 0)[1] or reading_of(printed[0])
    kind = text[: run[0].start()].split()[-1:]
    named = bool(kind) and core_of(kind[0]) in CONTAINERS  # "في مجلة السد"
    led = named or tied
    if led and found.has(SAYS) and (found.has(OWN_TEXT) or (opens & SAYS and found.dated)):
        return True
    if opens & AGAIN or (found.has(SAYS) and found.has(FIRST | THIS)):
        return True
    if tied and found.has(READS) and looks_like_outlet(name):
        return True
    after = text[run[-1].end() :].split()[:1]
    led = led or any(core_of(word) in _LEADS for word in (*kind, *after)) or THAI.match(run[0][0]) is not None
    return led and found.has(READS) and found.has(WHOLE) and bool(found.noun)  # not "the whole interview with Dani"
