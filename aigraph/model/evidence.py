"""Evidence beside a loop: questions that its structure cannot answer, each answered from a source or left unknown."""

from __future__ import annotations

from dataclasses import field

from aigraph.engine.frozen import dataclass
from aigraph.model.display import Displayed
from aigraph.model.origin import NOWHERE, Origin

FLAGS = {
    "E1": "Are the deals linked: one agreement, conditional on each other, or for use at the vendor?",
    "E2": "Do the amounts match, within a fifth or so?",
    "E3": "Is what is bought not distinct, not needed, or priced off the market?",
    "E4": "Does the vendor take the risk back by guarantee, buy-back, lease-back or minimum purchase?",
    "E5": "Is revenue shown at once while the outflow is spread or kept below the line?",
    "E6": "Are the parties related: a large holding, a board seat, a controlled vehicle?",
    "E7": "Do the deals fall just before the end of a reporting period?",
    "E8": "Is it undisclosed, or disclosed by the other side only?",
}
"""What can be asked of a loop beyond its structure. The answers stand side by side and are never added up."""

SUBJECTS = {
    "E1": "linked deals",
    "E2": "equal amounts",
    "E3": "off-market purchase",
    "E4": "risk taken back",
    "E5": "revenue before cost",
    "E6": "related parties",
    "E7": "at period end",
    "E8": "undisclosed",
}
"""What each question is about, where there is no room for it."""

ANSWERS = ("yes", "no", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Displayed):
    """One answer to one question about a deal, a package of deals, or a loop.

    Parameters
    ----------
    about : str
        The id of a deal or package, or the name of a loop.
    flag : str
        One of `FLAGS`.
    answer : str
        ``yes``, ``no`` or ``unknown``.
    source : str
        The source that answers; empty only for unknown.
    reported : str
        What it says, in a few words.
    """

    about: str
    flag: str
    answer: str
    source: str = ""
    reported: str = ""
    locator: str = ""
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
