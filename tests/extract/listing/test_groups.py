"""Teasers in groups by day, month or topic: every item of every group is kept, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

import pytest
from listing_pages import FOOT, HEAD, TEXTS, TITLES

from archive_scraper import extract_listing

HEADS = {
    "day": ("Friday, 3 May 2024", "Thursday, 2 May 2024", "Wednesday, 1 May 2024", "Tuesday, 30 April 2024"),
    "month": ("May 2024", "April 2024", "March 2024", "February 2024"),
    "topic": ("Water", "Energy", "Ports", "Trade"),
}
DAYS = dict(zip(HEADS["day"], ("2024-05-03", "2024-05-02", "2024-05-01", "2024-04-30"), strict=True))
ITEMS = {
    "article": '<article><h3><a href="{url}">{title}</a></h3><p>{text}</p></article>',
    "div": '<div><a href="{url}">{title}</a><p>{text}</p></div>',
    "bare": '<p><a href="{url}">{title}</a></p>',
    "card": '<a class="card" href="{url}"><h4>{title}</h4><p>{text}</p></a>',
    "flat": '<h4><a href="{url}">{title}</a></h4><p>{text}</p>',
    "li": '<li><a href="{url}">{title}</a></li>',
    "tr": '<tr><td>{number}</td><td><a href="{url}">{title}</a></td></tr>',
    "dt": '<dt><a href="{url}">{title}</a></dt><dd>{text}</dd>',
    "dd": '<dd><a href="{url}">{title}</a></dd>',
}
BOXES = {
    "li": "<ul>{items}</ul>",
    "tr": "<table><tr><th>No</th><th>Title</th></tr>{items}</table>",
    "dt": "<dl>{items}</dl>",
    "dd": "<dl>{items}</dl>",
}
GROUPS = {
    "section": "<section><h2>{head}</h2>{items}</section>",
    "linked head": '<div class="group"><h2><a href="/days/{key}/">{head}</a></h2>{items}</div>',
    "line": '<div class="day"><div class="date">{head}</div>{items}</div>',
    "time": "<section><time>{head}</time>{items}</section>",
    "bold": "<div><p><strong>{head}</strong></p>{items}</div>",
    "flat": "<h2>{head}</h2>{items}",
    "nested": '<div><header><h2>{head}</h2></header><div class="list"><div class="in">{items}</div></div></div>',
    "more": '<div><h2>{head}</h2>{items}<p><a href="/days/{key}/">See all</a></p></div>',
}
COUNTS = ((3, 3, 3), (1, 4, 2, 5), (1, 1, 2), (8, 8), (3, 1))
PLACES = (
    "harbour",
    "ferry",
    "council",
    "bridge",
    "river",
    "tower",
    "canal",
    "market",
    "tunnel",
    "quay",
    "mill",
    "orchard",
)


def build(group: str, item: str, heads: tuple[str, ...], counts: tuple[int, ...]) -> tuple[str, dict[str, str]]:
    """Return a page, and the address of each item with the head of its group."""
    body, expected, number = "", {}, 0
    for head, count in zip(heads, counts, strict=False):
        items = ""
        for _ in range(count):
            title = f"{TITLES[number % 6]} after the {PLACES[number % 12]} and {PLACES[number * 7 % 12]} report"
            url = f"/news/{number}-{title.lower().replace(' ', '-')[:40]}/"
            items += ITEMS[item].format(url=url, title=title, text=TEXTS[number % 6], number=number)
            expected[f"https://www.example.org{url}"] = head
            number += 1
        inner = BOXES.get(item, "{items}").format(items=items)
        body += GROUPS[group].format(head=head, items=inner, key=head.replace(" ", "-").lower())
    return f"{HEAD}<main><h1>From the harbour</h1>{body}</main>{FOOT}", expected


@pytest.mark.parametrize(("place", "group"), list(enumerate(GROUPS)))
def test_every_item_of_every_group_is_kept(place, group):
    for number, (item, counts) in enumerate(product(ITEMS, COUNTS)):
        if (number + place) % 3:  # every pair of item and counts in one group of three: enough, and cheap
            continue
        kind = tuple(HEADS)[(number // 3) % 3]
        html, expected = build(group, item, HEADS[kind], counts)
        found = extract_listing(html, "https://www.example.org/news/", now=datetime(2024, 5, 10, tzinfo=UTC)).items
        assert [teaser.url for teaser in found] == list(expected), (kind, item, counts)
        if kind == "day" and group not in {"linked head", "more"}:
            assert [teaser.published for teaser in found] == [DAYS[head] for head in expected.values()], (item, counts)


@pytest.mark.parametrize("more", [2, 3])
@pytest.mark.parametrize("letters", [25, 70])
def test_a_teaser_with_links_to_more_of_its_subject_is_one(more, letters):
    """What stands of a group outside of its members is a head: no title with a text."""
    rows = "".join(
        f"<div class=item><h3><a href=/news/{n}-x/>{TITLES[n]}</a></h3><p>{TEXTS[n][:letters]}</p><ul>"
        + "".join(
            f"<li><a href=/news/{n}-{k}/>{TITLES[(n + k + 1) % 6]} at the {PLACES[k]}</a></li>" for k in range(more)
        )
        + "</ul></div>"
        for n in range(5)
    )
    found = extract_listing(f"{HEAD}<main>{rows}</main>{FOOT}", "https://www.example.org/news/").items
    assert [teaser.title for teaser in found] == TITLES[:5]


def test_the_head_of_a_group_may_be_a_line():
    heads = tuple(f"{day}, from the old harbour and the new one" for day in HEADS["day"])
    html, expected = build("section", "li", heads, (3, 3, 3, 3))
    assert [teaser.url for teaser in extract_listing(html, "https://www.example.org/news/").items] == list(expected)
