"""Every stretch of a line that may be an outlet's name, by its print: links, italics, quotes, capitals, hosts."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.free_words import core_of, cores
from archive_scraper.normalize.links.line_words import MARKS, QUOTES, Word
from archive_scraper.normalize.links.outlet_names import DOMAIN
from archive_scraper.normalize.links.outlets import Outlet, alone, first_form, may_be_outlet, read_outlet
from archive_scraper.words import book
from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.normalize.fragments import Line

_QUOTED = compiled(r"[“\"„«‘「『《〈]\s?([^“”\"„«»」』》〉]{2,60}?)\s?[”\"“»’」』》〉]")
_ENDING = compiled(r"['’][^\W\d_A-Z]{1,5}$")
"""A case ending after an apostrophe: "Liman Postası'nda"."""
_TIED = compiled('[\u05d1\u05dc\u05de](?:["\u201c\u201d\u201e-]|(?=[\u05d0-\u05ea]{3}))')
"""A preposition of Hebrew, written together with the name or the quotes that follow."""
_YEAR = compiled(r"\s(?:19|20)\d\d$")
_LONGEST_MARKED = 70
_OPENING = "([“„«"
"""What opens something else than the name that goes on."""
_FOREIGN_STOPS = "،؛؟।۔"
_LONGEST_RUN = 7
_AROUND = " " + MARKS.replace("'", "").replace("’", "")
_SHORTEST_TIED = 2
_MOST = 16
_UNSPACED_POINTERS = [phrase for phrase in book.entries("link.here") if UNSPACED.search(phrase)]
_SMALL = cores(book.words("link.here", "link.fillers", "link.small_words")) - cores(book.names("outlets.known"))
_JOINERS = cores(words.NAME_JOINERS, words.CONTAINER_LINKS, words.ARTICLES)
_LEADS = frozenset(("container-noun", "source-word"))
"""After one of these a name may begin in lower case."""
_NO_NAMES = frozenset(("here-word", "reading-verb", "publishing-verb", "this-word", "date-word"))
"""What a name of one word does not say."""
_ITEMS = frozenset(("item-noun", "text-noun"))
_VERBS = frozenset(("publishing-verb", "reading-verb", "again-verb"))
_OPENS_NO_NAME = frozenset(
    ("by-word", "publishing-verb", "reading-verb", "this-word", "first-word", "date-word", "item-noun")
)


def find_names(line: Line, found: Sequence[Word]) -> list[Outlet]:
    """Return the candidates for an outlet's name in a line, each stretch once."""
    names: dict[tuple[int, int], Outlet] = {}
    for printed in (*_marked(line), *(_without_verb(outlet, found) for outlet in _printed(line, found))):
        outlet = replace(printed, name=printed.name.rstrip(_FOREIGN_STOPS))
        inside = [word for word in found if word.start >= outlet.start - 1 and word.end <= outlet.end + 1]
        named = may_be_outlet(outlet.name) and not (_YEAR.search(outlet.name) or _points(outlet.name))
        if named and (outlet.known or _may_name(inside)):
            names.setdefault((outlet.start, len(outlet.name)), outlet)
    return list(names.values())[:_MOST]


def _points(name: str) -> bool:
    """Tell whether a name is a word that points or a small one with a capital: "请点此", "Sie"."""
    core = core_of(name)
    if UNSPACED.match(core):
        return any(core in phrase or (phrase in core and len(core) <= len(phrase) + 1) for phrase in _UNSPACED_POINTERS)
    return core in _SMALL


def _may_name(inside: Sequence[Word]) -> bool:
    """Tell whether words may be a name: not one that points or tells, nor known words without a capital."""
    if len(inside) == 1 and _NO_NAMES & inside[0].says and "unknown" not in inside[0].says:
        return False
    named = any(word.says & {"unknown", "paper-word", "name"} for word in inside)
    return not inside or (named and not all("date-word" in word.says for word in inside))


def _without_verb(outlet: Outlet, found: Sequence[Word]) -> Outlet:
    """Return a name as far as it reaches before a verb; scripts without capitals part them by nothing else."""
    inside = (word for word in found if outlet.start < word.start < outlet.end)
    verb = next((word for word in inside if _VERBS & word.says and "name" not in word.says), None)
    if verb is None:
        return outlet
    return replace(outlet, name=outlet.name[: verb.start - outlet.start].strip(" " + MARKS), end=verb.start - 1)


def _marked(line: Line) -> list[Outlet]:
    """Return what the page or quotes set off, but for a line that is set off as a whole."""
    text = line.text
    spans = {(span.start, span.end) for span in (*line.links, *line.emphasis) if span.end - span.start > 1}
    first, last = len(text) - len(text.lstrip()), len(text.rstrip()) - 2
    inner = [(a, b) for a, b in sorted(spans) if b - a <= _LONGEST_MARKED and (a > first or b < last)]
    outlets = [Outlet(first_form(alone(text[a:b].strip(_AROUND))), a, b, marked=True) for a, b in inner]
    outlets += [
        Outlet(first_form(match[1].strip(" .,")), *match.span(), marked=True) for match in _QUOTED.finditer(text)
    ]
    return outlets


