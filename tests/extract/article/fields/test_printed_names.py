"""Names that a page prints in full, in a box, next to a label, or with words of the house behind them."""

from __future__ import annotations

import pytest

from archive_scraper import extract_article

TEXT = "".join(
    f"<p>The harbour council met on Tuesday and agreed, after debate number {n}, that the old pier stays open.</p>"
    for n in range(5)
)
STATED = (
    '<meta name="author" content="Ada"><meta name="twitter:data1" content="Ada">'
    '<script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"Ada"}}</script>'
)


def read(body: str, head: str = ""):
    page = f"<html lang=en><head><title>The pier stays open</title>{head}</head><body>{body}</body></html>"
    return extract_article(page, "https://harbour.example/pier")


def authors(body: str, head: str = "") -> list[str]:
    return [author.name for author in read(body, head).authors]


@pytest.mark.parametrize(
    ("line", "name"), [("A column by Ada Marlowe", "Ada Marlowe"), ("A column by Tomas Vell", "Ada")]
)
def test_a_first_name_that_all_data_say_is_printed_in_full(line: str, name: str):
    found = authors(f"<article><h1>The pier stays open</h1><p><strong>{line}</strong></p>{TEXT}</article>", STATED)
    assert found == [name]


@pytest.mark.parametrize(
    "box",
    [
        "<div class='author-bio'><h3>Ada Marlowe</h3><p>All by her</p><p>Contact | +44 030 5683</p></div>",
        "<ul><li><strong>Date</strong> 3 May 2024</li><li><strong>Author</strong> Ada Marlowe</li></ul>",
        "<ul><li><strong>Autorin/Autor</strong> Ada Marlowe</li></ul>",
        "<table><tr><th>Author</th><td>Ada Marlowe</td><th>Views</th><td>231</td></tr></table>",
        "<dl><dt>Authors</dt><dd>Ada Marlowe</dd></dl>",
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_a_heading_or_a_label_tells_the_name(box: str, is_above: bool):
    article = f"<h1>The pier stays open</h1>{box if is_above else ''}<article>{TEXT}</article>"
    assert authors(article + ("" if is_above else box)) == ["Ada Marlowe"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By <a href='/staff/ada'>Ada Marlowe</a> HarbourVoice Staff", ["Ada Marlowe"]),
        ("By <a href='/staff/ada'>Ada Marlowe</a> and Tomas Vell", ["Ada Marlowe", "Tomas Vell"]),
        ("By <a href='/staff/ada'>Ada Marlowe</a>, Tomas Vell", ["Ada Marlowe", "Tomas Vell"]),
    ],
)
def test_the_end_of_a_link_parts_a_name_from_the_house(byline: str, names: list[str]):
    assert authors(f"<article><h1>The pier stays open</h1><p class=byline>{byline}</p>{TEXT}</article>") == names


def test_a_desk_before_a_name_in_wide_brackets_signs_a_text():
    text = "".join(
        f"<p>港の桟橋は{n}月も開いたままになると、町の議会が火曜日に長い討議のあとで決めた。</p>" for n in range(3, 8)
    )
    found = authors(f"<article><h1>桟橋は開いたまま</h1>{text}<p>（経済部・松本花子）</p></article>")
    assert found == ["松本花子"]


@pytest.mark.parametrize(
    "said", ["Harbour Review", "...", "www.harbour.example", "Written by Harbour Staff", "By Ada Marlowe, Tomas Vell"]
)
def test_a_name_an_address_and_a_byline_are_no_summary(said: str):
    head = f'<meta name="description" content="{said}"><meta property="og:site_name" content="Harbour Review">'
    found = read(f"<article><h1>The pier stays open</h1>{TEXT}</article>", head)
    assert (found.summary_html or "") in TEXT
