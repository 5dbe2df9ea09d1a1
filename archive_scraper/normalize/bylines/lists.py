"""The items of a byline together: who of them is an author."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from archive_scraper.items import Person
from archive_scraper.normalize.bylines.drafts import (
    IGNORED,
    NOBODY,
    ORGANIZATIONS,
    PERSON,
    PICTURE_AGENCY,
    PLACE_ONLY,
    ROLE_ONLY,
    STAFF_NAME,
    SUFFIX_ONLY,
)
from archive_scraper.normalize.bylines.entries import Entry, pass_over_prose
from archive_scraper.normalize.bylines.inverted import turn_inverted
from archive_scraper.normalize.bylines.items import ItemReader
from archive_scraper.normalize.bylines.joints import (
    AND,
    AUTHOR,
    BREAK,
    COMMA,
    CREDITS,
    GLUED,
    LIST,
    PLAIN,
    START,
    WITH,
    Item,
)
from archive_scraper.normalize.bylines.one_item import read_item
from archive_scraper.normalize.bylines.small_words import GLUED_JOINS, SURNAME_FIRST
from archive_scraper.normalize.bylines.tokens import WORD, Token
from archive_scraper.normalize.bylines.told import read_told
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    CREDIT,
    GIVEN,
    IS_PLACE,
    MODIFIER,
    ORGANIZATION,
    OUTLET,
    PARTICLE,
    PLACE,
    PLACEHOLDER,
    PREPOSITION,
    RANK,
    ROLE,
    vocabulary,
    word_bits,
)
from archive_scraper.normalize.bylines.wholes import is_label_key
from archive_scraper.normalize.folding import fold, fold_word
from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.normalize.parts import Part

_DOUBLED: Final = compiled(
    rf"^\s*(?P<opening>{book.alternatives('byline.opens')})[\s:]*(?P=opening)(?=[\s:])", re.IGNORECASE
)
"""A byline that opens twice, in the page's words and in the author's: "Byby Ada Marlowe"."""
_RETIRED: Final = late(
    rf"(?<=\s){book.alternatives('title.retired')}\.?(?=[\s,]|$)"
    rf"|\s?[(\[]\s?(?i:{book.alternatives('title.retired_in_brackets')})\.?\s?[)\]](?!\w)"
)
"""What belongs to the rank before it: "a. D.", "(Ret.)", "1st Class"."""
_RETIRED_FIRST: Final = frozenset(
    entry.split()[0].rstrip(".") + end for entry in book.entries("title.retired") for end in ("", ".", ",", ".,")
)
_DATELINE: Final = compiled(r"\s*[^\W\d_]+,\s+[^,\n]{0,12}\d")
"""A place and a date: "Geneva, 5 March 2024"."""
_GLUED_INITIAL: Final = compiled(r"(?<![^\W\d_])(?<!\b[A-Z]\.)(?:[A-Z]\.)++(?=[A-ZÀ-Þ][a-zß-ÿ]{2})")
"""Initials that no space parts from the name: "U.Mendoza"."""
_RUN_ON: Final = 6
"""Words from which on capitalised names without a mark between them are several people's."""
_LONGEST_OF_SEVERAL: Final = 4
_LONGEST_SIGNATURE: Final = 4
_SHORTEST_CREDIT: Final = 2


def read_list(text: str, language: str | None, site: str | None) -> tuple[list[Person], list[Part]]:
    """Return the authors of a byline and its parts, both in the order of the text."""
    text = _GLUED_INITIAL.sub(r"\g<0> ", _DOUBLED.sub(r"\g<opening>", _drop_retired(text)))
    reader = ItemReader(turn_inverted(text), language)
    items = reader.read()
    surname_first = reader.language in SURNAME_FIRST
    entries = _read_entries(_join_organizations(_split_run_on(items)), _site_key(site), surname_first=surname_first)
    _turn_last_first(entries)
    pass_over_prose(entries, reader.tokens)
    # "Paris, France": given names both, and nobody
    alone = len(entries) > 1 or _DATELINE.match(text) is not None
    people = [] if alone and all(map(_is_place, entries)) else _choose(entries)
    if not any(map(_is_known, people)) and any(token.small for token in reader.tokens):
        told = [Person(name=name) for name in read_told(reader.tokens, surname_first=surname_first)]
        people = people if all(person in people for person in told) else told
    parts = list(reader.parts)
    for entry in entries:
        parts.extend(entry.reading.parts)
    parts.sort(key=lambda part: part[0])
    return people, [part for _, part in parts]


