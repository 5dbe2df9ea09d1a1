"""The country and the subjects of each source, kept as the rules of its last crawl and the catalogue of today say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from archive_scraper.catalogue.loading import Catalogue

    Run = Callable[..., sqlite3.Cursor]
    """Runs one statement with its parameters, in a transaction of the caller's."""


def write_profile(run: Run, source: str, rules: Mapping[str, Any], catalogue: Catalogue | None = None) -> None:
    """Write what the rules of a source and the catalogue say of it, where that differs from what is there."""
    from archive_scraper.catalogue.loading import Catalogue
    from archive_scraper.catalogue.profiles import profile_of

    profile = profile_of(catalogue or Catalogue(), source, rules)
    run("UPDATE sources SET country = ?1 WHERE slug = ?2 AND country IS NOT ?1", (profile.country, source))
    held = run("SELECT subject FROM source_subjects WHERE source = ? ORDER BY subject", (source,))
    if tuple(row[0] for row in held) != profile.subjects:
        run("DELETE FROM source_subjects WHERE source = ?", (source,))
        for subject in profile.subjects:
            run("INSERT INTO source_subjects (source, subject) VALUES (?, ?)", (source, subject))


def read_catalogue(run: Run) -> None:
    """Write the profiles of all sources where the catalogue's files are others than those that were read last."""
    if run("SELECT 1 FROM sources LIMIT 1").fetchone() is None:
        return
    from archive_scraper.catalogue.loading import Catalogue

    catalogue = Catalogue()
    stamp = catalogue.stamp
    found = run("SELECT stamp FROM catalogue_read").fetchone()
    if found is not None and found[0] == stamp:
        return
    for source, rules in run("SELECT slug, rules FROM sources").fetchall():
        write_profile(run, source, json.loads(rules), catalogue)
    run("INSERT INTO catalogue_read (id, stamp) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET stamp = ?1", (stamp,))
