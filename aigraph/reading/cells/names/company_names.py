"""Names of companies as cells have them, and the companies that they mean."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from aigraph.model.company import Alias, Company
from aigraph.model.company_forms import company_key, without_marks
from aigraph.model.names import fold
from aigraph.model.origin import Origin
from aigraph.reading.cells.month_names import MONTHS
from aigraph.reading.cells.placeholders import is_missing_name, is_placeholder_name, is_sheet_error
from aigraph.reading.cells.text import JOINERS, RowError, clean, was_replaced

MAX_NAME_LENGTH = 300
_DAY = re.compile(
    rf"\d{{1,2}}(?:\.|st|nd|rd|th)? (?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.? \d{{4}}|(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.? \d{{1,2}}, \d{{4}}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}([./])\d{1,2}\1\d{4}",
    re.IGNORECASE,
)
"""Days as they are written in full."""

_MAX_SLUG_LENGTH = 60


class CompanyNameError(RowError):
    """A cell holds no name of a company."""


def read_name(text: str, role: str, *, are_numbers: bool = False) -> str:
    """Read the name of a company.

    Parameters
    ----------
    are_numbers : bool
        Whether companies are called by numbers, of which 0 is one.

    Raises
    ------
    CompanyNameError
        If there is none, or it is none that can be printed.
    """
    name = clean(text)
    if is_sheet_error(name):
        message = f"{role} {name!r} is an error of the sheet, and no company that deals could share"
        raise CompanyNameError(message, f"{role} is an error value")
    if is_missing_name(name) and not (are_numbers and name == "0"):
        raise CompanyNameError(f"{role} is empty; expected the name of a company", f"{role} is empty")
    if _DAY.fullmatch(name):
        raise CompanyNameError(f"{role} {name!r} is a day, and no company", f"{role} is a day")
    if len(name) > MAX_NAME_LENGTH:
        message = f"{role} {name[:30]!r}… is {len(name):,} characters long; expected at most {MAX_NAME_LENGTH}"
        raise CompanyNameError(message, "name too long")
    if was_replaced(text, name) or not all(sign.isprintable() or sign in JOINERS for sign in name):
        raise CompanyNameError(
            f"{role} {' '.join(text.split())[:60]!r} holds a character that cannot be printed",
            "character not printable",
        )
    return name


def number_key(text: str) -> str:
    """Write a number that stands for a company as a whole one: pandas makes 1.0 of 1 in a column with gaps.

    Examples
    --------
    >>> number_key("1.0"), number_key("29BB1")
    ('1', '29BB1')
    """
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


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
    """The companies of a table, by name: names that differ only in case, spacing, punctuation and company form are one.

    Two company forms of one name, such as an AG and a GmbH, are two companies.

    Parameters
    ----------
    names, kinds : mapping of str to str
        Where cells hold keys: what they mean. Two keys are two companies, whatever their names.
    are_numbers : bool
        Whether cells hold numbers, so that 0 is a company and 1.0 is 1.
    several_forms : set of str
        The keys of names that stand in the table with more than one company form: each of these forms is another company.
    nouns : set of str
        Names that are none of a company, as `common_nouns` finds them.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    are_numbers: bool = False
    several_forms: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    _ids: dict[str, str] = field(default_factory=dict)
    _cells: dict[tuple[str, str], str] = field(default_factory=dict)
    _spellings: dict[str, dict[str, Origin]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def resolve(self, text: str, role: str, origin: Origin, key: str = "") -> str:
        """Give the id of the company that a cell names; a new name is a new company.

        Parameters
        ----------
        key : str
            The key of the company in a cell beside its name, if there is one: it decides which company is meant.

        Raises
        ------
        CompanyNameError
            If it names none.
        """
        known = self._cells.get((text, key))
        if known is None:
            if self.are_numbers:
                text = number_key(text)
            cell = read_name(text, role, are_numbers=self.are_numbers)
            if not self.names and not key:
                cell = without_marks(cell)
            name = read_name(self.names.get(text, self.names.get(cell, cell)), role, are_numbers=self.are_numbers)
            same = f"key {key}" if key else cell if self.names else self.key_of(name)
            known = self._ids.get(same) or self._new(same, name)
            self._spellings.setdefault(known, {}).setdefault(name, origin)
            self._cells[text, key] = known
        return known

    def key_of(self, name: str) -> str:
        """Give what makes a name the same as another in this table."""
        if name.isdigit():
            return name
        key, form = company_key(name)
        return f"{key} {form}" if form and key in self.several_forms else key

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
            is_nobody = name in self.nouns or is_placeholder_name(name)
            kind = self.kinds.get(keys[made], "placeholder" if is_nobody else "firm")
            yield Company(id=made, name=name, kind=kind, origin=origin)

    def aliases(self) -> Iterator[Alias]:
        """Give the other spellings."""
        for made, spellings in self._spellings.items():
            for name, origin in list(spellings.items())[1:]:
                yield Alias(company=made, alias=name, origin=origin)


def names_with_several_forms(names: Iterable[str]) -> frozenset[str]:
    """Give the keys of names that stand with more than one company form.

    Examples
    --------
    >>> names_with_several_forms(["Alpha AG", "Alpha GmbH", "Beta Inc.", "Beta"])
    frozenset({'alpha'})
    """
    forms: dict[str, set[str]] = {}
    for name in names:
        key, form = company_key(name)
        if form:
            forms.setdefault(key, set()).add(form)
    return frozenset(key for key, found in forms.items() if len(found) > 1)


_GENERAL = frozenset(
    """
    the group holding holdings technologies technology tech labs lab platforms platform systems international global inc corp co ltd limited
    company ai ventures capital partners services solutions software semiconductor semiconductors computing cloud infrastructure gruppe groupe
    grupo
    """.split()  # noqa: SIM905  as a list it would be forty lines
)
_SHORTEST = 6
_MOST_COMPANIES = 3_000
_LIKE = 0.9


def near_names(called: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Find pairs of companies whose names may mean one; none where there are too many to compare.

    Parameters
    ----------
    called : mapping of str to str
        The name of each company, by id.

    Yields
    ------
    one, other, reason : str
        The ids of both, and what speaks for it.

    Examples
    --------
    >>> list(near_names({"a": "Delphi Labs", "b": "Dephi Labs", "c": "Alpha AG", "d": "Alpha GmbH"}))
    [('c', 'd', 'the same but for the company form'), ('a', 'b', 'spelt almost alike')]
    """
    if len(called) > _MOST_COMPANIES:
        return
    names = {made: fold(name) for made, name in called.items()}
    names = {made: name for made, name in names.items() if not name.replace(" ", "").isdigit()}
    seen: set[frozenset[str]] = set()
    for one, other, reason in _signs(names):
        pair = frozenset((one, other))
        if pair not in seen:
            seen.add(pair)
            yield one, other, reason


def _signs(names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    by_letters: dict[str, list[str]] = defaultdict(list)
    by_key: dict[str, list[str]] = defaultdict(list)
    by_core: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for made, name in names.items():
        plain = re.sub(r"\([^)]*\)", " ", name)
        words = re.findall(r"[^\W_]+", plain)
        by_letters["".join(words)].append(made)
        by_key[company_key(name)[0]].append(made)
        core = tuple(word for word in words if word not in _GENERAL)
        if core and not (len(core) == 1 and len(core[0]) < 3):  # noqa: PLR2004  a short word is no name
            by_core[core].append(made)
    for groups, reason in ((by_letters, "the same letters"), (by_key, "the same but for the company form")):
        for group in groups.values():
            yield from ((one, other, reason) for one, other in combinations(group, 2))
    for group in by_core.values():
        for one, other in combinations(group, 2):
            if _is_shorter(names[one], names[other]):
                yield one, other, "the same but for general words"
    # A slip of the keys is one with and without a company form.
    yield from _alike({made: company_key(name)[0] for made, name in names.items()})


def _is_shorter(one: str, other: str) -> bool:
    """Whether one name has no general word that the other lacks: Meta Platforms and Meta Materials are two."""
    mine, theirs = ({word for word in re.findall(r"[^\W_]+", name) if word in _GENERAL} for name in (one, other))
    return mine <= theirs or theirs <= mine


def _alike(names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    from difflib import SequenceMatcher

    long = {
        made: name
        for made, name in names.items()
        if len(name) >= _SHORTEST and not any(sign.isdigit() for sign in name)
    }
    by_start: dict[str, list[str]] = defaultdict(list)
    for made, name in long.items():
        by_start[name[:2]].append(made)
    for group in by_start.values():
        for one, other in combinations(group, 2):
            first, second = long[one], long[other]
            if abs(len(first) - len(second)) > 2:  # noqa: PLR2004  a letter or two
                continue
            match = SequenceMatcher(None, first, second)
            if match.quick_ratio() >= _LIKE and match.ratio() >= _LIKE:
                yield one, other, "spelt almost alike"
