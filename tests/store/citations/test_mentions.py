"""Works that texts name, in the archive: next to links, never instead of one. All texts are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
import stored_schemas
from desk import RULES, Desk

from archive_scraper.store import Archive
from archive_scraper.store.citations.mentions import REPEATED
from archive_scraper.store.citations.names import house_names
from archive_scraper.store.citations.owners import owner_of

NAMED = "A 2019 report by Chatham House says so."


@pytest.fixture
def harbor(archive):
    return Desk(archive)


def piece(desk, number, *lines, **fields):
    url = f"{desk.archive.value('SELECT home FROM sources WHERE slug = ?', (desk.source,))}{number}"
    desk.save(url=url, title=f"Piece {number}", body=f"Text {lines}", body_markdown="\n\n".join(lines), **fields)


def mentions(desk):
    return desk.rows("SELECT article_id, owner, named, year, title, boilerplate FROM article_mentions ORDER BY id")


def test_a_mention_stands_among_the_citations_and_says_that_it_is_one(harbor):
    piece(harbor, 1, "Quiet. " + NAMED, 'RAND\'s report "Quiet Ports of the North" too.')
    assert mentions(harbor) == [
        (1, "chathamhouse.org", "Chatham House", 2019, None, None),
        (1, "rand.org", "RAND", None, "Quiet Ports of the North", None),
    ]
    columns = "kind, owner_name, own, url, text, sentence, target_id"
    assert harbor.rows(f"SELECT {columns} FROM citations WHERE owner = 'chathamhouse.org'") == [
        ("mention", "Chatham House", 0, None, "Chatham House", NAMED, None)
    ]
    assert harbor.rows("SELECT text FROM citations WHERE owner = 'rand.org'") == [("Quiet Ports of the North",)]


def test_a_sentence_with_a_link_to_the_house_counts_once(harbor):
    piece(harbor, 1, "A 2019 [report](https://www.chathamhouse.org/1) by Chatham House says so.")
    piece(harbor, 2, "A 2019 [report](https://elsewhere.example/1) by Chatham House says so.")
    assert harbor.rows("SELECT article_id, kind, owner FROM citations ORDER BY 1, 2") == [
        (1, "house", "chathamhouse.org"),
        (2, "mention", "chathamhouse.org"),
        (2, "other", "elsewhere.example"),
    ]


def test_a_house_does_not_cite_itself_nor_by_its_boilerplate(harbor):
    own = Desk(harbor.archive, replace(RULES, name="chatham", home="https://www.chathamhouse.org/"))
    piece(own, 1, NAMED)
    assert mentions(harbor) == []
    for number in range(REPEATED - 1):
        piece(harbor, number, f"Number {number}.", NAMED)
    assert [row[-1] for row in mentions(harbor)] == [None] * (REPEATED - 1)
    piece(harbor, "last", "The last.", NAMED)
    assert [row[-1] for row in mentions(harbor)] == ["repeated"] * REPEATED
    assert harbor.rows("SELECT * FROM citations") == []


def test_houses_are_counted_by_year_with_links_and_mentions_apart(harbor):
    linked = "[It](https://www.rand.org/1) says so."
    piece(harbor, 1, linked, "A 2019 RAND report agrees.", published="2024-05-03")
    piece(harbor, 2, "A 2018 RAND report agrees.", published="2023-05-03")
    piece(harbor, 3, linked, published="2022-05-03")
    harbor.archive.citations.count("harbor")
    assert harbor.rows("SELECT house, year, articles, links, mentions FROM house_citations ORDER BY year") == [
        ("rand.org", 2022, 1, 1, 0),
        ("rand.org", 2023, 0, 0, 1),
        ("rand.org", 2024, 1, 1, 1),
    ]
    assert harbor.rows("SELECT owner, articles, links FROM cited_sources") == [("rand.org", 2, 2)]


TITLED = """RAND's report "Quiet Ports of the North’s Men" too."""


def targets(desk):
    return [row[0] for row in desk.rows("SELECT target_id FROM citations WHERE kind = 'mention' ORDER BY position")]


