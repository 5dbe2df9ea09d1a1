"""What Scrapy counts for its log is counted where the log shows it."""

import logging

import pytest

from archive_scraper.crawl.logs import leave_out_counts
from archive_scraper.crawl.sources import scrapy_settings


@pytest.mark.parametrize(
    ("level", "counted"),
    [(logging.CRITICAL + 1, False), (logging.CRITICAL, True), ("INFO", True), ("DEBUG", True), ("nonsense", True)],
)
def test_only_what_the_log_shows_is_counted(level, counted):
    settings = scrapy_settings()
    settings.set("LOG_LEVEL", level, priority="cmdline")
    leave_out_counts(settings)
    extensions = settings.get_component_priority_dict_with_base("EXTENSIONS")
    named = {str(name).rpartition(".")[2].rstrip("'>") for name in extensions}
    assert ({"CoreStats", "LogCount", "LogStats"} <= named) is counted
    assert "CrawlDelay" in named
