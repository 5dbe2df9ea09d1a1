"""No password and no token leaves the machine in a published copy, whatever column holds the address."""

import sqlite3
from contextlib import closing
from dataclasses import fields

import pytest
from desk import Desk
from reading_room import fill

from archive_scraper.browse.publish import publish_copy
from archive_scraper.items import Article, ExternalLink, Person, Teaser
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive
from archive_scraper.store.crawls.runs import FieldCount

SECRET = b"0p3n5354m3"
_COUNT = iter(range(10**6))
# Words of our own, and keys made of the words of names and of host names, which are no addresses.
_KEYS = ("slug", "source", "topic", "owner", "domain")
_OURS = (
    "source", "language", "language_declared", "page_language", "published", "modified", "published_precision",
    "listing_url",
)  # fmt: skip


def address(kind="page"):
    """Return an address with secrets of both kinds, another one each time."""
    return f"https://ann:{SECRET.decode()}@harbor.example/{kind}-{next(_COUNT)}?id=7&token={SECRET.decode()}"


def texts(path):
    """Return every column of text with its values: (table, column) -> values."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = [(t, row[1]) for t in tables for row in db.execute(f"PRAGMA table_info({t})") if row[2] == "TEXT"]
        return {(t, c): [v for (v,) in db.execute(f"SELECT {c} FROM {t} WHERE {c} IS NOT NULL")] for t, c in columns}


def store_everywhere(archive):
    """Store an address with secrets wherever the program stores what pages, rules and servers say."""
    desk = Desk(archive, SiteRules(name="harbor", title=f"See {address()}", home=address(), start_urls=(address(),)))
    secret = {
        field.name: f"Words at {address(field.name)} and on"
        for field in fields(Article)
        if field.type in ("str", "str | None") and field.name not in _OURS
    }
    secret |= {name: address(name) for name in ("url", "canonical_url", "image")}
    teasers = {
        field.name: f"Words at {address(field.name)} and on"
        for field in fields(Teaser)
        if field.type in ("str", "str | None") and field.name not in _OURS
    }
    people = (Person(name="Ann Lee", url=address("people")),)
    links = (ExternalLink(kind="read_full", publication="Northern Review", url=address(), text=address()),)
    more = {"authors": people, "external_links": links, "topics": ("Trade",), "origins": {"x": address()}}
    listing = address("list")
    for number in range(3):  # three that are alike once the token is hidden
        shown = teasers | more | {"url": f"https://harbor.example/t?token={SECRET.decode()}{number}"}
        found = [desk.teaser(number, **shown), desk.teaser(number + 3, **shown | {"url": address()})]
        article = secret | more | {"url": f"https://harbor.example/a?token={SECRET.decode()}{number}"}
        article |= {"pdf_links": (address(),), "alternate_urls": (address(),), "related": tuple(found)}
        desk.save(**article, topics_raw=(address(),), aliases=(address(),))
        desk.later().save(**article | {"title": address(), "body": address(), "summary": address()})
        archive.teasers.save_listing("harbor", desk.run_id, desk.listing(*found, url=f"{listing}{number}"))
    run = desk.run_id
    page = {"teasers": 1, "fresh": 1, "dated": 1, "today": 0, "layout": address(), "before": 0, "lost": 0, "gap": 0}
    archive.runs.save_pages(run, {address(): page, f"{listing}1": page, f"{listing}2": page})
    count = FieldCount(item_kind="article", field="title", ok=1, origins={address(): 1}, example=address())
    archive.runs.save_fields(run, [count])
    archive.runs.save_failure(run, address(), "timeout", f"no answer from {address()}", desk.now)
    archive.balance.save(run, {"gone": (1, address())})
    archive.memory.note_shown("harbor", address(), run, [address()])
    archive.frontier("harbor").add(address(), "article", now=desk.now, run_id=run, referrer=address())
    archive.runs.finish(run, "degraded", {"notes": address()}, desk.now, f"failed at {address()}")
    archive.runs.start("harbor", {"urls": [address()]}, desk.now)


def check(path, target):
    with closing(sqlite3.connect(target)) as copy, closing(sqlite3.connect(path)) as original:
        for table in ("articles", "teasers", "article_urls", "run_pages", "revisions", "start_pages", "bodies"):
            count = f"SELECT count(*) FROM {table}"
            assert copy.execute(count).fetchone() == original.execute(count).fetchone(), table
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        copy.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    assert SECRET not in target.read_bytes(), [
        (column, value) for column, values in texts(target).items() for value in values if SECRET.decode() in value
    ]


def test_what_is_stored_in_the_normal_ways(tmp_path):
    path, target = tmp_path / "a.db", tmp_path / "copy.db"
    with Archive.open(path) as archive:
        store_everywhere(archive)
    assert SECRET in path.read_bytes()
    publish_copy(path, target)
    check(path, target)


def test_addresses_that_become_alike_stay_apart(tmp_path):
    path, target = tmp_path / "a.db", tmp_path / "copy.db"
    with Archive.open(path) as archive:
        store_everywhere(archive)
    publish_copy(path, target)
    held = sorted(url for url in texts(target)["articles", "url"])
    start = "https://harbor.example/a?token=***"
    assert held == [start, f"{start}#2", f"{start}#3"]
    assert set(held) <= set(texts(target)["article_urls", "url"])


def test_every_column_of_text_is_looked_at(tmp_path):
    """What an earlier version wrote, and columns that the schema gets one day."""
    path, target = tmp_path / "a.db", tmp_path / "copy.db"
    with Archive.open(path) as archive:
        fill(archive)
        store_everywhere(archive)
    planted = 0
    with closing(sqlite3.connect(path)) as db, db:
        for (table, column), values in texts(path).items():
            strict = db.execute("SELECT sql LIKE '%STRICT%' FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
            if strict and values and column not in _KEYS:
                planted += 1
                for held in set(values):
                    db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (f"{held} {address()}", held))
    assert planted > 80
    publish_copy(path, target)
    check(path, target)


@pytest.mark.parametrize("table", ["articles", "teasers", "article_urls", "authors", "run_pages", "alarms", "failures"])
def test_each_table_that_holds_addresses_is_planted(tmp_path, table):
    """The columns whose names say that they hold an address were given one by the test above."""
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        fill(archive)
        store_everywhere(archive)
    named = {column: values for (t, column), values in texts(path).items() if t == table and "url" in column}
    assert all(any("harbor.example" in value for value in values) for values in named.values()), named
