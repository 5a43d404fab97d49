"""Bytes as text: UTF-8 where it must be, and a guess at the encoding of files from elsewhere."""

from __future__ import annotations

import re

from aigraph.model.origin import DataError

LONGEST_CELL = 10_000_000
"""The most characters of a cell of a CSV file."""

_SAMPLE_BYTES = 200_000


def decode_utf8(name: str, data: bytes) -> str:
    """Turn bytes that must be UTF-8 into text, without a byte order mark.

    Parameters
    ----------
    name : str
        What messages call the file.

    Raises
    ------
    DataError
        If they are not; it names the line and the byte.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_decoded(name, error, "is not UTF-8") from None


def decode(name: str, data: bytes) -> tuple[str, str]:
    """Turn bytes into text, and name the encoding: UTF-8 if it is that, else what the bytes look like.

    Raises
    ------
    DataError
        If no encoding fits; it names the line and the byte.

    Examples
    --------
    >>> decode("x", "payer;Société".encode("cp1252"))
    ('payer;Société', 'Windows-1252')
    """
    for marks, codec, encoding in _ORDER_MARKS:
        if data.startswith(marks):
            return data.decode(codec, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    codec = "cp1252" if _is_western(data[:_SAMPLE_BYTES]) else _guess(data[:_SAMPLE_BYTES])
    try:
        return data.decode(codec), "Windows-1252" if codec == "cp1252" else codec.upper()
    except UnicodeDecodeError as error:
        raise _not_decoded(name, error, "fits no encoding") from None


def _not_decoded(name: str, error: UnicodeDecodeError, fault: str) -> DataError:
    data, place = error.object, error.start
    return DataError.at(
        name, f"byte 0x{data[place]:02x} {fault}; save the file as UTF-8", data[:place].count(b"\n") + 1
    )


def _is_western(data: bytes) -> bool:
    """Whether bytes read as Windows-1252 give words with a few letters of Western Europe in them, as names have."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    foreign = sum(not sign.isascii() for word in words for sign in word)
    rare = sum(not sign.isascii() and sign not in _WESTERN for sign in text)
    return not rare and 2 * foreign <= sum(map(len, words))


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else "cp1252"


_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŠšŽž€£¥¤¢¡¿§©®°²³µ·ªº«»„“”…•™†‡"
    "\xa0\xb4\u2018\u2019\u201a\u2013\u2014"
)
"""Letters and signs that texts in Windows-1252 usually hold."""

_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 with a byte order mark"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
