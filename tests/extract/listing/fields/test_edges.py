"""Edges of what a record's lines may be: how long, how many, in how many records. Lists of our own words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from archive_scraper import extract_listing
from archive_scraper.extract.listing.fields.lines import Part
from archive_scraper.extract.listing.fields.opening import drop_frames
from archive_scraper.extract.listing.fields.text_bylines import _are_named, split_closing_byline
from archive_scraper.signs.class_names import Hint

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.items import Teaser

NOW = datetime(2024, 7, 1, tzinfo=UTC)
URL = "https://www.harbour.example/news/"
META = "<meta itemprop=position content=1>"
SAID = (
    "The ferries of the northern line wait for hours outside the port.",
    "Nobody has lived on the rock since the lamp was made automatic.",
    "The tax is older than the parliament that wants to end it now.",
    "After thirty years the first train left the upper station here.",
    "It was founded to count the mines of all the western province.",
)
PROSE = "The harbour council met on Tuesday and agreed that the old pier should stay open to all of the town."


def read(record: Callable[[int], str], count: int = 5) -> list[Teaser]:
    """Return the teasers of a list whose records end in what is given for their numbers."""
    rows = "".join(
        f"<li><h3><a href=/news/{n}-the-pier>The pier is open, part {n}</a></h3>{record(n)}</li>" for n in range(count)
    )
    return extract_listing(f"<html><body><main><ul>{rows}</ul></main></body></html>", URL, now=NOW).items


def people(count: int) -> str:
    """Return so many names of eight letters."""
    return ", ".join(f"Ada M{chr(97 + n % 26)}{chr(97 + n // 26)}e" for n in range(count))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        (f"<p>By {people(13)}</p>", 13),  # 131 characters
        (f"<p>By {people(14)}</p>", 0),  # 141
        (f"<p class=author>{people(20)}</p>", 20),  # 198 characters
        (f"<p class=author>{people(21)}</p>", 0),
        (f"{'<p>x y</p>' * 58}<p>By Ada Marlowe</p>", 1),
        (f"{'<p>x y</p>' * 61}<p>By Ada Marlowe</p>", 0),
        (META * 60 + "<meta itemprop=author content='Ada Marlowe'>", 1),
    ],
)
def test_bylines(line: str, authors: int):
    assert {len(item.authors) for item in read(lambda _: line)} == {authors}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<p class=author>we came here late.</p>", True),
        ("<p class=author>we came here too late.</p>", False),  # five words are a sentence
        (f"<p><a href=/people/ada>{'Ada ' + 'M' + 'a' * 75}</a></p>", True),  # eighty letters
        (f"<p><a href=/people/ada>{'Ada ' + 'M' + 'a' * 76}</a></p>", False),
    ],
)
def test_what_may_be_a_byline(line: str, kept: bool):
    assert {bool(item.byline_raw) for item in read(lambda _: line)} == {kept}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ada Marlowe, Harbour Review", True),
        ("Ada Marlowe, Harbour Review of Ports", False),
        ("Ada Marlowe, The Harbour Review", True),
    ],
)
def test_a_newsroom_after_a_name_has_three_words(text: str, named: bool):
    assert _are_named(text) is named


NAMES = ("Anna Keller", "Thomas Vell", "Maria Holm", "Peter Lind", "Ruth Abara", "John Castell")


FOUR = ("Ada Marlowe, Tomas Vell, Ines Okoro and Pavel Lindqvist", "Ruth Abara, Jon Castell, Maria Holm and Peter Lind")
SPOKEN_OF = (
    "<p>The mayor and <a href=/on/{n}>{name}</a> agreed on Tuesday that the old pier of the town should stay open to "
    "all who come by boat, and that repairs begin in spring.</p>"
)
PRAISED = "<p>{name} – a keeper for thirty years – has seen eleven mayors of this town, and trusts none of them.</p>"


@pytest.mark.parametrize(
    ("record", "named"),
    [
        (lambda n: f"<p>{NAMES[n]}</p>", 5),
        (lambda n: "<p>x y</p>" * 10 + f"<p>{NAMES[n]}</p>", 5),
        (lambda n: "<p>x y</p>" * 12 + f"<p>{NAMES[n]}</p>", 0),  # too far from the title
        (lambda n: f"<p>{FOUR[n % 2]}</p>", 20),
        (lambda n: f"<p><b>{FOUR[n % 2]}</b> · <i>Working paper {n}</i> · <i>3 May 2024</i></p>", 20),
        # Whom a text speaks of
        (lambda n: SPOKEN_OF.format(n=n, name=NAMES[n]), 0),
        (lambda n: PRAISED.format(name=NAMES[n]), 0),
        # What stands in the place of a name is a house, or no author
        (lambda n: f"<p>{NAMES[n] if n else 'Institute for Harbour Studies'}</p>", 5),
        (lambda n: f"<p>{NAMES[n] if n else 'Notes from the autumn meeting of the council'}</p>", 4),
        (lambda n: f"<p>Words and pictures of the old harbour by</p><p>{NAMES[n]}</p>", 5),
    ],
)
def test_a_column_of_names(record: Callable[[int], str], named: int):
    assert sum(len(item.authors) for item in read(record)) == named


@pytest.mark.parametrize(
    ("titles", "dropped"),
    [
        (["Title: Salt", "Title: Rails"], False),
        (["Title: Salt", "Title: Rails", "Title: Ferries"], True),
        (["Title: Salt", "Title: Rails", "Title: Ferries", "Title: Tides", "Boats"], True),
        (["Title: Salt", "Title: Rails", "Title: Ferries", "Boats"], False),
    ],
)
def test_an_opening_of_four_titles_of_five_is_dropped(titles: list[str], dropped: bool):
    assert (drop_frames(titles)[0] == "Salt") is dropped


@pytest.mark.parametrize(
    ("record", "days"),
    [
        # The year stands in an attribute, in an address, in a number of seconds.
        (lambda _: "<p><i title='3 May 2021'></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<p><i title='4 May 2021'></i>3 May</p>", {"2021-05-04"}),  # a zone may move it by a day
        (lambda _: "<p><i title='5 May 2021'></i>3 May</p>", {None}),
        (lambda _: "<p><i title='3 June 2021'></i>3 May</p>", {None}),
        (lambda _: "<p><i data-time=1620043200></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<p><i data-time=1620043200000></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<p><i data-time=988848000000></i>3 May</p>", {"2001-05-03"}),
        (lambda _: "<p><i title='1 June 2021'></i>31 May</p>", {"2021-06-01"}),
        (lambda _: "<b></b>" * 60 + "<p><i title='3 May 2021'></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<b></b>" * 90 + "<p><i title='3 May 2021'></i>3 May</p>", {None}),
        (lambda n: f"<a href=/2021/05/{n}/story>More</a><p>3 May</p>", {"2021-05-03"}),
        (lambda n: f"<a href=/2021/06/{n}/story>More</a><p>3 May</p>", {None}),
        (lambda _: "<p>x y</p>" * 10 + "<p><i title='3 May 2021'></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<p>x y</p>" * 12 + "<p><i title='3 May 2021'></i>3 May</p>", {None}),
        (lambda n: "<p><i title='3 May 2021'></i>3 May</p>" if n < 3 else "", {None, "2021-05-03"}),
        (lambda n: "<p><i title='3 May 2021'></i>3 May</p>" if n < 2 else "", {None}),
    ],
)
def test_the_year_of_a_day(record: Callable[[int], str], days: set[str | None]):
    assert {item.published for item in read(record, count=4)} == days


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (META * 60 + "<meta itemprop=datePublished content=2024-05-03>", "2024-05-03"),
        # What markup calls the day of publication goes before other attributes, these before lines.
        ("<p>1 March 2024</p><meta itemprop=datePublished content=2024-05-03><time datetime=2024-05-04>x</time>",
         "2024-05-03"),
        ("<p>1 March 2024</p><time datetime=2024-05-04>x</time><p class=date>2 March 2024</p>", "2024-05-04"),
    ],
)  # fmt: skip
def test_which_date_is_taken(line: str, day: str | None):
    assert {item.published for item in read(lambda _: line)} == {day}


@pytest.mark.parametrize(
    ("picture", "count", "kept"),
    [
        (lambda _: "/same.jpg", 2, True),
        (lambda _: "/same.jpg", 3, False),  # the list's own
        (lambda n: f"/{n}.jpg", 5, True),
    ],
)
def test_a_picture_of_three_records_is_none_of_theirs(picture: Callable[[int], str], count: int, kept: bool):
    items = read(lambda n: f"<img src={picture(n) if n < count else f'/own-{n}.jpg'}><p>{PROSE} {n}</p>")
    assert bool(items[0].image) is kept


@pytest.mark.parametrize(("timed", "dated"), [(2, 8), (3, 3)])
def test_dates_elsewhere_are_asked_where_a_quarter_has_its_own_at_most(timed: int, dated: int):
    own = "<time datetime=2024-05-03>3 May 2024</time>"
    days = ("1 May 2024", "28 April 2024", "21 April 2024", "2 April 2024")
    sections = "".join(
        f"<h2>{day}</h2><ul>"
        + "".join(
            f"<li><h3><a href=/news/{n}-the-pier>The pier is open, part {n}</a></h3>{own if n < timed else ''}</li>"
            for n in (2 * place, 2 * place + 1)
        )
        + "</ul>"
        for place, day in enumerate(days)
    )
    items = extract_listing(f"<html><body><main>{sections}</main></body></html>", URL, now=NOW).items
    assert sum(item.published is not None for item in items) == dated


@pytest.mark.parametrize(("before", "day"), [(6, "2024-05-03"), (70, None)])
def test_a_date_among_the_first_lines_of_a_record(before: int, day: str | None):
    assert {item.published for item in read(lambda _: "<p>x y</p>" * before + "<p>3 May 2024</p>")} == {day}


def test_a_day_that_is_named_may_stand_far_below():
    items = read(lambda _: "<p>x y</p>" * 40 + "<p class=date>3 May 2024</p>")
    assert {item.published for item in items} == {"2024-05-03"}


TITLED = "<h3><a href=/a/{n}>The pier is open, part {n}</a></h3>"
NAMED_TOPIC = "<p class=category><a href=/t/{n}>Trade of the north</a></p>"


@pytest.mark.parametrize(
    ("record", "topics", "is_summary"),
    [
        (f"<div class=topic>{TITLED}<p>{{said}}</p></div>", None, True),  # the whole teaser
        (TITLED + NAMED_TOPIC.replace("</p>", " <a href=/r>Rivers</a></p>"), "Trade of the north / Rivers", False),
        ("<h3><a href=/a/{n}>Part {n}</a></h3>" + NAMED_TOPIC, "Trade of the north", False),
    ],
)
def test_an_element_around_a_whole_teaser_is_not_what_it_is_named_for(record: str, topics: str, is_summary: bool):
    rows = "".join(f"<li>{record.format(n=n, said=said)}</li>" for n, said in enumerate(SAID))
    found = extract_listing(f"<html><body><main><ul>{rows}</ul></main></body></html>", URL, now=NOW).items
    assert [(item.topics_raw, item.summary) for item in found] == [
        (topics, said if is_summary else None) for said in SAID
    ]


def test_links_of_one_kind_are_told_apart_by_their_order():
    titles = [text.rpartition(" ")[0] for text in SAID[:4]]
    places = ["Kilcarrow quay, county hall", "Seaton, customs house", "Bell Rock, keeper's hall", "Arden Bay, station"]
    rows = "".join(
        f"<li><a href=/a/{n}>{kicker}</a> <a href=/a/{n}>{titles[n]}</a> <a href=/b/{n}>{places[n]}</a> "
        f"<a href=/a/{n}>Read more</a> <a href=/a/{n}/pdf>PDF</a></li>"
        for n, kicker in enumerate(("Harbours", "Rivers", "Rail", "Taxes"))
    )
    found = extract_listing(f"<html><body><main><ul>{rows}</ul></main></body></html>", URL, now=NOW).items
    assert [item.title for item in found] == titles


MAY: list[str | None] = [f"2024-05-0{day}" for day in range(1, 6)]


@pytest.mark.parametrize(
    ("record", "days"),
    [
        # One slip of the pen does not hide a column of dates.
        (lambda n: f"<p class=date>{'3 March' if n else '30 February'} 2024</p>", [None, *["2024-03-03"] * 4]),
        (lambda n: f"<p class=date>Spring and summer {2020 + n}</p>", ["2020", "2021", "2022", "2023", "2024"]),
        (lambda n: f"<p class=date>Talk at the harbour conference of {2020 + n} in the old town hall</p>", [None] * 5),
        # The leaf of a calendar: each part in an element of its own
        (lambda n: f"<div>{n + 1}</div><div>May</div><div>2024</div><div>Report</div>", MAY),
        (lambda n: f"<div>{n + 1} May</div><div>2024</div><div>Report</div>", MAY),
        # Where the design tells the date of some, another date in most of the texts is none of theirs.
        (lambda n: ("<p>Speech of 3 May 2020</p>" if n < 4 else "") + f"<p class=date>{n + 1} March 2024</p>" * (n > 1),
         ["2020-05-03", "2020-05-03", "2024-03-03", "2024-03-04", "2024-03-05"]),
    ],
)  # fmt: skip
def test_a_column_of_dates(record: Callable[[int], str], days: list[str | None]):
    assert [item.published for item in read(record)] == days


@pytest.mark.parametrize(
    ("record", "summary"),
    [
        (lambda n: f"<p class=summary>Rain at dawn {n}</p>", "Rain at dawn 0"),
        # What closes the line of several records is a button, whatever its language.
        (lambda n: f"<p>{SAID[n]} <a href=/news/{n}-the-pier>Take me to this story now</a></p>", SAID[0]),
        (lambda n: f"<p>{SAID[n]} <i>By {FOUR[0].replace(' and', ',')} and Ruth Abara</i></p>", SAID[0]),
    ],
)
def test_summaries(record: Callable[[int], str], summary: str):
    assert read(record)[0].summary == summary


@pytest.mark.parametrize(("count", "kept"), [(9, 6), (12, 12)])
def test_what_a_third_of_the_records_say_alike_is_the_sites(count: int, kept: int):
    items = read(lambda n: f"<p>{PROSE if n < 3 else PROSE.replace('Tuesday', f'{n} May')}</p>", count)
    assert sum(item.summary is not None for item in items) == kept


@pytest.mark.parametrize(("paragraphs", "kept"), [(20, 20), (40, 29)])
def test_a_post_that_is_printed_whole_is_kept_to_some_three_thousand_letters(paragraphs: int, kept: int):
    items = read(lambda n: "".join(f"<p>{n} {k} {PROSE}</p>" for k in range(paragraphs)))
    assert items[0].summary is not None
    assert items[0].summary.count("Tuesday") == kept


@pytest.mark.parametrize(
    ("kicker", "is_title"),
    [
        ("<span class=k>Podcast episode</span>", False),
        ("<span>Agriculture, fisheries and rural ports {n}</span>", False),
        ("<span>How the old harbour of the northern towns lost its pier to one storm {n}</span>", True),
    ],
)
def test_what_stands_over_a_title_in_its_heading(kicker: str, is_title: bool):
    rows = "".join(
        f"<li><h3><a href=/news/{n}-the-pier title='The pier is open, part {n}'>{kicker.format(n=n)} "
        f"<span class=t>The pier is open, part {n}</span></a></h3></li>"
        for n in range(5)
    )
    items = extract_listing(f"<html><body><main><ul>{rows}</ul></main></body></html>", URL, now=NOW).items
    assert [item.title == f"The pier is open, part {n}" for n, item in enumerate(items)] == [not is_title] * 5


def read_page(rows: str, above: str = "") -> list[str | None]:
    """Return the days of a page's list."""
    html = f"<html><body><main>{above}<ul>{rows}</ul></main></body></html>"
    return [item.published for item in extract_listing(html, URL, now=NOW).items]


