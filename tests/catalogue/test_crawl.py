"""Ten invented houses, as public lists describe them, crawled by their names in a catalogue in one process."""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest
from conftest import FAST, Cli
from small_site import SmallSite

from archive_scraper.catalogue.verdicts import file_for, read_verdicts
from archive_scraper.store import Archive

XML = {"Content-Type": "application/xml"}
SCRIPT = "<!doctype html><html><body><div id=root></div><script>run()</script></body></html>"


def feed_of(site, *, outside=False):
    home = "https://press.example" if outside else site.home
    items = (
        f"<item><title>{one.title}</title><link>{home}{one.path}</link><pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>"
        "</item>"
        for one in site.pieces
    )
    return f'<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'


def map_of(site):
    return "<urlset>" + "".join(f"<url><loc>{site.home}{one.path}</loc></url>" for one in site.pieces) + "</urlset>"


# House -> its channels as (kind, path, status, derived), what its server answers besides its list, and the addresses
# that a crawl may ask for before it asks for articles. The static list of every house is /articles.
HOUSES = {
    "static-list": ([("listing", "articles", "works", False)], {}, {"/articles"}),
    "list-and-feed": (
        [("listing", "articles", "works", False), ("feed", "feed", "works", False)],
        {"/feed": feed_of},
        {"/articles", "/feed"},
    ),
    "feed-and-guess": (
        [("listing", "guess", "untested", True), ("feed", "feed", "works", False)],
        {"/feed": feed_of},
        {"/feed"},
    ),
    "script-and-map": (
        [("listing", "app", "script", False), ("sitemap", "map.xml", "untested", False)],
        {"/app": lambda _: SCRIPT, "/map.xml": map_of},
        {"/map.xml"},
    ),
    "dead-feed": (
        [("listing", "articles", "works", False), ("feed", "feed", "dead", False)],
        {},
        {"/articles"},
    ),
    "clippings": (
        [("listing", "articles", "works", False), ("feed", "feed", "clippings", False)],
        {"/feed": lambda site: feed_of(site, outside=True)},
        {"/articles"},
    ),
    "named-feed": (
        [("listing", "guess", "untested", True), ("feed", "feed", "untested", False)],
        {"/feed": feed_of},
        {"/feed"},
    ),
    "good-guess": ([("listing", "articles", "untested", True)], {}, {"/articles"}),
    "moved": (
        [("listing", "old", "works", False)],
        {"/old": lambda site: (301, {"Location": f"{site.home}/articles"}, "")},
        {"/old", "/articles"},
    ),
    "refuses": (
        [("listing", "front", "works", False)],
        {"/front": lambda _: (403, {}, "<h1>Forbidden</h1>")},
        {"/front"},
    ),
}
GOOD = set(HOUSES) - {"refuses"}


