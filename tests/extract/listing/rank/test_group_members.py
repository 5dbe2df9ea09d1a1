"""When the members of groups are teasers: one row at each edge."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from archive_scraper.extract.listing.rank.groups import _are_teasers

SITE = "https://www.harbour.example"


def look(number: int, width: int = 30, *, dated: bool = False, url: str = "/news/{}-the-pier", title: bool = True):
    text = ("The old pier of the town, once more and again"[:width] if title else "").ljust(width, "x")
    return SimpleNamespace(title=text if title else "", urls=[SITE + url.format(number)], dated=dated)


@pytest.mark.parametrize(
    ("looks", "are"),
    [
        pytest.param([look(n, 20) for n in range(4)], True, id="titles of twenty letters"),
        pytest.param([look(n, 19) for n in range(4)], False, id="of nineteen"),
        pytest.param([look(n, 12, dated=True) for n in range(4)], True, id="twelve letters next to a date"),
        pytest.param([look(n, 11, dated=True) for n in range(4)], False, id="eleven"),
        pytest.param([look(n) for n in range(3)] + [look(3, 9)], True, id="three titles of four"),
        pytest.param([look(n) for n in range(5)] + [look(5, 9), look(6, 9)], False, id="fewer"),
        pytest.param([look(n) for n in range(3)] + [look(n, title=False) for n in range(2)], True, id="more than half"),
        pytest.param([look(n) for n in range(2)] + [look(n, title=False) for n in range(2)], False, id="half"),
        pytest.param([look(max(n, 1)) for n in range(10)], True, id="nine addresses of ten"),
        pytest.param([look(max(n, 2)) for n in range(10)], False, id="eight"),
        pytest.param([look(n) for n in range(3)] + [look(3, url="/tag/the-pier-{}")], True, id="a topic among four"),
        pytest.param([look(n) for n in range(5)] + [look(n, url="/tag/the-pier-{}") for n in (5, 6)], False, id="two"),
    ],
)
def test_teasers(looks: list[Any], are: bool):
    facts: Any = SimpleNamespace(look=lambda record: record)
    assert _are_teasers(looks, facts) is are
