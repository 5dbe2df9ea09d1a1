"""Posts of WordPress's API are read into teasers with exact times, and paged as its headers say."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from archive_scraper import extract_listing
from archive_scraper.extract.page_kind import is_credible, nothing_found
from archive_scraper.extract.stated import extract_stated, is_stated, read_stated
from archive_scraper.extract.stated.wordpress import posts_url, window_url

HOME = "https://harbour.example"
URL = f"{HOME}/wp-json/wp/v2/posts"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def post(number=1, **more):
    return {
        "id": number,
        "date": f"2024-03-{number:02}T23:30:00",
        "date_gmt": f"2024-03-{number + 1:02}T04:30:00",
        "modified": "2024-05-05T10:00:00",
        "link": f"{HOME}/2024/a-quiet-quay-{number}/",
        "title": {"rendered": f"A quiet &amp; cold quay {number}"},
        "excerpt": {"rendered": "<p>The quay was empty in March.</p>", "protected": False},
        "content": {"rendered": f"<p>{'The quay was empty. ' * 30}</p>", "protected": False},
        "_embedded": {
            "author": [{"name": "Ann Lee", "link": f"{HOME}/author/ann-lee/"}, {"code": "rest_user_invalid_id"}],
            "wp:term": [
                [{"name": "Harbours", "slug": "harbours"}, {"name": "Uncategorized", "slug": "uncategorized"}],
                [],
            ],
        },
        **more,
    }


def stated_of(data, url=URL, **headers):
    body = json.dumps(data).encode()
    assert is_stated(body)
    return read_stated(body, url, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_a_post_gives_all_that_it_states():
    listing = extract_listing(json.dumps([post()]), URL)
    (teaser,) = listing.items
    assert (teaser.url, teaser.title) == (f"{HOME}/2024/a-quiet-quay-1/", "A quiet & cold quay 1")
    assert (teaser.published, teaser.published_precision) == ("2024-03-01T23:30:00-05:00", "minute")
    assert [person.name for person in teaser.authors] == ["Ann Lee"]
    assert (teaser.topics, teaser.summary) == (("Harbours",), "The quay was empty in March.")
    assert set(teaser.origins.values()) == {"wordpress"}
    assert listing.pattern.why[0] == "WordPress list of posts"


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        pytest.param({"date_gmt": "0000-00-00T00:00:00"}, "2024-03-01T23:30:00", id="no date in UTC"),
        pytest.param({"date_gmt": None}, "2024-03-01T23:30:00", id="null"),
        pytest.param({"date_gmt": "2024-03-01T23:30:00"}, "2024-03-01T23:30:00+00:00", id="UTC"),
        pytest.param({"date_gmt": "2024-03-01T18:00:00"}, "2024-03-01T23:30:00+05:30", id="east of it"),
        pytest.param({"date_gmt": "2021-03-01T18:00:00"}, "2024-03-01T23:30:00", id="years away"),
        pytest.param({"date_gmt": "2024-03-01T09:30:00"}, "2024-03-01T23:30:00+14:00", id="fourteen hours"),
        pytest.param({"date_gmt": "2024-03-01T09:29:00"}, "2024-03-01T23:30:00", id="farther than any zone"),
        pytest.param({"date_gmt": "2024-02-29T23:30:00"}, "2024-03-01T23:30:00", id="a day away"),
        pytest.param({"date": None}, None, id="none"),
    ],
)
def test_times_are_the_sites_own_with_their_distance_to_utc(dates, published):
    assert stated_of([post(**dates)]).items[0].published == published


@pytest.mark.parametrize(
    ("url", "count", "headers", "following"),
    [
        pytest.param(URL, 2, {"Link": f'<{URL}?page=2>; rel="next"'}, f"{URL}?page=2", id="by its link"),
        pytest.param(f"{URL}?page=2", 2, {"Link": f'<{URL}?page=1>; rel="prev", <{URL}?page=3>; rel="next"'},
                     f"{URL}?page=3", id="by the second of two links"),
        pytest.param(f"{URL}?page=2", 2, {"X_WP_TotalPages": "3"}, f"{URL}?page=3", id="by the number of pages"),
        pytest.param(f"{URL}?page=3", 2, {"X_WP_TotalPages": "3"}, None, id="the last of them"),
        pytest.param(f"{URL}?per_page=2", 2, {}, f"{URL}?per_page=2&page=2", id="by counting"),
        pytest.param(f"{URL}?per_page=2&page=2", 1, {}, None, id="by counting to the end"),
        pytest.param(f"{HOME}/?rest_route=/wp/v2/posts", 10, {}, f"{HOME}/?rest_route=/wp/v2/posts&page=2",
                     id="a query"),
    ],
)  # fmt: skip
def test_the_page_after_it(url, count, headers, following):
    stated = stated_of([post(number) for number in range(1, count + 1)], url, X_WP_Total="25", **headers)
    assert (stated.next_page, stated.total) == (following, 25)


def test_an_empty_window_holds_nothing_new_and_an_empty_list_is_a_fault():
    window = extract_stated(stated_of([], window_url(URL, "2026")), now=NOW)
    assert (is_credible(window), window.items, window.total, window.confidence) == (True, [], 0, 1.0)
    assert not is_credible(extract_stated(stated_of([]), now=NOW))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param({"code": "rest_no_route", "message": "No route.", "data": {"status": 404}},
                     "WordPress answers rest_no_route: No route.", id="no route"),
        pytest.param({"name": "Harbour", "namespaces": ["wp/v2"], "routes": {}},
                     f"it is the root of the API, whose posts are at {posts_url(f'{HOME}/wp-json/')}", id="the root"),
        pytest.param({"anything": 1}, "this list in JSON holds nothing to read: it holds no item", id="another object"),
    ],
)  # fmt: skip
def test_what_is_no_list_says_what_it_is(data, words):
    listing = extract_stated(stated_of(data, f"{HOME}/wp-json/"), now=NOW)
    assert not is_credible(listing)
    assert words in nothing_found(listing)


@pytest.mark.parametrize(("letters", "kept"), [(2000, True), (2001, False)])
def test_what_is_longer_than_a_summary_is_none(letters, kept):
    excerpt = ("The quay was empty in March. " * 90)[: letters - 1] + "x"
    assert bool(stated_of([post(excerpt={"rendered": excerpt})]).items[0].summary_html) is kept


def test_html_in_place_of_the_api_is_said():
    assert "WordPress's API, which answers with a page" in nothing_found(extract_listing("<h1>Blocked</h1>", URL))


@pytest.mark.parametrize("digits", ["9" * 30, "9" * 5000, "-1", "\u00b2"])
def test_numbers_that_count_nothing_are_passed_over(digits):
    stated = stated_of([post()], f"{URL}?page={digits}", X_WP_Total=digits, X_WP_TotalPages=digits)
    assert (stated.total, stated.next_page) == (None, None)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(b"[" * 100_000, "nested too deep", id="nested"),
        pytest.param(b'[{"a":' * 100_000, "nested too deep", id="nested objects"),
        pytest.param(b'[{"id": 1, ', "cannot be read", id="cut off"),
        pytest.param(b'["' + b"a" * 9_000_000 + b'"]', "more than 8 MiB", id="too large"),
        pytest.param(b'[{"link": 5, "title": {"rendered": []}, "_embedded": {"author": 7, "wp:term": [[3]]}}]',
                     "none with a title and an address", id="wrong types"),
    ],
)  # fmt: skip
def test_hostile_json_ends_in_one_line(body, words):
    assert words in nothing_found(extract_stated(read_stated(body, URL), now=NOW))


@pytest.mark.parametrize(
    ("since", "until", "query"),
    [
        ("2015", None, "after=2014-12-31T23:59:59"),
        ("2015-03", "2015-12", "after=2015-02-28T23:59:59&before=2016-01-01T00:00:00"),
        (None, "2016-02-29", "before=2016-03-01T00:00:00"),
        (None, "2015-03-04", "before=2015-03-05T00:00:00"),
        (None, "2015", "before=2016-01-01T00:00:00"),
        (None, "2015-03", "before=2015-04-01T00:00:00"),
        (None, None, ""),
        ("0001", "9999-12-31", ""),
    ],
)
def test_a_window_holds_both_its_ends(since, until, query):
    address = window_url(f"{URL}?page=4&after=2001-01-01T00:00:00", since, until)
    assert address == f"{URL}{f'?{query}' if query else ''}"


def test_the_address_of_posts_from_the_root():
    assert posts_url(f"{HOME}/blog/wp-json", "report") == f"{HOME}/blog/wp-json/wp/v2/report?per_page=100&_embed=1"
    assert posts_url(f"{HOME}/?rest_route=/") == f"{HOME}/?rest_route=/wp/v2/posts&per_page=100&_embed=1"
