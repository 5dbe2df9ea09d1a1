"""The learned reader of links: its candidates, the facts about them, and what it does with what the grammar reads."""

from __future__ import annotations

import pytest

from archive_scraper.normalize.fragments import Line, read_line
from archive_scraper.normalize.links import read_link
from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.facts import facts_of_line, facts_of_name
from archive_scraper.normalize.links.learned import LONGEST, ranked, read_learned
from archive_scraper.normalize.links.line_words import read_words, signs_of
from archive_scraper.normalize.links.name_candidates import find_names
from archive_scraper.normalize.links.outlets import Outlet, may_be_outlet
from archive_scraper.normalize.links.reading import rival_readings

CAPTION = "Op-ed by Jane Doe in the weekly Strait Observer, 3 May 2019"


def names(fragment: str) -> set[str]:
    line = read_line(fragment)
    return {outlet.name for outlet in find_names(line, read_words(line.text))}


@pytest.mark.parametrize(
    ("fragment", "name"),
    [
        ("Mein Text für die Lagunenpost von heute", "Lagunenpost"),
        ('Mehr dazu: <a href="https://o.example/x">kestrel daily</a>', "kestrel daily"),
        ("Gesehen bei <em>Möwe</em> am Montag", "Möwe"),
        ("Aus „der kai“ von gestern", "der kai"),
        ("Source: harbour.example", "harbour.example"),
        ("Bu yazı Liman Postası'nda çıktı", "Liman Postası"),
        ("המאמר פורסם בהנמל", "הנמל"),
        ("本文选自《港湾周末》", "港湾周末"),
        ("نُشر في جريدة الغد، 2021", "الغد"),
    ],
)
def test_every_print_of_a_name_is_a_candidate(fragment: str, name: str):
    assert name in names(fragment)


@pytest.mark.parametrize("fragment", ["Published on 3 May 2019", "read this here", "Mai 2019"])
def test_what_says_something_else_is_none(fragment: str):
    assert names(fragment) == set()


def test_a_name_of_more_than_a_hundred_letters_is_none():
    assert (may_be_outlet("H" * 100), may_be_outlet("H" * 101)) == (True, False)


def test_scripts_without_spaces_are_parted_at_known_words():
    assert signs_of(read_words("本文首次发表于港湾周末")) != signs_of(read_words("港湾周末"))


def test_facts_tell_where_a_name_stands():
    line = read_line('First published in <a href="https://o.example/x">Kestrel</a>.')
    found = read_words(line.text)
    outlet = next(outlet for outlet in find_names(line, found) if outlet.name == "Kestrel")
    facts = facts_of_name(line, found, outlet, facts_of_line(line, found))
    assert {"before1:preposition", "before2:publishing-verb", "is-link", "at-end", "left=FVP"} <= facts
    assert not any("estrel" in fact.casefold() for fact in facts)


def test_chances_add_up():
    readings = ranked(Line(CAPTION))
    assert sum(reading.chance for reading in readings) == pytest.approx(1)
    assert list(readings) == sorted(readings, key=lambda reading: -reading.chance)


def test_a_long_line_is_not_weighed():
    assert ranked(Line(CAPTION + "." * (LONGEST - len(CAPTION))))
    assert ranked(Line(CAPTION + "." * (LONGEST - len(CAPTION) + 1))) == ()
    assert read_learned(Line("x" * (LONGEST + 1)), None) is None


def test_a_caption_is_explained_by_the_facts_that_decided():
    reading = read_link(CAPTION, site="harbour.example")
    assert (reading.kind, reading.publication) == ("originally_published", "Strait Observer")
    assert any(part.why.startswith("learned: ") for part in reading.parts)
    assert next(way for way, _ in rival_readings(CAPTION)).startswith("learned, ")


def test_what_the_grammar_reads_stays_unless_next_to_certainly_nothing_is_meant():
    prose = Line("According to an article in the Harbor Sun, the minister will resign when the pier has closed.")
    said = Sentence("attribution", "", Outlet("Harbor Sun", 31, 41), strength="published")
    assert (found := read_learned(prose, said)) is not None
    assert found.form == "doubted"
    caption = Line(CAPTION)
    kept = Sentence("attribution", "", Outlet("Strait Observer", 32, 47), strength="first")
    assert read_learned(caption, kept) is kept
    footer = Sentence("continue", "")
    assert read_learned(prose, footer) is footer


def test_the_same_outlet_of_another_kind():
    line = Line("This essay first appeared in The Strait Observer.")
    call = Sentence("call", "", Outlet("The Strait Observer", 29, 48), "read", "strong")
    found = read_learned(line, call)
    assert found is not None
    assert found.form == "attribution"


def test_a_call_without_a_name_gives_way_to_a_named_outlet():
    line = Line("Article from the Strait Observer of 3 May 2019. Read the article here.")
    found = read_learned(line, Sentence("call", "", None, "read", "weak"))
    assert found is not None
    assert found.outlet is not None
    assert found.outlet.name == "Strait Observer"


def test_a_name_that_opens_its_line_says_why_it_was_taken():
    name = read_link("harbourpost.example | 26.01.2020").parts[0]
    assert (name.role, name.why.split(": ")[0]) == ("publication", "learned")
