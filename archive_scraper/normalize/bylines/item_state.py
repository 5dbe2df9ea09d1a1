"""What is read of a byline so far: its items, and whether a word opens names in the one that is open."""

from __future__ import annotations

from typing import Final

from archive_scraper.normalize.bylines import surroundings as near
from archive_scraper.normalize.bylines.drafts import is_initial
from archive_scraper.normalize.bylines.joints import AND, BREAK, COMMA, CREDITS, PLAIN, START, WEAKEST_FIRST, WITH, Item
from archive_scraper.normalize.bylines.small_words import FIRST_LANGUAGES, NEVER_IN_NAMES, tell_own_words
from archive_scraper.normalize.bylines.tokens import NEWLINE, WORD, Token, join_tokens, tokenize_inside
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    CONTRIBUTOR,
    CREDIT,
    EDITOR,
    GIVEN,
    KIND,
    LEAD_NOUN,
    PARTICIPLE,
    PARTICLE,
    PLACEHOLDER,
    PREPOSITION,
    RANK,
    VERB,
)
from archive_scraper.normalize.parts import Part

# What parts the two halves of "Text and photos", "Text, photos", "Text – photos".
_LABEL_JOINTS: Final = frozenset({AND, COMMA, BREAK})
_LONGEST_ITEM: Final = 60


class ItemState:
    """The items that are read, the one that is open, and whether a word opens names in it."""

    def __init__(self, text: str, language: str | None) -> None:
        self.language = (language or "").split("-")[0].split("_")[0].casefold()
        self.tokens = tokenize_inside(text)
        tell_own_words(self.tokens, self.language)
        self.items: list[Item] = []
        self.parts: list[tuple[int, Part]] = []
        self.current = Item(START, PLAIN)
        self.mode = PLAIN
        self.talk = False
        """An interview is named, and not yet with whom."""
        self.asked = False
        """Who was asked stands in the item that is read."""

    def _add(self, token: Token) -> None:
        """Append to the item; what is longer than any name or title is read as far as it matters."""
        if len(self.current.tokens) < _LONGEST_ITEM:
            self.current.tokens.append(token)

    def _close(self, joint: str) -> None:
        """End the current item; ``joint`` is what stands before the next one."""
        if self.current.tokens:
            self.items.append(self.current)
        elif WEAKEST_FIRST.index(self.current.joint) > WEAKEST_FIRST.index(joint):
            joint = self.current.joint  # ", and" joins as "and" does
        self.current = Item(joint if self.items or joint in {AND, WITH} else START, self.mode)

    def _note(self, tokens: list[Token], role: str, why: str) -> None:
        if tokens:
            self.parts.append((tokens[0].start, Part(join_tokens(tokens), role, why)))

    def _credit(self, tokens: list[Token], why: str, *, asked: bool = False) -> None:
        """Open credits of people who did not write, or who were ``asked``."""
        self.mode = CREDITS
        self.asked = asked
        self._note(tokens, "lead-in", why)
        self.current = Item(BREAK, CREDITS)
        self.talk = False

    def _opens_list(self, token: Token, position: int) -> bool:
        """By, von, par: always at the start of an item; inside, unless they are the particle of a name."""
        if position + 1 >= len(self.tokens) or self.tokens[position + 1].kind == NEWLINE:
            return not self.current.tokens
        following = self.tokens[position + 1]
        # "Unser Reporter Timo Vogt berichtet aus Kiel", but "Aus Kiel berichtet Timo Vogt"
        tells = token.bits & VERB and following.lower and following.bits & PREPOSITION and not following.bits & PARTICLE
        if tells or (self.current.opened and near.names_subject(self.current.tokens)):
            return False
        if not self.current.tokens or token.key == "by":
            return token.lower or not (self.current.opened and self.tokens[position - 1].lower)
        if len(self.current.tokens) == 1 and not self.items and token.key in NEVER_IN_NAMES and token.lower:
            return True  # a verb that need not be known: "Posté par"
        if near.ends_credit(self.tokens, position, self.current, asked=self.asked):
            return True
        if (
            len(self.current.tokens) == 1
            and not self.items
            and token.lower
            and near.begins_name(self.tokens, position + 1)
        ):
            return not self.current.tokens[0].bits & (GIVEN | RANK) and not is_initial(self.current.tokens[0])
        if token.bits & PARTICLE and near.is_after_given_name(self.current.tokens):
            return False  # "Redaktør Niels von Hafen"
        return any(
            word.bits & (KIND | PARTICIPLE | CREDIT | EDITOR | CONTRIBUTOR | LEAD_NOUN)
            or (word.lower and not word.bits & PARTICLE)
            for word in self.current.tokens
        ) or near.opens_phrase(self.current.tokens[0])

    def _opens_first(self, token: Token, position: int) -> bool:
        """Author, text, di, av: only before everything else of their item."""
        if position + 1 >= len(self.tokens):
            return False
        if self.current.tokens:
            opening = PARTICIPLE | KIND | LEAD_NOUN
            if self._ends_text_label():
                opening |= CREDIT
            last = self.current.tokens[-1]
            if near.ends_credit(self.tokens, position, self.current, asked=self.asked):
                return True
            ends = near.is_last_word(self.tokens, position) and near.is_last_word(
                self.tokens, position + 1
            )  # or of its line
            return bool(token.lower and last.bits & opening) and not ends
        if token.bits & LEAD_NOUN:
            return near.announces_names(self.tokens, position)
        following = self.tokens[position + 1]
        if self.current.joint in {COMMA, AND, WITH} or following.kind != WORD:
            return False
        languages = FIRST_LANGUAGES.get(token.key)
        here = languages is None or self.language in languages
        nobody = following.bits & (AGENCY | PLACEHOLDER) and not following.bits & GIVEN  # "di dpa", "nga admin"
        named = here and token.lower and near.is_small_name(self.tokens[position + 1 :])
        if (following.lower or token.key == "van") and not nobody and not named:  # no "Van" of a name
            return bool(following.lower and following.bits & ARTICLE and here)  # "De nuestro corresponsal"
        return here or (token.lower and not self.language)

    def _ends_text_label(self) -> bool:
        """Tell whether the first half of "Text and photos" stands before the item."""
        return self.current.joint in _LABEL_JOINTS and bool(self.items) and near.is_text_label(self.items[-1])
