"""Random ledgers and graphs for property tests."""

from dataclasses import replace
from datetime import date, timedelta

import networkx as nx
from hypothesis import strategies as st

from aigraph import Ledger
from aigraph.model import INSTRUMENTS, Alias, Company, Deal, Event, Source, Status
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Decimal
from aigraph.model.money.payment import STATEMENT_CLASSES, Payment, Statement
from aigraph.schedules.period import Period
from aigraph.schedules.terms import InstalmentKind, Profile

COMPANIES = ("a", "b", "c", "d", "e")
DAYS = tuple(date(2025, 1, 1) + timedelta(days=30 * step) for step in range(8))

amounts = st.one_of(st.none(), st.integers(1, 50).map(Decimal))


simple_edges = st.lists(
    st.tuples(*[st.integers(0, 7)] * 2).filter(lambda ends: ends[0] != ends[1]), min_size=1, max_size=16, unique=True
)


@st.composite
def events_of(draw, deal):
    days = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=3)))
    made = []
    for day in days:
        status = draw(st.sampled_from(list(Status)))
        binding = status in (Status.SIGNED, Status.CLOSED)
        made.append(
            Event(
                deal=deal,
                date=PartialDate.parse(day.isoformat()),
                status=status,
                usd_bn=draw(amounts),
                paid_usd_bn=draw(amounts) if binding else None,
                source="s",
            )
        )
    return made


@st.composite
def ledgers(draw):
    """Ledgers of five companies, one of them a placeholder, one a subsidiary from some day on, with umbrellas."""
    deals, events = [], []
    for number in range(draw(st.integers(2, 12))):
        payer, payee = draw(st.lists(st.sampled_from(COMPANIES), min_size=2, max_size=2, unique=True))
        earlier = [deal.id for deal in deals]
        deals.append(
            Deal(
                id=f"d{number}",
                payer=payer,
                payee=payee,
                instrument_name=draw(st.sampled_from(list(INSTRUMENTS))),
                part_of=draw(st.sampled_from(["", "", "", *earlier])),
                tied_to=draw(st.sampled_from([(), (), (), (payer,)])),
            )
        )
        events += draw(events_of(f"d{number}"))
    companies = [
        Company(id="a", name="A"),
        Company(id="b", name="B"),
        Company(id="c", name="C"),
        Company(id="d", name="D", parent="c", parent_since=PartialDate.parse("2025-03")),
        Company(id="e", name="E investors", kind="placeholder"),
    ]
    source = Source(id="s", title="S", publisher="P")
    return Ledger(companies=tuple(companies), deals=tuple(deals), events=tuple(events), sources=(source,))


@st.composite
def scheduled_ledgers(draw):
    """The same with terms, payment tables and statements about pairs, of which sources appear on different days."""
    whole = draw(ledgers())
    published = [None, *(PartialDate.parse(day.isoformat()) for day in DAYS[::3])]
    sources = tuple(
        Source(id=f"p{at}", title="P", publisher="P", grade=draw(st.sampled_from("ABD")), published=day)
        for at, day in enumerate(published)
    )
    dates = [None, *(PartialDate.parse(text) for text in ("2024", "2025-01", "2025-02-15", "2025", "2026-06", "2027"))]
    periods = [Period.parse(text) for text in ("2024", "2025-01", "2025-Q1", "2025-04", "2025-Q2", "2026")]
    deals = []
    for deal in whole.deals:
        start, end = draw(st.sampled_from(dates)), draw(st.sampled_from(dates))
        if start and end and start.first > end.last:
            start, end = end, start
        profile = draw(st.sampled_from([None, *Profile]))
        basis = draw(st.sampled_from(["total", "total", "annual"]))
        deals.append(replace(deal, start=start, end=end, profile=profile, basis=basis))
    row = {
        "period": st.sampled_from(periods),
        "usd_bn": st.integers(1, 9).map(Decimal),
        "high_usd_bn": st.sampled_from([None, Decimal(20)]),
        "source": st.sampled_from([source.id for source in sources]),
    }
    payments = st.builds(
        Payment,
        deal=st.sampled_from([deal.id for deal in deals]),
        kind=st.sampled_from(list(InstalmentKind)),
        **row,
    )
    statements = st.builds(
        Statement,
        payer=st.sampled_from(COMPANIES),
        payee=st.sampled_from(COMPANIES),
        deal_class=st.sampled_from(STATEMENT_CLASSES),
        **row,
    )
    return replace(
        whole,
        deals=tuple(deals),
        sources=whole.sources + sources,
        payments=tuple(draw(st.lists(payments, max_size=5))),
        statements=tuple(draw(st.lists(statements, max_size=4))),
    )


HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1", "-1", "@SUM(A1)", "\tA", "'quoted'", 'say "no"', "back\\slash\\", "a\nb\r\nc\rd", "nul\0", "bell\a\x1b[31m",
    "\u200eleft\u200fright\u202e", "ল্যাব", "🏦", "</script><b>", "]]>", "<!--", "${jndi}", "'); DROP TABLE deals;--",
    "a;b|c,d", "_x000D_", "_x005F_", "#N/A", "1e5", "2025-01", "true", "\ud800", "\ufffe", "{}", "../../etc/passwd", "x" * 10_000,
)  # fmt: skip
"""What a cell may hold that some program takes for more than text."""

hostile = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=20))


@st.composite
def hostile_ledgers(draw):
    """A ledger of two companies and two deals, one each way, with text in it that means harm."""
    names = draw(st.lists(hostile, min_size=2, max_size=2, unique=True))
    pair = [Company(id=letter, name=name) for letter, name in zip("ab", names, strict=True)]
    deals = [
        Deal(id="d1", payer="a", payee="b", instrument_name="equity", title=draw(hostile)),
        Deal(id="d2", payer="b", payee="a", instrument_name="chips", package=draw(hostile)),
    ]
    day = PartialDate.parse("2025-01-05")
    events = [
        Event(deal=deal.id, date=day, status=Status.SIGNED, usd_bn=draw(amounts), reported=draw(hostile), source="s")
        for deal in deals
    ]
    alias = Alias(company="a", alias=draw(hostile))
    source = Source(id="s", title=draw(hostile), publisher=draw(hostile), url="https://example.org/a")
    return Ledger(companies=tuple(pair), aliases=(alias,), deals=tuple(deals), events=tuple(events), sources=(source,))


@st.composite
def multigraphs(draw, nodes=7, most_edges=22):
    """Directed multigraphs with self-loops, parallel edges and string or integer nodes, of many shapes.

    Edges anywhere; two parts that nothing joins, or a single edge; one large component; a hub that all cycles pass.
    """
    graph = nx.MultiDiGraph()
    count = draw(st.integers(1, nodes))
    names = list(range(count)) if draw(st.booleans()) else [f"n{place}" for place in range(count)]
    graph.add_nodes_from(draw(st.permutations(names)))
    shape = draw(st.sampled_from(("any", "any", "parts", "joined parts", "one component", "hub")))
    half = max(1, count // 2)
    sides = (names[:half], names[half:] or names[:half]) if "parts" in shape else (names, names)
    ends = st.one_of(*(st.tuples(st.sampled_from(side), st.sampled_from(side)) for side in sides))
    if shape == "hub":
        around = st.sampled_from(names)
        ends = st.one_of(st.tuples(st.just(names[0]), around), st.tuples(around, st.just(names[0])), ends)
    graph.add_edges_from(draw(st.lists(ends, max_size=most_edges)))
    if shape == "one component":
        nx.add_cycle(graph, draw(st.permutations(names)))
    if shape == "joined parts":
        graph.add_edge(names[0], names[-1])
    return graph
