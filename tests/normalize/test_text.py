"""Text as a browser shows it."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.folding import fold_word
from archive_scraper.normalize.text import (
    clean_text,
    decode_entities,
    html_blocks,
    html_text,
    repair_mojibake,
    squeeze,
    unwrap,
    visible,
)

CLEAN = [
    ("a  b", "a b"),
    (" a\t\r\n b ", "a b"),
    ("a\u00a0b\u2009c\u3000d\u202fe\u2028f", "a b c d e f"),
    ("co\u00adoper\u200bate\ufeff", "cooperate"),
    ("le\u200eft \u202aright\u202c", "left right"),
    ("naïve", "naïve"),
    ("na\u0131\u0308ve", "na\u0131\u0308ve"),
    ("cafe\u0301", "café"),
    ("a\u200db", "ab"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("👩\u200d🚀", "👩\u200d🚀"),
    ("a\x00b\x07c", "abc"),
    ("a\x85b", "a b"),
    ("\ud800", "?"),
    ("", ""),
]
BLOCKS = [
    ("<p>He <a>said</a>&nbsp;that</p>", ["He said that"]),
    ("<p>He <a>said</a> that</p>", ["He said that"]),
    ("<p>He <a>said </a>that</p>", ["He said that"]),
    ("<p>He<a> said</a> that</p>", ["He said that"]),
    ("at\u00a0<em>Harbor Review</em>.", ["at Harbor Review."]),
    ("<p>bo<b>l</b>d</p>", ["bold"]),
    ("<span>Ruritania</span><p>Today</p>", ["Ruritania", "Today"]),
    ("one<br>two<br/>three", ["one", "two", "three"]),
    ("<ul><li>a<li>b</ul>c", ["a", "b", "c"]),
    ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
    ("<h2>Title</h2>text", ["Title", "text"]),
    ("a<script>x</script><style>y</style><!-- z -->b", ["ab"]),
    ("<p hidden>a</p>b", ["b"]),
    ("plain &amp; simple", ["plain & simple"]),
    ("", []),
    ("<p> </p>", []),
]
MOJIBAKE = [
    ("Merrinâ€™s tour", "Merrin’s tour"),
    ("Ruritaniaâ€”and more", "Ruritania—and more"),
    ("MoisÃ©s NaÃ­m", "Moisés Naím"),
    ("ÐŸÑƒÑ‚Ð¸Ð½", "Путин"),
    ("100 Â£ and 20Â°", "100 £ and 20°"),
    ("â€œQuoteâ€\x9d", "“Quote”"),
    ("He said: “it isâ€ and left", "He said: “it is” and left"),
    ("It\x92s", "It’s"),
    ("Ã¼ber groÃŸ", "über groß"),
    ("SÃO PAULO", "SÃO PAULO"),
    ("Ãguas", "Ãguas"),
    ("“fine” – naïve — it’s", "“fine” – naïve — it’s"),
    ("Путин и Ким", "Путин и Ким"),
    ("10 € (£8)", "10 € (£8)"),
    ("VÂN", "VÂN"),
]
ENTITIES = [
    ("A&amp;B", "A&B"),
    ("A&amp;amp;B", "A&B"),
    ("A&amp;amp;amp;B", "A&B"),
    ("A&#038;B", "A&B"),
    ("A&B;C", "A&B;C"),
    ("AT&T", "AT&T"),
    ("&copy 2020", "&copy 2020"),
    ("&hellip;&#8217;&#x201D;", "…’”"),
    ("&amp;lt;b&amp;gt;", "<b>"),
    ("&unknownname;", "&unknownname;"),
    ("R&D; A&E", "R&D; A&E"),
]


@pytest.mark.parametrize(("text", "clean"), CLEAN, ids=[ascii(row[0]) for row in CLEAN])
def test_clean_text(text: str, clean: str):
    assert clean_text(text) == clean


@pytest.mark.parametrize(("html", "blocks"), BLOCKS, ids=[ascii(row[0]) for row in BLOCKS])
def test_html_blocks(html: str, blocks: list[str]):
    assert html_blocks(html) == blocks
    assert html_text(html) == " ".join(blocks)


@pytest.mark.parametrize(("text", "repaired"), MOJIBAKE, ids=[ascii(row[0]) for row in MOJIBAKE])
def test_mojibake_only_where_certain(text: str, repaired: str):
    assert clean_text(text) == repaired


def test_mojibake_of_one_line_leaves_the_others():
    assert repair_mojibake("naÃ¯ve\nSÃO") == "naïve\nSÃO"


@pytest.mark.parametrize(("text", "decoded"), ENTITIES, ids=[row[0] for row in ENTITIES])
def test_decode_entities(text: str, decoded: str):
    assert decode_entities(text) == decoded
    assert decode_entities(decoded) == decoded


@pytest.mark.parametrize(
    ("html", "never"),
    [
        ("recently <a href='/x'>confirmed</a>&nbsp;that messages", "confirmedthat"),
        ("recently <a href='/x'>confirmed</a> that messages", "confirmedthat"),
        ("recently\n<a href='/x'>\nconfirmed\n</a>\nthat messages", "confirmedthat"),
        ("Read it at&nbsp;<a href='/x'><em>Foreign Affairs</em></a>.", "atForeign"),
        ("<a>What It Means to Deter Russia</a><p>Today’s leaders</p>", "RussiaToday"),
        ("<div><span>Deter Russia</span><br>Today’s leaders</div>", "RussiaToday"),
    ],
)
def test_words_never_grow_together(html: str, never: str):
    assert never not in html_text(html)


@settings(max_examples=200)
@given(st.text(alphabet="a ;#xt3\"'\u00a0é&", max_size=30))
def test_plain_element_reads_as_the_parser_reads_it(text: str):
    if "&" not in text:
        assert unwrap(f"<p>{text}</p>") == text
        assert html_blocks(f"<p>{text}</p>") == html_blocks(f"<p>{text}<i></i></p>")


def test_deep_nesting_is_read_without_recursion():
    assert html_blocks("<b>" * 5000 + "x" + "</b>" * 5000) in (["x"], [])


RUNNING = "a é Ã © â € ™ Â £ \x92 \x85 \u200b \u200d \u00ad \u00a0 & amp; &amp; &#38; lt; < > p b </p>"
PIECES = st.sampled_from(RUNNING.split(" "))

TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=16).map("".join))


@settings(max_examples=300)
@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str):
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert clean == clean.strip()
    assert "  " not in clean
    assert unicodedata.is_normalized("NFC", clean)
    clean.encode("utf-8")
    assert visible(visible(text)) == visible(text)
    assert squeeze(squeeze(text)) == squeeze(text)


@settings(max_examples=200)
@given(TEXTS)
def test_blocks_are_clean(html: str):
    assert all(block and clean_text(block) == block for block in html_blocks(html))


@pytest.mark.parametrize("piece", ["Ã©", "&amp;", "&#38;", " ", "\u200b", "a\u0301", "Â "])
def test_time_grows_with_the_text_alone(piece: str):
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        clean_text(decode_entities(text))
        return time.process_time() - start

    cost(20_000)
    assert cost(200_000) < 30 * max(cost(20_000), 0.002)


def test_words_are_folded_up_to_eighty_letters():
    assert [len(fold_word("É" * count)) for count in (79, 80, 81)] == [79, 80, 80]
