"""The names that elements print which a page marks up as an author's, each with its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.article.fields.author_text import author_text, each_author
from archive_scraper.extract.page import text_of
from archive_scraper.signs.person_name import is_person_name

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from archive_scraper.extract.article.page.survey import Survey

MOST_NAMES = 20
"""Values or elements of one source."""
_MOST_BEHIND = 3
"""Words of a house or an office behind a name."""


def printed_names(survey: Survey, nodes: list[int]) -> list[tuple[str, str | None, str]]:
    """Return what some elements that name authors print, each with its address; none twice."""
    elements = [one for node in nodes[:MOST_NAMES] for one in each_author(survey.elements[node])]
    found: dict[str, str | None] = {}
    for element in elements[:MOST_NAMES]:
        text = element.get("content") or _heading_of(element) or author_text(element)
        href = element.get("href")
        if href is None and (link := next(element.iter("a"), None)) is not None:
            href = link.get("href")
            text = _up_to_link(text, text_of(link))
        if text:
            found.setdefault(text, href)
    return [(text, href, "") for text, href in found.items()]


def _up_to_link(text: str, name: str) -> str:
    """Return a byline without the words behind a linked name that only the link's end parts: "*Ada Marlowe* Review"."""
    if not is_person_name(name):
        return text
    before, _, behind = text.partition(name)
    words = behind.split() if behind.startswith(" ") else []
    is_house = 0 < len(words) <= _MOST_BEHIND and all(word[0].isupper() and word.isalpha() for word in words)
    return before + name if is_house else text


def _heading_of(element: HtmlElement) -> str:
    """Return the heading in a box that presents an author, where it is a person's name."""
    heading = (
        next((one for one in element.iter("h2", "h3", "h4", "h5", "h6") if one is not element), None)
        if len(element) > 1
        else None
    )
    name = text_of(heading) if heading is not None else ""
    return name if is_person_name(name) else ""
