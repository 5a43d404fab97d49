"""The rules by which institutions name deals and firms, read from tables that can be adjusted."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from aigraph.model.company import ROLES
from aigraph.model.display import Displayed
from aigraph.model.instruments import INSTRUMENTS
from aigraph.model.origin import DataError

TIED, HELD, ANY, NONE = "tied money", "warrants held", "any", "none"
PAYER_IS = ("seller", "buyer", "either", ANY)
AI_ROLES = ("lab", "cloud", "chip_maker", "hardware", "software", "data", "application")
"""A named company with one of these roles is an AI firm."""

_HEADER = ("category", "payer_is", "instruments")
_PACKAGE = "aigraph.measures.institutions"


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryRule(Displayed):
    """One row of the table of categories; the first that fits a deal names it.

    Parameters
    ----------
    category : str
        The name.
    payer_is : str
        ``seller`` where the payee buys from the payer, ``buyer`` where the payer buys from the payee, ``either``, or ``any``.
    instruments : tuple of str
        Instruments of the deal; ``tied money`` is any that must be spent at somebody, ``warrants held`` are warrants
        and shares granted that the buyer holds of the seller, ``any`` is all funding.
    """

    category: str
    payer_is: str
    instruments: tuple[str, ...]


def read_rules(path: str | Path | None = None) -> tuple[CategoryRule, ...]:
    """Read the table of categories: the shipped one, or one's own.

    Raises
    ------
    DataError
        If the file cannot be read, or a word in it is unknown; with its line.

    See Also
    --------
    institution_shares : What is counted by them.

    Examples
    --------
    >>> [rule.category for rule in read_rules()][:2]
    ['supplier finances customer', 'customer finances supplier']
    """
    if path is None:
        return _rules(_shipped("institutions.csv"), "institutions.csv")
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError.at(str(path), f"cannot be read: {error}") from None
    return _rules(text, str(path))


def _rules(text: str, name: str) -> tuple[CategoryRule, ...]:
    reader = csv.reader(text.splitlines())
    header = tuple(next(reader, []))
    if header != _HEADER:
        raise DataError.at(name, f"has the heading {','.join(header)}; expected {','.join(_HEADER)}", 1)
    rules = []
    for row in reader:
        if len(row) != len(_HEADER):
            raise DataError.at(name, f"has {len(row)} cells; expected {len(_HEADER)}", reader.line_num)
        category, payer_is, listed = row
        instruments = tuple(part.strip() for part in listed.split(";"))
        _known(payer_is, PAYER_IS, name, reader.line_num)
        for one in instruments:
            _known(one, (*INSTRUMENTS, TIED, HELD, ANY), name, reader.line_num)
        rules.append(CategoryRule(category=category, payer_is=payer_is, instruments=instruments))
    return tuple(rules)


def _known(word: str, words: Sequence[str], name: str, line: int) -> None:
    if word not in words:
        raise DataError.at(name, f"{word!r} is unknown; expected one of {', '.join(words)}", line)


@cache
def layer_of_role() -> Mapping[str, str]:
    """Give the layer of each role that has one, in the order in which the roles of a company are looked at."""
    rows = csv.DictReader(_shipped("layers.csv").splitlines())
    layers = {row["role"]: row["layer"] for row in rows}
    assert layers.keys() <= set(ROLES)
    return layers


def _shipped(name: str) -> str:
    return (files(_PACKAGE) / name).read_text(encoding="utf-8")
