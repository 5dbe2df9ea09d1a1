"""Works of houses that a text names without a link: "a 2019 report by RAND", 'the RAND study "Quiet Ports"'.

Only what is certain: a house by a name that is its alone, as the author of a work (a word for one next to the name),
and which work it is, by its year or its title. "According to RAND" names no work, "a RAND report" does not say which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.normalize.links.body_links import read_sentences
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 200
"""Works that are read of one text; a text that names more is a bibliography."""
_LONGEST_SENTENCE = 1000
_LEAST_TITLE = 3
_TITLE_WORD = 4
_WORK = rf"(?i:{book.alternatives('mention.works')})(?!\w)"
_OPENS = rf"(?i:{book.alternatives('mention.opens')})(?!\w)"
_BY = rf"(?i:{book.alternatives('mention.by')})(?!\w)"
_DATED = rf"(?i:{book.alternatives('mention.dated')})(?!\w)"
_YEAR = r"(?:19[4-9]\d|20\d\d)(?!\w)"
# Adjectives and numbers between article, house and work: "a joint", "a 2019 policy". A plural is a subject: "the RAND
# experts estimate".
_WORD = rf"(?:(?!(?:{_OPENS}|{_BY}|{_DATED})\s)[a-zà-ÿ][a-zà-ÿ-]*(?<!s)|{_YEAR})"
_MONTH = r"(?:[^\W\d_]{3,10}\.?\s(?:\d{1,2},?\s)?)?"
_OPENED = late(rf"(?<!\w)(?:{_OPENS}\s|(?={_YEAR}\s))(?:{_WORD}\s){{0,3}}$")
_OWNS = late(rf"(?P<own>['’]s?)?\s(?:{_WORD}\s){{0,2}}{_WORK}")
_WRITTEN = late(rf"(?<!\w)(?:{_YEAR}\s(?:{_WORD}\s){{0,2}})?{_WORK}(?:\s[a-zà-ÿ]+){{0,3}}?\s{_BY}\s?(?:{_OPENS}\s)?$")
_DATE = late(rf"\s\(\s?{_MONTH}{_YEAR}[,;)]|\s{_DATED}\s{_MONTH}{_YEAR}")
_TITLE = compiled(r"(?:,|:)?\s?(?:[a-zà-ÿ]+\s){0,2}[“\"„«]\s?([^“”\"„«»]{8,200}?)[,.]?\s?[”\"“»]")
_NAMED_LONGER = compiled(r"[A-ZÀ-Þ][\w’'.&-]*[\s,]\s?$")
_GOES_ON = late(rf"\w|-|\s(?!{_WORK})[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One work of a house that a text names."""

    house: str
    """The house's domain."""
    named: str
    """The house as printed."""
    year: int | None
    title: str | None
    sentence: str
    links: tuple[str, ...]
    """Where the links of the sentence lead."""


@dataclass(frozen=True, slots=True)
class HouseNames:
    """How texts call houses: name -> domain."""

    sure: Mapping[str, str]
    """Names that are one house's alone."""
    short: Mapping[str, str]
    """Names that others have too: they count in a text that has a sure name of the house."""
    any_sure: re.Pattern[str] = field(init=False, repr=False, compare=False)
    """Finds one of the sure names: one look at a text takes a tenth of the time that one for each name takes."""

    def __post_init__(self) -> None:
        """Compile the expression."""
        object.__setattr__(self, "any_sure", late("|".join(map(re.escape, self.sure)) or "(?!)"))


def read_mentions(markdown: str, names: HouseNames, *, latest: int | None = None) -> list[Mention]:
    """Return the works of houses that a text names, in their order, each once.

    ``latest`` is the year of the text: what is of a later one is no work yet.

    >>> names = HouseNames(sure={"RAND": "rand.org"}, short={})
    >>> [mention] = read_mentions("Ports are quiet. A 2019 RAND report says why.", names)
    >>> mention.house, mention.year, mention.sentence
    ('rand.org', 2019, 'A 2019 RAND report says why.')
    """
    if names.any_sure.search(markdown) is None:  # as in most texts
        return []
    known = frozenset(domain for name, domain in names.sure.items() if name in markdown)
    held = {name: domain for name, domain in (*names.short.items(), *names.sure.items()) if domain in known}
    finder = _finder(tuple(sorted((name for name in held if name in markdown), key=lambda name: (-len(name), name))))
    found: dict[tuple[str, int | None, str | None], Mention] = {}
    for sentence, links in read_sentences(markdown):
        for match in finder.finditer(sentence) if len(sentence) <= _LONGEST_SENTENCE else ():
            phrase = _phrase(sentence, match.start(), match.end())
            if phrase is None:
                continue
            start, end = phrase
            year, title = _year(sentence, start, end, latest), _title(sentence[end:])
            if year is None and title is None:
                continue
            named = match.group()
            mention = Mention(house=held[named], named=named, year=year, title=title, sentence=sentence, links=links)
            found.setdefault((mention.house, year, title), mention)
            if len(found) == MOST:
                return list(found.values())
    return list(found.values())


@lru_cache(maxsize=256)
def _finder(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _phrase(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the words are that make a name the author of a work; None where nothing does."""
    left, right = sentence[:start], sentence[end:]
    opened = _OPENED.search(left)
    if _GOES_ON.match(right) or (_NAMED_LONGER.search(left) and opened is None):
        return None  # a part of a longer name
    owns = _OWNS.match(right)
    if owns is not None and (owns["own"] or opened is not None):
        return (opened.start() if opened is not None else start), end + owns.end()
    written = _WRITTEN.search(left)
    return (written.start(), end) if written is not None else None


def _year(sentence: str, start: int, end: int, latest: int | None) -> int | None:
    """Return the one year in a phrase or right after it."""
    date = _DATE.match(sentence, end)
    years = {int(year) for year in re.findall(rf"(?<!\w){_YEAR}", sentence[start : date.end() if date else end])}
    year = years.pop() if len(years) == 1 else None
    return year if year is not None and (latest is None or year <= latest) else None


def _title(after: str) -> str | None:
    """Return the title that follows after a work, in quotes and with capitals as titles have them."""
    date = _DATE.match(after)
    match = _TITLE.match(after, date.end() if date else 0)
    if match is None:
        return None
    title = match[1].strip()
    words = re.findall(r"[^\W\d_][\w’'-]*", title)
    long = [word for word in words if len(word) >= _TITLE_WORD]
    capital = sum(word[0].isupper() for word in long)
    is_title = len(words) >= _LEAST_TITLE and title[0].isupper() and capital * 2 > len(long)
    return title if is_title and not title.endswith((".", "!")) else None
