"""Everything the field readers share about one article page: computed once, read by all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive_scraper.normalize.folding import fold_title
from archive_scraper.normalize.urls import host_of
from archive_scraper.normalize.word_finder import word_finder
from archive_scraper.signs.class_names import BIT, TAG_BIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive_scraper.extract.article.body.block_facts import Facts
    from archive_scraper.extract.article.body.body import Body
    from archive_scraper.extract.article.page.survey import Survey
    from archive_scraper.extract.linked_data import Thing
    from archive_scraper.extract.page import Page

_find_words = word_finder(r"[^\W\d_]")
_LONGER = 4  # letters of a word that tells what a text is about
_STEM = 5  # letters by which a word is told from others, whatever its ending
_DISTANCES = (0, 1, 3, 8, 20)
_MOST_TEXT = 20_000  # characters of the body whose words are known
_LEAST_WORDS = 2
"""Longer words without which a text cannot be compared with the body."""
_LEAST_SHARE = 0.33
"""Share of its longer words that a text about the article has in common with it."""
_FOLDED = 8
"""Characters by which two prints of one title may differ in length."""
AWAY = (
    BIT["related"] | BIT["comment"] | BIT["sidebar"] | BIT["nav"] | BIT["footer"] | BIT["newsletter"] | BIT["advert"]
    | TAG_BIT["nav"] | TAG_BIT["footer"] | TAG_BIT["aside"]
)  # fmt: skip
"""Places where the dates, names and labels of other articles stand."""


@dataclass(slots=True)
class Context:
    """One page on its way to an article."""

    page: Page
    survey: Survey
    facts: list[Facts]
    linked: Thing
    """The JSON-LD object of the article; empty where there is none."""
    body: Body | None
    first: int
    """Number of the first block of the body; the number of blocks where there is no body."""
    last: int
    """Number of the last block of the body."""
    head_title: str
    """The title element's text."""
    language: str | None = None
    """ISO code of the language that the page is read in: its own, else the site's."""
    series_line: str | None = None
    """The rules' expression of the line that names the series."""
    elsewhere: frozenset[int] = frozenset()
    """Numbers of the blocks that the site's rules call teasers of other articles."""
    headline: int = -1
    """Number of the block of the headline; -1 before the title is known or where it is not printed."""
    _site_names: list[str] | None = None
    _stems: set[str] = field(default_factory=set)
    """The stems of the title and of the part of the body that was read for them."""
    _unread: Iterator[str] | None = None
    """The part that was not."""
    _away: int | None = None

    @property
    def site(self) -> str:
        """The page's host without "www."."""
        return host_of(self.page.url)

    def meta(self, *names: str) -> list[str]:
        """Return the contents of the meta elements of these names, in the order of the names."""
        stated = self.page.meta
        return [value for name in names if name in stated for value in stated[name]]

    def stated(self, kinds: Iterable[tuple[str, str]]) -> list[tuple[str, str, list[str]]]:
        """Return those of some meta elements, each with its kind, that the page has, and their contents."""
        stated = self.page.meta
        return [(name, kind, stated[name]) for name, kind in kinds if name in stated]

    def find_headline(self, title: str) -> None:
        """Note where the title is printed: in an h1 first, with a kicker too, else the print closest above the body."""
        key = fold_title(title)
        survey = self.survey
        best = -1
        for number, block in enumerate(survey.blocks):
            if number > self.first and best >= 0:
                break
            in_h1 = "h1" in (survey.tags[block.owner], survey.tags[max(survey.parents[block.owner], 0)])
            if abs(len(block.text) - len(title)) > _FOLDED:
                if in_h1 and best < 0 and len(block.text) > len(title) and key in fold_title(block.text):
                    best = number
            elif fold_title(block.text) == key:
                best = number
                if in_h1:
                    break
        self.headline = best

    def is_away(self, node: int) -> bool:
        """Tell whether a node stands in a part of the page that speaks of other articles."""
        if self._away is None:
            self._away = AWAY & ~self._around_body()
        return bool((self.survey.around[node] | self.survey.own[node]) & self._away)

    def _around_body(self) -> int:
        """Return what all of the text stands in: a frame named for its looks ("with-sidebar", "widget", "__next")."""
        if self.body is None or not self.body.blocks:
            return 0
        survey = self.survey
        shared = AWAY
        for number in self.body.blocks:
            owner = survey.blocks[number].owner
            shared &= survey.around[owner] | survey.own[owner]
        return shared

    def place_facts(self, node: int) -> list[str]:
        """Return where a node stands in relation to the headline and the body."""
        start = self.survey.starts[node]
        facts = []
        if self.headline >= 0:
            gap = start - self.headline
            facts.append(f"headline:{_bucket(gap)}")
        if self.body is None:
            facts.append("place:no-body")
        elif start < self.first:
            facts.append(f"place:before-{_bucket(self.first - start)}")
        elif start <= self.last:
            facts.append("place:body" if start > self.first + 2 else "place:body-start")
        else:
            facts.append("place:after-near" if start - self.last <= 5 else "place:after")
        if self.is_away(node):
            facts.append("away")
        return facts

    def is_of_the_text(self, text: str) -> bool:
        """Tell whether a text shares some longer words with title and body; also where it has too few to say."""
        words = stems(text) - stems(" ".join(self.site_names))
        if len(words) < _LEAST_WORDS or self.body is None:
            return True
        if self._unread is None:
            blocks = self.survey.blocks
            numbers = self.body.blocks if self.headline < 0 else (self.headline, *self.body.blocks)
            self._unread = _first_of((blocks[number].text for number in numbers), _MOST_TEXT)
        # What is about the article says so in its first paragraphs: the rest is seldom looked through.
        while len(words & self._stems) <= _LEAST_SHARE * len(words):
            told = next(self._unread, None)
            if told is None:
                return False
            self._stems |= stems(told)
        return True

    @property
    def site_names(self) -> list[str]:
        """Folded names of the publisher: og:site_name, JSON-LD publisher, the host's own word."""
        if self._site_names is None:
            self._site_names = self._find_site_names()
        return self._site_names

    def _find_site_names(self) -> list[str]:
        names = [fold_title(name) for name in self.page.site_names]
        publisher = self.linked.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            names.append(fold_title(publisher["name"]))
        host = host_of(self.page.url)
        names += [host, re.sub(r"^(?:www\d?|m|amp|en|de)\.", "", host)]
        return [name for name in dict.fromkeys(names) if name]


def stems(text: str) -> frozenset[str]:
    """Return the longer words of a text without their endings; scripts without spaces have few."""
    return frozenset(word[:_STEM] for word in _find_words(text.casefold()) if len(word) >= _LONGER)


def _first_of(texts: Iterable[str], characters: int) -> Iterator[str]:
    """Yield texts as long as all of them, with a space between, have no more than so many characters; the last cut."""
    for text in texts:
        if characters <= 0:
            return
        yield text[:characters]
        characters -= len(text) + 1


def _bucket(gap: int) -> str:
    """Return a distance in blocks as a word; negative means before."""
    size = next((str(step) for step in _DISTANCES if abs(gap) <= step), "far")
    return f"-{size}" if gap < 0 else size
