"""What the page tells: companies, deals from day to day with their events, and sources, as plain values for its script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from aigraph.language.words import CERTAINTY
from aigraph.model.company import Company
from aigraph.model.deal import Deal
from aigraph.model.evidence import ANSWERS, FLAGS
from aigraph.model.instruments import INSTRUMENTS, LAYERS
from aigraph.model.loop import KINDS
from aigraph.model.names import BENGALI_ENDINGS
from aigraph.model.source import GRADES
from aigraph.model.status import LEVELS, Status
from aigraph.model.view import View
from aigraph.page.chronicle import Phase, chronicle
from aigraph.page.packer import Packer
from aigraph.page.packing import Plain, finest, numbered, table
from aigraph.picture.safe_link import safe_link
from aigraph.picture.visual_encoding import tint

BASES = {
    "annual": "a yearly figure over its term",
    "drawn": "the part drawn so far",
    "estimate": "an outside estimate",
}
"""What to say beside the figure of a deal that is not the whole contract."""


@dataclass(frozen=True)
class Story:
    """All that a page can show of a ledger up to the day of a view: on every day, at every certainty, in every layer."""

    view: View

    @cached_property
    def phases(self) -> dict[str, tuple[Phase, ...]]:
        """What each deal that is ever seen is from day to day."""
        return chronicle(self.view)

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """The deals that are ever seen, by id: in the page their order is that in which the search meets them."""
        return tuple(self.view.ledger.deal_by_id[deal] for deal in sorted(self.phases))

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """Every company that a deal is ever drawn between, was recorded between or is tied to, by id."""
        ends = set(self.ends)
        for deal in self.deals:
            ends |= {deal.payer, deal.payee, *deal.tied_to}
        known = self.view.ledger.company_by_id
        return tuple(known.get(end) or Company(id=end, name=end) for end in sorted(ends))

    @cached_property
    def ends(self) -> frozenset[str]:
        """The companies that a deal is ever drawn between."""
        return frozenset(end for payer, payee in self.last_ends.values() for end in (payer, payee)) | {
            end
            for phases in self.phases.values()
            for phase in phases
            for arrow in phase.seen.values()
            for end in (arrow.payer, arrow.payee)
        }

    @cached_property
    def last_ends(self) -> dict[str, tuple[str, str]]:
        """Between whom each deal was last drawn."""
        ends = {}
        for deal, phases in self.phases.items():
            arrow = next(arrow for phase in reversed(phases) for arrow in phase.seen.values())
            ends[deal] = arrow.payer, arrow.payee
        return ends


def tell_story(story: Story, order: Sequence[str]) -> Plain:
    """Give all that the script of the page looks up.

    Parameters
    ----------
    story : Story
        What there is to tell.
    order : sequence of str
        The companies that have a place in the picture, the most important first.
    """
    ledger = story.view.ledger
    history = {
        deal.id: [told for told in ledger.history[deal.id] if told[0] <= story.view.as_of] for deal in story.deals
    }
    known = ledger.source_by_id
    told_by = [event.source for told in history.values() for _, event in told]
    cited = numbered(name for name in (*told_by, *(row.source for row in ledger.evidence)) if name in known)
    phases = [phase for told in story.phases.values() for phase in told]
    arrows = [arrow for phase in phases for arrow in phase.seen.values()]
    days = {phase.day for phase in phases} | {arrow.since for arrow in arrows}
    packer = Packer(
        finest([arrow.amount for arrow in arrows] + [event.amount for told in history.values() for _, event in told]),
        numbered(sorted(days | {day for told in history.values() for day, _ in told})),
        numbered(company.id for company in story.companies),
        cited,
    )
    rank = numbered(order)
    return {
        "decimals": packer.decimals,
        "days": [day.isoformat() for day in packer.days],
        "levels": {str(level): CERTAINTY[level] for level in LEVELS},
        "statuses": [str(status) for status in Status],
        "layers": [str(layer) for layer in LAYERS],
        "kinds": [str(kind) for kind in KINDS],
        "instruments": table(
            [
                {
                    "instrument": row.name,
                    "deal_class": str(row.deal_class),
                    "layer": str(row.layer),
                    "verb": row.verb,
                    "comes_back": row.counter_leg,
                }
                for row in INSTRUMENTS.values()
            ]
        ),
        "companies": table(list(_companies(story, rank))),
        "deals": table([packer.deal(deal, story.phases[deal.id], history[deal.id]) for deal in story.deals]),
        "sources": table(
            [
                {
                    "title": source.title,
                    "grade": source.grade,
                    "publisher": source.publisher,
                    "published": source.published.text if source.published else None,
                    "url": safe_link(source.url),
                }
                for source in map(known.__getitem__, cited)
            ]
        ),
        "endings": BENGALI_ENDINGS,
        "flags": FLAGS,
        "answers": ANSWERS,
        "evidence": table(
            [
                {
                    "flag": list(FLAGS).index(row.flag),
                    "answer": ANSWERS.index(row.answer),
                    "source": cited.get(row.source),
                    "about": row.about,
                    "reported": row.reported,
                    "locator": row.locator,
                }
                for row in ledger.evidence
            ]
        ),
        "grades": GRADES,
        "bases": BASES,
    }


def _companies(story: Story, rank: Mapping[str, int]) -> Iterator[Plain]:
    """Tell each company with those that count as it on the day of the view, and all their other names."""
    view = story.view
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias in view.ledger.aliases:
        aliases[view.group_of(alias.company)].append(alias.alias)
    members: dict[str, list[str]] = defaultdict(list)
    for company in view.ledger.companies:
        group = view.group_of(company.id)
        if group != company.id:
            members[group].append(company.name)
    for company in story.companies:
        yield {
            "id": company.id,
            "name": company.name,
            "rank": rank.get(company.id),
            "tint": tint(company),
            "kind": company.kind,
            "roles": list(company.roles),
            "country": company.country,
            "ticker": company.ticker,
            "known_as": aliases[company.id],
            "members": members[company.id],
        }
