"""The day of publication: which of a page's dates it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from archive_scraper import extract_article

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
BODY = (
    f"<div class='article-body'>{'<p>The harbour council met, and the old pier stays open for a year.</p>' * 12}</div>"
)
TITLE = "<h1>The Pier Stays</h1>"


def _published(head: str = "", top: str = TITLE, bottom: str = "", language: str = "en") -> str | None:
    page = f"<html lang='{language}'><head>{head}</head><body><article>{top}{BODY}{bottom}</article></body></html>"
    return extract_article(page, "https://courier.example/news/pier", now=NOW).published


def _meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


@pytest.mark.parametrize(
    ("top", "day"),
    [
        pytest.param("<p class='date'>2 days ago</p>", "2024-05-30", id="age-alone"),
        pytest.param(
            "<time datetime='2021-05-03'>3 May 2021</time><p class='date'>2 days ago</p>", "2021-05-03", id="age-beside"
        ),
        pytest.param("<p class='date'>May 30, 10:15</p>", None, id="without-its-year"),
        pytest.param("<p class='date'>Posted May 3, 2031</p>", None, id="to-come"),
    ],
)
def test_the_time_of_the_fetch_is_the_last_resort(top: str, day: str | None):
    assert _published(top=TITLE + top) == day


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        pytest.param("LAKESIDE, March 12, 2024 – The", "2024-03-12", id="month-first"),
        pytest.param("(Lakeside, 12 March 2024) The", "2024-03-12", id="brackets"),
        pytest.param("<b>LAKESIDE, Norland (March 12, 2024)</b> — The", "2024-03-12", id="day-in-brackets"),
        pytest.param("St. Halden, 12 March 2024 -- The", "2024-03-12", id="two-hyphens"),
        pytest.param("On March 12, 2024, the", None, id="a-sentence"),
        pytest.param("Since 12 March 2024 the", None, id="a-sentence-without-comma"),
    ],
)
def test_the_line_that_opens_the_text_may_name_place_and_day(opening: str, day: str | None):
    first = f"<p>{opening} harbour council met, and the old pier stays open to all of the town for one more year.</p>"
    assert _published(top=TITLE + first) == day


@pytest.mark.parametrize(
    "top",
    [
        pytest.param(
            "<p>Published <time datetime='2021-05-03'>May 3, 2021</time> "
            "<span>Last updated <time datetime='2023-01-09'>January 9, 2023</time></span></p>",
            id="label-in-the-line",
        ),
        pytest.param(
            "<div class='meta updated-term'>Updated:</div><div class='meta updated-value'>"
            "<time datetime='2023-01-09'>January 9, 2023</time></div><div class='meta updated-term'>Original:</div>"
            "<div class='meta updated-value'><time datetime='2021-05-03'>May 3, 2021</time></div>",
            id="label-before-class",
        ),
        pytest.param(
            "<div class='entry-meta'><time class='updated' datetime='2023-01-09'>January 9, 2023</time>"
            "<time class='published' datetime='2021-05-03'>May 3, 2021</time></div>",
            id="two-times-in-one-element",
        ),
        pytest.param("<p>Joined: January 9, 2019</p><p>by Ada Marlowe, May 3, 2021</p>", id="date-of-a-member"),
    ],
)
def test_words_beside_a_date_say_what_it_is(top: str):
    assert _published(top=TITLE + top) == "2021-05-03"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param("<script>var page = {publishedAt: '2021-05-03'};</script>", "2021-05-03", id="script"),
        pytest.param(
            '<script type="application/json">{"a":{"first_publish_date":"2021-05-03T09:00:00Z"}}</script>',
            "2021-05-03T09:00:00+00:00",
            id="json",
        ),
        pytest.param('<script>push("{\\"pubDate\\":\\"20210503\\"}")</script>', "2021-05-03", id="escaped"),
        pytest.param("<script>x={publishedAt: 1620000000}</script>", "2021-05-03T00:00:00+00:00", id="unix-seconds"),
        pytest.param(
            "<script>x=[{publishedAt: '2021-05-03'}, {publishedAt: '2021-05-04'}]</script>", None, id="list-of-articles"
        ),
        pytest.param("<script>x={unpublishDate: '2021-05-03'}</script>", None, id="end-of-publication"),
        pytest.param("<script>x={publishedAt: 'soon', other: '2021-05-03'}</script>", None, id="no-date"),
        pytest.param(_meta("prism.publicationDate", "2021-05-03"), "2021-05-03", id="telling-meta-name"),
        pytest.param("<title>The Pier Stays | Courier | 03.05.2021</title>", "2021-05-03", id="end-of-the-title"),
        pytest.param(
            "<meta name='description' content='The pier stays (News of 3 May 2021)'>", "2021-05-03", id="description"
        ),
    ],
)
def test_what_a_page_states_without_a_standard(head: str, day: str | None):
    assert _published(head) == day


def test_a_stated_day_is_not_weakened_by_a_print_far_away():
    far = f"<aside class='related'>{'<p>More of the harbour</p>' * 30}<p class='date'>3 May 2021</p></aside>"
    head = _meta("article:published_time", "2021-05-03T09:00:00+02:00")
    assert _published(head, bottom=far) == "2021-05-03T09:00:00+02:00"


@pytest.mark.parametrize("stamp", ["2021-05-02T22:00:00Z", "2021-05-02T23:00Z"])
def test_the_midnight_of_a_printed_day_told_in_utc(stamp: str):
    top = f"{TITLE}<p class='date'>3. Mai 2021</p>"
    assert _published(_meta("article:published_time", stamp), top, language="de") == "2021-05-03"


def test_the_time_of_a_change_is_not_that_of_publication():
    top = f"{TITLE}<p class='date'>3 May 2021</p>"
    assert _published(_meta("article:modified_time", "2021-05-03T17:45:00Z"), top) == "2021-05-03"


def test_the_date_that_opens_the_text():
    assert _published(top=f"{TITLE}<p>03.05.2021 „Der Steg bleibt offen“, sagte der Rat am Abend im Hafen.</p>") == (
        "2021-05-03"
    )


def test_a_day_that_head_and_print_call_a_change_gives_way_to_the_one_that_is_called_issued():
    top = (
        "<div role='contentinfo'><time class='publishedDate'>12 March 2021</time></div>"
        f"<span class='updatedDate'>Updated: <time>18 March 2021</time></span>{TITLE}"
    )
    assert _published(_meta("article:modified_time", "2021-03-18T10:00:00+00:00"), top) == "2021-03-12"
