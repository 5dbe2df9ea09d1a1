# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Invented listing pages in the shapes that real ones have. Each returns the page and the teasers that it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

URL = "https://www.example.org/news/"
DAYS = ["3 March 2024", "27 February 2024", "19 February 2024", "8 February 2024", "30 January 2024", "15 January 2024"]
ISO = ["2024-03-03", "2024-02-27", "2024-02-19", "2024-02-08", "2024-01-30", "2024-01-15"]
TITLES = [
    "Ferry company asks for a second harbour",
    "Why the river commission cannot agree",
    "Old rails, new trains: the valley line reopens",
    "Seven questions about the salt tax",
    "A letter from the northern lighthouse",
    "The quiet end of the coal office",
]
TEXTS = [
    "The company says that its ships wait for hours outside the port, and that a new quay would pay for itself.",
    "Four states share the water and none of them trusts the numbers of the others, which makes every summer a test.",
    "After thirty years the first train left the upper station on Sunday, full of people who remembered the last one.",
    "The tax is older than the parliament that wants to end it. We explain who pays, who collects and who will miss it.",
    "Nobody has lived on the rock since the lamp was made automatic, but the post boat still stops there every week.",
    "It was founded to count the mines, and it went on counting when there was nothing left to count in the province.",
]
PEOPLE = ["Ada Marlowe", "Tomas Vell", "Ines Okoro", "Pavel Lindqvist", "Ruth Abara", "Jon Castellane"]
MENU = "".join(f'<li><a href="/topics/topic-{n}/">Topic number {n} and more</a></li>' for n in range(40))
HEAD = f"""<html lang="en"><head><title>News</title></head><body><header class="site-header">
<nav class="main-menu"><ul>{MENU}</ul></nav></header>"""
FOOT = """<footer><ul><li><a href="/about/">About us</a></li><li><a href="/imprint/">Imprint</a></li>
<li><a href="/privacy/">Privacy policy</a></li></ul></footer></body></html>"""


@dataclass(frozen=True)
class Item:
    """What a block shows, as the test expects it."""

    url: str
    title: str
    published: str | None = None
    authors: tuple[str, ...] = ()
    summary: str | None = None


def slug(number: int) -> str:
    return f"/news/{TITLES[number].lower().replace(' ', '-').replace(':', '').replace(',', '')}/"


def item(
    number: int, *, date: bool = False, author: bool = False, summary: bool = False, url: str | None = None
) -> Item:
    return Item(
        url or "https://www.example.org" + slug(number),
        TITLES[number],
        ISO[number] if date else None,
        (PEOPLE[number],) if author else (),
        TEXTS[number] if summary else None,
    )


Shape = Callable[[], tuple[str, list[Item]]]
SHAPES: dict[str, Shape] = {}


def shape(build: Shape) -> Shape:
    SHAPES[build.__name__] = build
    return build


def page(body: str, *, head: str = HEAD) -> str:
    return head + body + FOOT


@shape
def articles_with_everything():
    body = "".join(
        f'<article class="post-{n} post"><h2 class="entry-title"><a href="{slug(n)}">{TITLES[n]}</a></h2>'
        f'<p class="meta">By <a href="/author/a{n}/" rel="author">{PEOPLE[n]}</a> | <time datetime="{ISO[n]}">{DAYS[n]}</time>'
        f' | <a href="/category/water/" rel="tag">Water</a> | <a href="{slug(n)}#comments">3 Comments</a></p>'
        f'<p>{TEXTS[n]} <a href="{slug(n)}">Read more</a></p></article>'
        for n in range(6)
    )
    return page(f"<main>{body}</main>"), [item(n, date=True, author=True, summary=True) for n in range(6)]


@shape
def elements_with_only_a_space_between():
    def marked(text: str) -> str:
        first, second, rest = text.split(" ", 2)
        return f"<span>{first}</span> <em>{second}</em> <b>{rest}</b>"

    body = "".join(
        f'<li><h3><a href="{slug(n)}">{marked(TITLES[n])}</a></h3><div>{DAYS[n]}</div><p>{marked(TEXTS[n])}</p></li>'
        for n in range(6)
    )
    return page(f"<ul>{body}</ul>"), [item(n, date=True, summary=True) for n in range(6)]


