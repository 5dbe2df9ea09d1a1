"""The catalogue's feeds as OPML 2.0, which feed readers import (http://opml.org/spec2.opml)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from archive_scraper.catalogue.loading import countries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive_scraper.catalogue.model import Entry


def opml(entries: Iterable[Entry]) -> str:
    """Return an OPML document with the feeds that nothing is known against, in a folder a country.

    Each outline says in its description what was seen of the feed and when.
    """
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Catalogue of Archive Scraper"
    body = ET.SubElement(root, "body")
    folders: dict[str, ET.Element] = {}
    for entry in sorted(entries, key=lambda entry: (countries()[entry.country], entry.name)):
        for channel in entry.channel:
            if channel.kind != "feed" or channel.bad:
                continue
            country = countries()[entry.country]
            if country not in folders:
                folders[country] = ET.SubElement(body, "outline", text=country, title=country)
            ET.SubElement(
                folders[country],
                "outline",
                type="rss",
                text=entry.title,
                title=entry.title,
                xmlUrl=channel.url,
                htmlUrl=entry.home,
                description=" ".join(filter(None, (channel.status, channel.seen, *channel.by))),
            )
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
