"""The edges of the byline's grammar: one row on either side of a number, named by what the number protects."""

from __future__ import annotations

import pytest

from archive_scraper.normalize.bylines import read_byline
from archive_scraper.normalize.bylines.vocabulary import GIVEN, word_bits


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Two names run together have six words, and a name set twice is one
        ("Ines Okoro Marlowe Ada A. Vell", ["Ines Okoro Marlowe", "Ada A. Vell"]),
        ("Ada Marlowe Ada Marlowe Ada Marlowe Ada Marlowe", ["Ada Marlowe"]),
        ("By Jon de la Castellane Marlowe with | Harbour Review", ["Jon de la Castellane Marlowe", "Harbour Review"]),
        # An organization of twenty words takes what is joined to it
        ("Office for Ports of " + "Salt " * 15 + "and Quays", ["Office for Ports of " + "Salt " * 15 + "and Quays"]),
        # A name has seven words at most
        ("By Ada Maria Luisa Carmen Rosa Holm Vell", ["Ada Maria Luisa Carmen Rosa Holm Vell"]),
        ("Ada Maria Luisa Carmen Rosa Anna Holm Vell", []),
        # Words of buttons are names, where nothing else of a button follows them
        ("Anna Maria Leer Holm Vell", ["Anna Maria Leer Holm Vell"]),
        ("Anna Maria Follow You will receive alerts", ["Anna Maria"]),
        # What stands after a comma credits the one before, but for whom "By" or "Text" names
        ("Ada Marlowe, Tomas Vell, Infographics", ["Ada Marlowe"]),
        ("By Ada Marlowe, photos", ["Ada Marlowe"]),
        ("Text: Ada Marlowe, Infografik", ["Ada Marlowe"]),
        # A slash stands in a house's name, where no given name follows
        ("Centre Russie/Eurasie", ["Centre Russie/Eurasie"]),
        ("Institute for Peace/Ada Marlowe", ["Ada Marlowe"]),
        # Two letters are initials, three are not
        ("Marlowe, J.M.", ["Marlowe", "J.M."]),
        ("Marlowe, J.M.R.", ["Marlowe"]),
        # An item of more than sixty words is text
        ("Ada Marlowe, " + "professor " * 31 + ", Tomas Vell", ["Ada Marlowe", "Tomas Vell"]),
        ("word " * 70 + "Ada Marlowe", []),
        # A name of two or three words before a colon; one or four are a label
        ("Ada Marlowe: the tide", ["Ada Marlowe"]),
        ("Ada: the tide", []),
        # A name of two words and more before the label of a credit
        ("Ada Marlowe Photo: Tomas Vell", ["Ada Marlowe"]),
        ("Ada Photo: Tomas Vell", []),
        # Four words in lower case between an office and its holder, not five
        ("Directrice de recherche en économie Ada Marlowe", ["Ada Marlowe"]),
        ("Directrice de la recherche en économie Ada Marlowe", []),
        # A name of two or three words after a house and an office
        ("Harbour Institute Research Fellow Ada Marlowe", ["Ada Marlowe"]),
        ("Harbour Institute Research Fellow Ada Mary Marlowe", ["Ada Mary Marlowe"]),
        # Small words between a lead-in and a name
        ("Autor je Ada Marlowe", ["Ada Marlowe"]),
        ("Autor je la Ada Marlowe", ["Ada Marlowe"]),
        # A nickname in brackets has two words at most
        ("Ada (Addy May) Marlowe", ["Ada (Addy May) Marlowe"]),
        ("Ada (Addy May Lou) Marlowe", ["Ada"]),
        # Which mark counts of several between two names: a bar more than a comma, "and" more than a bar
        ("Marlowe | , Ada", ["Marlowe"]),
        ("Center for Trade and, Water", ["Center for Trade Water"]),
        ("Center for Trade | and Water", ["Center for Trade and Water"]),
        # From six words on a run of names is several people's
        ("Ada Marlowe Anna Holm", ["Ada Marlowe Anna Holm"]),
        ("Ada Marlowe Anna Holm Jan Vell", ["Ada Marlowe", "Anna Holm Jan Vell"]),
        # An initial after a given name begins a second person, from five words on, with two words on either side
        ("Ada Marlowe James L. Jones", ["Ada Marlowe", "James L. Jones"]),
        ("Ada Holm Vell Jan L.", ["Ada Holm Vell Jan L."]),
        # A name that stands twice, in capitals first, is one person
        ("NORA WHITLOCK Nora Whitlock", ["NORA WHITLOCK"]),
        # The last name first: nothing else of that kind may follow
        ("Marlowe, Ada", ["Ada Marlowe"]),
        ("Marlowe, Ada, Vell, Tomas", ["Marlowe", "Tomas Vell"]),
        ("Marlowe, Ada, Tomas Vell", ["Marlowe", "Tomas Vell"]),
        ("Marlowe, Ann-Lena", ["Ann-Lena Marlowe"]),
        ("de la Mar, Ada", ["Ada de la Mar"]),
        ("Marlowe, Ada J.", ["Ada J. Marlowe"]),
        ("Marlowe, A., Vell, T., and Okoro, I. B.", ["A. Marlowe", "T. Vell", "I. B. Okoro"]),
        ("Okoro, Nadia and Vell, Tomas", ["Nadia Okoro", "Tomas Vell"]),
        # Nobody knows these, and in a list of names there is nothing else for them to be
        ("Okurudo, Amenze; Vellonika, Taruvi", ["Amenze Okurudo", "Taruvi Vellonika"]),
        ("Okurudo, Amenze", ["Amenze Okurudo"]),
        ("Ada, Tomas", ["Ada", "Tomas"]),
        ("Marlowe, London", ["Marlowe"]),
        ("Harbour, Mass.", ["Harbour"]),
        # A title that no space parts from a name, however short the name is
        ("By Prof.Ada Marlowe", ["Ada Marlowe"]),
        ("Prof.Dr. Ada Marlowe", ["Ada Marlowe"]),
        ("Dr.Xu Mei", ["Xu Mei"]),
        ("Ada Marlowe Daily Mirror", ["Ada Marlowe"]),
        # A service after a rank belongs to it, however many names follow
        ("Lt. Col. Air Force Ada Marlowe", ["Ada Marlowe"]),
        # An office, a place, a newspaper of a place and a button after a name of two words or three
        ("Ada Marlowe Director Harbor Institute", ["Ada Marlowe"]),
        ("Ada Marlowe Die Autorin", ["Ada Marlowe"]),
        ("Ada Marlowe Bauleiterin", ["Ada Marlowe"]),
        ("Mary Ann Thomas London", ["Mary Ann Thomas"]),
        # Some cities are surnames too
        ("Ada Xu Oslo", ["Ada Xu"]),
        ("Ada Marlowe Brussels", ["Ada Marlowe"]),
        ("Ada Xu London", ["Ada Xu London"]),
        ("Ada Xu, London", ["Ada Xu"]),
        ("Ada Xu in London", ["Ada Xu"]),
        ("Ada Marlowe New York City Tribune", ["Ada Marlowe"]),
        ("Ada Marlowe Mail", ["Ada Marlowe"]),
        # A place of two words whose first is a given name is nobody
        ("George Town", []),
        # Careless writing: one name of two in lower case, all of three, an account; two letters are none
        ("Nora hassan", ["Nora hassan"]),
        ("by anna lena holm", ["anna lena holm"]),
        ("07:59 hs", []),
        # Words of three letters are months in the languages that newsrooms write most, not in all others
        ("Ada Marlowe Jun 2024", ["Ada Marlowe"]),
        ("By Mae 12", ["Mae"]),
        # An office before a given name and two names; an initial before a rank and two words is "retired"
        ("Harbour Minister Ada Maria Marlowe", ["Ada Maria Marlowe"]),
        ("E. Büyükelçi Zorp Velioglu", ["Zorp Velioglu"]),
        ("J. Colonel Doe", ["J. Colonel Doe"]),
    ],
)
def test_names(text: str, names: list[str]):
    assert [author.name for author in read_byline(text).authors] == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        # Four words before or after a name are taken off, then it is no byline any more
        ("김철수 기자 기자 기자 기자 기자", "ko", ["김철수"]),
        # What stands in brackets is a byline from two letters on
        ("【記者王】李四", "zh", ["李四"]),
        ("【王報導】李小明", "zh", ["李小明"]),
        # A lead-in of two letters must be parted from a Korean name, one of three need not
        ("취재김철수", "ko", []),
        ("글쓴이김철수", "ko", ["김철수"]),
        # Words of up to three letters, each with a Chinese surname, are several names; longer ones are one
        ("王小明 李小華", None, ["王小明", "李小華"]),
        ("王小明明 李小華華", None, ["王小明明 李小華華"]),
        # A Korean name has two to four letters
        ("글 김", "ko", []),
        ("김철 기자", "ko", ["김철"]),
        ("남궁민수 기자", "ko", ["남궁민수"]),
        ("황보남궁민 기자", "ko", []),
        # A name and its role, three thousand times
        ("김철수기자 " * 2500 + "박영희기자", "ko", ["김철수", "박영희"]),
        # So has one before a word that is a researcher and an institute, and one after a role
        ("남궁민수 연구원", "ko", ["남궁민수"]),
        ("김장법률정책연구원", "ko", ["김장법률정책연구원"]),
        ("教授司马相如", "zh", ["司马相如"]),
        # An agency stands between two names, of which the second is whole
        ("박영희 新华社 欧阳娜娜", "ko", ["欧阳娜娜"]),
        # A word of three letters that ends like a university is a name next to a reporter's
        ("박민수 이영대 기자", "ko", ["박민수", "이영대"]),
    ],
)
def test_east_asian_names(text: str, language: str | None, names: list[str]):
    assert [author.name for author in read_byline(text, language=language).authors] == names


