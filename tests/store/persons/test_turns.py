"""Persons are matched by turns: none is left out at the end, and runs that end all the time do little else."""

from __future__ import annotations

from archive_scraper.store.persons.turns import REST, MatchTurns


class Passes:
    """Passes that take a second each, by a clock of their own."""

    def __init__(self):
        self.now = 100.0
        self.done = []

    def match(self):
        self.done.append(self.now)
        self.now += 1


def turns_of(passes, runs):
    turns = MatchTurns(lambda: passes.now)
    for _ in range(runs):
        turns.expect()
    return turns


def test_a_pass_waits_for_as_long_as_it_is_worth():
    passes = Passes()
    turns = turns_of(passes, 10 * REST + 1)
    for _ in range(10 * REST):  # a run ends each second
        turns.take(passes, changed=True)
        passes.now += 1
    assert len(passes.done) == 10
    turns.take(passes, changed=False)  # of what the others changed
    assert len(passes.done) == 11


def test_nothing_is_matched_where_nobody_changed_anything():
    passes = Passes()
    turns = turns_of(passes, 4)
    turns.take(passes, changed=False)
    turns.take(passes, changed=False)
    assert passes.done == []
    turns.take(passes, changed=True)
    turns.take(passes, changed=False)
    assert len(passes.done) == 1
