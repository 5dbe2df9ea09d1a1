"""The bounds of a crawl."""

import pytest

from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.errors import UsageError


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"url": "ftp://example.org/x"}, "url: 'ftp://example.org/x'"),
        ({"url": "https://ok.example/ example.org"}, "url: 'example.org'"),
        ({"pages": "0"}, "pages: '0'"),
        ({"pages": "many"}, "pages: 'many'"),
        ({"since": "last week"}, "since: 'last week'"),
        ({"until": "2024-1-1"}, "until: '2024-1-1'"),
    ],
)
def test_refuses_what_cannot_be_meant_by_name(arguments, named):
    with pytest.raises(UsageError, match=named):
        CrawlOptions.read(**arguments)


def test_reads_scrapys_strings():
    options = CrawlOptions.read(url="https://a.example/ https://b.example/x", pages="3", since="2024", full="0")
    assert options.urls == ("https://a.example/", "https://b.example/x")
    assert (options.pages, options.since, options.full) == (3, "2024", False)
    assert options.as_arguments() == {"urls": options.urls, "pages": 3, "since": "2024"}


@pytest.mark.parametrize(
    ("published", "outside"),
    [
        (None, False),
        ("2024-05-31", True),
        ("2024-06-01", False),
        ("2024-06-01T10:00:00+02:00", False),
        ("2024", False),  # may be any day of the year
        ("2023", True),
        ("2024-12-31", False),
        ("2025-01-01", True),
        ("2025", True),
    ],
)
def test_compares_dates_at_the_precision_both_have(published, outside):
    assert CrawlOptions.read(since="2024-06-01", until="2024-12").excludes(published) is outside
