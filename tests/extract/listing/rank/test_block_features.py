"""What a repeated block looks like, in numbers: its size, the dates above it, how near it ends to the pager."""

from __future__ import annotations

import pytest

from archive_scraper.extract.listing.blocks.cut import whole
from archive_scraper.extract.listing.blocks.find import Candidate
from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.listing.rank.block_features import describe
from archive_scraper.extract.listing.rank.page_facts import PageFacts
from archive_scraper.extract.page import Page

TEASER = "<article><a href=/news/{0}-the-pier>The pier is open, part {0}</a>{1}</article>"


def features(body: str) -> dict[str, float]:
    """Return the features of a page's articles as one block; its next page is where a link of that class leads."""
    outline = Outline(Page(f"<html><body>{body}</body></html>", "https://www.harbour.example/"))
    records = [whole(outline, node) for node, tag in enumerate(outline.tags) if tag == "article"]
    pager = next((n for n, node in enumerate(outline.nodes) if node.get("class") == "next"), -1)
    parents = sorted({outline.parent[record.root] for record in records})
    return describe(Candidate(parents, "article", records), PageFacts(outline, pager=pager))


def teasers(count: int, text: str = "") -> str:
    return "".join(TEASER.format(number, text) for number in range(count))


def days(dated: int) -> str:
    """Return five containers, so many of them below a day."""
    return "".join(
        (f"<p>{n + 1} May 2024</p>" if n < dated else "<p>Ports</p>") + f"<div>{TEASER.format(n, '')}</div>"
        for n in range(5)
    )


@pytest.mark.parametrize(
    ("body", "name", "value"),
    [
        (f"<div>{teasers(3, '<p>' + 'a' * 1450 + '</p>')}</div>", "huge", 0),
        (f"<div>{teasers(3, '<p>' + 'a' * 1500 + '</p>')}</div>", "huge", 1),
        (days(4), "date", 0.8),
        (days(3), "date", 0),
        (f"<div><p>3 May 2024</p>{teasers(2)}<p>2 May 2024</p>{teasers(2)}</div>", "date", 0.8),
        (f"<div>{teasers(2)}<p>2 May 2024</p>{teasers(2)}</div>", "date", 0),  # none above the first
        (f"<div>{teasers(3)}</div><a class=next href=/news/2>Next</a>", "before_pager", 1),
        (f"<div>{teasers(3)}</div><p>{'a' * 100}</p><a class=next href=/news/2>Next</a>", "before_pager", 0.5),
        (f"<a class=next href=/news/2>Next</a><div>{teasers(3)}</div>", "before_pager", 0),
        (f"<div>{teasers(2)}</div>", "many", 0.2),
        (f"<div>{teasers(32)}</div>", "many", 1),
        (f"<div>{teasers(40)}</div>", "many", 1),
        (f"<div>{teasers(3)}</div>", "even", 1),
    ],
)
def test_features(body: str, name: str, value: float):
    assert features(body)[name] == pytest.approx(value)
