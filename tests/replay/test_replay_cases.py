"""Captures of every kind: imported ones, those after a past without any, pages that turn out to be no article."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner
from replaying import ask, tables

from archive_scraper.cli.main import cli
from archive_scraper.crawl import reading
from archive_scraper.extract.walls import Wall
from archive_scraper.replay import pool, run
from archive_scraper.store import Archive

COUNTS = ("changed", "unchanged", "appeared", "vanished", "no_longer_an_article", "kept", "unreadable")


def counts(found):
    """Return what is not 0."""
    given = {name: found[name] for name in COUNTS}
    numbers = {name: value if isinstance(value, int) else value["count"] for name, value in given.items()}
    return {name: number for name, number in numbers.items() if number}


def test_many_processes_find_what_one_finds(desk, monkeypatch):
    desk.crawl()
    tried = desk.rules_with('[article]\nsubtitle = ["p.byline"]\n')
    monkeypatch.setattr(pool, "_WORTH", 0)
    one = desk.replay("--rules", tried)
    assert one["fields"]["subtitle"]["added"] == 6
    assert desk.replay("--rules", tried, "--jobs", "2") == one
    assert desk.replay("--rules", tried, "--jobs", "2", "--apply") == one


def test_a_past_without_captures_stays(desk, site):
    first = site.pieces[0].path
    site.change = lambda path, body: body.replace("<h1>", "<h1>First: ") if path == first else body
    desk.crawl(ARCHIVE_CAPTURES=False)
    site.change = lambda _, body: body
    with Archive.open(desk.db) as archive:
        archive.run("UPDATE frontier SET state = 'pending', not_before = NULL")
    desk.crawl()
    titles = "SELECT old, new, run_id, replay_id FROM revisions WHERE field = 'title'"
    (revision,) = ask(desk.db, titles)
    live = tables(desk.db, "articles", "bodies", "article_authors", "article_topics", "teasers")
    assert counts(desk.replay("--all", "--apply")) == {"unchanged": 6}
    assert tables(desk.db, "articles", "bodies", "article_authors", "article_topics", "teasers") == live
    assert ask(desk.db, titles) == [revision]
    tried = desk.rules_with('[article]\nsubtitle = ["p.byline"]\n')
    desk.replay("--rules", tried, "--all", "--apply")
    # No crawl saw the site change a subtitle.
    assert ask(desk.db, "SELECT DISTINCT replay_id, run_id IS NULL FROM revisions WHERE field = 'subtitle'") == [(2, 0)]
    assert ask(desk.db, titles) == [revision]
    found = desk.replay("--into", "new.db")
    assert counts(found) == {"appeared": 6}
    assert ask(desk.folder / "new.db", "SELECT count(*) FROM revisions") == [(0,)]


@pytest.fixture
def walled(desk, monkeypatch):
    """One page that the program of today knows as a wall; that of then stored it."""
    desk.crawl()
    ((url,),) = ask(desk.db, "SELECT url FROM articles WHERE id = 3")
    judge = reading.wall_of
    monkeypatch.setattr(
        reading, "wall_of", lambda page, **facts: Wall("login", "none") if page.url == url else judge(page, **facts)
    )
    return desk


def test_a_page_that_is_no_article_any_more_is_named_and_its_row_stays(walled):
    before = tables(walled.db)
    assert counts(walled.replay("--apply")) == {"unchanged": 5, "no_longer_an_article": 1}
    assert tables(walled.db) == before


def test_told_whole_it_goes(walled):
    said = walled.replay("--all")
    assert counts(said) == {"unchanged": 5, "vanished": 1}
    assert walled.replay("--all", "--apply") == said
    assert ask(walled.db, "SELECT id FROM articles") == [(1,), (2,), (4,), (5,), (6,)]
    assert ask(walled.db, "PRAGMA foreign_key_check") == []
    assert ask(walled.db, "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)") == []


def test_imported_pages_become_articles(desk):
    desk.crawl()
    live = tables(desk.db, "articles", "bodies", "article_authors")
    with closing(sqlite3.connect(desk.db, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("UPDATE captures SET run_id = NULL")
        for table in ("articles", "teasers"):
            connection.execute(f"DELETE FROM {table}")
    assert counts(desk.replay("--apply")) == {"appeared": 6}
    titles = [row[3] for row in tables(desk.db, "articles")["articles"]]
    assert titles == [row[3] for row in live["articles"]]
    for arguments in ((), ("--all",), ("--all", "--apply")):
        assert counts(desk.replay(*arguments)) == {"unchanged": 6}
    assert ask(desk.db, "SELECT count(*) FROM revisions") == [(0,)]


def test_the_web_archive_of_another_tool_becomes_articles(desk, site):
    for piece, day in zip(site.pieces, ("04", "13", "14", "15", "16", "17"), strict=True):
        piece.day = f"{day}/03/2026"  # the listing settles which number is the month
    site.change = lambda _, body: body.replace("<time datetime=", "<time title=")
    desk.crawl()
    assert ask(desk.db, "SELECT min(published) FROM articles") == [("2026-03-04",)]
    assert counts(desk.replay()) == {"unchanged": 6}
    (file,) = (desk.folder / "captures").rglob("*.warc.gz")
    said = (
        "SELECT url, title, published, byline, summary, first_seen, body FROM articles JOIN bodies ON id = article_id"
    )
    live = ask(desk.db, said)
    (desk.folder / "two").mkdir()
    desk.db = desk.folder / "two" / "archive.db"
    taken = CliRunner().invoke(cli, ["captures", "import", str(file), "--source", "other", "--db", str(desk.db)])
    assert taken.exit_code == 0, taken.output
    assert counts(desk.replay("--apply")) == {"appeared": 6}
    assert ask(desk.db, said) == live
    assert ask(desk.db, "SELECT DISTINCT source FROM articles") == [("other",)]


def test_a_piece_that_moved_keeps_its_row(desk, site):
    desk.crawl()
    piece = site.pieces[0]
    old = piece.path
    site.answers[old] = (301, {"Location": "/moved/the-same-piece"}, "")
    site.answers["/moved/the-same-piece"] = (200, {}, piece.page())
    with Archive.open(desk.db) as archive:
        archive.run("UPDATE frontier SET state = 'pending', not_before = NULL")
    desk.crawl()
    assert ask(desk.db, "SELECT field FROM revisions") == [("url",)]
    live = tables(desk.db)
    assert counts(desk.replay()) == {"unchanged": 6}
    assert counts(desk.replay("--all", "--apply")) == {"unchanged": 6}
    for name, rows in tables(desk.db).items():
        assert [row[1:] for row in rows] == [row[1:] for row in live[name]], name
    desk.replay("--into", "new.db")
    assert tables(desk.folder / "new.db") == live


def test_ctrl_c_is_one_line(desk, monkeypatch):
    desk.crawl()

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(run.plan, "latest_articles", stop)
    done = desk.type("--apply")
    assert (done.exit_code, done.stderr) == (
        1,
        "Error: stopped; what was applied stays, and the same command goes on\n",
    )
    assert desk.type().stderr == "Error: stopped; nothing was stored\n"
    assert ask(desk.db, "SELECT count(*) FROM leases") == [(0,)]


def test_a_broken_layout_names_the_command_that_reads_what_was_kept(desk, site):
    desk.crawl()
    site.answers["/articles"] = (200, {}, "<h1>We have moved house</h1>")
    assert desk.crawl().state == "failed"
    done = CliRunner().invoke(cli, ["health", "--db", str(desk.db), "--json"])
    found = json.loads(done.stdout)
    (source,), alarms = found["sources"], found["alarms"]
    day = source["last_run"][:10]
    assert alarms
    assert f"`archive-scraper replay small-site --rules {desk.rules} --since {day}`" in alarms[0]["do"]


def test_a_feed_is_a_listing(desk, site):
    items = "".join(
        f"<item><title>{piece.title}</title><link>{site.home}{piece.path}</link><author>Ada Marlowe</author>"
        f"<description>From the feed: {piece.title}.</description></item>"
        for piece in site.pieces
    )
    feed = f'<rss version="2.0"><channel><title>Harbour</title><link>{site.home}</link>{items}</channel></rss>'
    site.answers["/articles"] = (200, {"Content-Type": "application/rss+xml"}, feed)
    desk.crawl()
    live = tables(desk.db)
    assert len(live["teasers"]) == 6
    for arguments in ((), ("--all", "--apply")):
        assert counts(desk.replay(*arguments)) == {"unchanged": 6}
    assert tables(desk.db) == live
    desk.replay("--into", "new.db")
    assert tables(desk.folder / "new.db") == live


def test_documents_and_lists_that_are_articles_stay_what_they_are(desk, site):
    """An address that is a PDF is an article by its teaser; a listing page may be an article of its own."""
    site.answers[site.pieces[0].path] = (200, {"Content-Type": "application/pdf"}, "%PDF-1.7 a harbour")
    desk.rules.write_text(desk.rules.read_text() + 'article_paths = ["^/articles"]\n')
    desk.crawl()
    assert ask(desk.db, "SELECT kind, count(*) FROM articles WHERE kind = 'document'") == [("document", 1)]
    assert ask(desk.db, "SELECT count(*) FROM articles WHERE url LIKE '%/articles'") == [(1,)]
    live = tables(desk.db)
    for arguments in ((), ("--all",), ("--all", "--apply"), ("--apply",)):
        found = desk.replay(*arguments)
        assert counts(found) == {"unchanged": 7}, (arguments, found["fields"])
    assert tables(desk.db) == live
    desk.replay("--into", "new.db")
    assert tables(desk.folder / "new.db") == live


@pytest.mark.parametrize("channel", ["sitemap", "wordpress", "json"])
def test_lists_that_state_what_they_hold_read_as_a_crawl_read_them(desk, site, channel):
    bare = "/our-harbour"
    site.answers[bare] = (200, {}, f"<h1>Our harbour</h1><main><p>{'The quay is old. ' * 40}</p></main>")
    pages = [f"<url><loc>{site.home}{path}</loc></url>" for path in (*(one.path for one in site.pieces), bare)]
    rows = [{"title": one.title, "url": one.path, "date": one.day} for one in site.pieces]
    posts = [
        {"title": {"rendered": one.title}, "link": f"{site.home}{one.path}", "date": f"{one.day}T10:00:00"}
        for one in site.pieces
    ]
    site.answers["/articles"] = {
        "sitemap": (200, {"Content-Type": "text/xml"}, f"<urlset>{''.join(pages)}</urlset>"),
        "wordpress": (200, {"Content-Type": "application/json"}, json.dumps(posts)),
        "json": (200, {}, f'<script type="application/json">{json.dumps(rows)}</script>'),
    }[channel]
    assert desk.crawl().new == 6
    live = tables(desk.db, "articles", "bodies", "teasers")
    assert counts(desk.replay("--apply")) == {"unchanged": 6}
    assert tables(desk.db, "articles", "bodies", "teasers") == live
