"""The places of a page where a date may be printed: time elements, telling class names, lines near the headline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from archive_scraper.extract.page import text_of
from archive_scraper.normalize.text import BLOCK_TAGS
from archive_scraper.signs.class_names import BIT
from archive_scraper.signs.date_shape import says_changed
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from archive_scraper.extract.article.context import Context
    from archive_scraper.extract.article.page.survey import Survey

# Words next to a date that say it is the day of publication.
_ISSUED = compiled(book.bordered("date.issued"))
# A date of the writer, not of the text: the boxes next to posts of forums and comments.
_OF_A_MEMBER = compiled(book.bordered("date.of_a_member"))
_DIGIT = compiled(r"\d")
_YEAR = compiled(r"\d{4}|[./-]\d\d\b|\d['’]\d\d\b|'\d\d\b")
# "Harbour Town, (12.11.2021). The council ...": the date that opens the first paragraph.
_DATELINE = compiled(
    r"((?:[^\W\d][\w.-]*,? ){0,3}\W?\d{1,2}[./-] ?(?:\d{1,2}[./-]|[^\W\d]+) ?\d{2,4})(?:\W{1,4}\s|\s(?=[\"“„«–—]))"
)
# "LAKESIDE, March 12, 2024 – The council ...", "(Lakeside, 12 March 2024) The ...": no "On March 12, 2024, the".
_PLACE_AND_DAY = compiled(
    r"\W?((?:[^\W\d][\w.'-]*,? ){0,4}\(?(?:\d{1,2} [^\W\d]+\.?|[^\W\d]+\.? \d{1,2}),? \d{4})(?:\)|\s?[–—]|\s-+\s)"
)
_FARTHEST_LINE = 12  # blocks between the headline and the text
_WIDE = 40
"""Blocks before the body that are tried where no element tells a date."""
_LONGEST_LINE = 14  # words
_LONGEST_TEXT = 240  # characters of an element's text
_MOST_ELEMENTS = 200
"""Elements that markup calls dates; a page of a thousand comments has more, and its own stand before them."""
_LONGEST_LABEL = 40  # characters of the block before a date that may say what it is
_MOST_BLOCKS = 4
"""Text blocks of an element that a class name calls a date."""
_AROUND = 4
"""Blocks before the headline, after it and at the start of the body where a date is looked for."""
_LABEL_LEVELS = 4  # inline elements around a date, before which its label may stand
_DATE = BIT["date"]
_SIGNS = " \t\r\n\u00a0|·•–—-:,("


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that may print a date."""

    texts: tuple[str, ...]
    """What to read, best first: the machine's value, then the visible text."""
    origin: str
    facts: frozenset[str]


def date_elements(context: Context) -> Iterator[Mention]:
    """Yield the elements that markup calls dates."""
    survey = context.survey
    called = ((node, source) for node in survey.marks if (source := _source(survey, node)))
    for node, source in islice(called, _MOST_ELEMENTS):
        element = survey.elements[node]
        machine = element.get("datetime") or element.get("content") or element.get("title") or ""
        is_dated = _DIGIT.search(machine) is not None
        # The line around it has no number where it has none.
        if not (is_dated or _DIGIT.search(survey.text(node))) or (source == "class" and _holds_times(element)):
            continue
        text = text_of(element)
        if len(text) > _LONGEST_TEXT or not (is_dated or _DIGIT.search(text)):
            continue
        label = _label(context, node, element)
        said = _said(label) or _said(f"{text} {element.get('class') or ''}")
        if _OF_A_MEMBER.search(label.lower()):
            continue
        facts = {f"from:{source}", *context.place_facts(node), *said}
        prop = survey.properties.get(node, "")
        if "modified" in prop or "updated" in prop:
            facts.add("prop:modified")
        elif "publish" in prop or "created" in prop or element.get("pubdate") is not None:
            facts.add("prop:published")
        yield Mention((machine, text), "time" if source == "time" else "visible", frozenset(facts))


def _source(survey: Survey, node: int) -> str:
    if survey.tags[node] == "time":
        return "time"
    if "date" in survey.properties.get(node, ""):
        return "itemprop"
    is_named = survey.own[node] & _DATE and survey.ends[node] - survey.starts[node] <= _MOST_BLOCKS
    return "class" if is_named else ""


def _holds_times(element: HtmlElement) -> bool:
    """Tell whether several time elements stand in an element: each is read by itself, and says what it is."""
    return sum(1 for _ in islice(element.iter("time"), 2)) > 1


def _label(context: Context, node: int, element: HtmlElement) -> str:
    """Return the words before a date that may say what it is: in its line, else the short block before it."""
    holder = element
    for _ in range(_LABEL_LEVELS):
        before, parent = holder.getprevious(), holder.getparent()
        if holder.tag in BLOCK_TAGS or parent is None:
            break
        said = parent.text if before is None else before.tail
        if before is not None and not (said or "").strip(_SIGNS) and before.tag not in BLOCK_TAGS:
            said = before.text
        if words := (said or "").strip(_SIGNS):
            return words[-_LONGEST_LABEL:]
        if before is not None:
            break
        holder = parent
    start = context.survey.starts[node]
    text = context.survey.blocks[start - 1].text if start else ""
    return text if len(text) < _LONGEST_LABEL else ""


@lru_cache(maxsize=1024)
def _said(text: str) -> frozenset[str]:
    """Return what the words next to a date call it; the dates of a list stand next to the same."""
    facts = ("says-changed", says_changed(text)), ("says-issued", _ISSUED.search(text.lower()) is not None)
    return frozenset(fact for fact, is_said in facts if is_said)


def date_lines(context: Context, *, wide: bool) -> Iterator[Mention]:
    """Yield the short lines with a number around the headline; ``wide``: those at both ends of the body too."""
    blocks = context.survey.blocks
    for number in _line_numbers(context, wide=wide):
        block = blocks[number]
        if block.words > 2 * _LONGEST_LINE or _YEAR.search(block.text) is None:
            continue
        said = block.text.lower()
        # A sentence that says "posted on" may be longer than a date line.
        is_line = block.words <= _LONGEST_LINE or (wide and _ISSUED.search(said) is not None)
        if is_line and not _OF_A_MEMBER.search(said):
            facts = {"from:line", *context.place_facts(block.owner), *_said(block.text)}
            yield Mention((block.text,), "visible", frozenset(facts))
    for number in range(context.first, min(context.first + _AROUND, len(blocks))):
        text = blocks[number].text
        if match := _DATELINE.match(text) or _PLACE_AND_DAY.match(text):
            yield Mention((match[1],), "visible", frozenset(("from:dateline",)))


def _line_numbers(context: Context, *, wide: bool) -> list[int]:
    near = context.headline if context.headline >= 0 else context.first
    numbers = [*range(near - _AROUND, min(max(near, context.first), near + _FARTHEST_LINE) + _AROUND)]
    if wide:
        numbers += [*range(context.first - _WIDE, context.first + _AROUND), *range(context.last - 2, context.last + 10)]
    return [number for number in dict.fromkeys(numbers) if 0 <= number < len(context.survey.blocks)]
