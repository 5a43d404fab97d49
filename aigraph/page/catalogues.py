"""The messages of the page's script and template in other languages, and the names of companies in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from aigraph.language.locale_text import ENGLISH
from aigraph.language.sentences import company_name
from aigraph.language.translation import entries, in_language, languages, translated_commands
from aigraph.page.dataset import PageDataset

_PLACES = ("page/", "picture/", "language/vocabulary", "measures/catalogue/names")
"""Where the messages of a page stand in the code."""


def page_languages() -> list[str]:
    """Give the languages in which the page is whole, beside English."""
    return [code for code in languages() if code != ENGLISH and "draw" in translated_commands(code)]


def language_names() -> dict[str, str]:
    """Say what each of these languages, and English, calls itself.

    Examples
    --------
    >>> language_names()["bn"]
    'বাংলা'
    """
    from babel import Locale

    return {code: str(Locale.parse(code).get_display_name()) for code in (ENGLISH, *page_languages())}


def catalogues(write: Callable[[], Sequence[str]]) -> dict[str, dict[str, str]]:
    """Give for each language its messages by their English words.

    Parameters
    ----------
    write : callable
        Writes the texts of this page that are put together in Python, in the language of the moment.
    """
    english = write()
    found = {}
    for code in page_languages():
        with in_language(code):
            found[code] = _messages(code) | dict(zip(english, write(), strict=True))
    return found


@cache
def _messages(code: str) -> dict[str, str]:
    return entries(code, _PLACES)


def company_names(dataset: PageDataset) -> dict[str, dict[str, str]]:
    """Give for each language the names of companies that are another in it, by their ids."""
    ledger = dataset.view.ledger
    found = {}
    for code in page_languages():
        with in_language(code):
            names = {company.id: company_name(ledger, company.id) for company in dataset.companies}
        found[code] = {
            company.id: names[company.id] for company in dataset.companies if names[company.id] != company.name
        }
    return found
