"""Does the CPU time of a reading grow faster than its page?

    python benchmarks/growth.py                  # every shape, 2,000 and 8,000 pieces, within a minute
    python benchmarks/growth.py --pieces 8000    # 8,000 and 32,000
    python benchmarks/growth.py --only byline

Each shape repeats one construction: links in a paragraph, names in a byline, nested quotes. It is read as an article
and as a listing, pipelines included, with so many pieces and with four times as many, each in a process of its own.
Prints CPU seconds and the growth; exit code 1 where a reading fails or takes more than eight times as long for
four times the page.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOO_MUCH = 8
"""Growth for four times the page: 4 is linear, 16 quadratic. Between them: short readings, caches that overflow."""
SHORT = 0.3  # CPU seconds below which a growth says nothing
LONGEST = 60  # CPU seconds of one reading
_WORDS = ("harbour", "council", "treaty", "report", "nations", "border", "trade", "policy", "water", "energy", "grain")


def words(count: int, offset: int = 0) -> str:
    """Return so many words, other ones for another offset."""
    return " ".join(_WORDS[(number * 7 + offset + number // 13) % len(_WORDS)] for number in range(count))


def day(number: int) -> str:
    """Return one of 28 days as it is printed."""
    return f"May {number % 28 + 1}, 2024"


def json_ld(data: object) -> str:
    """Return a script element of linked data."""
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def teaser(number: int, name: str = "teaser", level: int = 3) -> str:
    """Return a teaser block."""
    title = f"<h{level}><a href=/a/{number}>{words(6, number)}</a></h{level}>"
    return (
        f"<div class={name}>{title}<p class=date>{day(number)}</p><p>By Ada Marlowe</p><p>{words(15, number)}</p></div>"
    )


def in_data(key: str, value: object) -> str:
    """Return linked data of an article with one property."""
    return json_ld({"@type": "ItemList" if key == "itemListElement" else "Article", key: value})


ITEM = 'itemscope itemtype="https://schema.org/Article"'
TEXT = "".join(f"<p>{words(40, number)}.</p>" for number in range(5))
BYLINE = '<p class="byline">By {}</p>'

# Shapes of which each piece is made with its number.
REPEATED: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda i: f"<p>{words(5, i)}.</p>",
    "links in a list": lambda i: f"<li><a href=/a/{i}>{words(6, i)}</a></li>",
    "links outside": lambda i: f"{words(5, i)} <a href=https://h{i}.example/a>{words(4, i)}</a> ",
    "one link again and again": lambda i: f"<a href=https://o.example/a>{words(4, i)}</a> ",
    "links to the original": lambda i: f"<p><a href=https://h{i}.example/>Read more at Foreign Affairs</a></p>",
    "byline elements": lambda i: BYLINE.format(f"Ada Marlowe{i}"),
    "links to authors": lambda i: f"<a rel=author href=/people/{i}>Ada Marlowe {chr(65 + i % 26)}.</a>",
    "time elements": lambda i: f'<time datetime="2024-05-{i % 28 + 1:02}">{day(i)}</time>',
    "lines of dates": lambda i: f"<p>{day(i)}</p>",
    "headings": lambda i: f"<h2>{words(5, i)}</h2>",
    "titles": lambda i: f"<h1>{words(5, i)}</h1>",
    "spans": lambda i: f"<span>{words(2, i)} </span>",
    "line breaks": lambda i: f"{words(6, i)}<br>",
    "rows of a table": lambda i: f"<table><tr><td>{words(3, i)}<td>{i}</table>",
    "blocks of 200 levels": lambda i: "<div>" * 200 + "x" + "</div>" * 200 if i % 100 == 0 else "",
    "inline of 100 levels": lambda i: "<b>" * 100 + "x" + "</b>" * 100 if i % 50 == 0 else "",
    "lists of 60 levels": lambda i: "<ul><li>x" * 60 + "</ul>" * 60 if i % 30 == 0 else "",
    "quotes of 50 levels": lambda i: "<blockquote>" * 50 + words(9) + "</blockquote>" * 50 if i % 30 == 0 else "",
    "items of 100 levels": lambda i: f"<p {ITEM}>" * 100 if i % 100 == 0 else "",
    "classes of their own": lambda i: f"<div class=c{i}>{words(3, i)}</div>",
    "labels by id": lambda i: f"<div id=c{i} aria-labelledby=c{i + 1}>{words(3, i)}</div>",
    "hidden blocks": lambda i: f'<div style="display:none">{words(4, i)}</div>',
    "figures": lambda i: f"<figure><img src=/{i}.jpg alt=x><figcaption>{words(5, i)}</figcaption></figure>",
    "linked data": lambda i: json_ld({"@type": "Article", "headline": words(5, i), "url": f"/a/{i}"}),
    "microdata": lambda i: f"<div {ITEM}><a itemprop=url href=/a/{i}>{words(5, i)}</a></div>",
    "scripts": lambda i: f"<script>var a{i}=1</script>",
    "comments": lambda i: f"<!-- {i} -->",
    "topics": lambda i: f"<a rel=tag href=/tag/{i}>tag {i}</a>",
    "footnotes": lambda i: f"<p>{words(8, i)}<sup><a href=#f{i} id=r{i}>{i}</a></sup></p>",
    "terms": lambda i: f"<dl><dt>{words(2, i)}<dd>{words(6, i)}</dl>",
    "pages": lambda i: f'<a class=page href="?page={i}">{i}</a> ',
    "unclosed blocks": lambda _: "<div>",
    "drawings": lambda _: '<svg><path d="M0 0"/></svg>',
    "teasers": teaser,
    "teasers of 17 classes": lambda i: teaser(i, f"t{i % 17}", 2 + i % 2),
    "teasers of one title": lambda i: f"<div class=t><h3><a href=/a/{i}>Read more</a></h3><p>{words(15, i)}</p></div>",
    "teasers of one address": lambda i: f"<div><a href=/a/same>{words(6, i)}</a><p>{day(i)}</p></div>",
    "teasers without a block": lambda i: f"<h3><a href=/a/{i}>{words(6, i)}</a></h3><p>{words(9, i)}</p>",
    "teasers in sections": lambda i: f"<section><h2>{words(3, i)}</h2>{teaser(i)}{teaser(-i)}</section>",
}
# Shapes that are one piece of so many parts.
WHOLE: dict[str, Callable[[int], str]] = {
    "a long paragraph": lambda n: f"<p>{words(n * 4)}</p>",
    "a word without an end": lambda n: f"<p>{'a' * n * 20}</p>",
    "spaces": lambda n: f"<p>x{' ' * n * 20}y</p>",
    "spaces of two kinds": lambda n: "<p>x" + "\N{NO-BREAK SPACE} " * n * 10 + "y</p>",
    "dates in a text": lambda n: f"<p>{' '.join(map(day, range(n)))}</p>",
    "digits and spaces": lambda n: f"<p class=date>{'1 2 ' * n * 4}</p>",
    "digits": lambda n: f"<p class=date>{'12345678' * n * 2}</p>",
    "names and commas": lambda n: BYLINE.format(", ".join(f"Ada Marlowe{chr(97 + i % 26)}" for i in range(n))),
    "names and ands": lambda n: BYLINE.format(" and ".join(f"Ada Marlowe{chr(97 + i % 26)}" for i in range(n))),
    "bys": lambda n: BYLINE.format("by " * n * 5),
    "initials": lambda n: BYLINE.format("A. " * n * 3 + "Smith"),
    "brackets that open": lambda n: BYLINE.format("(" * n * 3),
    "brackets": lambda n: BYLINE.format("Ada " + "(x) " * n * 3),
    "an address of mail": lambda n: BYLINE.format("a" * n * 4 + "@" + "b" * n * 4),
    "dots": lambda n: BYLINE.format("a." * n * 4),
    "ellipses": lambda n: f"<p>{'... ' * n * 5}</p>",
    "mojibake": lambda n: "<p>" + "\xc3\xa4\xe2\u20ac\u2122 " * n * 2 + "</p>",
    "Japanese": lambda n: "<p>" + "\u6761\u7d04\u6e2f\u6e7e" * n * 4 + "</p>",
    "names in Japanese": lambda n: BYLINE.format("\u5c71\u7530\u592a\u90ce\u3001" * n * 2),
    "entities": lambda n: f"<p>{'&amp;&lt;&#39; ' * n * 3}</p>",
    "marks of Markdown": lambda n: f"<p>{'*_`[]()#' * n * 3}</p>",
    "a text as it stands": lambda n: "<pre>" + "\n".join(words(6, i) for i in range(n)) + "</pre>",
    "cells of a row": lambda n: "<table><tr>" + "".join(f"<td>{words(2, i)}" for i in range(n)) + "</table>",
    "choices": lambda n: "<select>" + "".join(f"<option>{words(2, i)}" for i in range(n)) + "</select>",
    "many classes": lambda n: f'<div class="{" ".join(f"c{i}" for i in range(n * 4))}">x</div>',
    "a long style": lambda n: f'<div style="{"a:b;" * n * 5}">x</div>',
    "a long query": lambda n: f'<a href="/a?{"&".join(f"k{i}=v" for i in range(n * 2))}">{words(5)}</a>',
    "a long path": lambda n: f'<a href="{"/a" * n * 4}">{words(5)}</a>',
    "a long title": lambda n: f"<h1>{words(n * 2)}</h1>",
    "bars in a title": lambda n: f"<h1>{'| a ' * n * 3}</h1>",
    "dashes in a title": lambda n: f"<h1>{' - '.join(['ab'] * n * 3)}</h1>",
    "authors in linked data": lambda n: in_data("author", [{"name": f"Ada Marlow{i}"} for i in range(n)]),
    "a graph of linked data": lambda n: in_data(
        "@graph", [{"@id": f"#{i}", "author": {"@id": f"#{i + 1}"}} for i in range(n)]
    ),
    "keywords in linked data": lambda n: in_data("keywords", ", ".join(f"k{i}" for i in range(n * 4))),
    "a text in linked data": lambda n: in_data("articleBody", words(n * 5)),
    "a list in linked data": lambda n: in_data(
        "itemListElement", [{"url": f"/a/{i}", "name": words(5, i)} for i in range(n)]
    ),
    "authors in the head": lambda n: "".join(f'<meta property="article:author" content="Ada M{i}">' for i in range(n)),
    "an author of dots in the head": lambda n: f'<meta name="author" content="{"a." * 10 * n}">',
    "dates in the head": lambda n: '<meta property="article:published_time" content="2024-05-03">' * n,
    "descriptions": lambda n: "".join(f'<meta name="description" content="{words(12, i)}">' for i in range(n)),
}


def page(shape: str, pieces: int) -> str:
    """Return an article page with a shape in it."""
    make = REPEATED.get(shape)
    content = "".join(map(make, range(pieces))) if make else WHOLE[shape](pieces)
    head = content if content.startswith("<meta") else ""
    return (
        f"<html lang=en><head><title>The Harbour Treaty | Review</title>{head}</head><body><main><article>"
        f"<h1>The Harbour Treaty</h1>{BYLINE.format('Ada Marlowe')}<time datetime=2024-05-03>{day(2)}</time>"
        f"{TEXT}{'' if head else content}</article></main></body></html>"
    )


def read(kind: str, html: str, answers: multiprocessing.Queue[float | str]) -> None:
    """Read a page and put the CPU seconds that it took, or what it raised."""
    from archive_scraper import extract_article, extract_listing

    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    reader = extract_article if kind == "article" else extract_listing
    begun = time.process_time()
    try:
        reader(html, "https://review.example/news/harbour-treaty")
    except Exception as error:  # noqa: BLE001 # any is a finding
        answers.put(f"{type(error).__name__}: {error}"[:100])
    else:
        answers.put(time.process_time() - begun)


def warm_up() -> None:
    """Load what a reading needs, once for all children."""
    from archive_scraper import extract_article, extract_listing

    for reader in (extract_article, extract_listing):
        reader(page("teasers", 20), "https://review.example/news")


def measure(kind: str, html: str) -> float | str:
    """Return the CPU seconds of a reading in a process of its own, or what went wrong."""
    answers: multiprocessing.Queue[float | str] = multiprocessing.Queue()
    child = multiprocessing.Process(target=read, args=(kind, html, answers))
    child.start()
    child.join()
    return answers.get() if child.exitcode == 0 else f"no end within {LONGEST} s of CPU"


def findings(shapes: list[str], pieces: int) -> Iterator[str]:
    """Print a line a shape and kind; yield those that are too much."""
    for shape in shapes:
        small, large = page(shape, pieces), page(shape, pieces * 4)
        for kind in ("article", "listing"):
            before, after = measure(kind, small), measure(kind, large)
            line = f"{shape:26} {kind:8}"
            if isinstance(before, str) or isinstance(after, str):
                print(f"{line} {before} | {after}", flush=True)
                yield f"{line} {before} | {after}"
                continue
            growth = after / max(before, 0.001)
            line += f" {before:7.3f} s {after:7.3f} s  x{growth:.1f} {len(large) // 1024:6} KiB"
            print(line, flush=True)
            if growth > TOO_MUCH and after > SHORT:
                yield line


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=2000, help="pieces of the smaller page")
    parser.add_argument("--only", default="", help="only shapes whose name holds these words")
    arguments = parser.parse_args()
    shapes = [shape for shape in (*REPEATED, *WHOLE) if arguments.only in shape]
    if not shapes:
        parser.error(f"no shape holds {arguments.only!r}")
    warm_up()
    found = list(findings(shapes, arguments.pieces))
    print(f"{len(shapes)} shapes, {len(found)} of {2 * len(shapes)} readings grow faster than their page")
    for line in found:
        print("  ", line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
