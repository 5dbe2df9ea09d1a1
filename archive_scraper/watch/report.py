"""What a run counted, and its verdict."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, Self

from archive_scraper.store import TOTALS
from archive_scraper.watch.facts import PageFacts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.items import Listing
    from archive_scraper.store import ListingOutcome, Outcome

State = Literal["running", "good", "degraded", "failed", "stopped"]

# Above this share of failed requests a run is degraded even where its listings worked: one broken page in
# sixty is everyday, one in ten is not.
_TOLERATED_FAILURES = 0.1

EXIT_CODES: dict[State, int] = {"good": 0, "running": 1, "failed": 1, "stopped": 1, "degraded": 3}
"""A run that is still "running" when its crawl has ended did not end well."""


@dataclass(slots=True, kw_only=True)
class Problem:
    """One request or page that went wrong."""

    url: str
    cause: str
    detail: str


@dataclass(slots=True, kw_only=True)
class RunReport:
    """The counts of one run of one source, as they grow, and the verdict at its end."""

    source: str
    run_id: int = 0
    state: State = "running"
    pages: int = 0
    """Answers received, whatever their status."""
    bytes: int = 0
    listings: int = 0
    """Listing pages read."""
    not_modified: int = 0
    """Answers that said: as before (304)."""
    settled: int = 0
    """Addresses that answered as they should."""
    teasers: int = 0
    duplicates: int = 0
    """Teasers of a piece that another teaser of this run had shown before."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    """Articles outside of since and until, or that robots.txt does not allow."""
    gone: int = 0
    repeated: int = 0
    """New articles whose title and text another one of the source has."""
    balance: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Outcome of the pieces that no listing had shown before -> how many, and an example; see watch.balance."""
    newest: str | None = None
    """The latest day on which one of the new articles was published."""
    seconds: float = 0.0
    problems: list[Problem] = field(default_factory=list)
    missing_documents: list[Problem] = field(default_factory=list)
    """Documents that articles lead to and that could not be fetched."""
    waiting: int = 0
    """Addresses that servers told to wait for longer than the run lasted."""
    remarks: list[str] = field(default_factory=list)
    """What keeps the run from being good although no request failed: a depth cap that bit, a pattern that fell back."""
    notes: list[str] = field(default_factory=list)
    """What the reader should know and costs nothing."""
    errors: list[str] = field(default_factory=list)
    """Errors that nobody expected, one line each: with one of them a run has failed, whatever else it stored."""
    current: str = ""
    """The address handled last."""
    waiting_for: str = ""
    """What the run waits for at the moment, in words for the reader; empty while it gets answers."""
    start_pages: dict[str, PageFacts] = field(default_factory=dict)
    """What each start page showed that was sent in full."""
    reached: dict[str, tuple[str, int | None, int]] = field(default_factory=dict)
    """Of each channel that was read to its end: what it is called, how many pieces it claims, how many it showed.

    A sitemap claims no number."""
    pagers: dict[str, str] = field(default_factory=dict)
    """Of each listing page that was read to its end: why what comes after it cannot be asked for, or nothing."""
    is_deep: bool = False
    """The run read on past what was known."""
    channels: list[dict[str, Any]] = field(default_factory=list)
    """What each channel showed: ``url`` and the columns of run_channels."""
    alarms: list[str] = field(default_factory=list)
    """What began or ended with this run, one line each."""
    nothing_new: bool = False
    """Degraded by nothing but alarms that earlier runs raised."""
    _shown: set[str] = field(default_factory=set, repr=False)

    @property
    def failures(self) -> int:
        """How many requests or pages went wrong for good."""
        return len(self.problems)

    def note_listing(self, listing: Listing, outcome: ListingOutcome | None, start: str | None) -> None:
        """Count a listing page that was read; ``start`` is its address where it is a start page."""
        self.listings += 1
        self.settled += 1
        self.teasers += len(listing.items)
        for teaser in listing.items:
            marks = {teaser.url, teaser.title.casefold()}
            self.duplicates += not marks.isdisjoint(self._shown)
            self._shown |= marks
        if start is not None:
            self.start_pages[start] = page_facts(listing, outcome)

    def note_article(self, outcome: Outcome, published: str | None, today: str) -> None:
        """Count an article that was stored."""
        self.settled += 1
        setattr(self, outcome, getattr(self, outcome) + 1)
        if outcome == "new":
            self.newest = max(self.newest or "", (published or today)[:10])

    def note_not_modified(self, *, article: bool) -> None:
        """Count a page that is as it was."""
        self.settled += 1
        self.not_modified += 1
        self.unchanged += article

    def note_error(self, doing: str, error: BaseException, url: str = "") -> None:
        """Keep an error that nobody expected; the same one is said once."""
        words = f"{error}".strip().partition("\n")[0]
        line = f"error while {doing}: {type(error).__name__}" + (f": {words}" if words else "")
        if not any(known.startswith(line) for known in self.errors):
            self.errors.append(line + (f" ({url})" if url else ""))

    def judge(self, *, started: int, finished: bool) -> State:
        """Return the verdict: ``started`` start pages were to be read; ``finished`` says the crawl was not stopped."""
        broken = [problem for problem in self.problems if problem.cause.startswith("listing-")]
        if self.errors:
            return "failed"
        if not finished:
            return "stopped"
        if len(broken) >= started or (self.pages == 0 and started):
            return "failed"
        lost = self.failures + self.waiting
        if broken or self.remarks or lost > _TOLERATED_FAILURES * max(self.pages, 1):
            return "degraded"
        return "good"

    def totals(self) -> dict[str, int | float | str | None]:
        """Return the counts that the runs table holds."""
        return {name: getattr(self, name) for name in TOTALS} | {"notes": "; ".join(self.notes)}

    def message(self) -> str:
        """Return one line for the runs table: errors, remarks, then the first problem of each cause."""
        causes: dict[str, Problem] = {}
        for problem in self.problems:
            causes.setdefault(problem.cause, problem)
        lines = [f"{problem.cause}: {problem.url} ({problem.detail})" for problem in causes.values()]
        return "; ".join([*self.errors, *self.remarks, *lines])

    def as_dict(self) -> dict[str, Any]:
        """Return everything, for JSON."""
        values = {name: value for name, value in asdict(self).items() if not name.startswith("_")}
        return {**values, "failures": self.failures}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the report that as_dict() gave, also after a way through JSON."""
        own = {item.name: values[item.name] for item in fields(cls) if item.name in values}
        for name in ("problems", "missing_documents"):
            own[name] = [Problem(**problem) for problem in own[name]]
        for name in ("balance", "reached"):
            own[name] = {key: tuple(found) for key, found in own[name].items()}
        own["start_pages"] = {url: PageFacts(**facts) for url, facts in own["start_pages"].items()}
        return cls(**own)


def page_facts(listing: Listing, outcome: ListingOutcome | None) -> PageFacts:
    """Return what a start page showed; ``outcome`` tells what of it was new."""
    today = listing.fetched_at.date().isoformat()
    days = [teaser.published[:10] for teaser in listing.items if teaser.published]
    pattern = listing.pattern
    shown = len(listing.items) + len(listing.addresses) + len(listing.parts)
    return PageFacts(
        teasers=shown,
        fresh=outcome.new + outcome.changed if outcome else len(listing.items),
        dated=len(days),
        today=days.count(today),
        layout=f"{pattern.kind} {pattern.selectors.get('item', '')}".strip() if pattern else "",
    )
