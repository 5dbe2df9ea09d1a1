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
    with CrawlProgress() as progress:
        progress.update(SimpleNamespace(report=report, progress=lambda: (1, 2)))
    assert shown in capsys.readouterr().err


def test_many_sources_share_a_line(capsys, monkeypatch):
    monkeypatch.setattr("archive_scraper.cli.progress._PLAIN_SECONDS", 0.0)
    runs = [
        SimpleNamespace(report=RunReport(source=str(number), pages=3, new=2), progress=lambda: (1, 2), ended=False)
        for number in range(3)
    ]
    with CrawlProgress(sources=500) as progress:
        for run in runs:
            progress.update(run)
            run.ended = run is runs[0]
    assert capsys.readouterr().err.splitlines() == [
        "0 of 500 sources done, 1 at work: 3 pages  2 new  0 errors",
        "1 of 500 sources done, 1 at work: 6 pages  4 new  0 errors",
        "1 of 500 sources done, 2 at work: 9 pages  6 new  0 errors",
    ]


def test_an_unreachable_site_is_named_while_the_crawl_waits(cli):
    done = cli("crawl", "--url", "http://127.0.0.1:9/list", "--db", cli.db, "-s", "ARCHIVE_BACKOFF=0.2", code=1)
    assert "waits for http://127.0.0.1:9/list: " in done.stderr
    assert "0 pages" not in done.stderr
