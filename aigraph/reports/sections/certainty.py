"""Certainty as a section: the ladder of paid, binding, announced and all."""

from __future__ import annotations

from aigraph.answers.queries.certainty_ladder import certainties_sentence, size_text, sum_text
from aigraph.language.loops import days_text, kinds_text, stopped_text
from aigraph.language.round_rests import rests_sentence
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import arrow_notation, count, money
from aigraph.language.translation import gettext, gettext_noop, ngettext
from aigraph.measures.ladder import Rung
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.money.basis import Money
from aigraph.model.status import LEVELS, Level
from aigraph.reports.blocks import Block, ItemList, RichText, Section, Table, plain, quiet, row
from aigraph.reports.pictures import ladder_picture
from aigraph.reports.results import Results
from aigraph.reports.wording import number

_NONE_STANDS = {
    Level.ANNOUNCED: gettext_noop("No loop stands only on letters of intent."),
    Level.ALL: gettext_noop("No loop stands only on talks or rumours."),
}
_DIRECT = {
    "circular": gettext_noop("Direct circular loops"),
    "incentive": gettext_noop("Direct incentive loops"),
    "backstop": gettext_noop("Direct backstop loops"),
    "plain": gettext_noop("Direct plain loops"),
    "trade": gettext_noop("Direct trade loops"),
    "cross_funding": gettext_noop("Direct cross funding loops"),
}


def certainty_section(results: Results) -> Section:
    """Compare the levels of certainty, and list the loops that depend on something unsigned."""
    rungs = results.ladder.rungs
    basis = gettext("paid and due {days}, contracted over whole terms", days=days_text(results.view.counting))
    blocks: list[Block] = [
        plain(f"{certainties_sentence()} {gettext('Each level holds all deals of those before it.')}"),
        Table(
            gettext(
                "What stands on {day} at each certainty, {layers}.",
                day=results.view.as_of,
                layers=" + ".join(map(word, results.view.layers)),
            ),
            ("", *(word(rung.level) for rung in rungs)),
            tuple(_rows(rungs)),
            right=tuple(range(1, len(rungs) + 1)),
        ),
        quiet(" ".join(filter(None, (_sums(results, basis), _rests(results), _without_purpose(results))))),
    ]
    blocks += ladder_picture(results)
    blocks += [block for level in _NONE_STANDS for block in _soft(results, level)]
    cut = [
        gettext("at {level} it {stopped}", level=word(rung.level), stopped=stopped_text(rung.truncated))
        for rung in rungs
        if rung.truncated
    ]
    if cut:
        blocks.append(
            plain(
                gettext(
                    "The search for loops was cut short: {searches}. The counts are lower bounds.",
                    searches="; ".join(cut),
                )
            )
        )
    return Section("ladder", gettext("Paid, signed, announced: what rests on what"), tuple(blocks))


def _sums(results: Results, basis: str) -> str:
    if results.query.companies:
        return gettext(
            "Funding and purchases are sums over all cash deals on record, each at its central value, else at its low end, on a "
            "loop or not, with one of these companies at an end; {basis}.",
            basis=basis,
        )
    return gettext(
        "Funding and purchases are sums over all cash deals on record, each at its central value, else at its low end, on a loop "
        "or not; {basis}.",
        basis=basis,
    )


def _rests(results: Results) -> str:
    return rests_sentence(results.view, results.query.companies)


def _rows(rungs: tuple[Rung, ...]) -> list[tuple[RichText, ...]]:
    rows = [
        row(
            gettext("Direct loops (pairs)"),
            *(gettext("{direct:,} ({pairs:,})", direct=len(rung.direct), pairs=rung.pairs) for rung in rungs),
        ),
        *(
            row(gettext(_DIRECT[kind]), *(number(rung.counts[kind].on_record) for rung in rungs))
            for kind in rungs[0].counts
            if any(rung.counts[kind].on_record for rung in rungs) or kind == "circular"
        ),
    ]
    rows.append(row(gettext("With detours"), *(number(len(rung.loops)) for rung in rungs)))
    rows += [
        row(gettext("Largest direct loop, {basis}", basis=word(basis)), *(size_text(rung, basis) for rung in rungs))
        for basis in rungs[0].sizes
    ]
    for name, deal_class in ((gettext("Funding"), DealClass.FUNDING), (gettext("Purchases"), DealClass.PURCHASE)):
        rows += [
            row(
                gettext("{name}, {basis}", name=name, basis=word(basis)),
                *(sum_text(rung.sums[basis][deal_class]) for rung in rungs),
            )
            for basis in rungs[0].sums
        ]
        sums = [rung.sums[Money.CONTRACTED][deal_class] for rung in rungs]
        rows.append(
            row(
                gettext("{name}: deals of known size, of unknown size", name=name),
                *(
                    gettext("{known:,}, {unknown:,}", known=measure.n_edges_used, unknown=measure.n_edges_missing)
                    for measure in sums
                ),
            )
        )
    return rows


def _without_purpose(results: Results) -> str:
    """Count the payments in neither sum, whose purpose is not recorded."""
    known = {DealClass.FUNDING, DealClass.PURCHASE}
    number = sum(arrow.layer is Layer.CASH and arrow.deal_class not in known for arrow in results.deals)
    return (
        ngettext(
            "{number:,} payment without a recorded purpose is in neither.",
            "{number:,} payments without a recorded purpose are in neither.",
            number,
        )
        if number
        else ""
    )


def _soft(results: Results, level: Level) -> list[Block]:
    """List the loops that exist only from a level on at which nothing need be signed."""
    loops = results.ladder.loops_only_from(level)
    if not loops:
        return [plain(gettext(_NONE_STANDS[level]))]
    shown = loops[: results.query.top]
    said = [_standing(level, sum(loop.is_direct for loop in loops), len(loops))]
    said += _became(results, level)
    if len(shown) < len(loops):
        said.append(gettext("Listed: {shown:,} of {all:,}.", shown=len(shown), all=len(loops)))
    return [
        plain(" ".join(said)),
        ItemList(
            tuple(
                (
                    gettext(
                        "{ring}, {kinds}, contracted {amount}, since {day}",
                        ring=arrow_notation(results.ledger, loop),
                        kinds=kinds_text(loop),
                        amount=money(loop.contracted),
                        day=day_words(loop.complete_since),
                    ),
                )
                for loop in shown
            )
        ),
    ]


def _standing(level: Level, direct: int, loops: int) -> str:
    detours = count(loops - direct, "detour")
    if level is Level.ANNOUNCED:
        return ngettext(
            "{number:,} direct loop stands only on letters of intent, and {detours} with them.",
            "{number:,} direct loops stand only on letters of intent, and {detours} with them.",
            direct,
            detours=detours,
        )
    return ngettext(
        "{number:,} direct loop stands only on talks or rumours, and {detours} with them.",
        "{number:,} direct loops stand only on talks or rumours, and {detours} with them.",
        direct,
        detours=detours,
    )


def _became(results: Results, level: Level) -> list[str]:
    """Say how many loops that are direct one level before are detours here, so that the counts of the table add up."""
    rungs = results.ladder.rungs
    at = LEVELS.index(level)
    before = {loop.name for loop in rungs[at - 1].loops if loop.is_direct}
    number = sum(not loop.is_direct and loop.name in before for loop in rungs[at].loops)
    if not number:
        return []
    return [
        ngettext(
            "{number:,} loop that is direct at {level} is a detour of them.",
            "{number:,} loops that are direct at {level} are detours of them.",
            number,
            level=word(LEVELS[at - 1]),
        )
    ]
