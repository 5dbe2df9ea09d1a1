"""One item while it is read: what is left of it, and what became of the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.bylines.tokens import WORD, Token, join_tokens
from archive_scraper.normalize.bylines.vocabulary import GIVEN, PLACE, SUFFIX
from archive_scraper.normalize.parts import Part
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Sequence

# What an item can be.
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
PICTURE_AGENCY: Final = "picture agency"
ORGANIZATIONS: Final = frozenset({AGENCY_NAME, ORGANIZATION_NAME, STAFF_NAME})

_PLAIN_DEGREES: Final = book.words("name.plain_degrees")
LONGEST_NAME: Final = 7
"""Words; more are no name."""


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
    """A role, a place or an outlet after the name was cut off."""
    dateline: bool = False
    """What was cut off is the known place where the person wrote."""
    office: bool = False
    """What the person does stands before the name, in lower case: "redaktor Denníka N"."""
    titled: bool = False
    """A title or what the person does stands before the name."""
    contributed: bool = False
    """The sentence says that the person contributed to a text of others."""

    @property
    def name(self) -> str:
        """The name as printed."""
        return join_tokens(self.tokens).rstrip(",;:")

    def pass_over(self, role: str, why: str) -> None:
        """Take the name for something else than an author's."""
        names = {PERSON, *ORGANIZATIONS}
        self.parts = [(start, Part(part.text, role, why) if part.role in names else part) for start, part in self.parts]
        self.kind = IGNORED


@dataclass(slots=True)
class Draft:
    """The tokens of an item that are still to be read."""

    tokens: list[Token]
    first: bool
    """No author stands before it."""
    site: str
    """The site's own name, folded, in one word."""
    apart: bool = False
    """A comma or a mark parts it from the author before it."""
    loose: bool = False
    """Nothing calls it an author, and it is not all of the line."""
    parts: list[tuple[int, Part]] = field(default_factory=list)
    sentence: bool = False
    tail: bool = False
    dateline: bool = False
    office: bool = False
    titled: bool = False
    contributed: bool = False

    def note(self, tokens: list[Token], role: str, why: str) -> None:
        """Record what some tokens were taken for."""
        if tokens:
            self.parts.append((tokens[0].start, Part(join_tokens(tokens), role, why)))

    def cut(self, start: int, role: str, why: str) -> None:
        """Take off what stands after a name."""
        self.note(self.tokens[start:], role, why)
        self.tokens = self.tokens[:start]
        self.tail = True

    def result(self, kind: str, why: str, tokens: list[Token] | None = None, *, known: bool = False) -> Reading:
        """Return the reading of the item; ``tokens`` are those of its name."""
        kept = tokens or []
        shown = kept or self.tokens
        if shown:
            self.parts.append((shown[0].start, Part(join_tokens(shown), kind, why)))
        return Reading(
            kind,
            list(kept),
            self.parts,
            why,
            known,
            sentence=self.sentence,
            tail=self.tail,
            dateline=self.dateline,
            office=self.office,
            titled=self.titled,
            contributed=self.contributed,
        )


def is_initial(token: Token) -> bool:
    """Whether a token is one or two initials: "J.", "J.M.", "J"."""
    return (
        len(token.key.replace(".", "").replace("-", "")) <= 2
        and token.text[0].isupper()
        and ("." in token.text or len(token.key) == 1)
    )


def is_postnominal(token: Token) -> bool:
    """Whether a degree is written like one, with dots or capitals: MA, Ph.D.; "Ma" and "Ed" are names."""
    if token.bits & SUFFIX:
        return True
    return "." in token.text or sum(char.isupper() for char in token.text) > 1 or token.key in _PLAIN_DEGREES


def is_whole_name(words: Sequence[Token]) -> bool:
    """Tell whether two or three words are a name: a known given name first, and what means nothing but names.

    Of two words the second may be the given name: "Marlowe Ada", as Hungarians write it.
    """
    if len(words) not in {2, 3} or any(word.kind != WORD or word.lower for word in words):
        return False
    given = [bool(word.bits & GIVEN) for word in words]
    named = given[0] or (len(words) == 2 and given[1] and not words[0].bits)
    return named and not any(
        word.bits & ~(GIVEN | PLACE if known else GIVEN) for word, known in zip(words, given, strict=True)
    )
