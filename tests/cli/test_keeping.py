"""backup and vacuum as commands."""

import sqlite3
from contextlib import closing


def test_backup_vacuum_and_back(cli, demo):
    cli.crawl("--url", demo.jamestown_listings[0])
    done = cli("backup", "kept.db", "--db", cli.db)
    assert "kept.db: " in done.stdout
    assert done.stdout.rstrip().endswith("rows in all; checked")
    assert "exists already" in cli("backup", "kept.db", "--db", cli.db, code=2).stderr
    assert cli("backup", "kept.db", "--db", cli.db, "--force", "--quiet").stdout == ""
    stats = cli.json("stats", "--db", cli.db)
    with closing(sqlite3.connect(cli.db)) as db, db:
        db.execute("DELETE FROM articles")
    table = cli("vacuum", "--db", cli.db).stdout
    assert "before" in table
    assert "after" in table
    cli("backup", cli.db, "--db", "kept.db", "--force")  # the way back
    restored = cli.json("stats", "--db", cli.db)
    assert restored["articles"] == stats["articles"] > 0
    assert cli.crawl("--url", demo.jamestown_listings[0])["new"] == 0, "the queue came back too"
