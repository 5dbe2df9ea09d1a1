"""Captions: sentences of nothing but what a text is, who wrote it, and in which issue of which outlet it stood.

"Op-ed by Jane Doe in the weekly Strait Observer, no. 12, 3 May 2019", "Mein Artikel in der aktuellen Ausgabe von X":
such a sentence may do without a verb, and has its author before the outlet or behind it. Every word of it must be one
of these pieces, so that running prose is none: "An article in the Strait Observer said that ...".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.free_words import (
    AGAIN,
    FIRST,
    NOUN,
    ORIGINAL,
    OWN_TEXT,
    READS,
    SAYS,
    THIS,
    WHOLE,
    core_of,
    cores,
    languages_of,
    meaning_of,
    phrase_at,
)
from archive_scraper.normalize.links.name_ends import complete_name
from archive_scraper.normalize.links.offices import is_office
from archive_scraper.normalize.links.outlet_links import agrees_with_link
from archive_scraper.normalize.links.outlet_names import begins_as_person, is_place, looks_like_outlet
from archive_scraper.normalize.links.outlets import Outlet, is_date_word, read_outlet
from archive_scraper.words import book
from archive_scraper.words.calendar import calendar_names

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line

_TOKEN = re.compile(r"\S+")
_ELIDED = re.compile(r"\w{1,6}['’](?=\w)")
_MAX_TEXT = 400
_FEWEST_WORDS = 2
_MAX_PERSONS = 14
"""Words of the names of a text's authors."""
_ASIDE = 16
"""Words of an aside between commas: ", a reply to its critics,"."""
_OPENING = 7
"""Words before "we reprint" at most."""
_GENITIVE = 4
"""Words of an author's name that follows a noun without a preposition: "Artykuł Jana Nowaka"."""

_EXTRACTS = cores(book.words("attribution.extracts"))
_WRITTEN = cores(book.words("attribution.wrote", "attribution.written", "attribution.given"))
_LEADS = cores(words.PREPOSITIONS, book.words("attribution.for_outlets", "attribution.of"))
_ARTICLE_WORDS = words.ARTICLES
_ARTICLES = cores(words.ARTICLES, words.CONTAINER_LINKS)
_BY = cores(book.words("byline.opens", "link.person_prepositions"))
_PARTICLES = cores(book.words("name.particles"))
_IN = cores(words.ALONE_PREPOSITIONS) - _PARTICLES
_OF = _BY.union(
    *(
        frozenset(map(core_of, links)) - frozenset(map(core_of, book.by_language("link.articles").get(code, ()))) - _IN
        for code, links in book.by_language("outlet.container_links").items()
    )
)
"""What leads to an author: by, and the genitive's prepositions."""
_ORIGINS = cores(book.words("link.origin_prepositions", "outlet.by_way_of"))
_FOR = cores(book.words("attribution.for_outlets")) - _BY
_STANDS = (_IN | _ORIGINS | _FOR) - _BY
_TOPICS = cores(words.TOPIC_PREPOSITIONS)
_PARTS = cores(book.words("outlet.supplements"))
_POSSESSIVES = cores(words.OURS, book.words("attribution.mine"))
_CONTAINERS = cores(words.CONTAINERS, book.words("outlet.capital_containers"))
_ISSUES = cores(
    book.words("outlet.issue_words", "outlet.supplements", "outlet.page_words"), words.CONTAINERS, words.FORMATS
)
_JOINS = cores(book.words("byline.joins", "name.joins"))
_POINTERS = cores(words.POINTERS)
_DAYS = cores(book.words("date.before_days", "date.before_months", "date.year_words", "date.day_words"))
_WE_REPRINT = cores(book.words("attribution.we_print"))
_SPOKEN = cores(words.SPOKEN_NOUNS)
_AUXILIARIES = cores(book.words("link.auxiliaries"))
_TO_PLACES = _LEADS - _BY
_TO_PERSONS = _BY | _OF
_TO_OUTLETS = _LEADS | _ORIGINS
_TO_NAMES = _TO_OUTLETS | _OF
_IN_NAMES = _JOINS | _PARTICLES
_BEFORE_VERBS = _WRITTEN | _AUXILIARIES
_BEFORE_DAYS = _TO_NAMES | _DAYS
_TITLE_AFTER = re.compile(r"[\"”“»’)]{0,2}\s?:\s+[\"“„«‘]?\s?\w\S*\s\S")
"""A colon and a title of two words or more."""
_PERMISSION = late(book.alternatives("attribution.permission"), re.IGNORECASE)
_SAID = SAYS | AGAIN | FIRST
_QUOTES = frozenset('"“„«‘')
_TELLING = (
    frozenset(
        core
        for core in cores(words.NOUNS, words.OWN_TEXT_NOUNS, words.OWN_VERSION)
        if meaning_of(core) & (NOUN | OWN_TEXT)
    )
    | _EXTRACTS
)


