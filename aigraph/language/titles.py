"""What pictures, pages and reports are called: those of a table of one's own by the table."""

from __future__ import annotations

from aigraph.language.translation import gettext
from aigraph.model.ledger import Ledger

LOOPS = "Circular deals of AI companies"


def loops_title(ledger: Ledger) -> str:
    """Give the title of all that is about loops.

    Examples
    --------
    >>> import pandas as pd
    >>> from aigraph import load
    >>> loops_title(load()), loops_title(load(pd.DataFrame({"payer": ["A"], "payee": ["B"]})))
    ('Circular deals of AI companies', 'Circular deals in DataFrame')
    """
    if ledger.intake is None:
        return gettext(LOOPS)
    if ledger.intake.companies:
        return gettext("{table} and the public record of AI deals", table=ledger.intake.name)
    return gettext("Circular deals in {table}", table=ledger.intake.name)


def pairs_title(ledger: Ledger, question: str) -> str:
    """Give the title of a picture of who pays whom.

    Examples
    --------
    >>> from aigraph import load
    >>> pairs_title(load(), "Who pays whom")
    'Who pays whom in AI'
    """
    return gettext(
        "{question} in {subject}",
        question=gettext(question),
        subject=ledger.intake.name if ledger.intake else gettext("AI"),
    )
