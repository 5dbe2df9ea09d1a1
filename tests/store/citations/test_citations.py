"""Who cites whom: links of texts as rows, joined with the articles of the archive whenever those come."""

from __future__ import annotations

import pytest
from desk import Desk

from archive_scraper.sites import SiteRules
from archive_scraper.store.citations.citations import REPEATED
from archive_scraper.store.citations.owners import _houses, _known, form_of, is_share, owner_of

LIGHTHOUSE = SiteRules(
    name="lighthouse", title="Lighthouse", home="https://lighthouse.example/", drop_params=("edition",)
)
TARGET = "https://lighthouse.example/ferries"


@pytest.fixture
def lighthouse(desk):
    return Desk(desk.archive, LIGHTHOUSE)


def piece(desk, number, *lines, **fields):
    """Store a piece of the harbor with these paragraphs."""
    url = f"https://harbor.example/articles/{number}"
    desk.save(url=url, title=f"Piece {number}", body=f"Text {lines}", body_markdown="\n\n".join(lines), **fields)


def counted(desk):
    return desk.rows("SELECT article_id, kind, owner, text FROM citations ORDER BY article_id, position")


def targets(desk):
    return desk.rows("SELECT target_id FROM article_links ORDER BY article_id, position")


def test_a_link_is_kept_with_its_sentence_and_owner(desk):
    piece(desk, 1, "It grew. [Ships](https://www.rand.org/t/RR1) are late, says [FT](https://www.ft.com/a). Read on.")
    assert desk.rows("SELECT kind, owner, owner_name, own, url, text, sentence FROM citations ORDER BY position") == [
        ("house", "rand.org", "RAND", 0, "https://www.rand.org/t/RR1", "Ships", "Ships are late, says FT."),
        ("news", "ft.com", "Financial Times", 0, "https://www.ft.com/a", "FT", "Ships are late, says FT."),
    ]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.csis.org/analysis/x", "house"),
        ("https://www.csis.org/analysis/x.pdf", "house"),
        ("https://www.reuters.com/world/x", "news"),
        ("https://www.state.gov/x", "government"),
        ("https://www.gov.uk/guidance/x", "government"),
        ("https://www.mofa.go.jp/x.html", "government"),
        ("https://www.supremecourt.gov/opinions/x.pdf", "court"),
        ("https://www.bls.gov/cpi/", "statistics"),
        ("https://doi.org/10.1080/01402390.2020.1", "scholarly"),
        ("https://journals.example/doi/full/10.1177/0022002720", "scholarly"),
        ("https://x.com/someone/status/1", "social"),
        ("https://files.example/report.pdf", "pdf"),
        ("https://someone.example/post", "other"),
    ],
)
def test_what_a_link_leads_to(desk, url, kind):
    piece(desk, 1, f"See [this]({url}) for more.")
    assert [found[1] for found in counted(desk)] == [kind]


def test_owners():
    assert owner_of("https://blogs.bbc.co.uk/x").name == "BBC"
    assert owner_of("https://me.wordpress.com/x").domain == "me.wordpress.com"
    assert owner_of("https://govt.example/x").kind == "other"
    assert form_of("https://example.org/10.1000-ships") == "other"
    assert is_share("https://www.facebook.com/sharer/sharer.php?u=x")
    assert not is_share("https://www.facebook.com/someone/posts/1")


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("https://www.kas.de/en/x", ("kas.de", "Konrad-Adenauer-Stiftung", "house")),
        ("https://www.kiep.go.kr/eng/x", ("kiep.go.kr", "Korea Institute for International Economic Policy", "house")),
        ("https://www.cfr.org/article/x", ("cfr.org", "Council on Foreign Relations", "house")),
        ("https://www.csis.org/analysis/x", ("csis.org", "CSIS", "house")),  # short names are owners.toml's
        ("https://amti.csis.org/x", ("csis.org", "CSIS", "house")),
        ("https://cset.georgetown.edu/x", ("georgetown.edu", "georgetown.edu", "other")),  # the university's
        ("https://www.bellingcat.com/x", ("bellingcat.com", "bellingcat.com", "other")),  # a magazine
    ],
)
def test_organizations_of_the_catalogue_are_houses(url, owner, monkeypatch, tmp_path):
    monkeypatch.setenv("ARCHIVE_CATALOGUE", str(tmp_path))  # a folder of the user's own tells who is crawled, not this
    assert owner_of(url) == owner


