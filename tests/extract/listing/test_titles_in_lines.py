"""Titles and days that share their line with other text, and calendars that are no list of teasers."""

from __future__ import annotations

import pytest
from listing_pages import DAYS, FOOT, HEAD, ISO, PEOPLE, TEXTS, TITLES, slug
from teaser_reading import read

from archive_scraper import extract_listing

SITE = "https://www.example.org"
SIX = range(6)


def find(body: str):
    return extract_listing(f"{HEAD}<main>{body}</main>{FOOT}", f"{SITE}/news/").items


@pytest.mark.parametrize("weekday", ["", "Thu, ", "Donnerstag, ", "2024年3月14日（木）"])
def test_links_that_are_days_and_nothing_else_are_the_archives_calendar(weekday):
    days = "".join(f"<li><a href='/news?skip={n}'>{weekday if '月' in weekday else weekday + DAYS[n]}</a>" for n in SIX)
    items = "".join(f"<dt><a href='/abs/24{n}'>24{n}</a><dd><div>{TITLES[n]}</div><p>{TEXTS[n]}</p>" for n in SIX)
    assert [teaser.url for teaser in find(f"<ul>{days}</ul><dl>{items}</dl>")] == [f"{SITE}/abs/24{n}" for n in SIX]


def test_a_day_and_the_title_in_one_link_are_an_item():
    items = "".join(f"<li><a href='{slug(n)}'>{DAYS[n]}: {TITLES[n]}</a>" for n in SIX)
    assert [teaser.published for teaser in find(f"<ul>{items}</ul>")] == ISO


def test_a_heading_that_counts_the_items_of_its_day():
    items = "".join(f"<li><a href='{slug(n)}'>{TITLES[n]}</a>" for n in SIX)
    teasers = find(f"<h3>Fri, 3 May 2024 (showing 6 of 6 entries )</h3><ul>{items}</ul>")
    assert [teaser.published for teaser in teasers] == ["2024-05-03"] * 6


def test_a_bold_line_before_a_text_that_only_its_call_links():
    items = "".join(
        f"<span><b>{TITLES[n]}</b><br>{DAYS[n]}<br>{TEXTS[n]} <a href='{slug(n)}'>Read more</a><br></span>" for n in SIX
    )
    teasers = find(f"<div>{items}</div>")
    assert [(teaser.title, teaser.summary) for teaser in teasers] == [(TITLES[n], TEXTS[n]) for n in SIX]


def test_the_link_of_a_reference_is_its_title():
    items = "".join(
        f"<p>{PEOPLE[n]} (2021) <a href='{slug(n)}'><em>{TITLES[n]}</em></a> Journal of Quays, 12 ({n}), pp. 1-20</p>"
        for n in SIX
    )
    assert [teaser.title for teaser in find(items)] == TITLES


def test_a_headline_of_which_some_words_are_linked_is_a_title():
    heads = [f"{TITLES[n]}, says the <a href='{slug(n)}'>office of pier {n}</a> before winter" for n in SIX]
    items = "".join(f"<p><span>{DAYS[n]}</span><br>{heads[n]}</p>" for n in SIX)
    whole = [f"{TITLES[n]}, says the office of pier {n} before winter" for n in SIX]
    assert [teaser.title for teaser in find(items)] == whole


@pytest.mark.parametrize(
    "item",
    [
        "<li><a href='{url}'>{title}</a> <span>{day}</span> {text}</li>",
        "<li>{day} – <a href='{url}'>{title}</a> {text}</li>",
        "<li><span>{day}</span> <a href='{url}'>{title}</a> {text}</li>",
        "<li><b>{title}</b> <span>{day}</span> {text} <a href='{url}'>Read more</a></li>",
    ],
)
def test_title_day_and_text_in_one_line(item):
    items = "".join(item.format(url=slug(n), title=TITLES[n], day=DAYS[n], text=TEXTS[n]) for n in SIX)
    teasers = find(f"<ul>{items}</ul>")
    assert [(one.title, one.published, one.summary) for one in teasers] == list(zip(TITLES, ISO, TEXTS, strict=True))


def test_the_rest_of_a_reference_is_no_summary():
    rest = "In: P. Vell (ed.), the land and its people, and what they say of the sea (pp. 44-60)"
    items = "".join(f"<li>{PEOPLE[n]} (2021). <a href='{slug(n)}'>{TITLES[n]}</a>. {rest} {n}.</li>" for n in SIX)
    assert [teaser.summary for teaser in find(f"<ul>{items}</ul>")] == [None] * 6


