"""Zones as pages print them, held against the clocks of a city in the tz database on a winter's and a summer's day."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from archive_scraper.normalize.dates.zones import offset_of, print_offset

WINTER, SUMMER = datetime(2024, 1, 15, 12), datetime(2024, 7, 15, 12)  # noqa: DTZ001 # as printed: local

# City -> the name of its time in January and in July, "" where newspapers print none of three letters.
NAMES = [
    ("UTC", "GMT UTC Z UT TU TUC", ""),
    ("Europe/Lisbon", "WET", "WEST"),
    ("Europe/London", "GMT", "BST"),
    ("Europe/Paris", "CET MEZ HEC", "CEST MESZ"),
    ("Europe/Prague", "SEČ", "SELČ"),
    ("Africa/Lagos", "WAT", "WAT"),
    ("Europe/Athens", "EET OEZ", "EEST"),
    ("Africa/Johannesburg", "SAST", "SAST"),
    ("Africa/Maputo", "CAT", "CAT"),
    ("Asia/Jerusalem", "", "IDT"),
    ("Europe/Moscow", "MSK МСК", "MSK"),
    ("Europe/Istanbul", "TRT TSI TSİ", "TRT"),
    ("Africa/Nairobi", "EAT", "EAT"),
    ("Asia/Dubai", "GST", "GST"),
    ("Europe/Samara", "SAMT", "SAMT"),
    ("Asia/Tehran", "IRST", "IRST"),
    ("Asia/Karachi", "PKT", "PKT"),
    ("Asia/Tashkent", "UZT", "UZT"),
    ("Asia/Kolkata", "IST", "IST"),
    ("Asia/Kathmandu", "NPT", "NPT"),
    ("Asia/Dhaka", "BDT", "BDT"),
    ("Asia/Jakarta", "WIB", "WIB"),
    ("Asia/Bangkok", "ICT", "ICT"),
    ("Asia/Makassar", "WITA", "WITA"),
    ("Asia/Singapore", "SGT", "SGT"),
    ("Asia/Hong_Kong", "HKT", "HKT"),
    ("Asia/Kuala_Lumpur", "MYT", "MYT"),
    ("Asia/Manila", "PHT PHST", "PHT"),
    ("Australia/Perth", "AWST", "AWST"),
    ("Asia/Jayapura", "WIT", "WIT"),
    ("Asia/Tokyo", "JST", "JST"),
    ("Asia/Seoul", "KST", "KST"),
    ("Australia/Darwin", "ACST", "ACST"),
    ("Australia/Brisbane", "AEST", "AEST"),
    ("Australia/Adelaide", "ACDT", "ACST"),
    ("Australia/Sydney", "AEDT", "AEST"),
    ("Pacific/Auckland", "NZDT", "NZST"),
    ("America/New_York", "EST ET", "EDT ET"),
    ("America/Montreal", "HNE HE", "HAE HE"),
    ("America/Chicago", "CST CT", "CDT CT"),
    ("America/Denver", "MST MT", "MDT MT"),
    ("America/Los_Angeles", "PST PT", "PDT PT"),
    ("America/Anchorage", "AKST AKT", "AKDT AKT"),
    ("Pacific/Honolulu", "HST", "HST"),
    ("America/Halifax", "AST", "ADT"),
    ("America/St_Johns", "NST", "NDT"),
    ("America/Sao_Paulo", "BRT", "BRT"),
    ("America/Argentina/Buenos_Aires", "ART", "ART"),
    ("America/Santiago", "CLST", "CLT"),
    ("America/Bogota", "COT", "COT"),
    ("America/Lima", "PET", "PET"),
]


@pytest.mark.parametrize(("city", "winter", "summer"), NAMES, ids=[city for city, _, _ in NAMES])
def test_a_name_is_the_time_of_its_city(city: str, winter: str, summer: str):
    for moment, names in ((WINTER, winter), (SUMMER, summer)):
        clock = ZoneInfo(city).utcoffset(moment)
        assert {name: offset_of(name, moment) for name in names.split()} == dict.fromkeys(names.split(), clock)


@pytest.mark.parametrize(
    ("name", "language", "city"),
    [
        ("CST", "zh", "Asia/Shanghai"),
        ("IST", "he", "Asia/Jerusalem"),
        ("BST", "bn", "Asia/Dhaka"),
        ("AST", "ar", "Asia/Riyadh"),
    ],
)
def test_the_language_of_the_page_chooses_among_zones_of_one_name(name: str, language: str, city: str):
    assert offset_of(name, WINTER, language) == ZoneInfo(city).utcoffset(WINTER)
    assert offset_of(name, WINTER, language) != offset_of(name, WINTER, "en")


@pytest.mark.parametrize(
    ("printed", "minutes"),
    [
        ("GMT+7", 420),
        ("UTC-05:30", -330),
        ("+0200", 120),
        ("UTC+14", 840),  # Kiritimati, the largest there is
        ("UTC+14:01", None),
        ("UTC-15", None),
        ("+27", None),
    ],
)
def test_offsets_in_numbers(printed: str, minutes: int | None):
    assert offset_of(printed, WINTER) == (None if minutes is None else timedelta(minutes=minutes))


@pytest.mark.parametrize(("minutes", "printed"), [(330, "+05:30"), (-210, "-03:30"), (840, "+14:00"), (0, "+00:00")])
def test_an_offset_is_printed_as_iso_8601_has_it(minutes: int, printed: str):
    assert print_offset(timedelta(minutes=minutes)) == printed
