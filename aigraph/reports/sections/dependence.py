"""Dependence as a section: concentration and coverage of the largest companies, and a demand shock by the largest lab."""

from __future__ import annotations

from collections import defaultdict

from aigraph.flows.measure import Measure
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, count, dollars
from aigraph.measures.concentration import SIDES, Concentration, concentration
from aigraph.measures.coverage import coverage
from aigraph.measures.shock import ASSUMPTIONS, EndlessLossError, Shock, shock
from aigraph.reports.blocks import Block, ItemList, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.scope_text import names_of
from aigraph.reports.wording import around, listing, percent, range_of

TITLE = "Who depends on whom"
_NAMES = 4
_LOSERS = 4
_TIMES = 10
CUT = 0.5
"""The cut of the demand shock, as a share of what the company pays."""


def dependence_section(results: Results) -> Section:
    """Describe the concentration of the largest companies, and a cut by the largest lab."""
    names = list(results.query.companies) or _largest(results)
    found = [concentration(results.cash, name, side=side) for name in names for side in SIDES]
    found = [one for one in found if one.hhi.on_record is not None]
    blocks: list[Block] = []
    if found:
        blocks += [
            plain(
                "Few names can carry much. HHI is the sum of the squared shares: 1 if there is one name, near 0 if there are many "
                "alike."
            ),
            Table(
                f"Concentration of {_which(results)} on {results.view.as_of}, {results.view.status}: recorded cash deals over "
                "their whole terms; ranges are the ends over all amounts that the sources allow.",
                ("Company and side", "Recorded", "Largest name", "Its share", "Range", "HHI", "Range"),
                tuple(_row(results, one) for one in found),
                right=(1, 3, 5),
            ),
        ]
    else:
        blocks.append(plain("No amount is known by which a dependence could be measured."))
    covered = [_covered(results, name) for name in names]
    if any(covered):
        blocks.append(ItemList(tuple(words for words in covered if words)))
    return Section("dependence", TITLE, (*blocks, *_shock(results)))


def _which(results: Results) -> str:
    return names_of(results) or "the companies that pay and receive most"


def _money(results: Results) -> dict[str, tuple[float, float]]:
    """Give for each named company what it pays and receives, in US$ billions on record."""
    paid: dict[str, float] = defaultdict(float)
    received: dict[str, float] = defaultdict(float)
    for flow in results.network.flows:
        paid[flow.payer] += flow.on_record
        received[flow.payee] += flow.on_record
    listed = {company.id for company in results.view.companies} - results.ledger.nameless
    return {name: (paid[name], received[name]) for name in sorted(listed) if paid[name] or received[name]}


def _largest(results: Results) -> list[str]:
    money = _money(results)
    return sorted(money, key=lambda name: (-round(sum(money[name]), 6), name))[:_NAMES]


def _row(results: Results, one: Concentration) -> tuple[RichText, ...]:
    top, index = one.largest_share, one.hhi
    open_names = f", {count(len(one.unknown), 'name')} of unknown size" if one.unknown else ""
    return row(
        f"{company_name(results.ledger, one.company)}: {one.side}",
        f"{dollars(next(iter(index.denominators.values())))}{open_names}",
        listing([company_name(results.ledger, name) for name in one.largest]),
        percent(top.on_record),
        range_of(top),
        _index(index.on_record),
        "exact" if index.bounds.is_point else bounds_text(index.bounds, "{:.2f}".format),
    )


def _index(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.2f}"


def _covered(results: Results, name: str) -> RichText:
    measure: Measure = coverage(results.cash, name)
    owed = measure.denominators["commitments_usd_bn"]
    if not owed or measure.on_record is None:
        return ()
    funding, revenue = measure.denominators["funding_usd_bn"], measure.denominators.get("revenue_usd_bn")
    text = (
        f"{company_name(results.ledger, name)}: funding of {dollars(funding)} and one year's revenue of {dollars(revenue)} are "
        f"{percent(measure.on_record)} {'' if measure.on_record >= _TIMES else 'of '}{dollars(owed)} in purchases that it has committed "
        f"to over the whole terms{around(measure)}."
    )
    return (text,)


def largest_lab(results: Results) -> tuple[str, str]:
    """Give the company of the demand shock, and say why it is that one; empty if nobody pays.

    Of the companies with the role of a lab the one that pays most; without roles, of all.
    """
    paying = {name: paid for name, (paid, _) in _money(results).items() if paid}
    labs = {company.id for company in results.view.companies if "lab" in company.roles} & paying.keys()
    among = results.query.companies or sorted(labs or paying)
    chosen = sorted((name for name in among if name in paying), key=lambda name: (-round(paying[name], 6), name))
    if not chosen:
        return "", ""
    if results.query.companies:
        return chosen[0], "" if len(results.query.companies) == 1 else "who pays most of these"
    return chosen[0], "the lab that pays most" if labs else "who pays most; no company is marked as a lab"


def _shock(results: Results) -> list[Block]:
    name, why = largest_lab(results)
    if not name:
        return [plain("No payment of known size is on record, so no cut can be followed.")]
    said = company_name(results.ledger, name)
    try:
        found = shock(results.cash, name, CUT)
    except EndlessLossError as error:
        return [plain(f"If {said} paid half: {error}.")]
    cut = found.spending_cut
    unknown = f" {cut.note}" if cut.note else ""
    return [
        plain(
            f"If {said}{f' ({why})' if why else ''} cut {CUT:.0%} of its payments, {dollars(cut.on_record)}{around(cut)} of "
            f"{dollars(cut.denominators['outflow_usd_bn'])} contracted and not known to be paid would not come; first hit: {_losses(results, found, first=True)}.{unknown}"
        ),
        plain(
            f"Passed on in full by everyone who loses inflow, the total would be largest for {_losses(results, found, first=False)}."
        ),
        quiet(
            f"{ASSUMPTIONS} Inflow is what recorded cash deals have still to bring, over all years; unrecorded income makes shares smaller."
        ),
    ]


def _losses(results: Results, found: Shock, *, first: bool) -> str:
    rows = [
        (loss.first_order.on_record if first else loss.total.on_record, loss)
        for loss in found.losses
        if not first or loss.first_order.on_record
    ]
    rows.sort(key=lambda pair: (-round(pair[0] or 0, 6), pair[1].company))
    losses = []
    for size, loss in rows[:_LOSERS]:
        inflow = loss.share.denominators["inflow_usd_bn"]
        share = percent(size / inflow) if size is not None and inflow else "unknown"
        losses.append(
            f"{company_name(results.ledger, loss.company)} {dollars(size)} ({share} of its recorded inflow still to come)"
        )
    return listing(losses) if losses else "nobody"
