"""Edges of the rules for links to another publication: how long, how far, how many. All texts are invented.

A row stands on either side of its edge, or as near as a sentence can.
"""

from __future__ import annotations

import pytest

from archive_scraper.normalize.fragments import Line, read_line
from archive_scraper.normalize.links import find_links, publication_key, read_link
from archive_scraper.normalize.links.attributions import read_attribution
from archive_scraper.normalize.links.body_links import read_body_links
from archive_scraper.normalize.links.calls import is_continue_phrase, is_cut_call, read_call, starts_titled_continue
from archive_scraper.normalize.links.endings import find_closing_call, find_opening_note
from archive_scraper.normalize.links.free_words import NOUN, reading_of
from archive_scraper.normalize.links.inflected import find_inflected
from archive_scraper.normalize.links.mentions import HouseNames, read_mentions
from archive_scraper.normalize.links.outlet_names import looks_like_outlet, names_outlet
from archive_scraper.normalize.links.outlets import is_date_word, read_outlet
from archive_scraper.normalize.links.prefilter import may_hold_call
from archive_scraper.normalize.links.source_lines import read_source_line

HOUSES = HouseNames(sure={"RAND": "rand.org"}, short={})
FULL = "Read the full article in The Strait Observer"
RAN = "This first appeared in The Strait Observer. It rained."
GO_ON = "Continue reading “"


@pytest.mark.parametrize(("word", "says"), [("ובדוח", NOUN), ("כלב", 0)])  # "and in a report", and "dog"
def test_hebrew_roots_have_three_letters_at_least(word: str, says: int):
    assert reading_of(word) == says


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("»" * 291 + "Read more", True),  # 300 characters
        ("»" * 292 + "Read more", False),
        ("meermeer", True),  # twice, for the eye and for the screen reader
        ("meermeermeer", False),
    ],
)
def test_phrases_that_open_the_rest(text: str, is_one: bool):
    assert is_continue_phrase(text) is is_one


