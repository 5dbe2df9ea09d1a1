"""Calls and attributions in Chinese, Japanese and Korean, where no space parts the outlet from its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re

_OPEN, _CLOSE = "[《「『〈<]?", "[》」』〉>]?"
_QUOTE = "[《「『〈<“]?"


def _any(kind: str, *languages: str) -> str:
    lists = book.by_language(f"east_asian.{kind}")
    return book.any_of(entry for language in languages for entry in lists[language])


_CHINESE = ("zh", "zh-Hant")
_OWN_NOUN = _any("own_nouns", *_CHINESE)
_IN = _any("published_in", *_CHINESE)
# The name stands in title marks, or between a particle and a verb.
_NUMERAL = r"[\d〇一二三四五六七八九十]"
_ISSUE = rf"(?:の?[（(]?{_NUMERAL}+[年月日号巻版付](?:{_NUMERAL}|[年月日号巻版付、・）)\s])*)?"
_ON = (
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}[，, ]?\s*+)?+(?:(?:\d{1,4}[年月日]){1,3}+(?:[（(][日月火水木金土]曜?日?[）)])?+"
    r"(?:付け?|出版|出刊)?+(?:的|に|の|、)?+\s*)?+"
)
"""The date between the verb and the name, no part of which is the name's: "原载于2024年5月3日《X》"."""
_NO_DATE = r"(?<!\d)(?:(?!\d)|(?=[\w-]*[a-z][\w-]*\.))"
"""A name does not begin inside of a date; it may begin as a date's signs do: "日本経済新聞", "月刊公論"."""
_SITE = rf"(?:{_any('sites', *_CHINESE)}\s*+[:：]?+\s*+(?=\S))?+"
"""What kind of outlet it is, before its name: "首发于：微信公众号「X」"."""
_CJK_NAME = r"(?P<name>(?!\d)[^\s《》「」『』〈〉<>，。、]{2,30}?)"
_PAPER = rf"(?P<name>[^\s\d\[\]【】（）()『』「」《》,，。]{{0,12}}{_any('papers', 'ja', 'ko', *_CHINESE)})"
_DAY = r"(?:\d{4}\s?[年년./-]\s?(?:\d{1,2}\s?[月월./-]\s?\d{1,2}(?:\s?일자?|日)?|第?\d{1,3}期))"
_PARTED = r"[\s•·|,，–—-]*+"
_CALLS = (
    compiled(
        rf"^{_any('please', *_CHINESE)}?{_any('call_at', *_CHINESE)}"
        rf"{_OPEN}(?P<name>[^\s《》「」『』，。]{{2,30}}?){_CLOSE}"
        rf"(?:的?{_any('sites', *_CHINESE)})?上?(?:{_any('call_verbs', *_CHINESE)}{_any('call_wholes', *_CHINESE)}"
        rf"|{_any('call_on', *_CHINESE)}{_any('call_verbs', *_CHINESE)}[。.!！]?$)"
    ),
    compiled(
        rf"^(?:{_any('call_verbs', *_CHINESE)}|{_OWN_NOUN})?{_any('call_wholes', *_CHINESE)}{{1,2}}的?"
        rf"{_any('own_nouns', *_CHINESE)}?{_any('call_contents', *_CHINESE)}?[，,]?"
        rf"(?:{_any('please', *_CHINESE)}*{_any('call_at', *_CHINESE)}[:：]?|"
        rf"{_any('please', *_CHINESE)}+{_any('call_verbs', *_CHINESE)})\s*"
        rf"{_OPEN}{_CJK_NAME}{_CLOSE}(?:的?{_any('sites', *_CHINESE)})?上?{_any('call_verbs', *_CHINESE)}?[。.!！]?$"
    ),
    compiled(
        rf"^[^。《》]{{0,8}}?{_any('please', *_CHINESE)}{_any('call_verbs', *_CHINESE)}"
        # What has no outlet's ending is as often the title of the document itself.
        rf"《(?P<name>[^《》]{{1,28}}{_any('organization_endings', *_CHINESE)})》{_any('call_wholes', *_CHINESE)}"
    ),
    compiled(
        # A verb or a label, or both: after "全文：" a document's title follows.
        rf"^(?:{_any('call_verbs', *_CHINESE)}{_any('call_wholes', *_CHINESE)}{_any('labels', *_CHINESE)}?"
        rf"|{_any('call_wholes', *_CHINESE)}{_any('labels', *_CHINESE)})[:：]\s*"
        rf"{_OPEN}{_CJK_NAME}{_CLOSE}[。.]?$"
    ),
    compiled(
        rf"^(?:この|本)?(?:[^。はを、]{{0,16}}の|{_any('own_nouns', 'ja')})?{_any('call_wholes', 'ja')}(?:は|を)、?"
        rf"{_OPEN}{_CJK_NAME}{_CLOSE}"
        rf"(?:の?{_any('sites', 'ja')})?(?:で|にて|に)(?:全文を)?(?:{_any('call_verbs', 'ja')}|[。.!！]?$)"
    ),
    compiled(
        rf"^{_any('call_wholes', 'ja')}(?:を{_any('call_verbs', 'ja')}|は?{_any('labels', 'ja')})\s*[:：→]\s*"
        rf"{_OPEN}{_CJK_NAME}{_CLOSE}[。]?$"
    ),
    compiled(
        rf"^(?:{_any('call_wholes', 'ko')}\s*){{1,3}}(?:{_any('call_verbs', 'ko')}|{_any('labels', 'ko')})\s*[:：→]\s*"
        rf"{_OPEN}(?P<name>(?!\d)[^《》「」『』<>,.]{{2,30}}?){_CLOSE}\.?$"
    ),
    compiled(
        rf"^{_OPEN}{_CJK_NAME}{_CLOSE}(?:の?{_any('sites', 'ja')})?(?:で|にて)"
        rf"(?:この)?(?:[^。はを、]{{0,10}}の)?{_any('call_wholes', 'ja')}を{_any('call_verbs', 'ja')}"
    ),
    compiled(
        rf"^{_OPEN}(?P<name>[^\s《》「」『』<>]{{2,30}}?){_CLOSE}에서\s+(?:{_any('own_nouns', 'ko')}\s*)?"
        rf"(?:{_any('call_wholes', 'ko')}\s*){{0,3}}(?:을|를)?\s*{_any('call_verbs', 'ko')}"
    ),
    compiled(
        rf"^(?P<name>[^\s《》「」『』<>]{{1,20}}{_any('organization_endings', 'ko')})\s+"
        rf"(?:{_any('own_nouns', 'ko')}\s+)?{_any('call_wholes', 'ko')}"
        rf"(?:\s+{_any('call_wholes', 'ko')})?\s*{_any('call_verbs', 'ko')}$"
    ),
    compiled(
        rf"^(?:이 )?(?:{_any('own_nouns', 'ko')}(?:의)?\s*)?{_any('call_wholes', 'ko')}"
        rf"(?:\s*(?:{_any('own_nouns', 'ko')}|{_any('call_wholes', 'ko')}))?(?:은|는|을|를)?\s+"
        rf"{_OPEN}(?P<name>[^《》「」『』<>]{{2,30}}?){_CLOSE}(?:\s?{_any('sites', 'ko')})?(?:에서|를 통해|을 통해)\s+"
        rf"{_any('call_verbs', 'ko')}"
    ),
)
_ATTRIBUTIONS = (
    compiled(
        rf"^(?:{_OWN_NOUN}[^。]{{0,12}}?|{_any('first_time', *_CHINESE)})"
        rf"{_any('published', *_CHINESE)}{_IN}?+\s*+[:：]?+\s*+{_ON}{_SITE}"
        rf"{_QUOTE}{_NO_DATE}(?P<name>[^《》「」『』〈〉“”，,。、；]{{1,40}}?)"
        rf"(?:[》」』〉”]|[，,。；]|$|{_any('after_outlets', *_CHINESE)}(?:[，。；]|$))"
    ),
    compiled(
        rf"^[（(【\[]?{_OWN_NOUN}?{_any('reprinted', *_CHINESE)}{_IN}?+\s*+[:：]?+\s*+{_ON}{_SITE}"
        rf"{_QUOTE}{_NO_DATE}(?P<name>[^《》「」『』〈〉“”，,。、；）)】]{{1,40}}?)(?:[》」』〉”]|[，,。；）)】]|$)"
    ),
    compiled(
        rf"^[※*（(]?(?:この|本){_any('own_nouns', 'ja')}?は、?[^。]{{0,20}}?{_ON}"
        rf"{_OPEN}{_NO_DATE}(?P<name>[^\s「」『』《》、。はが]{{2,30}}?){_CLOSE}(?:誌|紙|のサイト)?{_ISSUE}(?:の[^。]{{0,20}}?)?"
        rf"(?:に|で|にて)\s?{_ON}に?{_any('first_time', 'ja')}?{_any('published', 'ja')}"
    ),
    compiled(
        rf"^[※*（(]?[「『《](?P<name>[^「」『』《》、。]{{2,30}}){_CLOSE}{_ISSUE}(?:の[^。]{{0,12}}?)?"
        rf"(?:に|で|にて){_any('published', 'ja')}"
    ),
    compiled(
        rf"^[※*（(]?(?:[^。]{{0,20}}?は、?)?{_ON}{_OPEN}{_NO_DATE}(?P<name>[^\s「」『』《》、。はが]{{2,30}}?){_CLOSE}(?:誌|紙)?{_ISSUE}"
        rf"(?:の[^。]{{0,20}}?|「[^。「」]{{1,20}}」)?(?:より|から)(?:の)?{_any('reprinted', 'ja')}"
    ),
    compiled(
        # By whose leave: "本文经端传媒授权转载".
        rf"^{_OWN_NOUN}?(?:{_any('by_leave', *_CHINESE)}){_OPEN}(?!{_any('opens', *_CHINESE)})"
        rf"(?P<name>[^《》「」，。、]{{2,20}}?){_CLOSE}{_any('leave', *_CHINESE)}"
    ),
    compiled(
        # "发表于《解放军报》2021年3月12日"
        rf"^{_any('published', *_CHINESE)}{_IN}?\s*《(?P<name>[^《》]{{2,30}})》(?=[\s（(]*\d{{4}}年)"
    ),
    compiled(
        # "読売新聞 2021年3月12日付 朝刊掲載"
        rf"^[（(※]?\s*(?P<name>[^\s「」『』《》、。は\d]{{2,20}}?{_any('organization_endings', 'ja')})"
        rf"[\s、（(]*(?:\d{{1,4}}[年月日]){{2,3}}付?[）)\s]*[^\s。]{{0,4}}?{_any('published', 'ja')}[）)]?$"
    ),
    compiled(
        # "동아일보 2021년 3월 12일자 기고", "매일경제(2021.3.12) 게재"
        rf"^[※*(]?\s*(?P<name>[가-힣A-Za-z]{{1,12}}{_any('organization_endings', 'ko')})"
        rf"[\s(]+\d{{4}}[년.]\s?\d{{1,2}}[월.]\s?\d{{1,2}}(?:일자?)?[).\s]*"
        rf"{_any('published', 'ko')}[)]?$"
    ),
    compiled(
        # "[항구일보 2019년 6월 3일자]", "『港湾新聞』2019.06.03(東京朝刊)"
        rf"^[※*–—-]?\s?[\[【（(『「《]?{_PAPER}[\]】）)』」》]?{_PARTED}[（(\[]?{_DAY}[^。]{{0,14}}$"
    ),
    compiled(rf"^[\[【（(]?{_DAY}[\]】）)]?{_PARTED}[『「《]?{_PAPER}[』」》]?$"),
    compiled(rf"^[\[【『]{_PAPER}[\]】』]$"),
    compiled(
        # "港湾新聞に掲載された私の寄稿です"
        rf"^[※*（(]?{_ON}{_OPEN}{_NO_DATE}(?P<name>[^\s「」『』《》、。はが]{{2,30}}?){_CLOSE}(?:誌|紙)?{_ISSUE}"
        rf"(?:に|で|にて){_any('published', 'ja')}(?:した|された|している|されている)?"
        rf"[^。、]{{0,12}}?{_any('own_nouns', 'ja')}"
    ),
    compiled(
        # "오늘 한겨레신문 '삶의 창'에 실린 제 칼럼입니다"
        rf"^(?:[※*]\s*)?(?:[가-힣]{{1,4}}\s){{0,2}}?{_OPEN}"
        rf"(?P<name>[가-힣A-Za-z]{{1,12}}{_any('organization_endings', 'ko')}){_CLOSE}[^.에]{{0,20}}에\s?"
        rf"{_any('published', 'ko')}\s(?:[가-힣]{{1,6}}\s){{0,2}}?{_any('own_nouns', 'ko')}"
    ),
    compiled(
        # "这是我刊登于《港口日报》的文章"
        rf"^[^。《》]{{0,8}}?{_any('published', *_CHINESE)}{_IN}?"
        rf"《(?P<name>[^《》]{{2,30}})》[^。]{{0,8}}?的{_OWN_NOUN}"
    ),
    compiled(
        # "창작과비평에서 전재"
        rf"^(?:이 글은 )?{_OPEN}(?P<name>[가-힣A-Za-z]{{2,20}}){_CLOSE}에서 {_any('reprinted', 'ko')}"
    ),
    compiled(
        rf"^(?:[※*]\s*)?(?:이|본) {_any('own_nouns', 'ko')}(?:은|는)\s+(?:[^.]{{0,20}}?\s)??"
        rf"(?:(?:\d{{1,4}}[년월일]자?\s*){{1,3}})?"
        rf"{_OPEN}(?P<name>[^《》「」『』<>]{{2,40}}?){_CLOSE}에\s+(?:[^.]{{0,15}}?){_any('published', 'ko')}"
    ),
)


_NO_NAMES = book.words("east_asian.places", "east_asian.own_nouns")
_OURS = book.entries("east_asian.ours")
_HERE = book.entries("link.here")
_DATED = compiled(r"\s+\d{1,4}[년월일].*")
"""A date between a Korean outlet and its ending: "문화일보 3월 5일자에"."""


def find_cjk_call(text: str) -> tuple[str, int, int] | None:
    """Return the outlet that a call leads to, and its place."""
    return _search(_CALLS, text)


def find_cjk_attribution(text: str) -> tuple[str, int, int] | None:
    """Return the outlet in which a text says that it was published, and its place."""
    return _search(_ATTRIBUTIONS, text)


def _search(patterns: tuple[re.Pattern[str], ...], text: str) -> tuple[str, int, int] | None:
    if len(text) > 300:
        return None
    for pattern in patterns:
        if match := pattern.search(text):
            name = _DATED.sub("", match["name"].strip())
            start = match.start("name")
            return (name, start, start + len(name)) if _is_name(name) else None
    return None


def _is_name(name: str) -> bool:
    return bool(name) and name not in _NO_NAMES and not name.startswith((*_OURS, *_HERE))