@dataclass(slots=True)
class _Caption:
    """What the words before the outlet said."""

    says: int = 0
    nouns: list[str] = field(default_factory=list)
    told: list[tuple[str, int]] = field(default_factory=list)
    """Words and what they say, of which one must be of the noun's language: the verb, the lead, the outlet's kind."""
    lead: str = ""
    signed: bool = False
    """Its author stands before its outlet."""


def read_caption(line: Line) -> Sentence | None:
    """Recognise a sentence of nothing but a text, its author, its outlet and its issue; None for any other one."""
    text = line.text
    if not text or len(text) > _MAX_TEXT or text.endswith("?"):
        return None
    tokens = list(_TOKEN.finditer(text))
    if len(tokens) < _FEWEST_WORDS:
        return None
    printed = [core_of(token[0]) for token in tokens]
    if _TELLING.isdisjoint(printed) and printed[0] not in _ORIGINS and not meaning_of(printed[0]) & _SAID:
        return None
    return _Walk(line, tokens, printed).read()


class _Walk:
    """One way through the words of a sentence."""

    def __init__(self, line: Line, tokens: list[re.Match[str]], printed: list[str]) -> None:
        self.line = line
        self.text = line.text
        self.tokens = tokens
        self.printed = printed
        self.caption = _Caption()

    def read(self) -> Sentence | None:
        """Return what the sentence is."""
        index = self._begin()
        while index < len(self.tokens):
            passed = self._outlet_after(index)
            if isinstance(passed, Outlet):
                return self._judge(passed)
            following = passed or self._piece(index)
            if following is None:
                return None
            index = following
        return None

    def _begin(self) -> int:
        """Return where the sentence proper begins: "Por su interés, reproducimos ..." begins with its verb."""
        own = (place for place, core in enumerate(self.printed[:_OPENING]) if core in _WE_REPRINT)
        return next(own, 0)

    def _outlet_after(self, index: int) -> Outlet | int | None:
        """Return the outlet that a word leads to, the place behind authors, None where the word leads to neither."""
        token, core = self.tokens[index], self.printed[index]
        if elided := _ELIDED.match(token[0]):
            if self.caption.nouns and (after := self._after_persons(index)):
                return after  # "la tribune d'Anne Roux dans X"
            leads = elided[0].replace("’", "'") in words.PREPOSITIONS  # "sull'ultimo numero della rivista"
            return self._read_outlet(core, token.start() + elided.end()) if leads else None
        if self._is_bracketed_outlet(index):
            return self._at(index)
        opens = index == 0 and core in _ORIGINS
        article = index > 0 and core in _ARTICLES and self.printed[index - 1] in _LEADS  # "in a"
        if not opens and (core not in _TO_NAMES or article or not index or not token[0][0].islower()):
            return None
        persons = core in _TO_PERSONS and bool(self.caption.nouns) and not self._is_set_off(token.end() + 1)
        if persons and (after := self._after_persons(index + 1)):
            return after
        printed = token[0].rstrip(":")
        leads = core in _TO_OUTLETS or (core in _OF and self.printed[-1] in _POINTERS)
        word = printed.casefold() == core and (printed.islower() or not index)
        return self._read_outlet(core, token.end()) if leads and word else None

    def _is_set_off(self, position: int) -> bool:
        """Tell whether italics begin here: a title, no person's name."""
        return any(span.start == position for span in self.line.emphasis)

    def _read_outlet(self, core: str, start: int) -> Outlet | None:
        outlet = read_outlet(self.line, start)
        if outlet is None:
            return None
        outlet = complete_name(self.text, outlet)
        if core in _BY and not (outlet.marked or looks_like_outlet(outlet.name) or self._has_article(start, outlet)):
            return None
        self.caption.lead = core
        self.caption.told.append((core, 0))
        return self._inside(outlet)

    def _has_article(self, start: int, outlet: Outlet) -> bool:
        """Tell whether an article says that the name is nobody's: "Interview par la Nouvelle Gazette"."""
        return not _ARTICLE_WORDS.isdisjoint(self.text[start : outlet.start].split()) and " " in outlet.name

    def _inside(self, outlet: Outlet) -> Outlet:
        """Return the outlet of which a supplement is part: "en el suplemento Mareas del diario La Bahía"."""
        kind = [core_of(word) for word in self.text[: outlet.start].split()[-1:]]
        following = self.text[outlet.end :].split(maxsplit=1)[:1]
        if not kind or kind[0] not in _PARTS or not following or core_of(following[0]) not in _OF:
            return outlet
        whole = read_outlet(self.line, self.text.index(following[0], outlet.end) + len(following[0]))
        return whole or outlet

    def _is_bracketed_outlet(self, index: int) -> bool:
        return index > 1 and self.tokens[index][0].startswith("(") and bool(self.caption.says & WHOLE)

    def _at(self, index: int) -> Outlet | None:
        """Return the outlet in brackets with which a sentence ends: "Full article (Strait Observer)"."""
        start = self.tokens[index].start()
        name = self.text[start:].rstrip(" .").removeprefix("(").removesuffix(")")
        if len(name) + 2 != len(self.text[start:].rstrip(" .")) or "(" in name or not name[:1].isupper():
            return None
        outlet = read_outlet(self.line, start + 1)
        outlet = complete_name(self.text, outlet) if outlet is not None else None
        whole = outlet is not None and self.text[outlet.end : start + 1 + len(name)] == ""
        self.caption.lead = "("
        sure = whole and outlet is not None and not is_place(outlet.name) and not begins_as_person(outlet.name)
        return outlet if sure else None

    def _after_persons(self, index: int) -> int | None:
        """Return the place behind authors' names where the outlet is still to come, None where no names stand here."""
        end = self._end_of_names(index)
        if end >= len(self.tokens):
            return None
        if end == index or self.tokens[end - 1][0].endswith(","):
            return self._verb_after(index)
        core, word = self.printed[end], self.tokens[end][0]
        later = meaning_of(core) & _SAID or (
            word.islower() and core in _TO_PLACES and read_outlet(self.line, self.tokens[end].end()) is not None
        )
        ahead = any(core in _TO_PLACES or meaning_of(core) & _SAID for core in self.printed[end:])
        written = core in _BEFORE_VERBS and ahead
        dated = is_date_word(word, "") and ahead
        self.caption.signed = bool(later or written or dated)
        return end if self.caption.signed else None

    def _verb_after(self, index: int) -> int | None:
        """Return the verb of publishing behind an author with an office: "by Jane Doe, its director, published"."""
        reach = range(index, min(index + _ASIDE, len(self.tokens)))
        verb = next((place for place in reach if meaning_of(self.printed[place]) & (SAYS | AGAIN)), None)
        if verb is None or any(self.tokens[place][0][-1] in ".;:" for place in range(index, verb)):
            return None
        names = any(self.tokens[place][0][:1].isupper() for place in range(index, verb))
        return verb if names else None

    def _end_of_names(self, index: int) -> int:
        """Return the place behind words with capitals, joined by commas, "and" and the particles of names."""
        end = index
        for place in range(index, min(index + _MAX_PERSONS, len(self.tokens))):
            word, core = _ELIDED.sub("", self.tokens[place][0], count=1), self.printed[place]
            if word[:1].isupper() and not word.startswith(tuple(_QUOTES)):
                end = place + 1
                if word[-1] in ".;:)" and len(core) > 1:
                    break
            elif core not in _IN_NAMES and word != "&":
                break
        return end

    def _piece(self, index: int) -> int | None:
        """Return the place behind one piece of a caption that is no outlet; None where a word is none."""
        token, core = self.tokens[index], self.printed[index]
        following = self.tokens[index + 1][0] if index + 1 < len(self.tokens) else ""
        if not core:
            return index + 1
        count, says = phrase_at(self.printed, index)
        if not count:
            count, says = 1, meaning_of(core)
        if index and core == self.printed[index - 1] and core in _ARTICLES:
            return None
        if says or core in _ARTICLES or core in _EXTRACTS:
            self._note(" ".join(self.printed[index : index + count]), says)
            return index + count
        if (
            core in _POSSESSIVES
            or core in _WRITTEN
            or core in _LEADS
            or core in _CONTAINERS
            or words.is_issue_word(core)
            or core in _ISSUES
            or core in _DAYS
        ):
            return index + 1
        if is_date_word(token[0], following) or core[:1].isdigit() or core in calendar_names():
            return index + 1
        if self.caption.nouns and token[0][:1].isupper():
            return self._after_genitive(index)
        return self._after_aside(index)

    def _note(self, core: str, says: int) -> None:
        if says & ORIGINAL:
            says &= ~FIRST
        self.caption.says |= says
        if core in _EXTRACTS:
            says |= OWN_TEXT
            self.caption.says |= OWN_TEXT
        if says & (NOUN | OWN_TEXT):
            self.caption.nouns.append(core)
        if says & (_SAID | READS | WHOLE):
            self.caption.told.append((core, says))

    def _after_genitive(self, index: int) -> int | None:
        """Return the place behind an author's name in the genitive, where the verb follows."""
        end = self._end_of_names(index)
        told = end < len(self.tokens) and meaning_of(self.printed[end]) & (SAYS | AGAIN)
        return end if told else None

    def _after_aside(self, index: int) -> int | None:
        """Return the place behind an aside between commas that a word is in, where a verb of publishing follows."""
        opens = max((place for place in range(1, index) if self.tokens[place - 1][0].endswith(",")), default=index)
        if not self.caption.nouns or not self.tokens[opens - 1][0].endswith(","):
            return None
        for place in range(index, min(opens + _ASIDE, len(self.tokens) - 1)):
            if self.tokens[place][0].endswith(","):
                told = any(meaning_of(core) & SAYS for core in self.printed[place + 1 :])
                return place + 1 if told else None
        return None

    def _judge(self, outlet: Outlet) -> Sentence | None:
        caption = self.caption
        tail = _Tail(self.text, outlet)
        verb = next((core for core in reversed(tail.printed) if core), "")
        if caption.nouns and not caption.says & _SAID and verb in _reading_verbs():
            self._note(verb, READS)  # "das Interview im Hafenfunk nachhören"
        if (
            not tail.is_issue(reads=bool(caption.says & READS))
            or (is_office(outlet.name) and not outlet.known)
            or core_of(outlet.name) in _CONTAINERS
        ):
            return None
        led = self.text[: outlet.start].split()
        kinds = [core for word in led if (core := core_of(word)) in _CONTAINERS or words.is_issue_word(core)]
        caption.told.extend((kind, 0) for kind in kinds)
        if caption.nouns and not self._is_one_language():
            return None
        sure = outlet.marked or outlet.known or looks_like_outlet(outlet.name) or agrees_with_link(self.line, outlet)
        place = not (sure or kinds) and (is_place(outlet.name) or begins_as_person(outlet.name))
        if place:
            return None
        named = sure or caption.lead not in _TO_PERSONS or core_of(outlet.name.split(" ")[0]) in _ARTICLES
        if tail.points and caption.nouns and not caption.says & _SAID and named:
            return Sentence("call", "what is read, its outlet and a word that points at it", outlet, "read", "weak")
        if self._is_read() or (caption.says & WHOLE and not caption.says & _SAID):
            if not caption.nouns:
                return None
            strength = "strong" if caption.says & WHOLE else "weak"
            return Sentence("call", "what is read, its author and its outlet", outlet, "read", strength)
        if self._stood_there(outlet, tail, sure=sure, kind=bool(kinds)):
            return Sentence(
                "attribution",
                "a text, its author and its outlet",
                outlet,
                strength="first" if caption.says & _SAID else "caption",
            )
        return None

    def _is_one_language(self) -> bool:
        return any(self._shares_language(core) for core, _ in self.caption.told)

    def _is_read(self) -> bool:
        """Tell whether a verb of reading stands there, in the noun's language: "se" is "see" in others than Spanish."""
        if not self.caption.says & _SAID:
            return bool(self.caption.says & READS)
        spoken = frozenset[str]().union(*map(languages_of, self.caption.nouns))
        verbs = (verb for core, says in self.caption.told if says & READS for verb in core.split())
        return any(not spoken.isdisjoint(_reading_verbs().get(verb, ())) for verb in verbs)

    def _shares_language(self, core: str) -> bool:
        spoken = languages_of(core)
        return any(noun in _EXTRACTS or not spoken.isdisjoint(languages_of(noun)) for noun in self.caption.nouns)

    def _stood_there(self, outlet: Outlet, tail: _Tail, *, sure: bool, kind: bool) -> bool:
        caption = self.caption
        if caption.says & _SAID:
            opens = bool(meaning_of(self.printed[0]) & _SAID)  # "Published in the newsletter X"
            of_others = not caption.says & (FIRST | THIS | AGAIN) and not words.STUDIES.isdisjoint(caption.nouns)
            return (
                (bool(caption.nouns) or (opens and kind))
                and (sure or kind or tail.dated or caption.says & OWN_TEXT > 0)
                and not of_others
            )
        if not caption.nouns:  # "From “The Strait Observer”, 3 May 2019"
            said = tail.of_printed_issue or self.text.rstrip().endswith(":")  # "From the Strait Observer:"
            named = tail.dated or (sure and said)
            return caption.lead not in _BY and named and (sure or (tail.of_issue and caption.lead not in _OF))
        if not caption.says & OWN_TEXT:
            return False
        if caption.lead in _TOPICS:
            return tail.of_issue or ((kind or sure) and (tail.dated or outlet.marked))
        return self._is_from(outlet, tail, sure=sure, kind=kind)

    def _is_from(self, outlet: Outlet, tail: _Tail, *, sure: bool, kind: bool) -> bool:
        """Tell whether a text and its outlet are all that is said, without a verb."""
        caption = self.caption
        if caption.lead in _ORIGINS and caption.lead not in _OF and caption.says & THIS:
            return True  # "This is an article from X"
        if caption.lead in _ORIGINS and not _EXTRACTS.isdisjoint(caption.nouns):
            return sure or kind or tail.dated  # "Auszug aus „X“"
        if caption.lead in _BY and not tail.printed:
            return True  # "Interview par la Nouvelle Gazette"
        spoken = not _SPOKEN.isdisjoint(caption.nouns)
        if caption.lead in _STANDS and (tail.titles or (tail.ends and sure)) and not is_place(outlet.name):
            return sure or kind or not spoken  # "Interview im Hafenblatt: „Der Hafen schläft nicht“"
        signed = caption.signed and tail.ends and not is_place(outlet.name)
        if signed and (caption.lead in _FOR or (caption.lead in _STANDS and not spoken)):
            return True  # "Propos recueillis par Anne Roux pour X"
        return kind or tail.of_issue or (tail.dated and (sure or not spoken))


