# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Where a listing loads more of itself from, what is none of that, and which pagers nobody can follow."""

import json
import time

import pytest

from archive_scraper.extract.fragment import read_fragment, stated_next
from archive_scraper.extract.listing.extraction import extract_listing
from archive_scraper.extract.loading import Loading
from archive_scraper.extract.more import Count, label_of
from archive_scraper.extract.next_page import find_next_link
from archive_scraper.extract.page import Page
from archive_scraper.extract.unfollowed import shown_pager
from archive_scraper.items import Listing
from archive_scraper.sites import SiteRules

SITE = "https://www.example.org"
AJAX = f"{SITE}/wp-admin/admin-ajax.php?action=more_posts"


def next_url(page):
    found = find_next_link(page)
    return found.url if found else None


def page(body, url="/news/"):
    return Page(f"<html><head><title>News</title></head><body>{body}</body></html>", SITE + url)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<button data-next-url="/news/?page=2">Load more</button>', "/news/?page=2"),
        ('<div class="e-load-more-anchor" data-page="1" data-max-page="4" data-next-page="/news/page/2/"></div>', "/news/page/2/"),
        ('<a href="#" data-href="/news/?page=2">Mehr laden</a>', "/news/?page=2"),
        ('<button class="load-more" data-url="/ajax/list">Load more</button>', "/ajax/list"),
        ('<button class="js-more" data-url="/ajax/more?after=2026-03-01">Show more news</button>', "/ajax/more?after=2026-03-01"),
        # A number next to the address: the page that is shown, from 0 or from 1, or the next one
        ('<button class="load-more" data-ajax-url="/ajax/news" data-page="1" data-max-pages="9">More</button>', "/ajax/news?page=2"),
        ('<button class="load-more" data-ajax-url="/ajax/news?type=a" data-page="0">More</button>', "/ajax/news?type=a&page=1"),
        ('<button class="load-more" data-ajax-url="/ajax/news" data-next-page="2">More</button>', "/ajax/news?page=2"),
        ('<button class="load-more" data-url="/ajax/news" data-paged="1">More</button>', "/ajax/news?paged=2"),
        ('<button class="load-more" data-url="/ajax/news" data-page="1" data-page-param="seite">More</button>', "/ajax/news?seite=2"),
        ('<button class="load-more" data-endpoint="/api/more" data-offset="10" data-limit="5">More</button>', "/api/more?offset=10"),
        ('<button class="load-more" data-url="/api/posts/{page}/list">More</button>', "/api/posts/2/list"),
        (f'<p class="load-more"><button data-ajax-url="{AJAX}" data-page="1">Show more</button></p>', "/wp-admin/admin-ajax.php?action=more_posts&page=2"),
        # What libraries print
        ('<div hx-get="/news/?page=2" hx-trigger="revealed" hx-swap="afterend"></div>', "/news/?page=2"),
        ('<button hx-get="/news/?page=2" hx-target="#list">Show more</button>', "/news/?page=2"),
        ('<turbo-frame id="page_2" src="/news/?page=2" loading="lazy"></turbo-frame>', "/news/?page=2"),
        ('<p class="pagination" style="display:none"><a class="pagination__next" href="/news/page/2">Next</a></p>', "/news/page/2"),
        ("""<div data-infinite-scroll='{"path": "/news/page/{{#}}/", "append": ".post"}'></div>""", "/news/page/2/"),
        ('<form action="/news/"><input type=hidden name=page value=2><button>Load more</button></form>', "/news/?page=2"),
        ('<div class="pages"><span data-page="9" data-url="/news/?page=9">9</span><span data-url="/news/?page=2">2</span></div>', "/news/?page=2"),
        # A link beats the address of its script
        ('<a class="load-more" href="/news/?page=2" data-url="/ajax/news?page=2">Load more</a>', "/news/?page=2"),
    ],
)  # fmt: skip
def test_more(body, expected):
    assert find_next_link(page(body)).url == SITE + expected


