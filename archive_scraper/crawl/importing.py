"""Web archives of others as captures: which source a page belongs to, and whether it is a listing or an article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.captures.digest import digest_of
from archive_scraper.captures.foreign import Foreign, Unreadable, digest_of_file, read_foreign
from archive_scraper.captures.imports import ImportedFile, is_kept
from archive_scraper.captures.reader import Answer
from archive_scraper.crawl.addresses import is_local_name, is_public, literal
from archive_scraper.crawl.deadline import limited
from archive_scraper.crawl.reading import holds_page, parse, response_of
from archive_scraper.crawl.sources import address_source
from archive_scraper.extract.article import extract_article
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import is_pdf
from archive_scraper.extract.page_kind import page_kind
from archive_scraper.normalize.urls import site_of
from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archive_scraper.crawl.sources import KnownSources
    from archive_scraper.store import Archive
    from archive_scraper.store.captures import CaptureKind

IMPORTED = "imported"
"""The origin of a source that an import made."""
_BATCH = 50
_BATCH_BYTES = 32 * 1024 * 1024
_AHEAD = timedelta(days=1)


@dataclass(slots=True)
class Imported:
    """What became of the records of a file."""

    added: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By source and kind."""
    known: Counter[str] = field(default_factory=Counter)
    """By source: what the archive held already."""
    lost: int = 0
    """Revisits whose page is not known."""
    private: int = 0
    """Pages of hosts of a private network, which no source names."""
    unreadable: list[Unreadable] = field(default_factory=list)


