"""The name of an outlet as a sentence prints it: where it begins, where it ends, what is not part of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from archive_scraper.normalize.fragments import Line, Span
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.as_listed import find_as_listed
from archive_scraper.normalize.links.inflected import base_name, find_inflected
from archive_scraper.normalize.links.outlet_names import DOMAIN, begins_as_person, is_called, looks_like_outlet
from archive_scraper.normalize.urls import host_of
from archive_scraper.words import book
from archive_scraper.words.calendar import WEEKDAYS, month_names, names_in_all_languages
from archive_scraper.words.kept import compiled
from archive_scraper.words.outlets import is_outlet

_TOKEN = compiled(r"\S+")
_OPENING = "\"'“„«‹‘(《「『〈【[*_"
_CLOSING = "\"'”“»›>→►▶’)》」』〉】]*_"
_CLOSER = {"“": "”“", "„": "“”", "«": "»", "‹": "›", '"': '"', "'": "'", "‘": "’", "《": "》", "「": "」", "『": "』",
           "〈": "〉", "»": "«"}  # fmt: skip
_SEPARATORS = frozenset(("-", "–", "—", "|", "•", "·", "/", "»", ">>", "→", "›", ">", ">>>", "//", "::", "~", "►", "▶"))
_ABBREVIATION = compiled(
    rf"(?:[^\W\d_]\.)+|{book.any_of(map(str.capitalize, book.entries('outlet.abbreviations')))}\.|vs\."
)
_NUMERIC_DATE = compiled(
    r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?|(?:19|20)\d\d|\d{1,2}:\d\d.*"
    rf"|\d{{1,2}}(?:{book.alternatives('date.number_endings')}|[º.])"
)
_TIME = compiled(
    rf"\d{{1,2}}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|{book.alternatives('date.hour_words')})\b", re.IGNORECASE
)
_INITIALS = compiled(r"(?:[^\W\d_]\.){2,}")
_GLUED = compiled(r"\w*[a-zà-ÿ]\w*[a-zà-ÿ](?=\.[A-Z][a-z]+$)(?!\.(?:Com|Org|Net))")
"""A name with the first word of the next sentence glued to its stop: "CoinDesk.Recent"."""
_ISSUE_WORD = rf"(?:{book.alternatives('outlet.issue_words')}|№|#|n[°º]?)\.?"
_ISSUE = late(rf"{_ISSUE_WORD}(?:\s*\d|\s+[A-Z]\d|\s+{_ISSUE_WORD}(?:\s|$))", re.IGNORECASE)
"""An issue's number, or the two words before it: "no. 12", "cahier n° 2"."""
_CHANNEL = compiled(r"P\d[.,:]?")
"""A radio channel: "NRK P2"."""
_NUMBER_AFTER = compiled(r"\(?\d{1,4}(?:\)|,|$)")
"""A year or a number after a volume: "Harbor Law Journal 45 (2019)", "73 1 (2021)"."""
_PLATFORM_OF = compiled(r"[A-Z]\w+['’]s\s+")
"""Whose channel a link names: "on Medium's <a>Quay Letters</a>"."""
_NUMBER_OF_YEAR = compiled(r"\d{1,4}/\d{2,4}")
_TIED_NOUN = late(rf"(?<=\w{{3}})['’]?[-‑]{book.alternatives('outlet.tied_nouns')}$", re.IGNORECASE)
"""What languages tie to an outlet's name: "Hafenblatt-Interview"."""
_JOINT = compiled(rf"\s{book.any_of(book.entries('byline.joins', 'byline.joins_here'))}\s")
_SET_OFF = book.words("outlet.set_off")
_NO_NAMES = book.words("aside.subscribe") | (words.GENERIC_AFTER - words.PLATFORMS) | words.NOUNS | words.FULLS
_POINTER = late(rf"{book.alternatives('link.pointers', 'link.here')}\s?[:：]\s*", re.IGNORECASE)
"""What points at an outlet inside of its link: "hier: harbour.example"."""
_LEADS = words.PREPOSITIONS | words.CONTAINER_LINKS
_OURS = words.OWN - book.words("link.anybodys")
_BEFORE_DATE = late(rf"(?:\s+(?:{book.any_of(_LEADS | book.words('date.before_days'))}|,))+$")
_DAY_LEFT = late(rf"(?P<lead>\s+(?:{book.any_of(_LEADS)}))\s+\d{{1,2}}$")
"""The day of a date whose stop ended the sentence: "Hafenblatt vom 3"."""
_DAY_LINKS = frozenset(form for word in book.entries("date.before_months") for form in (word, f"{word}."))
_WEEKDAYS = frozenset(day for day in names_in_all_languages(*WEEKDAYS) if len(day) >= 4)
"""Not the short forms, which are other words, too."""
_ADDRESS = ("http://", "https://")
_MARKS = ".,;:!?…()[]{}،؛؟।۔"
# Words that end a name in scripts whose words have no capital.
_SENTENCE_WORDS = frozenset(
    word
    for word in book.words(
        "link.verbs",
        "link.wholes",
        "link.fillers",
        "link.prepositions",
        "link.auxiliaries",
        "attribution.first",
        "attribution.published",
        "attribution.reprinted",
        "attribution.this",
        "date.before_days",
    )
    if not word.isascii()
)
_AFTER_NAMES = words.GENERIC_AFTER | words.CONTAINERS
_NOTE_WORDS = words.LANGUAGE_NAMES | words.FORMATS | words.MONTHS
_NO_OUTLETS = _NOTE_WORDS | words.OWN | _NO_NAMES | book.words("attribution.leave")
_LABELS = late(f"{book.alternatives('east_asian.nobody')}+$|{book.alternatives('east_asian.please')}")
"""What scripts that part no words run together: labels, and what asks for something: "原创投稿", "请注明"."""
_STATIONS = book.words("outlet.stations")
_OWNED = {
    (ending.lstrip("-"), thing)
    for code, endings in book.by_language("outlet.owner_endings").items()
    for ending in endings
    for thing in book.by_language("outlet.generic_after")[code]
}
"""The ending of an outlet's name and the noun of what is its: "Expressens ledarsida"."""
_CHANGED = tuple(entry.split()[0] for entry in book.entries("outlet.case_endings") if " " in entry)
"""Case endings that change the stem; name_ends.py undoes them."""
_CONTAINER_WORDS = 8
_NOUN_BEFORE_MARK = 30
"""Letters of a noun between "the blog of" and the link that names it."""
_LOOK_AHEAD = 400
"""Characters after a preposition in which its name must end; longer ones are no names."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet's name and its place in the line."""

    name: str
    start: int
    end: int
    marked: bool = False
    """The page sets the name off itself: a link, italics or quotes hold it."""
    known: bool = False
    """It stands in the list of outlets that are inflected."""


