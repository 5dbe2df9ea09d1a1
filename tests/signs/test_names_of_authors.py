"""What style sheets and addresses call an author, in the languages of those who write them."""

from __future__ import annotations

import pytest

from archive_scraper.signs.addresses import is_author_url
from archive_scraper.signs.class_names import Hint, read_hints


@pytest.mark.parametrize("name", ["szerzo", "post-avtor", "yazarlar", "kirjoittaja", "article__skribent", "zuozhe"])
def test_a_class_that_names_authors(name: str):
    assert read_hints(name) == Hint.AUTHOR


@pytest.mark.parametrize("name", ["rovat", "szerda", "tema", "kirjasto"])
def test_a_class_that_names_no_authors(name: str):
    assert not read_hints(name) & Hint.AUTHOR


@pytest.mark.parametrize("segment", ["szerzo", "autorzy", "avtor", "yazar", "kirjoittajat", "skribent", "penulis"])
def test_an_address_of_an_author(segment: str):
    assert is_author_url(f"https://pier.example/{segment}/ada-marlowe")
