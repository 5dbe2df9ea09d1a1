"""captures prune: what is not needed goes, what an article, a revisit or a gone page needs stays."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.captures.prune import prune
from archive_scraper.captures.reader import read_answer
from archive_scraper.captures.verify import leased, verify, verify_folders
from archive_scraper.cli.main import cli as program
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.errors import LeaseHeldError
from archive_scraper.store import Archive

NAME = "small-site"
DAYS = ("2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Four full crawls of three articles: the first changes in the second crawl, the second is gone in the last."""
    folder = tmp_path_factory.mktemp("crawled")
    db = folder / "archive.db"
    with SmallSite() as site:
        one, two, _ = site.publish(3)
        rules = site.rules_file(folder)
        for number, day in enumerate(DAYS, 1):
            if number == 2:
                one.paragraphs += 1
            if number == 4:
                site.answers[two.path] = (404, {}, "<h1>Gone</h1>")
            crawl_here(rules, db, CrawlOptions(full=True))
            with Archive.open(db) as archive:
                archive.run("UPDATE captures SET at = ? WHERE run_id = ?", (f"{day}T12:00:00+00:00", number))
    return folder


@pytest.fixture
def db(crawled, tmp_path):
    shutil.copytree(crawled, tmp_path, dirs_exist_ok=True)
    return tmp_path / "archive.db"


@pytest.fixture
def archive(db):
    with Archive.open(db) as archive:
        yield archive


def kept(archive):
    """Run, number of the piece (0: the listing) and status of each capture."""
    rows = archive.rows("SELECT run_id, kind, url, status FROM captures ORDER BY run_id, kind, url")
    return sorted(
        (row["run_id"], row["url"].rpartition("-")[2][-1:] if row["kind"] == "article" else "0", row["status"])
        for row in rows
    )


def faults(archive):
    return [*map(str, verify(archive, NAME)), *map(str, verify_folders(archive))]


def bodies(archive):
    """The body of each capture, as it reads."""
    found = {}
    for row in archive.rows("SELECT id FROM captures"):
        capture = archive.captures.get(row["id"])
        body = archive.captures.get(capture.body_id) if capture.body_id else None
        found[capture.id] = read_answer(archive.path, capture, body).body
    return found


def test_the_newest_stay_and_what_they_need(archive):
    before = bodies(archive)
    space = prune(archive, NAME, "latest")
    assert kept(archive) == [
        (1, "0", 200),  # the bodies of the first crawl that later ones repeat
        (1, "2", 200),
        (1, "3", 200),
        (2, "1", 200),
        (3, "2", 200),  # the last that holds a page
        (4, "0", 200),
        (4, "1", 200),
        (4, "2", 404),
        (4, "3", 200),
    ]
    assert space.captures == 9
    after = bodies(archive)
    assert after == {number: before[number] for number in after}
    assert faults(archive) == []
    assert prune(archive, NAME, "latest") == space


def test_what_changed_stays_too(archive):
    prune(archive, NAME, "changed")
    assert [row for row in kept(archive) if row[1] == "1"] == [(1, "1", 200), (2, "1", 200), (4, "1", 200)]
    assert faults(archive) == []


@pytest.mark.parametrize(
    ("keep", "before", "last_too", "runs"),
    [
        ("latest", "2023-06-01", False, [1, 2, 3, 4]),
        ("latest", "2021-01-01", False, [1, 2, 3, 4]),
        ("all", None, False, [1, 2, 3, 4]),
        ("latest", "2030-01-01", True, []),
    ],
)
def test_what_is_young_stays(archive, keep, before, last_too, runs):
    young = [row for row in kept(archive) if before is None or DAYS[row[0] - 1] >= before]
    prune(archive, NAME, keep, before=before, last_too=last_too)
    assert sorted({row[0] for row in kept(archive)}) == runs
    assert [row for row in young if row not in kept(archive)] == []
    assert faults(archive) == []


def test_the_only_capture_of_an_article_goes_where_that_is_said(archive):
    prune(archive, NAME, "latest", before="2024-06-01", last_too=True)
    assert [row for row in kept(archive) if row[1] == "2"] == [(4, "2", 404)]
    assert archive.value("SELECT count(*) FROM articles WHERE capture_id IS NULL") == 1
    assert faults(archive) == []


def test_killed_at_any_step_nothing_is_lost_and_the_next_one_goes_on(db):
    script = Path(__file__).with_name("killed_prune.py")
    done = subprocess.run([sys.executable, script, db, NAME], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    assert line.startswith("killed at ")
    assert int(line.split()[2]) > 40


def test_a_crawl_at_work_is_not_disturbed(db):
    with Archive.open(db) as working, leased(working, NAME), Archive.open(db) as archive, pytest.raises(LeaseHeldError):
        prune(archive, NAME, "latest")


def typed(*arguments, answer=None):
    return CliRunner().invoke(
        program, [str(argument) for argument in arguments], input=answer, prog_name="archive-scraper"
    )


def test_the_command(db):
    refused = typed("captures", "prune", "--keep", "latest", "--db", db)
    assert refused.exit_code == 2
    assert "--yes removes without asking" in refused.output
    done = typed("captures", "prune", NAME, "--keep", "latest", "--yes", "--db", db)
    assert done.exit_code == 0, done.output
    assert [line.split()[:2] for line in done.output.splitlines()[2:]] == [[NAME, "16"]]
    again = typed("captures", "prune", "--keep", "latest", "--db", db)
    assert again.exit_code == 0, "nothing to ask about"
    assert typed("captures", "verify", "--db", db).output == "9 captures checked, all good\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--keep", "some"), "is not one of"),
        ((), "Missing option '--keep'"),
        (("--keep", "latest", "--last-too"), "--last-too needs --older-than"),
        (("--keep", "latest", "--older-than", "soon"), "'soon' is not an age such as 2y"),
        (("--keep", "latest", "--older-than", "2024-02-31"), "is not an age"),
        (("--keep", "latest", "--older-than", "99999y"), "is not an age"),
        (("nobody", "--keep", "latest"), "holds no source 'nobody'"),
    ],
)
def test_what_cannot_be_meant(db, arguments, words):
    done = typed("captures", "prune", *arguments, "--db", db)
    assert done.exit_code == 2
    assert words in done.output
    assert len(done.output.splitlines()) == 1
