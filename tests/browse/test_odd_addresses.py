"""Odd addresses: an answer in the room's look, never a 500, never a traceback in the terminal."""

from __future__ import annotations

import gc
import itertools
import random
import re

import pytest
from reading_room import Door

from archive_scraper.browse.launch import open_room

PIECES = (
    "%", "%2", "%zz", "%00", "%ff", "%c3%28", "%ed%a0%80", "%F0%9F%98%80", "%2F", "%2e%2e", "..", ".", ";", "~", "~2",
    "~00", "~zz", "~E9", "%20", "+", "'", "[", "]", "{", "}", "()", "@", ":", "=", "-", "_", ",", "\\", "x" * 3000,
    "9" * 400, "-1", "0x10", "1e999", "NaN", "articles", "archive", "articles_fts", "sqlite_master", "bodies", "json",
    ".json", ".csv", ".atom", ".blob", ".spreadsheet", ".db", ".jsono", ".nosuch", "-/", "-/static/", "-/threads",
    "-/metadata", "-/logout", "-/messages", "-/permissions", "-/auth-token", "-/allow-debug", "_memory", ":memory:",
    "_internal", "favicon.ico", "sources", "topics", "1",
)  # fmt: skip
VALUES = (
    "", "0", "-1", "1", "9" * 30, "1.5", "max", "NaN", "%00", "%ff", "%ed%a0%80", "%27", "%22", "a,b", "a~b", "~", ",",
    "id", "nosuch", "[1]", "%7B%7D", "%7B%22a%22%3A1%7D", "null", "on", "x" * 2000, "select+1", "%3B", "title", "rowid",
    "%E2%80%AE", "*", "(", "AND", "a+OR", "source%3D", "1%3D1", "2024-13-45", "%0a%0d", "..%2F..",
)  # fmt: skip
NAMES = (
    "_facet", "_facet_array", "_facet_date", "_facet_m2m", "_facet_size", "_sort", "_sort_desc", "_next", "_size",
    "_search", "_searchmode", "_search_title", "_where", "_through", "_col", "_nocol", "_labels", "_label", "_shape",
    "_json", "_stream", "_dl", "_trace", "_timelimit", "_ttl", "_nl", "_json_infinity", "_extra", "_blob_column",
    "_blob_hash", "_filter_column", "_filter_op", "_filter_value", "_filter_column_1", "_hide_sql", "_show_sql", "sql",
    "id", "id__gt", "id__in", "title__glob", "title__like", "title__arraycontains", "published__date", "nosuch__exact",
    "id__nosuch", "_", "__", "page", "q", "since", "until", "year", "days", "source", "topic", "author", "sort",
    "_context", "_method", "id__notin", "title__regexp", "title__isnull",
)  # fmt: skip
PLACES = (
    "/", "/articles", "/articles.csv", "/articles.atom", "/search", "/authors", "/authors/1", "/topics/trade",
    "/sources/harbor", "/archive", "/archive.json", "/archive/articles", "/archive/articles.json",
    "/archive/articles.csv", "/archive/articles.atom", "/archive/articles.spreadsheet", "/archive/articles/1",
    "/archive/articles/1.json", "/archive/articles/1.blob", "/archive/articles_fts", "/archive/articles_flat",
    "/archive/new_articles", "/archive/new_articles.atom", "/archive/run_health.csv", "/archive/bodies",
)  # fmt: skip
SEED = 20


def odd_addresses():
    """Return paths put together from odd pieces, and every place with odd arguments; the same each time."""
    chance = random.Random(SEED)  # noqa: S311 - to be repeated, not to be secret
    yield from (f"/{piece}" for piece in PIECES)
    yield from (f"/archive/{piece}" for piece in PIECES)
    yield from (f"/archive/articles/{piece}" for piece in PIECES)
    for one, other in chance.sample(list(itertools.product(PIECES, PIECES)), 150):
        yield chance.choice((f"/{one}{other}", f"/{one}/{other}", f"/archive/{one}{other}", f"/archive/{one}/{other}"))
    for name, value in chance.sample(list(itertools.product(NAMES, VALUES)), 400):
        yield f"{chance.choice(PLACES)}?{name}={value}"
    for _ in range(120):
        given = "&".join(f"{chance.choice(NAMES)}={chance.choice(VALUES)}" for _ in range(chance.randint(2, 5)))
        yield f"{chance.choice(PLACES)}?{given}"


@pytest.fixture(scope="module")
def door(library):
    return Door(open_room(library))


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited")  # where one of Datasette's facets fails
@pytest.mark.parametrize("part", range(8))
def test_odd_addresses_are_answered_quietly(door, capfd, part):
    wrong = []
    for address in itertools.islice(odd_addresses(), part, None, 8):
        status, text = door.ask(address)
        if status >= 500 and not (status == 503 and "too long" in text):
            wrong.append((address, status))
        elif status >= 400 and "<html" in text and "room.css" not in text:
            wrong.append((address, "look"))
    gc.collect()
    said = capfd.readouterr()
    assert wrong == []
    assert "Traceback" not in said.out + said.err
    assert said.err == ""


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("/é", {}, 404),
        ("/archive/%ff", {}, 404),
        ("/archive/~00", {}, 404),
        ("/nowhere", {}, 404),
        ("/nowhere/at/all/and/further", {}, 404),
        ("/archive/nosuch", {}, 404),
        ("/archive/articles/99999999", {}, 404),
        ("/articles/99999999", {}, 404),
        ("/-/static/nosuch.css", {}, 404),
        ("/archive/articles?_size=-1", {}, 400),
        ("/archive/articles?_next=x,y,z", {}, None),
        ("/archive/articles?_sort=nosuch", {}, 400),
        ("/archive/articles?" + "_facet=title&" * 30, {}, 400),
        ("/archive?" + "&".join(f"a{n}=1" for n in range(500)), {}, 400),
        ("/archive", {"cookie": "a=b; \x01;;;=;[]=", "accept": "\xff"}, None),
        ("/archive", {"cookie": 'ds_messages="'}, None),
        ("/", {"method": "PROPFIND"}, 405),
        ("/archive", {"method": "DELETE"}, 405),
        ("/archive", {"method": "POST"}, 405),
        ("/archive/articles", {"method": "POST"}, 400),
        ("/archive/articles", {"method": "OPTIONS"}, None),
        ("/archive", {"method": "HEAD"}, 200),
    ],
)
def test_wrong_addresses(door, capfd, address, headers, status):
    got, text = door.ask(address, **headers)
    assert got < 500
    assert status in (None, got)
    if got >= 400 and "<html" in text:
        assert "room.css" in text
    said = capfd.readouterr()
    assert "Traceback" not in said.out + said.err


def test_a_fault_of_ours_is_named_in_one_line(door, capfd, monkeypatch):
    def broken(*_):
        raise ValueError("a fault\nof ours")

    monkeypatch.setattr("archive_scraper.browse.views.home.totals", broken)
    status, text = door.ask("/")
    assert status == 500
    assert "room.css" in text
    said = capfd.readouterr().err
    assert re.fullmatch(r"GET /: ValueError: a fault of ours \(.*test_odd_addresses.py:\d+\)\n", said)
