"""A sitemap of any kind is read into addresses of articles, and none costs more than its bounds."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from archive_scraper import extract_listing
from archive_scraper.extract.page_kind import is_credible, nothing_found
from archive_scraper.extract.stated import extract_stated, is_stated, read_stated
from archive_scraper.extract.stated.addresses import year_of_name
from archive_scraper.sites import SiteRules
from archive_scraper.sites.rules import Channel

URL = "https://harbour.example/sitemap.xml"
NOW = datetime(2026, 11, 20, tzinfo=UTC)
HOME = "https://harbour.example"
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def sitemap(*entries: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {SPACES}>{"".join(entries)}</urlset>'


def page(path: str, lastmod: str = "", more: str = "") -> str:
    return f"<url><loc>{HOME}{path}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}{more}</url>"


def listing_of(source, rules=None, url=URL):
    body = source.encode() if isinstance(source, str) else source
    assert is_stated(body)
    return extract_stated(read_stated(body, url), rules=rules, now=NOW)


def paths(listing):
    return [address.url.removeprefix(HOME) for address in listing.addresses]


MANY = " ".join(f"a{number}=''" for number in range(9_000))
PICTURE = "<image:image><image:loc>https://harbour.example/quay.jpg</image:loc></image:image>"
GERMAN = '<xhtml:link rel="alternate" hreflang="de" href="https://harbour.example/de/quay"/>'
TWO = sitemap(page("/2024/a-quiet-quay", more=PICTURE + GERMAN), page("/2023/the-ferry-rises"))


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(TWO, id="plain"),
        pytest.param(gzip.compress(TWO.encode()), id="gzip"),
        pytest.param(gzip.compress(TWO[:90].encode()) + gzip.compress(TWO[90:].encode()), id="gzip in two members"),
        pytest.param(f"\ufeff{HOME}/2024/a-quiet-quay\r\n\r\n{HOME}/2023/the-ferry-rises\r\n", id="lines"),
        pytest.param(TWO.replace(SPACES, ""), id="without name spaces"),
        pytest.param(TWO.replace("<url>", "<url><!-- a page -->"), id="comments"),
        pytest.param('<!DOCTYPE x [<!ENTITY a "b">]>' + TWO.partition("?>")[2], id="a document type"),
        pytest.param(TWO.encode("utf-16"), id="utf-16"),
    ],
)
def test_a_sitemap_gives_addresses_and_no_teasers(source):
    listing = listing_of(source)
    assert paths(listing) == ["/2024/a-quiet-quay", "/2023/the-ferry-rises"]
    assert (listing.items, listing.pattern.kind) == ([], "sitemap")
    assert is_credible(listing)


def test_the_public_function_reads_a_sitemap():
    assert len(extract_listing(TWO, URL).addresses) == 2


def test_a_news_sitemap_gives_teasers():
    news = (
        "<news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language>"
        "</news:publication><news:publication_date>2026-11-02T10:00:00+01:00</news:publication_date>"
        "<news:title>A quiet &amp; cold quay</news:title></news:news>"
    )
    listing = listing_of(sitemap(page("/2026/a-quiet-quay", more=news)))
    (teaser,) = listing.items
    assert (teaser.title, teaser.published_raw) == ("A quiet & cold quay", "2026-11-02T10:00:00+01:00")
    assert (teaser.page_language, teaser.origins["published"], listing.addresses) == ("en", "sitemap", ())


@pytest.mark.parametrize(
    ("stated", "believed"),
    [
        pytest.param(["2024-03-01", "2024-02-01", None], ["2024-03-01", "2024-02-01", None], id="days"),
        pytest.param(["2024-03-01T10:00:00+02:00", None], ["2024-03-01T08:00:00+00:00", None], id="moments"),
        pytest.param(["2024-05-05T10:00:00Z"] * 4, [None] * 4, id="the day of the deployment"),
        pytest.param(["2024-06-01", *["2024-05-05"] * 4], ["2024-06-01", *[None] * 4], id="what came after it"),
        pytest.param(["2031-01-01", "2024-02-01"], ["2024-02-01", None], id="the future"),
        pytest.param(["yesterday", "2024-13-01", "2024-02-30"], [None] * 3, id="no dates"),
    ],
)
def test_what_is_believed_of_a_lastmod(stated, believed):
    listing = listing_of(sitemap(*[page(f"/2024/piece-{n}", day or "") for n, day in enumerate(stated)]))
    assert [address.modified for address in listing.addresses] == believed


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/about", "/about-us/", "/tag/ferries", "/category/news/", "/author/ann-lee", "/people",
     "/news/page/3", "/files/report.pdf", "/login", "/contact.html", "/newsletter/"],
)  # fmt: skip
def test_pages_that_are_plainly_no_articles_are_left_out(path):
    listing = listing_of(sitemap(page(path), page("/2024/a-quiet-quay")))
    assert paths(listing) == ["/2024/a-quiet-quay"]
    assert "1 of other pages by their words" in " ".join(listing.pattern.why)


RULES = SiteRules(name="harbour", start_urls=(URL,))
ONLY = SiteRules(name="harbour", channel=(Channel(kind="sitemap", url=URL, paths=("^/topics/",)),))


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        pytest.param(RULES, ["/topics/quays/one", "/2024/two"][1:], id="by words"),
        pytest.param(ONLY, ["/topics/quays/one"], id="the channel's paths"),
        pytest.param(SiteRules(name="x", start_urls=(URL,), exclude_paths=("^/2024",)), [], id="excluded"),
        pytest.param(
            SiteRules(name="x", start_urls=(URL,), article_paths=("^/topics",)), ["/topics/quays/one"], id="named"
        ),
    ],
)
def test_paths_that_the_rules_name_decide(rules, kept):
    assert paths(listing_of(sitemap(page("/topics/quays/one"), page("/2024/two")), rules)) == kept


def test_an_index_names_its_sitemaps_the_newest_first():
    names = ["post-sitemap.xml", "post-sitemap2.xml", "page-sitemap.xml", "post_tag-sitemap.xml", "author-sitemap.xml"]
    days = ["2024-01-01", "2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01"]
    parts = [
        f"<sitemap><loc>{HOME}/{n}</loc><lastmod>{d}</lastmod></sitemap>" for n, d in zip(names, days, strict=True)
    ]
    listing = listing_of(f"<sitemapindex>{''.join(parts)}</sitemapindex>", RULES)
    assert [part.url.rpartition("/")[2] for part in listing.parts] == ["post-sitemap2.xml", "post-sitemap.xml"]
    assert listing.pattern.why[1] == "5 sitemaps: 3 of other pages by their names, 2 to be read"


@pytest.mark.parametrize(
    ("name", "year"),
    [("/sitemap-2024-03.xml", "2024-03"), ("/sitemap.xml?yyyy=2019&mm=04", "2019"), ("/2021/sitemap.xml", "2021"),
     ("/sitemap-202403.xml", "2024-03"), ("/research-12.xml", None), ("/sitemap-1.xml", None)],
)  # fmt: skip
def test_the_year_in_the_name_of_a_sitemap(name, year):
    assert year_of_name(HOME + name) == year


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param("<urlset/>", "it holds no item", id="empty"),
        pytest.param(sitemap(page("/tag/a")), "1 address: 1 of other pages by their words", id="no article"),
        pytest.param(
            sitemap(*(f"<url><loc>https://other.example/a-{n}</loc></url>" for n in range(20))),
            "20 addresses: 20 on another host than the site",
            id="foreign",
        ),
    ],
)
def test_a_sitemap_without_articles_says_what_it_holds(source, words):
    listing = listing_of(source, RULES)
    assert not is_credible(listing)
    assert nothing_found(listing) == f"this sitemap holds nothing to read: {words}"


def test_a_bare_ampersand_is_part_of_an_address():
    assert paths(listing_of(sitemap(page("/read?id=1&lang=en&x;")))) == ["/read?id=1&lang=en&x;"]


@pytest.mark.parametrize(
    ("body", "most", "remark"),
    [
        pytest.param(sitemap(*(page(f"/a/b-{n}") for n in range(9)))[:-30].encode(), 8, "ends before", id="cut off"),
        pytest.param(gzip.compress(TWO.encode())[:-12], 2, "ends early", id="a gzip cut off"),
        pytest.param(gzip.compress(b"<urlset>" + b" " * 60_000_000), 0, "cut after 50 MiB", id="a gzip bomb"),
        pytest.param(gzip.compress(b"<urlset>") + gzip.compress(b" " * 1_000_000) * 60, 0, "cut after 50 MiB",
                     id="a gzip bomb of large members"),
        pytest.param(gzip.compress(b"") * 200_000, 0, "cut after 64 members", id="a gzip bomb of empty members"),
        pytest.param(sitemap(*["<url>"] * 100_000).encode(), 0, "", id="nesting"),
        pytest.param(f"<urlset {MANY}/>".encode(), 0, "attributes", id="attributes"),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>/&b;</loc></url></urlset>',
            1,
            "",
            id="entities",
        ),
    ],
)  # fmt: skip
def test_a_hostile_sitemap_ends_within_its_bounds(body, most, remark):
    stated = read_stated(body, URL)
    assert len(stated.items) <= most
    assert remark in " ".join(stated.remarks)
    assert not any("aaaa" in str(entry.url) for entry in stated.items)


@pytest.mark.parametrize(("letters", "ends"), [(4000, True), (4100, False)])
def test_a_remark_after_the_end_of_a_broken_sitemap(letters, ends):
    source = sitemap(page("/a/b-1"), "<url><loc>/a<b</loc></url>") + f"<!--{'x' * letters}-->"
    assert any("ends before" in line for line in read_stated(source.encode(), URL).remarks) is not ends


def test_no_more_than_the_protocol_allows_is_read(monkeypatch):
    monkeypatch.setattr("archive_scraper.extract.stated.sitemap.MAX_ADDRESSES", 50)
    for source in (sitemap(*(page(f"/a/b-{n}") for n in range(200))), "".join(f"{HOME}/a/b-{n}\n" for n in range(200))):
        stated = read_stated(source.encode(), URL)
        assert (len(stated.items), stated.remarks) == (50, ("cut after 50 addresses",))


@pytest.mark.parametrize(
    "source",
    [
        "<html><urlset></urlset></html>",
        "<!doctype html><p>https://a.example/</p>",
        "https://a.example/ is an address",
        "",
    ],
)
def test_pages_are_no_sitemaps(source):
    assert not is_stated(source.encode())
