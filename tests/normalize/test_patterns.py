"""Expressions that users write: which of them are refused before anything is read with them."""

import pytest

from archive_scraper.normalize.patterns import fault_of


@pytest.mark.parametrize("pattern", ["^/reports/[^/]+", r"^/\d{4}/\d\d/", "(?:news|tag)s?/"])
def test_sound_patterns_have_no_fault(pattern):
    assert fault_of(pattern) is None


def test_a_pattern_that_is_none_is_said_to_be_none():
    assert (fault_of("(") or "").startswith("is not a regular expression")


@pytest.mark.parametrize("pattern", ["^/(a|aa)+$", "^/(?:tag|s|ss)+$"])
def test_nested_repeats_are_found_by_the_letters_of_the_pattern(pattern):
    assert (fault_of(pattern) or "").startswith("takes for ever")
