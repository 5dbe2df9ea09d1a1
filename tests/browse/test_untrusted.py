"""Crawled text is shown as text, wherever it stands."""

import re
from html import unescape

import pytest
from reading_room import HOSTILE, Dangers

PAGES = ["/", "/articles?page=1", "/articles?page=2", "/search?q=hostile", "/authors", "/topics", "/publications"]
PAGES += ["/sources", "/sources/harbor", "/dashboard", "/archive/run_health", "/archive/writers_by_publication"]
PAGES += ["/matrix", "/archive/new_articles?days=99999", "/archive/articles", "/archive/teasers", "/archive/authors"]


def hostile_pages(reader):
    ids = [reader.id_of(f"Hostile {name}") for name in HOSTILE]
    authors = re.findall(
        r'href="(/authors/\d+)" dir="auto">[^<]*(?:script|handler|braces|rtl)', reader.get("/authors").text
    )
    topics = re.findall(r'href="(/topics/[^"]+)" dir="auto">', reader.get("/topics").text)
    return [*PAGES, *(f"/articles/{number}" for number in ids), *authors, *topics]


def test_nothing_runs_or_loads(reader):
    pages = hostile_pages(reader)
    assert len(pages) > 30
    for path in pages:
        page = reader.get(path).text
        assert not Dangers(page).found, path
        assert "\u202e" not in page, path


def test_text_is_shown_as_text(reader):
    for name, text in HOSTILE.items():
        page = unescape(reader.get(f"/articles/{reader.id_of(f'Hostile {name}')}").text)
        wanted = text.replace("\u202e", "[U+202E]")
        if name == "entity":
            wanted = unescape(wanted)
        assert wanted in page, name


def test_hostile_snippet_is_escaped(reader):
    page = reader.get("/search?q=aftermath").text
    assert page.count("<mark>aftermath</mark>") == len(HOSTILE)
    assert "&lt;script&gt;document.title" in page
    assert not Dangers(page).found


@pytest.mark.parametrize("path", ["/", "/articles", "/archive/articles", "/articles.csv", "/archive", "/nowhere"])
def test_every_answer_has_the_headers(reader, path):
    headers = reader.get(path, status=None).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    script = next(part for part in policy.split(";") if "script-src" in part)
    assert "unsafe" not in script
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
