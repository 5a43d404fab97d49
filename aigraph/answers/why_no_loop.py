"""Why companies form no loop, in sentences: the same in the terminal, on the page and in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.language.loops import kinds_text
from aigraph.language.sentences import company_name, count, money, scope
from aigraph.loops.no_loop import loops_on
from aigraph.loops.obstacle import Hidden, HiddenDeal, MissingLeg, NoLoop, Obstacle
from aigraph.model.company import Merger
from aigraph.model.instruments import Layer
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop


def merger_sentences(view: View, mergers: Iterable[Merger]) -> tuple[str, ...]:
    """Say which companies count as others, and from which day on."""
    ledger = view.ledger
    return tuple(
        f"{company_name(ledger, it.company)} counts as {company_name(ledger, it.parent)}"
        f"{f', which consolidates it from {it.since} on' if it.since else ', its parent'}."
        for it in mergers
    )


def sentences_on(view: View, companies: Sequence[str], why: NoLoop) -> tuple[str, ...]:
    """Say why companies form no loop in a view: the reason, what would close one, and which come nearest.

    Examples
    --------
    >>> from aigraph.loops.no_loop import why_no_loop
    >>> from aigraph import load
    >>> view = load().view(as_of="2025-12-31")
    >>> for sentence in sentences_on(view, ("nvidia",), why_no_loop(view, "Nvidia NVDA"))[:2]:
    ...     print(sentence)
    Nvidia is no loop on 2025-12-31, binding (signed or closed), cash + value.
    A loop needs two companies, and every name here stands for Nvidia.
    """
    return (
        f"{_ring(view.ledger, companies)} is no loop {scope(view)}.",
        *_reasons(view, why),
        *(_closed_in(view, other, why.named) for other in why.closed_in),
        *_among(view, why),
        *_nearest(why),
    )


def loop_in_brief(loop: Loop) -> str:
    """Name a loop with its kinds and what is contracted to go round."""
    return f"{loop.name} ({kinds_text(loop)}, contracted {money(loop.contracted)})"


def _closed_in(view: View, other: View, companies: Sequence[str]) -> str:
    # Who counts as one company in this view need not in the other.
    loops = "; ".join(map(loop_in_brief, loops_on(other, other.loop_ids(companies))))
    return f"It is a loop {_difference(view, other)}: {loops}."


def _among(view: View, why: NoLoop) -> tuple[str, ...]:
    if why.among_in is None:
        return ()
    difference = "" if why.among_in == view else f", {_difference(view, why.among_in)}"
    return (f"Among these companies alone{difference}: {'; '.join(map(loop_in_brief, why.among))}.",)


def _ring(ledger: Ledger, companies: Sequence[str]) -> str:
    back = companies[:1] if len(companies) > 1 else ()
    return " → ".join(company_name(ledger, company) for company in (*companies, *back))


def _reasons(view: View, why: NoLoop) -> tuple[str, ...]:
    named = _listed([company_name(view.ledger, company) for company in why.companies])
    if why.obstacle is Obstacle.MISSING_LEG:
        return tuple(_about_leg(view, leg) for leg in why.missing)
    return (
        {
            Obstacle.ONE_COMPANY: f"A loop needs two companies, and every name here stands for {named}.",
            Obstacle.REPEATED_COMPANY: f"{named} comes twice; a loop passes each company once.",
            Obstacle.PLACEHOLDER: f"{named} stands for parties without a name: what reaches them and what leaves them is not the same money.",
            Obstacle.TIED_MONEY: f"Every leg has a deal, but money on it must be spent at {named}, where this ring does not lead.",
        }[why.obstacle],
    )


def _about_leg(view: View, leg: MissingLeg) -> str:
    ledger = view.ledger
    payer, payee = company_name(ledger, leg.payer), company_name(ledger, leg.payee)
    back = (
        f"; {count(len(leg.reverse), 'deal')} {'leads' if len(leg.reverse) == 1 else 'lead'} the other way"
        if leg.reverse
        else ""
    )
    said = [f"No deal leads from {payer} to {payee}{back}."]
    said += [_about_deal(deal) for deal in leg.hidden]
    if leg.detour:
        between = [company_name(ledger, company) for company in leg.detour[1:-1]]
        said.append(f"{payer}'s money can reach {payee} through {' and then '.join(between)}.")
    else:
        said.append(f"Nor can {payer}'s money reach {payee} through others.")
    return " ".join(said)


def _about_deal(hidden: HiddenDeal) -> str:
    deal = hidden.deal
    status = str(hidden.status or "").replace("_", " ")
    since, day = (f" since {hidden.since}", f" on {hidden.since}") if hidden.since else ("", "")
    return {
        Hidden.LESS_CERTAIN: f"The deal {deal.id} has only been {status}{since}.",
        Hidden.OTHER_LAYER: f"The deal {deal.id} {_MOVES[hidden.layer]}, which this view leaves out.",
        Hidden.ENDED: f"The deal {deal.id} was {status}{day}.",
        Hidden.LATER: f"The deal {deal.id} is on record from {hidden.since} on.",
        Hidden.BEFORE_CONSOLIDATION: f"All of the deal {deal.id} had fallen due before {hidden.since}, when the companies became one.",
        Hidden.UMBRELLA: f"The deal {deal.id} is the heading of others, which are counted instead.",
    }[hidden.reason]


_MOVES = {
    Layer.CASH: "moves cash",
    Layer.VALUE: "moves value and no cash",
    Layer.CONTINGENT: "is a promise that may never be called (contingent)",
}


def _difference(view: View, other: View) -> str:
    """Say in what another view of the ledger differs, with the options that ask for it."""
    if other.as_of != view.as_of:
        return f"on {other.as_of} (--as-of {other.as_of})"
    options = []
    if other.status is not view.status:
        options.append(f"--status {other.status}")
    if other.layers != view.layers:
        options.append("--layers all")
    what = [f"at certainty {other.status}"] if other.status is not view.status else []
    more = " + ".join(layer for layer in other.layers if layer not in view.layers)
    what += [f"with {more} deals"] if more else []
    return f"{' '.join(what)} ({' '.join(options)})"


def _nearest(why: NoLoop) -> tuple[str, ...]:
    cut = f" The search for them {why.truncated}." if why.truncated else ""
    if not why.nearest:
        return (f"No loop passes any of these companies.{cut}",)
    further = [loop for loop in why.nearest if loop not in why.among]
    return (f"Nearest: {'; '.join(map(loop_in_brief, further))}.{cut}",) if further else (cut.strip(),) if cut else ()


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