@pytest.mark.parametrize(("dated", "read"), [(4, 4), (3, 0)])
def test_dates_in_four_of_five_titles(dated: int, read: int):
    cases = ("Hall v. Ives", "Moor v. Lind", "Abara v. Holm", "Vell v. Keller", "In re the Pier of the Old Town")
    days = (f" ({number} May 2024)" if number <= dated else "" for number in range(1, 6))
    rows = "".join(
        f"<li><h3><a href=/cases/{case[0]}-the-pier>{case}{day}</a></h3></li>"
        for case, day in zip(cases, days, strict=True)
    )
    assert sum(day is not None for day in read_page(rows)) == read


@pytest.mark.parametrize(("lines", "is_theirs"), [(12, True), (14, False)])
def test_a_day_above_a_list_stands_near_it(lines: int, is_theirs: bool):
    rows = "".join(f"<li><h3><a href=/news/{n}-the-pier>The pier is open, part {n}</a></h3></li>" for n in range(5))
    found = read_page(rows, "<h2>3 May 2024</h2>" + "<p>Ports</p>" * lines)
    assert set(found) == {"2024-05-03" if is_theirs else None}


@pytest.mark.parametrize(("label", "is_title"), [("Podcast episode", False), ("The tides of the northern coast", True)])
def test_what_all_titles_begin_with_is_a_label_if_it_is_short(label: str, is_title: bool):
    names = ("Salt and its price", "Rails of the valley", "Boats in winter", "A ferry for all", "Lights at sea")
    rows = "".join(
        f"<li><h3><a href=/n/{n}><span class=k>{label}</span> <span class=t>{name}</span></a></h3></li>"
        for n, name in enumerate(names)
    )
    items = extract_listing(f"<html><body><main><ul>{rows}</ul></main></body></html>", URL, now=NOW).items
    assert [item.title for item in items] == [f"{label} {name}" if is_title else name for name in names]


