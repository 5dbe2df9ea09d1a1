"""One item of a byline, read: a person, an organization, a role, a place, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from archive_scraper.normalize.bylines.items import join_tokens
from archive_scraper.normalize.bylines.tokens import BRACKETED, NUMBER, QUOTED, WORD, Token
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    CALENDAR,
    CALENDAR_NAME,
    CHAIR,
    CONTRIBUTOR,
    CREDIT,
    GIVEN,
    IS_BOARD,
    IS_OUTLET,
    IS_PLACE,
    IS_PLACEHOLDER,
    KIND,
    LABEL,
    MODIFIER,
    ORGANIZATION,
    OUTLET,
    PARTICIPLE,
    PARTICLE,
    PLACE,
    PLACEHOLDER,
    POSTNOMINAL,
    PREPOSITION,
    RANK,
    ROLE,
    SERVICE,
    SUFFIX,
    VERB,
    WEAK_RANK,
    WIDGET,
    vocabulary,
)
from archive_scraper.normalize.parts import Part

PERSON: Final = "person"
ORGANIZATION_NAME: Final = "organization"
AGENCY_NAME: Final = "agency"
STAFF_NAME: Final = "staff"
SUFFIX_ONLY: Final = "suffix"
ROLE_ONLY: Final = "role"
PLACE_ONLY: Final = "place"
NOBODY: Final = "placeholder"
SUBJECT: Final = "subject"
IGNORED: Final = "ignored"

_ARTICLES: Final = frozenset(
    {
        "the",
        "an",
        "our",
        "unser",
        "unsere",
        "unserer",
        "unserem",
        "notre",
        "nuestro",
        "nuestra",
        "nostro",
        "nos",
        "onze",
        "var",
        "le",
        "la",
        "les",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "die",
        "der",
        "das",
        "den",
        "de",
        "het",
        "o",
        "a",
    }
)
_STAFF: Final = frozenset(
    {"staff", "team", "newsroom", "desk", "redaktion", "reporters", "redacao", "newsdesk", "redaktionsteam"}
)
_BROADCAST: Final = frozenset(
    {"news", "tv", "radio", "television", "press", "magazine", "online", "media", "nachrichten", "noticias"}
)
_LONGEST_NAME: Final = 7


@dataclass(slots=True)
class Reading:
    """What one item is, the tokens of its name, and how the rest of it was read."""

    kind: str
    tokens: list[Token] = field(default_factory=list)
    parts: list[tuple[int, Part]] = field(default_factory=list)
    why: str = ""
    known: bool = False
    """A known given name or an initial stands first: certain to be a person."""
    sentence: bool = False
    """A verb follows the name: the rest of the sentence is about the person."""
    tail: bool = False
    """A role, a place or an outlet was cut from behind the name."""

    @property
    def name(self) -> str:
        """The name as printed."""
        return join_tokens(self.tokens).rstrip(",;:")


def read_item(tokens: list[Token], *, first: bool, site: str) -> Reading:
    """Read one item. ``first``: no author stands before it; ``site``: the site's name without dots and spaces."""
    return _ItemGrammar(tokens, first=first, site=site).read()


