"""The list of a page next to other lists that say when their items came, as its own does not; years above lists."""

from __future__ import annotations

import pytest
from listing_pages import DAYS, FOOT, HEAD, ISO, TEXTS, TITLES, slug

from archive_scraper import extract_listing

SITE = "https://www.example.org"
OTHERS = ["Water prices up again", "New gym opens its doors", "Winter service ends early", "Lace exhibition in town"]
SIX = range(6)


def find(body: str):
    return extract_listing(f"{HEAD}{body}{FOOT}", f"{SITE}/reports/").items


def own(n: int) -> str:
    return f"<div class=r><h2><a href='{slug(n)}'>{TITLES[n]}</a></h2><p>{TEXTS[n]}</p></div>"


OWN = "".join(map(own, SIX))
OTHER = "".join(f"<li><a href='/n/{n}-of-the-town'>{OTHERS[n]}</a> <span>{DAYS[n]}</span></li>" for n in range(4))


@pytest.mark.parametrize(
    "body",
    [
        f"<main><h1>Reports</h1>{OWN}</main><aside><h3>Latest news</h3><ul>{OTHER}</ul></aside>",
        f"<main><h1>Reports</h1>{OWN}</main><aside><h3>Upcoming events</h3><ul>{OTHER}</ul></aside>",
        f"<div><h4>You may also like</h4><ul>{OTHER}</ul></div><div><h1>Reports</h1>{OWN}</div>",
        f"<div><h1>Reports</h1>{OWN}</div><div><h4>Related</h4><ul>{OTHER}</ul></div>",
    ],
)
def test_days_do_not_make_a_list_the_pages_own(body):
    assert [one.title for one in find(body)] == TITLES


def test_topics_below_the_heading_are_no_list():
    topics = "".join(f"<li><a href='/t/{name}'>{name}</a></li>" for name in ("Water", "Rail", "Salt", "Taxes"))
    found = find(f"<main><h1>Reports</h1><ul>{topics}</ul></main><aside><h3>Related</h3><ul>{OTHER}</ul></aside>")
    assert [one.title for one in found] == OTHERS


@pytest.mark.parametrize("above", ["<p>Updated {day}</p>", "<small>Last updated: {day}</small>"])
def test_the_day_of_a_change_comes_after_that_of_the_item(above):
    items = "".join(
        f"<article>{above.format(day='20 May 2024')}<h3><a href='{slug(n)}'>{TITLES[n]}</a></h3>"
        f"<p>{DAYS[n]}</p></article>"
        for n in SIX
    )
    assert [one.published for one in find(f"<main>{items}</main>")] == ISO


def test_the_day_of_a_change_where_no_other_is_said():
    items = "".join(f"<li><a href='{slug(n)}'>{TITLES[n]}</a><p>Updated {DAYS[n]}</p></li>" for n in SIX)
    assert [one.published for one in find(f"<ul>{items}</ul>")] == ISO


@pytest.mark.parametrize("year", ["{}", "<strong>{}</strong>", "<p>{}</p>"])
@pytest.mark.parametrize("day", ["{:02}.03", "{} March"])
def test_years_that_stand_alone_above_lists(year, day):
    lists = "".join(
        f"<li>{year.format(of)}<ul>"
        + "".join(f"<li>{day.format(9 - n)} <a href='{slug(n)}'>{TITLES[n]}</a></li>" for n in numbers)
        + "</ul></li>"
        for of, numbers in ((2024, (0, 1, 2)), (2023, (3, 4, 5)))
    )
    years = ["2024"] * 3 + ["2023"] * 3
    assert [one.published for one in find(f"<ul>{lists}</ul>")] == [f"{years[n]}-03-0{9 - n}" for n in SIX]


def test_years_in_a_row_date_nothing():
    menu = "<ul><li>2024</li><li>2023</li><li>2022</li></ul>"
    items = "".join(f"<li>{n + 1} March <a href='{slug(n)}'>{TITLES[n]}</a></li>" for n in SIX)
    assert [one.published for one in find(f"{menu}<ul>{items}</ul>")] == [None] * 6
