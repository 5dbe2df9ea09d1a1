"""One human across sources: what joins authors, what does not, what a reader decides, what is printed of offices."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from conftest import ROOT
from desk import Desk

from archive_scraper.errors import DecisionError
from archive_scraper.items import Person
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive
from archive_scraper.store.persons.identifiers import identifiers_of
from archive_scraper.store.persons.name_parts import alike, parts_of_key

FAIR = ("Ferries", "Tides")


@pytest.fixture
def houses(desk):
    """Two houses with many pieces of people who have nothing in common."""
    other = Desk(desk.archive, SiteRules(name="pier", title="Pier Foundation", home="https://pier.example/"))
    for number, name in enumerate(("Eve Achebe", "Tom Brandt", "Lena Cho", "Max Duval", "Ida Engel", "Ned Frost") * 2):
        place = (desk, other)[number % 2]
        place.save(**piece(place, f"{name}{'ab'[number // 6]}", topics=(f"Matter {number}",)))
    return desk, other


def piece(desk, *names, url=None, topics=FAIR, **fields):
    number = desk.count("articles")
    authors = tuple(Person(name=name, url=url if place == 0 else None) for place, name in enumerate(names))
    return {
        "url": f"https://{desk.source}.example/{number}", "title": f"Piece {number}", "authors": authors,
        "byline_raw": ", ".join(names), "topics": topics, "body": f"Text {number}.", **fields,
    }  # fmt: skip


def signed(place, *names, **fields):
    place.save(**piece(place, *names, **fields))


def people_of(desk, name):
    """Return the sources of each person of a name."""
    desk.archive.people.match("harbor")
    desk.archive.people.match("pier")
    desk.archive.persons.match()
    rows = desk.rows(
        "SELECT person_id, group_concat(DISTINCT source) FROM authors WHERE merged_into IS NULL AND name LIKE ? "
        "GROUP BY 1 ORDER BY 2",
        f"%{name}",
    )
    return [sorted(sources.split(",")) for _, sources in rows]


ONE, TWO = [["harbor", "pier"]], [["harbor"], ["pier"]]


def test_a_rare_name_with_subjects_in_common_is_one_person(houses):
    harbor, pier = houses
    signed(harbor, "Ada Lindqvist")
    signed(pier, "Ada Lindqvist")
    assert people_of(harbor, "Lindqvist") == ONE
    assert harbor.rows("SELECT name, sources FROM persons WHERE sources > 1") == [("Ada Lindqvist", 2)]


def test_the_same_name_alone_never_is(houses):
    harbor, pier = houses
    signed(harbor, "Ada Lindqvist", topics=())
    signed(pier, "Ada Lindqvist", topics=())
    assert people_of(harbor, "Lindqvist") == TWO


def test_nor_with_other_subjects(houses):
    harbor, pier = houses
    signed(harbor, "Ada Lindqvist", topics=("Ferries",))
    signed(pier, "Ada Lindqvist", topics=("Music",))
    assert people_of(harbor, "Lindqvist") == TWO


def test_a_common_name_needs_more_than_subjects(houses):
    harbor, _ = houses
    for place in houses:
        for given in ("Ann", "Bob", "Carl", "Dora", "Emil", "Fay"):
            signed(place, f"{given} Smith", topics=())
            signed(place, f"John {given}son", topics=())
        signed(place, "John Smith", topics=(*FAIR, f"Matter of {place.source}"))
    assert people_of(harbor, "John Smith") == TWO


@pytest.mark.parametrize(
    "url",
    ["https://orcid.org/0000-0002-1825-0097", "https://twitter.com/marlowe", "https://marlowe.example/about"],
)
def test_an_address_of_a_person_joins_also_after_a_marriage(houses, url):
    harbor, pier = houses
    signed(harbor, "Ada Marlowe", url=url, topics=())
    signed(pier, "Ada Vell", url=url.replace("twitter", "x"), topics=())
    harbor.archive.persons.match()
    assert [row["authors"] for row in harbor.archive.persons.all()] == [["harbor: Ada Marlowe", "pier: Ada Vell"]]


def test_an_address_of_a_house_does_not(houses):
    harbor, pier = houses
    for place, name in ((harbor, "Ada Marlowe"), (pier, "Ada Vell"), (pier, "Omar Reyes"), (harbor, "Jo Lake")):
        signed(place, name, url="https://x.com/thehouse", topics=())
    signed(harbor, "Mia Sand", url="https://x.com/two", topics=())
    signed(pier, "Rex Dune", url="https://x.com/two", topics=())
    harbor.archive.persons.match()
    assert harbor.archive.persons.all() == []


def test_a_biography_that_names_the_other_house(houses):
    harbor, pier = houses
    text = "Ships.\nAda Lindqvist is a senior fellow at the Pier Foundation, where she leads the work on tides."
    signed(harbor, "Ada Lindqvist", body=text, topics=())
    signed(pier, "Ada Lindqvist", topics=())
    assert people_of(harbor, "Lindqvist") == ONE
    (why,) = harbor.archive.persons.why("harbor", "Ada Lindqvist")
    assert (why["one"], why["other"]) == ("harbor: Ada Lindqvist", "pier: Ada Lindqvist")
    assert "names the other house: pier" in why["evidence"][1]
    assert 0.95 < why["score"] <= 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Lindqvist is a senior fellow for foreign policy at the Quay House.", TWO),
        ("Ada Lindqvist is a fellow at the Quay House and an editor of Foreign Policy.", ONE),
        ("Ada Lindqvist is a fellow at the QUAY HOUSE and an editor of FOREIGN POLICY.", ONE),
        ("Ada Lindqvist is a fellow at the Quay House and an editor of Foréign Policy.", ONE),
        ("Ada Lindqvist is a fellow at the Quay House and writes for Fp.example.", ONE),
    ],
)
def test_a_title_of_common_words_is_a_houses_in_its_own_case(houses, text, found):
    harbor, _ = houses
    magazine = SiteRules(name="fp", title="Foreign Policy", home="https://fp.example/")
    signed(harbor, "Ada Lindqvist", body=f"Ships.\n{text}", topics=())
    signed(Desk(harbor.archive, magazine), "Ada Lindqvist", topics=())
    assert people_of(harbor, "Lindqvist") == ([["fp", "harbor"]] if found == ONE else [["fp"], ["harbor"]])


def test_a_co_author_who_moves_along(houses):
    harbor, pier = houses
    signed(harbor, "Ada Lindqvist", "Eve Achebea", topics=())
    signed(pier, "Ada Lindqvist", "Eve Achebea", topics=())
    assert people_of(harbor, "Lindqvist") == ONE


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Sergei Müller", "Sergey Mueller", ONE),
        ("Ada B. Lindqvist", "Ada Lindqvist", ONE),
        ("Ada B. Lindqvist", "Ada C. Lindqvist", TWO),
        ("Ada Lindqvist", "Ada Lindqvist Jr.", TWO),
        ("Ada Lindqvist", "Eva Lindqvist", TWO),
    ],
)
def test_spellings(houses, one, other, found):
    harbor, pier = houses
    signed(harbor, one)
    signed(pier, other)
    signed(harbor, one)
    people_of(harbor, "")
    persons = harbor.archive.persons.all()
    assert ([["harbor", "pier"]] if persons else TWO) == found


def test_decisions_stand_and_can_be_undone(houses):
    harbor, pier = houses
    signed(harbor, "Ada Lindqvist")
    signed(pier, "Ada Lindqvist")
    signed(pier, "A. L.", topics=())
    persons, now = harbor.archive.persons, harbor.now
    ada, same = ("harbor", "Ada Lindqvist"), ("pier", "Ada Lindqvist")
    assert people_of(harbor, "Lindqvist") == ONE
    assert persons.split(ada, None, now) == 1
    assert people_of(harbor, "Lindqvist") == TWO
    signed(pier, "Ada Lindqvist")  # more evidence changes nothing
    assert people_of(harbor, "Lindqvist") == TWO
    persons.join(same, ada, now)
    assert people_of(harbor, "Lindqvist") == ONE
    assert harbor.count("person_decisions") == 1
    persons.join(ada, ("harbor", "Eve Achebea"), now)
    assert [row["authors"] for row in persons.all()] == [
        ["harbor: Ada Lindqvist", "harbor: Eve Achebea", "pier: Ada Lindqvist"]
    ]
    assert persons.why(*ada)[0]["evidence"] == ["decided by hand"]


def test_what_cannot_be_decided_is_said(houses):
    harbor, _ = houses
    signed(harbor, "Ada Lindqvist")
    with pytest.raises(DecisionError, match="no person is printed as 'Nobody'"):
        harbor.archive.persons.join(("harbor", "Ada Lindqvist"), ("pier", "Nobody"), harbor.now)
    with pytest.raises(DecisionError, match="are one author"):
        harbor.archive.persons.join(("harbor", "Ada Lindqvist"), ("harbor", "Ada Lindqvist"), harbor.now)


def test_an_organization_is_no_person_and_numbers_stay(houses):
    harbor, pier = houses
    for place in houses:
        place.save(**piece(place, "x") | {"authors": (Person(name="Harbor Institute", type="organization"),)})
    signed(harbor, "Ada Lindqvist")
    people_of(harbor, "")
    before = harbor.rows("SELECT id, name FROM persons ORDER BY id")
    signed(pier, "Ada Lindqvist")
    people_of(harbor, "")
    assert harbor.rows("SELECT id, name FROM persons ORDER BY id") == before
    assert harbor.rows("SELECT DISTINCT person_id FROM authors WHERE type = 'organization'") == [(None,)]
    assert harbor.archive.persons.are_matched()


def test_offices_are_kept_as_printed(houses):
    harbor, _ = houses
    byline = "By Ada Lindqvist, Senior Fellow, CSIS, and Omar Reyes (Pier Foundation)"
    names = (Person(name="Ada Lindqvist"), Person(name="Omar Reyes"))
    for day in ("2020-05", "2021-06-01"):
        harbor.save(**piece(harbor, "x", published=day) | {"authors": names, "byline_raw": byline})
    people_of(harbor, "")
    assert harbor.rows(
        "SELECT person, source, role, house, first_day, last_day, articles FROM person_affiliations"
    ) == [
        ("Ada Lindqvist", "harbor", "Senior Fellow", "CSIS", "2020-05-01", "2021-06-01", 2),
        ("Omar Reyes", "harbor", None, "Pier Foundation", "2020-05-01", "2021-06-01", 2),
    ]
    harbor.archive.run("DELETE FROM affiliations")
    harbor.archive.run("UPDATE affiliations_unread SET before = 100")
    assert harbor.archive.offices.read_old() == harbor.count("articles")
    assert harbor.count("affiliations") == 4
    assert harbor.archive.offices.left() == 0
    changed = piece(harbor, "x") | {"authors": names, "byline_raw": "Ada Lindqvist, Director, and Omar Reyes"}
    harbor.save(**changed | {"url": harbor.rows("SELECT max(url) FROM articles WHERE byline_raw = ?", byline)[0][0]})
    assert harbor.rows("SELECT role FROM affiliations ORDER BY id DESC LIMIT 1") == [("Director",)]


def test_a_person_has_one_row_an_outlet_across_sources(houses):
    harbor, _ = houses
    link = harbor.article().external_links
    for place in houses:
        signed(place, "Ada Lindqvist", external_links=link)
    people_of(harbor, "")
    assert harbor.rows("SELECT person, publication, articles FROM person_publications WHERE articles > 1") == [
        ("Ada Lindqvist", "Northern Review", 2)
    ]
    found = harbor.rows("SELECT source, author, articles FROM person_sources WHERE person = 'Ada Lindqvist' ORDER BY 1")
    assert found == [("harbor", "Ada Lindqvist", 1), ("pier", "Ada Lindqvist", 1)]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("ada marlowe", "ada marlowe", "same"),
        ("ada marlowe", "a marlowe", "initial"),
        ("yuri petrov", "yury petroff", None),
        ("yuri petrov", "yury petrov", "spelling"),
        ("ada marlowe jr", "ada marlowe", None),
        ("金正恩", "金正恩", "same"),
        ("金正恩", "金日成", None),
        ("", "", None),
    ],
)
def test_how_alike_names_are(one, other, likeness):
    assert alike(parts_of_key(one), parts_of_key(other)) == likeness


@pytest.mark.parametrize(
    "url",
    [
        "https://pier.example/", "mailto:ada@pier.example", "x", "https://x.com/", "https://www.linkedin.com/in/",
        "https://x.com/intent/follow?screen_name=ada", "https://www.linkedin.com/company/pier",
        "https://www.facebook.com/sharer.php?u=x", "https://www.facebook.com/profile.php", "https://x.com?lang=en",
        "https://scholar.google.com/citations.php",
    ],
)  # fmt: skip
def test_what_is_no_persons_address(url):
    assert identifiers_of([url]) == frozenset()


@pytest.mark.parametrize(
    ("url", "account"),
    [
        ("https://www.facebook.com/profile.php?id=10001&sk=about", "facebook.com/profile.php?id=10001"),
        ("https://scholar.google.com/citations?hl=en&user=AbC", "scholar.google.com/citations?user=AbC"),
        ("https://www.linkedin.com/in/Ada-M/?trk=x", "linkedin.com/in/ada-m"),
        ("https://www.instagram.com/ada?igsh=1", "instagram.com/ada"),
    ],
)
def test_an_account_is_what_names_it(url, account):
    assert identifiers_of([url]) == {account}


def test_two_accounts_of_one_name_are_two_persons(houses):
    for place, number in zip(houses, (1, 2), strict=True):
        signed(place, "John Smith", url=f"https://www.facebook.com/profile.php?id={number}", topics=())
    assert people_of(houses[0], "John Smith") == TWO


def test_an_invented_archive_is_joined_as_it_is():
    spec = importlib.util.spec_from_file_location("persons_benchmark", ROOT / "benchmarks" / "persons.py")
    benchmark = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = benchmark
    spec.loader.exec_module(benchmark)
    humans = benchmark.invent(250, 3)
    with Archive.open(":memory:") as archive:
        benchmark.fill(archive, humans, 3)
        archive.persons.match()
        found, true = benchmark.found_pairs(archive), benchmark.true_pairs(humans)
    assert len(true) > 150
    assert len(found & true) >= benchmark.PRECISION * len(found)
    assert len(found & true) >= 0.75 * len(true)  # rarer names are common in a small archive
