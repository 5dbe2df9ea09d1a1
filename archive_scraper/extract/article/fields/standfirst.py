"""The places of a page where a standfirst may be printed: telling class names, and the blocks below the headline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from archive_scraper.extract.article.page.survey import count_words
from archive_scraper.extract.page import inner_html
from archive_scraper.extract.series import find_series
from archive_scraper.normalize.links import leads_elsewhere
from archive_scraper.normalize.links.prefilter import may_hold_call
from archive_scraper.normalize.picture_credit import split_credit
from archive_scraper.signs.bylines import opens_byline, says_how_it_appeared
from archive_scraper.signs.class_names import BIT, TAG_BIT
from archive_scraper.signs.date_shape import has_date_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from archive_scraper.extract.article.context import Context
    from archive_scraper.extract.article.page.survey import Block

_CAPTION = BIT["caption"] | TAG_BIT["figure"] | TAG_BIT["figcaption"]
_EMPHASES = ("strong", "b", "em", "i")
_SHORTEST = 3  # words of an element that a class name calls a standfirst
_SHORTEST_BLOCK = 6  # words of any other
_MOST_BLOCKS = 4
_MOST_LINKED = 0.4
"""Share of a block's words that may stand in links."""
_LONGEST_NOTE = 200
_LONGEST_DATE = 10  # words
_BEFORE_HEADLINE, _BEFORE_BODY, _INTO_BODY = 3, 12, 2  # blocks
_COMPARED = 4
"""Paragraphs of the body that its first one is compared with."""

Print = tuple[str, str, frozenset[str]]
"""The text, the text or HTML that stands for it, and its facts."""


def printed_summaries(context: Context) -> Iterator[Print]:
    """Yield the elements and blocks that may be the standfirst."""
    yield from _marked(context)
    yield from _below_headline(context)
    yield from _first_paragraph(context)


def _marked(context: Context) -> Iterator[Print]:
    """Yield what style sheets and microdata call one, at the headline or at the start of the text."""
    survey = context.survey
    start = context.headline - _BEFORE_HEADLINE if context.headline >= 0 else context.first - _BEFORE_BODY
    # Marks are in document order, and so are the numbers of their blocks.
    low = bisect_left(survey.marks, start, key=survey.starts.__getitem__)
    high = bisect_right(survey.marks, context.first + _INTO_BODY, key=survey.starts.__getitem__)
    for node in survey.marks[low:high]:
        source = _source(context, node)
        if not source or not 1 <= survey.ends[node] - survey.starts[node] <= _MOST_BLOCKS:
            continue
        if context.is_away(node) or _is_caption(context, node):
            continue
        text = survey.text(node)
        if count_words(text) >= _SHORTEST and not _is_about_the_item(text, context.series_line):
            yield text, inner_html(survey.elements[node]), frozenset((f"from:{source}", *_places(context, node)))


def _source(context: Context, node: int) -> str:
    survey = context.survey
    if survey.own[node] & BIT["summary"]:
        return "dek"
    if survey.tags[node] in ("h2", "h3") and 0 < survey.starts[node] - context.headline <= 2 and context.headline >= 0:
        return "heading-below"
    prop = survey.properties.get(node, "")
    return "itemprop" if "description" in prop.split() or prop.endswith(":description") else ""


def _is_caption(context: Context, node: int) -> bool:
    return bool((context.survey.own[node] | context.survey.around[node]) & _CAPTION)


def _places(context: Context, node: int) -> Iterator[str]:
    return (f"dek-{fact}" for fact in context.place_facts(node))


def _below_headline(context: Context) -> Iterator[Print]:
    """Yield the paragraphs below the headline, down to the first of the body's own."""
    blocks = context.survey.blocks
    if context.headline < 0:
        return
    for number in range(context.headline + 1, min(context.headline + 4, len(blocks))):
        block = blocks[number]
        if _is_paragraph(context, block):
            facts = {f"from:block-{number - context.headline}", *_places(context, block.owner)}
            if number == context.first and not _stands_out(context):
                facts.add("plain-paragraph")
            yield block.text, block.text, frozenset(facts)
            if number >= context.first:
                break


def _first_paragraph(context: Context) -> Iterator[Print]:
    """Yield the first paragraph of the body where its markup tells it from the next ones."""
    if context.first >= len(context.survey.blocks):
        return
    block = context.survey.blocks[context.first]
    if context.survey.tags[block.owner] != "h1" and _stands_out(context) and _is_paragraph(context, block):
        yield block.text, block.text, frozenset(("from:body-1", *_places(context, block.owner)))


def _stands_out(context: Context) -> bool:
    """Tell whether the markup of the body's first paragraph tells it from the next ones."""
    if context.body is None or len(context.body.blocks) < _COMPARED - 1:
        return False
    survey = context.survey
    first, *others = (survey.blocks[number].owner for number in islice(context.body.blocks, _COMPARED + 1))
    looks = survey.tags[first], survey.elements[first].get("class")
    is_own = all((survey.tags[node], survey.elements[node].get("class")) != looks for node in others)
    return is_own or is_emphasized(survey.elements[first])


def is_emphasized(element: HtmlElement) -> bool:
    """Tell whether an element's whole text stands in bold, in italics or in letters of a size of their own."""
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
        if element.tag in _EMPHASES:
            return True
        if element.tag != "font":
            return False
    return False


def _is_paragraph(context: Context, block: Block) -> bool:
    return (
        block.words >= _SHORTEST_BLOCK
        and block.link_words < _MOST_LINKED * block.words
        and not _is_caption(context, block.owner)
        and not _is_about_the_item(block.text, context.series_line)
    )


@lru_cache(maxsize=64)
def _is_about_the_item(text: str, series_line: str | None) -> bool:
    """Tell whether a line says where the item appeared, not what is in it: its series, outlet, author or date."""
    if len(text) > _LONGEST_NOTE:
        return False
    words = count_words(text)
    if text.startswith("©") or (words <= _LONGEST_DATE and says_how_it_appeared(text)):
        return True
    if split_credit(text)[1] is not None:  # a caption that no class names
        return True
    if find_series([text], series_line) is not None:
        return True
    if (words <= _LONGEST_DATE or opens_byline(text)) and has_date_shape(text):
        return True
    return may_hold_call(text) and leads_elsewhere(text)