@pytest.mark.parametrize(
    "body",
    [
        '<button data-href="/news/a-boat-for-the-island">Read more</button>',
        '<button class="load-more" data-url="/2026/03/a-boat-for-the-island">Load more</button>',
        '<div class="fb-like" data-href="https://www.example.org/page/2"></div>',
        '<a class="share" data-url="/news/?page=2">Tweet</a>',
        '<div class="slider" data-next="#slide-2"></div>',
        '<button data-next-url="https://other.example.net/news?page=2">Load more</button>',
        '<script class="load-more" data-src="/js/list.js"></script>',
        '<button class="load-more" data-url="/news/">Load more</button>',
        '<turbo-frame id="menu" src="/menu"></turbo-frame>',
        '<form action="/search"><input name=q><button>Show more</button></form>',
        '<div hx-get="/basket" hx-trigger="every 5s"></div>',
        """<div data-infinite-scroll='{"path": ".pagination__next"}'></div><div data-infinite-scroll="[[[["></div>""",
        '<button class="load-more" data-ajax-url="/ajax/news" data-page="1" data-max-pages="1">More</button>',
    ],
)
def test_no_more(body):
    assert find_next_link(page(body)) is None


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<button id="load-more" rel="next">Load more articles</button>', "Load more articles"),
        ('<div class="more"><a href="#">Weitere Beiträge laden</a></div>', "Weitere Beiträge laden"),
        ('<form action="/news" method=post><input type=hidden name=page value=2><button>Load more</button></form>', "Load more"),
        ('<div class="pager"><a href="javascript:go(2)">2</a><a href="javascript:go(3)">3</a></div>', "2"),
        ('<nav class="pagination"><button aria-label="Next page">›</button></nav>', "Next page"),
        ('<div class="pagination"><button>Next page</button></div>', "Next page"),
        ('<input type="button" class="loadMore" value="Show more results">', "Show more results"),
        # No pager
        ("<nav><button>Show more</button></nav>", None),
        ('<div class="filters"><button>Show more</button></div>', None),
        ('<div class="carousel"><button class="next">Next</button></div>', None),
        ('<button aria-expanded="false">Show more</button>', None),
        ('<button data-bs-toggle="collapse">Show more</button>', None),
        ('<p style="display:none"><button>Load more</button></p>', None),
        (4 * "<li><button>Show more</button></li>", None),
        ("<p>Load more sand onto the beach.</p>", None),
    ],
)  # fmt: skip
def test_shown_pager(body, words):
    assert shown_pager(page(body)) == words


LIST = "".join(f'<li><a href="/news/{n}"><h3>A boat for the island, part {n}</h3></a></li>' for n in range(6))


@pytest.mark.parametrize(
    ("pager", "rules", "words"),
    [
        ("<button>Load more articles</button>", None, "Load more articles"),
        ("<button>Load more articles</button>", SiteRules(name="a", paging="none"), None),
        ('<a href="/news/?page=2">Load more</a>', None, None),
        ('<button data-next-url="/news/?page=2">Load more</button>', None, None),
    ],
    ids=["nobody can follow it", "paging is off", "a link leads on", "a script's address leads on"],
)
def test_a_listing_says_that_nobody_can_follow_its_pager(pager, rules, words):
    assert extract_listing(page(f"<ul>{LIST}</ul>{pager}"), rules=rules).unfollowed == words


def test_counting_on():
    count = find_next_link(page('<a class="load-more" data-url="/ajax/{page}" data-max-pages="3">More</a>')).more.count
    assert count == Count(f"{SITE}/ajax/", "", last=3)
    assert [count.following(f"{SITE}/ajax/{number}") for number in ("2", "3", "x", "")] == [
        f"{SITE}/ajax/3",
        *3 * [None],
    ]
    assert Count("a", "", step=10).following("a20") == "a30"
    assert Count("a", "").following("a99999") == "a100000"
    assert Count("a", "").following("a100000") is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Load " + "m" * 55, "Load " + "m" * 55),
        ("Load " + "m" * 56, ""),
        (" " * 1200 + "Load more", "Load more"),
    ],
)
def test_what_a_button_says(text, label):
    button = page(f"<button aria-label=Older>{text}</button>").root.find(".//button")
    assert label_of(button) == label


@pytest.mark.parametrize(("address", "follows"), [("/more?page=2&a=", 1999), ("/more?page=2&a=", 2001)])
def test_addresses_of_endless_length_are_none(address, follows):
    address += "x" * (follows - len(address))
    url = SITE + address
    assert next_url(page(f'<button class="load-more" data-url="{address}">More</button>')) == (
        url if follows <= 2000 else None
    )


