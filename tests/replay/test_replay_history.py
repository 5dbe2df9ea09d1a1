"""The whole history read again: into a new archive, and in place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from replaying import ask, tables
from small_site import words

from archive_scraper.crawl import moment


class Clock:
    """Goes on by a second whenever a crawl looks at it, and by weeks between crawls."""

    def __init__(self):
        self.now = datetime(2026, 3, 5, 12, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def told(desk, site, monkeypatch):
    """Three crawls of a site that changes between them, each at a moment of its own."""
    clock = Clock()
    monkeypatch.setattr(moment, "time", lambda: clock().timestamp())
    site.etags = True
    assert desk.crawl().state == "good"
    clock.now += timedelta(days=200)
    changes = {
        site.pieces[0].path: lambda body: body.replace("<h1>", "<h1>Corrected: "),
        site.pieces[1].path: lambda body: body.replace("By Ada Marlowe", "By Ada Marlowe and Bert Quill"),
        site.pieces[2].path: lambda body: body.replace("</article>", f"<p>{words(7, 40)}.</p></article>"),
    }
    site.change = lambda path, body: changes.get(path, lambda same: same)(body)
    site.publish(2)
    again(desk)
    clock.now += timedelta(days=200)
    changes[site.pieces[0].path] = lambda body: body.replace("<h1>", "<h1>Corrected twice: ")
    site.answers[site.pieces[3].path] = (404, {}, "<h1>Not found</h1>")
    site.answers[site.pieces[4].path] = (200, {}, "<h1>Sign in</h1><form><input type=password></form>")
    again(desk)
    return desk


def again(desk):
    """Crawl what is due: the clock is ahead of the queue's."""
    desk.crawl()


def test_a_new_archive_is_the_live_one(told):
    live = tables(told.db)
    kept = tables(told.db, "sources", "runs", "readers", "frontier", "captures")
    found = told.replay("--into", "new.db")
    new = told.folder / "new.db"
    assert found["appeared"]["count"] == 8
    for name, rows in tables(new).items():
        assert rows == live[name], name
    assert tables(new, "sources", "runs", "readers", "frontier", "captures") == kept
    assert tables(told.db) == live


def _numberless(table, rows):
    """Leave out the numbers of revisions: they are written anew."""
    return sorted((row[1:] for row in rows), key=repr) if table == "revisions" else rows


def test_in_place_the_same_rules_change_nothing(told):
    live = tables(told.db)
    found = told.replay("--all", "--apply")
    assert (found["changed"], found["unchanged"]) == (0, 8)
    for name, rows in tables(told.db).items():
        assert _numberless(name, rows) == _numberless(name, live[name]), name


def test_a_mended_rule_gives_the_revisions_of_the_past(told):
    tried = told.rules_with('[article]\ntitle = ["h1"]\nsubtitle = ["p.byline"]\n')
    said = told.replay("--rules", tried, "--all")
    done = told.replay("--rules", tried, "--all", "--apply")
    assert done == said
    assert done["fields"]["subtitle"]["added"] == 8
    changes = ask(
        told.db, "SELECT old, new, run_id, replay_id FROM revisions WHERE field = 'subtitle' ORDER BY article_id, id"
    )
    assert changes == [("By Ada Marlowe", "By Ada Marlowe and Bert Quill", 2, None)]
    titles = "SELECT run_id, replay_id FROM revisions WHERE field = 'title' ORDER BY id"
    assert ask(told.db, titles) == [(2, None), (3, None)]
    assert ask(told.db, "SELECT count(*) FROM articles WHERE gone_at IS NOT NULL") == [(1,)]
    # Applied to the newest captures alone, and then told whole: the past comes out the same.
    whole = tables(told.db)
    told.replay("--rules", tried, "--apply")
    told.replay("--rules", tried, "--all", "--apply")
    for name, rows in tables(told.db).items():
        assert _numberless(name, rows) == _numberless(name, whole[name]), name
