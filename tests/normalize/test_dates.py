"""The rules of dates, one table a rule. All examples are invented."""

from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work_growth import assert_linear

from archive_scraper.normalize.dates import date_order, read_date, read_iso

NOW = datetime(2025, 3, 15, 12, 0)  # noqa: DTZ001 - the fetch time in the site's own zone


def value(text: str, **known: object) -> str | None:
    found = read_date(text, **{"now": NOW, "language": "en", **known}).date  # type: ignore[arg-type] # a table's row
    return found.value if found else None


WHOLE_DATES = [
    ("March 3, 2025", "2025-03-03"),
    ("MARCH 3, 2025", "2025-03-03"),
    ("03.03.1912:44", "2019-03-03T12:44:00"),
    ("03.03.2002:46", "2020-03-03T02:46:00"),
    ("03.03.1912", "1912-03-03"),
    ("4. März 20253. März 2025", "2025-03-04"),
    ("Monday, March 3, 2025", "2025-03-03"),
    ("Mar. 3rd, 2025", "2025-03-03"),
    ("Mar 3 2025", "2025-03-03"),
    ("March 3 , 2025", "2025-03-03"),
    ("3 March 2025", "2025-03-03"),
    ("3rd of March, 2025", "2025-03-03"),
    ("The 3rd March 2025", "2025-03-03"),
    ("03-Mar-2025", "2025-03-03"),
    ("Mar-03-2025", "2025-03-03"),
    ("2025-Mar-03", "2025-03-03"),
    ("03MAR2025", "2025-03-03"),
    ("2025, March 3", "2025-03-03"),
    ("3.III.2025", "2025-03-03"),
    ("3 III 2025", "2025-03-03"),
    ("2025-3-3", "2025-03-03"),
    ("2025/03/03", "2025-03-03"),
    ("2025. 3. 3.", "2025-03-03"),
    ("20250303", "2025-03-03"),
    ("15 Feb '15", "2015-02-15"),
    ("15FEB15", "2015-02-15"),
    ("Feb. 15, '15", "2015-02-15"),
    ("Washington, DC (March 3, 2025) –", "2025-03-03"),
    ("NEW YORK, March 3, 2025 /Wire/ --", "2025-03-03"),
    ("Lee Ames March 3, 2025 The Outlet", "2025-03-03"),
    ("By Ann Lee | March 3, 2025 | 5 min read", "2025-03-03"),
    ("Essay • The Outlet • March 3, 2025", "2025-03-03"),
    ("March 3, 2025, by Ann Lee and Bo Mann—", "2025-03-03"),
    ("PoliticsMar 3, 2025", "2025-03-03"),
    ("Mar 032025", "2025-03-03"),
    ("3/14/202512 minutes", "2025-03-14"),
    ("14.02.202514. Februar 2025", "2025-02-14"),
    ("Season 3 Episode 5 | March 3, 2025 | 26m 46s", "2025-03-03"),
    ("Issue 12, 4 May 2021", "2021-05-04"),
    ("https://example.org/2025/03/03/slug", "2025-03-03"),
]
TIMES = [
    ("March 3, 2025 5:04 PM", "2025-03-03T17:04:00"),
    ("March 3, 2025, 6 p.m.", "2025-03-03T18:00:00"),
    ("March 3, 2025 at 12:15 am", "2025-03-03T00:15:00"),
    ("March 3, 2025 @ 12:15 p.m.", "2025-03-03T12:15:00"),
    ("March 3, 2025 - 17:04:09", "2025-03-03T17:04:09"),
    ("17:04, 3 March 2025", "2025-03-03T17:04:00"),
    ("5:04pm Mar 3, 2025", "2025-03-03T17:04:00"),
    ("5.04pm on 3 March 2025", "2025-03-03T17:04:00"),
    ("Mar 3 20255:04 PM", "2025-03-03T17:04:00"),
    ("le 3 mars 2025 à 9h", "2025-03-03T09:00:00"),
    ("2025/03/03 週一 17:04", "2025-03-03T17:04:00"),
    ("By ANN LEEMARCH 3, 2025", "2025-03-03"),
    ("DATE: 3/13/2025 TIME: 17:04", "2025-03-13T17:04:00"),
    ("March 3, 2025 from 6:00 PM to 7:30 PM", "2025-03-03T18:00:00"),
    ("March 3, 2025 By Ann Lee, 6:00 PM", "2025-03-03T18:00:00"),
    ("file?mtime=20250303170409", "2025-03-03T17:04:09"),
    ("March 3, 2025 01:48 min", "2025-03-03"),
    ("Mar 3, 2025 • 34:12", "2025-03-03"),
    ("Mar 3, 2025 • 2 h 10 min", "2025-03-03"),
    ("March 3, 2025 | 0:04 / 1:06:03", "2025-03-03"),
]
ZONES = [
    ("Sept 3 2024 10:30 a.m. ET", "2024-09-03T10:30:00-04:00"),
    ("Dec 3 2024 10:30 a.m. ET", "2024-12-03T10:30:00-05:00"),
    ("June 3 2024 10:30 a.m. EST", "2024-06-03T10:30:00-05:00"),
    ("June 3 2024 10:30 a.m. EDT", "2024-06-03T10:30:00-04:00"),
    ("Jan 3 2024 10:30 a.m. PT", "2024-01-03T10:30:00-08:00"),
    ("July 3, 2024 18:05 Eastern Time", "2024-07-03T18:05:00-04:00"),
    ("18:05 BST, 3 July 2024", "2024-07-03T18:05:00+01:00"),
    ("18:05, 3 July 2024 BST", "2024-07-03T18:05:00+01:00"),
    ("3 July 2024 18:05 IST", "2024-07-03T18:05:00+05:30"),
    ("3 July 2024 18:05 GMT+2", "2024-07-03T18:05:00+02:00"),
    ("3 July 2024 18:05 (UTC+08:00)", "2024-07-03T18:05:00+08:00"),
    ("3 July 2024 18:05 UTC−5", "2024-07-03T18:05:00-05:00"),
    ("3 July 2024 2010 GMT", "2024-07-03T20:10:00+00:00"),
    ("1805 GMT (0205 HKT) July 3, 2024", "2024-07-03T18:05:00+00:00"),
    ("Wed, 03 Jul 2024 13:08:45 +0000", "2024-07-03T13:08:45+00:00"),
    ("Wed Jul 03 13:08:45 +0000 2024", "2024-07-03T13:08:45+00:00"),
    ("Wed Jul 3 13:08:45 EDT 2024", "2024-07-03T13:08:45-04:00"),
    ("3 July 2024 ET", "2024-07-03"),
    ("3 July 2024 18:05", "2024-07-03T18:05:00"),
]
COARSE = [
    ("March 2025", "2025-03"),
    ("March, 2025", "2025-03"),
    ("Mar '25", "2025-03"),
    ("03/2025", "2025-03"),
    ("2025-03", "2025-03"),
    ("Nov/Dec 2024", "2024-11"),
    ("November–December 2024", "2024-11"),
    ("December 2024/January 2025", "2024-12"),
    ("Volume 12, Issue 1 March 2018", "2018-03"),
    ("Vol. 45, No. 3 (Summer 2022)", "2022"),
    ("Issue No. 4, Fall 2020", "2020"),
    ("Winter 2010–2011 • Review", "2010"),
    ("Winter 2010/11", "2010"),
    ("Q3 2024", "2024"),
    ("3rd Quarter 2024", "2024"),
    ("2019", "2019"),
    ("In 2019", "2019"),
    ("Working Paper | 2015", "2015"),
    ("March 19-20, 2016", "2016-03-19"),
    ("30 March – 2 April 2016", "2016-03-30"),
    ("19/20 March 2016", "2016-03-19"),
]
RELATIVE = [
    ("3 hours ago", "2025-03-15"),
    ("13 hours ago", "2025-03-14"),
    ("3h ago", "2025-03-15"),
    ("an hour ago", "2025-03-15"),
    ("5 mins ago", "2025-03-15"),
    ("just now", "2025-03-15"),
    ("2 days ago", "2025-03-13"),
    ("a week ago", "2025-03-08"),
    ("about 2 months ago", "2025-01"),
    ("over a year ago", "2024"),
    ("last month", "2025-02"),
    ("last year", "2024"),
    ("Today 5:00 am", "2025-03-15T05:00:00"),
    ("Yesterday at 10:15 pm", "2025-03-14T22:15:00"),
    ("Posted yesterday by Ann Lee", "2025-03-14"),
    ("Updated 3 hours ago", "2025-03-15"),
    ("March 5", "2025-03-05"),
    ("5 Mar, 17:04", "2025-03-05T17:04:00"),
    ("Dec. 24", "2024-12-24"),
    ("March 16", "2025-03-16"),
    ("March 17", "2024-03-17"),
    ("Feb 29", "2024-02-29"),
    ("Tue, Mar 5", "2024-03-05"),
]
NOTHING = [
    "Mon, 30 Nov -0001 00:00:00 +0000",  # where a system has no date
    "November 30, -0001",
    "Thu, 01 Jan 0000 00:00:00 +0000",
    "",
    " ",
    "May",
    "12",
    "2,917 results",
    "Volume: 12 Issue: 35",
    "Showing 301-320 of 2917",
    "5 min read",
    "0:00 / 12:34",
    "17:04",
    "8 AM",
    "Weekdays 6am ET",
    "Monday",
    "Monday 14:05",
    "24/7",
    "9/11",
    "10-K",
    "May Day",
    "March Madness",
    "Mayday in Oslo",
    "April Ryan",
    "August Wilson 2015",
    "F-35 vs. S-400",
    "ISBN 978-3-16-148410-0",
    "192.168.10.12",
    "v2.10.15",
    "$12.05.20",
    "USA Today",
    "Today in History",
    "What now?",
    "Jack Ma",
    "in 3 days",
    "Read in 5 minutes",
    "last week",
    "1000 years ago",
    "99999999999999999999 days ago",
    "1h 25m",
    "Winter 1348",
    "ربيع 1445",
    "S3 E5",
    "Date: TBD",
    "February 30, 2025",
    "30 February 2025",
    "31.04.2025",
    "31/31/2025",
    "0000-00-00 00:00:00",
    "00/00/0000",
    "April 5, 3025",
    "5 April 1066",
    "2019-2020",
    "Issue 43/2019",
    "Annual Report 2015",
    "Agenda 2030",
    "© 2015 Foo Inc.",
    "Accessed 20 May 2025",
    "Expires: 03/03/28",
    "5 minutes",
    "Chapter 12",
]


