"""Where the money comes from as a section: the uses of a window, split by source."""

from __future__ import annotations

from aigraph.answers.queries.money_sources import sources_sentences
from aigraph.language.money_unit import money_unit
from aigraph.language.sentences import company_name, dollars
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.sources_and_uses import PARTS, Sources
from aigraph.reports.blocks import Block, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import range_of

TITLE = gettext_noop("Where the money came from")
_ROWS = 5
_HEADS = (
    gettext_noop("Company"),
    gettext_noop("Uses"),
    gettext_noop("Recycled"),
    gettext_noop("Outside equity"),
    gettext_noop("Outside debt"),
    gettext_noop("Own business"),
    gettext_noop("Others' business"),
    gettext_noop("Not found"),
)


def money_sources_section(results: Results) -> Section:
    """Split what fell due in the window by where the money came from: all companies, then those that pay most."""
    found = results.money
    if isinstance(found, str):
        return Section("money", gettext(TITLE), (plain(found),))
    ids = results.query.companies
    kept = [found.companies[one] for one in ids if one in found.companies] if ids else list(found.companies.values())
    paying = [one for one in kept if one.uses.on_record][:_ROWS]
    if not found.system.uses.on_record:
        return Section("money", gettext(TITLE), (plain(_nothing(results)),))
    first, *more = sources_sentences(results.ledger, found, found.system)
    blocks: tuple[Block, ...] = (
        plain(first),
        Table(
            gettext(
                "{currency} on record, due {window}, as of {day}: the companies with the largest uses, then all.",
                currency=gettext(money_unit().currency),
                window=results.window_text,
                day=results.view.as_of,
            ),
            tuple(map(gettext, _HEADS)),
            (*(_row(results, one) for one in paying), _row(results, found.system)),
            right=tuple(range(1, len(_HEADS))),
            sums=(len(paying),),
        ),
        plain(_set_off(results)),
        quiet(" ".join(more)),
    )
    return Section("money", gettext(TITLE), blocks)


def _nothing(results: Results) -> str:
    return gettext("Nothing is on record as fallen due {window}.", window=results.window_text)


def _row(results: Results, one: Sources) -> tuple[RichText, ...]:
    name = company_name(results.ledger, one.company) if one.company else gettext("All companies")
    return row(name, *(dollars(getattr(one, part).on_record) for part in PARTS))


def _set_off(results: Results) -> str:
    most = results.max_circulation
    return gettext(
        "{amount} of what fell due could be set off, counted leg by leg: a pair that owe each other {one} counts {both} ({range}).",
        amount=dollars(most.on_record),
        one=50,
        both=100,
        range=range_of(most),
    )