@pytest.mark.parametrize(
    ("label", "is_topic"),
    [
        ("Agriculture, fisheries and rural ports", True),
        ("What the council of the old town decided on ports and piers this week", False),
    ],
)
def test_a_topic_is_no_sentence(label: str, is_topic: bool):
    assert {bool(item.topics) for item in read(lambda _: f"<p class=category>{label}</p>")} == {is_topic}


@pytest.mark.parametrize(("count", "is_title"), [(2, True), (3, False)])
def test_the_number_of_a_document_is_no_part_of_its_title(count: int, is_title: bool):
    names = ("Salt and its price", "Rails of the valley", "Boats in winter")[:count]
    rows = "".join(
        f"<li><h3><a href=/n/{n}><span>No. {n + 12}</span> <span>{name}</span></a></h3></li>"
        for n, name in enumerate(names)
    )
    items = extract_listing(f"<html><body><main><ul>{rows}</ul></main></body></html>", URL, now=NOW).items
    assert [item.title for item in items] == [
        f"No. {n + 12} {name}" if is_title else name for n, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("address", "is_title"),
    [
        ("{title}-ports", False),  # the title's words, and one of three of what stands over it
        ("{title}-ports-tides", True),
        ("{title}-ports-tides-{kicker}", True),
    ],
)
def test_the_address_tells_what_stands_over_a_title_from_it(address: str, is_title: bool):
    kickers = ("Ports, tides, quays", "Ports, tides, boats", "Ports, tides, rails")
    names = ("Salt price rises", "Valley line opens", "Winter boats leave")
    rows = ""
    for name, kicker in zip(names, kickers, strict=True):
        url = address.format(title=name.lower().replace(" ", "-"), kicker=kicker.rpartition(" ")[2])
        rows += f"<li><h3><a href=/n/{url}><span>{kicker}</span> <span>{name}</span></a></h3></li>"
    items = extract_listing(f"<html><body><main><ul>{rows}</ul></main></body></html>", URL, now=NOW).items
    assert [item.title for item in items] == [
        f"{kicker} {name}" if is_title else name for name, kicker in zip(names, kickers, strict=True)
    ]


@pytest.mark.parametrize(("size", "closes"), [(120, True), (121, False)])
def test_a_byline_closes_a_text_in_an_element_of_its_own(size: int, closes: bool):
    texts = ("The pier is open.", 0), ("A" * size, Hint.AUTHOR)
    parts = [Part(text, owner, -1, -1, hint, -1, text) for owner, (text, hint) in enumerate(texts)]
    assert bool(split_closing_byline(parts)[1]) == closes
