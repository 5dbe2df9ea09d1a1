"""An archive of invented articles, some of them hostile, a reader of the room over it, and a look for dangers."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from datasette.app import Datasette
from desk import NOW, RULES, Desk

from archive_scraper.browse.launch import SETTINGS
from archive_scraper.items import ExternalLink, Person
from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from pathlib import Path

    from archive_scraper.store import Archive

HOSTILE = {
    "script": "<script>document.title = 'taken'</script>",
    "handler": "<img src=x onerror=\"document.title = 'taken'\">",
    "quote": '"><svg onload="document.title = \'taken\'">',
    "braces": "{{ 7 * 7 }} {% include 'base.html' %} ${7 * 7}",
    "rtl": "invoice\u202efdp.exe and more",
    "entity": "&lt;script&gt;document.title = 'taken'&lt;/script&gt;",
    "formula": "=HYPERLINK(1)",
    "control": "a\x01b\x02c",
}
BAD_URL = "javascript:document.title='taken'"


def fill(archive: Archive) -> None:
    """Write 40 calm articles of two sources, one that changed, one gone, one Korean, and the hostile ones."""
    desk = Desk(archive, replace(RULES, country="NO", subjects=("security", "trade")))
    people = ["Ada Lindqvist", "Omar Reyes", "Wren Halloway", "Anneke Voss"]
    for number in range(40):
        desk.later(hours=1)
        desk.save(
            url=f"https://harbor.example/articles/piece-{number}",
            title=f"Piece {number} on the Harbours",
            published=f"20{15 + number % 10}-0{1 + number % 9}-1{number % 9}",
            authors=tuple(Person(name=name) for name in people[number % 3 : number % 3 + 2]),
            topics=("Maritime Security", "Trade")[: 1 + number % 2],
            kind=("commentary", "report")[number % 2],
            body=f"Cranes and COVID-19 in port {number}.\nThe arms control of small harbours.",
            body_markdown=f"Cranes and COVID-19 in port {number}.\n\nThe *arms control* of [harbours](https://a.example/).",
        )
    desk.later(hours=2)
    desk.save(url="https://harbor.example/articles/piece-3", title="Piece 3, Corrected, on the Harbours")
    desk.save(url="https://harbor.example/articles/undated", title="No Date at All", published=None, authors=())
    desk.save(url="https://harbor.example/ko", title="북한의 항구", body="항구는 조용하다.", language="ko")
    desk.save(
        url="https://harbor.example/month",
        title="A Month Only",
        published="2016-05",
        published_precision="month",
        body_markdown="Freight moves, as [Quay](https://quay.example/1) and [RAND](https://www.rand.org/t/1) say.",
    )
    desk.save(
        url="https://harbor.example/pictured",
        title="Pictured",
        image="https://elsewhere.example/quay.jpg",
        image_caption="Two barges.",
        image_credit="Photo: Ada Marlowe",
    )
    for name, text in HOSTILE.items():
        desk.save(
            url=f"https://harbor.example/hostile-{name}",
            title=f"Hostile {name} {text}",
            subtitle=text,
            summary=text,
            series=text,
            authors=(Person(name=f"{name} {text}", url=BAD_URL),),
            topics=(f"{name} {text}",),
            byline_raw=text,
            body=f"{text} aftermath",
            body_markdown=f"{text}\n\n[click]({BAD_URL}) ![p]({BAD_URL}) ![q](https://elsewhere.example/p.png)\n\n{BAD_URL}",
            pdf_links=(BAD_URL,),
            image=BAD_URL,
            origins={"title": text},
            external_links=(ExternalLink(kind="read_full", publication=f"{name} {text}", url=BAD_URL, text=text),),
        )
    archive.run("UPDATE articles SET gone_at = ?, gone_status = 410 WHERE url LIKE '%piece-7'", (desk.now.isoformat(),))
    archive.run("UPDATE articles SET canonical_url = ? WHERE url LIKE '%hostile-script'", (BAD_URL,))
    archive.run("UPDATE sources SET home = ? WHERE slug = 'harbor'", (BAD_URL,))
    archive.run(
        "INSERT INTO alarms (source, kind, opened, message, example) VALUES ('harbor', 'field', ?, ?, ?)",
        (desk.now.isoformat(), f"Dates are gone {HOSTILE['script']}", BAD_URL),
    )
    archive.run("INSERT INTO republications VALUES (1, 2, 0.97, ?)", (desk.now.isoformat(),))
    listing = desk.listing(*(desk.teaser(n, url=f"https://harbor.example/articles/piece-{n}") for n in range(5)))
    archive.teasers.save_listing("harbor", desk.run_id, listing)
    channels: dict[str, dict[str, int | str | None]] = {
        "https://harbor.example/articles": {"kind": "listing", "state": "spared"},
        BAD_URL: {"kind": "feed", "state": "read", "items": 17, "newest": "2026-02-27", "lacking": 3},
    }
    archive.channels.save(desk.run_id, channels)
    archive.runs.finish(desk.run_id, "degraded", {"new": 50}, NOW + timedelta(days=3), HOSTILE["script"])
    Desk(archive, SiteRules(name="quay", title="Quay Letters", home="https://quay.example/"))
    archive.citations.count()


class Reader:
    """Asks a Datasette in this process."""

    def __init__(self, path: Path, *, immutable: bool = False, **options: Any) -> None:
        files, immutables = ([], [str(path)]) if immutable else ([str(path)], [])
        self.datasette = Datasette(files, immutables=immutables, settings=SETTINGS, **options)
        self._run(self.datasette.invoke_startup())

    @staticmethod
    def _run(work: Any) -> Any:
        # In a thread of its own: playwright keeps a loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, work).result()

    def get(self, path: str, status: int | None = 200, **options: Any) -> Any:
        """Ask for a page; status is what it must answer, None for anything."""
        response = self._run(self.datasette.client.get(path, **options))
        assert status in (None, response.status_code), f"{path}: {response.status_code}\n{response.text[:2000]}"
        return response

    def text(self, path: str) -> str:
        """Return what the page says, without its tags."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.get(path).text)).split())

    def id_of(self, title: str) -> int:
        rows = self.get(f"/archive.json?sql=select+id+from+articles+where+title+like+:t&t=%25{title}%25&_shape=array")
        return int(rows.json()[0]["id"])


