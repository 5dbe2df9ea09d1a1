"""Usual ends of teasers in many languages, each once: what is left of them, and whether the site cut them."""

from __future__ import annotations

import pytest
from form_rows import read_forms

from archive_scraper.normalize.summaries import read_summary

ROWS = [pytest.param(text, says, id=f"{heading}: {text}") for heading, text, says in read_forms("summary_forms.txt")]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_form_is_read(text: str, expected: str):
    verdict, _, summary = expected.partition(" ")
    found = read_summary(text)
    assert (found.text, found.truncated) == (summary, verdict == "CUT")
    assert read_summary(found.text).text == summary


@pytest.mark.parametrize(
    ("html", "text", "truncated"),
    [
        ('<p>The council agreed that the <a href="/p">Read more</a></p>', "The council agreed that the…", True),
        (
            '<p>It met. It agreed that the pier is <a href="/p">more</a></p>',
            "It met. It agreed that the pier is…",
            True,
        ),
        ('<p>The pier stays <a href="/p">Read more</a></p>', "The pier stays", False),
        ("<figure><figcaption>A pier</figcaption></figure><p>It stays open.</p>", "It stays open.", False),
        (
            "<p>It stays open.</p><p><em>This article first appeared in <a>Harbour Courier</a>.</em></p>",
            "It stays open.",
            False,
        ),
    ],
)
def test_end_of_html_is_read(html: str, text: str, truncated: bool):
    found = read_summary(html, html=True)
    assert (found.text, found.truncated) == (text, truncated)
