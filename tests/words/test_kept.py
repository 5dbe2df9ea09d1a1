"""What is built from the book of words is kept for the next process: the same as built anew, and never stale."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest

import archive_scraper.normalize
import archive_scraper.signs
from archive_scraper.normalize.late import Late
from archive_scraper.words import book, kept

if TYPE_CHECKING:
    from pathlib import Path

_PROGRAM = """
import json
from archive_scraper.normalize.bylines.vocabulary import vocabulary
from archive_scraper.signs.buttons import is_generic
from archive_scraper.words import book, kept
opens = sorted(book.words("byline.opens"))
print(json.dumps([opens, len(vocabulary().bits), is_generic("Weiterlesen"), len(kept._new)]))
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a copy of the package that nothing was kept of."""
    shutil.copytree(book.FOLDER.parent, tmp_path / "archive_scraper", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "archive_scraper"


def _run(package: Path, **environment: str) -> list[object]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=package.parent, capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": str(package.parent)} | environment,
    )  # fmt: skip
    assert done.stderr == ""
    found: list[object] = json.loads(done.stdout)
    return found


def _files(package: Path) -> list[Path]:
    return list((package / "words" / "__pycache__").glob("kept.*.tables*"))


def test_the_next_process_builds_nothing(package: Path):
    *first, built = _run(package)
    assert built
    assert _run(package) == [*first, 0]
    assert len(_files(package)) == 1


def test_a_changed_word_counts_at_once(package: Path):
    opens, *_ = _run(package)
    assert isinstance(opens, list)
    assert "zog" not in opens
    german = package / "words" / "de.toml"
    german.write_text(german.read_text(encoding="utf-8").replace('opens = "von', 'opens = "zog, von', 1))
    assert "zog" in _run(package)[0]  # type: ignore[operator]


@pytest.mark.parametrize("spoiled", [b"", b"no such file", b"\xfa" * 100])
def test_a_file_that_cannot_be_read_is_written_anew(package: Path, spoiled: bytes):
    *first, built = _run(package)
    (file,) = _files(package)
    file.write_bytes(spoiled)
    assert _run(package) == [*first, built]
    assert _run(package) == [*first, 0]


def test_nothing_is_written_where_python_writes_no_bytecode(package: Path):
    _run(package, PYTHONDONTWRITEBYTECODE="1")
    assert _files(package) == []


def test_bytecode_elsewhere_takes_it_along(package: Path, tmp_path: Path):
    _run(package, PYTHONPYCACHEPREFIX=str(tmp_path / "elsewhere"))
    assert _files(package) == []
    assert list((tmp_path / "elsewhere").rglob("kept.*.tables"))


def _late_expressions() -> dict[tuple[str, int], None]:
    found = {}
    for room in (archive_scraper.normalize, archive_scraper.signs):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Late):
                    found[value.pattern, int(value.flags)] = None
    return found


def test_expressions_from_their_code_are_those_that_re_compiles():
    expressions = _late_expressions()
    assert len(expressions) > 50
    for pattern, flags in expressions:
        again = kept._from_code(pattern, kept._code_of(pattern, flags))
        expected = re.compile(pattern, flags)
        assert again == expected  # compares the code too
        assert (again.groupindex, again.groups, again.flags) == (expected.groupindex, expected.groups, expected.flags)


def test_a_wrong_expression_is_an_error():
    with pytest.raises(re.error):
        kept.compiled("(")
