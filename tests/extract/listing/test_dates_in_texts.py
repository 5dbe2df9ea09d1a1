"""Days that a teaser prints in the line of its text, and nowhere else."""

from __future__ import annotations

import pytest
from listing_pages import DAYS, FOOT, HEAD, ISO, TITLES, slug

from archive_scraper import extract_listing

TEXTS = [f"Nine members of pier {n} were present, and two had sent their regrets before." for n in range(6)]
SIX = range(6)


def find(line: str):
    items = "".join(
        f"<article><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3>"
        f"<p>{line.format(day=DAYS[n], text=TEXTS[n])}</p></article>"
        for n in SIX
    )
    return extract_listing(f"{HEAD}<main>{items}</main>{FOOT}", "https://www.example.org/news/").items


@pytest.mark.parametrize(
    "line",
    [
        "{day} – {text}",
        "({day}) {text}",
        "[{day}] {text}",
        "{day}, {text}",
        "{day}&nbsp;&nbsp;{text}",
        "Posted {day}. {text}",
        "{text} ({day})",
        "{text} – {day}",
        "{text} <small>{day}</small> <a href='#'>Read more</a>",
    ],
)
def test_a_day_at_either_end_is_the_items_and_no_part_of_the_text(line):
    found = [(one.published, one.summary) for one in find(line)]
    assert found == list(zip(ISO, TEXTS, strict=True))


@pytest.mark.parametrize(
    "line", ["LAKESIDE, {day} – {text}", "LAKESIDE, Ohio ({day}) – {text}", "(Lakeside, {day}) {text}"]
)
def test_where_a_text_was_written_stays_with_it(line):
    found = [(one.published, one.summary) for one in find(line)]
    assert found == [(ISO[n], line.format(day=DAYS[n], text=TEXTS[n])) for n in SIX]


@pytest.mark.parametrize(
    "line", ["The storm of {day} came late. {text}", "{text} It was kept until {day}", "{day} was wet. {text}"]
)
def test_a_day_within_a_sentence_is_not_the_items(line):
    assert [one.published for one in find(line)] == [None] * 6


def test_a_day_that_stands_alone_comes_before_that_of_a_text():
    assert [one.published for one in find("<span>1 May 2024</span><br>{day} – {text}")] == ["2024-05-01"] * 6