def test_words_that_are_taken_off_a_name_are_four():
    parts = [(part.text, part.role) for part in read_byline("김철수 기자 기자 기자 기자 기자", language="ko").parts]
    assert ("기자 기자 기자 기자", "role") in parts


@pytest.mark.parametrize("count", [104, 300])
def test_inverted_names_are_turned_in_long_lists(count: int):
    assert read_byline("; ".join(["Marlowe, Ada B."] * count)).parts[0].text == "Ada B. Marlowe"


@pytest.mark.parametrize(("words", "joined"), [(9, True), (17, True), (19, False)])
def test_an_organization_of_twenty_words_takes_no_second_half(words: int, joined: bool):
    (first, *_) = read_byline("Center for " + "Science " * words + "and International Affairs").authors
    assert first.name.endswith("Affairs") is joined


@pytest.mark.parametrize(("text", "kind"), [("QIRST", "organization"), ("QIRSTA", "person")])
def test_five_capitals_are_an_acronym(text: str, kind: str):
    assert [author.type for author in read_byline(text).authors] == [kind]


@pytest.mark.parametrize(("key", "known"), [("ana-kestrel", True), ("yu-kestrel", False)])
def test_three_letters_before_a_hyphen_are_a_given_name(key: str, *, known: bool):
    assert bool(word_bits(key) & GIVEN) is known


@pytest.mark.parametrize(
    "text",
    [
        "Details", "Szczegóły", "Λεπτομέρειες", "Weiterlesen", "Leggi tutto", "Daugiau", "Következő", "Etiketler",
        "Ключевые слова", "Обновлено", "Gesundheit", "Événements", "Wydarzenia", "Bezpečnost", "Събития", "Τέχνες",
        "Інше", "تقارير", "پژوهش", "חדשות", "शिक्षा", "ข่าว", "报告", "お知らせ", "보고서",
        "الصفحة التالية", "תגיות", "और पढ़ें", "もっと読む", "下一页", "키워드",
    ],
)  # fmt: skip
def test_a_button_a_heading_or_a_label_alone_names_nobody(text: str):
    assert read_byline(text).authors == ()
    assert read_byline(f"{text}\n2024-05-03").authors == ()


@pytest.mark.parametrize("name", ["Gaia", "Gaia Holm Vell"])
def test_a_given_name_that_is_a_label_elsewhere_stays_a_name(name: str):
    assert [author.name for author in read_byline(name).authors] == [name]