class Importer:
    """Take WARC files into an archive. It holds the leases of the sources that it writes to; close it."""

    def __init__(self, archive: Archive, known: KnownSources, source: str | None = None) -> None:
        self._archive = archive
        self._known = known
        self._source = source
        self._rules: dict[str, SiteRules | None] = {}
        """By host."""
        self._held = _held_sources(archive)
        self._files: dict[str, ImportedFile] = {}
        self._leased: set[str] = set()
        self._bodies: dict[tuple[str, str], str] = {}
        """Source and a tool's own digest of a body -> ours."""

    def close(self) -> None:
        """Give the leases back."""
        self._close_files()
        with self._archive.transaction():
            for name in self._leased:
                self._archive.leases.release(name)
        self._leased.clear()

    def take(self, path: Path, progress: Callable[[int], None] | None = None) -> Imported:
        """Take the pages of a file that the archive does not hold yet; ``progress`` is called with how many it read.

        Pages are stored in batches: one that is killed goes on when it is called again. Raises UsageError for a file
        that is no WARC, LeaseHeldError while a crawl of a source is at work, StoreError where the disk refuses.
        """
        done, batch, size = Imported(), [], 0
        name = digest_of_file(path)
        try:
            for number, item in enumerate(read_foreign(path), 1):
                if isinstance(item, Unreadable):
                    done.unreadable.append(item)
                    continue
                if item.at > datetime.now(UTC) + _AHEAD:
                    done.unreadable.append(Unreadable(offset=0, why=f"{item.url}: its time {item.at} is in the future"))
                    continue
                batch.append(item)
                size += len(item.body)
                if len(batch) >= _BATCH or size > _BATCH_BYTES:
                    self._store(name, batch, done)
                    batch, size = [], 0
                if progress is not None:
                    progress(number)
            self._store(name, batch, done)
        finally:
            self._close_files()
        return done

    def _close_files(self) -> None:
        for file in self._files.values():
            file.close()
        self._files.clear()

    def _store(self, name: str, batch: list[Foreign], done: Imported) -> None:
        """Store a batch: judged first, so that nobody waits for it, then in one transaction, once it is on the disk."""
        wanted = [
            (item, rules, kind)
            for item in batch
            if (rules := self._rules_of(item.url, done)) is not None
            if item.repeats is not None or self._is_new(item, rules.name, done)
            if (kind := "revisit" if item.repeats is not None else _kind_of(item, rules)) is not None
        ]
        with self._archive.transaction():
            for item, rules, kind in wanted:
                file = self._file_of(name, rules)
                digest = self._bodies.get((rules.name, item.digest or ""))
                added = file.add_revisit(item, digest) if kind == "revisit" else file.add(kind, item)
                if added is None:
                    done.lost += 1
                elif added:
                    done.added[rules.name, kind] += 1
                else:
                    done.known[rules.name] += 1
            for file in self._files.values():
                file.sync()

    def _is_new(self, item: Foreign, source: str, done: Imported) -> bool:
        """Tell whether the archive does not hold a page yet; its body is remembered, as a revisit may name it."""
        digest = digest_of(item.body)
        if item.digest:
            self._bodies[source, item.digest] = digest
        if source not in self._held or not is_kept(self._archive, source, item, digest):
            return True
        done.known[source] += 1
        return False

    def _rules_of(self, url: str, done: Imported) -> SiteRules | None:
        """Return the rules of the source that a page belongs to, None where it is left out."""
        host = site_of(url)
        if host not in self._rules:
            self._rules[host] = self._find_rules(url, host)
        rules = self._rules[host]
        if rules is None:
            done.private += 1
        return rules

    def _find_rules(self, url: str, host: str) -> SiteRules | None:
        if self._source is not None:
            source = self._known.find(self._source)
            if source is not None:
                return source.rules
            if self._source in self._held:
                return self._held[self._source]
            return self._new(url, host, self._source)
        owner = self._known.own_owner(url)
        if owner is not None:
            return owner.rules
        held = next((rules for rules in self._held.values() if rules.owns(url)), None)
        if held is not None:
            return held
        owner = self._known.owner(url)
        if owner is not None:
            return owner.rules
        name = urlsplit(url).hostname or ""
        address = literal(name)
        if is_local_name(name) or (address is not None and not is_public(address)):
            return None
        return self._new(url, host, address_source(url).rules.name)

    def _new(self, url: str, host: str, name: str) -> SiteRules:
        parts = urlsplit(url)
        rules = SiteRules(name=name, home=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/", hosts=(host,))
        return self._held.get(name, rules)

    def _file_of(self, name: str, rules: SiteRules) -> ImportedFile:
        """Return where pages of a source go; the source is made and leased where it was not."""
        source = rules.name
        if source not in self._leased:
            known = self._known.find(source)
            if known is not None:
                self._archive.sources.register(rules, known.origin)
            elif source not in self._held:
                self._archive.sources.register(rules, IMPORTED)
            self._archive.leases.take(source, datetime.now(UTC))
            self._leased.add(source)
            self._held.setdefault(source, rules)
        self._archive.leases.keep(source, datetime.now(UTC))
        if source not in self._files:
            self._files[source] = ImportedFile(self._archive, source, name)
        return self._files[source]


def _kind_of(item: Foreign, rules: SiteRules) -> CaptureKind | None:
    """Return what a page is, None for what is none."""
    if is_pdf(item.body):
        return "document"
    response = response_of(Answer(url=item.url, status=item.status, headers=item.headers, body=item.body))
    if not item.body or not holds_page(response):
        return None
    if item.url in rules.start_urls:
        return "listing"
    if rules.is_article(item.url):
        return "article"
    try:
        page = parse(response)
        with limited():
            article = extract_article(page, rules=rules, now=item.at, source=rules.name)
            return page_kind(article, extract_listing(page, rules=rules, now=item.at))
    except Exception:  # noqa: BLE001 # whatever its page does to us, it is kept; a replay says what is wrong with it
        return "article"


def _held_sources(archive: Archive) -> dict[str, SiteRules]:
    """Return the sources of the archive, by name, with what an import has to know of each."""
    return {
        row["slug"]: SiteRules(name=row["slug"], title=row["title"], home=row["home"] or "", hosts=tuple(row["hosts"]))
        for row in archive.sources.all()
    }
