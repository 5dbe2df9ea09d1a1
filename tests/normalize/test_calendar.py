"""Years, days and calendars, held against Python's own calendar and against days that almanacs print."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from archive_scraper.normalize.dates.calendar import days_in, exists, from_solar_hijri, full_year, is_solar_hijri


@pytest.mark.parametrize("year", [1600, 1700, 1896, 1900, 1996, 2000, 2023, 2024, 2100, 2199])
def test_the_days_of_a_year(year: int):
    days = [(month, day) for month in range(1, 13) for day in range(1, 32) if exists(year, month, day)]
    first = date(year, 1, 1)
    known = [first + timedelta(days=n) for n in range(366)]
    assert days == [(day.month, day.day) for day in known if day.year == year]
    assert sum(days_in(year, month) for month in range(1, 13)) == len(days)


@pytest.mark.parametrize("day", [(1599, 1, 1), (2200, 1, 1), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0), (2024, 1, 32)])
def test_what_is_no_day(day: tuple[int, int, int]):
    assert not exists(*day)


@pytest.mark.parametrize(
    ("year", "digits", "language", "full"),
    [
        (69, 2, None, 1969),
        (68, 2, None, 2068),
        (0, 2, None, 2000),
        (49, 2, "th", 2049),
        (50, 2, "th", 2007),
        (99, 2, "lo", 2056),
        (2399, 4, "th", None),
        (2400, 4, "th", 1857),
        (2699, 4, None, 2156),
        (2700, 4, None, None),
        (2568, 4, "en", None),
        (1599, 4, None, None),
        (1600, 4, None, 1600),
        (2199, 4, None, 2199),
        (2200, 4, None, None),
    ],
)
def test_full_year(year: int, digits: int, language: str | None, full: int | None):
    assert full_year(year, digits=digits, language=language) == full


# Nowruz, the first of Farvardin, as Iranian almanacs give it: on 20 March after a Persian leap year.
NOWRUZ = {
    1300: (1921, 3, 21), 1305: (1926, 3, 22), 1338: (1959, 3, 22),
    1371: (1992, 3, 21), 1375: (1996, 3, 20), 1376: (1997, 3, 21), 1379: (2000, 3, 20), 1380: (2001, 3, 21),
    1387: (2008, 3, 20), 1388: (2009, 3, 21), 1391: (2012, 3, 20), 1395: (2016, 3, 20), 1396: (2017, 3, 21),
    1399: (2020, 3, 20), 1403: (2024, 3, 20), 1404: (2025, 3, 21), 1408: (2029, 3, 20),
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), NOWRUZ.items())
def test_the_persian_new_year(year: int, day: tuple[int, int, int]):
    assert from_solar_hijri(year, 1, 1) == day


@pytest.mark.parametrize("year", [1300, 1308, 1325, 1403, 1404, 1498])
def test_the_days_of_a_persian_year_follow_each_other(year: int):
    days = [
        date(*found) for month in range(1, 13) for day in range(1, 32) if (found := from_solar_hijri(year, month, day))
    ]
    assert days[:336] == [days[0] + timedelta(days=n) for n in range(336)]
    assert [(len(days), days[-1] - days[0])] == [(366, timedelta(days=365))]  # the last month is taken to have 30


@pytest.mark.parametrize("day", [(1299, 1, 1), (1500, 1, 1), (1403, 0, 1), (1403, 13, 1), (1403, 1, 32), (1403, 7, 31)])
def test_what_is_no_persian_day(day: tuple[int, int, int]):
    assert from_solar_hijri(*day) is None


@pytest.mark.parametrize(
    ("year", "language", "is_persian"),
    [
        (1299, "fa", False),
        (1300, "fa", True),
        (1499, "ps", True),
        (1500, "fa", False),
        (1403, "en", False),
        (1403, "ckb", True),
    ],
)
def test_years_of_the_persian_calendar(year: int, language: str, is_persian: bool):
    assert is_solar_hijri(year, language) is is_persian
