from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.bylines import group_names, person_key, same_person


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nora Whitlock", "NORA WHITLOCK"),
        ("Inés Robledo", "Ines Robledo"),
        ("J.M. Whitlock", "J. M. Whitlock"),
        ("J.M. Whitlock", "J M Whitlock"),
        ("Dr. Nora Whitlock", "Nora Whitlock, Ph.D."),
        ("Peter “Pip” Quill", "Peter Quill"),
        ("Sean O’Dwyer", "Sean O'Dwyer"),
        ("Jean-Luc Perrin", "Jean Luc Perrin"),
        ("Eva-Lena Holm", "Eva Lena Holm"),
        ("山本 健太", "山本健太"),
        ("Łukasz Øst", "Lukasz Ost"),
    ],
)
def test_spellings_share_a_key(a: str, b: str):
    assert person_key(a) == person_key(b)
    assert same_person(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nora Whitlock", "Nora Whitlow"),
        ("Peter Quill Jr.", "Peter Quill"),
        ("Nora B. Whitlock", "Nora C. Whitlock"),
        ("Nora Whitlock", "Whitlock"),
        ("Nora Whitlock", "N. Whitlock"),
        ("", ""),
    ],
)
def test_different_people_stay_apart(a: str, b: str):
    assert not same_person(a, b)


def test_a_missing_middle_initial_is_one_person():
    assert person_key("Nora B. Whitlock") != person_key("Nora Whitlock")
    assert same_person("Nora B. Whitlock", "Nora Whitlock")
    assert same_person("Nora Whitlock", "Nora B. Whitlock")


def test_groups_join_a_middle_initial_only_where_it_is_unique():
    assert group_names(["Nora Whitlock", "Nora B. Whitlock", "NORA WHITLOCK", "Peter Quill"]) == {
        "nora b whitlock": ["Nora Whitlock", "NORA WHITLOCK", "Nora B. Whitlock"],
        "peter quill": ["Peter Quill"],
    }
    assert group_names(["Nora Whitlock", "Nora B. Whitlock", "Nora C. Whitlock"]) == {
        "nora whitlock": ["Nora Whitlock"],
        "nora b whitlock": ["Nora B. Whitlock"],
        "nora c whitlock": ["Nora C. Whitlock"],
    }


@settings(max_examples=200)
@given(st.lists(st.text(max_size=30), max_size=8))
def test_groups_keep_every_spelling_once(names: list[str]):
    groups = group_names(names)
    assert sorted(name for found in groups.values() for name in found) == sorted(set(names))


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str):
    assert person_key(person_key(person_key(name))) == person_key(person_key(name))
    assert person_key(name) == person_key(f" {name} ")
