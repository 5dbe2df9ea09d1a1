"""Every page answers, says what it should, and takes any input."""

import csv
import io
import json
import re
import sqlite3
import urllib.request
from contextlib import closing
from html import unescape
from urllib.parse import quote

import pytest
from reading_room import Reader

from archive_scraper.browse.examples import EXAMPLES
from archive_scraper.browse.questions import QUESTIONS

PAGES = ["/", "/articles", "/search", "/authors", "/topics", "/publications", "/sources", "/dashboard", "/questions"]
PAGES += ["/matrix", "/articles?country=NO", "/sources?country=NO"]


@pytest.mark.parametrize(
    "path", [*PAGES, "/sources/harbor", "/sources/quay", "/topics/trade", "/archive", "/archive/articles"]
)
def test_page_answers(reader, path):
    page = reader.get(path)
    assert "<h1" in page.text
    assert page.headers["content-type"].startswith("text/html")


def test_the_page_of_a_source_shows_its_channels(reader):
    text = re.sub(r"\s+", " ", reader.text("/sources/harbor"))
    for words in ("Channels", "feed read 17 27 February 2026 3", "listing spared"):
        assert words in text, text
    assert "What the last run saw of each channel" not in reader.text("/sources/quay")


def test_home_shows_sources_newest_and_health(reader):
    text = reader.text("/")
    words = (
        "articles from 1 of 2 sources ",
        "Harbor Institute",
        "degraded",
        "Quay Letters",
        "Newest",
        "Maritime Security",
    )
    assert [word for word in words if word not in text] == []


def test_facets_narrow_and_count(reader):
    page = reader.get("/articles?source=harbor&kind=report&topic=trade").text
    total = int(re.search(r"<strong>(\d+)</strong> article", page)[1])
    records = reader.get("/articles.json?source=harbor&kind=report&topic=trade").json()
    assert total == len(records) == 19
    assert all(record["kind"] == "report" and "Trade" in record["topics"] for record in records)


def test_a_country_and_a_subject_are_named_and_can_be_left(reader):
    page = reader.get("/articles?country=NO&subject=security&year=2019").text
    for words in (
        "Source’s country",
        '<bdi>Norway</bdi> <span aria-hidden="true">×',
        "/articles?subject=security&amp;year=2019",
        '<input type="hidden" name="country" value="NO">',
        "/articles.csv?country=NO&amp;subject=security&amp;year=2019",
    ):
        assert words in page
    assert "no country" in reader.get("/articles?country=none").text


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("year=none", 1),
        ("since=2016-05&until=2016-05", 2),
        ("language=ko", 1),
        ("country=NO&subject=trade", None),
        ("country=none", 0),
        ("subject=nothing", 0),
        ("source=nobody", 0),
        ("author=999999", 0),
        ("page=99999999999", None),
        ("sort=relevance", None),
    ],
)
def test_filters(reader, query, total):
    everything = len(reader.get("/articles.json").json())
    found = reader.get(f"/articles.json?{query}").json()
    assert reader.get(f"/articles?{query}")
    assert len(found) == (everything if total is None else total)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("year=20x5", "“20x5” is no year"),
        ("year=12345", "is no year"),
        ("author=x", "is no number of an author"),
        ("publication=9" + "9" * 30, "is no number of a publication"),
        ("since=yesterday", "“yesterday” is no date"),
        ("since=2024-13", "“2024-13” is no date"),
        ("until=2023-02-29", "“2023-02-29” is no date"),
        ("until=0000", "is no date"),
        ("since=2024-13&until=2024-02-30", "“2024-02-30” is no date"),
        ("since=2024&until=2023", "begins (2024) after its end (2023)"),
        ("since=2024-05&until=2024-04-30", "after its end"),
        ("year=%3Cscript%3E", "“<script>” is no year"),
    ],
)
def test_filters_that_cannot_be_meant_are_refused_kindly(reader, query, says):
    page = reader.get(f"/articles?{query}", status=400)
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())
    assert says in text
    assert "0 articles" in text
    assert "Show the list without it" in text
    assert 'class="card' not in page.text
    for form in ("csv", "json", "atom", "spreadsheet"):
        reader.get(f"/articles.{form}?{query}", status=400)
    assert says in reader.get(f"/articles.json?{query}", status=400).json()["error"]


