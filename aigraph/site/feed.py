"""The Atom feed (RFC 4287) of what changed with each version of the data, and the sitemap (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from aigraph.figures.svg.elements import xml_safe
from aigraph.language.translation import gettext
from aigraph.model.dates import PartialDate
from aigraph.site.history import Version

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def atom_feed(title: str, versions: Iterable[Version], url: str) -> str:
    """Write the feed: an entry for each version, the last first. Its times are the days to which the data reach."""
    root = ET.Element("feed", xmlns=ATOM)
    if url:
        root.set("xml:base", url)
    versions = list(versions)
    _add(root, "title", title)
    _add(root, "id", url or "tag:aigraph,2026:site")
    _add(root, "updated", _time(versions[0].day))
    ET.SubElement(root, "link", rel="self", href="feed.xml")
    ET.SubElement(root, "link", href="index.html")
    _add(ET.SubElement(root, "author"), "name", title)
    for version in versions:
        entry = ET.SubElement(root, "entry")
        _add(
            entry,
            "title",
            gettext("Data to {day}, version {version}", day=PartialDate.parse(version.day), version=version.version),
        )
        _add(entry, "id", f"tag:aigraph,2026:data/{version.version}")
        _add(entry, "updated", _time(version.day))
        ET.SubElement(entry, "link", href=f"changes.html#{version.version}")
        _add(entry, "content", "\n".join((version.summary, *version.changes))).set("type", "text")
    return _text(root)


def sitemap(addresses: Iterable[str], url: str, day: str) -> str:
    """Write the sitemap of a site, whose addresses it needs in full."""
    root = ET.Element("urlset", xmlns=SITEMAP)
    for address in addresses:
        page = ET.SubElement(root, "url")
        _add(page, "loc", url + ("" if address == "index.html" else address))
        _add(page, "lastmod", day)
    return _text(root)


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = xml_safe(text)
    return element


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _text(root: ET.Element) -> str:
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