def _printed(line: Line, found: Sequence[Word]) -> list[Outlet]:
    """Return what a capital or its script tells, as far as the name reaches and as far as capitals do."""
    outlets: list[Outlet] = []
    for place, word in enumerate(found):
        bare = word.text.lstrip(QUOTES + "([")
        if UNSPACED.match(bare) and not "\uac00" <= bare[0] <= "\ud7af":
            if "unknown" in word.says and len(bare) >= _SHORTEST_TIED:
                outlets += (Outlet(bare.strip(MARKS), word.start, word.end), _between_spaces(line.text, word))
            continue
        led = (place > 0 and bool(_LEADS & found[place - 1].says)) or _is_known(word) or _closes_label(found, place)
        if not (_begins_name(bare) or led) or (place and word.text[0] not in _OPENING and _goes_on(found[place - 1])):
            continue
        outlet = read_outlet(line, word.start)
        whole = outlet is not None and outlet.marked and place == 0 and outlet.end >= len(line.text.rstrip()) - 1
        if outlet is not None and outlet.start >= word.start - 2 and not whole:
            outlets.append(outlet)
        if tied := _TIED.match(bare):
            start = word.end - len(bare) + tied.end()
            untied = read_outlet(line, start)
            outlets += [Outlet(bare[tied.end() :].strip(MARKS), start, word.end), *([untied] if untied else [])]
        if "unknown" in word.says or not _OPENS_NO_NAME & word.says:
            run = _run(line.text, found, place)
            outlets += (run, *_with_paper_word(run, found))
    return outlets


def _with_paper_word(run: Outlet, found: Sequence[Word]) -> list[Outlet]:
    """Return a name with the word for a paper in lower case that follows it: "Přístavní noviny"."""
    after = next((word for word in found if word.start == run.end + 1), None)
    if after is None or "paper-word" not in after.says or {"name", "day-word"} & after.says:
        return []
    if any("one-word" in word.says for word in found if word.start == run.start):
        return []  # "Une tribune a été publiée"
    return [Outlet(f"{run.name} {after.text.strip(MARKS)}", run.start, after.end)]


def _begins_name(word: str) -> bool:
    return (
        word[:1].isupper()
        or any(char.isupper() for char in word[1:])
        or DOMAIN.match(word) is not None
        or (word[:1].isalpha() and unicodedata.category(word[0]) == "Lo")
    )


def _is_known(word: Word) -> bool:
    """Tell whether a word in lower case is an outlet's name and nothing else: "in der taz"."""
    return word.says == {"unknown"} and word.core in words.OUTLET_WORDS


def _closes_label(found: Sequence[Word], place: int) -> bool:
    """Tell whether a word leads to what follows the line: "Originally posted on harbourwalks:"."""
    last = place == len(found) - 1 and place > 0 and found[place].text.endswith(":")
    return last and "preposition" in found[place - 1].says


def _goes_on(before: Word) -> bool:
    """Tell whether a word belongs to the capitals before it."""
    named = before.says == {"name", "unknown"} and before.text[-1] not in ",;:.)”»"
    return named and before.core not in words.SECTION_WORDS


def _between_spaces(text: str, word: Word) -> Outlet:
    """Return the letters around a word of a script that parts none: what looks like two words may be one name."""
    start = text.rfind(" ", 0, word.start) + 1
    end = text.find(" ", word.end)
    return Outlet(text[start : end if end >= 0 else None].strip(MARKS), start, end if end >= 0 else len(text))


def _run(text: str, found: Sequence[Word], place: int) -> Outlet:
    """Return the words with capitals from a place on, with the small ones that join them."""
    end = place
    while end + 1 < len(found) and end - place < _LONGEST_RUN and found[end].text[-1] not in ",;:.!?)»”":
        word, after = found[end + 1], found[end + 2] if end + 2 < len(found) else None
        joins = core_of(word.text) in _JOINERS and after is not None and "name" in after.says
        apart = text[found[end].end : word.start] != " " or word.text[0] in _OPENING
        counts = word.text.isdigit() and after is not None and {"name", "date-word"} & after.says == {"name"}
        if apart or not (joins or counts or ("name" in word.says and "date-word" not in word.says)):
            break
        end += 1
    while end > place and core_of(found[end].text) in _JOINERS and "name" not in found[end].says:
        end -= 1
    if end > place and found[end].says & _ITEMS and "unknown" not in found[end].says:
        end -= 1  # "Harbour Post Op-Ed"
    first = found[place]
    start = first.start + len(first.text) - len(first.text.lstrip(QUOTES + "(["))
    if elided := words.ELIDED.match(first.text.replace("’", "'")):
        start = first.start + elided.end()  # "d'Alternatives portuaires"
    name = _ENDING.sub("", text[start : found[end].end].strip(" " + MARKS))
    return Outlet(name, start, found[end].end)
