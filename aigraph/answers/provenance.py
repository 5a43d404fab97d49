"""What an answer rests on: tool, data, definition, view, and what cut its search short."""

from __future__ import annotations

from collections.abc import Mapping

import aigraph
from aigraph.language.templates import DEFINITION
from aigraph.loops.collect import Truncation
from aigraph.model.dates import UNDATED
from aigraph.model.ledger import View
from aigraph.model.row import Row
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
        "definition": DEFINITION,
        "view": {
            "as_of": None if view.as_of == UNDATED else view.as_of.isoformat(),
            "status": str(view.status),
            "layers": [str(layer) for layer in view.layers],
        },
        "truncated": None if truncated is None else str(truncated),
        **({"intake": view.ledger.intake.row() | {"said": view.ledger.intake.share}} if view.ledger.intake else {}),
    }


def provenance(view: View) -> str:
    """Say the definition, the day of the data and the versions: the last line under every answer."""
    last = view.ledger.last_day
    until = "without dates" if last in (None, UNDATED) else f"to {last}"
    made = f" Made {view.ledger.intake.share}." if view.ledger.intake else ""
    return f"{DEFINITION} Data {until}, version {data_version(view.ledger)}; aigraph {aigraph.__version__}.{made}"


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
