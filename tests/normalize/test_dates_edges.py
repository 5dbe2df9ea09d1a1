"""The edges of dates: the last value that counts and the first that does not, one row each."""

from __future__ import annotations

from datetime import datetime

import pytest

from archive_scraper.normalize.dates import read_date, read_iso, usual_order

NOW = datetime(2025, 3, 15, 12)  # noqa: DTZ001 - the fetch time in the site's own zone


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # One number of eight digits, of twelve or fourteen with a time
        ("20150222", "2015-02-22"),
        ("20150222235959", "2015-02-22T23:59:59"),
        ("201502222359", "2015-02-22T23:59:00"),
        ("20150222240000", None),
        ("20150222236000", None),
        ("20150222235960", None),
        ("19491231", None),
        ("19500101", "1950-01-01"),
        ("20991231", "2099-12-31"),
        ("21000101", None),
        ("Report 20150222, May 2018", "2018-05"),  # next to a month it is a number of something
        ("Ref 20150222, printed in May 2018", "2018-05"),
        # A year and a month in numbers, but for the two years of a volume
        ("1958/09", "1958-09"),
        ("2010/11", None),
        # Bare years, and years next to a month
        ("1899", None),
        ("1900", "1900"),
        ("2100", "2100"),
        ("2101", None),
        ("3 March 1899", "1899-03-03"),
        ("3 March 1599", None),
        # Numbers alone
        ("31/12/2024", "2024-12-31"),
        ("32/12/2024", None),
        ("13/13/2024", None),
        ("02.10.15", "2015-10-02"),
        ("v2.10.15", None),
        ("$12.05.20", None),
        ("12/2024", "2024-12"),
        ("2024/13", None),
        ("31.12.", "2024-12-31"),
        ("32.12.", None),
        ("5.13.", "2024-05-13"),
        # Month and year, an apostrophe for the century
        ("March '15", "2015-03"),
        ("Issue 5, March 2025", "2025-03"),
        # Times: 23:59:59 is the last
        ("23:59 3 March 2025", "2025-03-03T23:59:00"),
        ("24:00 3 March 2025", "2025-03-03"),
        ("3 March 2025 23:60", "2025-03-03"),
        ("3 March 2025 10:30:59", "2025-03-03T10:30:59"),
        ("3 March 2025 10:30:60", "2025-03-03"),
        ("3 March 2025 11:59 pm", "2025-03-03T23:59:00"),
        ("3 March 2025 12:30 pm", "2025-03-03T12:30:00"),
        ("3 March 2025 12:30 am", "2025-03-03T00:30:00"),
        ("2025 20.05.00", None),
        # Ages: years of months, days of hours, weeks of days
        ("last month", "2025-02"),
        ("14 months ago", "2024-01"),
        ("24 hours ago", "2025-03-14"),
        ("1d", "2025-03-14"),
        ("3w ago", "2025-02-22"),
        ("120 years ago", "1905"),
        ("130 years ago", None),
        # A weekday next to a day without its year chooses among the last ones
        ("Fri, 3 March", "2023-03-03"),
        ("Tuesday 16 March", "2021-03-16"),
        ("17 March", "2024-03-17"),
        # A text of a thousand letters is read, what comes after them is not
        ("x " * 495 + "3 March 2025", "2020-03-03"),
        # Eras
        ("令和6年5月3日", "2024-05-03"),
        ("平成30年1月2日", "2018-01-02"),
        ("昭和60年3月4日", "1985-03-04"),
        ("大正10年3月4日", "1921-03-04"),
        ("民國112年3月4日", "2023-03-04"),
        ("民國99年3月4日", "2010-03-04"),
        ("民国99年3月4日", "2010-03-04"),
        # Of several dates the one that says most, and is not of a change
        ("Updated May 2018, 2019", "2018-05"),
        ("05/2018 Spring 2019", "2018-05"),
        ("2019年5月 Spring 2018", "2019-05"),
        ("3 May 2 days ago", "2024-05-03"),
        ("3 Μαΐου 2024 5 μ.μ.", "2024-05-03T17:00:00"),
        ("3 May 2024 10:00 AKST", "2024-05-03T10:00:00-09:00"),
        ("二〇一五年十月十日", "2015-10-10"),
        ("二〇一五年十月廿一日", "2015-10-21"),
        ("二〇一五年十二月三十一日", "2015-12-31"),
    ],
)
def test_edges(text: str, value: str | None):
    found = read_date(text, now=NOW, language="en").date
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("mar 3", "es", "2025-03-03"),  # March, though it is Tuesday too
        ("3 maaliskuuta 2025 klo 20.05", "fi", "2025-03-03T20:05:00"),
        ("3 de marzo de 2025 a las 5 h", "es", "2025-03-03T05:00:00"),
        ("منذ يومين", "ar", "2025-03-13"),  # two days ago, in one word
        ("3 května roku 2015", None, "2015-05-03"),  # in the words of a language that nothing tells
    ],
)
def test_edges_of_languages(text: str, language: str | None, value: str):
    found = read_date(text, now=NOW, language=language).date
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1899", None),
        ("1900", "1900"),
        ("2100", "2100"),
        ("2101", None),
        ("2015-02-22T24:00:00Z", None),
        ("2015-02-22T23:60:00Z", None),
        ("2015-02-22T23:59:60Z", "2015-02-22T23:59:60+00:00"),  # a leap second
        ("2015-02-22T23:59:61Z", None),
        ("2015-02-22T10:00:00+05", "2015-02-22T10:00:00+05:00"),
        ("2015-02-22T10:00:00-0330", "2015-02-22T10:00:00-03:30"),
        ("0000000000", None),
        ("1000000000", "2001-09-09T01:46:40+00:00"),
        ("4100000000", "2099-12-03T16:53:20+00:00"),
        ("4100000001", None),
        ("1500000000123", "2017-07-14T02:40:00+00:00"),
    ],
)
def test_edges_of_iso(text: str, value: str | None):
    found = read_iso(text)
    assert (found.value if found else None) == value


def test_minutes_may_lead_back_over_midnight():
    found = read_date("45 minutes ago", now=NOW.replace(hour=0, minute=30)).date
    assert found is not None
    assert found.value == "2025-03-14"


def test_a_format_of_a_year_alone_says_no_more():
    found = read_date("Jahrgang 2015", formats=["Jahrgang %Y"]).date
    assert found is not None
    assert (found.value, found.precision) == ("2015", "year")


@pytest.mark.parametrize(("host", "order"), [("news.example.uk", "DMY"), ("news.example.info", None)])
def test_the_domain_of_a_country_has_two_letters(host: str, order: str | None):
    assert usual_order(host) == order
