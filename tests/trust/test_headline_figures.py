"""The figures that are quoted, on random ledgers, against a slow count that shares no line with the package."""

import csv
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import aigraph as ag
from aigraph.measures.coverage import coverage
from tests.trust.slow_figures import FUNDING, Record

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
FIRMS = ("a", "b", "c", "d")
KINDS = dict.fromkeys(FIRMS, "firm") | {"fund": "fund", "bank": "bank", "crowd": "placeholder"}
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
PARTS = ("uses", "recycled", "equity", "debt", "own", "others", "unfunded")

days = st.integers(0, 364).map(lambda day: FIRST + timedelta(days=day))
pairs = st.sampled_from([(payer, payee) for payer in KINDS for payee in FIRMS if payer != payee])
edges = st.one_of(days.map(str), days.map(lambda day: str(day)[:7]))


@st.composite
def amounts(draw):
    """Low, central and high, as cells: exact, a range, a range with a middle, at most, or nothing."""
    low, more, most = (draw(st.integers(1, 20)) for _ in range(3))
    return draw(
        st.sampled_from(
            [("", low, "")] * 3
            + [(low, "", low + more), (low, low + more, low + more + most), ("", "", most), ("", "", "")]
        )
    )


@st.composite
def tables(draw):
    """The rows of a ring of deals, and of some more, among four firms, a fund, a bank and people who are not named."""
    found = {"deals": [], "events": [], "payments": []}
    ring = draw(st.permutations(FIRMS))[: draw(st.integers(2, 4))]
    ends = [*zip(ring, ring[1:] + ring[:1], strict=True), *draw(st.lists(pairs, min_size=1, max_size=5))]
    for number, (payer, payee) in enumerate(ends):
        funds = number == 0 or payer not in FIRMS or (number != len(ring) - 1 and draw(st.booleans()))
        instrument = draw(st.sampled_from([*FUNDING] if funds else ["chips", "compute"]))
        key, term = f"d{number}", sorted(draw(st.lists(edges, min_size=2, max_size=2, unique_by=lambda day: day[:7])))
        profile = draw(st.sampled_from(["", "flat", "flat", "ramp", "on_delivery"]))
        if draw(st.integers(0, 3)) == 0:
            term = ["", ""]
        deal = {
            "id": key,
            "payer": payer,
            "payee": payee,
            "instrument": instrument,
            "basis": "total",
            "profile": profile,
        }
        found["deals"].append(deal | {"start": term[0], "end": term[1]})
        low, central, high = draw(amounts())
        event = {"deal": key, "status": "signed", "source": "s", "reported": "so"}
        signed = event | {"date": "2025-01-01", "low_usd_bn": low, "usd_bn": central, "high_usd_bn": high}
        found["events"].append(signed)
        if draw(st.booleans()):
            told = {"date": str(draw(days)), "paid_usd_bn": min(draw(st.integers(1, 9)), high or central or 9)}
            found["events"].append(event | told)
        if draw(st.booleans()):
            found["events"].append(event | {"date": str(draw(days)), "status": "closed"})
        if draw(st.integers(0, 3)) == 0:
            row = {"deal": key, "kind": "paid", "usd_bn": min(draw(st.integers(1, 9)), high or central or 9)}
            found["payments"].append(row | {"period": draw(st.sampled_from(MONTHS)), "reported": "so"})
    for row in found["payments"]:
        row["source"] = row["period"]
    found["events"].sort(key=lambda row: row["date"])
    sold = draw(st.dictionaries(st.sampled_from(FIRMS), st.integers(1, 30), max_size=3))
    found["metrics"] = [
        {"company": name, "metric": "revenue", "period": "2025", "value": value, "unit": "usd_bn", "source": "s"}
        for name, value in sold.items()
    ]
    return found


COLUMNS = {
    "companies": ("id", "name", "kind"),
    "deals": ("id", "payer", "payee", "instrument", "start", "end", "basis", "profile"),
    "events": ("deal", "date", "status", "low_usd_bn", "usd_bn", "high_usd_bn", "paid_usd_bn", "reported", "source"),
    "payments": ("deal", "kind", "period", "low_usd_bn", "usd_bn", "high_usd_bn", "share", "reported", "source"),
    "metrics": ("company", "metric", "period", "value", "unit", "source"),
    "sources": ("id", "title", "publisher", "published", "grade"),
}


