"""So much time for an exact search, and what is said when it is over."""

from __future__ import annotations

import time

from aigraph.model.origin import AigraphError


class SearchTooLargeError(AigraphError):
    """An exact search was given up; the message says what was tried and what would help."""


class Deadline:
    """So many seconds for several searches together."""

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
        """Say that the time was too short, and what is known all the same."""
        raise SearchTooLargeError(
            f"{doing} took longer than {self.seconds:g} seconds and is not proved{known}; an exact answer can take time that "
            "grows exponentially: give a longer time_limit, or fewer companies (a stricter status, part of the data)"
        )