def _is_known(person: Person) -> bool:
    """Tell whether a whole name opens with a known given name, or an organization is named."""
    first, *rest = person.name.split()
    prose = any(word.islower() and not word_bits(fold_word(word)) & PARTICLE for word in rest)
    return person.type == "organization" or bool(rest and not prose and word_bits(fold_word(first)) & GIVEN)


def _drop_retired(text: str) -> str:
    """Return a byline without the marks that belong to ranks; few have any."""
    if "(" in text or "[" in text or not _RETIRED_FIRST.isdisjoint(text.split()):
        return _RETIRED.sub("", text)
    return text


@lru_cache(maxsize=256)
def _site_key(site: str | None) -> str:
    """Return the name inside a host name: "www.example.co.uk" gives "example"."""
    if not site:
        return ""
    labels = [label for label in fold(site).split("/")[0].split(".") if label and label != "www"]
    while len(labels) > 1 and len(labels[-1]) <= 3:
        labels.pop()
    return labels[-1].replace("-", "") if labels else ""


def _join_organizations(items: list[Item]) -> list[Item]:
    """Put back together what an "and" inside of an organization's name parted.

    "Center for Science and International Affairs" is one name: its second half has no word of an organization of
    its own, or its first half is no organization without the second ("Food and Agriculture Organization").
    """
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if (
            last is not None
            and item.joint == AND
            and last.mode == item.mode
            and len(last.tokens) < 20
            and _is_one_organization(last.tokens, item.tokens)
        ):
            if item.connector is not None:
                last.tokens.append(item.connector)
            last.tokens.extend(item.tokens)
        else:
            joined.append(item)
    return joined


def _is_one_organization(left: list[Token], right: list[Token]) -> bool:
    head = any(token.bits & ORGANIZATION for token in left)
    own = any(token.bits & (ORGANIZATION | AGENCY) for token in right)
    person = bool(right[0].bits & GIVEN) and len(right) > 1
    if head and not own and not person:
        goes_on = right[0].lower and right[0].bits & (PARTICLE | PREPOSITION)  # "... et des Affaires étrangères"
        return bool(goes_on) or _is_subject(right) or any(token.bits & PREPOSITION and token.lower for token in left)
    if not all(token.bits & (MODIFIER | OUTLET | ROLE) or token.lower for token in left):
        return False
    return any(token.bits & ROLE for token in right) or (own and not head and bool(right[0].bits & MODIFIER))


def _is_subject(tokens: list[Token]) -> bool:
    return all((token.bits & MODIFIER or token.lower) and not token.bits & PLACEHOLDER for token in tokens)


def _split_run_on(items: list[Item]) -> list[Item]:
    """Part two names that a lost comma ran together, where it is certain.

    "Gordon England James L. Jones": five words or more, and a given name with an initial after it stands where a
    second person can begin.
    """
    split: list[Item] = []
    for item in items:
        tokens = item.tokens
        cut = _find_repetition(tokens)
        if 5 <= len(tokens) <= 8 and all(token.kind == WORD for token in tokens) and tokens[0].bits & GIVEN:
            for index in range(2, len(tokens) - 2):
                if (
                    tokens[index].bits & GIVEN
                    and _is_initial(tokens[index + 1])
                    and not tokens[index - 1].bits & (GIVEN | PARTICLE)
                    and not _is_initial(tokens[index - 1])
                ):
                    cut = index
                    break
        if not cut and (parted := _split_run_of_names(item)):
            split += parted
        elif cut:
            split.append(Item(item.joint, item.mode, tokens[:cut]))
            split.append(Item(COMMA, item.mode, tokens[cut:], item.role))
        else:
            split.append(item)
    return split


def _split_run_of_names(item: Item) -> list[Item]:
    """Part a run of names, each a given name and words that are none: "Ada Marlowe Anna Lena Holm Jan Tomas Vell"."""
    tokens = item.tokens
    if len(tokens) < _RUN_ON or any(token.kind != WORD or token.lower or not _names_only(token) for token in tokens):
        return []
    starts = [0]
    for index in range(1, len(tokens) - 1):
        known = tokens[index].bits & GIVEN and not tokens[index - 1].bits & GIVEN
        if known and index - starts[-1] >= 2:
            starts.append(index)
    pieces = [tokens[low:high] for low, high in zip(starts, [*starts[1:], len(tokens)], strict=True)]
    if len(pieces) < 2 or not all(piece[0].bits & GIVEN and len(piece) <= _LONGEST_OF_SEVERAL for piece in pieces):
        return []
    joints = [item.joint, *[COMMA] * (len(pieces) - 1)]
    return [Item(joint, item.mode, piece, item.role) for joint, piece in zip(joints, pieces, strict=True)]


