"""Options that have a wrong value, or do not apply to the data."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.model.origin import AigraphError


class OptionError(AigraphError, ValueError):
    """An option has a value that it cannot have.

    Parameters
    ----------
    options : sequence of str
        The public names of the options.
    message : str
        What is said of them, after their names.
    """

    def __init__(self, options: Sequence[str], message: str) -> None:
        self.options = tuple(options)
        self.message = message
        super().__init__(f"{' and '.join(options)} {message}")


class InapplicableOptionError(OptionError):
    """Options were set that do not apply to the format of the data.

    Parameters
    ----------
    name, form : str
        What was to be read, and its format in words.
    """

    def __init__(self, options: Sequence[str], name: str, form: str) -> None:
        verb = "does" if len(options) == 1 else "do"
        super().__init__(options, f"{verb} not apply to {name!r}, which is read as: {form}")


class WholeLedgerError(InapplicableOptionError):
    """Options of a table were set for a whole ledger, which is read as it is.

    Parameters
    ----------
    name : str, optional
        What was to be read; by default the shipped data.
    """

    def __init__(self, options: Sequence[str], name: str = "") -> None:
        verb = "tells" if len(options) == 1 else "tell"
        what = f"{name!r} is" if name else "the shipped data are"
        OptionError.__init__(self, options, f"{verb} how to read a table, but {what} a whole ledger")
