"""The summary of an article page: the head's description, or the standfirst that the page prints."""

from __future__ import annotations

import pytest

from archive_scraper import extract_article

TITLE = "<h1>The Pier Stays</h1>"
META = "The council keeps the old pier of the harbour open for another year."
SHOWN = "For another year the old pier stays open, the harbour council decided after a long evening."
TEXT = "The harbour council met on Tuesday, and its members heard what the fishermen had to say about it. "
BODY = f"<p>{TEXT * 2}</p>" * 6
NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The Pier Stays"}</script>'
DESCRIPTION = f"<meta name='description' content='{META}'>"


def _summary(head: str, before: str = "", in_body: str = "") -> str | None:
    body = f"<div class='article-body'>{in_body}{BODY}</div>"
    page = (
        f"<html lang='en'><head><meta property='og:site_name' content='Harbour Courier'>{head}</head>"
        f"<body><article>{TITLE}{before}{body}</article></body></html>"
    )
    return extract_article(page, "https://courier.example/news/pier").summary


@pytest.mark.parametrize(
    ("before", "in_body"),
    [
        pytest.param(f"<p class='standfirst'>{SHOWN}</p>", "", id="named"),
        pytest.param("", f"<p class='x1'>{SHOWN}</p>", id="first-paragraph-of-its-own-class"),
        pytest.param("", f"<p><strong>{SHOWN}</strong></p>", id="first-paragraph-in-bold"),
    ],
)
def test_a_news_page_prints_its_standfirst(before: str, in_body: str):
    assert _summary(NEWS + DESCRIPTION, before, in_body) == SHOWN


@pytest.mark.parametrize(
    ("head", "before", "in_body"),
    [
        pytest.param(DESCRIPTION, "", "", id="nothing-printed"),
        pytest.param(NEWS + DESCRIPTION, "", "", id="paragraphs-all-alike"),
        pytest.param(
            DESCRIPTION,
            f"<figure><figcaption class='lead'>{SHOWN}</figcaption></figure>",
            "",
            id="caption",
        ),
        pytest.param(
            NEWS + DESCRIPTION,
            "<p class='intro'>By Ada Marlowe and Tomas Vell, May 3, 2021, 10:15 am</p>",
            "",
            id="byline",
        ),
        pytest.param(f"<meta name='description' content='{META} By Ada Marlowe'>", "", "", id="byline-behind"),
        pytest.param(f"<meta name='description' content='{META} | Harbour Courier'>", "", "", id="site-behind"),
        pytest.param(
            DESCRIPTION, "<p class='intro'>Posted by Ada Marlowe on May 3, 2021, 10:15 am</p>", "", id="posted"
        ),
        pytest.param(DESCRIPTION.replace("pier of", r"pier\n of"), "", "", id="escaped-twice"),
    ],
)
def test_the_description_of_the_head(head: str, before: str, in_body: str):
    assert _summary(head, before, in_body) == META


def test_the_teaser_of_another_article_is_no_standfirst():
    related = f"<aside class='related'><p class='teaser-lead intro'>{SHOWN}</p></aside>"
    assert _summary(DESCRIPTION, "", "") == _summary(DESCRIPTION, related, "")
