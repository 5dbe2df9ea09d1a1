"""Linking texts that are nearly the same: each text is taken apart once, and a crowd of them is bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import Desk

from archive_scraper.sites import SiteRules
from archive_scraper.store.articles import republications

if TYPE_CHECKING:
    import pytest

    from archive_scraper.store import Archive

TEXT = [f"word{number}" for number in range(120)]
PAGES = 60


def of_source(archive: Archive, name: str) -> Desk:
    desk = Desk(archive, SiteRules(name=name, start_urls=(f"https://{name}.example/",)))
    for number in range(PAGES):
        body = " ".join([*TEXT[:60], f"{name}{number}", *TEXT[60:]])
        archive.articles.save(desk.run_id, desk.article(url=f"https://{name}.example/{number}", body=body))
    return desk


def test_a_crowd_of_like_texts_costs_each_of_them_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    taken_apart: list[str] = []
    real = republications.sequences

    def counted(text: str) -> frozenset[int]:
        taken_apart.append(text)
        return real(text)

    monkeypatch.setattr(republications, "sequences", counted)
    first, second = (of_source(archive, name) for name in ("harbour", "lighthouse"))
    assert archive.republications.link(first.source, first.now) == 0
    assert archive.republications.link(second.source, second.now) >= PAGES
    assert len(taken_apart) == len(set(taken_apart)) <= 2 * PAGES
    (most,) = archive.run("SELECT max(n) FROM (SELECT count(*) n FROM republications GROUP BY article_id)").fetchone()
    assert 0 < most <= republications.HOLDERS
    assert archive.value("SELECT count(DISTINCT article_id) FROM republications") == PAGES
