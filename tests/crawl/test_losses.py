"""Nothing is lost in silence: each way in which a site can stop giving its articles away is found within four nights.

Two articles appear a night. Then something breaks, and the runs say so: a run that is not good, or an alarm. Where
nothing breaks, or only what is everyday, nothing is said.
"""

from __future__ import annotations

import itertools
import re
import sqlite3

import pytest
from small_site import SmallSite, words

from archive_scraper.crawl.options import CrawlOptions

_NIGHTS = 4
_PAGE = (
    "<html lang=en><head><title>{0}</title></head><body><main><article><h1>{0}</h1>{1}</article></main></body></html>"
)


@pytest.fixture
def site(tmp_path):
    with SmallSite() as site:
        site.publish(14)
        site.rules = site.rules_file(tmp_path)
        yield site


@pytest.fixture
def night(site, tmp_path, crawl_here):
    """Crawl once, after new articles appeared."""

    def night(new=2, **options):
        site.publish(new)
        return crawl_here(site.rules, tmp_path / "archive.db", CrawlOptions(**options))

    night.db = tmp_path / "archive.db"
    for _ in range(3):
        assert night().state == "good"
    return night


def rows(night, sql):
    with sqlite3.connect(night.db) as database:
        return database.execute(sql).fetchall()


def reversed_order(site):
    site.order = lambda pieces: pieces


def another_host(site):
    site.link = lambda piece: f"https://new-host.example{piece.path}"


def _all_new(site, answer):
    known = {piece.path for piece in site.pieces}
    inside = site.answer
    site.answer = lambda path: inside(path) if path in known or not path.startswith("/articles/") else answer


def new_ones_404(site):
    _all_new(site, (404, {}, "<h1>Not found</h1>"))


def new_ones_wait(site):
    _all_new(site, (429, {"Retry-After": "86400"}, ""))


def new_ones_403(site):
    _all_new(site, (403, {}, "no"))


def robots_forbid(site):
    site.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /articles/\n")


def no_next_page(site):
    site.paged = False


def paywall(site):
    site.change = lambda path, body: (
        body if not path.startswith("/articles/") else re.sub(r"(</p>)(<p>.*</p>)(?=</article>)", r"\1", body)
    )


def same_text(site):
    text = f"<p>{words(4711, 90)}.</p>"
    site.change = lambda path, body: (
        body if not path.startswith("/articles/") else re.sub(r"(?<=</time>)<p>.*</p>(?=</article>)", text, body)
    )


def block_page(site):
    _all_new(
        site, (200, {}, "<html><head><title>Access denied</title></head><body><h1>Access denied</h1></body></html>")
    )


def redirects_home(site):
    _all_new(site, (302, {"Location": "/articles"}, ""))


def redirects_to_one_page(site):
    site.answers["/gone"] = (200, {}, _PAGE.format("This Page Has Moved", f"<p>{words(3, 80)}.</p>"))
    _all_new(site, (302, {"Location": "/gone"}, ""))


BREAKAGES = {
    reversed_order: "order",
    another_host: "elsewhere",
    new_ones_404: "gone",
    new_ones_wait: "waiting",
    new_ones_403: "refused",
    robots_forbid: "robots",
    paywall: "whole",
    same_text: "whole",
    block_page: "unlike",
    redirects_home: "unlike",
    redirects_to_one_page: "unlike",
}


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.__name__)
def test_a_loss_is_said_within_four_nights(site, night, cli, breakage):
    breakage(site)
    reports = [night() for _ in range(_NIGHTS)]
    alarms = [line for report in reports for line in report.alarms]
    assert any(line.startswith("alarm: ") for line in alarms), [(report.state, report.notes) for report in reports]
    assert reports[-1].state != "good"
    answer = cli.json("health", "--db", night.db, code=3)
    assert any(BREAKAGES[breakage] in (row["kind"], row["subject"]) for row in answer["alarms"]), answer["alarms"]


def test_the_next_link_gone_while_many_appear(site, night):
    no_next_page(site)
    report = night(30)
    assert report.state == "degraded"
    assert "what came between was not seen" in report.alarms[0]
    assert night(2).alarms[0].startswith("over: ")


def test_a_reversed_list_is_read_to_its_other_end(site, night):
    before = len(rows(night, "SELECT 1 FROM articles"))
    reversed_order(site)
    assert night(2).new == 2
    assert len(rows(night, "SELECT 1 FROM articles")) == before + 2


@pytest.mark.parametrize("name", ["PHPSESSID", "sid", "v", "jsessionid in the path"])
def test_a_parameter_of_the_visit_makes_no_second_article(site, tmp_path, crawl_here, name):
    visits = itertools.count(1)
    serve = site.list_page

    def list_page(number):
        token = f"{next(visits):016x}a7" if name != "v" else f"k{next(visits)}"
        separator = f";jsessionid={token}" if "path" in name else f"?{name}={token}"
        site.link = lambda piece: piece.path + separator
        return serve(number)

    site.list_page = list_page
    db = tmp_path / "archive.db"
    for _ in range(4):
        report = crawl_here(site.rules, db, CrawlOptions(full=True))
        site.publish(1)
    with sqlite3.connect(db) as database:
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (17,)
        assert database.execute("SELECT count(*) FROM articles WHERE url LIKE '%k1%'").fetchone() == (0,)
    assert report.state == "good"


