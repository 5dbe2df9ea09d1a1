"""What a page held goes into the archive: teasers and articles, and what they lead to into the frontier."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.crawl.documents import queue_documents
from archive_scraper.crawl.from_teaser import fill_from_teasers
from archive_scraper.crawl.judging import Asked
from archive_scraper.crawl.moment import this_second
from archive_scraper.crawl.named_pages import is_unknown_page, queue_pages, queue_parts, says_nothing_of_changes
from archive_scraper.crawl.pdfs import fill_from_pdf, note_problem, queue_report
from archive_scraper.crawl.refetch import next_look
from archive_scraper.crawl.run import ARTICLE, NEXT_PAGE
from archive_scraper.crawl.visits import lost_teasers, visit_params
from archive_scraper.extract.page_kind import NAMES, is_credible, nothing_found, stated_as
from archive_scraper.extract.stated.wordpress import is_api_address
from archive_scraper.normalize.urls import canonical_url, site_of
from archive_scraper.signs.addresses import is_document_url
from archive_scraper.store.rekey import drop_visit_params
from archive_scraper.watch.facts import PageFacts

if TYPE_CHECKING:
    from archive_scraper.crawl.run import Run
    from archive_scraper.items import Article, Listing, Teaser
    from archive_scraper.store import Entry, ListingOutcome


def store_listing(run: Run, listing: Listing) -> None:
    """Store the teasers of a listing page, queue what they lead to, and the next page where it may tell more."""
    entry = run.entry_of("listing", listing.requested_url or listing.url)
    assert entry is not None  # noqa: S101 # the spider reads pages of the frontier alone
    if not is_credible(listing):
        if not entry.depth:
            _fail_listing(run, listing, entry)
            return
        if run.paging.is_part(entry):
            run.failed(entry, "no-list", f"holds no list: {nothing_found(listing)}", for_good=False)
            return
        listing.items = []  # past the last page
    run.paging.note_page(entry)
    with run.writing(entry):
        is_start = not entry.depth and run.channels.address(entry) == entry.url
        before = _shown_before(run, listing, entry) if is_start else []
        outcome = run.recorder.write_listing(listing, run.channels.start_of(entry))
        run.channels.note_listing(entry, listing, outcome)
        queued = 0
        for teaser in listing.items:
            run.paging.note_date(listing.url, teaser.published)
            if follows(run, teaser):
                queued += _queue_article(run, teaser.url, listing.url, outcome)
        queued += queue_pages(run, listing, entry)
        run.texts.note(listing)
        queue_parts(run, listing, entry)
        run.report.note_listing(listing, outcome, entry.url if is_start else None)
        if is_start:
            _compare(run, listing, entry, before, outcome)
        if outcome.new < len(listing.items):
            run.paging.note_known(entry)
        more = outcome.news or queued or run.paging.goes_deep()
        _turn_page(run, listing, entry, more=bool(more))
        changed = outcome.news or bool(listing.addresses and queued)
        run.done(entry, changed=changed, conditional=not says_nothing_of_changes(listing))
    _remark_pattern(run, listing)
    _remark_foreign(run, listing)
    before_it = None if entry.depth or stated_as(listing) else _stood_here(run, entry)
    if before_it is not None and before_it != NAMES["json"]:  # which stands in pages too
        run.report.remarks.append(f"a {before_it} stood here, and now a page, whose teasers were read: {entry.url}")


def _turn_page(run: Run, listing: Listing, entry: Entry, *, more: bool) -> None:
    """Queue the next page where it may tell more; say why paging ends where something else than its end ends it."""
    paging, key = run.paging, run.frontier.key
    if not paging.shows_more(entry, [key(teaser.url) for teaser in listing.items]) and listing.next_page:
        _say_end(run, listing, entry)
    elif listing.next_page and more and paging.may_go_on(entry, key(listing.next_page)):
        paging.note_chain(entry, key(listing.next_page))
        if listing.counted_on:
            paging.note_counted_on(key(listing.next_page))
        _queue_page(run, listing, entry)
    elif not listing.next_page and listing.items:
        _note_pager(run, listing, entry)
        if paging.is_all_new(entry):
            _note_gap(run, entry)


def _say_end(run: Run, listing: Listing, entry: Entry) -> None:
    """Say where paging stopped although a page names a next one.

    A second page that repeats the first is another thing than an end: what is older cannot be reached.
    """
    if listing.items and entry.depth == 1:
        run.report.remarks.append(
            f"the second page of a listing repeats the first; nothing older was read: {entry.url}"
        )
    else:
        what = "no teaser but those of the pages before it" if listing.items else "no teaser"
        run.report.notes.append(f"paging stopped at {entry.url}: it shows {what}")


def _fail_listing(run: Run, listing: Listing, entry: Entry) -> None:
    """Give up a start page without teasers, in words for what it is: only a page has a layout that can change."""
    if stated_as(listing) and listing.pattern is not None:
        run.failed(entry, f"empty-{listing.pattern.kind}", nothing_found(listing), for_good=False)
    elif name := _stood_here(run, entry):
        run.failed(entry, "no-feed", f"a {name} stood here, and now a page that holds no teaser", for_good=False)
    elif is_api_address(entry.url):
        run.failed(entry, "no-list", "WordPress's API answers with a page that holds no teaser", for_good=False)
    else:
        run.report.start_pages[entry.url] = PageFacts(teasers=0)  # a dead feed or API is an alarm of its channel alone
        run.failed(entry, "no-teasers", "no teaser was found on this page; has its layout changed?")


def _stood_here(run: Run, entry: Entry) -> str | None:
    """Return what a list is called that a start page was when it last showed something, or that its channel names."""
    channel = run.rules.channel_at(entry.url)
    kind = run.archive.runs.layout_of(run.rules.name, entry.url) or (channel.kind if channel is not None else "")
    return NAMES.get(kind)


def _shown_before(run: Run, listing: Listing, entry: Entry) -> list[str]:
    """Return the page keys of the last visit; parameters that change with the visit are found and dropped first."""
    archive, name = run.archive, run.rules.name
    before = archive.memory.shown(name, entry.url)
    found = visit_params(before, [run.frontier.key(teaser.url) for teaser in listing.items])
    if not found:
        return before
    joined = drop_visit_params(archive, name, found)
    run.drop_params(found)
    for teaser in listing.items:
        teaser.url = canonical_url(teaser.url, drop_params=found)
    run.report.notes.append(
        f"the addresses of this site change with each visit; without {', '.join(found)} they are the same "
        f"({joined} articles were known under two)"
    )
    return archive.memory.shown(name, entry.url)


def _compare(run: Run, listing: Listing, entry: Entry, before: list[str], outcome: ListingOutcome) -> None:
    """Compare a start page with its last visit. Where most of that is gone and nothing took its place, read on."""
    now = [run.frontier.key(teaser.url) for teaser in listing.items]
    lost = lost_teasers(before, now, outcome.new)
    facts = run.report.start_pages[entry.url]
    run.report.start_pages[entry.url] = replace(facts, before=len(before), lost=lost)
    if 2 * lost > len(before):
        run.paging.deep_look_is_due = True  # the newest may stand at the other end
    else:
        run.archive.memory.note_shown(run.rules.name, entry.url, run.report.run_id, now)


def _note_gap(run: Run, entry: Entry) -> None:
    """Note that a listing ended before anything known was reached, although something is known."""
    start = run.paging.start_of(entry)
    facts = run.report.start_pages.get(start)
    if facts is not None and facts.before:
        run.report.start_pages[start] = replace(facts, gap=True)


def store_article(run: Run, article: Article) -> None:
    """Store an article, completed by its teaser, where its page is not suddenly that of something else."""
    entry = run.entry_of("article", article.requested_url or article.url)
    teasers = run.archive.teasers.of_article(article.requested_url or article.url, run.rules.name)
    fill_from_teasers(article, teasers)
    fill_from_pdf(article)
    if entry is not None and not teasers and is_unknown_page(run, article, entry):
        with run.writing(entry):
            run.no_articles.append(entry.url)
            run.frontier.refused(entry, this_second(), status=200)
        return
    if run.options.excludes(article.published):
        with run.writing(entry):
            run.report.skipped += 1
            if entry is not None:
                run.paging.note_date(entry.referrer or "", article.published)
                run.frontier.skipped(entry, this_second())
        return
    asked = _asked(run, entry) if entry is not None else None
    judgement = run.recorder.judge(article, asked)
    if entry is not None and judgement.elsewhere is not None:
        run.failed(entry, "unlike", judgement.elsewhere, for_good=False)
        return
    _count_whole(run, article, whole=judgement.whole)
    if entry is not None and judgement.refused is not None:
        run.refuse_content(entry, judgement.refused, judgement.seen)
        return
    with run.writing(entry):
        if entry is not None:
            run.paging.note_date(entry.referrer or "", article.published)
        written = run.recorder.write_article(article, _capture_of(run, article, entry))
        if written.article_id is not None and written.outcome != "unchanged":
            run.archive.republications.link_stored(written.article_id, article.fetched_at)
        run.report.note_article(written.outcome, article.published, this_second().date().isoformat())
        run.report.repeated += written.repeated
        queue_report(run, article, written.article_id, this_second(), changed=written.outcome == "changed")
        queue_documents(run, article, this_second())
        if article.pdf is not None:
            note_problem(run, article.url, article.pdf)
        if entry is not None:
            run.done(entry, changed=written.outcome == "changed", again_at=next_look(article.published, this_second()))


def _asked(run: Run, entry: Entry) -> Asked:
    return Asked(key=entry.page_key, suspected=entry.content_hash, cut=entry.url in run.cut)


def _capture_of(run: Run, article: Article, entry: Entry | None) -> int | None:
    """Return what an article was read from: its own page, or a listing page that is an article too."""
    kind, url = (entry.kind, entry.url) if entry is not None else ("listing", article.requested_url or article.url)
    return run.capture_of(kind, url)


def _count_whole(run: Run, article: Article, *, whole: bool) -> None:
    """Count an article among those that are whole, as the pipelines count fields; see crawl.step.Step."""
    if whole:
        run.fields.found("article", "whole")
    else:
        run.fields.lacking("article", "whole", "missing", article.url)


def follows(run: Run, teaser: Teaser) -> bool:
    """Tell whether the run asks for what a teaser leads to."""
    return _is_own(run, teaser) and run.rules.follows(teaser.url) and not run.options.excludes(teaser.published)


def _is_own(run: Run, teaser: Teaser) -> bool:
    """Tell whether a piece is the source's: a document is, wherever it stands, where the source's list shows it."""
    return run.rules.owns(teaser.url) or is_document_url(teaser.url)


def _queue_article(run: Run, url: str, referrer: str, outcome: ListingOutcome) -> bool:
    """Queue what a teaser leads to where it is unknown or its teaser changed; True where it is now waiting."""
    again = run.options.full or url in outcome.touched
    if not again and url not in outcome.unknown:
        return False
    if again and run.has_asked("article", url):
        return False  # another page of a list named it in this run
    if run.frontier.add(
        url, "article", priority=ARTICLE, run_id=run.report.run_id, referrer=referrer, now=this_second(), again=again
    ):
        return True
    # Left out by an earlier run's bounds: an unbounded run takes it.
    bounded = run.options.since or run.options.until
    return not bounded and run.frontier.requeue_skipped(url, "article", priority=ARTICLE)


def _queue_page(run: Run, listing: Listing, entry: Entry) -> None:
    run.frontier.add(
        str(listing.next_page),
        "listing",
        priority=NEXT_PAGE,
        depth=entry.depth + 1,
        run_id=run.report.run_id,
        referrer=listing.url,
        now=this_second(),
        again=True,
    )


def _remark_pattern(run: Run, listing: Listing) -> None:
    channel = run.rules.channel_at(listing.requested_url or listing.url)
    if stated_as(listing) and (listing.pattern is None or listing.pattern.kind != "json" or channel is not None):
        return  # which needs no selectors; the JSON of a page is read where they match nothing
    if listing.pattern is not None and run.rules.listing.item and listing.pattern.kind != "selector":
        remark = f"the selectors of this source matched nothing, teasers were found by {listing.pattern.kind} instead"
        if listing.items and remark not in run.report.remarks:
            run.report.remarks.append(remark)


def _note_pager(run: Run, listing: Listing, entry: Entry) -> None:
    """Note whether a listing goes on where nobody can follow, in a run that would have read on.

    Where another channel reaches the back catalogue, nothing is missing for it.
    """
    whole = listing.total is not None and len(listing.items) >= listing.total
    if not listing.unfollowed or whole:
        run.report.pagers[entry.url] = ""
    elif run.paging.wants_more(entry):
        words = f'"{listing.unfollowed}" leads nowhere without the scripts of the page; nothing older was read'
        if run.rules.starts("archive"):
            run.report.notes.append(f"{words} there: {entry.url}")
            run.report.pagers[entry.url] = ""
            return
        run.report.pagers[entry.url] = words
        run.report.remarks.append(f'{words}: {entry.url}; paging = "none" in the rules of the source accepts that')


def _remark_foreign(run: Run, listing: Listing) -> None:
    """Say of a feed that another host hands out why none of its items is followed."""
    name = stated_as(listing)
    if name and listing.items and not any(_is_own(run, teaser) for teaser in listing.items):
        host = site_of(listing.items[0].url)
        run.report.remarks.append(
            f"the items of this {name} lead to another host, and none was followed: {listing.url}; "
            f'hosts = ["{host}"] in the rules of the source follows them, `add` writes that'
        )
