"""Why a row is refused."""

from __future__ import annotations


class RowError(ValueError):
    """A row cannot be a deal, because of one cell or as a whole; the text says what was expected.

    Parameters
    ----------
    rule : str
        The kind of fault, by which refused rows are counted.
    """

    def __init__(self, message: str, rule: str) -> None:
        self.rule = rule
        super().__init__(message)
