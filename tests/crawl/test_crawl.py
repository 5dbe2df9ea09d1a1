"""Real crawls over loopback, most of them as a user starts them."""

import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from crawling import CrawlsHere

from archive_scraper.demo import DemoServer


@pytest.fixture
def cli(tmp_path):
    return CrawlsHere(tmp_path)


def rows(db, sql):
    with sqlite3.connect(db) as connection:
        return connection.execute(sql).fetchall()


def snapshot(db):
    """Everything a page said, without the times of seeing it."""
    return {
        table: rows(db, f"SELECT {columns} FROM {table} ORDER BY 1")
        for table, columns in {
            "articles": "url, title, published, byline, summary, content_hash, last_changed, first_seen",
            "bodies": "article_id, body, body_markdown",
            "authors": "id, name",
            "external_links": "id, url, text",
            "teasers": "id, url, title, summary, first_seen",
            "revisions": "id",
        }.items()
    }


def crawl_demo(cli, demo, *arguments, code=0):
    urls = [option for url in demo.cnas_listings for option in ("--url", url)]
    return cli.crawl("cnas", *urls, *arguments, code=code)


def test_a_second_crawl_of_an_unchanged_site_writes_nothing(cli, demo):
    first = crawl_demo(cli, demo)
    assert first["new"] > 20
    before = snapshot(cli.db)
    for arguments in ((), ("--full",)):
        again = crawl_demo(cli, demo, *arguments)
        assert (again["new"], again["changed"]) == (0, 0)
        assert snapshot(cli.db) == before


def test_an_unchanged_site_costs_its_first_listing_pages_alone(cli, demo):
    crawl_demo(cli, demo)
    demo.reset()
    crawl_demo(cli, demo, "-s", "ARCHIVE_DISTRUST_EVERY=0")
    asked = [path for _, path, _ in demo.requests if path != "/robots.txt"]
    assert sorted(asked) == sorted(url.removeprefix(demo.cnas_url) for url in demo.cnas_listings)
    assert {status for _, path, status in demo.requests if path in asked} == {304}


def test_a_changed_article_leaves_a_revision(cli, demo):
    crawl_demo(cli, demo)
    demo.edits = frozenset({"title", "summary", "date"})
    report = crawl_demo(cli, demo, "--full")
    assert report["changed"] >= 2
    assert report["new"] == 0
    fields = {field for (field,) in rows(cli.db, "SELECT field FROM revisions")}
    assert {"title", "published"} <= fields


def test_a_page_that_recovers_is_stored_and_one_that_is_gone_is_no_error(cli, demo):
    report = crawl_demo(cli, demo)
    statuses = {status for _, _, status in demo.requests}
    assert {200, 301, 404, 500} <= statuses
    assert report["gone"] == 1
    assert report["failures"] == 0