def _answers_for_known(site, body):
    known = [piece.path for piece in site.pieces]
    site.answers |= {path: (200, {}, body(path)) for path in known}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(lambda _: _PAGE.format("Access denied", ""), id="block page"),
        pytest.param(lambda _: _PAGE.format("The Small Site", f"<p>{words(5, 200)}.</p>"), id="one page for all"),
        pytest.param(lambda path: _PAGE.format(path[-12:], f"<p>{words(5, 200)}.</p>"), id="one text for all"),
    ],
)
def test_what_suddenly_repeats_is_not_written_over_good_articles(site, night, page):
    before = rows(night, "SELECT a.id, a.title, b.body FROM articles a JOIN bodies b ON b.article_id = a.id")
    answers = dict(site.answers)
    _answers_for_known(site, page)
    for _ in range(2):
        assert night(0, full=True).state != "good"
        assert (
            rows(night, "SELECT a.id, a.title, b.body FROM articles a JOIN bodies b ON b.article_id = a.id") == before
        )
    site.answers = answers
    night(0, full=True)
    assert rows(night, "SELECT a.id, a.title, b.body FROM articles a JOIN bodies b ON b.article_id = a.id") == before


def test_a_title_that_repeats_is_not_written_over_good_ones(site, night):
    before = rows(night, "SELECT id, title FROM articles")
    site.change = lambda path, body: (
        re.sub(r"<(h1|title)>[^<]*", r"<\1>The Small Site", body) if path.startswith("/articles/") else body
    )
    report = night(0, full=True)
    assert report.state != "good"
    assert rows(night, "SELECT id, title FROM articles") == before
    assert rows(night, "SELECT count(*) FROM revisions WHERE field = 'title'") == [(0,)]


def test_one_article_replaced_by_another_is_believed_the_second_time(site, night):
    path = site.pieces[-1].path
    site.answers[path] = (200, {}, _PAGE.format("A Quite Different Piece", f"<p>{words(77, 150)}.</p>"))
    assert night(0, full=True).problems[0].cause == "unlike"
    assert night(0, full=True).changed == 1
    assert rows(night, "SELECT count(*) FROM articles WHERE title = 'A Quite Different Piece'") == [(1,)]


def test_the_same_piece_at_two_addresses_is_linked_and_said(site, night):
    (piece,) = site.publish(1)
    twin = f"/copy{piece.path}"
    inside = site.answer
    site.answer = lambda path: inside(piece.path) if path == twin else inside(path)
    site.link = lambda other: other.path
    serve = site.list_page
    site.list_page = lambda number: serve(number).replace(
        "<div class=list>", f"<div class=list>{piece.teaser(twin)}" if number == 1 else "<div class=list>"
    )
    report = night(0)
    assert "1 new articles have the title and the text" in "".join(report.notes)
    assert len(rows(night, "SELECT * FROM duplicates")) == 1


def everyday_corrections(site, number):
    site.answers.pop("/nowhere", None)
    site.pieces[number].paragraphs += 1


def everyday_one_gone(site, number):
    if number == 1:
        site.answers[site.pieces[-1].path] = (404, {}, "")


def everyday_quiet(site, number):
    pass


def everyday_new_classes(site, number):
    if number == 1:
        site.change = lambda _, body: body.replace('class="teaser"', 'class="card"').replace("class=list", "class=grid")


@pytest.mark.parametrize(
    "everyday",
    [everyday_corrections, everyday_one_gone, everyday_quiet, everyday_new_classes],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("appear", [[2] * 6, [0, 0, 0, 0, 25, 0], [1] * 6], ids=["daily", "a burst", "one a night"])
def test_what_is_everyday_is_quiet(site, night, everyday, appear):
    for number, new in enumerate(appear):
        everyday(site, number)
        report = night(new)
        assert (report.state, report.alarms) == ("good", []), (number, report.message(), report.alarms)


def test_a_last_page_with_one_teaser_is_read(site, tmp_path, crawl_here):
    site.publish(7)  # 21 in pages of ten
    report = crawl_here(site.rules, tmp_path / "archive.db")
    assert (report.state, report.new) == ("good", 21)


def test_what_was_refused_for_good_is_asked_for_once_more_with_a_deep_look(site, night):
    (piece,) = site.publish(1)
    site.answers[piece.path] = (403, {}, "not now")
    night(0)
    del site.answers[piece.path]
    assert night(0).new == 0
    with sqlite3.connect(night.db) as database:
        database.execute("UPDATE sources SET last_deep_look = '2020-01-01T00:00:00+00:00'")
    assert night(0).new == 1
