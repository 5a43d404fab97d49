"""What the holders of a company lose if its worth falls, with the ends that the values on record allow."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.language.translation import gettext
from aigraph.measures.debt_rank import Distress, debt_rank
from aigraph.measures.debt_rank.stakes import NO_VALUE, stakes_graph, stakes_in
from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.ledger import View


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderLoss(Displayed):
    """What one holder loses.

    Parameters
    ----------
    holder : str
        Its id.
    loss_usd_bn : Bounds
        What its stakes lose, in US$ billions, with exact ends; undefined where no value is on record.
    relative_loss : float or None
        What that is of its own worth on record, at most 1; None where that is not on record.
    basis : str
        What the value of its stake in the company rests on; of who loses only by stakes in other holders it says so.
    """

    holder: str
    loss_usd_bn: Bounds
    relative_loss: float | None
    basis: str

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "holder": self.holder,
            **{f"loss_usd_bn_{name}": value for name, value in self.loss_usd_bn.ends().items()},
            "relative_loss": self.relative_loss,
            "basis": self.basis,
        }


def fall_in_worth(view: View, company: Name, fall: float) -> Records[HolderLoss]:
    """Say what the holders of a company lose if it loses a share of its worth, and those that hold them.

    Parameters
    ----------
    view : View
        Its stakes on record.
    company : str or Company
        Whose worth falls, by any of its names.
    fall : float
        The share of its worth that is lost, from 0 to 1.

    Raises
    ------
    UnknownNameError
        If no company is called that.
    ValueError
        If the fall is not between 0 and 1.

    See Also
    --------
    debt_rank : The method, at one set of values.

    Notes
    -----
    Losses rise with each stake and fall with what each holder is worth, so the ends are those of all stakes low and all holders
    high, and the other way round.
    """
    held = view.company(company).id
    low, on_record, high = (
        {one.company: one for one in _spread(view, held, fall, end)} for end in ("low", "on_record", "high")
    )
    direct = {stake.holder: stake for stake in stakes_in(view, held)}
    found = []
    for holder in dict.fromkeys((*on_record, *direct)):
        if holder == held and not on_record[held].stakes_usd_bn:
            continue
        stake = direct.get(holder)
        basis = stake.basis if stake else "only by its stakes in other holders"
        if stake and stake.usd_bn.on_record is None and not (holder in on_record and on_record[holder].loss_usd_bn):
            bounds, relative = Bounds.undefined(gettext(NO_VALUE)), None
        else:
            ends = [known[holder].loss_usd_bn if holder in known else 0.0 for known in (on_record, low, high)]
            bounds, relative = Bounds.around(*ends), on_record[holder].relative_loss
            if not bounds.high:
                continue
        found.append(HolderLoss(holder=holder, loss_usd_bn=bounds, relative_loss=relative, basis=basis))
    return Records(sorted(found, key=lambda one: (-(one.loss_usd_bn.on_record or 0.0), one.holder)))


def _spread(view: View, held: str, fall: float, end: str) -> Records[Distress]:
    graph = stakes_graph(view, end)  # type: ignore[arg-type]  # one of the three
    graph.add_node(held)
    return debt_rank(graph, {held: fall})
