"""Pages that do not say in which encoding they are written, or say a wrong one; the sentences are invented."""

from __future__ import annotations

import pytest

from archive_scraper.extract.page import Page, text_of

SENTENCES = {
    "ru": ("Совет проголосовал за план вечером в понедельник", ("cp1251", "koi8-r")),
    "bg": ("Съветът гласува за плана в понеделник вечерта", ("cp1251",)),
    "uk": ("Рада проголосувала за план їхнього міста ввечері", ("cp1251", "koi8-u")),
    "ko": ("시의회는 월요일 저녁에 계획을 통과시켰다", ("cp949",)),
    "ja": ("市議会は月曜日の夜に計画を承認したとカタログ", ("cp932", "euc_jp")),
    "zh-CN": ("市议会星期一晚上通过了这项计划", ("gbk",)),
    "zh-TW": ("市議會星期一晚上通過了這項計劃", ("big5",)),
    "el": ("Το συμβούλιο ψήφισε το σχέδιο τη Δευτέρα", ("cp1253", "iso8859-7")),
    "tr": ("Kurul pazartesi akşamı planı onayladı", ("cp1254",)),
    "he": ("המועצה הצביעה בעד התוכנית", ("cp1255",)),
    "ar": ("صوت المجلس لصالح الخطة مساء الاثنين", ("cp1256",)),
    "pl": ("Rada zagłosowała za planem śląskim, że ląd", ("cp1250", "iso8859-2")),
    "th": ("สภาลงมติเห็นชอบแผนในเย็นวันจันทร์", ("cp874",)),
    "fr": ("Le conseil a voté pour le projet à l’été", ("cp1252",)),
}
ALL = [(language, text, encoding) for language, (text, encodings) in SENTENCES.items() for encoding in encodings]
NOT_WESTERN = [one for one in ALL if one[0] not in {"tr", "pl", "fr"}]


def read(html: str, encoding: str, url: str = "https://example.org/") -> str:
    return text_of(Page.from_bytes(html.encode(encoding), url).root)


@pytest.mark.parametrize(("language", "text", "encoding"), ALL)
def test_the_language_of_the_page(language, text, encoding):
    assert read(f"<html lang='{language}'><body><p>{text}</p></body></html>", encoding) == text


@pytest.mark.parametrize(("language", "text", "encoding"), NOT_WESTERN)
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1"])
def test_a_wrong_declaration(language, text, encoding, declared):
    html = f'<html lang="{language}"><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    assert read(html, encoding) == text


@pytest.mark.parametrize(
    ("country", "language"), [("ru", "ru"), ("kr", "ko"), ("jp", "ja"), ("tw", "zh-TW"), ("gr", "el")]
)
def test_the_country_in_the_address(country, language):
    text, encodings = SENTENCES[language]
    for root in ("<html>", "<html lang=en>"):
        assert (
            read(f"{root}<body><p>{text}</p></body></html>", encodings[0], f"https://paper.example.{country}/") == text
        )


def test_utf_8_stays_what_it_is():
    text = SENTENCES["ru"][0]
    assert read(f"<html lang='ru'><body><p>{text}</p></body></html>", "utf-8") == text
    broken = f"<html lang='ru'><head><meta charset=utf-8></head><body><p>{text}</p></body></html>".encode() + b"\xd0"
    assert text_of(Page.from_bytes(broken, "https://example.ru/").root).startswith(text)


def test_another_language_than_the_country_s():
    assert (
        read("<html lang='fr'><body><p>Réunion à l’été</p></body></html>", "cp1252", "https://example.ru/")
        == "Réunion à l’été"
    )


def test_one_fault_in_a_long_text_is_a_slip_of_its_maker():
    text = SENTENCES["zh-CN"][0] * 3
    body = b"<html lang=zh-CN><body><p>" + text.encode("gbk") + b" \xff"
    assert text_of(Page.from_bytes(body, "https://example.org/").root).startswith(text)
