"""Bytes as text: UTF-8 where it must be, and a guess at the encoding of files from elsewhere."""

from __future__ import annotations

import re
import unicodedata

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
    """Choose the encoding in which the words look most like words: of one script each, and with capitals where they belong."""
    scores = {codec: score for codec in _CANDIDATES if (score := _oddity(data, codec)) is not None}
    if scores and min(scores.values()) < _TOO_ODD:
        return min(scores, key=lambda codec: scores[codec])
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else "cp1252"


def _oddity(data: bytes, codec: str) -> float | None:
    """Give the share of letters in words that no language has; None if the bytes are not of this encoding."""
    try:
        # The sample may end within a character.
        text = data.decode(codec, "strict" if len(data) < _SAMPLE_BYTES else "ignore")
    except (UnicodeDecodeError, LookupError):
        return None
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    letters = sum(map(len, words)) or 1
    odd = sum(len(word) for word in words if _is_odd(word))
    odd += sum(unicodedata.category(sign) in {"Co", "Cn", "Cc"} and sign not in "\r\n\t" for sign in text)
    marks = sum(not sign.isascii() and unicodedata.category(sign)[0] in "SN" for sign in text)
    return (odd + marks / 2) / letters


def _is_odd(word: str) -> bool:
    scripts = {unicodedata.name(sign, "?").split()[0] for sign in word}
    if "HANGUL" in scripts and "CJK" in scripts:
        return True
    if len(scripts - {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}) > 1:
        return True
    if "HALFWIDTH" in scripts or ("CJK" in scripts and _rare(word) * 2 > len(word)):
        return True
    # Capitals stand first, or everywhere.
    return not (word.islower() or word.isupper() or word[1:].islower()) and word.lower() != word.upper()


def _rare(word: str) -> int:
    """Count the characters that are not among the most frequent of Chinese, of which GB 2312 has a list."""
    found = 0
    for sign in word:
        if unicodedata.name(sign, "").startswith("CJK"):
            try:
                found += not 0xB0 <= sign.encode("gb2312")[0] <= 0xD7  # noqa: PLR2004  the first level of GB 2312
            except UnicodeEncodeError:
                found += 1
    return found


_TOO_ODD = 0.3
_CANDIDATES = ("euc_kr", "gb18030", "cp1251", "shift_jis", "big5", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256")
"""From the most to the least likely, where several fit as well."""

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
