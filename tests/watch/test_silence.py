"""A source that has fallen silent, and a quiet week."""

from collections import Counter
from datetime import date, timedelta

import pytest

from archive_scraper.watch.silence import judge_silence

BEGIN = date(2024, 1, 1)


def days(*numbers):
    return Counter(BEGIN + timedelta(days=number) for number in numbers)


WORKDAYS = [number for number in range(370) if number % 7 < 5]


@pytest.mark.parametrize(
    ("published", "watched", "today", "silent"),
    [
        pytest.param(days(*range(300)), 0, 301, False, id="every day, one day later"),
        pytest.param(days(*range(300)), 0, 305, True, id="every day, five days later"),
        pytest.param(days(*range(60)), 0, 67, False, id="every day for two months, a quiet week"),
        pytest.param(days(*range(60)), 0, 80, True, id="every day for two months, three weeks later"),
        pytest.param(days(*WORKDAYS[:150]), 0, 220, False, id="working days, first holiday"),
        pytest.param(days(*WORKDAYS[:150]), 0, 240, True, id="working days, a month"),
        pytest.param(days(*range(0, 280, 7)), 0, 280 + 7, False, id="weekly, a week left out"),
        pytest.param(days(*range(0, 280, 7)), 0, 280 + 30, True, id="weekly, a month"),
        pytest.param(days(*range(0, 360, 30)), 0, 330 + 80, False, id="monthly, two issues left out"),
        pytest.param(days(*range(0, 360, 30)), 0, 330 + 100, True, id="monthly, three issues left out"),
        pytest.param(days(*range(5)), 0, 300, False, id="hardly known"),
        pytest.param(days(*range(300)), 900, 901, False, id="old when it was first watched"),
    ],
)
def test_silence(published, watched, today, silent):
    found = judge_silence(published, BEGIN + timedelta(days=watched), BEGIN + timedelta(days=today))
    assert (found is not None) is silent
