"""Attributions: "This article was originally published in X.", "Source: X", "Op-Ed, X"."""

from __future__ import annotations

import re

from archive_scraper.normalize import call_words as words
from archive_scraper.normalize.calls import Sentence
from archive_scraper.normalize.fragments import Line
from archive_scraper.normalize.outlets import Outlet, is_date_word, looks_like_outlet, read_outlet

_TOKEN = re.compile(r"\S+")
_PUNCTUATION = '.,;:!?…()[]{}"“”„«»*|'
_LABEL = re.compile(r"^[^.:!?]{0,40}:\s*")
_FOOTER = re.compile(r"(?:^The (?:post|article|story) .{1,300} )?(?:first appeared|appeared first) on\b", re.IGNORECASE)
_PERMISSION = re.compile(r"\b(?:(?:by|with) (?:the )?(?:kind )?permission (?:of|from)|courtesy of)\b", re.IGNORECASE)
_WROTE = re.compile(r"\b(?:wrote|written|writes|penned|produced|prepared)\b[^.]{0,40}?\bfor\b", re.IGNORECASE)
_FIRST_PHRASE = re.compile("|".join(re.escape(p) for p in words.FIRST_PHRASES), re.IGNORECASE)
_SOURCE = re.compile(
    r"(?P<label>"
    + "|".join(sorted((re.escape(w) for w in words.SOURCE_LABELS), key=len, reverse=True))
    + r")\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:"
    + "|".join(sorted((re.escape(w) for w in words.ITEM_LABELS), key=len, reverse=True))
    + r")\s*(?P<mark>,|\s[-–—]|:)\s+"
    r"(?:(?:" + "|".join(words.OUTLET_LABELS) + r")\s*:\s*)?",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"(?:as )?(?:seen|featured|heard|quoted|published|appeared|appears) (?:in|on|at|by):?\s+(?=\S)", re.IGNORECASE
)
_NAME_DATE_OUTLET = re.compile(
    r"(?P<author>[^\W\d_][\w.’'-]*(?: [\w.’'-]+){1,5}?),? (?P<month>[^\W\d_]{3,12})\.? \d{1,2}, (?:19|20)\d\d,?\s+(?P<outlet>\S.*)"
)
_REFERENCE = re.compile(r"\bet al\b|\b(?:19|20)\d\d\s*[;:(]|\bdoi\b", re.IGNORECASE)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_ATTRIBUTIONS = (
    re.compile(r"(?:本文|此文|该文|該文|文章|原文|本篇)(?:[^。]{0,12}?)(?:发表|發表|刊登|刊载|刊載|刊|载|載|发布|發佈|發布|出自)(?:于|於|在)\s*[《「『〈]?(?P<name>[^《》「」『』〈〉，。、；]{1,40}?)(?:[》」』〉]|[，。；]|$|(?<=[\w])(?:网站|網站|杂志|雜誌|上))"),
    re.compile(r"(?:原载|原載|原刊|转载自|轉載自|转自|轉自|首发|首發|编译自|摘自)(?:于|於)?\s*[:：]?\s*[《「『〈]?(?P<name>[^《》「」『』〈〉，。、；]{1,40}?)(?:[》」』〉]|[，。；]|$)"),
    re.compile(r"(?:は|、|^)\s*[「『《]?(?P<name>[^\s「」『』《》、。はが]{2,30}?)[」』》]?(?:誌|紙|のサイト)?(?:の[^。]{0,20}?)?(?:に|で|にて)(?:最初に|初めて)?(?:掲載|発表|公開|寄稿|配信)"),
    re.compile(r"[「『《]?(?P<name>[^\s「」『』《》、。はが]{2,30}?)[」』》]?(?:誌|紙)?(?:より|から)(?:の)?(?:転載|抜粋)"),
    re.compile(r"[《<「『]?(?P<name>[^\s《》「」『』<>]{2,30}?(?: [^\s《》「」『』<>]{2,30}?)?)[》>」』]?에\s+(?:[^.]{0,15}?)(?:게재|실린|실렸|기고|보도)"),
)  # fmt: skip


def read_attribution(line: Line) -> Sentence | None:
    """Recognise one sentence that says in which outlet the text stood first; None where it says no such thing."""
    text = line.text
    if not text or len(text) > 1500:
        return None
    if _CJK.search(text) and (found := _read_cjk(text)):
        return found
    tokens = list(_TOKEN.finditer(text))
    cores = [token[0].strip(_PUNCTUATION).casefold() for token in tokens]
    trigger = _find_trigger(text, tokens, cores)
    if trigger is None:
        return None
    start, end, strength = trigger
    before = text[:start]
    if _is_credit(before) or not _speaks_of_itself(before, strength):
        return None
    outlet = _find_outlet(line, end, strength)
    if outlet is None:
        return None
    footer = _FOOTER.search(text)
    if footer and (footer.start() == 0):
        return Sentence("footer", "the footer that WordPress adds to a feed's entries", outlet)
    return Sentence("attribution", f"{strength}: where the text was published", outlet)


def _read_cjk(text: str) -> Sentence | None:
    for pattern in _CJK_ATTRIBUTIONS:
        if match := pattern.search(text):
            return Sentence(
                "attribution", "where the text was published", Outlet(match["name"].strip(), *match.span("name"))
            )
    return None


