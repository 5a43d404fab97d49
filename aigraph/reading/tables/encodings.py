"""The encoding of a table that is not in UTF-8: the one in which its headings are words that are known."""

from __future__ import annotations

import re

from aigraph.files.text import decode
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import HEADINGS

_CODECS = {
    "cp1250": "CP1250", "cp1251": "CP1251", "cp1252": "Windows-1252", "cp1253": "CP1253", "cp1254": "CP1254", "cp1257": "CP1257", "shift_jis": "SHIFT_JIS",
    "euc_jp": "EUC_JP", "gb18030": "GB18030", "big5": "BIG5", "cp949": "CP949", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "mac_roman": "MAC_ROMAN", "cp850": "CP850",
}  # fmt: skip
_KNOWN = frozenset(word for ranks in HEADINGS.values() for rank in ranks for word in rank if not word.isascii())
_TOP_BYTES = 2_000


def decode_table(name: str, data: bytes) -> tuple[str, str]:
    r"""Turn the bytes of a table into text, and name the encoding.

    Where it is guessed, another one that gives more headings that are known counts before the guess.

    Raises
    ------
    DataError
        If no encoding fits.

    Examples
    --------
    >>> decode_table("x", "plátce;příjemce;částka\nŠumava;Říp;5\n".encode("cp1250"))[1]
    'CP1250'
    """
    text, encoding = decode(name, data)
    if encoding.startswith("UTF"):
        return text, encoding
    best, most = encoding, _known(text[:_TOP_BYTES])
    for codec, called in _CODECS.items():
        try:
            top = data[:_TOP_BYTES].decode(codec, errors="ignore")
            found = _known(top)
            if found > most:
                text, best, most = data.decode(codec), called, found
        except (UnicodeDecodeError, LookupError):
            continue
    return text, best


def _known(text: str) -> int:
    """Count the words of the first lines that are headings of some role, in other letters than those of English."""
    cells = re.split(r"[,;\t|]", "\n".join(text.splitlines()[:_LINES]).replace("\n", ";"))
    return sum(parse_heading(cell.strip(" '\"")).name in _KNOWN for cell in cells if cell and not cell.isascii())


_LINES = 5