class Door:
    """Sends requests as a server on a given address would get them."""

    def __init__(self, datasette, server=("127.0.0.1", 8001)):
        self.app = datasette.app()
        self.server = server

    async def _ask(self, path, headers):
        path, _, query = path.partition("?")
        sent = []
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": headers.pop("method", "GET"),
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "scheme": "http",
            "server": self.server,
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        }

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        await self.app(scope, receive, send)
        body = b"".join(message.get("body", b"") for message in sent)
        return sent[0]["status"], body.decode("utf-8", "replace")

    def ask(self, path, **headers):
        """Return status and text of an answer; headers with _ for -."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Reader._run(self._ask(path, {"host": "127.0.0.1:8001", **named}))


INLINE_SCRIPT_OF_DATASETTE = ("document.body.addEventListener", "DATASETTE_ALLOW_FACET", "window.onload")


class Dangers(HTMLParser):
    """Collects what could run or load: scripts, event handlers, addresses that are not ours or the web's."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.in_script = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.in_script = tag == "script"
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "formaction"):
                self.found.append((tag, name, value))
            if name in ("href", "src", "action") and not re.match(r"(?:https?://|/|\?|#)", value or "#"):
                self.found.append((tag, name, value))
            if name == "src" and not value.startswith("/"):
                self.found.append((tag, name, value))
            if name == "href" and tag == "a" and value.startswith("http") and "/archive/" not in value:
                rel = dict(attrs).get("rel", "")
                if "noopener" not in rel:
                    self.found.append((tag, "rel", value))
        if tag in ("iframe", "object", "embed", "base"):
            self.found.append((tag, "", ""))

    def handle_data(self, data):
        if self.in_script and data.strip() and not any(known in data for known in INLINE_SCRIPT_OF_DATASETTE):
            self.found.append(("script", "", data[:80]))

    def handle_endtag(self, tag):  # noqa: ARG002 - the parser's signature
        self.in_script = False