@pytest.mark.parametrize(("text", "is_one"), [(f"{GO_ON}{'x' * 281}”", True), (f"{GO_ON}{'x' * 282}”", False)])
def test_titles_after_a_phrase_have_300_characters_at_most(text: str, is_one: bool):
    assert starts_titled_continue(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Watch the full" + " " * 283 + "...", True),  # 300 characters
        ("Watch the full" + " " * 284 + "...", False),
        ("Re...", True),
        ("R...", False),  # one letter is anybody's
        ("Read the ...", True),
        ("Read this article ...", False),
    ],
)
def test_calls_that_a_cut_left(text: str, is_one: bool):
    assert is_cut_call(text) is is_one


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        (FULL + "." * 556, "strong"),  # 600 characters
        (FULL + "." * 557, None),
        ("Please read the article here now", "text"),  # six words
        ("Please click here now to read the article", None),
        ("Read in full", "weak"),  # three words
        ("Read it in full", None),
    ],
)
def test_calls(text: str, strength: str | None):
    found = read_call(Line(text))
    assert (found.strength if found else None) == strength


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Read" + " the full article and" * 5 + " more in Kestrel.", "Kestrel"),  # 24 words at most
        ("Read" + " the full article and" * 6 + " more in Kestrel.", None),
        ("Full Article At The Strait Observer", "The Strait Observer"),  # capitals tell nothing after two words
        ("Read At The Strait Observer", None),
        ("Read it here at Kestrel", "Kestrel"),  # four words
        ("Read it now here at Kestrel", None),
    ],
)
def test_outlets_of_calls(text: str, outlet: str | None):
    found = read_call(Line(text))
    assert (found.outlet.name if found and found.outlet else None) == outlet


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("This first and again and again and again and again published in Kestrel.", "Kestrel"),  # nine words apart
        ("This first and again and again and again and again and again published in Kestrel.", None),
        ("This was first published " + "again " * 29 + "in Kestrel.", "Kestrel"),
        ("This was first published " + "again " * 30 + "in Kestrel.", None),
        ("This article appeared " + "again " * 9 + "in Kestrel.", "Kestrel"),
        ("This article appeared " + "again " * 10 + "in Kestrel.", None),
        ("x" * 1446 + " this article was first published in Kestrel.", "Kestrel"),
        ("x" * 1500 + " this article was first published in Kestrel.", None),
        ("This Strait Observer column is republished.", None),  # the learned reader knows it
        ("This Kestrel column is republished.", None),
        ("This long long long long article was published in The Strait Observer.", "The Strait Observer"),
        ("This long long long long long article was published in The Strait Observer.", None),
        ("so so so version was first published in Kestrel.", "Kestrel"),
        ("so so so so version was first published in Kestrel.", None),
        ("Article long long long long was published in The Strait Observer.", "The Strait Observer"),
        ("Article long long long long long was published in The Strait Observer.", None),
        ("so so article appeared in Kestrel.", "Kestrel"),
    ],
)
def test_attributions(text: str, outlet: str | None):
    found = read_attribution(Line(text))
    assert (found.outlet.name if found and found.outlet else None) == outlet


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[" + "x" * 600 + "](https://e.example/1)", [(500, 600, True, False)]),
        ("w " * 600 + "[x](https://e.example/1)" + " w" * 90, [(1, 681, False, False)]),
        ("- [a](https://e.example/1)\n- [b](https://e.example/2)", [(1, 1, True, False)] * 2),
        ("- [a](https://e.example/1)\n" * 3, [(1, 1, True, True)] * 3),
        ("Related to all of this it all: [a](https://e.example/1)", [(1, 32, True, False)]),
        ("Related to all of this and more: [a](https://e.example/1)", [(1, 34, False, False)]),
    ],
)
def test_links_of_a_text(markdown: str, expected: list[tuple[int, int, bool, bool]]):
    found = [(len(one.text), len(one.sentence), one.alone, one.listed) for one in read_body_links(markdown)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"It rained. {FULL}{'!' * 256}", 11),  # 300 characters
        (f"It rained. {FULL}{'!' * 257}", None),
        (f"It rained. {' ' * 650}{FULL}.", 661),
        (f"It rained. {' ' * 700}{FULL}.", None),
        ("It rained all day long.Watc..." + " " * 50, 23),  # 60 characters
        ("It rained all day long.Watc..." + " " * 54, None),
    ],
)
def test_calls_at_the_end(text: str, start: int | None):
    assert find_closing_call(text) == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (RAN, 43),
        (RAN.removesuffix(" It rained."), None),  # a note alone is the text
        (f"This {'x' * 640} first appeared in The Strait Observer. It rained.", 684),
        (f"This {'x' * 660} first appeared in The Strait Observer. It rained.", None),
    ],
)
def test_notes_at_the_beginning(text: str, start: int | None):
    assert find_opening_note(text) == start


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Новой газете", "Новая газета"),
        ("Gazecie Wyborczej", "Gazeta Wyborcza"),
        ("Českého rozhlasu", "Český rozhlas"),
        ("Лівому березі", "Лівий берег"),
        ("Süddeutschen Zeitung", "Süddeutsche Zeitung"),
        ("Коммерсанте", "Коммерсант"),
        ("Коммерса", None),  # no ending of a case
        ("Коммерсантскими", None),
        ("Respekten", None),  # an ending of other languages
        ("Fakten", None),
        ("Rzeczpospolytej", None),
    ],
)
def test_inflected_names(text: str, name: str | None):
    found = find_inflected(f"в {text}", 2)
    assert (found[0] if found else None) == name


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"A 2019 RAND report {'w ' * 490}.", 1),  # 1,000 characters
        (f"A 2019 RAND report {'w ' * 491}.", 0),
        ("A RAND report, “Quiet Old Ports,” says so.", 1),  # three words
        ("A RAND report, “Quiet Ports,” says so.", 0),
        ("A RAND report, “Northland and the sea,” says so.", 1),  # more than half of the words of four letters
        ("A RAND report, “Quiet ports of Mud,” says so.", 0),
        (" ".join(f"A RAND report, “Quiet Ports, Part {n},” says so." for n in range(230)), 200),
    ],
)
def test_mentions(text: str, count: int):
    assert len(read_mentions(text, HOUSES)) == count


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: The Strait Observer" + "." * 133, "The Strait Observer"),  # 160 characters
        ("Source: The Strait Observer" + "." * 134, None),
        ("Source: XINHU/AFP", "XINHU/AFP"),  # an agency's five letters
        ("Source: XINHUA/AFP", None),
        ("Источник: Портовая газета нашего города", "Портовая газета нашего города"),  # four words
        ("Источник: Портовая газета нашего старого города", None),
    ],
)
def test_lines_that_name_an_outlet(line: str, outlet: str | None):
    found = read_source_line(Line(line))
    assert (found.outlet.name if found and found.outlet else None) == outlet


@pytest.mark.parametrize(
    ("fragment", "kind", "outlet"),
    [
        ("Původně vyšlo v Přístavních listech naší obce.", "originally_published", "Přístavní listy naší obce"),
        ("Původně vyšlo v Přístavních listech našeho starého města.", "originally_published", "Přístavních"),
        ("A teljes cikk a Hírban olvasható.", "read_full", "Hír"),  # three letters without its ending
        ("A teljes cikk a Híban olvasható.", "read_full", "Híban"),
        ("A teljes cikk Hírlapban olvasható.", "read_full", "Hírlap"),  # an ending of two letters needs an article
        ("A teljes cikk Szabad Pannon olvasható.", "read_full", "Szabad Pannon"),
        ('<a href="https://brine.example/x">Read more on Brine</a>', "read_full", "Brine"),  # as the host is called
        ('<a href="https://seaport.example/x">Read more on Sea</a>', "continue", None),
        ("Read the full article in the most recent and very long print edition of Kestrel.", "read_full", "Kestrel"),
        ("Read the full article in a the Kestrel.", "read_full", "Kestrel"),
        (f"Read the full article in the {'long' * 26} issue of Kestrel.", "read_full", "Kestrel"),
        (f"Read the full article in {'Harbour ' * 12}Post.", "read_full", "Harbour " * 12 + "Post"),  # 100 characters
        (FULL + "." + " Rain fell." * 268, "read_full", "The Strait Observer"),  # 3,000 characters
        (FULL + "." + " Rain fell." * 269, "not_external", None),
        ("<b></b>" * 5700 + FULL, "read_full", "The Strait Observer"),  # 40,000 characters
        ("<b></b>" * 5720 + FULL, "not_external", None),
        # Polish says "continuation" in two words
        ("Dalszy ciąg tekstu", "continue", None),
        # A title in quotes has three words at least: fewer may be an outlet's name.
        ("Read more “The old pier”", "continue", None),
    ],
)  # fmt: skip
def test_fragments(fragment: str, kind: str, outlet: str | None):
    found = read_link(fragment)
    assert (found.kind, found.publication) == (kind, outlet)