@shape
def cards_that_are_links():
    body = "".join(
        f'<a class="card" href="{slug(n)}"><img src="/{n}.jpg"><span class="kicker">Analysis</span>'
        f'<span class="card-name">{TITLES[n]}</span><span class="when">{DAYS[n]}</span></a>'
        for n in range(6)
    )
    style = "<style>span{display:block}</style>"
    body = body.replace("<span", "<div").replace("</span", "</div")
    return page(f'{style}<div class="grid">{body}</div>'), [item(n, date=True) for n in range(6)]


@shape
def rows_in_wrappers():
    cells = [
        f'<div class="col"><div class="pic"><a href="{slug(n)}"><img src="/{n}.jpg"></a></div>'
        f'<div class="t"><a href="{slug(n)}">{TITLES[n]}</a></div><div class="d">{DAYS[n]}</div></div>'
        for n in range(5)
    ]
    rows = "".join(f'<div class="row">{"".join(cells[n : n + 2])}</div>' for n in range(0, 5, 2))
    return page(f'<div class="list">{rows}</div>'), [item(n, date=True) for n in range(5)]


@shape
def odd_and_even_rows():
    body = "".join(
        f'<tr class="{"odd" if n % 2 else "even"}"><td>{DAYS[n]}</td><td><a href="{slug(n)}">{TITLES[n]}</a></td>'
        f'<td><a href="/files/{n}.pdf">PDF</a></td></tr>'
        for n in range(6)
    )
    table = f"<table><thead><tr><th>Date</th><th>Title</th><th>File</th></tr></thead><tbody>{body}</tbody></table>"
    return page(table), [item(n, date=True) for n in range(6)]


@shape
def title_and_file_in_different_cells():
    body = "".join(
        f'<tr><td>{TITLES[n]}</td><td>24-{n}107/NA (<a href="/opinions/{n}107.pdf">PDF</a>)</td><td>{DAYS[n]}</td></tr>'
        for n in range(6)
    )
    table = f"<table><tr><th>Case</th><th>Docket</th><th>Date</th></tr>{body}</table>"
    return page(table), [item(n, date=True, url=f"https://www.example.org/opinions/{n}107.pdf") for n in range(6)]


@shape
def docket_links_before_plain_names():
    names = [f"{PEOPLE[n].upper()} v. THE HARBOUR BOARD" for n in range(6)]
    body = "".join(
        f'<tr><td><a href="/decisions/{n}.pdf">2 CA-CR 2013-00{n}6</a></td><td>{names[n]}</td>'
        f"<td>Opinion filed: {DAYS[n]}</td></tr>"
        for n in range(6)
    )
    expected = [Item(f"https://www.example.org/decisions/{n}.pdf", names[n], ISO[n]) for n in range(6)]
    return page(f"<table>{body}</table>"), expected


@shape
def flat_siblings():
    body = "".join(
        f'<h3><a href="{slug(n)}">{TITLES[n]}</a></h3><p class="date">{DAYS[n]}</p><p>{TEXTS[n]}</p>' for n in range(5)
    )
    return page(f"<div id='content'><h1>All news</h1><p>Welcome to our pages.</p>{body}</div>"), [
        item(n, date=True, summary=True) for n in range(5)
    ]


@shape
def flat_siblings_with_the_date_first():
    body = "".join(
        f'<p class="d">{DAYS[n]}</p><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><p>{TEXTS[n]}</p>' for n in range(5)
    )
    return page(f"<div>{body}</div>"), [item(n, date=True, summary=True) for n in range(5)]


@shape
def definition_list_under_days():
    body = "".join(f'<dt>{DAYS[n]}</dt><dd><a href="{slug(n)}">{TITLES[n]}</a></dd>' for n in range(6))
    return page(f"<main><dl>{body}</dl></main>"), [item(n, date=True) for n in range(6)]


@shape
def several_items_under_each_day():
    parts = []
    expected = []
    for day in range(3):
        links = "".join(f'<li><a href="{slug(n)}">{TITLES[n]}</a></li>' for n in (2 * day, 2 * day + 1))
        parts.append(f"<h2>{DAYS[day]}</h2><ul>{links}</ul>")
        expected += [Item("https://www.example.org" + slug(n), TITLES[n], ISO[day]) for n in (2 * day, 2 * day + 1)]
    return page(f"<main>{''.join(parts)}</main>"), expected


