# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Lists of decisions and documents: numbers of cases next to their names, dates wherever a court prints them."""

import pytest

from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page

NAMES = [
    "Harlow v. Brightwater County",
    "In re Estate of Pellman",
    "Ferris v. Lakeland Mutual",
    "Moreno v. Warden",
    "Ex parte Danforth",
]
DAYS = ["May 28, 2024", "May 21, 2024", "May 17, 2024", "April 30, 2024", "April 9, 2024"]
ISO = ["2024-05-28", "2024-05-21", "2024-05-17", "2024-04-30", "2024-04-09"]
TEXT = "The decision follows months of talks between the county and those who live along the river, and it ends them."
URL = "https://court.example/opinions/"


def read(row: str, wrap: str = "<div>{}</div>", url: str = URL):
    rows = [
        row.format(
            n=n,
            no=f"2{n}-01{n}7",
            name=NAMES[n],
            day=DAYS[n],
            iso=ISO[n],
            short=DAYS[n].partition(",")[0],
            month=ISO[n][:7].replace("-", "/"),
            text=TEXT,
        )
        for n in range(5)
    ]
    return extract_listing(
        Page(f"<html lang='en'><body><h1>Opinions</h1>{wrap.format(''.join(rows))}</body></html>", url)
    ).items


@pytest.mark.parametrize(
    ("row", "wrap"),
    [
        # The number is the link, in a cell, a heading or bold; the name stands next to it.
        ('<tr><td><a href="/o/{n}.pdf">{no}</a></td><td>{name}</td><td>{day}</td></tr>', "<table>{}</table>"),
        ('<div class="card"><h3><a href="/o/{n}">{no}</a></h3><p>{name}</p><p>Filed {day}</p></div>', "<div>{}</div>"),
        ('<p><b><a href="/o/{n}.pdf">{no}P.pdf</a></b> {day} {name}<br>Court of Appeals<br>Affirmed.</p>', "<div>{}</div>"),
        ('<p><a href="/o/{n}.pdf">1{no}</a> <b>{name}</b> {day} {text}</p>', "<div>{}</div>"),
        # A number in an element of its own before or after the name is no part of it.
        ('<li><a href="/o/{n}"><span>No. {no}</span> <span>{name}</span></a> <i>{day}</i></li>', "<ul>{}</ul>"),
        ('<div><a href="/o/{n}"><b>{name}</b></a> <span>2024 ND 1{n}</span><p>Filed {day}</p></div>', "<div>{}</div>"),
        ('<li><p>{name}</p><p>{no} - {day}</p><p><a href="/o/{n}.pdf">Opinion</a> | <a href="/s/{n}.pdf">Summary</a> | <a href="/a/{n}.mp3">Hearing</a></p></li>', "<ul>{}</ul>"),
        # A line of a list, or of preformatted text: number, name and date, in any order.
        ('<li><a href="/o/{n}">{no}</a>: {name} &mdash; {day}</li>', "<ol>{}</ol>"),
        ('{day}  {no}  <a href="/o/{n}.pdf">{name}</a>\n', "<pre>{}</pre>"),
        ('<p><strong>{name}</strong> ({no}) {day}<br><a href="/o/{n}.pdf">Opinion</a></p>', "<div>{}</div>"),
    ],
)  # fmt: skip
def test_the_name_is_the_title(row, wrap):
    items = read(row, wrap)
    assert [item.title for item in items] == NAMES
    assert [item.url.partition("/o/")[2].removesuffix(".pdf") for item in items] == ["0", "1", "2", "3", "4"]
    for item, day in zip(items, DAYS, strict=True):
        assert day in item.published_raw


@pytest.mark.parametrize(
    "title",
    [
        "{name}, SJC 1{n} ({day})",
        "{name} (filed {day})",
        "{day} - {name}, appeal 1{n}",
        "{name}, {day}",
        "Order 1{n} of {day}",
        "Order 1{n} of {day} on {name}",
    ],
)
def test_dates_in_titles(title):
    items = read(f'<li><a href="/o/{{n}}">{title}</a></li>', "<ul>{}</ul>")
    assert [item.published_raw for item in items] == DAYS


