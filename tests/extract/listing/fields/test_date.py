# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Dates above, beside and below teasers, and lines in one row with the titles; texts and names are invented."""

import pytest
from listing_pages import DAYS, ISO, PEOPLE, TEXTS, TITLES, URL, page, slug
from teaser_reading import NOW, day, names, read, summary

from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.normalize.dates import read_date
from archive_scraper.signs.date_shape import has_date_shape, is_date_line


def read_years(years: list[str], heading: str = "<h2>{}</h2>") -> list[str | None]:
    dates = ["11 February", "3 February", "17 December", "4 December", "8 May", "1 May"]
    rows = [f'<li><span class="d">{dates[n]}</span> <a href="{slug(n)}">{TITLES[n]}</a></li>' for n in range(6)]
    lists = [
        f"{heading.format(year)}<ul class='l'>{''.join(rows[2 * n : 2 * n + 2])}</ul>" for n, year in enumerate(years)
    ]
    return [day(teaser) for teaser in extract_listing(Page(page(f"<main>{''.join(lists)}</main>"), URL), now=NOW).items]


@pytest.mark.parametrize(
    "headings",
    [
        ["2024", "2023", "2022"],
        ["February 2024", "December 2023", "May 2022"],
        ["Februar 2024", "Dezember 2023", "Mai 2022"],
    ],
    ids=["years", "months", "months of another language"],
)
def test_a_year_above_completes_the_dates_below(headings):
    expected = ["2024-02-11", "2024-02-03", "2023-12-17", "2023-12-04", "2022-05-08", "2022-05-01"]
    assert read_years(headings) == expected


@pytest.mark.parametrize(
    ("years", "heading"),
    [
        (["2023", "2024", "2022"], "<h2>{}</h2>"),
        (["Spring 2024", "Winter 2023", "Spring 2022"], "<h2>{}</h2>"),
        (["January 2024", "November 2023", "April 2022"], "<h2>{}</h2>"),
        (["2024", "2023", "2022"], "<p><a href='/archive/{0}'>{0}</a></p>"),
    ],
    ids=["in no order", "no year alone", "other months", "no heading"],
)
def test_a_year_in_doubt_completes_nothing(years, heading):
    assert read_years(years, heading) == [None] * 6


LINES = {"day": "{day}", "by": "By {person}", "both": "{day} | By {person}", "names": "{person} · {day} · Water"}
ORDERS = ["TXM", "TMX", "MTX", "KTXM", "KMTX", "TM", "MT"]
WRAPS = {"rows": ("<li>", "</li>"), "boxes": ("<div>", "</div>"), "flat": ("", "")}


@pytest.mark.parametrize("below", ["", "<p>Page 1 of 7</p>", "<div><a href='/news/page/2/'>Next »</a></div>"])
@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("line", LINES)
def test_every_order_of_the_lines_is_read(line, order, wrap, below):
    before, behind = WRAPS[wrap]
    pieces = {"T": "<h3><a href='{url}'>{title}</a></h3>", "X": "<p>{text}</p>", "K": "<p>{kind}</p>"}
    pieces["M"] = f"<p>{LINES[line]}</p>"
    rows = "".join(
        (before + "".join(pieces[piece] for piece in order) + behind).format(
            url=slug(n),
            title=TITLES[n],
            text=TEXTS[n],
            day=DAYS[n],
            person=PEOPLE[n],
            kind=["Report", "Analysis"][n % 2],
        )
        for n in range(6)
    )
    found = extract_listing(Page(page(f"<main><div>{rows}{below}</div></main>"), URL), now=NOW).items
    assert [teaser.title for teaser in found] == TITLES
    assert [day(teaser) for teaser in found] == (ISO if "{day}" in LINES[line] else [None] * 6)
    assert [names(teaser) for teaser in found] == (
        [[name] for name in PEOPLE] if "{person}" in LINES[line] else [[]] * 6
    )
    assert [summary(teaser) for teaser in found] == (TEXTS if "X" in order else [None] * 6)


