"""Pictures in the archive: with their captions, and never one that a site shows everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
import stored_schemas
from desk import Desk

from archive_scraper.store import Archive
from archive_scraper.store.articles.pictures import SHARED

QUAY = {
    "image": "https://harbor.example/quay.jpg",
    "image_caption": "Two barges.",
    "image_credit": "Photo: Ada Marlowe",
    "origins": {"image": "figure", "title": "h1"},
}
SHARE = QUAY | {"image": "https://harbor.example/any-page.png"}


@pytest.fixture
def harbor(archive):
    return Desk(archive)


def save(desk, number, **fields):
    return desk.save(url=f"https://harbor.example/articles/{number}", title=f"Piece {number}", **fields)


def pictures(desk):
    rows = desk.rows("SELECT image, image_caption, image_credit, origins ->> '$.image' FROM articles ORDER BY id")
    return [tuple(row) for row in rows]


def test_a_picture_keeps_its_caption_and_they_move_together(harbor):
    harbor.save(**QUAY)
    assert pictures(harbor) == [(QUAY["image"], "Two barges.", "Photo: Ada Marlowe", "figure")]
    harbor.later().save(image="https://harbor.example/pier.jpg", origins={"image": "meta:og:image"})
    assert pictures(harbor) == [("https://harbor.example/pier.jpg", None, None, "meta:og:image")]
    harbor.later().save()  # a page without any leaves what is known
    assert pictures(harbor) == [("https://harbor.example/pier.jpg", None, None, "meta:og:image")]


def test_a_picture_of_many_articles_is_that_of_the_site(harbor):
    other = Desk(harbor.archive, replace_source("pier"))
    other.save(url="https://pier.example/1", **SHARE)  # another house's count is its own
    for number in range(SHARED - 1):
        assert save(harbor, number, **SHARE) == "new"
    save(harbor, "own", **QUAY)
    assert [row[0] for row in pictures(harbor)] == [SHARE["image"]] * SHARED + [QUAY["image"]]
    save(harbor, "one more", **SHARE)
    nothing = (None, None, None, None)
    own = (QUAY["image"], "Two barges.", "Photo: Ada Marlowe", "figure")
    shared = (SHARE["image"], "Two barges.", "Photo: Ada Marlowe", "figure")
    assert pictures(harbor) == [shared, *[nothing] * (SHARED - 1), own, nothing]
    assert harbor.rows("SELECT source, image FROM site_pictures") == [("harbor", SHARE["image"])]
    harbor.later()
    assert save(harbor, "later", **SHARE) == "new"
    assert save(harbor, 0, **SHARE) == "unchanged"  # the page says what it said
    assert pictures(harbor)[1] == pictures(harbor)[-1] == nothing
    assert harbor.rows("SELECT origins FROM articles ORDER BY id DESC LIMIT 1") == [('{"title":"h1"}',)]


def test_a_picture_that_comes_to_many_later_is_that_of_the_site_too(harbor):
    for number in range(SHARED):
        save(harbor, number)
    harbor.later()
    for number in range(SHARED):
        save(harbor, number, **SHARE)
    assert [row[0] for row in pictures(harbor)] == [None] * SHARED


def replace_source(name):
    from desk import RULES

    return replace(RULES, name=name, home=f"https://{name}.example/")


def test_a_teaser_keeps_the_picture_that_it_showed_last(harbor):
    def show(**fields):
        url = "https://harbor.example/articles"
        harbor.archive.teasers.save_listing("harbor", harbor.run_id, harbor.listing(harbor.teaser(0, **fields)), url)
        return harbor.rows("SELECT image, image_caption, image_credit FROM teasers")

    assert show() == [(None, None, None)]
    harbor.later()
    found = {name: value for name, value in QUAY.items() if name != "origins"}
    assert show(**found) == [tuple(found.values())]
    harbor.later()
    assert show(image="https://harbor.example/pier.jpg") == [("https://harbor.example/pier.jpg", None, None)]
    harbor.later()
    assert show() == [("https://harbor.example/pier.jpg", None, None)]


def test_rows_of_the_version_before_keep_their_picture(tmp_path):
    path = tmp_path / "old.db"
    stored_schemas.build(path, stored_schemas.path_of("m014_house_matrix").read_text(encoding="utf-8"))
    with Archive.open(path) as archive:
        archive.run("UPDATE articles SET image = 'https://harbor.example/quay.jpg' WHERE id = 1")
        desk = Desk(archive)
        assert pictures(desk)[0][:3] == ("https://harbor.example/quay.jpg", None, None)
        assert desk.rows("SELECT count(*), count(image) FROM teasers") != [(0, 0)]
        (row, *_) = archive.articles.export()
        assert (row["image"], row["image_caption"], row["image_credit"]) == (
            "https://harbor.example/quay.jpg",
            None,
            None,
        )