class Both:
    """A ledger as the package reads it, and its slow count."""

    def __init__(self, rows, day):
        published = {"s": "2025-12-31"} | {month: f"{month}-28" for month in MONTHS}
        source = {"title": "S", "publisher": "P", "grade": "A"}
        rows |= {
            "companies": [{"id": name, "name": name.title(), "kind": kind} for name, kind in KINDS.items()],
            "sources": [source | {"id": key, "published": day} for key, day in published.items()],
        }
        with tempfile.TemporaryDirectory() as folder:
            for name, columns in COLUMNS.items():
                with Path(folder, f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                    writer = csv.DictWriter(file, columns)
                    writer.writeheader()
                    writer.writerows(rows[name])
            self.ledger, self.slow = ag.load(folder), Record(Path(folder), day)


def ends(amount):
    return tuple(None if end is None else round(float(end), 8) for end in (amount.low, amount.central, amount.high))


def rounded(amount):
    low, central, high = amount
    return tuple(None if end is None else round(float(end), 8) for end in (low, low if low == high else central, high))


@settings(max_examples=24)
@given(tables(), days, days, days)
def test_contracted_due_and_paid_of_each_deal(rows, as_of, one, other):
    both = Both(rows, as_of)
    first, last = min(one, other), max(one, other)
    for arrow in both.ledger.view(as_of=as_of).arrows:
        deal = both.slow.deals[arrow.deal.id]
        found = tuple(map(ends, (arrow.contracted, arrow.due, arrow.paid)))
        assert found == tuple(map(rounded, (deal.contracted(as_of), deal.due_by(as_of), deal.paid(as_of)))), (
            arrow.deal.id
        )
    if last <= as_of:
        for arrow in both.ledger.view(as_of=as_of, window=f"{first}..{last}").arrows:
            assert ends(arrow.due) == rounded(both.slow.deals[arrow.deal.id].due_in(first, last)), arrow.deal.id


@settings(max_examples=24)
@given(tables(), days)
def test_every_loop_with_its_roots_its_deals_and_three_sizes(rows, as_of):
    both = Both(rows, as_of)
    expected = both.slow.loops()
    loops = ag.find_loops(both.ledger.view(as_of=as_of), kinds=("circular",))
    rings = {frozenset(ring) for ring in expected}
    found = {}
    for loop in loops:
        ring = min(loop.companies[at:] + loop.companies[:at] for at in range(len(loop.companies)))
        assert loop.is_direct == (not any(other < set(ring) for other in rings))
        found[ring] = {root: form for form in loop.forms for root in form.roots}
    assert {ring: set(forms) for ring, forms in found.items()} == {ring: set(forms) for ring, forms in expected.items()}
    for ring, forms in found.items():
        for root, form in forms.items():
            legs = expected[ring][root]
            at = next(place for place, leg in enumerate(form.legs) if leg.payer == root)
            turned = form.legs[at:] + form.legs[:at]
            assert [sorted(leg.deals) for leg in turned] == [sorted(leg) for leg in legs]
            for money in ("contracted", "due", "paid"):
                assert ends(form.counted(ag.model.Money(money))) == rounded(both.slow.size(legs, money)), money


@settings(max_examples=24)
@given(tables())
def test_the_split_of_uses_by_source_and_what_came_home(rows):
    both = Both(rows, LAST)
    found = ag.sources_and_uses(both.ledger.view(as_of=LAST, window="2025"))
    expected = both.slow.sources(FIRST, LAST)
    assume(expected is not None)
    for company, parts in expected.items():
        if parts["uses"]:
            told = {part: getattr(found[company], part).on_record for part in PARTS}
            assert told == pytest.approx({part: parts[part] for part in PARTS}, abs=1e-6), company
    for part in PARTS:
        whole = sum(parts[part] for parts in expected.values())
        assert getattr(found.system, part).on_record == pytest.approx(whole, abs=1e-6), part


@settings(max_examples=24)
@given(tables(), st.sampled_from(FIRMS))
def test_the_coverage_of_what_a_company_owes(rows, company):
    both = Both(rows, LAST)
    view = both.ledger.view(as_of=LAST, window="2025")
    expected = both.slow.coverage(company, FIRST, LAST)
    if any(company in (arrow.payer, arrow.payee) for arrow in view.arrows):
        found = coverage(view, company).on_record
        assert (found is None) == (expected is None)
        assert found is None or found == pytest.approx(expected)
