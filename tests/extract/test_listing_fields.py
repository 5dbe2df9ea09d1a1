# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""The fields of teasers in the shapes that lists print them; texts and names are invented."""

from datetime import UTC, datetime

import pytest
from extract.listing_pages import DAYS, ISO, PEOPLE, TEXTS, TITLES, URL, page, slug

from archive_scraper.extract.datelike import has_date_shape, is_date_line
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.listing.hints import is_count
from archive_scraper.extract.page import Page
from archive_scraper.items import Teaser
from archive_scraper.normalize.authors import read_byline
from archive_scraper.normalize.dates import read_date
from archive_scraper.normalize.summaries import read_summary

NOW = datetime(2024, 3, 10, 12, tzinfo=UTC)
KICKERS = ["Harbours", "Rivers and borders", "Railways", "The price of salt", "Lighthouses", "Coal"]


def read(template: str, count: int = 5, **columns: list[str]) -> list[Teaser]:
    """Read a list whose items are a template filled in: {n}, {url}, {title}, {text}, {person}, {day}, {iso} and more."""
    items = "".join(
        template.format(
            n=n, url=slug(n), title=TITLES[n], text=TEXTS[n], person=PEOPLE[n], day=DAYS[n], iso=ISO[n],
            **{name: values[n % len(values)] for name, values in columns.items()},
        )
        for n in range(count)
    )  # fmt: skip
    return extract_listing(Page(page(f"<main><div>{items}</div></main>"), URL), now=NOW).items


def names(teaser: Teaser) -> list[str]:
    people = teaser.authors_linked or read_byline(teaser.byline_raw or "").authors
    return [person.name for person in people]


def summary(teaser: Teaser) -> str | None:
    return read_summary(teaser.summary_html or "", html=True).text or None


def day(teaser: Teaser) -> str | None:
    date = read_date(teaser.published_raw or "", now=NOW).date
    return date.value[:10] if date else None


TITLED = {
    "a kicker in the heading, the title in the address": "<article><h2><a href='{url}'><span class='x1'>{kicker}</span> <span class='x2'>{title}</span></a></h2><p>{text}</p></article>",
    "a kicker in the heading, the title in the link's title": "<article><h2><a href='/n{n}' title='{title}'><span>{kicker}</span> <span><b>{title}</b></span></a></h2><p>{text}</p></article>",
    "a kicker that is parted for the ear": "<article><h3><a href='/news/{n}'><span>{kicker}</span><i class='hide'>: </i><span>{title}</span></a></h3><p>{text}</p></article>",
    "a kicker that is a smaller heading": "<article><a href='/n{n}'><h4>{kicker}</h4><h3>{title}</h3><p>{text}</p></a></article>",
    "a kicker that is a larger heading, with a colon for the ear": "<article><a href='/n{n}'><h2>{kicker}<span class='visually-hidden'>:</span></h2><h3>{title}</h3></a><p>{text}</p></article>",
    "a kicker with a colon for the ear": "<article><h3><a href='/n{n}'><span><span>{kicker}</span><span class='sr-only'>:</span></span><span>{title}</span></a></h3><p>{text}</p></article>",
    "a subtitle that is a smaller heading": "<article><a href='/n{n}'><h2>{title}</h2><h3>{text}</h3></a></article>",
    "a date without a year in the link": "<article><a href='/n{n}'><span>11月{n}9日 19時12分</span> <span>{title}</span></a><p>{text}</p></article>",
    "a label behind the title": "<article><h2><a href='{url}'><span>{title}</span><span class='plus'>{label}</span></a></h2><p>{text}</p></article>",
    "a card that is named for its title's looks": "<article class='underlined-title'><a href='{url}'><div class='{look}'><h3>{title}</h3><p>{text}</p></div></a></article>",
}


@pytest.mark.parametrize("template", TITLED.values(), ids=TITLED)
def test_the_title_is_told_from_what_stands_beside_it(template):
    items = read(template, kicker=KICKERS, label=["B+", "", "Video"], look=["one", "two"])
    assert [teaser.title for teaser in items] == TITLES[:5]
    assert [summary(teaser) for teaser in items] == TEXTS[:5]


