"""When a source is due."""

from datetime import UTC, datetime, timedelta

import pytest

from archive_scraper.errors import UsageError
from archive_scraper.watch.cadence import Cadence, back_off, read_cadence

NOW = datetime(2024, 5, 10, 12, 0, tzinfo=UTC)  # a Friday


@pytest.mark.parametrize(
    ("every", "due"),
    [
        ("90m", "2024-05-10T13:30"),
        ("6h", "2024-05-10T18:00"),
        ("2w", "2024-05-24T12:00"),
        ("0 3 * * *", "2024-05-11T03:00"),
        ("30 4 * * 0", "2024-05-12T04:30"),  # Sunday, as cron counts
        ("30 4 * * 7", "2024-05-12T04:30"),
        ("0 6 * * 1-5", "2024-05-13T06:00"),
        ("*/15 * * * *", "2024-05-10T12:15"),
    ],
)
def test_due_after(every, due):
    cadence = read_cadence(every)
    assert cadence.due_after(NOW, cadence.first_wait()).isoformat().startswith(due)


@pytest.mark.parametrize("every", ["", "often", "0h", "6 hours", "* * *", "61 * * * *", "0 3 * * * *"])
def test_refuses(every):
    with pytest.raises(UsageError, match="cadence"):
        read_cadence(every)


def test_an_adaptive_wait_follows_the_source_within_its_bounds():
    cadence = read_cadence("6h", adaptive=True, shortest="1h", longest="1d")
    wait = cadence.first_wait()
    for _ in range(20):
        wait = cadence.next_wait(wait, found=True)
    assert wait == 60
    for _ in range(20):
        wait = cadence.next_wait(wait, found=False)
    assert wait == 24 * 60


def test_a_fixed_wait_stays():
    assert read_cadence("6h").next_wait(360, found=True) == 360
    with pytest.raises(UsageError, match="cannot adapt"):
        read_cadence("0 3 * * *", adaptive=True)


@pytest.mark.parametrize(
    ("wait", "found", "following"),
    [
        (360, True, 241),  # two thirds
        (360, False, 540),  # half as much again
        (60, True, 60),  # an hour at the least
        (9000, False, 7 * 24 * 60),  # a week at most
    ],
)
def test_an_adaptive_wait_by_default(wait: int, found: bool, following: int):
    assert Cadence(every="6h", adaptive=True).next_wait(wait, found=found) == following


@pytest.mark.parametrize(("every", "minutes"), [("45m", 45), ("3h", 180), ("2d", 2880), ("1w", 10080)])
def test_units(every: str, minutes: int):
    assert read_cadence(every).first_wait() == minutes


@pytest.mark.parametrize(
    ("failures", "wait", "minutes"),
    [
        (1, None, 15),
        (2, None, 30),
        (4, None, 120),
        (5, 60, 60),  # never later than the source's own wait
        (5, 3, 15),  # nor sooner than the first try
        (13, None, 15 * 2**12),
        (14, None, 15 * 2**12),  # 43 days, and no more
    ],
)
def test_failed_runs_back_off(failures: int, wait: int | None, minutes: int):
    assert back_off("9999w", failures, NOW, wait) - NOW == timedelta(minutes=minutes)
