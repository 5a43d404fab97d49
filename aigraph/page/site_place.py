"""Where a page stands that is part of a site: beside files that it shares, and pages that say the same without a script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlace:
    """The place of a page on a site.

    Parameters
    ----------
    packed : str
        The address of the file with scripts and data.
    pages : mapping of str to str
        Lists of pages that need no script: their addresses by their names.
    feed : str
        The address of the feed.
    url : str
        Where the site will stand, with a slash at its end; empty if that is not known.
    card : str
        The address of the picture that is shown with a link to the page.
    metadata : mapping
        What the page says of its data to search engines, as JSON-LD.
    """

    packed: str
    pages: Mapping[str, str]
    feed: str
    url: str = ""
    card: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict)
