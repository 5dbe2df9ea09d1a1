"""What stands beside the one link of a heading, and what decorates titles."""

from __future__ import annotations

import pytest
from listing_pages import PEOPLE, TITLES
from teaser_reading import names, read


def titles(heading: str, count: int = 5) -> list[str]:
    template = f"<article>{heading}<span>{{day}}</span><p>{{text}}</p></article>"
    return [teaser.title for teaser in read(template, count)]


@pytest.mark.parametrize(
    "heading",
    [
        '<h3>Report: <a href="{url}">{title}</a></h3>',
        '<h3><a href="/news">News</a>: <a href="{url}">{title}</a></h3>',
        '<h3><span>Harbour</span> <a href="{url}">{title}</a></h3>',
        '<h3><a href="{url}">{title}</a> <small>PDF</small></h3>',
        '<h3><a href="{url}">{title} <small>PDF 1.2 MB</small></a></h3>',
        '<h3><a href="{url}">{title}</a> <a href="/edit/{n}">[edit]</a></h3>',
        '<h3><a href="{url}">{title} →</a></h3>',
        '<h3><a href="{url}">{title} »</a></h3>',
        '<h3><a href="{url}">&gt; {title}</a></h3>',
    ],
)
def test_the_link_is_the_title(heading):
    assert titles(heading) == TITLES[:5]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ('<h3>{title} <a href="{url}">read on</a></h3>', "{title}"),
        ('<h3>How <a href="{url}">{title}</a></h3>', "How {title}"),
        ('<h3><a href="{url}">« {title} »</a></h3>', "« {title} »"),
    ],
)
def test_words_of_the_title_stay(heading, title):
    assert titles(heading) == [title.format(title=one) for one in TITLES[:5]]


@pytest.mark.parametrize(
    ("links", "label"),
    [
        (["Harbour dues", "Old wet piers", "Ferry in fog", "Salt on quays", "A dry harbour"], ""),
        (["Harbor dues", "Old pier", "The ferry", "Salty quay", "Tidal locks"], "Notes: "),  # too short by themselves
    ],
)
def test_a_link_of_a_few_words_is_the_title(links: list[str], label: str):
    template = '<article><h3>Notes: <a href="{url}">{link}</a></h3><span>{day}</span><p>{text}</p></article>'
    assert [teaser.title for teaser in read(template, link=links)] == [f"{label}{link}" for link in links]


def test_an_author_in_the_heading():
    template = '<article><h3><a href="{url}">{title}</a> <small>by {person}</small></h3><p>{text}</p></article>'
    found = read(template)
    assert [teaser.title for teaser in found] == TITLES[:5]
    assert [names(teaser) for teaser in found] == [[person] for person in PEOPLE[:5]]


@pytest.mark.parametrize(
    "link",
    [
        "<time>{day}</time><span>{who}</span><span>{title}</span>",
        "<time>{day}</time><em>{who}</em><strong>{title}</strong>",
        "<span>{who}</span> {title} <i>{day}</i>",
        "<b>{title}</b><b>{who}</b><time>{day}</time>",
    ],
)
def test_a_column_of_labels_that_repeat_in_whole_links_is_no_part_of_the_titles(link):
    found = read(f"<li><a href='{{url}}'>{link}</a></li>", who=["News", "Analysis", "News", "Event", "News"])
    assert [teaser.title for teaser in found] == TITLES[:5]
