"""Invented strings as newsrooms of many languages print them: ``tests/newsrooms/*.txt``, a file a language.

A row is "b" (byline), "l" (link), "d" (date) or "s" (summary), the text as printed, "=>" and what is read: names
("; " between, "*" before an organization, "-" for nobody); READ, STOOD, GOES or NEITHER and the outlet; the ISO date at
the time of NOW ("-" for none); the summary and "T" where the site cut it. "\\n" is a line break.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from archive_scraper.normalize.bylines import read_byline
from archive_scraper.normalize.dates import read_date
from archive_scraper.normalize.links import read_link
from archive_scraper.normalize.summaries import read_summary

NOW = datetime(2026, 3, 18, 12)  # noqa: DTZ001 - as the pipelines hand it in
SITE = "quay.example"
KINDS = {"READ": "read_full", "STOOD": "originally_published", "GOES": "continue", "NEITHER": "not_external"}
FILES = sorted((Path(__file__).parent.parent / "newsrooms").glob("*.txt"))


def read(kind: str, text: str, language: str) -> str:
    """Return what is read from a text, as the rows write it."""
    if kind == "b":
        authors = read_byline(text, language=language).authors
        return "; ".join(("*" if author.type == "organization" else "") + author.name for author in authors) or "-"
    if kind == "l":
        link = read_link(text, site=SITE)
        word = next(word for word, name in KINDS.items() if name == link.kind)
        return f"{word} {link.publication}" if link.publication else word
    if kind == "d":
        date = read_date(text, now=NOW, language=language).date
        return date.value if date else "-"
    summary = read_summary(text)
    return f"{summary.text} => {'T' if summary.truncated else 'F'}"


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_reads_what_the_newsrooms_of_a_language_print(path: Path):
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    assert rows
    wrong = []
    for row in rows:
        text, _, expected = row[2:].partition(" => ")
        if (found := read(row[0], text.replace("\\n", "\n"), path.stem)) != expected:
            wrong.append(f"{row}   read: {found}")
    assert not wrong, "\n".join(wrong)
