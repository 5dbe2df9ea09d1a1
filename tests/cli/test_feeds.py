"""A feed on the command line: shown, saved as a source, refused in one line where it holds nothing."""

from __future__ import annotations

import json
import tomllib

import pytest
from click.testing import CliRunner
from looks import look_here
from small_site import SmallSite

from archive_scraper.cli.main import cli as program

FEED = {"Content-Type": "application/rss+xml; charset=utf-8"}
EMPTY = '<rss version="2.0"><channel><title>News</title></channel></rss>'


def typed(line):
    return CliRunner().invoke(program, line.split(), prog_name="archive-scraper")


@pytest.fixture
def sources(tmp_path, monkeypatch):
    """A folder to type in, and addresses fetched in this process: Scrapy can be started once in one."""

    look_here(monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data" / "sources").mkdir(parents=True)
    return tmp_path / "data" / "sources"


@pytest.fixture
def site():
    with SmallSite() as running:
        running.publish(4)
        running.answers["/feed"] = (200, FEED, feed_of(running, running.home))
        yield running


def feed_of(site, host):
    items = "".join(
        f"<item><title>{piece.title}</title><link>{host}{piece.path}</link><pubDate>{piece.day}</pubDate></item>"
        for piece in site.pieces
    )
    about = f"<title>Harbour News</title><link>{host}/articles</link>"
    return f'<rss version="2.0"><channel>{about}{items}</channel></rss>'


@pytest.mark.usefixtures("sources")
def test_preview_shows_a_feed_and_why(site):
    shown = typed(f"preview {site.home}/feed")
    assert shown.exit_code == 0, shown.output
    assert "4 teasers" in shown.stdout
    assert "Found by    feed" in shown.stdout
    assert "RSS 2.0 feed 'Harbour News'" in shown.stdout


def test_a_saved_feed_is_read(site, tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(feed_of(site, "https://harbour.example"), encoding="utf-8")
    for way in ("", "--as listing"):
        assert "4 teasers" in typed(f"extract {path} {way}").stdout
    refused = typed(f"extract {path} --as article")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "this is a feed; --as listing prints its items" in refused.stderr


def test_add_saves_a_feed_and_says_whose_it_is(sources, site):
    done = typed(f"add {site.home}/feed --name harbour --yes --only-this-page")
    assert done.exit_code == 0, done.output
    text = (sources / "harbour.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["start_urls"] == [f"{site.home}/feed"]
    assert tomllib.loads(text)["title"] == "Harbour News"
    assert "listing" not in tomllib.loads(text)
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert comments == [
        "# Its listing is a feed:",
        f"# RSS 2.0 feed 'Harbour News' of {site.home}/articles",
        "# 4 items: 4 with title and address, 4 with a date",
        f"# The feed names its page: {site.home}/articles. A feed shows the newest alone.",
    ]
    assert "as the feed states them" in typed("sources check harbour").stdout


def test_a_feed_that_another_host_hands_out_is_a_source_of_its_items_host(sources, site):
    site.answers["/feed"] = (200, FEED, feed_of(site, "https://www.harbour.example"))
    done = typed(f"add {site.home}/feed --yes")
    assert done.exit_code == 0, done.output
    saved = tomllib.loads((sources / "harbour-example.toml").read_text(encoding="utf-8"))
    assert saved["hosts"] == ["harbour.example"]
    assert saved["home"] == "https://www.harbour.example/"


def test_a_feed_joins_the_listing_of_a_source(sources, site):
    assert typed(f"add {site.listing} --name harbour --yes").exit_code == 0
    before = tomllib.loads((sources / "harbour.toml").read_text(encoding="utf-8"))
    done = typed(f"add {site.home}/feed --to harbour --yes")
    assert done.exit_code == 0, done.output
    after = tomllib.loads((sources / "harbour.toml").read_text(encoding="utf-8"))
    assert after["start_urls"] == [site.listing, f"{site.home}/feed"]
    assert after["listing"] == before["listing"]


def test_words_of_a_feed_stay_in_its_comments(sources, site):
    title = 'News\n[listing]\nitem = "x"\x85\u2028'.replace("\x85", "&#x85;")
    site.answers["/feed"] = (200, FEED, feed_of(site, site.home).replace("Harbour News", title))
    assert typed(f"add {site.home}/feed --name harbour --yes").exit_code == 0
    assert "listing" not in tomllib.loads((sources / "harbour.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("command", ["preview", "add"])
@pytest.mark.usefixtures("sources")
def test_an_empty_feed_is_one_line(site, command):
    site.answers["/feed"] = (200, FEED, EMPTY)
    refused = typed(f"{command} {site.home}/feed")
    assert refused.exit_code == 1
    lines = [line for line in refused.stderr.splitlines() if line]
    assert len(lines) == 1
    assert f"{site.home}/feed: this feed holds nothing to read: it holds no item" in lines[0]


def test_preview_and_add_name_the_feeds_of_a_page(sources, site):
    link = '<link rel="alternate" type="application/rss+xml" href="/feed"></head>'
    site.change = lambda _path, body: body.replace("</head>", link)
    shown = typed(f"preview {site.listing}")
    assert f"Feeds       {site.home}/feed" in shown.stdout
    assert json.loads(typed(f"preview {site.listing} --json").stdout)["feeds"] == [f"{site.home}/feed"]
    assert typed(f"add {site.listing} --name harbour --yes --only-this-page").exit_code == 0
    text = (sources / "harbour.toml").read_text(encoding="utf-8")
    assert text.startswith(f"# Feeds that its page names, none of them read yet:\n# {site.home}/feed\n")
