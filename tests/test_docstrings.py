"""Docstrings and comments name what exists: modules, functions, files."""

from __future__ import annotations

import io
import re
import subprocess
import tokenize
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCES = [path for folder in ("archive_scraper", "pipelines", "spiders") for path in (ROOT / folder).rglob("*.py")]
ROOMS = sorted(path.name for path in (ROOT / "archive_scraper").iterdir() if (path / "__init__.py").is_file())
# "see normalize.summaries", "store/names.author_key": a room of the package and what stands in it.
DOTTED = re.compile(rf"(?<![\w./@-])(?:archive_scraper\.)?((?:{'|'.join(ROOMS)})(?:\.[A-Za-z_]\w*)+)(?![\w/(]*@)")
FILE = re.compile(r"(?<![\w/.*{}-])((?:[\w-]+/)*[\w-]+\.(?:py|toml|json|jsonl|md|html|css))\b(?!\.)")
# Files of the user, of a browser, or of other people, which stand in no checkout of ours.
NOT_OURS = re.compile(r"readability|lxml|my-site|example|page\.html|index|default|run\.json|name\.toml|NAME|last\.html")


def texts(path: Path) -> Iterator[str]:
    """Yield the comments and docstrings of a file."""
    source = path.read_text(encoding="utf-8")
    before = tokenize.NEWLINE
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
            continue
        if token.type == tokenize.STRING and before in {tokenize.NEWLINE, tokenize.INDENT, tokenize.NL}:
            yield token.string
        before = token.type


def resolves(name: str) -> bool:
    """Tell whether a dotted name leads to a package, a module, or something that a module defines."""
    place = ROOT / "archive_scraper"
    parts = name.split(".")
    while parts and (place / parts[0]).is_dir():
        place /= parts.pop(0)
    if not parts:
        return True
    module = place / f"{parts[0]}.py"
    if module.is_file():
        parts.pop(0)
    else:
        module = place / "__init__.py"
    source = module.read_text(encoding="utf-8") if module.is_file() else ""
    return all(re.search(rf"\b{re.escape(part)}\b", source) for part in parts)


@pytest.fixture(scope="module")
def files() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [f"/{line}" for line in listed.stdout.splitlines()]


@pytest.mark.parametrize("path", SOURCES, ids=[str(path.relative_to(ROOT)) for path in SOURCES])
def test_what_is_named_exists(path: Path, files: list[str]):
    wrong = []
    for text in texts(path):
        wrong += [name for name in DOTTED.findall(text) if not resolves(name)]
        wrong += [
            name
            for name in FILE.findall(text)
            if not NOT_OURS.search(name) and not any(f.endswith(f"/{name}") for f in files)
        ]
    assert not wrong


def test_a_name_that_does_not_exist_is_found():
    assert resolves("signs.labels")
    assert resolves("signs.labels.read_labels")
    assert resolves("crawl.options.CrawlOptions")
    assert not resolves("extract.labels")
    assert not resolves("signs.labels.read_titles")
