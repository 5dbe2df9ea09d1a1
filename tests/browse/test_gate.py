"""Who is answered: by the name they ask for, the site that sent them, the way they came in."""

from __future__ import annotations

import pytest
from datasette.app import Datasette
from reading_room import Door, Reader

from archive_scraper.browse.gate import is_loopback
from archive_scraper.browse.launch import open_room

SQL = "/archive.json?sql=select+1&_shape=array"
WHERE = "/archive/articles?_where=id%3D1"


@pytest.fixture(scope="module")
def door(library):
    return Door(open_room(library))


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8001", 200),
        ("localhost:8001", 200),
        ("LOCALHOST", 200),
        ("[::1]:8001", 200),
        ("rebound.example", 421),
        ("rebound.example:8001", 421),
        ("127.0.0.1.rebound.example", 421),
        ("localhost.rebound.example", 421),
        ("", 421),
    ],
)
def test_only_this_machines_names_are_answered(door, host, status):
    for path in ("/", "/articles", SQL, "/archive/articles", "/-/versions.json"):
        assert door.ask(path, host=host)[0] == status, path


SENT = {
    "typed": ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, 200, 200),
    "a link of ours": ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"}, 200, 200),
    "no browser": ({}, 200, 200),
    "a link elsewhere": (
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
        200,
        403,
    ),
    "a frame elsewhere": (
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
        403,
        403,
    ),
    "a picture elsewhere": (
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
        403,
        403,
    ),
    "another port": ({"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 403, 403),
    "fetch elsewhere": ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}, 403, 403),
    "an old browser's fetch": ({"origin": "https://a.example"}, 200, 403),
    "an old browser's sandbox": ({"origin": "null"}, 200, 403),
    "an old browser's link": ({"referer": "https://a.example/x"}, 200, 403),
    "an old browser's own link": ({"referer": "http://127.0.0.1:8001/"}, 200, 200),
    "a referer that is none": ({"referer": "http://[x"}, 200, 403),
}


@pytest.mark.parametrize(("headers", "page", "sql"), SENT.values(), ids=SENT)
def test_another_site_gets_a_page_by_a_link_alone_and_never_sql(door, headers, page, sql):
    assert [door.ask(path, **headers)[0] for path in ("/", "/articles?q=port", "/archive/articles")] == [page] * 3
    assert [door.ask(path, **headers)[0] for path in (SQL, WHERE, f"{WHERE}&_searchmode=raw")] == [sql] * 3


def test_a_reader_may_run_what_a_link_brought(door):
    _, page = door.ask(WHERE, sec_fetch_site="cross-site", sec_fetch_mode="navigate")
    assert 'href="/archive/articles?_where=id%3D1"' in page
    assert "Run it all the same" in page


@pytest.mark.parametrize(
    ("options", "server", "runs"),
    [
        ({}, ("127.0.0.1", 8001), True),
        ({"public": True}, ("127.0.0.1", 8001), False),
        ({"public": True}, ("192.0.2.7", 8001), False),
        ({"public": True, "sql": True}, ("192.0.2.7", 8001), True),
    ],
)
def test_sql_is_off_in_public_unless_asked_for(library, options, server, runs):
    door = Door(open_room(library, **options), server)
    for path in (SQL, WHERE, "/archive?sql=select+1"):
        assert (door.ask(path)[0] == 200) is runs, path
    for path in ("/", "/archive", "/archive/articles", "/archive/run_health"):
        assert door.ask(path, host="archive.example")[0] == (200 if options else 421), path
    page = door.ask("/archive")[1]
    assert ("SQL is off" in page) is not runs
    assert ("<textarea" in page) is runs


@pytest.mark.parametrize(
    ("config", "server", "host", "page", "sql"),
    [
        ({}, ("127.0.0.1", 8001), "localhost", 200, 200),
        ({}, ("127.0.0.1", 8001), "archive.example", 421, 421),
        ({"hosts": ["archive.example"]}, ("127.0.0.1", 8001), "archive.example", 200, 200),
        ({"hosts": "any", "sql": False}, ("127.0.0.1", 8001), "archive.example", 200, 403),
        ({}, ("192.0.2.7", 8001), "archive.example", 200, 403),
        ({"sql": True}, ("192.0.2.7", 8001), "archive.example", 200, 200),
        ({}, ("/run/datasette.sock", None), "archive.example", 200, 403),
        ({}, None, "archive.example", 200, 403),
    ],
)
def test_plain_datasette_knows_by_the_address_it_was_reached_at(library, config, server, host, page, sql):
    # More than plain Datasette's second: this is about who may, not about the time.
    limits = {"sql_time_limit_ms": 8000}
    datasette = Datasette([str(library)], settings=limits, metadata={"plugins": {"archive-scraper": config}})
    Reader._run(datasette.invoke_startup())
    door = Door(datasette, server)
    assert [door.ask(path, host=host)[0] for path in ("/articles", "/archive/articles")] == [page] * 2
    assert [door.ask(path, host=host)[0] for path in (SQL, WHERE)] == [sql] * 2


def test_who_is_named_in_the_metadata_keeps_sql(library):
    metadata = {"databases": {"archive": {"allow_sql": True}}}
    datasette = Datasette([str(library)], settings={"sql_time_limit_ms": 8000}, metadata=metadata)
    Reader._run(datasette.invoke_startup())
    assert Door(datasette, ("192.0.2.7", 8001)).ask(SQL)[0] == 200


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("localhost.", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104 - only named
        ("a.example", False),
        ("", False),
    ],
)
def test_loopback(host, loopback):
    assert is_loopback(host) is loopback
