"""What a first page says of its piece: only what leaves no doubt, and nothing that software filled in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from archive_scraper.pdfs.evidence import find_byline, find_date, find_title, read_created

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXT = ("The ferries of the harbour cross the bay at night and come back in the morning, as they always did.", 11.0)


def lines(*found):
    return (*((text, 12.0) if isinstance(text, str) else text for text in found), TEXT)


@pytest.mark.parametrize(
    ("page", "stated", "expected"),
    [
        (lines(("The Harbour Report", 24.0)), "", "The Harbour Report"),
        (lines(("The Harbour Report:", 24.0), ("Ferries at Night", 23.8)), "", "The Harbour Report: Ferries at Night"),
        # The document information counts where the page prints it.
        (lines("the harbour report"), "The Harbour Report", "The Harbour Report"),
        (lines("Something else"), "The Harbour Report", ""),
        *[
            (lines(("The Harbour Report", 24.0)), stated, "The Harbour Report")
            for stated in (
                "Microsoft Word - draft.docx",
                "draft_final_v3.docx",
                "untitled",
                "Untitled document",
                "PowerPoint Presentation",
                "C:\\Users\\admin\\report.indd",
                "Layout 1",
                "Document1",
                "https://harbour.example/x.pdf",
                "",
            )
        ],
        # Never, although the page prints it.
        (lines("Microsoft Word - draft.docx"), "Microsoft Word - draft.docx", ""),
        (lines("Download PDF"), "Download PDF", ""),
        # No print is larger than the others; a single word; a date; numbers.
        (lines(("The Harbour Report", 11.0)), "", ""),
        (lines(("Report", 30.0)), "", ""),
        (lines(("12 March 2024", 30.0)), "", ""),
        (lines(("2024 / 03 / 12 - 0001", 30.0)), "", ""),
        ((), "", ""),
    ],
)
def test_titles(page, stated, expected):
    assert find_title(page, stated) == expected


@pytest.mark.parametrize(
    ("page", "stated", "expected"),
    [
        (lines("By Ada Marlowe and Jon Tell"), "", "By Ada Marlowe and Jon Tell"),
        (lines("Ada Marlowe"), "Ada Marlowe", "Ada Marlowe"),
        (lines("ADA MARLOWE, Senior Fellow"), "Ada Marlowe", "Ada Marlowe"),
        (lines("The Harbour Report"), "Ada Marlowe", ""),
        *[
            (lines("The Harbour Report", stated), stated, "")
            for stated in (
                "admin",
                "Administrator",
                "user",
                "Microsoft",
                "Adobe InDesign",
                "HP",
                "Harbour Institute",
                "",
            )
        ],
        (lines("By the time the ferry came, the quay was full"), "", ""),
        (lines("By 2030"), "", ""),
        ((), "admin", ""),
    ],
)
def test_authors(page, stated, expected):
    assert find_byline(page, stated, "en", "harbour.example") == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (lines("12 March 2024"), "12 March 2024"),
        (lines("March 2024"), "March 2024"),
        (lines("12 March 2024", "March 12, 2024"), "12 March 2024"),
        (lines("Published on 12 March 2024"), "Published on 12 March 2024"),
        # Two dates leave it open; one inside of a sentence is of what it tells; none without a year; none to come.
        (lines("12 March 2024", "1 May 2024"), ""),
        (lines("The treaty of 12 March 2024 in full and its annexes"), ""),
        (lines("12 March"), ""),
        (lines("2024"), ""),
        (lines("12 March 2031"), ""),
        (lines("yesterday"), ""),
        ((), ""),
    ],
)
def test_dates(page, expected):
    assert find_date(page, "en", NOW) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D:20240312101500Z", "2024-03-12T10:15:00+00:00"),
        ("D:20240312101500-05'00'", "2024-03-12T10:15:00-05:00"),
        ("D:20240312101500", "2024-03-12T10:15:00"),
        ("D:20240312", "2024-03-12"),
        ("D:20241399", None),
        ("D:20240312101500+99'00'", None),
        ("D:19040101000000Z", None),
        ("D:20990101000000Z", None),
        ("12 March 2024", None),
        ("", None),
    ],
)
def test_when_a_file_was_made(text, expected):
    assert read_created(text, NOW) == expected
