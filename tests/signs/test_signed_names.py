"""Lines that are nothing but people: how long they may be."""

from __future__ import annotations

from archive_scraper.signs.signed_names import are_signed_names


def test_three_people_with_their_offices():
    names = "Ada Marlowe, Senior Fellow, Thomas Reyes, Director of Research, and Anna Keller, Professor of History"
    assert are_signed_names(names)


def test_a_long_list_is_a_text():
    names = "Ada Marlowe, Thomas Reyes, Anna Keller, John Miller, Peter Jones, Mary Smith, Paul Brown, Jane White"
    assert are_signed_names(names)
    assert not are_signed_names(f"{names} and Susan Green")