@pytest.mark.parametrize("after", ["<hr>", "<br>", ""])
@pytest.mark.parametrize("tag", ["h3", "p", "div"])
def test_days_that_follow_what_they_date(tag, after):
    items = "".join(f"<{tag}><a href='{slug(n)}'>{TITLES[n]}</a></{tag}> {DAYS[n]} {after}" for n in SIX)
    assert [teaser.published for teaser in find(items)] == ISO


@pytest.mark.parametrize("tag", ["h3", "p", "div"])
def test_days_that_stand_before_what_they_date(tag):
    items = "".join(f"{DAYS[n]} <{tag}><a href='{slug(n)}'>{TITLES[n]}</a></{tag}>" for n in SIX)
    assert [teaser.published for teaser in find(f"{items} Last changed on 5 May 2025")] == ISO


@pytest.mark.parametrize(
    "card",
    [
        "<span>{title}</span><span>{day}</span><span>{text}</span>",
        "<span>{day}</span> <span>{title}</span> <span>{text}</span>",
        "<strong>{title}</strong><time>{day}</time><p>{text}</p>",
        "<h3>{title}</h3><time>{day}</time><span>{text}</span>",
        "<span>{title}</span><time>{day}</time><div>{text}</div>",
    ],
)
def test_title_day_and_text_in_one_link(card):
    items = "".join(
        f"<li><a href='{slug(n)}'>{card.format(title=TITLES[n], day=DAYS[n], text=TEXTS[n])}</a></li>" for n in SIX
    )
    teasers = find(f"<ul>{items}</ul>")
    assert [(one.title, one.published, one.summary) for one in teasers] == list(zip(TITLES, ISO, TEXTS, strict=True))


def test_a_number_and_a_colon_before_a_long_title():
    parties = [f"{TITLES[n]}, and the ferry company of the northern islands, and others, Ltd." for n in SIX]
    items = "".join(f"<li><a href='{slug(n)}'>Case No. 16-{n}: <b>{parties[n]}</b></a></li>" for n in SIX)
    assert [one.title for one in find(f"<ul>{items}</ul>")] == [f"Case No. 16-{n}: {parties[n]}" for n in SIX]


def test_a_pager_in_the_shape_of_an_item():
    items = "".join(f"<div><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><p>{TEXTS[n]}</p></div>" for n in SIX)
    links = "<a href='/news?cur=2'>Successivo</a> <a href='/news?cur=33'>Ultimo</a>"
    pager = f"<div>Visualizzazione di 1 - 6 su 198 risultati. Elementi per pagina 6 <span>Primo</span> {links}</div>"
    assert [one.title for one in find(f"<div>{items}{pager}</div>")] == TITLES


def test_an_item_whose_address_is_of_the_pagers_series_is_kept():
    pager = "<p><a href='/news/2'>Next</a> <a href='/news/33'>Last</a></p>"
    items = [f"<li><a href='/news/{n + 100}'>{TITLES[n]}</a><p>{TEXTS[n]}</p>" for n in SIX]
    assert [one.title for one in find(f"<ul>{''.join(items)}{pager}</ul>")] == TITLES


def test_a_day_that_spans_rows_is_that_of_each():
    rows = "".join(
        f"<tr>{f'<td rowspan=2>{DAYS[n]}</td>' if n % 2 == 0 else ''}<td><a href='{slug(n)}'>{TITLES[n]}</a></td></tr>"
        for n in SIX
    )
    assert [one.published for one in find(f"<table>{rows}</table>")] == [ISO[n - n % 2] for n in SIX]


def test_a_line_of_day_and_labels_does_not_hide_short_texts():
    long = "Repairs will begin in May and last two seasons."
    texts = [long, "Check against delivery.", "The table lists the dues for each class of vessel."]
    items = "".join(
        f"<article><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><p><time>{DAYS[n]}</time> | Office {n} | news</p>"
        f"<p>{texts[n % 3]}</p></article>"
        for n in SIX
    )
    assert [one.summary for one in find(items)] == texts * 2


@pytest.mark.parametrize(
    "line",
    ["{day} – {text}", "{day}: {text}", "{day} | {text}", "<b>{day}</b> {text}", "{text} <small>{day}</small>"],
)
def test_a_day_in_the_line_of_the_text(line):
    lines = [line.format(day=DAYS[n], text=TEXTS[n]) for n in SIX]
    items = "".join(f"<article><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><p>{lines[n]}</p></article>" for n in SIX)
    assert [(one.published, one.summary) for one in find(items)] == list(zip(ISO, TEXTS, strict=True))


