"""All figures about the whole network: as rows and in sentences, on record or with the quantiles of draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.answers.measure_text import notes_of, open_notes, value_text
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
    sentences = [
        (
            "On record: each amount at its central value, else at its low end. Low and high: the ends over all amounts that "
            "the sources allow; with a ~ the least and the most of the combinations tried, and the true range can be wider. "
            "Of all money in the system, recycled and new, the throughput circularity is the share that is recycled; a middleman "
            "does not change it."
        ),
        (
            f"{count(measures[0].n_edges_used + measures[0].n_edges_missing, 'cash deal')} {scope(view)}; "
            f"{measures[0].n_edges_missing} of unknown size, 0 on record and without a ceiling. Whole amounts, whatever their "
            "years; recorded deals only."
        ),
    ]
    return [*sentences, *open_notes(measures), *notes_of(measures)]


def band_rows(bands: Iterable[Band]) -> list[Row]:
    """Flatten figures with their quantiles to rows, each with its meaning."""
    return [band.row() | {"meaning": MEANINGS[band.on_record.name]} for band in bands]


def quantile_cells(band: Band, *, together: bool = False) -> tuple[str, str, str]:
    """Write the 5, 50 and 95 % quantiles of a figure, amounts drawn each on its own or all together."""
    drawn, unit = (band.correlated if together else band.independent), band.on_record.unit
    low, middle, high = (value_text(end, unit) for end in (drawn.p05, drawn.p50, drawn.p95))
    return low, middle, high or ("open" if middle else "")


def quantiles_sentence(draws: int, seed: int) -> str:
    """Say what the quantiles are."""
    return (
        f"5, 50, 95%: quantiles of {count(draws, 'draw')}, seed {seed}, in which each amount lies anywhere that its sources allow, each "
        "on its own. Deals of unknown size are in no draw, and an amount without a ceiling is never drawn above the figure on "
        "record: then no upper quantile is given (open)."
    )


def bands_sentence(bands: Sequence[Band], view: View) -> str:
    """Say what the figures on record and the draws rest on."""
    measure = bands[0].on_record
    return (
        f"On record: {count(measure.n_edges_used + measure.n_edges_missing, 'cash deal')} {scope(view)}, each at its central value, "
        f"else at its low end; {measure.n_edges_missing} of unknown size. `aigraph measures` says what each share is of, and the "
        "ends of each figure."
    )
