"""What is told from the first bytes of a page, and where its links lead."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from archive_scraper.extract.page import Page, blocks, is_pdf


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


@pytest.mark.parametrize(
    "base", ["https://harbour.example/a/b", "http://Harbour.example:8080/a;b?c=d/e", "https://[::1]/a", "saved.html"]
)
@pytest.mark.parametrize(
    "href",
    [
        "/", "/quay?n=1#top", "/quay?#top", "/quay;v=1", "/quay;", "/../quay/./x", "//piers.example/x", "quay", "?n=2",
        "https://piers.example/x?n=1", "https://piers.example/x?", "https://piers.example/x/../y", "https://x.example",
        "https://piers.example?n=1", "https://[piers/x", "https://piers.example:80/x", "HTTPS://piers.example/x",
        "https://piers.example/a b", "/a b", "mailto:ada@piers.example", "javascript:void(0)", "ftp://piers.example/",
    ],
)  # fmt: skip
def test_a_link_leads_where_urljoin_says(base: str, href: str):
    try:
        joined = urljoin(base, href).partition("#")[0]
    except ValueError:
        joined = ""
    assert Page("<p>Tide</p>", base).absolute(href) == (joined if joined.startswith("http") else None)


@pytest.mark.parametrize("mark", ["</br>", "</BR >", "<br>", "<br/>"])
def test_a_line_break_written_as_an_end_is_one(mark: str):
    assert blocks(Page(f"<p>Authors: Ada{mark}Status: open</p>", "https://pier.example/").root) == [
        "Authors: Ada",
        "Status: open",
    ]
