"""Listings that scripts make: rendered by chromium, whose every request goes through the crawl's own downloader."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import Cli
from small_site import SmallSite

from archive_scraper.crawl.browser_found import BrowserMissingError, browser_path, check_browser, render_missing
from archive_scraper.sites import Channel, SiteRules

without_browser = pytest.mark.skipif(render_missing() is not None, reason=render_missing() or "")
SHELL = "<!doctype html><html lang=en><title>Articles</title><body><h1>Articles</h1><main>{}</main></body></html>"
RESTLESS = """<script>
draw(); alert('Hello'); open('/button'); location = '/scroll';
setInterval(() => document.body.append(Object.assign(document.createElement('a'), {href: '/x' + Math.random()})), 50);
</script>"""
HUNGRY = """<script>
draw();
for (const url of ['OTHER/secret', '/forbidden', '/leads-there']) fetch(url, {mode: 'no-cors'});
new WebSocket('OTHER/secret'.replace('http', 'ws'));
document.write('<img src=OTHER/secret><iframe src=OTHER/secret></iframe>');
</script>"""
# Draws the pieces of /api?page=N into the list; "more" is what calls it again.
DRAW = """<div class=list id=list></div><script>
let page = 0;
async function draw() {
  const answer = await fetch('/api?page=' + ++page);
  const piece = await answer.json();
  document.getElementById('list').insertAdjacentHTML('beforeend', piece.html);
  return piece.more;
}
</script>"""
BUTTON = """<button id=more>Load more articles</button><script>
const button = document.getElementById('more');
button.onclick = async () => { if (!await draw()) button.remove(); };
button.click();
</script>"""
SCROLL = """<div id=end style='height:2px'></div><script>
let busy = false, over = false;
new IntersectionObserver(async seen => {
  if (busy || over || !seen[0].isIntersecting) return;
  busy = true; over = !await draw(); busy = false;
}).observe(document.getElementById('end'));
</script><style>article { height: 400px }</style>"""


class ScriptedSite(SmallSite):
    """Pages whose list is drawn by scripts: /button, /scroll, /endless, /restless, /hungry, /busy."""

    other = ""

    def answer(self, path):
        plain, _, query = path.partition("?")
        if plain == "/api":
            number = int(query.rpartition("=")[2])
            found = self.pieces[::-1][(number - 1) * 5 : number * 5]
            html = "".join(piece.teaser(piece.path) for piece in found)
            return 200, {"Content-Type": "application/json"}, json.dumps({"html": html, "more": number < 3})
        if plain == "/trap":
            html = self.pieces[0].teaser(f"/articles/made-up-in-a-trap-{query}")
            return 200, {"Content-Type": "application/json"}, json.dumps({"html": html, "more": True})
        body = {
            "/button": DRAW + BUTTON,
            "/scroll": DRAW + SCROLL,
            "/endless": (DRAW + BUTTON).replace("/api?page=", "/trap?"),
            "/restless": DRAW + RESTLESS,
            "/hungry": DRAW + HUNGRY.replace("OTHER", self.other),
            "/busy": "<script>while (true);</script>",
        }.get(plain)
        if body is not None:
            return 200, {}, SHELL.format(body)
        if plain == "/leads-there":
            return 302, {"Location": f"{self.other}/secret"}, ""
        if plain == "/robots.txt":
            return 200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /forbidden\n"
        return super().answer(path)


def rules(folder, site, *pages):
    path = folder / f"{pages[0]}.toml"
    ways = "".join(f'[[channel]]\nkind = "browser"\nurl = "{site.home}/{page}"\n' for page in pages)
    path.write_text(f'name = "{pages[0]}"\n{ways}')
    return path


FAST = ("-s", "ARCHIVE_BROWSER_ROUNDS=4", "-s", "ARCHIVE_BROWSER_SECONDS=18")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """A sound page crawled twice, and meanwhile all others by one run: reports, and what was asked besides articles."""
    cli, strange = (Cli(tmp_path_factory.mktemp(name)) for name in ("browser", "others"))
    with SmallSite() as other, ThreadPoolExecutor(1) as meanwhile:
        others = meanwhile.submit(crawl_pages, strange, other, [("others", "busy", "scroll", *HOSTILE)])
        reports = crawl_pages(cli, other, [("first", "button"), ("again", "button")])
        yield cli, reports | others.result(), other


def crawl_pages(cli, other, runs):
    """Crawl pages of a scripted site of their own, a run each; what is private to it is another site."""
    reports = {}
    with ScriptedSite(per_page=5, paged=False) as site:
        site.other = other.home
        site.publish(12)
        for name, *pages in runs:
            site.requests.clear()
            reports[name] = cli.crawl("--rules", rules(cli.folder, site, *pages), *FAST, code=None)
            reports[name]["asked"] = [path for path in site.requests if not path.startswith("/articles")]
    return reports


HOSTILE = ("endless", "restless", "hungry")


@pytest.mark.browser
@without_browser
def test_lists_of_scripts(crawled):
    _, reports, other = crawled
    first, again, others = reports["first"], reports["again"], reports["others"]
    # A button is pressed until nothing comes any more; later, one round that brings what is known is enough
    assert (first["state"], first["new"], first["remarks"]) == ("good", 12, [])
    assert first["asked"] == ["/robots.txt", "/button", "/api?page=1", "/api?page=2", "/api?page=3"]
    assert (again["state"], again["new"]) == ("good", 0)
    assert again["asked"] == ["/robots.txt", "/button", "/api?page=1", "/api?page=2"]
    # A script without end is one line, and the run goes on with another browser
    (problem,) = (problem for problem in others["problems"] if problem["cause"] == "listing-browser")
    assert problem["detail"] == "the browser could not show it: its scripts keep the browser busy without end"
    # A page is scrolled to its end; one without end is left, and said; one that is never still is read as it stands
    assert {"/api?page=1", "/api?page=2", "/api?page=3", "/trap?5"} <= set(others["asked"])
    assert "/trap?6" not in others["asked"]
    remarks = " ".join(others["remarks"])
    assert 'the page still shows "Load more articles" after 4 rounds of scrolling and pressing' in remarks
    assert "the page did not stand still; it was read as it stood" in remarks
    assert "/scroll" in others["asked"]
    assert others["asked"].count("/scroll") == 1  # nothing leads away
    assert others["listings"] == 4
    # What robots.txt forbids and what is private is refused, also by redirect, socket, frame and picture
    assert "/leads-there" in others["asked"]
    assert "/forbidden" not in others["asked"]
    assert other.requests == []
    notes = " ".join(others["notes"])
    assert "robots.txt does not allow it" in notes
    assert "leads into a private network" in notes


@pytest.mark.browser
@without_browser
def test_a_rendered_page_is_kept_as_rendered_and_read_again(crawled):
    cli, *_ = crawled
    types = "SELECT DISTINCT content_type FROM captures WHERE status = 200 AND kind = ? AND source = 'button'"
    with sqlite3.connect(cli.db) as db:
        assert db.execute(types, ("listing",)).fetchall() == [("text/html; charset=utf-8; rendered=chromium",)]
        assert db.execute(types, ("article",)).fetchall() == [("text/html; charset=utf-8",)]
    (replayed,) = cli.json("replay", "button", "--rules", cli.folder / "button.toml", "--db", cli.db)["sources"]
    assert (replayed["captures"], replayed["unreadable"]["count"]) == (13, 0)


RULES = SiteRules(name="a", channel=(Channel(kind="browser", url="https://www.example.org/"),))


def test_what_is_missing_is_one_line(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("ARCHIVE_BROWSER", raising=False)
    check_browser(SiteRules(name="a", start_urls=("https://www.example.org/",)), {})
    with monkeypatch.context() as without:
        without.setattr("archive_scraper.crawl.browser_found.find_spec", lambda _: None)
        assert 'pip install "archive-scraper[browser]"' in render_missing()
    monkeypatch.setattr("archive_scraper.crawl.browser_found.find_spec", lambda _: True)
    with pytest.raises(BrowserMissingError, match=r"^a: rendering pages needs chromium"):
        check_browser(RULES, {})
    with pytest.raises(BrowserMissingError, match="ARCHIVE_BROWSER: /no/chrome is no program"):
        browser_path({"ARCHIVE_BROWSER": "/no/chrome"})
    chrome = tmp_path / "google-chrome"
    chrome.touch(mode=0o755)
    assert browser_path() == str(chrome)
    mine = tmp_path / "mine"
    mine.touch(mode=0o755)
    monkeypatch.setenv("ARCHIVE_BROWSER", str(mine))
    assert browser_path() == str(mine)


def test_a_crawl_without_a_browser_ends_before_it_begins(cli):
    path = cli.folder / "a.toml"
    path.write_text('[[channel]]\nkind = "browser"\nurl = "https://www.example.org/"\n')
    done = cli("crawl", "--rules", path, "--db", cli.db, "-s", "ARCHIVE_BROWSER=/no/chrome", code=2)
    (line,) = done.stderr.strip().splitlines()
    assert "a: " in line
    with sqlite3.connect(cli.db) as db:
        assert db.execute("SELECT count(*) FROM runs").fetchone() == (0,)