@pytest.mark.parametrize("query", ["since=2024&until=2024", "since=2024-05&until=2024", "since=2024&until=2024-01-01"])
def test_a_span_of_one_year_or_less_is_one(reader, query):
    reader.get(f"/articles?{query}")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("COVID-19", 39),
        ('"arms control', 39),
        ("북한", 1),
        ("항구", 1),
        ("harbours -report", 40),
        ('"', 0),
        ("NEAR(", 0),
        ("a OR", 0),
        ("*", 0),
        ("' OR 1=1 --", 0),
        ("\x00\x01", 0),
        ("{{7*7}}", None),
        ("<script>", None),
        ("한" * 500, 0),
    ],
)
def test_search_takes_any_input(reader, words, found):
    page = reader.get(f"/search?q={quote(words)}")
    records = reader.get(f"/articles.json?q={quote(words)}").json()
    assert "<script>document" not in page.text
    if found is not None:
        assert (len(records) >= found) if found else not records


def test_search_ranks_and_marks(reader):
    page = reader.get("/search?q=corrected").text
    assert page.count('class="card') == 1
    assert "Freight moves north" in page  # the match is in the title: the summary says more than repeating it
    assert "<mark>arms</mark> <mark>control</mark>" in reader.get("/search?q=arms+control").text
    assert "<mark>arms control</mark>" in reader.get("/search?q=%22arms+control").text
    assert "Corrected, on the <mark>Harbours</mark></a></h2>" in reader.get(
        "/search?q=corrected+harbours"
    ).text.replace("<mark>Corrected</mark>", "Corrected")


def test_article_shows_everything(reader):
    number = reader.id_of("Corrected")
    page, text = reader.get(f"/articles/{number}").text, reader.text(f"/articles/{number}")
    for words in (
        "Where these values come from",
        "May 3, 2024",
        "selector: p. date",  # it may be broken after its marks
        "@misc{lindqvist2024piece",
        "Full text at Northern Review",
        "since it was first read",
        "Listed on 1 page",
        "harbor.example",
    ):
        assert words in text
    assert "<ins>" in page
    assert "<del>" in page
    assert 'href="https://www.northernreview.example/quiet-ports" rel="noopener noreferrer nofollow"' in page


def test_a_picture_is_told_of_and_not_loaded_from_its_house(reader):
    """Who reads in the room is nobody else's to know: the browser asks no other server for anything."""
    page = reader.get(f"/articles/{reader.id_of('Pictured')}").text
    assert '<a href="https://elsewhere.example/quay.jpg" rel="noopener noreferrer nofollow">' in page
    assert "Two barges." in page
    assert "(Photo: Ada Marlowe)" in page
    assert "<img" not in page


def test_provenance_is_text_without_tags(reader):
    number = reader.id_of("Corrected")
    page = reader.get(f"/articles/{number}").text
    table = page[page.index('<table class="data provenance">') :]
    table = table[: table.index("</table>")]
    assert "&lt;" not in table
    assert "selector:<wbr>p.<wbr>date" in table


def test_tables_begin_with_the_view_to_start_from_and_end_with_what_is_internal(reader):
    page = reader.get("/archive").text
    names = re.findall(r'<h3><a href="/archive/([^"]+)"', page)
    assert names[0] == "articles_flat"
    assert names.index("bodies") < names.index("runs") < names.index("frontier")
    assert names.index("frontier") > names.index("alarms")
    assert page.index("<details") < page.index('href="/archive/frontier"')
    assert "authors</code>, <code>topics" in page


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_examples_run(reader, example):
    page = reader.get(f"/archive?sql={quote(example.sql)}&word=cranes").text
    assert 'role="alert"' not in page
    assert "<tbody>" in page
    assert "room.css" in page


def test_the_words_of_the_dashboard(reader):
    text = reader.text("/dashboard")
    for words in ("Articles per month by source", "Most cited outlets", "Most prolific authors", "0 to "):
        assert words in text


def test_republications_lead_both_ways(reader):
    assert 'href="/articles/2"' in reader.get("/articles/1").text
    assert 'href="/articles/1"' in reader.get("/articles/2").text


@pytest.mark.parametrize("path", ["/", "/sources", "/sources/harbor", "/archive/open_alarms"])
def test_open_alarms_are_shown(reader, path):
    assert "Dates are gone" in reader.text(path)


def test_author_page(reader):
    names = dict(re.findall(r'<a href="/authors/(\d+)" dir="auto">([^<]+)</a>', reader.get("/authors").text))
    number = next(key for key, name in names.items() if name == "Omar Reyes")
    text = reader.text(f"/authors/{number}")
    for words in ("Omar Reyes", "Articles per", "Co-authors", "Ada Lindqvist", "Northern Review"):
        assert words in text


