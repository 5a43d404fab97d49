"""Scripts and data of a page in one compressed text: a page carries half a megabyte less, and a cell of a notebook two thirds."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping


def pack(parts: Mapping[str, str]) -> str:
    """Compress texts without a NUL, of names without a line break (zlib, RFC 1950) and write them in base64 (RFC 4648).

    The same texts give the same bytes, as far as the zlib that Python was built with is the same.

    See Also
    --------
    unpack : The other way. The page itself does the same, in browser/script/unpack.js.

    Examples
    --------
    >>> unpack(pack({"script": "run()"}))
    {'script': 'run()'}
    """
    # Texts follow each other as they are: quotes that are escaped again compress worse.
    joined = "\0".join(f"{name}\n{text}" for name, text in parts.items())
    return b64encode(zlib.compress(joined.encode(), 9)).decode()


def packed_file(packed: str) -> str:
    """Write a packed text as a script of its own, for pages that share it."""
    return f'globalThis.aigraphPacked = "{packed}";\n'


def unpack(packed: str) -> dict[str, str]:
    """Give back what `pack` has compressed."""
    parts = (part.partition("\n") for part in zlib.decompress(b64decode(packed)).decode().split("\0"))
    return {name: text for name, _, text in parts}
