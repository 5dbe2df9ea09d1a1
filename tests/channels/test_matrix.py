"""The matrix in docs/channels.md is what looks and crawls of the demo's sites give today."""

from __future__ import annotations

import pytest
from channel_matrix import row, written
from looks import crawl

from archive_scraper.demo.lies import SITES


@pytest.mark.parametrize(("place", "name"), list(enumerate(SITES)))
def test_a_row_is_what_is_measured(place, name, tmp_path):
    """`python tests/channel_matrix.py` writes the rows anew."""
    assert row(name, tmp_path, crawl) == written()[place]


def test_no_row_is_left_over():
    assert len(written()) == len(SITES)
