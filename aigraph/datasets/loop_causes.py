"""Which records that differ between two data sets bear on a loop that differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from aigraph.model.ledger import View
from aigraph.model.loop import Loop

Key = tuple[str, str]
"""A table, and the key of a record in it."""

_OF_A_DEAL = ("deals", "events", "payments")


class RecordsThatDiffer:
    """Looks the records that differ up by the deals, pairs and companies that they are about.

    Parameters
    ----------
    keys : iterable of Key
        The records, each key beginning with the id of what the record is about, as `datasets.compare` writes it.
    before, after : View
        Both data sets.
    """

    def __init__(self, keys: Iterable[Key], before: View, after: View) -> None:
        self._of_deal: dict[str, list[Key]] = defaultdict(list)
        self._of_pair: dict[tuple[str, str], list[Key]] = defaultdict(list)
        self._of_company: dict[str, list[Key]] = defaultdict(list)
        for table, key in keys:
            words = key.split(" ")
            if table in _OF_A_DEAL:
                self._of_deal[words[0]].append((table, key))
            elif table == "statements":
                for view in (before, after):
                    self._of_pair[view.group_of(words[0]), view.group_of(words[1])].append((table, key))
            elif table == "companies":
                self._of_company[key].append((table, key))

    def behind(self, old: Loop | None, new: Loop | None) -> tuple[Key, ...]:
        """Give the records for which a loop came, went or is of another size: of its deals and pairs, else of its companies."""
        before, after = _legs(old), _legs(new)
        found: dict[Key, None] = {}
        for pair in dict.fromkeys((*before, *after)):
            if pair in before and pair in after and before[pair] == after[pair]:
                continue
            deals = {deal: None for side in (before, after) for deal in side.get(pair, ((),))[0]}
            found |= {key: None for deal in deals for key in self._of_deal[deal]}
            found |= dict.fromkeys(self._of_pair[pair])
        if not found:
            companies = {company: None for loop in (old, new) if loop for company in loop.companies}
            found = {key: None for company in companies for key in self._of_company[company]}
        return tuple(found)


def _legs(loop: Loop | None) -> Mapping[tuple[str, str], tuple[tuple[str, ...], object]]:
    """Give for each pair on a loop its deals, and what they come to."""
    if loop is None:
        return {}
    return {(leg.payer, leg.payee): (leg.deals, (leg.amount, leg.status)) for leg in loop.legs}
