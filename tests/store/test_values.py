"""Values on their way into a row."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.store.values import fold, timestamp, to_json


@settings(max_examples=300)
@given(st.text(st.characters(max_codepoint=127)) | st.text())
def test_folding_keeps_letters_and_digits_alone(text):
    assert fold(text) == "".join(re.findall(r"\w+", text.casefold()))


def test_one_moment_in_two_zones_is_one_timestamp():
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert (
        timestamp(moment.astimezone(timezone(timedelta(hours=5)))) == timestamp(moment) == "2026-03-01T12:00:00+00:00"
    )
    with pytest.raises(ValueError, match="no time zone"):
        timestamp(datetime(2026, 3, 1, 12))  # noqa: DTZ001 # that is the mistake


def test_json_is_compact_and_readable():
    assert to_json({"a": ["é", 1, None]}) == '{"a":["é",1,null]}'
