# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""The fields of teasers in the shapes that lists print them; texts and names are invented."""

import re

import pytest
from listing_pages import DAYS, ISO, PEOPLE, TEXTS, TITLES, URL, page, slug
from teaser_reading import NOW, day, names, read, summary

import archive_scraper
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.signs.buttons import is_count

KICKERS = ["Harbours", "Rivers and borders", "Railways", "The price of salt", "Lighthouses", "Coal"]


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


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (("pike_77", "d.harrow", "Ada Marlowe", "행정지원처", "mpike"), None),
        (("Young, J.", "Marlowe, A. & Vell, T.", "Abara, R.", "Okoro, I.", "Young, J., Vell, T."), "inverted"),
        (("Marlowe, Ada", "Mwangi, Peter", "Vell, Tomas", "Sow, Aminata", "Okoro, Ines"), "inverted"),
    ],
)
def test_a_column_that_is_headed_as_the_authors_is_read_whole(people, expected):
    """Accounts, offices, and names whose parts are known and unknown."""
    rows = "".join(
        f"<tr><td><a href='/news/{n}'>{TITLES[n]}</a></td><td>{people[n]}</td><td>{DAYS[n]}</td></tr>" for n in range(5)
    )
    table = f"<table><tr><th>Title</th><th>Author</th><th>Date</th></tr>{rows}</table>"
    found = [[one.name for one in teaser.authors] for teaser in archive_scraper.extract_listing(page(table), URL).items]
    turned = [
        [" ".join(reversed(name.split(", "))) for name in re.findall(r"\w+, \w+\.?", person)] for person in people
    ]
    assert found == (turned if expected else [[person] for person in people])


def test_lines_of_inverted_names_below_the_titles_are_bylines():
    people = [
        "Young, J., Butler, C. & Paskell, R.",
        "Sealey, R.",
        "Destradi, S. & Wehner, L.",
        "Butler, C.",
        "Young, J.",
    ]
    items = read("<li><h3><a href='{url}'>{title}</a></h3><p>{who}</p><p>{text}</p></li>", who=people)
    assert [len(names(teaser)) for teaser in items] == [3, 1, 2, 1, 1]


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


def test_the_end_of_an_offer_is_no_date_of_it():
    template = "<div><h4><a href='{url}'>{title}</a></h4><ul><li><b>Deadline</b> 31.3.2024</li><li><b>Published</b> {day}</li></ul></div>"
    assert [day(teaser) for teaser in read(template)] == ISO[:5]
    template = "<div><h4><a href='{url}'>{title}</a></h4><p>{text}</p><p>Deadline: {day}</p></div>"
    assert [teaser.published_raw for teaser in read(template)] == [None] * 5


def test_a_date_that_only_a_class_calls_updated():
    template = (
        "<div class='hentry'><abbr class='updated' title='x'>{day}</abbr><h4><a href='{url}'>{title}</a></h4></div>"
    )
    assert [day(teaser) for teaser in read(template)] == ISO[:5]
    template = (
        "<div class='hentry'><span class='updated'>Updated {day}</span><h4><a href='{url}'>{title}</a></h4></div>"
    )
    assert [teaser.published_raw for teaser in read(template)] == [None] * 5


def test_the_day_in_every_post_goes_before_days_above_some():
    posts = [
        f"<div class='post'><h2><a href='{slug(n)}'>{TITLES[n]}</a></h2><p>Par {PEOPLE[n]} le {DAYS[n]}</p><p>{TEXTS[n]}</p></div>"
        for n in range(5)
    ]
    heads = [f"<p class='day-date'>{DAYS[n]}</p>" if n != 1 else "" for n in range(5)]
    body = "".join(head + post for head, post in zip(heads, posts, strict=True))
    teasers = extract_listing(Page(page(f"<main><div>{body}</div></main>"), URL), now=NOW).items
    assert [day(teaser) for teaser in teasers] == ISO[:5]


def test_a_date_closes_a_sentence_about_the_item():
    line = "A <b>Notice</b> by the <a href='/agencies/{n}'>Harbour Office</a> on <a href='/days/{n}'>{day}</a>."
    teasers = read(f"<div><h5><a href='{{url}}'>{{title}}</a></h5><p>{{text}}</p><p class='metadata'>{line}</p></div>")
    assert [teaser.published_raw for teaser in teasers] == DAYS[:5]