def _names_only(token: Token) -> bool:
    return not token.bits or bool(token.bits & GIVEN)


def _find_repetition(tokens: list[Token]) -> int:
    """Return where a name stands a second time: "NORA WHITLOCK Nora Whitlock"."""
    half, odd = divmod(len(tokens), 2)
    if odd or half < 2 or [token.key for token in tokens[:half]] != [token.key for token in tokens[half:]]:
        return 0
    return half


def _is_initial(token: Token) -> bool:
    return len(token.key) == 1 and token.text[0].isupper()


def _read_entries(items: list[Item], site: str, *, surname_first: bool) -> list[Entry]:
    """Read each item; what follows a verb belongs to its sentence."""
    entries: list[Entry] = []
    persons = 0
    sentence = False
    for item in items:
        office = bool(entries) and entries[-1].reading.kind == ROLE_ONLY and item.joint == AND
        parallel = bool(entries) and len(item.tokens) > 1 and _opens_alike(item, entries[-1].item)
        apart = persons > 0 and (item.joint in {COMMA, BREAK, GLUED} or office) and not item.opened and not parallel
        loose = item.mode == PLAIN and len(items) > 1 and not surname_first
        reading = read_item(item.tokens, first=persons == 0, site=site, apart=apart, loose=loose)
        if sentence and not (reading.sentence or item.opened):
            continue
        sentence = reading.sentence
        if CREDITS in {item.mode, item.role} or _ends_in_credit(item.tokens):
            reading.pass_over("credit", "credited with something else than writing")
        before = entries[-1] if entries else None
        # Whom "By" or "Text" names wrote it, whatever else they did.
        if before and before.reading.kind == PERSON and before.item.mode != AUTHOR and _credits_the_one_before(item):
            before.reading.kind = IGNORED
            persons -= 1
        if reading.kind == SUFFIX_ONLY and entries and entries[-1].reading.kind == PERSON:
            entries[-1].reading.tokens.extend(reading.tokens)
            continue
        persons += reading.kind == PERSON
        entries.append(Entry(item, reading))
        if reading.contributed:
            _credit_the_sentence(entries)
    return entries


def _opens_alike(item: Item, before: Item) -> bool:
    """Tell whether the same title opens two items, so that both are people: "Посол Ада Марлоу, посол Томас Велл"."""
    title = item.tokens[0]
    return bool(title.bits & RANK and before.tokens) and title.key == before.tokens[0].key


def _credit_the_sentence(entries: list[Entry]) -> None:
    """Take those of "Ada Marlowe in Riga and Tomas Vell contributed to this report" for no authors."""
    for entry in reversed(entries):
        if entry.item.mode == AUTHOR:
            return
        entry.reading.kind = IGNORED
        if entry.item.joint not in {COMMA, AND, WITH}:
            return


def _ends_in_credit(tokens: list[Token]) -> bool:
    """Tell whether a credit follows the name: "Mato Jonaičio nuotr.", "Ada Marlowe AP Photo"."""
    last = tokens[-1]
    if len(tokens) < _SHORTEST_CREDIT or not last.bits & CREDIT or last.bits & (GIVEN | ROLE):
        return False
    return last.small or bool(tokens[-2].bits & AGENCY)


def _credits_the_one_before(item: Item) -> bool:
    """Tell whether an item is the credit of the person before the comma: "Ada Marlowe, Infografik"."""
    tied = item.joint == COMMA or (item.joint == BREAK and item.tokens[-1].lower)  # "Mato Jonaičio (BFL) nuotr."
    other = GIVEN | ROLE | ORGANIZATION  # "фото автора" says nothing of who wrote
    return tied and all(word.bits & CREDIT and not word.bits & other and " " not in word.key for word in item.tokens)


def _turn_last_first(entries: list[Entry]) -> None:
    """Turn "Marlowe, Ada" into "Ada Marlowe": a single word, a comma, a given name, and nothing else of that kind."""
    index = 0
    while index + 1 < len(entries):
        last, first = entries[index], entries[index + 1]
        if (
            last.single
            and first.item.joint == COMMA
            and first.reading.kind == PERSON
            and _is_first_part(last, first)
            and (index + 2 >= len(entries) or entries[index + 2].item.joint != COMMA)
        ):
            last.reading.tokens = [*first.reading.tokens, *last.reading.tokens]
            last.reading.known = True
            last.reading.why = "the last name first, a comma, the given name"
            del entries[index + 1]
        index += 1


