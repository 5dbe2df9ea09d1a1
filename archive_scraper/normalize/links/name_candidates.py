"""Every stretch of a line that may be an outlet's name, by its print: links, italics, quotes, capitals, hosts."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.normalize.east_asian_letters import HANGUL
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.free_words import core_of, cores
from archive_scraper.normalize.links.line_words import MARKS, PARTICLES, QUOTES, Word
from archive_scraper.normalize.links.outlet_names import DOMAIN, looks_like_outlet
from archive_scraper.normalize.links.outlets import Outlet, alone, first_form, may_be_outlet, read_outlet
from archive_scraper.words import book
from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.normalize.fragments import Line, Span

_QUOTED = compiled(r"[“\"„«‘「『《〈]\s?([^“”\"„«»」』》〉]{1,60}?)\s?[”\"“»’」』》〉]")
_TITLED = compiled(r".+\s[-–—|｜]\s([^-–—|｜]{2,30}?)\s*$")
"""A title as browsers show it, and the name of its site."""
_ENDING = compiled(r"['’][^\W\d_A-Z]{1,5}$")
"""A case ending after an apostrophe: "Liman Postası'nda"."""
_TIED = compiled('[\u05d1\u05dc\u05de](?:["\u201c\u201d\u201e-]|(?=[\u05d0-\u05ea]{2}))')
"""A preposition of Hebrew, written together with the name or the quotes that follow."""
_IN = "\u05d1"
_APPEARED = frozenset(("publishing-verb", "again-verb", "first-word"))
"""After these "in" is no letter of a name: "התפרסם בהנמל"."""
_TIED_BY_MARK = compiled("[\u05d1\u05dc\u05de]-")
"""The same before a name in other letters: it is none of it."""
_YEAR = compiled(r"\s(?:19|20)\d\d$")
_LONGEST_MARKED = 70
_OPENING = "([“„«"
"""What opens something else than the name that goes on."""
_FOREIGN_STOPS = "،؛؟।۔"
_LONGEST_RUN = 7
_AROUND = " " + MARKS.replace("'", "").replace("’", "")
_SHORTEST_TIED = 2
_LONGEST_TIED = 5
"""Words of a name in a script that parts none."""
_TIED_MARKS = " " + MARKS
_AFTER_NAMES = book.entries("east_asian.after_outlets")
_PARTED = late("[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts in which a space parts names."""
_HANGUL = late(f"[{HANGUL}]")
_BORDERS = frozenset(("publishing-verb", "reading-verb", "again-verb", "source-word", "this-word", "here-word"))
"""What no name holds in a script that parts no words."""
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
_TELLS = _VERBS | {"source-word", "container-noun"}
_NAMELIKE = frozenset(("name", "paper-word"))
_LISTED = frozenset(("unknown", "paper-word"))
"""What the name of a listed outlet says in a script that parts no words."""
_MARK = compiled(r'(?<!\w)"|"(?!\w)')
"""A straight quote at a word's edge: within Hebrew abbreviations it is a letter's mark."""
_PAIRED = (("«", "»"), ("「", "」"), ("『", "』"), ("《", "》"))
_OPENS_NO_NAME = frozenset(
    ("by-word", "publishing-verb", "reading-verb", "this-word", "first-word", "date-word", "item-noun")
)


def _is_torn(name: str) -> bool:
    """Tell whether a name ends inside of quotes, or goes on with an address: 'εφημερίδα "Ακτή'."""
    return (
        " http" in name
        or any(name.count(opening) != name.count(closing) for opening, closing in _PAIRED)
        or len(_MARK.findall(name)) % 2 == 1
    )


def find_names(line: Line, found: Sequence[Word]) -> list[Outlet]:
    """Return the candidates for an outlet's name in a line, each stretch once."""
    names: list[Outlet] = []
    label, told = _end_of_label(found), any(_TELLS & word.says for word in found)
    for printed in (*_marked(line), *(_without_verb(outlet, found) for outlet in _printed(line, found))):
        outlet = replace(printed, name=printed.name.rstrip(_FOREIGN_STOPS))
        inside = [word for word in found if word.start >= outlet.start - 1 and word.end <= outlet.end + 1]
        named = (
            not _TIED_BY_MARK.match(outlet.name)
            and may_be_outlet(outlet.name)
            and not (_YEAR.search(outlet.name) or _points(outlet.name) or _is_torn(outlet.name))
        )
        labels = bool(inside) and not (told or outlet.marked) and all("label-word" in word.says for word in inside)
        bare = labels or outlet.end <= label
        named = named and (not bare or looks_like_outlet(outlet.name))
        if named and (outlet.known or _may_name(inside)) and not any(_is_same(outlet, one) for one in names):
            names.append(outlet)
    wholes = [(name.start, name.end) for name in names if name.known]
    return [name for name in names if not any(a == name.start and name.end < b for a, b in wholes)][:_MOST]


def _end_of_label(found: Sequence[Word]) -> int:
    """Return where a label ends after which nothing but a date follows: "Aktualisiert: 3.5.2020"."""
    label = next((word for word in reversed(found) if "date-word" not in word.says), None)
    return label.end if label is not None and label is not found[-1] and label.text[-1] in ":：" else 0


def _is_same(outlet: Outlet, other: Outlet) -> bool:
    return outlet.name == other.name and outlet.start < other.end and other.start < outlet.end


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
    verb = next((word for word in inside if _VERBS & word.says and not word.says & _NAMELIKE), None)
    if verb is None:
        return outlet
    return replace(outlet, name=outlet.name[: verb.start - outlet.start].strip(" " + MARKS), end=verb.start - 1)


