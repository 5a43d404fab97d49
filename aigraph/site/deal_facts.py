"""What a page says of one deal: its facts in a line, and what was reported of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import money
from aigraph.language.translation import gettext
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.deal import Deal
from aigraph.model.ledger import View
from aigraph.picture.safe_link import safe_link


def deal_facts(deal: Deal, arrow: Arrow | None) -> str:
    """Say what kind of deal it is, how it stands, its term and its sizes."""
    term = (
        gettext("term {first} to {last}", first=deal.start or "?", last=deal.end or "?")
        if deal.start or deal.end
        else ""
    )
    kind = [word(deal.instrument_name), word(str(deal.instrument.deal_class))]
    if arrow is None:
        return " · ".join(filter(None, (*kind, term)))
    stands = gettext("{status} since {day}", status=word(arrow.status), day=day_words(arrow.since))
    sizes = gettext(
        "paid {paid}, due {due}, contracted {contracted}",
        paid=money(arrow.paid),
        due=money(arrow.due),
        contracted=money(arrow.contracted),
    )
    return " · ".join(filter(None, (*kind, stands, term, sizes)))


def deal_events(view: View, deal: Deal) -> Iterator[Mapping[str, Any]]:
    """Give what was reported of a deal, with who said it."""
    for day, event in view.ledger.history.get(deal.id, ()):
        source = view.ledger.source_by_id.get(event.source)
        paid = "" if event.paid_usd_bn is None else money(Amount.of(central=event.paid_usd_bn))
        yield {
            "day": gettext("{day}", day=event.date) if event.date else day_words(day),
            "status": word(event.status),
            "amount": money(event.amount) if event.amount.is_known else "",
            "paid": paid,
            "reported": event.reported,
            "source": (source.publisher or source.title) + ", " + source.title if source else event.source,
            "url": safe_link(source.url) if source else None,
            "where": event.locator,
            "grade": source.grade if source else "D",
        }
