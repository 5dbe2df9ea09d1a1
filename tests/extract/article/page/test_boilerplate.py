"""What of an article page is not read: menus, headers, footers, dialogs, comments; and what only looks like them."""

from __future__ import annotations

import pytest

from archive_scraper import extract_article
from archive_scraper.extract.article.page import survey
from archive_scraper.extract.article.page.survey import walk_page
from archive_scraper.extract.page import Page

LINKS = "".join(f"<li><a href='/section-{number}'>Section {number}</a></li>" for number in range(9))
TEXT = "<p>The harbour council met on Tuesday, and its members heard what the fishermen had to say.</p>" * 6
ARTICLE = f"<article><h1>The Pier Stays</h1>{TEXT}</article>"
LONG = "Our office stands at the old pier, where it has been since the harbour was built by the town's own masons. " * 3


def _lines(body: str, **options: bool) -> list[str]:
    page = Page(f"<html><body>{body}</body></html>", "https://courier.example/news/pier")
    return [block.text for block in walk_page(page.root, **options).blocks]


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(f"<nav><ul>{LINKS}</ul></nav>", id="nav"),
        pytest.param(f"<div class='main-menu'><ul>{LINKS}</ul></div>", id="named-menu"),
        pytest.param(f"<div role='navigation'><ul>{LINKS}</ul></div>", id="role"),
        pytest.param(f"<header><ul>{LINKS}</ul></header>", id="site-header"),
        pytest.param(f"<footer><ul>{LINKS}</ul><p>Section 0 of the Harbour Courier</p></footer>", id="site-footer"),
        pytest.param(f"<aside><h2>Section 0</h2><ul>{LINKS}</ul></aside>", id="box-of-links"),
        pytest.param("<div class='cookie-consent'>Section 0 <button>Accept</button></div>", id="dialog"),
        pytest.param(
            "<div id='comments'><ol><li>Ada Marlowe <time>May 3, 2021</time> Section 0 is wrong</li></ol></div>",
            id="comments",
        ),
    ],
)
def test_boilerplate_is_not_read(part: str):
    assert not any("Section 0" in line for line in _lines(ARTICLE + part))
    assert any("Section 0" in line for line in _lines(ARTICLE + part, with_boilerplate=True))


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("<nav><a href='/a'>Section 0</a> <a href='/b'>News</a></nav>", id="few-links"),
        pytest.param(f"<nav><h1>The Pier Stays</h1><ul>{LINKS}</ul></nav>", id="headline-inside"),
        pytest.param(f"<header><time>May 3, 2021</time><ul>{LINKS}</ul></header>", id="time-inside"),
        pytest.param(f"<footer><p>{LONG}</p><ul>{LINKS}</ul></footer>", id="text-inside"),
        pytest.param(f"<div class='topnav'>{LONG}<br><br>{LONG}<ul>{LINKS}</ul></div>", id="text-without-paragraphs"),
        pytest.param(f"<article><footer><ul>{LINKS}</ul></footer></article>", id="footer-of-an-article"),
        pytest.param(f"<div class='footer tags'><ul>{LINKS}</ul></div>", id="named-tags-too"),
        pytest.param(f"<aside><p class='author'>Ada Marlowe</p><ul>{LINKS}</ul></aside>", id="author-inside"),
        pytest.param(f"<div class='comments-open'><h1>The Pier Stays</h1><ul>{LINKS}</ul></div>", id="whole-page"),
    ],
)
def test_what_may_be_the_articles_own_is_read(part: str):
    assert any("Section 0" in line for line in _lines(part))


def test_a_page_without_another_text_is_read_whole():
    thread = f"<div class='discussion'><ul><li>{TEXT}</li></ul></div>"
    article = extract_article(f"<html><body>{thread}</body></html>", "https://courier.example/forum/7")
    assert article.body is not None
    assert "harbour council" in article.body


def test_neither_a_menu_nor_a_comment_gives_a_field():
    tags = "".join(f"<li><a href='/tag/{name}'>{name}</a></li>" for name in "abcdefghi")
    said = "<li class='comment'><cite class='author'>Tomas Vell</cite> <time>May 9, 2021</time></li>"
    comment = f"<div id='comments'><ol>{said}</ol></div>"
    article = extract_article(
        f"<html><body><nav><ul>{tags}</ul></nav>{ARTICLE}{comment}</body></html>", "https://courier.example/news/pier"
    )
    assert (article.topics, article.authors, article.published) == ((), (), None)


def test_menus_around_menus_are_not_all_looked_through(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(survey, "is_boilerplate", lambda *question: bool(asked.append(question)))
    menus = "<div class='menu'>" * 100
    _lines(f"{menus}<h1>The Pier Stays</h1>{'</div>' * 100}<nav>{LINKS}</nav>")
    assert len(asked) == survey.MOST_NESTED + 1
