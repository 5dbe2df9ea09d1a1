"""A feed of any format is read into the teasers of a listing, and no feed costs more than its bounds."""

from __future__ import annotations

import json

import pytest

from archive_scraper import extract_listing
from archive_scraper.extract.bounds import MAX_BYTES
from archive_scraper.extract.page import Page
from archive_scraper.extract.page_kind import is_credible, nothing_found
from archive_scraper.extract.stated import extract_stated
from archive_scraper.extract.stated.feed import feeds_of, is_feed, read_feed, well_formed

URL = "https://harbour.example/news/feed/"
SPACES = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
OPEN = f'<rss version="2.0" {SPACES}><channel><title>News</title><link>https://harbour.example/news/</link>'
OPEN += "<language>en-GB</language>"
CLOSE = "</channel></rss>"
NOTHING = "this feed holds nothing to read: it holds no item"
FULL = f"<content:encoded><![CDATA[<p>{'The whole text. ' * 200}</p>]]></content:encoded>"
ITEM = (
    '<item><title>Ports &amp; Piers</title><link>/a/1</link><guid isPermaLink="false">17</guid>'
    "<pubDate>Mon, 30 Nov 2020 10:00:00 +0100</pubDate><dc:creator>Ada Marlowe</dc:creator>"
    "<category>Trade</category><category>Ships</category>"
    f"<description>&lt;p&gt;A short look.&lt;/p&gt;</description>{FULL}</item>"
)
TWO = "<item><title>Two</title><link>https://harbour.example/a/2</link></item>"
RSS = OPEN + ITEM + TWO + CLOSE

RDF = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {SPACES}>
<channel rdf:about="x"><title>News</title><link>https://harbour.example/news/</link><dc:language>en</dc:language>
<items><rdf:Seq><rdf:li rdf:resource="https://harbour.example/a/1"/></rdf:Seq></items></channel>
<item rdf:about="https://harbour.example/a/1"><title>Ports &amp; Piers</title><link>https://harbour.example/a/1</link>
<dc:date>2020-11-30T10:00:00+01:00</dc:date><dc:creator>Ada Marlowe</dc:creator><dc:subject>Trade</dc:subject>
<dc:subject>Ships</dc:subject><description>A short look.</description></item></rdf:RDF>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://harbour.example/">
<title>News</title><link href="news/"/><link rel="self" href="/news/feed/"/><link rel="next" href="/news/feed/?page=2"/>
<entry><title type="html">Ports &amp;amp; Piers</title><link rel="enclosure" href="/a/1.mp3"/><link href="a/1"/>
<published>2020-11-30T10:00:00+01:00</published><updated>2024-01-01T00:00:00Z</updated>
<author><name>Ada Marlowe</name></author><category term="trade" label="Trade"/><category term="Ships"/>
<summary>A short look.</summary></entry></feed>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "home_page_url": "https://harbour.example/news/",
        "language": "en",
        "items": [
            {
                "id": "17",
                "url": "/a/1",
                "title": "Ports & Piers",
                "date_published": "2020-11-30T10:00:00+01:00",
                "authors": [{"name": "Ada Marlowe"}],
                "tags": ["Trade", "Ships"],
                "summary": "A short look.",
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        pytest.param(RSS, "RSS 2.0", id="rss"),
        pytest.param(RDF, "RSS 1.0", id="rdf"),
        pytest.param(ATOM, "Atom 1.0", id="atom"),
        pytest.param(JSON, "JSON Feed 1.1", id="json"),
        pytest.param(RSS.replace('"2.0"', '"0.91"'), "RSS 0.91", id="rss 0.91"),
    ],
)
def test_every_format_gives_the_same_teaser(source, kind):
    listing = extract_listing(source, URL)
    first = listing.items[0]
    assert (first.title, first.url) == ("Ports & Piers", "https://harbour.example/a/1")
    assert (first.published, first.published_precision) == ("2020-11-30T10:00:00+01:00", "minute")
    assert [author.name for author in first.authors] == ["Ada Marlowe"]
    assert (first.topics, first.summary, first.page_language) == (("Trade", "Ships"), "A short look.", "en")
    assert set(first.origins.values()) == {"feed"}
    assert {"title", "url", "published", "byline", "topics", "summary"} == set(first.origins)
    assert listing.pattern.kind == "feed"
    assert listing.pattern.why[0] == f"{kind} feed 'News' of https://harbour.example/news/"
    assert listing.confidence == 1