def test_hosts_without_a_name_are_told_apart_by_their_ports(archive):
    one, other = (
        Desk(archive, SiteRules(name=name, home=f"http://127.0.0.1:{port}/"))
        for name, port in (("one", 81), ("two", 82))
    )
    other.save(url="http://127.0.0.1:82/x", title="Ferries")
    one.save(
        url="http://127.0.0.1:81/x", body_markdown="As [they](http://127.0.0.1:82/x) and [we](http://127.0.0.1:81/y)."
    )
    archive.citations.count()
    assert one.rows("SELECT source, house, house_source FROM house_citations") == [("one", "127.0.0.1:82", "two")]
    named = Desk(archive, SiteRules(name="named", home="https://www.harbor.example:8443/"))
    assert named.rows("SELECT domain FROM source_owners WHERE source = 'named'") == [("harbor.example",)]


def test_no_owner_is_named_twice():
    assert {domain: name for domain, name in _known().items() if _houses().get(domain) == name} == {}


def test_a_link_joins_the_article_that_is_there(desk, lighthouse):
    lighthouse.save(url=TARGET, title="Ferries")
    piece(desk, 1, f"As [they]({TARGET}/?edition=2&utm_source=x) say.")
    assert targets(desk) == [(1,)]
    assert desk.rows("SELECT kind, own, target_source, target_title, target_published_day FROM citations") == [
        ("article", 0, "lighthouse", "Ferries", "2024-05-03")
    ]


def test_and_the_one_that_comes_later_under_any_of_its_addresses(desk, lighthouse):
    old, canonical = "https://lighthouse.example/?p=7", "https://lighthouse.example/the-ferries-of-the-north"
    piece(desk, 1, f"[One]({old}), [two]({canonical}) and [three]({TARGET}).")
    assert targets(desk) == [(None,)] * 3
    lighthouse.save(url=TARGET, title="Ferries", canonical_url=canonical, aliases=(old,))
    assert targets(desk) == [(2,)] * 3


def test_a_later_source_says_which_parameters_are_none(desk):
    piece(desk, 1, f"[Here]({TARGET}?edition=2).")
    Desk(desk.archive, LIGHTHOUSE).save(url=TARGET, title="Ferries")
    assert targets(desk) == [(None,)]
    desk.archive.citations.join_late("lighthouse")
    assert targets(desk) == [(2,)]


def test_an_article_that_is_joined_into_another_takes_its_citations_along(desk, lighthouse):
    lighthouse.save(url=TARGET, title="Ferries")
    lighthouse.save(url=TARGET + "-again", title="Ferries")
    piece(desk, 1, f"[Here]({TARGET}-again).")
    assert targets(desk) == [(2,)]
    desk.archive.addresses.join(2, 1)
    assert targets(desk) == [(1,)]
    desk.archive.run("DELETE FROM articles WHERE id = 1")
    assert targets(desk) == [(None,)]


def test_a_new_text_has_its_own_links_and_an_unchanged_one_keeps_them(desk):
    piece(desk, 1, "[One](https://www.rand.org/1).")
    first = desk.rows("SELECT id FROM article_links")
    piece(desk.later(), 1, "[One](https://www.rand.org/1).", summary="Another summary.")
    assert desk.rows("SELECT id FROM article_links") == first
    piece(desk.later(), 1, "[Two](https://www.rand.org/2).")
    assert desk.rows("SELECT url FROM article_links") == [("https://www.rand.org/2",)]


def test_boilerplate_does_not_count(desk):
    own = "https://harbor.example/articles/"
    footer = "Support [our work](https://donate.example/harbor) today."
    for number in range(1, REPEATED + 1):
        piece(
            desk,
            number,
            f"Ships are late, says [study {number}](https://www.rand.org/t/{number}).",
            f"Back to [the top]({own}{number}#top).",
            "[Share](https://twitter.com/intent/tweet?url=x)",
            f"**Related:** [Another piece]({own}other)",
            "- [One](https://lists.example/1)\n- [Two](https://lists.example/2)\n- [Three](https://lists.example/3)",
            "Find us [here](https://www.harbor.example/).",
            "Also in [a paper](https://doi.org/10.1000/182).",
            footer,
        )
    assert [row[3] for row in counted(desk)] == [
        text for number in range(1, REPEATED + 1) for text in (f"study {number}", "a paper")
    ]
    reasons = desk.rows("SELECT boilerplate, count(*) FROM article_links GROUP BY 1 ORDER BY 1")
    assert reasons == [
        (None, 2 * REPEATED), ("home", REPEATED), ("list", 4 * REPEATED), ("repeated", REPEATED), ("share", REPEATED),
    ]  # fmt: skip


def test_what_stands_in_fewer_texts_counts(desk):
    for number in range(1, REPEATED):
        piece(desk, number, "Ports matter, as [Lighthouse](https://lighthouse.example/a) says.")
    assert len(counted(desk)) == REPEATED - 1