@shape
def one_article_around_everything():
    body = "".join(
        f'<div class="entry"><strong><a href="{slug(n)}">{TITLES[n]}</a></strong><br>{DAYS[n]}<br>{TEXTS[n]}</div>'
        for n in range(4)
    )
    return page(f"<article><h1>Press room</h1>{body}</article>"), [item(n, date=True, summary=True) for n in range(4)]


@shape
def two_items_under_a_large_menu():
    body = "".join(
        f'<div class="row"><div class="col"><h2>{TITLES[n]}</h2><p>{ISO[n]}</p><p>{TEXTS[n]}</p>'
        f'<a class="btn" href="{slug(n)}">READ MORE</a></div></div>'
        for n in range(2)
    )
    return page(f'<div class="container">{body}</div>'), [item(n, date=True, summary=True) for n in range(2)]


@shape
def links_to_other_hosts():
    body = "".join(
        f'<div class="cell"><a href="https://outlet{n}.example.net/story-{n}-about-water"><div class="title"><h5>{TITLES[n]}</h5></div>'
        f'<div class="type">Outlet {n}</div><div class="date">{DAYS[n]}</div></a></div>'
        for n in range(6)
    )
    return page(f'<section class="archive">{body}</section>'), [
        item(n, date=True, url=f"https://outlet{n}.example.net/story-{n}-about-water") for n in range(6)
    ]


@shape
def kicker_date_and_spoken_text_in_the_heading():
    body = "".join(
        f'<article><h3><span class="kicker">Valley</span> <span class="sr-only">Article:</span>'
        f'<a href="{slug(n)}"><span class="headline">{TITLES[n]}</span></a> <span class="date">{DAYS[n]}</span></h3>'
        f"<p>{TEXTS[n]}</p></article>"
        for n in range(5)
    )
    return page(f"<main>{body}</main>"), [item(n, date=True, summary=True) for n in range(5)]


@shape
def category_links_are_no_authors():
    body = "".join(
        f'<div class="item"><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><div>in <a href="/category/ports/">Ports</a>, '
        f'<a href="/tag/water/">Water</a> &middot; {DAYS[n]} &middot; 4 min read &middot; 12 comments</div><p>{TEXTS[n]}</p></div>'
        for n in range(5)
    )
    return page(f"<main>{body}</main>"), [item(n, date=True, summary=True) for n in range(5)]


@shape
def lines_with_breaks():
    body = "".join(f'{DAYS[n]} - <a href="{slug(n)}">{TITLES[n]}</a><br>' for n in range(6))
    return page(f'<div id="text"><p>{body}</p></div>'), [item(n, date=True) for n in range(6)]


@shape
def links_then_dates_in_one_cell():
    body = "".join(f'<a href="{slug(n)}">{TITLES[n]}</a> ({DAYS[n]})<br><br>' for n in range(6))
    return page(f"<table><tr><td>{body}</td></tr></table>"), [item(n, date=True) for n in range(6)]


@shape
def a_table_for_each_item():
    body = "".join(
        f'<table><tr><td><img src="/{n}.gif"></td><td><b><a href="{slug(n)}">{TITLES[n]}</a></b><br>'
        f"<font size=1>{DAYS[n]}</font><br>{TEXTS[n]}</td></tr></table>"
        for n in range(5)
    )
    return page(f"<center>{body}</center>"), [item(n, date=True, summary=True) for n in range(5)]


@shape
def title_row_then_detail_row():
    body = "".join(
        f'<tr><td>{n + 1}.</td><td><a href="{slug(n)}">{TITLES[n]}</a></td></tr>'
        f'<tr><td></td><td>by <a href="/user?id=u{n}">{PEOPLE[n]}</a> on {DAYS[n]} | <a href="/item?id={n}">14 comments</a></td></tr>'
        f"<tr style='height:5px'></tr>"
        for n in range(6)
    )
    return page(f"<table>{body}</table>"), [item(n, date=True, author=True) for n in range(6)]


