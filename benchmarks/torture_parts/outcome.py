"""A case of the benchmark, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from torture_parts.bench import Bench


class SkipCase(Exception):  # noqa: N818 # it is no error
    """This machine cannot run the case; the message says why."""


@dataclass(frozen=True, slots=True)
class Case:
    """One attack and its judge."""

    family: str
    name: str
    play: Callable[[Bench], list[str]]
    """Attack the program; return what broke, a line each: what was expected, what happened."""
    namespace: bool = False
    """Must run in a network and mount namespace of its own."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case."""

    family: str
    name: str
    broke: tuple[str, ...] = ()
    skipped: str = ""
    seconds: float = 0.0

    @property
    def word(self) -> str:
        """Held, broke or skipped."""
        return "skipped" if self.skipped else "broke" if self.broke else "held"
