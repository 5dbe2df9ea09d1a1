"""Links that only a script follows, labels that open every title, files next to an item's page, calls to read on."""

from __future__ import annotations

import pytest
from listing_pages import DAYS, FOOT, HEAD, PEOPLE, TEXTS, TITLES, slug

from archive_scraper import extract_listing

SITE = "https://www.example.org"
SIX = range(6)


def find(body: str):
    return extract_listing(f"{HEAD}<main>{body}</main>{FOOT}", f"{SITE}/news/")


@pytest.mark.parametrize(
    ("item", "summaries"),
    [
        ('<div class="item" onclick="location.href=\'{url}\'"><h3>{title}</h3><p>{text}</p></div>', True),
        ("<div onclick='window.location.assign(\"{url}\")'><h3>{title}</h3><p>{text}</p></div>", True),
        ("<tr onclick=\"window.location='{url}'\"><td>{day}</td><td>{title}</td></tr>", False),
        ('<li data-href="{url}"><span>{day}</span> <b>{title}</b></li>', False),
        ('<h3><a href="#" onclick="document.location=\'{url}\'; return false">{title}</a></h3><p>{text}</p>', True),
    ],
)
def test_links_that_only_a_script_follows(item, summaries):
    body = "".join(item.format(url=slug(n), title=TITLES[n], text=TEXTS[n], day=DAYS[n]) for n in SIX)
    teasers = find(f"<table>{body}</table>" if item.startswith("<tr") else f"<div>{body}</div>").items
    assert [(teaser.url, teaser.title) for teaser in teasers] == [(SITE + slug(n), TITLES[n]) for n in SIX]
    assert not summaries or [teaser.summary for teaser in teasers] == TEXTS


def test_a_script_that_leads_to_another_site_makes_no_link():
    body = "".join(f"<div onclick=\"location='https://share.example.net/{n}'\"><p>{TEXTS[n]}</p></div>" for n in SIX)
    assert not any("share" in teaser.url for teaser in find(body).items)


@pytest.mark.parametrize("opening", ["Title: ", "Titre : ", "標題：", "— ", "» "])
def test_what_opens_every_title_is_no_part_of_it(opening):
    body = "".join(f'<li><a href="{slug(n)}">{opening}{TITLES[n]}</a><br>{DAYS[n]}</li>' for n in SIX)
    assert [teaser.title for teaser in find(f"<ul>{body}</ul>").items] == TITLES


def test_an_items_page_comes_before_its_file():
    body = "".join(
        f'<dt>[{n}] <a href="/pdf/{n}.pdf">pdf</a> <a href="/abs/24{n}">24{n}</a></dt>'
        f"<dd>{TITLES[n]}<br>{PEOPLE[n]}<br>{DAYS[n]}</dd>"
        for n in SIX
    )
    assert [teaser.url for teaser in find(f"<dl>{body}</dl>").items] == [f"{SITE}/abs/24{n}" for n in SIX]


@pytest.mark.parametrize("call", ["Continue reading", "Weiterlesen", "Lire la suite", "Читать далее", "続きを読む"])
def test_a_call_to_read_on_that_leads_to_page_two_is_the_next_page(call):
    body = "".join(f'<article><h3><a href="{slug(n)}">{TITLES[n]}</a></h3><p>{TEXTS[n]}</p></article>' for n in SIX)
    found = find(f'{body}<p><a href="/news/page/2/">{call}</a></p>')
    assert (len(found.items), found.next_page) == (6, f"{SITE}/news/page/2/")


def test_a_sentence_that_is_a_link_of_its_own_is_the_summary():
    rows = "".join(
        f"<div><a class='t' href='{slug(n)}'>{TITLES[n]}</a><a href='{slug(n)}?s'>{TEXTS[n]}</a></div>" for n in SIX
    )
    teasers = find(rows).items
    assert [(teaser.title, teaser.summary) for teaser in teasers] == [(TITLES[n], TEXTS[n]) for n in SIX]


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        ("<a href='index.html'>Home</a> | <a href='who.html'>Who we are</a> | <a href='join.html'>Join</a>", []),
        (
            "<a href='xinpian.html'>港口的灯为何熄灭</a><br>码头的领航员数了整个冬天的灯。",
            ["港口的灯为何熄灭"],
        ),  # of eight signs
    ],
)
def test_a_menu_in_the_shape_of_an_item_is_no_item(first, kept):
    rows = "".join(
        f"<p><b>{DAYS[n]}</b><br><a href='{slug(n)}'>{TITLES[n]}</a><br>{TEXTS[n]}<br><i>by {PEOPLE[n]}</i></p>"
        for n in SIX
    )
    assert [teaser.title for teaser in find(f"<hr><p>{first}</p><hr>{rows}<hr>").items] == [*kept, *TITLES]