def _marked(line: Line) -> list[Outlet]:
    """Return what the page or quotes set off, but for a line that is set off as a whole."""
    text = line.text
    spans = {(span.start, span.end) for span in (*line.links, *line.emphasis) if span.end - span.start > 1}
    first, last = len(text) - len(text.lstrip()), len(text.rstrip()) - 2
    inner = [(a, b) for a, b in sorted(spans) if b - a <= _LONGEST_MARKED and (a > first or b < last)]
    bare = [text[a:b].strip(_AROUND) for a, b in inner]
    names = [first_form(name if UNSPACED.search(name) else alone(name)) for name in bare]
    outlets = [Outlet(name, a, b, marked=True) for name, (a, b) in zip(names, inner, strict=True)]
    outlets += [
        Outlet(first_form(match[1].strip(" .,")), *match.span(), marked=True) for match in _QUOTED.finditer(text)
    ]
    if not UNSPACED.search(text):
        return outlets
    sites = {outlet.start: _site_of_title(text, outlet) for outlet in outlets}
    return [sites[outlet.start] or outlet for outlet in outlets]


def _site_of_title(text: str, where: Outlet | Span) -> Outlet | None:
    """Return the site that a title names at its end: "港の一日 - Quay"."""
    title = _TITLED.match(text, where.start, where.end)
    return Outlet(title[1], where.start, where.end, marked=True) if title and looks_like_outlet(title[1]) else None


def _printed(line: Line, found: Sequence[Word]) -> list[Outlet]:
    """Return what a capital or its script tells, as far as the name reaches and as far as capitals do."""
    outlets: list[Outlet] = []
    is_tied = UNSPACED.search(line.text) is not None
    wholes = _whole_names(line, found) if is_tied else []
    for place, word in enumerate(found):
        bare = word.text.lstrip(QUOTES + "([")
        if is_tied:
            if not any(whole.start <= word.start < whole.end for whole in wholes):
                outlets += _tied_names(line.text, found, place)
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
            if place and bare[0] == _IN and _APPEARED & found[place - 1].says:
                outlets = [one for one in outlets if one.start >= start or one.end <= word.start]
                continue
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


def _whole_names(line: Line, found: Sequence[Word]) -> list[Outlet]:
    """Return what the page or quotes set off in which nothing parts names: no part of it is one."""
    outlets = _marked(line)
    parts = [word for word in found if _parts_names(word)]
    titles = [Outlet("", span.start, span.end) for span in line.links if _site_of_title(line.text, span)]
    return titles + [one for one in outlets if not any(one.start <= word.start < one.end for word in parts)]


def _tied_names(text: str, found: Sequence[Word], place: int) -> list[Outlet]:
    """Return the stretches that begin at a word of a script that parts none: what looks like several may be one name.

    A name begins where something else ends, and it ends before something else: "港湾|新聞|に" is 港湾 or 港湾新聞.
    """
    first, before = found[place], found[place - 1] if place else None
    listed = first.says >= _LISTED
    goes_on = before is not None and "unknown" in before.says and _is_one(text, before, first) and not listed
    joined = before is not None and before.core in _JOINERS and place > 1 and len(found[place - 2].core) == 1  # 日の出
    if goes_on or joined or _parts_names(first) or "date-word" in first.says:
        return []
    names: list[str] = []
    for end in range(place, min(place + _LONGEST_TIED, len(found))):
        word, after = found[end], found[end + 1] if end + 1 < len(found) else None
        if end > place and not _is_next(text, found[end - 1], word):
            break
        last = after is None or not _is_next(text, word, after)
        if _parts_names(word) and not (last and end > place and _HANGUL.match(word.core)):
            if word.core in _JOINERS:
                continue
            break
        inside = after is not None and "unknown" in word.says and "unknown" in after.says and _is_one(text, word, after)
        told = any("unknown" in part.says for part in found[place : end + 1])
        if told and not inside and "date-word" not in word.says:
            names.append(text[first.start : word.end].strip(_TIED_MARKS))
    unlisted = [name for name in names if not looks_like_outlet(name)]
    bare = {name: name[: -len(end)] for name in unlisted for end in _AFTER_NAMES if name.endswith(end)}
    names = [bare.get(name, name) for name in names] if before is not None and "preposition" in before.says else names
    return [Outlet(name, first.start, first.start + len(name)) for name in names if len(name) >= _SHORTEST_TIED]


def _parts_names(word: Word) -> bool:
    """Tell whether a word is none of a name: a verb, a pointer, a small word that its script tells apart."""
    small = word.core in PARTICLES or not (word.says or word.core.isascii())
    return small or bool(_BORDERS & word.says and not word.says & _NAMELIKE)


def _is_next(text: str, word: Word, after: Word) -> bool:
    """Tell whether two words stand together; a space parts none from words in Latin letters, nor those of Korean."""
    between = text[word.end : after.start]
    spaced = between == " " and not (_PARTED.match(text[word.end - 1]) and _PARTED.match(after.text))
    return word.text[-1] not in MARKS and (not between or spaced)


def _is_one(text: str, word: Word, after: Word) -> bool:
    """Tell whether what stands together is hardly more than one word: no space parts it, or it is in Latin letters."""
    latin = word.core.isascii() and after.core.isascii()
    return _is_next(text, word, after) and (latin or word.end == after.start)


def _run(text: str, found: Sequence[Word], place: int) -> Outlet:
    """Return the words with capitals from a place on, with the small ones that join them."""
    end = place
    while end + 1 < len(found) and end - place < _LONGEST_RUN and found[end].text[-1] not in ',;:.!?)»”"“':
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
