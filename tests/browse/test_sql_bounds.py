"""What a reader's SQL may take: memory, time and rows, in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
import threading
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from loops import run_alone
from reading_room import Reader

from archive_scraper.browse import open_sql, sql_worker
from archive_scraper.browse.open_sql import PAGE_CELLS, PAGE_ROWS, POOLS
from archive_scraper.browse.reading.query import TooSlowError, read_page
from archive_scraper.browse.sql_pool import AT_ONCE, BusyError, OutOfTimeError, SqlPool, Worker
from archive_scraper.browse.sql_worker import LARGEST_ANSWER, LONGEST_VALUE, limit_connection

NUMBERS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
TOO_MUCH = {
    "zeroblob": "SELECT zeroblob(1000000000)",
    "randomblob": "SELECT randomblob(1000000000)",
    "replace": "SELECT replace(replace(hex(zeroblob(20000)), '0', hex(zeroblob(500))), '0', 'abcdefgh')",
    "printf": "SELECT printf('%.*c', 1000000000, 'x')",
    "group_concat": f"{NUMBERS} SELECT group_concat(hex(zeroblob(1000000))) FROM c",
    "large rows": f"{NUMBERS} SELECT zeroblob(10000000) FROM c",
    "large columns": f"SELECT {', '.join(['zeroblob(40000000)'] * 20)}",
    "a cross join kept in memory": f"{NUMBERS} SELECT count(DISTINCT hex(zeroblob(20000000)) || x) FROM c",
}


def ask(reader, sql, *, form=".json", **options):
    return reader.get(f"/archive{form}?sql={quote(sql)}", status=None, **options)


@pytest.mark.parametrize("sql", TOO_MUCH.values(), ids=TOO_MUCH)
def test_memory_is_bounded(reader, sql):
    answer = ask(reader, sql)
    if "printf" in sql and answer.status_code == 200:
        # SQLite counts up to a printf's width before it gives up: a fast machine is done in time, and gets NULL
        assert answer.json()["rows"] in ([[None]], [[""]])
        return
    assert answer.status_code in (400, 503)
    error = answer.json()["error"]
    assert any(words in error for words in ("too big", "larger than", "memory", "time is over", "full", "disk I/O")), (
        error
    )


def peak(pid):
    """Return the VmHWM of a process in MiB, 0 where it is gone."""
    with contextlib.suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
    return 0.0


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
@pytest.mark.parametrize("sql", TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_worker_never_takes_more_than_its_process_may(library, sql):
    worker = Worker()
    pid = worker._process.pid
    peaks, done = [peak(pid)], threading.Event()

    def look():
        while not done.wait(0.01):
            peaks.append(peak(pid))

    watch = threading.Thread(target=look)
    watch.start()
    with contextlib.suppress(OutOfTimeError):
        worker.ask(
            {"uri": f"file:{library}?mode=ro", "sql": sql, "params": {}, "seconds": 1, "rows": None, "cells": None}
        )
    done.set()
    watch.join()
    worker.close()
    assert 0 < max(peaks) < 600


@pytest.mark.parametrize(
    "sql",
    [
        f"{NUMBERS} SELECT count(*) FROM c",
        "SELECT count(*) FROM articles a, articles b, articles c, articles d, articles e",
        "SELECT instr(zeroblob(40000000), zeroblob(20000000) || x'01')",  # one step, which nothing interrupts
        "SELECT max(instr(zeroblob(4000000), zeroblob(2000000) || x'01')) FROM articles",
    ],
)
def test_time_is_over_also_within_a_step(library, sql, monkeypatch):
    monkeypatch.setattr("archive_scraper.browse.sql_pool._GRACE", 0.05)
    pool = SqlPool(f"file:{library}?mode=ro", 1)
    try:
        with pytest.raises(OutOfTimeError):
            run_alone(pool.run(sql, {}, seconds=0.2))
        rows, _, _ = run_alone(pool.run("SELECT 1 AS one", {}, seconds=5))
        assert rows[0]["one"] == 1
    finally:
        pool.close()


def test_other_readers_are_answered_meanwhile(library):
    reader = Reader(library)
    endless = quote("SELECT instr(zeroblob(40000000), zeroblob(20000000) || x'01')")

    async def visit():
        attack = [
            asyncio.create_task(reader.datasette.client.get(f"/archive.json?sql={endless}")) for _ in range(AT_ONCE + 2)
        ]
        await asyncio.sleep(0)
        paths = ("/", "/articles", "/archive/run_health", "/archive/sources")
        pages = [await reader.datasette.client.get(path) for path in paths]
        unanswered = [not task.done() for task in attack]
        for pool in POOLS[reader.datasette]:
            pool.close()
        await asyncio.gather(*attack, return_exceptions=True)
        return [page.status_code for page in pages], unanswered

    reader.datasette.sql_time_limit_ms = 600_000
    assert reader._run(visit()) == ([200] * 4, [True] * (AT_ONCE + 2))


def test_too_many_at_once_are_told_so(library):
    pool = SqlPool(f"file:{library}?mode=ro", 1)
    pool._most = 1

    async def crowd():
        jobs = [pool.run(f"{NUMBERS} SELECT count(*) FROM c LIMIT 1", {}, seconds=0.2) for _ in range(2)]
        return await asyncio.gather(*jobs, return_exceptions=True)

    first, second = run_alone(crowd())
    pool.close()
    assert isinstance(first, OutOfTimeError)
    assert isinstance(second, BusyError)


def test_a_request_has_one_time_for_all_its_queries(library, monkeypatch):
    monkeypatch.setattr(open_sql, "REQUEST_SECONDS", 0.0)
    monkeypatch.setattr(open_sql.Allowance, "__init__", allowance_without_time)
    assert Reader(library).get("/archive/articles", status=503).text.count("too long")


def allowance_without_time(self, **fields):
    for name, value in {"asks_sql": False, "page": True, "deadline": time.monotonic(), **fields}.items():
        object.__setattr__(self, name, value)


def test_answers_are_those_of_sqlite(reader, library):
    sql = 'SELECT id, title, published AS p, NULL AS n, 1.5 AS f, x\'00ff\' AS b, \'ü\' AS "a ""q""" FROM articles'
    with contextlib.closing(sqlite3.connect(library)) as conn:
        cursor = conn.execute(sql)
        columns, rows = [column[0] for column in cursor.description], cursor.fetchall()
    found = ask(reader, sql).json()
    assert found["columns"] == columns
    assert [row[:5] for row in found["rows"]] == [list(row[:5]) for row in rows]
    assert found["truncated"] is False
    named = reader.get("/archive.json?sql=select+:a+as+a,+:b+as+b&a=1&b=%00x&_shape=array").json()
    assert named == [{"a": "1", "b": "\0x"}]


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("SELECT nosuch FROM articles", "no such column"),
        ("DELETE FROM articles", "must be a SELECT"),
        ("SELECT load_extension('x')", "not authorized"),
        ("WITH x AS (SELECT 1) DELETE FROM articles", "readonly"),
        ("SELECT 1; SELECT 2", "one statement"),
        ("SELECT " + "(" * 600 + "1" + ")" * 600, "overflow"),
    ],
)
def test_bad_sql_is_named(reader, sql, says):
    answer = ask(reader, sql)
    assert answer.status_code == 400
    assert says in answer.json()["error"]


