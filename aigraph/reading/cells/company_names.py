"""Names of companies as cells have them, and the companies that they mean."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from aigraph.model.company import Alias, Company
from aigraph.model.names import fold
from aigraph.model.origin import Origin
from aigraph.reading.cells.errors import RowError
from aigraph.reading.cells.text import JOINERS, MISSING_WORDS, clean, was_replaced

MAX_NAME_LENGTH = 300

MISSING_NAMES = MISSING_WORDS - {"private", "unknown", "undisclosed"}
"""Words for a missing name; the others are placeholders."""

_MAX_SLUG_LENGTH = 60
_PLACEHOLDER_WORDS = frozenset(
    [
        "others",
        "other",
        "various",
        "several",
        "multiple",
        "anonymous",
        "unnamed",
        "undisclosed",
        "unknown",
        "existing",
        "certain",
        "lenders",
        "investors",
        "banks",
        "customers",
        "suppliers",
        "holders",
        "syndicate",
        "shareholders",
    ]
)


class CompanyNameError(RowError):
    """A cell holds no name of a company."""


def read_name(text: str, role: str) -> str:
    """Read the name of a company.

    Raises
    ------
    CompanyNameError
        If there is none, or it is none that can be printed.
    """
    name = clean(text)
    if not name or name.casefold() in MISSING_NAMES:
        raise CompanyNameError(f"{role} is empty; expected the name of a company", f"{role} is empty")
    if len(name) > MAX_NAME_LENGTH:
        message = f"{role} {name[:30]!r}… is {len(name):,} characters long; expected at most {MAX_NAME_LENGTH}"
        raise CompanyNameError(message, "name too long")
    if was_replaced(text, name) or not all(sign.isprintable() or sign in JOINERS for sign in name):
        raise CompanyNameError(
            f"{role} {' '.join(text.split())[:60]!r} holds a character that cannot be printed",
            "character not printable",
        )
    return name


def name_key(text: str) -> tuple[str | None, str | None]:
    """Give what equal names have in common, or None and the rule that the text breaks."""
    try:
        return fold(read_name(text, "name")), None
    except CompanyNameError as error:
        return None, error.rule


def is_placeholder_name(name: str) -> bool:
    """Whether a name means parties without a name, so that it can close no loop.

    Examples
    --------
    >>> [is_placeholder_name(name) for name in ("Undisclosed investors", "various", "Customers Bancorp", "Other")]
    [True, True, False, True]
    """
    words = re.findall(r"[a-z]+", name.casefold())
    return bool(words) and _PLACEHOLDER_WORDS.issuperset(words)


def slug(text: str) -> str:
    """Make an id of a name: small letters and digits joined by hyphens; a name in another script gets a number of its own.

    Examples
    --------
    >>> slug("Société Générale S.A."), slug("গুগল")
    ('societe-generale-s-a', 'x-b087b095')
    """
    plain = unicodedata.normalize("NFKD", text).casefold().encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(words) > _MAX_SLUG_LENGTH:
        return f"{words[:_MAX_SLUG_LENGTH].rstrip('-')}-{digest(text)}"
    return words or f"x-{digest(text)}"


def digest(text: str) -> str:
    """Give a text a number of eight hexadecimal digits, the same in every run."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass
class CompanyNames:
    """The companies of a table, by name: each name, read without regard to case and spacing, is one company.

    Parameters
    ----------
    names, kinds : mapping of str to str
        Where cells hold keys: what they mean. Two keys are two companies, whatever their names.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _cells: dict[str, str] = field(default_factory=dict)
    _spellings: dict[str, dict[str, Origin]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def resolve(self, text: str, role: str, origin: Origin) -> str:
        """Give the id of the company that a cell names; a new name is a new company.

        Raises
        ------
        CompanyNameError
            If it names none.
        """
        known = self._cells.get(text)
        if known is None:
            key = read_name(text, role)
            name = read_name(self.names.get(text, self.names.get(key, key)), role)
            same = key if self.names else fold(name)
            known = self._ids.get(same) or self._new(same, name)
            self._spellings.setdefault(known, {}).setdefault(name, origin)
            self._cells[text] = known
        return known

    def _new(self, same: str, name: str) -> str:
        base = slug(name)
        made = base
        # Two names can have one slug: "A.B." and "A B". The second gets a number that does not depend on what else is there.
        if made in self._taken:
            made = f"{base}-{digest(same)}"
        self._taken.add(made)
        self._ids[same] = made
        return made

    def companies(self) -> Iterator[Company]:
        """Give the companies, each under the spelling that came first."""
        keys = {made: same for same, made in self._ids.items()}
        for made, spellings in self._spellings.items():
            name, origin = next(iter(spellings.items()))
            kind = self.kinds.get(keys[made], "placeholder" if is_placeholder_name(name) else "firm")
            yield Company(id=made, name=name, kind=kind, origin=origin)

    def aliases(self) -> Iterator[Alias]:
        """Give the other spellings."""
        for made, spellings in self._spellings.items():
            for name, origin in list(spellings.items())[1:]:
                yield Alias(company=made, alias=name, origin=origin)
