"""Sitemaps, WordPress's posts and lists in JSON on the command line, from saved files: no request is made."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from archive_scraper.cli.main import cli as program

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
