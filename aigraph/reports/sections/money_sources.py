"""Where the money comes from as a section: the uses of a window, split by source."""

from __future__ import annotations

from aigraph.answers.queries.money_sources import sources_sentences
from aigraph.language.money_unit import money_unit
from aigraph.language.sentences import company_name, dollars
from aigraph.measures.sources_and_uses import PARTS, Sources
from aigraph.reports.blocks import Block, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import range_of

TITLE = "Where the money came from"
_ROWS = 5
_HEADS = (
    "Company",
    "Uses",
    "Recycled",
    "Outside equity",
    "Outside debt",
    "Own business",
    "Others' business",
    "Not found",
)


def money_sources_section(results: Results) -> Section:
    """Split what fell due in the window by where the money came from: all companies, then those that pay most."""
    found = results.money
    if isinstance(found, str):
        return Section("money", TITLE, (plain(found),))
    ids = results.query.companies
    kept = [found.companies[one] for one in ids if one in found.companies] if ids else list(found.companies.values())
    paying = [one for one in kept if one.uses.on_record][:_ROWS]
    if not found.system.uses.on_record:
        return Section("money", TITLE, (plain(f"Nothing is on record as fallen due {results.window_text}."),))
    first, *more = sources_sentences(results.ledger, found, found.system)
    blocks: tuple[Block, ...] = (
        plain(first),
        Table(
            f"{money_unit().currency} on record, due {results.window_text}, as of {results.view.as_of}: the companies with the largest uses, then all.",
            _HEADS,
            (*(_row(results, one) for one in paying), _row(results, found.system)),
            right=tuple(range(1, len(_HEADS))),
            sums=(len(paying),),
        ),
        plain(_set_off(results)),
        quiet(" ".join(more)),
    )
    return Section("money", TITLE, blocks)


def _row(results: Results, one: Sources) -> tuple[RichText, ...]:
    name = company_name(results.ledger, one.company) if one.company else "All companies"
    return row(name, *(dollars(getattr(one, part).on_record) for part in PARTS))


def _set_off(results: Results) -> str:
    most = results.max_circulation
    return (
        f"{dollars(most.on_record)} of what fell due could be set off, counted leg by leg: a pair that owe each other 50 counts 100 "
        f"({range_of(most)})."
    )
