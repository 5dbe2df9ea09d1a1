"""The merged archive, whole, is that of one process: in any order, in pieces, again and again."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import pytest
from merging import SOURCES, differences, story, tell, told, write

from archive_scraper.captures.reader import read_answer
from archive_scraper.captures.verify import verify
from archive_scraper.merge import merge_shards
from archive_scraper.merge.tables import NUMBERED, TREATMENTS
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from pathlib import Path


def soaked(many: int) -> list:
    """Return seeds of stories, of which one is told in each run of the tests."""
    return [2, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(3, many + 1))]


@pytest.mark.parametrize("seed", soaked(40))
def test_shards_become_what_one_process_writes(seed: int, tmp_path: Path) -> None:
    visits, chance = story(seed, runs=7), random.Random(seed)  # noqa: S311 - no secret
    write(tmp_path / "one.db", visits)
    shards = {name: tmp_path / f"{name}.db" for name in SOURCES}
    for visit in visits:
        write(shards[visit.source], [visit])
        if chance.random() < 0.3:  # in pieces, which grow
            there = [path for path in shards.values() if path.exists()]
            merge_shards(tmp_path / "all.db", chance.sample(there, chance.randint(1, len(there))))
    order = chance.sample(list(shards.values()), len(shards))
    merge_shards(tmp_path / "all.db", order)
    merged = told(tmp_path / "all.db")
    assert differences(told(tmp_path / "one.db"), merged) == {}
    again = merge_shards(tmp_path / "all.db", order)
    assert (again.added, again.changed) == ({}, {})
    assert differences(merged, told(tmp_path / "all.db")) == {}


# What depends on the order: a link that was repeated once stays so, and prints keep the hash they were taken with.
_IN_ORDER = {"article_links", "citation_counts", "text_prints"}


@pytest.mark.parametrize("seed", soaked(20))
def test_two_archives_of_one_source_are_joined_in_any_order(seed: int, tmp_path: Path) -> None:
    """Conflicts become revisions in order of time, and the newer visit is the current one."""
    visits, chance = story(seed, runs=6, sources=("harbor",), edits=4), random.Random(seed)  # noqa: S311 - no secret
    half = chance.sample(range(6), 3)
    one = write(tmp_path / "one.db", [visits[number] for number in sorted(half)])
    other = write(tmp_path / "other.db", [visit for number, visit in enumerate(visits) if number not in half])
    found = []
    for number, order in enumerate(itertools.permutations((one, other))):
        target = tmp_path / f"all{number}.db"
        report = merge_shards(target, order)
        assert report.shards[1].conflicts
        found.append(told(target))
        again = merge_shards(target, order)
        assert (again.added, again.changed) == ({}, {})
        with Archive.open(target, read_only=True) as archive:
            _check_revisions(archive)
    assert not differences(*found).keys() - _IN_ORDER


def _check_revisions(archive: Archive) -> None:
    """Each field's revisions are a chain in order of time, and lead to what the article says now."""
    for row in archive.rows("SELECT * FROM articles"):
        for name in ("title", "published", "summary"):
            chain = archive.rows(
                "SELECT * FROM revisions WHERE article_id = ? AND field = ? ORDER BY id", (row["id"], name)
            )
            assert [change["at"] for change in chain] == sorted(change["at"] for change in chain)
            for change, following in itertools.pairwise(chain):
                assert change["new"] == following["old"]
            assert not chain or chain[-1]["new"] == row[name]


def test_what_two_read_differently_is_told_by_the_newer_one(tmp_path: Path) -> None:
    first, second = story(5, runs=2, sources=("harbor", "harbor"))
    article = first.articles[0]
    later = [each for each in second.articles if each.url == article.url] or [article]
    later[0].title, later[0].fetched_at = "Another headline", second.started
    second.articles, second.gone, second.listing = later[:1], [], []
    report = merge_shards(tmp_path / "all.db", [write(tmp_path / "b.db", [second]), write(tmp_path / "a.db", [first])])
    assert report.shards[1].conflicts == [article.url]
    with Archive.open(tmp_path / "all.db", read_only=True) as archive:
        row = archive.articles.get(article.url)
        assert row is not None
        assert row["title"] == "Another headline"
        (change,) = [change for change in row["revisions"] if change["field"] == "title"]
        assert (change["old"], change["new"]) == (article.title, "Another headline")
        run = archive.row("SELECT started FROM runs WHERE id = ?", (change["run_id"],))
        assert run == {"started": second.started.isoformat()}


