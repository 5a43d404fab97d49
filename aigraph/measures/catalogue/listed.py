"""A measure with a name: what it says, and how it is asked of a view, a network or a graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure
from aigraph.flows.network import GraphLike, Network
from aigraph.language.translation import gettext
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Row
from aigraph.model.ledger import View
from aigraph.model.origin import AigraphError

if TYPE_CHECKING:
    from aigraph.flows.pairs import Amounts, Vector

NETWORK, LOOPS, COMPANY, WINDOW = "network", "loops", "company", "window"
"""What a measure is about: cash flows, the loops of a view, a company, or what falls due in a window."""

Figure = Callable[[GraphLike, Name | None, bool], Measure]
"""From a view or network, a company or None, and whether to search for ends, to the measure."""

Many = Callable[[Network], Callable[["Amounts"], "Vector"]]
"""From a network to a function of many sets of sums of its flows, one a row; NaN is undefined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMeasure(Displayed):
    """A measure by its name.

    Parameters
    ----------
    name : str
        As it is typed, in any case and with spaces, hyphens or underscores.
    meaning : str
        What it says, in a sentence.
    about : str
        ``network``, ``loops``, ``company`` or ``window``: what it is asked of.
    figure : callable
        From a view or network, a company or None, and whether to search for ends, to the measure.
    many : callable, optional
        The same for many sets of amounts at once, where that is faster than one after the other.
    """

    name: str
    meaning: str
    about: str
    figure: Figure
    many: Many | None = None

    def of(self, graph: GraphLike, company: Name | None = None, *, ends: bool = True) -> Measure:
        """Measure a view, network or graph, or a company in it.

        Raises
        ------
        AigraphError
            If a company is named for a measure that is about none, or the measure needs a view.
        """
        if company is not None and self.about not in (COMPANY, WINDOW):
            raise AigraphError(f"{self.typed} is about the whole network, and not about {company}")
        if self.about in (LOOPS, WINDOW) and not isinstance(graph, View):
            raise AigraphError(f"{self.typed} is asked of a view, and not of a graph")
        return self.figure(graph, company, ends)

    @property
    def typed(self) -> str:
        """The name as commands list it."""
        return self.name.replace("_", "-")

    @property
    def title(self) -> str:
        """The name in running text, in the language of the answer."""
        return gettext(self.name.replace("_", " "))

    @property
    def explanation(self) -> str:
        """What it says, in the language of the answer."""
        return gettext(self.meaning)

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {"name": self.name, "about": self.about, "meaning": self.meaning}
