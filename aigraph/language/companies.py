"""Companies by their printed names, alone and round a loop."""

from __future__ import annotations

from aigraph.model.ledger import Ledger
from aigraph.model.loop import Loop


def company_name(ledger: Ledger, company: str) -> str:
    """Give the printed name of a company id, or the id itself if it is not listed."""
    record = ledger.company_by_id.get(company)
    return record.name if record else company


def arrow_notation(ledger: Ledger, loop: Loop) -> str:
    """Write the companies of a loop with arrows between them, from the root round to the root."""
    return " → ".join(company_name(ledger, company) for company in (*loop.companies, loop.root))
