"""What speaks for or against a stretch of a line being the outlet that its text stood in, or can be read in.

Every fact is about structure: what the words around say and how near they are, how the name is printed and what lists
know of it. Publishers' names are no facts.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.late import late
from archive_scraper.normalize.links.free_words import languages_of
from archive_scraper.normalize.links.line_words import QUOTES, Word, signs_of
from archive_scraper.normalize.links.offices import is_office
from archive_scraper.normalize.links.outlet_links import agrees_with_link
from archive_scraper.normalize.links.outlet_names import (
    DOMAIN,
    begins_as_person,
    is_known_outlet,
    is_place,
    looks_like_outlet,
)
from archive_scraper.normalize.links.outlets import without_tied_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive_scraper.normalize.fragments import Line
    from archive_scraper.normalize.links.outlets import Outlet

_TELLING: Final = frozenset(("publishing-verb", "again-verb", "reading-verb"))
_PAIRS: Final = (
    ("publishing-verb", "first-word"),
    ("publishing-verb", "this-word"),
    ("publishing-verb", "text-noun"),
    ("reading-verb", "item-noun"),
    ("reading-verb", "whole-word"),
    ("item-noun", "whole-word"),
    ("our-word", "letter-noun"),
    ("publishing-verb", "study-noun"),
)
_LEADS: Final = (
    "preposition",
    "to-person",
    "topic",
    "origin",
    "container-noun",
    "publishing-verb",
    "source-word",
    "again-verb",
    "translating-verb",
    "item-noun",
    "text-noun",
    "reading-verb",
)
_ABOUT: Final = (
    "publishing-verb",
    "reading-verb",
    "again-verb",
    "item-noun",
    "text-noun",
    "this-word",
    "first-word",
    "whole-word",
)
_NEAR: Final = ("publishing-verb", "reading-verb", "again-verb", "item-noun", "first-word")
_SMALL: Final = frozenset(("name", "unknown", "article-word", "auxiliary", "relative-word", "by-word", "of-word"))
_OF_LINE: Final = ("words<", "prose<", "opens:", "both:", "one-", "numbered")
_DATED: Final = frozenset(("date-word", "day-word", "issue-word", "container-noun"))
_PRINTED: Final = frozenset(
    (
        "listed",
        "paper-word",
        "host",
        "emphasised",
        "quoted",
        "is-link",
        "person",
        "place",
        "office",
        "before1:container-noun",
    )
)
_SCRIPTS: Final = (
    ("kana", late("[\u3040-\u30ff\uac00-\ud7af]")),
    ("han", late("[\u3400-\u9fff]")),
    ("plain", late("[\u0590-\u08ff\u0900-\u0e7f\u10d0-\u10ff\u1200-\u137f]")),
)
"""Japanese and Korean, whose verbs follow their outlets, and Chinese."""
_AROUND: Final = QUOTES + "[【"
_BEFORE, _AFTER = 3, 2
"""Words next to a name that are looked at one by one."""


def _said(found: Iterable[Word]) -> frozenset[str]:
    return frozenset[str]().union(*(word.says for word in found))


def _size(label: str, number: int, steps: tuple[int, ...]) -> str:
    return f"{label}<{next((step for step in steps if number < step), 'many')}"


def facts_of_line(line: Line, found: Sequence[Word]) -> frozenset[str]:
    """Return the facts about a line that no outlet need be named in."""
    said = _said(found)
    facts = {f"says:{name}" for name in said - _SMALL}
    facts.add(_size("words", len(found), (4, 7, 11, 16, 24, 40)))
    facts.add(_size("unknown", sum("unknown" in word.says for word in found), (2, 4, 6, 9, 13, 20)))
    facts.add(_size("prose", sum(word.sign == "X" for word in found), (1, 2, 3, 5, 8, 13)))
    facts.update(f"both:{one}+{other}" for one, other in _PAIRS if one in said and other in said)
    if any(word.sign == "N" and after.core[:1].isdigit() for word, after in pairwise(found)):
        facts.add("numbered")  # "Article 5 of the treaty"
    if line.text.endswith("?"):
        facts.add("asks")
    if line.links:
        facts.add("linked")
    facts.update(f"opens:{name}" for word in found[:1] for name in word.says - {"name"})
    verbs = [languages_of(word.core) for word in found if word.says & _TELLING]
    others = {"item-noun", "this-word", "first-word", "text-noun", "whole-word"}
    rest = [languages_of(word.core) for word in found if word.says & others and not word.says & _TELLING]
    if any(not verb.isdisjoint(other) for verb in verbs for other in rest):
        facts.add("one-language")
    return _with_script(line, facts)


def _with_script(line: Line, facts: set[str]) -> frozenset[str]:
    """Return facts, and each as one of its script where that parts words otherwise, or has them in another order."""
    script = next((name for name, letters in _SCRIPTS if letters.search(line.text)), "")
    return frozenset(facts | {f"{script} {fact}" for fact in facts}) if script else frozenset(facts)


def facts_of_name(line: Line, found: Sequence[Word], outlet: Outlet, of_line: frozenset[str]) -> frozenset[str]:
    """Return the facts about one stretch of a line as an outlet's name."""
    before = [word for word in found if word.start < outlet.start and word.end <= outlet.start + 1]
    after = [word for word in found if word.start > outlet.start and word.start >= outlet.end - 1]
    inside = [word for word in found if word.start >= outlet.start - 1 and word.end <= outlet.end + 1]
    facts = {f"line:{fact}" for fact in of_line if fact.startswith(_OF_LINE)}
    facts |= _of_print(line, outlet, inside, found)
    facts |= _of_neighbours([word for word in before if word.core], [word for word in after if word.core])
    left, right = signs_of(before), signs_of(after)
    if "office" in facts:
        facts.add(f"office after {left[-2:]}")
    facts.update((f"left={left[-5:]}", f"left={left[-3:]}", f"left={left[-2:]}", f"right={right[:3]}"))
    facts.add(f"around={left[-2:]}_{right[:1]}")
    facts.add(f"around={left[-4:]}_{right[:3]}")
    if before and before[-1].text[-1] in ".!?" and "date-word" not in before[-1].says:
        facts.add("opens-sentence")
    lead = before[-1] if before and before[-1].end == outlet.start - 1 else None
    if lead is not None and "name" in lead.says and lead.text[-1] not in ",;:.)":
        facts.add("after-capital" if len(before) > 1 else "after-first-word")
        if "article-word" in lead.says:
            facts.add("after-its-article")
    if line.text[outlet.end : outlet.end + 1] == " " and line.text[outlet.end + 1 : outlet.end + 2].isupper():
        facts.add("before-capital")
    around = [word for word in (*before, *after) if word.core]
    if any("date-word" in word.says for word in around) and all(word.says & _DATED for word in around):
        facts.update(("dated", *(f"dated {fact}" for fact in facts & _PRINTED)))
    if line.text[outlet.start - 1 : outlet.start] == "(":
        closed = line.text.find(")", outlet.end)
        inner = [word for word in after if word.core and word.start < closed]
        facts.add("bracketed")
        if inner and all(word.says & _DATED for word in inner):  # "Low tides (Harbour Review, 3 May 2019)"
            facts.update(("bracketed date", *(f"bracketed {fact}" for fact in facts & _PRINTED)))
    mark = line.text[outlet.end : outlet.end + 1]
    facts.add(f"mark:{mark if mark in ' .,:;)' else 'other'}")
    facts.add(_size("prose-before", sum(word.sign == "X" for word in before), (1, 2, 3, 5, 9)))
    facts.add(_size("unknown-after", sum("unknown" in word.says for word in after), (1, 2, 3, 5, 9)))
    facts.add(_size("names-before", sum(word.sign == "U" for word in before), (1, 2, 3, 4)))
    return _with_script(line, facts)


