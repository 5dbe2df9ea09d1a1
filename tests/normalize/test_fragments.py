from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.fragments import has_markup, line_of, read_line
from archive_scraper.normalize.text import parse_fragment

PIECES = st.sampled_from(
    [
        *(
            "<a href='/x'>",
            "</a>",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br/>",
            "<ul><li>",
            "<table><tr><td>",
            "</div>",
            "<svg>",
        ),
        *(
            "<script>",
            "</script>",
            "<title>",
            "</body>",
            "</html>",
            "<o:p>",
            "<!--",
            "-->",
            "<!x>",
            "<?p?>",
            "<i",
            "'>",
        ),
        *("<", "&amp;", "&nbsp;", " ", "\n", "harbour", "Quay"),
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=10).map("".join).filter(has_markup))
def test_the_two_readers_of_a_fragment_agree(fragment: str):
    assert read_line(fragment) == line_of(parse_fragment(fragment))


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>Read on</p></body></html><p>at The Quay</p>", "Read on at The Quay"),
        ("<b>" * 3000 + "deep", "deep"),
        ("<!-- nothing -->", ""),
        ("</a>", ""),
        ("<p>The\x00 Quay\ud800</p>", "The Quay?"),
    ],
    ids=["after-the-end", "deep", "comment", "end-tag", "no-characters"],
)
def test_reads_all_of_a_fragment(fragment: str, text: str):
    assert read_line(fragment).text == text