def test_a_date_inside_a_title_is_its_own():
    items = read('<li><a href="/o/{n}">{name} after the storm of {day} hit the coast</a></li>', "<ul>{}</ul>")
    assert [item.published_raw for item in items] == [None] * 5


@pytest.mark.parametrize(
    "mark",
    [
        '<abbr title="{iso}T10:00:00">{short}</abbr>',
        '<span datetime="{iso}">{short}</span>',
        '<span data-published="{iso}"><b>{short}</b></span>',
        "<span>{short}</span>",
        '<span>{short}</span><time hidden datetime="{iso}"></time>',
    ],
)
def test_the_year_of_a_date_without_one(mark):
    items = read(f'<div class="p"><h2><a href="/{{month}}/o-{{n}}/">{{name}}</a></h2>{mark}<p>{{text}}</p></div>')
    assert [item.published_raw.partition("T")[0] for item in items] == (ISO if "{iso}" in mark else DAYS)


@pytest.mark.parametrize("mark", ["{month}-{date}", "[{month}/{date}]", "({date}.{month})"])
def test_two_numbers_of_the_date_in_the_address(mark):
    row = '<li><a href="/c/{0}{1}/t{0}{1}{2}_{3}.html">{4}</a> <em>{5}</em></li>'
    rows = []
    for n, (iso, name) in enumerate(zip(ISO, NAMES, strict=True)):
        year, month, date = iso.split("-")
        rows.append(row.format(year, month, date, n, name, mark.format(month=month, date=date)))
    items = extract_listing(Page(f"<body><h1>News</h1><ul>{''.join(rows)}</ul></body>", URL)).items
    assert [item.published_raw for item in items] == ISO


def test_a_year_that_nobody_states():
    items = read('<div class="p"><h2><a href="/o-{n}/">{name}</a></h2><span>{short}</span><p>{text}</p></div>')
    assert {item.published_raw for item in items} <= {None, *(day.partition(",")[0] for day in DAYS)}


def test_tables_of_one_kind_are_one_list():
    head = "<tr><th>Case</th><th>Name</th><th>Date</th></tr>"
    row = '<tr><td><a href="/o/{0}.pdf">2{0}-0117</a></td><td>{1}</td><td>{2}</td></tr>'
    rows = [row.format(n, NAMES[n], DAYS[n]) for n in range(5)]
    body = f"<h3>Published</h3><table>{head}{''.join(rows[:2])}</table><h3>Unpublished</h3><table>{head}{''.join(rows[2:])}</table>"
    assert [item.title for item in extract_listing(Page(f"<body>{body}</body>", URL)).items] == NAMES


def test_the_folder_above_is_no_item():
    items = read(
        '<tr><td><a href="{n}.pdf">{name}.pdf</a></td><td>{iso} 10:12</td></tr>',
        '<table><tr><td><a href="/">Parent Directory</a></td><td></td></tr>{}</table>',
    )
    assert len(items) == 5


def test_a_button_that_goes_on_is_no_summary():
    row = '<div class="r"><h3><a href="/o/{n}">{name}</a></h3><p>{name}: {text} <a href="/o/{n}">Read more<span> about {name}</span></a></p></div>'
    assert {item.summary_html for item in read(row)} == {f"{name}: {TEXT}" for name in NAMES}


def test_lists_under_headings_are_one_list():
    row = '<li>{2} <a href="/o/{0}.pdf">{1}</a> <span>(No. 2{0}-0117)</span></li>'
    rows = [row.format(n, NAMES[n], DAYS[n]) for n in range(5)]
    body = f"<h2>Civil</h2><ul>{''.join(rows[:3])}</ul><h2>Criminal</h2><ul>{''.join(rows[3:])}</ul>"
    assert [item.title for item in extract_listing(Page(f"<body>{body}</body>", URL)).items] == NAMES
