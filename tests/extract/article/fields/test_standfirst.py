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
    ("label", "is_shown"), [("The old pier stays open.", True), ("The pier stays.", False)], ids=["five words", "three"]
)
def test_few_words_are_a_label(label: str, is_shown: bool):
    assert _summary(NEWS + DESCRIPTION, f"<p class='standfirst'>{label}</p>") == (label if is_shown else META)


def test_what_a_machine_cut_from_the_text_gives_way_to_a_standfirst():
    cut = f"<meta name='description' content='{(TEXT * 2)[:110]}...'>"
    assert _summary(cut, f"<p class='x1'>{SHOWN}</p>") == SHOWN


def test_a_heading_far_above_the_text_is_no_summary():
    notes = "".join(f"<p class=meta{number}>Note {number}</p>" for number in range(10))
    assert _summary(NEWS + DESCRIPTION, f"<h2 class='x1'>The old pier stays.</h2>{notes}") == META


@pytest.mark.parametrize(("times", "is_shown"), [(2, True), (3, False)], ids=["sixty words", "ninety"])
def test_many_words_are_the_text(times: int, is_shown: bool):
    long = " ".join([SHOWN, SHOWN.replace("year", "summer")] * times)[:-1]
    assert _summary(DESCRIPTION, f"<p class='standfirst'>{long}.</p>") == (f"{long}." if is_shown else META)


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
        pytest.param(
            NEWS + DESCRIPTION,
            f"<p class='lead'>{SHOWN} Photo: Ada Marlowe/Reuters</p>",
            "",
            id="caption-by-its-credit",
        ),
        pytest.param(f"<meta name='description' value='{META}'>", "", "", id="value-for-content"),
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


@pytest.mark.parametrize("kind", ["", NEWS])
@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("<p class='chapo'>{}</p>", id="class"),
        pytest.param("<h2 class='subtitle'>{}</h2>", id="heading"),
        pytest.param("<div class='meta'>May 3, 2021</div><div class='dek'>{}</div>", id="after-a-date"),
        pytest.param("<div itemprop='description'>{}</div>", id="microdata"),
    ],
)
def test_a_named_standfirst_goes_before_the_description(kind: str, printed: str):
    """Whatever the page's data call it: readers see the one, search engines the other."""
    shown = "How an old pier became a quarrel of two towns, and who pays for it."
    assert _summary(kind + DESCRIPTION, printed.format(shown)) == shown


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(
            "<p class='site-description'>News of both shores of the bay</p><h1>The Pier Stays</h1>", id="motto"
        ),
        pytest.param("<h1>The Pier Stays</h1><p class='lead'>Opinion</p>", id="label"),
    ],
)
def test_what_is_named_so_and_is_no_standfirst(title: str):
    page = (
        f"<html lang='en'><head>{DESCRIPTION}</head><body><article>{title}<div class='body'>{BODY}</div></article>"
        "</body></html>"
    )
    assert extract_article(page, "https://courier.example/news/pier").summary == META


def test_a_standfirst_without_spaces_is_counted_by_its_signs():
    text = "港湾委員会は火曜日に会合を開き、長い議論の末、古い桟橋を来年も開けておくことを決めた。" * 3
    shown = "古い桟橋はなぜ残ったのか、二つの町の争いを追う"
    page = (
        f"<html lang='ja'><head><meta name='description' content='{text[:60]}...'></head><body><article>"
        f"<h1>桟橋は残る</h1><div class='lead'>{shown}</div><div>{f'<p>{text}</p>' * 5}</div></article></body></html>"
    )
    assert extract_article(page, "https://minato.example/news/1").summary == shown
