"""Doubts on the instrument of a deal: what its title and its reports say that the money buys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain, sums_in

_FINANCES = re.compile(
    r"\b(?:lends?|lent) (?:\w+ )*?to\b|\bborrows (?:from|of)\b|\b(?:buys|takes|acquires) (?:more |new |further )?(?:shares|a stake|stakes) (?:of|in)\b"
)


def titles_tell_the_instrument(ledger: Ledger) -> Iterator[Problem]:
    """A deal whose title says that somebody lends, borrows or buys shares is no purchase of goods or services."""
    for deal, _ in ledger.documented_deals:
        found = _FINANCES.search(plain(deal.title))
        if found and deal.instrument.deal_class is DealClass.PURCHASE:
            message = f"the title says {found[0]!r}, but the instrument is {deal.instrument_name}"
            yield doubt(deal.origin, message, "titles_tell_the_instrument")


def words_tell_of_the_same_deal(ledger: Ledger) -> Iterator[Problem]:
    """A loan is no repayment and no guarantee of one, and a purchase of shares no buy-back and no sale of a stake."""
    for deal, state in ledger.documented_deals:
        rules = _OTHER_DEALS.get(deal.instrument_name, ())
        texts = [plain(text) for text in (deal.title, *(event.reported for event in state.events)) if text]
        for words, what in rules:
            found = next((match for match in map(words.search, texts) if match), None)
            if found:
                message = f"{found[0]!r} in the words of the deal tells of {what}, but the instrument is {deal.instrument_name}"
                yield doubt(deal.origin, message, "words_tell_of_the_same_deal")
                break


def holders_are_paid_for_their_shares(ledger: Ledger) -> Iterator[Problem]:
    """Money for shares that employees or other holders sell goes to them, and not to the company as new money."""
    for deal, state in ledger.documented_deals:
        if deal.instrument_name not in _SHARES or deal.payee in ledger.nameless:
            continue
        for origin, text in [(deal.origin, deal.title), *((event.origin, event.reported) for event in state.events)]:
            found = _OF_HOLDERS.search(plain(text)) if text else None
            if found:
                message = (
                    f"{found[0]!r} in the words of the deal tells of a sale by holders, but the payee is {deal.payee!r}"
                )
                yield doubt(origin, message, "holders_are_paid_for_their_shares")
                break


def sums_buy_what_is_entered(ledger: Ledger) -> Iterator[Problem]:
    """A sum "of convertible notes", "of preferred shares" or "of servers" is entered as such, and a lease as no purchase."""
    for event in ledger.documented_events:
        deal = ledger.deal_by_id[event.deal]
        text = plain(event.reported)
        sums = sums_in(text)
        stated = [
            one for one in sums if len(sums) == 1 or one.billions in (event.low_usd_bn, event.usd_bn, event.high_usd_bn)
        ]
        for words, instruments, classes in _BOUGHT:
            if deal.instrument_name in instruments or deal.instrument.deal_class not in classes:
                continue
            found = next((match for money in stated if (match := words.match(text, money.end))), None)
            if found:
                message = f"the instrument is {deal.instrument_name}, but the sum is reported as one{found[0]!r}"
                yield doubt(event.origin, message.replace("one' ", "one '"), "sums_buy_what_is_entered")
                break
        found = _LEASES.search(text)
        if found and deal.instrument_name in _GOODS:
            message = f"the instrument is {deal.instrument_name}, but {found[0]!r} stands in reported"
            yield doubt(event.origin, message, "sums_buy_what_is_entered")


_REPAID = (re.compile(r"^(?:repaid|paid back|redeemed)\b|\b(?:repays|pays back|redeems)\b"), "a repayment")
_GUARANTEED = (re.compile(r"\bguarantees\b(?! are| of)|\bstands? behind\b"), "a guarantee")
_RENT = (re.compile(r"\bpays? (?:the |a )?(?:rent|lease|fees?|licen[cs]e)\b|\brent of (?:about )?\$"), "a rent")
_BOUGHT_BACK = (
    re.compile(r"\b(?:buys?|bought) back\b|\bbuy-?backs?\b|\brepurchas\w+|\b(?:buys|bought) its own shares\b"),
    "a buy-back",
)
_SOLD = (
    re.compile(r"\b(?:sold|sells) (?:all |part |half )?(?:of )?(?:its|their) (?:\w+ )?(?:stake|holding|position)\b"),
    "a sale",
)
_OTHER_DEALS = {
    **dict.fromkeys(("loan", "bond"), (_REPAID, _GUARANTEED, _RENT)),
    **dict.fromkeys(("equity", "convertible", "acquisition"), (_BOUGHT_BACK, _SOLD)),
}

_SHARES = frozenset({"equity", "convertible"})
_HOLDERS = r"(?:\w+ )?(?:employees|staff|founders?|insiders?|early investors?|earlier investors?|existing (?:share)?holders?|existing investors?|selling (?:share|stock)holders?|shareholders|former employees)"
_OF_HOLDERS = re.compile(
    rf"\btender offer\b|\bsecondary (?:sale|offering|share sale|transaction|placement|purchase|shares|stock)\b|\b(?:employees?|staff|insiders?) (?:share|stock|tender)s?\b"
    rf"|\b(?:shares?|stock|stakes?)(?: that are| being)?(?: (?:of|from|held by|owned by|sold by)) {_HOLDERS}\b|\b(?:buys|bought|purchased?) (?:\w+ ){{0,3}}from {_HOLDERS}\b"
    rf"|\b(?:its|their) (?:employees|staff) (?:sell|sold|cash out)\b"
)
_MADE_OF = r" (?:of|in|worth of)(?: new| its| senior| unsecured| additional| more)*"
_FUNDING, _PURCHASE = DealClass.FUNDING, DealClass.PURCHASE
_DEBTS = frozenset({"loan", "bond"})
_GOODS = frozenset({"chips", "equipment", "energy"})
_BOUGHT = (
    (re.compile(rf"{_MADE_OF} convertible"), frozenset({"convertible", "bond"}), (_FUNDING,)),
    (
        re.compile(
            rf"{_MADE_OF}(?: convertible)? (?:preferred|preference|common|ordinary|class [a-z]) (?:shares|stock)\b"
        ),
        frozenset({"equity", "acquisition", "convertible"}),
        (_FUNDING, _PURCHASE),
    ),
    (re.compile(rf"{_MADE_OF} (?:term )?(?:loans?|debt)\b(?! and| or)"), _DEBTS, (_FUNDING, _PURCHASE)),
    (re.compile(rf"{_MADE_OF} (?:gpus?|chips|servers|processors|racks|electricity)\b"), frozenset[str](), (_FUNDING,)),
)
"""What a sum is said to buy, the instruments that this can be, and the classes of deal of which it is doubted."""
_LEASES = re.compile(
    r"\b(?:leases|rents|leased|rented) (?:\w+ ){0,3}?(?:data ?cent(?:er|re)s?|sites?|buildings?|campus(?:es)?|halls?)\b"
)

DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    titles_tell_the_instrument,
    words_tell_of_the_same_deal,
    holders_are_paid_for_their_shares,
    sums_buy_what_is_entered,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "sources")
)
