"""Where on a site a loop, a company or a deal stands: an address that depends on its id alone, and so never changes."""

from __future__ import annotations

import re
from hashlib import sha256

LOOPS, COMPANIES, DEALS, CARDS = "loops", "companies", "deals", "cards"
"""The folders of a site."""

MOST = 120
"""Letters of a name: file systems allow no more than 255 bytes."""

_UNSAFE = re.compile(r"[^a-z0-9~-]")


def file_stem(name: str) -> str:
    """Give the name of a file for an id, the same on every system: small letters, digits, hyphens and tildes stay.

    Other characters, capitals too, are written by their number, since some systems do not tell capitals apart. No two
    ids have one name.

    Examples
    --------
    >>> file_stem("nvidia~openai~oracle"), file_stem("A_b")
    ('nvidia~openai~oracle', '_41__5f_b')
    """
    stem = _UNSAFE.sub(lambda letter: f"_{ord(letter[0]):x}_", name)
    if len(stem) <= MOST:
        return stem
    return f"{stem[:MOST]}_{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def address(folder: str, name: str) -> str:
    """Give the address of a page, from the root of the site.

    Examples
    --------
    >>> address(LOOPS, "amazon~anthropic")
    'loops/amazon~anthropic.html'
    """
    return f"{folder}/{file_stem(name)}.html"
