"""Loops and money at each certainty side by side: as JSON, as lines of cells, and in sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from aigraph.answers.measure_text import value_text
from aigraph.answers.rows import nested
from aigraph.flows.measure import Measure
from aigraph.flows.sources.due_window import in_window
from aigraph.language.loops import sizes_sentence, window_words
from aigraph.language.round_rests import rests_sentence
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import CERTAINTY, company_name, count, dollars, money, on_day
from aigraph.language.translation import gettext, ngettext
from aigraph.measures.ladder import Ladder, Rung
from aigraph.model.amount import Amount
from aigraph.model.display import Row
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop
from aigraph.model.money.basis import Money
from aigraph.model.status import LEVELS, Level

SOFT = (Level.ANNOUNCED, Level.ALL)
"""The certainties at which nothing need be signed."""


def soft_loops(found: Ladder) -> list[tuple[Level, Loop]]:
    """Give the loops that nothing signed holds up, each with the strictest certainty at which it stands."""
    return [(level, loop) for level in SOFT for loop in found.loops_only_from(level)]


def soft_document(soft: Sequence[tuple[Level, Loop]]) -> Row:
    """Write these loops by certainty, as JSON has them."""
    return {str(level): [nested(loop) for at, loop in soft if at is level] for level in SOFT}


def truncation_document(found: Ladder) -> Row | None:
    """Say for each certainty what cut its search short; None if nothing did."""
    return {str(rung.level): str(rung.truncated) for rung in found.rungs if rung.truncated} or None


def ladder_lines(ledger: Ledger, found: Ladder) -> list[tuple[str, ...]]:
    """Write loops, money and shares as lines of cells: what it is, then one cell for each certainty."""
    rungs = found.rungs
    lines: list[tuple[str, ...]] = [
        (gettext("direct loops"), *(_number(len(rung.direct)) for rung in rungs)),
        (_inner(gettext("pairs")), *(_number(rung.pairs) for rung in rungs)),
    ]
    lines += [
        (_inner(word(kind)), *(_number(int(rung.counts[kind].on_record or 0)) for rung in rungs))
        for kind in rungs[0].counts
    ]
    lines.append((gettext("with detours"), *(_number(len(rung.loops)) for rung in rungs)))
    lines.append((gettext("largest loop"), *("" for _ in rungs)))
    lines += [(_inner(word(basis)), *(size_text(rung, basis) for rung in rungs)) for basis in rungs[0].sizes]
    lines.append((gettext("could be set off"), *(dollars(rung.further[0].on_record) for rung in rungs)))
    for name, place in (
        (_inner(gettext("as a share")), 1),
        (gettext("recycled share"), 2),
        (gettext("round trip"), 3),
    ):
        shares = [rung.further[place] for rung in rungs]
        lines.append((name, *(value_text(it.on_record, "share", gettext("unknown")) for it in shares)))
        if any(it.of for it in shares):
            lines.append((_inner(gettext("whose")), *(company_name(ledger, it.of) if it.of else "" for it in shares)))
        wholes = (next(iter(it.denominators.values()), None) for it in shares)
        lines.append((_inner(gettext("of")), *(dollars(whole) if whole else "" for whole in wholes)))
    for name, deal_class in ((gettext("funding"), DealClass.FUNDING), (gettext("purchases"), DealClass.PURCHASE)):
        sums = [rung.sums[Money.CONTRACTED][deal_class] for rung in rungs]
        lines += [
            (name, *("" for _ in rungs)),
            *(
                (_inner(word(basis)), *(sum_text(rung.sums[basis][deal_class]) for rung in rungs))
                for basis in rungs[0].sums
            ),
            (
                _inner(gettext("cash deals")),
                *(_number(measure.n_edges_used + measure.n_edges_missing) for measure in sums),
            ),
            (_inner(gettext("of unknown size")), *(_number(measure.n_edges_missing) for measure in sums)),
        ]
    return lines


def _inner(name: str) -> str:
    return f"  {name}"


def _number(number: int) -> str:
    return gettext("{number:,}", number=number)


def certainties_sentence() -> str:
    """Say what each certainty asks of a deal."""
    holds = "; ".join(
        gettext("{level}: {meaning}", level=word(level), meaning=gettext(CERTAINTY[level])) for level in LEVELS
    )
    return gettext("{sentence}.", sentence=f"{holds[0].upper()}{holds[1:]}")


def ladder_sentences(found: Ladder, view: View, companies: Collection[str]) -> list[str]:
    """Say what the lines of a ladder mean, and what they rest on."""
    searched = gettext(
        "Loops of at most {companies} {day}, {layers}.",
        companies=count(found.max_length, "company"),
        day=on_day(view),
        layers=" + ".join(map(word, view.layers)),
    )
    sums = (
        gettext(
            "Funding and purchases are sums over all cash deals that touch {companies}, on a loop or not, each at its central "
            "value, else at its low end.",
            companies=gettext(" or ").join(companies),
        )
        if companies
        else gettext(
            "Funding and purchases are sums over all cash deals, on a loop or not, each at its central value, else at its low end."
        )
    )
    sentences = [
        f"{certainties_sentence()} {gettext('Each holds all deals of those before it.')}",
        " ".join(filter(None, (searched, sums, rests_sentence(view, companies)))),
        gettext(
            "Could be set off: at most, all at once, counted leg by leg, and that as a share of all recorded cash. Recycled share: of "
            "recycled and new money{basis}. Round trip: the largest share of a company's revenue, reported or else on record, that is "
            "its own funding come back{window}. These three are of the whole network.",
            basis=gettext("; both as contracted over whole terms") if view.counts is Money.CONTRACTED else "",
            window=gettext(", due in {window}", window=window_words(due)) if (due := in_window(view).window) else "",
        ),
    ]
    largest = dict.fromkeys(size.of for rung in found.rungs for size in rung.sizes.values() if size.of)
    if not largest:
        return sentences
    named = gettext("Largest direct loops: {loops}.", loops=", ".join(largest))
    return [*sentences, sizes_sentence(view, view.at(LEVELS[-1]).arrows), named]


def size_text(rung: Rung, basis: Money) -> str:
    """Write the size of the direct loop that is largest in one kind of money."""
    loop = rung.largest(basis)
    return money(loop.size(basis)) if loop else gettext("no loop")


def sum_text(figure: Measure) -> str:
    """Write a sum on record with its ends, of which the high one may be open."""
    low, central, high = (
        None if end is None else Decimal(repr(round(end, 9))) for end in (figure.low, figure.on_record, figure.high)
    )
    return money(Amount(low or Decimal(0), central, high))


def soft_sentence(soft: Sequence[tuple[Level, Loop]]) -> str:
    """Say how many direct loops nothing signed holds up, and detours with them; without a full stop."""
    direct = sum(loop.is_direct for _, loop in soft)
    return ngettext(
        "{number:,} direct loop lives only on announcements or talk, and {detours} with them",
        "{number:,} direct loops live only on announcements or talk, and {detours} with them",
        direct,
        detours=count(len(soft) - direct, "detour"),
    )
