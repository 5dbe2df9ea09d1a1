"""Sums of evidence: at which height they speak, what counts as new, which items are a majority."""

from __future__ import annotations

import pytest

from archive_scraper.watch.evidence import Share
from archive_scraper.watch.track import Majority, Track


class Fixed:
    """A habit whose evidence is given, not judged."""

    runs = 1.0

    def __init__(self) -> None:
        self.learned: list[tuple[float, ...]] = []

    def broken(self, evidence: float) -> float:
        return evidence

    def as_always(self, _: float) -> float:
        return 0.0

    def learn(self, weight: float, value: float) -> None:
        self.learned.append((weight, value))


@pytest.mark.parametrize(
    ("evidence", "event"),
    [
        ((12.9,), None),
        ((13.0,), "opened"),
        ((6.0, 6.0), None),
        ((6.0, 6.0, 1.5), "opened"),
        ((12.0, -9.0, 12.0), "opened"),
    ],
)
def test_it_speaks_at_thirteen(evidence: tuple[float, ...], event: str | None):
    track = Track(Fixed())  # type: ignore[arg-type] # a habit of the test
    assert [track.look(run, (one,)) for run, one in enumerate(evidence, 1)][-1] == event


@pytest.mark.parametrize(("evidence", "event"), [(-2.9, None), (-3.1, "closed")])
def test_it_is_over_when_three_speak_for_it(evidence: float, event: str | None):
    track = Track(Fixed())  # type: ignore[arg-type]
    track.look(1, (20.0,))
    assert track.look(2, (evidence,)) == event


def test_evidence_counts_by_how_much_of_it_is_new():
    track = Track(Fixed())  # type: ignore[arg-type]
    assert track.look(1, (20.0,), weight=0.5) is None
    assert track.look(2, (20.0,), weight=0.5) == "opened"
    assert Track(Fixed()).look(1, (99.0,), most=5.0) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "now", "freshness", "weight"),
    [
        pytest.param(None, (9, 10), 0.2, 1.0, id="the first look is all new"),
        pytest.param((9, 10), (9, 10), 0.2, 0.2, id="as yesterday: what is fresh of it"),
        pytest.param((9, 10), (5, 10), 0.1, 0.4, id="much changed over night"),
        pytest.param((5, 5), (4, 5), 0.0, 0.1, id="of five, one differs by chance: half of it counts"),
        pytest.param((80, 100), (0, 100), 0.0, 0.8, id="of many, all of it counts"),
        pytest.param((9, 10), (9, 10), 3.0, 1.0, id="never more than once"),
    ],
)
def test_weight(before: tuple[int, int] | None, now: tuple[int, int], freshness: float, weight: float):
    track = Track(Share())
    if before is not None:
        track.weight(*before, 0.0)
    assert track.weight(*now, freshness) == pytest.approx(weight)


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        (0, ""),
        (1, "; 9 of 10 in the run before"),
        (2, "; 18 of 20 in the two runs before"),
        (3, "; 27 of 30 in the three runs before"),
        (7, "; 27 of 30 in the three runs before"),
    ],
)
def test_what_was_usual_is_said_of_three_runs(runs: int, said: str):
    track = Track(Share())
    for run in range(runs):
        track.look(run, (9, 10))
    assert track.past() == said
    assert track.past(bad=True) == said.replace("27 of", "3 of").replace("18 of", "2 of").replace(" 9 of", " 1 of")


@pytest.mark.parametrize(
    ("runs", "event"),
    [
        pytest.param([(0, 10), (4, 4)], None, id="fewer bad ones than are needed"),
        pytest.param([(0, 10), (5, 9)], "opened", id="more than half"),
        pytest.param([(0, 10), (5, 10)], None, id="half is no majority"),
        pytest.param([(0, 10), (3, 3), (2, 3)], "opened", id="over two runs"),
        pytest.param([(1, 5), (1, 5), (5, 9)], None, id="a fifth of them was bad before: a habit"),
        pytest.param([(1, 20), (0, 20), (5, 9)], "opened", id="one in forty was bad before"),
    ],
)
def test_majority(runs: list[tuple[int, int]], event: str | None):
    majority = Majority(5)
    assert [majority.look(run, *seen) for run, seen in enumerate(runs, 1)][-1] == event


def test_a_majority_ends_when_most_are_good():
    majority = Majority(5)
    found = [majority.look(run, *seen) for run, seen in enumerate([(0, 10), (6, 6), (3, 6), (2, 6)], 1)]
    assert found == [None, "opened", "closed", None]