class _Tail:
    """What follows an outlet's name: the issue, the date and the author, or a sentence that goes on."""

    def __init__(self, text: str, outlet: Outlet) -> None:
        self.text = text[outlet.end :]
        self.tokens = list(_TOKEN.finditer(self.text))
        self.printed = [core_of(token[0]) for token in self.tokens]
        self.dated = any(core[:1].isdigit() or core in calendar_names() for core in self.printed)
        first = next((core for core in self.printed if core), "")
        glued = self.text[:1] not in (",", ".", ";", "(")
        self.of_issue = glued and self.dated and (first in _BEFORE_DAYS)
        self.of_printed_issue = not _ISSUES.isdisjoint(self.printed)
        self.titles = _TITLE_AFTER.match(self.text) is not None
        self.ends = not any(self.printed)
        self.points = bool(self.printed) and all(core in _POINTERS for core in self.printed)

    def is_issue(self, *, reads: bool) -> bool:
        """Tell whether nothing else follows."""
        if self.titles:
            return True
        index = 0
        permission = _PERMISSION.search(self.text)
        depth = 0
        while index < len(self.tokens):
            word, core = self.tokens[index][0], self.printed[index]
            if permission is not None and self.tokens[index].start() == permission.start():
                return True
            depth += word.count("(") - word.count(")")
            inside = depth > 0 or word.endswith(")")
            if inside or self._belongs(index, core, reads=reads):
                index += 1
                continue
            end = self._end_of_author(index)
            if end is None:
                return False
            index = end
        return True

    def _belongs(self, index: int, core: str, *, reads: bool) -> bool:
        if not core or core[:1].isdigit() or core in calendar_names() or core in _POINTERS:
            return True
        if core in _DAYS or core in _ISSUES or is_date_word(self.tokens[index][0], ""):
            return True
        if index == len(self.tokens) - 1 and self.tokens[index - 1][0].endswith(":") and meaning_of(core) & NOUN:
            return True  # a link to it
        following = self.printed[index + 1] if index + 1 < len(self.printed) else ""
        dated = following[:1].isdigit() or following in calendar_names() or following in _ISSUES or following in _DAYS
        if (core in _ARTICLES or core in _LEADS) and dated:
            return True
        return reads and bool(meaning_of(core) & READS)

    def _end_of_author(self, index: int) -> int | None:
        """Return the place behind "and written by Jane Doe"; None where no author stands here."""
        place = index
        while place < len(self.printed) and (
            self.printed[place] in _JOINS or self.printed[place] in _WRITTEN or not self.printed[place]
        ):
            place += 1
        if place >= len(self.printed) or self.printed[place] not in _BY:
            return None
        end = place + 1
        while end < len(self.tokens) and (self.tokens[end][0][:1].isupper() or self.printed[end] in _IN_NAMES):
            end += 1
        return end if end > place + 1 else None


@cache
def _reading_verbs() -> dict[str, set[str]]:
    """Return a verb of reading -> its languages."""
    found: dict[str, set[str]] = {}
    for language, entries in book.by_language("link.verbs").items():
        for entry in entries:
            found.setdefault(core_of(entry), set()).add(language)
    return found
