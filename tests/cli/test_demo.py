"""The demo, as `make demo` runs it."""


def test_the_demo_prints_what_it_stored_and_what_comes_next(cli):
    done = cli("demo", "--db", cli.db)
    assert cli.json("search", "harbour pilots", "--db", cli.db)
    for words in ("demo-cnas", "demo-jamestown", "Newest articles", "Next:", "archive-scraper browse"):
        assert words in done.stdout
