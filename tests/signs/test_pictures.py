# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Addresses, captions and owners of pictures, by how pages print them."""

from __future__ import annotations

import pytest

from archive_scraper.extract.page import Page
from archive_scraper.signs.pictures import (
    background_address,
    caption_of,
    is_articles_own,
    is_house_mark,
    is_same_picture,
    picture_address,
)

HOME = "https://harbour.example"
DATA = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def read(html, tag="img"):
    page = Page(f"<body><div>{html}</div></body>", f"{HOME}/notes/pier")
    return page, page.select(tag)[0]


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<img src="/quay.jpg">', "/quay.jpg"),
        (f'<img src="{DATA}" data-src="/quay.jpg">', "/quay.jpg"),
        ('<img src="/placeholder.png" data-lazy-src="/quay.jpg">', "/quay.jpg"),
        ('<img src="/s.jpg" srcset="/s.jpg 300w, /l.jpg 1200w, /m.jpg 600w">', "/l.jpg"),
        ('<img src="/s.jpg" srcset="/s.jpg 1x, /l.jpg 2x">', "/l.jpg"),
        (f'<picture><source srcset="/quay.webp 800w"><img src="{DATA}"></picture>', "/quay.webp"),
        (f'<img src="{DATA}"><noscript><img src="/quay.jpg"></noscript>', "/quay.jpg"),
        ("<picture>" + '<source srcset="/quay.webp 800w">' * 8 + f'<img src="{DATA}"></picture>', "/quay.webp"),
        ('<img src="https://cdn.example/_next/image?url=%2Fquay.jpg&w=64">', "https://cdn.example/_next/image?url=%2Fquay.jpg&w=64"),
        # no pictures of anything
        (f'<img src="{DATA}">', None),
        ('<img src="/logo-white.svg">', None),
        ('<img src="/quay.jpg" width="1" height="1">', None),
        ('<img src="/quay.jpg" width="32">', None),
        ("<img>", None),
        ('<img src="javascript:alert(1)">', None),
    ],
)  # fmt: skip
def test_address(html, address):
    page, element = read(html)
    found = picture_address(element, page.absolute)
    assert found == (HOME + address if address and address.startswith("/") else address)


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ("<a style=\"color: red; background-image: url('/quay.jpg')\"></a>", f"{HOME}/quay.jpg"),
        ('<a style="background: #fff url(/quay.jpg) no-repeat"></a>', f"{HOME}/quay.jpg"),
        ('<a data-bg="url(/quay.jpg)"></a>', f"{HOME}/quay.jpg"),
        ('<a data-background-image="/quay.jpg"></a>', f"{HOME}/quay.jpg"),
        ('<a style="background: url(/img/icon.svg)"></a>', None),
        ('<a style="color: red"></a>', None),
    ],
)
def test_background(html, address):
    page, element = read(html, "a")
    assert background_address(element, page.absolute) == address


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<figure><img><figcaption>Two barges. Photo: Ada Marlowe</figcaption></figure>", ("Two barges.", "Photo: Ada Marlowe")),
        ("<figure><a><img></a><figcaption>Two barges <span class=credit>Ada Marlowe</span></figcaption></figure>", ("Two barges", "Ada Marlowe")),
        ("<div class=wp-caption><img><p class=wp-caption-text>Two barges</p></div>", ("Two barges", None)),
        ("<figure><img></figure><p>The text goes on.</p>", (None, None)),
        ("<figure><img><img><figcaption>Both barges</figcaption></figure>", (None, None)),  # whose is it?
        ("<figure><img><figcaption hidden>Two barges</figcaption></figure>", (None, None)),
        # Five levels around it, forty elements in them, a thousand letters
        (f"<figure>{'<div>' * 4}<img>{'</div>' * 4}<figcaption>Two barges</figcaption></figure>", ("Two barges", None)),
        (f"<figure>{'<div>' * 5}<img>{'</div>' * 5}<figcaption>Two barges</figcaption></figure>", (None, None)),
        (f"<figure><img>{'<i></i>' * 36}<figcaption>Two barges</figcaption></figure>", ("Two barges", None)),
        (f"<figure><img>{'<i></i>' * 37}<figcaption>Two barges</figcaption></figure>", (None, None)),
        (f"<figure><img><figcaption>{'x' * 1000}</figcaption></figure>", ("x" * 1000, None)),
        (f"<figure><img><figcaption>{'x' * 1001}</figcaption></figure>", (None, None)),
    ],
)  # fmt: skip
def test_caption(html, found):
    assert caption_of(read(html)[1]) == found


@pytest.mark.parametrize(
    ("path", "is_mark"),
    [
        ("/logo.png", True),
        ("/img/harbour-logo-2x.png", True),
        ("/themes/og-image.png", True),
        ("/default-social-share-1200x630.jpg", True),
        ("/harbour_default.jpg", True),
        ("/avatars/81656.jpg", True),
        ("/quay.jpg", False),
        ("/sites/default/files/market-share.png", False),
        ("/2024/05/image-group", False),
        ("/8a93523445b17a266137c8f8da62bba5", False),
    ],
)
def test_house_marks(path, is_mark):
    assert is_house_mark(HOME + path) is is_mark


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (f"{HOME}/quay-1024x683.jpg", "https://cdn.example/quay.webp?w=600", True),
        (f"{HOME}/quay-scaled.jpg", f"{HOME}/quay.jpg", True),
        ("https://cdn.example/_next/image?url=%2Fmedia%2Fquay.jpg", f"{HOME}/media/quay.jpg", True),
        (f"{HOME}/quay-1.jpg", f"{HOME}/quay-2.jpg", False),
        (f"{HOME}/a/image.jpg", f"{HOME}/b/image.jpg", False),
    ],
)
def test_same_picture(one, other, same):
    assert is_same_picture(one, other) is same


def test_a_picture_written_into_a_srcset_is_passed_over():
    """Its length is that of a file: each of its letters as a beginning would take minutes."""
    page = Page(f'<img srcset="data:image/png;base64,{"A" * 200_000}" src="/quay.jpg">', "https://harbour.example/a")
    assert picture_address(next(page.root.iter("img")), page.absolute) == "https://harbour.example/quay.jpg"


@pytest.mark.parametrize(
    ("width", "address", "is_own"),
    [(63, None, False), (64, "/quay.jpg", False), (299, "/quay.jpg", False), (300, "/quay.jpg", True)],
)
def test_width(width, address, is_own):
    page, element = read(f'<img src="/quay.jpg" width={width}>')
    assert picture_address(element, page.absolute) == (address and HOME + address)
    assert is_articles_own(element) is is_own


@pytest.mark.parametrize(("levels", "is_own"), [(1, True), (2, True), (3, False)])
def test_whose_a_picture_is_says_a_frame_close_to_it(levels, is_own):
    _, element = read('<div class="featured-image">' + "<span>" * (levels - 1) + '<img src="/quay.jpg">')
    assert is_articles_own(element) is is_own
