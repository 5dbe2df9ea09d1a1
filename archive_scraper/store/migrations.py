"""The schema, as sqlite-utils migrations: ``sqlite-utils migrate`` and Archive.open apply the same steps.

Applied steps are never edited; a change is a new step, a file of its own. Every table and column is described in
data/README.md, and a test holds the two against each other.
"""

from __future__ import annotations

from hashlib import blake2b
from sqlite3 import complete_statement
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlite_utils import Migrations

from archive_scraper.store.schema import (
    MIGRATION_SET,
    m001_first_schema,
    m002_balance,
    m003_listing_groups,
    m004_captures,
    m005_sortable_days,
    m006_channels,
    m007_questions,
    m008_article_links,
    m009_persons,
    m010_citation_counts,
    m011_source_profiles,
    m012_detected_languages,
    m013_pdfs,
    m014_house_matrix,
    m015_pictures,
    m016_citing_index,
    m017_mentions,
    m018_merges,
    m019_mention_targets,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

MIGRATIONS = Migrations(MIGRATION_SET)


@MIGRATIONS(name="m001_first_schema")
def _m001(db: Database) -> None:
    """Create every table of the first version."""
    _run(db, m001_first_schema.SCRIPTS)


@MIGRATIONS(name="m002_balance")
def _m002(db: Database) -> None:
    """Add what a run needs to prove that nothing was lost."""
    _run(db, m002_balance.SCRIPTS)


@MIGRATIONS(name="m003_listing_groups")
def _m003(db: Database) -> None:
    """Put the teasers of all pages of a listing into one group."""
    from archive_scraper.signs.addresses import listing_key

    for (found,) in db.execute(m003_listing_groups.GROUPS).fetchall():
        if (wanted := listing_key(found)) != found:
            for statement in m003_listing_groups.MOVE:
                db.execute(statement, {"wanted": wanted, "found": found})


@MIGRATIONS(name="m004_captures")
def _m004(db: Database) -> None:
    """Add the index of captures, what reads them, and the readings that were repeated."""
    _run(db, m004_captures.SCRIPTS)


@MIGRATIONS(name="m005_sortable_days")
def _m005(db: Database) -> None:
    """Add the first and the last day that a publication date can mean."""
    _run(db, m005_sortable_days.SCRIPTS)


@MIGRATIONS(name="m006_channels")
def _m006(db: Database) -> None:
    """Add what each run saw of each channel of its source, and the channel of each teaser."""
    _run(db, m006_channels.SCRIPTS)


@MIGRATIONS(name="m007_questions")
def _m007(db: Database) -> None:
    """Add views of pairs, the names of countries, and what makes the search of the articles known to tools."""
    _run(db, m007_questions.SCRIPTS)
    # One statement: SQLite takes 32,766 parameters and more.
    rows = m007_questions.countries()
    marks = ", ".join(["(?, ?, ?)"] * len(rows))
    db.execute(m007_questions.ADD_COUNTRIES + marks, [value for row in rows for value in row])
    _say_what_is_searched(db)


@MIGRATIONS(name="m008_article_links")
def _m008(db: Database) -> None:
    """Add the links of texts; those of texts that are there already are read by store.citations."""
    _run(db, m008_article_links.SCRIPTS)


@MIGRATIONS(name="m009_persons")
def _m009(db: Database) -> None:
    """Add persons above the authors of sources, and the offices that are printed of them."""
    _run(db, m009_persons.SCRIPTS)


@MIGRATIONS(name="m010_citation_counts")
def _m010(db: Database) -> None:
    """Add the counts of who cites whom."""
    _run(db, m010_citation_counts.SCRIPTS)


@MIGRATIONS(name="m011_source_profiles")
def _m011(db: Database) -> None:
    """Add country and subjects of sources, as their rules and the catalogue say."""
    from archive_scraper.store.profiles import read_catalogue

    _run(db, m011_source_profiles.SCRIPTS)
    read_catalogue(db.execute)


@MIGRATIONS(name="m012_detected_languages")
def _m012(db: Database) -> None:
    """Add what pages declare of their language; those of texts that are there already are read by store.articles."""
    _run(db, m012_detected_languages.SCRIPTS)


@MIGRATIONS(name="m013_pdfs")
def _m013(db: Database) -> None:
    """Add what became of each PDF, and the text of its pages."""
    _run(db, m013_pdfs.SCRIPTS)


@MIGRATIONS(name="m014_house_matrix")
def _m014(db: Database) -> None:
    """Add the counts of cited articles, and have the view of houses read the counts of houses alone."""
    _run(db, m014_house_matrix.SCRIPTS)


@MIGRATIONS(name="m015_pictures")
def _m015(db: Database) -> None:
    """Add what stands below pictures, the pictures of teasers, and those that a site shows on many pages."""
    _run(db, m015_pictures.SCRIPTS)


@MIGRATIONS(name="m016_citing_index")
def _m016(db: Database) -> None:
    """Add an index of the articles that texts lead to."""
    _run(db, m016_citing_index.SCRIPTS)


@MIGRATIONS(name="m017_mentions")
def _m017(db: Database) -> None:
    """Add works that texts name without a link; those of texts that are there already are read by store.citations."""
    _run(db, m017_mentions.SCRIPTS)


@MIGRATIONS(name="m018_merges")
def _m018(db: Database) -> None:
    """Name the archive, and add what it notes of others that are merged into it."""
    _run(db, m018_merges.SCRIPTS)
    name = uuid4().hex
    if db.execute(m018_merges.IS_USED).fetchone()[0]:  # the same name in the archive and in every copy of it
        (born,) = db.execute(m018_merges.BORN).fetchone()
        name = blake2b(str(born).encode(), digest_size=16).hexdigest()
    db.execute(m018_merges.NAME, (name,))


@MIGRATIONS(name="m019_mention_targets")
def _m019(db: Database) -> None:
    """Join works that texts name without a link with the articles of the archive that they are."""
    _run(db, m019_mention_targets.SCRIPTS)


def _say_what_is_searched(db: Database) -> None:
    """Write into the SQL of the search index which table it searches; nothing of the index itself changes."""
    db.execute("PRAGMA writable_schema = ON")
    db.execute(m007_questions.FIND)
    db.execute("PRAGMA writable_schema = RESET")


def _run(db: Database, scripts: Iterable[str]) -> None:
    # executescript() would commit the transaction that the migration stands in.
    for script in scripts:
        statement = ""
        for line in script.splitlines(keepends=True):
            statement += line
            if statement.strip() and complete_statement(statement):
                db.execute(statement)
                statement = ""
