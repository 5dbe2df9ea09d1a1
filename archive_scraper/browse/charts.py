"""Charts as inline SVG: small, without script, readable aloud, in the colours of the stylesheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONG = 60
"""Months beyond this number become years: bars thinner than a few pixels say nothing."""
_MAX_YEARS = 150
"""A single absurd date must not draw two thousand bars."""
_FEWEST_BARS = 12
"""A chart of fewer bars is as wide as one of so many."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what stands below it, how high it is, where it leads."""

    label: str
    value: int
    href: str = ""


def timeline_bars(counts: Mapping[str, int]) -> list[Bar]:
    """Return one bar a month or, over a long time, a year, without gaps.

    >>> [(bar.label, bar.value) for bar in timeline_bars({"2024-01": 2, "2024-03": 1})]
    [('2024-01', 2), ('2024-02', 0), ('2024-03', 1)]
    """
    if not counts:
        return []
    months = sorted(key for key in counts if len(key) == 7)
    if len(months) == len(counts):
        first, last = _month_number(months[0]), _month_number(months[-1])
        if last - first < _LONG:
            names = [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first, last + 1)]
            return [Bar(name, counts.get(name, 0)) for name in names]
    years: dict[int, int] = {}
    for key, count in counts.items():
        years[int(key[:4])] = years.get(int(key[:4]), 0) + count
    last_year = max(years)
    first_year = max(min(years), last_year - _MAX_YEARS + 1)
    return [Bar(str(year), years.get(year, 0)) for year in range(first_year, last_year + 1)]


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def year_values(years: Mapping[int, int]) -> list[int]:
    """Return the value of every year from the first to the last, 0 where there is none.

    >>> year_values({2019: 4, 2021: 1})
    [4, 0, 1]
    """
    last = max(years)
    return [years.get(year, 0) for year in range(max(min(years), last - _MAX_YEARS + 1), last + 1)]


def column_chart(bars: Sequence[Bar], title: str, *, height: int = 100, width: int = 1000) -> Markup:
    """Return upright bars on a baseline with an axis of values, labels below, and a table of all values.

    The picture is stretched to its place; the words around it are HTML, so that they stay readable on a phone. Few
    bars leave the rest of the width empty: one bar stays a bar.
    """
    if not any(bar.value for bar in bars):
        return Markup()
    top = max(bar.value for bar in bars)
    step = width / max(len(bars), _FEWEST_BARS)
    gap = min(step * 0.2, 6)
    shapes = []
    for place, bar in enumerate(bars):
        if not bar.value:
            continue
        tall = max(bar.value / top * height, 1.5)
        shape = Markup(
            '<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}"><title>{}: {:,}</title></rect>'
        ).format(place * step + gap / 2, height - tall, step - gap, tall, bar.label, bar.value)
        # Each bar leads to a list that its row in the table names too: no need to stop at it with the tab key.
        link = Markup('<a href="{}" tabindex="-1">{}</a>')
        shapes.append(link.format(bar.href, shape) if bar.href else shape)
    return Markup(
        '<figure class="chart"><figcaption>{title}</figcaption><div class="plot">{axis}'
        '<svg viewBox="0 0 {width} {height}" preserveAspectRatio="none" aria-hidden="true">'
        '<line class="half" x1="0" x2="{width}" y1="{half}" y2="{half}"/><g class="bars">{shapes}</g></svg></div>'
        '<div class="below"><p class="ends" style="width: {share:.2f}%">{labels}</p></div>'
        '<p class="sr-only">{summary}</p>{table}</figure>'
    ).format(
        title=title,
        axis=_axis(top),
        width=width,
        height=height,
        half=height / 2,
        shapes=Markup().join(shapes),
        share=covered(len(bars)),
        labels=Markup().join(Markup("<span>{}</span>").format(label) for label in _labels(bars)),
        summary=_summary(bars, title),
        table=_value_table(bars, title),
    )


def _axis(top: int) -> Markup:
    """Return the values that stand at the top, the middle and the foot of a chart."""
    middle = f"{top // 2:,}" if top % 2 == 0 else ""
    return Markup('<p class="axis" aria-hidden="true"><span>{:,}</span><span>{}</span><span>0</span></p>').format(
        top, middle
    )


def _labels(bars: Sequence[Bar]) -> list[str]:
    """Return what stands below a chart: the first, the middle and the last label, fewer where there are few bars."""
    places = {0, len(bars) - 1} | ({len(bars) // 2} if len(bars) >= _FEWEST_BARS else set())
    return [bars[place].label for place in sorted(places)]


def covered(count: int) -> float:
    """Return which share of a chart's width its bars take, in percent: few bars stand at its beginning.

    >>> covered(8), covered(40)
    (66.67, 100.0)
    """
    return round(max(count / max(count, _FEWEST_BARS) * 100, 12.0), 2)


def sparkline(
    values: Sequence[int], title: str, *, top: int | None = None, width: int = 240, height: int = 36
) -> Markup:
    """Return small bars on a baseline, without labels; ``top`` makes several of them comparable."""
    highest = max([top or 0, *values], default=0)
    if not highest:
        return Markup('<span class="muted">none</span>')
    step = width / max(len(values), _FEWEST_BARS)
    broad = max(step - 1, step * 0.7)
    path = "".join(
        f"M{place * step:.1f} {height}v{-max(value / highest * height, 1.5):.1f}h{broad:.1f}V{height}z"
        for place, value in enumerate(values)
        if value
    )
    return Markup(
        '<svg class="spark" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<path d="{}"/></svg>'
    ).format(width, height, title, path)


def bar_list(bars: Sequence[Bar], title: str) -> Markup:
    """Return lying bars with names, as a list that reads well without the picture."""
    top = max((bar.value for bar in bars), default=0)
    if not top:
        return Markup()
    lines = [
        Markup(
            '<li><a href="{}" dir="auto">{}</a><svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" '
            'aria-hidden="true"><rect width="{:.1f}" height="4"/></svg><span class="count">{:,}</span></li>'
        ).format(bar.href, bar.label, bar.value / top * 100, bar.value)
        for bar in bars
    ]
    return Markup('<ol class="bar-list" aria-label="{}">{}</ol>').format(title, Markup().join(lines))


def _summary(bars: Sequence[Bar], title: str) -> str:
    top = max(bars, key=lambda bar: bar.value)
    total = sum(bar.value for bar in bars)
    span = f"{bars[0].label} to {bars[-1].label}" if len(bars) > 1 else bars[0].label
    return f"{title}: {total:,} from {span}, most in {top.label} ({top.value:,})."


def _value_table(bars: Sequence[Bar], title: str) -> Markup:
    lines = Markup().join(
        Markup('<tr><th scope="row">{}</th><td>{:,}</td></tr>').format(
            Markup('<a href="{}">{}</a>').format(bar.href, bar.label) if bar.href else bar.label, bar.value
        )
        for bar in bars
        if bar.value
    )
    return Markup(
        '<details class="numbers"><summary>Numbers</summary>'
        '<table><caption class="sr-only">{}</caption>{}</table></details>'
    ).format(escape(title), lines)
