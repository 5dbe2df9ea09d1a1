"""captures verify: what is wrong is named, each with what to do, and what killed runs leave can be mended."""

from __future__ import annotations

import gzip
import re
import shutil

import pytest
from click.testing import CliRunner
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.captures.verify import leased, verify, verify_folders
from archive_scraper.cli.main import cli as program
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.errors import LeaseHeldError
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

NAME = "small-site"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Two runs, the second with revisits."""
    folder = tmp_path_factory.mktemp("crawled")
    with SmallSite() as site:
        site.publish(4)
        rules = site.rules_file(folder)
        crawl_here(rules, folder / "archive.db")
        site.pieces[0].paragraphs += 1
        site.publish(1)
        crawl_here(rules, folder / "archive.db", CrawlOptions(full=True))
    return folder


@pytest.fixture
def db(crawled, tmp_path):
    shutil.copytree(crawled, tmp_path, dirs_exist_ok=True)
    return tmp_path / "archive.db"


def findings(db, *, mend=False):
    with Archive.open(db) as archive:
        return [*verify(archive, NAME, mend=mend), *verify_folders(archive, mend=mend)]


def path(db, name="1.warc.gz"):
    return db.parent / "captures" / NAME / name


def test_what_a_crawl_wrote_is_good(db):
    assert findings(db) == []


def flip(file, at):
    data = bytearray(file.read_bytes())
    data[at] ^= 0xFF
    file.write_bytes(data)


def swap_records(db):
    with Archive.open(db) as archive:
        archive.run("UPDATE captures SET length = length - 1, request_length = request_length + 1 WHERE id = 2")


def other_digest(db):
    with Archive.open(db) as archive:
        archive.run("UPDATE captures SET digest = 'sha256:A' WHERE id = 2")


def other_address(db):
    with Archive.open(db) as archive:
        archive.run("UPDATE captures SET url = 'https://harbour.example/' WHERE id = 2")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda db: path(db).unlink(), r"cannot be read: No such file.* of 5 captures: restore"),
        (lambda db: flip(path(db), 400), r"the capture of http\S+ of \S+ at byte \d+ is damaged .*restore"),
        (lambda db: flip(path(db), 20), r"its first record is damaged"),
        (lambda db: path(db).write_bytes(path(db).read_bytes()[:-10]), "the file ends before it does"),
        (swap_records, "is no whole record"),
        (other_digest, "is not what its digest in the index says"),
        (other_address, "is one of http"),
    ],
    ids=["gone", "flipped", "head", "cut", "place", "digest", "address"],
)
def test_damage_is_named_and_cannot_be_mended(db, damage, words):
    damage(db)
    found = findings(db)
    assert any(re.search(words, str(finding)) for finding in found), found
    assert not any(finding.is_mended for finding in findings(db, mend=True))


def test_no_file_elsewhere_is_touched(db):
    with Archive.open(db) as archive:
        archive.run("UPDATE captures SET file = '../' || file WHERE run_id = 1")
    elsewhere = db.parents[1] / "captures" / NAME / "1.warc.gz"
    elsewhere.parent.mkdir(parents=True, exist_ok=True)
    elsewhere.write_bytes(b"somebody's")
    found = findings(db, mend=True)
    assert any("stands outside of the folder" in str(finding) for finding in found)
    assert elsewhere.read_bytes() == b"somebody's"
    elsewhere.unlink()


def test_a_record_that_is_sound_gzip_and_another_text(db):
    with Archive.open(db) as archive:
        capture = archive.captures.in_file(f"captures/{NAME}/1.warc.gz")[1]
    data = path(db).read_bytes()
    end = capture.offset + capture.length
    plain = gzip.decompress(data[capture.offset : end]).replace(b"Ada Marlowe", b"Eve Marlowe")
    forged = gzip.compress(plain, mtime=0)
    path(db).write_bytes(data[: capture.offset] + forged + data[end:])
    with Archive.open(db) as archive:
        shift = len(forged) - capture.length
        archive.run("UPDATE captures SET length = ? WHERE id = ?", (len(forged), capture.id))
        archive.run(
            "UPDATE captures SET offset = -offset WHERE file = ? AND offset > ?", (capture.file, capture.offset)
        )
        archive.run("UPDATE captures SET offset = -offset + ? WHERE offset < 0", (shift,))
    (finding,) = findings(db)
    assert "is not what its digest says" in str(finding)


def leave_tail(db):
    with path(db).open("ab") as file:
        file.write(b"x" * 700)


def leave_gap(db):
    with Archive.open(db) as archive, archive.transaction():
        archive.captures.remove(7)  # in the middle of the second run


def leave_folder(db):
    folder = path(db).parents[1] / "gone"
    folder.mkdir()
    (folder / "1.warc.gz").touch()


@pytest.mark.parametrize(
    ("leave", "words"),
    [
        (leave_tail, "700 bytes at byte"),
        (leave_gap, "bytes at byte"),
        (lambda db: path(db, "99.warc.gz").write_bytes(b"x" * 9), r"99\.warc\.gz: belongs to no capture \(9 bytes\)"),
        (lambda db: path(db, ".2-1.warc.gz.77.part").write_bytes(b"x"), "belongs to no capture"),
        (leave_folder, "gone/1"),
    ],
    ids=["tail", "gap", "orphan", "unfinished", "source"],
)
def test_what_belongs_to_no_capture_is_named_and_taken_out(db, leave, words):
    with Archive.open(db) as archive:
        before = archive.rows("SELECT id, url, at, digest FROM captures ORDER BY id")
    leave(db)
    (finding,) = findings(db)
    assert re.search(words, str(finding))
    assert "captures verify --repair" in str(finding)
    (mended,) = findings(db, mend=True)
    assert mended.is_mended
    assert findings(db) == []
    with Archive.open(db) as archive:
        after = archive.rows("SELECT id, url, at, digest FROM captures ORDER BY id")
    assert [row for row in before if row not in after] == ([before[6]] if leave is leave_gap else [])


def test_while_a_crawl_is_at_work_what_it_writes_is_no_fault(db):
    leave_tail(db)
    with Archive.open(db) as working, leased(working, NAME):
        assert findings(db) == []
        with pytest.raises(LeaseHeldError):
            findings(db, mend=True)
    assert len(findings(db)) == 1


def typed(*arguments):
    return CliRunner().invoke(program, [str(argument) for argument in arguments], catch_exceptions=False).output


def test_a_renamed_source_keeps_its_files(db):
    rules = db.parent / "sources"
    rules.mkdir()
    (db.parent / f"{NAME}.toml").rename(rules / f"{NAME}.toml")
    typed("sources", "rename", NAME, "harbour", "--db", db, "--sources-dir", rules)
    assert "11 captures checked, all good" in typed("captures", "verify", "--db", db)
    typed("sources", "remove", "harbour", "--articles", "--yes", "--db", db, "--sources-dir", rules)
    assert list((db.parent / "captures").rglob("*")) == []
    assert typed("captures", "verify", "--db", db) == "0 captures checked, all good\n"


def test_removing_a_source_leaves_the_files_of_another_in_its_folder(db):
    with Archive.open(db) as archive:
        archive.sources.register(SiteRules(name="other", start_urls=("https://other.example/",)), "tests")
        with archive.transaction():  # as after a rename, when another source took the old name
            archive.run("UPDATE captures SET source = 'other', run_id = NULL WHERE run_id = 1 AND body_id IS NULL")
            archive.run("UPDATE articles SET capture_id = NULL")
            archive.run("UPDATE captures SET body_id = NULL")
    orphan = path(db, "7.warc.gz")
    orphan.write_bytes(path(db).read_bytes())
    done = typed("sources", "remove", NAME, "--articles", "--yes", "--db", db)
    assert "6 captures removed" in done
    assert [file.name for file in path(db).parent.iterdir()] == ["1.warc.gz"]
