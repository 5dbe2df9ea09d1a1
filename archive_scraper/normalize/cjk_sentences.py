"""Calls and attributions in Chinese, Japanese and Korean, where no space parts the outlet from its sentence."""

from __future__ import annotations

import re

CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

# The words are those of the phrases "read in full at X", "first published in X", "reprinted from X" on news pages
# of the three languages; the name stands in title marks, or between a particle and a verb.
_OPEN, _CLOSE = "[《「『〈<]?", "[》」』〉>]?"
_CALLS = (
    re.compile(
        rf"^(?:请|請|点击|點擊)?(?:在|到|前往){_OPEN}(?P<name>[^\s《》「」『』，。]{{2,30}}?){_CLOSE}(?:网站|網站)?上?"
        "(?:阅读|閱讀|观看|觀看|收听|收聽|查看)(?:全文|原文|完整|全部|更多)"
    ),
    re.compile(
        rf"^(?:この|本)?(?:続き|全文|記事全文|記事|詳細|元記事)(?:は|を)、?{_OPEN}(?P<name>[^\s「」『』、。]{{2,30}}?){_CLOSE}"
        "(?:で|にて)(?:全文を)?(?:読む|ご覧|お読み|見る)"
    ),
    re.compile(
        rf"^{_OPEN}(?P<name>[^\s《》「」『』<>]{{2,30}}?){_CLOSE}에서\s+(?:기사\s*)?(?:전문|전체|원문|영상|인터뷰)?\s*(?:을|를)?\s*"
        "(?:읽기|보기|듣기|읽어)"
    ),
)
_ATTRIBUTIONS = (
    re.compile(
        "^(?:本文|此文|该文|該文|原文|本篇(?:文章)?|这篇文章|這篇文章)[^。]{0,12}?"
        "(?:发表|發表|刊登|刊载|刊載|刊|载|載|发布|發佈|發布|出自)(?:于|於|在|自)?\\s*"
        rf"{_OPEN}(?P<name>[^《》「」『』〈〉，。、；]{{1,40}}?)(?:[》」』〉]|[，。；]|$|(?:网站|網站|杂志|雜誌|上)(?:[，。；]|$))"
    ),
    re.compile(
        r"^[（(【\[]?(?:本文)?(?:原载|原載|原刊|转载自|轉載自|转自|轉自|首发|首發|编译自|編譯自|摘自)(?:于|於)?\s*[:：]?\s*"
        rf"{_OPEN}(?P<name>[^《》「」『』〈〉，。、；）)】]{{1,40}}?)(?:[》」』〉]|[，。；）)】]|$)"
    ),
    re.compile(
        "^[※*（(]?(?:この|本)(?:記事|稿|論文|文章|インタビュー|コラム|寄稿|エッセイ|論考)?は、?[^。]{0,20}?"
        rf"{_OPEN}(?P<name>[^\s「」『』《》、。はが]{{2,30}}?){_CLOSE}(?:誌|紙|のサイト)?(?:の[^。]{{0,20}}?)?(?:に|で|にて)"
        "(?:最初に|初めて)?(?:掲載|発表|公開|寄稿|配信)"
    ),
    re.compile(
        rf"^[※*（(]?(?:[^。]{{0,20}}?は、?)?{_OPEN}(?P<name>[^\s「」『』《》、。はが]{{2,30}}?){_CLOSE}(?:誌|紙)?(?:の[^。]{{0,20}}?)?"
        "(?:より|から)(?:の)?(?:転載|抜粋)"
    ),
    re.compile(
        r"^(?:이|본) (?:글|기사|칼럼|논문|원고|인터뷰)(?:은|는)\s+(?:[^.]{0,20}?\s)??"
        r"(?:(?:\d{1,4}[년월일]자?\s*){1,3})?"
        rf"{_OPEN}(?P<name>[^《》「」『』<>]{{2,40}}?){_CLOSE}에\s+(?:[^.]{{0,15}}?)(?:게재|실린|실렸|기고|보도|발표)"
    ),
)


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
            name = match["name"].strip()
            return (name, *match.span("name")) if name else None
    return None
