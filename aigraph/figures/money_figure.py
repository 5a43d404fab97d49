"""The money figure: what falls due in each quarter, and where the money for it comes from, as stacked bars with their ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from aigraph.figures.axis import next_round_number
from aigraph.figures.figure import Figure
from aigraph.figures.legend import LegendEntry, legend
from aigraph.figures.money_words import NOTE, SOURCES, TITLE, USES, carried_on
from aigraph.figures.paper import Paper
from aigraph.figures.sheet import Block, provenance, sheet, stack
from aigraph.figures.svg.elements import Element, polygon, rectangle, segment, tooltip
from aigraph.figures.svg.text import text
from aigraph.flows.sources.due_window import in_window
from aigraph.language.money_unit import money_unit
from aigraph.language.sentence_parts import year_text
from aigraph.language.sentences import company_name, count, dollars, scope, significant_digits
from aigraph.language.translation import gettext, gettext_noop, ngettext
from aigraph.measures.sources_and_uses import SourcesAndUses
from aigraph.measures.sources_and_uses.over_quarters import sources_over_quarters
from aigraph.model.amount import Bounds
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import View
from aigraph.schedules.window import Window

_NARROW = 480.0
"""Below this width four quarters are drawn, and the names are above their rows."""
_NARROW_QUARTERS = 4
_PLOT_HEIGHT = 17.0
"""The height of the bars, in font sizes."""
_CUT = 1.6
"""How many times the tallest bar the axis goes to at most: a range that goes further is cut, and its end is written above."""
_TICKS = 4
_ROUNDING = 1e-9
_LEAST = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Quarter:
    """What is drawn of a quarter: the uses by class, the sources by part, and their sum, each with its ends."""

    name: str
    total: Bounds
    uses: dict[str, Bounds]
    sources: dict[str, Bounds]


def draw_money(
    view: View, paper: Paper, company: str = "", *, title: str | None = None, top: int | None = None
) -> Figure:
    """Draw what falls due in each quarter and where the money comes from, of a company id or of all.

    Parameters
    ----------
    top : int, optional
        The number of quarters, the last ones; by default eight, or four on narrow paper, or all of the window of the view.

    Raises
    ------
    ValueError
        If no whole quarter lies in the window.
    """
    is_narrow = paper.width < _NARROW
    most = top or (_NARROW_QUARTERS if is_narrow else None)
    found = sources_over_quarters(view, most)
    quarters = [_quarter(window, one, company) for window, one in found]
    indent = 0.0 if is_narrow else paper.inner * 0.2
    body = stack(
        [
            _plot(paper, quarters, indent),
            _table(paper, quarters, indent),
            legend(paper, _samples(paper, quarters)),
        ],
        gap=paper.font_size,
    )
    paying = {name for _, one in found for name in one.companies}
    who = (
        company_name(view.ledger, company)
        if company
        else gettext("{companies} on record", companies=count(len(paying), "company"))
    )
    first, last = found[0][0], found[-1][0]
    seen = scope(replace(in_window(view), money=None, window=None))
    line = ngettext(
        "What {who} is to pay, by the quarter in which it falls due, and the sources of the money. "
        "{quarters}, {first} to {last}, as recorded {scope}. {unit}.",
        "What {who} are to pay, by the quarter in which it falls due, and the sources of the money. "
        "{quarters}, {first} to {last}, as recorded {scope}. {unit}.",
        1 if company else len(paying),
        who=who,
        quarters=count(len(quarters), "quarter"),
        first=first.first,
        last=last.last,
        scope=seen,
        unit=gettext(money_unit().name),
    )
    subject = gettext(TITLE)
    heading = title or (f"{who}: {subject[0].lower()}{subject[1:]}" if company else subject)
    return sheet(
        paper,
        heading,
        [line],
        body,
        [f"{gettext(NOTE)} {gettext(carried_on(view, last))}", provenance(view)],
        gettext("Stacked bars. {quarters}.", quarters="; ".join(map(_spoken, quarters))),
    )


def _spoken(quarter: Quarter) -> str:
    parts = (_part_text(part.on_record, SOURCES[name][0]) for name, part in quarter.sources.items() if part.on_record)
    due = gettext("{amount} due", amount=dollars(quarter.total.on_record))
    return f"{quarter.name}: {', '.join((due, *parts))}"


def _part_text(usd_bn: float | None, words: str) -> str:
    return gettext("{amount} {what}", amount=dollars(usd_bn), what=gettext(words))


def _quarter(window: Window, found: SourcesAndUses, company: str) -> Quarter:
    nothing = Bounds.exactly(0.0)
    one = found.system if not company else found.companies.get(company)
    uses = {name: nothing for name, _ in USES.values()}
    for deal_class, bounds in found.uses_by_class(company).items() if one else ():
        uses[USES[deal_class or DealClass.PLAIN][0]] = bounds
    return Quarter(
        name=gettext("{year} Q{quarter}", year=year_text(window.last), quarter=window.last.month // 3),
        total=one.uses if one else nothing,
        uses=uses,
        sources={part: getattr(one, part) if one else nothing for part in SOURCES},
    )


def _plot(paper: Paper, quarters: Sequence[Quarter], indent: float) -> Block:
    """Draw two stacked bars a quarter, uses and sources, with the range of the sum through the first."""
    size, small = paper.font_size, paper.small_font_size
    tallest = max((quarter.total.on_record or 0.0 for quarter in quarters), default=0.0)
    ends = [quarter.total.high for quarter in quarters if quarter.total.high]
    longest = max([tallest, *(end for end in ends if end <= _CUT * tallest or not tallest)])
    tick = next_round_number(longest / _TICKS)
    ticks = max(1, ceil(longest / tick - _ROUNDING))
    reach = ticks * tick
    head, height = 1.8 * size, _PLOT_HEIGHT * size
    scale = height / reach
    base = head + height
    step = (paper.inner - indent) / len(quarters)
    shapes: list[Element] = []
    for at in range(ticks + 1):
        y = base - at * tick * scale
        shapes.append(segment((indent, y), (paper.inner, y), stroke=paper.colour("rule"), stroke_width=1.0))
        words = _figure(at * tick)
        left, anchor = (indent - 0.6 * size, "end") if indent else (0.0, "start")
        shapes.append(text(left, y - (0 if indent else 2), words, small, paper.colour("quiet"), anchor=anchor))
    for at, quarter in enumerate(quarters):
        middle = indent + (at + 0.5) * step
        wide = min(0.3 * step, 3.0 * size)
        gap = 0.06 * step
        uses = [(name, colour, quarter.uses[name]) for name, colour in USES.values()]
        sources = [(words, colour, quarter.sources[part]) for part, (words, colour) in SOURCES.items()]
        shapes += _stacked(paper, quarter, uses, middle - gap / 2 - wide, base, wide, scale)
        shapes += _stacked(paper, quarter, sources, middle + gap / 2, base, wide, scale)
        shapes += _range(paper, quarter.total, middle - gap / 2 - wide / 2, base, head, scale)
    return Block(tuple(shapes), base + 2)


def _stacked(
    paper: Paper,
    quarter: Quarter,
    parts: Sequence[tuple[str, str, Bounds]],
    left: float,
    base: float,
    wide: float,
    scale: float,
) -> list[Element]:
    shapes = []
    for words, colour, bounds in parts:
        tall = (bounds.on_record or 0.0) * scale
        if tall:
            base -= tall
            box = _box(paper, left, base, wide, tall, colour)
            shapes.append(tooltip(box, f"{quarter.name}: {_part_text(bounds.on_record, words)}"))
    return shapes


def _box(paper: Paper, left: float, top: float, wide: float, tall: float, colour: str) -> Element:
    """Draw a part; what is not found is an empty box."""
    is_empty = colour == "paper"
    edge, dashes = (paper.colour("quiet"), "2 2") if is_empty else (paper.colour("paper"), None)
    fill = paper.colour(colour)
    return rectangle(left, top, wide, tall, fill=fill, stroke=edge, stroke_width=0.6, stroke_dasharray=dashes)


def _range(paper: Paper, total: Bounds, x: float, base: float, top: float, scale: float) -> list[Element]:
    """Draw the range of a sum; an arrow says that it has no ceiling, a figure above where it ends beyond the plot."""
    ink, tip = paper.colour("ink"), 0.35 * paper.font_size
    low, figure, high = total.low or 0.0, total.on_record or 0.0, total.high
    if high is not None and high == low:
        return []
    most = base - figure * scale - 1.6 * paper.font_size if high is None else base - high * scale
    end = max(most, top - paper.font_size * 0.3)
    start = base - low * scale
    shapes = [
        segment((x, start), (x, end), stroke=ink, stroke_width=1.0),
        segment((x - tip, start), (x + tip, start), stroke=ink, stroke_width=1.0),
    ]
    if high is None:
        shapes.append(
            polygon([(x, end - tip), (x - 0.7 * tip, end + 0.6 * tip), (x + 0.7 * tip, end + 0.6 * tip)], fill=ink)
        )
    elif most < end:
        words = gettext("to {amount}", amount=_figure(high))
        shapes.append(text(x, end - 0.3 * paper.font_size, words, paper.small_font_size, ink, anchor="middle"))
    else:
        shapes.append(segment((x - tip, end), (x + tip, end), stroke=ink, stroke_width=1.0))
    return shapes


def _table(paper: Paper, quarters: Sequence[Quarter], indent: float) -> Block:
    """Write the figures under their bars: on record, and below it the range where there is one."""
    kinds = [name for name, _ in USES.values() if any(quarter.uses[name].high != 0 for quarter in quarters)]
    rows = [
        (gettext_noop("due"), [quarter.total for quarter in quarters]),
        *((name, [quarter.uses[name] for quarter in quarters]) for name in kinds),
        *((words, [quarter.sources[part] for quarter in quarters]) for part, (words, _) in SOURCES.items()),
    ]
    size, small = paper.font_size, paper.small_font_size
    step = (paper.inner - indent) / len(quarters)
    shapes: list[Element] = []
    for at, quarter in enumerate(quarters):
        middle = indent + (at + 0.5) * step
        shapes.append(text(middle, 0.95 * size, quarter.name, size, paper.colour("ink"), anchor="middle", bold=True))
    blocks = [Block(tuple(shapes), 1.5 * size)]
    for number, (words, figures) in enumerate(rows):
        is_first = number in {0, 1, 1 + len(kinds)}
        shapes = [segment((0, 0.5), (paper.inner, 0.5), stroke=paper.colour("rule"))] if is_first else []
        top = 0.3 * size if indent else 1.3 * size
        ink, quiet, is_bold = paper.colour("ink"), paper.colour("quiet"), number == 0
        shapes.append(text(0, (1.25 if indent else 1.1) * size, gettext(words), size, ink, bold=is_bold))
        for at, bounds in enumerate(figures):
            middle, line = indent + (at + 0.5) * step, top + 0.95 * size
            known = _figure(bounds.on_record or 0.0)
            shapes.append(text(middle, line, known, size, ink, anchor="middle", bold=is_bold))
            if bounds.low != bounds.high:
                shapes.append(text(middle, line + 1.05 * small, _ends(bounds), small, quiet, anchor="middle"))
        blocks.append(Block(tuple(shapes), top + 1.25 * size + small * 1.05))
    return stack(blocks)


def _ends(bounds: Bounds) -> str:
    low = "" if bounds.low is None else _figure(bounds.low)
    return f"{low}+" if bounds.high is None else f"{low}-{_figure(bounds.high)}"


def _figure(usd_bn: float) -> str:
    """Write a sum without its unit, with at most three decimals."""
    shown = money_unit().of(Decimal(repr(round(usd_bn, 9) + 0.0)))
    if 0 < shown < _LEAST:
        return f"<{_LEAST}"
    return significant_digits(shown.quantize(_LEAST))


def _samples(paper: Paper, quarters: Sequence[Quarter]) -> list[tuple[str, list[LegendEntry]]]:
    def sample(words: str, colour: str) -> LegendEntry:
        size = paper.small_font_size
        box = _box(paper, 0.0, -0.45 * size, 1.6 * size, 0.9 * size, colour)
        return LegendEntry((box,), 1.6 * size, gettext(words))

    uses = [sample(name, colour) for name, colour in USES.values() if any(one.uses[name].on_record for one in quarters)]
    sources = [
        sample(words, colour)
        for part, (words, colour) in SOURCES.items()
        if any(one.sources[part].on_record for one in quarters)
    ]
    return [(gettext("Left bar, uses"), uses), (gettext("Right bar, sources"), sources)]
