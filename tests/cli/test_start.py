"""Commands that only read begin at once: they load nothing of what writes, fetches or draws."""

import subprocess
import sys

HEAVY = ("scrapy", "twisted", "bs4", "rich", "sqlite_utils", "babel", "tldextract", "dateparser", "datasette")
OURS = ("words.book", "normalize.bylines", "normalize.links", "normalize.dates", "extract", "signs.person_name")
COMMANDS = ", ".join(f"archive_scraper.cli.{name}" for name in ("main", "health", "read", "sources"))


def loaded_by(code):
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {COMMANDS}; {code}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_reading_commands_load_no_heavy_module():
    loaded = loaded_by("pass")
    assert "archive_scraper.store.archive" in loaded
    assert loaded & {*HEAVY, *(f"archive_scraper.{name}" for name in OURS)} == set()


def test_the_rules_of_our_spiders_are_read_without_scrapy():
    loaded = loaded_by("from archive_scraper.crawl.sources import find_sources; find_sources()['cnas'].rules")
    assert "archive_scraper.spiders.rules.cnas" in loaded
    assert loaded & {"scrapy", "twisted", "archive_scraper.spiders.cnas"} == set()
