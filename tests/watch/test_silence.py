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
        pytest.param(
            days(*range(0, 70, 10)), 0, 60 + 300, False, id="seven days known: too few for a pause to be long"
        ),
        pytest.param(days(*range(0, 80, 10)), 0, 70 + 38, True, id="eight days: three times the longest, and a week"),
        pytest.param(days(*range(0, 80, 10)), 0, 70 + 37, False, id="eight days: not yet"),
        pytest.param(days(*range(0, 300, 10)), 0, 290 + 37, False, id="29 pauses: three times, and a week"),
        pytest.param(days(*range(0, 310, 10)), 0, 300 + 28, True, id="30 pauses: twice, and a week"),
        pytest.param(days(*range(0, 310, 10)), 0, 300 + 27, False, id="30 pauses: not yet"),
        pytest.param(days(*range(0, 370, 10)), 0, 360 + 21, True, id="a year known: no holidays any more"),
        pytest.param(days(*range(0, 360, 10)), 0, 350 + 21, False, id="less than a year: holidays"),
        pytest.param(days(*range(0, 600, 4)), 0, 596 + 8, False, id="149 pauses: twice"),
        pytest.param(days(*range(0, 604, 4)), 0, 600 + 7, True, id="150 pauses: one and a half times"),
        pytest.param(days(*range(0, 604, 4)), 0, 600 + 6, False, id="150 pauses: not yet"),
        pytest.param(days(*range(0, 302, 2)), 0, 300 + 4, True, id="published at weekends too: no holidays"),
        pytest.param(days(*[n for n in range(320) if n % 7 < 5]), 0, 319 + 4, False, id="rests at weekends: holidays"),
        pytest.param(
            days(0, *range(700, 1040, 20)), 0, 1020 + 68, True, id="two years count: a pause before them does not"
        ),
        pytest.param(days(*range(0, 80, 10), 800), 0, 900, False, id="it speaks again after years"),
    ],
)
def test_silence(published, watched, today, silent):
    found = judge_silence(published, BEGIN + timedelta(days=watched), BEGIN + timedelta(days=today))
    assert (found is not None) is silent
