"""Everything on record about one loop: its legs, their deals, what was reported of each, and where; or why it is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from aigraph.answers.evidence_by_day import all_evidence_on
from aigraph.answers.public_record.named_loops import NamedLoop, claims_about
from aigraph.answers.public_record.own_rows import deal_record_text
from aigraph.answers.rows import row_of
from aigraph.answers.why_no_loop import merger_sentences, sentences_on
from aigraph.language.sentences import describe_loop
from aigraph.loops.collect import rotations
from aigraph.loops.no_loop import loops_on, why_no_loop
from aigraph.loops.obstacle import NoLoop
from aigraph.model.arrow import Arrow
from aigraph.model.company import LoopName, Merger
from aigraph.model.deal import Event
from aigraph.model.display import Displayed, Row
from aigraph.model.evidence import Evidence
from aigraph.model.ledger import View
from aigraph.model.loop import Leg, Loop
from aigraph.model.origin import UnknownNameError
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.model.source import Source
from aigraph.model.status import Level


@dataclass(frozen=True)
class TracedLoop(Displayed):
    """A loop with its sentence and, for each deal on it, every event with its source.

    Parameters
    ----------
    loop : Loop
        The loop.
    sentence : str
        The loop in words, leg by leg.
    events : dict
        For each deal id on the loop its events, oldest first, each with its source, or None where the data cite none.
    evidence : dict
        For each flag the answers about the loop, its packages and its deals; none means unknown.
    records : dict
        Where the public record was joined to a table, for each deal id which rows tell of it.
    uncounted : tuple of Arrow
        Deals from one company to the next that are too uncertain for the view: nothing of them is counted.
    """

    loop: Loop
    sentence: str
    events: dict[str, tuple[tuple[Event, Source | None], ...]]
    evidence: dict[str, tuple[Evidence, ...]]
    records: dict[str, str] = field(default_factory=dict)
    uncounted: tuple[Arrow, ...] = ()

    def rows(self) -> list[Row]:
        """Give one row for each event, with its leg and its source; the names are public."""
        return [
            {
                "loop": self.loop.name,
                "kinds": self.loop.kinds,
                "leg": f"{leg.payer}-{leg.payee}",
                "instrument": arrow.deal.instrument_name,
                **({"record": self.records[arrow.deal.id]} if arrow.deal.id in self.records else {}),
                **row_of(event),
                "title": source.title if source else None,
                "publisher": source.publisher if source else None,
                "published": source.published if source else None,
                "grade": source.grade if source else None,
                "url": source.url if source else None,
            }
            for leg, arrow in _legs_by_deal(self.loop)
            for event, source in self.events[arrow.deal.id]
        ]


@dataclass(frozen=True)
class Explanation(Displayed):
    """The loops that some companies form, traced to their sources, or why they form none.

    Parameters
    ----------
    view : View
        Where it was looked.
    query : str
        The name that was looked up.
    companies : tuple of str
        Ids of the companies that the name stands for in the view, in their order.
    mergers : tuple of Merger
        Why companies of the name count as others in the view.
    loops : tuple of TracedLoop
        The loop that the companies form; empty if they form none.
    why_not : NoLoop or None
        Why they form none; None if they form one.
    claims : tuple of NamedLoop
        What the public record says of these companies as a loop, whatever the order.
    """

    view: View
    query: str
    companies: tuple[str, ...]
    mergers: tuple[Merger, ...]
    loops: tuple[TracedLoop, ...]
    why_not: NoLoop | None
    claims: tuple[NamedLoop, ...] = ()

    @property
    def is_loop(self) -> bool:
        """Whether the companies form a loop in the view."""
        return bool(self.loops)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The answer in words: who counts as whom, then the loops, or why there is none, and who names them as one."""
        reasons = sentences_on(self.view, self.companies, self.why_not) if self.why_not else ()
        return (
            *merger_sentences(self.view, self.mergers),
            *(traced.sentence for traced in self.loops),
            *reasons,
            *(claim.sentence for claim in self.claims),
        )

    def rows(self) -> list[Row]:
        """Give one row for each event on the loops; where there is none, one for each missing leg."""
        if self.why_not is None:
            return [row for traced in self.loops for row in traced.rows()]
        return [leg.row() for leg in self.why_not.missing]

    def __repr__(self) -> str:
        what = f"{len(self.loops)} loops" if self.loops else f"no loop: {self.why_not and self.why_not.obstacle}"
        return f"<Explanation of {'-'.join(self.companies)}, {what}>"


