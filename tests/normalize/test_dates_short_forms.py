"""Minguo years, ages in short, a full stop for the comma, zones in words."""

from datetime import UTC, datetime

import pytest

from archive_scraper.normalize.dates import read_date

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("115.03.19", "zh-Hant", "2026-03-19"),
        ("發布日期：114-11-20", None, "2025-11-20"),
        ("114年11月20日", None, "2025-11-20"),
        ("115.03.19", "en", None),
        ("二〇二四年拾月廿五日", "zh", "2024-10-25"),
        ("192.168.10.115", "zh-Hant", None),
        ("6y", "en", "2020"),
        ("3mo ago", "en", "2025-12"),
        ("2 w", None, "2026-03-06"),
        ("5h", "en", "2026-03-20"),
        ("3 mån", "sv", "2025-12"),
        ("2 нед.", "ru", "2026-03-06"),
        ("4 Std.", "de", "2026-03-20"),
        ("5 min", "en", None),
        ("12 km", "en", None),
        ("May.3.2024", "en", "2024-05-03"),
        ("May 3. 2024", "en", "2024-05-03"),
        ("Nr 3. 2024", "de", None),
        ("3 мая 2024 г. в 15:05 по московскому времени", "ru", "2024-05-03T15:05:00+03:00"),
        ("3 de mayo de 2024, 15:05 hora peninsular", "es", "2024-05-03T15:05:00+02:00"),
        ("Publié le 3 mai 2024 à 15h05, heure de Paris", "fr", "2024-05-03T15:05:00+02:00"),
    ],
)
def test_short_forms(text, language, value):
    date = read_date(text, now=NOW, language=language).date
    assert (date.value if date else None) == value
