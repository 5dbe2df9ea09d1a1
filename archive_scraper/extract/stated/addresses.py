"""The addresses of a sitemap: which are those of articles, and what it says of their changes that can be believed."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.items import Address
from archive_scraper.normalize.urls import canonical_url, page_key, site_of
from archive_scraper.signs.no_article import holds_no_articles, is_plainly_no_article
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.extract.stated.model import StatedList
    from archive_scraper.sites import SiteRules

_MOST = 0.5
"""A day that more entries than this share is that of a deployment, and says nothing of any of them."""
_FEWEST = 3
"""Of fewer entries nothing is said by what they share."""
_DAY = compiled(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_MONTH_IN_NAME = compiled(r"(?<!\d)((?:19|20)\d\d)(?:[-_/]?(0[1-9]|1[0-2]))?(?!\d)")


def article_addresses(
    stated: StatedList, rules: SiteRules | None, now: datetime
) -> tuple[tuple[Address, ...], list[str]]:
    """Return the addresses of articles among the untitled entries of a list, and what became of all in words.

    An address is left out where it leads to another host, where the rules or the channel's own paths exclude it, and
    where its words say that it is none of an article; paths that the rules name beat those words.
    """
    entries = [entry for entry in stated.items if entry.url and not entry.title]
    if not entries:
        return (), []
    changes, said = believed([entry.updated for entry in entries], now)
    hosts = _hosts(stated, rules)
    counts: Counter[str] = Counter()
    found: dict[str, Address] = {}
    for entry, changed in zip(entries, changes, strict=True):
        if site_of(str(entry.url)) not in hosts:
            counts["on another host than the site"] += 1
            continue
        url = canonical_url(str(entry.url), drop_params=rules.drop_params if rules is not None else ())
        why = _left_out(url, stated.url, rules)
        counts[why] += 1
        if not why:
            found.setdefault(page_key(url), Address(url=url, modified=changed))
    lines = [f"{len(entries):,} address{'' if len(entries) == 1 else 'es'}: {_counted(counts)}", *said]
    return tuple(sorted(found.values(), key=lambda address: address.modified or "", reverse=True)), lines


def part_addresses(stated: StatedList, rules: SiteRules | None, now: datetime) -> tuple[tuple[Address, ...], list[str]]:
    """Return the sitemaps of an index that may name articles, and what became of all in words."""
    if not stated.parts:
        return (), []
    changes, said = believed([part.updated for part in stated.parts], now)
    hosts = _hosts(stated, rules)
    counts: Counter[str] = Counter()
    found: dict[str, Address] = {}
    for part, changed in zip(stated.parts, changes, strict=True):
        url = str(part.url)
        if site_of(url) not in hosts:
            counts["on another host than the site"] += 1
        elif holds_no_articles(urlsplit(url).path.rpartition("/")[2]):
            counts["of other pages by their names"] += 1
        else:
            counts[""] += 1
            found.setdefault(url, Address(url=url, modified=changed))
    count = len(stated.parts)
    lines = [f"{count:,} sitemap{'' if count == 1 else 's'}: {_counted(counts, 'to be read')}", *said]
    return tuple(sorted(found.values(), key=_recency, reverse=True)), lines


def believed(stated: Sequence[str | None], now: datetime) -> tuple[list[str | None], list[str]]:
    """Return when each entry was changed as far as that can be believed, and why it cannot, in words.

    A day that most entries share is that of a deployment or of the request; one in the future is none.
    """
    limit = now + timedelta(days=1)
    moments = [_moment(text, limit) for text in stated]
    days = Counter(moment[:10] for moment in moments if moment)
    lines = []
    if days:
        (day, number), *_ = days.most_common(1)
        if len(stated) >= _FEWEST and number > _MOST * len(stated):
            moments = [moment if moment and moment[:10] != day else None for moment in moments]
            lines.append(f"{number:,} say that they were changed on {day}: that is not believed of so many")
        elif sum(days.values()):
            lines.append(f"{sum(days.values()):,} say when they were changed")
    return moments, lines


def year_of_name(url: str) -> str | None:
    """Return the year or month that the name of a sitemap says, as an ISO prefix.

    >>> year_of_name("https://x.example/sitemap-2024-03.xml"), year_of_name("https://x.example/research-12.xml")
    ('2024-03', None)
    """
    parts = urlsplit(url)
    found = _MONTH_IN_NAME.search(parts.path.rpartition("/")[2]) or _MONTH_IN_NAME.search(f"{parts.path}?{parts.query}")
    return "-".join(filter(None, found.groups())) if found else None


def _moment(text: str | None, limit: datetime) -> str | None:
    """Return a date of the W3C's form as a day or as a moment in UTC; None for what is none."""
    text = (text or "").strip()
    if not _DAY.match(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if aware > limit:
        return None
    return text if len(text) == 10 else aware.astimezone(UTC).isoformat(timespec="seconds")


def _left_out(url: str, base: str, rules: SiteRules | None) -> str:
    """Return why an address is left out, in words; "" for one that is kept."""
    if rules is None:
        return "of other pages by their words" if is_plainly_no_article(url) else ""
    channel = rules.channel_at(base)
    if not rules.follows(url) or (channel is not None and not rules.leads_to(channel, url)):
        return "left out by the rules"
    named = bool(rules.article_paths) or (channel is not None and bool(channel.paths))
    return "of other pages by their words" if not named and is_plainly_no_article(url) else ""


def _hosts(stated: StatedList, rules: SiteRules | None) -> frozenset[str]:
    """Return the hosts whose pages are the site's: those of the rules, else that of the list.

    A saved file has none: there it is the host that most entries are on.
    """
    own = (rules.bare_hosts() if rules is not None else None) or frozenset(filter(None, (site_of(stated.url),)))
    if own:
        return own
    found = Counter(site_of(entry.url) for entry in (*stated.items, *stated.parts) if entry.url)
    return frozenset(host for host, _ in found.most_common(1))


def _counted(counts: Counter[str], kept: str = "of articles as far as their words say") -> str:
    return ", ".join(f"{number:,} {why or kept}" for why, number in counts.most_common())


def _recency(part: Address) -> tuple[str, str]:
    return (part.modified or "", year_of_name(part.url) or "")
