"""What a replay reads with: the sources whose captures are read, and the rules of each."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from archive_scraper.catalogue.own_rules import load_rules
from archive_scraper.errors import RulesError, UsageError
from archive_scraper.sites import SiteRules, read_rules
from archive_scraper.store.values import fingerprint
from archive_scraper.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from archive_scraper.crawl.sources import KnownSources
    from archive_scraper.store import Archive

_NAMES = {item.name for item in fields(SiteRules)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One source and the rules that its captures are read with."""

    rules: SiteRules
    origin: str | None
    """Where the rules stand; None for those that the archive remembers of the last crawl."""

    @property
    def name(self) -> str:
        """The source."""
        return self.rules.name


def pick_subjects(
    archive: Archive, names: tuple[str, ...], rules_file: Path | None, known: KnownSources
) -> list[Subject]:
    """Return the named sources, or all that hold captures.

    Rules come from the file that is named, from a source's own file or spider, or from what the archive remembers.
    Raises UsageError for a source without captures, RulesError for rules that cannot work.
    """
    captured = [str(row["source"]) for row in archive.rows("SELECT DISTINCT source FROM captures ORDER BY source")]
    given = load_rules(rules_file) if rules_file is not None else None
    if given is not None:
        if set(names) - {given.name}:
            raise UsageError(f"--rules: {rules_file} holds the rules of {given.name}; name that source, or none")
        names = (given.name,)
    for name in names:
        if name not in captured:
            raise UsageError(f"{archive.path} holds no captures of {name!r}; {_held(captured)}")
    if not captured:
        raise UsageError(f"{archive.path} holds no captures; crawls keep them, unless they are told not to")
    subjects = []
    for name in dict.fromkeys(names) or captured:
        if given is not None:
            subjects.append(Subject(rules=given, origin=str(rules_file)))
        elif name in known.faults:
            raise known.faults[name]
        elif (source := known.find(name)) is not None:
            subjects.append(Subject(rules=source.rules, origin=source.origin))
        else:
            subjects.append(Subject(rules=stored_rules(archive, name), origin=None))
    return [_with_visit_params(archive, subject) for subject in subjects]


def _held(captured: list[str]) -> str:
    return f"it holds those of {', '.join(captured)}" if captured else "crawls keep them, unless they are told not to"


def stored_rules(archive: Archive, source: str) -> SiteRules:
    """Return the rules that the last crawl of a source read with; those of detection alone where they are lost."""
    text: str | None = archive.value("SELECT rules FROM sources WHERE slug = ?", (source,))
    found = {name: value for name, value in json.loads(text or "{}").items() if name in _NAMES}
    try:
        return read_rules({**_without_empty(found), "name": source}, f"the rules of {source} in {archive.path}")
    except RulesError:  # written by a version whose rules meant something else
        return SiteRules(name=source, start_urls=tuple(found.get("start_urls") or ()))


def _without_empty(value: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing: TOML has no null, and the validator reads what TOML can say."""
    nested = {key: _without_empty(item) if isinstance(item, dict) else item for key, item in value.items()}
    return {key: item for key, item in nested.items() if item not in (None, "", [], {})}


def _with_visit_params(archive: Archive, subject: Subject) -> Subject:
    """Take query parameters for the visit's where a crawl found that they are."""
    rules = subject.rules
    params = archive.memory.of(rules.name).visit_params
    more = tuple(name for name in params if name not in rules.drop_params)
    return replace(subject, rules=replace(rules, drop_params=(*rules.drop_params, *more)))


def reader_of(archive: Archive, subject: Subject) -> int:
    """Return the id of the program with the rules of a source, as a crawl notes it."""
    return archive.captures.reader(VERSION, fingerprint(subject.rules.for_reading()))


def register(archive: Archive, subject: Subject) -> None:
    """Note the rules that are read with, as a crawl does; where the source's own rules stand stays as it is."""
    if subject.origin is not None:
        own: str | None = archive.value("SELECT rules_origin FROM sources WHERE slug = ?", (subject.name,))
        params = set(archive.memory.of(subject.name).visit_params)
        given = tuple(name for name in subject.rules.drop_params if name not in params)
        archive.sources.register(replace(subject.rules, drop_params=given), own or subject.origin)
