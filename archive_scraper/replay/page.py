"""What a replay found as one HTML page that needs nothing else, with filters by source, field and kind of change."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from archive_scraper.normalize.harmless import harmless
from archive_scraper.normalize.secrets import hide_secrets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive_scraper.replay.findings import Findings


class _Line(NamedTuple):
    """One example on the page."""

    source: str
    field: str
    kind: str
    url: str
    old: str | None
    new: str | None


def page_of(found: Sequence[Findings], *, applied: bool) -> str:
    """Return the page."""
    environment = _environment()
    script = environment.get_template("replay.js").render()
    lines = [line for one in found for line in _lines(one)]
    return environment.get_template("replay.html").render(
        found=found,
        applied=applied,
        lines=lines,
        counted=sum(_count(one) for one in found),
        sources=list(dict.fromkeys(line.source for line in lines)),
        fields=sorted({line.field for line in lines}),
        kinds=sorted({line.kind for line in lines}),
        script=script,
        # Only this script runs, whatever the pages of others hold.
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )


def _lines(one: Findings) -> Iterator[_Line]:
    for name, field in sorted(one.fields.items()):
        for kind, examples in sorted(field.examples.items()):
            for example in examples:
                yield _Line(one.source, name, kind, example.url, example.old, example.new)
    for pages, word in (
        (one.appeared, "new row"),
        (one.vanished, "row that goes"),
        (one.no_longer, "no longer an article"),
        (one.kept, "kept out"),
        (one.unreadable, "unreadable"),
    ):
        for url, detail in pages.examples:
            yield _Line(one.source, "page", word, url, None, detail or None)


def _count(one: Findings) -> int:
    pages = (one.appeared, one.vanished, one.no_longer, one.kept, one.unreadable)
    return sum(one.total(kind) for kind in ("added", "lost", "changed")) + sum(group.count for group in pages)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("archive_scraper.replay"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["shown"] = lambda text: harmless(hide_secrets(text)) if text else ""
    return made
