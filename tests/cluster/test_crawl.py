"""A crawl on a cluster leaves what a crawl of one process leaves; so does the next, which asks for little."""

import sqlite3
from contextlib import closing

import pytest
from clusters import scheduler, what_it_holds, write_rules
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.cluster.address import ClusterAddress
from archive_scraper.cluster.launch import crawl_on
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.sources import file_source

pytest.importorskip("distributed")
FAST = {"DOWNLOAD_DELAY": 0, "ARCHIVE_BACKOFF": 0.01, "LOG_ENABLED": False}


@pytest.fixture(scope="module")
def cluster():
    with scheduler(workers=2) as address:
        yield ClusterAddress(text=address, scheduler=address)


@pytest.fixture
def sites():
    with SmallSite(etags=True) as one, SmallSite(etags=True) as two:
        one.publish(4)
        two.publish(5)
        yield {"one": one, "two": two}


PLAIN = FAST | {"ARCHIVE_DISTRUST_EVERY": 0}
"""Which pages are asked for without validators is drawn by the number of the run, which is another in a shard."""


def test_two_crawls_leave_what_one_process_leaves(cluster, sites, tmp_path):
    sources = [file_source(path) for path in sorted(write_rules(tmp_path, **sites).glob("*.toml"))]
    (tmp_path / "shards").mkdir()
    asked, reports, said = {}, {}, []

    def crawl_both():
        found = []
        for way in ("here", "cluster"):
            for site in sites.values():
                site.requests.clear()
            if way == "here":
                found.append([crawl_here(source, tmp_path / "here.db", **PLAIN) for source in sources])
            else:
                found.append(
                    crawl_on(
                        cluster,
                        sources,
                        CrawlOptions(),
                        tmp_path / "cluster.db",
                        folder=tmp_path / "shards",
                        settings=PLAIN,
                        observer=lambda progress: said.extend(progress.said),
                    )
                )
            asked[way] = {name: sorted(site.requests) for name, site in sites.items()}
        for here, there in zip(*found, strict=True):
            assert (there.state, there.new, there.changed, there.unchanged, there.pages, there.run_id > 0) == (
                here.state, here.new, here.changed, here.unchanged, here.pages, True,
            )  # fmt: skip
        reports["last"] = found[1]
        assert asked["here"] == asked["cluster"]
        assert what_it_holds(tmp_path / "cluster.db") == what_it_holds(tmp_path / "here.db")

    crawl_both()
    assert [report.new for report in reports["last"]] == [4, 5]
    sites["one"].publish(2)
    old = sites["two"].pieces[-1]
    sites["two"].change = lambda path, body: body.replace("<h1>", "<h1>New: ") if path == old.path else body
    crawl_both()
    assert [report.new for report in reports["last"]] == [2, 0]
    assert [report.run_id for report in reports["last"]] == sorted({3, 4})
    assert len(asked["cluster"]["one"]) < 6  # robots.txt, the listing, the two new ones
    assert not list((tmp_path).glob("shards/*"))
    assert said == []
    with closing(sqlite3.connect(tmp_path / "cluster.db")) as database:
        assert database.execute("SELECT count(*) FROM leases").fetchone() == (0,)
        files = {file for (file,) in database.execute("SELECT file FROM captures")}
    assert all((tmp_path / file).is_file() for file in files)