@pytest.mark.parametrize(
    "path", ["/articles/999999", "/authors/999999", "/topics/none", "/sources/%2e%2e%2fetc", "/topics/%00"]
)
def test_missing_is_404(reader, path):
    reader.get(path, status=404)


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_answers_in_every_form(reader, name):
    question = QUESTIONS[name]
    assert question.title in reader.text(f"/archive/{name}")
    rows = reader.get(f"/archive/{name}.json?_shape=array").json()
    assert isinstance(rows, list)
    assert reader.get(f"/archive/{name}.csv").text
    if question.feed:
        assert reader.get(f"/archive/{name}.atom").text.startswith("<?xml")
    for parameter in question.parameters:
        reader.get(f"/archive/{name}?{parameter}={quote(chr(39))}")


def test_questions_find_what_they_promise(reader):
    rows = reader.get("/archive/writers_by_publication.json?_shape=array").json()
    assert ("Ada Lindqvist", "Northern Review") in {(row["author"], row["publication"]) for row in rows}
    assert len(reader.get("/archive/undated_articles.json?_shape=array").json()) == 1
    (gone,) = reader.get("/archive/gone_articles.json?_shape=array").json()
    assert gone["gone_status"] == 410


def test_csv_has_one_line_an_article(reader):
    lines = list(csv.DictReader(io.StringIO(reader.get("/articles.csv?kind=report").text)))
    assert len(lines) == 19
    assert lines[0]["authors"]


@pytest.mark.parametrize(
    "path",
    ["/articles.spreadsheet?topic=formula-hyperlink-1", "/archive/new_articles.spreadsheet?days=9999"],
)
def test_spreadsheets_run_no_formula(reader, path):
    answer = reader.get(path)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(r'attachment; filename="\w+\.csv"', answer.headers["content-disposition"])
    assert answer.text.startswith("\ufeff")
    (line,) = [row for row in csv.DictReader(io.StringIO(answer.text)) if row["title"].startswith("Hostile formula")]
    assert line["summary"] == "'=HYPERLINK(1)"


def test_csv_keeps_what_was_printed(reader):
    (line,) = csv.DictReader(io.StringIO(reader.get("/articles.csv?topic=formula-hyperlink-1").text))
    assert line["summary"] == "=HYPERLINK(1)"


def test_tables_are_counted_but_for_the_search_index(reader):
    tables = {table["name"]: table["count"] for table in reader.get("/archive.json").json()["tables"]}
    assert tables["articles"] == tables["bodies"] > 40
    assert tables["articles_fts_data"] is None


def test_questions_offer_sources_and_topics(reader):
    page = reader.get("/archive/articles_per_month?source=quay&topic=trade").text
    assert '<option value="quay" selected>Quay Letters</option>' in page
    assert '<option value="trade">Trade</option>' in page
    assert "<option selected>nowhere</option>" in reader.get("/archive/articles_per_month?source=nowhere").text


def test_notebook_snippet_runs(reader, monkeypatch):
    page = reader.get("/articles?source=harbor&kind=report").text
    snippet = unescape(re.search(r"<code>(import json.*?)</code>", page, re.DOTALL)[1])
    monkeypatch.setattr(
        urllib.request, "urlopen", lambda url: io.BytesIO(reader.get(url.removeprefix("http://localhost")).content)
    )
    names = {}
    exec(snippet, names)  # noqa: S102 - our own page
    assert len(names["articles"]) == 19
    json.dumps(names["articles"])


def test_a_datasette_without_an_archive_stays_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE t (a)")
    other = Reader(path)
    page = other.get("/")
    assert "room.css" not in page.text
    assert "content-security-policy" not in page.headers
    other.get("/dashboard", status=404)


def test_an_archive_of_another_version_is_named(library, tmp_path):
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(library)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
        copy.execute("DROP TABLE alarms")
        copy.commit()
    assert "another version" in Reader(path).get("/", status=500).text


def test_permissions_hold(library):
    closed = Reader(library, metadata={"databases": {"archive": {"allow": {"id": "ada"}}}})
    for path in (*PAGES, "/articles/1", "/articles.csv", "/articles.atom"):
        closed.get(path, status=403)


def test_base_url_is_kept(library):
    reader = Reader(library)
    reader.datasette._settings["base_url"] = "/prefix/"
    page = reader.get("/articles").text
    assert not re.findall(r'(?:href|action|src)="/(?!prefix/)[^"]*"', page)
