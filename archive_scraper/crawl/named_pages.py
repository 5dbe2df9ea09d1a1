"""What a sitemap names goes into the frontier: pages without a title, and further sitemaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.crawl.moment import this_second
from archive_scraper.crawl.named_parts import is_outside
from archive_scraper.crawl.run import ARTICLE, NEXT_PAGE

if TYPE_CHECKING:
    from archive_scraper.crawl.run import Run
    from archive_scraper.items import Address, Article, Listing
    from archive_scraper.sites import SiteRules
    from archive_scraper.store import Entry

_DEEPEST = 5
"""Indexes one inside the other; by their protocol there is one."""


def queue_pages(run: Run, listing: Listing, entry: Entry) -> int:
    """Queue the pages that a list names without a title; return how many are waiting now that were not.

    Asked for are unknown pages, and known ones that the list says were changed since they were fetched. None of them
    is a teaser: what it is its page will say.
    """
    channel = run.rules.channel_at(run.paging.start_of(entry))
    queued = 0
    for address in listing.addresses:
        if channel is not None and not run.rules.leads_to(channel, address.url):
            continue
        if address.modified and run.options.precedes(address.modified):
            continue
        if run.frontier.key(address.url) in run.channels.ways:
            continue  # a list of the source, whatever dates it prints
        queued += _queue_page(run, address, listing.url)
    return queued


def _queue_page(run: Run, address: Address, referrer: str) -> bool:
    frontier, url = run.frontier, address.url
    known = frontier.entry(url, "article")
    if known is None:
        if run.archive.addresses.find_key(run.rules.name, frontier.key(url)) is not None and not run.options.full:
            return False  # of an import, or of another address of the same piece
        return frontier.add(
            url, "article", priority=ARTICLE, run_id=run.report.run_id, referrer=referrer, now=this_second(), again=True
        )
    if known.state == "skipped" and not (run.options.since or run.options.until):
        return frontier.requeue_skipped(url, "article", priority=ARTICLE)
    is_named = was_no_article(known) and names_articles(run.rules, url)  # by rules that came after the look
    is_changed = known.state in ("done", "gone") and _is_newer(address.modified, known.last_fetched)
    if run.options.full or is_named or is_changed:
        return frontier.add(
            url, "article", priority=ARTICLE, run_id=run.report.run_id, referrer=referrer, now=this_second(), again=True
        )
    return False


def queue_parts(run: Run, listing: Listing, entry: Entry) -> None:
    """Queue the sitemaps of an index: those that may hold something new, and lie within the run's dates.

    Their number is bounded as that of the pages of a listing is; one that was read in this run is not read again.
    """
    for part in listing.parts:
        if is_outside(run.options, part):
            continue
        key = run.frontier.key(part.url)
        known = run.frontier.entry(part.url, "listing")
        deep = run.paging.goes_deep()
        is_read = known is not None and known.state == "done" and part.modified is not None and not deep
        if is_read and not _is_newer(part.modified, known.last_fetched if known is not None else None):
            continue
        if entry.depth >= _DEEPEST:
            run.report.remarks.append(f"sitemaps more than {_DEEPEST} deep are not read: {part.url}")
            return
        if not run.paging.may_read_part(entry, key):
            continue
        run.paging.note_part(entry, key)
        run.frontier.add(
            part.url,
            "listing",
            priority=NEXT_PAGE,
            depth=entry.depth + 1,
            run_id=run.report.run_id,
            referrer=listing.url,
            now=this_second(),
            again=True,
        )


def says_nothing_of_changes(listing: Listing) -> bool:
    """Tell whether an index does not say of each of its sitemaps when it was changed: unchanged, it proves nothing."""
    return any(part.modified is None for part in listing.parts)


def is_unknown_page(run: Run, article: Article, entry: Entry) -> bool:
    """Tell whether an untitled address led to a page that nothing shows to be an article.

    A sitemap names all pages of a site. Where neither the rules nor the channel say which of its paths are those of
    articles, one that shows no date of publication is taken for none.
    """
    if article.published or names_articles(run.rules, entry.url):
        return False
    return run.archive.addresses.find_key(run.rules.name, run.frontier.key(entry.url)) is None


def names_articles(rules: SiteRules, url: str) -> bool:
    """Tell whether the rules, or the paths of a channel, say that an address is that of an article."""
    if rules.article_paths or rules.is_article(url):
        return True
    return any(way.paths and rules.leads_to(way, url) for way in rules.channel)


def was_no_article(entry: Entry | None) -> bool:
    """Tell whether a page was read and taken for none of an article: is_unknown_page() said so."""
    return entry is not None and entry.state == "refused" and entry.last_status == 200  # HTTP


def note_no_articles(run: Run) -> None:
    """Say how many pages of a sitemap were not stored because nothing shows that they are articles."""
    pages, report = run.no_articles, run.report
    if not pages:
        return
    count = "1 page that a sitemap names shows" if len(pages) == 1 else f"{len(pages)} pages that a sitemap names show"
    line = (
        f"{count} no date of publication and {'was' if len(pages) == 1 else 'were'} not stored, such as {pages[0]}; "
        "article_paths in the rules of the source names the addresses of articles"
    )
    stored = report.new + report.changed + report.unchanged
    (report.remarks if len(pages) > stored else report.notes).append(line)


def note_lost_parts(run: Run) -> None:
    """Say how many sitemaps of an index could not be read."""
    if lost := run.lost_parts:
        some = (
            "a sitemap of an index was not read:" if len(lost) == 1 else f"{len(lost)} sitemaps were not read, such as"
        )
        run.report.remarks.append(f"{some} {lost[0]}")


def _is_newer(modified: str | None, fetched: str | None) -> bool:
    """Tell whether a page was changed after it was fetched, or on that day where no time is named."""
    if modified is None or fetched is None:
        return False
    return (f"{modified}T23:59:59+00:00" if len(modified) == 10 else modified) > fetched