def test_dates_stand_as_printed():
    assert extract_listing(RSS, URL).items[0].published_raw == "Mon, 30 Nov 2020 10:00:00 +0100"
    teaser = extract_listing(RSS.replace("Nov 2020", "Nov -0001"), URL).items[0]
    assert teaser.published is None
    assert teaser.published_raw == "Mon, 30 Nov -0001 10:00:00 +0100"


def test_when_it_was_changed_is_not_when_it_was_published():
    listing = extract_listing(ATOM.replace("<published>2020-11-30T10:00:00+01:00</published>", ""), URL)
    assert listing.items[0].published_raw is None
    assert "1 say when they were changed, and not when they were published" in listing.pattern.why


def test_the_next_page_of_a_feed():
    assert extract_listing(ATOM, URL).next_page == "https://harbour.example/news/feed/?page=2"
    assert extract_listing(RSS, URL).next_page is None


COUNTER = "http://rssnamespace.org/feedburner/ext/1.0"
BY = "<dc:creator>{}</dc:creator>"
ITEMS = {
    "a guid that is an address": ("<guid>https://harbour.example/g</guid>", "https://harbour.example/g"),
    "a guid that is none": ("<guid>17</guid>", None),
    "a guid before the link": ("<guid>17</guid><link>/l</link>", "https://harbour.example/l"),
    "no link": ("", None),
    "an enclosure alone": ('<enclosure url="https://harbour.example/a.mp3" type="audio/mpeg" length="1"/>', None),
    "another scheme": ("<link>javascript:alert(1)</link>", None),
    "a broken address": ("<link>http://[broken</link>", None),
    "a counter of clicks": (
        f'<link>https://counter.example/~r/1</link><f:origLink xmlns:f="{COUNTER}">https://harbour.example/o</f:origLink>',
        "https://harbour.example/o",
    ),
}


@pytest.mark.parametrize("name", ITEMS)
def test_where_an_item_leads(name):
    parts, url = ITEMS[name]
    feed = read_feed(f"{OPEN}<item><title>One</title>{parts}</item>{CLOSE}".encode(), URL)
    assert [item.url for item in feed.items] == [url]


AUTHORS = {
    "a mail and a name": ("<author>ada@harbour.example (Ada Marlowe)</author>", ["Ada Marlowe"]),
    "a mail alone": ("<author>ada@harbour.example</author>", []),
    "two elements": (BY.format("Ada Marlowe") + BY.format("Tomas Vell"), ["Ada Marlowe", "Tomas Vell"]),
    "a byline": (BY.format("By Ada Marlowe and Tomas Vell"), ["Ada Marlowe", "Tomas Vell"]),
}


@pytest.mark.parametrize("name", AUTHORS)
def test_authors(name):
    parts, authors = AUTHORS[name]
    listing = extract_listing(OPEN + TWO.replace("</item>", parts + "</item>") + CLOSE, URL)
    assert [author.name for author in listing.items[0].authors] == authors


_MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'


@pytest.mark.parametrize(
    ("inside", "image"),
    [
        pytest.param(f'<media:content {_MEDIA} url="/#.jpg" medium="image"/>', "/#.jpg", id="media"),
        pytest.param(f'<media:thumbnail {_MEDIA} url="/#.jpg"/>', "/#.jpg", id="thumbnail"),
        pytest.param('<enclosure url="/#.jpg" type="image/jpeg" length="1"/>', "/#.jpg", id="enclosure"),
        pytest.param('<enclosure url="/#.mp3" type="audio/mpeg" length="1"/>', None, id="a sound"),
        pytest.param(f'<media:thumbnail {_MEDIA} url="/house.jpg"/>', None, id="one for all"),
    ],
)
def test_pictures(inside, image):
    items = (f"<item><title>Piece {n}</title><link>/a/{n}</link>{inside.replace('#', str(n))}</item>" for n in range(3))
    teasers = extract_listing(OPEN + "".join(items) + CLOSE, URL).items
    assert [teaser.image for teaser in teasers] == [
        image and f"https://harbour.example{image.replace('#', str(n))}" for n in range(3)
    ]