def test_pages_are_cut_and_say_so_files_hold_more(reader):
    sql = f"{NUMBERS} SELECT x, x, x, x FROM c LIMIT 4000"
    assert ask(reader, sql).json()["truncated"] is False
    page = ask(reader, sql, form="").text
    assert page.count("<tr>") == PAGE_CELLS // 4 + 1
    assert "and more" in page
    assert len(ask(reader, sql, form=".csv").text.splitlines()) == 4001


def test_a_table_page_shows_so_many_rows(reader):
    assert "CSV and JSON have more" in reader.get(f"/archive/articles?_size={PAGE_ROWS + 1}", status=400).text
    rows = reader.get("/archive/articles.json?_size=max&_shape=array").json()
    assert len(rows) == len(reader.get("/articles.json").json())


def test_every_connection_is_bounded(reader):
    def limits(conn):
        heap = conn.execute("PRAGMA hard_heap_limit").fetchone()[0]
        return conn.getlimit(sqlite3.SQLITE_LIMIT_LENGTH), heap

    async def look():
        return await reader.datasette.get_database("archive").execute_fn(limits)

    assert reader._run(look()) == (LONGEST_VALUE, open_sql.SERVER_HEAP)


def test_stored_texts_can_be_read_whatever_a_crawl_stored():
    from archive_scraper.settings import DOWNLOAD_MAXSIZE

    assert LONGEST_VALUE > 2 * DOWNLOAD_MAXSIZE
    assert LARGEST_ANSWER > DOWNLOAD_MAXSIZE


def test_a_full_text_query_is_stopped_within_its_step(tmp_path):
    """The progress handler is not asked while FTS5 merges; the interrupt is."""
    conn = sqlite3.connect(tmp_path / "fts.db", check_same_thread=False)
    limit_connection(conn)
    conn.execute("CREATE VIRTUAL TABLE f USING fts5 (t)")
    words = " ".join(f"a{number}" for number in range(4000))
    conn.executemany("INSERT INTO f VALUES (?)", [(words,)] * 60)
    conn.commit()
    expression = " OR ".join(["a*"] * 200)
    with pytest.raises(TooSlowError):
        read_page(
            conn, lambda c: c.execute("SELECT count(*) FROM f WHERE f MATCH ?", (expression,)).fetchone(), seconds=0.1
        )
    assert read_page(conn, lambda c: c.execute("SELECT count(*) FROM f").fetchone()[0], seconds=5) == 60
    conn.close()


def test_a_page_without_memory_says_so(reader, monkeypatch):
    def starved(*_):
        raise MemoryError

    monkeypatch.setattr("archive_scraper.browse.views.articles.choose", starved)
    assert "more memory" in reader.get("/search?q=a*", status=503).text


def test_a_worker_that_is_gone_is_replaced(library):
    pool = SqlPool(f"file:{library}?mode=ro", 1)
    run_alone(pool.run("SELECT 1", {}, seconds=5))
    worker = pool._idle.get_nowait()
    worker._process.kill()
    worker._process.wait()
    pool._idle.put(worker)
    assert len(run_alone(pool.run("SELECT 1", {}, seconds=5))[0]) == 1
    pool.close()


def test_frames_are_whole_or_nothing():
    import io

    stream = io.BytesIO()
    sql_worker.write_frame(stream, b"abc")
    whole = stream.getvalue()
    assert sql_worker.read_frame(io.BytesIO(whole)) == b"abc"
    assert [sql_worker.read_frame(io.BytesIO(whole[:cut])) for cut in range(len(whole))] == [None] * len(whole)


def test_json_of_an_error_names_it(reader):
    assert json.loads(reader.get("/archive/nosuch.json", status=404).text)["title"] == "Not here"
