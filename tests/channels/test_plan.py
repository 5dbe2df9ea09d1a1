"""What a look asks for, and in which order: a site's pages and what they name, drained without asking anybody."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from archive_scraper.channels.plan import BUDGET, Plan
from archive_scraper.extract.page import Page

if TYPE_CHECKING:
    from archive_scraper.channels.model import Candidate

URL = "https://www.harbour.example/reports/"
TOPICS = ("salt", "ferries", "piers", "rails", "tides", "lights", "quays", "storms", "dues")


def drained(plan: Plan) -> list[Candidate]:
    return list(iter(plan.next, None))


def page(*, host: str = "") -> Page:
    feeds = "".join(f"<link rel=alternate type=application/rss+xml href={host}/feeds/{topic}.xml>" for topic in TOPICS)
    bar = "".join(f"<a href={host}/{topic}/reports/>All on {topic}</a>" for topic in TOPICS)
    return Page(f"<html><head>{feeds}</head><body><nav>{bar}</nav><main><p>Nothing.</p></main></body></html>", URL)


def test_a_site_that_names_much_leaves_room_for_each_kind_of_channel():
    """Feeds and lists of nine topics, nine sitemaps: some of each are looked at, within the requests of one look."""
    plan = Plan(URL)
    plan.robots([f"https://www.harbour.example/{topic}.xml" for topic in TOPICS])
    given = plan.next()
    assert given is not None
    plan.answered(given, page(), None, {"Link": '<https://www.harbour.example/wp-json/>; rel="https://api.w.org/"'})
    rest = drained(plan)
    asked = Counter(one.kind for one in rest)
    assert asked == {"listing": 4, "wordpress": 1, "feed": 5, "sitemap": 4}
    assert 1 + len(rest) <= BUDGET  # the page that was given, and these
    assert [one.kind for one in rest][:6] == ["listing"] * 4 + ["wordpress", "sitemap"]


def test_channels_on_other_hosts_are_named_and_not_asked():
    plan = Plan(URL)
    given = plan.next()
    assert given is not None
    plan.answered(given, page(host="https://feeds.example"), None, {})
    assert Counter(one.kind for one in plan.elsewhere) == {"feed": 5}
    assert not any("feeds.example" in one.url for one in drained(plan))
