"""The matrix of houses as a page: who cites whom, by years, sorted by any column."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from archive_scraper.browse.charts import Bar, timeline_bars
from archive_scraper.browse.reading.matrix import CITES, COLUMNS, NAME, ROWS, matrix

if TYPE_CHECKING:
    from datasette.utils.asgi import Request, Response

    from archive_scraper.browse.room import Room

_SHADES = 5


async def show_matrix(room: Room, request: Request) -> Response:
    """Show how many articles of each source cite each house."""
    wanted = {name: (request.args.get(name) or "").strip() for name in ("since", "until", "sort")}
    refused = [
        f"“{wanted[name][:40]}” is no year; a year has four digits, like 2019"
        for name in ("since", "until")
        if wanted[name] and not re.fullmatch(r"[0-9]{4}", wanted[name])
    ]
    since, until = (int(wanted[name]) if wanted[name] and not refused else None for name in ("since", "until"))
    if since is not None and until is not None and since > until:
        refused.append(f"the span begins ({since}) after its end ({until})")
    found = await room.read(request, lambda conn: matrix(conn, since, until, wanted["sort"] or CITES))
    years = "" if refused else urlencode({name: wanted[name] for name in ("since", "until") if wanted[name]})
    highest = max(found.cells.values(), default=0)

    def turn(order: str) -> str:
        query = "&".join(filter(None, (years, urlencode({"sort": order}) if order != CITES else "")))
        return room.path(f"/matrix{'?' + query if query else ''}")

    def cell(source: str, domain: str) -> str:
        span = {"year__gte": since, "year__lte": until}
        query = {"source": source, "owner": domain} | {key: year for key, year in span.items() if year is not None}
        query["kind__not"] = "mention"  # what is counted are links
        return room.path(f"/{quote(room.database)}/citations?{urlencode(query)}")

    def shade(count: int) -> int:
        """Return how dark a cell is, 1 to 5, by the root of its share: few cells are near the highest."""
        return max(1, round(sqrt(count / highest) * _SHADES))

    bars = timeline_bars({str(year): count for year, count in found.years.items()})
    return await room.page(
        request,
        "matrix.html",
        400 if refused else 200,
        found=found,
        refused=_sentence("; ".join(refused)),
        wanted=wanted,
        shown=[] if refused else found.sources[:ROWS],
        more_sources=max(0, len(found.sources) - ROWS),
        more_houses=max(0, len({domain for _, domain in found.cells}) - COLUMNS),
        bars=[Bar(bar.label, bar.value, room.path(f"/matrix?since={bar.label}&until={bar.label}")) for bar in bars],
        turn=turn,
        cell=cell,
        shade=shade,
        orders={CITES: "Who cites most", NAME: "Name"},
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
