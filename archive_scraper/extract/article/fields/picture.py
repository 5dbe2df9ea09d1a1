"""The picture of an article: the one that its head declares, with what is printed below it, else the one at its top."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.pictures import (
    Picture,
    caption_of,
    is_articles_own,
    is_house_mark,
    is_same_picture,
    picture_address,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from archive_scraper.extract.article.context import Context

_DECLARED = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_ABOVE = 8
"""Blocks above the headline in which the picture of the article may stand."""
_MOST = 60
_FIGURE_LEVELS = 6
"""Elements around a picture among which its figure is."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A picture on the page: what stands around it is looked at where it matters alone."""

    element: HtmlElement
    url: str
    place: int
    """Blocks of text before it."""

    @property
    def picture(self) -> Picture:
        """The picture with what is printed below it."""
        caption, credit = caption_of(self.element)
        return Picture(url=self.url, caption=caption, credit=credit)

    @property
    def in_figure(self) -> bool:
        return any(one.tag == "figure" for one in islice(self.element.iterancestors(), _FIGURE_LEVELS))


def find_picture(context: Context) -> tuple[Picture, str] | None:
    """Return the picture of an article and its origin, None where the page has none.

    The origin is "meta:og:image" or "json-ld" for one that the page declares to machines, "figure" or "visible" for
    one that it only prints. A declared picture that is printed too has the caption of the print; where it is not, and a
    figure with a caption opens the article, that is its picture: a caption goes with its own picture only.
    """
    printed = _printed(context)
    declared = _declared(context)
    if declared is None:
        opening = next((one for one in printed if _opens(context, one)), None)
        return (opening.picture, "figure" if opening.in_figure else "visible") if opening is not None else None
    picture, origin = declared
    others = []
    for one in printed:  # most pages print it first: the rest is looked for in vain
        if is_same_picture(one.url, picture.url):
            found = one.picture
            if found.caption or found.credit:
                picture = Picture(url=picture.url, caption=found.caption, credit=found.credit)
            return picture, origin
        others.append(one)
    opening = next((one for one in others if _opens(context, one)), None)
    if opening is not None and opening.in_figure and (found := opening.picture).caption:
        return found, "figure"
    return picture, origin


def _declared(context: Context) -> tuple[Picture, str] | None:
    linked = _linked(context)
    for name in _DECLARED:
        for value in context.page.meta.get(name, ())[:1]:
            url = context.page.absolute(value)
            if url is None or is_house_mark(url):
                continue
            if linked is not None and is_same_picture(linked.url, url):
                return Picture(url=url, caption=linked.caption, credit=linked.credit), f"meta:{name}"
            return Picture(url=url), f"meta:{name}"
    return (linked, "json-ld") if linked is not None else None


def _linked(context: Context) -> Picture | None:
    """Return the picture that JSON-LD states: an address, or an ImageObject with its caption and credit."""
    stated = context.linked.get("image")
    if isinstance(stated, list):
        stated = stated[0] if stated else None
    about = stated if isinstance(stated, dict) else {"url": stated}
    values = {name: value for name, value in about.items() if isinstance(value, str)}
    url = context.page.absolute(values.get("url") or values.get("contentUrl"))
    if url is None or is_house_mark(url):
        return None
    caption = clean_text(values.get("caption", "")) or None
    credit = clean_text(values.get("creditText", "") or values.get("copyrightNotice", "")) or None
    return Picture(url=url, caption=caption, credit=credit)


def _printed(context: Context) -> Iterator[_Printed]:
    """Yield the pictures that stand at the headline and in the text, in their order."""
    survey = context.survey
    above = (context.headline if context.headline >= 0 else context.first) - _ABOVE
    count = 0
    for node, tag in enumerate(survey.tags):
        if tag != "img" or context.is_away(node) or not above <= survey.starts[node] <= context.last + 1:
            continue
        count += 1
        if count > _MOST:
            return
        element = survey.elements[node]
        url = picture_address(element, context.page.absolute)
        if url is None:
            continue
        yield _Printed(element, url, survey.starts[node])


def _opens(context: Context, one: _Printed) -> bool:
    """Tell whether a picture stands before the text or at its first paragraph, as the article's own."""
    if one.place > context.first:
        return False
    if one.in_figure and ((picture := one.picture).caption or picture.credit):
        return True
    return one.place >= context.headline and is_articles_own(one.element)  # above it stands the head of the site
