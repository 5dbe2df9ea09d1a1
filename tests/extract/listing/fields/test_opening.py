"""What opens nearly every title of a list."""

import pytest

from archive_scraper.extract.listing.fields.opening import drop_frames


@pytest.mark.parametrize(
    ("titles", "dropped"),
    [
        pytest.param(["— Salt", "— Ferries"], False, id="two titles"),
        pytest.param(["— Salt", "— Ferries", "— Rails"], True, id="three titles"),
        pytest.param(["— Salt", "— Ferries", "— Rails", "— Tides", "Dues"], True, id="four of five"),
        pytest.param(["— Salt", "— Ferries", "— Rails", "Dues"], False, id="three of four"),
    ],
)
def test_marks(titles, dropped):
    assert drop_frames(titles) == ([title.removeprefix("— ") for title in titles] if dropped else titles)


@pytest.mark.parametrize("label", ["Title: ", "Case Name: ", "Affaire : ", "案件："])
def test_labels(label):
    assert drop_frames([f"{label}{title}" for title in ("Salt", "Ferries", "Rails")]) == ["Salt", "Ferries", "Rails"]
