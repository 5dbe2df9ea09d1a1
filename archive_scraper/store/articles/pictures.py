"""Pictures that a site shows on many of its pages: they are those of no article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.store.values import storable

if TYPE_CHECKING:
    from archive_scraper.items import Article
    from archive_scraper.store.connect import Connection

SHARED = 4
"""So many articles of a source with one picture: then it is the site's, on all of them and on those to come."""


class Pictures:
    """Tell the pictures of a site from those of its articles."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def without_shared(self, article: Article) -> Article:
        """Return an article without its picture where that is known to be the site's."""
        if not article.image or not self._is_shared(article.source, storable(article.image)):
            return article
        origins = {name: origin for name, origin in article.origins.items() if name != "image"}
        return replace(article, image=None, image_caption=None, image_credit=None, origins=origins)

    def _is_shared(self, source: str, image: str) -> bool:
        sql = "SELECT EXISTS (SELECT 1 FROM site_pictures WHERE source = ? AND image = ?)"
        return bool(self._db.value(sql, (source, image)))

    def note(self, source: str, image: str | None, now: str) -> None:
        """Note a picture as the site's where enough of its articles show it, and take it from these."""
        if not image:
            return
        count = self._db.value(
            "SELECT count(*) FROM (SELECT 1 FROM articles WHERE image = ? AND source = ? LIMIT ?)",
            (image, source, SHARED),
        )
        if count < SHARED:
            return
        self._db.run("INSERT INTO site_pictures (source, image, found_at) VALUES (?, ?, ?)", (source, image, now))
        self._db.run(
            "UPDATE articles SET image = NULL, image_caption = NULL, image_credit = NULL, "
            "origins = json_remove(origins, '$.image') WHERE image = ? AND source = ?",
            (image, source),
        )