DATED = {
    "elements that touch": "<p><span>{person}</span><span>{day}</span><span>Read time 7 minutes</span></p>",
    "an age and a day": "<p>by <a href='/author/a{n}'>{person}</a> <span>15 hours ago</span> <span>{day}</span></p>",
    "printed and changed": "<p>by <a href='/author/a{n}'>{person}</a> <span>{day}</span><span>10 March 2024</span></p>",
    "dots between": "<p>{dotted} às 15h10</p>",
}


@pytest.mark.parametrize("line", DATED.values(), ids=DATED)
def test_the_date(line):
    dotted = ["3.mar.2024", "27.fev.2024", "19.fev.2024", "8.fev.2024", "30.jan.2024"]
    items = read("<li><h3><a href='{url}'>{title}</a></h3><p>{text}</p>" + line + "</li>", dotted=dotted)
    assert [day(teaser) for teaser in items] == ISO[:5]


@pytest.mark.parametrize(
    "post",
    [
        "<div>{day}</div><div><div><a href='{url}'>{title}</a></div><div><p>{text}</p></div></div>",
        "<p>{day}</p><div><a href='{url}'>{title}</a></div><div>{text}</div>",
        "<h4>{day}</h4><div><a href='{url}'>{title}</a></div><p>{text}</p><p>Posted by {person}</p>",
    ],
)
def test_a_day_above_each_post_is_its_own(post):
    items = read(post)
    assert [teaser.title for teaser in items] == TITLES[:5]
    assert [day(teaser) for teaser in items] == ISO[:5]


@pytest.mark.parametrize("below", ["<div><a href='/news/page/2/'>Next »</a></div>", "<div>The end of the list</div>"])
def test_a_day_above_each_post_is_its_own_where_more_stands_below(below):
    rows = "".join(
        f"<div>{DAYS[n]}</div><div><div><a href='{slug(n)}'>{TITLES[n]}</a></div><div><p>{TEXTS[n]}</p></div></div>"
        for n in range(5)
    )
    found = extract_listing(Page(page(f"<main><div>{rows}{below}</div></main>"), URL), now=NOW).items
    assert [day(teaser) for teaser in found] == ISO[:5]


