"""What an answer shows of itself in a notebook: a caption and a short table, escaped, without a script or a request."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from aigraph.answers.explanation import Explanation
from aigraph.answers.rows import plain, rows_of
from aigraph.language.finished_text import translate_text
from aigraph.language.loops import direct_sentence, kinds_text, sizes_text
from aigraph.language.money_unit import in_unit_of, money_unit
from aigraph.language.sentences import arrow_notation, count, money, scope
from aigraph.loops.loop_list import LoopList
from aigraph.model.arrow import Arrow
from aigraph.model.dates import day_text
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Leg, Loop

MOST_ROWS = 10
MOST_COLUMNS = 10
_MOST_SIGNS = 160
_BASIS = ("scenario", "note", "explanation", "found_by")


def html_of(answer: object) -> str:
    """Show an answer: its own way where there is one, else its rows, those of one record as a list of names and values.

    Examples
    --------
    >>> from aigraph import load
    >>> html_of(load().view().arrows[0].amount)[:42]
    '<p>Amount</p><table><tbody><tr><th>low</th'
    """
    shows = next((show for kind, show in _SHOWS.items() if isinstance(answer, kind)), _show_rows)
    ledger = _ledger_of(answer)
    if ledger is None:
        return shows(answer)
    with in_unit_of(ledger):
        return shows(answer)


def _ledger_of(answer: object) -> Ledger | None:
    """Give the ledger that an answer is of; None where it does not know it."""
    if isinstance(answer, Ledger):
        return answer
    view = answer if isinstance(answer, View) else getattr(answer, "view", None)
    return view.ledger if isinstance(view, View) else None


def _show_ledger(ledger: Ledger) -> str:
    tables = ("companies", "deals", "events", "sources", "metrics", "evidence")
    rows = [(table, f"{len(getattr(ledger, table)):,}") for table in tables]
    reach = f"Ledger, to {day_text(ledger.last_day)}" if ledger.last_day else "Ledger"
    intake = ledger.intake
    said = [translate_text(str(line)) for line in (intake.summary, *intake.refusals, *intake.notes)] if intake else []
    more = [f"and {len(said) - MOST_ROWS:,} more lines; Ledger.intake.lines has all"] if len(said) > MOST_ROWS else []
    return _paragraphs([reach, *said[:MOST_ROWS], *more]) + _table(("table", "rows"), rows)


def _account(ledger: Ledger) -> list[str]:
    """Say of how many rows of a table an answer is made; nothing of other data."""
    return [translate_text(ledger.intake.account)] if ledger.intake else []


def _show_view(view: View) -> str:
    largest = sorted(view.arrows, key=lambda arrow: (-arrow.amount.quoted, arrow.deal.id))
    caption = f"{count(len(view.arrows), 'deal')} between {count(len(view.companies), 'company')} {scope(view)}"
    head = ("payer", "payee", "instrument", money_unit().currency, "status", "since")
    return _paragraphs([caption, *_account(view.ledger)]) + _some(
        head, largest, lambda arrow: _arrow_cells(view.ledger, arrow)
    )


def _arrow_cells(ledger: Ledger, arrow: Arrow) -> Sequence[str]:
    names = (ledger.company(end).name for end in (arrow.payer, arrow.payee))
    return (*names, arrow.deal.instrument_name, money(arrow.amount), str(arrow.status), day_text(arrow.since))


def _show_loops(loops: LoopList) -> str:
    view = loops.view
    caption = f"Loops: {direct_sentence(loops)} {scope(view)}"
    cut = [f"The search {loops.truncated}."] if loops.truncated else []
    head = ("loop", "kind", "paid", "due", "contracted", "weakest leg", "complete since")

    def cells(loop: Loop) -> Sequence[str]:
        since = day_text(loop.complete_since)
        return (
            arrow_notation(view.ledger, loop),
            kinds_text(loop),
            money(loop.paid),
            money(loop.due),
            money(loop.contracted),
            str(loop.weakest_status),
            since,
        )

    return _paragraphs([caption, *cut, *_account(view.ledger)]) + _some(
        head, loops.largest(MOST_ROWS), cells, len(loops)
    )


def _show_loop(loop: Loop) -> str:
    caption = f"{' → '.join((*loop.companies, loop.root))} ({kinds_text(loop)}), {sizes_text(loop)}, complete since {day_text(loop.complete_since)}"
    return _paragraphs([caption]) + _legs(loop.legs)


def _legs(legs: Sequence[Leg]) -> str:
    head = ("payer", "payee", money_unit().currency, "status", "since", "deals")

    def cells(leg: Leg) -> Sequence[str]:
        return leg.payer, leg.payee, money(leg.amount), str(leg.status), day_text(leg.since), ", ".join(leg.deals)

    return _some(head, legs, cells)


def _show_leg(leg: Leg) -> str:
    head = ("deal", "instrument", money_unit().currency, "status", "since")
    caption = f"{leg.payer} to {leg.payee}, {money(leg.amount)}"

    def cells(arrow: Arrow) -> Sequence[str]:
        deal = arrow.deal
        return deal.id, deal.instrument_name, money(arrow.amount), str(arrow.status), day_text(arrow.since)

    return _paragraphs([caption]) + _some(head, leg.arrows, cells)


def _show_explanation(explanation: Explanation) -> str:
    said = _paragraphs([*explanation.sentences, *_account(explanation.view.ledger)])
    if not explanation.is_loop:
        return said
    head = ("deal", "date", "status", "reported", "source")
    events = [
        (deal, event, source)
        for traced in explanation.loops
        for deal, reported in traced.events.items()
        for event, source in reported
    ]

    def cells(record: tuple[Any, ...]) -> Sequence[str]:
        deal, event, source = record
        return deal, str(event.date or ""), str(event.status), event.reported, source.title if source else ""

    return said + _some(head, events, cells)


_SHOWS: dict[type, Callable[[Any], str]] = {
    Ledger: _show_ledger,
    View: _show_view,
    LoopList: _show_loops,
    Loop: _show_loop,
    Leg: _show_leg,
    Explanation: _show_explanation,
}


def _show_rows(answer: object) -> str:
    """Show the answer's own row as a list of names and values, and the rows of its parts as a table."""
    rows = rows_of(answer)
    own = rows[0] if len(rows) == 1 else answer.row() if hasattr(answer, "row") else {}
    caption = _paragraphs([_title(answer), *_basis([own] if own else rows)])
    cells = [(name, cell) for name, cell in _cells(own).items() if cell and name not in _BASIS]
    table = _table((), cells) if cells else ""
    return caption + table + (_telling(rows) if len(rows) > 1 else "")


