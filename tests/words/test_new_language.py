"""A new language is one new file: the byline it opens is read in a text, on an article and in a listing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from archive_scraper.words import book

if TYPE_CHECKING:
    from pathlib import Path

# Nobody speaks it.
LANGUAGE = '[byline]\nopens = "zorgu"\n\n[date]\npublished = "blimpel*"\n'

ARTICLE = """<html><head><title>The pier stays</title></head><body><main><article><h1>The pier stays</h1>
<p>Zorgu Ada Marlowe</p>
<p>The harbour board voted on the last day of winter to keep the old pier, which a storm had damaged in the autumn.</p>
<p>Repairs begin in spring and are to last a year, the board said, and the ferry will land at the northern quay.</p>
<p>The town pays a third of them, the county the rest; both had wanted a new pier at first, which costs less.</p>
</article></main></body></html>"""

TEASER = """<div class="teaser"><h2><a href="/2024/{0}">The {1} stays where it is</a></h2>
<div>Zorgu Ada Marlowe</div><p>The board voted to keep the {1}, which a storm had damaged in autumn.</p></div>"""
LISTING = (
    "<html><head><title>News</title></head><body><main>"
    + "".join(
        TEASER.format(number, thing) for number, thing in enumerate(("pier", "quay", "ferry", "crane", "mole"), 1)
    )
    + "</main></body></html>"
)

SCRIPT = """
import json, sys
from archive_scraper.extract.article import extract_article
from archive_scraper.extract.page import Page
from archive_scraper.extract.listing import extract_listing
from archive_scraper.normalize.dates import read_date
from archive_scraper.normalize.bylines import read_byline
article, listing = json.load(sys.stdin)
page = extract_article(Page.from_bytes(article.encode(), "https://example.org/2024/1"))
items = extract_listing(Page.from_bytes(listing.encode(), "https://example.org/news")).items
print(json.dumps({
    "line": [author.name for author in read_byline("Zorgu Ada Marlowe").authors],
    "article": [author.name for author in read_byline(page.byline_raw or "").authors],
    "listing": [[author.name for author in read_byline(item.byline_raw or "").authors] for item in items],
}))
"""


@pytest.mark.parametrize("written", [False, True], ids=["without the file", "with the file"])
def test_one_file_is_enough(tmp_path: Path, *, written: bool):
    shutil.copytree(book.FOLDER.parent, tmp_path / "archive_scraper", ignore=shutil.ignore_patterns("__pycache__"))
    if written:
        (tmp_path / "archive_scraper" / "words" / "xx.toml").write_text(LANGUAGE, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([ARTICLE, LISTING]),
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    names = ["Ada Marlowe"] if written else []
    line = names or ["Zorgu Ada Marlowe"]
    assert json.loads(ran.stdout) == {"line": line, "article": names, "listing": [names] * 5}
