from __future__ import annotations

from functools import partial

import pytest
from form_rows import read_bylines
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from work_growth import assert_linear

from archive_scraper.items import Person
from archive_scraper.normalize.bylines import read_author_name, read_byline
from archive_scraper.normalize.bylines.lists import read_list
from archive_scraper.normalize.bylines.vocabulary import vocabulary
from archive_scraper.normalize.east_asian_letters import has_east_asian_names

CASES = list(read_bylines())


def show(authors: tuple[Person, ...]) -> str:
    return "; ".join(("#" if author.type == "organization" else "") + author.name for author in authors)


@pytest.mark.parametrize(
    ("language", "byline", "expected"),
    [case[1:] for case in CASES],
    ids=[f"{case[0]}-{case[1]}-{case[2]}" for case in CASES],
)
def test_reads_the_authors(language: str, byline: str, expected: str):
    assert show(read_byline(byline, language=language).authors) == expected


@pytest.mark.parametrize(
    ("byline", "site", "expected"),
    [
        ("By Nora Whitlock, Harbor Lights", "www.harborlights.com", "Nora Whitlock"),
        ("By Nora Whitlock | Harbor Lights", "harbor-lights.co.uk", "Nora Whitlock"),
        ("The Harbor Lights", "harborlights.com", "#The Harbor Lights"),
        ("By Nora Whitlock", "norawhitlock.com", "Nora Whitlock"),
    ],
    ids=["comma", "bar", "alone", "a person's own site"],
)
def test_knows_the_name_of_the_site(byline: str, site: str, expected: str):
    assert show(read_byline(byline, site=site).authors) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nora Whitlock", Person(name="Nora Whitlock")),
        ("By Dr. Nora Whitlock, Senior Fellow", Person(name="Nora Whitlock")),
        ("Whitlock, Nora", Person(name="Nora Whitlock")),
        ("nora.whitlock@harbor.org (Nora Whitlock)", Person(name="Nora Whitlock")),
        ("Reuters", Person(name="Reuters", type="organization")),
        ("Harbor Institute", Person(name="Harbor Institute", type="organization")),
        ("hiyoko", Person(name="hiyoko")),
        ("박지훈 기자", Person(name="박지훈")),
        ("https://harbor.org/people/nora", None),
        ("2021-03-04", None),
        ("March 4, 2021", None),
        ("Posted by", None),
        ("admin", None),
        ("Staff Writer", None),
        ("", None),
        ("   ", None),
        ("|", None),
    ],
)
def test_reads_one_author_element(text: str, expected: Person | None):
    assert read_author_name(text) == expected


def test_parts_tell_every_piece_in_order():
    byline = read_byline("By Dr. Nora Whitlock (@nora) and Peter Quill, Harbor Times, 4 March 2021")
    assert [(part.text, part.role) for part in byline.parts] == [
        ("By", "lead-in"),
        ("Dr.", "title"),
        ("Nora Whitlock", "person"),
        ("(@nora)", "ignored"),
        ("and", "connector"),
        ("Peter Quill", "person"),
        ("Harbor Times", "agency"),
        ("4 March 2021", "date"),
    ]
    assert all(part.why for part in byline.parts)


# Pieces that bylines are made of, so that the generated ones reach the grammar's branches.
PIECES = st.sampled_from(
    [
        *["By", "by", "Von", "Par", "and", "und", "&", ",", ";", "|", "/", "-", "–", ".", ":", "(", ")", "\n"],
        "\n",
        *[
            "Nora",
            "Whitlock",
            "Peter",
            "Quill",
            "J.",
            "M.",
            "O'Dwyer",
            "van",
            "der",
            "de",
            "Jr.",
            "III",
            "Dr.",
            "Lt.",
            "Col.",
            "PhD",
        ],
        *[
            "Reuters",
            "AP",
            "dpa",
            "Harbor",
            "Times",
            "Institute",
            "Staff",
            "Editor",
            "reporter",
            "in",
            "Warsaw",
            "with",
            "Photo",
            "Foto:",
            "The",
            "of",
        ],
        *[
            "4",
            "March",
            "2021",
            "9:12",
            "am",
            "@nora",
            "nora@harbor.org",
            "(Ret.)",
            "“Pip”",
            "is",
            "the",
            "Twitter",
            "记者",
            "王明远",
            "기자",
            "박지훈",
            "文",
            "写真",
            "、",
        ],
    ]
)
BYLINES = st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=8).map("".join)


@settings(max_examples=400)
@given(st.text(max_size=80) | BYLINES, st.sampled_from([None, "en", "de", "es", "it", "pt", "ja", "ko", "zh", "xx-YY"]))
@example("(" * 50, None)
@example("\ud800 \x00 \u202e", "en")
def test_never_raises_and_names_nobody_twice(text: str, language: str | None):
    names = [author.name for author in read_byline(text, language=language, site="harbor.org").authors]
    assert len(names) == len({name.casefold() for name in names})
    assert all(name.strip() == name and name for name in names)
    assert read_author_name(text) is None or read_author_name(text).name


@settings(max_examples=400)
@given(BYLINES)
@example("Editor Nora Nora Nora Nora")
def test_a_name_that_came_out_reads_as_itself(text: str):
    for author in read_byline(text).authors:
        assert read_byline(author.name).authors == (author,)


WORDS = st.sampled_from(sorted(word for word in vocabulary().bits if word.isalpha())).map(str.capitalize)
NAMES = st.tuples(
    WORDS, WORDS | st.sampled_from(["J.", "É.", "Marlowe", "Vell", "Örtlund", "Beach"]), WORDS | st.none()
)


@settings(max_examples=400)
@given(NAMES, st.sampled_from([None, "en", "es"]), st.sampled_from([None, "www.marlowe.example", "adamarlowe.example"]))
@example(("Ada", "Marlowe", None), "en", "adamarlowe.example")
@example(("Virginia", "Beach", None), "en", None)
def test_the_short_way_for_names_says_what_the_grammar_says(
    words: tuple[str, ...], language: str | None, site: str | None
):
    text = " ".join(word for word in words if word)
    assume(not has_east_asian_names(text))  # they have a grammar of their own
    assert list(read_byline(text, language=language, site=site).parts) == read_list(text, language, site)[1]


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{case[1]}-{case[2]}" for case in CASES])
def test_reading_twice_is_reading_once(case: tuple[str, str, str, str]):
    for author in read_byline(case[2], language=case[1]).authors:
        assert read_byline(author.name, language=case[1]).authors == (author,)


@pytest.mark.parametrize(
    "piece", [",", "A ", "by ", "(", '"', "1 May ", "Nora Whitlock, ", "王、", "기자 ", "aB", "@", "von "]
)
def test_takes_a_megabyte(piece: str):
    """A byline is read in linear time, up to a bounded length."""
    assert_linear(lambda n: partial(read_byline, piece * (n // len(piece))), 1_000_000)


@pytest.mark.parametrize("piece", ["A.", "é.", "Byby ", "the Post ", "Dr.", "ดร"])
def test_time_grows_with_the_text_alone(piece: str):
    assert_linear(lambda n: partial(read_byline, piece * (n // len(piece))), 20_000)


@pytest.mark.parametrize(
    "prose",
    [
        "The storm of October 21 took the roof off the market hall",
        "By the end of the week the port had lost its crane",
        "By Monday evening the river commission had lost two of its members",
        "By noon the port was closed and the ferries lay idle",
    ],
)
def test_prose_is_no_byline(prose: str):
    assert read_byline(prose).authors == ()