@pytest.mark.parametrize(("text", "expected"), [*WHOLE_DATES, *TIMES, *ZONES, *COARSE, *RELATIVE])
def test_value(text: str, expected: str):
    assert value(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_invented(text: str):
    assert value(text) is None


@pytest.mark.parametrize("text", ["3 hours ago", "Yesterday", "March 5", "Today 5:00 am", "last year", "5.3."])
def test_without_the_fetch_time_nothing_is_counted_from_it(text: str):
    assert value(text, now=None) is None


@pytest.mark.parametrize(
    ("text", "published", "updated"),
    [
        ("Published 3 March 2025 | Updated 5 March 2025", "2025-03-03", "2025-03-05"),
        ("Updated: March 5, 2025 Published: March 3, 2025", "2025-03-03", "2025-03-05"),
        ("March 3, 2025Updated March 5, 2025 5:05 p.m. ET", "2025-03-03", "2025-03-05T17:05:00-05:00"),
        ("12:43, 20 Feb 2025Updated 12:44, 21 Feb 2025", "2025-02-20T12:43:00", "2025-02-21T12:44:00"),
        ("March 3, 2025; updated 5:05 p.m.", "2025-03-03", "2025-03-03T17:05:00"),
        ("March 3, 2025 (last modified on March 5)", "2025-03-03", "2025-03-05"),
        ("Posted: Mar 3, 2025 9:27 AM ET | Last Updated: 24 minutes ago", "2025-03-03T09:27:00-05:00", "2025-03-15"),
        ("Last updated 5 March 2025", "2025-03-05", "2025-03-05"),
        ("Deadline: 20 May 2025 | Published 3 March 2025", "2025-03-03", None),
        ("Accessed 20 May 2025. Published 3 March 2025", "2025-03-03", None),
        ("June 2025 issue | Published March 3, 2025", "2025-03-03", None),
        ("March 3, 2025 | 3 March 2025, 17:04", "2025-03-03T17:04:00", None),
    ],
)
def test_published_beats_updated(text: str, published: str, updated: str | None):
    reading = read_date(text, now=NOW, language="en")
    assert reading.date is not None
    assert reading.date.value == published
    assert (reading.updated.value if reading.updated else None) == updated


@pytest.mark.parametrize(
    ("text", "known", "expected", "ambiguous"),
    [
        ("5/2/2025", {}, "2025-05-02", True),
        ("5/2/2025", {"order": "DMY"}, "2025-02-05", False),
        ("5/2/2025", {"order": "MDY"}, "2025-05-02", False),
        ("5/2/2025", {"language": "fr"}, "2025-02-05", False),
        ("5.2.2025", {}, "2025-02-05", True),
        ("5.2.2025", {"language": "de"}, "2025-02-05", False),
        ("2/2/2025", {}, "2025-02-02", False),
        ("13/2/2025", {"order": "MDY"}, "2025-02-13", False),
        ("Wed, 5/2/2025", {}, "2025-02-05", False),
        ("Fri, 5/2/2025", {}, "2025-05-02", False),
        ("12/16/16", {}, "2016-12-16", False),
        ("25.02.05", {"language": "ko"}, "2025-02-05", False),
        ("05.02.25", {"language": "de"}, "2025-02-05", False),
        ("25/02/05", {"order": "YMD"}, "2025-02-05", False),
        ("99/12/31", {}, "1999-12-31", False),
    ],
)
def test_order_of_numbers(text: str, known: dict[str, str], expected: str, ambiguous: bool):
    found = read_date(text, **{"language": "en", **known}).date
    assert found is not None
    assert (found.value, found.ambiguous) == (expected, ambiguous)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2/5/2025", "15/4/2025"], "DMY"),
        (["Filed: 2/5/2025", "4/15/2025 3:00 PM"], "MDY"),
        (["2/5/2025", "3/6/2025"], None),
        (["15/4/2025", "4/15/2025"], None),
        (["Wed, 5/2/2025", "6/3/2025"], "DMY"),
        (["March 3, 2025", "2025-04-15"], None),
        (["10/3/2025", "12/2/2025", "11/1/2025", "12/12/2024", "9/11/2024"], "DMY"),
        (["10/3/2025", "12/2/2025", "11/1/2025"], None),
        (["1/2/2025", "2/2/2025", "3/2/2025", "4/2/2025", "5/2/2025"], None),
        ([], None),
    ],
)
def test_order_of_a_listing(texts: list[str], expected: str | None):
    assert date_order(texts) == expected


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("2025-03-03", "2025-03-03", "day"),
        (" 2025-03-03T17:04:00Z ", "2025-03-03T17:04:00+00:00", "minute"),
        ("2025-03-03T17:04:00.123-0500", "2025-03-03T17:04:00-05:00", "minute"),
        ("2025-03-03 17:04", "2025-03-03T17:04:00", "minute"),
        ("20250303T170400Z", "2025-03-03T17:04:00+00:00", "minute"),
        ("2025-03", "2025-03", "month"),
        ("2025", "2025", "year"),
        ("1424563200", "2015-02-22T00:00:00+00:00", "minute"),
        ("1424563200000", "2015-02-22T00:00:00+00:00", "minute"),
    ],
)
def test_machine_values(text: str, expected: str, precision: str):
    found = read_iso(text)
    assert found is not None
    assert (found.value, found.precision) == (expected, precision)


