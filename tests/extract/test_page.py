"""What is told from the first bytes of a page."""

from __future__ import annotations

import pytest

from archive_scraper.extract.page import is_pdf


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        (b"%PDF-1.7", True),
        (b"\n" * 1000 + b"%PDF-1.7", True),  # as far as readers look for it
        (b"\n" * 1100 + b"%PDF-1.7", False),
        (b"<p>%PDF-1.7", False),
    ],
)
def test_a_pdf_is_told_by_its_first_kilobyte(body: bytes, is_one: bool):
    assert is_pdf(body) is is_one
