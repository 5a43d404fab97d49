"""Dependence as a section: on how few names the largest companies rest, and what a cut of the largest lab takes from others."""

from __future__ import annotations

from collections import defaultdict

from aigraph.flows.measure import Measure
from aigraph.language.words import company_name, count, dollars
from aigraph.measures.concentration import SIDES, Concentration, concentration
from aigraph.measures.coverage import coverage
from aigraph.measures.shock import ASSUMPTIONS, EndlessLossError, Shock, shock
from aigraph.reports.blocks import Block, Items, Section, Table, Words, plain, quiet, row
from aigraph.reports.results import Facts
from aigraph.reports.sections.headline import names_of
from aigraph.reports.wording import around, ends, listing, percent

TITLE = "Who depends on whom"
_NAMES = 4
_LOSERS = 4
_TIMES = 10
CUT = 0.5
"""The cut that is told, as a share of what the company pays."""


def tell_dependence(facts: Facts) -> Section:
    """Tell the concentration of the largest companies, and two lines on a cut by the largest lab."""
    names = list(facts.asked.companies) or _largest(facts)
    found = [concentration(facts.cash, name, side) for name in names for side in SIDES]
    found = [one for one in found if one.hhi.central is not None]
    blocks: list[Block] = []
    if found:
        blocks += [
            plain(
                "Few names can carry much. HHI is the sum of the squared shares: 1 if there is one name, near 0 if there are many "
                "alike."
            ),
            Table(
                f"Concentration of {_which(facts)} on {facts.view.as_of}, {facts.view.status}: recorded cash deals over "
                "their whole terms; ranges are all that unknown amounts allow.",
                ("Company and side", "Recorded", "Largest name", "Its share", "Range", "HHI", "Range"),
                tuple(_row(facts, one) for one in found),
                right=(1, 3, 5),
            ),
        ]
    else:
        blocks.append(plain("No amount is known by which a dependence could be measured."))
    covered = [_covered(facts, name) for name in names]
    if any(covered):
        blocks.append(Items(tuple(words for words in covered if words)))
    return Section("dependence", TITLE, (*blocks, *_shock(facts)))


def _which(facts: Facts) -> str:
    return names_of(facts) or "the companies that pay and receive most"


def _money(facts: Facts) -> dict[str, tuple[float, float]]:
    """For each named company what it pays and what it receives, in US$ billions of central amounts."""
    paid: dict[str, float] = defaultdict(float)
    received: dict[str, float] = defaultdict(float)
    for flow in facts.network.flows:
        paid[flow.payer] += float(flow.amount.central or 0)
        received[flow.payee] += float(flow.amount.central or 0)
    listed = {company.id for company in facts.view.companies} - facts.ledger.nameless
    return {name: (paid[name], received[name]) for name in sorted(listed) if paid[name] or received[name]}


def _largest(facts: Facts) -> list[str]:
    money = _money(facts)
    return sorted(money, key=lambda name: (-round(sum(money[name]), 6), name))[:_NAMES]


def _row(facts: Facts, one: Concentration) -> tuple[Words, ...]:
    top, index = one.largest_share, one.hhi
    open_names = f", {count(len(one.unknown), 'name')} of unknown size" if one.unknown else ""
    return row(
        f"{company_name(facts.ledger, one.company)}: {one.side}",
        f"{dollars(index.denominators['recorded_usd_bn'])}{open_names}",
        listing([company_name(facts.ledger, name) for name in one.largest]),
        percent(top.central),
        ends(top.low, top.high, "share"),
        _index(index.central),
        "no range" if index.low == index.high else f"{_index(index.low)} to {_index(index.high)}",
    )


def _index(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.2f}"


def _covered(facts: Facts, name: str) -> Words:
    measure: Measure = coverage(facts.cash, name)
    owed = measure.denominators["commitments_usd_bn"]
    if not owed or measure.central is None:
        return ()
    funding, revenue = measure.denominators["funding_usd_bn"], measure.denominators.get("revenue_usd_bn")
    text = (
        f"{company_name(facts.ledger, name)}: funding of {dollars(funding)} and one year's revenue of {dollars(revenue)} are "
        f"{percent(measure.central)} {'' if measure.central >= _TIMES else 'of '}{dollars(owed)} in purchases that it has committed "
        f"to over the whole terms{around(measure.low, measure.high, 'share')}."
    )
    return (text,)


def largest_lab(facts: Facts) -> tuple[str, str]:
    """Name the company whose cut is told, and say in words why it is that one; empty if nobody pays.

    Of the companies with the role of a lab the one that pays most; without roles, whoever pays most.
    """
    paying = {name: paid for name, (paid, _) in _money(facts).items() if paid}
    labs = {company.id for company in facts.view.companies if "lab" in company.roles} & paying.keys()
    among = facts.asked.companies or sorted(labs or paying)
    chosen = sorted((name for name in among if name in paying), key=lambda name: (-round(paying[name], 6), name))
    if not chosen:
        return "", ""
    if facts.asked.companies:
        return chosen[0], "" if len(facts.asked.companies) == 1 else "who pays most of these"
    return chosen[0], "the lab that pays most" if labs else "who pays most; no company is marked as a lab"


def _shock(facts: Facts) -> list[Block]:
    name, why = largest_lab(facts)
    if not name:
        return [plain("No payment of known size is on record, so no cut can be followed.")]
    said = company_name(facts.ledger, name)
    try:
        found = shock(facts.cash, name, CUT)
    except EndlessLossError as error:
        return [plain(f"If {said} paid half: {error}.")]
    cut = found.spending_cut
    unknown = f" {cut.note}" if cut.note else ""
    return [
        plain(
            f"If {said}{f' ({why})' if why else ''} cut {CUT:.0%} of its payments, {dollars(cut.central)} of "
            f"{dollars(cut.denominators['outflow_usd_bn'])} recorded would not be paid; first hit: {_losses(facts, found, first=True)}.{unknown}"
        ),
        plain(
            f"Passed on in full by everyone who loses inflow, the total would be largest for {_losses(facts, found, first=False)}."
        ),
        quiet(
            f"{ASSUMPTIONS} Inflow is that of recorded cash deals over their whole terms; unrecorded income makes shares smaller."
        ),
    ]


def _losses(facts: Facts, found: Shock, *, first: bool) -> str:
    rows = [
        (loss.first_order.central if first else loss.total.central, loss)
        for loss in found.losses
        if not first or loss.first_order.central
    ]
    rows.sort(key=lambda pair: (-round(pair[0] or 0, 6), pair[1].company))
    told = []
    for size, loss in rows[:_LOSERS]:
        inflow = loss.share.denominators["inflow_usd_bn"]
        share = percent(size / inflow) if size is not None and inflow else "unknown"
        told.append(f"{company_name(facts.ledger, loss.company)} {dollars(size)} ({share} of its recorded inflow)")
    return listing(told) if told else "nobody"
