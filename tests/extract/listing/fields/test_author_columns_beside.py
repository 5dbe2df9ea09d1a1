"""Authors that a list names in more than one way: linked or not, one a line, before the title, offices in a column."""

from __future__ import annotations

import pytest
from listing_pages import ISO, TITLES
from teaser_reading import day, names, read

from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.signs.printed import read_authors

TITLE = "<h3><a href='{url}'>{title}</a></h3>"


def authors(template: str, who: list[str]) -> list[list[str]]:
    found = [read_authors(one.authors_linked, one.byline_raw, None, "") for one in read(template, 4, who=who)]
    return [[person.name for person in people] for people in found]


def test_whoever_has_no_page_is_named_beside_those_who_have():
    who = [
        "<li><a href='/experts/ada'>Ada Marlowe</a>, <em>Senior Fellow</em></li><li>Tomas Vell, <em>Halden</em></li>",
        "<li>Ruth Abara, <em>Nonresident Fellow</em></li>",
    ]
    row = f"<li>{TITLE}<p>{{text}}</p><ul class='people'>{{who}}</ul></li>"
    assert authors(row, who) == [["Ada Marlowe", "Tomas Vell"], ["Ruth Abara"]] * 2


def test_a_name_on_each_line_of_a_column_that_nothing_names():
    who = ["<p>Ada Marlowe</p><p>Tomas Vell</p>", "<p>Ruth Abara</p>"]
    assert (
        authors(f"<li>{TITLE}<div>{{who}}</div><i>{{day}}</i></li>", who)
        == [
            ["Ada Marlowe", "Tomas Vell"],
            ["Ruth Abara"],
        ]
        * 2
    )


@pytest.mark.parametrize(
    "row",
    [
        "<li><h3><a href='{url}'><span>{who}</span> {title}</a></h3></li>",
        "<li><h3><a href='{url}'><b>{who}:</b> {title}</a></h3></li>",
        "<li><a href='{url}'><b>{who}</b> ⟩ {title}</a> <i>{day}</i></li>",
    ],
)
def test_an_author_before_the_title_is_no_part_of_it(row: str):
    who = ["Ada Marlowe", "Tomas Vell", "Ruth Askjell", "Karl Feeney"]
    found = read(row, 4, who=who)
    assert [names(teaser) for teaser in found] == [[name] for name in who]
    assert not any(name in teaser.title for teaser, name in zip(found, who, strict=True))


def test_a_person_in_bold_whom_a_title_is_about_stays_in_it():
    who = ["Ada Marlowe", "Tomas Vell", "Ruth Abara", "Karl Feeney"]
    found = read("<li><h3><a href='{url}'><b>{who}</b> on {title}</a></h3></li>", 4, who=who)
    assert all(teaser.title.startswith(f"{name} on ") for teaser, name in zip(found, who, strict=True))


def test_an_office_in_the_column_of_writers_whose_cells_are_named_too():
    rows = "".join(
        f"<tr><td>{n}</td><td><a href='/press/{n}'>부두 보수 공사 {n}차 안내</a></td>"
        f"<td class='author'><a href='#menu'>{('의정홍보팀', '총무담당관실')[n % 2]}</a></td><td>2024.03.0{n}</td></tr>"
        for n in range(1, 6)
    )
    page = f"<html lang=ko><body><table><tr><th>번호<th>제목<th>글쓴이<th>날짜</tr>{rows}</table></body></html>"
    found = extract_listing(Page(page, "https://pier.example/press")).items
    assert [names(teaser) for teaser in found] == [[("의정홍보팀", "총무담당관실")[n % 2]] for n in range(1, 6)]


def test_people_with_the_last_name_first_are_no_titles():
    row = (
        "<li class='doc'><strong>{title}</strong><div class='authors'><a href='/search?q=au:{n}'>{who}</a></div>"
        "<div><a href='{url}'>Texto: ES</a> <a href='{url}?format=pdf'>PDF: ES</a></div></li>"
    )
    who = ["Lobato, Vera", "Campos, Irene", "Soto, Julián", "Vidal, Óscar"]
    assert authors(row, who) == [["Vera Lobato"], ["Irene Campos"], ["Julián Soto"], ["Óscar Vidal"]]
    assert [teaser.title for teaser in read(row, 4, who=who)] == TITLES[:4]


@pytest.mark.parametrize(
    "line",
    [
        "<span>来源：市港务管理局办公室</span><span>作者：周文静</span><span>发布时间：{iso}</span><span>浏览次数：1{n}</span>",
        "{day} by Ruth Abara &amp; Karl Fee in <a href='/c/w'>old wood</a>, <a href='/c/t'>tools</a> · 3 comments",
    ],
)
def test_a_date_among_other_fields_that_read_as_a_sentence(line: str):
    found = read(f"<li>{TITLE}<p>{{text}}</p><p>{line}</p></li>", 4)
    assert [day(teaser) for teaser in found] == ISO[:4]


@pytest.mark.parametrize(
    "line",
    [
        "来源：市政府办 作者：{who} 发布时间：{iso} 浏览：12",
        "Date: {iso} Author: {who}",
        "Fuente: Diario Autor: {who} Fecha de publicación: {iso}",
        "{iso} / {who} / News",
        "{who} (text), Neil Sorley (photos)",
        "{who}, Staff Writer {iso}",
        "Texto y fotos: {who}",
        "Текст: {who}. Фото: Олег Панин",
        "Texto: {who} / Fotos: Neil Sorley",
    ],
)
def test_an_author_among_other_fields_of_a_line(line: str):
    latin = ["Ada Marlowe", "Tomas Vell", "Ruth Abara", "Karl Feeney"]
    who = ["周文静", "李明远", "陈建国", "赵雪梅"] if "来源" in line else latin
    assert authors(f"<li>{TITLE}<p>{line}</p><p>{{text}}</p></li>", who) == [[name] for name in who]


@pytest.mark.parametrize(
    ("language", "who"),
    [
        ("hi", ["अनिता शर्मा", "राकेश वर्मा", "मीना जोशी", "सुरेश यादव"]),
        ("th", ["สมชาย ใจดี", "นภา ศรีสุข", "อรุณ แสงทอง", "วีระ มั่นคง"]),
        ("hu", ["Kovács Eszter", "Nagy Gábor", "Tóth Réka", "Szabó Bence"]),
        ("ro", ["De Ioana Munteanu", "De Radu Stoica", "De Vlad Petrescu", "De Elena Dobre"]),
    ],
)
@pytest.mark.parametrize("is_table", [False, True])
def test_a_column_of_names_that_nothing_names(language: str, who: list[str], is_table: bool):
    row = "<li><a href='/n/{n}'>{title}</a><p>{who} | {iso}</p></li>"
    if is_table:
        row = "<tr><td><a href='/n/{n}'>{title}</a></td><td>{who}</td><td>{iso}</td></tr>"
    rows = "".join(row.format(n=n, title=TITLES[n], who=who[n], iso=ISO[n]) for n in range(4))
    box = "table" if is_table else "ul"
    page = Page(
        f"<html lang={language}><body><main><{box}>{rows}</{box}></main></body></html>", "https://pier.example/n"
    )
    found = extract_listing(page).items
    assert [names(teaser) for teaser in found] == [[name.removeprefix("De ")] for name in who]
