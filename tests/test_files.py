"""Files are whole or not there."""

import subprocess
import sys
from pathlib import Path

import pytest

from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.files import replacing, write_whole


def fail_half_way(target, error):
    with replacing(target) as path:
        path.write_text("half")
        raise error


def test_what_ends_well_takes_the_place(tmp_path):
    target = tmp_path / "report.html"
    write_whole(target, "one")
    target.chmod(0o640)
    write_whole(target, "two\r\n")
    assert target.read_bytes() == b"two\r\n"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("error", "raised", "words"),
    [
        (OSError(28, "No space left on device"), ArchiveError, "report.html: cannot be written: No space left"),
        (PermissionError(13, "Permission denied"), ArchiveError, "Permission denied"),
        (ValueError("not ours"), ValueError, "not ours"),
        (KeyboardInterrupt(), KeyboardInterrupt, None),
    ],
)
def test_what_fails_leaves_the_old_file(tmp_path, error, raised, words):
    target = tmp_path / "report.html"
    target.write_text("old")
    with pytest.raises(raised, match=words):
        fail_half_way(target, error)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_places_that_are_none(tmp_path):
    (tmp_path / "file").touch()
    for target, words in [
        (tmp_path, "Is a directory"),
        (tmp_path / "no" / "report.html", "No such file or directory"),
        (tmp_path / "file" / "report.html", "Not a directory"),
    ]:
        with pytest.raises(UsageError, match=words):
            write_whole(target, "text")


def test_a_link_keeps_pointing_to_its_file(tmp_path):
    (tmp_path / "far").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "far" / "file")
    write_whole(link, "text")
    assert link.is_symlink()
    assert (tmp_path / "far" / "file").read_text() == "text"


def test_a_device_is_written_to_as_it_is():
    code = (
        "from pathlib import Path; from archive_scraper.files import write_whole; write_whole(Path('/dev/stdout'), 'x')"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"x"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_device_is_said(tmp_path):
    link = tmp_path / "link"
    link.symlink_to("/dev/full")
    with pytest.raises(ArchiveError, match="No space left on device"):
        write_whole(link, "text")
