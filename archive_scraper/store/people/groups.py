"""Which authors of a source are one person, by the rule and by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.store.values import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive_scraper.store.connect import Row


class Groups:
    """Authors that are one person: a union-find whose groups know which row stands for them."""

    def __init__(self, authors: list[Row]) -> None:
        self._authors = {author["id"]: author for author in authors}
        self._parent = {number: number for number in self._authors}
        self._by_hand: set[int] = set()

    def join_by_rule(self) -> None:
        """Join the persons whose names the rule joins; the fullest name stands for them."""
        from archive_scraper.normalize.bylines import group_names

        persons = [a for a in self._authors.values() if a["type"] == "person" and not a["key"].startswith("=")]
        by_name = {author["name"]: author["id"] for author in persons}
        for names in group_names(by_name).values():
            root, *others = sorted((by_name[name] for name in names), key=self._fullness)
            for other in others:
                self._parent[other] = root

    def join_by_hand(self, aliases: Iterable[Row], joins: list[tuple[str, str]]) -> None:
        """Join what a reader joined; the row of the name joined into stands for the group."""
        authors = {(alias["name"], alias["type"]): alias["author_id"] for alias in aliases}
        for name, into in joins:
            for kind in ("person", "organization"):
                one, other = authors.get((name, kind)), authors.get((into, kind))
                if one is None or other is None:
                    continue
                root, top = self._root(one), self._root(other)
                self._parent[root] = self._parent[top] = self._parent[other] = other
                self._by_hand.update({root, one})

    def merge_of(self, number: int) -> tuple[int | None, str | None]:
        """Return the row that stands for an author and who said so; (None, None) where it stands for itself."""
        root = self._root(number)
        if root == number:
            return None, None
        step, by_hand = number, False
        while step != root:
            by_hand = by_hand or step in self._by_hand
            step = self._parent[step]
        return root, "hand" if by_hand else "initial"

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            number = self._parent[number]
        return number

    def _fullness(self, number: int) -> tuple[int, int]:
        return -len(fold(self._authors[number]["name"])), number