def is_date_word(token: str, following: str) -> bool:
    """Tell whether a word begins a date or a time, given the word after it."""
    bare = token.strip(".,;:()[]").casefold()
    if bare in words.MONTHS or bare.split("/", 1)[0] in words.MONTHS:
        after = following.strip(".,;:()[]’'")
        return (
            not after
            or after[:1].isdigit()
            or after == "of"
            or after.casefold() in words.MONTHS
            or token.endswith((",", "."))
        )
    if not bare[:1].isdigit():
        return bare in _WEEKDAYS and following[:1].isdigit()
    if _NUMERIC_DATE.fullmatch(token.strip(",;:()[]")) or _TIME.match(f"{token} {following}"):
        return True
    after = following.strip(".,;").casefold()
    if (day := bare.partition("."))[0].isdigit() and day[2] in month_names():
        return True  # "2.Februar"
    return (
        bare.isdigit() and len(bare) <= 2 and (after in words.MONTHS or after in _DAY_LINKS or after in month_names())
    )


def read_outlet(line: Line, start: int) -> Outlet | None:
    """Return the outlet's name that begins at or shortly after ``start``, or None where no name stands there.

    An article in lower case, the kind of the outlet ("the journal", "the May issue of") and opening quotes are
    passed over; the name ends before a date, a note in brackets, a comma or the sentence's own words.
    """
    text = line.text
    position = _skip_lead(line, start)
    if position >= len(text) or text[position - 1 : position] == "\n":
        return None
    marked = _marked_name(line, position)
    if marked is None and (owner := _PLATFORM_OF.match(text, position)):
        marked = _marked_name(line, owner.end())
    if marked is not None:
        return marked if marked.name else None
    after = _skip_container(line, position)
    if after is not None:
        position = after
        marked = _marked_name(line, position)
        if marked is not None and marked.name:
            return marked
    if known := find_inflected(text, position) or find_as_listed(text, position):
        return Outlet(known[0], position, known[1], known=True)
    return _quoted_name(text, position) or _plain_name(text, position)


