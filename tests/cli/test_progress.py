"""What a crawl shows while it goes: counts, and what it waits for in place of zeros."""

from types import SimpleNamespace

import pytest

from archive_scraper.cli.progress import CrawlProgress
from archive_scraper.watch.report import RunReport


@pytest.mark.parametrize(
    ("report", "shown"),
    [
        (RunReport(source="x", listings=1, pages=3, teasers=20, new=2), "x: 3 pages  20 teasers  2 new"),
        (
            RunReport(
                source="x", waiting_for="https://x.example/: the host refused the connection; asked again in 5 s"
            ),
            "x: waits for https://x.example/: the host refused the connection; asked again in 5 s\n",
        ),
        (
            RunReport(source="x", listings=1, pages=3, waiting_for="https://x.example/a: timeout; asked again in 5 s"),
            "0 errors; waits for https://x.example/a: timeout; asked again in 5 s\n",
        ),
    ],
)
def test_shows_what_it_waits_for(capsys, report, shown):
    with CrawlProgress(quiet=False) as progress:
        progress.update(SimpleNamespace(report=report, progress=lambda: (1, 2)))
    assert shown in capsys.readouterr().err


def test_an_unreachable_site_is_named_while_the_crawl_waits(cli):
    done = cli("crawl", "--url", "http://127.0.0.1:9/list", "--db", cli.db, "-s", "ARCHIVE_BACKOFF=0.2", code=1)
    assert "waits for http://127.0.0.1:9/list: " in done.stderr
    assert "0 pages" not in done.stderr
