"""Why companies form no loop, in sentences: the same in the terminal, on the page and in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.language.locale_text import list_in
from aigraph.language.loops import kinds_text, stopped_text
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import company_name, money, scope
from aigraph.language.translation import gettext, gettext_noop, language, ngettext
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
        gettext(
            _CONSOLIDATES if it.since else _IS_PARENT,
            company=company_name(ledger, it.company),
            parent=company_name(ledger, it.parent),
            day=it.since,
        )
        for it in mergers
    )


_CONSOLIDATES = gettext_noop("{company} counts as {parent}, which consolidates it from {day} on.")
_IS_PARENT = gettext_noop("{company} counts as {parent}, its parent.")


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
        gettext("{ring} is no loop {scope}.", ring=_ring(view.ledger, companies), scope=scope(view)),
        *_reasons(view, why),
        *(_closed_in(view, other, why.named) for other in why.closed_in),
        *_among(view, why),
        *_nearest(why),
    )


def loop_in_brief(loop: Loop) -> str:
    """Name a loop with its kinds and what is contracted to go round."""
    return gettext(
        "{loop} ({kinds}, contracted {amount})",
        loop=loop.name,
        kinds=kinds_text(loop),
        amount=money(loop.contracted),
    )


def _closed_in(view: View, other: View, companies: Sequence[str]) -> str:
    # Who counts as one company in this view need not in the other.
    loops = "; ".join(map(loop_in_brief, loops_on(other, other.loop_ids(companies))))
    return gettext("It is a loop {difference}: {loops}.", difference=_difference(view, other), loops=loops)


def _among(view: View, why: NoLoop) -> tuple[str, ...]:
    if why.among_in is None:
        return ()
    difference = "" if why.among_in == view else f", {_difference(view, why.among_in)}"
    return (
        gettext(
            "Among these companies alone{difference}: {loops}.",
            difference=difference,
            loops="; ".join(map(loop_in_brief, why.among)),
        ),
    )


def _ring(ledger: Ledger, companies: Sequence[str]) -> str:
    back = companies[:1] if len(companies) > 1 else ()
    return " → ".join(company_name(ledger, company) for company in (*companies, *back))


def _reasons(view: View, why: NoLoop) -> tuple[str, ...]:
    named = list_in(language(), [company_name(view.ledger, company) for company in why.companies])
    if why.obstacle is Obstacle.MISSING_LEG:
        return tuple(_about_leg(view, leg) for leg in why.missing)
    return (gettext(_OBSTACLES[why.obstacle], companies=named),)


_OBSTACLES = {
    Obstacle.ONE_COMPANY: gettext_noop("A loop needs two companies, and every name here stands for {companies}."),
    Obstacle.REPEATED_COMPANY: gettext_noop("{companies} comes twice; a loop passes each company once."),
    Obstacle.PLACEHOLDER: gettext_noop(
        "{companies} stands for parties without a name: what reaches them and what leaves them is not the same money."
    ),
    Obstacle.TIED_MONEY: gettext_noop(
        "Every leg has a deal, but money on it must be spent at {companies}, where this ring does not lead."
    ),
}


def _about_leg(view: View, leg: MissingLeg) -> str:
    ledger = view.ledger
    payer, payee = company_name(ledger, leg.payer), company_name(ledger, leg.payee)
    back = (
        ngettext("; {number:,} deal leads the other way", "; {number:,} deals lead the other way", len(leg.reverse))
        if leg.reverse
        else ""
    )
    said = [gettext("No deal leads from {payer} to {payee}{back}.", payer=payer, payee=payee, back=back)]
    said += [_about_deal(deal) for deal in leg.hidden]
    if leg.detour:
        between = [company_name(ledger, company) for company in leg.detour[1:-1]]
        said.append(
            gettext(
                "{payer}'s money can reach {payee} through {companies}.",
                payer=payer,
                payee=payee,
                companies=gettext(" and then ").join(between),
            )
        )
    else:
        said.append(gettext("Nor can {payer}'s money reach {payee} through others.", payer=payer, payee=payee))
    return " ".join(said)


def _about_deal(hidden: HiddenDeal) -> str:
    deal = hidden.deal
    status = word(hidden.status or "")
    if hidden.reason is Hidden.OTHER_LAYER:
        return gettext(_MOVES[hidden.layer], deal=deal.id)
    message = (_DATED if hidden.since else _UNDATED)[hidden.reason]
    return gettext(message, deal=deal.id, status=status, day=hidden.since)


_MOVES = {
    Layer.CASH: gettext_noop("The deal {deal} moves cash, which this view leaves out."),
    Layer.VALUE: gettext_noop("The deal {deal} moves value and no cash, which this view leaves out."),
    Layer.CONTINGENT: gettext_noop(
        "The deal {deal} is a promise that may never be called (contingent), which this view leaves out."
    ),
}
_UNDATED = {
    Hidden.LESS_CERTAIN: gettext_noop("The deal {deal} has only been {status}."),
    Hidden.ENDED: gettext_noop("The deal {deal} was {status}."),
    Hidden.UMBRELLA: gettext_noop("The deal {deal} is the heading of others, which are counted instead."),
}
_DATED = _UNDATED | {
    Hidden.LESS_CERTAIN: gettext_noop("The deal {deal} has only been {status} since {day}."),
    Hidden.ENDED: gettext_noop("The deal {deal} was {status} on {day}."),
    Hidden.LATER: gettext_noop("The deal {deal} is on record from {day} on."),
    Hidden.BEFORE_CONSOLIDATION: gettext_noop(
        "All of the deal {deal} had fallen due before {day}, when the companies became one."
    ),
}


def _difference(view: View, other: View) -> str:
    """Say in what another view of the ledger differs, with the options that ask for it."""
    if other.as_of != view.as_of:
        return gettext("on {day} ({option})", day=other.as_of, option=f"--as-of {other.as_of}")
    options = []
    if other.status is not view.status:
        options.append(f"--status {other.status}")
    if other.layers != view.layers:
        options.append("--layers all")
    what = [gettext("at certainty {level}", level=word(other.status))] if other.status is not view.status else []
    more = " + ".join(word(layer) for layer in other.layers if layer not in view.layers)
    what += [gettext("with {layers} deals", layers=more)] if more else []
    return f"{' '.join(what)} ({' '.join(options)})"


def _nearest(why: NoLoop) -> tuple[str, ...]:
    cut = (gettext("The search for them {stopped}.", stopped=stopped_text(why.truncated)),) if why.truncated else ()
    further = [loop for loop in why.nearest if loop not in why.among]
    if not why.nearest:
        said: tuple[str, ...] = (gettext("No loop passes any of these companies."),)
    elif further:
        said = (gettext("Nearest: {loops}.", loops="; ".join(map(loop_in_brief, further))),)
    else:
        said = ()
    return (" ".join((*said, *cut)),) if said or cut else ()
