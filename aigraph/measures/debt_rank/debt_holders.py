"""Debt holders: who has lent to a company, and what they lose if it cannot pay."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.instruments import OWED
from aigraph.model.ledger import View

NO_CEILING = "the loan has no ceiling on record"
NO_RECOVERY = "no loss without a recovery rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtHolder(Displayed):
    """What one lender has at risk.

    Parameters
    ----------
    lender, deal : str
        Ids of who lent, and of the loan or bond.
    drawn_usd_bn : Bounds
        What is known to be drawn by the day of the view, up to what can be, in US$ billions. Repayments are no arrows and are not
        on record, so what is still owed may be less.
    secured_by : str
        What secures it; empty where nothing is on record.
    loss_usd_bn : Bounds
        The part of what is drawn that is not recovered; undefined without a recovery rate.
    """

    lender: str
    deal: str
    drawn_usd_bn: Bounds
    secured_by: str
    loss_usd_bn: Bounds

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        row: Row = {"lender": self.lender, "deal": self.deal, "secured_by": self.secured_by}
        for name in ("drawn_usd_bn", "loss_usd_bn"):
            bounds: Bounds = getattr(self, name)
            row |= {f"{name}_{end}": value for end, value in bounds.ends().items()}
        return row


def debt_holders(view: View, company: Name, *, recovery: float | None = None) -> Records[DebtHolder]:
    """List who holds debt of a company, and what they lose if it pays none of it but what is recovered.

    Parameters
    ----------
    view : View
        Loans and bonds that stand in it.
    company : str or Company
        The debtor, by any of its names.
    recovery : float, optional
        The share of what is owed that is recovered, from 0 to 1. Without it nobody is said to lose anything.

    Returns
    -------
    Records of DebtHolder
        Unsecured debt first, then by what is drawn.

    Raises
    ------
    UnknownNameError
        If no company is called that.
    ValueError
        If the recovery is not between 0 and 1.

    See Also
    --------
    debt_rank : What those lose that hold shares.

    Examples
    --------
    >>> from aigraph import load
    >>> debt_holders(load().where(deals=[]).view(), "OpenAI")
    ()
    """
    if recovery is not None and not 0 <= recovery <= 1:
        raise ValueError(f"recovery {recovery} is not between 0 and 1")
    (debtor,) = view.company_ids([company])
    found = []
    for arrow in view.arrows:
        if arrow.payee != debtor or arrow.deal.instrument_name not in OWED:
            continue
        drawn = Bounds.of(arrow.paid, NO_CEILING)
        loss = Bounds.undefined(NO_RECOVERY)
        if recovery is not None:
            low, on_record, high = (
                None if end is None else (1 - recovery) * end for end in (drawn.low, drawn.on_record, drawn.high)
            )
            loss = Bounds.around(on_record, low, high, why_open=drawn.why_open)
        found.append(
            DebtHolder(
                lender=arrow.payer,
                deal=arrow.deal.id,
                drawn_usd_bn=drawn,
                secured_by=arrow.deal.secured_by,
                loss_usd_bn=loss,
            )
        )
    return Records(
        sorted(found, key=lambda one: (bool(one.secured_by), -(one.drawn_usd_bn.on_record or 0.0), one.deal))
    )