def test_who_cites_whom_by_year(desk, lighthouse):
    lighthouse.save(url=TARGET, title="Ferries", body_markdown=f"[We]({TARGET}-2) and [RAND](https://rand.org/1).")
    piece(desk, 1, f"[A]({TARGET}) and [b]({TARGET}-3).", published="2023-05")
    piece(desk, 2, f"[A]({TARGET}), [C](https://www.rand.org/2) and [D](https://harbor.example/x) agree.")
    desk.archive.citations.count("lighthouse")
    desk.archive.citations.count("harbor")
    found = desk.rows("SELECT source, house, house_source, year, articles, links FROM house_citations ORDER BY 1, 2, 4")
    assert found == [
        ("harbor", "lighthouse.example", "lighthouse", 2023, 1, 2),
        ("harbor", "lighthouse.example", "lighthouse", 2024, 1, 1),
        ("harbor", "rand.org", None, 2024, 1, 1),
        ("lighthouse", "rand.org", None, 2024, 1, 1),
    ]
    assert desk.rows("SELECT owner, name, kind, articles, sources, links FROM cited_sources ORDER BY owner") == [
        ("lighthouse.example", "lighthouse.example", "other", 2, 1, 3),
        ("rand.org", "RAND", "house", 2, 2, 2),
    ]


def cited(desk):
    return desk.rows("SELECT target_id, source, year, articles FROM target_counts ORDER BY 1, 2, 3")


def test_cited_articles_are_counted_by_source_and_year(desk, lighthouse):
    piece(desk, 1, f"[A]({TARGET}), and [again]({TARGET}), and [RAND](https://rand.org/1).", published="2023-05")
    piece(desk, 2, f"[A]({TARGET}) and [our own](https://harbor.example/articles/1).")
    piece(desk, 3, f"[A]({TARGET}).")
    desk.archive.citations.count("harbor")
    assert cited(desk) == []  # nobody has what they cite
    lighthouse.save(
        url=TARGET, title="Ferries", body_markdown=f"[Us]({TARGET}-2), [them](https://harbor.example/articles/1)."
    )
    desk.archive.citations.count("lighthouse")
    assert cited(desk) == [(1, "lighthouse", 2024, 1), (4, "harbor", 2023, 1), (4, "harbor", 2024, 2)]
    piece(desk, 3, "No link any more.")
    desk.archive.citations.count("harbor")
    found = [(1, "lighthouse", 2024, 1), (4, "harbor", 2023, 1), (4, "harbor", 2024, 1)]
    assert cited(desk) == found
    desk.archive.citations.count()
    assert cited(desk) == found
    desk.archive.run("DELETE FROM articles WHERE id = 4")
    assert cited(desk) == found[:1]


def test_texts_of_an_earlier_version_are_read_step_by_step(desk, monkeypatch):
    for number in range(1, 6):
        piece(desk, number, f"[Study](https://www.rand.org/t/{number}).")
    desk.archive.run("DELETE FROM article_links")
    desk.archive.run("DELETE FROM source_owners")
    desk.archive.run("UPDATE links_unread SET before = 6")
    citations = desk.archive.citations
    monkeypatch.setattr(citations._backlog, "batch", 2)
    assert (citations.left(), citations.read_old(2), citations.left()) == (5, 2, 3)
    assert desk.rows("SELECT DISTINCT article_id FROM article_links ORDER BY 1") == [(4,), (5,)]
    assert (citations.read_old(), citations.left(), citations.read_old()) == (3, 0, 0)
    assert len(counted(desk)) == 5
    assert desk.rows("SELECT * FROM source_owners") == [("harbor", "harbor.example")]


def test_an_end_in_the_middle_leaves_what_was_read(desk, monkeypatch):
    for number in range(1, 4):
        piece(desk, number, f"[Study](https://www.rand.org/t/{number}).")
    desk.archive.run("DELETE FROM article_links")
    desk.archive.run("UPDATE links_unread SET before = 4")
    monkeypatch.setattr(desk.archive.citations._backlog, "batch", 1)
    write = desk.archive.citations.write

    def fail(article_id, *arguments):
        if article_id == 2:
            raise KeyboardInterrupt
        write(article_id, *arguments)

    monkeypatch.setattr(desk.archive.citations, "write", fail)
    with pytest.raises(KeyboardInterrupt):
        desk.archive.citations.read_old()
    assert desk.rows("SELECT article_id FROM article_links") == [(3,)]
    monkeypatch.setattr(desk.archive.citations, "write", write)
    assert desk.archive.citations.read_old() == 2
    assert len(counted(desk)) == 3