def _of_neighbours(before: Sequence[Word], after: Sequence[Word]) -> set[str]:
    """Return what the words around a name say: those next to it, those anywhere, and both together."""
    facts: set[str] = set()
    near = [word for word in reversed(before[-_BEFORE - 1 :]) if "article-word" not in word.says or word.sign][:_BEFORE]
    for place, word in enumerate(near, 1):
        facts.update(f"before{place}:{name}" for name in word.says)
    for place, word in enumerate(after[:_AFTER], 1):
        facts.update(f"after{place}:{name}" for name in word.says)
    if not before:
        facts.add("at-start")
    if not after:
        facts.add("at-end")
    earlier, later = _said(before), _said(after)
    facts.update(f"before:{name}" for name in earlier - _SMALL)
    facts.update(f"after:{name}" for name in later - _SMALL)
    for name in _NEAR:
        distance = next((n for n, word in enumerate(reversed(before), 1) if name in word.says), 0)
        if distance:
            facts.add(_size(f"near:{name}", distance, (2, 3, 5, 9)))
    for lead in _LEADS:
        if near and lead in near[0].says:
            facts.update(f"led:{lead}+{name}" for name in _ABOUT if name in earlier)
            facts.update(f"led:{lead}, {name}" for name in _ABOUT if name in later and name not in earlier)
            if not _TELLING & (earlier | later):
                facts.add(f"led:{lead} without verb")
    return facts


def _of_print(line: Line, outlet: Outlet, inside: Sequence[Word], around: Sequence[Word]) -> set[str]:
    """Return how a name is printed, and what lists know of it."""
    text, name = line.text, outlet.name
    links = [span for span in line.links if span.start <= outlet.start and outlet.end <= span.end + 1]
    length = outlet.end - outlet.start + 2
    told = {
        "in-link": bool(links),
        "is-link": any(span.end - span.start <= length for span in links),
        "set-off": outlet.marked,
        "emphasised": any(
            span.start <= outlet.start + 1 and outlet.end - 1 <= span.end and span.end - span.start <= length
            for span in line.emphasis
        ),
        "inside-word": any(word.start < outlet.start < word.end and word.text[0].isalpha() for word in around),
        "tied-noun": without_tied_noun(name) != name,
        "inflected": outlet.known,
        "paper-word": looks_like_outlet(name),
        "listed": is_known_outlet(name),
        "place": is_place(name),
        "person": begins_as_person(name),
        "office": is_office(name),
        "host": DOMAIN.fullmatch(name) is not None,
        "before-address": any(outlet.end <= span.start and text.startswith("http", span.start) for span in line.links),
        "own-host": agrees_with_link(line, outlet),
        "capitals": name.isupper(),
        "lower-case": name.islower(),
    }
    facts = {fact for fact, holds in told.items() if holds}
    mark = next((mark for mark in (text[outlet.start], text[outlet.start - 1]) if mark in _AROUND and mark != "’"), "")
    if mark:
        facts.update(("quoted", f"quote:{mark}"))
    facts.add(f"name-words:{min(len(name.split()), 6)}")
    facts.update(f"holds:{said}" for said in _said(inside) - _SMALL)
    facts.update(f"begins:{said}" for word in inside[:1] for said in word.says)
    facts.update(f"ends:{said}" for word in inside[-1:] for said in word.says)
    return facts
