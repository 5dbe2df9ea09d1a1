"""Lines among a text that are no part of it whatever stands around them, by what they say and where they lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.extract.article.page.survey import count_words
from archive_scraper.normalize.picture_credit import split_credit
from archive_scraper.signs.class_names import TAG_BIT
from archive_scraper.signs.headings import topics_label
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from archive_scraper.extract.article.page.survey import Survey

_LONGEST, _LONGEST_LABEL = 15, 2  # words
_LINKED, _MOSTLY_LINKED = 0.35, 0.8
"""Shares of a line's words."""
_LONGEST_CAPTION = 40
"""Words; slide shows have their texts where captions are."""
_BUTTONS = compiled(r"#top$|javascript:(?:window\.)?print|mailto:\?", re.IGNORECASE)
"""Addresses of what leads to the top, to a printer, to a friend; "#" opens what is folded up, which may be text."""


def is_aside(survey: Survey, number: int, said: Iterable[str]) -> bool:
    """Tell whether a line is a caption, an advertisement's label, a credit, a call, a list of tags or a button.

    ``said`` are the facts of the block: what groups of words it speaks with.
    """
    block = survey.blocks[number]
    if block.words > _LONGEST:
        return block.words <= _LONGEST_CAPTION and _is_caption(survey, block.owner)
    if _is_caption(survey, block.owner):
        return True
    if "says:advert" in said and block.words <= _LONGEST_LABEL and not survey.tags[block.owner].startswith("h"):
        return True
    if ("says:credit" in said or block.text.startswith("©")) and split_credit(block.text)[0] is None:
        return True
    label = topics_label(block.text) if "says:label" in said and block.link_words else ""
    if block.link_words < _LINKED * (block.words - (count_words(label) if label else 0)):
        return False
    if label or ("says:label" in said and ("says:more" in said or "says:social" in said)):
        return True
    return block.link_words >= _MOSTLY_LINKED * block.words and (
        "says:subscribe" in said or all(map(_is_button, survey.elements[block.owner].iter("a")))
    )


def _is_caption(survey: Survey, node: int) -> bool:
    return bool((survey.own[node] | survey.around[node]) & TAG_BIT["figcaption"])


def _is_button(link: HtmlElement) -> bool:
    """Tell whether a link leads to no other page, or to the article before or after this one."""
    return link.get("rel") in ("prev", "next") or _BUTTONS.match(link.get("href", "")) is not None
