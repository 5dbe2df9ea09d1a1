"""Cards that are one link, without a class or a heading that says which of their lines is the title."""

from __future__ import annotations

import pytest
from listing_pages import DAYS, FOOT, HEAD, ISO, slug

from archive_scraper import extract_listing

TITLES = ["Salt for bread", "Why the ferry was late", "Harbour dues: a short history", "Minutes of the annual meeting"]
TEXTS = [
    "A tax on salt paid for the harbour wall.",
    "A broken pump, a missing part and a public holiday kept the boat at its quay for the whole of the week.",
    "Ships paid by the ton, then by the foot, and now by the container.",
    "Nine members were present and two sent their regrets.",
]
FOUR = range(4)


def find(item: str):
    items = "".join(item.format(url=slug(n), title=TITLES[n], day=DAYS[n], text=TEXTS[n]) for n in FOUR)
    teasers = extract_listing(f"{HEAD}<main><ul>{items}</ul></main>{FOOT}", "https://www.example.org/news/").items
    return [(one.title, one.published, one.summary) for one in teasers]


@pytest.mark.parametrize(
    "item",
    [
        "<li><a href='{url}'><div>{day}</div><div>{title}</div><p>{text}</p></a>",
        "<li><a href='{url}'><p>{title}</p><p>{text}</p><p>{day}</p></a>",
        "<li><a href='{url}'><div><strong>{title}</strong><time>{day}</time><p>{text}</p></div></a>",
        "<li><a href='{url}'><span>{title}</span><span>{day}</span><span>{text}</span></a>",
        "<li><a href='{url}'><span>{title}</span><span>{text}</span><span>{day}</span></a>",
        "<li><a href='{url}'>{title}</a> <span>{day}</span> {text}</li>",
        "<li>{day} – <a href='{url}'>{title}</a> {text}</li>",
    ],
)
def test_short_titles_next_to_sentences(item):
    assert find(item) == [(TITLES[n], ISO[n], TEXTS[n]) for n in FOUR]


def test_what_a_line_says_after_its_title_in_mid_sentence_is_no_summary():
    found = find("<li><a href='{url}'>{title}</a> was said to the members who had come.</li>")
    assert [summary for _, _, summary in found] == [None] * 4
