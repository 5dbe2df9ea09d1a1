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


def test_a_pass_waits_for_as_long_as_it_is_worth():
    passes = Passes()
    turns = MatchTurns(lambda: passes.now)
    for _ in range(10 * REST):  # a run ends each second
        turns.take(passes, changed=True, last=False)
        passes.now += 1
    assert len(passes.done) == 10
    turns.take(passes, changed=False, last=True)  # of what the others changed
    assert len(passes.done) == 11


def test_nothing_is_matched_where_nobody_changed_anything():
    passes = Passes()
    turns = MatchTurns(lambda: passes.now)
    turns.take(passes, changed=False, last=False)
    turns.take(passes, changed=False, last=True)
    assert passes.done == []
    turns.take(passes, changed=True, last=True)
    turns.take(passes, changed=False, last=True)
    assert len(passes.done) == 1