class _ItemGrammar:
    def __init__(self, tokens: list[Token], *, first: bool, site: str) -> None:
        self.tokens = tokens
        self.first = first
        self.site = site
        self.parts: list[tuple[int, Part]] = []
        self.sentence = False
        self.tail = False

    def read(self) -> Reading:
        while self.tokens and self.tokens[-1].kind == NUMBER:
            self.tokens = self.tokens[:-1]
        whole = self._read_whole()
        if whole is not None:
            return whole
        self._cut_sentence()
        self._strip_front()
        if not self.tokens:
            return self._reading(ROLE_ONLY, "a role without a name")
        whole = self._read_whole()
        if whole is not None:
            return whole
        organization = self._read_organization()
        if organization is not None:
            return organization
        return self._finish_person()

    def _finish_person(self) -> Reading:
        self._cut_tail()
        self._strip_back()
        return self._read_person()

    # -- whole items -------------------------------------------------------------------------------------------

    def _read_whole(self) -> Reading | None:
        """Known names, places, placeholders, and runs of words that only say what or who in general."""
        tokens = self.tokens
        if not any(token.kind == WORD for token in tokens):
            return self._reading(IGNORED, "no word")
        key = " ".join(token.key for token in tokens[:8])
        kind = vocabulary().phrases.get(key) if len(tokens) <= 8 else None
        if kind == IS_BOARD:
            return self._reading(STAFF_NAME, "the name of a board", tokens)
        if kind == IS_OUTLET:
            return self._reading(AGENCY_NAME, "a known agency or outlet", tokens)
        if kind == IS_PLACEHOLDER:
            return self._reading(NOBODY, "a stock phrase for nobody in particular")
        if kind == IS_PLACE and not (len(tokens) == 1 and self.first and tokens[0].bits & GIVEN):
            return self._reading(PLACE_ONLY, "a known place")
        if all(token.bits & (POSTNOMINAL | SUFFIX) and _is_postnominal(token) for token in tokens):
            if all(token.bits & SUFFIX for token in tokens):
                return self._reading(SUFFIX_ONLY, "a suffix of the name before it", tokens)
            return self._reading(IGNORED, "a degree, a decoration or a service")
        if len(tokens) == 1:
            return self._read_single(tokens[0])
        if all(token.bits & (RANK | SERVICE | POSTNOMINAL) and not token.bits & GIVEN for token in tokens):
            return self._reading(ROLE_ONLY, "a service or a rank without a name")
        general = PLACEHOLDER | MODIFIER | PARTICIPLE
        if tokens[0].key in _ARTICLES and tokens[0].lower:
            general |= ROLE  # "a staff writer", "our correspondent"
        if all(token.bits & general or token.key in _ARTICLES for token in tokens):
            if general & ROLE or any(token.bits & PLACEHOLDER for token in tokens) and not tokens[0].bits & GIVEN:
                return self._reading(NOBODY, "an account or a desk, not a name")
            return self._reading(SUBJECT, "a subject or a section")
        if self.site and "".join(token.key for token in tokens).replace("-", "").removeprefix("the") == self.site:
            return self._reading(AGENCY_NAME, "the name of the site", tokens)
        return None

    def _read_single(self, token: Token) -> Reading | None:
        bits = token.bits
        upper = token.text.isupper()
        if bits & AGENCY and (upper or not bits & GIVEN):
            return self._reading(AGENCY_NAME, "a news agency", [token])
        if bits & PLACEHOLDER:
            return self._reading(NOBODY, "an account, not a name")
        if bits & GIVEN and not bits & (OUTLET | WIDGET):
            return None
        if bits & (ROLE | LABEL):
            return self._reading(ROLE_ONLY, "a role without a name")
        if bits & (OUTLET | ORGANIZATION):
            return self._reading(AGENCY_NAME, "an outlet or an organization", [token])
        if bits & (
            MODIFIER | WIDGET | KIND | CREDIT | CALENDAR_NAME | PARTICIPLE | CONTRIBUTOR | PREPOSITION | CALENDAR
        ):
            return self._reading(SUBJECT, "a subject, a button or a calendar word")
        if bits & (RANK | SERVICE) and not bits & GIVEN:
            return self._reading(ROLE_ONLY, "a title without a name")
        if upper and 1 < len(token.text) <= 5 and token.text.isascii() and token.text.isalpha() and not bits & GIVEN:
            return self._reading(AGENCY_NAME, "an acronym", [token])
        if self.site and token.key.replace("-", "") == self.site and not self.first:
            return self._reading(AGENCY_NAME, "the name of the site", [token])
        return None

    # -- the front ---------------------------------------------------------------------------------------------

    def _cut_sentence(self) -> None:
        for index, token in enumerate(self.tokens[1:], 1):
            if token.bits & VERB and token.lower and token.kind == WORD:
                self._note(self.tokens[index:], "sentence", "a verb: the rest is about the person")
                self.tokens = self.tokens[:index]
                self.sentence = True
                return

    def _strip_front(self) -> None:
        """Take off titles, ranks and role phrases before a name."""
        index = 0
        while index < len(self.tokens) - 2 and self._is_loose(index):
            index += 1
        index = self._skip_role_phrase(index)
        ranked = False
        while index < len(self.tokens) - 1:
            token = self.tokens[index]
            bits = token.bits
            rest = self.tokens[index + 1 :]
            if bits & RANK and self._is_rank(token, rest, ranked=ranked):
                ranked = True
            elif bits & (SERVICE | POSTNOMINAL | MODIFIER | PREPOSITION) and self._leads_to_rank(index, ranked=ranked):
                pass
            else:
                break
            index += 1
        index = self._skip_role_phrase(index)
        if index:
            self._note(self.tokens[:index], "title", "a title, a rank or a role before the name")
            self.tokens = self.tokens[index:]

    def _is_loose(self, index: int) -> bool:
        """An article before a title, or a preposition before everything: "The Hon.", "From"."""
        token, following = self.tokens[index], self.tokens[index + 1]
        if token.key in _ARTICLES:
            return bool(following.bits & RANK and (following.text.endswith(".") or not following.bits & WEAK_RANK))
        return bool(index == 0 and token.bits & PREPOSITION and not token.bits & PARTICLE and following.kind == WORD)

    def _is_rank(self, token: Token, rest: list[Token], *, ranked: bool) -> bool:
        if rest[0].kind != WORD or rest[0].bits & SUFFIX and len(rest) == 1:
            return False
        if not token.bits & WEAK_RANK or token.text.endswith("."):
            return True
        if token.lower and not token.bits & GIVEN:
            return True
        if ranked or rest[0].bits & RANK and not rest[0].bits & GIVEN:
            return True
        return len(rest) >= 2 and bool(rest[0].bits & GIVEN) and not rest[-1].bits & SUFFIX

    def _leads_to_rank(self, index: int, *, ranked: bool) -> bool:
        """Air Force before Lt. Col.: words of a service that end in a rank, or that follow one."""
        for token in self.tokens[index : index + 5]:
            if token.bits & RANK and not token.bits & SERVICE:
                return True
            if not token.bits & (SERVICE | RANK | POSTNOMINAL | PREPOSITION):
                break
        token = self.tokens[index]
        return ranked and bool(token.bits & SERVICE) and len(self.tokens) - index > 2 and not token.bits & GIVEN

    def _skip_role_phrase(self, start: int) -> int:
        """Return where a role phrase from ``start`` on ends: "Senior Editor", "News Reporter", "Journalist"."""
        end = start
        for index in range(start, len(self.tokens)):
            token = self.tokens[index]
            bits = token.bits
            if bits & (ROLE | LABEL) and not (bits & GIVEN and index == start and not bits & LABEL):
                end = index + 1
            elif (not bits & (MODIFIER | SERVICE | KIND | RANK) and not token.lower) or bits & GIVEN:
                break
        if end == start:
            return start
        end = self._skip_office(end)
        if end < len(self.tokens) and self.tokens[end].lower and not self.tokens[end].bits & PARTICLE:
            return len(self.tokens)  # "Director of the ..."
        if end < len(self.tokens) and self.tokens[end].bits & PREPOSITION and self.tokens[end].lower:
            return len(self.tokens)
        return end

    def _skip_office(self, end: int) -> int:
        """Go on over the office in "Secretary of Defense", "Minister for Foreign Affairs" where a name follows."""
        tokens = self.tokens
        if end >= len(tokens) or tokens[end].key not in {"of", "for"}:
            return end
        office = end + 1
        while (
            office < len(tokens)
            and tokens[office].bits & (SERVICE | MODIFIER | OUTLET)
            and not tokens[office].bits & GIVEN
        ):
            office += 1
        if office > end + 1 and len(tokens) - office >= 2 and tokens[office].bits & GIVEN:
            return office
        return end

    # -- organizations -----------------------------------------------------------------------------------------

    def _read_organization(self) -> Reading | None:
        tokens = self.tokens
        heads = [index for index, token in enumerate(tokens) if token.bits & (ORGANIZATION | OUTLET | AGENCY)]
        article = tokens[0].key == "the" and len(tokens) > 1
        person = self._cut_outlet(tokens)
        if person is not None:
            return person
        if article and not any(token.bits & ROLE for token in tokens):
            return self._reading(ORGANIZATION_NAME, "opens with an article", self._cut_place(tokens))
        if not heads:
            return None
        preposition = next(
            (
                i
                for i, token in enumerate(tokens)
                if i and token.bits & PREPOSITION and token.lower and not token.bits & PARTICLE
            ),
            len(tokens),
        )
        strong = [index for index in heads if tokens[index].bits & ORGANIZATION]
        if tokens[preposition - 1].bits & ROLE and not tokens[preposition - 1].bits & ORGANIZATION and heads[0] == 0:
            return self._reading(ROLE_ONLY, "the reporter of an outlet, without a name")
        before = [index for index in strong if index < preposition]
        if before:
            return self._read_strong(tokens, before)
        outlets = [index for index in heads if index < preposition and not tokens[index].bits & ORGANIZATION]
        if outlets and not self._looks_personal(tokens, outlets):
            return self._reading(AGENCY_NAME, "words of an outlet's name", self._cut_place(tokens))
        return None

    def _read_strong(self, tokens: list[Token], heads: list[int]) -> Reading | None:
        """An organization's own word: the whole item is its name, unless a person stands before an outlet."""
        head = tokens[heads[-1]]
        names = 0
        while names < len(tokens) and not tokens[names].bits & (ORGANIZATION | OUTLET | AGENCY | MODIFIER):
            names += 1
        if (
            names >= 2
            and tokens[0].bits & GIVEN
            and (head.key in _BROADCAST or head.key in _STAFF or head.bits & OUTLET)
            and tokens[names].bits & (OUTLET | AGENCY | ORGANIZATION | MODIFIER)
        ):
            self._cut(names, "outlet", "an outlet behind the name")
            return self._finish_person()
        if (
            any(token.bits & ROLE and not token.bits & (ORGANIZATION | GIVEN) for token in tokens)
            and head.key not in _STAFF
        ):
            first_role = next(
                i for i, token in enumerate(tokens) if token.bits & ROLE and not token.bits & (ORGANIZATION | GIVEN)
            )
            if first_role >= 2 and first_role < heads[-1]:
                return None
        kind = STAFF_NAME if head.key in _STAFF else ORGANIZATION_NAME
        return self._reading(kind, f"named by the word {head.text}", self._cut_place(tokens))

    def _looks_personal(self, tokens: list[Token], outlets: list[int]) -> bool:
        if tokens[0].key in _ARTICLES and len(tokens) > 1 and not tokens[0].bits & GIVEN:
            return False
        first = tokens[0]
        if outlets[0] == 0 and not first.bits & GIVEN:
            return False
        initial = len(first.key.replace(".", "")) == 1
        return bool(first.bits & GIVEN) or initial or (len(outlets) == 1 and 0 < outlets[0] < len(tokens) - 1)

    def _cut_outlet(self, tokens: list[Token]) -> Reading | None:
        """A person with an outlet, an agency or a place behind: "Jane Doe The Associated Press"."""
        longest = vocabulary().longest_phrase
        if any(token.bits & ORGANIZATION and not token.bits & GIVEN for token in tokens[:2]):
            return None
        for start in range(2, len(tokens)):
            if start > _LONGEST_NAME:
                break
            if tokens[start].key == "the" and not tokens[start - 1].lower:
                self._cut(start, "outlet", "an article behind the name opens an outlet")
                return self._finish_person()
            if len(tokens) - start > longest:
                continue
            kind = vocabulary().phrases.get(" ".join(token.key for token in tokens[start:]))
            single = start == len(tokens) - 1
            if kind == IS_OUTLET and not (single and not tokens[start].bits & AGENCY):
                self._cut(start, "outlet", "a known agency or outlet behind the name")
                return self._finish_person()
            if kind == IS_PLACE and (not single or (start > 2 or self._ends_name(tokens[start - 1]))):
                if single and tokens[start].bits & GIVEN:
                    continue
                self._cut(start, "place", "a known place behind the name")
                return self._finish_person()
        if len(tokens) > 2 and tokens[-1].bits & AGENCY and tokens[-1].text.isupper() and tokens[0].bits & GIVEN:
            self._cut(len(tokens) - 1, "agency", "a news agency behind the name")
            return self._finish_person()
        return None

    def _ends_name(self, token: Token) -> bool:
        return token.kind == WORD and not token.bits & (GIVEN | PARTICLE) and len(token.key) > 2

    def _cut_place(self, tokens: list[Token]) -> list[Token]:
        """Cut "in Kiev" from behind an outlet; the tail of an institute's name stays."""
        for index in range(len(tokens) - 2, 0, -1):
            if (
                tokens[index].key in {"in", "from", "aus", "en"}
                and tokens[index].lower
                and tokens[index + 1].bits & PLACE
            ):
                self._note(tokens[index:], "place", "a place behind the name")
                return tokens[:index]
        return tokens

    # -- persons -----------------------------------------------------------------------------------------------

    def _cut(self, start: int, role: str, why: str) -> None:
        self._note(self.tokens[start:], role, why)
        self.tokens = self.tokens[:start]
        self.tail = True

    def _cut_tail(self) -> None:
        """Cut the role, the place, the desk behind a name."""
        tokens = self.tokens
        for index, token in enumerate(tokens[1:], 1):
            if token.kind != WORD:
                continue
            bits = token.bits
            if bits & PREPOSITION and token.lower and not bits & PARTICLE:
                self._cut(index, "tail", "a preposition opens a place, an outlet or a desk")
                break
            if bits & (PREPOSITION | CALENDAR) and token.lower and bits & PARTICLE and index == len(tokens) - 1:
                self._cut(index, "tail", "a particle that joins nothing")
                break
        self._cut_role()

    def _cut_role(self) -> None:
        tokens = self.tokens
        for index in range(1, len(tokens)):
            if not tokens[index].bits & ROLE or (tokens[index].bits & GIVEN and index < 2):
                continue
            start = index
            while start > 1 and (
                tokens[start - 1].bits & (MODIFIER | SERVICE | ORGANIZATION | OUTLET)
                or (tokens[start - 1].lower and not tokens[start - 1].bits & PARTICLE)
            ):
                start -= 1
            if start >= 2 or (start == 1 and tokens[start].lower):
                chair = tokens[index].bits & CHAIR and not self.first and not self.tokens[0].bits & RANK
                self._cut(start, "role", "what the person does")
                if chair:
                    self.tokens = []
                return

    def _strip_back(self) -> None:
        """Take degrees, services and buttons off the end."""
        end = len(self.tokens)
        while end > 1:
            token = self.tokens[end - 1]
            bits = token.bits
            named = sum(word.kind == WORD for word in self.tokens[: end - 1])
            if (
                bits & POSTNOMINAL
                and _is_postnominal(token)
                and not bits & SUFFIX
                and (named >= 2 or "." in token.text)
            ):
                end -= 1
            elif bits & WIDGET and named >= 2 and not bits & GIVEN and (named > 2 or not bits & OUTLET):
                end -= 1
            elif token.kind == NUMBER or (token.kind == WORD and bits & PARTICLE and token.lower and not bits & SUFFIX):
                end -= 1
            else:
                break
        if end < len(self.tokens):
            self._note(self.tokens[end:], "ignored", "a degree, a service or a button behind the name")
            self.tokens = self.tokens[:end]

    def _read_person(self) -> Reading:
        tokens = [token for token in self.tokens if token.kind in {WORD, QUOTED, BRACKETED}]
        words = [token for token in tokens if token.kind == WORD]
        if not words:
            return self._reading(ROLE_ONLY if self.tail else IGNORED, "no name")
        lower = [i for i, token in enumerate(words) if token.lower and not token.bits & PARTICLE]
        if lower:
            if len(lower) == len(words) or all(word.lower for word in words):
                return self._read_lower(tokens, words)
            cut = words[lower[0]]
            if lower[0] == 0 or (lower[0] == 1 and not words[0].bits & GIVEN):
                return self._reading(IGNORED, "no name: words in lower case")
            position = tokens.index(cut)
            self._note(tokens[position:], "ignored", "words in lower case behind the name")
            tokens = tokens[:position]
            words = [token for token in tokens if token.kind == WORD]
        names = [token for token in words if not (token.bits & PARTICLE and token.lower)]
        if not names or len(names) > _LONGEST_NAME:
            return self._reading(IGNORED, "no name: too many words" if names else "no name: particles only")
        if all(
            token.bits & (MODIFIER | WIDGET | KIND | PARTICIPLE | CONTRIBUTOR) and not token.bits & GIVEN
            for token in names
        ):
            return self._reading(SUBJECT, "a subject or a button")
        if (words[0].bits & CREDIT and not words[0].bits & GIVEN) or words[-1].key in {"images", "photos", "pictures"}:
            return self._reading(IGNORED, "a credit")
        known = bool(names[0].bits & GIVEN) or _is_initial(names[0])
        return self._reading(PERSON, "capitalised words in the shape of a name", tokens, known=known)

    def _read_lower(self, tokens: list[Token], words: list[Token]) -> Reading:
        """A name or an account in lower case."""
        known = bool(words[0].bits & GIVEN)
        if len(words) == 1 and words[0].key.isalnum() and len(words[0].key) > 2:
            return self._reading(PERSON, "a single name or an account", tokens, known=known)
        if known and len(words) <= 4 and not any(word.bits & (PREPOSITION | MODIFIER | ROLE) for word in words[1:]):
            return self._reading(PERSON, "a known given name in lower case", tokens, known=True)
        return self._reading(IGNORED, "no name: words in lower case")

    # -- results -----------------------------------------------------------------------------------------------

    def _note(self, tokens: list[Token], role: str, why: str) -> None:
        if tokens:
            self.parts.append((tokens[0].start, Part(join_tokens(tokens), role, why)))

    def _reading(self, kind: str, why: str, tokens: list[Token] | None = None, *, known: bool = False) -> Reading:
        kept = tokens or []
        shown = kept or self.tokens
        if shown:
            self.parts.append((shown[0].start, Part(join_tokens(shown), kind, why)))
        return Reading(kind, list(kept), self.parts, why, known, self.sentence, self.tail)


def _is_postnominal(token: Token) -> bool:
    """Degrees are written with dots or capitals: MA, Ph.D.; "Ma" and "Ed" are names."""
    if token.bits & SUFFIX:
        return True
    return (
        "." in token.text
        or sum(char.isupper() for char in token.text) > 1
        or token.key in {"esq", "esquire", "phd", "ret", "retired"}
    )


def _is_initial(token: Token) -> bool:
    return (
        len(token.key.replace(".", "").replace("-", "")) <= 2
        and token.text[0].isupper()
        and ("." in token.text or len(token.key) == 1)
    )
