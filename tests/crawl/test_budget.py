"""What one run may cost at most."""

import pytest
from crawling import CrawlsHere
from fetching import fetch
from rawserver import RawServer, http

from archive_scraper.crawl.budget import Budget


@pytest.fixture
def cli(tmp_path):
    return CrawlsHere(tmp_path)


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


def test_time_is_bounded():
    clock = Clock()
    budget = Budget(seconds=60, clock=clock)
    clock.now += 59
    assert not budget.is_spent()
    assert budget.remarks() == []
    clock.now += 1
    assert budget.is_spent()
    assert budget.remarks() == ["stopped after ARCHIVE_MAX_SECONDS=60 s; the next run goes on"]


def test_bytes_are_bounded():
    budget = Budget(bytes=1000)
    budget.received(999)
    assert not budget.is_spent()
    budget.received(1)
    assert budget.is_spent()
    assert budget.remarks() == ["stopped after ARCHIVE_MAX_BYTES=1000 bytes; the next run goes on"]


def test_requests_to_one_address_are_bounded_and_end_no_run():
    budget = Budget(tries=3)
    assert [budget.allows("https://site.example/a") for _ in range(5)] == [True] * 3 + [False] * 2
    assert budget.allows("https://site.example/b")
    assert not budget.is_spent()
    (remark,) = budget.remarks()
    assert remark.startswith("2 requests ")
    assert "ARCHIVE_MAX_TRIES_PER_ADDRESS=3" in remark


def test_nothing_is_bounded_by_zero():
    clock = Clock()
    budget = Budget(clock=clock)
    clock.now += 1e9
    budget.received(10**15)
    assert all(budget.allows("https://site.example/") for _ in range(1000))
    assert not budget.is_spent()
    assert budget.remarks() == []


def test_redirects_count_and_end_in_no_circle():
    answers = {f"/old/{number}": http(b"", "301 Moved", "Location: /") for number in range(6)}
    answers |= {"/x": http(b"", "302 Found", "Location: /y"), "/y": http(b"", "302 Found", "Location: /x")}
    with RawServer(answers, default=http(b"<p>the front page")) as server:
        found = fetch(
            urls=[*(f"{server.url}/old/{number}" for number in range(6)), server.url + "/x"],
            named=[f"127.0.0.1:{server.port}"],
            settings={"ARCHIVE_MAX_TRIES_PER_ADDRESS": 4},
        )
        told = [answer.get("cause", "fetched") for answer in found]
        assert told == ["fetched"] * 4 + ["asked-too-often"] * 2 + ["redirect-loop"]
        assert server.asked.count("/") == 4
        assert server.asked[-2:] == ["/x", "/y"]
        assert "ARCHIVE_MAX_TRIES_PER_ADDRESS=4" in found[4]["words"]


def test_a_run_that_meets_its_budget_says_so_and_the_next_goes_on(cli, demo):
    url = demo.cnas_listings[0]
    first = cli.crawl("cnas", "--url", url, "-s", "ARCHIVE_MAX_BYTES=40000", code=3)
    assert first["state"] == "degraded"
    assert first["remarks"] == ["stopped after ARCHIVE_MAX_BYTES=40000 bytes; the next run goes on"]
    asked = {path for _, path, status in demo.requests if path.startswith("/publications") and status == 200}
    assert len(asked) >= first["new"] > 0
    demo.reset()
    second = cli.crawl("cnas", "--url", url)
    assert second["state"] == "good"
    assert second["new"] > 0
    assert not asked & {path for _, path, _ in demo.requests}


def test_a_run_out_of_time_is_not_good(cli, demo):
    report = cli.crawl("cnas", "--url", demo.cnas_listings[0], "-s", "ARCHIVE_MAX_SECONDS=0.001", code=1)
    assert report["state"] == "failed"
    assert "ARCHIVE_MAX_SECONDS=0.001" in report["remarks"][0]
