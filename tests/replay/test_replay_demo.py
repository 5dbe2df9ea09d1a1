"""The demo, read again: nothing changes, no site is there to be asked, and a new archive holds the same."""

from __future__ import annotations

from replaying import tables


def test_the_demo_is_the_same_when_it_is_read_again(cli, tmp_path):
    cli("demo", "--db", "demo.db")  # its sites are served until it ends
    for arguments in ((), ("--all",)):
        found = cli.json("replay", "--db", "demo.db", *arguments)["sources"]
        assert [one["source"] for one in found] == ["demo-cnas", "demo-jamestown"]
        assert sum(one["unchanged"] for one in found) == 61
        for one in found:
            zeros = [one[name] for name in ("changed", "added", "lost", "values_changed")]
            zeros += [one[name]["count"] for name in ("appeared", "vanished", "no_longer_an_article", "unreadable")]
            assert zeros == [0] * 8, one
    cli("replay", "--db", "demo.db", "--into", "new.db")
    live = tables(tmp_path / "demo.db")
    for name, rows in tables(tmp_path / "new.db").items():
        assert rows == live[name], name
