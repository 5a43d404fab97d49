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
        self.of: dict[str, set[str]] = defaultdict(set)
        for company in ledger.companies:
            self.of[company.id] |= {
                words_of(company.name),
                words_of(company.id),
                words_of(company.name.partition("(")[0]),
            }
        for alias in ledger.aliases:
            self.of[alias.company].add(words_of(alias.alias))
        for names in self.of.values():
            names.discard(words_of(""))

    def found(self, words: str, company: str) -> bool:
        """Whether words, as `words_of` gives them, hold a name of a company."""
        return any(name in words for name in self.of.get(company, ()))


def words_of(text: str) -> str:
    """Reduce a text to its words, with a space on both sides of each and no possessive.

    Examples
    --------
    >>> words_of("Berkshire's part, aside")
    ' berkshire part aside '
    """
    words = re.findall(r"\w+", _POSSESSIVE.sub("", fold(text)))
    return f" {' '.join(words)} "