@shape
def an_article_with_related_teasers():
    prose = "".join(f"<p>{TEXTS[n]} {TEXTS[5 - n]} {TEXTS[(n + 2) % 6]}</p>" for n in range(6))
    related = "".join(
        f'<li><article><a href="{slug(n)}"><img src="/{n}.jpg"></a><h3><a href="{slug(n)}">{TITLES[n]}</a></h3>'
        f'<div class="date">{DAYS[n]}</div></article></li>'
        for n in range(3)
    )
    popular = "".join(f'<li><a href="/news/story-{n}/">Popular story {n} of this week</a></li>' for n in range(5))
    head = HEAD.replace(
        "</head>",
        '<meta property="og:type" content="article"><link rel="next" href="/news/the-next-story-about-it/"></head>',
    )
    body = (
        f'<main><article><h1>The harbour and its master</h1><time datetime="2024-03-09">9 March 2024</time>{prose}</article>'
        f'<section class="more"><h2>Related articles</h2><ul>{related}</ul></section></main>'
        f'<aside class="sidebar"><h4>Most read</h4><ul>{popular}</ul></aside>'
        f'<nav class="post-nav"><a rel="next" href="/news/the-next-story-about-it/">Next post</a></nav>'
    )
    return page(body, head=head), [item(n, date=True) for n in range(3)]


@shape
def whole_posts():
    body = "".join(
        f'<div class="post"><h2><a href="{slug(n)}">{TITLES[n]}</a></h2><p>{DAYS[n]} by {PEOPLE[n]}</p>'
        + "".join(
            f'<p>{TEXTS[(n + k) % 6]} <a href="https://other{k}.example.net/x">a source</a></p>' for k in range(6)
        )
        + f'<p>Posted in <a href="/category/all/">All</a> | <a href="{slug(n)}#respond">No comments</a></p></div>'
        for n in range(4)
    )
    return page(f"<div id='main'>{body}</div>"), [item(n, date=True, author=True) for n in range(4)]


@shape
def each_named_by_its_subject():
    body = "".join(
        f'<div class="{word} teaser"><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><p>{DAYS[n]}</p><p>{TEXTS[n]}</p></div>'
        for n, word in enumerate(("politics", "trade", "water", "culture", "science", "energy"))
    )
    return page(f"<div>{body}</div>"), [item(n, date=True, summary=True) for n in range(6)]


@shape
def a_drupal_table_with_authors():
    body = "".join(
        f'<tr class="{"odd" if n % 2 else "even"}"><td class="views-field views-field-title"><a href="{slug(n)}">{TITLES[n]}</a></td>'
        f'<td class="views-field views-field-field-author">{PEOPLE[n]}</td>'
        f'<td class="views-field views-field-created">{DAYS[n]}</td></tr>'
        for n in range(6)
    )
    return page(f"<table>{body}</table>"), [item(n, date=True, author=True) for n in range(6)]


@shape
def a_table_whose_head_says_author():
    body = "".join(
        f'<tr><td>{30 - n}</td><td><a href="{slug(n)}">{TITLES[n]}</a></td><td>{PEOPLE[n]}</td><td>{DAYS[n]}</td></tr>'
        for n in range(6)
    )
    table = f"<table><tr><th>No.</th><th>Title</th><th>Author(s)</th><th>Date</th></tr>{body}</table>"
    return page(table), [item(n, date=True, author=True) for n in range(6)]


@shape
def date_and_name_in_one_line():
    body = "".join(
        f'<div><b><a href="{slug(n)}">{TITLES[n]}</a></b><div>{DAYS[n]} | {PEOPLE[n]}</div><div>{TEXTS[n]}</div></div>'
        for n in range(6)
    )
    return page(f"<div>{body}</div>"), [item(n, date=True, author=True, summary=True) for n in range(6)]


@shape
def names_without_any_by():
    body = "".join(
        f'<div><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><p>{PEOPLE[n]}, {PEOPLE[n - 1]} and {PEOPLE[n - 2]}</p><p>{DAYS[n]}</p></div>'
        for n in range(6)
    )
    expected = [replace(item(n, date=True), authors=(PEOPLE[n], PEOPLE[n - 1], PEOPLE[n - 2])) for n in range(6)]
    return page(f"<div>{body}</div>"), expected


@shape
def a_column_of_names_known_and_not():
    names = [PEOPLE[0], "Khwezi van der Meulen", PEOPLE[2], "Tshilidzi Obuasi", PEOPLE[4], PEOPLE[5]]
    body = "".join(
        f'<div><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><p>{ISO[n]} {names[n]}</p></div>' for n in range(6)
    )
    return page(f"<div>{body}</div>"), [replace(item(n, date=True), authors=(names[n],)) for n in range(6)]


