"""Pairs and rings that the public record names as circular: the shipped table."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from aigraph.language.translation import gettext
from aigraph.model.display import Displayed, Row
from aigraph.model.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLoop(Displayed):
    """A pair or ring of companies that somebody calls circular.

    Parameters
    ----------
    companies : tuple of str
        Their ids, in the order in which the money is said to go.
    claim : str
        What is said to go round, as one sentence.
    named_by : str
        Who says so.
    date, url : str
        When, and where it can be read; empty if no address is known.
    access : str
        How much of the text was read for this table.
    amount_said : str
        The sums of the claim, in its words; they are counted nowhere.
    remark : str
        What must be known to judge the claim; empty if nothing.
    grade : str
        The grade of the text as a source, A best, D worst.
    """

    companies: tuple[str, ...]
    claim: str
    named_by: str
    date: str
    url: str
    access: str
    amount_said: str
    remark: str
    grade: str

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def sentence(self) -> str:
        """The claim with who makes it and when, and the remark on it."""
        said = gettext(
            "On the public record: {claim} So says {named_by}, {date} ({access}; grade {grade}).",
            claim=self.claim,
            named_by=self.named_by,
            date=self.date,
            access=self.access,
            grade=self.grade,
        )
        sums = "" if self.amount_said in ("", "not stated") else gettext("Sums named: {sums}.", sums=self.amount_said)
        return " ".join(filter(None, (said, sums, self.remark)))


def named_loops() -> tuple[NamedLoop, ...]:
    """Give what the public record names as circular, as far as it was collected.

    See Also
    --------
    coverage_against : What the data say of each.

    Examples
    --------
    >>> named_loops()[0].companies, named_loops()[0].named_by
    (('nvidia', 'openai', 'oracle'), 'The Register')
    """
    return _shipped()


@cache
def _shipped() -> tuple[NamedLoop, ...]:
    text = (files("aigraph.answers.public_record") / "named_loops.csv").read_text(encoding="utf-8")
    return tuple(
        NamedLoop(companies=tuple(row.pop("companies").split(";")), **row) for row in csv.DictReader(text.splitlines())
    )


def claims_about(ledger: Ledger, companies: Iterable[str]) -> tuple[NamedLoop, ...]:
    """Give the claims about a set of companies, by their ids, whatever the order; none where a company is not in the data.

    Examples
    --------
    >>> from aigraph import load
    >>> [claim.date for claim in claims_about(load(), ("openai", "oracle", "nvidia"))]
    ['2025-11-04']
    """
    wanted = set(companies)
    known = ledger.company_by_id.keys()
    return tuple(claim for claim in named_loops() if wanted == set(claim.companies) and wanted <= known)