def entry(site, channels):
    lines = ['title = "A House"', 'country = "NO"', 'kind = "institute"', 'subjects = ["security"]']
    lines += [f'home = "{site.home}/"', 'lists = ["SRC2"]']
    for kind, path, status, derived in channels:
        lines += ["[[channel]]", f'kind = "{kind}"', f'url = "{site.home}/{path}"', f'status = "{status}"']
        lines += [
            'by = ["SRC2"]',
            f"derived = {str(derived).lower()}",
            *(['seen = "2026-07"'] * (status != "untested")),
        ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    cli = Cli(tmp_path_factory.mktemp("ten"))
    folder = cli.folder / "entries"
    folder.mkdir()
    (folder / "barred.toml").write_text(
        'title = "Barred"\ncountry = "NO"\nkind = "institute"\nsubjects = ["law"]\nhome = "https://b.example/"\n'
        'lists = ["SRC2"]\n[[note]]\nsays = "Nothing answers."\nby = ["SRC2"]\n'
    )
    with ExitStack() as stack:
        sites = {}
        for name, (channels, answers, _) in HOUSES.items():
            site = sites[name] = stack.enter_context(SmallSite())
            site.publish(3)
            for path, answer in answers.items():
                said = answer(site)
                kind = XML if isinstance(said, str) and not said.startswith("<!doctype") else {}
                site.answers[path] = said if isinstance(said, tuple) else (200, kind, said)
            (folder / f"{name}.toml").write_text(entry(site, channels))
        done = cli(
            *("crawl", "--country", "Norway", "--json", "--db", cli.db, *FAST, "-s", "ARCHIVE_AT_ONCE=4"),
            code=1,
            env={**os.environ, "ARCHIVE_CATALOGUE": str(folder)},
        )
        asked = {name: {path for path in site.requests if "/articles/" not in path} for name, site in sites.items()}
        environment = {**os.environ, "ARCHIVE_CATALOGUE": str(folder)}
        check = ("catalogue", "check", "--country", "NO", "--delay", "0", "--db", cli.db)
        seen = cli(*check, "--report", "seen.md", code=3, env=environment)
        again = cli(*check, code=3, env=environment)
        refused = cli("crawl", "refuses", "--db", cli.db, *FAST, code=2, env=environment)
    return cli, done, asked, (seen, again, refused)


def test_every_house_is_crawled_from_what_is_not_known_to_be_bad(crawled):
    _, _, asked, _ = crawled
    assert {name: paths - {"/robots.txt"} for name, paths in asked.items()} == {
        name: paths for name, (_, _, paths) in HOUSES.items()
    }


def test_nine_are_good_and_the_one_that_refuses_is_not(crawled):
    cli, _, _, _ = crawled
    with Archive.open(cli.db, read_only=True) as archive:
        rows = archive.sources.all()
    assert {row["slug"]: (row["last_state"], row["articles"]) for row in rows} == {
        **dict.fromkeys(GOOD, ("good", 3)),
        "refuses": ("failed", 0),
    }
    assert {row["rules_origin"] for row in rows} == {"catalogue"}


def test_a_house_without_a_start_is_left_out_with_its_reason(crawled):
    _, done, _, _ = crawled
    assert "Warning: barred: the catalogue knows no address that works: Nothing answers.; left out" in done.stderr


# Path of each house -> the status that a look of its own gives it; the evidence begins with these words.
VERDICTS = {
    ("static-list", "articles"): ("works", "good"),
    ("list-and-feed", "feed"): ("works", "good"),
    ("feed-and-guess", "guess"): ("dead", "answered with HTTP status 404"),
    ("feed-and-guess", "feed"): ("works", "good"),
    ("script-and-map", "app"): ("script", "asks for JavaScript"),
    ("script-and-map", "map.xml"): ("works", "good"),
    ("dead-feed", "feed"): ("dead", "answered with HTTP status 404"),
    ("clippings", "feed"): ("clippings", "clippings: 100 % lead elsewhere"),
    ("good-guess", "articles"): ("works", "good"),
    ("moved", "old"): ("works", "good"),
    ("refuses", "front"): ("blocked", "answered with HTTP status 403"),
}


def test_a_look_of_ones_own_says_by_kind_what_fails(crawled):
    cli, _, _, _ = crawled
    rows = read_verdicts(file_for(cli.db)).values()
    found = {(row.name, row.url.rsplit("/", 1)[1]): row for row in rows}
    assert {key: found[key].status for key in VERDICTS} == {key: status for key, (status, _) in VERDICTS.items()}
    assert [key for key, (_, why) in VERDICTS.items() if not found[key].why.startswith(why)] == []
    assert found["moved", "old"].moved_to.endswith("/articles")
    assert len(found) == sum(len(channels) for channels, _, _ in HOUSES.values())


def test_what_is_seen_is_printed_as_it_goes_and_not_asked_again(crawled):
    cli, _, _, (seen, again, _) = crawled
    assert sum("/10  " in line for line in seen.stdout.splitlines()) == 16
    assert "16 addresses: 10 works, " in seen.stdout
    assert "/10  " not in again.stdout
    assert "11 organizations left out: looked at today" in again.stdout
    report = (cli.folder / "seen.md").read_text()
    assert "| refuses | http://127.0.0.1:" in report
    assert "/front | listing works 2026-07 | blocked 2" in report


def test_a_crawl_goes_by_what_was_seen(crawled):
    _, _, _, (_, _, refused) = crawled
    assert "refuses: the catalogue knows no address that works: http://127.0.0.1:" in refused.stderr
    assert "/front is blocked (refuses plain clients, 2" in refused.stderr
