"""How far a deal has got, and how certain a reader wants to be."""

from __future__ import annotations

from functools import cache
from typing import Self

from aigraph.model.names import Choice


class Status(Choice):
    """What one source says of a deal; the first five are a ladder, the last three leave it.

    `rank` is the rung: from 0 for a rumour to 4 for closed, -1 off the ladder.
    """

    rank: int

    RUMOURED = "rumoured", 0
    IN_TALKS = "in_talks", 1
    ANNOUNCED = "announced", 2
    SIGNED = "signed", 3
    CLOSED = "closed", 4
    CANCELLED = "cancelled", -1
    REPLACED = "replaced", -1
    REFUTED = "refuted", -1

    def __new__(cls, word: str, rank: int = -1) -> Self:
        """Make a member of its word and its rung."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.rank = rank
        return member


class Level(Choice):
    """The least certainty that a view asks for, strictest first.

    `PAID`: money has moved. `BINDING`: closed or signed. `ANNOUNCED`: letters of intent too. `ALL`: talks and
    rumours too. Each level holds all that the stricter ones hold.
    """

    PAID = "paid"
    BINDING = "binding"
    ANNOUNCED = "announced"
    ALL = "all"

    @classmethod
    def noun(cls) -> str:
        """Give the word for one of them."""
        return "certainty"

    def admits(self, status: Status, *, paid: bool) -> bool:
        """Whether a deal in this status, with or without money moved, is seen at this level.

        Examples
        --------
        >>> Level.BINDING.admits(Status.ANNOUNCED, paid=False)
        False
        >>> Level.PAID.admits(Status.SIGNED, paid=True)
        True

        What was paid before a deal was cancelled stays paid; one that was replaced is counted under its successor.

        >>> Level.PAID.admits(Status.CANCELLED, paid=True), Level.PAID.admits(Status.REPLACED, paid=True)
        (True, False)
        """
        if status.rank < 0:
            return paid and status is Status.CANCELLED
        return paid or status.rank >= _LEAST[self].rank


_LEAST = {
    Level.PAID: Status.CLOSED,
    Level.BINDING: Status.SIGNED,
    Level.ANNOUNCED: Status.ANNOUNCED,
    Level.ALL: Status.RUMOURED,
}

LEVELS = tuple(Level)


@cache
def levels_admitting(status: Status, *, paid: bool) -> tuple[Level, ...]:
    """Give the levels that see a deal in this status, with or without money moved, strictest first.

    Examples
    --------
    >>> [str(level) for level in levels_admitting(Status.ANNOUNCED, paid=False)]
    ['announced', 'all']
    """
    return tuple(level for level in LEVELS if level.admits(status, paid=paid))
