"""What the room shows of captures: when a page was fetched, what it said then, where a value stands in it."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from contextlib import closing

import pytest
from conftest import COMMAND, FAST
from reading_room import Dangers, Reader
from small_site import SmallSite

SCRIPT = "<script>document.title='taken'</script>"


def crawl(rules, db, *more):
    """Crawl in a process of its own: the browser tests keep a loop running in this one."""
    command = [*COMMAND, "crawl", "--rules", rules, "--db", db, "--quiet", *FAST, *more]
    subprocess.run(list(map(str, command)), check=True, timeout=60)


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    """An archive of a small site, crawled, changed, and crawled again."""
    folder = tmp_path_factory.mktemp("captures")
    with SmallSite() as site:
        site.publish(4)
        rules = site.rules_file(folder)
        crawl(rules, folder / "archive.db")
        site.pieces[0].paragraphs = 4
        site.change = lambda _path, body: body.replace("</main>", f"{SCRIPT}</main>")
        crawl(rules, folder / "archive.db", "-s", "ARCHIVE_DISTRUST_EVERY=1")
        with closing(sqlite3.connect(folder / "archive.db")) as connection:
            connection.execute("UPDATE frontier SET state = 'pending', not_before = NULL WHERE kind = 'article'")
            connection.commit()
        crawl(rules, folder / "archive.db")
    return folder / "archive.db"


@pytest.fixture(scope="module")
def room(db):
    return Reader(db)


def ask(db, sql):
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def changed(db):
    """The article whose text changed, with its captures, the oldest first."""
    ((article,),) = ask(db, "SELECT DISTINCT article_id FROM revisions WHERE field = 'body'")
    found = ask(
        db,
        "SELECT c.id FROM captures c JOIN article_urls u ON u.source = c.source AND u.page_key = c.page_key "
        f"WHERE u.article_id = {article} ORDER BY c.at, c.id",
    )
    return article, [number for (number,) in found]


def test_an_article_says_when_it_was_captured(room, changed):
    article, captures = changed
    text = room.text(f"/articles/{article}")
    assert f"Captured {len(captures)} times, last on" in text
    page = room.get(f"/articles/{article}").text
    assert all(f'href="/captures/{number}"' in page for number in captures)
    assert f"/captures/{captures[-1]}?field=published#found" in page


def test_a_capture_shows_its_text_then_and_now(room, changed):
    _, captures = changed
    first = room.get(f"/captures/{captures[0]}").text
    assert "<del>" in first
    assert "The text is still the same." in room.text(f"/captures/{captures[-1]}")


@pytest.mark.parametrize(
    ("field", "printed"), [("title", None), ("published", "2026-03-01"), ("authors", "Ada Marlowe"), ("summary", "")]
)
def test_a_value_is_marked_in_the_captured_page(room, db, changed, field, printed):
    article, captures = changed
    page = room.get(f"/captures/{captures[-1]}?field={field}").text
    marked = re.findall(r'<mark id="found" tabindex="-1">(.*?)</mark>', page, re.DOTALL)
    if printed is None:
        ((printed,),) = ask(db, f"SELECT title FROM articles WHERE id = {article}")
    if printed:
        assert len(marked) == 1
        assert printed in marked[0]
    else:
        assert not marked
        assert "It is not found in the source of this page" in page


def test_a_captured_page_never_runs(room, changed):
    _, captures = changed
    shown = room.get(f"/captures/{captures[-1]}?field=title").text
    assert not Dangers(shown).found
    assert SCRIPT not in shown
    raw = room.get(f"/captures/{captures[-1]}/page")
    assert SCRIPT in raw.text
    assert raw.headers["content-type"] == "text/plain; charset=utf-8"
    assert raw.headers["content-disposition"].startswith("attachment")
    assert raw.headers["x-content-type-options"] == "nosniff"


def test_what_is_not_there_is_said(room, db, changed):
    _, captures = changed
    assert "no such capture" in room.get("/captures/999999", status=404).text
    assert "no value called" in room.get(f"/captures/{captures[0]}?field=colour", status=400).text
    files = sorted(db.parent.glob("captures/*/*.warc.gz"))
    hidden = [file.rename(file.with_suffix(".away")) for file in files]
    try:
        page = room.get(f"/captures/{captures[0]}/page", status=404).text
        assert "cannot be read here" in page
        assert str(db.parent) not in page
        room.get(f"/captures/{captures[0]}")
    finally:
        for away, file in zip(hidden, files, strict=True):
            away.rename(file)