@pytest.mark.parametrize("heading", ["<h2>{}</h2>", "<div>{}</div>", "<p><b>{}</b></p>"])
def test_a_day_above_several_posts_in_one_row(heading):
    rows = "".join(
        (heading.format(DAYS[n // 2]) if n % 2 == 0 else "")
        + f"<h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><p>{TEXTS[n]}</p>"
        for n in range(6)
    )
    found = extract_listing(Page(page(f"<main>{rows}<div>The end</div></main>"), URL), now=NOW).items
    assert [day(teaser) for teaser in found] == [ISO[n // 2] for n in range(6)]


def test_a_day_that_closes_some_teasers_stays_there():
    rows = "".join(
        f"<li><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><p>{TEXTS[n]}</p>{f'<p>{DAYS[5 - n]}</p>' if n in {1, 2, 4} else ''}</li>"
        for n in (1, 4, 2, 3)
    )
    found = extract_listing(Page(page(f"<main><div>10 March 2024</div><ul>{rows}</ul></main>"), URL), now=NOW).items
    assert [day(teaser) for teaser in found] == [ISO[4], ISO[1], ISO[3], None]


TITLE_AND_TEXT = "<h3><a href='{url}'>{title}</a></h3><p>{text}</p>"
FLAT = {
    "above": ("<p>{day} | By {person}</p>" + TITLE_AND_TEXT, "<p>Intro</p>", "<p>The end of the list</p>"),
    "above, a pager below": (
        "<p>{day} | By {person}</p>" + TITLE_AND_TEXT,
        "",
        "<div><a href='?page=2'>Next</a></div>",
    ),
    "below": (TITLE_AND_TEXT + "<p>{day} | By {person}</p>", "", "<p>The end of the list</p>"),
    "below, a text above": (TITLE_AND_TEXT + "<p>{day} | By {person}</p>", "<p>News of the harbour</p>", ""),
    "below, the day of the page above": (TITLE_AND_TEXT + "<p>{day} | By {person}</p>", "<p>10 March 2024</p>", ""),
}


@pytest.mark.parametrize(("post", "head", "foot"), FLAT.values(), ids=FLAT)
def test_a_line_of_day_and_author_in_one_row_with_the_titles(post, head, foot):
    rows = "".join(
        post.format(url=slug(n), title=TITLES[n], text=TEXTS[n], day=DAYS[n], person=PEOPLE[n]) for n in range(5)
    )
    found = extract_listing(Page(page(f"<main>{head}{rows}{foot}</main>"), URL), now=NOW).items
    assert [day(teaser) for teaser in found] == ISO[:5]
    assert [names(teaser) for teaser in found] == [[name] for name in PEOPLE[:5]]


def test_a_date_closes_the_line_of_the_byline():
    template = "<li><h3><a href='{url}'>{title}</a></h3><p class='byline'><span>par {person} et Lea Brand-Castellane</span>, <span>publié le {french} à 19h05</span></p></li>"
    french = ["3 mars 2024", "27 février 2024", "19 février 2024", "8 février 2024", "30 janvier 2024"]
    assert [day(teaser) for teaser in read(template, french=french)] == ISO[:5]


@pytest.mark.parametrize(
    "text",
    [
        "12 พ.ค. 2559", "2016. május 12.", "2016 m. gegužės 12 d.", "2016. gada 12. maijs", "平成28年5月12日", "মে ১২, ২০১৬",
        "12 मई 2016", "12/mayo/2016", "Thu, 12 May 2016 10:20:00 +0000", "2 saat önce", "2 jam yang lalu", "2h ago",
        "πριν από 2 ώρες", "12-May-16", "12 MAY 16", "12 May '16", "2. Dez. 24", "Mar-12-2024", "Mar. 12,2024", "2024 Mar 12",
        "2024. márc. 12.", "12 มี.ค. 2567", "5 เม.ย. 2567", "१२ जन. २०२४", "១២ មីនា ២០២៤",
    ],
)  # fmt: skip
def test_dates_of_many_languages_have_the_shape_of_a_date(text):
    assert is_date_line(text)


@pytest.mark.parametrize(
    "text",
    ["2012 UKSC 12", "2012 MX 159", "12 Monkeys", "24/7 news", "Chapter 12. The tower", "12-Sea-24", "5 Star 24"],
)
def test_other_numbers_have_not(text):
    assert not has_date_shape(text)


def test_a_row_that_lacks_its_day_does_not_get_its_neighbours_author():
    dated = [n % 3 != 1 for n in range(6)]
    rows = "".join(
        f"{f'<p>{DAYS[n]}</p>' if dated[n] else ''}<h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><p>{TEXTS[n]}</p><p>By {PEOPLE[n]}</p>"
        for n in range(6)
    )
    found = extract_listing(Page(page(f"<main>{rows}<p>The end of the list</p></main>"), URL), now=NOW).items
    assert [names(teaser) for teaser in found] == [[name] for name in PEOPLE]
    assert [day(teaser) for teaser in found] == [ISO[n] if dated[n] else None for n in range(6)]


@pytest.mark.parametrize(
    "date",
    [
        '<span title="{day} 10:15">3 days ago</span>',
        '<abbr title="{iso}T10:15:00+00:00">yesterday</abbr>',
        '<span data-date="{iso}"><i>2 weeks ago</i></span>',
        '<time datetime="{day}">3 days ago</time>',
    ],
)
def test_an_element_that_counts_back_states_its_day(date):
    template = f'<article>{date}<h3><a href="{{url}}">{{title}}</a></h3><p>{{text}}</p></article>'
    assert [day(teaser) for teaser in read(template)] == ISO[:5]


def test_a_day_counted_back_alone_is_read_as_printed():
    template = (
        '<article><span title="Posted">3 days ago</span><h3><a href="{url}">{title}</a></h3><p>{text}</p></article>'
    )
    assert {day(teaser) for teaser in read(template)} == {"2024-03-07"}


@pytest.mark.parametrize(
    "leaf",
    ["<div class='date'><strong>{d}</strong><span>{ym}</span></div>", "<div><b>{d}</b><i>{ym}</i></div>"],
)
@pytest.mark.parametrize("mark", [".", "-", "/"])
def test_a_day_over_its_year_and_month(leaf, mark):
    template = f'<article>{leaf}<h3><a href="{{url}}">{{title}}</a></h3><p>{{text}}</p></article>'
    days, months = [iso[8:] for iso in ISO], [iso[:7].replace("-", mark) for iso in ISO]
    assert [day(teaser) for teaser in read(template, d=days[:5], ym=months[:5])] == ISO[:5]


@pytest.mark.parametrize(
    ("language", "printed", "days"),
    [
        (
            "ko",
            ["24.03.12", "24.03.08", "24.03.01", "24.02.20"],
            ["2024-03-12", "2024-03-08", "2024-03-01", "2024-02-20"],
        ),
        (
            "fa",
            ["۱۴۰۲/۱۲/۲۲", "1402/12/18", "1402/12/11", "۱۴۰۲/۱۲/۰۱"],
            ["2024-03-12", "2024-03-08", "2024-03-01", "2024-02-20"],
        ),
        (
            "ar",
            ["12 مارس، 2024", "8 آذار/مارس 2024", "1 مارس، 2024", "20 فبراير، 2024"],
            ["2024-03-12", "2024-03-08", "2024-03-01", "2024-02-20"],
        ),
        (
            "he",
            ["פורסם ב-12 במרץ 2024", "פורסם ב-8 במרץ 2024", "פורסם ב-1 במרץ 2024"],
            ["2024-03-12", "2024-03-08", "2024-03-01"],
        ),
        (
            "vi",
            ["12 Tháng Ba, 2024", "8 Tháng Ba, 2024", "1 Tháng Mười Hai, 2024"],
            ["2024-03-12", "2024-03-08", "2024-12-01"],
        ),
        ("th", ["12 มี.ค. 67", "8 มี.ค. 67", "1 มี.ค. 67"], ["2024-03-12", "2024-03-08", "2024-03-01"]),
    ],
)
def test_dates_as_their_languages_print_them(language, printed, days):
    rows = "".join(
        f"<article><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><span>{date}</span><p>{TEXTS[n]}</p></article>"
        for n, date in enumerate(printed)
    )
    found = extract_listing(Page(f"<html lang='{language}'><body><main>{rows}</main></body></html>", URL), now=NOW)
    dates = [
        read_date(teaser.published_raw or "", now=NOW, language=language, order=found.date_order).date
        for teaser in found.items
    ]
    assert [date and date.value for date in dates] == days


@pytest.mark.parametrize("text", ["12 angry young men, 2024", "The 12 best new books, 2024", "pages 9-12 March 2024"])
def test_words_that_are_no_months(text):
    assert not has_date_shape(text)


@pytest.mark.parametrize(("stamp", "of_text"), [("2020-09-30T12:00:00+01:00", True), ("{}T12:00:00+01:00", False)])
def test_attribute_that_a_template_left_the_same_everywhere(stamp, of_text):
    rows = [
        f'<li><time datetime="{stamp.format(ISO[n] if n else "2020-09-30")}">{DAYS[n]}</time> <a href="{slug(n)}">{TITLES[n]}</a></li>'
        for n in range(5)
    ]
    found = [day(teaser) for teaser in extract_listing(Page(page(f"<ul>{''.join(rows)}</ul>"), URL), now=NOW).items]
    assert found == [ISO[n] if of_text or n else "2020-09-30" for n in range(5)]
