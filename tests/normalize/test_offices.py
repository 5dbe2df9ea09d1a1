"""What bylines and biographies say of an author next to the name."""

import pytest

from archive_scraper.normalize.bylines.offices import find_biographies


@pytest.mark.parametrize(
    ("sentence", "role", "house"),
    [
        ("Ada Marlowe is a senior fellow at the Harbor Institute.", "senior fellow", "Harbor Institute"),
        ("Ada Marlowe is a fellow at the U.S. Harbor Institute.", "fellow", "U.S. Harbor Institute"),
        ("Ada Marlowe is a professor at St. Vell University, where she leads the ferries.", "professor",
         "St. Vell University"),
        ("Ada Marlowe is a fellow at the Harbor Institute. She writes on tides.", "fellow", "Harbor Institute"),
        ("Ada Marlowe è direttrice presso Istituto Porto.", "direttrice", "Istituto Porto"),
        ("Ada Marlowe é professora na Universidade do Porto.", "professora", "Universidade do Porto"),
        ("Ada Marlowe is onderzoeker bij het Haveninstituut.", "onderzoeker", "Haveninstituut"),
        ("Ada Marlowe är redaktör på Hamnposten.", "redaktör", "Hamnposten"),
        ("Ada Marlowe er redaktør ved Havneposten.", "redaktør", "Havneposten"),
        ("Ada Marlowe is an editor at the Strait Post and the author of Tides.", "editor", "Strait Post"),
    ],
)  # fmt: skip
def test_a_biography_names_office_and_house_whole(sentence, role, house):
    [found] = find_biographies(sentence, ["Ada Marlowe"])
    assert (found.role, found.house) == (role, house)


def test_a_sentence_of_ordinary_length_is_kept_whole():
    sentence = (
        "Ada Marlowe is a senior fellow at the Harbor Institute, where she leads the work on small ports, "
        "and wrote Tides."
    )
    assert find_biographies(sentence, ["Ada Marlowe"])[0].printed == sentence


@pytest.mark.parametrize(("notes", "is_found"), [(0, True), (6, True), (30, False)])
def test_a_biography_stands_at_an_end_of_the_text(notes, is_found):
    """Some notes may follow it; amid a long text the sentence is about the article's matter."""
    lines = ["Ships leave."] * 30 + ["Ada Marlowe is a fellow at the Harbor Institute."] + ["See the map."] * notes
    assert bool(find_biographies("\n".join(lines), ["Ada Marlowe"])) is is_found
