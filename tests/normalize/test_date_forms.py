"""Usual forms of date lines in many languages, each once: what they say on 15 June 2024 at noon."""

from __future__ import annotations

from datetime import datetime

import pytest
from form_rows import read_forms

from archive_scraper.normalize.dates import read_date

NOW = datetime(2024, 6, 15, 12)  # noqa: DTZ001 - a local moment


def _rows():
    """Yield the language, the order of numbers (a heading names both), the text and the date, "-" for none."""
    for heading, text, expected in read_forms("date_forms.txt"):
        language, _, order = heading.partition(" ")
        yield pytest.param(language, order or None, text, expected, id=f"{language}: {text}")


@pytest.mark.parametrize(("language", "order", "text", "expected"), list(_rows()))
def test_form_is_read(language: str, order: str | None, text: str, expected: str):
    found = read_date(text, now=NOW, language=language, order=order).date
    assert (found.value if found else "-") == expected
