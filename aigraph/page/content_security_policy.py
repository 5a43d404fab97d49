"""The content security policy of a page: only the scripts and styles that it names by their hashes run, and nothing is fetched."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

_SAME_SITE = "'self' "


def content_security_policy(scripts: Sequence[str], styles: Sequence[str], *, beside: bool = False) -> str:
    """Write the policy under which only these scripts and styles run, and files beside the page where it has some.

    Examples
    --------
    >>> content_security_policy(["run()"], ["a {}"]).split("; ")[:2]
    ["default-src 'none'", "script-src 'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='"]
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_SAME_SITE if beside else ''}{_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data: blob:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(texts: Sequence[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)
