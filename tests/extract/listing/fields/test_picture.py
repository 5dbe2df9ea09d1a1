# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""The pictures of teasers. All pages are invented."""

from __future__ import annotations

import pytest

from archive_scraper import extract_listing

HOME = "https://harbour.example"
TITLES = (
    "The pier stays open",
    "What the ferry costs",
    "Salt prices fall again",
    "A winter without ice",
    "Whose quay is it",
)


def pictures(picture):
    """Return what a listing's teasers have, each with a picture of its own: "#" stands for its number."""
    items = "".join(
        f'<li class="teaser">{picture.replace("#", str(number))}<h3><a href="/notes/{title.lower().replace(" ", "-")}">'
        f"{title}</a></h3><p>The council met on Tuesday and agreed on what becomes of number {number}.</p></li>"
        for number, title in enumerate(TITLES)
    )
    listing = extract_listing(f"<body><main><ul>{items}</ul></main></body>", f"{HOME}/notes")
    assert len(listing.items) == len(TITLES)
    return [(teaser.image, teaser.image_caption, teaser.image_credit) for teaser in listing.items]


@pytest.mark.parametrize(
    ("html", "address", "caption", "credit"),
    [
        ('<img src="/#.jpg">', "/#.jpg", None, None),
        ('<a href="/x"><img src="data:image/gif;base64,x" data-src="/#.jpg"></a>', "/#.jpg", None, None),
        ('<div style="background-image:url(/#.jpg)"></div>', "/#.jpg", None, None),
        ('<figure><img src="/#.jpg"><figcaption>Quay #. Photo: Ada Marlowe</figcaption></figure>', "/#.jpg", "Quay #.", "Photo: Ada Marlowe"),
        ('<span class="author"><img src="/people/#.jpg"></span><img src="/#.jpg">', "/#.jpg", None, None),
    ],
)  # fmt: skip
def test_each_its_own(html, address, caption, credit):
    def of(text, number):
        return text and text.replace("#", str(number))

    assert pictures(html) == [(HOME + of(address, n), of(caption, n), of(credit, n)) for n in range(len(TITLES))]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/series.jpg">',  # of all of them, so of none
        '<img src="/logo-#.svg">',
        '<span class="byline"><img src="/people/#.jpg"></span>',
        "",
    ],
)
def test_none_of_theirs(html):
    assert pictures(html) == [(None, None, None)] * len(TITLES)
