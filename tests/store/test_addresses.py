"""One piece under several addresses is one article; two pieces never become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import Desk

from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from archive_scraper.store import Archive

HOME = "https://harbor.example/"
OWN = "https://harbor.example/articles/quiet-ports-of-the-north"


def other(desk: Desk, number: int, **fields: object) -> str:
    return desk.save(
        url=f"https://harbor.example/articles/piece-number-{number}",
        title=f"Piece Number {number}",
        body=f"The text of piece {number}.",
        **fields,
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://harbor.example/articles/quiet-ports-of-the-north",
        "https://www.harbor.example/articles/quiet-ports-of-the-north/",
        "https://harbor.example/articles/quiet-ports-of-the-north?utm_source=mail",
        "https://harbor.example/articles/quiet-ports-of-the-north?edition=eu",
    ],
    ids=["scheme", "www and slash", "tracking", "the site's own parameter"],
)
def test_spellings_of_one_address(desk: Desk, url: str) -> None:
    desk.save()
    assert desk.later().save(url=url) == "unchanged"
    assert desk.rows("SELECT url FROM articles") == [(OWN,)]
    assert desk.archive.addresses.article_id("harbor", url) == 1


@pytest.mark.parametrize("canonical_first", [True, False])
def test_canonical_address_joins(desk: Desk, *, canonical_first: bool) -> None:
    mobile = "https://m.harbor.example/?id=77"
    pages = [{}, {"url": mobile, "canonical_url": OWN}]
    outcomes = [desk.later().save(**page) for page in (pages if canonical_first else pages[::-1])]
    assert outcomes[0] == "new"
    assert outcomes[1] != "new"
    assert desk.count("articles") == 1
    assert desk.archive.addresses.article_id("harbor", mobile) == desk.archive.addresses.article_id("harbor", OWN) == 1


@pytest.mark.parametrize(
    "fault", [HOME, "https://harbor.example", "https://harbor.example/articles", "https://harbor.example/default-page"]
)
def test_one_canonical_address_on_every_page_joins_nothing(desk: Desk, fault: str) -> None:
    desk.archive.teasers.save_listing("harbor", desk.run_id, desk.listing(desk.teaser(0)))
    for number in range(3):
        assert other(desk, number, canonical_url=fault) == "new"
    for number in range(3):
        assert other(desk.later(), number, canonical_url=fault) == "unchanged"
    assert desk.save(url=fault, title="The Harbor Institute", body="Welcome.") == "new", "the page itself is its own"
    assert desk.count("articles") == 4
    assert other(desk.later(), 0, canonical_url=fault) == "unchanged"


def test_canonical_address_of_another_piece_joins_nothing(desk: Desk) -> None:
    desk.save()
    assert other(desk, 1, canonical_url=OWN) == "new"
    assert desk.archive.addresses.article_id("harbor", OWN) == 1


def test_translation_is_a_piece_of_its_own(desk: Desk) -> None:
    desk.save()
    url = "https://harbor.example/de/quiet-ports-of-the-north"
    assert desk.save(url=url, title="Stille Häfen", body="Fracht.", language="de", canonical_url=OWN) == "new"


def test_republication_does_not_swallow_the_original(archive: Archive, desk: Desk) -> None:
    desk.save()
    digest = Desk(archive, SiteRules(name="digest", home="https://digest.example/"))
    copy = "https://digest.example/picks/quiet-ports-of-the-north"
    assert digest.save(url=copy, canonical_url=OWN) == "new"
    assert desk.rows("SELECT source, url FROM articles ORDER BY id") == [("harbor", OWN), ("digest", copy)]
    assert desk.later().save() == "unchanged"
    assert desk.archive.addresses.article_id("harbor", OWN) == 1


def test_republication_first(archive: Archive, desk: Desk) -> None:
    digest = Desk(archive, SiteRules(name="digest", home="https://digest.example/"))
    digest.save(url="https://digest.example/picks/quiet-ports-of-the-north", canonical_url=OWN)
    assert desk.save() == "new"
    assert archive.addresses.article_id("harbor", OWN) == 2


def test_two_sources_that_list_one_page_share_it(archive: Archive, desk: Desk) -> None:
    desk.save()
    sub = Desk(archive, SiteRules(name="harbor-trade", home="https://harbor.example/trade"))
    assert sub.later().save() == "unchanged"
    assert sub.later().save(title="Loud Ports") == "changed"
    assert desk.rows("SELECT source, title FROM articles") == [("harbor", "Loud Ports")]
    assert desk.rows("SELECT DISTINCT source FROM authors") == [("harbor",)]


def test_moved_page_keeps_its_row(desk: Desk) -> None:
    desk.save()
    new = "https://harbor.example/analysis/2026/quiet-ports-of-the-north"
    assert desk.later().save(url=new, aliases=[OWN]) == "changed"
    assert desk.rows("SELECT id, url FROM articles") == [(1, new)]
    assert desk.rows("SELECT field, old, new FROM revisions") == [("url", OWN, new)]
    assert desk.rows("SELECT url, kind FROM article_urls ORDER BY first_seen") == [(OWN, "own"), (new, "own")]
    assert desk.later().save(url=new, aliases=[OWN]) == "unchanged"


def test_rows_that_turn_out_to_be_one_piece_are_joined(desk: Desk) -> None:
    new = "https://harbor.example/analysis/2026/quiet-ports-of-the-north"
    desk.save()
    desk.later().save(title="Quiet Ports")
    desk.later().save(url=new)
    desk.archive.teasers.save_listing("harbor", desk.run_id, desk.listing(desk.teaser(0, url=new)))
    assert desk.count("articles") == 2
    assert desk.later().save(url=new, aliases=[OWN]) == "changed"
    assert desk.rows("SELECT id, url, first_seen FROM articles") == [(1, new, "2026-03-01T12:00:00+00:00")]
    assert desk.rows("SELECT DISTINCT article_id FROM teasers") == [(1,)]
    assert desk.rows("SELECT field FROM revisions ORDER BY id") == [("title",), ("title",), ("url",)]
    assert [row["id"] for row in desk.archive.search.articles("ports")] == [1]


def test_redirect_to_another_piece_joins_nothing(desk: Desk) -> None:
    desk.save()
    moved = {"url": "https://harbor.example/publications", "title": "Publications", "body": "All of them."}
    assert desk.save(**moved, aliases=[OWN]) == "new"
    assert desk.count("articles") == 2
    assert desk.archive.addresses.article_id("harbor", OWN) == 1
