"""Attributions: sentences that say in which outlet the text at hand stood first."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.calls import GLUED, Sentence
from archive_scraper.normalize.links.offices import is_office
from archive_scraper.normalize.links.outlet_links import agrees_with_link
from archive_scraper.normalize.links.outlet_names import begins_as_person, is_place, looks_like_outlet
from archive_scraper.normalize.links.outlets import Outlet, is_date_word, read_outlet
from archive_scraper.normalize.word_finder import word_finder
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.normalize.fragments import Line


_TOKEN = compiled(r"\S+")
_PUNCTUATION = '.,;:!?…()[]{}"“”„«»*|'
_LABEL = compiled(r"^[^.:!?]{0,40}:\s*")
_FOOTER = compiled(rf"{book.alternatives('attribution.footer')}\b", re.IGNORECASE)


def _curled(meaning: str) -> str:
    """Return the alternatives of a meaning with either form of the apostrophe."""
    return book.alternatives(meaning).replace("'", "['’]")


_GIVER = rf"(?= (?:{book.alternatives('attribution.permission_from')}(?:\b|(?<=['’]))|[\"„“«]))"
_PERMISSION = late(
    rf"\b{_curled('attribution.permission')}{_GIVER}"
    rf"|\b(?:\w+(?:[dt][oa]s?|ée?s?|ite?s?)|{book.alternatives('attribution.permission_verbs')}) "
    rf"{_curled('attribution.permission_after_verb')}{_GIVER}",
    re.IGNORECASE,
)
_WROTE = compiled(rf"\b{book.alternatives('attribution.wrote')}\b[^.]{{0,40}}?(?=\bfor\b)", re.IGNORECASE)
_FIRST_PHRASE = late(book.any_of(words.FIRST_PHRASES), re.IGNORECASE)
_find_words = word_finder(r"[\w\u0900-\u0dff'-]")
_TRIGGERS = words.PUBLISHED | words.REPRINTED | book.words("attribution.triggers", "attribution.wrote")
_VOLUME = compiled(r"\s\d{1,4}$")
_TITLE = compiled(
    r"(?P<before>[^“”\"«»„.]{0,60}?)(?:“[^“”]{12,200}”|«[^«»]{12,200}»|„[^“”]{12,200}[“”]|\"[^\"]{12,200}\")(?P<mark>\s*,\s*|(?<=,[”\"»“])\s+)?"
)
"""A title in quotes, of more letters than an outlet's name, and the comma after it."""
_AGAIN = "reprinted"
_BY_LEAVE = "permission"
_THANKS = ("courtesy", _BY_LEAVE)
_SUBJECT = 7
"""Words of a subject that is not "this article"."""
_NEAR = 9
"""Words between "first" and "published"."""
_REACH = 30
"""Words from there to the outlet."""
_LOOSELY_PUBLISHED = book.words("link.offered")
_OF = book.words("attribution.of")
_RELATIVES = book.words("attribution.relatives")
_ONE = book.words("numbers.1")
_OTHERS_WORK = words.CREDIT_WORDS | words.FIGURES
_NOT_BY = book.words("attribution.not_by")
_ACCORDING = book.words("attribution.according")
_BETWEEN = (
    words.NOUNS | words.FILLERS | words.PUBLISHED | words.FIRST_WORDS | words.ARTICLES | words.REPRINTED | words.FULLS
) | book.words("attribution.between")


def read_attribution(line: Line) -> Sentence | None:
    """Recognise one sentence that says in which outlet the text stood first; None where it says no such thing."""
    text = line.text
    if not text or len(text) > 1500:
        return None
    return _read_passive(line) if may_attribute(text) else None


def _read_passive(line: Line) -> Sentence | None:
    """Recognise a sentence about where the text was published: "This essay first appeared in X"."""
    text = line.text
    for strength, end, subjects in _find_triggers(text):
        if _cites(subjects[0]):
            return None
        aside = strength == "first" and _is_added_to_title(line, end, subjects[0])
        if _is_credit(subjects[0]) or not (aside or any(_speaks_of_itself(said, strength) for said in subjects)):
            return None
        outlet = _find_outlet(line, end, strength, subjects[-1])
        if outlet is not None:
            if strength == "published" and not words.EACH.isdisjoint(_subject(text)):
                return None  # "Her column is published every Tuesday in X"
            alone = not text[outlet.end :].strip(' .!)]»”’"')
            if strength == "published" and not alone and not _ONE.isdisjoint(_subject(subjects[0])[:1]):
                return None  # "An op-ed was published in X, signed by forty mayors"
            return _attribute(text, outlet, strength)
    return None


def _is_added_to_title(line: Line, end: int, before: str) -> bool:
    """Tell whether a title or an author stands before a comma, and nothing but a date behind the outlet.

    "Who owns the quay? by Jane Doe, first published on strait.example in 2019"
    """
    if not before.rstrip().endswith((",", "(", "–", "—", "-")) or not words.VERBS.isdisjoint(
        _subject(line.text[:end])[-2:]
    ):
        return False
    outlet = _find_outlet(line, end, "first", before)
    rest = line.text[outlet.end :].split() if outlet is not None else ["?"]
    cores = [word.strip(_PUNCTUATION + "’").casefold() for word in rest]
    return all(not core or core in words.PREPOSITIONS or is_date_word(core, "") or core.isdigit() for core in cores)


