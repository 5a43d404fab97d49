"""The figure of one loop: the ring, each leg with its deals, and every source by its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigraph.answers.evidence_by_day import evidence_on
from aigraph.answers.queries.loop_list import later_evidence_sentence
from aigraph.figures.arrows import head, head_length
from aigraph.figures.figure import Figure
from aigraph.figures.legend import arrow_rows, company_row, legend
from aigraph.figures.loop_ring import draw_number, draw_ring, ring_text
from aigraph.figures.paper import Paper
from aigraph.figures.sheet import Block, paragraph, provenance, sheet, stack
from aigraph.figures.svg.elements import Element, group, segment, shape
from aigraph.figures.svg.text import text
from aigraph.language.loops import sizes_text
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import company_name, describe_loop, money, scope
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.arrow import Arrow
from aigraph.model.evidence import ANSWERS, FLAGS
from aigraph.model.ledger import View
from aigraph.model.loop import Kind, Leg, Loop
from aigraph.model.source import Source
from aigraph.picture.safe_link import safe_link
from aigraph.picture.visual_encoding import HEADS, dashes, edge_width
from aigraph.typography.bidirectional import isolate
from aigraph.typography.text_width import text_width

_KIND = {
    Kind.CIRCULAR: gettext_noop("A circular loop."),
    Kind.INCENTIVE: gettext_noop("An incentive loop."),
    Kind.BACKSTOP: gettext_noop("A backstop loop."),
    Kind.TRADE: gettext_noop("A trade loop."),
    Kind.CROSS_FUNDING: gettext_noop("A loop of funding only."),
    Kind.PLAIN: gettext_noop("A plain loop: the purpose of some payment is not recorded."),
}

_WIDE = 900.0
"""From this width on, ring and legs are side by side."""


def draw_loop(view: View, loop: Loop, paper: Paper, *, title: str | None = None, bare: bool = False) -> Figure:
    """Draw a loop: each company, each deal with amount, status and day, each source.

    A bare figure is the ring with its legend, where legs and sources are text beside it.
    """
    ledger = view.ledger
    cited = () if bare else tuple(dict.fromkeys(event.source for arrow in loop.arrows for event in arrow.events))
    sources = [ledger.source_by_id[name] for name in cited if name in ledger.source_by_id]
    body = _ring(view, loop, paper, paper.inner) if bare else _whole(view, loop, paper, cited)
    facts = gettext(
        "The smallest leg: {sizes}. Complete since {day}; weakest leg {status}.",
        sizes=sizes_text(loop),
        day=day_words(loop.complete_since),
        status=word(loop.weakest_status),
    )
    kinds = " ".join(gettext(_KIND[kind]) for kind in loop.kinds)
    lines = [f"{kinds} {facts}", gettext("As it stood {scope}.", scope=scope(view))]
    sentence = describe_loop(ledger, loop)
    notes = [provenance(view)]
    return sheet(
        paper,
        title or ring_text(view, loop),
        lines,
        body,
        notes,
        f"{sentence} {' '.join(lines)}",
        links=any(safe_link(source.url) for source in sources),
    )


def _ring(view: View, loop: Loop, paper: Paper, room: float) -> Block:
    companies = [company for company in view.companies if company.id in loop.companies]
    samples = [(name, entries) for name, entries in arrow_rows(paper, loop.arrows) if name != gettext("Amount")]
    return stack(
        [draw_ring(view, loop, paper, room), legend(paper, [*samples, company_row(paper, companies)], room=room)],
        gap=paper.font_size * 1.6,
    )


def _whole(view: View, loop: Loop, paper: Paper, cited: Sequence[str]) -> Block:
    """Lay out the legs beside the ring or below it, then the sources by number and the evidence."""
    known = view.ledger.source_by_id
    numbers = {source: number for number, source in enumerate(cited, start=1)}
    two = paper.width >= _WIDE
    room = paper.inner * 0.46 if two else paper.inner
    ring = _ring(view, loop, paper, room)
    legs = stack(
        [
            _leg(view, loop, number, leg, paper, paper.inner - room - 2 * paper.margin if two else room, numbers)
            for number, leg in enumerate(loop.legs, start=1)
        ],
        gap=paper.font_size * 1.1,
    )
    upper = _beside(ring, legs, room + 2 * paper.margin) if two else stack([ring, legs], gap=paper.font_size * 1.6)
    sources = [(numbers[name], known[name]) for name in cited if name in known]
    return stack([upper, _sources(paper, sources), _evidence(view, loop, paper)], gap=paper.font_size * 1.4)


def _beside(left: Block, right: Block, at: float) -> Block:
    return Block((group(left.shapes), group(right.shapes, at)), max(left.height, right.height))


def _leg(view: View, loop: Loop, number: int, leg: Leg, paper: Paper, room: float, numbers: Mapping[str, int]) -> Block:
    """Describe a leg: its number, its ends and its sum, and below them its deals."""
    size = paper.font_size * 1.1
    payer, payee = (isolate(company_name(view.ledger, end)) for end in (leg.payer, leg.payee))
    total = money(leg.amount) if leg.amount.is_known else gettext("amount not known")
    at = 2.1 * size
    title = paragraph(
        paper, f"{payer} → {payee}", size, room - at - text_width(total, size, bold=True) - size, bold=True
    )
    heading = Block(
        (
            *draw_number(paper, number, 0.72 * size, 0.62 * size, size),
            group(title.shapes, at),
            text(room, 0.95 * size, total, size, paper.colour("ink"), anchor="end", bold=True),
        ),
        title.height,
    )
    smallest = len(loop.legs) > 1 and leg.amount == loop.bottleneck
    remark = (
        paragraph(paper, gettext("the smallest leg"), paper.small_font_size, room - at, colour="quiet")
        if smallest
        else Block((), 0.0)
    )
    deals = stack((_deal(arrow, paper, room - at, numbers) for arrow in leg.arrows), gap=paper.font_size * 0.55)
    rows = stack([remark, deals], gap=paper.font_size * 0.3)
    rule = segment((0, 0.5), (room, 0.5), stroke=paper.colour("rule"))
    return stack([Block((rule,), paper.font_size * 0.6), heading, Block((group(rows.shapes, at),), rows.height)])


def _deal(arrow: Arrow, paper: Paper, room: float, numbers: Mapping[str, int]) -> Block:
    """Describe a deal: its line, title and amount; then status, day, the wording and the numbers of its sources."""
    size, small = paper.font_size, paper.small_font_size
    amount = money(arrow.amount) if arrow.amount.is_known else gettext("amount not known")
    at = 3.4 * size
    words = arrow.deal.title or word(arrow.deal.instrument_name)
    first = paragraph(paper, words, size, room - at - text_width(amount, size) - size)
    line = min(max(edge_width(arrow.amount) * 0.5, 1.0), 2.6)
    mark = _mark(paper, arrow, line, 2.7 * size)
    facts = gettext(
        "{instrument}, {status}; stood since {day}",
        instrument=word(arrow.deal.instrument_name),
        status=word(arrow.status),
        day=day_words(arrow.since),
    )
    reported = next((event.reported for event in reversed(arrow.events) if event.reported), "")
    cited = " ".join(f"[{number}]" for number in dict.fromkeys(numbers[event.source] for event in arrow.events))
    second = paragraph(
        paper,
        f"{facts}{gettext('; reported: “{words}”', words=isolate(reported)) if reported else ''} {cited}",
        small,
        room - at,
        colour="quiet",
    )
    return Block(
        (
            group(mark, 0.0, 0.6 * size),
            group(first.shapes, at),
            text(room, 0.95 * size, amount, size, paper.colour("ink"), anchor="end"),
            group(second.shapes, at, first.height),
        ),
        first.height + second.height,
    )


def _mark(paper: Paper, arrow: Arrow, line: float, length: float) -> list[Element]:
    colour = paper.colour(str(arrow.deal_class))
    pattern = dashes(arrow.status, line)
    tip = min(head_length(line), length * 0.45)
    stroke = segment(
        (0, 0),
        (length - 0.8 * tip, 0),
        stroke=colour,
        stroke_width=line,
        stroke_dasharray=" ".join(f"{part:g}" for part in pattern) if pattern else None,
    )
    inside = paper.colour("paper") if arrow.amount.central is None else None
    return [stroke, head((length, 0.0), 0.0, tip, HEADS[arrow.deal_class], colour, inside)]


def _sources(paper: Paper, sources: list[tuple[int, Source]]) -> Block:
    """List the sources in as many columns as fit."""
    room = _column(paper)[1]
    return _listed(paper, gettext("Sources"), [_source(paper, number, source, room) for number, source in sources])


def _column(paper: Paper) -> tuple[int, float, float]:
    """Give the number of columns that fit, their width, and the gap between them."""
    gap = 2 * paper.font_size
    columns = max(1, int(paper.inner // (32 * paper.font_size)))
    return columns, (paper.inner - gap * (columns - 1)) / columns, gap


def _listed(paper: Paper, heading: str, entries: list[Block]) -> Block:
    """Lay out entries in columns of even height without breaking one."""
    columns, room, gap = _column(paper)
    between = paper.small_font_size * 0.35
    stacks: list[Block] = []
    for column in range(columns):
        goal = sum(entry.height for entry in entries) / (columns - column)
        taken, filled = 0, 0.0
        while taken < len(entries) and filled < goal - 1e-6:
            filled += entries[taken].height
            taken += 1
        stacks.append(stack(entries[:taken], gap=between))
        entries = entries[taken:]
    rule = segment((0, 0.5), (paper.inner, 0.5), stroke=paper.colour("rule"))
    return stack(
        [
            Block((rule,), paper.font_size * 0.6),
            Block(paragraph(paper, heading, paper.font_size, paper.inner, bold=True).shapes, paper.font_size * 1.6),
            Block(
                tuple(group(block.shapes, at * (room + gap)) for at, block in enumerate(stacks)),
                max(block.height for block in stacks),
            ),
        ]
    )


def _source(paper: Paper, number: int, source: Source, room: float) -> Block:
    size, indent = paper.small_font_size, 2.4 * paper.small_font_size
    published = f", {gettext('{day}', day=source.published)}" if source.published else ""
    words = paragraph(
        paper,
        gettext(
            "{title}. {origin}. Grade {grade}.",
            title=isolate(source.title),
            origin=f"{isolate(source.publisher)}{published}",
            grade=source.grade,
        ),
        size,
        room - indent,
    )
    address = paragraph(paper, source.url, size, room - indent, colour="quiet")
    link = safe_link(source.url)
    # In a document the link can be opened; nothing is fetched by itself.
    linked = (shape("a", address.shapes, href=link, target="_blank", rel="noopener"),) if link else address.shapes
    entry = stack([words, Block(linked, address.height)])
    return Block(
        (text(0, 0.95 * size, f"[{number}]", size, paper.colour("quiet")), group(entry.shapes, indent)), entry.height
    )


def _evidence(view: View, loop: Loop, paper: Paper) -> Block:
    """List the questions that structure cannot answer, each with its answers; they are not added up."""
    size, indent, room = paper.small_font_size, 2.4 * paper.small_font_size, _column(paper)[1]
    entries = []
    for flag, rows in evidence_on(view, loop).items():
        answers = [answer for answer in ANSWERS if any(row.answer == answer for row in rows)]
        answer_text = gettext(" and ").join(map(word, answers)) or gettext("unknown, not entered")
        beside = max(text_width(answer_text, size, bold=True) + size, 5 * size)
        words = paragraph(paper, gettext(FLAGS[flag]), size, room - indent - beside)
        entries.append(
            Block(
                (
                    text(0, 0.95 * size, flag, size, paper.colour("quiet")),
                    group(words.shapes, indent),
                    text(room, 0.95 * size, answer_text, size, paper.colour("ink"), anchor="end", bold=True),
                ),
                words.height,
            )
        )
    if later := later_evidence_sentence(view, [loop]):
        entries.append(paragraph(paper, later, size, room))
    return _listed(paper, gettext("Evidence beyond the structure, for the loop and its deals"), entries)
