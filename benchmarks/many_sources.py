"""How an archive with hundreds of sources feels: processor seconds a command, milliseconds a page.

    python benchmarks/many_sources.py                    # 500 sources, 20,000 articles, 90,000 runs: 1 GB, two minutes
    python benchmarks/many_sources.py --sources 2        # what it is compared with

Sources, articles and runs are invented; each source has a rules file and a place in the schedule, one in twenty an open
alarm, and one file is broken. Commands are run as a user runs them, pages are asked for over loopback. Run it while
nothing else runs.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from browse import fetch, served
from invented_archive import NOW, fill

from archive_scraper.catalogue.own_rules import load_rules
from archive_scraper.store import Archive

COMMANDS = {
    "sources": "sources",
    "sources --json": "sources --json",
    "sources check": "sources check",
    "sources --search": "sources --search house-04",
    "schedule": "schedule",
    "schedule set --all": "schedule set --all --every 1d",
    "health": "health",
    "health, one source": "health house-002",
    "runs": "runs",
    "stats": "stats",
    "catalogue": "catalogue",
    "catalogue --country": "catalogue --country DE",
    "crawl, an unknown source": "crawl hose-002",
}
PAGES = {
    "home": "/",
    "sources": "/sources",
    "sources, a search": "/sources?q=house+04",
    "sources, a country and a subject": "/sources?country=DE&subject=asia",
    "a source": "/sources/house-002",
    "dashboard": "/dashboard",
    "articles, all facets": "/articles",
    "articles, one source": "/articles?source=house-002",
    "articles, a country": "/articles?country=US",
    "articles, a subject and a year": "/articles?subject=security&year=2024",
    "the matrix of houses": "/matrix",
    "search": "/search?q=house",
}
COUNTRIES = ("US", "DE", "GB", "FR", "KR", "JP", "IN", "BR", "ZA", "KE", "PL", "SE", "NO", "IT", "AU", "CA")
SUBJECTS = ("economics", "asia", "europe", "energy", "migration", "law", "technology")
SECONDS, MILLISECONDS = 1.0, 300.0
"""What a command and a page may take."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="make the archive there, or use the one there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir="/var/tmp" if Path("/var/tmp").is_dir() else None) as folder:  # noqa: S108 - large files
        place = options.keep or Path(folder)
        place.mkdir(exist_ok=True)
        db = place / "archive.db"
        if not db.exists():
            make(place, db, options.sources, options.articles)
        commands = {name: command(words, place, db, options.rounds) for name, words in COMMANDS.items()}
        with served(db) as address:
            pages = {name: page(address + path, 3 * options.rounds) for name, path in PAGES.items()}
    print(f"{options.sources:,} sources, {options.articles:,} articles; least of {options.rounds}\n")
    print("| command | seconds |\n|---|---:|")
    for name, seconds in commands.items():
        print(f"| {name} | {seconds:.2f} |")
    print("\n| page | ms |\n|---|---:|")
    for name, milliseconds in pages.items():
        print(f"| {name} | {milliseconds:.0f} |")
    slow = [name for name, seconds in commands.items() if seconds > SECONDS]
    slow += [name for name, milliseconds in pages.items() if milliseconds > MILLISECONDS]
    print(f"\n{'Too slow: ' + ', '.join(slow) if slow else 'Each command under a second, each page under 300 ms'}")
    sys.exit(1 if slow else 0)


def make(place: Path, db: Path, sources: int, articles: int) -> None:
    """Write the archive, a rules file for each source, and one that is broken."""
    names = [f"house-{number:03d}" for number in range(1, sources + 1)]
    folder = place / "sources"
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        text = f'title = "{name.title()}"\nstart_urls = ["https://{name}.example/reports"]\nlanguages = ["en"]\n'
        text += f'country = "{COUNTRIES[number % len(COUNTRIES)]}"\nsubjects = ["security", "{SUBJECTS[number % 7]}"]\n'
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "broken.toml").write_text("[", encoding="utf-8")
    fill(db, articles, sources=names)
    with Archive.open(db) as archive, archive.transaction():
        for number, name in enumerate(names):
            due = NOW + timedelta(minutes=number)
            archive.sources.register(load_rules(folder / f"{name}.toml"), str(folder / f"{name}.toml"))
            archive.schedules.set(
                name, every="1d", adaptive=False, shortest=60, longest=7 * 24 * 60, wait=24 * 60, next_due=due
            )
            if number % 20 == 3:
                archive.run(
                    "INSERT INTO alarms (source, kind, subject, state, opened, message) "
                    "VALUES (?, 'layout', 'listing', 'open', ?, 'no teaser was found')",
                    (name, NOW.isoformat()),
                )


def command(words: str, place: Path, db: Path, rounds: int) -> float:
    """Return the least processor time that a command takes, in seconds: other work on the machine adds none."""
    program = Path(sys.executable).with_name("archive-scraper")
    settings = {**os.environ, "ARCHIVE_DB": str(db), "ARCHIVE_SOURCES": str(place / "sources")}
    taken = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, *words.split()], env=settings, cwd=place, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def page(address: str, rounds: int) -> float:
    """Return the least time that a page takes, in milliseconds, after a first visit."""
    fetch(address)
    return min(fetch(address) for _ in range(rounds))


if __name__ == "__main__":
    main()
