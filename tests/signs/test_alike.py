"""One table of printed lines goes through a listing and through an article: both read them alike."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk import RULES, Desk

from archive_scraper import extract_article, extract_listing
from archive_scraper.items import Article, Person
from archive_scraper.normalize.bylines import read_author_name
from archive_scraper.pipelines import normalize
from archive_scraper.signs.bylines import opens_byline
from archive_scraper.signs.person_name import is_person_name
from archive_scraper.store import Archive

NOW = datetime(2024, 6, 1, tzinfo=UTC)
URL = "https://harbour.example/notes/"
TITLES = (
    "The pier that stays open",
    "What the ferry costs",
    "A lighthouse without a keeper",
    "Salt on every road",
)
TEXT = "The harbour council met on Tuesday and agreed, after a long debate, that the old pier should stay open to all."


def on_listing(line: str, language: str = "en", *, above: str = ""):
    """Return the first teaser of a list whose teasers all show the line below their title."""
    rows = "".join(
        f'<li>{above}<h3><a href="/notes/{place}-a-note-on-piers">{title}</a></h3><p>{line}</p>'
        f"<p>{TEXT} ({place})</p></li>"
        for place, title in enumerate(TITLES)
    )
    page = f'<html lang="{language}"><body><main><ul>{rows}</ul></main></body></html>'
    listing = extract_listing(page, URL, now=NOW)
    assert len(listing.items) == len(TITLES)
    return listing.items[0]


def on_article(line: str, language: str = "en", *, above: str = ""):
    """Return an article that shows the line below its headline."""
    text = "".join(f"<p>{TEXT} ({place})</p>" for place in range(6))
    page = (
        f'<html lang="{language}"><head><title>{TITLES[0]}</title></head><body><main><article>{above}'
        f"<h1>{TITLES[0]}</h1><p>{line}</p><div>{text}</div></article></main></body></html>"
    )
    return extract_article(page, f"{URL}1", now=NOW)


BYLINES = [
    ("en", "By Ada Marlowe", ["Ada Marlowe"]),
    ("en", "Words: Ada Marlowe", ["Ada Marlowe"]),
    ("en", "Words by Ada Marlowe", ["Ada Marlowe"]),
    ("en", "Written by Ada Marlowe and Tomas Vell", ["Ada Marlowe", "Tomas Vell"]),
    ("en", "Posted by Ada Marlowe", ["Ada Marlowe"]),
    ("en", "Author: Ada Marlowe", ["Ada Marlowe"]),
    ("en", "Analysis by Ada Marlowe", ["Ada Marlowe"]),
    ("en", "ByAda Marlowe", ["Ada Marlowe"]),
    ("de", "Von Ada Marlowe", ["Ada Marlowe"]),
    ("de", "Text: Ada Marlowe", ["Ada Marlowe"]),
    ("de", "Eine Kolumne von Ada Marlowe", ["Ada Marlowe"]),
    ("de", "Veröffentlicht von Ada Marlowe", ["Ada Marlowe"]),
    ("de", "Autorin: Ada Marlowe", ["Ada Marlowe"]),
    ("fr", "Par Ada Marlowe", ["Ada Marlowe"]),
    ("fr", "Publié par Ada Marlowe", ["Ada Marlowe"]),
    ("fr", "Texte : Ada Marlowe", ["Ada Marlowe"]),
    ("es", "Por Ada Marlowe", ["Ada Marlowe"]),
    ("es", "Escrito por Ada Marlowe", ["Ada Marlowe"]),
    ("pt", "Texto por Ada Marlowe", ["Ada Marlowe"]),
    ("pt", "Publicado por Ada Marlowe", ["Ada Marlowe"]),
    ("it", "Scritto da Ada Marlowe", ["Ada Marlowe"]),
    ("it", "di Ada Marlowe", ["Ada Marlowe"]),
    ("nl", "Door Ada Marlowe", ["Ada Marlowe"]),
    ("nl", "Geschreven door Ada Marlowe", ["Ada Marlowe"]),
    ("nb", "Skrevet av Ada Marlowe", ["Ada Marlowe"]),
    ("da", "Af Ada Marlowe", ["Ada Marlowe"]),
    ("sv", "Text av Ada Marlowe", ["Ada Marlowe"]),
    ("fi", "Kirjoittanut Ada Marlowe", ["Ada Marlowe"]),
    ("pl", "przez Ada Marlowe", ["Ada Marlowe"]),
    ("pl", "Autor: Ada Marlowe", ["Ada Marlowe"]),
    ("cs", "Napsala Ada Marlowe", ["Ada Marlowe"]),
    ("tr", "Yazan: Ada Marlowe", ["Ada Marlowe"]),
    ("id", "Oleh Ada Marlowe", ["Ada Marlowe"]),
    ("el", "Από Ada Marlowe", ["Ada Marlowe"]),
    ("ru", "Автор: Анна Келлер", ["Анна Келлер"]),
    ("ja", "投稿者: 山田太郎", ["山田太郎"]),
    ("ja", "文：山田太郎", ["山田太郎"]),
    ("zh", "作者：王小明", ["王小明"]),
    ("ko", "글: 김민수", ["김민수"]),
]


@pytest.mark.parametrize(("language", "line", "names"), BYLINES, ids=[row[1] for row in BYLINES])
def test_a_byline(language: str, line: str, names: list[str]):
    assert opens_byline(line)
    teaser, article = on_listing(line, language), on_article(line, language)
    assert [person.name for person in teaser.authors] == names
    assert [person.name for person in article.authors] == names
    assert (teaser.byline_raw, article.byline_raw) == (line, line)


DATES = [
    ("en", "Published 1 May 2024 | Updated 3 May 2024", "2024-05-01"),
    ("en", "Updated 3 May 2024, first published 1 May 2024", "2024-05-01"),
    ("en", "Posted on May 1, 2024", "2024-05-01"),
    ("de", "Veröffentlicht am 1. Mai 2024, aktualisiert am 3. Mai 2024", "2024-05-01"),
    ("fr", "Publié le 1 mai 2024, mis à jour le 3 mai 2024", "2024-05-01"),
    ("es", "Publicado el 1 de mayo de 2024", "2024-05-01"),
    ("it", "Pubblicato il 1 maggio 2024", "2024-05-01"),
    ("pl", "Opublikowano 1 maja 2024", "2024-05-01"),
    ("ru", "Опубликовано 1 мая 2024", "2024-05-01"),
    ("ja", "2024年5月1日", "2024-05-01"),
    ("en", "1 May 2024 by Ada Marlowe", "2024-05-01"),
]


@pytest.mark.parametrize(("language", "line", "day"), DATES, ids=[row[1] for row in DATES])
def test_a_date(language: str, line: str, day: str):
    teaser, article = on_listing(line, language), on_article(line, language)
    assert (teaser.published, article.published) == (day, day)


NO_FIELDS = [
    ("en", "Published in Harbours of the North"),
    ("en", "Filed under Piers"),
    ("en", "3 Comments"),
    ("en", "No comments"),
    ("en", "5 min read"),
    ("en", "Read more"),
    ("en", "Read the full article »"),
    ("de", "Weiterlesen"),
    ("de", "3 Kommentare"),
    ("fr", "Lire la suite"),
    ("es", "Leer más"),
    ("pl", "Czytaj więcej"),
    ("ru", "Читать далее"),
    ("ja", "続きを読む"),
    ("en", "© By Té of the harbour press (own work), via a library of pictures"),
]


@pytest.mark.parametrize(("language", "line"), NO_FIELDS, ids=[row[1] for row in NO_FIELDS])
def test_what_is_no_field(language: str, line: str):
    for item in (on_listing(line, language), on_article(line, language)):
        assert item.title == TITLES[0]
        assert (item.published, item.authors) == (None, ())
        assert line not in (item.summary or "")


HIDING = {
    "attribute": "<{tag} hidden>{text}</{tag}>",
    "display": '<{tag} style="color: red; display:none">{text}</{tag}>',
    "visibility": '<{tag} style="visibility: hidden">{text}</{tag}>',
    "aria": '<{tag} aria-hidden="true">{text}</{tag}>',
    "sr-only": '<{tag} class="sr-only">{text}</{tag}>',
    "visually-hidden": '<{tag} class="label visually-hidden">{text}</{tag}>',
    "screen-reader-text": '<{tag} class="screen-reader-text">{text}</{tag}>',
    "template": "<template><{tag}>{text}</{tag}></template>",
}
HIDDEN_FIELDS = [
    ("span", "By Ada Marlowe"),
    ("time", "1 May 2024"),
    ("p", "Every word of this standfirst is kept from the eyes of whoever reads the page of the harbour council."),
]


@pytest.mark.parametrize("way", HIDING)
@pytest.mark.parametrize(("tag", "text"), HIDDEN_FIELDS, ids=["byline", "date", "standfirst"])
def test_nothing_hidden_is_a_field(way: str, tag: str, text: str):
    hidden = HIDING[way].format(tag=tag, text=text)
    for item in (on_listing(f"{hidden}Quay"), on_article(f"{hidden}Quay")):
        assert (item.authors, item.byline_raw) == ((), None)
        assert (item.published, item.published_raw) == (None, None)
        assert text not in (item.summary or "")


@pytest.mark.parametrize("way", HIDING)
def test_nothing_hidden_is_a_title(way: str):
    hidden = HIDING[way].format(tag="h2", text="A headline that nobody sees on the page")
    assert on_listing("Quay", above=hidden).title == TITLES[0]
    assert on_article("Quay", above=HIDING[way].format(tag="h1", text="A headline that nobody sees")).title == TITLES[0]


NAMES = [
    ("Ada Marlowe", True),
    ("ADA MARLOWE", True),
    ("J.M. Kellerby", True),
    ("A. Ada Kellerby", True),
    ("Walter von Hafen", True),
    ("Tomas Vell Jr.", True),
    ("Анна Келлер", True),
    ("Water Policy", False),
    ("Sierra Leone", False),
    ("Ada Press Office", False),
    ("Ada marlowe", False),
    ("J. Kellerby", False),
    ("Dr. Marlowe", False),
    ("Ada", False),
    ("", False),
]


@pytest.mark.parametrize(("name", "known"), NAMES, ids=[row[0] or "nothing" for row in NAMES])
def test_a_name_that_nothing_announces(name: str, known: bool):
    """Two lines at a headline, or under each title of a list: a name and a date."""
    assert is_person_name(name) is known
    line = f"{name}</p><p>12 May 2020"
    expected = [name] if known else []
    for item in (on_listing(line), on_article(line)):
        assert [author.name for author in item.authors if author.type == "person"] == expected
    if known:  # and nobody later on the way thinks otherwise
        assert read_author_name(name) == Person(name=name)


@pytest.mark.parametrize(("name", "known"), [row for row in NAMES if row[0]], ids=[row[0] for row in NAMES if row[0]])
def test_a_name_that_the_data_call_an_organization(name: str, known: bool):
    """From the page's data over the pipelines to the registry: a person's name is a person's, all else stays."""
    kind = "person" if known else "organization"
    said = Person(name=name, type="organization")
    data = f'{{"@type": "NewsArticle", "author": {{"@type": "Organization", "name": "{name}"}}}}'
    above = f'<script type="application/ld+json">{data}</script>'
    piped = normalize(Article(source="harbor", url=URL, title="A", fetched_at=NOW, authors_linked=(said,)), RULES)
    for item in (on_article("Quay", above=above), piped):
        assert {author.type for author in item.authors} <= {kind}
        assert [author.name for author in item.authors] == [name] or not known
    with Archive.open(Path(":memory:")) as archive:
        desk = Desk(archive)
        desk.save(authors=(said,))
        assert desk.rows("SELECT name, type FROM authors") == [(name, kind)]
        assert desk.later().save(authors=(said,)) == "unchanged"