HALVES = [title.split(" ", 2) for title in TITLES]
WHOLE = {
    "a title in two elements": "<li><h3><a href='/n{n}'><span>{lead}</span> <span>{rest}</span></a></h3><p>{text}</p></li>",
    "both in the address": "<li><h3><a href='{url}'><span>{lead}</span> <span>{rest}</span></a></h3><p>{text}</p></li>",
    "every word in its own element": "<li><h3><a href='/n{n}'>{words}</a></h3><p>{text}</p></li>",
}


@pytest.mark.parametrize("template", WHOLE.values(), ids=WHOLE)
def test_a_title_in_several_elements_stays_whole(template):
    items = read(
        template,
        lead=[" ".join(half[:2]) for half in HALVES],
        rest=[half[2] for half in HALVES],
        words=[" ".join(f"<span>{word}</span>" for word in title.split()) for title in TITLES],
    )
    assert [teaser.title for teaser in items] == TITLES[:5]


def test_a_word_of_a_title_that_is_a_button_elsewhere_stays():
    items = read("<li><a href='/n{n}'><span>{title}</span> <b>Details</b> <i>more or less</i></a><p>{text}</p></li>")
    assert [teaser.title for teaser in items] == [f"{title} Details more or less" for title in TITLES[:5]]


def test_a_stressed_word_that_comes_again_stays():
    items = read("<li><h3><a href='/n{n}'><em>Harbour Watch</em> {title}</a></h3><p>{text}</p></li>")
    assert [teaser.title for teaser in items] == [f"Harbour Watch {title}" for title in TITLES[:5]]