@shape
def names_with_roles():
    body = "".join(
        f'<div><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><div>{DAYS[n]}</div>'
        f"<div><strong>{PEOPLE[n]}</strong><span>Senior Fellow, Institute for Ports</span></div></div>"
        for n in range(6)
    )
    return page(f"<div>{body}</div>"), [item(n, date=True, author=True) for n in range(6)]


@shape
def dates_in_nameless_elements_of_the_heading():
    body = "".join(
        f'<div><a href="{slug(n)}"><h3>{TITLES[n]} <span>{DAYS[n]}</span></h3><p>{TEXTS[n]}</p></a></div>'
        for n in range(6)
    )
    return page(f"<div>{body}</div>"), [item(n, date=True, summary=True) for n in range(6)]


@shape
def documents_named_order():
    names = ["Order", TITLES[1], TITLES[2], TITLES[3], "Opinion", TITLES[5]]
    body = "".join(
        f'<tr><td>{DAYS[n]}</td><td class="name"><a class="title" href="{slug(n)}">{names[n]}</a></td>'
        f'<td><a href="/f/{n}.pdf">{TITLES[n]} {n}.pdf</a></td></tr>'
        for n in range(6)
    )
    return page(f"<table>{body}</table>"), [replace(item(n, date=True), title=names[n]) for n in range(6)]


@shape
def buttons_and_boilerplate_are_no_summary():
    buttons = "".join(
        f"<span>{word}</span> "
        for word in ("(Upper Valley)", "picture", "hide this entry", "restore", "restore this entry")
    )
    body = "".join(
        f'<li><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><div>{DAYS[n]}</div><div>{n} {buttons}</div>'
        f"<p>Subscribers read every article of this paper on the evening before it is printed.</p></li>"
        for n in range(6)
    )
    return page(f"<ul>{body}</ul>"), [item(n, date=True) for n in range(6)]


@shape
def summaries_that_start_as_bylines_do():
    texts = [
        f"By the {word} the ferry came, the quay was full" for word in ("day", "hour", "week", "time", "dawn", "year")
    ]
    body = "".join(
        f'<li><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><div>{DAYS[n]}</div><p class="summary">{texts[n]}</p></li>'
        for n in range(6)
    )
    return page(f"<ul>{body}</ul>"), [replace(item(n, date=True), summary=texts[n]) for n in range(6)]


def leaves(day: str, tag: str) -> str:
    """Return a date with each of its words in an element of its own."""
    return "".join(f"<{tag}>{word[:3]}</{tag}>" if word.isalpha() else f"<{tag}>{word}</{tag}>" for word in day.split())


@shape
def dates_as_calendar_leaves():
    body = "".join(
        f'<div><div>{leaves(DAYS[n], "div" if n % 2 else "span")}</div><h4><a href="{slug(n)}">{TITLES[n]}</a></h4><p>{TEXTS[n]}</p></div>'
        for n in range(6)
    )
    return page(f"<div>{body}</div>"), [item(n, date=True, summary=True) for n in range(6)]


@shape
def standfirst_in_a_heading():
    body = "".join(
        f'<div><a href="{slug(n)}"><h2>{TITLES[n]}</h2><h3>{TEXTS[n]}</h3></a><p>{DAYS[n]}</p></div>' for n in range(6)
    )
    return page(f"<div>{body}</div>"), [item(n, date=True, summary=True) for n in range(6)]


@shape
def a_bibliography():
    body = "".join(
        f'<li>{PEOPLE[n]} (2024): <a href="{slug(n)}">{TITLES[n]}</a>. Working Paper 1{n}.</li>' for n in range(6)
    )
    return page(f"<ul>{body}</ul>"), [item(n, author=True) for n in range(6)]


@shape
def dates_in_a_script_with_vowel_marks():
    days = ["3 मार्च 2024", "27 फ़रवरी 2024", "19 फ़रवरी 2024", "8 फ़रवरी 2024", "30 जनवरी 2024", "15 जनवरी 2024"]
    body = "".join(f'<div><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><span>{days[n]}</span></div>' for n in range(6))
    return page(f"<div>{body}</div>"), [item(n, date=True) for n in range(6)]
