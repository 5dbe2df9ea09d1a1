"""The verdict on a run."""

from datetime import UTC, datetime

import pytest

from archive_scraper.items import Listing, Teaser
from archive_scraper.watch.report import EXIT_CODES, Problem, RunReport, page_facts


def report(pages=10, problems=(), remarks=(), errors=(), waiting=0):
    made = RunReport(source="x", pages=pages, remarks=list(remarks), errors=list(errors), waiting=waiting)
    made.problems = [Problem(url="https://x.example/", cause=cause, detail="why") for cause in problems]
    return made


@pytest.mark.parametrize(
    ("made", "finished", "state"),
    [
        pytest.param(report(), True, "good", id="all went well"),
        pytest.param(report(problems=["timeout"]), True, "good", id="one page in ten"),
        pytest.param(report(problems=["timeout"] * 2), True, "degraded", id="two pages in ten"),
        pytest.param(report(problems=["listing-http-500"]), True, "degraded", id="one listing of two"),
        pytest.param(report(problems=["listing-no-teasers"] * 2), True, "failed", id="every listing"),
        pytest.param(report(pages=0), True, "failed", id="nothing answered"),
        pytest.param(report(remarks=["depth cap"]), True, "degraded", id="a remark"),
        pytest.param(report(), False, "stopped", id="interrupted"),
        pytest.param(report(errors=["a fault of ours"]), True, "failed", id="an error nobody expected"),
        pytest.param(report(errors=["a fault of ours"]), False, "failed", id="an error that ended the crawl"),
        pytest.param(report(waiting=1), True, "good", id="one article waits"),
        pytest.param(report(waiting=2), True, "degraded", id="many articles wait"),
    ],
)
def test_judges(made, finished, state):
    assert made.judge(started=2, finished=finished) == state
    assert (EXIT_CODES[state] == 0) is (state == "good")


def test_message_names_each_cause_once():
    made = report(problems=["timeout", "timeout", "robots"])
    assert made.message() == "timeout: https://x.example/ (why); robots: https://x.example/ (why)"


def test_the_command_says_how_it_ended():
    """3 is neither what Python exits with, nor what a shell does."""
    assert EXIT_CODES == {"good": 0, "running": 1, "failed": 1, "stopped": 1, "degraded": 3}


def test_days_are_told_without_their_hours():
    made = report()
    made.note_article("new", "2026-05-03T08:00:00+00:00", "2026-05-04")
    made.note_article("new", None, "2026-05-02")
    assert made.newest == "2026-05-03"
    now = datetime(2026, 5, 3, 12, tzinfo=UTC)
    days = ["2026-05-03T08:00:00+00:00", "2026-05-03", "2026-05-02T08:00:00+00:00", None]
    shown = Listing(url="https://x.example/", fetched_at=now)
    shown.items = [
        Teaser(listing_url=shown.url, position=n, url=f"{shown.url}{n}", title="a", fetched_at=now, published=day)
        for n, day in enumerate(days)
    ]
    facts = page_facts(shown, None)
    assert (facts.teasers, facts.dated, facts.today) == (4, 3, 2)
