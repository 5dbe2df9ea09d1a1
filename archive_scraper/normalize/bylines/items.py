"""The tokens of a byline as items: what stands between its separators, lead-ins, dates and labels."""

from __future__ import annotations

from typing import Final

from archive_scraper.normalize.bylines import surroundings as near
from archive_scraper.normalize.bylines.item_state import ItemState
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
from archive_scraper.normalize.bylines.numbers import find_number_runs
from archive_scraper.normalize.bylines.small_words import (
    COMPANY_WORDS,
    FOLLOWS_NAMES,
    GLUED_JOINS,
    JOIN_LANGUAGES,
    REPORTING,
    SURNAME_FIRST,
    SURNAME_JOINTS,
    TALKED_WITH,
)
from archive_scraper.normalize.bylines.tokens import (
    ADDRESS,
    BRACKETED,
    EMAIL,
    GLUE,
    HANDLE,
    MARK,
    NEWLINE,
    NUMBER,
    QUOTED,
    WORD,
    Token,
    phrase_of,
    tokenize,
)
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    CALENDAR,
    CALENDAR_NAME,
    COMPANY,
    CONNECTOR,
    CONTRIBUTOR,
    CREDIT,
    EDITOR,
    GIVEN,
    IS_BOARD,
    IS_PICTURE,
    KIND,
    LABEL,
    LEAD,
    LEAD_FIRST,
    LEAD_NOUN,
    LOCAL_CONNECTOR,
    MODIFIER,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
    RANK,
    ROLE,
    SERVICE,
    TALK,
    VERB,
    word_bits,
)
from archive_scraper.normalize.bylines.wholes import label_end
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_ELIDED: Final = compiled(rf"{book.alternatives('link.elided')}['’](?=[^\W\d_])")
"""A preposition or an article that has lost its vowel before a name: "Tribune d'Anna Marlowe"."""
_TEXTS: Final = frozenset(map(fold_word, book.entries("attribution.own_nouns")))
_COMMAS: Final = frozenset(",、，،")
# Quotes that nothing closes, and the marks of footnotes.
_IGNORED_MARKS: Final = frozenset("'’‘\"“”«»`*_#^~†‡§¶¹²³⁰⁴⁵⁶⁷⁸⁹")
# A credit holds until one of these.
_CREDIT_ENDS: Final = frozenset("|•;；")
# Words of a name before a colon.
_NAME_WORDS: Final = frozenset({2, 3})
_SEMICOLONS: Final = frozenset(";；")
_COLONS: Final = frozenset(":：՝")
# Marks between the members of a list as well as between a name and what belongs to it.
_LIST_MARKS: Final = frozenset("/·•-–—")