@pytest.mark.parametrize(
    ("html", "name", "end"),
    [
        ("““<em>kestrel</em> today", "kestrel", 9),  # two marks before the name
        ("“““<em>kestrel</em> today", None, None),
        (f"a <em>Harbour{'.' * 113}</em> today.", "Harbour", 122),  # 120 characters
        (f"a <em>Harbour{'.' * 114}</em> today.", "Harbour", 9),
        (f"“{'Harbour ' * 11}Post” today", "Harbour " * 11 + "Post", 94),
    ],
)
def test_names_that_the_page_sets_off(html: str, name: str | None, end: int | None):
    found = read_outlet(read_line(html), 0)
    assert (found and found.name, found and found.end) == (name, end)


def test_words_of_two_digits_are_days():
    assert [is_date_word(word, "May") for word in ("31", "310")] == [True, False]


def test_an_article_and_a_letter_are_an_outlet():
    assert [looks_like_outlet(name) for name in ("The X", "The ")] == [True, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Çelik", "celik"), ("Ηχώ", "ηχω"), ("آن", "آن")],
)
def test_keys_without_accents(one: str, other: str):
    assert publication_key(one) == other


@pytest.mark.parametrize(
    ("block", "may"),
    [
        ("Read it. " + "x" * 150, True),  # 160 characters
        ("Read it. " + "x" * 151, False),
        ("x" * 290 + " read the full story " + "x" * 500, True),  # within 320 characters of an end
        ("x" * 325 + " read the full story " + "x" * 700, False),
    ],
)
def test_blocks_that_may_hold_a_call(block: str, may: bool):
    assert may_hold_call(block) is may


@pytest.mark.parametrize(
    ("host", "name", "leads_outside"),
    [
        ("www.tank.example", "Tank", False),  # four letters of a name, five of a domain
        ("www.tan.example", "Tan", False),  # three of a name that is the whole of it
        ("www.qb.example", "Qb", True),
        ("www.tank.example", "Tank Weekly", True),
        ("www.tanks.example", "Tanks Weekly", False),
    ],
)
def test_names_of_the_site_itself(host: str, name: str, leads_outside: bool):
    found = find_links([f"Read the full article in {name}."], page_url=f"https://{host}/a")
    assert bool(found) is leads_outside


@pytest.mark.parametrize(
    ("site", "name", "kind"),
    [
        ("www.hp.example", "Harbour Post", "not_external"),  # the beginnings of its words
        ("hapos.example", "The Harbour Post", "not_external"),  # five letters at most
        ("harpos.example", "Harbour Post", "originally_published"),
        ("hop.example", "Harbour Post", "originally_published"),
        ("ha.example", "Harbour Post", "originally_published"),  # not of all its words
        ("ha.example", "Harbourpost", "originally_published"),
    ],
)
def test_a_site_that_is_called_by_the_beginnings_of_an_outlets_words(site: str, name: str, kind: str):
    assert read_link(f"This interview was first published in {name} on 27 January 2010.", site=site).kind == kind
    assert (read_link(f"Read the full interview in {name}.", site=site).kind == "continue") is (kind == "not_external")


@pytest.mark.parametrize(("rain", "found"), [("Rain. ", True), ("It rained. " * 30, False)])
def test_short_paragraphs_are_read_whole(rain: str, found: bool):
    block = f"{rain}This was published. Reprinted from St. Harbour Post. It rained{' on' * 20}."
    assert bool(find_links([block], page_url="https://www.tank.example/a")) is found


@pytest.mark.parametrize("name", ["Foreign Affairs", "War on the Rocks"])
def test_a_listed_name_of_common_words_is_found_in_a_text(name: str):
    assert names_outlet(f"It stood in {name} once.")
    assert not names_outlet(f"It stood in {name.split(maxsplit=1)[0]} once.")


def test_a_container_and_its_place_are_one_name():
    assert read_link("Veröffentlicht in Zeitung von Berlin", site="quay.example").publication == "Zeitung von Berlin"
