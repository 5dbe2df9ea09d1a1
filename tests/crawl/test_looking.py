"""What a look makes of the answers of a site; tests/channels asks whole sites."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from looks import look_here
from scrapy.http import HtmlResponse, Response, TextResponse
from small_site import SmallSite

from archive_scraper.channels.model import Candidate
from archive_scraper.crawl.looking import Look, doubts_of
from archive_scraper.crawl.robots import OwnRules
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.sites import SiteRules

NOW = datetime(2026, 4, 1, tzinfo=UTC)
URL = "https://www.harbour.example/articles"
RULES = SiteRules(name="harbour", start_urls=(URL,))
GIVEN = Candidate(kind="listing", url=URL, origin="given")


def page(more="", *, next_page=False):
    site = SmallSite(paged=next_page)
    site.publish(30 if next_page else 10)
    return site.list_page(1).replace("</main>", f"{more}</main>")


def answered(status=200, body="", url=URL, **headers):
    return HtmlResponse(url, status=status, body=body.encode(), encoding="utf-8", headers=headers)


def look():
    return Look(url=URL, rules=RULES, now=NOW)


@pytest.mark.parametrize(
    ("more", "next_page", "doubts"),
    [
        ("", False, []),
        ("<p>24 results</p>", False, ["it says that it has 24 items; 10 were found, and no next page"]),
        ("<p>Showing 1-10 of 240</p>", False, ["it says that it has 240 items; 10 were found, and no next page"]),
        ("<p>24 results</p>", True, []),  # which the next page shows
        ("<p>10 results</p>", False, []),
        ("<p>24 results</p><p>31 results</p>", False, []),  # of filters
        (
            "<button>Load more articles</button>",
            False,
            ["its 'Load more articles' leads nowhere that can be asked for"],
        ),
    ],
)
def test_a_list_that_has_more_than_it_shows_is_in_doubt(more, next_page, doubts):
    parsed = Page(page(more, next_page=next_page), URL)
    assert list(doubts_of(extract_listing(parsed, now=NOW), parsed)) == doubts


def test_a_list_in_json_that_counts_more_than_it_holds_is_in_doubt():
    rows = [{"headline": f"The quiet quay {n}", "url": f"/quay-{n}", "date": f"2024-03-0{n}"} for n in range(1, 7)]
    looking = look()
    body = json.dumps({"total": 240, "posts": rows})
    looking.take(looking.next(), TextResponse(URL, body=body.encode(), headers={"Content-Type": "application/json"}))
    assert [seen.doubts for seen in looking.seen] == [
        ("it says that it has 240 items; 6 were found, and no next page",)
    ]


def test_refusals_in_a_row_end_a_look():
    looking = look()
    for _ in range(3):
        candidate = looking.next()
        looking.take(candidate, answered(403, "<p>No.</p>", candidate.url))
    assert looking.next() is None
    assert looking.stopped == "the site refuses to be asked"


@pytest.mark.parametrize(
    ("status", "ends"), [(429, "the site refuses to be asked"), (404, "there is nothing at the address"), (403, "")]
)
def test_what_the_given_address_answers_decides(status, ends):
    looking = look()
    looking.take(looking.next(), answered(status))
    assert looking.stopped == ends
    assert str(looking.error) == f"{URL}: answered with HTTP status {status}"


@pytest.mark.parametrize("path", ["/sitemap.xml", "/feed"])
def test_what_was_given_is_asked_for_once(path):
    looking = Look(url=f"https://www.harbour.example{path}", rules=RULES, now=NOW)
    looking.take(looking.next(), answered(403, url=looking.url))
    assert looking.url not in {candidate.url.rstrip("/") for candidate in planned(looking)}


def test_a_site_that_is_not_there_is_asked_once():
    looking = look()
    looking.failed(looking.next(), ConnectionRefusedError())
    assert looking.next() is None
    assert str(looking.error) == f"{URL}: {looking.stopped}" == f"{URL}: the connection failed"


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Response(URL, body=b"\x89PNG", headers={"Content-Type": "image/png"}), "answered with image/png"),
        (answered(body="%PDF-1.7 <<"), "answered with a PDF, not a page or list"),
        (
            answered(body="<urlset><url><loc>https://elsewhere.example/a-long-way-off</loc></url></urlset>"),
            "empty for this source: 1 address: 1 on another host than the site",
        ),
        (answered(body="<urlset></urlset>"), "empty"),
    ],
    ids=["picture", "PDF", "foreign sitemap", "empty sitemap"],
)
def test_what_holds_no_list_is_named(answer, fault):
    looking = look()
    looking.take(looking.next(), answer)
    assert [seen.fault for seen in looking.seen] == [fault]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            '<noscript>Enable JavaScript.</noscript><div id="root"></div><script src="a.js"></script>',
            "asks for JavaScript",
        ),
        ("<title>Log in</title><form><input name=user><input type=password></form>", "asks for a login"),
    ],
)
def test_a_wall_is_named(body, says):
    looking = look()
    looking.take(looking.next(), answered(body=body))
    (seen,) = looking.seen
    assert seen.fault.startswith(says)


def test_other_hosts_are_named_and_not_asked():
    looking = look()
    link = '<link rel="alternate" type="application/rss+xml" href="https://feeds.example/harbour">'
    looking.take(looking.next(), answered(body=page().replace("</head>", f"{link}</head>")))
    asked = []
    while (candidate := looking.next()) is not None:
        asked.append(candidate.url)
        looking.take(candidate, answered(404, url=candidate.url))
    assert not [url for url in asked if "harbour.example" not in url]
    assert [one.url for one in looking.plan.elsewhere] == ["https://feeds.example/harbour"]


INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
HOSTILE = {
    "an index of sitemaps that names itself and a hundred more": lambda url: INDEX.format(
        "".join(f"<sitemap><loc>https://www.harbour.example/{n}.xml</loc></sitemap>" for n in (url[-5:], *range(100)))
    ),
    "a page that names a hundred feeds and lists": lambda _url: page(
        "<nav>" + "".join(f'<a href="/reports/latest-news-{n}/news">News</a>' for n in range(100)) + "</nav>"
    ).replace(
        "</head>",
        "".join(f'<link rel="alternate" type="application/rss+xml" href="/feed-{n}">' for n in range(100)) + "</head>",
    ),
    "HTML at every address": lambda url: page() + f'<link rel="https://api.w.org/" href="{url}/wp-json/">',
}


@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE)
def test_a_site_without_end_is_looked_at_within_bounds(answer):
    looking = look()
    asked = []
    while (candidate := looking.next()) is not None:
        asked.append(candidate)
        looking.take(candidate, answered(body=answer(candidate.url), url=candidate.url))
    assert len(asked) <= 15
    assert len({candidate.url for candidate in asked}) == len(asked)
    assert len(looking.seen) <= len(asked)


def test_an_article_with_a_list_next_to_it_is_no_list(monkeypatch):
    """Its site's list is looked for first, above the address of the article and in the bars of its page."""
    look_here(monkeypatch)
    from archive_scraper.crawl import look_spider

    with SmallSite() as site:
        site.publish(20)
        box = "".join(piece.teaser(piece.path) for piece in site.pieces[:6])
        bar = '<nav><a href="/articles">Articles</a></nav>'
        site.change = lambda path, body: (
            body.replace("</article></main>", f"</article></main>{bar}<aside><h2>More</h2>{box}</aside>")
            if path != "/articles"
            else body
        )
        found = look_spider.look(site.home + site.pieces[9].path, RULES, NOW)
        assert (found.seen[0].origin, found.seen[0].fault) == ("given", "an article, not a list")
        assert site.requests[2] == "/articles"
        assert ("listing", site.listing) in {(seen.kind, seen.url) for seen in found.seen if not seen.fault}


