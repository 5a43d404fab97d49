"""Addresses of sources: what may become a link, and what stays text."""

from __future__ import annotations

from urllib.parse import urlsplit


def safe_link(url: str) -> str:
    """Give an address back if a browser may open it, else nothing.

    Examples
    --------
    >>> safe_link("https://www.sec.gov/filing")
    'https://www.sec.gov/filing'
    >>> safe_link("javascript:alert(1)"), safe_link("https:// x"), safe_link("//sec.gov")
    ('', '', '')
    """
    if not url.isprintable() or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""
