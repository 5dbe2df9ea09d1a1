"""Captions and credits in one line, parted. All text is invented."""

from __future__ import annotations

import pytest

from archive_scraper.normalize.picture_credit import split_credit


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Two barges at the quay. Photo: Ada Marlowe/Reuters", "Two barges at the quay.", "Photo: Ada Marlowe/Reuters"),
        ("Two barges (Photo by Ada Marlowe/Getty Images)", "Two barges", "Photo by Ada Marlowe/Getty Images"),
        ("Two barges. (AP Photo/Ada Marlowe)", "Two barges.", "AP Photo/Ada Marlowe"),
        ("Two barges, May 2022 [File: Ada Marlowe/Reuters]", "Two barges, May 2022", "File: Ada Marlowe/Reuters"),
        ("Two barges. Getty Images", "Two barges.", "Getty Images"),
        ("Two barges | Photo: Ada Marlowe", "Two barges", "Photo: Ada Marlowe"),
        ("Der Pier im Winter. Foto: Ada Marlowe", "Der Pier im Winter.", "Foto: Ada Marlowe"),
        ("Der Pier im Winter Foto: Ada Marlowe", "Der Pier im Winter", "Foto: Ada Marlowe"),
        ("Le port en hiver. © Ada Marlowe / AFP", "Le port en hiver.", "© Ada Marlowe / AFP"),
        ("Crews load (U.S. Navy photo by Ada Marlowe)", "Crews load", "U.S. Navy photo by Ada Marlowe"),
        ("Fig. 1. Barges. Image: a vendor of images.", "Fig. 1. Barges.", "Image: a vendor of images."),
        (
            "Two barges. Photo: Ada Marlowe and Tomas Vell for the Harbor Institute of Small Ports, 2024",
            "Two barges.",
            "Photo: Ada Marlowe and Tomas Vell for the Harbor Institute of Small Ports, 2024",
        ),
        # nothing but the credit
        ("Photo by Ada Marlowe/Getty Images", None, "Photo by Ada Marlowe/Getty Images"),
        ("Crédit photo : Ada Marlowe", None, "Crédit photo : Ada Marlowe"),
        ("REUTERS/Ada Marlowe", None, "REUTERS/Ada Marlowe"),
        ("Copyright 2024 Harbour Press", None, "Copyright 2024 Harbour Press"),
        ("Two barges. (c) Ada Marlowe", "Two barges.", "(c) Ada Marlowe"),
        # nothing but the caption
        ("It shows (a) the pier. (c) the quay", "It shows (a) the pier. (c) the quay", None),
        ("The photo by the door was taken in May.", "The photo by the door was taken in May.", None),
        ("A map by the ministry shows the coast.", "A map by the ministry shows the coast.", None),
        ("Ada Marlowe spoke to AP on Monday.", "Ada Marlowe spoke to AP on Monday.", None),
        ("A reporter of Reuters at the quay", "A reporter of Reuters at the quay", None),
        ("The minister, Ada Marlowe / AFP", "The minister, Ada Marlowe / AFP", None),
        ("", None, None),
    ],
)
def test_caption_and_credit(line, caption, credit):
    assert split_credit(line) == (caption, credit)


def test_a_credit_that_goes_on_for_lines_is_none():
    line = "Photo: Ada Marlowe. " + "The barges carry timber, and their wakes suggest where they came from. " * 4
    assert split_credit(line) == (line.strip(), None)
