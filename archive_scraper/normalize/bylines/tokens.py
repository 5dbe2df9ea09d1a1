"""A byline as tokens: words, separators, numbers, and the pieces that are never part of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.bylines.vocabulary import (
    ABBREVIATION,
    AGENCY,
    ARTICLE,
    CALENDAR,
    CAMEL_CASE,
    CONNECTOR,
    CONTRIBUTOR,
    CREDIT,
    DATE_LABEL,
    GIVEN,
    INNER_CAPITAL,
    KIND,
    LABEL,
    LEAD,
    LEAD_FIRST,
    LEAD_NOUN,
    MODIFIER,
    ORGANIZATION,
    OUTLET,
    PARTICIPLE,
    PARTICLE,
    POSTNOMINAL,
    PREPOSITION,
    RANK,
    ROLE,
    SUFFIX,
    WIDGET,
    printed_bits,
    vocabulary,
    word_bits,
)
from archive_scraper.normalize.folding import fold_word
from archive_scraper.normalize.late import late
from archive_scraper.normalize.text import MAIL_ADDRESS, clean_text
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD: Final = "word"
NUMBER: Final = "number"
EMAIL: Final = "e-mail"
ADDRESS: Final = "address"
HANDLE: Final = "handle"
QUOTED: Final = "quoted"
BRACKETED: Final = "bracketed"
MARK: Final = "mark"
NEWLINE: Final = "newline"
GLUE: Final = "glue"


@dataclass(slots=True)
class Token:
    """One piece of the byline as printed; ``key`` is the folded word, ``bits`` what it can be."""

    kind: str
    text: str
    start: int
    key: str = ""
    bits: int = 0
    spaced: bool = True
    """White space, or the start of the text, stands before it."""

    @property
    def lower(self) -> bool:
        """Written without any capital: "de", but not "al-Khatib" or "d'Arcy"; Georgian is written with none."""
        return self.text.islower() and not "\u10d0" <= self.text[0] <= "\u10ff"

    @property
    def small(self) -> bool:
        """In lower case, or of a script that knows none."""
        return self.text.islower() or self.text.lower() == self.text.upper()


# Letters, with the marks of scripts whose vowels are no letters to Python (Hebrew, Arabic, Indic scripts, Thai); the
# digits of these scripts are digits.
_LETTER: Final = (
    r"(?:[^\W\d_\u00b2\u00b3\u00b9\u2070-\u209c]"  # without the superior figures of footnotes
    r"|(?!\d)[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0980-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3])"
)
_TLD: Final = book.any_of(book.names("domains.of_sites"))
_TLD_IN_CAPITALS: Final = book.any_of(map(str.upper, book.names("domains.of_sites")))
_SLASHED: Final = book.any_of(
    form
    for name in (*book.names("outlets.brands"), *book.entries("byline.nobody"))
    if "/" in name and " " not in name
    for form in (name, name.upper())
)
"""What a slash does not part: RFE/RL, N/A."""
_WITH_AT: Final = rf"""
      (?P<email>{MAIL_ADDRESS})
    | (?P<handle>@(?:[a-z][a-z0-9_.]{{0,30}}[a-z0-9_] (?=[A-Z]{{2}})
        | [a-z][a-z0-9_]{{2,30}}(?=[A-Z][a-z]+\s[A-Z][\w'’-]+(?:@|\s*\Z)) | \w{{1,40}}))
    | """
_WITHOUT_AT: Final = rf"""
      (?P<address>(?:https?://|www\.)\S+ | \b[a-zA-Z0-9-]{{2,63}}\.(?:{_TLD})\b(?![.\w]*@)
        | \b[A-Z0-9-]{{2,63}}\.{_TLD_IN_CAPITALS}\b)
    | (?P<quoted>["“„«”][^"“”„«»\n]{{1,30}}["”“»] | (?<=\s)['‘’](?=\w)[^'’\n"(),;]{{1,24}}['’](?!\w))
    | (?P<bracketed>[(\[{{（［【][^()\[\]{{}}（）［］【】\n]{{0,160}}[)\]}}）］】])
    | (?P<account>(?:(?:\A|(?<=[Bb]y\ ))(?:[a-z][A-Za-z]*|[A-Z][A-Za-z]*(?=_|[0-9][a-z]))[0-9_]
        |(?<=[:\s])[A-Za-z]{{1,30}}_(?=[A-Za-z0-9]))[A-Za-z0-9_]{{0,30}}(?=\s*(?:\Z|[|,•·\n])|\ (?:on|at)\ ))
    | (?P<word>\b{_SLASHED}\b(?:['’]s)?|\b[A-Z]{{1,3}}&[A-Z]{{1,3}}\b|(?:(?<!\S)['’](?=[ts]\s))?{_LETTER}+
        (?:(?:['’ʼ`´‐‑.-]|(?<=[\u0600-\u06ff\u0900-\u0dff])[\u200c\u200d]|(?<=[A-ZÀ-Þ])\.-(?=[A-ZÀ-Þ])|(?<=[א-ת])["״](?=[א-ת])|(?<=[lL])·(?=[lL])){_LETTER}+)*
        (?:(?<=[א-ת])['׳](?!\w))?(?:(?<=[A-Z][A-Z])\d{{1,3}}\b)?)
    | (?P<number>\d+)
    | (?P<newline>\n)
    | (?P<mark>(?P<run>[,;.|…·•_*=~–—-])(?P=run)*|\S)
    """
_TOKENS: Final = late(_WITH_AT + _WITHOUT_AT, re.VERBOSE)
_PLAIN_TOKENS: Final = late(_WITHOUT_AT, re.VERBOSE)
"""The same for a text without "@", which nearly all are: each word would be looked through for one."""
_LINES: Final = compiled(r"[\n\r\u2028\u2029]+")
_LAST_CASED: Final = 0x590
"""After the letters of Latin, Greek, Cyrillic and Armenian; what follows has one case, but for Vietnamese vowels."""
_VIETNAMESE: Final = range(0x1EA0, 0x1F00)
_SMALL, _CAPITALS = (
    "".join(char for char in map(chr, (*range(_LAST_CASED), *_VIETNAMESE)) if char.isalpha() and test(char))
    for test in (str.islower, str.isupper)
)
# Where two words were run together: "DevereauxRyan", "ImhofQuelle", "КорниловаОбновлено".
_CASE_CHANGE: Final = late(rf"(?<=[{_SMALL}])(?=[{_CAPITALS}])")
# A run of more letters is no list of names; parting it would not be linear, nor end before Python's stack does.
_LONGEST_GLUED: Final = 300
_LONGEST_ENDING: Final = 3
# Capitals run into a month in capitals: "JANE DOENOV. 29, 2016".
_GLUED_MONTH: Final = compiled(
    rf"(?<=[A-ZÀ-Þ]{{2}})(?={book.any_of(map(str.upper, book.entries('months.run_in')))}\.? ?\d{{1,2}}, ?\d{{4}})"
)
_RIGHT_OF_GLUE: Final = (
    CONNECTOR
    | CONTRIBUTOR
    | ROLE
    | CALENDAR
    | PARTICIPLE
    | WIDGET
    | CREDIT
    | LABEL
    | MODIFIER
    | ORGANIZATION
    | DATE_LABEL
)


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a byline, in order. Linear; never raises.

    Line breaks are kept as tokens, other white space is not. Words that were run together are parted by a token of
    the kind "glue" where a known word, a lead-in or a given name begins.
    """
    if "\n" in text or "\r" in text or "\u2028" in text or "\u2029" in text:
        text = "\n".join(line for part in _LINES.split(text) if (line := clean_text(part)))
    else:
        text = clean_text(text)
    if _GLUED_MONTH.search(text):
        text = _GLUED_MONTH.sub(" ", text)
    tokens: list[Token] = []
    end = 0
    for match in (_TOKENS if "@" in text else _PLAIN_TOKENS).finditer(text):
        kind = match.lastgroup or "mark"
        start = match.start()
        token = Token(_KINDS[kind], match.group(), start, spaced=start > end or start == 0)
        end = match.end()
        if kind == "account":
            opened = not tokens or tokens[-1].text[:1] in ":：" or tokens[-1].bits & (LEAD | LEAD_NOUN | LEAD_FIRST)
            token.kind = WORD if opened else HANDLE
            _append(tokens, token)
        elif kind == "word":
            _add_word(tokens, token, text, end)
        elif kind == "address" and "/" not in token.text and not token.text.startswith("www."):
            # A bare host name is how some outlets call themselves.
            tokens.append(Token(WORD, token.text, start, fold_word(token.text), ORGANIZATION | OUTLET, token.spaced))
        elif kind == "mark" and token.text == "." and _takes_dot(tokens, token):
            tokens[-1].text += "."
            if _is_indic_initial(tokens) or (len(tokens[-1].key) == 1 and tokens[-1].text[0].isupper()):
                tokens[-1].bits &= ~(PREPOSITION | ARTICLE | LEAD_FIRST)  # "В. Марлоу", "Ο. Μάρλοου", "के. मार्लो"
        elif kind == "bracketed" and not token.spaced and _is_ending(tokens[-1], token.text[1:-1]):
            tokens[-1].text += token.text
        else:
            tokens.append(token)
    return _merge_runs(tokens)


def _merge_runs(tokens: list[Token]) -> list[Token]:
    """Make one token of the words that mean one thing together: "phóng viên", a reporter."""
    known = vocabulary().runs
    if not any(token.key in known for token in tokens):
        return tokens
    merged: list[Token] = []
    position = 0
    while position < len(tokens):
        first = tokens[position]
        runs = known.get(first.key) if first.kind == WORD else None
        end = position + 1
        if runs:
            key = first.key
            for following in range(position + 1, min(len(tokens), position + _LONGEST_RUN)):
                if tokens[following].kind != WORD:
                    break
                key = f"{key} {tokens[following].key}"
                if key in runs:
                    end = following + 1
                    text = join_tokens(tokens[position:end])
                    first = Token(WORD, text, tokens[position].start, key, runs[key], tokens[position].spaced)
        merged.append(first)
        position = end
    return merged


_LONGEST_RUN: Final = 5
_LONGEST_INDIC_INITIAL: Final = 2
_KINDS: Final = {
    "email": EMAIL,
    "account": WORD,
    "address": ADDRESS,
    "handle": HANDLE,
    "quoted": QUOTED,
    "bracketed": BRACKETED,
    "word": WORD,
    "number": NUMBER,
    "newline": NEWLINE,
    "mark": MARK,
}


def _takes_dot(tokens: list[Token], dot: Token) -> bool:
    """Whether a dot belongs to the word before it: an initial or an abbreviation."""
    if dot.spaced or not tokens or tokens[-1].kind != WORD or tokens[-1].text.endswith("."):
        return False
    word = tokens[-1]
    if len(word.text) == 1 or _is_indic_initial(tokens) or ("." in word.text and word.text[-2] in ".-"):
        return True
    return bool(word.bits & (ABBREVIATION | SUFFIX | RANK | POSTNOMINAL)) and len(word.key) < 6


def _is_indic_initial(tokens: list[Token]) -> bool:
    """Tell whether a letter of an Indic script with its vowel, or the name of a letter, opens a name: "சு", "एस"."""
    word, before = tokens[-1].text, tokens[-2:-1]
    opens = not before or before[0].kind != WORD or before[0].bits & (LEAD | LEAD_NOUN | RANK) or "." in before[0].text
    return "\u0900" <= word[0] <= "\u0dff" and sum(map(str.isalpha, word)) <= _LONGEST_INDIC_INITIAL and bool(opens)


def _is_ending(word: Token, inner: str) -> bool:
    """Tell whether brackets hold the end of the word before them: "Author(s)", "Autor(in)"."""
    said = word.bits & (CREDIT | LEAD_NOUN | LABEL | ROLE) and not word.bits & GIVEN
    return bool(said) and len(inner) <= _LONGEST_ENDING and inner.isalpha() and inner.islower()


def _add_word(tokens: list[Token], token: Token, text: str, end: int) -> None:
    """Append a word, parted where words were run together."""
    word = token.text
    if len(word) <= _LONGEST_GLUED and (opening := _find_opening(word)) is not None:
        length, mark = opening
        _append(tokens, Token(WORD, word[:length], token.start, spaced=token.spaced))
        if mark:
            tokens.append(Token(MARK, mark, token.start + length))
        rest = length + len(mark)
        _add_word(tokens, Token(WORD, word[rest:], token.start + rest), text, end)
        return
    if len(word) > _LONGEST_GLUED or word.islower() or word.isupper() or not _CASE_CHANGE.search(word):
        _append(tokens, token)
        return
    follows = tokens[-1].kind == WORD if tokens else False
    after = text[end + 1 : end + 2] if text[end : end + 1] in {" ", "\n"} else ""
    opened = len(tokens) > 1 and (tokens[-2].bits & LEAD or tokens[-2].text in {":", "："})
    start, runs_on = 0, after.islower() and follows and bool(opened or tokens[-1].bits & GIVEN)
    for cut, glued in _find_cuts(word, follows=follows, precedes=after.isupper(), runs_on=runs_on):
        _append(tokens, Token(WORD, word[start:cut], token.start + start, spaced=token.spaced and start == 0))
        if glued:
            tokens.append(Token(GLUE, "", token.start + cut, spaced=False))
        start = cut
    _append(tokens, Token(WORD, word[start:], token.start + start, spaced=token.spaced and start == 0))


def _find_opening(word: str) -> tuple[int, str] | None:
    """Return where a title or an agency ends that is tied to a name, and the mark after it.

    "Dr.Marlowe", "TT-Ada Marlowe", and titles that their script sets no space after.
    """
    if "-" in word:
        agency, _, name = word.partition("-")
        bits = word_bits(fold_word(agency))
        tied = (agency.isupper() and bits & AGENCY) or (bits & LEAD_NOUN and not bits & GIVEN)
        named = not name.islower() and name == name.title()
        return (len(agency), "-") if tied and named and word_bits(fold_word(name)) & GIVEN else None
    if "." in word:
        title, _, name = word.partition(".")
        tied = len(name.split(".")[-1]) > 1 and not word_bits(fold_word(word))
        return (len(title) + 1, "") if tied and word_bits(fold_word(title)) & RANK else None
    if word[0] in _GLUED_TITLE_LETTERS and not word_bits(fold_word(word)):
        title = next((title for title in _GLUED_TITLES if _begins_with_title(word, title)), "")
        return (len(title), "") if title else None
    return None


def _begins_with_title(word: str, title: str) -> bool:
    """Tell whether a title and a name are run together; no name begins with a vowel sign, so "ดรุณี" is one whole."""
    rest = word[len(title) :]
    return word.startswith(title) and len(rest) > 2 and _DEPENDENT_VOWEL.match(rest) is None


# Thai vowels and marks that never begin a word.
_DEPENDENT_VOWEL: Final = compiled("[\u0e30-\u0e3a\u0e45-\u0e4e]")
_GLUED_TITLES: Final = tuple(sorted(book.entries("title.glued"), key=len, reverse=True))
_GLUED_TITLE_LETTERS: Final = frozenset(title[0] for title in _GLUED_TITLES)


def _append(tokens: list[Token], token: Token) -> None:
    token.key = fold_word(token.text)
    token.bits = printed_bits(token.text, token.key)
    tokens.append(token)


def _find_cuts(word: str, *, follows: bool, precedes: bool, runs_on: bool) -> list[tuple[int, bool]]:
    """Return where a word with inner capitals falls apart, and whether a new item begins there.

    ``follows``: another word stands before it; ``precedes``: a capitalised one stands after it; ``runs_on``: one in
    lower case does, after a given name, "Ada MarloweThis text was".
    """
    if word_bits(fold_word(word)) & CAMEL_CASE:
        return []
    cuts: list[tuple[int, bool]] = []
    start = 0
    small = next((match.start() for match in _CASE_CHANGE.finditer(word)), 0)
    if follows and word[0].islower() and len(word[:small]) > 2:
        left_bits = word_bits(fold_word(word[:small]))
        if left_bits & PREPOSITION and not left_bits & PARTICLE:
            return [(small, False)]  # "Reporting fromKyiv"
    borders = [match.start() for match in _CASE_CHANGE.finditer(word)]
    for number, border in enumerate(borders):
        left = word[start:border]
        after = borders[number + 1] if number + 1 < len(borders) else len(word)
        right = fold_word(word[border:after])
        left_key = fold_word(left)
        if start == 0 and not follows and word_bits(left_key) & (LEAD | LEAD_NOUN):
            cuts.append((border, False))
            start = border
            continue
        if start == 0 and not follows and word_bits(left_key) & KIND and word_bits(right) & GIVEN:
            cuts.append((border, True))  # "EssayAda Marlowe"
            start = border
            continue
        # The piece just before the border, without what a hyphen or an apostrophe ties to it.
        piece = fold_word(re.split(r"['’ʼ`´.-]", left)[-1])
        if word_bits(piece) & INNER_CAPITAL or len(piece) < 2:
            continue
        bits = word_bits(right)
        ends = after == len(word) and (precedes or (runs_on and len(piece) > 2 and after - border > 1))
        if (bits & _RIGHT_OF_GLUE and len(right) > 2) or ((follows or bool(cuts)) and (bits & GIVEN or ends)):
            cuts.append((border, True))
            start = border
    return cuts


def tokenize_inside(text: str) -> list[Token]:
    """Return the tokens of a text, those in the brackets where they hold all of it: "(Image: Agency)"."""
    tokens = tokenize(text)
    return tokenize(tokens[0].text[1:-1]) if len(tokens) == 1 and tokens[0].kind == BRACKETED else tokens


def join_tokens(tokens: list[Token]) -> str:
    """Return the tokens as printed, one space where there was white space."""
    return "".join((" " if number and token.spaced else "") + token.text for number, token in enumerate(tokens)).strip()


def phrase_of(words: Iterable[Token]) -> str | None:
    """Return what words are together in the lists of names: an outlet, a place, a picture agency."""
    return vocabulary().phrases.get(" ".join(word.key for word in words))
