"""The pages of loops, companies and deals: what is on record of each, in words, with links to all that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from aigraph.answers.citation.cite_answer import cite
from aigraph.figures.loop_figure import draw_loop
from aigraph.figures.paper import Paper
from aigraph.language.loops import kinds_text, sizes_sentence, sizes_text
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import (
    arrow_notation,
    company_name,
    count,
    describe_arrow,
    describe_loop,
    describe_steps,
    money,
)
from aigraph.language.translation import gettext
from aigraph.loops.collect import loop_id
from aigraph.loops.find import find_loops
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.company import Company
from aigraph.model.deal import Deal
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.model.money.history import leg_steps
from aigraph.model.status import LEVELS, Level
from aigraph.picture.safe_link import safe_link
from aigraph.site.address import CARDS, COMPANIES, DEALS, LOOPS, address, file_stem
from aigraph.site.templating import SiteFrame, render

_FIGURE_WIDTH = 680.0


@dataclass(frozen=True)
class Records:
    """What a site has a page of: the direct loops at any certainty, and every company and deal of the data."""

    view: View

    @cached_property
    def loops(self) -> dict[str, dict[Level, Loop]]:
        """The direct loops by id, each as it is at every certainty at which it stands, the strictest first."""
        found = {level: {loop_id(loop): loop for loop in find_loops(self.view.at(level))} for level in LEVELS}
        direct = dict.fromkeys(name for loops in found.values() for name, loop in loops.items() if loop.is_direct)
        # Those of the view come in its order, with the largest first.
        ranked = [name for name in found[self.view.status] if name in direct]
        order = dict.fromkeys([*ranked, *direct])
        return {name: {level: loops[name] for level, loops in found.items() if name in loops} for name in order}

    def shown(self, name: str) -> tuple[Level, Loop]:
        """Give a loop as the view has it, else at the strictest certainty at which it stands."""
        levels = self.loops[name]
        level = self.view.status if self.view.status in levels else next(iter(levels))
        return level, levels[level]

    @cached_property
    def arrows(self) -> dict[str, Arrow]:
        """The deals as they stand at the weakest certainty, in every layer, by id."""
        weakest = self.view.ledger.view(as_of=self.view.as_of, status=Level.ALL, layers=LAYERS, merge=self.view.merge)
        return {arrow.deal.id: arrow for arrow in weakest.arrows}

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """The companies of the data, and the ends of deals that no table lists."""
        listed = {company.id: company for company in self.view.ledger.companies}
        ends = {end for deal in self.view.ledger.deals for end in (deal.payer, deal.payee)}
        ends |= {end for arrow in self.arrows.values() for end in (arrow.payer, arrow.payee)}
        return (*listed.values(), *(Company(id=end, name=end) for end in sorted(ends - listed.keys())))

    def name(self, company: Company) -> str:
        """Give the printed name of a company; an end of deals that no table lists has its id."""
        return company_name(self.view.ledger, company.id)

    @cached_property
    def loops_by_deal(self) -> dict[str, list[str]]:
        """The direct loops that each deal is on."""
        found: dict[str, list[str]] = {}
        for name, levels in self.loops.items():
            for deal in dict.fromkeys(arrow.deal.id for loop in levels.values() for arrow in loop.arrows):
                found.setdefault(deal, []).append(name)
        return found

    @property
    def titles(self) -> dict[str, str]:
        """The title of every page by its address."""
        ledger = self.view.ledger
        return (
            {address(LOOPS, name): arrow_notation(ledger, self.shown(name)[1]) for name in self.loops}
            | {address(COMPANIES, company.id): self.name(company) for company in self.companies}
            | {address(DEALS, deal.id): deal_title(self.view, deal) for deal in ledger.deals}
        )


def deal_title(view: View, deal: Deal) -> str:
    """Give the title of a deal, or its ends and instrument."""
    payer, payee = (company_name(view.ledger, end) for end in (deal.payer, deal.payee))
    return deal.title or f"{payer} → {payee}: {word(deal.instrument_name)}"


def loop_pages(records: Records, frame: SiteFrame) -> Iterator[tuple[str, str]]:
    """Write the page of each direct loop."""
    for name, levels in records.loops.items():
        level, loop = records.shown(name)
        view, here = records.view.at(level), address(LOOPS, name)
        citation = cite(view, loop)
        picture = draw_loop(view, loop, Paper(_FIGURE_WIDTH, "page"), bare=True)
        sentence = describe_loop(view.ledger, loop)
        fragment = "" if level == records.view.status else f"&level={level}"
        yield (
            here,
            render(
                "loop.html",
                frame,
                here,
                title=arrow_notation(view.ledger, loop),
                description=f"{sentence} {gettext('{sentence}.', sentence=sizes_text(loop))}",
                card=card_address(name),
                id=name,
                name=loop.name,
                fragment=fragment,
                sentence=sentence,
                standing=[_standing(level, loop) for level, loop in levels.items()],
                sizes=sizes_sentence(view),
                figure=Markup(picture.svg),  # noqa: S704 - our own drawing, in which every name is escaped
                legs=[
                    {
                        "ends": _ends(records, (leg.payer, leg.payee)),
                        "amount": money(leg.amount),
                        "steps": describe_steps(leg_steps(view, leg)),
                        "deals": [_deal_row(records, arrow) for arrow in leg.arrows],
                    }
                    for leg in loop.legs
                ],
                citation={
                    "sentence": citation.sentence,
                    "range": citation.range,
                    "data": citation.data_citation,
                },
                embed=embed_code(frame, f"#embed=yes&loop={loop.name}{fragment}", arrow_notation(view.ledger, loop)),
            ),
        )


def embed_code(frame: SiteFrame, fragment: str, title: str) -> str:
    """Write the frame that shows a part of the page on another one."""
    where = frame.url or "ADDRESS-OF-THIS-SITE/"
    return f'<iframe src="{where}index.html{fragment}" title="{Markup.escape(title)}" width="100%" height="520" loading="lazy" style="border:0"></iframe>'


def card_address(name: str) -> str:
    """Give the address of the card of a loop."""
    return f"{CARDS}/{file_stem(name)}.png"


def company_pages(records: Records, frame: SiteFrame) -> Iterator[tuple[str, str]]:
    """Write the page of each company."""
    view = records.view
    aliases: dict[str, list[str]] = {}
    for alias in view.ledger.aliases:
        aliases.setdefault(alias.company, []).append(alias.alias)
    deals: dict[str, dict[str, list[Arrow]]] = {}
    for arrow in records.arrows.values():
        for ends in {(arrow.payer, arrow.payee), (arrow.deal.payer, arrow.deal.payee)}:
            for side, end in zip(("pays", "gets"), ends, strict=True):
                deals.setdefault(end, {}).setdefault(side, []).append(arrow)
    for company in records.companies:
        here, group = address(COMPANIES, company.id), view.group_of(company.id)
        own = deals.get(company.id, {})
        words = [word(one) for one in (*company.roles, company.kind) if one]
        known = [*words, company.country, company.ticker, *aliases.get(company.id, ())]
        name = records.name(company)
        numbers = gettext(
            "{paid} in which it pays, {got} in which it gets",
            paid=count(len(own.get("pays", ())), "deal"),
            got=count(len(own.get("gets", ())), "deal"),
        )
        said = [
            gettext(
                "{company}, {known}: {numbers}.", company=name, known=", ".join(filter(None, known)), numbers=numbers
            )
        ]
        if group != company.id:
            said.append(gettext("It counts as {company}.", company=company_name(view.ledger, group)))
        yield (
            here,
            render(
                "company.html",
                frame,
                here,
                title=name,
                description=gettext("{company}: {numbers}.", company=name, numbers=numbers),
                card="",
                id=company.id,
                sentence=" ".join(said),
                loops=_loop_rows(records, [name for name in records.loops if company.id in name.split("~")]),
                groups=[
                    (heading, [_deal_row(records, arrow) for arrow in own.get(side, ())])
                    for side, heading in (("pays", gettext("What it pays")), ("gets", gettext("What it gets")))
                ],
            ),
        )


def deal_pages(records: Records, frame: SiteFrame) -> Iterator[tuple[str, str]]:
    """Write the page of each deal, also of one that does not stand on the day of the view."""
    view = records.view
    for deal in view.ledger.deals:
        here, arrow = address(DEALS, deal.id), records.arrows.get(deal.id)
        title = deal_title(view, deal)
        sentence = (
            gettext("{sentence}.", sentence=describe_arrow(view.ledger, arrow))
            if arrow
            else gettext(
                "{deal}. It does not stand on {day}, or is a heading whose parts stand.", deal=title, day=view.as_of
            )
        )
        yield (
            here,
            render(
                "deal.html",
                frame,
                here,
                title=title,
                description=sentence,
                card="",
                id=deal.id,
                sentence=sentence,
                facts=_deal_facts(deal, arrow),
                ends=_ends(records, (deal.payer, deal.payee)),
                loops=_loop_rows(records, records.loops_by_deal.get(deal.id, ())),
                events=list(_events(view, deal)),
            ),
        )


def _standing(level: Level, loop: Loop) -> dict[str, str]:
    return {
        "level": word(level),
        "standing": gettext("{kinds}, direct", kinds=kinds_text(loop))
        if loop.is_direct
        else gettext("{kinds}, a detour of {loops}", kinds=kinds_text(loop), loops=", ".join(loop.detour_of)),
        "paid": money(loop.paid),
        "due": money(loop.due),
        "contracted": money(loop.contracted),
        "since": day_words(loop.complete_since),
    }


def _ends(records: Records, companies: Iterable[str]) -> list[dict[str, str]]:
    ledger = records.view.ledger
    return [{"name": company_name(ledger, end), "address": address(COMPANIES, end)} for end in companies]


def _deal_row(records: Records, arrow: Arrow) -> dict[str, str]:
    return {
        "address": address(DEALS, arrow.deal.id),
        "sentence": describe_arrow(records.view.ledger, arrow),
        "facts": gettext("{status} since {day}", status=word(arrow.status), day=day_words(arrow.since)),
    }


def _loop_rows(records: Records, names: Iterable[str]) -> list[dict[str, str]]:
    rows = []
    for name in names:
        level, loop = records.shown(name)
        rows.append(
            {
                "address": address(LOOPS, name),
                "name": arrow_notation(records.view.ledger, loop),
                "facts": gettext("{level}: {meaning}", level=word(level), meaning=sizes_text(loop)),
            }
        )
    return rows


def _deal_facts(deal: Deal, arrow: Arrow | None) -> str:
    term = (
        gettext("term {first} to {last}", first=deal.start or "?", last=deal.end or "?")
        if deal.start or deal.end
        else ""
    )
    kind = [word(deal.instrument_name), word(str(deal.instrument.deal_class))]
    if arrow is None:
        return " · ".join(filter(None, (*kind, term)))
    stands = gettext("{status} since {day}", status=word(arrow.status), day=day_words(arrow.since))
    sizes = gettext(
        "paid {paid}, due {due}, contracted {contracted}",
        paid=money(arrow.paid),
        due=money(arrow.due),
        contracted=money(arrow.contracted),
    )
    return " · ".join(filter(None, (*kind, stands, term, sizes)))


def _events(view: View, deal: Deal) -> Iterator[Mapping[str, Any]]:
    for day, event in view.ledger.history.get(deal.id, ()):
        source = view.ledger.source_by_id.get(event.source)
        paid = "" if event.paid_usd_bn is None else money(Amount.of(central=event.paid_usd_bn))
        yield {
            "day": gettext("{day}", day=event.date) if event.date else day_words(day),
            "status": word(event.status),
            "amount": money(event.amount) if event.amount.is_known else "",
            "paid": paid,
            "reported": event.reported,
            "source": (source.publisher or source.title) + ", " + source.title if source else event.source,
            "url": safe_link(source.url) if source else None,
            "where": event.locator,
            "grade": source.grade if source else "D",
        }
