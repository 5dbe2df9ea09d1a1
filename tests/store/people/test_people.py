"""One person, one row, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import NOW, Desk

from archive_scraper.errors import StoreError
from archive_scraper.items import Person
from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from pathlib import Path

    from archive_scraper.store import Archive


def write(desk: Desk, *bylines: str, kind: str = "person") -> None:
    """Store one article a byline; ";" parts the authors."""
    first = desk.count("articles")
    for number, byline in enumerate(bylines, first):
        people = tuple(Person(name=name.strip(), type=kind) for name in byline.split(";"))  # type: ignore[arg-type] # the parameter above
        desk.later().save(url=f"https://{desk.source}.example/{number}", title=f"Piece {number}", authors=people)
    desk.archive.people.match(desk.source)


def people(desk: Desk) -> dict[str, tuple[int, list[str]]]:
    return {row["name"]: (row["articles"], row["spellings"]) for row in desk.archive.people.all(desk.source)}


def test_spellings_of_one_key(desk: Desk) -> None:
    write(desk, "Ada Lindqvist", "ADA LINDQVIST", "Ada Lindqvist")
    assert people(desk) == {"Ada Lindqvist": (3, ["Ada Lindqvist", "ADA LINDQVIST"])}
    assert desk.archive.people.merges() == []


def test_capitals_seen_first_do_not_name_the_author(desk: Desk) -> None:
    write(desk, "JOSE NUNEZ", "JOSE NUNEZ", "José Núñez")
    assert people(desk) == {"José Núñez": (3, ["JOSE NUNEZ", "José Núñez"])}


@pytest.mark.parametrize("order", [1, -1], ids=["short first", "full first"])
def test_missing_initial_joins_where_one_name_fits(desk: Desk, order: int) -> None:
    write(desk, *["Omar Reyes", "Omar K. Reyes"][::order])
    assert list(people(desk)) == ["Omar K. Reyes"]
    assert people(desk)["Omar K. Reyes"][0] == 2
    assert desk.archive.people.merges() == [
        {"source": "harbor", "name": "Omar Reyes", "into": "Omar K. Reyes", "by": "initial"}
    ]


def test_missing_initial_parts_again_where_a_second_name_fits(desk: Desk) -> None:
    write(desk, "Omar Reyes", "Omar K. Reyes")
    write(desk, "Omar P. Reyes")
    assert {name: count for name, (count, _) in people(desk).items()} == {
        "Omar K. Reyes": 1,
        "Omar P. Reyes": 1,
        "Omar Reyes": 1,
    }
    assert desk.archive.people.merges() == []
    assert desk.rows(
        "SELECT u.name, j.name_as_printed FROM article_authors j JOIN authors u ON u.id = j.author_id ORDER BY 1"
    ) == [(name, name) for name in ("Omar K. Reyes", "Omar P. Reyes", "Omar Reyes")]


def test_new_articles_go_to_the_joined_person(desk: Desk) -> None:
    write(desk, "Omar Reyes", "Omar K. Reyes")
    desk.save(url="https://harbor.example/later", title="Later", authors=(Person(name="Omar Reyes"),))
    assert people(desk)["Omar K. Reyes"][0] == 3


def test_join_and_split_by_hand_and_back(desk: Desk) -> None:
    archive = desk.archive
    write(desk, "Ada Lindqvist", "A. Lindqvist", "Ada Lindqvist-Moe")
    archive.people.join("harbor", "A. Lindqvist", "Ada Lindqvist", NOW)
    archive.people.join("harbor", "Ada Lindqvist-Moe", "Ada Lindqvist", NOW)
    assert people(desk) == {"Ada Lindqvist": (3, ["Ada Lindqvist", "A. Lindqvist", "Ada Lindqvist-Moe"])}
    assert [(row["name"], row["by"]) for row in archive.people.merges("harbor")] == [
        ("A. Lindqvist", "hand"),
        ("Ada Lindqvist-Moe", "hand"),
    ]
    archive.people.split("harbor", "A. Lindqvist", NOW)
    assert {name: count for name, (count, _) in people(desk).items()} == {"Ada Lindqvist": 2, "A. Lindqvist": 1}
    archive.people.match("harbor")
    assert len(people(desk)) == 2, "decisions hold when the run ends"


def test_split_goes_before_the_rule(desk: Desk) -> None:
    write(desk, "Omar Reyes", "Omar K. Reyes", "OMAR REYES")
    desk.archive.people.split("harbor", "OMAR REYES", NOW)
    assert people(desk) == {
        "Omar K. Reyes": (2, ["Omar Reyes", "Omar K. Reyes"]),
        "OMAR REYES": (1, ["OMAR REYES"]),
    }
    write(desk, "OMAR REYES")
    assert people(desk)["OMAR REYES"][0] == 2


def test_chain_of_joins_ends_at_the_last(desk: Desk) -> None:
    write(desk, "Ada Moe", "Ada Lindqvist", "Ada L. Moe")
    desk.archive.people.join("harbor", "Ada Moe", "Ada Lindqvist", NOW)
    assert list(people(desk)) == ["Ada Lindqvist"], "the name without initial takes its full form along"
    assert people(desk)["Ada Lindqvist"][0] == 3
    assert desk.rows(
        "SELECT count(*) FROM authors WHERE merged_into IN (SELECT id FROM authors WHERE merged_into > 0)"
    ) == [(0,)]


def test_joins_in_a_circle_do_no_harm(desk: Desk) -> None:
    write(desk, "Ada Moe", "Ada Lindqvist")
    desk.archive.people.join("harbor", "Ada Moe", "Ada Lindqvist", NOW)
    desk.archive.people.join("harbor", "Ada Lindqvist", "Ada Moe", NOW)
    assert list(people(desk)) == ["Ada Moe"]


def test_sources_do_not_mix(archive: Archive, desk: Desk) -> None:
    digest = Desk(archive, SiteRules(name="digest", home="https://digest.example/"))
    write(desk, "Ada Lindqvist")
    write(digest, "Ada Lindqvist")
    assert [(row["source"], row["articles"]) for row in archive.people.all()] == [("digest", 1), ("harbor", 1)]


def test_person_and_organization_of_one_name(desk: Desk) -> None:
    write(desk, "Northern Desk")
    write(desk, "Northern Desk", kind="organization")
    assert [(row["name"], row["type"]) for row in desk.archive.people.all()] == [
        ("Northern Desk", "person"),
        ("Northern Desk", "organization"),
    ]
    write(desk, "Ada Moe")
    write(desk, "Harbor Staff", kind="organization")
    with pytest.raises(StoreError, match="not both persons"):
        desk.archive.people.join("harbor", "Harbor Staff", "Ada Moe", NOW)


def test_unknown_name_is_said(desk: Desk) -> None:
    write(desk, "Ada Moe")
    with pytest.raises(StoreError, match="no author is printed as 'Ada Mo'"):
        desk.archive.people.join("harbor", "Ada Mo", "Ada Moe", NOW)


def test_file_is_obeyed_also_for_names_to_come(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "authors.toml"
    file.write_text(
        '[[join]]\nsource = "harbor"\nname = "A. Moe"\ninto = "Ada Moe"\n'
        '[[split]]\nsource = "harbor"\nname = "OMAR REYES"\n'
    )
    assert desk.archive.people.apply(file, NOW) == 2
    write(desk, "Ada Moe", "A. Moe", "Omar Reyes", "OMAR REYES")
    assert {name: count for name, (count, _) in people(desk).items()} == {
        "Ada Moe": 2,
        "OMAR REYES": 1,
        "Omar Reyes": 1,
    }
    desk.archive.people.join("harbor", "Omar Reyes", "Ada Moe", NOW)
    file.write_text("")
    assert desk.archive.people.apply(file, NOW) == 0
    assert {name: count for name, (count, _) in people(desk).items()} == {"Ada Moe": 3, "A. Moe": 1}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[join]\n", "is not valid TOML"),
        ('[[merge]]\nname = "A"\n', "unknown table 'merge'"),
        ('[join]\nname = "A"\n', "must be written"),
        ('[[join]]\nsource = "harbor"\nname = "A"\n', "into must be a name"),
        ('[[split]]\nsource = "harbor"\nname = "A"\ninto = "B"\n', "unknown key 'into'"),
        ('[[split]]\nsource = "nowhere"\nname = "A"\n', "no source 'nowhere'"),
        ("join = [3]\n", "must be a table"),
    ],
)
def test_wrong_file_is_refused_and_changes_nothing(desk: Desk, tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "authors.toml"
    file.write_text('[[split]]\nsource = "harbor"\nname = "B"\n')
    desk.archive.people.apply(file, NOW)
    file.write_text(text)
    with pytest.raises(StoreError, match=reason) as caught:
        desk.archive.people.apply(file, NOW)
    assert str(file) in str(caught.value)
    assert desk.count("author_decisions") == 1


def test_missing_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        desk.archive.people.apply(tmp_path / "authors.toml", NOW)


def test_person_that_data_called_an_organization_is_one_again(desk: Desk) -> None:
    """An archive that was written before the registry asked what a person's name is."""
    write(desk, "Ada Lindqvist", "Ada Lindqvist")
    source = desk.source
    desk.archive.run(
        "INSERT INTO authors (id, source, name, type, key, first_seen) "
        "VALUES (90, ?, 'Ada Lindqvist', 'organization', 'ada lindqvist', '2026-01-01')",
        (source,),
    )
    desk.archive.run(
        "INSERT INTO author_aliases (source, name, type, author_id, first_seen) "
        "VALUES (?, 'Ada Lindqvist', 'organization', 90, '2026-01-01')",
        (source,),
    )
    desk.archive.run("UPDATE article_authors SET author_id = 90 WHERE article_id = 2")
    desk.archive.people.match(source)
    assert people(desk) == {"Ada Lindqvist": (2, ["Ada Lindqvist"])}
    assert desk.rows("SELECT DISTINCT type FROM authors") == [("person",)]
    write(desk, "Harbor Institute", kind="organization")
    assert desk.rows("SELECT name FROM authors WHERE type = 'organization'") == [("Harbor Institute",)]