def test_a_day_that_a_sentence_speaks_of_is_not_the_items():
    lines = [f"On {DAYS[n]} the council met. {TEXTS[n]}" for n in SIX]
    items = "".join(f"<article><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><p>{lines[n]}</p></article>" for n in SIX)
    assert [one.published for one in find(items)] == [None] * 6


def test_a_short_sentence_in_a_cell_is_a_summary_and_a_label_is_none():
    short = [f"The {word} part of the quay is ready before winter." for word in ("first", "next", "last")]
    rows = "".join(
        f"<tr><td><a href='{slug(n)}'>{TITLES[n]}</a></td><td>Office of pier {n}</td><td>{short[n % 3]}</td></tr>"
        for n in SIX
    )
    assert [one.summary for one in find(f"<table>{rows}</table>")] == short * 2


def test_a_day_that_opens_the_text_of_a_few_is_what_these_speak_of():
    days = ["6 June 1944 – ", "", "", "", "", ""]
    items = "".join(
        f"<article><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><p>{days[n]}{TEXTS[n]}</p></article>" for n in SIX
    )
    teasers = find(items)
    assert [one.published for one in teasers] == [None] * 6
    assert teasers[0].summary == days[0] + TEXTS[0]


def test_a_day_in_the_last_element_of_a_text_is_kept_where_it_is_not_the_items():
    items = "".join(
        f"<article><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><time datetime='{ISO[n]}'>{DAYS[n]}</time>"
        f"<p>{TEXTS[n]} <b>Open until 3 May 2024</b></p></article>"
        for n in SIX
    )
    assert [(one.published, one.summary) for one in find(items)] == [
        (ISO[n], f"{TEXTS[n]} Open until 3 May 2024") for n in SIX
    ]


def test_days_between_items_are_nobodys_where_none_stands_at_either_end():
    between = "".join(f"<h3><a href='{slug(n)}'>{TITLES[n]}</a></h3> {DAYS[n]} " for n in range(5))
    last = f"<h3><a href='{slug(5)}'>{TITLES[5]}</a></h3>"
    teasers = find(f"<div>{between}{last}</div><footer>Changed on 5 May 2025</footer>")
    assert [one.published for one in teasers] == [None] * 6


@pytest.mark.parametrize("title", ["<h3><a href='{url}'>{title}</a></h3>", "<p><a href='{url}'>{title}</a></p>"])
@pytest.mark.parametrize("text", [" {text}<hr>", " {day} – {text}<br><br>", " ({day}) <br>{text}<hr>"])
def test_a_text_in_no_element_below_a_title_in_a_block(title, text):
    items = "".join((title + text).format(url=slug(n), title=TITLES[n], day=DAYS[n], text=TEXTS[n]) for n in SIX)
    found = [(one.title, one.published, one.summary) for one in find(f"<div>{items}</div>")]
    days = ISO if "{day}" in text else [None] * 6
    assert found == list(zip(TITLES, days, TEXTS, strict=True))


@pytest.mark.parametrize(
    "row",
    [
        '<li>22-071{n}, {title} <a href="/opinions/{n}.pdf">PDF</a></li>',
        '<li><a href="/opinions/{n}.pdf">PDF</a> No. 22-071{n}, {title}, {day}</li>',
        '<li><a href="/opinions/{n}">{title}<br>{day}</a></li>',
        '<li><a href="/opinions/{n}">{day}<br>{title}</a></li>',
    ],
)
def test_numbers_of_cases_and_days_beside_a_title(row):
    assert [teaser.title for teaser in read(row)] == TITLES[:5]


def test_a_number_within_the_link_of_the_title_stays():
    titles = [teaser.title for teaser in read('<li><a href="/opinions/{n}">Case No. 22-071{n}: {title}</a></li>')]
    assert titles == [f"Case No. 22-071{n}: {TITLES[n]}" for n in range(5)]


def test_the_number_of_a_notice_before_a_dash_stays():
    titles = [teaser.title for teaser in read('<li>Notice 4{n}/2024 – {title} <a href="/notices/{n}.pdf">PDF</a></li>')]
    assert titles == [f"Notice 4{n}/2024 – {TITLES[n]}" for n in range(5)]