@pytest.mark.parametrize(
    ("text", "kept", "found"),
    [
        (TITLED, [("Quiet ports of the north's men", "2021-03")], [2]),  # capitals and apostrophes aside
        (TITLED, [("Quiet Ports of the North’s Men", None)], [2]),
        (TITLED, [("Quiet Ports of the North", "2021")], [None]),
        (TITLED, [("Quiet Ports of the North's Men", "2021"), ("Quiet Ports of the North's Men", "2022")], [None]),
        ('A 2021 RAND study, "Quiet Ports of the North", agrees.', [("Quiet Ports of the North", "2021-03")], [2]),
        ('A 2021 RAND study, "Quiet Ports of the North", agrees.', [("Quiet Ports of the North", None)], [2]),
        ('A 2021 RAND study, "Quiet Ports of the North", agrees.', [("Quiet Ports of the North", "2020")], [None]),
        (
            'A 2021 RAND study, "Quiet Ports of the North", agrees.',
            [("Quiet Ports of the North", "2020"), ("Quiet Ports of the North", "2021")],
            [3],
        ),
        ("A 2021 RAND study agrees.", [("Quiet Ports of the North", "2021")], [None]),  # which one it does not say
        ("", [("Quiet Ports of the North", "2021")], []),
    ],
)
@pytest.mark.parametrize("first", ["mention", "article"])
def test_a_work_is_the_one_article_of_the_house_with_its_title_earlier_or_later(harbor, text, kept, found, first):
    rand = Desk(harbor.archive, replace(RULES, name="rand", title="RAND", home="https://www.rand.org/"))
    harbor.save(url="https://harbor.example/1", title="Piece", body_markdown="Nothing.")

    def cite():
        harbor.later()
        harbor.save(url="https://harbor.example/1", title="Piece", body_markdown=text or "None.", body=text or "None.")

    if first == "mention":
        cite()
    for number, (title, published) in enumerate(kept):
        rand.save(url=f"https://www.rand.org/{number}", title=title, published=published)
    if first == "article":
        cite()
    assert targets(harbor) == found
    assert harbor.rows("SELECT target_id FROM mention_targets") == [(target,) for target in found if target]


def test_only_articles_of_the_house_are_its_works(harbor):
    piece(harbor, 1, TITLED)
    piece(harbor, 2, "Other.")
    pier = Desk(harbor.archive, replace(RULES, name="pier", home="https://pier.example/"))
    pier.save(url="https://pier.example/1", title="Quiet Ports of the North’s Men")
    assert targets(harbor) == [None]


def test_a_work_is_told_again_when_its_article_is_renamed(harbor):
    piece(harbor, 1, TITLED)
    rand = Desk(harbor.archive, replace(RULES, name="rand", home="https://www.rand.org/"))
    rand.save(url="https://www.rand.org/1", title="Quiet Ports of the North’s Men")
    assert targets(harbor) == [2]
    rand.later()
    rand.save(url="https://www.rand.org/1", title="Loud Ports")
    assert targets(harbor) == [None]


@pytest.mark.parametrize("column", ["mention_id", "target_id"])
def test_works_are_found_by_indexes_in_both_directions(harbor, column):
    steps = harbor.rows(f"EXPLAIN QUERY PLAN SELECT * FROM mention_targets WHERE {column} = 1")
    assert [step for *_, step in steps if step.startswith("SCAN")] == []


def test_a_new_text_has_its_own(harbor):
    piece(harbor, 1, NAMED)
    harbor.later()
    piece(harbor, 1, "A 2019 RAND report says so.")
    assert [row[1] for row in mentions(harbor)] == ["rand.org"]
    harbor.archive.run("DELETE FROM articles")
    assert mentions(harbor) == []


def test_texts_of_an_earlier_version_are_read_once(tmp_path):
    path = tmp_path / "old.db"
    stored_schemas.build(path, stored_schemas.path_of("m016_citing_index").read_text(encoding="utf-8"))
    with Archive.open(path) as archive:
        desk = Desk(archive)
        archive.run("UPDATE bodies SET body_markdown = ? WHERE article_id = 2", (NAMED,))
        of_mentions = archive.citations.mentions
        count = desk.count("articles")
        assert (of_mentions.left(), of_mentions.read_old(), of_mentions.left()) == (count, count, 0)
        assert [row[:4] for row in mentions(desk)] == [(2, "chathamhouse.org", "Chatham House", 2019)]


def test_where_nobody_knows_what_was_read_all_is_read(harbor):
    piece(harbor, 1, "None.")
    harbor.archive.run("UPDATE bodies SET body_markdown = ?", (NAMED,))
    harbor.archive.run("DELETE FROM mentions_unread")
    of_mentions = harbor.archive.citations.mentions
    assert (of_mentions.left(), of_mentions.read_old(), of_mentions.left(), of_mentions.read_old()) == (1, 1, 0, 0)
    assert len(mentions(harbor)) == 1


def test_names_are_of_houses_and_each_is_one_houses_alone():
    names = house_names()
    assert not set(names.sure) & set(names.short)
    for domain in {*names.sure.values(), *names.short.values()}:
        assert owner_of(f"https://{domain}/").kind == "house", domain
    assert names.sure["Kiel Institute for the World Economy"] == "ifw-kiel.de"  # of the catalogue
    assert "CSIS" in names.short
    assert not {"INSS", "Institute for Security Studies"} & set(names.sure)
