"""Likelihoods: that they are distributions, and what the numbers come to for habits of some kinds."""

from __future__ import annotations

from math import exp, inf, log

import pytest

from archive_scraper.watch import evidence
from archive_scraper.watch.evidence import Level, Share, log_like_broken


def share(*runs: tuple[int, int]) -> Share:
    habit = Share()
    for ok, items in runs:
        habit.learn(1.0, ok, items)
    return habit


def level(*readings: float) -> Level:
    habit = Level()
    for reading in readings:
        habit.learn(1.0, reading)
    return habit


STEADY, VARYING = share(*[(95, 100)] * 10), share(*[(95, 100), (60, 100)] * 5)
RARE, PERFECT = share(*[(5, 100)] * 10), share(*[(20, 20)] * 10)
WILD, ONE, FEW = share(*[(20, 20), (0, 20)] * 5), share((1, 10)), share(*[(2, 3)] * 2)


@pytest.mark.parametrize(
    ("habit", "limit", "spread"),
    [
        pytest.param(STEADY, 0.7118, 0.02, id="three quarters of what is usual; alike as the least that is believed"),
        pytest.param(VARYING, 0.4757, 0.1277, id="further below where runs vary"),
        pytest.param(RARE, 0.0051, 0.02, id="a tenth of what is rare"),
        pytest.param(PERFECT, 0.7463, 0.02, id="never missing"),
        pytest.param(WILD, 0.05, 0.6724, id="all or nothing"),
        pytest.param(ONE, 0.0358, 0.0308, id="one run, drawn to what is assumed of every source"),
        pytest.param(FEW, 0.4688, 0.02, id="two small runs"),
    ],
)
def test_below_which_share_it_is_broken(habit: Share, limit: float, spread: float):
    assert habit.limit() == pytest.approx(limit, abs=1e-4)
    assert habit._spread(habit.usual) == pytest.approx(spread, abs=1e-4)  # what the limit is made of


def test_the_widest_spread_is_less_than_one():
    """All items of a run alike would make its habit a coin, and dividing by the strength of none."""
    habit = share(*[(400, 400), (0, 400)] * 200)
    assert habit._spread(0.5) == 0.9


@pytest.mark.parametrize(
    ("runs", "means"),
    [
        ([], (0.5, 0.5)),
        ([(1, 10)], (0.1667, 0.1667)),
        ([(600, 1000), (19, 20)], (0.6161, 0.7737)),  # a wide run counts as 400 items, once for each run
    ],
)
def test_a_mean_of_items_and_one_of_runs(runs: list[tuple[int, int]], means: tuple[float, float]):
    assert share(*runs).means() == pytest.approx(means, abs=1e-4)


@pytest.mark.parametrize(
    ("habit", "ok", "items", "as_always", "broken"),
    [
        pytest.param(STEADY, 5, 10, -7.604, -2.126, id="half of ten, of a source that has all but a few"),
        pytest.param(STEADY, 700, 1000, -13.911, None, id="a wide run counts as 400 items"),
        pytest.param(STEADY, 0, 20, None, -2.705, id="none of twenty"),
        pytest.param(VARYING, 5, 10, -2.715, -2.489, id="half, where runs vary"),
        pytest.param(WILD, 5, 10, -3.312, -11.46, id="half, where it is all or nothing"),
        pytest.param(ONE, 5, 10, -3.307, -13.073, id="half, where one in ten is usual"),
        pytest.param(FEW, 5, 10, -2.002, -2.517, id="half, where little is known"),
    ],
)
def test_log_likelihoods(habit: Share, ok: int, items: int, as_always: float | None, broken: float | None):
    if as_always is not None:
        assert habit.as_always(ok, items) == pytest.approx(as_always, abs=1e-3)
    if broken is not None:
        assert habit.broken(ok, items) == pytest.approx(broken, abs=1e-3)


@pytest.mark.parametrize("habit", [PERFECT, VARYING, ONE, FEW], ids=["perfect", "varying", "one run", "few"])
def test_likelihoods_of_a_run_add_up_to_one(habit: Share):
    assert sum(exp(habit.as_always(ok, 12)) for ok in range(13)) == pytest.approx(1.0, abs=1e-6)
    assert sum(exp(habit.broken(ok, 300)) for ok in range(301)) == pytest.approx(1.0, abs=1e-6)


def test_broken_is_the_mean_over_all_shares_below_the_limit():
    limit, steps = STEADY.limit(), 20_000
    shares = [limit * (step + 0.5) / steps for step in range(steps)]
    choose = 10 * 9 * 8 / 6
    mean = sum(choose * p**3 * (1 - p) ** 7 for p in shares) / steps
    assert STEADY.broken(3, 10) == pytest.approx(log(mean), abs=1e-6)
    assert evidence._log_binomial_above(10, 10, 0.5) == -inf  # more than all of them: never


@pytest.mark.parametrize(
    ("habit", "value", "as_always", "broken"),
    [
        pytest.param(level(*[20] * 10), 20, -1.316, -inf, id="as ever"),
        pytest.param(level(*[20] * 10), 15, -5.447, -2.708, id="three quarters is the limit"),
        pytest.param(level(*[20] * 10), 10, -10.084, -2.708, id="half"),
        pytest.param(level(*[20] * 10), 0, -30.0, -2.708, id="empty, as never before"),
        pytest.param(level(20), 10, -5.806, -2.708, id="half of what was seen once"),
        pytest.param(level(*[10, 30] * 10), 10, -3.786, -2.708, id="half, where it varies"),
        pytest.param(level(*[2] * 10), 1, -2.0816, -0.405, id="one of two: half a teaser is the least deviation"),
        pytest.param(level(*[1] * 10), 1, -0.2573, -0.0, id="below one teaser there is none"),
        pytest.param(level(*[20, 0] * 5), 0, -3.798, -2.015, id="empty, as often before"),
    ],
)
def test_levels(habit: Level, value: float, as_always: float, broken: float):
    assert habit.as_always(value) == pytest.approx(as_always, abs=1e-3)
    assert habit.broken(value) == pytest.approx(broken, abs=1e-3)


@pytest.mark.parametrize("runs", [1, 3, 40], ids=["heavy tails at first", "three runs", "never lighter than eight"])
def test_a_level_is_a_density(runs: int):
    habit = level(*[20] * runs)
    step = 0.05
    total = sum(exp(habit.as_always(20 + step * n)) * step for n in range(-390, 20_000))
    below = sum(exp(habit.as_always(20 - step * n)) * step for n in range(390, 399))
    assert total + below == pytest.approx(1.0, abs=0.02)
    tail = habit.as_always(30) - habit.as_always(20)
    assert tail == pytest.approx({1: -3.870, 3: -5.4192, 40: -13.6805}[runs], abs=1e-2)


@pytest.mark.parametrize(
    ("ok", "items", "before", "likelihood"),
    [
        pytest.param(0, 20, (0, 10), -0.541, id="nothing, as when it broke"),
        pytest.param(0, 20, (5, 200), -0.693, id="what broke counts as twenty items at most"),
        pytest.param(3, 5, (0, 0), -2.144, id="anything, where nothing was seen yet"),
    ],
)
def test_like_the_broken_runs(ok: int, items: int, before: tuple[int, int], likelihood: float):
    assert log_like_broken(ok, items, *before) == pytest.approx(likelihood, abs=1e-3)
