"""What one crawl is asked to do, from the command line or from ``scrapy crawl -a name=value``."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date
from urllib.parse import urlsplit

from archive_scraper.errors import UsageError
from archive_scraper.normalize.secrets import hide_secrets
from archive_scraper.normalize.urls import is_http
from archive_scraper.words.kept import compiled

_DATE = compiled(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """The bounds of one crawl. All are optional."""

    urls: tuple[str, ...] = ()
    """Listing addresses to start from instead of the site's own."""
    pages: int | None = None
    """How many pages of each listing; None takes the site's max_pages."""
    since: str | None = None
    """ISO prefix; older articles are neither followed nor stored."""
    until: str | None = None
    """ISO prefix; newer articles are neither followed nor stored."""
    full: bool = False
    """Go on past pages whose teasers are all known, and fetch known articles again."""

    @classmethod
    def read(
        cls,
        *,
        url: str | tuple[str, ...] | None = None,
        pages: str | int | None = None,
        since: str | None = None,
        until: str | None = None,
        full: str | bool = False,
    ) -> CrawlOptions:
        """Build options from strings as Scrapy's -a hands them over. Raises UsageError naming the argument."""
        given = tuple(url.split()) if isinstance(url, str) else tuple(url or ())
        urls = tuple(read_address(address, "url") for address in given)
        count = None
        if pages is not None:
            if not re.fullmatch(r"[1-9]\d{0,5}", str(pages)):
                raise UsageError(f"pages: {pages!r} is not a whole number from 1 up")
            count = int(pages)
        for name, value in (("since", since), ("until", until)):
            if value is not None:
                _check_date(name, value)
        if since and until and since[: len(until)] > until[: len(since)]:
            raise UsageError(f"since: {since} is after until: {until}; no article lies between them")
        wanted = full if isinstance(full, bool) else full.lower() not in ("", "0", "false", "no")
        return cls(urls=urls, pages=count, since=since, until=until, full=wanted)

    def excludes(self, published: str | None) -> bool:
        """Tell whether a date lies outside of since and until; an unknown date never does.

        Dates are ISO prefixes: they are compared at the precision that both have, so that an article of "2024"
        is inside since=2024-06.
        """
        if not published:
            return False
        return self.precedes(published) or bool(
            self.until and published[: len(self.until)] > self.until[: len(published)]
        )

    def precedes(self, published: str) -> bool:
        """Tell whether a date lies before since."""
        return bool(self.since and published[: len(self.since)] < self.since[: len(published)])

    def hosts(self) -> frozenset[str]:
        """The hosts that the user named, with their ports: those may be private addresses."""
        return frozenset(urlsplit(url).netloc for url in self.urls)

    def as_arguments(self) -> dict[str, object]:
        """Return the options that were given, for the record of the run; it holds no passwords and tokens."""
        given = {name: value for name, value in asdict(self).items() if value}
        return given | ({"urls": tuple(map(hide_secrets, self.urls))} if self.urls else {})


def read_address(text: str, name: str) -> str:
    """Return an address that a user gave, without spaces around it; name says where it was given.

    Raises UsageError for what cannot be the address of a page.
    """
    address = text.strip()
    if not address:
        raise UsageError(f"{name}: the address is empty")
    if re.search(r"[\s\x00-\x1f\x7f<>\"\\]", address):
        raise UsageError(
            f"{name}: {text!r} holds a space or another character that no address has; write %20 for a space"
        )
    if not is_http(address):
        near = f"https://{address}"
        bare = "://" not in address and re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?(/.*)?", address) and is_http(near)
        bare = bare and not address.endswith((".html", ".htm"))  # a saved page
        raise UsageError(
            f"{name}: {text!r} is not an http or https address" + (f"; did you mean {near}?" if bare else "")
        )
    if "@" in urlsplit(address).netloc:
        raise UsageError(f"{name}: {text!r} holds a user name or password; pages behind a login are not read")
    return address


def _check_date(name: str, value: str) -> None:
    """Raise UsageError for what is no date, or none of the calendar."""
    if not _DATE.fullmatch(value):
        raise UsageError(f"{name}: {value!r} is not a date as 2024-01-31, 2024-01 or 2024")
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError as error:
        raise UsageError(f"{name}: {value!r} is not in the calendar: {error}") from error
