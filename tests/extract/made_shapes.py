"""Small listings, each of one shape whose measure grows from record to record: what is read of each is recorded.

Where a rule ends after so many letters, lines or elements, some record stands on either side of it (test_evidence.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from made_parts import SENTENCES  # a module next to this one

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("Ada Marlowe", "Tomas Vell", "Ines Okoro", "Pavel Lindqvist", "Ruth Abara", "Jon Castellane")
DAYS = ("3 March 2024", "27 February 2024", "19 February 2024", "8 February 2024", "30 January 2024")
LENGTHS = (1, 2, 3, 5, 8, 12, 13, 20, 24, 25, 40, 41, 60, 80, 81, 120, 140, 141, 200, 201, 400, 601)
COUNTS = (1, 2, 3, 4, 5, 8, 9, 12, 13, 20, 21, 40, 41, 60, 61)


def title(number: int | str, level: int = 3) -> str:
    return f"<h{level}><a href='/n/{number}-the-old-story'>The old story of the pier {number}</a></h{level}>"


def listing(measures: tuple[int, ...], record: Callable[[int, int], str], head: str = "", before: str = "") -> str:
    """Return a page with one record for each measure."""
    rows = "".join(f"<li>{record(number, measure)}</li>" for number, measure in enumerate(measures))
    return f"<html><head>{head}</head><body><main>{before}<ul>{rows}</ul></main></body></html>"


def name(number: int) -> str:
    return NAMES[number % len(NAMES)]


def day(number: int) -> str:
    return f"<p>{DAYS[number % len(DAYS)]}</p>"


def words(number: int, count: int) -> str:
    return " ".join((SENTENCES[number % len(SENTENCES)] + " " + " ".join(SENTENCES)).split()[:count])


def parts(count: int) -> str:
    """So many linked headings, each above three titles."""
    return "".join(
        f"<div><h2><a href=/t/{part}>Part {part}</a></h2><ul>"
        + "".join(f"<li>{title(f'{part}-{number}')}</li>" for number in range(3))
        + "</ul></div>"
        for part in range(count)
    )


SHAPES = (
    listing(LENGTHS, lambda n, k: title(n) + f"<p>By {name(n)} {'x' * k}</p>"),
    listing(LENGTHS, lambda n, k: title(n) + f"<p class=author>{name(n)} {'x' * k}</p>"),
    listing(LENGTHS, lambda n, k: title(n) + f"<p>{'L' + 'a' * k}: {name(n)}</p><p>{SENTENCES[n % 8]}</p>"),
    listing(LENGTHS, lambda n, k: title(n) + f"<p>{words(n, 90)[:k]}</p>"),
    listing(COUNTS, lambda n, k: title(n) + f"<p>{words(n, k)}.</p>"),
    listing(LENGTHS, lambda n, k: f"<span>{'K' + 'a' * k}{n % 2}</span>" + title(n)),
    listing(LENGTHS, lambda n, k: f"<h3><a href=/n/{n}-story>{'T' + 'a' * k}</a></h3>" + day(n)),
    listing(LENGTHS, lambda n, k: f"<h3><a href=/n/{n}-story>{words(n, 99)[:k]}</a></h3><p>{SENTENCES[n % 8]}</p>"),
    listing(LENGTHS, lambda n, k: title(n) + f"<p>{SENTENCES[n % 8][:k]} {name(n)}</p>"),
    listing(LENGTHS, lambda n, k: title(n) + f"<a rel=tag href=/tag/{n}>{'t' * k}</a>" + day(n)),
    listing(COUNTS, lambda n, k: title(n) + "<i>x</i><br>" * k + day(n)),
    listing(COUNTS, lambda n, k: "<i>x</i><br>" * k + title(n) + day(n)),
    listing(COUNTS, lambda n, k: title(n) + "<i>x y</i><br>" * k + f"<p>By {name(n)}</p>"),
    listing(COUNTS, lambda n, k: title(n) + "<meta>" * (k - 1) + f"<meta itemprop=author content='{name(n)}'>"),
    listing(COUNTS, lambda n, k: title(n) + "<meta>" * (k - 1) + "<meta itemprop=datePublished content=2024-05-03>"),
    listing(COUNTS, lambda n, k: title(n) + "".join(f"<a rel=tag href=/tag/{j}>Tag {j}</a> " for j in range(k))),
    listing(COUNTS, lambda n, k: "<div>" * k + title(n) + "</div>" * k + day(n)),
    listing(COUNTS, lambda n, k: title(n) + "<img src=x.jpg>" * k),
    listing((1,) * 8, lambda n, _: title(n) + day(n) * (n < 2)),
    listing((1,) * 8, lambda n, _: title(n) + day(n) * (n < 3)),
    listing((1,) * 5, lambda n, _: title(n) + (f"<p>{name(n)}</p>" if n < 4 else "<p>Salt and ports</p>")),
    listing((1,) * 6, lambda n, _: title(n) + (f"<p>By {name(n)}</p>" if n < 2 else "")),
    listing((1,) * 5, lambda n, _: f"<h3><a href=/n/{n}-s>{DAYS[n]}: The pier {n}</a></h3>"),
    listing((1,) * 5, lambda n, _: title(n) + f"<p>Harbour: {SENTENCES[n]}</p>"),
    listing((1,) * 5, lambda n, _: f"<i>{'Salt' if n < 4 else 'Quay'}</i>" + title(n)),
    listing((1,) * 6, lambda n, _: f"<div><span>{n + 1}</span><span>May</span><span>2024</span></div>" + title(n)),
    listing((1,) * 8, lambda n, _: (f"<h2>{2024 - n}</h2>" if n % 2 else "") + title(n) + "<p>3 May</p>"),
    listing(
        (1,) * 20, lambda n, _: title(n), "<meta property=og:type content=article>",
        "<h1>The story</h1>" + f"<p>{SENTENCES[0]}</p>" * 8,
    ),
    f"<html><body><main>{parts(15)}</main></body></html>",
    listing((1,) * 60, lambda n, _: ("" if n % 2 else "<h2>Part</h2>") + title(n)),
)  # fmt: skip
