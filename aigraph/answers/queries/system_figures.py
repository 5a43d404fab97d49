"""All figures about the whole network: as rows and in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.answers.measure_text import notes_of, open_notes
from aigraph.flows.measure import Measure
from aigraph.language.locale_text import ENGLISH
from aigraph.language.round_rests import rests_sentence
from aigraph.language.sentences import count, scope
from aigraph.language.translation import gettext, language
from aigraph.measures.catalogue.listed import NETWORK
from aigraph.measures.catalogue.names import MEASURES
from aigraph.model.display import Row
from aigraph.model.ledger import View


def measure_rows(measures: Iterable[Measure]) -> list[Row]:
    """Flatten figures to rows, each with its meaning."""
    return [measure.row() | {"meaning": MEASURES[measure.name].meaning} for measure in measures]


def measures_sentences(measures: Sequence[Measure], view: View) -> list[str]:
    """Say how the figures are read and what they rest on."""
    sentences = [
        gettext(
            "On record: each amount at its central value, else at its low end. Low and high: the ends over all amounts that "
            "the sources allow; with a ~ the least and the most of the combinations tried, and the true range can be wider. "
            "Of all money in the system, recycled and new, the throughput circularity is the share that is recycled; a middleman "
            "does not change it."
        ),
        gettext(
            "{deals} {scope}; {unknown:,} of unknown size, 0 on record and without a ceiling. Whole amounts, whatever their "
            "years; recorded deals only.",
            deals=count(measures[0].n_edges_used + measures[0].n_edges_missing, "cash deal"),
            scope=scope(view),
            unknown=measures[0].n_edges_missing,
        ),
        *filter(None, [rests_sentence(view)]),
    ]
    # In another language the table has no name as it is typed.
    others = [listed.typed for listed in MEASURES.values() if listed.about != NETWORK or language() != ENGLISH]
    return [
        *sentences,
        *open_notes(measures),
        *notes_of(measures),
        gettext(
            "`aigraph series`, `uncertainty`, `tornado` and `cite` take each of these names, and: {others}.",
            others=", ".join(others),
        ),
    ]
