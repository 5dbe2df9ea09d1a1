"""What researchers ask: the views with one row a pair, the search as tools find it, and every query of the docs."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from desk import Desk
from sqlite_utils import Database

from archive_scraper.items import ExternalLink, Person
from archive_scraper.sites import SiteRules
from archive_scraper.store.schema import m007_questions

QUERIES = [
    query
    for name in ("docs/sql.md", "docs/persons.md", "README.md")
    for query in re.findall(r"```sql\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
]
ADA, OMAR, EVE = Person(name="Ada Lindqvist"), Person(name="Omar Reyes"), Person(name="Eve Achebe")


def outlet(name):
    return ExternalLink(
        kind="read_full", publication=name, url=f"https://{name[:3].lower()}.example/1", text="Read on."
    )


@pytest.fixture
def asked(desk):
    """Five pieces of two sources."""
    both = (outlet("Northern Review"), outlet("Tide"))
    desk.save(url="https://harbor.example/1", title="North Korea", authors=(ADA, OMAR), external_links=both)
    desk.save(url="https://harbor.example/2", title="Ports", authors=(ADA,), external_links=both[:1], published="2021")
    desk.save(url="https://harbor.example/3", title="Join us", authors=(OMAR, ADA, EVE), external_links=())
    desk.save(
        url="https://harbor.example/4", title="A Papua New Guinea Diary", authors=(EVE,), external_links=both[:1] * 2
    )
    other = Desk(desk.archive, SiteRules(name="lighthouse", title="Lighthouse", home="https://lighthouse.example/"))
    other.save(url="https://lighthouse.example/1", title="Turkish ferries", summary="The U.S. view.", authors=(ADA,))
    desk.archive.persons.match()
    return desk


def test_who_writes_for_whom_is_one_row_a_pair(asked):
    assert asked.rows(
        "SELECT author, source, publication, articles, first_day, last_day FROM author_publications "
        "ORDER BY articles DESC, author, source, publication"
    ) == [
        ("Ada Lindqvist", "harbor", "Northern Review", 2, "2021-01-01", "2024-05-03"),
        ("Ada Lindqvist", "harbor", "Tide", 1, "2024-05-03", "2024-05-03"),
        ("Ada Lindqvist", "lighthouse", "Northern Review", 1, "2024-05-03", "2024-05-03"),
        ("Eve Achebe", "harbor", "Northern Review", 1, "2024-05-03", "2024-05-03"),
        ("Omar Reyes", "harbor", "Northern Review", 1, "2024-05-03", "2024-05-03"),
        ("Omar Reyes", "harbor", "Tide", 1, "2024-05-03", "2024-05-03"),
    ]


def test_who_writes_with_whom_is_one_row_a_pair(asked):
    assert asked.rows("SELECT author, coauthor, articles FROM coauthors ORDER BY 3 DESC, 1, 2") == [
        ("Ada Lindqvist", "Omar Reyes", 2),
        ("Ada Lindqvist", "Eve Achebe", 1),
        ("Omar Reyes", "Eve Achebe", 1),
    ]


def test_topics_by_year(asked):
    assert asked.rows("SELECT name, year, articles, sources FROM topic_years WHERE topic = 'trade' ORDER BY year") == [
        ("Trade", 2021, 1, 1),
        ("Trade", 2024, 4, 2),
    ]


def test_countries_are_named_in_titles_and_summaries(asked):
    found = asked.rows("SELECT country, title FROM country_coverage ORDER BY country")
    assert found == [
        ("KP", "North Korea"),
        ("PG", "A Papua New Guinea Diary"),
        ("TR", "Turkish ferries"),
        ("US", "Turkish ferries"),
    ]


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Die Türkei und Deutschland", ["DE", "TR"]),
        ("El Salvador, Perú y Estados Unidos", ["PE", "SV", "US"]),
        ("South Sudan and Equatorial Guinea", ["GQ", "SS"]),
        ("Sudan after South Sudan", ["SS"]),  # one document, one answer: what the longer name holds is not counted
        ("Latin American debts", []),
        ("The American view of Latin American debts", []),
        ("Nigerian and Nigerien borders", ["NE", "NG"]),
        ("Turn us around, polish it, use it", []),
        ("Korea", []),
    ],
)
def test_names_of_countries(desk, title, codes):
    desk.save(title=title, summary=None)
    assert [code for (code,) in desk.rows("SELECT country FROM country_coverage ORDER BY 1")] == codes


def test_every_country_has_an_expression_that_the_index_reads(desk):
    rows = m007_questions.countries()
    assert len(rows) == len({code for code, _, _ in rows}) == 200
    for _, _, words in rows:
        desk.rows("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", words)


def test_tools_find_the_search_from_the_table(desk):
    desk.save(title="Quiet Ports of Korea")
    desk.save(url="https://harbor.example/2", title="Loud Ports", body="Nothing but ships.", body_markdown="Nothing.")
    table = Database(desk.archive._sqlite)["articles"]
    assert table.detect_fts() == "articles_fts"
    assert [row["title"] for row in table.search("korea", columns=["title"])] == ["Quiet Ports of Korea"]
    desk.archive.run("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_the_documented_queries_are_many():
    assert len(QUERIES) >= 34


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: " ".join(query.split())[:60])
def test_a_documented_query_runs(asked, query):
    asked.archive.rows(query)