def test_captures_come_along_and_can_be_read(shards: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "new" / "archive.db"
    target.parent.mkdir()
    merge_shards(target, shards)
    with Archive.open(target) as archive:
        captures = archive.captures.latest(1000)
        assert len(captures) == sum(_count(path, "captures") for path in shards)
        for capture in captures:
            body = archive.captures.get(capture.body_id) if capture.body_id else None
            assert read_answer(target, capture, body).url == capture.url
            assert capture.file.startswith(f"captures/{capture.source}/")
        for source in SOURCES:
            assert list(verify(archive, source)) == []


def test_a_file_of_captures_that_was_missing_is_taken_over_later(shards: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / f"{SOURCES[0]}-captures"
    folder.rename(tmp_path / "away")
    report = merge_shards(tmp_path / "all.db", shards)
    assert report.missing
    assert report.shards[1].missing == []
    (tmp_path / "away").rename(folder)
    assert merge_shards(tmp_path / "all.db", shards).missing == []
    with Archive.open(tmp_path / "all.db") as archive:
        assert list(verify(archive, SOURCES[0])) == []


def test_a_file_of_captures_that_was_cut_is_missing_until_it_is_whole(shards: list[Path], tmp_path: Path) -> None:
    (file, *_) = sorted((tmp_path / f"{SOURCES[0]}-captures").rglob("*.warc.gz"))
    content = file.read_bytes()
    file.write_bytes(content[:-1])
    for _ in range(2):
        assert merge_shards(tmp_path / "all.db", shards).missing == [file.relative_to(tmp_path).as_posix()]
    file.unlink()  # or the target's, which may be another name of it, would grow with it
    file.write_bytes(content)
    assert merge_shards(tmp_path / "all.db", shards).missing == []
    with Archive.open(tmp_path / "all.db") as archive:
        assert list(verify(archive, SOURCES[0])) == []


def test_copies_of_a_shard_that_went_their_own_ways(shards: list[Path], tmp_path: Path) -> None:
    """They share an id and numbers of runs: what both have is one, what each has alone is there twice."""
    shard, copy = shards[0], tmp_path / "elsewhere" / "harbor.db"
    copy.parent.mkdir()
    merge_shards(copy, [])  # a folder of captures is made by the first file
    copy.write_bytes(shard.read_bytes())
    visits = story(9, runs=3, sources=("harbor",))
    write(shard, visits[1:2])
    write(copy, visits[2:])
    runs = _count(shard, "runs")
    merge_shards(tmp_path / "all.db", [shard, copy])
    assert _count(tmp_path / "all.db", "runs") == runs + 1
    with Archive.open(tmp_path / "all.db") as archive:
        files = archive.captures.files("harbor")
        assert len(files) == len(set(files)) == runs + 1
        assert list(verify(archive, "harbor")) == []


def _count(path: Path, table: str) -> int:
    with Archive.open(path, read_only=True) as archive:
        return int(archive.value(f"SELECT count(*) FROM {table}"))


def test_every_table_has_its_treatment(archive: Archive) -> None:
    """A new table must be named in merge/tables.py: what is not named there is lost in a merge."""
    tables = archive.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '*_fts_*'"
    )
    assert {row["name"] for row in tables} == set(TREATMENTS)
    for row in tables:
        for key in archive.rows(f"PRAGMA foreign_key_list({row['name']})"):
            of = key["table"]
            is_numbered = of in NUMBERED or TREATMENTS[of] == "derived" or key["to"] != "id"
            assert is_numbered, f"{row['name']}.{key['from']}: the numbers of {of} are not known to a merge"


def test_a_merged_archive_is_a_shard_too(shards: list[Path], tmp_path: Path) -> None:
    merge_shards(tmp_path / "two.db", shards[:2])
    merge_shards(tmp_path / "all.db", [tmp_path / "two.db", *shards])
    merge_shards(tmp_path / "straight.db", shards)
    assert differences(told(tmp_path / "all.db"), told(tmp_path / "straight.db")) == {}
    again = merge_shards(tmp_path / "all.db", shards)
    assert (again.added, again.changed) == ({}, {})


def test_an_archive_that_goes_on_after_a_merge_keeps_what_it_did(shards: list[Path], tmp_path: Path) -> None:
    merge_shards(tmp_path / "all.db", shards)
    visit = story(3, runs=6)[-1]
    with Archive.open(tmp_path / "all.db") as archive:
        tell(archive, visit)
        archive.run("DELETE FROM leases")
    before = told(tmp_path / "all.db")
    merge_shards(tmp_path / "all.db", shards)
    assert differences(before, told(tmp_path / "all.db")) == {}
