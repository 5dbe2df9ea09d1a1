"""Verdicts on channels: what each threshold tells apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from archive_scraper.channels import choose
from archive_scraper.channels.facts import Facts, calibrated, day_of, facts_of, is_on_site
from archive_scraper.channels.find import lists_of
from archive_scraper.channels.model import Seen
from archive_scraper.channels.shapes import article_paths, slug_paths, with_paths
from archive_scraper.extract.page import Page
from archive_scraper.items import Address, Listing, Pattern, Teaser

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SITE = "https://www.harbour.example/reports/"


def teaser(number, days_old, *, path="/reports/", host="https://www.harbour.example"):
    day = (NOW.date() - timedelta(days=days_old)).isoformat() if days_old is not None else None
    return Teaser(
        listing_url=SITE,
        position=number,
        url=f"{host}{path}a-piece-of-news-{number}/",
        title=f"Piece {number}",
        fetched_at=NOW,
        published=day,
    )


def listing(numbers, *, every=4, first=1, kind="repeated-blocks", **where):
    found = Listing(url=SITE, confidence=1.0, pattern=Pattern(kind=kind), fetched_at=NOW)
    found.items = [teaser(number, None if every is None else first + number * every, **where) for number in numbers]
    return found


def seen(kind, found, *, given=False, url=None):
    place = url or (SITE if kind == "listing" else f"https://www.harbour.example/{kind}")
    return Seen(kind=kind, url=place, origin="given" if given else "named", listing=found)


def reasons(*channels):
    return [choice.reason for choice in choose(channels, SITE, NOW)]


def sitemap(numbers, *, every=4, slip=0, path="/reports/"):
    found = listing([], kind="sitemap")
    found.addresses = tuple(
        Address(url=item.url, modified=(date.fromisoformat(item.published) + timedelta(days=slip)).isoformat())
        for item in listing(numbers, every=every, path=path).items
    )
    return found


def both(one, other):
    one.items += other.items
    return one


LIST = listing(range(12))


@pytest.mark.parametrize(
    ("feed", "begins"),
    [
        (listing(range(10)), "good: shares 10 of 10 with the listing"),
        (listing(range(100, 110)), "dead since 2025"),
        (listing(range(75, 85)), "behind: the listing has 12 newer articles"),
        (listing(range(5, 15)), "behind: the listing has 5 newer articles"),
        (listing(range(2, 12)), "good"),  # two are no proof
        (listing(range(10), host="https://gazette.example"), "clippings: 100 % lead elsewhere"),
        (listing(range(10), path="/in-the-news/"), "clippings: 100 % are what others print about it"),
        (listing(range(10), path="/blog/"), "blog: shares 0 of 10 with the listing"),
        (listing(range(10), path="/events/"), "other pieces: shares 0 of 10 with the listing"),
        (listing(range(4), path="/events/"), "good: shares 0 of 4"),  # too few to say
        (listing(range(10), every=None), "good: shares 10 of 10 with the listing"),  # without dates
        (
            both(listing(range(1)), listing(range(20, 29), every=0, first=45, path="/events/")),
            "good: shares 1 of 10 with",
        ),
        (
            both(listing(range(1)), listing(range(20, 30), every=0, first=45, path="/events/")),
            "other pieces: shares 1 of 11 with",
        ),
        (both(listing(range(18)), listing(range(2), host="https://gazette.example")), "good: shares 12 of"),
    ],
)
def test_a_feed_is_judged_by_what_it_holds(feed, begins):
    assert reasons(seen("listing", LIST, given=True), seen("feed", feed))[1].startswith(begins)


@pytest.mark.parametrize(("pieces", "is_said"), [(1, False), (2, False), (3, True)])
def test_some_clippings_are_mentioned(pieces, is_said):
    feed = both(listing(range(20 - pieces)), listing(range(pieces), host="https://gazette.example"))
    assert ("of it are clippings" in reasons(seen("listing", LIST, given=True), seen("feed", feed))[1]) is is_said


def test_what_most_clippings_are_is_said():
    feed = both(
        both(listing(range(1)), listing(range(5), path="/in-the-news/")), listing(range(4), host="https://g.example")
    )
    said = reasons(seen("listing", LIST, given=True), seen("feed", feed))[1]
    assert said == "clippings: 50 % are what others print about it"


@pytest.mark.parametrize(("first", "begins"), [(7, "good"), (8, "behind: the listing has 8 newer articles")])
def test_a_week_behind_may_be_a_cache(first, begins):
    daily = listing(range(12), every=1)
    feed = listing(range(first, 12), every=1)
    assert reasons(seen("listing", daily, given=True), seen("feed", feed))[1].startswith(begins)


@pytest.mark.parametrize(
    ("others", "begins"), [(2, "behind: the listing has 5 newer articles"), (5, "good: shares 2 of 7")]
)
def test_a_channel_of_the_same_pieces_in_many_folders_is_behind(others, begins):
    """No address tells them: half of the pieces of the days that both reach must be the same."""
    folders = "ABCDEFGHIJKLMNOPQRST"
    mine, theirs = listing(range(12)), listing(range(5, 15))
    for item in mine.items + theirs.items:
        number = int(item.url.rstrip("/").rpartition("-")[2])
        item.url = item.url.replace("/reports/", f"/{folders[number].lower() * 3}/")
    for item in theirs.items[:others]:
        item.url = item.url.replace("a-piece", "another-piece")
    assert reasons(seen("listing", mine, given=True), seen("feed", theirs))[1].startswith(begins)


def test_a_slow_publisher_is_not_dead():
    """Two papers a year: a silence of 400 days is less than five of their gaps."""
    assert reasons(seen("feed", listing(range(6), every=180, first=400)))[0].startswith("good")


def test_a_showcase_is_told_by_a_fresher_sitemap():
    old = listing(range(40, 52))
    given, other = reasons(seen("listing", old, given=True), seen("sitemap", sitemap(range(60))))
    assert given == "an old showcase: the sitemap has 40 newer articles"
    assert other.startswith("good: shares 12 of 12 with the listing")


def test_changes_of_a_deployment_make_no_showcase():
    """All pages were changed on one day or long after they were published: that says nothing on what is new."""
    old = listing(range(40, 52))
    for found in (sitemap(range(60), every=0), sitemap(range(60), slip=90)):
        assert reasons(seen("listing", old, given=True), seen("sitemap", found))[0].startswith("good")


def test_a_listing_that_was_given_is_chosen_though_it_is_poor():
    old = listing(range(40, 52))
    first, second = choose([seen("listing", old, given=True), seen("sitemap", sitemap(range(60)))], SITE, NOW)
    assert (first.chosen, first.is_good, first.use) == (True, False, ("new",))
    assert (second.chosen, second.use) == (True, ("new", "archive"))
    assert second.paths == ("^/reports/[^/]+/?$",)


def test_articles_are_told_from_the_other_pages_of_a_sitemap():
    both = sitemap(range(30))
    both.addresses += sitemap(range(20), path="/people/").addresses
    _, choice = choose([seen("listing", LIST, given=True), seen("sitemap", both)], SITE, NOW)
    assert choice.facts.items == 30


def test_one_is_chosen_for_each_use_and_others_are_spares():
    api = listing(range(20), kind="wordpress")
    channels = [
        seen("listing", LIST, given=True),
        seen("feed", listing(range(10)), url="https://www.harbour.example/reports/feed"),
        seen("feed", listing(range(10)), url="https://www.harbour.example/feed"),
        seen("wordpress", api),
        seen("sitemap", sitemap(range(60))),
    ]
    found = choose(channels, SITE, NOW)
    assert [choice.use for choice in found] == [("new",), ("new",), (), ("archive",), ()]
    assert [choice.reason.rpartition("; ")[2] for choice in found[2::2]] == ["kept as a spare", "kept as a spare"]
    assert [choice.overlap for choice in found] == [1.0, 10 / 12, 10 / 12, 1.0, 1.0]


def test_a_dead_list_does_not_say_which_pieces_are_meant():
    """Of a home page that links a list of ten years ago first, the living one is taken."""
    old = listing(range(5), first=3000, path="/notes/")
    first, second, feed = choose(
        [seen("listing", old, url=SITE + "old"), seen("listing", LIST), seen("feed", listing(range(10)))], SITE, NOW
    )
    assert (first.chosen, second.chosen, feed.chosen) == (False, True, True)
    assert feed.reason.startswith("good: shares 10 of 10")


@pytest.mark.parametrize("kind", ["sitemap", "wordpress", "feed"])
def test_what_was_given_is_asked_in_every_run(kind):
    found = sitemap(range(20)) if kind == "sitemap" else listing(range(10), kind=kind)
    others = [seen(other, listing(range(10))) for other in ("feed", "wordpress") if other != kind]
    given, *_ = choose([seen(kind, found, given=True), seen("listing", LIST), *others], SITE, NOW)
    assert "new" in given.use


def test_nothing_is_chosen_of_nothing():
    (choice,) = choose([Seen(kind="feed", url=SITE, fault="HTML, not a feed")], SITE, NOW)
    assert (choice.reason, choice.chosen, choice.is_good) == ("HTML, not a feed", False, False)
    assert choose([], SITE, NOW) == []


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("https://www.x.example/a", "https://x.example/", True),
        ("https://blog.x.example/a", "https://www.x.example/", True),
        ("https://y.example/a", "https://x.example/", False),
        ("http://127.0.0.1:8001/a", "http://127.0.0.1:8002/", False),
        ("http://127.0.0.1:8001/a", "http://127.0.0.1:8001/b", True),
    ],
)
def test_the_owner_of_a_domain_owns_its_hosts(url, other, same):
    assert is_on_site(url, other) is same


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["/reports/a", "/reports/b"], ("^/reports/[^/]+/?$",)),
        (["/2024/05/a-b", "/2023/11/c-d"], (r"^/\d+/\d+/[^/]+/?$",)),
        (["/en/news/2024/a", "/en/news/2023/b"], (r"^/en/[^/]+/\d+/[^/]+/?$",)),
        (["/about", "/contact"], ()),
        (["/a-long-title", "/one-more-title/"], ("^/[^/_-]*[-_][^/_-]*[-_][^/]*/?$",)),
        (["/reports/a"], ()),
    ],
)
def test_shapes_of_addresses(paths, found):
    urls = [f"https://x.example{path}" for path in paths]
    assert article_paths(urls) == found
    assert all(with_paths(url, found) for url in urls)


@pytest.mark.parametrize(("articles", "others"), [(38, True), (60, False)])
def test_few_addresses_of_a_shape_are_no_articles(articles, others):
    urls = [f"https://x.example/reports/{n}" for n in range(articles)] + [
        "https://x.example/a/1",
        "https://x.example/a/2",
    ]
    assert ("^/a/[^/]+/?$" in article_paths(urls)) is others


def test_a_site_has_twelve_shapes_at_most():
    assert len(article_paths(f"https://x.example/{part}/{n}" for part in "abcdefghijklmn" for n in range(3))) == 12


def test_titles_are_told_from_sections():
    urls = [
        f"https://x.example{path}" for path in ("/a/the-old-pier-1", "/a/the-old-pier-2", "/people/ann", "/people/bo")
    ]
    assert slug_paths(urls) == ("^/a/[^/]+/?$",)


def test_dates_in_the_future_are_events():
    facts = facts_of(Listing(url=SITE, items=[teaser(1, -40), teaser(2, 3), teaser(3, 13)]), SITE, NOW)
    assert (facts.newest, facts.oldest, facts.a_week) == ("2026-11-26", "2026-11-16", 0.7)


@pytest.mark.parametrize("printed", [None, "", "soon", "2024-13", "2024-02-31", "-2024"])
def test_what_is_no_day_is_none(printed):
    assert day_of(printed) is None


@pytest.mark.parametrize(
    ("printed", "day"),
    [("2024", date(2024, 1, 1)), ("2024-05", date(2024, 5, 1)), ("2024-05-03T10:00:00Z", date(2024, 5, 3))],
)
def test_the_day_of_a_month_or_a_year_is_its_first(printed, day):
    assert day_of(printed) == day


@pytest.mark.parametrize(
    ("slips", "believed"),
    [
        ((7, 7, 7), True),
        ((8, 8, 8), False),
        ((0, 0), False),  # two may be chance
        ((0, 0, 0, 0, 90), True),
        ((0, 0, 0, 90), False),
    ],
)
def test_days_of_change_are_believed_where_known_pieces_agree(slips, believed):
    day = date(2026, 11, 1)
    changed = {f"piece-{number}": day + timedelta(days=slip) for number, slip in enumerate(slips)}
    facts = Facts(items=len(changed), days=dict.fromkeys(changed), changed=changed)
    assert (calibrated(facts, dict.fromkeys(changed, day), NOW).newest is not None) is believed


@pytest.mark.parametrize(
    ("path", "levels", "is_one"),
    [
        ("/a/b/reports", 1, True),
        ("/a/b/c/reports", 1, False),  # too deep for a list
        ("/reports", 6, True),
        ("/reports", 7, False),  # too far from the bar
    ],
)
def test_lists_are_linked_from_bars(path, levels, is_one):
    link = f"{'<div>' * (levels - 1)}<a href={path}>Reports</a>{'</div>' * (levels - 1)}"
    page = Page(f"<html><body><nav>{link}</nav></body></html>", "https://www.harbour.example/")
    assert lists_of(page) == [f"https://www.harbour.example{path}"] * is_one