def _skip_lead(line: Line, position: int) -> int:
    """Pass over white space and one lower-case article that does not open a link."""
    text = line.text
    while position < len(text) and text[position] in " \u00a0:":
        position += 1
    for _ in range(2):
        match = re.compile(r"(\w+['’]?)(?:\s+|(?<=['’]))").match(text, position)
        if match is None or match[1] not in words.ARTICLES or any(s.start == position for s in _spans(line)):
            break
        position = match.end()
    return position


def _skip_container(line: Line, position: int) -> int | None:
    """Pass over "July 2019 issue of the", "print edition of", "journal"; None where no container stands here."""
    tokens = list(_TOKEN.finditer(line.text, position, min(len(line.text), position + 120)))[:_CONTAINER_WORDS]
    for index, token in enumerate(tokens):
        word = token[0].casefold()
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        if words.is_issue_word(word):
            return _after_container(line, token.end(), tokens[index + 1 :])
        if token[0] in words.CAPITAL_CONTAINERS and following:
            named = not following[:1].isdigit() and _starts_name(line.text, tokens[index + 1].start())
            if named and following not in words.CAPITAL_CONTAINERS:
                return tokens[index + 1].start()  # "Zeitschrift Osteuropa"
            return _after_container(line, token.end(), tokens[index + 1 :], needs_link=True)
        if word.rstrip(".,") in words.CONTAINERS and (token[0][:1].islower() or unicodedata.category(word[0]) == "Lo"):
            return _after_container(line, token.end(), tokens[index + 1 :])
        if not (word[:1].isdigit() or token[0][:1].islower() or is_date_word(token[0], following)):
            return None
        dated = is_date_word(token[0], following) or (token[0][-1:] == "," and word[:-1].isdigit())  # "April 20, 2001"
        if word in _OURS or (token[0][-1] in ",.;:" and not dated):
            return None
    return None


def _after_container(line: Line, end: int, behind: list[re.Match[str]], *, needs_link: bool = False) -> int | None:
    """Return where the name begins after "page A12 of", "issue of the magazine", "blog of the guild <a>"."""
    if behind and re.fullmatch(r"[A-Z]?\d{1,3}(?:/\d{2,4})?", behind[0][0]):
        end = behind.pop(0).end()
    linked = bool(behind) and behind[0][0] in words.CONTAINER_LINKS
    if linked:
        end = behind[0].end()
    elif needs_link:
        return None
    after = _skip_lead(line, end)
    marked = next((s.start for s in _spans(line) if after <= s.start <= after + _NOUN_BEFORE_MARK), None)
    if linked and marked is not None and line.text[marked - 1] == " ":
        return marked
    if _starts_name(line.text, after):
        inner = (
            _skip_container(line, after) if line.text[after:].split(maxsplit=1)[0] in words.CAPITAL_CONTAINERS else None
        )
        return after if inner is None else inner
    return _skip_container(line, after)


def _spans(line: Line) -> tuple[Span, ...]:
    return line.links + line.emphasis


def _starts_name(text: str, position: int) -> bool:
    first = position
    while position < len(text) and text[position] in _OPENING:
        position += 1
    quoted = text[first:position].strip("([*_") != "" and text[position : position + 1].isalpha()
    return position < len(text) and (quoted or _is_name_start(text[position:]))


def _is_name_start(token: str) -> bool:
    first = token[:1]
    return (
        first.isupper()
        or first.isdigit()
        or (first.isalpha() and unicodedata.category(first) == "Lo")
        or DOMAIN.match(token) is not None
        or any(char.isupper() for char in token[1:].split(" ", 1)[0])  # dpa-AFX, iPolitics
    )


def _marked_name(line: Line, position: int) -> Outlet | None:
    """Read the name from a link or emphasis that begins here. An empty name means: marked, but no outlet."""
    text = line.text
    near = [s for s in _spans(line) if position <= s.start <= position + 2 and s.end - s.start <= 120]
    near = [s for s in near if not text[position : s.start].strip(_OPENING + " ")]
    if not near:
        return None
    span = min(near, key=lambda s: s.end - s.start)
    around = " .,;:" + _OPENING + _CLOSING.replace(")", "").replace("]", "")
    whole = text[span.start : span.end].strip(around)
    is_name = is_called(host_of(span.href), whole) or is_outlet(whole)  # "Portal do Cais"
    inner = whole if is_name else first_form(alone(whole))
    article = re.match(r"(\w+['’]?)(?:\s+|(?<=['’]))", inner)
    if article and article[1] in words.ARTICLES:
        inner = inner[article.end() :]
    lower = inner.casefold()
    if not inner or not may_be_outlet(inner):
        return Outlet("", span.start, span.end, marked=True)
    if lower.split(" ", 1)[0] in words.OWN:
        return Outlet("", span.start, span.end, marked=True)
    return Outlet(inner, span.start, span.end, marked=True)


