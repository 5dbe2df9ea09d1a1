"""What a merge does with each table. A test holds this list against the schema: a new table needs a line here.

Columns need none: those that refer to rows of other tables are told by their foreign keys, and get the numbers that
these rows have in the target.
"""

from __future__ import annotations

from typing import Literal

Treatment = Literal["own", "seed", "derived", "of a source", "of a run", "of an article", "by its key"]
"""
own: says something of its archive alone, and is never merged.
seed: the same in every archive.
derived: made anew from what was merged.
of a source, of a run, of an article: goes with its source, its run, its article.
by its key: told by what names it in every archive; see the module that is named.
"""

TREATMENTS: dict[str, Treatment] = {
    "_sqlite_migrations": "own",
    "archive_identity": "own",
    "merges": "own",
    "leases": "own",  # who is at work on that archive
    "links_unread": "own",  # what a shard has yet to read is read before, in a copy of it
    "affiliations_unread": "own",
    "languages_unread": "own",
    "mentions_unread": "own",
    "catalogue_read": "own",
    "countries": "seed",
    # sources.py
    "sources": "by its key",  # slug
    "source_owners": "of a source",
    "source_subjects": "of a source",
    "schedules": "by its key",  # source
    "site_pictures": "by its key",  # source, image
    # crawls.py
    "readers": "by its key",  # program, rules
    "runs": "by its key",  # archive and number of where it was crawled, with its source and its start
    "run_origins": "by its key",
    "run_fields": "of a run",
    "run_pages": "of a run",
    "run_balance": "of a run",
    "run_channels": "of a run",
    "failures": "of a run",
    "replays": "by its key",  # source, start, scope, reader
    "captures": "by its key",  # run, source, page, kind, time
    # names.py
    "owners": "by its key",  # domain
    "topics": "by its key",  # slug
    "publications": "by its key",  # key, or host
    "authors": "by its key",  # source, key, type
    "author_aliases": "by its key",  # source, name, type
    "author_decisions": "by its key",  # source, name; the latest
    "person_decisions": "by its key",  # the two authors; the latest
    # articles.py, known.py and conflicts.py
    "articles": "by its key",  # its addresses
    "article_urls": "by its key",  # source, page key
    "bodies": "of an article",
    "revisions": "of an article",
    "article_authors": "of an article",
    "article_topics": "of an article",
    "external_links": "of an article",
    "article_links": "of an article",
    "affiliations": "of an article",
    "article_mentions": "of an article",
    "article_prints": "of an article",
    "text_prints": "of an article",
    "text_keys": "of an article",
    # afterwards.py
    "pdfs": "of an article",
    "pdf_texts": "of an article",
    "teasers": "by its key",  # listing, page key, wording
    "related": "by its key",
    "duplicates": "by its key",
    "republications": "by its key",
    "frontier": "by its key",  # source, page key, kind
    "start_pages": "by its key",  # source, address
    "alarms": "by its key",  # source, kind, subject, when it was opened
    # derive.py
    "persons": "derived",
    "person_joins": "derived",
    "citation_counts": "derived",
    "target_counts": "derived",
    "mention_counts": "derived",
    "articles_fts": "derived",  # by triggers
    "pdf_texts_fts": "derived",
}

OF_SOURCES = tuple(name for name, treatment in TREATMENTS.items() if treatment == "of a source")
OF_RUNS = tuple(name for name, treatment in TREATMENTS.items() if treatment == "of a run")
OF_ARTICLES = tuple(name for name, treatment in TREATMENTS.items() if treatment == "of an article")
NUMBERED = ("readers", "runs", "replays", "captures", "publications", "authors", "articles", "teasers")
"""Tables whose rows have other numbers in the target, in the order in which they are merged."""
