"""What is a sentence and what a label: one row at each edge."""

from __future__ import annotations

import pytest
from teaser_reading import read, summary

from archive_scraper.extract.listing.fields.summary import _are_phrases, _is_spoken, is_prose, is_sentence

SMALL = "the boats of the island came in late and nobody on the pier could say why the tide had been so low that day"


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        pytest.param(SMALL[:59], False, id="59 wide"),
        pytest.param(SMALL[:60], True, id="60 wide"),
        pytest.param("船" * 29 + "。", True, id="30 ideographs are as wide"),
        pytest.param("船" * 28 + "。", False, id="29 are not"),
        pytest.param("Schifffahrtsgesellschaft der Norddeutschen Handelskammervereine wieder", False, id="six words"),
        pytest.param("Schifffahrtsgesellschaft der Norddeutschen Handelskammervereine wieder.", True, id="and a stop"),
        pytest.param(
            "die Gesellschaft der Schiffe und Kammern im norddeutschen Raume", True, id="nine words, small ones"
        ),
        pytest.param("Department of Foreign Relations and Of The Old Border River", False, id="half with a capital"),
        pytest.param(
            "Department of foreign relations and Of The old border river side", True, id="fewer with a capital"
        ),
        pytest.param("Department of Foreign Relations and Of The Old Border River.", True, id="a full stop says it"),
        pytest.param(
            "the price of the water | the old border river | how we came to it", False, id="fields of up to 44"
        ),
        pytest.param("the price of the water in all of the old towns | on the old border river", True, id="one of 45"),
    ],
)
def test_prose(text: str, prose: bool):
    assert is_prose(text) is prose


def test_only_the_beginning_of_a_long_text_is_asked():
    """200 characters for the width of its letters, 400 for its words and fields."""
    assert is_prose("ab " * 133 + "Ab " * 400)
    assert not is_prose("Ab " * 133 + "ab " * 400)
    assert is_prose("x" * 45 + " - " + "ab " * 20)
    assert not is_prose("Ab " * 140 + "船" * 40), "a few ideographs far below do not make it wide"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("The dues rise now.", False, id="18 wide"),
        pytest.param("The old dues rise now.", True, id="22 wide"),
        pytest.param("Portuguesa continua.", False, id="two words"),
        pytest.param("Boats of the coast.", False, id="19 wide"),
        pytest.param("Boats of the coasts.", True, id="20 wide: four words, one with a capital"),
        pytest.param("Boats of Coasts here.", False, id="four words, two with a capital"),
        pytest.param("船が島に戻った日の朝。", True, id="without spaces"),
        pytest.param("船が島に戻った。", False, id="too narrow"),
        pytest.param("the boats of the island", False, id="no stop"),
        pytest.param("the boats | of the island.", False, id="fields"),
    ],
)
def test_a_short_sentence(text: str, sentence: bool):
    assert is_sentence(text) is sentence


@pytest.mark.parametrize(
    ("column", "phrases"),
    [
        pytest.param(["how we came home", "what the tide said now"], True, id="four and a half words each"),
        pytest.param(["how we came home", "what the tide said"], False, id="four words each"),
        pytest.param(["What The Tide said", "How We came home to us"], True, id="fewer than two of three capital"),
        pytest.param(["What The Tide Says Now", "How We came home to"], False, id="six of nine capital"),
        pytest.param(["1 2 the tide had come", "how we came home"], False, id="one word in five is a number"),
        pytest.param(["1 of the tide had come", "how we came home"], True, id="one in ten"),
        pytest.param(["how we came home to us"] * 2, False, id="the same twice"),
    ],
)
def test_phrases_below_titles(column: list[str], phrases: bool):
    assert _are_phrases(column) is phrases


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("1 2", True), ("1 2 3", False), ("page 1 of seven", True), ("page 1 of 7", False), ("a 1 b c", True)],
)
def test_numbers_say_nothing(text: str, spoken: bool):
    assert _is_spoken(text) is spoken


def test_a_text_of_a_script_without_spaces_needs_no_full_stop():
    texts = [
        "การจราจรกลับมาเมื่อวันจันทร์ทุกช่องทางหลังซ่อมเสร็จ",
        "รถวิ่งทุกสิบนาทีจนถึงเที่ยงคืนในวันหยุด",
        "เจ้าหน้าที่ขับรถไปทุกถนนในอำเภอแล้วจดไว้",
        "สภาลงมติหลังถกเถียงกันสามชั่วโมงในคืนวันจันทร์",
    ]
    template = '<article><h3><a href="{url}">{title}</a></h3><span>{day}</span><p>{thai}</p></article>'
    assert [summary(teaser) for teaser in read(template, 4, thai=texts)] == texts


PHRASES = [
    "a gauge was read by hand",
    "the dues rise in the spring",
    "who pays for the new quay",
    "ten years of tide tables",
]


@pytest.mark.parametrize(
    ("template", "is_summary"),
    [
        ("<li><h3><a href='{url}'>{title}</a></h3><p>{day}</p><p>{who}</p></li>", True),
        ("<li><h3><a href='{url}'>{title}</a></h3><p>{day}</p><p>3 comments</p><p>{who}</p></li>", True),
        ("<li><h3><a href='{url}'>{title}</a></h3><p>{day}</p><p>Room {n}</p><p>{who}</p></li>", False),
        ("<tr><td>{day}</td><td><a href='{url}'>{title}</a><br>{who}</td></tr>", True),
        ("<tr><td>{day}</td><td><a href='{url}'>{title}</a></td><td>{who}</td></tr>", False),
    ],
)
def test_phrases_without_a_stop_below_a_title_and_its_date(template: str, is_summary: bool):
    """Of a table in the title's cell: other columns are of offices and subjects too."""
    found = read(template, 4, who=PHRASES)
    assert [summary(teaser) for teaser in found] == (PHRASES if is_summary else [None] * 4)


def test_a_line_that_is_labelled_as_in_other_records_is_no_summary():
    kinds = [
        "Kind: Paper",
        "Kind: Book",
        "Kind: Chapter or section of a book, a report or the proceedings of a conference",
    ]
    found = read("<li><h3><a href='{url}'>{title}</a></h3><p>{day}</p><p>{who}</p></li>", 3, who=kinds)
    assert [summary(teaser) for teaser in found] == [None] * 3


def test_an_author_in_an_element_named_as_the_summarys_is_no_part_of_it():
    row = (
        "<li><h3><a href='{url}'>{title}</a></h3><div class='summary-excerpt'><p>{text}</p></div>"
        "<div class='summary-metadata'><span class='summary-metadata--author'><a>{person}</a></span></div></li>"
    )
    found = read(row)
    assert not any("Marlowe" in (summary(teaser) or "") for teaser in found)
