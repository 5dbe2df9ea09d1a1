# ruff: noqa: E501 # a sentence of each language is easier to read in one line
"""Which language a text is in: certain, or nothing. All text is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize import language as model
from archive_scraper.normalize.language import detect_language, settle_language
from archive_scraper.words.book import UNSPACED

ENGLISH = "The harbour council met on Tuesday and agreed, after a long debate, that the old pier should stay open to all, and that repairs begin in spring. "
GERMAN = "Der Hafenrat tagte am Dienstag und beschloss nach langer Beratung, dass der alte Pier offen bleiben soll und im Frühjahr ausgebessert wird. "
FRENCH = "Le conseil du port s'est réuni mardi et a décidé, après un long débat, que la vieille jetée resterait ouverte et que les travaux commenceraient au printemps. "
NORWEGIAN = "Havnerådet møttes tirsdag og ble etter en lang debatt enige om at den gamle kaia skal være åpen for alle, og at arbeidet begynner til våren. "
CROATIAN = "Lučko vijeće sastalo se u utorak i nakon duge rasprave odlučilo da stari gat ostane otvoren za sve građane, a popravci počinju u proljeće. "
KOREAN = "항만 위원회는 화요일에 회의를 열고 오랜 토론 끝에 오래된 부두를 계속 개방하기로 결정했다. "
JAPANESE = "港湾評議会は火曜日に会合を開き、長い議論の末、古い桟橋を引き続き開放することを決めた。"
CHINESE = "港口委员会星期二召开会议，经过长时间讨论，决定旧码头继续向所有人开放，维修工作将于春季开始。"
RUSSIAN = "Совет порта собрался во вторник и после долгих споров решил, что старый причал останется открытым для всех, а ремонт начнётся весной. "
UKRAINIAN = "Рада порту зібралася у вівторок і після довгих суперечок вирішила, що старий причал залишиться відкритим для всіх, а ремонт почнеться навесні. "
ARABIC = "اجتمع مجلس الميناء يوم الثلاثاء وقرر بعد نقاش طويل أن يبقى الرصيف القديم مفتوحا أمام الجميع، وتبدأ الإصلاحات في الربيع على أن تتحمل المدينة ثلث كلفتها. "
ASTURIAN = "El conseyu del puertu xuntóse'l martes y alcordó, dempués d'un llargu alderique, que l'embarcaderu vieyu quede abiertu, y les obres entamen na primavera. "
NAMES = (
    "Ada Lindqvist, Omar Reyes, Jean Martin, Kim Min-jun, Li Wei, Giulia Rossi, Jürgen Weber, Ivo Horvat, Petra Nowak, "
)
CODE = "if (page.next !== null) { fetch(page.next).then(answer => answer.json()).then(show); } else { stop(); } "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (KOREAN, "ko"),
        (JAPANESE, "ja"),
        (CHINESE, "zh"),
        (RUSSIAN, "ru"),
        (UKRAINIAN, "uk"),
        (ARABIC, "ar"),
        (ENGLISH.upper(), "en"),
        (ENGLISH * 40, "en"),
        (f"https://harbour.example/pier {GERMAN} ada@harbour.example #pier", "de"),
    ],
)
def test_certain(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Read more",
        ENGLISH[:80],
        "https://harbour.example/a-long-address-with-many-english-words-in-it/and-more-of-them-than-any-sentence-has "
        * 3,
        NAMES,
        CODE,
        "2019 12.4 13.5 2020 14.4 11.2 EUR mn 2021 12 44 56 USD bn 2022 33.1 22.4 " * 4,
        ENGLISH + GERMAN,
        ENGLISH * 9 + FRENCH * 9,
        ENGLISH * 9 + GERMAN * 9 + ENGLISH * 9,
    ],
)
def test_short_mixed_and_wordless_texts_tell_nothing(text):
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("text", "declared", "language", "is_detected"),
    [
        # nothing declared
        (GERMAN, None, "de", True),
        ("Read more", None, None, False),
        (GERMAN, "und", "de", True),
        ("Read more", "mul", None, False),
        # declared, and the text agrees or tells nothing
        (GERMAN * 3, "de", "de", False),
        ("Weiterlesen", "de", "de", False),
        (ENGLISH * 5 + GERMAN * 5, "de", "de", False),
        # against what is declared: only at length
        (KOREAN * 4, "en", "ko", True),
        (GERMAN * 3, "en", "de", True),
        (GERMAN, "en", "en", False),
        # one language under two codes, and languages that letters hardly tell apart
        (NORWEGIAN * 3, "nb", "nb", False),
        (NORWEGIAN * 3, "nn", "nn", False),
        (CROATIAN * 3, "sr", "sr", False),
        # a language that the model does not know is never contradicted
        (ASTURIAN * 3, "ast", "ast", False),
        # codes of countries
        (JAPANESE * 3, "jp", "ja", True),
        ("もっと読む", "jp", "jp", False),
    ],
)
def test_declared_and_detected(text, declared, language, is_detected):
    assert settle_language(text, declared) == (language, is_detected)


LONG_GERMAN = (
    "Die Mitglieder des Hafenrates einigten sich am Freitag nach langen Verhandlungen darauf, den alten Steg noch ein Jahr lang offen zu halten, obwohl die Stadt dafür kein Geld hat. "
    * 30
)
LONG_ENGLISH = (
    "The members of the harbour council agreed on Friday after long talks that the old pier should stay open for another year, although the town has no money for it at all. "
    * 30
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LONG_GERMAN[:60] + LONG_ENGLISH[:100], None),  # two halves of a short text, three thirds of a long one
        (LONG_GERMAN[:240] + LONG_ENGLISH[:800] + LONG_GERMAN[:800], None),
        (LONG_GERMAN[:400], "de"),
        ("港口委员会星期五经过长时间谈判同意旧码头再开放一年，尽管市政府没有钱。港口委员会星"[:39], "zh"),
    ],
)
def test_parts_of_a_text(text: str, code: str | None):
    assert detect_language(text) == code


def test_four_hundred_letters_tell_that_another_language_is_declared():
    assert settle_language(LONG_GERMAN[:400], "en") == ("de", True)


@settings(max_examples=200)
@given(st.text(st.sampled_from("aé1_ .港ก한\n"), max_size=1000), st.integers(1, 1500))
def test_weight_is_that_of_all_letters(text: str, least: int):
    letters = sum(len(word) for word in re.findall(r"[^\W\d_]+", text))
    assert model._has_letters(text, least) == (letters + 2 * len(UNSPACED.findall(text)) >= least)


@settings(max_examples=200)
@given(st.text(st.sampled_from("aw@#.:/https \n")))
def test_all_addresses_are_left_out(text: str):
    assert model._without_addresses(text) == model._ADDRESS.sub(" ", text)
