"""Chance as a section: the loops on record beside those of rewired networks."""

from __future__ import annotations

from aigraph.language.sentences import count
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.null_model import Comparison
from aigraph.model.origin import AigraphError
from aigraph.reports.blocks import Block, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import number

TITLE = gettext_noop("More than chance?")


def chance_section(results: Results) -> Section:
    """Compare two counts with those of rewired networks."""
    return Section("chance", gettext(TITLE), tuple(_blocks(results)))


def _blocks(results: Results) -> list[Block]:
    try:
        found = results.null_model
    except AigraphError as error:
        return [plain(gettext("Not compared: {why}.", why=str(error)))]
    pairs = gettext(
        "{funding} and {purchases}",
        funding=count(found.funding_edges, "funder-recipient pair"),
        purchases=count(found.purchase_edges, "buyer-seller pair"),
    )
    seen = count(int(found.direct.observed.on_record or 0), "funder")
    whole = (
        gettext("These counts are of the whole network, whichever companies the report is about.")
        if results.query.companies
        else ""
    )
    first, *more = map(gettext, found.sentences)
    if found.untestable:
        on_record = gettext("On record: {funders} that the funded buy from, among {pairs}.", funders=seen, pairs=pairs)
        return [
            plain(" ".join(filter(None, (on_record, found.untestable, whole)))),
            *(quiet(sentence) for sentence in more[1:]),
        ]
    return [
        plain(
            " ".join(
                filter(
                    None,
                    (
                        gettext(
                            "Funding and purchases on {day} were each rewired {draws:,} times (seed {seed}): {pairs}, deals of "
                            "unknown size included.",
                            day=results.view.as_of,
                            draws=found.draws,
                            seed=found.seed,
                            pairs=pairs,
                        ),
                        whole,
                    ),
                )
            )
        ),
        Table(
            gettext("Counts on record beside those of the draws."),
            (
                gettext("Count"),
                gettext("On record"),
                gettext("Mean of the draws"),
                gettext("Nine in ten draws between"),
                gettext("Draws with as many"),
            ),
            (
                _compared(gettext("Pairs of which the funded buys from the funder"), found.direct),
                _compared(gettext("The same without packages"), found.apart),
            ),
            right=(1, 2, 3, 4),
        ),
        quiet(" ".join([first, *more, *filter(None, [found.direct.expected.note])])),
    ]


def _compared(name: str, one: Comparison) -> tuple[RichText, ...]:
    expected = one.expected
    return row(
        name,
        number(one.observed.on_record),
        gettext("unknown") if expected.on_record is None else gettext("{number:.1f}", number=expected.on_record),
        gettext("{low} and {high}", low=number(one.drawn.lower), high=number(one.drawn.upper)),
        one.text or gettext("unknown"),
    )
