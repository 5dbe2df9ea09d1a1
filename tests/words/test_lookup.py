"""Which entries of the book stand in a text."""

import pytest

from archive_scraper.words.lookup import find_entries


@pytest.mark.parametrize(
    ("text", "tables", "entry", "meaning", "language"),
    [
        ("Lasiet laikrakstā", ("link",), "lasiet", "link.verbs", "lv"),
        ("Διαβάστε ολόκληρο το άρθρο", ("link",), "άρθρο", "link.nouns", "el"),
        ("記者 王小明", ("east_asian",), "記者", "east_asian.opens", "zh-Hant"),
        ("Von Ada Marlowe", ("byline", "title"), "von", "byline.opens", "de"),
    ],
)
def test_finds_an_entry_with_its_meaning(text: str, tables: tuple[str, ...], entry: str, meaning: str, language: str):
    found = [found for found in find_entries(text, tables) if (found.entry, found.meaning) == (entry, meaning)]
    assert len(found) == 1
    assert language in found[0].languages.split(", ")


def test_a_word_inside_of_another_is_none():
    assert not [found for found in find_entries("Vonnegut", ("byline",)) if found.entry == "von"]


def test_entries_come_in_the_order_of_the_text_the_longest_first():
    entries = [found.entry for found in find_entries("skaityti toliau", ("link",))]
    assert entries[0] == "skaityti toliau"
    assert entries[-1] == "toliau"
