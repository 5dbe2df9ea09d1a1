"""Authors whom a line of several fields names, several at the end of a text, and whom the page's data leave out."""

from __future__ import annotations

import pytest

from archive_scraper import extract_article

TEXT = "".join(
    f"<p>The harbour council met on Tuesday and agreed, after debate number {n}, that the old pier stays open.</p>"
    for n in range(5)
)
FIRST = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ada Marlowe"}}</script>'
BOX = "<aside class='author-box'><h4><a href='/author/ada'>Ada Marlowe</a></h4><p>Ada writes about piers.</p></aside>"


def authors(above: str = "", below: str = "", head: str = "") -> list[str]:
    body = f"<article><h1>The pier stays open</h1>{above}{TEXT}{below}</article>"
    page = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    return [author.name for author in extract_article(page, "https://harbour.example/pier").authors]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("2024-03-12 08:30 来源：城市晚报 作者：周文静 字号：大 中 小", ["周文静"]),
        ("Source: the town Author: Ada Marlowe Date of issue: 3 May 2024", ["Ada Marlowe"]),
        ("3 May 2024 Autor: Ada Marlowe Categoría: Local", ["Ada Marlowe"]),
        ("Words and photos: Ada Marlowe", ["Ada Marlowe"]),
        ("Текст: Анна Велл. Фото: Олег Панин", ["Анна Велл"]),
        ("김서연 기자", ["김서연"]),
        ("Source: the town Views: 12", []),
    ],
)
def test_a_line_of_fields(line: str, names: list[str]):
    assert authors(f"<div>{line}</div>") == names


@pytest.mark.parametrize("line", ["<b>Ada Marlowe, Tomas Vell</b>", "Ada Marlowe - Tomas Vell"])
def test_several_sign_at_the_end(line: str):
    assert authors(below=f"<p>{line}</p>") == ["Ada Marlowe", "Tomas Vell"]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Ada Marlowe, Tomas Vell</p>",
        "<p>By Ada Marlowe and Tomas Vell</p>",
        "<p><span><a href='/author/ada'>Ada Marlowe</a></span>, <span><a href='/author/tom'>Tomas Vell</a></span></p>",
    ],
)
def test_the_data_name_the_first_author_alone(line: str):
    head = f"{FIRST}<meta name=author content='Ada Marlowe'>"
    assert authors(line, BOX, head) == ["Ada Marlowe", "Tomas Vell"]


@pytest.mark.parametrize("line", ["<p>By Ada Marlowe, photos by Tomas Vell</p>", "<p>Ada Marlowe meets Tomas Vell</p>"])
def test_who_stands_beside_an_author_and_is_none(line: str):
    assert authors(line, BOX, f"{FIRST}<meta name=author content='Ada Marlowe'>") == ["Ada Marlowe"]


def test_authors_below_their_heading_above_the_text():
    people = (
        "<div><h4>Authors</h4><div><a href='/experts/ada'>Ada Marlowe</a><span>Senior Fellow, Piers</span></div>"
        "<div><span>Tomas Vell</span><span>Professor, Halden University</span></div></div>"
    )
    assert authors(people) == ["Ada Marlowe", "Tomas Vell"]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("ar", "ليلى الحسن"),
        ("he", "נועה ברק"),
        ("fa", "مریم احمدی"),
        ("hi", "अनिता शर्मा"),
        ("th", "วีระ มั่นคง"),
        ("hu", "Kovács Eszter"),
        ("vi", "Trần Văn Minh"),
    ],
)
def test_a_name_alone_at_the_headline_in_other_scripts_and_orders(language: str, name: str):
    page = f"<html lang={language}><body><article><h1>The pier stays</h1><p>{name}</p>{TEXT}</article></body></html>"
    found = extract_article(page, "https://harbour.example/pier").authors
    assert [author.name for author in found] == [name]
