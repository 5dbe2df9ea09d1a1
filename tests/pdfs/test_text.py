"""The text of pages: what the document proves is put right, all else stays as printed."""

from __future__ import annotations

import pytest

from archive_scraper.pdfs.text import BROKEN, honest_pages

LONG = "The ferries of the harbour cross the bay at night and come back in the"


def page(*lines):
    return "\r\n".join(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Joined: the document has the word in one piece elsewhere.
        (
            f"The harbours were hyphen{BROKEN}ated. Words are hyphenated.",
            "The harbours were hyphenated. Words are hyphenated.",
        ),
        # Kept: it has the compound elsewhere, or neither.
        (f"A well{BROKEN}known quay. So well-known.", "A well-known quay. So well-known."),
        (f"An odd har{BROKEN}bour.", "An odd har-bour."),
        (f"HYPHEN{BROKEN}ATED and hyphenated", "HYPHENATED and hyphenated"),
        # As often one as the other: as printed.
        (f"re{BROKEN}cover, recover, re-cover", "re-cover, recover, re-cover"),
        # Not between two words.
        (f"1990{BROKEN}1995", "1990-1995"),
        (f"quays,{BROKEN} and", "quays,- and"),
        ("The ﬁrst oﬃce", "The first office"),
        ("A\u00a0quay\u200b  of   stone\x02", "A quay of stone"),
    ],
)
def test_words(text, expected):
    assert honest_pages([text])[0] == [expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([LONG, "morning.", "They do."], [f"{LONG} morning.", "They do."]),
        (["The Harbour Report", LONG, "morning."], ["The Harbour Report", f"{LONG} morning."]),
        ([LONG, "• a ferry", "• a quay"], [LONG, "• a ferry", "• a quay"]),
        ([LONG, "1. A ferry", "2. A quay"], [LONG, "1. A ferry", "2. A quay"]),
        (["short", "and small goes on"], ["short and small goes on"]),
        (["海港報告軍備管制", "第二行文字繼續。"], ["海港報告軍備管制第二行文字繼續。"]),
        (["서울의 항구 보고서 둘째", "줄이 이어진다 그리고"], ["서울의 항구 보고서 둘째 줄이 이어진다 그리고"]),
    ],
)
def test_paragraphs(lines, expected):
    assert honest_pages([page(*lines)])[0] == ["\n".join(expected)]


def pages(count, head, foot, body=lambda n: [f"{LONG} {chr(96 + n)}", f"and {chr(96 + n)} again."]):
    return [page(*head(n), *body(n), *foot(n)) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("texts", "gone", "stays"),
    [
        # A head on all pages goes, but where it stands first; so does a number that counts the pages.
        (pages(5, lambda _: ["Harbour Papers"], lambda n: [str(n)]), ["Harbour Papers", "4"], []),
        (pages(5, lambda n: [f"Harbour Papers | {n}"], lambda _: []), ["Harbour Papers | 4"], []),
        (pages(5, lambda _: [], lambda n: [f"Page {n + 11} of 40"]), ["Page 15 of 40"], []),
        # Left and right pages with heads of their own.
        (pages(8, lambda n: ["The Ferry" if n % 2 else "Harbour Papers"], lambda _: []), ["Harbour Papers"], []),
        # Two pages prove nothing.
        (pages(2, lambda _: ["Harbour Papers"], lambda n: [str(n)]), [], ["Harbour Papers"]),
        # Numbers that do not count pages are a table's.
        (pages(5, lambda _: [], lambda n: [str(n * n)]), [], ["16"]),
        # What is said in the middle of each page is its text.
        (pages(5, lambda _: [], lambda _: [], lambda n: ["a.", "b.", "Same.", f"{n}a", f"{n}b"]), [], ["Same."]),
    ],
)
def test_heads(texts, gone, stays):
    found = honest_pages(texts)[0]
    last = found[-1 if len(found) < 4 else 3].split("\n")
    assert not any(line in text for line in gone for text in last)
    assert all(any(line in text for text in last) for line in stays)
    assert all(LONG in text or "Same." in text for text in found)


def test_a_head_stays_where_it_stands_first():
    texts = pages(5, lambda _: ["Harbour Papers"], lambda _: [])
    found = honest_pages(texts)[0]
    assert [text.startswith("Harbour Papers") for text in found] == [True, False, False, False, False]


def test_a_page_of_nothing_but_heads_stays():
    assert honest_pages(["Harbour Papers"] * 5)[0] == ["Harbour Papers"] * 5


def test_no_pages():
    assert honest_pages([]) == ([], [])