class ItemReader(ItemState):
    """Cuts one byline into items; the pieces that are no items become parts at once."""

    def read(self) -> list[Item]:
        """Return the items in order."""
        tokens = self.tokens
        runs = find_number_runs(tokens)
        dated = {position for start, end in runs.items() for position in range(start, end)}
        for position, token in enumerate(tokens):
            if token.bits & GIVEN and position not in dated:  # "Jana" and "May" are names here
                token.bits &= ~(CALENDAR | CALENDAR_NAME)
        position = 0
        while position < len(tokens):
            end = runs.get(position)
            if end is not None:
                self._note(tokens[position:end], "date", "a number with the calendar words next to it")
                self._close(BREAK)
                position = end
                continue
            heading = label_end(tokens, position)
            if heading and (heading == len(tokens) or tokens[heading].text not in _COLONS):
                if phrase_of(tokens[position:heading]) == IS_BOARD:
                    self.current.tokens += tokens[position:heading]
                else:
                    self._note(tokens[position:heading], "ignored", "a heading")
                position = heading
                continue
            self._take(position)
            position += 1
        self._close(BREAK)
        return self.items

    # -- one token ---------------------------------------------------------------------------------------------

    def _take(self, position: int) -> None:
        token = self.tokens[position]
        if token.kind == WORD:
            self._take_word(token, position)
        elif token.kind == MARK:
            self._take_mark(token, position)
        elif token.kind == BRACKETED:
            self._take_bracketed(token, position)
        elif token.kind == QUOTED:
            self._take_quoted(token)
        elif token.kind == NUMBER:
            self._add(token)
        elif token.kind in {GLUE, NEWLINE}:
            self._end_line(GLUED if token.kind == GLUE else BREAK)
        else:
            why = {EMAIL: "an e-mail address", ADDRESS: "a web address", HANDLE: "an account name"}[token.kind]
            self._note([token], token.kind, why)
            self._close(BREAK)

    def _take_quoted(self, token: Token) -> None:
        """Quotes: inside of a name they stay, after an office or a name they hold an outlet, else they hold a name."""
        before = self.items[-1].tokens if self.items and self.current.joint == COMMA else []
        if near.opens_office(self.current.tokens) or (not self.current.tokens and near.is_named(before)):
            self._note([token], "outlet", "in quotes, after an office or a name")
        elif self.current.tokens:
            self._add(token)
        else:
            for word in tokenize(token.text[1:-1]):
                if word.kind == WORD:
                    self._add(word)

    def _end_line(self, joint: str) -> None:
        """End the item and the credits of its line; a label alone speaks of the next line: "Photo:"."""
        self._close(joint)
        if self.mode == CREDITS:
            self.mode = PLAIN
            if self.items and self.items[-1].mode == CREDITS:
                self.current.mode = PLAIN

    def _take_word(self, token: Token, position: int) -> None:
        bits = token.bits
        if token.text[0] in GLUED_JOINS and near.joins_glued(self.tokens, position, self.current):
            rest = Token(WORD, token.text[1:], token.start + 1, fold_word(token.text[1:]))
            rest.bits = word_bits(rest.key)
            self._join(Token(WORD, token.text[0], token.start, token.text[0], CONNECTOR), position)
            self._add(rest)
            return
        if (elided := _ELIDED.match(token.text)) is not None and near.opens_elided(
            self.current.tokens, token.text[elided.end() :]
        ):
            self._open(Token(WORD, elided[0], token.start, elided[0], LEAD_FIRST))
            name = token.text[elided.end() :]
            self._add(Token(WORD, name, token.start + elided.end(), fold_word(name), word_bits(fold_word(name))))
            return
        if bits & VERB and token.lower and self.current.opened and not self.current.tokens:
            self._note([token], "lead-in", "joins the lead-in to the name")  # "Kirjoittaja on Aino Laakso"
            return
        if (bits & TALK or self.talk) and self._takes_talk(token, position):
            return
        if token.key in FOLLOWS_NAMES and self.current.tokens and near.ends_small(self.tokens, position):
            self.current.mode, self.current.opened = AUTHOR, True
            self._close(BREAK)
            self._credit([token], "after a name: by whom it was written")
            return
        if token.key in _TEXTS and near.is_named(self.current.tokens) and near.tells_where(self.tokens, position):
            self._close(BREAK)
            self._credit([token], "what became of the text: published, translated")
            return
        if (bits & LEAD and self._opens_list(token, position)) or (
            bits & (LEAD_NOUN | LEAD_FIRST) and self._opens_first(token, position)
        ):
            self._open(token)
        elif bits & (CONNECTOR | COMPANY | LOCAL_CONNECTOR) and self._joins(token, position):
            self._join(token, position)
        elif (
            bits & CREDIT
            and not bits & GIVEN
            and near.may_credit(token, self.current)
            and near.opens_credit(self.tokens, position)
        ):
            if self._mode_of_label(CREDIT) == AUTHOR:  # "Text und Bilder Ada Marlowe"
                self._open(token)
                return
            self._close(BREAK)
            self._credit([token], "opens credits of people who did not write")
        else:
            self._add(token)

    def _takes_talk(self, token: Token, position: int) -> bool:
        """Part who asked from who answered: "Mit Tomas Vell sprach Ada Marlowe", "Interview by Ada Marlowe with"."""
        pending = self.current.tokens
        if not token.bits & TALK:
            if token.key not in TALKED_WITH or not (token.small and near.is_named(pending)):
                return False
            self._close(BREAK)
            self._credit([token], "names the person spoken with, not the author", asked=True)
            return True
        with_first = not self.items and (self.current.joint == WITH or (pending and pending[0].key in TALKED_WITH))
        if with_first and token.small and not near.is_last_word(self.tokens, position):
            self._note(pending, "credit", "the person spoken with, not the author")
            pending.clear()
            self._open(token)
            return True
        following = self.tokens[position + 1] if position + 1 < len(self.tokens) else token
        self.talk = self.asked = True
        is_first = not pending and not self.items and not token.lower  # "گفت‌وگو با ..."
        if token.small and following.key in TALKED_WITH and (is_first or near.is_named(pending)):
            self._close(BREAK)
            self._credit([token], "a talk: the person spoken with is not the author", asked=True)
            return True
        if is_first and token.small and following.bits & GIVEN:
            self._open(token)  # "گفت‌وگوی احمد ... با ..."
            return True
        return False

    def _open(self, token: Token) -> None:
        """A lead-in: what stands before it in its item says whose names follow."""
        pending = self._part_label(self.current.tokens)
        # The last word that says anything counts: "Guest post by", "Photo editing and layout by".
        telling = CREDIT | CONTRIBUTOR | EDITOR | KIND | PARTICIPLE | LEAD_NOUN
        bits = next((word.bits & telling for word in reversed(pending) if word.bits & telling), 0)
        # The reporters of an agency's line are its authors; those of "additional reporting by" are not.
        reporters = len(pending) == 1 and pending[0].key in REPORTING and pending[0] is self.tokens[0]
        self.mode = AUTHOR if reporters or token.bits & CREDIT else self._mode_of_label(bits)
        self._note([*pending, token], "lead-in", f"opens a list of names: {self.mode}")
        joined = self.current.joint == AND and not pending and bool(self.items)  # "by Ada Marlowe and by Tomas Vell"
        self.current = Item(AND if joined else BREAK if self.items else START, self.mode, opened=True)

    def _joins(self, token: Token, position: int) -> bool:
        if not token.bits & (CONNECTOR | COMPANY) and self.language not in JOIN_LANGUAGES[token.key]:
            return False
        if not token.lower and self.current.tokens and near.is_last_word(self.tokens, position):
            return False  # "Kemal Mit | May 3": a surname
        bare = token.text.rstrip(".")
        initial = len(bare) == 1 and bare.isalpha() and bare.isupper()
        if initial and (bare != token.text or not near.is_in_capitals(self.tokens, position)):
            return False
        return not (token.key in SURNAME_JOINTS and near.joins_surname(self.tokens, position, self.current))

    def _join(self, token: Token, position: int) -> None:
        joint = WITH if token.bits & COMPANY or token.key in COMPANY_WORDS else AND
        if joint == WITH:
            self._join_company(token, position)
            return
        self._note([token], "connector", "joins names")
        self._close(joint)
        self.current.connector = token

    def _join_company(self, token: Token, position: int) -> None:
        """Decide what "with" joins: an author, a contributor ("with files from"), or the person interviewed."""
        pending = self.current.tokens
        bits = near.bits_of(pending)
        following = near.after_small_word(self.tokens, position, ARTICLE)  # "avec la collaboration de"
        lower = following is not None and following.kind == WORD and following.lower
        if bits & PARTICIPLE:
            self._open(token)
        elif phrase_of(pending) == IS_BOARD:
            self._note([token], "connector", "joins company to the authors")
            self._close(WITH)
        elif bits & (KIND | TALK) or any(word.lower and not word.bits & PARTICLE for word in pending):
            self._credit([*pending, token], "names the person spoken with, not the author")
        elif following is not None and (
            following.bits & CONTRIBUTOR or (lower and not following.bits & (PARTICLE | AGENCY | RANK))
        ):
            self._close(BREAK)
            self.mode = CREDITS
            self.current = Item(BREAK, CREDITS)
        else:
            self._note([token], "connector", "joins company to the authors")
            self._close(WITH)

    def _take_mark(self, token: Token, position: int) -> None:
        mark = token.text[0]
        if mark in _COMMAS:
            self._close(COMMA)
        elif mark in "&+＆":
            if token.spaced or self.current.tokens:
                self._note([token], "connector", "joins names")
                self._close(AND)
                self.current.connector = token
        elif mark in _COLONS or near.is_credit_label(self.tokens, position, self.current):
            told = near.writes(self.current.tokens)
            names = [self.current.tokens[: told or None], *(item.tokens for item in self.items)]
            if all(map(near.is_named, names)) and (told or position + 1 == len(self.tokens)):
                self._close(BREAK)
                self._credit([token], "after a name that writes, the title follows")  # "Ada Marlowe writes: ..."
            else:
                self._take_colon(position)
        elif mark == "©":
            self._close(BREAK)
            self.mode = CREDITS
            self.current = Item(BREAK, CREDITS)
        elif mark in _IGNORED_MARKS:
            return
        elif mark == "/" and near.opens_title(self.tokens, position, self.current):
            self._note(self.current.tokens, "title", "what the person is, or where, before a slash")
            self.current.tokens.clear()
        elif mark in "/–—" and near.is_in_house(self.tokens, position, self.current):
            self.current.tokens[-1].text += mark
        else:
            self._end_at_mark(mark, position)

    def _end_at_mark(self, mark: str, position: int) -> None:
        """End the item at a mark that lists names, or parts them from all else."""
        if mark == "/" and (near.is_agency_credit(self.current.tokens) or near.is_tight_credit(self.tokens, position)):
            self.mode = self.current.mode = CREDITS  # "ANTARA FOTO/Ada Marlowe", "Ada Marlowe/Harbour Post"
        shown = near.is_caption(self.current) and phrase_of(self.current.tokens) != IS_BOARD
        if mark == "." and shown and near.is_credited(self.tokens, position):
            self.current.role = CREDITS  # "Harbour Bridge. Photo: Ada Marlowe"
        listed = mark in _SEMICOLONS or (mark in _LIST_MARKS and self._lists_names(position))
        self._close(LIST if listed else BREAK)
        named = (phrase_of(item.tokens) for item in self.items[-2:])  # after an agency the photographer follows
        if self.mode == CREDITS and mark in _CREDIT_ENDS and IS_PICTURE not in named:
            self.mode = PLAIN
            self.current.mode = PLAIN

    def _lists_names(self, position: int) -> bool:
        turned = self.language in SURNAME_FIRST
        return near.lists_names(self.tokens, position, self.current, surname_first=turned)

    def _take_colon(self, position: int) -> None:
        pending, opened = self._part_label(self.current.tokens), self.current.opened
        if not pending:
            return
        following = self.tokens[position + 1 : position + 2]
        if following and following[0].kind == NUMBER and not near.bits_of(pending) & GIVEN:
            self._note(pending, "label", "stands before a number")
            self.current = Item(BREAK if self.items else START, self.mode)
            return
        telling = CREDIT | CONTRIBUTOR | EDITOR | LEAD | LEAD_NOUN | LABEL | ROLE | PARTICIPLE
        bits = next((word.bits & telling for word in reversed(pending) if word.bits & telling), 0)
        while len(pending) > min(_NAME_WORDS) and pending[0].bits & RANK and not pending[0].bits & GIVEN:
            pending.pop(0)
        if bits:
            self.mode = self._mode_of_label(bits)
        elif len(pending) in _NAME_WORDS and (pending[0].bits & GIVEN or (opened and near.is_named(pending))):
            self.current.label = True
            if self.current.joint in {COMMA, AND} and all(near.is_named(item.tokens) for item in self.items):
                for item in self.items:  # "Ada Marlowe, Tomas Vell: The pier stays open"
                    item.label = True
            if self.mode == CREDITS:
                self.mode = PLAIN  # "In conversation with Tomas Vell: Ada Marlowe"
            self._close(BREAK)
            return
        elif len(pending) == 1 and pending[0].lower and pending[0].bits & PREPOSITION and self.mode == AUTHOR:
            self.mode = CREDITS  # "Verfasst von Ada Marlowe in: Häfen"
        elif self.mode != CREDITS or not all(word.lower for word in pending):  # "Превод от английски: Иван ..."
            self.mode = PLAIN
        self._note(pending, "label", f"stands before a colon: {self.mode}")
        self.current = Item(BREAK if self.items else START, self.mode, opened=bool(bits))

    def _mode_of_label(self, bits: int) -> str:
        """Return whose names a label opens; of "Text and photos" the first half counts."""
        if self._ends_text_label():
            self.items.pop()
            return AUTHOR
        return near.mode_of(bits)

    def _part_label(self, pending: list[Token]) -> list[Token]:
        """Return the label before a colon; a name before it is an item of its own: "Lena Berg Foto: ..."."""
        labels = CREDIT | CONTRIBUTOR | LABEL | LEAD_NOUN | ROLE | EDITOR | PARTICIPLE
        start = len(pending)
        while start and (
            pending[start - 1].bits & (labels | MODIFIER | KIND | PREPOSITION) or pending[start - 1].lower
        ):
            start -= 1
        named = start > 1 or phrase_of(pending[:start]) == IS_BOARD
        if named and start < len(pending) and pending[-1].bits & labels and not pending[0].lower:
            label = pending[start:]
            del pending[start:]
            self._close(BREAK)
            return label
        return pending

    def _take_bracketed(self, token: Token, position: int) -> None:
        """Brackets: a nickname inside of a name stays, a role counts, all else goes."""
        inner = [word for word in tokenize(token.text[1:-1]) if word.kind in {WORD, HANDLE, NUMBER, EMAIL}]
        bits = near.bits_of(inner)
        edits = bits & EDITOR and position == len(self.tokens) - 1  # "(dir.)" is "right" in Portuguese
        if self.current.tokens and near.is_position(token.text[1:-1]) and not edits:
            self.mode = CREDITS  # "Ada Marlowe (left) and Tomas Vell on the pier"
            for item in (*self.items, self.current):
                item.role = item.role if item.opened else CREDITS
        named = any(not word.bits & (RANK | SERVICE | MODIFIER) or word.bits & GIVEN for word in self.current.tokens)
        if named and near.is_nickname(inner, self.tokens, position):  # but "Coronel (R) Pedro Vell"
            self._add(token)
            return
        if not self.items and near.is_dateline(self.current.tokens, inner):
            self._note(self.current.tokens, "place", "where an agency wrote from")
            self.current.tokens.clear()
        shown = near.is_shown_name([word for word in inner if not word.lower])  # "Ada Marlowe (photos: Tomas Vell)"
        credit = bits & CREDIT and not bits & (EDITOR | LEAD_NOUN | KIND) and self.current.tokens
        if credit and (not shown or bits & AGENCY or near.is_caption(self.current)):
            self.current.role = CREDITS
        if position and self.tokens[position - 1].kind == EMAIL and near.is_shown_name(inner):
            for word in inner:  # "editor@harbour.example (Ada Marlowe)", as feeds print authors
                self._add(word)
            self._close(BREAK)
            return
        self._note([token], "ignored", "in brackets, and no nickname")
        if named:
            self._close(BREAK)
