"""Every trap that the demo promises stands on some page, and the truth says what a reader should get there."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import closing
from html import unescape
from itertools import combinations

import pytest

from archive_scraper.demo import truth
from archive_scraper.demo.articles import cnas_articles, jamestown_articles
from archive_scraper.demo.cnas import CnasSite, join_names
from archive_scraper.demo.content import load
from archive_scraper.demo.jamestown import JamestownSite
from archive_scraper.demo.teasers import cut_at_character, cut_at_word, shown, strip_tags
from archive_scraper.normalize.likeness import likeness
from archive_scraper.store import Archive
from archive_scraper.store.articles.republications import ALIKE

CNAS = CnasSite("", edits=(), broken=(), size=None)
JAMESTOWN = JamestownSite("", edits=(), broken=())


def cnas(path: str, query: str = "") -> str:
    return CNAS.answer(path, query).body.decode()


def jamestown(path: str) -> str:
    return JAMESTOWN.answer(path, "").body.decode()


def row(ending: str) -> dict[str, object]:
    return next(row for row in truth() if row["url"].rstrip("/").endswith(ending))


LISTED = "".join(cnas(f"/articles-multimedia/p{number}") for number in range(1, 5)) + cnas("/reports") + cnas("/press")
REGION = "/region/northern-seas/halden-strait/kestria"
TOLD = "".join(jamestown(f"{REGION}/page/{number}/") for number in range(1, 5)) + jamestown("/publications/sb/")

CNAS_LISTING_TRAPS = {
    "type line": '<p class="fz11 uppercase">Commentary</p>',
    "type, outlet and date line": '<p class="fz11 uppercase">Commentary • Financial Courier • November 09, 2021</p>',
    "type and date line": '<p class="fz11 uppercase">Reports • June 30, 2021</p>',
    "topic line": '<p class="fz11 uppercase">Defense / Northern Security</p>',
    "no label": '<li>\n <a class="sans-serif',
    "no byline": "more tha...</p></li>",
    "picture": '<li class="-with-image">\n <a href=',
    "glue before a cut call": "piers.Watc...</p>",
    "glue in the middle": "once again.Orvada has closed",
    "cut call after a space": "Velune.\nWatch the fu...</p>",
    "half a call": "no screen shows.Listen to the full convers...</p>",
    "whole teaser, four dots": "fast in the ice....</p>",
    "whole teaser, no full stop": "a toll is not a plan...</p>",
    "attribution glued to the text": "originally published in Straits Quarterly.For most",
    "double space": "committee:  thank you",
    "entity": "one pilot, and&nbsp;the ministry",
    "ampersand between two": "By Rufus Feldmann-Hale &amp; Astrid Kenward-Tull</p>",
    "ampersand before the last": 'By Margarethe "Rika" Konstad, Owen Pell &amp; Dr. Seo Min-ah</p>',
    "suffix as a second author": "By Harlan T. Breck &amp; USA (Ret.)</p>",
    "preview and tracking parameters": "?x-craft-preview=Kz81pQ&amp;token=b71e&amp;utm_source=newsletter",
    "date without a day": '<p class="fz11 uppercase">Podcast • Radio Norrmark • April 2021</p>',
    "date that is a year": '<p class="fz11 uppercase">Commentary • Straits Quarterly • 2021</p>',
    "pager line": "Showing 9-16 of 29 Publications",
}
CNAS_ARTICLE_TRAPS = {
    "credit before the date": (
        "/publications/commentary/the-harbour-with-one-letterbox",
        'Navigation</p>\n<p class="sans-serif fz11 bold uppercase margin-bottom-1em">February 02, 2024</p>',
    ),
    "link, then a no-break space": (
        "/publications/commentary/the-harbour-with-one-letterbox",
        "confirmed</a>&nbsp;that",
    ),
    "no-break space before the outlet": (
        "/publications/commentary/the-harbour-with-one-letterbox",
        "article at&nbsp;<a href=",
    ),
    "outlet in an em element": (
        "/publications/commentary/the-harbour-with-one-letterbox",
        "<em>Continental Affairs</em></a>.</p>",
    ),
    "inline tag inside a word": ("/publications/commentary/once-again-orvada", "<strong>un</strong>finished"),
    "republished": ("/publications/commentary/the-grain-clock", "<p>This article was originally published in <a"),
    "contributor with and without a page": (
        "/publications/commentary/nine-days-to-port-asker",
        'Konstad</a> &amp; <span class="contributor">Emil Rask Jr.</span></p>',
    ),
    "suffix as a second author": (
        "/publications/commentary/dont-count-the-fleet",
        'Breck</a> &amp; <span class="contributor">USA (Ret.)</span></p>',
    ),
    "cards instead of a byline": ("/publications/reports/dark-berths", '<h3 class="person-list__name"><a href='),
    "PDF": ("/publications/reports/dark-berths", 'href="/documents/Dark-Berths_Final.pdf?mtime=20250620114900"'),
    "source": ("/press/in-the-news/halden-ferries-face-a-third-winter", "<p>Source: <em>The Northern Post</em></p>"),
    "journalist": ("/press/in-the-news/halden-ferries-face-a-third-winter", "<p>Journalist: Ingrid Maes</p>"),
    "journalists": (
        "/press/in-the-news/insurers-leave-port-asker",
        "<p>Journalists: Dario Conti-Weiss, Ruth Obuya, Kei",
    ),
    "no colon": ("/press/in-the-news/a-harbour-built-on-paper", "<p>Journalist Bo Winterbourne</p>"),
    "featuring": ("/press/in-the-news/lamp-tax-divides-velune", "<p>Featuring <a href="),
    "more from": ("/publications/commentary/eighteen-knots", "<h2>More from CNAS</h2>"),
}
JAMESTOWN_TRAPS = {
    "cut": ' counts the... <a class="more" href="/program/lakmars-brass-band-goes-to-sea/">MORE</a></p>',
    "cut after a full stop": "from Feb. 19-21.... <a",
    "whole": "traffic of the first.</p>",
    "lead-in": "Executive Summary: Sixty musicians",
    "lead-in in small letters": "Executive summary: The cathedral",
    "lead-in without a colon": "Executive Summary&nbsp; Nobody",
    "heading run into the text": "Introduction Millers in",
    "a text that begins with the word": "Introduction of a third lamp colour",
    "emptied citation": "band was (, July 25). The",
    "emptied first of two citations": "(, May 25; Gazette, April 19)",
    "glue after a citation": "January 16, 2022).Hemp comes",
    "pointer to part one": "<p>*To read Part One, please click here. By October",
    "capitals": "VELUNE CLOSES ITS HARBOUR WITH A CHAIN",
    "paging with a slash": f'href="{REGION}/page/2/"',
    "paging without": f'href="{REGION}/page/3"',
    "whole card is the link": '<div class="publication-card"><a href=',
}


@pytest.mark.parametrize("source", CNAS_LISTING_TRAPS.values(), ids=CNAS_LISTING_TRAPS)
def test_trap_of_the_first_sites_listings(source: str) -> None:
    assert source in LISTED


@pytest.mark.parametrize(("path", "source"), CNAS_ARTICLE_TRAPS.values(), ids=CNAS_ARTICLE_TRAPS)
def test_trap_of_the_first_sites_articles(path: str, source: str) -> None:
    assert source in cnas(path)


@pytest.mark.parametrize("source", JAMESTOWN_TRAPS.values(), ids=JAMESTOWN_TRAPS)
def test_trap_of_the_second_sites_listings(source: str) -> None:
    assert source in TOLD


def test_lines_of_the_second_sites_articles() -> None:
    page = jamestown("/program/the-border-that-moves-with-the-river/")
    assert (
        'Publication: <a href="/publications/northern-daily-monitor/">Northern Daily Monitor</a> Volume: 12 Issue: 35'
        in page
    )
    assert "<div>February 25, 2015 05:04 PM Age: 10 yrs</div>" in page
    assert '<div>By: <a href="/analyst/sergei-vantongeren/">Sergei Vantongeren</a></div>' in page
    assert "<div>By:" not in jamestown("/program/letters-from-a-frozen-port/")


def test_cut_teasers_have_the_sites_length() -> None:
    lengths = Counter(len(shown(a.teaser)) for a in cnas_articles() if "teaser" not in a.raw)
    # a trailing space is not shown, a no-break space was counted as six characters, two spaces as two
    assert set(lengths) == {175, 174, 170, 169}
    assert all(len(shown(a.teaser)) <= 161 for a in cnas_articles() if "teaser" in a.raw)
    assert {len(a.teaser.split()) for a in jamestown_articles() if a.truncated} == {45}


def test_no_cut_falls_where_a_reader_could_not_see_it() -> None:
    """A last word that ends with the limit looks like a cut one: the truth would be a matter of luck."""
    for article in cnas_articles():
        if article.truncated and "teaser" not in article.raw:
            sources = [article.before, *(block.html for block in article.blocks), article.after]
            source = article.raw.get("join", "").join(strip_tags(part) for part in sources if part)
            assert source[174].isspace() or not source[175].isspace(), article.path
    for row_ in truth():
        assert not re.search(r"[,;:–—-]…$", str(row_["summary"])), row_["url"]


def test_the_truth_is_printed_on_the_pages() -> None:
    """What a reader should get is there to be got: each line of the body, the title, the date."""
    for row_ in truth():
        source = (cnas if row_["source"] == "cnas" else jamestown)(row_["url"])
        source = re.sub(r'<a href="https://([^/"]+)[^"]*"></a>', r"\1", source)  # an emptied link has its host
        text = "".join(shown(re.sub(r"<[^>]*>", "", source)).split())
        for line in [row_["title"], row_["published_raw"] or "", *row_["body"].split("\n")]:
            assert "".join(line.split()) in text, (row_["url"], line)


def test_the_truth_holds_what_the_traps_are_about() -> None:
    assert row("mostly-gulls-a-night-at-the-radar-with-jonas-hallam")["summary"] == (
        "A summer of nights at the radar of Port Asker: Jonas Hallam plays back the alarms one by one and shows "
        "which of them were gulls, kites, a lonely cow or lamps on the piers."
    )
    assert row("mostly-gulls-a-night-at-the-radar-with-jonas-hallam")["summary_truncated"] is True
    assert row("the-grain-clock")["summary"].startswith("For most of the past decade, the grain clause")
    assert row("dont-count-the-fleet")["authors"] == [{"name": "Harlan T. Breck", "type": "person"}]
    assert row("a-timetable-for-the-merrow-sea")["topics"] == [
        "Northern Security",
        "Trade & Technology",
        "Energy, Economics & Supply",
    ]
    assert row("what-the-ferry-owes-the-town")["published"] is None
    assert row("what-the-ferry-owes-the-town")["published_precision"] is None
    assert (row("the-winter-road")["published"], row("the-winter-road")["published_precision"]) == ("2021-04", "month")
    assert (row("the-audit-nobody-ordered")["published"]) == "2021"
    assert (row("the-audit-nobody-ordered")["published_precision"]) == "year"
    assert row("lamp-tax-divides-velune")["authors"] == []
    assert row("the-border-that-moves-with-the-river")["published"] == "2015-02-25T17:04:00"
    assert row("the-harbour-with-one-letterbox")["external_links"] == [
        {
            "kind": "read_full",
            "publication": "Continental Affairs",
            "url": "https://www.continentalaffairs.example/articles/essay",
        }
    ]
    assert "confirmed that" in row("the-harbour-with-one-letterbox")["body"]
    assert "Read the full" not in row("the-harbour-with-one-letterbox")["body"]
    assert row("dark-berths")["related"] == [
        "/publications/commentary/the-grain-clock",
        "/publications/congressional-testimony/statement-on-the-halden-cable",
        "/publications/podcast/call-sign-merrow",
        "/publications/commentary/once-again-orvada",
    ]


def test_one_text_was_reprinted_and_no_other_two_are_alike() -> None:
    """Filler that two articles share must not look like a republication, in one source or in two."""
    pairs = [(likeness(a["body"], b["body"]), a["url"], b["url"]) for a, b in combinations(truth(), 2)]
    pairs.sort(reverse=True)
    twins = ("/publications/blog/three-notes-on-a-missing-buoy", "/program/three-notes-on-a-missing-buoy/")
    assert pairs[0] == (1.0, *twins)
    assert pairs[1][0] < ALIKE / 2


def test_addresses_are_used_once() -> None:
    paths = [row_["url"] for row_ in truth()]
    assert len(set(paths)) == len(paths) == 61


def test_every_entry_says_what_it_is_for() -> None:
    assert all(entry["traps"] for name in ("cnas.toml", "jamestown.toml") for entry in load(name)["article"])


def test_pages_are_the_same_each_time() -> None:
    assert (
        CnasSite("", edits=(), broken=(), size=None).answer("/articles-multimedia", "").body
        == cnas("/articles-multimedia").encode()
    )


def test_names_are_joined_as_the_site_does() -> None:
    assert unescape(join_names([])) == ""
    assert unescape(join_names(["A"])) == "A"
    assert unescape(join_names(["A", "B"])) == "A & B"
    assert unescape(join_names(["A", "B", "C"])) == "A, B & C"


def test_a_cut_keeps_whole_words_and_one_ellipsis() -> None:
    parts = ["<p>One two.</p>", "<p>Three four</p>"]
    assert cut_at_character(parts, limit=11, join="", own=slice(None)) == ("One two.Thr", "One two.", True)
    assert cut_at_character(parts, limit=15, join="", own=slice(None)) == ("One two.Three f", "One two. Three…", True)
    assert cut_at_character(parts, limit=99, join=" ", own=slice(1)) == ("One two. Three four", "One two.", False)
    assert cut_at_word("<p>One two three</p>", limit=2) == ("One two", "One two…", True)
    assert cut_at_word("<p>One two.</p>", limit=2) == ("One two.", "One two.", False)


def test_the_houses_of_the_demo_cite_each_other(demo_folder):
    with Archive.open(demo_folder / "demo.db", read_only=True) as archive:
        pairs = archive.rows(
            "SELECT source, house_source, sum(articles) AS articles FROM house_citations GROUP BY 1, 2 ORDER BY 1"
        )
        cited = archive.rows("SELECT t.title, c.articles FROM target_counts c JOIN articles t ON t.id = c.target_id")
    assert [tuple(pair.values()) for pair in pairs] == [
        ("demo-cnas", "demo-jamestown", 3),
        ("demo-jamestown", "demo-cnas", 3),
    ]
    assert max((row["articles"], row["title"]) for row in cited) == (2, "Five Harbours, One Pilot")


def test_the_reports_of_the_demo_are_read(demo_folder):
    with closing(Archive.open(demo_folder / "demo.db", read_only=True)) as archive:
        rows = archive.rows(
            "SELECT p.role, p.cause, p.pages, p.pages_with_text, p.language, a.title, b.body FROM pdfs p "
            "JOIN articles a ON a.id = p.article_id JOIN bodies b ON b.article_id = a.id ORDER BY a.url"
        )
        pages = archive.rows("SELECT page, text FROM pdf_texts ORDER BY article_id, page")
    assert [(row["role"], row["cause"], row["language"]) for row in rows] == [("report", "", "en")] * 2
    assert all(row["pages"] == row["pages_with_text"] > 1 for row in rows)
    for row in rows:  # two files are offered by "Dark Berths": neither is its report
        assert row["title"] != "Dark Berths"
    words = {" ".join(row["body"].split()) for row in rows}
    read = " ".join(page["text"] for page in pages if page["page"] > 1)
    assert all(text[:200] in " ".join(read.split()) for text in words)
