"""A source with several channels: what is asked in which run, what stands in for what, and one row an article."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.cli.health import health
from archive_scraper.crawl import channels
from archive_scraper.crawl.options import CrawlOptions

RSS = {"Content-Type": "application/rss+xml"}


def feed_of(site, pieces):
    items = [
        f"<item><title>{piece.title}</title><link>{site.home}{piece.path}</link><pubDate>{piece.day}T08:30:00Z</pubDate>"
        f"</item>"
        for piece in reversed(pieces)
    ]
    return f'<rss version="2.0"><channel><title>News</title><link>{site.home}/</link>{"".join(items)}</channel></rss>'


def test_all_pieces_of_a_channel_count_although_not_all_are_compared(monkeypatch):
    monkeypatch.setattr(channels, "_MOST_KEYS", 3)
    few = channels.Way(url="/a", kind="feed", items=3, keys=dict.fromkeys("ab"))  # one of them twice
    many = channels.Way(url="/b", kind="wordpress", items=9, keys=dict.fromkeys("abc"))
    assert (few.reached, many.reached) == (2, 9)


class House:
    """A site with a listing and a feed, its rules file and its archive."""

    def __init__(self, site, folder, channels):
        self.site, self.rules, self.db = site, folder / "small-site.toml", folder / "a.db"
        self.in_feed = len
        tables = "".join(
            f'[[channel]]\nkind = "{kind}"\nurl = "{site.home}{path}"\nuse = {json.dumps(use)}\n'
            for kind, path, use in channels
        )
        self.rules.write_text(f'name = "small-site"\nstart_urls = ["{site.listing}"]\n{tables}', encoding="utf-8")
        site.etags = True
        self.feed()

    def feed(self, path="/feed", pieces=None):
        self.site.answers[path] = (200, RSS, feed_of(self.site, self.site.pieces if pieces is None else pieces))

    def crawl(self, **options):
        self.site.requests.clear()
        settings = {name: options.pop(name) for name in list(options) if name.isupper()}
        report = crawl_here(self.rules, self.db, CrawlOptions(**options), **settings)
        self.asked = [path for path in self.site.requests if path != "/robots.txt"]
        return report

    def rows(self, sql):
        with closing(sqlite3.connect(self.db)) as db:
            return db.execute(sql).fetchall()

    def days_pass(self, days):
        with closing(sqlite3.connect(self.db)) as db, db:
            db.execute(f"UPDATE runs SET started = datetime(started, '-{days} days') || '+00:00'")
            db.execute(f"UPDATE teasers SET first_seen = datetime(first_seen, '-{days} days') || '+00:00'")

    def channels(self):
        rows = self.rows(
            "SELECT url, state, items, new, shared, cause FROM run_channels "
            "WHERE run_id = (SELECT max(id) FROM runs) ORDER BY url"
        )
        return {url.removeprefix(self.site.home): tuple(rest) for url, *rest in rows}


@pytest.fixture
def site():
    with SmallSite() as running:
        for number in range(6):
            running.publish(1, f"2026-03-0{number + 1}")
        yield running


@pytest.fixture
def house(site, tmp_path):
    return House(site, tmp_path, [("feed", "/feed", ["new"])])


def test_an_article_of_three_channels_is_one_row_and_each_teaser_names_its_channel(site, tmp_path):
    house = House(site, tmp_path, [("feed", "/feed", ["new"]), ("feed", "/all", ["archive"])])
    house.feed("/all")
    report = house.crawl()
    assert (report.state, report.new, report.failures) == ("good", 6, 0)
    assert sorted(house.asked) == sorted(["/articles", "/feed", "/all", *(piece.path for piece in site.pieces)])
    assert house.rows("SELECT channel, count(*), count(DISTINCT article_id) FROM teasers GROUP BY 1 ORDER BY 1") == [
        (f"{site.home}{path}", 6, 6) for path in ("/all", "/articles", "/feed")
    ]
    assert house.channels() == {
        path: ("read", 6, 6 * (path == "/feed"), 6, "") for path in ("/all", "/articles", "/feed")
    }
    assert house.rows("SELECT DISTINCT json_extract(origins, '$.published') FROM articles") == [("teaser:feed",)]
    again = house.crawl()
    assert (again.state, house.asked) == ("good", ["/feed"])  # the back catalogue is of the past


def test_an_unchanged_feed_stands_in_for_the_listing_and_a_new_item_does_not(site, house):
    house.crawl()
    report = house.crawl()
    assert (report.state, house.asked) == ("good", ["/feed"])
    assert report.notes == [f"{site.listing} was not asked: {site.home}/feed stood in for it, which shows nothing new"]
    assert house.channels()["/articles"] == ("spared", None, None, None, "nothing new")
    (piece,) = site.publish(1, "2026-03-07")
    house.feed()
    report = house.crawl()
    assert (report.state, report.new, house.asked) == ("good", 1, ["/feed", "/articles", piece.path])


def test_a_spared_listing_is_asked_itself_after_three_days(house):
    house.crawl()
    house.days_pass(4)
    report = house.crawl()
    assert (report.state, house.asked) == ("good", ["/feed", "/articles"])
    house.crawl()
    assert house.asked == ["/feed"]


@pytest.mark.parametrize(
    "lacks",
    [pytest.param(lambda pieces: pieces[:-1], id="the newest"), pytest.param(lambda pieces: pieces[:2], id="too few")],
)
def test_a_feed_that_lacks_something_stands_in_for_nothing(site, house, lacks):
    house.feed(pieces=lacks(site.pieces))
    house.crawl()
    house.crawl()
    assert house.asked == ["/feed", "/articles"]


def test_a_feed_of_other_pieces_stands_in_for_nothing(site, house):
    site.answers["/feed"] = (200, RSS, feed_of(site, site.pieces).replace("/articles/", "/blog/"))
    house.crawl()
    house.crawl()
    assert "/articles" in house.asked


def test_a_dead_feed_is_replaced_by_the_spare_and_alarmed(site, tmp_path):
    house = House(site, tmp_path, [("feed", "/feed", ["new"]), ("feed", "/gone", []), ("feed", "/spare", [])])
    house.feed("/spare")
    house.crawl()
    assert "/spare" not in house.asked
    site.answers["/feed"] = (404, {}, "<h1>Gone</h1>")
    report = house.crawl()
    assert report.state == "degraded"
    assert house.asked == ["/feed", "/articles", "/gone", "/spare"]
    assert house.channels()["/feed"][::4] == ("failed", "http-404")
    assert (
        "alarm: the feed cannot be read (http-404); " + f"{site.home}/gone was asked in its place ({site.home}/feed)"
        in report.alarms
    )
    house.feed()
    report = house.crawl()
    assert (report.state, "over: it is read again, or was not asked" in report.alarms) == ("good", True)


def test_a_spare_that_another_channel_stands_in_for_is_not_said_to_have_been_asked(site, tmp_path):
    house = House(site, tmp_path, [("feed", "/feed", ["new"]), ("feed", "/spare", [])])
    house.feed("/spare")
    site.answers["/feed"] = (404, {}, "<h1>Gone</h1>")
    house.crawl()
    report = house.crawl()
    assert house.asked == ["/feed", "/articles"]
    said = [note for note in report.notes if "/spare" in note]
    assert said == [
        f"{site.home}/spare was not asked: {site.listing} stood in for it, which shows nothing new",
    ]
    assert house.rows("SELECT stood_in FROM run_channels WHERE url LIKE '%/feed' ORDER BY run_id DESC LIMIT 1") == [
        (site.listing,)
    ]


@pytest.mark.parametrize("answer", [(500, {}, "Sorry"), (200, {}, "")])
def test_a_channel_that_does_not_answer_is_not_spared_at_the_second_try(site, house, answer):
    house.crawl()
    house.days_pass(4)
    site.answers["/articles"] = answer
    report = house.crawl(ARCHIVE_RETRIES=1)
    assert (report.state, house.asked) == ("degraded", ["/feed", "/articles", "/articles"])
    assert house.channels()["/articles"][0] == "failed"


def test_a_full_run_asks_for_an_article_once_however_many_lists_name_it(site, house):
    site.per_page = 2  # the feed's articles are read before the later pages of the listing
    house.crawl()
    report = house.crawl(full=True)
    assert (report.state, len(house.asked)) == ("good", 6 + 3 + 1)


def test_a_page_in_place_of_a_feed_is_read_and_replaced(site, tmp_path):
    house = House(site, tmp_path, [("feed", "/feed", ["new"]), ("feed", "/spare", [])])
    house.feed("/spare")
    site.answers["/feed"] = (200, {}, site.list_page(1))
    report = house.crawl()
    assert (report.state, report.new) == ("degraded", 6)
    assert house.channels()["/feed"][::4] == ("failed", "no-feed")
    assert house.channels()["/spare"][:2] == ("read", 6)
    assert "layout" not in report.message()


def test_a_dead_feed_has_one_alarm_which_says_nothing_of_patterns(site, house, capsys):
    house.crawl()
    house.feed(pieces=[*site.pieces, *site.publish(1, "2026-03-07")])
    house.crawl()
    site.answers["/feed"] = (200, {}, "<h1>We have moved house</h1>")
    report = house.crawl()
    assert [problem.cause for problem in report.problems] == ["listing-no-feed"]
    with pytest.raises(SystemExit):
        health.main(["--db", str(house.db), "--json"], standalone_mode=False)
    (alarm,) = json.loads(capsys.readouterr().out)["alarms"]
    assert (alarm["kind"], "pattern" in alarm["do"]) == ("channel", False)


def test_an_archive_channel_is_asked_where_a_run_goes_back(site, tmp_path):
    house = House(site, tmp_path, [("feed", "/feed", ["new"]), ("feed", "/all", ["archive"])])
    house.feed("/all", site.pieces[:3])
    house.crawl()
    for options, asked in (
        ({}, False),
        ({"since": "2026-03-02"}, False),
        ({"since": "2025"}, True),
        ({"full": True}, True),
    ):
        house.crawl(**options)
        assert ("/all" in house.asked) is asked, options


def test_the_note_on_a_channel_that_stands_in_hides_its_token(site, tmp_path):
    house = House(site, tmp_path, [("feed", "/feed?token=hunter2", ["new"])])
    house.feed("/feed?token=hunter2")
    house.crawl()
    assert "hunter2" in house.asked[0]
    house.crawl()
    ((notes,),) = house.rows("SELECT notes FROM runs ORDER BY id DESC LIMIT 1")
    assert ("stood in for it" in notes, "hunter2" in notes, "token=***" in notes) == (True, False, True)


def test_a_dead_archive_channel_stays_an_alarm_in_runs_that_do_not_ask_it(site, tmp_path):
    house = House(site, tmp_path, [("feed", "/feed", ["new"]), ("feed", "/all", ["archive"])])
    house.feed("/all")
    house.crawl()
    site.answers["/all"] = (200, {}, "<h1>Log in</h1>")
    alarm = f"alarm: the feed cannot be read (no-feed) ({site.home}/all)"
    assert (house.crawl(full=True).alarms, house.asked[-1]) == ([alarm], site.pieces[0].path)
    report = house.crawl()
    assert (report.state, report.alarms, house.asked) == ("degraded", [], ["/feed"])
    house.rules.write_text(house.rules.read_text().replace('["archive"]', "[]"))  # as health says
    report = house.crawl()
    assert (report.state, report.alarms) == ("good", ["over: it is read again, or was not asked"])


def test_a_count_well_above_what_was_reached_is_not_good(site, house):
    site.change = lambda _, body: body.replace("<main>", "<main><p>1-6 of 240 results</p>", 1)
    report = house.crawl()
    words = "the listing says that it has 240 pieces, 6 were reached"
    assert (report.state, report.alarms) == ("degraded", [f"alarm: {words} ({site.listing})"])
    assert house.crawl().state == "degraded"  # it looked for none of them, and they are missing all the same
    with pytest.raises(SystemExit):
        health.main(["--db", str(house.db), "--accept", "1"], standalone_mode=False)
    assert (house.crawl().state, house.crawl(full=True).state) == ("good", "good")


def test_other_words_of_another_channel_ask_for_no_article_again(site, house):
    site.per_page = 2  # the later pages of the listing are read after the first articles
    report = house.crawl()
    assert (report.state, report.new, report.unchanged, report.not_modified) == ("good", 6, 0, 0)
    assert len(house.asked) == 6 + 3 + 1


def test_health_says_for_how_long_a_feed_has_been_behind(site, house, capsys):
    house.crawl()
    stale = site.answers["/feed"]
    for _ in range(3):
        house.days_pass(3)
        site.publish(1, f"2026-03-{len(site.pieces) + 1:02}")
        site.answers["/feed"] = stale
        report = house.crawl()
    assert report.state == "degraded"
    (line,) = (line for line in report.alarms if "behind" in line)
    assert line.startswith("alarm: the feed has been behind the listing for 6 days: it lacks 3 newer pieces")
    assert line.endswith(f"({site.home}{site.pieces[-1].path})")
    house.days_pass(3)
    with pytest.raises(SystemExit):
        health.main(["--db", str(house.db), "--json"], standalone_mode=False)
    told = json.loads(capsys.readouterr().out)
    assert [row["kind"] for row in told["alarms"]] == ["behind"]
    assert "use = []" in told["alarms"][0]["do"]
    feed = next(row for row in told["channels"] if row["kind"] == "feed")
    assert (feed["behind"], feed["compared_with"], feed["items"]) == (3, site.listing, 6)
