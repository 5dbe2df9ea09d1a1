"""A year of nightly runs: breakages are found, quiet weeks are not taken for them. See docs/watching.md."""

from statistics import median

import pytest
from simulated_year import BREAKAGES, SOURCES, Year, break_day, table

# What a source shows so rarely that a year may be over before it is certain.
_SLOW = {("monthly", "bodies empty"), ("monthly", "listing frozen")}


@pytest.mark.parametrize("source", SOURCES)
def test_every_breakage_is_found_and_nothing_else(source):
    after, false, missed = {}, [], set()
    for breakage in BREAKAGES:
        seed = f"{source} {breakage}"
        outcome = Year(SOURCES[source], seed, breakage, break_day(seed)).live()
        after[breakage] = outcome.found_after
        false += outcome.false_alarms
        missed |= {(source, breakage)} if outcome.found_after is None else set()
    assert not false
    assert missed <= _SLOW
    lost_at_once = ("dates gone", "topics gone", "no teasers", "dates all today", "layout shifted")
    assert median(after[breakage] for breakage in lost_at_once) <= 2


@pytest.mark.parametrize("source", SOURCES)
def test_a_year_without_a_breakage_is_quiet(source):
    outcome = Year(SOURCES[source], f"{source} quiet").live()
    assert outcome.runs >= 365
    assert not outcome.false_alarms


@pytest.mark.soak
def test_many_years():
    lines, found, false = table(12)
    print("\n".join([*lines, *false]))
    runs = [after for delays in found.values() for after in delays]
    assert sum(after is not None for after in runs) >= 0.97 * len(runs)
    assert len(false) <= 5
