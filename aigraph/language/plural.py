"""Numbers with their nouns."""

from __future__ import annotations


def count(number: int, noun: str) -> str:
    """Write a number with its noun, in the plural where it is not one.

    Examples
    --------
    >>> [count(1, "deal"), count(2000, "company"), count(3, "day")]
    ['1 deal', '2,000 companies', '3 days']
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
