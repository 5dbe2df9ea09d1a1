"""The feeds are Atom as RFC 4287 has it."""

import re
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.browse.feed import Entry, atom_feed
from archive_scraper.browse.questions import QUESTIONS

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/articles.atom", "/articles.atom?q=harbours&source=harbor", "/articles.atom?q=%22"]
FEEDS += [f"/archive/{name}.atom?days=99999" for name, question in QUESTIONS.items() if question.feed]


def check_feed(text):
    """Assert what RFC 4287 asks of a feed (sections 3 and 4) and return its entries."""
    feed = ET.fromstring(text)  # noqa: S314 - our own feed
    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        for once in ("id", "title", "updated"):
            (element,) = parent.findall(f"{ATOM}{once}")
            assert element.text or once == "title"
        assert re.match(r"[a-z][a-z0-9+.-]*:\S+$", parent.findtext(f"{ATOM}id"), re.IGNORECASE)
        assert datetime.fromisoformat(parent.findtext(f"{ATOM}updated")).tzinfo
        for author in parent.findall(f"{ATOM}author"):
            assert author.findtext(f"{ATOM}name") is not None
        alternates = [link for link in parent.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) <= 1
        assert alternates or parent.find(f"{ATOM}content") is not None
        for link in parent.findall(f"{ATOM}link"):
            assert re.match(r"https?://\S+$", link.get("href"))
        for category in parent.findall(f"{ATOM}category"):
            assert category.get("term") is not None
        known = {"id", "title", "updated", "author", "link", "category", "summary", "entry"}
        assert {child.tag.removeprefix(ATOM) for child in parent} <= known
    assert feed.find(f"{ATOM}author") is not None
    assert [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    return entries


@pytest.mark.parametrize("path", FEEDS)
def test_feed_is_valid(reader, path):
    answer = reader.get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    entries = check_feed(answer.text)
    assert entries or "%22" in path


def test_feed_follows_the_filters(reader):
    entries = check_feed(reader.get("/articles.atom?topic=trade").text)
    assert entries
    for entry in entries:
        assert "Trade" in {category.get("term") for category in entry.findall(f"{ATOM}category")}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.text(), st.text(), st.text(), st.none() | st.text()), max_size=4))
def test_any_text_makes_a_valid_feed(rows):
    entries = [
        Entry(
            id=one,
            title=two,
            url=one,
            updated=three,
            summary=four,
            page="http://127.0.0.1/articles/1",
            authors=(two,),
            topics=(two,),
        )
        for one, two, three, four in rows
    ]
    check_feed(atom_feed("Archive", "http://127.0.0.1/articles.atom", "http://127.0.0.1/articles", entries))
