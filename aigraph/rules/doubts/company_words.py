"""The names of companies as whole words of a sentence."""

from __future__ import annotations

import re
from collections import defaultdict

from aigraph.model.ledger import Ledger
from aigraph.model.names import fold

_POSSESSIVE = re.compile(r"['\u2019]s\b")


class CompanyWords:
    """All names of each company, as words between spaces."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._aliases: dict[str, list[str]] = defaultdict(list)
        for alias in ledger.aliases:
            self._aliases[alias.company].append(alias.alias)
        self._names: dict[str, frozenset[str]] = {}

    def of(self, company: str) -> frozenset[str]:
        """Give the names of a company."""
        if company not in self._names:
            record = self._ledger.company_by_id.get(company)
            printed = (record.name, record.name.partition("(")[0]) if record else ()
            names = {words_of(name) for name in (company, *printed, *self._aliases[company])}
            self._names[company] = frozenset(names - {words_of("")})
        return self._names[company]

    def found(self, words: str, company: str) -> bool:
        """Whether words, as `words_of` gives them, hold a name of a company."""
        return any(name in words for name in self.of(company))


def words_of(text: str) -> str:
    """Reduce a text to its words, with a space on both sides of each and no possessive.

    Examples
    --------
    >>> words_of("Berkshire's part, aside")
    ' berkshire part aside '
    """
    words = re.findall(r"\w+", _POSSESSIVE.sub("", fold(text)))
    return f" {' '.join(words)} "
