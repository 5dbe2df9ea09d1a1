"""Links next to those of the titles: files, other languages, and paragraphs around a list of paragraphs."""

from __future__ import annotations

import pytest
from listing_pages import DAYS, FOOT, HEAD, ISO, TEXTS, TITLES, slug

from archive_scraper import extract_listing

SITE = "https://www.example.org"
SIX = range(6)


def find(body: str, head: str = HEAD):
    return extract_listing(f"{head}<main>{body}</main>{FOOT}", f"{SITE}/news/").items


@pytest.mark.parametrize("between", ["<hr>", "<br><br>"])
def test_a_file_in_a_series_without_boxes_is_no_item(between):
    items = "".join(
        f"<a href='{slug(n)}'>{TITLES[n]}</a> <p>{DAYS[n]}</p> <p>{TEXTS[n]}</p> "
        f"<a href='/files/{n}.pdf'>Download PDF</a>{between}"
        for n in SIX
    )
    found = [(one.title, one.published, one.summary) for one in find(items)]
    assert found == list(zip(TITLES, ISO, TEXTS, strict=True))


@pytest.mark.parametrize(
    ("language", "labels", "own"),
    [
        ("fr", ("EN", "FR"), 1),
        ("en", ("AR", "ZH", "EN"), 2),
        ("de", ("English", "Deutsch"), 1),
        ("fr", ("[EN]", "[FR]"), 1),
        ("hi", ("अंग्रेज़ी (210 KB)", "हिन्दी (198 KB)"), 1),  # only one of the names is known
        ("sv", ("EN", "FR"), 0),
    ],
)
def test_of_one_document_in_several_languages_the_pages_own_leads(language, labels, own):
    head = HEAD.replace('lang="en"', f'lang="{language}"')
    rows = "".join(
        f"<tr><td>{DAYS[n]}</td><td>{TITLES[n]}</td><td>"
        + " ".join(f"<a href='/doc/{n}-{place}.pdf'>{label}</a>" for place, label in enumerate(labels))
        + "</td></tr>"
        for n in SIX
    )
    found = [(one.title, one.url) for one in find(f"<table>{rows}</table>", head)]
    assert found == [(TITLES[n], f"{SITE}/doc/{n}-{own}.pdf") for n in SIX]


def test_paragraphs_around_a_list_of_paragraphs_are_no_items():
    items = "".join(f"<h3>{DAYS[n]}</h3><p><a href='{slug(n)}'>{TITLES[n]}</a></p>" for n in SIX)
    above = (
        "<p>Opinions are posted at ten on the day they are filed. See <a href='/old'>the archive of opinions</a>.</p>"
    )
    below = "<p>Those of other years are kept in the library; write to <a href='/clerk'>the clerk of the court</a>.</p>"
    found = [(one.title, one.published) for one in find(above + items + below)]
    assert found == list(zip(TITLES, ISO, strict=True))


def test_a_link_to_an_authors_own_site_is_not_where_a_title_without_a_link_leads():
    items = "".join(
        f"<li><b class='title'>{TITLES[n]}</b><div class='author'><a href='https://ada.example/'>Ada Marlowe</a></div>"
        f"<p>{DAYS[n]}</p><a href='/files/{n}.pdf'>PDF</a></li>"
        for n in SIX
    )
    assert [one.url for one in find(f"<ul>{items}</ul>")] == [f"{SITE}/files/{n}.pdf" for n in SIX]
