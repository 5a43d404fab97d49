"""Writes a ledger or a view in any format, whole or not at all, and says what the format cannot hold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from aigraph.files.atomic import draft
from aigraph.files.folders import draft_folder
from aigraph.language.sentences import count
from aigraph.loops.find import find_loops
from aigraph.loops.loop_list import LoopList
from aigraph.model.ledger import Ledger, View
from aigraph.model.origin import AigraphError
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.native.folder import count_formulas
from aigraph.native.typed_tables import row_counts
from aigraph.store.load import errors_of
from aigraph.store.write import readable_tables
from aigraph.writing.registry import Format, Lost, format_of
from aigraph.writing.result import Export
from aigraph.writing.view_graph import ViewGraph, graph_of_view

VIEW_ONLY = "the history: it holds the deals of one view with the last word on each, not every event, source and figure of the ledger"


def export(
    what: Ledger | View,
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the word that everyone looks for
    loops: LoopList | None = None,
    max_length: int = DEFAULT_LENGTH,
) -> Export:
    """Write a ledger or a view to a file or folder, in the format that its name ends in or that is named.

    The formats of aigraph's own (CSV folder, JSON, Excel, Parquet folder, SQLite, DuckDB, data package) hold the whole ledger, and
    `load` reads them back. The others show what a view shows: companies, and deals with their amounts, dates and types, each
    with the loops that it is on.

    Parameters
    ----------
    what : Ledger or View
        A ledger is seen by ``ledger.view()`` where the format shows a view; of a view the whole ledger is written where the
        format holds one.
    path : str or pathlib.Path
        Where to; ``-`` is standard output, for a format that is one text.
    format : str, optional
        The name of a format, one of those in `FORMATS`; by default by the ending of `path`.
    loops : LoopList, optional
        The loops whose members are marked; by default they are looked for in the view.
    max_length : int
        The most companies in such a loop.

    Returns
    -------
    Export
        The path, the format, how much was written, and what was lost.

    Raises
    ------
    AigraphError
        If the format is unknown, cannot hold the data, or the file cannot be written. Nothing is left behind then.

    See Also
    --------
    load : Reads aigraph's own formats back.
    to_frame, to_graph : The same for pandas and networkx.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from aigraph import load
    >>> with TemporaryDirectory() as folder:
    ...     done = export(load().view(), Path(folder) / "deals.gexf")
    ...     done.format, done.written["deals"] > 300
    ('gexf', True)
    """
    format_ = format_of(str(path), format)
    try:
        return _export(what, str(path), format_, loops, max_length)
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        raise AigraphError(f"{path}: the data hold {sign!r}, half of a character, which no file can hold") from None


def _export(what: Ledger | View, name: str, format_: Format, loops: LoopList | None, max_length: int) -> Export:
    if name == "-" and not format_.is_text:
        raise AigraphError(f"--to {format_.name}: is no text for standard output; name a file or folder")
    ledger = what.ledger if isinstance(what, View) else what
    if ledger.intake and ledger.intake.money and ledger.intake.money.usd is None:
        code = ledger.intake.money.currency
        raise AigraphError(
            f"{ledger.intake.path}: amounts are in {code} without a rate, and files of deals hold US$; give --rates FILE"
        )
    if not name:
        raise AigraphError("the path is empty; name a file or a folder")
    if format_.is_whole:
        readable_tables(ledger)
        lost = _write(format_, name, lambda path: _fill_with_ledger(format_, ledger, path))
        return Export(
            path=name,
            format=format_.name,
            written=row_counts(ledger),
            lost=lost,
            notes=tuple(_warnings(format_, ledger)),
        )
    view = what if isinstance(what, View) else what.view()
    found = find_loops(view, max_length=max_length, keep_on_interrupt=False) if loops is None else loops
    cut = (f"the marks of loops may be incomplete: the search {found.truncated}",) if found.truncated else ()
    if format_.answer_folder:
        readable_tables(ledger)
        lost = _write(format_, name, partial(format_.answer_folder, found))
        written = {**row_counts(ledger), "loops": len(found)}
        return Export(
            path=name, format=format_.name, written=written, lost=lost, notes=(*_warnings(format_, ledger), *cut)
        )
    graph = graph_of_view(view, found)
    lost = _write(format_, name, lambda path: _fill_with_graph(format_, graph, path))
    return Export(
        path=name,
        format=format_.name,
        written=graph.written,
        lost=(*lost, *filter(None, (format_.loses, VIEW_ONLY))),
        notes=cut,
    )


def _warnings(format_: Format, ledger: Ledger) -> Iterator[str]:
    """Yield what could surprise a reader of the whole ledger, or of its tables in another program."""
    errors = errors_of(ledger)
    if errors:
        more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        yield f"`load` will refuse it until this is mended: {errors[0]}{more}"
    risky = count_formulas(ledger) if format_.ledger_folder and format_.files[0].endswith(".csv") else 0
    if risky:
        yield (
            f"{count(risky, 'cell')} of text that a spreadsheet would run as a formula, kept unchanged, for the folder is read back; "
            "for a spreadsheet export to .xlsx"
        )


def _write(format_: Format, name: str, fill: Callable[[Path | None], Lost]) -> Lost:
    """Let a file, a folder or, where there is no path, standard output be filled, and give what was lost."""
    if name == "-":
        return fill(None)
    target = Path(name)
    try:
        if format_.is_folder:
            with draft_folder(target, format_.files) as folder:
                return fill(folder)
        if target.is_dir():
            raise AigraphError(f"{target}: is a folder; expected a file")
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft(target) as file:
            return fill(file)
    except OSError as error:
        raise AigraphError(f"{target}: cannot be written: {error.strerror or error}") from None


def _fill_with_ledger(format_: Format, ledger: Ledger, path: Path | None) -> Lost:
    if format_.ledger_text:
        return _put(*format_.ledger_text(ledger), path)
    write = format_.ledger_file or format_.ledger_folder
    assert write is not None
    assert path is not None
    return write(ledger, path)


def _fill_with_graph(format_: Format, graph: ViewGraph, path: Path | None) -> Lost:
    if format_.graph_text:
        return _put(*format_.graph_text(graph), path)
    write = format_.graph_file or format_.graph_folder
    assert write is not None
    assert path is not None
    return write(graph, path)


def _put(text: str, lost: Lost, path: Path | None) -> Lost:
    if path is None:
        sys.stdout.write(text)
    else:
        path.write_text(text, encoding="utf-8", newline="\n")
    return lost
