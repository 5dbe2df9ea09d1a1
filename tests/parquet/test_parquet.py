"""Tables as Parquet: all rows, with types and descriptions; written again only where they changed."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pytest
import stored_schemas as stored
from click.testing import CliRunner
from desk import Desk
from pyarrow import parquet

from archive_scraper.cli.main import cli as program
from archive_scraper.errors import UsageError
from archive_scraper.parquet import write_tables
from archive_scraper.parquet.tables import TABLES
from archive_scraper.store import Archive

DOCS = Path(__file__).resolve().parents[2] / "docs" / "parquet.md"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "archive.db"
    with Archive.open(path) as archive:
        stored.fill(archive)
        archive.run("UPDATE teasers SET topics = '[\"Trade\"]' WHERE id = 1")
        archive.run("UPDATE articles SET image = 'https://a.example/?token=secret&x=1' WHERE id = 2")
    return path


@pytest.fixture(scope="module")
def folder(filled: Path) -> Path:
    write_tables(filled, filled.parent / "tables")
    return filled.parent / "tables"


def read(folder: Path, table: str) -> list[dict]:
    parts = ds.partitioning(pa.schema([("source", pa.string()), ("year", pa.int32())]), flavor="hive")
    return ds.dataset(folder / table, partitioning=parts).to_table().to_pylist()


def stamps(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*.parquet")}


@pytest.mark.parametrize(
    ("table", "of"),
    [
        ("articles", "articles"),
        ("authors", "article_authors"),
        ("links", "article_links"),
        ("external_links", "external_links"),
        ("revisions", "revisions"),
        ("teasers", "teasers"),
    ],
)
def test_every_row_is_there(table: str, of: str, filled: Path, folder: Path) -> None:
    rows = read(folder, table)
    with Archive.open(filled, read_only=True) as archive:
        assert len(rows) == archive.value(f"SELECT count(*) FROM {of}") > 0
    assert set(TABLES[table].columns) <= set(rows[0])


def test_values_have_their_types(folder: Path) -> None:
    rows = {row["id"]: row for row in read(folder, "articles")}
    article = rows[1]
    assert (article["source"], article["year"], article["published_day"]) == ("harbor", 2024, date(2024, 5, 3))
    assert article["topics"] == ["Maritime Security", "Trade"]
    assert article["first_seen"] == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert article["summary_truncated"] is False
    assert "Freight moves north" in article["body"]
    assert [row["year"] for row in rows.values() if row["published"] is None] == [None]
    assert "secret" not in rows[2]["image"]
    assert read(folder, "teasers")[0]["topics"] in (["Trade"], [])


def test_files_say_what_their_columns_mean(folder: Path) -> None:
    path = next((folder / "articles").rglob("*.parquet"))
    field = parquet.read_schema(path).field("published_day")
    assert field.metadata[b"description"].startswith(b"The first day that `published` can mean")
    index = json.loads((folder / "tables.json").read_text())
    assert index["tables"]["articles"]["columns"]["title"] == {"type": "text", "description": "Headline as on the page"}


def test_only_what_changed_is_written_again(filled: Path, folder: Path, tmp_path: Path) -> None:
    before = stamps(folder)
    again = write_tables(filled, folder)
    assert (again.written, again.unchanged, again.removed) == (0, len(before), 0)
    assert stamps(folder) == before
    copy = tmp_path / "archive.db"
    copy.write_bytes(filled.read_bytes())
    with Archive.open(copy) as archive:
        desk = Desk(archive).later(days=40)
        desk.save(url="https://harbor.example/late", title="Late", published="2021-02-03", authors=(), topics=())
        archive.run("UPDATE articles SET last_seen = '2027-01-01T00:00:00+00:00'")  # a visit alone
        archive.run("DELETE FROM articles WHERE published IS NULL")
    done = write_tables(copy, folder)
    new = {name for name, at in stamps(folder).items() if before.get(name) != at}
    assert {name for name in new if name.startswith("articles")} == {"articles/source=harbor/year=2021/part-0.parquet"}
    assert done.written == len(new)
    assert "articles/source=harbor/year=__HIVE_DEFAULT_PARTITION__/part-0.parquet" in before.keys() - stamps(folder)
    assert done.removed == len(before.keys() - stamps(folder))


def test_without_texts(filled: Path, tmp_path: Path) -> None:
    write_tables(filled, tmp_path / "tables", texts=False)
    assert not {"body", "body_markdown"} & set(read(tmp_path / "tables", "articles")[0])
    assert not {"old", "new"} & set(read(tmp_path / "tables", "revisions")[0])


def test_refused_folders(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    with Archive.open(tmp_path / "other.db") as archive:
        Desk(archive).save()
    write_tables(tmp_path / "other.db", tmp_path / "others")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name, words in (
        ("mine", "holds something else"),
        ("file", "is a file"),
        ("others", "holds the tables of another archive"),
        ("no/such", "does not exist"),
        ("link", "leads nowhere"),
    ):
        with pytest.raises(UsageError, match=words):
            write_tables(filled, tmp_path / name)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_as_a_command(filled: Path, tmp_path: Path) -> None:
    def call(*words: object) -> tuple[int, str]:
        done = CliRunner().invoke(program, ["publish", *map(str, words), "--db", str(filled)])
        return done.exit_code, done.output

    assert "files written" in call("--parquet", tmp_path / "tables")[1]
    assert call("--parquet", tmp_path / "tables")[1].endswith("0 removed\n")
    assert call()[0] == 2
    assert call("a.db", "--parquet", tmp_path / "tables")[0] == 2


@pytest.mark.soak
def test_duckdb_and_polars_read_it_as_the_docs_say(filled: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb, polars = pytest.importorskip("duckdb"), pytest.importorskip("polars")
    monkeypatch.chdir(folder.parent)
    docs = DOCS.read_text()
    with Archive.open(filled, read_only=True) as archive:
        by_source = archive._sqlite.execute("SELECT source, count(*) FROM articles GROUP BY 1 ORDER BY 1").fetchall()
        linked = archive._sqlite.execute(
            "SELECT count(DISTINCT article_id) FROM article_links WHERE boilerplate IS NULL"
        ).fetchone()[0]

    sql = re.search(r"```sql\n(.*?)```", docs, re.DOTALL)[1]
    years, owners = (duckdb.sql(question).fetchall() for question in sql.split(";\n") if question.strip())
    assert sum(articles for _, articles, _ in years) == sum(articles for _, articles in by_source)
    assert max(articles for *_, articles in owners) <= linked <= sum(articles for *_, articles in owners)

    line = re.search(r"`(polars\.scan_parquet\(.*?\))`", docs)[1]
    frame = eval(line, {"polars": polars})  # noqa: S307 # the line that the docs show
    assert frame.group_by("source").len().sort("source").collect().rows() == by_source