@pytest.mark.parametrize(
    "text", ["", "0000-00-00", "0001-01-01T00:00:00Z", "2025-13-01", "2025-02-30", "12", "March 3, 2025"]
)
def test_no_machine_value(text: str):
    assert read_iso(text) is None


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("05-02-25", "%d-%m-%y", "2025-02-05"),
        ("Published on 5 February 2025", "Published on %d %B %Y", "2025-02-05"),
        ("5 Feb 2025 17:04 +0100", "%d %b %Y %H:%M %z", "2025-02-05T17:04:00+01:00"),
        ("Issue of 02.2025", "Issue of %m.%Y", "2025-02"),
        ("February 5, 2025", "%d.%m.%Y", "2025-02-05"),
    ],
)
def test_formats_of_the_site_come_first(text: str, pattern: str, expected: str):
    assert value(text, formats=(pattern,)) == expected


def test_future_is_flagged_after_a_day():
    flags = {text: read_date(text, now=NOW).date for text in ("March 16, 2025", "March 17, 2025", "2026", "April 2025")}
    assert [found.future for found in flags.values() if found] == [False, True, True, True]


def test_today_is_the_day_at_the_site():
    late = datetime(2025, 3, 15, 23, 30, tzinfo=UTC)
    assert value("Today", now=late, timezone="Asia/Tokyo") == "2025-03-16"
    assert value("Today", now=late) == "2025-03-15"
    assert value("Today 8:05 am", now=late, timezone="Asia/Tokyo") == "2025-03-16T08:05:00"


