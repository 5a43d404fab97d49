"""What rounds leave beside their recorded parts, which is counted as deals: how many are among some figures."""

from __future__ import annotations

from collections.abc import Collection

from aigraph.language.sentence_parts import word
from aigraph.language.translation import gettext
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View
from aigraph.model.money.remainder import remainders_of


def rests_sentence(view: View, companies: Collection[str] = ()) -> str:
    """Say how many of the cash deals that figures count are no deals of their own; nothing if none is.

    Parameters
    ----------
    view : View
        The deals that are shown.
    companies : collection of str
        Ids of companies; only what has one of them at an end counts. Without any, all.
    """
    rests = [
        arrow
        for arrow in remainders_of(view)
        if arrow.layer is Layer.CASH and (not companies or {arrow.payer, arrow.payee} & set(companies))
    ]
    if not rests:
        return ""
    return gettext(
        "What rounds leave beside their parts on record counts as deals: at {certainty} {number:,} of these cash deals.",
        certainty=word(view.status),
        number=len(rests),
    )
