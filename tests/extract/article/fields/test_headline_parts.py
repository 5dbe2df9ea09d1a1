"""Kickers and subtitles that stand in an article's headline."""

from __future__ import annotations

import pytest

from archive_scraper import extract_article

TITLE = "Old Pier Stays Open For Another Year"
TEXT = "<p>The harbour council met on Tuesday, and its members heard what the fishermen had to say about it.</p>" * 6


def _title(heading: str, head: str = "") -> str:
    body = f"<article>{heading}<div class='article-body'>{TEXT}</div></article>"
    page = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    return extract_article(page, "https://courier.example/news/pier").title


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param(f"<h1><span class='kicker'>Harbour</span> {TITLE}</h1>", id="kicker"),
        pytest.param(f"<h1><span class='kicker'>Harbour</span>{TITLE}</h1>", id="kicker-without-a-space"),
        pytest.param(
            f"<h1><span class='art-overline'>Harbour Town</span><span class='sr'>: </span><span>{TITLE}</span></h1>",
            id="hidden-border",
        ),
        pytest.param(f"<h1><a href='/x'><small>Harbour</small><br>{TITLE}</a></h1>", id="one-link-around-all"),
        pytest.param(
            f"<h1><span class='dachzeile'>Harbour</span> <span class='headline'>{TITLE}</span></h1>", id="both-named"
        ),
    ],
)
def test_a_kicker_is_no_part_of_the_title(heading: str):
    head = f"<title>{TITLE} | Harbour Courier</title><meta property='og:title' content='Harbour: {TITLE}'>"
    assert _title(heading, head) == TITLE


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("<h1>Old <em>Pier</em> Stays Open For Another Year</h1>", id="emphasis-inside"),
        pytest.param("<h1><em>Old Pier</em> Stays Open For Another Year</h1>", id="emphasis-first"),
        pytest.param("<h1>Old Pier Stays Open <em>For Another Year</em></h1>", id="emphasis-last"),
    ],
)
def test_a_part_of_the_sentence_stays(heading: str):
    assert _title(heading, f"<title>{TITLE} | Harbour Courier</title>") == TITLE