def test_zone_is_kept_as_named():
    found = read_date("Sept 3 2024 10:30 a.m. ET").date
    assert found is not None
    assert (found.zone, found.precision) == ("ET", "minute")


def test_parts_tell_what_was_recognised():
    parts = read_date("Published Mon, March 3, 2025 5:04 PM ET | 4 min read", language="en").parts
    assert [(part.text, part.role) for part in parts] == [
        ("Published", "publication marker"),
        ("Mon", "ignored"),
        ("March", "month"),
        ("3", "day"),
        ("2025", "year"),
        ("5:04", "time"),
        ("PM", "meridiem"),
        ("ET", "zone"),
        ("4", "ignored"),
        ("min", "duration"),
    ]
    assert all(part.why for part in parts)


DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
SHAPES = st.sampled_from(
    [
        "%B %d, %Y",
        "%b %d, %Y",
        "%b. %d %Y",
        "%A, %B %d, %Y",
        "%d %B %Y",
        "%a %d %b %Y",
        "%d. %B, %Y",
        "%d/%m/%Y",
        "%m/%d/%y",
        "%Y-%m-%d",
    ]
)
PIECES = (
    "May 5 12 2025 31 2024-02-30 , . / - : | Monday Updated Published ago hours 3 am PM ET GMT+2 17:04 年 月 日 Q1 '"
)
LINES = st.lists(st.sampled_from(PIECES.split()), max_size=12)