def _attribute(text: str, outlet: Outlet, strength: str) -> Sentence:
    if _FOOTER.match(text) or words.FEED_FOOTER.match(text):
        return Sentence("footer", "the footer that WordPress adds to a feed's entries", outlet, strength="footer")
    return Sentence("attribution", f"{strength}: where the text was published", outlet, strength=strength)


def may_attribute(text: str) -> bool:
    """Tell whether a text holds a word without which there is no attribution: a cheap look before the grammar."""
    return not _TRIGGERS.isdisjoint(_find_words(text.casefold().replace("’", "'")))


def _find_triggers(text: str) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Yield how the sentence says it, where the outlet may begin, and the words that may hold its subject.

    The first way counts; only "is republished" may leave the outlet to an earlier "was produced by X".
    """
    match = _PERMISSION.search(text)
    if match:
        strength = "courtesy" if match[0].casefold() == "courtesy" else "permission"
        yield strength, match.end(), (text[: match.start()],)
    if (match := _WROTE.search(text)) and re.search(r"\bthis\b", text[: match.end()], re.IGNORECASE):
        yield "written for", match.end(), (text[: match.start()],)
        return
    tokens = list(_TOKEN.finditer(text))
    cores = [token[0].strip(_PUNCTUATION).casefold() for token in tokens]
    published = [i for i, core in enumerate(cores) if core in words.PUBLISHED]
    loose = [i for i, core in enumerate(cores) if core in _LOOSELY_PUBLISHED]
    for first in _find_firsts(text, tokens, cores):
        pool = sorted(published + loose) if cores[first] == "original" else published
        near = next((i for i in pool if abs(i - first) <= _NEAR), None)
        if near is not None:
            low, high = sorted((first, near))
            yield "first", tokens[low].end(), (text[: tokens[low].start()], text[: tokens[high].start()])
            return
    reprinted = [i for i, core in enumerate(cores) if core in words.REPRINTED]
    if reprinted:
        yield "reprinted", tokens[reprinted[0]].end(), (text[: tokens[reprinted[0]].start()],)
    if published and (not reprinted or published[0] < reprinted[0]):
        strength = "reprinted" if reprinted else "published"
        yield strength, tokens[published[0]].end(), (text[: tokens[published[0]].start()],)


def _find_firsts(text: str, tokens: list[re.Match[str]], cores: list[str]) -> Iterator[int]:
    for index, core in enumerate(cores):
        if core in words.FIRST_WORDS or core == "original":
            yield index
    if phrase := _FIRST_PHRASE.search(text):
        yield from (i for i, token in enumerate(tokens) if token.start() <= phrase.start() < token.end())


def _is_credit(before: str) -> bool:
    """Tell whether a picture or a figure is spoken of, not the text."""
    return any(word.strip(_PUNCTUATION).casefold() in _OTHERS_WORK for word in before.split())


def _cites(before: str) -> bool:
    """Tell whether a text is meant that is not the one at hand: "According to an article in", "Article 5 was"."""
    printed = [word.strip(_PUNCTUATION).casefold().replace("’", "'") for word in before.split(maxsplit=_NEAR)]
    numbered = any(core in words.OWN_TEXT_NOUNS and after.isdigit() for core, after in pairwise(printed[:_NEAR]))
    return numbered or not _ACCORDING.isdisjoint(printed[:1])


def _subject(before: str) -> list[str]:
    before = _LABEL.sub("", before).replace("’", "'")
    return [core for word in before.split() if (core := word.strip(_PUNCTUATION).casefold())]


def _speaks_of_itself(before: str, strength: str) -> bool:
    """Tell whether the words before the trigger leave the text at hand as the sentence's subject."""
    cores = _subject(before)
    if strength == "written for" or not cores:
        return True
    if strength in _THANKS and (len(cores) == 1 or cores[-1] in words.REPRINTED or cores[-1] in words.PUBLISHED):
        return True  # "Shared with permission from X"
    if strength == "first" and all(core in words.FIRST_WORDS for core in cores):
        return True
    demonstrative = next((i for i, core in enumerate(cores[:3]) if core in words.DEMONSTRATIVES), None)
    if demonstrative is not None:
        named = not words.OWN_TEXT_NOUNS.isdisjoint(cores[demonstrative + 1 : demonstrative + 2])
        return strength != "published" or named or len(cores) - demonstrative <= _SUBJECT
    if any(core in words.OWN_VERSION for core in cores[:4]):
        return True
    if any(core in words.OF_OTHERS for core in cores[:3]):
        return False
    of_others = strength == "published" and not words.STUDIES.isdisjoint(cores)  # "The study was published in"
    return len(cores) <= 6 and any(core in words.OWN_TEXT_NOUNS for core in cores[:3]) and not of_others