SECOND = ["Nora Quill", "", "Bo Tarn"]
NAMED = {
    "a line for each author": (
        "<li><h3><a href='{url}'>{title}</a></h3><div><div><span class='author-name'>{person}</span></div><small class='role'>Fellow</small></div>{other}<p>{text}</p></li>",
        [[PEOPLE[0], "Nora Quill"], [PEOPLE[1]], [PEOPLE[2], "Bo Tarn"]],
    ),
    "a list of authors": (
        "<li><h3><a href='{url}'>{title}</a></h3><ul class='authors'><li>{person}</li><li>Lea Brand</li></ul><p>{text}</p></li>",
        [[PEOPLE[n], "Lea Brand"] for n in range(3)],
    ),
    "one name behind the word": (
        "<li><h3><a href='{url}'>{title}</a></h3><p>{text}</p><div><span class='post-author'>Publicado por <b>{first}</b></span> en <span class='stamp'>10:20</span></div></li>",
        [["Ada"], ["Tomas"], ["Ines"]],
    ),
    "date and kind in the element of the byline": (
        "<li><h3><a href='{url}'>{title}</a></h3><p>{text}</p><ul class='byline'><li>{day}</li><li>18h42</li><li>Bericht</li></ul></li>",
        [[], [], []],
    ),
    "a kind of text in the element of the contributors": (
        "<li><h3><a href='{url}'>{title}</a></h3><p>{text}</p><div class='contributors'>Podcast Episode — {day}</div></li>",
        [[], [], []],
    ),
    "a block of an author's articles": (
        "<div class='author-texts__row'><h3 class='author-texts__title'><a href='{url}'>{title}</a></h3><p class='author-texts__spot'>{text}</p></div>",
        [[], [], []],
    ),
    "roles in small letters": (
        "<li><h3><a href='{url}'>{title}</a></h3><p class='author'>{person}, professor of law at the old university</p><p>{text}</p></li>",
        [[PEOPLE[n]] for n in range(3)],
    ),
    "a byline that closes the text": (
        "<li><h3><a href='{url}'>{title}</a></h3><p>{text} <em>Von {person}</em> <span class='more'>mehr</span></p></li>",
        [[PEOPLE[n]] for n in range(3)],
    ),
    "a byline that closes the text without a space": (
        "<li><h3><a href='{url}'>{title}</a></h3><a href='{url}'><span>{text}</span><span>Von <b>{person}</b> und <b>Lea Brand</b></span></a></li>",
        [[PEOPLE[n], "Lea Brand"] for n in range(3)],
    ),
    "a byline as the last words of the text": (
        "<li><h3><a href='{url}'>{title}</a></h3><p>{text} Par {person}.</p></li>",
        [[PEOPLE[n]] for n in range(3)],
    ),
    "the kind before the byline": (
        "<li><h3><a href='{url}'>{title}</a></h3><p>{text}</p><p>Ein Interview von {person}</p></li>",
        [[PEOPLE[n]] for n in range(3)],
    ),
    "everything in one line": (
        "<li><span class='k'>Brief</span> <a href='{url}'><span class='item-title'>{title}</span></a> <span class='item-author'>{person}</span> <span class='item-date'>{day}</span> <span class='item-description'>{text}</span></li>",
        [[PEOPLE[n]] for n in range(3)],
    ),
    "a label above the names": (
        "<li><h3><a href='{url}'>{title}</a></h3><div>Autores:</div><div><a href='/u{n}'>{person}</a>, <a href='/u'>Lea Brand</a></div><p>{text}</p></li>",
        [[PEOPLE[n], "Lea Brand"] for n in range(3)],
    ),
    "names among lines of one make": (
        "<li><div>Report</div><h3><a href='{url}'>{title}</a></h3><div>{day}</div><div>{text}</div><div>{person}</div></li>",
        [[PEOPLE[n]] for n in range(3)],
    ),
    "a nickname and a time": (
        "<li><h3><a href='{url}'>{title}</a></h3><p>{text}</p><p>Posted by moose on Friday, November 12 (1204 reads)</p></li>",
        [["moose"]] * 3,
    ),
    "for an outlet": (
        "<li><a href='{url}'>{title}</a><p>{person} for <em>Harbour Review and Coastal Chronicle</em></p><p>{text}</p></li>",
        [[PEOPLE[n]] for n in range(3)],
    ),
    "a text in an element named for the author": (
        "<div><h3><a href='{url}'>{title}</a></h3><p class='author-spot'>{text}</p></div>",
        [[], [], []],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("template", "expected"), NAMED.values(), ids=NAMED)
def test_the_authors(template, expected):
    others = [f"<div><div><span class='author-name'>{name}</span></div></div>" if name else "" for name in SECOND]
    items = read(template, 3, other=others, first=[person.split()[0] for person in PEOPLE])
    assert [names(teaser) for teaser in items] == expected
    assert [summary(teaser) for teaser in items] == TEXTS[:3]


@pytest.mark.parametrize(
    "line",
    [
        "Eingestellt von {person} um 10:20",
        "Publicado por {person} en 10:20",
        "Lähettänyt {person} klo 10.20",
        "Publicat de {person} la 10:20",
        "Опубликовал {person} в 10:20",
        "Article by {person}",
    ],
)
def test_the_words_of_blogs_before_a_name(line):
    items = read("<li><h3><a href='{url}'>{title}</a></h3><p>{text}</p><p>" + line + "</p></li>", 3)
    assert [names(teaser) for teaser in items] == [[PEOPLE[n]] for n in range(3)]
    assert [summary(teaser) for teaser in items] == TEXTS[:3]


@pytest.mark.parametrize(
    "line", ["Autores de la obra y del cine", "Words matter in the harbour", "Autor nieznany i stary"]
)
def test_other_lines_that_start_so_name_nobody(line):
    items = read("<li><h3><a href='{url}'>{title}</a></h3><p>{text}</p><p>" + line + "</p></li>", 3)
    assert [names(teaser) for teaser in items] == [[]] * 3


def test_names_in_few_records_where_nothing_else_stands():
    people = [PEOPLE[0], "", PEOPLE[1], "", PEOPLE[2], "", ""]
    items = "".join(
        f"<li><h3><a href='/n{n}'>{TITLES[n % 6]} {n}</a></h3><p>{TEXTS[n % 6]}</p><div class='meta'>"
        f"{f'<span>{person}</span> ' if person else ''}<time datetime='{ISO[n % 6]}'>x</time></div></li>"
        for n, person in enumerate(people)
    )
    found = extract_listing(Page(page(f"<ul>{items}</ul>"), URL), now=NOW).items
    assert [names(teaser) for teaser in found] == [[person] if person else [] for person in people]


def test_a_judge_and_a_docket_are_no_authors():
    rows = "".join(
        f"<tr><td><a href='/o/{n}.pdf'>DA 11-05{n}4</a></td><td>{TITLES[n]}</td><td>{PEOPLE[n].split()[1]}, J.</td></tr>"
        for n in range(5)
    )
    table = f"<table><tr><th>Docket</th><th>Case</th><th>Author</th></tr>{rows}</table>"
    found = extract_listing(Page(page(table), URL), now=NOW).items
    assert [names(teaser) for teaser in found] == [[]] * 5


def test_an_organization_stands_where_the_others_name_persons():
    people = [*PEOPLE[:3], "Harbour Signals Lab", PEOPLE[4]]
    items = read("<li><p>{who}</p><h3><a href='{url}'>{title}</a></h3><p>{text}</p></li>", who=people)
    assert [names(teaser) for teaser in items] == [[name] for name in people]


SHORT = [
    "The dues rise by 40 percent.",
    "Nobody asked the ferryman.",
    "Who pays for the quay?",
    "It took ten years.",
    "Part one.",
]
PHRASES = ["Eleven links, one chart and no opinions", "What we did with the hours that we got back", "A note on who blinked first", "Subscriber guide no. 4", "Mostly, to be called before it happens"]  # fmt: skip
STANDFIRSTS = {
    "short sentences": ("<li><h3><a href='{url}'>{title}</a></h3><p>{short}</p><p class='date'>{day}</p></li>", SHORT),
    "phrases below the title": ("<li><div><a href='{url}'>{title}</a></div><div><a href='{url}'>{phrase}</a></div><div class='date'>{day}</div></li>", PHRASES),
    "phrases in a smaller heading": ("<li><a href='/n{n}'><h2>{title}</h2><h3>{phrase}</h3></a><p class='date'>{day}</p></li>", PHRASES),
    "labels below the title": ("<li><h3><a href='{url}'>{title}</a></h3><p>Department of {person}</p><p class='date'>{day}</p></li>", [None] * 5),
    "dates below the title": ("<li><h3><a href='{url}'>{title}</a></h3><p>Open until {day}, at noon sharp</p></li>", [None] * 5),
}  # fmt: skip


@pytest.mark.parametrize(("template", "expected"), STANDFIRSTS.values(), ids=STANDFIRSTS)
def test_short_standfirsts(template, expected):
    assert [summary(teaser) for teaser in read(template, short=SHORT, phrase=PHRASES)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "<p><span>Publié le {day} à 17h42, modifié le {day} à 09h15</span><span>{person}</span><span>4 min</span></p>",
        "<p>Podcast Episode — {day}</p>",
        "<p>12 May</p>",
    ],
)
def test_a_line_of_dates_and_labels_is_no_summary(line):
    items = read("<li><h3><a href='{url}'>{title}</a></h3><p>{text}</p>" + line + "</li>")
    assert [summary(teaser) for teaser in items] == TEXTS[:5]


