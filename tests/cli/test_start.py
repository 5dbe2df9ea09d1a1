"""Commands that only read begin at once: they load nothing of what writes, fetches or draws."""

import subprocess
import sys

HEAVY = ("scrapy", "twisted", "bs4", "rich", "sqlite_utils", "babel", "tldextract", "dateparser", "datasette")
OURS = ("words.book", "normalize.bylines", "normalize.links", "normalize.dates", "extract", "signs.person_name")
COMMANDS = ", ".join(f"archive_scraper.cli.{name}" for name in ("main", "health", "read", "sources"))


def test_reading_commands_load_no_heavy_module():
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {COMMANDS}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "archive_scraper.store.archive" in loaded
    assert loaded & {*HEAVY, *(f"archive_scraper.{name}" for name in OURS)} == set()
