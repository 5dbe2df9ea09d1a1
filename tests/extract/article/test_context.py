"""Where a place of a page stands in relation to its headline and its text, as the readers of fields weigh it."""

from __future__ import annotations

import pytest

from archive_scraper.extract.article.extraction import read_page
from archive_scraper.extract.page import Page

TITLE = "Old Pier Stays Open For Another Year"
TEXT = "The harbour council met on Tuesday, and its members heard what the fishermen had to say about it."
PARAGRAPHS = 30


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        (0, {"headline:0", "place:before-1"}),
        (3, {"headline:3", "place:body-start"}),
        (4, {"headline:8", "place:body"}),
        (8, {"headline:8", "place:body"}),
        (9, {"headline:20", "place:body"}),
        (20, {"headline:20", "place:body"}),
        (21, {"headline:far", "place:body"}),
    ],
)
def test_distance_from_the_headline(number: int, facts: set[str]):
    texts = "".join(f"<p>{TEXT} So it was at pier {count}.</p>" for count in range(PARAGRAPHS))
    page = f"<html lang=en><body><article><h1>{TITLE}</h1><div class=article-body>{texts}</div></article></body></html>"
    context = read_page(Page(page, "https://courier.example/news/pier"))
    context.find_headline(TITLE)
    found = context.place_facts(context.survey.blocks[number].owner)
    assert set(found) == facts