def test_pages_and_since_bound_a_crawl(cli, demo):
    url = demo.cnas_listings[0]
    report = cli.crawl("cnas", "--url", url, "--pages", "2")
    assert report["listings"] == 2
    late = [day for (day,) in rows(cli.db, "SELECT published FROM articles ORDER BY published")]
    middle = late[len(late) // 2][:10]
    cli.db.unlink()
    cli.crawl("cnas", "--url", url, "--since", middle)
    assert all(day >= middle for (day,) in rows(cli.db, "SELECT published FROM articles WHERE published IS NOT NULL"))


def test_what_a_bounded_run_left_out_is_taken_by_an_unbounded_one(cli, demo):
    url = demo.cnas_listings[0]
    cli.crawl("cnas", "--url", url, "--since", "2025")
    bounded = rows(cli.db, "SELECT count(*) FROM articles")
    demo.reset()
    cli.crawl("cnas", "--url", url, "--since", "2025")
    assert not [path for _, path, _ in demo.requests if path.startswith("/publications")]
    cli.crawl("cnas", "--url", url, "--full")
    assert rows(cli.db, "SELECT count(*) FROM articles") > bounded


def test_a_listing_without_teasers_is_a_failed_run(cli, demo):
    demo.broken = frozenset({"listing"})
    report = cli.crawl("cnas", "--url", demo.cnas_listings[0], code=1)
    assert report["state"] == "failed"
    assert [problem["cause"] for problem in report["problems"]] == ["listing-no-teasers"]
    assert rows(cli.db, "SELECT state FROM runs") == [("failed",)]


def test_a_renamed_layout_costs_a_remark_not_the_rows(cli, demo):
    demo.broken = frozenset({"layout"})
    report = cli.crawl("cnas", "--url", demo.cnas_listings[0], code=3)
    assert report["new"] > 10
    assert "selectors" in report["remarks"][0]


def test_two_sources_at_once_share_one_database(cli, demo):
    both = [demo.cnas_listings[0], demo.jamestown_listings[0]]
    running = [
        subprocess.Popen(
            ["archive-scraper", "crawl", name, "--url", url, "--db", cli.db, "--delay", "0", "--quiet"],
            cwd=cli.folder,
            env={**os.environ, "PATH": str(Path(cli_path()).parent)},
        )
        for name, url in zip(("cnas", "jamestown"), both, strict=True)
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    assert len(rows(cli.db, "SELECT DISTINCT source FROM articles")) == 2


def cli_path():
    from conftest import COMMAND

    return COMMAND[0]


def start(cli, url, *arguments):
    return subprocess.Popen(
        [cli_path(), "crawl", "cnas", "--url", url, "--db", cli.db, *arguments],
        cwd=cli.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_requests(demo, count, process):
    for _ in range(600):
        if len(demo.requests) >= count:
            return
        if process.poll() is not None:
            pytest.fail(f"the crawl ended early: {process.communicate()}")
        time.sleep(0.02)
    pytest.fail("the crawl did not get going")


def test_a_second_crawl_of_a_source_says_who_holds_it(cli, demo):
    url = demo.cnas_listings[0]
    process = start(cli, url, "--delay", "1")
    wait_for_requests(demo, 2, process)
    refused = cli("crawl", "cnas", "--url", url, "--db", cli.db, code=1)
    assert f"process {process.pid}" in refused.stderr
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 1


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_a_stopped_crawl_says_how_to_go_on_and_goes_on(cli, demo, ending):
    url = demo.cnas_listings[0]
    process = start(cli, url, "--delay", "0.1")
    wait_for_requests(demo, 8, process)
    process.send_signal(ending)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "goes on" in output
    ((stored,),) = rows(cli.db, "SELECT count(*) FROM articles")
    report = cli.crawl("cnas", "--url", url)
    assert report["new"] > 0
    ((now,),) = rows(cli.db, "SELECT count(*) FROM articles")
    assert now == stored + report["new"]


@pytest.mark.parametrize(
    "after",
    [9, *(pytest.param(number, marks=pytest.mark.soak) for number in range(2, 36) if number != 9)],
)
def test_a_killed_crawl_loses_nothing_and_repeats_only_what_was_in_flight(cli, demo, after):
    url = demo.cnas_listings[0]
    whole = cli.crawl("cnas", "--url", url)
    urls = rows(cli.db, "SELECT url FROM articles ORDER BY url")
    for path in cli.folder.glob("archive.db*"):
        path.unlink()
    demo.reset()
    process = start(cli, url, "--delay", "0.02")
    wait_for_requests(demo, after, process)
    process.kill()
    process.wait(10)
    process.communicate()
    cli.crawl("cnas", "--url", url)
    assert rows(cli.db, "SELECT url FROM articles ORDER BY url") == urls
    assert len(urls) == whole["new"]
    assert rows(cli.db, "PRAGMA integrity_check") == [("ok",)]
    served = [path for _, path, status in demo.requests if path.startswith("/publications") and status == 200]
    repeated = len(served) - len(set(served))
    assert repeated <= 2  # one page is read while the next one is on its way


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["crawl", "nosuch"], 2, "unknown source 'nosuch'"),
        (["crawl", "cnsa"], 2, "did you mean cnas?"),
        (["crawl"], 2, "nothing to crawl"),
        (["crawl", "cnas", "--url", "htp://x"], 2, "'htp://x' is not an http or https address"),
        (["crawl", "cnas", "--since", "soon"], 2, "since: 'soon'"),
        (["crawl", "cnas", "--db", "no/such/folder/a.db"], 1, "does not exist"),
        (["crawl", "cnas", "--db", "."], 2, "is a directory"),
        (["crawl", "--rules", "missing.toml"], 2, "missing.toml cannot be read"),
    ],
)
def test_bad_input_is_one_clear_line(cli, arguments, code, says):
    done = cli(*arguments, code=code)
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 4


def test_a_file_that_is_no_database_stays_as_it_is(cli):
    cli.db.write_text("my notes")
    done = cli("crawl", "cnas", "--db", cli.db, code=1)
    assert "not a SQLite database" in done.stderr
    assert cli.db.read_text() == "my notes"


def test_an_unreachable_host_is_a_failed_run(cli, tmp_path):
    rules = tmp_path / "far.toml"
    rules.write_text('start_urls = ["http://127.0.0.1:9/"]\n')
    done = cli("crawl", "--rules", rules, "--db", cli.db, "--delay", "0", "-s", "ARCHIVE_RETRIES=0", code=1)
    assert "refused the connection" in done.stdout


def test_scrapys_own_command_works(cli, demo):
    env = {**os.environ, "SCRAPY_SETTINGS_MODULE": "archive_scraper.settings"}
    scrapy = str(Path(cli_path()).with_name("scrapy"))
    listed = subprocess.run([scrapy, "list"], env=env, capture_output=True, text=True, check=True, cwd=cli.folder)
    assert {"cnas", "jamestown", "listing"} <= set(listed.stdout.split())
    settings = ["-s", f"ARCHIVE_DB={cli.db}", "-s", "DOWNLOAD_DELAY=0", "-s", "ARCHIVE_BACKOFF=0.1"]
    url = demo.jamestown_listings[0]
    command = [scrapy, "crawl", "jamestown", "-a", f"url={url}", "-a", "pages=1", *settings]
    subprocess.run(command, env=env, capture_output=True, text=True, check=True, cwd=cli.folder, timeout=60)
    ((count,),) = rows(cli.db, "SELECT count(*) FROM articles WHERE source = 'jamestown'")
    assert count > 3


def test_a_redirect_into_a_private_network_is_refused(cli, demo, tmp_path):
    with DemoServer(slow_seconds=0.0) as other:
        demo.redirects = {"/out": other.cnas_listings[0]}
        rules = tmp_path / "site.toml"
        rules.write_text(f'start_urls = ["{demo.cnas_url}/out"]\n')
        report = cli.crawl("--rules", rules, code=1)
        assert report["problems"][0]["cause"] == "listing-private-address"
        assert not other.requests


def test_two_interrupts_leave_no_run_behind(cli, demo):
    process = start(cli, demo.cnas_listings[0], "--delay", "1")
    wait_for_requests(demo, 3, process)
    process.send_signal(signal.SIGINT)
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Traceback" not in errors
    assert rows(cli.db, "SELECT state FROM runs") == [("stopped",)]
    assert rows(cli.db, "SELECT count(*) FROM leases") == [(0,)]