def alone(set_off: str) -> str:
    """Return what the page sets off without a date and without what is the outlet's.

    >>> alone("Website der Hafenpresse"), alone("Expressens hemsida"), alone("The Quay, 3 May 2019")
    ('Hafenpresse', 'Expressen', 'The Quay')
    """
    inner = _DAY_LEFT.sub("", _cut_at_date(set_off))
    return inner if inner.rpartition(" ")[2] in _SET_OFF else _trim_generic(_without_container(inner))


def _without_container(name: str) -> str:
    """Take off what a link's text says of the outlet before its name: "el blog de Mareas", "журнале «Причал»"."""
    line = Line(name, (), ())
    contains = name[:1].islower() or name.partition(" ")[0] in words.CAPITAL_CONTAINERS
    start = _skip_container(line, _skip_lead(line, 0)) if contains else None
    return name[start:].strip(_OPENING + _CLOSING) if start is not None else name


def first_form(name: str) -> str:
    """Return a name that the page sets off without what points at it, as its language writes it alone."""
    name = _POINTER.sub("", name)
    return base_name(name, set_off=True) or name


def _quoted_name(text: str, position: int) -> Outlet | None:
    closers = _CLOSER.get(text[position : position + 1])
    if not closers:
        return None
    for end in range(position + 1, min(len(text), position + 120)):
        if text[end] in closers:
            name = text[position + 1 : end].strip(" .,")
            return Outlet(first_form(name), position, end + 1, marked=True) if name and may_be_outlet(name) else None
    return None


def _plain_name(text: str, position: int) -> Outlet | None:
    """Read a name from running text: words with capitals, joined by of, and, the ..."""
    while position < len(text) and text[position] in _OPENING:
        position += 1
    tokens = list(_TOKEN.finditer(text, position, min(len(text), position + _LOOK_AHEAD)))
    end = position
    index = 0
    while index < len(tokens):
        token, following = tokens[index][0], tokens[index + 1][0] if index + 1 < len(tokens) else ""
        before = tokens[index - 1][0] if index else ""
        verdict = _judge(token, following, before)
        if verdict == "stop":
            break
        if verdict == "join":
            if token in words.PREPOSITIONS and begins_as_person(text[position:end]):
                break  # "Ana Ruiz en El Muelle"
            index += 1
            continue
        core = _strip_end(token, following)
        end = tokens[index].start() + len(core)
        if len(core) < len(token) and not (core + ":" == token and following[:1].isupper()):
            break
        index += 1
    if end == position or _owns_what_follows(text, position, end):
        return None
    raw = text[position:end]
    if ": " in raw and text[end:].strip(" " + _MARKS):  # an item's title goes on
        raw = raw.partition(": ")[0]
        end = position + len(raw)
    name = _first_of_two(_trim_generic(raw))
    return Outlet(name, position, end) if name and may_be_outlet(name) else None


def _is_issue(word: str, following: str) -> bool:
    """Tell whether a word begins an issue's number, in brackets or not."""
    text = f"{word} {following}".lstrip("(")
    if _CHANNEL.fullmatch(word):
        return False
    return (
        _ISSUE.match(text) is not None
        or (word.isdigit() and _NUMBER_AFTER.match(following) is not None)
        or _NUMBER_OF_YEAR.fullmatch(word.strip(_MARKS)) is not None
    )


def _owns_what_follows(text: str, start: int, end: int) -> bool:
    """Tell whether the name is the owner of a thing that follows: "Ruritania's navy"."""
    if not text[start:end].endswith(("'s", "’s")):
        return False
    following = text[end:].split(maxsplit=1)
    what = following[0].strip(".,;:!)…") if following else ""
    return bool(what) and what not in _AFTER_NAMES