def test_sitemaps_of_robots_txt_are_read_whoever_they_are_for():
    class Crawler:
        spider = None
        settings = {"ROBOTSTXT_USER_AGENT": None, "USER_AGENT": "archive-scraper"}  # noqa: RUF012

    text = (
        "User-agent: other\nDisallow: /\n# Sitemap: https://x.example/no.xml\nSITEMAP: https://x.example/a.xml # all\n"
    )
    rules = OwnRules.from_crawler(Crawler, (text * 2 + "Sitemap: /relative.xml\n").encode())
    assert rules.sitemaps == ("https://x.example/a.xml",)


def planned(looking):
    """Return what a look asks for next, to its end."""
    return list(iter(looking.next, None))


SHELL = "<html><head><title>Articles</title></head><body><main id=app></main><script src=a.js></script></body></html>"
MORE = "<button>Load more articles</button><script src=a.js></script>"


@pytest.mark.parametrize(
    ("static", "rendered", "seen"),
    [
        (SHELL, page(), ["listing", "browser"]),
        (page(MORE), page(next_page=True), ["listing"]),  # its scripts add nothing
        (page(MORE), SHELL, ["listing"]),
    ],
)
def test_a_page_is_rendered_where_it_may_show_more(monkeypatch, static, rendered, seen):
    monkeypatch.setattr("archive_scraper.crawl.looking.render_missing", lambda: None)
    looking = look()
    looking.take(looking.next(), answered(body=static))
    (candidate,) = (one for one in planned(looking) if one.kind == "browser")
    assert candidate.url == URL
    looking.take(candidate, answered(body=rendered))
    assert [one.kind for one in looking.seen] == seen


def test_what_rendering_needs_is_said(monkeypatch):
    monkeypatch.setattr("archive_scraper.crawl.looking.render_missing", lambda: "install it")
    for body, words in ((SHELL, "its scripts may show a list: install it"), (page(MORE), "may show more: install it")):
        looking = look()
        looking.take(looking.next(), answered(body=body))
        assert not [one for one in planned(looking) if one.kind == "browser"]
        (seen,) = looking.seen
        assert words in f"{seen.fault} {' '.join(seen.doubts)}"


@pytest.mark.parametrize(
    "body",
    [
        page("<script src=a.js></script>"),  # shows its list
        SHELL.replace("<script", "<script type=application/ld+json"),  # has no scripts that run
        f"<title>Log in</title><form><input name=user><input type=password></form>{MORE}",
    ],
)
def test_what_is_not_rendered(monkeypatch, body):
    monkeypatch.setattr("archive_scraper.crawl.looking.render_missing", lambda: None)
    looking = look()
    looking.take(looking.next(), answered(body=body))
    assert not [one for one in planned(looking) if one.kind == "browser"]
