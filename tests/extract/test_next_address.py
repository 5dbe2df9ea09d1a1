"""How an address continues the page's own: each way, with its weight. What is weighed against it: hand_weights.toml."""

from __future__ import annotations

import pytest

from archive_scraper.extract.next_address import counts_on, steps_on, weigh_address
from archive_scraper.signs.addresses import read_place

SITE = "https://x.example"


@pytest.mark.parametrize(
    ("here", "there", "step", "weight", "counts"),
    [
        # The page's own series
        ("/news/", "/news/page/2", None, 3.0, True),
        ("/news/", "/news/page/1", None, 3.0, False),  # of a site that counts from 0
        ("/news/", "/news/page/3", None, -1.0, False),
        ("/news/page/3", "/news/page/4", None, 3.0, True),
        ("/news/page/3", "/news/", None, -8.0, False),  # back to the first
        ("/news/page/3", "/news/page/2", None, -8.0, False),
        ("/news/page/3", "/news/page/6", None, -1.0, False),
        ("/news/?page=0", "/news/?page=1", None, 3.0, True),
        ("/news/", "/news/?page=0", None, -8.0, False),
        # Counted in items
        ("/news/", "/news/?start=10", 10, 3.0, True),
        ("/news/?start=10", "/news/?start=20", 20, 3.0, True),
        ("/news/?start=10", "/news/?start=30", 20, -1.0, False),
        ("/news/?start=10", "/news/?start=5", 20, -8.0, False),
        # A bare number at the end, which is a page's unless it is a year
        ("/news/", "/news/2", None, 3.0, True),
        ("/news/", "/news/3", None, -1.0, False),
        ("/news/5", "/news/6", None, 3.0, True),
        ("/news/20", "/news/30", None, 3.0, False),
        ("/news/20", "/news/45", None, -1.0, False),
        ("/news/1899", "/news/1900", None, 3.0, True),
        ("/news/1900", "/news/1901", None, -1.0, False),
        ("/news/2099", "/news/2100", None, -1.0, False),
        ("/news/2100", "/news/2101", None, 3.0, True),
        # Another series
        ("/news/", "/topic/page/2", None, 0.5, False),
        ("/news/", "/topic/page/5", None, -2.0, False),
        ("/news/", "/news/water/page/2", None, 1.5, False),
        ("/topic/?page=2", "/topic/water?page=3", None, 1.5, False),
        ("/news/?kind=a", "/news/?kind=b&page=2", None, 1.0, False),
        ("/news/the-tide-came-late", "/news/page/2", None, -3.5, False),  # the list that an article stands in
        # After an item, not by number
        ("/news/", "/news/?before=2024-05-03", None, 2.6, False),
        ("/news/", "/other/?before=2024-05-03", None, -2.0, False),
        # The page's own path, with parameters
        ("/news/?id=7", "/news/?id=8", None, -4.5, False),
        ("/news/", "/news/?e=8", None, 0.6, False),
        ("/news/", "/news/?e=x", None, 0.5, False),
        ("/news/the-tide-came-late", "/news/the-tide-came-late?x=1", None, -2.5, False),
        # Other pages
        ("/news/", "/the-tide-came-late/", None, -8.0, False),
        ("/news/", "/news/2024/05/tide", None, -8.0, False),
        ("/news/", "/about", None, -6.5, False),
    ],
)
def test_how_an_address_goes_on(here: str, there: str, step: int | None, weight: float, counts: bool):
    place = read_place(SITE + here)
    assert weigh_address(SITE + there, place, step) == weight
    assert counts_on(SITE + there, place, step) is counts


@pytest.mark.parametrize(
    ("here", "there", "weight"),
    [
        # A number that may begin a second page: 1, 2, or of items by fives, up to 500
        ("/n", "/n?zz=2", 2.6),
        ("/n", "/n?zz=4", 0.0),
        ("/n", "/n?zz=5", 2.6),
        ("/n", "/n?zz=12", 0.0),
        ("/n", "/n?zz=500", 2.6),
        ("/n", "/n?zz=505", 0.0),
        # One that counts on: by one, or by fives from a whole step
        ("/n?zz=0", "/n?zz=4", 0.0),
        ("/n?zz=0", "/n?zz=5", 2.6),
        ("/n?zz=0", "/n?zz=8", 0.0),
        ("/n?zz=0", "/n?zz=100", 2.6),
        ("/n?zz=0", "/n?zz=105", 0.0),
        ("/n?zz=499", "/n?zz=500", 2.6),
        ("/n?zz=500", "/n?zz=501", 0.0),
        # Words of four letters may name anything; longer ones say less
        ("/n", "/n/abcd2", 2.6),
        ("/n", "/n/abcde2", 0.6),
    ],
)
def test_addresses_that_differ_by_one_number(here: str, there: str, weight: float):
    assert steps_on(SITE + there, SITE + here) == weight
