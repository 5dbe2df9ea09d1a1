"""Names that stand in the line of a teaser's text, or of its title."""

from __future__ import annotations

import pytest
from listing_pages import DAYS, FOOT, HEAD, TITLES, slug

from archive_scraper import extract_listing

NAMES = ["Edith Farrow", "Nuno Sequeira", "Kenji Mori", "Pia Holm", "Ruth Osei", "Anna Lindqvist"]
TEXTS = [f"Nine members of pier {n} were present, and two had sent their regrets before." for n in range(6)]
SIX = range(6)


def find(item: str):
    items = "".join(item.format(url=slug(n), title=TITLES[n], name=NAMES[n], text=TEXTS[n], day=DAYS[n]) for n in SIX)
    return extract_listing(f"{HEAD}<main><ul>{items}</ul></main>{FOOT}", "https://www.example.org/news/").items


@pytest.mark.parametrize(
    "line",
    [
        "By {name} – {text}",
        "By {name}. {text}",
        "<b>By {name}</b> {text}",
        "<strong>{name}:</strong> {text}",
        "<em>{name}</em> – {text}",
        "{text} <em>{name}</em>",
        "{text} By {name}",
    ],
)
def test_names_at_either_end_of_a_text(line):
    found = find(f"<li><h3><a href='{{url}}'>{{title}}</a></h3><p>{line}</p></li>")
    assert [([person.name for person in one.authors], one.summary) for one in found] == [
        ([NAMES[n]], TEXTS[n]) for n in SIX
    ]


@pytest.mark.parametrize("after", [" ({name})", " ({name}, {day})", ", {name}, {day}", " — {name}", " | {name}"])
def test_names_after_a_title(after):
    found = find(f"<li><a href='{{url}}'>{{title}}</a>{after}</li>")
    assert [(one.title, [person.name for person in one.authors]) for one in found] == [
        (TITLES[n], [NAMES[n]]) for n in SIX
    ]


@pytest.mark.parametrize(
    "line", ["By {day} the wall must be repaired. {text}", "<b>By the sea:</b> {text}", "<b>In brief:</b> {text}"]
)
def test_what_opens_a_text_and_names_nobody(line):
    found = find(f"<li><h3><a href='{{url}}'>{{title}}</a></h3><p>{line}</p></li>")
    assert [one.authors for one in found] == [()] * 6
