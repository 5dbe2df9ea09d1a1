"""The room in a real browser: walked by hand, read aloud, attacked."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from reading_room import HOSTILE

from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (apt-get install chromium)"),
]
SIZES = {"laptop": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Visit:
    """A page that writes down every complaint of the browser and every request that leaves the machine."""

    def __init__(self, context: Any, address: str) -> None:
        self.address = address
        self.complaints: list[str] = []
        self.page = context.new_page()
        self.page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on("request", self._check)

    def _check(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.complaints.append(f"request: {request.url}")

    def go(self, path: str) -> Any:
        self.page.goto(self.address + path)
        assert not self.complaints
        return self.page

    def follow(self, step: Callable[[], None]) -> None:
        """Take a step that leads to another page, and wait until that page is there: a click returns before."""
        with self.page.expect_navigation():
            step()


LOOKS = [(size, scheme) for size in SIZES for scheme in ("light", "dark")]


@pytest.fixture(params=LOOKS, ids="-".join)
def look(request: Any) -> dict[str, Any]:
    size, scheme = request.param
    return {"viewport": SIZES[size], "color_scheme": scheme}


@pytest.fixture
def visit(look: dict[str, Any], chromium: Any, address: str) -> Iterator[Visit]:
    context = chromium.new_context(**look)
    yield Visit(context, address)
    context.close()


@pytest.fixture
def demo_visit(look: dict[str, Any], chromium: Any, demo_room: tuple[Path, str]) -> Iterator[Visit]:
    context = chromium.new_context(**look)
    yield Visit(context, demo_room[1])
    context.close()


@pytest.fixture
def plain_visit(chromium: Any, address: str) -> Iterator[Visit]:
    context = chromium.new_context(viewport=SIZES["laptop"])
    yield Visit(context, address)
    context.close()


def serious_faults(page: Any) -> list[str]:
    """Return what axe-core finds serious or critical on a page."""
    from axe_playwright_python.sync_playwright import Axe

    violations = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in violations
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:3]
    ]


def check(visit: Visit) -> None:
    """Assert that the page in view fits its window, has no serious fault, and that the browser is content."""
    page = visit.page
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url
    assert serious_faults(page) == [], page.url
    assert visit.complaints == [], page.url


@pytest.mark.parametrize("look", [("laptop", "light"), ("phone", "dark")], ids="-".join, indirect=True)
def test_walk_home_facet_article_author_search_feed(demo_visit, demo_room):
    with Archive.open(demo_room[0], read_only=True) as archive:
        reports = archive.rows("SELECT id, title FROM articles WHERE kind = 'report' ORDER BY published DESC")
    page = demo_visit.go("/")
    check(demo_visit)
    assert page.locator(".card").first.bounding_box()["y"] < page.viewport_size["height"] * 0.66

    demo_visit.follow(page.get_by_role("link", name="All articles").click)
    check(demo_visit)
    assert page.locator(".card").first.bounding_box()["y"] < page.viewport_size["height"] * 0.5
    summary = page.locator(".facets > summary")
    if summary.is_visible():
        summary.click()
    demo_visit.follow(page.locator("#facet-kind ~ ul a", has_text="Report").click)
    assert page.locator(".card h2").all_inner_texts() == [row["title"] for row in reports]
    check(demo_visit)

    demo_visit.follow(page.locator(".card h2 a").first.click)
    assert page.locator("h1").inner_text() == reports[0]["title"]
    for details in page.locator(".about > details").all():
        details.locator("summary").first.click()
    check(demo_visit)

    demo_visit.follow(page.locator("header .by a").first.click)
    assert page.locator("figure.chart").is_visible()
    check(demo_visit)

    page.locator(".find input").fill('"port asker')
    demo_visit.follow(lambda: page.keyboard.press("Enter"))
    assert page.locator("mark").first.inner_text().casefold() == "port asker"
    check(demo_visit)

    feed = page.locator("link[rel=alternate]").get_attribute("href")
    answer = page.request.get(demo_visit.address + feed)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert "<entry>" in answer.text()


SOUND = ["/authors", "/topics", "/publications?q=north", "/sources", "/sources/harbor", "/dashboard", "/questions"]
SOUND += ["/matrix"]
SOUND += ["/search", "/archive/run_health", "/archive/articles_per_month", "/articles?year=1900", "/articles/999999"]


# Each size and each scheme once; the walk has all four.
@pytest.mark.parametrize("look", [("laptop", "light"), ("phone", "dark")], ids="-".join, indirect=True)
@pytest.mark.parametrize("path", SOUND)
def test_every_page_is_sound(visit, path):
    visit.page.goto(visit.address + path)
    visit.complaints = [line for line in visit.complaints if "404" not in line or "999999" not in path]
    check(visit)


@pytest.mark.parametrize(
    "path", ["/archive", "/archive/articles?_facet=source", "/archive/articles/1", "/archive?sql=select+1"]
)
def test_datasettes_own_pages_run_under_the_policy(plain_visit, path):
    plain_visit.go(path)
    plain_visit.page.wait_for_load_state("networkidle")
    assert plain_visit.complaints == []


def test_nothing_of_a_hostile_page_runs(plain_visit, reader):
    paths = [f"/articles/{reader.id_of(f'Hostile {name}')}" for name in HOSTILE]
    for path in [*paths, "/articles", "/search?q=taken", "/authors", "/topics", "/publications", "/sources/harbor"]:
        page = plain_visit.go(path)
        for details in page.locator("details").all():
            if details.locator("summary").first.is_visible():
                details.locator("summary").first.click()
        page.wait_for_timeout(30)
        assert page.title() != "taken"
        assert page.locator("main script, main img, main iframe, main svg[onload]").count() == 0
        hrefs = page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert all(re.match(r"(?:https?:/)?/|[?#]", href) for href in hrefs)
        assert plain_visit.complaints == []


def test_keyboard_alone_leads_to_an_article(plain_visit):
    page = plain_visit.go("/articles")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    page.keyboard.type("corrected")
    plain_visit.follow(lambda: page.keyboard.press("Enter"))
    assert "q=corrected" in page.url
    page.locator(".card h2 a").focus()
    plain_visit.follow(lambda: page.keyboard.press("Enter"))
    assert "Corrected" in page.locator("h1").inner_text()


def test_copy_button_covers_nothing_and_provenance_breaks_no_word(visit, reader):
    page = visit.go(f"/articles/{reader.id_of('Corrected')}")
    for details in page.locator(".about > details").all():
        details.locator("summary").first.click()
    for box in page.locator(".copyable").all():
        code, button = box.locator("pre").bounding_box(), box.locator("button").bounding_box()
        assert button["y"] >= code["y"] + code["height"] - 1
    # A word stands on one line: its rectangle is one.
    broken = page.evaluate("""() => {
      const wrong = [];
      for (const cell of document.querySelectorAll(".provenance td, .provenance th")) {
        const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          for (const word of node.data.matchAll(/[A-Za-z0-9]+/g)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map((place) => place.top)).size > 1) wrong.push(word[0]);
          }
        }
      }
      return wrong;
    }""")
    assert broken == []


def test_copy_button_copies(chromium, address, reader):
    context = chromium.new_context(viewport=SIZES["laptop"], permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/articles/{reader.id_of('Corrected')}")
    page.get_by_text("Cite this article", exact=True).click()
    page.get_by_role("button", name="Copy").nth(1).click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{lindqvist2024piece")
    context.close()
