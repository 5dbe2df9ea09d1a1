"""Expressions that users write: which of them are refused before anything is read with them."""

import sys

import pytest
import regex

from archive_scraper.normalize.patterns import fault_of


@pytest.mark.parametrize("pattern", ["^/reports/[^/]+", r"^/\d{4}/\d\d/", "(?:news|tag)s?/"])
def test_sound_patterns_have_no_fault(pattern):
    assert fault_of(pattern) is None


@pytest.mark.parametrize(
    "pattern", ["^/reports/[^/]+", r"^/\d{4}/\d\d/[^/]{10,}", "/a-b", r"^/20\d\d/[a-z-]+/?$", r"/page\.html$", "//"]
)
def test_plain_paths_are_sound_without_a_trial(pattern, monkeypatch):
    assert regex.compile(pattern)
    monkeypatch.setitem(sys.modules, "regex", None)
    assert fault_of(pattern) is None


@pytest.mark.parametrize(
    "pattern", ["/[^/]+[^/]+", r"/\d+x\d+", "/a{2}", r"/\d{2}{3}", "^", "/(?:a)", "/a+", "/[^/]++"]
)
def test_anything_else_is_tried(pattern, monkeypatch):
    monkeypatch.setitem(sys.modules, "regex", None)
    with pytest.raises(ImportError):
        fault_of(pattern)


def test_a_pattern_that_is_none_is_said_to_be_none():
    assert (fault_of("(") or "").startswith("is not a regular expression")


@pytest.mark.parametrize("pattern", ["^/(a|aa)+$", "^/(?:tag|s|ss)+$"])
def test_nested_repeats_are_found_by_the_letters_of_the_pattern(pattern):
    assert (fault_of(pattern) or "").startswith("takes for ever")
