"""When a source is due."""

from datetime import UTC, datetime

import pytest

from archive_scraper.errors import UsageError
from archive_scraper.watch.cadence import read_cadence

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
