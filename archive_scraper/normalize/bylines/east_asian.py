"""Bylines in Chinese, Japanese and Korean: names without spaces, roles after or before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from archive_scraper.items import Person
from archive_scraper.normalize.bylines.east_asian_around import (
    BRACKETED,
    DOUBLE_LEADS,
    NOISE,
    READING,
    any_of,
    opened_brackets,
    unwrapped,
)
from archive_scraper.normalize.bylines.east_asian_words import east_asian_words
from archive_scraper.normalize.bylines.lists import read_list
from archive_scraper.normalize.east_asian_letters import HAN, HANGUL, KANA, has_east_asian_names
from archive_scraper.normalize.folding import fold
from archive_scraper.normalize.listed_outlets import find_listed, is_listed
from archive_scraper.normalize.parts import Part
from archive_scraper.normalize.text import clean_text
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re

_LONGEST_CHINESE: Final = 4
_LONGEST_KOREAN: Final = 3
_ITS: Final = "的"
_OF: Final = "の"
# Lead-ins and roles that one piece may carry at one end.
_MOST_AFFIXES: Final = 4
# The dot between the parts of a foreign name, in katakana or Chinese, parts no names.
_SPLIT: Final = compiled(
    r"(?:[、,，;；|｜│┃ㅣ/／•●■◆▲◎○☉⊙▣□◇△▶►★☆※◈\n:：。．–—―~〜…「」『』<>〈〉《》*&＆]"
    rf"|-(?![{HAN}]{{1,6}}·)"
    r"|[=＝](?![ァ-ヺー])|(?<![ァ-ヺー])[=＝]"
    r"|・(?![ァ-ヺー]|[A-Z]\.?・)|(?<![ァ-ヺー])(?<![・ ][A-Z])(?<!・[A-Z]\.)・"
    r"|·(?![\u4e00-\u9fff])|(?<![\u4e00-\u9fff])·"
    rf"|(?<=[{HAN}{KANA}{HANGUL}])\.(?=\s|$))+"
)
_COLONS: Final = frozenset(":：")
# The reporter of an agency inside of a line: "中央社記者林志明台北".
_REPORTER: Final = compiled(rf"^[^\s]{{2,10}}?{any_of('reporters')}\s?(?=\S{{2}})")
_NAME: Final = compiled(
    f"(?:[{HAN}{KANA}]{{2,6}}|[{HAN}]{{1,4}} [{HAN}{KANA}]{{1,5}}"
    f"|[{HAN}]{{1,6}}(?:[·-][{HAN}]{{1,6}}){{1,3}}"
    rf"|[{KANA}]{{2,12}}(?:[・＝ ](?:[A-Z]\.?[・ ]?)?[{KANA}]{{2,12}}){{0,3}}|[{HANGUL}]{{2,5}})"
)

_AGENCIES: Final = tuple(name for name in book.names("outlets.agencies") if not name.isascii())
_PHRASE: Final = compiled("(?<![ぁ-ん])[のはをがにでともへ](?![ぁ-ん])")
"""A Japanese particle, alone between letters that are none: 今回の調査は."""
_TAKEN: Final = compiled(f"[{HAN}{KANA}]{{2,5}}{any_of('taken')}")
"""A name and what says that it took the picture: 陳志強攝."""
_BUTTONS: Final = tuple(entry for entry in book.entries("byline.buttons") if len(entry) > _LONGEST_KOREAN)
_BUTTON_AFTER: Final = compiled(rf"(?<=\S)\s{book.any_of(_BUTTONS)}$")
"""A button after a name: "趙甲濟 필자의 다른 기사보기"."""
_DIGIT: Final = compiled(r"\d")
_DID: Final = compiled(rf"\s?{any_of('taken')}\s*(?:$|[\n)）])")
_TEXT_LABELS: Final = book.entries("east_asian.text_labels")
_OTHER_CREDIT: Final = "credited with something else than writing"
_TAKES: Final = book.entries("east_asian.taken")
_NAME_AND_READING: Final = 4
_HIRAGANA: Final = compiled("[ぁ-ん]{4,16}")
_HAN_LABEL: Final = compiled(f"[{HAN}]{{4,8}}")
_HAN_NAME: Final = compiled(f"[{HAN}{KANA}]{{4,6}}")
_GLUED_ROLES: Final = book.words("east_asian.glued_roles")
_REPORTED: Final = book.words("east_asian.reported")
_SLASHES: Final = frozenset("/／")
_KATAKANA: Final = compiled("[ァ-ヺー・]{2,12}")
_SECTIONS: Final = book.words("east_asian.sections")
_SUBJECTS: Final = book.entries("east_asian.subjects")
_LONGEST_SUBJECT: Final = 3
"""Letters of a name that ends as a subject does: 山田学."""
_OF_SCHOLARS: Final = book.entries("east_asian.scholars")
_OF_HOUSES: Final = book.entries("east_asian.houses")
# A foreign place in katakana run into a name in kanji: "ワシントン山田太郎".
_PLACE_BEFORE_NAME: Final = compiled(f"^[ァ-ヺー・]{{2,12}}(?=[{HAN}]{{3,6}}$)")


def _is_subject(name: str) -> bool:
    return len(name) > _LONGEST_SUBJECT and name.endswith(_SUBJECTS)


def read_east_asian(text: str, language: str | None, site: str | None) -> tuple[list[Person], list[Part]]:
    """Return the authors of an East Asian byline and its parts, in the order of the text."""
    text = "\n".join(clean_text(line) for line in text.splitlines())
    text = DOUBLE_LEADS.sub(r"\1 ", unwrapped(text))
    people, parts = _read_pieces(BRACKETED.sub(opened_brackets, text), language, site)
    if not people and BRACKETED.search(text):  # the byline may stand in the brackets
        people, parts = _read_pieces(BRACKETED.sub(lambda match: f"\n{match.group()[1:-1]}\n", text), language, site)
    return people, parts


def _read_pieces(text: str, language: str | None, site: str | None) -> tuple[list[Person], list[Part]]:
    for start, end in reversed(find_listed(text)):
        if _DIGIT.search(text, start, end):  # "36氪": no count
            text = f"{text[:start]}\n{text[end:]}"
    text = NOISE.sub("\n", READING.sub("\n", text))
    if not has_east_asian_names(text):
        return read_list(text, language, site)
    text = east_asian_words().labels.sub("\n", text)
    reader = _Reader(language or "", site)
    start = 0
    for match in _SPLIT.finditer(text):
        is_label = match.end() == len(text) and match.group() in _COLONS and (reader.people or reader.weak)
        if _is_credited(text, start, match):
            reader.parts.append(Part(text[start : match.start()].strip(), "credit", _OTHER_CREDIT))
        elif not is_label:  # "王小明\n摘要："
            reader.take(text[start : match.start()], match.group())
        start = match.end()
    reader.take(text[start:], "\n")
    return reader.finish()


def _is_credited(text: str, start: int, slash: re.Match[str]) -> bool:
    """Tell whether a slash stands before what a person did, and that is no writing: "王小明／攝影"."""
    written = text[start : slash.start()].endswith(_TEXT_LABELS)
    return slash.group() in _SLASHES and not written and _DID.match(text, slash.end()) is not None


class _Reader:
    """Reads the pieces between separators; a lead-in or a credit holds for the pieces after it."""

    def __init__(self, language: str, site: str | None) -> None:
        self.words = east_asian_words()
        self.language = language.split("-", maxsplit=1)[0]
        self.endings = self.words.endings_in(self.language)
        self.site = site
        self.people: dict[str, Person] = {}
        self.weak: dict[str, Person] = {}
        """Names that nothing but their shape speaks for: they count where nobody else was found."""
        self.organizations: dict[str, Person] = {}
        self.parts: list[Part] = []
        self.credit = False
        self.led = False
        self.slashed = False
        """A slash parts the piece from a name before it."""
        self.waiting: list[str] = []

    def take(self, piece: str, separator: str) -> None:
        """Read one piece; ``separator`` is what stands after it."""
        piece = piece.strip()
        if piece.endswith(_BUTTONS) and piece not in self.words.placeholders:
            piece = _BUTTON_AFTER.sub("", piece)
        half, _, other = piece.partition(" ")
        if half == other:
            piece = half  # a name that the page shows twice
        while half.endswith(self.words.tails) and other.endswith(self.words.ends):  # "山田太郎記者 佐藤花子記者"
            self._read(half, " ")
            piece = other
            half, _, other = piece.partition(" ")
        words = piece.split(" ")
        apart = self.words.apart
        end = next((end for end, word in enumerate(words[1:-2], 1) if word in apart), 0)
        if end and words[-1] in apart and words[0] not in apart and words[end + 1] not in apart:  # "王明 著 李四 译"
            self._read(" ".join(words[: end + 1]), " ")
            piece = " ".join(words[end + 1 :])
        if piece:
            self._read(piece, separator)
        self.slashed = bool(self.people or self.weak) and separator in _SLASHES
        if any(mark in separator for mark in "\n|｜│┃ㅣ"):
            self._settle_waiting()
            is_label = piece.casefold() in self.words.credits  # "图 | 王小明"
            self.credit = self.credit and is_label and "\n" not in separator

    def finish(self) -> tuple[list[Person], list[Part]]:
        """Return what was found: people, or else the organizations."""
        self._settle_waiting()
        people = self.people or self.weak or self.organizations
        return list(people.values()), self.parts

    def _read(self, piece: str, separator: str) -> None:
        credited = piece.casefold() in self.words.credits and separator[:1] in _COLONS
        if piece in self.words.tails and piece not in self.words.leads and not credited:
            self.parts.append(Part(piece, "role", "no name next to it"))
            return
        reporter = _REPORTER.match(piece)
        if reporter:
            self.parts.append(Part(reporter.group(), "lead-in", "an agency's reporter"))
            self.led, self.credit = True, False
            piece = piece[reporter.end() :]
        if piece in self.words.placeholders and piece not in self.words.leads and not credited:
            self.parts.append(Part(piece, "placeholder", "an account, a desk or a button, not a name"))
            return
        if self._opens_credit(piece):
            self.parts.append(Part(piece, "credit", _OTHER_CREDIT))
            return
        piece = self._strip_outlet(piece)
        rest, led = self._strip_lead(self._strip_office(piece), separator)
        if led:
            self.credit, self.led = False, True
            self.parts.append(Part(piece[: len(piece) - len(rest)].strip(), "lead-in", "names follow"))
        if self.credit:
            self.parts.append(Part(piece, "credit", _OTHER_CREDIT))
            return
        if separator[:1] in _COLONS and not (led or reporter) and self._is_unknown_label(rest):
            self.led = False
            self.parts.append(Part(rest, "label", "stands before a colon"))
            return
        rest, tail = self._strip_tail(rest)
        if self.slashed and tail in _REPORTED:
            self.parts.append(Part(rest, "place", "where the report came from"))
        elif (led or self.led) and tail and self._is_organization(rest):
            self.parts.append(Part(rest, "organization", "where the author works"))
        elif rest:
            self._read_names(rest, certain=led or bool(tail), tail=tail, separator=separator)
        if tail:
            self.parts.append(Part(tail, "role", "stands after a name"))

    def _opens_credit(self, piece: str) -> bool:
        """Tell whether a piece is a credit, which holds for the names after it, or a name and its credit."""
        head, _, after = piece.partition(" ")
        if piece.casefold() in self.words.credits or (head.casefold() in self.words.credits and after):
            self.credit = not after
            return True
        named = after and piece.rpartition(" ")[2] in self.words.credits and head not in self.words.leads
        return bool(named) or _TAKEN.fullmatch(piece) is not None

    def _is_unknown_label(self, text: str) -> bool:
        """Tell whether a label stands before a colon, longer than Chinese names or in katakana: "课题组成员："."""
        if _KATAKANA.fullmatch(text):
            return "・" not in text
        other = len(text) > _LONGEST_CHINESE or text[:1] not in self.words.chinese
        return self.language == "zh" and other and _HAN_LABEL.fullmatch(text) is not None

    def _strip_office(self, piece: str) -> str:
        """Take off an office of a place before a name: "ロンドン支局長 小川大輔", but not "山田太郎記者 小川大輔"."""
        words = piece.split(" ")
        last = max((place for place, word in enumerate(words[:-1]) if word.endswith(self.words.tails)), default=-1)
        office, name = " ".join(words[: last + 1]), " ".join(words[last + 1 :])
        if last < 0 or name.endswith(self.words.tails) or not all(map(self._is_of_office, words[: last + 1])):
            return piece
        self.parts.append(Part(office, "role", "an office before the name"))
        self.led = True
        return name

    def _is_of_office(self, word: str) -> bool:
        """Tell whether a word is a house, a place or a section, or an office in one."""
        tail = next((tail for tail in self.words.tails if word.endswith(tail)), "")
        place = word[: len(word) - len(tail)]
        if not place or place in self.words.places or place in _SECTIONS or is_listed(place):
            return True
        return place.endswith((*_OF_HOUSES, *self.endings)) or (bool(tail) and _KATAKANA.fullmatch(place) is not None)

    def _strip_outlet(self, piece: str) -> str:
        """Take off a listed outlet before or after a name or a role: "海鸥网 王小明", "王小明 海鸥网"."""
        for start, end in find_listed(piece):
            rest = piece[end:] if not start else piece[:start] if end == len(piece) else ""
            if rest.strip() and (rest != rest.strip() or rest.endswith(self.words.tails)):
                if not self.credit:
                    self._keep(piece[start:end], "organization", certain=False)
                return rest.strip()
        return piece

    def _strip_lead(self, piece: str, separator: str) -> tuple[str, bool]:
        led = False
        for _ in range(_MOST_AFFIXES):
            for lead in filter(piece.startswith, self.words.leads):
                rest = piece[len(lead) :]
                # A single letter may open a surname; it leads only where something parts it from the name.
                if rest and len(lead) < 3 and lead[0] >= "\uac00" and not rest.startswith(" "):
                    continue
                if rest and len(lead) == 1 and not rest.startswith(" "):
                    continue
                if not rest and (lead in self.endings or (not separator.strip() and not led and self.people)):
                    continue
                if rest.strip() in self.words.tails or len(rest.strip()) == 1:
                    continue
                piece, led = rest.strip(), True
                break
            else:
                break
        if not led and (role := self._role_before_name(piece)):
            return piece[len(role) :].strip(), True
        return piece, led

    def _role_before_name(self, piece: str) -> str:
        """Return the role, and its house, before a Chinese name without a space: "教授王小明", "港灣網記者王小明"."""
        lengths = range(2, _LONGEST_CHINESE + 1)
        if not any(piece[:-size].endswith(self.words.tails) for size in lengths):  # as nearly always
            return ""
        for role in self.words.tails:
            house, found, name = piece.partition(role)
            if found and len(role) > 1 and 2 <= len(name) <= _LONGEST_CHINESE:
                known = not house or house.endswith(self.endings)
                known = known and name[0] in self.words.chinese and not name.endswith(self.endings)
                return house + role if known else ""
        return ""

    def _strip_tail(self, piece: str) -> tuple[str, str]:
        taken = ""
        for _ in range(_MOST_AFFIXES):
            for tail in filter(piece.endswith, self.words.tails):
                rest = piece[: -len(tail)]
                glued = len(tail) > 1 or tail in _GLUED_ROLES
                if len(rest.strip()) < 2 or not (glued or rest.endswith(" ")):
                    continue
                if tail in self.endings and not self._may_be_name(rest):
                    continue  # a researcher and an institute are one word in Korean
                if self._holds_letter_of_name(rest, tail):
                    continue  # "김영대기자": a reporter, no chief reporter
                piece, taken = rest.strip(), f"{tail} {taken}".strip()
                break
            else:
                break
        section = next((word for word in _SECTIONS if taken and piece.endswith(word)), "")
        if section and len(piece) - len(section) > 1:  # "王小明财经记者", "王小明高级研究员"
            return piece[: -len(section)].strip(), f"{section} {taken}"
        return piece, taken

    def _holds_letter_of_name(self, rest: str, tail: str) -> bool:
        """Tell whether a shorter role leaves a Korean name of three letters, and this one two."""
        return len(rest) == _LONGEST_KOREAN - 1 and tail[1:] in self.words.tails and self._may_be_name(rest + tail[0])

    def _may_be_name(self, text: str) -> bool:
        """Tell whether the last word begins with a Korean surname and is as long as names are; with a space, longer."""
        word = text.rsplit(maxsplit=1)[-1]
        if not "\uac00" <= word[0] <= "\ud7a3":
            return True
        fits = len(word) == _LONGEST_KOREAN or (text.endswith(" ") and len(word) == _LONGEST_KOREAN + 1)
        return fits and word[0] in self.words.korean

    def _read_names(self, piece: str, *, certain: bool, tail: str, separator: str) -> None:
        house, of, name = piece.rpartition(_OF)
        if of and name and house.endswith((*_OF_HOUSES, *self.endings)):  # "報道部の坂本信博"
            self.parts.append(Part(house, "organization", "where the person after it works"))
            piece = name
        if not has_east_asian_names(piece):
            people, parts = read_list(piece, self.language, self.site)
            self.parts.extend(parts)
            for person in people:
                if " " in person.name or not (self.people or self.weak):
                    self._keep(person.name, person.type, certain=certain or self.led)
            return
        if "\uac00" <= piece[-1] <= "\ud7a3":
            self._read_korean(piece, tail=tail, separator=separator, certain=certain)
            return
        for name in self._split_han(piece, tail):
            self._read_name(name, certain=certain or self.led)

    def _split_han(self, piece: str, tail: str) -> list[str]:
        """Part Chinese names at their spaces; in a Japanese name the space parts surname and given name."""
        words = piece.split(" ")
        if len(words) > 1 and tail and len(words[0]) > 1 and words[-1].endswith(_OF_HOUSES):
            self.parts.append(Part(words.pop(), "organization", "where the person before it works"))
        if len(words) == _NAME_AND_READING and _HIRAGANA.fullmatch("".join(words[2:])):
            words = words[:2]  # "村上 亮太 むらかみ りょうた"
        is_spaced = len(words) == len(words[-1]) == 2 and len(words[0]) == 1 and words[0] in self.words.chinese
        if len(words) == 1 or is_spaced:  # "邱 小明"
            return [piece] if is_spaced else words
        words = [word for word in words if word not in self.words.placeholders and not _is_subject(word)]
        whole = _LONGEST_CHINESE if self.language == "ja" else _LONGEST_CHINESE - 1
        if len(words) > 2 or any(len(word) >= whole for word in words):  # "山口 太一" is a name
            words = [word for word in words if word not in self.words.places]
        words = [word for word in words if has_east_asian_names(word)]  # "高橋美咲 NHK"
        is_office = len(words) == 2 and (tail or len(words[1]) > _LONGEST_CHINESE)
        if is_office and _HAN_NAME.fullmatch(words[0]):
            self.parts.append(Part(words.pop(), "role", "what the person before it is: 行動評論家"))
        for house, other in ((-1, 0), (0, -1)):
            if len(words) > 1 and len(words[other]) > 2 and self._is_organization(words[house]):
                self.parts.append(Part(words.pop(house), "organization", "where the person next to it works"))
        chinese = self.language == "zh" or (
            self.language != "ja" and all(word[:1] in self.words.chinese and len(word) < 4 for word in words)
        )
        if chinese or len(words) > 2:
            return words if chinese else [" ".join(words[index : index + 2]) for index in range(0, len(words), 2)]
        return [" ".join(words)]

    def _read_name(self, name: str, *, certain: bool) -> None:
        words = self.words
        if certain and len(name) > 3:
            name = next((name[: -len(place)] for place in words.places if name.endswith(place)), name)
        name, its, _ = name.partition(_ITS)  # "李伟的专栏": no name holds it
        if its and name[:1] not in words.chinese:
            self.parts.append(Part(name, "ignored", "the subject of something"))
            return
        if self.slashed and _HIRAGANA.fullmatch(name.replace(" ", "")):
            self.parts.append(Part(name, "ignored", "how the name before it is read"))
            return
        is_subject = _is_subject(name)
        house = next((name[: -len(place)] for place in words.places if name.endswith(place)), "")
        name = house if is_listed(house) else name
        name = next((agency for agency in _AGENCIES if name.endswith(agency) and self._is_place(name, agency)), name)
        name = _PLACE_BEFORE_NAME.sub("", name)
        if name in words.placeholders:
            self.parts.append(Part(name, "placeholder", "an account or a desk, not a name"))
        elif name in words.places:
            self.parts.append(Part(name, "place", "a known place"))
        elif self._is_organization(name):
            self._keep(name, "organization", certain=certain)
        elif self._is_where(name):
            self.parts.append(Part(name, "place", "a known place and a part of it"))
        elif name in _SECTIONS or is_subject:
            self.parts.append(Part(name, "role", "a section or a subject without a name"))
        elif _NAME.fullmatch(name) and (certain or not _PHRASE.search(name)):
            self._keep(name, "person", certain=certain)
        else:
            self.parts.append(Part(name, "ignored", "not in the shape of a name"))

    def _is_place(self, name: str, agency: str) -> bool:
        """Tell whether nothing but a place stands before an agency: "ロンドン共同"."""
        place = name.removesuffix(agency)
        return place in self.words.places or _KATAKANA.fullmatch(place) is not None

    def _is_where(self, name: str) -> bool:
        """Tell whether a Chinese city and its district are all: "台中東勢", but "大阪太郎" is Japanese."""
        return self.language != "ja" and self.words.districts.fullmatch(name) is not None

    def _is_organization(self, name: str) -> bool:
        if name.endswith(self.endings) or name in self.words.openings or is_listed(name):
            return True
        may_be_korean = len(name) == _LONGEST_KOREAN and name[0] in self.words.korean  # "한국희" is a name
        return name.startswith(self.words.openings) and not may_be_korean

    def _read_korean(self, piece: str, *, tail: str, separator: str, certain: bool) -> None:
        names = self._find_korean_names(piece.split(" "), tail=tail, certain=certain)
        if tail or certain:
            for name in [*self.waiting, *names]:
                self._keep(name, "person", certain=True)
            self.waiting.clear()
        elif "·" in separator or "," in separator or "・" in separator:
            self.waiting.extend(names)
        else:
            self._settle_waiting()
            for name in names:
                self._keep(name, "person", certain=self.led)

    def _find_korean_names(self, tokens: list[str], *, tail: str, certain: bool) -> list[str]:
        names: list[str] = []
        studied = tail.endswith(_OF_SCHOLARS) or any(map(_is_subject, tokens))
        for number, token in enumerate(tokens):
            last = number == len(tokens) - 1
            if token in self.words.credits:
                self.parts.append(Part(" ".join(tokens[number:]), "credit", _OTHER_CREDIT))
                break
            if token in self.words.placeholders:
                self.parts.append(Part(token, "placeholder", "an account or a desk, not a name"))
            elif token in self.words.places:
                self.parts.append(Part(token, "place", "a known place"))
            elif token in _SECTIONS or _is_subject(token):
                self.parts.append(Part(token, "role", "a section without a name"))
            elif any(token.endswith(house) and token[: -len(house)] in self.words.places for house in _OF_HOUSES):
                self.parts.append(Part(token, "organization", "a house that is named after its place"))
            elif (names or studied) and self._is_house(token, tail):
                self.parts.append(Part(token, "organization", "where the person before it works"))
            elif self._is_organization(token) or (token.endswith(_OF_HOUSES) and token[0] not in self.words.korean):
                self._keep(token, "organization", certain=certain)
            elif self._is_korean_name(token, last=last and not names and (bool(tail) or certain or len(tokens) == 1)):
                names.append(token)
            else:
                self.parts.append(Part(token, "ignored", "not in the shape of a name"))
        return names

    def _is_house(self, token: str, tail: str) -> bool:
        """Tell whether a word after a name is a house; a university of three letters may be a name: 서울대, 이영대."""
        name = len(token) == 3 and token[0] in self.words.korean
        return token.endswith(_OF_HOUSES) and (not name or tail.endswith(_OF_SCHOLARS))

    def _is_korean_name(self, token: str, *, last: bool) -> bool:
        if not all("\uac00" <= char <= "\ud7a3" for char in token):
            return False
        known = token[0] in self.words.korean
        longest = _LONGEST_KOREAN + (not self.slashed or token[:2] in self.words.korean)
        fits = 2 <= len(token) <= longest
        return (len(token) == _LONGEST_KOREAN and known) or (last and fits)

    def _settle_waiting(self) -> None:
        for name in self.waiting:
            self._keep(name, "person", certain=self.led)
        self.waiting.clear()

    def _keep(self, name: str, kind: Literal["person", "organization"], *, certain: bool) -> None:
        self.parts.append(Part(name, kind, "a role stands next to it" if certain else "in the shape of a name"))
        target = self.organizations if kind == "organization" else self.people if certain else self.weak
        target.setdefault(fold(name), Person(name=name, type=kind))
