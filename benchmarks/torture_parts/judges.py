"""The judges: from what was seen to what broke, a line each. Pure, so that tests can show each of them failing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from torture_parts.database import contents, rows, runs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from torture_parts.program import Done

_EXITS = {0: {"good"}, 1: {"failed", "stopped"}, 3: {"degraded"}}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def ended(done: Done, *, within: float | None = None) -> list[str]:
    """A command ends by itself, in time, and without a traceback."""
    if done.code is None:
        return [f"expected an end, still running after {done.seconds:.0f} s"]
    found = []
    if within is not None and done.seconds > within:
        found.append(f"expected an end within {within:.0f} s, took {done.seconds:.0f} s")
    if "Traceback (most recent call last)" in done.text:
        last = [line for line in done.text.splitlines() if line.strip()][-1:]
        found.append(f"expected one clear line, got a traceback: {_short(' '.join(last))}")
    if done.code < 0:
        found.append(f"expected an exit code, died of signal {-done.code}")
    return found


def closed(db: Path, done: Done | None = None) -> list[str]:
    """The last run is closed with a verdict that its exit code tells, its lease is free, the file is sound."""
    found = []
    seen = runs(db)
    if not seen:
        return ["expected a run in the table runs, found none"]
    for number, (state, finished) in enumerate(seen, 1):
        if state == "running":
            found.append(f"expected run {number} to be closed, it says running")
        elif finished is None and number == len(seen):
            found.append(f"expected a time for the end of run {number}, found none")
    if done is not None and done.code in _EXITS and seen[-1][0] not in _EXITS[done.code] | {"running"}:
        found.append(f"expected an exit code for {seen[-1][0]}, got {done.code}")
    held = rows(db, "SELECT source, pid FROM leases")
    if held:
        found.append(f"expected a free lease, held: {held}")
    return found + sound(db)


def sound(db: Path) -> list[str]:
    """The database passes SQLite's own checks."""
    found = [f"integrity_check: {line}" for (line,) in rows(db, "PRAGMA integrity_check(5)") if line != "ok"]
    return found + [f"foreign_key_check: {line}" for line in rows(db, "PRAGMA foreign_key_check")[:5]]


def captured(verified: Done) -> list[str]:
    """`captures verify` finds every capture there and whole, and nothing else."""
    return [] if verified.code == 0 else [f"expected captures without a finding, got: {_short(verified.text)}"]


def same_rows(db: Path, whole: Mapping[str, Collection[tuple[Any, ...]]]) -> list[str]:
    """The tables hold what an undisturbed crawl stored: nothing lost, nothing twice, nothing else."""
    found = []
    for name, now in contents(db).items():
        twice = [row for row, count in Counter(now).items() if count > Counter(whole[name])[row] > 0]
        lost = list((Counter(whole[name]) - Counter(now)).elements())
        more = [row for row in (Counter(now) - Counter(whole[name])).elements() if row not in twice]
        found += [f"{name}: {len(twice)} rows twice, such as {_short(twice[0])}"] if twice else []
        found += [f"{name}: {len(lost)} rows lost, such as {_short(lost[0])}"] if lost else []
        found += [f"{name}: {len(more)} rows too many, such as {_short(more[0])}"] if more else []
    return found


def not_good(done: Done, why: str) -> list[str]:
    """A run in doubt does not say good."""
    return [f"expected a run that is not good ({why}), got exit 0"] if done.code == 0 else []


def good(done: Done, why: str = "nothing is wrong") -> list[str]:
    """A run without a fault says so."""
    if done.code == 0:
        return []
    messages = [text for report in done.reports() for text in [*report["remarks"], *report["alarms"]]]
    messages += [f"{p['cause']}: {p['detail']}" for report in done.reports() for p in report["problems"]]
    return [f"expected good ({why}), got exit {done.code}: {_short('; '.join(messages) or done.text)}"]


def restrained(most: tuple[str, int], limit: int) -> list[str]:
    """No address is asked for more often than a patient crawler would."""
    target, count = most
    return [f"expected at most {limit} requests an address, {_short(target)} was asked {count} times"] if (
        count > limit
    ) else []  # fmt: skip


def names_wait(text: str, address: str) -> list[str]:
    """``health`` names the address that waits, and until when."""
    if address not in text:
        return [f"expected health to name {address} as waiting, it does not"]
    if not re.search(r"wait|again (?:at|after|from)|not before|until", text, re.IGNORECASE):
        return ["expected health to say that an address waits, it does not"]
    near = " ".join(
        line for line in text.splitlines() if re.search(r"wait|until|again|not before", line, re.IGNORECASE)
    )
    if not re.search(r"\d{4}-\d\d-\d\d|\d\d:\d\d", near):
        return ["expected health to say until when an address waits, it does not"]
    return []


def noticed(nights: list[tuple[int | None, bool]], what: str) -> list[str]:
    """A loss shows within the nights: a run that is not good, or an alarm in health.

    Args:
        nights: exit code of each night's crawl, and whether health said that all is well.
        what: what is lost.
    """
    if all(code == 0 and green for code, green in nights):
        return [f"expected an alarm or a run that is not good within {len(nights)} nights ({what}), all was green"]
    return []


def kept(before: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What was stored well is not written over by what is worse."""
    found = []
    for name in ("title", "published", "byline", "body"):
        worse = [url for url, row in before.items() if _is_worse(name, row[name], now.get(url, {}).get(name))]
        if worse:
            url = worse[0]
            old, new = before[url][name], now.get(url, {}).get(name)
            found.append(f"{len(worse)} good values of {name} lost or written over: {_short(old)} -> {_short(new)}")
    return found


def _is_worse(name: str, old: Any, new: Any) -> bool:
    if not old:
        return False
    return len(new or "") < 0.8 * len(old) if name == "body" and new and new[:100] == old[:100] else old != new


def quiet(nights: list[tuple[int | None, bool, str]]) -> list[str]:
    """A healthy site brings exit 0 and a green health each night; the text says what was told instead."""
    return [
        f"night {number}: expected exit 0 and a green health, got exit {code}, "
        f"{'green' if green else 'not green'}: {_short(text)}"
        for number, (code, green, text) in enumerate(nights, 1)
        if code != 0 or not green
    ]


def harmless(text: str) -> list[str]:
    """No character reaches a terminal that the terminal would obey."""
    found = _CONTROL.search(text)
    if found is None:
        return []
    line = text[max(found.start() - 40, 0) : found.end() + 30]
    return [f"expected no control characters, got U+{ord(found[0]):04X} in {line!r}"]


def secret(reached: Collection[str], allowed: Collection[str]) -> list[str]:
    """Nothing but the public addresses was connected to."""
    leaks = Counter(address for address in reached if address not in allowed)
    return [f"expected no private address to be reached, {address} was, {n} times" for address, n in leaks.items()]


def _short(value: object, length: int = 140) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= length else f"{text[:length]}…"
