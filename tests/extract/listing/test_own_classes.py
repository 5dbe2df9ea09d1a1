"""Classes that only one element has, and the class that its fellows share."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from archive_scraper.extract.listing.page.own_classes import _shared_class


@pytest.mark.parametrize(
    ("having", "of", "shared"),
    [(4, 5, "teaser"), (3, 4, ""), (8, 10, "teaser"), (7, 10, ""), (5, 5, "teaser")],
    ids=["four of five", "three of four", "eight of ten", "seven of ten", "all"],
)
def test_a_class_that_nearly_all_have_is_shared(having: int, of: int, shared: str):
    nodes = [{"class": f"own-{n} teaser" if n < having else f"own-{n}"} for n in range(of)]
    assert _shared_class(SimpleNamespace(nodes=nodes), range(of)) == shared  # type: ignore[arg-type]
