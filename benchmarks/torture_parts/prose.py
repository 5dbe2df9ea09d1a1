"""Invented titles, names and paragraphs: plain, all different, the same for the same number."""

from __future__ import annotations

import random

_WHO = (
    "Ministers", "Harbour pilots", "Local councils", "Engineers", "Fishing crews", "Grain traders", "Border guards",
    "Teachers", "Regional banks", "Railway planners", "Small islands", "Shipyards", "Auditors", "Water boards",
    "Election officers", "Nurses", "Cable operators", "Young voters", "Forest owners", "Air controllers",
)  # fmt: skip
_DOES = (
    "rethink", "defend", "question", "delay", "welcome", "redraw", "measure", "abandon", "finance", "inspect", "test",
    "ration", "negotiate", "publish", "postpone", "simplify", "revive", "oppose", "compare", "rebuild",
)  # fmt: skip
_WHAT = (
    "the northern ferry line", "new ballast rules", "an old sluice", "the winter timetable", "a regional power plan",
    "fish quotas", "drone patrols", "the census", "rural clinics", "sea walls", "a toll bridge", "gas storage",
    "coastal radar", "school budgets", "the customs union", "river dredging", "satellite fees", "a ceasefire line",
    "pension funds", "the language law", "port insurance", "grain corridors", "a data centre", "the ice road",
)  # fmt: skip
_WHEN = (
    "after a long spring", "before the vote", "as prices fall", "in spite of the courts", "for the third time",
    "while neighbours watch", "without new money", "under pressure from abroad", "a year later", "in plain sight",
    "despite thin evidence", "as the ice retreats", "ahead of the summit", "with borrowed ships", "behind schedule",
    "against expert advice", "in three small towns", "on the eastern shore",
)  # fmt: skip
_GIVEN = ("Ana", "Boris", "Clara", "David", "Elif", "Frank", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Luis")
_FAMILY = ("Albrecht", "Baker", "Castro", "Dimitrov", "Eriksen", "Fischer", "Greene", "Horvat", "Ivanova", "Jansen")
_VERBS = ("say", "show", "admit", "insist", "report", "doubt", "warn", "agree", "argue", "fear", "hope", "note")
_THINGS = (
    "the figures", "these contracts", "most of the maps", "the older treaties", "several harbour masters",
    "the tenders", "two committees", "the local papers", "customs records", "letters from the archive",
    "the river levels",
    "interviews with crews", "court filings", "the budget tables", "neighbouring states", "the insurers",
)  # fmt: skip
_MADE = (
    "were changed", "came too late", "cost more than planned", "have no legal force", "helped the smaller towns",
    "hid a simple mistake", "outlived their purpose", "won support", "were copied abroad", "remain untested",
    "depend on the weather", "divided the cabinet", "need another year", "brought back trade", "were quietly dropped",
)  # fmt: skip


def title(number: int) -> str:
    """Return a title of its own for each number."""
    chance = random.Random(f"title {number}")  # noqa: S311 # the same in every run
    words = f"{chance.choice(_WHO)} {chance.choice(_DOES)} {chance.choice(_WHAT)} {chance.choice(_WHEN)}"
    return words if chance.random() < 0.7 else f"Why {words[0].lower()}{words[1:]}"


def author(number: int) -> str:
    """Return the name of a person."""
    chance = random.Random(f"author {number}")  # noqa: S311 # the same in every run
    return f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"


def paragraphs(number: int, count: int = 5, seed: str = "body") -> list[str]:
    """Return paragraphs of about sixty words each."""
    chance = random.Random(f"{seed} {number}")  # noqa: S311 # the same in every run
    return [" ".join(_sentence(chance) for _ in range(5)) for _ in range(count)]


def _sentence(chance: random.Random) -> str:
    year = chance.randrange(1970, 2020)
    return (
        f"{chance.choice(_WHO)} {chance.choice(_VERBS)} that {chance.choice(_THINGS)} of {year} "
        f"{chance.choice(_MADE)} {chance.choice(_WHEN)}."
    )
