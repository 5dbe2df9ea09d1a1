"""Usual ends of teasers in many languages, each once: what is left of them, and whether the site cut them."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive_scraper.normalize.summaries import read_summary

ROWS = [
    line.rsplit(" => ", 1)
    for line in Path(__file__).with_name("summary_forms.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_form_is_read(text: str, expected: str):
    verdict, _, summary = expected.partition(" ")
    found = read_summary(text)
    assert (found.text, found.truncated) == (summary, verdict == "CUT")
    assert read_summary(found.text).text == summary
