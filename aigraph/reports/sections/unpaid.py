"""What is still to be paid as a section: by the year in which it falls due, and what of it the contract allows to end."""

from __future__ import annotations

from collections import defaultdict

from aigraph.answers.queries.spending_cut import next_year_sentence, years_cells, years_note
from aigraph.flows.unpaid import unpaid
from aigraph.language.bounds import bounds_text
from aigraph.language.money_unit import money_unit
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import company_name, dollars
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.unpaid_cuts import ALL, unpaid_cuts
from aigraph.model.dates import UNDATED
from aigraph.model.instruments import Layer
from aigraph.reports.blocks import Section, Table, plain, quiet, row, with_code
from aigraph.reports.results import Results

TITLE = gettext_noop("What is still to be paid, and can stop")


def unpaid_section(results: Results) -> tuple[Section, ...]:
    """Divide what the first company of the query, else the one that owes most, has not paid; nothing where nobody owes."""
    view = results.view
    company = results.query.companies[0] if results.query.companies else _largest(results)
    if not company or view.as_of == UNDATED or view.window or view.money:
        return ()
    found = unpaid_cuts(view, company)
    whole = next(one for one in found if one.period == ALL and not one.payee)
    if not whole.usd_bn.on_record:
        return ()
    name = company_name(results.ledger, company)
    who = name if results.query.companies else gettext("{company}, which has most to pay,", company=name)
    owes = gettext(
        "Money that is paid cannot be cut. {company} has contracts on which {amount} is not known to be paid by {day}, {level}, "
        "cash, on record ({range}).",
        company=who,
        amount=dollars(whole.usd_bn.on_record),
        day=view.as_of,
        level=word(view.status),
        range=bounds_text(whole.usd_bn, dollars),
    )
    return (
        Section(
            "unpaid",
            gettext(TITLE),
            (
                plain(f"{owes} {next_year_sentence(view, found)}"),
                Table(
                    gettext(
                        "{currency} that {company} is still to pay, by the year in which it falls due; the next four quarters lie in two "
                        "of them. What cannot be ended is firm, or nobody says what the contract allows.",
                        currency=gettext(money_unit().currency),
                        company=name,
                    ),
                    (
                        gettext("Falls due"),
                        gettext("Not paid"),
                        gettext("Range"),
                        gettext("Can be ended under the contract"),
                        gettext("Range"),
                    ),
                    tuple(row(*cells) for cells in years_cells(found)),
                    right=(1, 3),
                ),
                quiet(years_note()),
                quiet(
                    *with_code(
                        gettext(
                            "{shock} follows a cut to those who are paid, to holders of shares and to lenders; {stress} finds the cut "
                            "that leaves another short.",
                            shock="`aigraph shock`",
                            stress="`aigraph stress`",
                        )
                    )
                ),
            ),
        ),
    )


def _largest(results: Results) -> str:
    owed: dict[str, float] = defaultdict(float)
    for arrow in results.view.arrows:
        company = results.ledger.company_by_id.get(arrow.payer)
        if arrow.layer is Layer.CASH and not (company and company.is_placeholder):
            owed[arrow.payer] += float(unpaid(arrow).quoted)
    return max(owed, key=lambda name: (owed[name], name), default="")