def _find_trigger(text: str, tokens: list[re.Match[str]], cores: list[str]) -> tuple[int, int, str] | None:
    """Return start and end of the words that make the sentence an attribution, and how sure they are."""
    if match := _PERMISSION.search(text):
        return match.start(), match.end() - 3, "permission"
    if (match := _WROTE.search(text)) and re.search(r"\bthis\b", text[: match.end()], re.IGNORECASE):
        return match.start(), match.end() - 3, "written for"
    firsts = [i for i, core in enumerate(cores) if core in words.FIRST_WORDS or core == "original"]
    if phrase := _FIRST_PHRASE.search(text):
        firsts.extend(i for i, token in enumerate(tokens) if token.start() <= phrase.start() < token.end())
    published = [i for i, core in enumerate(cores) if core in words.PUBLISHED]
    published_loose = published + [i for i, c in enumerate(cores) if c in ("found", "available", "read")]
    for first in firsts:
        pool = published_loose if cores[first] == "original" else published
        near = [i for i in pool if abs(i - first) <= 9]
        if near:
            low = min(first, near[0])
            return tokens[low].start(), tokens[low].end(), "first published"
    for index, core in enumerate(cores):
        if core in words.REPRINTED:
            return tokens[index].start(), tokens[index].end(), "reprinted"
    if published:
        return tokens[published[0]].start(), tokens[published[0]].end(), "published"
    return None


def _is_credit(before: str) -> bool:
    return any(word.strip(_PUNCTUATION).casefold() in words.CREDIT_WORDS for word in before.split())


def _speaks_of_itself(before: str, strength: str) -> bool:
    """Tell whether the words before the trigger leave the text at hand as its subject."""
    before = _LABEL.sub("", before)
    cores = [word.strip(_PUNCTUATION).casefold() for word in before.split()]
    cores = [core for core in cores if core]
    if not cores or strength == "written for":
        return True
    if strength == "permission" and cores[-1] in words.REPRINTED | words.PUBLISHED:
        return True
    if any(core in words.DEMONSTRATIVES for core in cores[:12]):
        return True
    return len(cores) <= 6 and any(core in words.OWN_TEXT_NOUNS for core in cores[:3])


def _find_outlet(line: Line, position: int, strength: str) -> Outlet | None:
    """Return the outlet of the first phrase after the trigger that holds one."""
    first_person: Outlet | None = None
    count = 0
    for token in _TOKEN.finditer(line.text, position):
        count += 1
        if count > 30:
            break
        core = token[0].strip(_PUNCTUATION).casefold()
        if core not in words.PREPOSITIONS and not (core in ("of", "for") and count == 1):
            if strength == "reprinted" and not _may_stand_between(core):
                break
            continue
        outlet = read_outlet(line, token.end())
        if outlet is None or _is_bad(outlet.name):
            continue
        sure = outlet.marked or looks_like_outlet(outlet.name)
        if strength == "published" and not sure:
            continue
        if core in words.PERSON_PREPOSITIONS and not sure and first_person is None:
            first_person = outlet
            continue
        return outlet
    return first_person


def _may_stand_between(core: str) -> bool:
    known = words.NOUNS | words.FILLERS | words.PUBLISHED | words.FIRST_WORDS | words.ARTICLES | words.REPRINTED
    return not core or core in known or core in ("with", "permission", "that", "which", "was", "full", "part", "whole")


def _is_bad(name: str) -> bool:
    lower = name.casefold()
    return any(agency in lower for agency in words.IMAGE_AGENCIES)


def read_outlet_line(line: Line) -> Sentence | None:
    """Recognise a line that is nothing but an outlet's name with its label: "Source: X", "Op-Ed, X", "A date X"."""
    text = line.text
    if not text or len(text) > 160:
        return None
    for pattern, why in (
        (_SOURCE, "a source label"),
        (_ITEM, "the kind of item and its outlet"),
        (_SEEN, "where it was seen"),
    ):
        if match := pattern.match(text):
            outlet = _rest_as_outlet(line, match.end())
            if outlet and not (pattern is _ITEM and match["mark"] == ":" and not looks_like_outlet(outlet.name)):
                return Sentence("attribution", why, outlet)
            return None
    match = _NAME_DATE_OUTLET.fullmatch(text)
    if match and match["month"].casefold() in words.MONTHS:
        outlet = _rest_as_outlet(line, match.start("outlet"))
        if outlet:
            return Sentence("attribution", "author, date and outlet on one line", outlet)
    return None


def _rest_as_outlet(line: Line, start: int) -> Outlet | None:
    """Return the outlet if the rest of the line is its name alone, with a date or an issue at most."""
    text = line.text
    if _REFERENCE.search(text, start) or _is_bad(text[start:]):
        return None
    if _CJK.search(text, start):
        name = re.split(r"[\s,，。（(|]", text[start:].strip("《》「」『』“” "), maxsplit=1)[0].strip("《》「」『』")
        return Outlet(name, start, start + len(name)) if name else None
    outlet = read_outlet(line, start)
    if outlet is None:
        return None
    rest = text[outlet.end :].strip(" .,|•·–—-()")
    if not rest:
        return outlet
    first, _, more = rest.partition(" ")
    return (
        outlet if is_date_word(first, more.split(" ", 1)[0]) or re.match(r"(?i)(?:vol|no|issue|pp?)\b", first) else None
    )
