"""The verdict on a run."""

import pytest

from archive_scraper.watch.report import EXIT_CODES, Problem, RunReport


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
