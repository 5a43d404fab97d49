"""Names that run from right to left among those that do not."""

from __future__ import annotations

import unicodedata

_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""The explicit directional formatting characters of the Unicode Bidirectional Algorithm (UAX #9)."""

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def isolate(name: str) -> str:
    """Keep a name that runs from right to left, or marks for it, from turning round what stands beside it.

    Two Arabic names with an arrow between them would otherwise be shown in the wrong order.

    Examples
    --------
    >>> isolate("Nvidia"), len(isolate("أبوظبي"))
    ('Nvidia', 8)
    """
    plain = "".join(sign for sign in name if sign not in _CONTROLS)
    if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in plain):
        return f"\u2068{plain}\u2069"
    return plain
