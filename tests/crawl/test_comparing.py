"""Two channels of one source: what the one lacks of the other, and whether it may stand in for it."""

from __future__ import annotations

import pytest

from archive_scraper.crawl.comparing import covers, lack

DAYS = {letter: f"2026-03-{number:02}" for number, letter in enumerate("abcdefghijklmnop", 1)}


@pytest.mark.parametrize(
    ("own", "other", "dates", "expected", "lacking", "behind"),
    [
        pytest.param("fedcba", "fedcba", DAYS, 5, "", "", id="the same"),
        pytest.param("dcba", "fedcba", DAYS, 6, "fe", "fe", id="it stands still"),
        pytest.param("dcba", "fedcba", {}, 6, "fe", "fe", id="it stands still, and nothing has a date"),
        pytest.param("fdcba", "fedcba", DAYS, 6, "e", "", id="one in the middle"),
        pytest.param("fe", "fedcba", DAYS, 2, "", "", id="it is shorter"),
        pytest.param("fe", "fedcba", {}, 2, "", "", id="it is shorter, and nothing has a date"),
        pytest.param("ponmla", "ponmlkjihg", DAYS, 5, "", "", id="an old one is pinned to its top"),
        pytest.param("dcba", "ponm", DAYS, 4, "ponm", "ponm", id="nothing of it"),
        pytest.param("dcba", "ponm", {}, 0, "", "", id="nothing of it, and nothing has a date"),
        pytest.param("", "ponm", DAYS, 0, "", "", id="it shows nothing"),
        pytest.param("cba", "dcba", dict.fromkeys("abcd", "2026-03-01"), 4, "d", "d", id="all of one day"),
    ],
)
def test_what_a_channel_lacks(own, other, dates, expected, lacking, behind):
    found = lack(own, other, dates)
    assert (found.expected, "".join(found.lacking), "".join(found.behind)) == (expected, lacking, behind)


@pytest.mark.parametrize(
    ("own", "other", "is_kin"),
    [
        pytest.param("dcba", "hgfedcb", True, id="it stands still"),
        pytest.param("gea", "hgfedcba", False, id="a section of the whole"),
        pytest.param("dcba", "ponm", False, id="nothing in common"),
        pytest.param("ba", "cba", False, id="too few"),
    ],
)
def test_only_kin_may_be_behind(own, other, is_kin):
    assert lack(own, other, DAYS).is_kin is is_kin


@pytest.mark.parametrize(
    ("ever", "own", "other", "dates", "stands_in"),
    [
        pytest.param("abcdef", "fed", "fedcba", DAYS, True, id="it has shown all"),
        pytest.param("def", "fed", "fedcba", DAYS, True, id="what it never showed is older than its reach"),
        pytest.param("def", "fed", "fedcba", {}, True, id="the same by places"),
        pytest.param("abcde", "edc", "fedcba", DAYS, False, id="the newest is missing"),
        pytest.param("abcdf", "fdc", "fedcba", {}, False, id="one between is missing"),
        pytest.param("ef", "fe", "fedcba", DAYS, False, id="two in common prove little"),
        pytest.param("ef", "fe", "fe", DAYS, True, id="but all of two do"),
        pytest.param("", "", "fed", DAYS, False, id="it has shown nothing"),
        pytest.param("ponm", "ponm", "fed", DAYS, False, id="a blog"),
        pytest.param("def", "fed", "", DAYS, False, id="the other one was never read"),
    ],
)
def test_what_stands_in(ever, own, other, dates, stands_in):
    assert covers(set(ever), own, other, dates) is stands_in
