"""Sitemaps, WordPress's posts and lists in JSON on the command line, from saved files: no request is made."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from archive_scraper.channels import Choice, Seen
from archive_scraper.channels.facts import Facts
from archive_scraper.cli.channels import not_the_given
from archive_scraper.cli.main import cli as program
from archive_scraper.crawl.looking import Look
from archive_scraper.extract.stated import read_stated
from archive_scraper.sites import SiteRules

HOME = "https://harbour.example"
SITEMAP = "".join(
    f"<url><loc>{HOME}/2024/quay-{n}-is-quiet</loc><lastmod>2024-0{n}-01</lastmod></url>" for n in range(1, 8)
)
INDEX = "".join(f"<sitemap><loc>{HOME}/posts-{n}.xml</loc></sitemap>" for n in (1, 2))
POST = {"title": {"rendered": "The quiet quay"}, "link": f"{HOME}/quiet", "date": "2024-03-01T10:00:00"}
ROW = {"headline": "The quiet quay", "url": f"{HOME}/quiet", "date": "2024-03-01"}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param(f"<urlset>{SITEMAP}</urlset>", ["7 pages on", "/quay-7-is-quiet (changed 2024-07-01)", "2 more"],
                     id="sitemap"),
        pytest.param(f"<sitemapindex>{INDEX}</sitemapindex>", ["2 sitemaps on", "/posts-1.xml"], id="index"),
        pytest.param(json.dumps([POST]), ["1 teaser on", "The quiet quay", "wordpress"], id="wordpress"),
        pytest.param(json.dumps({"posts": [ROW]}), ["1 teaser on", "The quiet quay", "JSON at posts"], id="json"),
    ],
)  # fmt: skip
def test_preview_says_what_a_list_holds(source, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved").write_text(source)
    shown = CliRunner().invoke(program, ["preview", "saved"])
    assert shown.exit_code == 0, shown.output
    assert all(part in shown.output for part in words)


@pytest.mark.parametrize("command", ["preview", "extract"])
def test_a_pdf_is_called_one(command, tmp_path):
    (tmp_path / "saved.html").write_bytes(b"%PDF-1.7 <<")
    shown = CliRunner().invoke(program, [command, str(tmp_path / "saved.html")])
    assert (shown.exit_code, shown.output) == (2, f"Error: {tmp_path}/saved.html: a PDF, not a page or list\n")


def test_why_a_part_of_an_index_is_shown_in_its_place_is_said():
    look = Look(url=f"{HOME}/sitemap.xml", rules=SiteRules(name="harbour"), now=datetime(2026, 4, 1, tzinfo=UTC))
    look.page = read_stated(f"<sitemapindex>{INDEX}</sitemapindex>".encode(), look.url)
    part = Choice(seen=Seen(kind="sitemap", url=f"{HOME}/posts-1.xml"), facts=Facts(), is_good=True)
    assert not_the_given(look, part, [part]) == (
        f"{HOME}/sitemap.xml: an index of sitemaps, each of which is a channel; "
        f"the sitemap at {HOME}/posts-1.xml is shown in its place"
    )
