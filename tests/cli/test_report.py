"""The report of a run."""

import re
from html.parser import HTMLParser

import pytest
from conftest import Cli

from archive_scraper.demo import DemoServer


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Two runs, the second of a broken site; the tests only read them, but for a name that has no say in the others."""
    cli = Cli(tmp_path_factory.mktemp("report"))
    with DemoServer(slow_seconds=0.0) as demo:
        for broken in ((), ("dates",)):
            demo.broken = frozenset(broken)
            cli.crawl("cnas", "--url", demo.cnas_listings[0], "--full", code=3 if broken else 0)
    return cli


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.text = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def test_the_page_needs_nothing_else_and_names_what_is_wrong(crawled):
    assert "wrote report-cnas-2.html" in crawled("report", "cnas", "--db", crawled.db).stdout
    text = (crawled.folder / "report-cnas-2.html").read_text()
    page = Page(text)
    assert not [tag for tag, attributes in page.tags if tag in ("script", "link", "img") or "src" in attributes]
    assert "published: 0 of" in "".join(page.text)
    drawings = [attributes["aria-label"] for tag, attributes in page.tags if tag == "svg"]
    assert "New articles: 0 at last, over 2 runs" in drawings
    assert "article published: 0% at last, over 2 runs" in drawings
    assert len(text) < 100_000


def test_json_holds_the_same(crawled):
    data = crawled.json("report", "2", "--db", crawled.db)
    assert data["run"]["state"] == "degraded"
    assert [alarm["subject"] for alarm in data["alarms"]] == ["published"]
    assert [row["shares"]["article published"] > 0.5 for row in data["history"]] == [True, False]
    assert crawled.json("report", "1", "--db", crawled.db)["alarms"] == []


def test_titles_are_text(crawled):
    import sqlite3

    with sqlite3.connect(crawled.db) as connection:
        connection.execute("UPDATE sources SET title = '<script>x</script>'")
    connection.close()
    text = crawled("report", "cnas", "-o", "-", "--db", crawled.db).stdout
    assert not re.search("<script", text)
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["9"], "no run 9"),
        (["nosuch"], "no run of a source 'nosuch'"),
        (["cnas", "-o", "no/folder.html"], "no/folder.html"),
    ],
)
def test_bad_input(crawled, arguments, says):
    assert says in crawled("report", *arguments, "--db", crawled.db, code=2).stderr
