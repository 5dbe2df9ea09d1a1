"""Lists, facets and timelines against plain counting, on each of the ways to them."""

from collections import Counter

import pytest

from archive_scraper.browse.questions import QUESTIONS
from archive_scraper.browse.reading import choice as choosing
from archive_scraper.browse.reading.choice import choose, page_ids, timeline
from archive_scraper.browse.reading.facets import FACET_SIZE, facets
from archive_scraper.browse.reading.filters import Filters
from archive_scraper.browse.reading.query import read_page
from archive_scraper.store.connect import Connection

QUERIES = [
    {},
    {"source": "harbor"},
    {"kind": "commentary"},
    {"year": "2019"},
    {"year": "none"},
    {"language": "ko"},
    {"kind": "report", "year": "2020", "source": "harbor"},
    {"source": "harbor", "year": "2018", "kind": "report", "language": "en", "since": "2018-01", "until": "2018"},
    {"topic": "trade"},
    {"topic": "trade", "kind": "report"},
    {"author": "1"},
    {"author": "1", "topic": "trade", "since": "2018"},
    {"publication": "1", "until": "2017-06"},
    {"since": "2017", "until": "2021-05"},
    {"since": "2016-05-01", "until": "2016-05-31"},
    {"since": "2016-05-02", "until": "2016-06"},
    {"since": "2016-01-01", "until": "2016-05-30", "source": "harbor"},
    {"since": "2016-01", "until": "2016-12"},
    {"q": "harbours"},
    {"q": "harbours cranes", "topic": "trade"},
    {"q": "harbours", "kind": "report", "author": "2"},
    {"q": "항구"},
    {"q": "no such words"},
    {"source": "nowhere"},
    {"country": "NO"},
    {"country": "none", "year": "2019"},
    {"subject": "trade", "kind": "report", "year": "2020"},
    {"subject": "none", "q": "harbours"},
    {"country": "NO", "subject": "security", "source": "harbor", "since": "2017"},
    {"country": "SE"},
]


@pytest.fixture(scope="module")
def articles(library):
    """Return id -> what the archive says of an article, read in the plainest way."""
    with Connection.open(library, read_only=True) as archive:
        found = {row["id"]: row for row in archive.rows("SELECT * FROM articles")}
        countries = {row["slug"]: row["country"] for row in archive.rows("SELECT slug, country FROM sources")}
        for row in found.values():
            row["country"] = countries[row["source"]]
            body = archive.value("SELECT body FROM bodies WHERE article_id = ?", (row["id"],))
            row["text"] = " ".join(filter(None, (row["title"], row["byline"], row["summary"], body))).casefold()
            for name, sql in (
                ("topic", "SELECT topic FROM article_topics WHERE article_id = ?"),
                ("author", "SELECT author_id FROM article_authors WHERE article_id = ?"),
                ("subject", "SELECT subject FROM articles JOIN source_subjects USING (source) WHERE id = ?"),
                ("publication", "SELECT DISTINCT publication_id FROM external_links WHERE article_id = ?"),
            ):
                row[name] = [value for (value,) in archive.run(sql, (row["id"],)) if value is not None]
    return found


def matches(row, query):
    for name, wanted in query.items():
        if name == "q":
            met = all(word in row["text"] for word in wanted.split())
        elif name == "since":
            met = (row["published_day"] or "") >= f"{wanted}-01-01"[:10]
        elif name == "until":
            last = wanted + {4: "-12-31", 7: "-31"}.get(len(wanted), "")
            met = row["published_last"] is not None and row["published_last"] <= last
        elif isinstance(row[name], list):
            met = wanted in map(str, row[name]) if wanted != "none" else not row[name]
        else:
            met = str(row[name]) == wanted if wanted != "none" else row[name] is None
        if not met:
            return False
    return True


