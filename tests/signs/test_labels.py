"""Lines of labels, in the shapes that think tanks print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_scraper.signs.labels import Labels, read_labels

CASES = {
    "kind alone": ("Commentary", Labels(kind="Commentary")),
    "two words": ("Policy Brief", Labels(kind="Policy Brief")),
    "kind and date": ("Reports • June 30, 2021", Labels(kind="Reports", published="June 30, 2021")),
    "kind, outlet, date": (
        "Podcast • Signal Desk • October 03, 2024",
        Labels(kind="Podcast", outlet="Signal Desk", published="October 03, 2024"),
    ),
    "date, outlet, kind": (
        "3 May 2024 | The Meridian | Interview",
        Labels(kind="Interview", outlet="The Meridian", published="3 May 2024"),
    ),
    "outlet with a slash": (
        "Video · Channel 9/Nine · 2024-05-03",
        Labels(kind="Video", outlet="Channel 9/Nine", published="2024-05-03"),
    ),
    "capitals and spaces": (
        "\n  COMMENTARY\u00a0 •  THE MERIDIAN • MARCH 4, 2021 ",
        Labels(kind="COMMENTARY", outlet="THE MERIDIAN", published="MARCH 4, 2021"),
    ),
    "one topic": ("Defense", Labels(topics="Defense")),
    "topics with slashes": ("Defense / Northern Security", Labels(topics="Defense / Northern Security")),
    "topics with bars": ("Energy | Trade & Technology", Labels(topics="Energy / Trade & Technology")),
    "topic and date": ("Energy • May 3, 2024", Labels(topics="Energy", published="May 3, 2024")),
    "date alone": ("May 3, 2024", Labels(published="May 3, 2024")),
    "a name beside a kind may be either": ("Commentary • Energy", Labels(kind="Commentary")),
    "two names may be either": (
        "Report • Energy • Trade • May 3, 2024",
        Labels(kind="Report", published="May 3, 2024"),
    ),
    "a name outside of the two may be either": (
        "Energy • Report • May 3, 2024",
        Labels(kind="Report", published="May 3, 2024"),
    ),
    "empty": (" • ", Labels()),
}


@pytest.mark.parametrize(("text", "labels"), CASES.values(), ids=CASES)
def test_labels(text: str, labels: Labels) -> None:
    assert read_labels(text) == labels


@given(st.text(max_size=200))
def test_labels_are_read_from_any_text(text: str) -> None:
    labels = read_labels(text)
    assert all(
        value is None or value.strip() for value in (labels.kind, labels.outlet, labels.published, labels.topics)
    )


def test_labels_of_a_sites_own():
    own = read_labels("In The News • Harbor Review • March 04, 2021", {"in the news": "press"})
    assert own == Labels(kind="In The News", outlet="Harbor Review", published="March 04, 2021")