def _judge(word: str, following: str, before: str) -> str:
    """Say what one word does to the name: "take" it, "join" what stands around it, or "stop" before it."""
    first = not before
    of_name = before in words.NAME_JOINERS and before not in words.CONTAINER_LINKS  # "Welt am Sonntag, 3. Mai"
    channel = not first and not following and re.fullmatch(r"\d{1,2}\.", word)  # "on Radio 4."
    dated = not channel and (
        (is_date_word(word, following) and not of_name) or (not first and _is_issue(word, following))
    )
    called = not first and word[:1].isupper() and word.casefold() in words.VERBS
    opens = word[0] in ("([" if first else "([“„«")
    called = called and following.strip(_MARKS) in words.POINTERS
    if word in _SEPARATORS or word.startswith(_ADDRESS) or opens or dated or called:
        return "stop"  # "Le Phare Cliquez ici"
    if word == "&":
        return "stop" if first else "join"
    if unicodedata.category(word[0]) == "Lo" and word.strip(_MARKS) in _SENTENCE_WORDS:
        return "stop"
    if channel or _is_name_start(word):
        return "take"
    if first or not following:
        return "stop"
    station = word in _STATIONS and before.isupper() and following[:1].isupper()  # "ABC radio Hobart"
    body = word == "on" and (following == "the" or before.casefold() in words.BODY_HEADS)  # "Council on ..."
    joins = word.casefold() in words.NAME_JOINERS or word == "the" or (word == "at" and following == "a")
    return "join" if body or joins or station else "stop"


def _strip_end(token: str, following: str) -> str:
    if glued := _GLUED.match(token):
        token = glued[0]
    core = token.rstrip(_CLOSING + ",;:!?…،؛؟।۔")
    if _INITIALS.fullmatch(core):
        return core  # F.A.S., whose last stop is its own
    if core.endswith("..") or (core.endswith(".") and not (_ABBREVIATION.fullmatch(core) and following[:1].isupper())):
        core = core.rstrip(".")
    if following.casefold().strip(".,") in _AFTER_NAMES:
        core = _of_owner(core, following.strip(".,"))
    return core.rstrip(_CLOSING) if core[:1] not in "([" else core


def _of_owner(name: str, thing: str) -> str:
    """Return the name of an outlet that owns a thing: "Expressens", "hemsida" names Expressen."""
    if name.endswith(("'s", "’s")):
        return name[:-2]
    owns = (name[-1:], thing) in _OWNED and name.casefold() not in words.OUTLET_WORDS
    return name[:-1] if owns and not name.casefold().endswith(_CHANGED) else name


def _cut_at_date(name: str) -> str:
    tokens = list(_TOKEN.finditer(name))
    for index, token in enumerate(tokens):
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        if index and (is_date_word(token[0], following) or _is_issue(token[0], following)):
            kept = name[: token.start()].rstrip(" ,(|–—-")
            return _BEFORE_DATE.sub("", kept).rstrip(" ,(")
    return name


def _trim_generic(name: str) -> str:
    """Drop what only says that the name is a website's, a podcast's, an archive page's."""
    parts = name.split(" ")
    thing = ""
    while len(parts) > 1 and parts[-1].strip(".,") in words.GENERIC_AFTER:
        thing = parts.pop().strip(".,")
    kept = without_tied_noun(" ".join(parts))
    return _of_owner(kept, thing) if thing else kept


def _first_of_two(name: str) -> str:
    """Return the first of two outlets that "and" joins; "Food and Wine" and "The Post and Courier" are one.

    >>> _first_of_two("The Strait Observer and The Harbour Post")
    'The Strait Observer'
    """
    for joint in _JOINT.finditer(name):
        left, right = name[: joint.start()], name[joint.end() :]
        article, _, rest = right.partition(" ")
        own = article[:1].isupper() and article.casefold() in words.ARTICLES and bool(rest)
        if " " in left and (own or (" " in right and looks_like_outlet(left) and looks_like_outlet(right))):
            return left
    return name


def without_tied_noun(name: str) -> str:
    """Take off what a hyphen ties to an outlet's name.

    >>> without_tied_noun("Hafenblatt-Interview"), without_tied_noun("Times-Dispatch")
    ('Hafenblatt', 'Times-Dispatch')
    """
    return _TIED_NOUN.sub("", name)


def may_be_outlet(name: str) -> bool:
    """Tell whether a name can be an outlet's: not a language, a format, a number or a date."""
    lower = name.casefold()
    if lower in _NO_OUTLETS or (not name.isascii() and _LABELS.match(name)):
        return False
    if not any(char.isalpha() for char in name) or len(name) > 100:
        return False
    first, _, rest = name.partition(" ")
    return not is_date_word(first, rest.split(" ", 1)[0] if rest else "") or bool(rest and not is_date_word(first, "1"))