def test_a_teaser_named_as_content_has_no_summary_for_that():
    items = read(
        "<li><div class='promo-content'><p class='promo-title'><a href='{url}'>{title}</a></p><p>12 Nov or so</p></div></li>"
    )
    assert [summary(teaser) for teaser in items] == [None] * 5


def test_a_label_behind_the_text_is_cut_off():
    items = read("<li><h3><a href='{url}'>{title}</a></h3><p>{text} <span>Section: Water</span></p></li>")
    assert [summary(teaser) for teaser in items] == TEXTS[:5]


@pytest.mark.parametrize(
    "button", ["Leer entrada completa", "Čitaj dalje", "Lasīt tālāk", "Tovább »", "To the quay →", "詳細はこちら"]
)
def test_a_button_behind_the_text_is_cut_off(button):
    items = read("<li><h3><a href='{url}'>{title}</a></h3><p>{text} <a href='{url}'>" + button + "</a></p></li>")
    assert [summary(teaser) for teaser in items] == TEXTS[:5]
    assert [teaser.title for teaser in items] == TITLES[:5]


@pytest.mark.parametrize("text", ["Keine Kommentare:", "Nenhum comentário:", "Lesedauer 5 Min.", "Комментариев нет"])
def test_counts_and_reading_times_are_no_summary(text):
    assert is_count(text)


