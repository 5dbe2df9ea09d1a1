"""When a column of fields is one of names."""

from __future__ import annotations

import pytest
from listing_pages import PEOPLE
from teaser_reading import names, read

from archive_scraper.extract.listing.fields.author_column import _are_caseless, _Column, _Names


@pytest.mark.parametrize(
    ("known", "unknown", "other", "total", "is_of_names"),
    [
        pytest.param(2, 0, 0, 2, False, id="two known names"),
        pytest.param(3, 0, 0, 3, True, id="three known names"),
        pytest.param(4, 6, 0, 10, True, id="two of five names are known"),
        pytest.param(4, 7, 0, 11, False, id="fewer"),
        pytest.param(6, 0, 4, 6, True, id="three of five fields are names"),
        pytest.param(6, 0, 5, 6, False, id="fewer of the fields"),
        pytest.param(5, 0, 1, 10, True, id="in half of the blocks"),
        pytest.param(5, 0, 1, 11, False, id="in fewer"),
        pytest.param(6, 2, 0, 40, True, id="in few blocks, nothing else there, three of four known"),
        pytest.param(5, 2, 0, 40, False, id="in few blocks, fewer known"),
    ],
)
def test_column(known: int, unknown: int, other: int, total: int, is_of_names: bool):
    column = _Column()
    for number in range(known + unknown):
        column.add(number, _Names("Ada Marlowe", known=number < known), None, has_text=True)
    for number in range(other):
        column.add(100 + number, None, None, has_text=True)
    assert column.is_of_names(total) is is_of_names


@pytest.mark.parametrize(
    ("text", "are_names"),
    [("דנה", False), ("דנה בן דוד כהן", True), ("דנה בן דוד כהן לוי", False), ("Dana Cohen", False)],
)
def test_names_without_capitals_have_two_to_four_words(text: str, are_names: bool):
    assert _are_caseless(text) is are_names


@pytest.mark.parametrize(
    "line",
    [
        "Dr. {person}",
        "{person}, Senior Fellow",
        "{person}, dpa",
        "Ambassador {person}",
        "{person}, PhD",
        "Gen. {person} (Ret.), Adjunct Fellow",
    ],
)
def test_names_with_ranks_and_offices_are_a_column_of_names(line: str):
    people = ["Peter Marlowe", "Thomas Vell", "Ines Okoro", "Pavel Lindqvist", "Ruth Abara"]
    template = "<article><h3><a href='{url}'>{title}</a></h3><p>LINE</p><p>{text}</p></article>".replace("LINE", line)
    teasers = read(template.replace("{person}", "{who}"), who=people)
    assert [names(teaser) for teaser in teasers] == [[person] for person in people]


@pytest.mark.parametrize("line", ["{person} resigns as mayor", "Interview with {person}", "Podcast: {person} on salt"])
def test_lines_about_people_are_none(line: str):
    template = "<article><h3><a href='{url}'>{title}</a></h3><p>LINE</p><p>{text}</p></article>".replace("LINE", line)
    assert [names(teaser) for teaser in read(template)] == [[]] * 5


@pytest.mark.parametrize(
    "names_before",
    [
        "{family}, {given} (2021). ",
        "{family}, {given}, and Nuno Vell. “",
        "{family}, {initial}., &amp; Vell, T. (2021). ",
        "<span>{family}, {given}</span> and <span>Vell, T. B.</span> (2021) ",
        "{given} {family} (2021): ",
    ],
)
def test_names_before_the_title_of_a_reference(names_before: str):
    family, given = ["Marlowe", "Okoro", "Lindqvist", "Abara", "Stone"], ["Peter", "Thomas", "Anna", "Ruth", "Helen"]
    line = f"<li>{names_before}<a href='{{url}}'>{{title}}</a>. Harbour Journal, 12 ({{n}}).</li>"
    teasers = read(line, family=family, given=given, initial=[name[0] for name in given])
    short = [f"{name[0]}." if "{initial}" in names_before else name for name in given]
    assert [names(teaser)[0] for teaser in teasers] == [f"{a} {b}" for a, b in zip(short, family, strict=True)]
    assert {len(names(teaser)) for teaser in teasers} == {1 + ("Vell" in names_before)}


@pytest.mark.parametrize(
    "line",
    ["<p>{person} | {other}</p>", "<p>{person} • {other}</p>", "<div><span>{person}</span><span>{other}</span></div>"],
)
def test_two_persons_in_one_line(line):
    others = ["Karl Wiegand", "Dana Whitlock", "Tom Avery", "Anna Holm", "Ruth Osei"]
    found = read(f'<article><h3><a href="{{url}}">{{title}}</a></h3>{line}<p>{{text}}</p></article>', other=others)
    assert [names(teaser) for teaser in found] == [[PEOPLE[n], others[n]] for n in range(5)]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Текст: {who}", ["Анна Велл", "Ирина Маяк", "Анна Велл", "Пётр Причал"]),
        ("Propos recueillis par {who}", ["Ada Marlowe", "Tomas Vell", "Ines Okoro", "Ruth Abara"]),
        ("執筆：{who}", ["松本花子", "野村さやか", "松本花子", "大沢和彦"]),
        ("{who} | {day}", ["סלמה ברק", "נועה ברקאי", "אורי שקד", "תמר אלון"]),
        ("<b>{who}</b><i>{day}</i>", ["سلمى حداد", "كريم منصور", "محمد عيسى", "ليلى عيسى"]),
    ],
)
def test_columns_of_names_in_other_languages(line: str, people: list[str]):
    found = read(f"<li><h3><a href='{{url}}'>{{title}}</a></h3><p>{line}</p><p>{{text}}</p></li>", 4, who=people)
    assert all(who in (teaser.byline_raw or "") for teaser, who in zip(found, people, strict=True))


@pytest.mark.parametrize("line", ["Contact: {who}", "Status: {who}", "Photo: {who}"])
def test_a_label_alone_announces_nobody(line: str):
    found = read(f"<li><h3><a href='{{url}}'>{{title}}</a></h3><p>{line}</p><p>{{text}}</p></li>", 4, who=["Final"] * 4)
    assert [teaser.byline_raw for teaser in found] == [None] * 4


def test_names_of_which_only_the_houses_own_are_linked():
    people = ["Young, J., <a href='/people/b'>Butler, C.</a>", "Sealey, R. &amp; <a href='/people/b'>Butler, C.</a>"]
    row = "<li><h3><a href='{url}'>{title}</a></h3><p>{who}, <i>{day}</i>, <em>Harbours.</em> 12, p. 3</p></li>"
    found = read(row, 4, who=people * 2)
    assert [teaser.byline_raw for teaser in found] == ["Young, J., Butler, C.", "Sealey, R. & Butler, C."] * 2


def test_a_linked_name_is_turned_as_those_beside_it_are():
    people = ["Hartley, R.", "Ada, T.", "Paskell, M.", "Okafor, C."]
    row = "<li><h3><a href='{url}'>{title}</a></h3><a href='/people/{n}'>{who}</a>, <i>{day}</i></li>"
    assert [names(teaser) for teaser in read(row, 4, who=people)][1] == ["T. Ada"]
