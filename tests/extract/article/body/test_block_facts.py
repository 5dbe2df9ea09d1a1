"""What is known of one text block: the size it is counted as, how it ends, where it stands."""

from __future__ import annotations

import pytest

from archive_scraper.extract.article.body.block_facts import (
    _SIZES,
    _beside_headline,
    _end_of,
    _kind_of_size,
    _size_of,
    _starts_alike,
    _subjects,
    describe_blocks,
)
from archive_scraper.extract.article.page.survey import Block, walk_page
from archive_scraper.extract.page import Page


def block(words: float, linked: float = 0, text: str = "a") -> Block:
    return Block(text, words, linked, 0)


@pytest.mark.parametrize(
    ("words", "step"),
    [(1, 0), (2, 0), (3, 1), (4, 1), (5, 2), (8, 2), (9, 3), (15, 3), (16, 4), (30, 4), (31, 5), (60, 5), (61, 6)],
)
def test_sizes_in_words(words: int, step: int):
    assert _SIZES[_size_of(block(words))] == f"{step}0"


@pytest.mark.parametrize(
    ("linked", "step"), [(0, 0), (0.05, 0), (0.06, 1), (0.35, 1), (0.36, 2), (0.8, 2), (0.81, 3), (1, 3)]
)
def test_shares_of_links(linked: float, step: int):
    assert _SIZES[_size_of(block(1, linked))] == f"0{step}"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("It came.", "."),
        ("It came.”", "."),
        ("It came.) [1]”", "-"),
        ("It came" + "." + "”" * 7, "."),
        ("It came" + "." + "”" * 8, "-"),
        ("It came:", ":"),
        ("It came …", "…"),
        ("It came”", "-"),
        ("Tides", "-"),
    ],
)
def test_ends(text: str, end: str):
    assert _end_of(text) == end


@pytest.mark.parametrize(
    ("words", "linked", "kind"),
    [(7, 0, "-"), (8, 0, "s"), (45, 0, "s"), (46, 0, "p"), (46, 23, "p"), (46, 24, "l"), (2, 1.5, "l")],
)
def test_kinds(words: float, linked: float, kind: str):
    assert _kind_of_size(block(words, linked)) == kind


@pytest.mark.parametrize(
    ("gap", "facts"),
    [
        (-1, ("before-h1",)),
        (0, ("is-h1",)),
        (1, ("after-h1", "gap:0-")),
        (2, ("after-h1", "gap:1-")),
        (3, ("after-h1", "gap:2-")),
        (4, ("after-h1", "gap:2-")),
        (5, ("after-h1", "gap:3-")),
        (8, ("after-h1", "gap:3-")),
        (9, ("after-h1", "gap:4-")),
        (16, ("after-h1", "gap:4-")),
        (17, ("after-h1", "gap:5-")),
    ],
)
def test_blocks_below_the_headline(gap: int, facts: tuple[str, ...]):
    assert _beside_headline(block(1), gap) == facts


@pytest.mark.parametrize(
    ("text", "found"),
    [("in 1999", True), ("in 2024", True), ("in 1899", False), ("in 20245", False), ("no 20", False)],
)
def test_years(text: str, found: bool):
    assert ("dated" in _subjects(text)) is found


@pytest.mark.parametrize(
    ("text", "known", "alike"),
    [
        pytest.param("tide " * 12 + "came", "tide " * 12 + "went", True, id="the first sixty letters"),
        pytest.param("tide " * 11 + "came late", "tide " * 11 + "went late", False, id="less of them"),
        pytest.param("tide " * 5, "tide " * 30, True, id="all of a short text"),
    ],
)
def test_texts_that_begin_alike(text: str, known: str, alike: bool):
    assert _starts_alike(text, (known[:60],), [known]) is alike


def keys(body: str, **known: str) -> list[tuple[str, ...]]:
    survey = walk_page(Page(f"<html><body>{body}</body></html>", "https://x.example/").root)
    return [fact.keys for fact in describe_blocks(survey, **known)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("words", "step"), [(11, 0), (12, 1)])
def test_containers_are_compared_by_paragraphs_of_twelve_words(words: int, step: int):
    body = f"<div><p>{'tide ' * words}</p></div><section><article><div><p>{'tide ' * 800}</p></div></article></section>"
    mass = next(key for key in keys(body)[0] if key.startswith("mass:"))
    assert (mass == "mass:0") is (step == 0)


@pytest.mark.parametrize(
    ("share", "step"), [(0.04, 1), (0.06, 2), (0.19, 2), (0.21, 3), (0.49, 3), (0.51, 4), (0.89, 4), (0.91, 5)]
)
def test_shares_of_the_text(share: float, step: int):
    small = round(1000 * share)
    body = (
        f"<div><p>{'tide ' * small}</p></div><section><article><div><p>{'tide ' * 1000}</p></div></article></section>"
    )
    assert f"mass:{step}" in keys(body)[0]


@pytest.mark.parametrize(("words", "told"), [(3, False), (4, True)])
def test_a_block_of_four_words_is_looked_up_in_the_stated_text(words: int, told: bool):
    (found,) = keys(f"<p>{'tide ' * words}</p>", full_text="tide " * 9)
    assert ("in-json-ld" in found) is told


@pytest.mark.parametrize(("length", "told"), [(20, False), (21, True)])
def test_a_summary_has_more_than_twenty_letters(length: int, told: bool):
    for known, text in ((30, length), (length, 30)):
        survey = walk_page(Page(f"<p>{'a' * text}</p>", "https://x.example/").root)
        (found,) = describe_blocks(survey, summaries=["a" * known])
        assert any(key.startswith("is-summary") for key in found.keys) is told


@pytest.mark.parametrize(("shared", "told"), [(45, False), (60, True)])
def test_a_block_is_known_by_its_first_sixty_letters(shared: int, told: bool):
    text, known = "tide " * (shared // 5) + "came late " * 3, "tide " * (shared // 5) + "went early " * 3
    survey = walk_page(Page(f"<p>{text}</p>", "https://x.example/").root)
    (found,) = describe_blocks(survey, summaries=[known], full_text=known)
    assert ("is-summary" in found.keys, "in-json-ld" in found.keys) == (told, told)


@pytest.mark.parametrize(("words", "told"), [(60, True), (61, False)])
def test_an_aside_has_sixty_words(words: int, told: bool):
    (found,) = keys(f"<p>{'tide ' * (words - 2)}Subscribe now</p>")
    assert ("says:subscribe" in found) is told


@pytest.mark.parametrize(("words", "told"), [(12, True), (13, False)])
def test_a_heading_has_twelve_words(words: int, told: bool):
    _, below = keys(f"<h2>Subscribe {'tide ' * (words - 1)}</h2><p>a tide</p>")
    assert ("under:subscribe" in below) is told
