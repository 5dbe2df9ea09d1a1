"""extract, preview, add, explain: looking before crawling."""

import re
import tomllib
from urllib.request import urlopen

import pytest
from small_site import SmallSite


@pytest.fixture
def saved(tmp_path):
    """Return a function that saves the page at an address and returns the file."""

    def save(url):
        file = tmp_path / "page.html"
        with urlopen(url) as answer:  # loopback
            file.write_bytes(answer.read())
        return file

    return save


def test_extract_tells_a_listing_from_an_article(cli, demo, saved):
    listing = cli.json("extract", saved(demo.cnas_listings[0]), "--url", demo.cnas_listings[0])
    assert len(listing["items"]) > 5
    url = listing["items"][2]["url"]
    article = cli.json("extract", saved(url), "--url", url)
    assert article["title"] == listing["items"][2]["title"]
    assert article["published"]


def test_extract_takes_an_address(cli, demo):
    assert "teasers on" in cli("extract", demo.jamestown_listings[0]).stdout


@pytest.mark.parametrize(
    ("argument", "code", "says"),
    [("nothing.html", 2, "cannot be read"), ("http://127.0.0.1:9/", 1, "refused the connection")],
)
def test_extract_names_what_is_wrong(cli, argument, code, says):
    assert says in cli("extract", argument, code=code).stderr


def test_preview_explains_itself(cli, demo):
    shown = cli("preview", demo.jamestown_listings[0], "--delay", "0").stdout
    for word in ("Next page", "Confidence", "Found by", "Why", "Selectors", "Verdict", "Looked at"):
        assert word in shown
    assert len(demo.requests) == int(re.search(r"Looked at (\d+) addresses of at most 15", shown)[1]) <= 15


def test_preview_of_an_empty_page_fails_in_one_line(cli, tmp_path):
    page = tmp_path / "empty.html"
    page.write_text("")
    assert "no listing was found" in cli("preview", page, code=1).stderr


_WALL = '<html><body><noscript>Enable JavaScript.</noscript><div id="root"></div><script src="a.js"></script></body>'


@pytest.mark.parametrize("command", ["extract", "preview"])
def test_a_page_that_is_no_content_is_called_what_it_is(cli, tmp_path, command):
    page = tmp_path / "page.html"
    page.write_text(_WALL)
    said = cli(command, page, code=1).stderr
    assert "asks for JavaScript" in said
    assert "no listing was found" not in said
    assert "layout" not in said


def test_add_saves_no_page_that_is_no_content(cli):
    with SmallSite(answers={"/articles": (200, {}, _WALL)}) as site:
        assert "asks for JavaScript" in cli("add", site.listing, "--yes", "--only-this-page", code=1).stderr


def test_a_challenge_is_named_beside_its_status(cli):
    with SmallSite(answers={"/articles": (403, {"cf-mitigated": "challenge"}, "<p>Just a moment...</p>")}) as site:
        said = cli("preview", site.listing, "--only-this-page", code=1).stderr
    assert "HTTP status 403: Cloudflare challenge" in said


def test_extract_says_what_was_cut(cli, tmp_path):
    page = tmp_path / "page.html"
    attributes = " ".join(f"a{number}=1" for number in range(2000))
    page.write_text(f"<main {attributes}><h1>A second breakwater</h1>" + "<p>The board met to weigh the cost.</p>" * 9)
    assert "more than 256 attributes on a tag left out" in cli("extract", page, "--as", "article").stderr


def test_extract_says_how_the_language_is_known_and_what_stands_below_the_picture(cli, tmp_path):
    german = "Der Hafenrat tagte am Dienstag und beschloss nach langer Beratung, dass der Pier offen bleiben soll. "
    figure = "<figure><img src=/quay.jpg><figcaption>Two barges. Photo: Ada Marlowe</figcaption></figure>"
    page = tmp_path / "page.html"
    text = f"<p>{german}</p>" * 4
    page.write_text(f"<html lang=en><article><h1>Der Pier</h1>{figure}{text}</article></html>", encoding="utf-8")
    printed = " ".join(cli("extract", page, "--as", "article", "--url", "https://harbour.example/pier").stdout.split())
    assert "de (detected in the text; the page declares en)" in printed
    assert "https://harbour.example/quay.jpg" in printed
    assert "Two barges. Photo: Ada Marlowe" in printed


def test_add_saves_a_source_that_crawls(cli, demo):
    cli("add", demo.jamestown_listings[0], "--name", "straits", "--yes", "--delay", "0")
    file = cli.folder / "data" / "sources" / "straits.toml"
    rules = tomllib.loads(file.read_text())
    assert rules["start_urls"] == [demo.jamestown_listings[0]]
    assert rules["listing"]["item"]
    assert len(rules["sample"]) == 3
    report = cli.crawl("straits")
    assert report["new"] > 10
    refused = cli("add", demo.jamestown_listings[0], "--name", "straits", "--yes", code=2)
    assert "already" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["byline", "By Ann Lee & Bo Chen | Reuters"], "Ann Lee (person), Bo Chen (person)"),
        (["date", "2/5/2024", "--order", "DMY"], "2024-05-02"),
        (["date", "3 days ago", "--now", "2024-05-10T12:00"], "2024-05-07"),
        (["link", "Read the full article at Foreign Affairs."], "Foreign Affairs"),
        (["summary", "A short one...."], "A short one."),
        (["byline", "Text: Ann Lee", "--lang", "de"], "byline.texts"),
        (["byline", "By Ann Lee, Reuters"], "passed over  Reuters"),
        (["date", "5 May 2024, May 2023"], "passed over: says less"),
        (["link", "Lesen Sie den ganzen Artikel im Hafenboten."], "link.wholes"),
    ],
)
def test_explain(cli, arguments, says):
    assert says in cli("explain", *arguments).stdout


def test_explain_shows_the_words_of_a_text_that_says_nothing(cli):
    shown = cli("explain", "link", "Der ganze Hafen.", code=1)
    assert "link.wholes" in shown.stdout
    assert "no link was recognised" in shown.stderr


def test_explain_says_why_an_outlet_is_not_kept(cli):
    shown = cli("explain", "link", "This piece first appeared in Harbour Notes, our weekly newsletter.", code=1)
    assert "the page's own" in shown.stdout


def test_explain_refuses_an_impossible_time(cli):
    assert "--now" in cli("explain", "date", "today", "--now", "tomorrow", code=2).stderr
