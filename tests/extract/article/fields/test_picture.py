# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Which picture is the article's, and what stands below it. All pages are invented."""

from __future__ import annotations

import pytest

from archive_scraper import extract_article

HOME = "https://harbour.example"
TEXT = "".join(
    f"<p>The harbour council met on day {day} and agreed, after a long debate, that the pier stays open.</p>"
    for day in range(6)
)
OG = '<meta property="og:image" content="/quay-social.jpg">'
FIGURE = "<figure><img src=/quay.jpg><figcaption>Two barges. Photo: Ada Marlowe</figcaption></figure>"


@pytest.mark.parametrize(
    ("head", "above", "text", "found"),
    [
        pytest.param(OG, "", TEXT, ("/quay-social.jpg", None, None, "meta:og:image"), id="declared"),
        pytest.param(
            '<meta property="og:image" content="https://cdn.example/quay-1200x630.jpg">', FIGURE, TEXT,
            ("https://cdn.example/quay-1200x630.jpg", "Two barges.", "Photo: Ada Marlowe", "meta:og:image"),
            id="declared and printed: with its caption",
        ),
        pytest.param(
            OG, FIGURE, TEXT, ("/quay.jpg", "Two barges.", "Photo: Ada Marlowe", "figure"),
            id="a caption goes with its own picture only",
        ),
        pytest.param(
            '<meta property="og:image" content="/logo.png">', FIGURE, TEXT,
            ("/quay.jpg", "Two barges.", "Photo: Ada Marlowe", "figure"), id="a logo is no picture",
        ),
        pytest.param("", FIGURE, TEXT, ("/quay.jpg", "Two barges.", "Photo: Ada Marlowe", "figure"), id="printed"),
        pytest.param(
            "", '<img class="featured-image" src=/quay.jpg>', TEXT, ("/quay.jpg", None, None, "visible"),
            id="called the article's own",
        ),
        pytest.param("", "", TEXT + FIGURE + TEXT, (None, None, None, None), id="inside of the text"),
        pytest.param("", "<img src=/quay.jpg>", TEXT, (None, None, None, None), id="nothing calls it the article's"),
        pytest.param(
            '<script type="application/ld+json">{"@type": "NewsArticle", "image": {"@type": "ImageObject", '
            '"url": "/pier.jpg", "caption": "The pier", "creditText": "Ada Marlowe"}}</script>', "", TEXT,
            ("/pier.jpg", "The pier", "Ada Marlowe", "json-ld"), id="JSON-LD",
        ),
    ],
)  # fmt: skip
def test_picture(head, above, text, found):
    page = f"<html><head><title>The pier</title>{head}</head><body><article><h1>The pier stays open</h1>{above}{text}</article></body></html>"
    article = extract_article(page, f"{HOME}/pier")
    image = article.image.removeprefix(HOME) if article.image else None
    assert (image, article.image_caption, article.image_credit, article.origins.get("image")) == found


OWN = '<img class="featured-image" src=/quay.jpg>'


@pytest.mark.parametrize(
    ("before", "above", "origin"),
    [
        ("", f"<figure>{'<div>' * 5}{OWN}{'</div>' * 5}</figure>", "figure"),
        ("", f"<figure>{'<div>' * 6}{OWN}{'</div>' * 6}</figure>", "visible"),
        (FIGURE + "<nav><a href=/a>Salt</a></nav>" * 7, "", "figure"),
        (FIGURE + "<nav><a href=/a>Salt</a></nav>" * 8, "", None),  # too far above the headline
        ("", "<img src=/a.jpg>" * 59 + FIGURE, "figure"),
        ("", "<img src=/a.jpg>" * 60 + FIGURE, None),
    ],
)
def test_where_a_picture_is_looked_for(before, above, origin):
    html = f"<html><head><title>The pier</title></head><body><article>{before}<h1>The pier stays open</h1>{above}{TEXT}</article></body></html>"
    assert extract_article(html, f"{HOME}/pier").origins.get("image") == origin