def _telling(rows: Sequence[Row]) -> str:
    """Show the columns that differ from row to row."""
    names = [name for name in dict.fromkeys(name for row in rows for name in row) if name not in _BASIS]
    telling = [name for name in names if len({str(row.get(name)) for row in rows}) > 1] or names
    shown = telling[:MOST_COLUMNS]
    more = [f"and {len(telling) - len(shown)} more columns; to_frame gives all"] if len(telling) > len(shown) else []
    return _some(shown, rows, lambda row: [_cells(row).get(name, "") for name in shown]) + _paragraphs(more)


def _title(answer: object) -> str:
    """Name the sort of answer in words: ``MaxCirculation`` is a max circulation."""
    if isinstance(answer, tuple) and answer:
        return f"{len(answer):,} times {_title(answer[0]).casefold()}"
    words = re.findall(r"[A-Z][a-z0-9]*", type(answer).__name__)
    return " ".join(words).capitalize() or type(answer).__name__


def _basis(rows: Sequence[Row]) -> list[str]:
    """Give the sentences that belong beside the figures, where they are the same for all rows."""
    said = ({str(row.get(name) or "") for row in rows} for name in _BASIS)
    return [text for one in said if len(one) == 1 for text in one if text]


def _cells(row: Row) -> dict[str, str]:
    return {name: _text(cell) for name, cell in plain(row).items()}


def _text(cell: object) -> str:
    if cell is None:
        return "unknown"
    if isinstance(cell, float):
        return f"{cell:,.6g}"
    return str(cell)


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _some(
    head: Sequence[str], records: Sequence[Any], cells: Callable[[Any], Sequence[str]], number: int | None = None
) -> str:
    """Show the first records, and say how many more there are."""
    if not records:
        return ""
    shown = [cells(record) for record in records[:MOST_ROWS]]
    more = (len(records) if number is None else number) - len(shown)
    return _table(head, shown) + (_paragraphs([f"and {more:,} more; to_frame gives all"]) if more > 0 else "")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Draw a table; without a head the first cell of each row is its name."""
    first = "td" if head else "th"
    body = "".join(
        "<tr>"
        + "".join(
            f"<{mark}>{escape(_short(cell))}</{mark}>"
            for mark, cell in zip((first, *["td"] * len(row)), row, strict=False)
        )
        + "</tr>"
        for row in rows
    )
    titles = "".join(f"<th>{escape(title)}</th>" for title in head)
    return f"<table>{f'<thead><tr>{titles}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"


def _short(cell: str) -> str:
    return cell if len(cell) <= _MOST_SIGNS else f"{cell[:_MOST_SIGNS]}…"
