"""What a terminal obeys and what reorders a line is named; what languages need stays."""

import json
import sys

import pytest

from archive_scraper.normalize.harmless import harmless, harmless_json

NAMED = [
    ("\x1b[2J\x1b[31mred", "[U+001B][2J[U+001B][31mred"),
    ("\x9b31mred\x85", "[U+009B]31mred[U+0085]"),
    ("a\x07\x08\rb\x00\x7f", "a[U+0007][U+0008][U+000D]b[U+0000][U+007F]"),
    ("invoice\u202efdp.exe", "invoice[U+202E]fdp.exe"),
    ("\u2066a\u2069\u200f\u061c", "[U+2066]a[U+2069][U+200F][U+061C]"),
    ("a\u2028b\u2029c", "a[U+2028]b[U+2029]c"),
    ("a line\r\nand a\ttab", "a line\nand a\ttab"),
]
KEPT = [
    "",
    "plain",
    "two\nlines",
    "북한의 항구",
    "נמל שקט",
    "می\u200cخواهم",  # Persian is not written without its joiner
    "👩\u200d🚀",
    "Cafe\u0301",
]


@pytest.mark.parametrize(("text", "wanted"), NAMED)
def test_what_is_obeyed_is_named(text, wanted):
    assert harmless(text) == wanted
    assert harmless(wanted) == wanted


@pytest.mark.parametrize("text", KEPT)
def test_what_languages_need_stays(text):
    assert harmless(text) == text


def test_no_control_of_unicode_is_left():
    """The standard's own database is asked for all of them, so that none is forgotten."""
    import unicodedata

    for number in range(sys.maxunicode + 1):
        character = chr(number)
        turns = unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        if turns or (unicodedata.category(character) == "Cc" and character not in "\t\n"):
            assert harmless(character) == f"[U+{number:04X}]", hex(number)


@pytest.mark.parametrize("text", [*KEPT, *(text for text, _ in NAMED)])
def test_json_is_harmless_and_means_the_same(text):
    printed = harmless_json(json.dumps({"title": text}, ensure_ascii=False))
    assert json.loads(printed) == {"title": text}
    assert harmless(printed) == printed
