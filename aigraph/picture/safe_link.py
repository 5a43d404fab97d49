"""Addresses of sources: which may become a link, and which stay text."""

from __future__ import annotations

from urllib.parse import urlsplit


def safe_link(url: str) -> str:
    """Give the address if a browser may open it, else an empty string.

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
