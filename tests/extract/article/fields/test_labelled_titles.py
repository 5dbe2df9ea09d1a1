"""A title that stands in a row of a table or in a list of terms, next to its label."""

from __future__ import annotations

import pytest

from archive_scraper import extract_article

TEXT = "".join(
    f"<p>The harbour council met {time} and agreed that the old pier should stay open to all of the town.</p>"
    for time in ("on Tuesday", "again in May", "for a third time", "once more", "at last")
)


def title(top: str) -> str:
    page = f"<html><head><title>Harbour Office</title></head><body><div>{top}<div>{TEXT}</div></div></body></html>"
    return extract_article(page, "https://harbour.example/view?id=3").title


@pytest.mark.parametrize(
    "top",
    [
        "<h2>News</h2><table><tr><th>Title</th><td>The pier stays open</td></tr><tr><th>No</th><td>3</td></tr></table>",
        "<h2>Mitteilungen</h2><dl><dt>Betreff:</dt><dd>The pier stays open</dd><dt>Ort:</dt><dd>Halden</dd></dl>",
        "<h1>Harbour Office</h1><table><tr><th>제목</th><td>The pier stays open</td></tr></table>",
        "<h2>Notices</h2><table><tr><th>标题：</th><td>The pier stays open</td></tr></table>",
    ],
)
def test_the_label_tells_the_title(top: str):
    assert title(top) == "The pier stays open"


@pytest.mark.parametrize(
    "top",
    [
        "<article><h1>The pier stays open</h1><dl><dt>Subject:</dt><dd>Piers and quays of towns</dd></dl></article>",
        "<h1>The pier stays open</h1><p>Title</p><p>Piers and quays of towns</p>",
    ],
)
def test_a_headline_at_the_text_goes_before_it(top: str):
    assert title(top) == "The pier stays open"
