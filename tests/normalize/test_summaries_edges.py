"""Edges of the rules for teasers: how far from an end, how often. All texts are invented."""

from __future__ import annotations

import pytest

from archive_scraper.normalize.summaries import read_summary
from archive_scraper.normalize.summaries.frames import unframe

LAMP = "The lamp is out."
FULL = "Read the full report."
SAID = "The pier stays open and the mayor said so..."


@pytest.mark.parametrize(
    ("raw", "limit", "text"),
    [
        (SAID, 48, "The pier stays open and the mayor said…"),  # seven characters short of the limit
        (SAID, 49, SAID.removesuffix("...")),
        (f"{LAMP}”»)]]...", 20, f"{LAMP}”»)]]"),  # a sentence's end has five marks after it
        (f"{LAMP}”»)]]]...", 20, "The lamp is…"),
        (f"{LAMP}...", 20, LAMP),  # four dots end a sentence
    ],
)
def test_cut_by_characters(raw: str, limit: int, text: str):
    assert read_summary(raw, max_characters=limit).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Der Steg bleibt. Jetzt hier bitte den ganzen Artikel lesen", "Der Steg bleibt."),  # six words
        (f"{LAMP} Read the story here, read the article here, read the report here. Read more",
         f"{LAMP} Read the story here, read the article here, read the report here."),
        (f"{LAMP} {f'{FULL} ' * 5}", LAMP),  # one in each of five passes
        (f"{LAMP} {f'{FULL} ' * 6}", f"{LAMP} {FULL}"),
        (f"It rained. The post The pier {'x' * 270} appeared first on Kestrel.", "It rained."),
        (f"[Editor’s note: This is part of a series. {'x' * 458}] {LAMP}", LAMP),  # 500 characters
        (f"Editor’s note: This {'x' * 450} is part of a series. {LAMP}", LAMP),
        (f"Editor’s note: This {'x' * 560} is part of a series. {LAMP}", None),
        (f"{LAMP} Click here {'x' * 370} to buy.", LAMP),
        (f"{LAMP} Click here {'x' * 390} to buy.", None),
        ("Die Lampe ist leer.”»)]] Mehr", "Die Lampe ist leer.”»)]]"),
        ("Die Lampe ist leer.”»)]]] Mehr", None),
        ("Die Lampe ist leer.”») mehr", "Die Lampe ist leer.”»)"),
        ("The lamp. More", "The lamp."),  # four letters are more than a word of a sentence
        ("Lampan är ur. Mer", None),
        ("Summary: " * 6 + LAMP, LAMP),
        ("Summary: " * 7 + LAMP, f"Summary: {LAMP}"),
        (f"{LAMP}”»)]]...", f"{LAMP}”»)]]"),
        (f"{LAMP}”»)]]]...", f"{LAMP}”»)]]]…"),
        ("The lamp is out [Continue reading the full story]", "The lamp is out…"),
        ("The lamp is out " + "… " * 18, "The lamp is out…"),
    ],
)  # fmt: skip
def test_edges(raw: str, text: str | None):
    assert read_summary(raw).text == (raw if text is None else text)


def test_dots_that_the_text_does_not_end_with():
    """A search that tried each way to part the dots would take hours."""
    for dots in ("…" * 39, "." * 39, "….…" * 13, "…..." * 9):
        assert read_summary(f"The lamp{dots}x").text.endswith("x")


@pytest.mark.parametrize("empty", ["<b></b>", "<i> </i>"])
def test_empty_tags_before_a_lead_in(empty: str):
    """A search that began anew at each of them would take minutes."""
    assert read_summary(f"{empty * 5000}<b>Abstract</b> {LAMP}", html=True).text == LAMP


@pytest.mark.parametrize(("depth", "text"), [(3, "the lamp is out."), (4, "Executive Summary the lamp is out.")])
def test_a_lead_in_in_tags_within_tags(depth: int, text: str):
    inner = f"{'<i>' * depth}Executive{'</i>' * depth}"
    assert read_summary(f"<b>{inner} Summary</b> the lamp is out.", html=True).text == text


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (f"The pier stays. By Ada {'M' * 146}arlowe", "The pier stays."),  # 160 characters at the end
        (f"The pier stays. By Ada {'M' * 148}arlowe", None),
    ],
)
def test_bylines_at_the_end(text: str, bare: str | None):
    assert unframe(text) == (text if bare is None else bare)