def _find_outlet(line: Line, position: int, strength: str, before: str) -> Outlet | None:
    """Return the outlet of the first phrase after the trigger that holds one."""
    start, cited = (position, None) if strength == _BY_LEAVE else _skip_title(line, position)
    if cited is not None:
        return cited
    found = _scan(line, start, len(line.text), strength, before)
    if found is None and start > position:  # the title follows the outlet: "in X under the title “...”"
        found = _scan(line, position, start, strength, before)
    return found


def _scan(line: Line, position: int, end: int, strength: str, before: str) -> Outlet | None:
    by_whom: Outlet | None = None
    for core, outlet in _led_names(line, position, end, strength):
        known = looks_like_outlet(outlet.name) or agrees_with_link(line, outlet)
        if not known and not outlet.marked and is_place(outlet.name):
            continue
        if core in words.PERSON_PREPOSITIONS and core not in _NOT_BY and not known:
            # "by Jane Doe in X": the person is no outlet; "by X" alone is one.
            nobody = begins_as_person(outlet.name) or is_office(outlet.name)
            person = strength == "published" or (not outlet.marked and nobody)
            by_whom = by_whom or (None if person else outlet)
            continue
        if not (known or outlet.marked) and begins_as_person(outlet.name):
            continue  # "an article by Jane Doe in X"
        if strength == "courtesy" and not _subject(before):
            # Such a line under a picture names its owner: the name must be an outlet's, and all there is.
            alone = not line.text[outlet.end :].strip(" .)]")
            return outlet if alone and (known or outlet.marked) else None
        sure = known or outlet.marked or _appeared_here(before, line.text)
        if strength == "published" and not sure:
            continue
        return outlet
    return by_whom


def _led_names(line: Line, position: int, end: int, strength: str) -> Iterator[tuple[str, Outlet]]:
    """Yield each word that leads to a name, and the name."""
    shouted = line.text.isupper()
    reach = _NEAR if strength == "published" else _REACH
    passed = position
    for count, token in enumerate(islice(_TOKEN.finditer(line.text, position, end), reach + 1)):
        if token.start() < passed:
            continue
        core = token[0].strip(_PUNCTUATION).casefold()
        leads = _leads_on(line.text, position, token, shouted=shouted)
        glued = None if token[0].islower() else GLUED.match(token[0])
        if not leads and glued is None and not (count == 0 and core in _OF):
            if strength == "reprinted" and core and core not in _BETWEEN:
                break
            continue
        behind = token.start() + glued.end() if glued else token.end()
        outlet = read_outlet(line, behind)
        if outlet is not None and not (is_image_agency(outlet.name) or _begins_as_date(line.text, outlet)):
            yield core, outlet
            person = not outlet.marked and begins_as_person(outlet.name)
            passed = outlet.end if person else passed


def _begins_as_date(text: str, outlet: Outlet) -> bool:
    """Tell whether a name begins with the month of a date: "na edição de 12 de Maio do Diário do Cais"."""
    before = [word for word in text[: outlet.start].split()[-2:] if word not in words.PREPOSITIONS]
    return bool(before) and before[-1].isdigit() and is_date_word(outlet.name.split(" ", 1)[0], "")


def _leads_on(text: str, start: int, token: re.Match[str], *, shouted: bool) -> bool:
    """Tell whether a word leads to a name; not one between two words of a name: "a El Far del Port"."""
    word = token[0].strip(_PUNCTUATION)
    core = word.casefold()
    if core not in words.PREPOSITIONS or not (word == core or shouted):
        return False
    if core not in words.CONTAINER_LINKS or shouted:
        return True
    before = text[start : token.start()].split()[-1:]
    named = bool(before) and before[0][:1].isupper() and before[0][-1:].isalpha() and not is_date_word(before[0], "")
    return not (named and text[token.end() :].lstrip()[:1].isupper())


def _skip_title(line: Line, position: int) -> tuple[int, Outlet | None]:
    """Pass over a title in quotes; return the outlet that a comma parts from it: "as “A title,” The Strait Journal"."""
    title = _TITLE.match(line.text, position)
    if title is None:
        return position, None
    outlet = read_outlet(line, title.end()) if title["mark"] else None
    if outlet is None or outlet.name.isdigit():
        return title.end(), None
    return title.end(), replace(outlet, name=_VOLUME.sub("", outlet.name))


def _appeared_here(before: str, text: str) -> bool:
    """Tell whether "this article appeared in ..." stands there: a name after it needs no other proof."""
    cores = _subject(before)
    verb = text[len(before) :].split(maxsplit=1)
    own = any(core in words.OWN_TEXT_NOUNS or core in words.OWN_VERSION for core in cores[:4]) or not cores
    return own and bool(verb) and verb[0].strip(_PUNCTUATION).casefold() in words.APPEARED


def is_image_agency(name: str) -> bool:
    """Tell whether a source is one of pictures, not of texts."""
    lower = name.casefold()
    return any(agency in lower for agency in words.IMAGE_AGENCIES)