def test_the_day_of_the_page_is_no_date_of_its_teasers():
    rows = "".join(f"<li><h3><a href='{slug(n)}'>{TITLES[n]}</a></h3><p>{TEXTS[n]}</p></li>" for n in range(5))
    found = extract_listing(Page(page(f"<div>Sunday, 10 March 2024</div><ul>{rows}</ul>"), URL), now=NOW).items
    assert [day(teaser) for teaser in found] == [None] * 5
    found = extract_listing(Page(page(f"<h2>10 March 2024</h2><ul>{rows}</ul>"), URL), now=NOW).items
    assert [day(teaser) for teaser in found] == ["2024-03-10"] * 5


def test_the_days_of_an_article_are_no_dates_of_the_teasers_in_it():
    stamps = f"<p>Posted <time>{DAYS[0]} 05:00</time></p><p>Updated <time>{DAYS[0]} 09:14</time></p>"
    rows = "".join(f'<li><a href="{slug(n)}">{TITLES[n]}</a></li>' for n in range(4))
    body = f"<h1>Salt</h1>{stamps}<p>{TEXTS[4]}</p><div><strong>Related</strong><ul>{rows}</ul></div><p>{TEXTS[5]}</p>"
    teasers = extract_listing(Page(page(f"<article>{body}</article>"), URL), now=NOW).items
    assert [(teaser.title, teaser.published_raw) for teaser in teasers] == [(title, None) for title in TITLES[:4]]


def test_a_date_closes_a_sentence_about_the_item():
    line = "A <b>Notice</b> by the <a href='/agencies/{n}'>Harbour Office</a> on <a href='/days/{n}'>{day}</a>."
    teasers = read(f"<div><h5><a href='{{url}}'>{{title}}</a></h5><p>{{text}}</p><p class='metadata'>{line}</p></div>")
    assert [teaser.published_raw for teaser in teasers] == DAYS[:5]


def read_years(years: list[str], heading: str = "<h2>{}</h2>") -> list[str | None]:
    dates = ["11 February", "3 February", "17 December", "4 December", "8 May", "1 May"]
    rows = [f'<li><span class="d">{dates[n]}</span> <a href="{slug(n)}">{TITLES[n]}</a></li>' for n in range(6)]
    lists = [
        f"{heading.format(year)}<ul class='l'>{''.join(rows[2 * n : 2 * n + 2])}</ul>" for n, year in enumerate(years)
    ]
    return [day(teaser) for teaser in extract_listing(Page(page(f"<main>{''.join(lists)}</main>"), URL), now=NOW).items]


def test_a_year_above_completes_the_dates_below():
    expected = ["2024-02-11", "2024-02-03", "2023-12-17", "2023-12-04", "2022-05-08", "2022-05-01"]
    assert read_years(["2024", "2023", "2022"]) == expected


@pytest.mark.parametrize(
    ("years", "heading"),
    [
        (["2023", "2024", "2022"], "<h2>{}</h2>"),
        (["Spring 2024", "Winter 2023", "Spring 2022"], "<h2>{}</h2>"),
        (["2024", "2023", "2022"], "<p><a href='/archive/{0}'>{0}</a></p>"),
    ],
    ids=["in no order", "no year alone", "no heading"],
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
        "πριν από 2 ώρες",
    ],
)  # fmt: skip
def test_dates_of_many_languages_have_the_shape_of_a_date(text):
    assert is_date_line(text)


@pytest.mark.parametrize("text", ["2012 UKSC 12", "2012 MX 159", "12 Monkeys", "24/7 news", "Chapter 12. The tower"])
def test_other_numbers_have_not(text):
    assert not has_date_shape(text)
