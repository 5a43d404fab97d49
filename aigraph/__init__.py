"""Circular deals of AI companies: loops of money, each leg with its sources.

>>> import aigraph as ag
>>> loops = ag.find_loops(ag.load().view(status="binding"))
>>> loops[0].kind.value
'circular'

What everyone uses is here:

- data: `load`, `check`, `read_table`; `Ledger`, `View`, and how they fail: `AigraphError`, `DataError`, `UnknownNameError`
- loops: `find_loops`, `explain`, `ladder`, `diff`, `series`; `Loop`, `LoopList`, `Explanation`
- loops of single payments: `find_temporal_loops`, `cycle_features`; of any size, on Spark: `find_cycles_on_spark`
- lists: `list_companies`, `list_deals`, `list_sources`; the words they use: `glossary`, `look_up`
- money: `max_circulation`, `sources_and_uses`, `round_trip`, `concentration`, `shock`, `stress`, `spread`, `debt_rank`, `institution_shares`, `measure_system`; `Measure`, `Bounds`
- out: `draw`, `figure`, `report`, `export`, `to_frame`, `to_graph`; `show_progress`; `enable_networkx`, the engine behind networkx's own functions

The rest is in the room that it belongs to, and every type of a public signature with it:

- `model`: companies, deals, events, sources, amounts, and the words for status, certainty, layers and kinds
- `schedules`: periods and windows of time, and how firm and in what profile money falls due
- `engine`: cycles of any directed graph; `spark`: the same on a cluster
- `loops`, `flows`, `measures`: loops at each certainty, the network of flows, and every measure of it
- `answers`: rows, the claims of a source
- `language`: what is said in words, and the terms of the glossary
- `reading`, `datasets`, `store`, `native`, `rules`: data sets read; compared, merged and begun; added to, saved, described and checked
- `figures`, `page`, `reports`, `site`, `writing`: what pictures, pages, reports, sites and files are
"""

from importlib import import_module

from aigraph.engine.lazy_names import attach
from aigraph.model.display import set_renderer

__version__ = "0.1.0"

# Names are fetched on first use: a command in the terminal must not wait for pandas or pyvis. The stub beside this
# file is the one list of them, for this line and for type checkers.
_fetch, __dir__ = attach(__name__, __file__)


def __getattr__(name: str) -> object:
    """Fetch a name; one whose library is not installed says which extra it needs."""
    try:
        return _fetch(name)
    except ModuleNotFoundError as error:
        from aigraph.model.extras import named_extra

        raise named_extra(error, name) from error


@set_renderer
def _html_of(answer: object) -> str:
    """Show an answer in a notebook: here the model, which knows no HTML, meets the room that does."""
    shown: str = import_module("aigraph.answers.html").html_of(answer)
    return shown