def test_full_text_is_no_summary():
    whole = "".join(f"&lt;p&gt;{'Long. ' * 200}&lt;/p&gt;" for _ in range(3))
    long = RSS.replace("&lt;p&gt;A short look.&lt;/p&gt;", whole)
    alone = RSS.replace("<description>&lt;p&gt;A short look.&lt;/p&gt;</description>", "")
    for source in (long, alone):
        listing = extract_listing(source, URL)
        assert listing.items[0].summary is None
        assert "1 with their full text" in listing.pattern.why[1]


FORMS = {
    "a line before the declaration": '\n\n<?xml version="1.0"?>' + RSS,
    "a byte order mark": '\ufeff<?xml version="1.0" encoding="utf-8"?>' + RSS,
    "a warning of the server": "<br />\n<b>Warning</b>: strange in line 3<br />" + RSS,
    "a stylesheet": '<?xml version="1.0"?><?xml-stylesheet href="/rss.xsl"?><!-- made by hand -->' + RSS,
    "junk after its end": RSS + "<script>0</script><!-- cached -->",
    "a bare ampersand": RSS.replace("Ports &amp; Piers", "Ports & Piers"),
    "entities of HTML": RSS.replace("Ports &amp; Piers", "Ports&nbsp;&amp;&nbsp;Piers"),
    "prefixes undeclared": RSS.replace(SPACES, ""),
    "HTML as it is": RSS.replace("&lt;p&gt;A short look.&lt;/p&gt;", "<p>A short look.<br>"),
    "control characters": RSS.replace("Piers", "Pi\x0bers"),
    "a number that is no character": RSS.replace("Two", "&#0;&#xFFFF;Two"),
    "twice escaped": RSS.replace("Ports &amp; Piers", "Ports &amp;amp; Piers"),
    "items outside of the channel": (OPEN + CLOSE).replace("</rss>", ITEM + TWO + "</rss>"),
    "a document type": '<!DOCTYPE rss [<!ENTITY x "y">]>' + RSS,
}


@pytest.mark.parametrize("name", FORMS)
def test_faults_of_form_lose_nothing(name):
    listing = extract_listing(FORMS[name], URL)
    assert [item.title for item in listing.items] == ["Ports & Piers", listing.items[1].title]
    assert listing.items[1].title.endswith("Two")
    assert listing.items[0].url == "https://harbour.example/a/1"
    assert listing.items[0].summary == "A short look."
    assert [author.name for author in listing.items[0].authors] == ["Ada Marlowe"]


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        pytest.param('<?xml version="1.0" encoding="iso-8859-1"?>{}'.encode("latin-1"), None, id="declared"),
        pytest.param(b"{}", "iso-8859-1", id="of the header"),
        pytest.param(b'<?xml version="1.0" encoding="utf-8"?>{}', "iso-8859-1", id="UTF-8 in spite of it"),
        pytest.param(b'<?xml version="1.0" encoding="nonsense"?>{}', None, id="unknown"),
        pytest.param('<?xml version="1.0" encoding="utf-16"?>{}'.encode("utf-16"), None, id="UTF-16"),
    ],
)
def test_encodings(body, charset):
    codec = "utf-16" if body.startswith(b"\xff\xfe") else "utf-8" if b"utf-8" in body else "latin-1"
    source = body.decode(codec).replace("{}", RSS.replace("Two", "Zwölf"))
    assert read_feed(source.encode(codec), URL, charset).items[1].title == "Zwölf"


def test_an_unfinished_feed_is_read_but_for_its_last_item_and_says_so():
    feed = read_feed((OPEN + ITEM + TWO)[:-30].encode(), URL)
    assert [item.title for item in feed.items] == ["Ports & Piers"]
    assert feed.remarks == ("the feed ends before its closing tag; its last item is left out",)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<!doctype html><html><body><rss></rss></body></html>", id="a page"),
        pytest.param("<!doctype html><p>On feeds</p><feed-list><feed></feed></feed-list>", id="a page without html"),
        pytest.param("<html><!-- <rdf:RDF xmlns='http://purl.org/rss/1.0/'> --></html>", id="RDF in a comment"),
        pytest.param("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'></rdf:RDF>", id="other RDF"),
        pytest.param("<urlset></urlset>", id="a sitemap"),
        pytest.param('{"version": 2, "items": []}', id="other JSON"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_feed(source):
    assert not is_feed(source.encode())


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param(OPEN + CLOSE, NOTHING, id="empty"),
        pytest.param(
            OPEN + "<item><title>A</title></item>" + CLOSE,
            "this feed holds nothing to read: 1 item: none with a title and an address",
            id="titles alone",
        ),
        pytest.param(
            OPEN + TWO + "<item><title>A</title></item>" * 9 + CLOSE,
            "too few items of this feed have a title and an address: 10 items: 1 with title and address",
            id="one in ten",
        ),
        pytest.param("<rss", f"{NOTHING}; it has no element of a feed", id="a beginning"),
        pytest.param('{"version":"https://jsonfeed.org/version/1",', f"{NOTHING}; its JSON cannot be read", id="JSON"),
    ],
)
def test_what_is_no_credible_feed(source, words):
    listing = extract_stated(read_feed(source.encode(), URL))
    assert not is_credible(listing)
    assert nothing_found(listing) == words


