"""What a run counted, and its verdict."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

State = Literal["running", "good", "degraded", "failed", "stopped"]

# Above this share of failed requests a run is degraded even where its listings worked: one broken page in
# sixty is everyday, one in ten is not.
_TOLERATED_FAILURES = 0.1

EXIT_CODES: dict[State, int] = {"good": 0, "failed": 1, "stopped": 1, "degraded": 3}


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
    teasers: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    """Articles outside of since and until, or that robots.txt does not allow."""
    gone: int = 0
    seconds: float = 0.0
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What the reader should know although it is no failure: a depth cap that bit, a pattern that fell back."""
    current: str = ""
    """The address handled last."""

    @property
    def failures(self) -> int:
        """How many requests or pages went wrong for good."""
        return len(self.problems)

    def judge(self, *, started: int, finished: bool) -> None:
        """Set the verdict: ``started`` start pages were to be read; ``finished`` says the crawl was not stopped."""
        broken = [problem for problem in self.problems if problem.cause.startswith("listing-")]
        if not finished:
            self.state = "stopped"
            self.remarks.append("stopped; the same command goes on where it stopped")
        elif len(broken) >= started or (self.pages == 0 and started):
            self.state = "failed"
        elif broken or self.remarks or self.failures > _TOLERATED_FAILURES * max(self.pages, 1):
            self.state = "degraded"
        else:
            self.state = "good"

    def totals(self) -> dict[str, int | float]:
        """Return the counts that the runs table holds."""
        names = ("pages", "bytes", "teasers", "new", "changed", "unchanged", "failures", "seconds")
        return {name: getattr(self, name) for name in names}

    def message(self) -> str:
        """Return one line for the runs table: remarks, then the first problem of each cause."""
        causes: dict[str, Problem] = {}
        for problem in self.problems:
            causes.setdefault(problem.cause, problem)
        lines = [f"{problem.cause}: {problem.url} ({problem.detail})" for problem in causes.values()]
        return "; ".join([*self.remarks, *lines])

    def as_dict(self) -> dict[str, Any]:
        """Return everything, for JSON."""
        return {**asdict(self), "failures": self.failures}
