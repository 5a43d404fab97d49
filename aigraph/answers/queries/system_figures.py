"""All figures about the whole network: as rows and in sentences, on record or with the quantiles of draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.answers.measure_text import notes_of, value_text
from aigraph.answers.system import MEANINGS
from aigraph.flows.measure import Measure
from aigraph.language.sentences import count, scope
from aigraph.measures.bands import Band
from aigraph.model.ledger import View
from aigraph.model.row import Row

FIGURE_NAMES = tuple(name.replace("_", "-") for name in MEANINGS)
"""The figures as they are typed."""


def measure_rows(measures: Iterable[Measure]) -> list[Row]:
    """Flatten figures to rows, each with its meaning."""
    return [measure.row() | {"meaning": MEANINGS[measure.name]} for measure in measures]


def measures_sentences(measures: Sequence[Measure], view: View) -> list[str]:
    """Say how the figures are read and what they rest on."""
    return [
        (
            "Of all money in the system, recycled and new, the throughput circularity is the share that is recycled; a "
            "middleman does not change it. Low and high are the ends that the amounts allow, where they are known."
        ),
        (
            f"{count(measures[0].n_edges_used, 'cash deal')} of known size {scope(view)}; {measures[0].n_edges_missing} of unknown "
            "size are left out of every sum. Whole amounts, whatever their years; recorded deals only."
        ),
        *notes_of(measure for measure in measures if measure.low is not None or measure.central is None),
    ]


def band_rows(bands: Iterable[Band]) -> list[Row]:
    """Flatten figures with their quantiles to rows, each with its meaning."""
    return [band.row() | {"meaning": MEANINGS[band.on_record.name]} for band in bands]


def quantile_cells(band: Band, *, together: bool = False) -> tuple[str, str, str]:
    """Write the 5, 50 and 95 % quantiles of a figure, amounts drawn each on its own or all together."""
    quantiles = band.correlated if together else band.independent
    low, central, high = (value_text(end, quantiles.unit) for end in (quantiles.low, quantiles.central, quantiles.high))
    return low, central, high or ("open" if central else "")


def quantiles_sentence(draws: int, seed: int) -> str:
    """Say what the quantiles are."""
    return (
        f"5, 50, 95%: quantiles of {count(draws, 'draw')}, seed {seed}, in which each amount lies anywhere that its sources allow, each "
        "on its own; an amount that is a range without a central value counts in them, and not on record. Open: some amount has no "
        "high end, so no upper quantile is given."
    )


def bands_sentence(bands: Sequence[Band], view: View) -> str:
    """Say what the figures on record and the draws rest on."""
    measure = bands[0].on_record
    return (
        f"On record: {count(measure.n_edges_used, 'cash deal')} of known size {scope(view)}; {measure.n_edges_missing} without a central "
        "value are left out there, and in the draws those of which nothing is known. `aigraph measures` says what each share is of; "
        "`aigraph uncertainty` searches for the outer ends."
    )
