"""Which pairs and loops of somebody's list the data hold, which they hold differently, and which not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from aigraph.answers.explanation import explain
from aigraph.answers.public_record.claim_list import ListedClaim, claims_of_ledger, read_claims
from aigraph.answers.public_record.named_loops import named_loops
from aigraph.answers.why_no_loop import loop_in_brief, merger_sentences, sentences_on
from aigraph.language.sentences import company_name, count, money, scope
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.amount import Amount
from aigraph.model.display import Displayed, Row
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import Ledger, View
from aigraph.model.money.leg_sum import leg_sum
from aigraph.model.origin import UnknownNameError
from aigraph.model.status import Level

_ROUNDED = Decimal("1.05")
"""Lists round their figures: sums that differ by at most a twentieth are the same."""


class Verdict(StrEnum):
    """What the data say of a claim: they hold it, they hold it in another way, or they do not."""

    FOUND = gettext_noop("found")
    DIFFERENT = gettext_noop("different")
    MISSING = gettext_noop("missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredClaim(Displayed):
    """A claim with what the data say of it.

    Parameters
    ----------
    claim : ListedClaim
        The claim.
    verdict : Verdict
        Whether the data hold it.
    companies : tuple of str
        The ids that its companies count as; empty if one is not in the data.
    reason : str
        The loop or the deals, what differs, or what is missing, as sentences.
    """

    claim: ListedClaim
    verdict: Verdict
    companies: tuple[str, ...]
    reason: str

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "claim": self.claim.companies,
            "is_loop": self.claim.is_loop,
            "verdict": str(self.verdict),
            "companies": self.companies,
            "reason": self.reason,
            "place": str(self.claim.origin),
        }


@dataclass(frozen=True, kw_only=True)
class CoverageOfList(Displayed):
    """A list of claims beside the data.

    Parameters
    ----------
    view : View
        Where it was looked.
    claims : tuple of CoveredClaim
        In the order of the list.
    """

    view: View
    claims: tuple[CoveredClaim, ...]

    def count(self, verdict: Verdict | str) -> int:
        """Say how many claims have a verdict."""
        return sum(one.verdict is Verdict(verdict) for one in self.claims)

    @property
    def sentence(self) -> str:
        """How many of the claims are found, different and missing, and where it was looked."""
        numbers = ", ".join(
            gettext("{number:,} {verdict}", number=self.count(verdict), verdict=gettext(str(verdict)))
            for verdict in Verdict
        )
        return gettext(
            "Of {claims} {numbers} {scope}.",
            claims=count(len(self.claims), "claim"),
            numbers=numbers,
            scope=scope(self.view),
        )

    def rows(self) -> list[Row]:
        """Give one row for each claim."""
        return [one.row() for one in self.claims]


def coverage_against(view: View, against: str | Path | Ledger | Iterable[ListedClaim] | None = None) -> CoverageOfList:
    """Say which pairs and loops of a list the data hold, which they hold differently, and which not.

    Parameters
    ----------
    view : View
        Where it is looked.
    against : path, Ledger or iterable of ListedClaim, optional
        A text table with a column ``companies``, ``loop``, ``ring`` or ``cycle``, whose companies are joined by semicolons,
        hyphens or arrows; or anything else that `load` reads, of which each pair of payer and payee is a claim. By default
        what the public record names as circular, as far as it was collected.

    Returns
    -------
    CoverageOfList
        A loop is *found* if its companies form one in the view; *different* if they do so at another certainty, with other
        deals or days, in another order, as parts of one group, or if only some of them do. A pair is *found* if a deal leads
        from payer to payee and the sums of both can be the same, within a twentieth; *different* if they cannot, or if the deal stands at
        another certainty, in another layer, or the other way round.

    Raises
    ------
    DataError
        If the file cannot be read; with its line.

    See Also
    --------
    explain : One loop, or why it is none.
    datasets.compare : Two data sets, field by field.

    Examples
    --------
    >>> from aigraph import load
    >>> found = coverage_against(load().view(), [ListedClaim(companies=("NVIDIA", "OpenAI", "Oracle"), is_loop=True)])
    >>> found.claims[0].verdict.value
    'found'
    """
    if against is None:
        claims: Iterable[ListedClaim] = (
            ListedClaim(companies=claim.companies, is_loop=True) for claim in named_loops()
        )
    elif isinstance(against, str | Path):
        claims = read_claims(against)
    elif isinstance(against, Ledger):
        claims = claims_of_ledger(against)
    else:
        claims = against
    return CoverageOfList(view=view, claims=tuple(_covered(view, claim) for claim in claims))


def _covered(view: View, claim: ListedClaim) -> CoveredClaim:
    try:
        named = _ids(view.ledger, claim)
    except UnknownNameError as error:
        return CoveredClaim(
            claim=claim, verdict=Verdict.MISSING, companies=(), reason=gettext("Not in the data: {why}.", why=error)
        )
    judge = _loop_verdict if claim.is_loop else _pair_verdict
    verdict, reason = judge(view, claim, named)
    return CoveredClaim(claim=claim, verdict=verdict, companies=view.loop_ids(named), reason=reason)


def _ids(ledger: Ledger, claim: ListedClaim) -> tuple[str, ...]:
    """Read the names of a claim; several in one text are divided."""
    if len(claim.companies) == 1:
        return ledger.loop_ids(claim.companies[0])
    return tuple(ledger.company(name).id for name in claim.companies)


def _loop_verdict(view: View, claim: ListedClaim, named: tuple[str, ...]) -> tuple[Verdict, str]:  # noqa: ARG001  # as a pair has it
    found = explain(view, named)
    if found.is_loop:
        merged = merger_sentences(view, found.mergers) if len(found.companies) < len(set(named)) else ()
        sentences = (*merged, *(gettext("{sentence}.", sentence=loop_in_brief(traced.loop)) for traced in found.loops))
        return (Verdict.DIFFERENT if merged else Verdict.FOUND), " ".join(sentences)
    assert found.why_not
    is_other = found.why_not.closed_in or found.why_not.among
    why = replace(found.why_not, nearest=found.why_not.nearest[:1])
    return Verdict.DIFFERENT if is_other else Verdict.MISSING, " ".join(sentences_on(view, found.companies, why)[1:])


def _pair_verdict(view: View, claim: ListedClaim, named: tuple[str, ...]) -> tuple[Verdict, str]:
    payer, payee = (view.group_of(company) for company in (named[0], named[-1]))
    ends = {"payer": company_name(view.ledger, payer), "payee": company_name(view.ledger, payee)}
    if payer == payee:
        return Verdict.DIFFERENT, gettext(
            "Both count as {company}: the deal stays inside one group.", company=ends["payer"]
        )
    arrows = [arrow for arrow in view.arrows if (arrow.payer, arrow.payee) == (payer, payee)]
    if arrows:
        size = leg_sum(tuple(arrows), view.money or "contracted")
        held = gettext(
            "{deals} from {payer} to {payee}, contracted {amount}",
            deals=count(len(arrows), "deal"),
            amount=money(size),
            **ends,
        )
        if _can_be_the_same(size, claim.amount):
            return Verdict.FOUND, gettext("{sentence}.", sentence=held)
        return Verdict.DIFFERENT, gettext("{held}; the list has {amount}.", held=held, amount=money(claim.amount))
    everything = replace(view, status=Level.ALL, layers=LAYERS).arrows
    hidden = [arrow for arrow in everything if (arrow.payer, arrow.payee) == (payer, payee)]
    if hidden:
        kinds = ", ".join(
            f"{arrow.deal.id} ({gettext(str(arrow.status).replace('_', ' '))}, {gettext(str(arrow.layer))})"
            for arrow in hidden
        )
        return Verdict.DIFFERENT, gettext(
            "From {payer} to {payee} there is only what this view leaves out: {deals}.", deals=kinds, **ends
        )
    back = [arrow.deal.id for arrow in everything if (arrow.payer, arrow.payee) == (payee, payer)]
    if back:
        return Verdict.DIFFERENT, gettext(
            "No deal leads from {payer} to {payee}; the other way lead {deals}.", deals=", ".join(back), **ends
        )
    return Verdict.MISSING, gettext("No deal leads from {payer} to {payee}, or back, at any certainty.", **ends)


def _can_be_the_same(one: Amount, other: Amount) -> bool:
    """Whether two sums can be the same but for rounding; a sum without a ceiling reaches everywhere."""
    return (one.high is None or other.low <= one.high * _ROUNDED) and (
        other.high is None or one.low <= other.high * _ROUNDED
    )
