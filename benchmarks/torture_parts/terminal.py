"""Titles and addresses that a terminal would obey, in every place where the program prints them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from torture_parts.judges import harmless
from torture_parts.outcome import Case
from torture_parts.program import FAST
from torture_parts.server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torture_parts.bench import Bench
    from torture_parts.news import News
    from torture_parts.program import Program
    from torture_parts.server import Server

EVIL = (
    "\x1b[2J\x1b[31mred\x1b[0m", "\x1b]0;owned\x07", "\x9b31mred", "\x1b]8;;http://evil.example\x1b\\link",
    "\x08\x08\x08gone", "\rover", "\x7f", "\u202etxt.exe", "\u2066hidden\u2069", "\x00nul", "\x1bP+q544e\x1b\\",
    "\x85next",
)  # fmt: skip


def _spell(text: str) -> str:
    """Return text as a page may hold it: the characters themselves."""
    return text.replace("\x00", "&#0;")


def _news(news: News) -> None:
    for piece, evil in zip(news.pieces, EVIL * 2, strict=False):
        piece.title = f"Harbours {evil} {piece.title}"
        piece.author = f"Ana {evil} Baker{piece.number}"
        piece.text = [f"{evil} {text}" for text in piece.text]
    news.link = lambda path: path + "?q=" + EVIL[len(path) % len(EVIL)]
    news.tell_title = lambda piece: _spell(piece.title)
    news.tell_teaser = news.tell_title


# Place -> the words of the command, after a crawl of the hostile site
_PLACES: dict[str, Callable[[Program, Server], list[object]]] = {
    "runs": lambda p, _: ["runs", "--db", p.db],
    "stats": lambda p, _: ["stats", "--db", p.db],
    "show": lambda p, _: ["show", "1", "--db", p.db],
    "show 2": lambda p, _: ["show", "2", "--db", p.db],
    "search": lambda p, _: ["search", "harbours", "--db", p.db],
    "sources": lambda p, _: ["sources", "--db", p.db, "--sources-dir", p.sources],
    "authors": lambda p, _: ["authors", "--db", p.db],
    "authors --merges": lambda p, _: ["authors", "--merges", "--db", p.db],
    "health": lambda p, _: ["health", "--history", "--db", p.db],
    "schedule show": lambda p, _: ["schedule", "show", "--db", p.db],
    "preview": lambda _, s: ["preview", f"{s.url}/news"],
    "extract an article": lambda p, s: [
        "extract",
        p.folder / "page.html",
        "--url",
        f"{s.url}/articles/1",
        "--as",
        "article",
    ],
    "extract a listing": lambda p, s: ["extract", p.folder / "list.html", "--url", f"{s.url}/news", "--as", "listing"],
    "add": lambda p, s: ["add", f"{s.url}/news", "--name", "added", "--yes", "--sources-dir", p.sources],
    "explain": lambda *_: ["explain", "byline", f"By {EVIL[0]} Ana Baker and {EVIL[2]} Bob"],
    "explain a date": lambda *_: ["explain", "date", f"{EVIL[0]} 2024-01-02 {EVIL[2]}"],
    "explain a summary": lambda *_: ["explain", "summary", f"{EVIL[0]} some words {EVIL[2]}"],
    "crawl -v": lambda p, _: ["crawl", "news", "--sources-dir", p.sources, "--db", p.db, "-v", "--full", *FAST],
    "crawl with errors": lambda p, _: ["crawl", "news", "--sources-dir", p.sources, "--db", p.db, "--full", *FAST],
    "crawl --json": lambda p, _: ["crawl", "news", "--sources-dir", p.sources, "--db", p.db, "--json", *FAST],
    "export": lambda p, _: ["export", "--format", "jsonl", "--db", p.db],
    "a wrong name": lambda p, _: ["crawl", f"{EVIL[0]}{EVIL[2]}", "--db", p.db],
    "a wrong address": lambda p, _: ["crawl", "--url", f"htp://{EVIL[0]}{EVIL[2]}", "--db", p.db],
    "an address that fails": lambda *_: ["preview", f"http://127.0.0.1:9/{EVIL[0]}{EVIL[2]}"],
    "a wrong setting": lambda p, _: ["crawl", "news", "-s", EVIL[0] + EVIL[2], "--db", p.db],
    "a wrong date": lambda p, _: ["crawl", "news", "--since", EVIL[0] + EVIL[2], "--db", p.db],
    "a wrong file": lambda p, _: ["extract", f"{p.folder}/{EVIL[0]}{EVIL[2]}"],
    "a wrong search": lambda p, _: ["search", f'"{EVIL[0]}{EVIL[2]}', "--db", p.db],
    "a wrong article": lambda p, _: ["show", f"http://x/{EVIL[0]}{EVIL[2]}", "--db", p.db],
    "a wrong cadence": lambda p, _: ["schedule", "set", "news", "--every", EVIL[0] + EVIL[2], "--db", p.db],
    "a wrong rules file": lambda p, _: ["crawl", "--rules", p.folder / "evil.toml", "--db", p.db],
}


def cases(bench: Bench) -> Iterator[Case]:
    """Yield a group of places at a time: each group pays for one crawl of the hostile site."""
    names = list(_PLACES)
    if bench.quick:
        names = names[::3]
    for begin in range(0, len(names), 8):
        group = names[begin : begin + 8]
        yield Case("terminal", ", ".join(group), lambda b, g=tuple(group): printed(b, g))


def printed(bench: Bench, places: tuple[str, ...]) -> list[str]:
    """Crawl a site whose every word is hostile, then print it in many places."""
    with bench.site() as (program, server, news):
        _news(news)
        hostile = news.pieces[0].path

        def twist(site: News, request: object) -> Answer | None:
            target = getattr(request, "target", "")
            if target.startswith(hostile):
                return Answer("", 500, {}, reason="\x1b[31mred")
            return (
                Answer("", 302, {"Location": f"http://{EVIL[0]}/"}) if site.piece_at(target) is site.pieces[1] else None
            )

        news.twist = twist
        first = program("crawl", "news", "--sources-dir", program.sources, "--db", program.db, *FAST)
        found = [f"crawl: {line}" for line in harmless(first.text)]
        (program.folder / "page.html").write_text(news.article(news.pieces[2]), encoding="utf-8")
        (program.folder / "list.html").write_text(news.listing("/news", 1), encoding="utf-8")
        evil = json.dumps(EVIL[0])
        (program.folder / "evil.toml").write_text(
            f"name = {evil}\n{evil} = {evil}\nstart_urls = [{evil}]\n", encoding="utf-8"
        )
        for place in places:
            words = [str(word).replace("\x00", "") for word in _PLACES[place](program, server)]
            done = program(*words, seconds=60)
            found += [f"{place}: {line}" for line in harmless(done.text)]
            if "Traceback (most recent call last)" in done.text:
                found.append(
                    f"{place}: expected one clear line, got a traceback: {done.err.strip().splitlines()[-1][:200]}"
                )
        return found
