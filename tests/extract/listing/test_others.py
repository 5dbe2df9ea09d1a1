"""What stands among teasers or above them: what is one more of them, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archive_scraper import extract_listing

if TYPE_CHECKING:
    from archive_scraper.items import Teaser

URL = "https://www.harbour.example/news/"
DAY = "<time datetime=2024-05-03>3 May 2024</time>"


def teaser(number: int, title: str = "The pier is open, part") -> str:
    return (
        f"<h3 class=t><a href=/news/{number}-the-old-pier>{title}{f' {number}' if ',' in title else ''}</a></h3>{DAY}"
    )


def read(body: str) -> list[Teaser]:
    return extract_listing(f"<html><body><main>{body}</main></body></html>", URL).items


@pytest.mark.parametrize(
    ("label", "is_teaser"),
    [("Contact us", False), ("連絡先", False), ("What the old pier costs", True)],
)
def test_a_link_of_the_menu_among_teasers(label: str, is_teaser: bool):
    """It has their markup, no date, and an address that names no item."""
    rows = "".join(f"<li>{teaser(number)}</li>" for number in range(5))
    found = read(f"<ul>{rows}<li><h3 class=t><a href=/contact>{label}</a></h3></li></ul>")
    assert (found[-1].title == label) is is_teaser
    assert len(found) == 5 + is_teaser


def rows(count: int) -> str:
    return "<ul>" + "".join(f"<li>{teaser(number)}</li>" for number in range(count)) + "</ul>"


def head(number: int, text: str = "") -> str:
    return f"<div class=hero>{teaser(number)}{text}</div>"


@pytest.mark.parametrize(("teasers", "found"), [(3, 3), (2, 3)])
def test_of_three_nothing_says_which_is_none(teasers: int, found: int):
    body = "".join(f"<li>{teaser(number)}</li>" for number in range(teasers))
    assert len(read(f"<ul>{body}<li><h3 class=t><a href=/contact>Contact us</a></h3></li></ul>")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"<section>{head(9)}<div>{rows(5)}</div></section>", 6),
        (f"<section>{head(9)}<div><div>{rows(5)}</div></div></section>", 5),  # of another part of the page
        (f"<div>{''.join(head(20 + number) for number in range(6))}{rows(8)}</div>", 14),
        (f"<div>{''.join(head(20 + number) for number in range(7))}{rows(8)}</div>", 8),  # a list of its own
        (f"<div>{head(9, '<p>' + 'a' * 1400 + '</p>')}{rows(5)}</div>", 6),
        (f"<div>{head(9, '<p>' + 'a' * 1600 + '</p>')}{rows(5)}</div>", 5),  # an article
        (f"<div><div class=hero>{teaser(9, 'Salt taxes up')}</div>{rows(5)}</div>", 6),
        (f"<div><div class=hero>{teaser(9, 'Salt tax')}</div>{rows(5)}</div>", 5),  # a label
    ],
)
def test_the_newest_printed_above_the_others(body: str, found: int):
    assert len(read(body)) == found


@pytest.mark.parametrize(("dated", "found"), [(3, 6), (4, 5)])
def test_where_four_of_five_have_a_date_another_one_has_it_too(dated: int, found: int):
    body = "".join(f"<li>{teaser(n) if n < dated else teaser(n).removesuffix(DAY)}</li>" for n in range(5))
    assert len(read(f"<div><div class=hero>{teaser(9).removesuffix(DAY)}</div><ul>{body}</ul></div>")) == found


@pytest.mark.parametrize("label", ["View all news", "Ver todas las noticias", "Все новости", "過去のお知らせ"])
@pytest.mark.parametrize("is_last", [True, False])
def test_a_bare_link_among_rows_with_dates_is_a_button(label: str, is_last: bool):
    """Its row is made as the others are, but has no date; whatever it says."""
    rows = "".join(f"<li><a href=/n/{n}>The pier is open, part {n}</a> <i>3 May 2024</i></li>" for n in range(4))
    more = f"<li><a href=/n/all>{label}</a></li>"
    assert len(read(f"<ul>{rows}{more}</ul>" if is_last else f"<ul>{more}{rows}</ul>")) == 4


@pytest.mark.parametrize(("day", "kept"), [("", 4), ("<i>3 May 2024</i>", 5)])
def test_a_card_whose_title_is_no_link_is_a_promotion_where_the_others_are(day: str, kept: int):
    """One that has a date as the others do may be an item whose title leads nowhere."""
    card = "<div class=card><a href=/n/{0}><h3>The pier is open, part {0}</h3><i>3 May 2024</i></a></div>"
    promo = f"<div class=card><h3>Support our work</h3>{day}<p>It counts.</p><a href=/donate>Donate now</a></div>"
    cards = "".join(map(card.format, range(4)))
    assert len(read(f"<div>{cards}{promo}</div>")) == kept