def _is_first_part(last: Entry, first: Entry) -> bool:
    words = [token for token in first.reading.tokens if token.kind == WORD]
    given = bool(words[0].bits & GIVEN) or _is_initial(words[0])
    if not given or len(words) > 2 or (len(words) == 2 and not (_is_initial(words[1]) or words[1].bits & GIVEN)):
        return False
    surname = last.reading.tokens[-1]
    capitals = surname.text.isupper() and not words[0].text.isupper() and len(surname.text) > 1
    return capitals or not surname.bits & GIVEN


def _choose(entries: list[Entry]) -> list[Person]:
    """Return the authors among the entries."""
    entries = _sift(entries)
    opened = next((i for i, entry in enumerate(entries) if entry.item.mode == AUTHOR), None)
    pool = entries if opened is None else entries[opened:]
    if opened and not any(entry.reading.kind in {PERSON, *ORGANIZATIONS} for entry in pool):
        pool = entries
    persons = [entry for entry in pool if entry.reading.kind == PERSON]
    if any(not entry.item.label for entry in persons):
        pool = [entry for entry in pool if not entry.item.label]
        persons = [entry for entry in pool if entry.reading.kind == PERSON]
    full = any(not entry.single for entry in persons)
    chosen: list[tuple[str, Literal["person", "organization"]]] = []
    if _is_subject_alone(persons):
        return []
    affiliated = False
    for number, entry in enumerate(pool):
        reading, joint = entry.reading, entry.item.joint
        if joint in {BREAK, START, GLUED, LIST}:
            affiliated = False
        affiliated = affiliated or (joint == COMMA and not entry.item.opened and _is_shut(pool, number))
        if reading.kind == PERSON and not _is_title_alone(pool, number):
            listed = joint == GLUED and number + 1 < len(pool) and pool[number + 1].item.joint == AND
            if (listed and not entry.single) or _is_person_here(
                entry, chosen=bool(chosen), full=full, affiliated=affiliated
            ):
                chosen.append((reading.name, "person"))
                affiliated = reading.tail and not reading.dateline
            else:
                affiliated = True
        elif reading.kind in ORGANIZATIONS:
            if _is_organization_here(pool, number, persons=bool(persons), affiliated=affiliated):
                chosen.append((reading.name, "organization"))
            else:
                affiliated = True
        elif reading.kind in {ROLE_ONLY, PLACE_ONLY, NOBODY}:
            affiliated = True
    return _unique(chosen)


def _is_subject_alone(persons: list[Entry]) -> bool:
    """Tell whether single words that nobody knows are joined or go on, and nothing opens them.

    "Harbour & Shipping", "Recommended for you".
    """
    joined = len(persons) > 1 and persons[1].item.joint == AND
    alone = len(persons) == 1 and persons[0].reading.tail and persons[0].item.joint == START
    return (joined or alone) and all(
        entry.single and entry.item.mode == PLAIN and not entry.reading.known and not entry.reading.tokens[0].small
        for entry in persons
    )


def _sift(entries: list[Entry]) -> list[Entry]:
    """Return the entries without pictures' credits, signatures and datelines."""
    if any(entry.reading.kind == PICTURE_AGENCY for entry in entries):
        entries = [entry for entry in entries if entry.item.mode == AUTHOR]
    if any(entry.reading.kind in ORGANIZATIONS for entry in entries):
        entries = [entry for entry in entries if not _is_signature(entry)]
    return [entry for number, entry in enumerate(entries) if not _is_dateline(entries, number)]


def _is_signature(entry: Entry) -> bool:
    """Tell whether an agency's text is signed with the letters of a name: "dpa/amw"."""
    signed = entry.single and entry.reading.tokens[0].lower and len(entry.reading.tokens[0].key) <= _LONGEST_SIGNATURE
    return signed and not entry.reading.known


def _is_shut(pool: list[Entry], number: int) -> bool:
    """Tell whether the list of names ends before a comma, so that what follows is where they work.

    An "and" ends it, "Ada Marlowe and Tomas Vell, Chatham House", and so do semicolons, each after one author's house.
    """
    before, after = pool[number - 1], pool[number + 1] if number + 1 < len(pool) else None
    if after is not None and after.item.joint in {AND, WITH}:
        return False
    named = before.reading.kind == PERSON and not before.single
    return named and (before.item.joint == AND or LIST in {entry.item.joint for entry in pool[: number + 2]})


