"""What an answer rests on: tool, data, definition, view, and what cut its search short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import aigraph
from aigraph.language.finished_text import translate_text
from aigraph.language.locale_text import ENGLISH
from aigraph.language.sentences import count
from aigraph.language.translation import DEFINITION, gettext, language
from aigraph.loops.collect import Truncation
from aigraph.model.arrow import Arrow
from aigraph.model.dates import UNDATED
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Leg
from aigraph.model.status import Level
from aigraph.store.data_version import data_version


def envelope(view: View, truncated: object | None = None) -> Row:
    """Give the envelope of an answer in JSON.

    Parameters
    ----------
    truncated : object, optional
        What cut the answer short, which says so as text.

    Examples
    --------
    >>> from aigraph import load
    >>> sorted(envelope(load().view()))
    ['data_version', 'definition', 'tool', 'truncated', 'view']
    """
    return {
        "tool": f"aigraph {aigraph.__version__}",
        "data_version": data_version(view.ledger),
        "definition": gettext(DEFINITION),
        "view": {
            "as_of": None if view.as_of == UNDATED else view.as_of.isoformat(),
            "status": str(view.status),
            "layers": [str(layer) for layer in view.layers],
        },
        "truncated": None if truncated is None else str(truncated),
        **({"intake": view.ledger.intake.row() | {"said": view.ledger.intake.share}} if view.ledger.intake else {}),
    }


def provenance(view: View, legs: Iterable[Leg] | None = None) -> str:
    """Say the definition, the day of the data, how old the answer's legs are, and the versions: the last line under every answer.

    Parameters
    ----------
    legs : iterable of Leg, optional
        The legs that the answer is about; by default all deals of the view, by pair of companies.
    """
    made = f" {translate_text(view.ledger.intake.account)}" if view.ledger.intake else ""
    data = gettext(
        "Data {until}{ages}, version {version}; aigraph {aigraph}.",
        until=data_until(view.ledger),
        ages=_ages_text(view, legs),
        version=data_version(view.ledger),
        aigraph=aigraph.__version__,
    )
    return f"{gettext(DEFINITION)} {data}{made}"


def untranslated_notes() -> list[str]:
    """Say in another language than English what of an answer stands in English all the same."""
    if language() == ENGLISH:
        return []
    return [gettext("Names, titles and quotations without a translation stand as the sources have them.")]


def data_until(ledger: Ledger) -> str:
    """Say to which day data go."""
    last = ledger.last_day
    return gettext("without dates") if last in (None, UNDATED) else gettext("to {day}", day=last)


def ages_of_legs(view: View, legs: Iterable[Leg] | None = None) -> tuple[int, int] | None:
    """Give the age of the youngest and of the oldest leg on the day of the view, in days; None without a dated leg.

    A leg is all deals from one company to another, and as old as the newest statement about one of them.

    Examples
    --------
    >>> from aigraph import load
    >>> youngest, oldest = ages_of_legs(load().view())
    >>> 0 <= youngest <= oldest
    True
    """
    ends = ((one.payer, one.payee, one.arrows) for one in legs) if legs is not None else _pairs(view)
    newest: dict[tuple[str, str], date] = {}
    for payer, payee, arrows in ends:
        reported = (day for one in arrows for day, _ in view.ledger.history[one.deal.id] if day <= view.as_of)
        newest[payer, payee] = max(newest.get((payer, payee), UNDATED), *reported)
    ages = [(view.as_of - day).days for day in newest.values() if day != UNDATED]
    return (min(ages), max(ages)) if ages else None


def _pairs(view: View) -> Iterator[tuple[str, str, tuple[Arrow, ...]]]:
    return ((arrow.payer, arrow.payee, (arrow,)) for arrow in view.arrows)


def _ages_text(view: View, legs: Iterable[Leg] | None) -> str:
    ages = ages_of_legs(view, legs)
    if ages is None:
        return ""
    return gettext(
        " (newest report on the youngest leg {youngest} old, on the oldest {oldest})",
        youngest=count(ages[0], "day"),
        oldest=count(ages[1], "day"),
    )


def truncation_sentences(truncations: Mapping[Level, Truncation | None]) -> list[str]:
    """Say what cut the search at each certainty short; what is the same at several is said once."""
    alike: dict[Truncation, list[str]] = {}
    for level, truncation in truncations.items():
        if truncation:
            alike.setdefault(truncation, []).append(str(level))
    return [
        f"at {' and '.join(', '.join(levels).rsplit(', ', 1))} the search {truncation}"
        for truncation, levels in alike.items()
    ]