def explain(view: View, loop: LoopName | Loop, *, max_length: int = DEFAULT_LENGTH) -> Explanation:
    """Trace the loops of some companies to their sources, or say why the companies form none.

    Parameters
    ----------
    view : View
        A ledger on a day, at a certainty, in some layers.
    loop : str, Loop or iterable of str
        The loop's companies by any of their names, begun at any of them, joined by arrows, commas, spaces or hyphens:
        ``nvidia-openai-oracle``, ``NVDA, OpenAI, Oracle``, ``Nvidia → OpenAI → Oracle → Nvidia``.
    max_length : int
        The most companies in the loops that are offered where there is none.

    Returns
    -------
    Explanation
        Its `loops` hold the loop that these companies form, of one kind or of several. Where they form none, `why_not` says which leg is
        missing, by which other way the money could go, what would close the loop, and which loops come nearest.

    Raises
    ------
    UnknownNameError
        If a part of the name is no company; the message offers the nearest names.

    See Also
    --------
    find_loops : All loops of a view.

    Notes
    -----
    A loop is looked up, not searched for: O(deals). Where there is none, one search for the nearest.

    Examples
    --------
    >>> from aigraph import load
    >>> found = explain(load().view(), "Oracle → Nvidia → OpenAI → Oracle")
    >>> found.loops[0].loop.root
    'nvidia'
    >>> why = explain(load().view(), "nvidia-openai").why_not
    >>> why.obstacle.value, why.missing[0].payer, why.missing[0].payee, why.nearest[0].name
    ('missing_leg', 'openai', 'nvidia', 'nvidia-openai-oracle')
    """
    named = _ids(view, loop)
    companies = view.loop_ids(named)
    traced = tuple(_trace(view, found) for found in loops_on(view, companies))
    return Explanation(
        view=view,
        query=loop if isinstance(loop, str) else "-".join(named),
        companies=companies,
        mergers=tuple(dict.fromkeys(merger for company in named for merger in view.mergers(company))),
        loops=traced,
        why_not=None if traced else why_no_loop(view, named, max_length=max_length),
        claims=claims_about(view.ledger, named),
    )


def _ids(view: View, loop: LoopName | Loop) -> tuple[str, ...]:
    try:
        return view.ledger.loop_ids(loop.companies if isinstance(loop, Loop) else loop)
    except UnknownNameError as error:
        raise UnknownNameError(
            f"{error}; a company that these data do not name has no deal in them, and so no loop"
        ) from None


def named_loop(view: View, name: LoopName | Loop, among: Iterable[Loop], *, max_length: int = DEFAULT_LENGTH) -> Loop:
    """Give the loop of a name: one of those at hand if it is among them, else one of any kind that the view has.

    Raises
    ------
    UnknownNameError
        If a part of the name is no company, or the companies form no loop; the message says why.
    """
    if isinstance(name, Loop):
        return name
    wanted = rotations(view.loop_ids(name))
    known = next((loop for loop in among if loop.companies in wanted), None)
    if known:
        return known
    explanation = explain(view, name, max_length=max_length)
    if not explanation.is_loop:
        raise UnknownNameError(" ".join(explanation.sentences))
    return explanation.loops[0].loop


def _legs_by_deal(loop: Loop) -> Iterator[tuple[Leg, Arrow]]:
    """Give each deal of a loop once, with the first leg that carries it."""
    seen = set()
    for form in loop.forms:
        for leg in form.legs:
            for arrow in leg.arrows:
                if arrow.deal.id not in seen:
                    seen.add(arrow.deal.id)
                    yield leg, arrow


def _trace(view: View, loop: Loop) -> TracedLoop:
    ledger = view.ledger
    return TracedLoop(
        loop=loop,
        sentence=describe_loop(ledger, loop),
        events={
            arrow.deal.id: tuple((event, ledger.source_by_id.get(event.source)) for event in arrow.events)
            for arrow in loop.arrows
        },
        evidence=all_evidence_on(ledger, loop),
        records={arrow.deal.id: text for arrow in loop.arrows if (text := deal_record_text(ledger, arrow.deal))},
        uncounted=too_uncertain(view, loop),
    )


def too_uncertain(view: View, loop: Loop) -> tuple[Arrow, ...]:
    """Gather the live deals along the legs of a loop that stand below the certainty of the view."""
    pairs = {(leg.payer, leg.payee) for form in loop.forms for leg in form.legs}
    return tuple(
        arrow
        for arrow in view.at(Level.ALL).arrows
        if (arrow.payer, arrow.payee) in pairs and arrow.cancelled_on is None and not view.admits(arrow)
    )