@pytest.mark.parametrize(("printed", "last"), [("99999", 99999), ("100000", None)])
def test_a_last_page_has_five_digits_at_most(printed, last):
    body = f'<button class="load-more" data-url="/ajax/{{page}}" data-max-pages="{printed}">More</button>'
    assert find_next_link(page(body)).more.count.last == last


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"next": "/more?page=3"}, ("/more?page=3", False)),
        ({"next_page_url": "/more?page=3"}, ("/more?page=3", False)),
        ({"next": None}, (None, True)),
        ({"next": ""}, (None, True)),
        ({"nextPage": 3}, ("/more?page=3", False)),
        ({"nextPage": 2}, (None, False)),
        ({"hasMore": True}, (None, False)),
        ({"has_more": False}, (None, True)),
        ({"isLast": True}, (None, True)),
        ({"links": {"next": {"href": "/more?page=3"}}}, ("/more?page=3", False)),
        ({"data": {"pagination": {"next": "/more?page=3"}}}, ("/more?page=3", False)),
        ({"next": "A boat for the island"}, (None, False)),
        ({"html": "x"}, (None, False)),
        ([1, 2], (None, False)),
    ],
)
def test_stated_next(data, expected):
    url, ends = stated_next(data, f"{SITE}/more?page=2")
    assert (url and url.removeprefix(SITE), ends) == expected


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (json.dumps({"html": '<li><a href="/a">A</a></li>', "next": None}), ["/a"]),
        (json.dumps({"data": {"items": ['<li><a href="/a">A</a></li>', '<li><a href="/b">B</a></li>']}}), ["/a", "/b"]),
        (json.dumps([{"command": "insert", "data": '<div><a class="x" href="/a">A</a></div>'}, {"settings": {}}]), ["/a"]),
        (json.dumps({"html": ""}), []),
        (json.dumps({"html": f"<p>{'No more news. ' * 100}</p>"}), []),
        (json.dumps({"html": f"<p>{'A long story. ' * 200}</p>"}), None),
        ('{"items": [{"title": "A"}]}', None),
        (json.dumps([{"id": 1, "link": "/a", "content": {"rendered": '<p><a href="/b">B</a></p>'}}]), None),
        (json.dumps({"items": [{"id": "1", "url": "/a", "content_html": '<p><a href="/b">B</a></p>'}]}), None),
        ('{"html": "<a href', None),
        ("[" * 50_000, None),
        ('{"a":' * 500 + '"<a href=/x>x</a>"' + "}" * 500, ["/x"]),
        ("<p>no JSON</p>", None),
    ],
)  # fmt: skip
def test_fragments(text, links):
    fragment = read_fragment(text, f"{SITE}/more")
    assert (fragment and [link.get("href") for link in fragment.root.iter("a")]) == links


def test_time_grows_with_the_text_alone():
    def cost(size):
        text, started = json.dumps({"html": "<a " * (size // 3)}), time.process_time()
        assert read_fragment(text, f"{SITE}/more") is None
        return time.process_time() - started

    cost(5_000)
    assert cost(50_000) < 30 * max(cost(5_000), 0.002)


def test_a_piece_reads_its_links_as_its_listing_does():
    """A script puts the piece into the page: its relative links start there."""
    loading, first = Loading(), page('<button class="load-more" data-url="/ajax/{page}">More</button>', "/news/list")
    listing = Listing(url=first.url, next_page=f"{SITE}/ajax/2")
    loading.follow(first, listing)
    assert not listing.counted_on
    piece = Page('<p><a href="boat">Boat</a></p>', f"{SITE}/ajax/2")
    loading.place(piece)
    assert piece.absolute("boat") == f"{SITE}/news/boat"
    listing = Listing(url=piece.url)
    loading.follow(piece, listing)
    assert (listing.next_page, listing.counted_on) == (f"{SITE}/ajax/3", True)


def test_pieces_that_name_the_next_one_are_not_counted_on():
    loading = Loading()
    for number, following in ((1, "2"), (2, "3"), (3, None)):
        button = f'<button data-next-url="/more/{following}" class="load-more">More</button>' if following else ""
        piece = page(button, f"/more/{number}")
        listing = Listing(url=piece.url, next_page=next_url(piece))
        loading.follow(piece, listing)
    assert listing.next_page is None