def _is_title_alone(pool: list[Entry], number: int) -> bool:
    """Tell whether a title, a section or a paper stands apart before its person: "Pastor", "Artă", "Il Porto"."""
    entry, following = pool[number], pool[number + 1] if number + 1 < len(pool) else None
    if entry.item.joint != START or following is None or following.item.joint not in {BREAK, LIST}:
        return False
    first = entry.reading.tokens[0]
    named = following.reading.kind == PERSON and not following.single
    known = named and any(token.bits & GIVEN for token in following.reading.tokens)
    other = entry.item.mode != AUTHOR and known and not entry.reading.known
    if not entry.single:
        return other and bool(first.bits & ARTICLE) and not first.small
    titled = bool(first.bits & RANK) or (entry.item.mode != AUTHOR and is_label_key(first.key))
    return other or (named and following.item.joint == BREAK and titled)


def _is_place(entry: Entry) -> bool:
    """Tell whether an item that nothing opens is a known place, though it may be a given name too."""
    key = " ".join(token.key for token in entry.item.tokens)
    return (
        entry.item.mode != AUTHOR and entry.item.joint in {START, COMMA} and vocabulary().phrases.get(key) == IS_PLACE
    )


def _is_dateline(entries: list[Entry], number: int) -> bool:
    """Tell whether a place follows an agency, a given name too or a word nobody knows: "Reuters, Washington"."""
    entry = entries[number]
    if number == 0 or not entry.single or entries[number - 1].reading.kind not in ORGANIZATIONS:
        return False
    if entry.item.joint == COMMA and entry.reading.tokens[-1].bits & PLACE:
        return True
    desk = entries[number - 1].reading.kind == STAFF_NAME and entry.item.joint in {COMMA, BREAK}
    return desk and not entry.reading.known and not entry.reading.tokens[0].lower  # "Redacción | Vigo"


def _is_person_here(entry: Entry, *, chosen: bool, full: bool, affiliated: bool) -> bool:
    joint, known = entry.item.joint, entry.reading.known
    if entry.single:
        short = full and entry.reading.tokens[0].lower  # an abbreviation nobody knows: "подполк. Иван Петров"
        if not known and (short or (affiliated and joint == COMMA and not chosen)):
            return False  # "स्टाफ रिपोर्टर, मेरठ": where a nobody wrote from
        if full:
            return (not chosen and joint in {START, AND}) or (joint in {AND, WITH} and known and not affiliated)
        if not chosen:
            return True
        return joint in {AND, WITH} or (known and joint in {COMMA, LIST})
    if not chosen:
        return True
    glued = entry.item.connector is not None and entry.item.connector.text in GLUED_JOINS
    if ((affiliated or entry.reading.office) and joint == COMMA) or (affiliated and glued):
        return known  # "رئيس قسم الدبلوماسية والعلاقات العامة" goes on with the office
    run_on = joint == GLUED and not affiliated and all(map(_names_only, entry.reading.tokens))
    if joint in {BREAK, GLUED} and not run_on:  # "Phạm Thị HoaLê Văn Nam"
        return known or entry.item.opened or (entry.reading.titled and not entry.reading.office)
    return True


def _is_organization_here(pool: list[Entry], number: int, *, persons: bool, affiliated: bool) -> bool:
    """An organization counts alone, joined by "and", or as the staff amid a list of people."""
    entry = pool[number]
    joint = entry.item.joint
    if not persons:
        return not affiliated or joint in {AND, WITH}
    if joint in {AND, WITH}:
        return not affiliated
    following = pool[number + 1] if number + 1 < len(pool) else None
    if following is None or following.reading.kind not in {PERSON, *ORGANIZATIONS}:
        return False
    if following.item.joint in {AND, WITH}:
        return joint in {START, BREAK, LIST} or number == 0
    return entry.reading.kind == STAFF_NAME and joint == COMMA and following.item.joint == COMMA


def _unique(chosen: list[tuple[str, Literal["person", "organization"]]]) -> list[Person]:
    seen: set[str] = set()
    people: list[Person] = []
    for name, kind in chosen:
        key = fold(name)
        if name and key not in seen:
            seen.add(key)
            people.append(Person(name=name, type=kind))
    return people
