"""A limit on the time of an exact search, and the error when it is reached."""

from __future__ import annotations

import time

from aigraph.model.origin import AigraphError


class SearchTooLargeError(AigraphError):
    """An exact search was given up; the message says what was tried and what would help."""


class Deadline:
    """A limit in seconds on several searches together."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def is_past(self) -> bool:
        """Whether no second is left."""
        return time.monotonic() >= self._end

    def left(self, doing: str) -> float:
        """Give the seconds that are left.

        Raises
        ------
        SearchTooLargeError
            If there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            self.give_up(doing)
        return left

    def give_up(self, doing: str, known: str = "") -> None:
        """Raise that the time was too short, with what is known all the same."""
        raise SearchTooLargeError(
            f"{doing} took longer than {self.seconds:g} seconds and is not proved{known}; an exact answer can take time that "
            "grows exponentially: give more max_seconds, or fewer companies (a stricter status, part of the data)"
        )
