"""A part of the sources and uses of a view as a statistic of the same network with other amounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import Network, network_of
from aigraph.flows.sources.due_window import due_window, in_window
from aigraph.flows.sources.outside import outside_payers
from aigraph.flows.sources.window_revenue import revenue_on_record
from aigraph.language.bounds import NO_AMOUNT
from aigraph.measures.sources_and_uses.debt import DebtAtSums, debt_of
from aigraph.measures.sources_and_uses.result import SourcesAndUses
from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.ledger import View

if TYPE_CHECKING:
    from aigraph.flows.pairs import Amounts, Vector

RECYCLED_SHARE, DEBT_SHARE = "recycled_share", "debt_share"
_UNITS = {RECYCLED_SHARE: "share", DEBT_SHARE: "share"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesAt:
    """One part of the uses of a company or of all, at any amounts of the deals of a view.

    Parameters
    ----------
    view : View
        The view of what falls due in its window.
    part : str
        A field of `Sources`, or ``recycled_share`` or ``debt_share``.
    company : str
        Whose uses; empty for all.
    outside : frozenset of str
        The payers whose money enters.
    revenue : mapping of str to float
        Reported revenue in the window.
    debt : DebtAtSums
        What of the funding between two companies is debt.
    """

    view: View
    part: str
    company: str
    outside: frozenset[str]
    revenue: Mapping[str, float]
    debt: DebtAtSums

    @classmethod
    def of(cls, view: View, part: str, company: Name | None = None) -> SourcesAt:
        """Read from a view what does not depend on the amounts."""
        view = in_window(view)
        network = network_of(view)
        revenue = revenue_on_record(view, due_window(view))
        return cls(
            view=view,
            part=part,
            company="" if company is None else view.company(company).id,
            outside=outside_payers(network, view, revenue),
            revenue=revenue,
            debt=DebtAtSums.of(network, debt_of(view)),
        )

    def recorded(self, found: SourcesAndUses | None) -> Measure:
        """Give the part with the ends of an answer; without one, on record alone."""
        network = network_of(self.view)
        if found is None:
            value = self(network.at("on_record")).on_record
            bounds = Bounds.undefined(NO_AMOUNT) if value is None else Bounds.without_ends(value)
        elif self.part == DEBT_SHARE:
            bounds = found.debt_share
        elif self.part == RECYCLED_SHARE:
            bounds = found.recycled_share
        elif not self.company:
            bounds = getattr(found.system, self.part)
        elif self.company in found.companies:
            bounds = getattr(found.companies[self.company], self.part)
        else:
            bounds = Bounds.exactly(0.0)
        return self._measure(network, bounds)

    def __call__(self, network: Network) -> Measure:
        """Measure a network whose sums are fixed."""
        value = self._value(network)
        return self._measure(network, Bounds.undefined(NO_AMOUNT) if value is None else Bounds.exactly(value))

    def many(self, network: Network) -> Callable[[Amounts], Vector]:
        """Give the part as a function of many sets of sums of the flows of a network, one a row; NaN is undefined."""
        import numpy as np

        from aigraph.flows.sources.many import SourcesMany

        known = SourcesMany.of(network, self.outside, self.revenue)
        received = known.is_funding & ~known.is_outside_payee
        rows = np.array(
            [name == self.company if self.company else name not in self.outside for name in network.companies]
        )

        def part_of(flows: Amounts) -> Vector:
            debt = self.debt.among(network, flows)
            if self.part == DEBT_SHARE:
                return _share(debt[:, received].sum(axis=1), flows[:, received].sum(axis=1))
            found = known.split(flows, debt)
            if self.part == RECYCLED_SHARE:
                funded = (found.uses - found.unfunded)[:, rows].sum(axis=1)
                return _share(found.recycled[:, rows].sum(axis=1), funded)
            total: Vector = getattr(found, self.part)[:, rows].sum(axis=1)
            return total

        return part_of

    def _value(self, network: Network) -> float | None:
        import numpy as np

        (found,) = self.many(network)(np.array([[flow.on_record for flow in network.flows]]))
        return None if np.isnan(found) else float(found)

    def _measure(self, network: Network, bounds: Bounds) -> Measure:
        rests_on: dict[str, Any] = basis(network)
        return Measure(name=self.part, of=self.company, unit=_UNITS.get(self.part, "usd_bn"), bounds=bounds, **rests_on)


def _share(part: Vector, whole: Vector) -> Vector:
    import numpy as np

    shares: Vector = np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0)
    return shares
