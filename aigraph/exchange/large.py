"""Tables of millions of rows: checked by DuckDB, searched for rings as arrays, and deals made only of rows on rings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from aigraph.engine.answer import Cycles
from aigraph.engine.enumerate import enumerate_cycles
from aigraph.exchange.amounts import UNTOLD_WORDS
from aigraph.exchange.flat import FAULTS, Rows
from aigraph.exchange.parties import LONGEST_NAME, is_nobody, key_of
from aigraph.exchange.raw import Options, note
from aigraph.exchange.states import is_over
from aigraph.exchange.tally import STATUS, UNDATED, UNKNOWN
from aigraph.exchange.warehouse import Warehouse, open_warehouse
from aigraph.model.deal import Deal, Event
from aigraph.model.intake import SHOWN
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Origin, Problem

Told = Callable[[str, float], object]
"""Called with what is being done and how much of it is, 0 to 1."""

MOST_DEALS = 200_000
"""How many rows on rings become deals at most; the rings with the smallest bottlenecks are left out first."""

DEALS_AT_ONCE = 5_000
"""The same after an interrupt, when somebody waits."""

_PLAIN_NAME = r"[A-Za-z0-9][A-Za-z0-9._:/&+ \-]*"
_PLAIN_FIGURE = r"[0-9]{1,15}(\.[0-9]+)?"
_PLAIN_DAY = r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([ T][0-9:.]+Z?)?"


@dataclass
class Large:
    """A large table on its way to a ledger.

    Parameters
    ----------
    max_length, limit : int
        The most companies in a ring, and the most rings.
    """

    path: Path
    options: Options
    max_length: int
    limit: int | None
    told: Told = lambda _what, _share: None
    cut: str = field(init=False, default="")
    is_interrupted: bool = field(init=False, default=False)
    last: str = field(init=False, default="those found last")
    rows: Rows = field(init=False)
    store: Warehouse = field(init=False)

    def ledger(self) -> Ledger:
        """Read, check, search, and make deals of what lies on rings."""
        self.told("reading", 0.0)
        self.store = open_warehouse(self.path, self.options)
        # The head of the file settles what its columns mean, and the marks of figures and dates.
        self.rows = Rows(self.store.sheet, self.options)
        self.told("checking names", 0.2)
        self._names()
        self.told("checking figures and dates", 0.35)
        self._judge()
        self.told("putting payments together", 0.5)
        pairs, notes = self._pairs_on_rings()
        self.told("making deals", 0.95)
        deals = self._deals(pairs)
        ledger = self._collected(deals, notes)
        self.store.connection.close()
        self.told("done", 1.0)
        return ledger

    def _ask(self, question: str, *given: Any) -> list[tuple[Any, ...]]:
        return self.store.connection.execute(question, list(given)).fetchall()

    def _cell(self, role: str) -> str:
        """Give the cell of a role as SQL; an empty text where there is none."""
        places = self.rows.plan.places.get(role, ())
        if not places:
            return "''"
        parts = [f"coalesce(trim(c{place}), '')" for place in places]
        if len(parts) == 1:
            return parts[0]
        whole = " AND ".join(f"{part} <> ''" for part in parts)
        return f"CASE WHEN {whole} THEN {' || chr(45) || '.join(parts)} ELSE '' END"

    def _names(self) -> None:
        """Give each text that names a company its key, and note what is none."""
        self._ask(
            f"CREATE TABLE texts AS SELECT DISTINCT unnest([{self._cell('payer')}, {self._cell('payee')}]) AS text FROM cells"  # noqa: S608  columns by number
        )
        untold = sorted(UNTOLD_WORDS - {"private", "unknown", "undisclosed"})
        self._ask(
            f"""
            CREATE TABLE names AS
            SELECT text, CASE WHEN regexp_full_match(text, '{_PLAIN_NAME}') AND length(text) <= {LONGEST_NAME}
                AND NOT list_contains($1, lower(text))
                THEN trim(regexp_replace(lower(text), '[\\s\\-_]+', ' ', 'g')) END AS key, NULL::VARCHAR AS rule FROM texts
            """,  # noqa: S608  constants of this file
            untold,
        )
        odd = [text for (text,) in self._ask("SELECT text FROM names WHERE key IS NULL")]
        read = [(text, *key_of(text)) for text in odd]
        self._replace("names", ("text", "key", "rule"), read)
        letters = [
            key for (key,) in self._ask("SELECT DISTINCT key FROM names WHERE regexp_full_match(key, '[a-z ]+')")
        ]
        self._table("nobody", ("key",), [(key,) for key in letters if is_nobody(key)])

    def _judge(self) -> None:
        """Note for each row why it is refused, if it is, and whether it stands."""
        bad = {role: self._bad_texts(role) for role in _CHECKED if role in self.rows.plan.places}
        joins, reasons = [], []
        for role, known in bad.items():
            self._table(f"bad_{role}", ("text", "rule"), known)
            joins.append(f"LEFT JOIN bad_{role} ON bad_{role}.text = {self._cell(role)}")
            reasons.append(f"bad_{role}.rule")
        dead = (
            [(text,) for (text,) in self._distinct("status") if is_over(text)]
            if "status" in self.rows.plan.places
            else []
        )
        self._table("dead", ("text",), dead)
        ends = [
            f"CASE {name}.rule WHEN 'name is empty' THEN '{role} is empty' ELSE {name}.rule END"
            for name, role in (("a", "payer"), ("b", "payee"))
        ]
        ends.append("CASE WHEN a.key = b.key THEN 'pays itself' END")
        self._ask(
            f"""
            CREATE TABLE judged AS
            SELECT line, a.key AS payer, b.key AS payee, coalesce({", ".join([*ends, *reasons, "NULL"])}) AS reason,
                dead.text IS NULL AND a.key NOT IN (SELECT key FROM nobody) AND b.key NOT IN (SELECT key FROM nobody)
                    AS stands,
                CASE WHEN regexp_full_match({self._cell("amount")}, '{_PLAIN_FIGURE}')
                    THEN TRY_CAST({self._cell("amount")} AS DOUBLE) END AS size
            FROM cells
            JOIN names a ON a.text = {self._cell("payer")} JOIN names b ON b.text = {self._cell("payee")}
            {" ".join(joins)} LEFT JOIN dead ON dead.text = {self._cell("status")}
            """  # noqa: S608  columns by number, constants of this file
        )

    def _distinct(self, role: str) -> list[tuple[str]]:
        return self._ask(f"SELECT DISTINCT {self._cell(role)} FROM cells")  # noqa: S608  columns by number

    def _bad_texts(self, role: str) -> list[tuple[str, str]]:
        """Read each different text of a column once, and give those that cannot be read with the reason."""
        cell = self._cell(role)
        usual = {"amount": _PLAIN_FIGURE, "low": _PLAIN_FIGURE, "high": _PLAIN_FIGURE, "date": _PLAIN_DAY}.get(role)
        sure = ""
        if usual == _PLAIN_FIGURE and self.rows.options.decimal == ".":
            sure = f"WHERE NOT (regexp_full_match({cell}, '{usual}') AND TRY_CAST({cell} AS DOUBLE) > 0)"
        elif role == "date":
            day = f"try_strptime(replace(replace(regexp_extract({cell}, '^[0-9]+.[0-9]+.[0-9]+'), '/', '-'), '.', '-'), '%Y-%m-%d')"
            sure = f"WHERE NOT (regexp_full_match({cell}, '{usual}') AND {day} IS NOT NULL)"
        odd = self._ask(f"SELECT DISTINCT {cell} FROM cells {sure}")  # noqa: S608  columns by number
        place = self.rows.plan.places[role][0]
        blank: list[Any] = [None] * len(self.rows.sheet.columns)
        found = []
        for (text,) in odd:
            blank[place] = text
            try:
                self.rows.read_cell(blank, role)
            except FAULTS as error:
                found.append((text, error.rule))
        return found

    def _pairs_on_rings(self) -> tuple[list[tuple[str, str]], list[Problem]]:
        """Find the rings, largest first, and give the pairs of companies that lie on them."""
        table = self.store.connection.execute(
            "SELECT payer, payee, coalesce(sum(size), 0) AS size, count(*) AS n FROM judged "
            "WHERE reason IS NULL AND stands GROUP BY ALL ORDER BY payer, payee"
        ).fetchnumpy()
        payers, payees = table["payer"], table["payee"]
        self.told("looking for loops", 0.6)
        if not len(payers):
            return [], []

        def ask(limit: int | None) -> Cycles:
            return enumerate_cycles(
                (payers, payees),
                self.max_length,
                weight=table["size"],
                limit=limit,
                max_seconds=self.options.max_seconds,
                max_bytes=self.options.max_bytes,
                keep_on_interrupt=self.options.keep_on_interrupt,
                progress=lambda at: self.told("looking for loops", 0.6 + 0.35 * at.share),
            )

        cycles = ask(self.limit)
        rings: list[list[Any]] = list(cycles)
        notes = []
        if cycles.cut and cycles.cut.by == "count" and self.limit:
            # There are more than were asked for: the largest are worth a second search.
            cycles = ask(None)
            ranked = [ring for _, ring in cycles.largest(self.limit)]
            rings = ranked or rings
            self.last = "the smallest" if ranked else self.last
            self.cut = f"only the {len(rings):,} rings of companies with the largest bottlenecks are looked at"
            notes.append(note(str(self.path), f"{self.cut}; --max-rings sets another number, 0 all"))
        if cycles.cut:
            self.cut = f"the search for loops {cycles.cut}"
            self.is_interrupted = cycles.cut.by == "interrupt"
            if self.is_interrupted and not rings:
                raise KeyboardInterrupt
            notes.append(note(str(self.path), self.cut))
        rows_of = dict(zip(zip(payers.tolist(), payees.tolist(), strict=True), table["n"].tolist(), strict=True))
        return self._within_reach(rings, rows_of, notes)

    def _within_reach(
        self, rings: Sequence[Sequence[Any]], rows_of: dict[tuple[Any, Any], int], notes: list[Problem]
    ) -> tuple[list[tuple[str, str]], list[Problem]]:
        """Take rings as long as the rows on them are not too many to become deals."""
        pairs: dict[tuple[str, str], None] = {}
        total, most = 0, DEALS_AT_ONCE if self.is_interrupted else MOST_DEALS
        for number, ring in enumerate(rings):
            new = [pair for pair in zip(ring, [*ring[1:], ring[0]], strict=True) if pair not in pairs]
            total += sum(rows_of[pair] for pair in new)
            if total > most and pairs:
                text = f"{len(rings) - number:,} of {len(rings):,} rings are left out, {self.last}: their rows are too many"
                self.cut = f"{self.cut}; {text}" if self.cut else text
                lift = "" if self.is_interrupted else "; a smaller --max-length gives fewer"
                notes.append(note(str(self.path), f"{text}{lift}"))
                break
            pairs.update(dict.fromkeys(new))
        return list(pairs), notes

    def _deals(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Deal, Event]]:
        self._table("ring", ("payer", "payee"), pairs)
        columns = ", ".join(f"c{place}" for place in range(len(self.rows.sheet.columns)))
        found = self._ask(
            f"SELECT line, {columns} FROM cells JOIN (SELECT line FROM judged JOIN ring USING (payer, payee) "  # noqa: S608  columns by number
            "WHERE reason IS NULL AND stands) USING (line) ORDER BY line"
        )
        deals = []
        for line, *cells in found:
            deals.append(self.rows.deal(Origin(str(self.path), line), cells))
            self.rows.tally.keep()
        return deals

    def _collected(self, deals: list[tuple[Deal, Event]], notes: list[Problem]) -> Ledger:
        tally, path = self.rows.tally, str(self.path)
        tally.counts.clear()
        for problem in self.store.refused:
            tally.refuse(problem.origin, problem.message, problem.rule)
        columns = ", ".join(f"c{place}" for place in range(len(self.rows.sheet.columns)))
        for reason, number in self._ask(
            "SELECT reason, count(*) FROM judged WHERE reason IS NOT NULL GROUP BY 1 ORDER BY 2 DESC"
        ):
            shown = self._ask(
                f"SELECT line, {columns} FROM cells JOIN (SELECT line FROM judged WHERE reason = $1 ORDER BY line "  # noqa: S608  columns by number
                f"LIMIT {SHOWN}) USING (line) ORDER BY line",
                reason,
            )
            for line, *cells in shown:
                origin = Origin(path, line)
                try:
                    self.rows.deal(origin, cells)
                except FAULTS as error:
                    tally.refuse(origin, str(error), reason)
            tally.reasons[reason] = number
        tally.counts.clear()
        kept = self._count("reason IS NULL")
        if "amount" in self.rows.plan.places:
            tally.add(UNKNOWN, self._count("reason IS NULL AND size IS NULL") if not self._has_words() else 0)
        if "date" not in self.rows.plan.places:
            tally.add(UNDATED, kept)
        if "status" not in self.rows.plan.places and not self.rows.known_status:
            tally.add(STATUS, kept)
        spelled = self._ask(
            "SELECT count(*) FROM (SELECT key FROM names WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1)"
        )
        if spelled[0][0]:
            notes.append(
                note(path, f"{spelled[0][0]:,} companies are spelled in several ways that differ in case or spacing")
            )
        companies = self._ask("SELECT count(DISTINCT key) FROM names WHERE key IS NOT NULL")[0][0]
        text = f"of {kept:,} deals of {companies:,} companies the {len(deals):,} that lie on loops of at most {self.max_length}"
        notes.append(note(path, f"{text} companies are held; a table of this size has no others"))
        ledger = self.rows.collect(deals, kept=kept)
        assert ledger.intake is not None
        notes = [*ledger.intake.notes, *notes]
        intake = replace(ledger.intake, notes=tuple(notes), cut=self.cut, is_interrupted=self.is_interrupted)
        return replace(ledger, intake=intake)

    def _has_words(self) -> bool:
        return bool(self._ask(f"SELECT 1 FROM cells WHERE regexp_matches({self._cell('amount')}, '[^0-9.]') LIMIT 1"))  # noqa: S608  columns by number

    def _count(self, where: str) -> int:
        return int(self._ask(f"SELECT count(*) FROM judged WHERE {where}")[0][0])  # noqa: S608  conditions of this file

    def _table(self, name: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        import pandas as pd

        frame = pd.DataFrame(list(rows), columns=list(columns), dtype="object")
        kinds = ", ".join(f"CAST({column} AS VARCHAR) AS {column}" for column in columns)
        self.store.connection.register("frame", frame)
        self._ask(f"CREATE TABLE {name} AS SELECT {kinds} FROM frame")  # noqa: S608  names of this file
        self.store.connection.unregister("frame")

    def _replace(self, name: str, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
        self._table(f"{name}_read", columns, rows)
        self._ask(f"DELETE FROM {name} WHERE key IS NULL")  # noqa: S608  names of this file
        self._ask(f"INSERT INTO {name} SELECT * FROM {name}_read")  # noqa: S608  names of this file


_CHECKED = ("date", "instrument", "status", "amount", "low", "high", "currency", "paid", "start", "end")
