"""What a crawl takes of Scrapy."""

import subprocess
import sys


def test_what_no_crawl_uses_is_not_loaded():
    code = """
import sys
from archive_scraper.crawl.sources import scrapy_settings
named = scrapy_settings().get_component_priority_dict_with_base("DOWNLOADER_MIDDLEWARES")
names = {getattr(one, "__name__", str(one)).rpartition(".")[2] for one in named}
assert {"RedirectMiddleware", "HttpProxyMiddleware", "RobotsGate", "AddressGuard"} <= names, names
assert names.isdisjoint({"CookiesMiddleware", "RobotsTxtMiddleware", "HttpCompressionMiddleware"}), names
sys.exit(any(f"scrapy.downloadermiddlewares.{name}" in sys.modules for name in ("cookies", "robotstxt", "offsite")))
"""
    assert not subprocess.run([sys.executable, "-c", code], check=False).returncode
