"""The picture of each record of a listing, with what is printed below it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from archive_scraper.signs.class_names import Hint
from archive_scraper.signs.pictures import Picture, background_address, caption_of, picture_address

if TYPE_CHECKING:
    from archive_scraper.extract.listing.blocks.cut import Record
    from archive_scraper.extract.listing.page.outline import Outline

_SHARED = 3
"""So many records with one picture: then it is the list's, not theirs."""


def find_pictures(outline: Outline, records: list[Record]) -> list[Picture | None]:
    """Return the picture of each record: its first one that is no person's, else the background of an element.

    A picture that several records show is none of theirs: a placeholder, the mark of a series.
    """
    found = [_of_record(outline, record) for record in records]
    counts = Counter(one.url for one in found if one is not None)
    return [one if one is not None and counts[one.url] < _SHARED else None for one in found]


def _of_record(outline: Outline, record: Record) -> Picture | None:
    for node in outline.within(outline.images, record.start, record.stop):
        if _is_of_author(outline, node, record):
            continue
        element = outline.nodes[node]
        if (url := picture_address(element, outline.page.absolute)) is not None:
            caption, credit = caption_of(element)
            return Picture(url=url, caption=caption, credit=credit)
    for node in outline.within(outline.asked, record.start, record.stop):
        if (url := background_address(outline.nodes[node], outline.page.absolute)) is not None:
            return Picture(url=url)
    return None


def _is_of_author(outline: Outline, node: int, record: Record) -> bool:
    """Tell whether a picture shows who wrote the piece: it stands in an element of the author's."""
    while node >= record.start:
        if outline.hints(node) & Hint.AUTHOR:
            return True
        node = outline.parent[node]
    return False
