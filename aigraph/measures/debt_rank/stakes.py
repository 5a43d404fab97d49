"""Stakes on record: what each holder's part of another company is worth, and on which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aigraph.language.sentences import dollars, significant_digits
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.dates import PartialDate
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.instruments import SHARE_PURCHASES
from aigraph.model.ledger import View
from aigraph.model.metric import Metric
from aigraph.model.status import Status
from aigraph.schedules.period import Period

if TYPE_CHECKING:
    import networkx as nx

    from aigraph.flows.flow import End

SHARE_METRIC, VALUE_METRIC = "stake_in_", "stake_value_"
"""What the metrics of a holder begin with; the rest of the name is the id of the company held, with underscores for hyphens."""
EQUITY_METRICS = ("market_capitalisation", "market_cap", "valuation", "equity")
"""The metrics that say what a company is worth, the first on record counts."""
NO_VALUE = gettext_noop("value not on record")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake(Displayed):
    """A part of a company that another holds.

    Parameters
    ----------
    holder, held : str
        Their ids.
    usd_bn : Bounds
        What it is worth, in US$ billions; undefined where no value is on record, for what was paid is no value.
    basis : str
        What the value rests on, with its days.
    sources : tuple of str
        The ids of the sources of the figures.
    """

    holder: str
    held: str
    usd_bn: Bounds
    basis: str
    sources: tuple[str, ...]

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "holder": self.holder,
            "held": self.held,
            **{f"usd_bn_{name}": value for name, value in self.usd_bn.ends().items()},
            "basis": self.basis,
            "sources": self.sources,
        }


def stakes_in(view: View, company: Name | None = None) -> Records[Stake]:
    """List the stakes on record, in one company or in all, the largest first.

    Parameters
    ----------
    view : View
        Figures known by its day, and purchases of shares that stand in it.
    company : str or Company, optional
        What is held, by any of its names.

    Returns
    -------
    Records of Stake
        A reported value counts, the newest by its day; else a reported share times the newest valuation. Who bought shares and
        has neither on record is listed without a value.

    Raises
    ------
    UnknownNameError
        If no company is called that.

    See Also
    --------
    debt_rank : How a loss of worth spreads along them.

    Examples
    --------
    >>> from aigraph import load
    >>> stakes_in(load().view(), "OpenAI")[0].holder
    'microsoft'
    """
    held = None if company is None else view.company(company).id
    ids = {name.replace("-", "_"): name for name in (one.id for one in view.ledger.companies)}
    figures: dict[tuple[str, str], dict[str, Metric]] = {}
    newest = _newest(view, view.ledger.metrics)
    for (holder, name), metric in newest.items():
        for prefix in (SHARE_METRIC, VALUE_METRIC):
            other = ids.get(name.removeprefix(prefix)) if name.startswith(prefix) else None
            if other is not None and view.group_of(other) != holder:
                figures.setdefault((holder, view.group_of(other)), {})[prefix] = metric
    for arrow in view.arrows:
        if arrow.deal.instrument_name in SHARE_PURCHASES and arrow.status is Status.CLOSED:
            figures.setdefault((arrow.payer, arrow.payee), {})
    found = [
        _stake(holder, other, known, newest.get((other, "valuation")))
        for (holder, other), known in figures.items()
        if held in (None, other)
    ]
    return Records(sorted(found, key=lambda stake: (-(stake.usd_bn.on_record or 0.0), stake.holder, stake.held)))


def stakes_graph(view: View, end: End = "on_record") -> nx.DiGraph[Any]:
    """Give the stakes of known value as a graph: from holder to what it holds, with what companies are worth on the nodes.

    Parameters
    ----------
    view : View
        Whose stakes they are, as `stakes_in` lists them.
    end : str
        ``low`` for the least that stakes can spread: each at its low end and each holder at its high one; ``high`` for the most.

    Returns
    -------
    networkx.DiGraph
        In US$ billions: ``weight`` on edges and, where it is on record, ``equity`` on nodes.

    Raises
    ------
    KeyError
        If there is no such end.

    See Also
    --------
    debt_rank : Takes such a graph.

    Examples
    --------
    >>> from aigraph import load
    >>> stakes_graph(load().view()).has_edge("microsoft", "openai")
    True
    """
    import networkx as nx

    graph: nx.DiGraph[Any] = nx.DiGraph()
    for stake in stakes_in(view):
        worth = {"low": stake.usd_bn.low, "on_record": stake.usd_bn.on_record, "high": stake.usd_bn.high}[end]
        if worth:
            graph.add_edge(stake.holder, stake.held, weight=worth)
    newest = _newest(view, view.ledger.metrics)
    for name in graph:
        known = next((newest[name, metric] for metric in EQUITY_METRICS if (name, metric) in newest), None)
        if known is not None and known.unit == "usd_bn":
            low, value, high = _ends(known)
            graph.nodes[name]["equity"] = float({"low": high, "on_record": value, "high": low}[end])
    return graph


def _newest(view: View, metrics: Iterable[Metric]) -> dict[tuple[str, str], Metric]:
    """Give the newest figure of each company and metric that stands and was known by the day of the view."""
    found: dict[tuple[str, str], tuple[Period, Metric]] = {}
    for metric in metrics:
        day = _day(metric)
        if day is None or metric.value is None or metric.verdict not in ("", "stands") or day.last > view.as_of:
            continue
        key = view.group_of(metric.company), metric.metric
        if key not in found or day.last >= found[key][0].last:
            found[key] = day, metric
    return {key: metric for key, (_, metric) in found.items()}


def _day(metric: Metric) -> Period | None:
    if metric.period_end:
        return Period(metric.period, metric.period_end.first, metric.period_end.last)
    try:
        return Period.parse(metric.period)
    except ValueError:
        pass
    try:
        day = PartialDate.parse(metric.period)
    except ValueError:
        return None
    return Period(metric.period, day.first, day.last)


def _ends(metric: Metric) -> tuple[Decimal, Decimal, Decimal]:
    value = metric.value or Decimal(0)
    return metric.low or value, value, metric.high or value


def _stake(holder: str, held: str, known: dict[str, Metric], valuation: Metric | None) -> Stake:
    sources: tuple[str, ...]
    value, share = known.get(VALUE_METRIC), known.get(SHARE_METRIC)
    if value is not None and value.unit == "usd_bn":
        low, worth, high = _ends(value)
        basis, sources = gettext("reported value, {period}", period=value.period), (value.source,)
    elif share is not None and share.unit == "percent" and valuation is not None and valuation.unit == "usd_bn":
        (low, worth, high), whole = _ends(share), _ends(valuation)
        low, worth, high = (part / _HUNDRED * all_ for part, all_ in zip((low, worth, high), whole, strict=True))
        basis = gettext(
            "{percent}% on {day} of a valuation of {amount} on {period}",
            percent=significant_digits(share.value or Decimal(0)),
            day=share.period,
            amount=dollars(whole[1]),
            period=valuation.period,
        )
        sources = (share.source, valuation.source)
    else:
        return Stake(
            holder=holder, held=held, usd_bn=Bounds.undefined(gettext(NO_VALUE)), basis=gettext(NO_VALUE), sources=()
        )
    bounds = Bounds.around(float(worth), float(low), float(high))
    return Stake(holder=holder, held=held, usd_bn=bounds, basis=basis, sources=sources)