@given(st.text(max_size=60) | LINES.map(" ".join) | LINES.map("".join))
@settings(max_examples=300)
def test_total_and_idempotent(text: str):
    for language in (None, "en", "ja"):
        found = read_date(text, now=NOW, language=language).date
        if found is not None:
            again = read_date(found.value, now=NOW, language=language).date
            assert again is not None
            assert (again.value, again.precision) == (found.value, found.precision)
            assert read_iso(found.value) is not None


@given(DAYS, SHAPES, st.sampled_from([None, "DMY", "MDY"]))
@settings(max_examples=200)
def test_common_shapes_come_back(day: date, shape: str, order: str | None):
    found = read_date(day.strftime(shape), language="en", order=order).date
    assert found is not None
    if order is None and shape not in {"%d/%m/%Y", "%m/%d/%y"}:
        assert found.value == day.isoformat()


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), st.integers(-12, 14))  # noqa: DTZ001 - made aware below
@settings(max_examples=100)
def test_time_stamps_come_back(moment: datetime, hours: int):
    aware = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    assert value(aware.strftime("%a, %d %b %Y %H:%M:%S %z")) == aware.isoformat()
    assert value(aware.isoformat()) == aware.isoformat()


@pytest.mark.parametrize(
    "piece", ["x", "5/", ", ", "May 5 ", "1", "ก", "()", "\u0301", "日", "a week ", "12:34 ", "3 hours ago, "]
)
def test_a_megabyte_costs_no_more_than_a_line(piece: str):
    read_date("warm up 3 xyz", now=NOW)
    assert_linear(lambda n: partial(read_date, piece * (n // len(piece)), now=NOW), 1_000_000)
