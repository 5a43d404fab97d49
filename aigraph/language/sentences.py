"""Amounts, counts, companies, deals, loops and scopes in words: the same in the terminal, on the page and in a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from aigraph.language.locale_text import ENGLISH, number_in
from aigraph.language.money_unit import money_unit
from aigraph.language.sentence_parts import day_words, deed, joined, plural_of, word
from aigraph.language.translation import fill, gettext, language, ngettext, pgettext
from aigraph.model.amount import ZERO, Amount
from aigraph.model.arrow import Arrow
from aigraph.model.dates import UNDATED
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Leg, Loop
from aigraph.model.money.basis import Money
from aigraph.model.money.history import AmountStep
from aigraph.model.status import Level


def significant_digits(usd_bn: Decimal) -> str:
    """Write US$ billions with at most three significant digits, and no more decimals than are there.

    Examples
    --------
    >>> [significant_digits(Decimal(x)) for x in ("300", "13.75", "0.35", "1025.5", "0.0163")]
    ['300', '13.8', '0.35', '1,026', '0.0163']
    """
    if usd_bn == 0:
        return gettext("{number}", number=0)
    places = max(0, 2 - usd_bn.adjusted())
    rounded = usd_bn.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    if language() != ENGLISH:
        return number_in(language(), rounded)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: Amount) -> str:
    """Write an amount as a reader would say it; its uncertainty is part of it. Below a million it is in dollars.

    Ends that are alike as they are written make no range.

    Examples
    --------
    >>> [money(Amount.of(*ends)) for ends in ((None, 30), (None, None, 100), (100, 100), (27, 30, 33), (12, None, 14))]
    ['$30bn', 'up to $100bn', '$100bn or more', '$30bn (27-33)', '$12-14bn']
    >>> money(Amount.of(central="0.0000125")), money(Amount.of(high="0.0000000999"))
    ('$12,500', 'up to $99.9')
    >>> money(Amount.of("30.1", "30.1", "30.11")), money(Amount.of("30.1", None, "30.11"))
    ('$30.1bn', '$30.1bn')
    """
    ends = {"low": amount.low, "central": amount.central, "high": amount.high}
    unit = money_unit()
    in_full = unit.is_small(max((end for end in ends.values() if end is not None), default=ZERO))
    figures = {
        name: None if end is None else significant_digits(unit.of(end, in_full=in_full)) for name, end in ends.items()
    }
    form = _form(amount)
    if form in {"amount_within", "amount_between"} and len(set(figures.values()) - {None}) == 1:
        form, figures["central"] = "amount_exact", figures["low"]
    elif form == "amount_or_more_from" and figures["low"] == figures["central"]:
        form = "amount_or_more"
    return fill(form, sign=gettext(unit.sign), unit="" if in_full else gettext(unit.word), **figures)


def _form(amount: Amount) -> str:
    """Name the sentence that says what is known of an amount."""
    if not amount.is_known:
        return "amount_unknown"
    if amount.central is None:
        if amount.high is None:
            return "amount_at_least"
        return "amount_between" if amount.low else "amount_at_most"
    if amount.is_exact:
        return "amount_exact"
    if amount.high is None:
        return "amount_or_more" if amount.low == amount.central else "amount_or_more_from"
    return "amount_within" if amount.central else "amount_none_or_up_to"


def dollars(usd_bn: float | Decimal | None) -> str:
    """Write US$ billions that were worked out, or say that they are unknown; below a million they are in dollars.

    Examples
    --------
    >>> dollars(0.1 + 0.2), dollars(1983.2), dollars(0.000000003), dollars(0.0), dollars(None)
    ('$0.3bn', '$1,983bn', '$3', '$0', 'unknown')
    """
    if usd_bn is None:
        return fill("amount_unknown")
    # What lies behind a dollar is noise of a solver; the sum with 0 takes the sign from a zero.
    return money(Amount.of(central=Decimal(repr(round(float(usd_bn), 9) + 0.0))))


def count(number: int, noun: str) -> str:
    """Write a number with its noun, in the plural where it is not one.

    Examples
    --------
    >>> [count(1, "deal"), count(2000, "company"), count(3, "day")]
    ['1 deal', '2,000 companies', '3 days']
    """
    one, many = f"{{number:,}} {noun}", f"{{number:,}} {plural_of(noun)}"
    return ngettext(one, many, number)


def company_name(ledger: Ledger, company: str) -> str:
    """Give the printed name of a company id, or the id itself if it is not listed."""
    record = ledger.company_by_id.get(company)
    if record is None:
        return company
    # A table of one's own has its own names.
    return record.name if ledger.intake else pgettext("company", record.name)


def arrow_notation(ledger: Ledger, loop: Loop) -> str:
    """Write the companies of a loop with arrows between them, from the root round to the root."""
    return " → ".join(company_name(ledger, company) for company in (*loop.companies, loop.root))


def party_name(ledger: Ledger, company: str, group: str) -> str:
    """Give the name of who made a deal, with the group that it counts for where that is another.

    Examples
    --------
    >>> from aigraph import load
    >>> party_name(load(), "sb-energy", "softbank"), party_name(load(), "xai", "spacex"), party_name(load(), "openai", "openai")
    ('SB Energy, a SoftBank company', 'xAI, a SpaceX company', 'OpenAI')
    """
    name = company_name(ledger, company)
    if company == group:
        return name
    over = company_name(ledger, group)
    return fill("member", company=name, article="an" if over[:1].casefold() in "aeiou" else "a", group=over)


def describe_arrow(ledger: Ledger, arrow: Arrow) -> str:
    """Say one deal in words: who does what to whom, for how much. The party that made it is named."""
    payer = party_name(ledger, arrow.deal.payer, arrow.payer)
    payee = party_name(ledger, arrow.deal.payee, arrow.payee)
    deal = fill("deal", payer=payer, deed=deed([arrow.deal.instrument.verb], payee), amount=_size(arrow.amount))
    day = arrow.cancelled_on
    return deal if day is None else fill("cancelled_deal", deal=deal, day=day_words(day))


def describe_leg(ledger: Ledger, leg: Leg) -> str:
    """Say a leg in words: each way in which value goes from its payer to its payee, and their sum.

    Of deals of subsidiaries the parties that made them are named, beside the companies of the leg themselves.
    """
    by_parties: dict[tuple[str, str], list[str]] = {}
    for arrow in leg.arrows:
        verbs = by_parties.setdefault((arrow.deal.payer, arrow.deal.payee), [])
        verbs += [arrow.deal.instrument.verb] if arrow.deal.instrument.verb not in verbs else []
    ways: list[str] = []
    before = ""
    for (payer, payee), verbs in by_parties.items():
        name = party_name(ledger, payer, leg.payer)
        said = deed(verbs, party_name(ledger, payee, leg.payee))
        ways.append(said if name == before else f"{name} {said}")
        before = name
    return fill("leg_of_several", deals=joined(ways), amount=_size(leg.amount))


def describe_steps(steps: Sequence[AmountStep]) -> str:
    """Say since when an amount is what it is, and what it was before.

    Examples
    --------
    >>> from datetime import date
    >>> from aigraph.model.status import Status
    >>> early = AmountStep(day=date(2025, 9, 10), status=Status.CLOSED, amount=Amount.of(central="0.1"))
    >>> late = AmountStep(day=date(2026, 2, 27), status=Status.CLOSED, amount=Amount.of(central="30.1"))
    >>> describe_steps([early, late])
    'closed 2025-09-10 at $0.1bn; $30.1bn since 2026-02-27'

    A step that reads as the one before is none:

    >>> describe_steps([early, late, AmountStep(day=date(2026, 4, 6), status=Status.CLOSED, amount=late.amount)])
    'closed 2025-09-10 at $0.1bn; $30.1bn since 2026-02-27'
    """
    first, *later = steps
    said = [
        fill(
            "first_step",
            status=word(first.status),
            day=day_words(first.day),
            amount=_size(first.amount),
        )
    ]
    known = _size(first.amount)
    for step in later:
        # Amounts that differ where no text shows it, in a figure to quote beside "or more", are one step to a reader.
        if (size := _size(step.amount)) != known:
            said.append(fill("later_step", amount=size, day=day_words(step.day)))
            known = size
    return "; ".join(said)


def describe_loop(ledger: Ledger, loop: Loop) -> str:
    """Say a loop as one sentence, leg by leg from its root."""
    return fill("loop", legs="; ".join(describe_leg(ledger, leg) for leg in loop.legs))


def _size(amount: Amount) -> str:
    return money(amount) if amount.is_known else fill("amount_not_known")


CERTAINTY = {
    Level.PAID: "money has moved",
    Level.BINDING: "signed or closed",
    Level.ANNOUNCED: "letters of intent too",
    Level.ALL: "talks and rumours too",
}
"""What each certainty asks of a deal; each holds the deals of those before it."""


def scope(view: View) -> str:
    """Say what a view shows: the day, the certainty, the layers, and what its sums count if a kind of money is named."""
    shown = fill(
        "scope",
        day=on_day(view),
        level=word(view.status),
        meaning=gettext(CERTAINTY[view.status]),
        layers=" + ".join(map(word, view.layers)),
    )
    return f"{shown}{basis(view)}"


def on_day(view: View) -> str:
    """Say of which day a view is, or that its data have no dates."""
    return fill("without_dates") if view.as_of == UNDATED else fill("on_day", day=view.as_of)


def basis(view: View) -> str:
    """Say what the sums of a view count, in which days, and what they assume: the end of a sentence.

    Examples
    --------
    >>> from aigraph import load
    >>> basis(load().view(window="2026"))
    '; sums are what falls due, or is paid, from 2026-01-01 to 2026-12-31'
    """
    if view.money is None:
        return ""
    if view.money is Money.CONTRACTED:
        return fill("contracted")
    if view.window is None or view.window.last == UNDATED:
        said = fill(f"{view.money}_by")
    elif view.window.first is None:
        said = fill(f"{view.money}_until", last=view.window.last)
    else:
        said = fill(f"{view.money}_in", first=view.window.first, last=view.window.last)
    return f"{said}{assumed_term(view.arrows) if view.money is Money.DUE else ''}"


def assumed_term(arrows: Iterable[Arrow]) -> str:
    """Say of which deals a sum rests on a term that nobody told: the end of a sentence, empty if on none.

    Examples
    --------
    >>> from aigraph import load
    >>> assumed_term(load().view(money="due").arrows)
    ''
    """
    assumed = [arrow for arrow in arrows if arrow.counted.assumes_term]
    if not assumed:
        return ""
    years = assumed[0].counted.counting.assume_term_years
    size = money(Amount.total(arrow.contracted for arrow in assumed))
    return fill("assumed_term", years=count(years or 0, "year"), deals=count(len(assumed), "deal"), size=size)