@pytest.fixture(params=["looked up one by one", "along the indexes"])
def way(request, monkeypatch):
    if request.param == "along the indexes":
        monkeypatch.setattr(choosing, "FEW", -1)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_counts_are_those_of_plain_counting(reader, articles, query):
    wanted = [row for row in articles.values() if matches(row, query)]

    def read(conn):
        choice = choose(conn, Filters.read(query))
        return choice, facets(conn, choice), timeline(conn, choice)

    choice, found, months = read_in(reader, read)
    assert choice.total == len(wanted)
    assert months == Counter(row["published"][:7] for row in wanted if row["published"])
    assert list(months) == sorted(months)
    for name in ("source", "country", "kind", "language"):
        assert counts(found[name]) == Counter(row[name] for row in wanted if row[name])
    assert counts(found["year"]) == Counter(row["year"] or "none" for row in wanted)
    assert counts(found["subject"]) == Counter(value for row in wanted for value in row["subject"])
    for name in ("topic", "author", "publication"):
        plain = Counter(value for row in wanted for value in row[name])
        assert [item["count"] for item in found[name]] == sorted(plain.values(), reverse=True)[:FACET_SIZE]
        assert counts(found[name]).items() <= plain.items()


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("sort", ["newest", "oldest", "found"])
def test_pages_follow_their_order(reader, articles, query, sort):
    column = "first_seen" if sort == "found" else "published"
    wanted = [row for row in articles.values() if matches(row, query)]
    wanted.sort(key=lambda row: (row[column] or "", row["id"]), reverse=sort != "oldest")
    wanted.sort(key=lambda row: row[column] is None)  # the undated stand last either way
    pages = [
        read_in(
            reader, lambda conn, n=n: page_ids(conn, choose(conn, Filters.read({**query, "sort": sort, "page": n})))
        )
        for n in ("1", "2", "3")
    ]
    assert [number for page in pages for number in page] == [row["id"] for row in wanted][:75]


def test_common_words_come_newest_first_and_are_ranked_when_asked(reader, articles, monkeypatch):
    monkeypatch.setattr(choosing, "RANKED", 10)
    monkeypatch.setattr(choosing, "_BLOCK", 4)
    page = reader.text("/search?q=harbours")
    assert "the newest come first" in page
    assert "are ranked" not in page
    page = reader.text("/search?q=harbours&sort=relevance")
    assert "only the 30,000 found last are ranked" in page
    best = read_in(
        reader, lambda conn: page_ids(conn, choose(conn, Filters.read({"q": "harbours", "sort": "relevance"})))
    )
    assert 10 <= len(best) <= 13
    assert sorted(best) == sorted(number for number, row in articles.items() if "harbours" in row["text"])[-len(best) :]


@pytest.mark.parametrize("statistics", ["none", "misleading"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_keep_their_plan_whatever_the_statistics_say(tmp_path, name, statistics):
    path = tmp_path / "archive.db"
    with Connection.open(path) as archive:
        if statistics == "misleading":  # as a sample of a large archive has them
            archive.analyze()
            archive.run(
                "INSERT INTO sqlite_stat1 VALUES ('articles', 'idx_articles_facets', '1381452 1001 1001 667 2 2')"
            )
            archive.run("INSERT INTO sqlite_stat1 VALUES ('sources', 'sqlite_autoindex_sources_1', '5 1')")
    with Connection.open(path, read_only=True) as archive:
        question = QUESTIONS[name]
        plan = archive.rows(f"EXPLAIN QUERY PLAN {question.sql}", dict.fromkeys(question.parameters, ""))
    steps = [row["detail"] for row in plan]
    assert not [step for step in steps if step in ("SCAN a", "SCAN articles", "SCAN bodies", "SCAN teasers")]
    assert not [step for step in steps if step.startswith("SEARCH a USING INDEX idx_articles_facets")]


def read_in(reader, read):
    return reader._run(
        reader.datasette.get_database("archive").execute_fn(lambda conn: read_page(conn, read, seconds=10))
    )


def counts(items):
    return {item["value"]: item["count"] for item in items}