def test_a_single_item_is_credible():
    assert is_credible(extract_listing(OPEN + TWO + CLOSE, URL))


MANY = 20_000
LINK = "<link>https://harbour.example/{}</link>"
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = {
    "an entity bomb": f'<!DOCTYPE rss [<!ENTITY e0 "lol">{BOMB}]>{OPEN}{TWO.replace("Two", "&e11;")}{CLOSE}',
    "a file as an entity": f'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>{OPEN}'
    f"{TWO.replace('Two', '&f;')}{CLOSE}",
    "items that never close": OPEN + f"<item><title>A</title>{LINK}" * MANY,
    "elements that never close": OPEN + "<a>" * MANY + CLOSE,
    "a tag that never closes": OPEN + "<item" * MANY,
    "character data that never closes": OPEN + "<item><title>" + "<![CDATA[" * MANY,
    "comments that never close": OPEN + "<!--" * MANY,
    "a description that never closes": OPEN + "<item><description>" * MANY,
    "ampersands": OPEN + "<item><title>" + "&" * MANY + CLOSE,
    "attributes": OPEN + "<item " + " ".join(f'a{n}="1"' for n in range(MANY)) + ">" + CLOSE,
    "many categories": OPEN + TWO.replace("</item>", "<category>A</category>" * MANY + "</item>") + CLOSE,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feeds_are_read_within_bounds(name):
    listing = extract_listing(HOSTILE[name], URL)
    assert len(listing.items) <= 2
    assert all(len(item.title) < 100 and "root:" not in item.title for item in listing.items)


def test_too_many_items_are_cut_and_said(monkeypatch):
    monkeypatch.setattr(well_formed, "MAX_ITEMS", 50)
    source = OPEN + "".join(TWO.replace("/a/2", f"/a/{n}") for n in range(200)) + CLOSE
    feed = read_feed(source.encode(), URL)
    assert len(feed.items) == 50
    assert feed.remarks == ("cut after 50 items",)
    assert not feed.faults


def test_a_feed_of_50_mb_is_cut_and_said():
    one = TWO.replace("</item>", f"<description>{'word ' * 50_000}</description></item>")
    source = (OPEN + one * 210 + CLOSE).encode()
    feed = read_feed(source, URL)
    assert len(source) > 50_000_000
    assert feed.remarks == (f"cut after {MAX_BYTES // 1024 // 1024} MiB",)
    assert 30 <= len(feed.items) <= 34


LINKS = """<link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="stylesheet" href="/a.css">
<link rel="Alternate home" type="application/atom+xml; charset=utf-8" href="https://harbour.example/atom">
<link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="alternate" hreflang="de" href="/de/">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
<link rel="alternate" type="application/json+oembed" href="/oembed"><link rel="alternate" type="application/feed+json">
<link rel="alternate" type="application/json" href="/feed.json">"""


def test_the_feeds_that_a_page_names():
    page = Page(f"<html><head>{LINKS}</head></html>", "https://harbour.example/news/")
    assert feeds_of(page) == [f"https://harbour.example/{path}" for path in ("feed/", "atom", "feed.json")]


def test_of_many_feeds_twenty_are_named():
    links = (f'<link rel="alternate" type="application/atom+xml" href="/{n}/comments">' for n in range(50))
    page = Page(f"<html><head>{''.join(links)}</head></html>", "https://harbour.example/news/")
    assert feeds_of(page) == [f"https://harbour.example/{n}/comments" for n in range(20)]
