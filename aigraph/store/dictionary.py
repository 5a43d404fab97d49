"""The data dictionary: every column of every table, what it means and what it may hold."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.engine.frozen import dataclass
from aigraph.model.company import KINDS, ROLES
from aigraph.model.deal import BASES
from aigraph.model.evidence import ANSWERS, FLAGS
from aigraph.model.instruments import INSTRUMENTS
from aigraph.model.metric import VERDICTS
from aigraph.model.money.payment import STATEMENT_CLASSES
from aigraph.model.source import GRADES
from aigraph.model.status import Status
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.terms import InstalmentKind, Profile

TEXT, NUMBER, DAY, PERIOD, LIST, LINK = "text", "number", "date", "period", "list", "link"

PERIOD_PATTERN = r"\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?(\.\.\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?)?"
"""What a period looks like."""

FORMAT_VERSION = 2
"""The version of the tables. 2 added payments, statements, terms of deals and the columns beside them; 1 is still read."""


@dataclass(frozen=True, slots=True)
class ColumnDefinition:
    """A column of a table: its name, its meaning, and what its cells may hold.

    Parameters
    ----------
    type : str
        ``text``, ``number``, ``date`` (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``), ``period`` (a date, a quarter
        ``2027-Q2``, a half-year ``2027-H1``, or two of these with ``..`` between them), ``list`` (items with semicolons
        between them) or ``link`` (a web address).
    required : bool
        Whether it must be there and may not be empty.
    values : sequence of str
        The words it may hold; none means any.
    refers : str
        The table whose id it names, if it does.
    default : str
        What it holds where the whole column is left out.
    """

    name: str
    meaning: str
    type: str = TEXT
    required: bool = False
    values: Sequence[str] = ()
    refers: str = ""
    default: str = ""


_GRADES = ", ".join(f"{grade} {meaning}" for grade, meaning in GRADES.items())

_FIGURES = (
    ColumnDefinition("low_usd_bn", "the least it can be, US$ billions", NUMBER),
    ColumnDefinition("usd_bn", "the figure to quote, US$ billions; alone it is exact", NUMBER),
    ColumnDefinition("high_usd_bn", "the most it can be, US$ billions", NUMBER),
)
_CITED = (
    ColumnDefinition("reported", "the wording and original currency, in few words"),
    ColumnDefinition("source", "where it stands", required=True, refers="sources"),
    ColumnDefinition("locator", "where in the source: page, paragraph, exhibit"),
)

DICTIONARY: dict[str, tuple[ColumnDefinition, ...]] = {
    "companies": (
        ColumnDefinition("id", "slug, never changed", required=True),
        ColumnDefinition("name", "as printed", required=True),
        ColumnDefinition(
            "kind", "placeholder: parties that no source names, who can close no loop", values=KINDS, default="firm"
        ),
        ColumnDefinition("roles", f"some of {', '.join(ROLES)}", LIST),
        ColumnDefinition("country", "ISO 3166-1 alpha-2"),
        ColumnDefinition("parent", "the company that consolidates it", refers="companies"),
        ColumnDefinition("parent_since", "since when; empty: as far back as the data go", DAY),
        ColumnDefinition("ticker", "the sign of its shares on their main exchange"),
        ColumnDefinition("lei", "legal entity identifier, ISO 17442"),
        ColumnDefinition("cik", "number at the US Securities and Exchange Commission"),
        ColumnDefinition("wikidata", "Wikidata item"),
        ColumnDefinition("founded", "when it was founded", DAY),
    ),
    "aliases": (
        ColumnDefinition("company", "whose name it is", required=True, refers="companies"),
        ColumnDefinition("alias", "another name, brand, former name or spelling", required=True),
        ColumnDefinition("language", "BCP 47: en, bn, ..."),
    ),
    "deals": (
        ColumnDefinition("id", "slug: payer-payee-what", required=True),
        ColumnDefinition("payer", "who gives up the value", required=True, refers="companies"),
        ColumnDefinition("payee", "who gets it", required=True, refers="companies"),
        ColumnDefinition(
            "instrument", "what moves; see the table of instruments", required=True, values=tuple(INSTRUMENTS)
        ),
        ColumnDefinition("title", "one short line in plain words"),
        ColumnDefinition("start", "first day of the term", DAY),
        ColumnDefinition("end", "last day of the term", DAY),
        ColumnDefinition("package", "joins the deals of one agreement"),
        ColumnDefinition("part_of", "the umbrella deal whose figure contains this one", refers="deals"),
        ColumnDefinition("replaces", "deals that this one took the place of; each gets an event `replaced`", LIST),
        ColumnDefinition("tied_to", "companies where the money must be spent, as credits must", LIST),
        ColumnDefinition(
            "basis",
            "what the figure counts: the whole contract, one year, the part drawn, or an estimate",
            values=BASES,
            default="total",
        ),
        ColumnDefinition(
            "profile", "how the money falls due over the term; empty: no source tells it", values=tuple(Profile)
        ),
        ColumnDefinition(
            "firmness", "what the payer can still get out of; empty: no source tells it", values=tuple(Firmness)
        ),
        ColumnDefinition("notice_days", "days of notice of a cancellable contract", NUMBER),
        ColumnDefinition("firm_share", "the part of the amount that a source calls firm, 0 to 1", NUMBER),
        ColumnDefinition(
            "vests_with", "of a warrant, grant or credit: the purchase that it is a reward for", refers="deals"
        ),
        ColumnDefinition("covers", "of a guarantee: the deal whose debt or rent it covers", refers="deals"),
        ColumnDefinition("secured_by", "the collateral, in few words"),
        ColumnDefinition("capacity_mw", "megawatts", NUMBER),
        ColumnDefinition("units", "what is delivered, as 400,000 GB200"),
        ColumnDefinition("currency", "that of the contract, ISO 4217"),
        ColumnDefinition("looked_at", "when somebody last looked for news of it, whether there was any", DAY),
    ),
    "events": (
        ColumnDefinition("deal", "the deal it tells of", required=True, refers="deals"),
        ColumnDefinition("date", "the day that the statement is about", DAY),
        ColumnDefinition(
            "status", "what had come of the deal; see the table of statuses", required=True, values=tuple(Status)
        ),
        *_FIGURES,
        ColumnDefinition("paid_usd_bn", "what had been paid by then, all instalments together, US$ billions", NUMBER),
        ColumnDefinition("reported", "the wording and original currency, in few words"),
        ColumnDefinition("source", "the document that says so", refers="sources"),
        ColumnDefinition("locator", "where in the source: page, paragraph, exhibit"),
        ColumnDefinition("next_by", "by when the source expects the next step: a signing, a closing, a listing", DAY),
    ),
    "sources": (
        ColumnDefinition("id", "slug: publisher-topic-date", required=True),
        ColumnDefinition("title", "as published, or a description where no title was seen", required=True),
        ColumnDefinition("publisher", "who published what was read, with the outlet it quotes"),
        ColumnDefinition("published", "when", DAY),
        ColumnDefinition("url", "the address of what was read; empty where none is known", LINK),
        ColumnDefinition("language", "BCP 47"),
        ColumnDefinition("grade", _GRADES, values=tuple(GRADES), default="D"),
        ColumnDefinition("retrieved", "when its text, or the copy or note that tells of it, was read", DAY),
        ColumnDefinition("archived", "the address of a copy in an archive", LINK),
        ColumnDefinition("quotes", "the source whose words this one repeats", refers="sources"),
    ),
    "metrics": (
        ColumnDefinition("company", "whose figure it is", required=True, refers="companies"),
        ColumnDefinition("metric", "what is measured: revenue, capex, valuation, gpus, ...", required=True),
        ColumnDefinition("period", "a day, month, quarter (2024-Q3), fiscal year (FY2025) or year", required=True),
        ColumnDefinition("low", "the least it can be", NUMBER),
        ColumnDefinition("value", "the figure to quote; alone it is exact", NUMBER),
        ColumnDefinition("high", "the most it can be", NUMBER),
        ColumnDefinition(
            "unit", "usd_bn, percent, gpus, gw, ...; statement for a remark without a figure", required=True
        ),
        ColumnDefinition("reported", "the wording, in few words"),
        ColumnDefinition("source", "the document that says so", required=True, refers="sources"),
        ColumnDefinition("locator", "where in the source"),
        ColumnDefinition("verdict", "what became of the claim; empty means that it stands", values=VERDICTS),
        ColumnDefinition("period_start", "first day of the period; filled where it is a fiscal year", DAY),
        ColumnDefinition("period_end", "last day of the period; filled where it is a fiscal year", DAY),
    ),
    "evidence": (
        ColumnDefinition("about", "a deal, a package, or a loop by its name", required=True),
        ColumnDefinition("flag", "which question", required=True, values=tuple(FLAGS)),
        ColumnDefinition("answer", "unknown is not no", required=True, values=ANSWERS),
        ColumnDefinition("source", "the document that says so; empty only for unknown", refers="sources"),
        ColumnDefinition("reported", "what it says, in few words"),
        ColumnDefinition("locator", "where in the source"),
    ),
    "payments": (
        ColumnDefinition("deal", "the deal under which it is paid", required=True, refers="deals"),
        ColumnDefinition(
            "kind", "expected by a plan, bound by the contract, or paid", required=True, values=tuple(InstalmentKind)
        ),
        ColumnDefinition("period", "when it falls due, or was paid", PERIOD, required=True),
        *_FIGURES,
        ColumnDefinition("share", "a part of the amount of the deal, 0 to 1, instead of the three figures", NUMBER),
        *_CITED,
    ),
    "statements": (
        ColumnDefinition("payer", "who paid", required=True, refers="companies"),
        ColumnDefinition("payee", "who was paid", required=True, refers="companies"),
        ColumnDefinition(
            "class", "what was paid under all contracts of the pair", required=True, values=STATEMENT_CLASSES
        ),
        ColumnDefinition("period", "the days that it covers", PERIOD, required=True),
        *_FIGURES,
        *_CITED,
    ),
}
