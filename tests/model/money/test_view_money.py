"""What a view knows of payments, options, rests of rounds and assumed terms."""

from dataclasses import replace
from decimal import Decimal

import pytest

import aigraph as ag
from aigraph.language.sentences import scope
from aigraph.model import Company, Payment, Source
from aigraph.model.dates import PartialDate
from aigraph.model.money.remainder import remainders_of
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.period import Period
from aigraph.schedules.terms import InstalmentKind
from tests.ledgers import ledger


def ends(amount):
    return tuple(None if end is None else float(end) for end in (amount.low, amount.central, amount.high))


def payment(kind, period, figure, source="s", deal="d"):
    return Payment(
        deal=deal, kind=InstalmentKind(kind), period=Period.parse(period), usd_bn=Decimal(figure), source=source
    )


def with_payments(text, *payments, sources=()):
    plain = ledger(text)
    return replace(plain, payments=payments, sources=(*plain.sources, *sources))


def only(view):
    (arrow,) = view.arrows
    return arrow


DEAL = "d: a -> b equity signed 2025-01-01 20"
BETTER = Source(id="filing", title="F", publisher="P", published=PartialDate.parse("2026-02"), grade="A")
LATER = Source(id="late", title="L", publisher="P", published=PartialDate.parse("2026-05"), grade="D")


def test_one_payment_that_two_sources_tell_of_is_counted_once_by_the_better():
    told = with_payments(
        DEAL, payment("paid", "2025-Q4", 5, "late"), payment("paid", "2025", 6, "filing"), sources=(BETTER, LATER)
    )
    assert ends(only(told.view(as_of="2026-06-30", money="paid")).amount) == (6, 6, 20)


def test_two_payments_of_one_source_in_a_period_are_two():
    told = with_payments(DEAL, payment("paid", "2025", 5), payment("paid", "2025", 6))
    assert ends(only(told.view(as_of="2026-06-30", money="paid")).amount) == (11, 11, 20)


def test_a_schedule_counts_from_the_day_on_which_its_source_appeared():
    told = with_payments(DEAL, payment("committed", "2025-06", 20, "late"), sources=(LATER,))
    assert ends(only(told.view(as_of="2026-05-30", money="due")).amount) == (0, None, 20)
    assert ends(only(told.view(as_of="2026-05-31", money="due")).amount) == (20, 20, 20)


def test_a_payment_that_was_told_later_counts_from_its_period():
    told = with_payments(DEAL, payment("paid", "2025-06", 20, "late"), sources=(LATER,))
    assert ends(only(told.view(as_of="2025-12-31", money="paid")).amount) == (20, 20, 20)


def test_an_option_binds_only_once_it_is_exercised():
    def option(text):
        plain = ledger(text)
        return replace(plain, deals=tuple(replace(deal, firmness=Firmness.OPTION) for deal in plain.deals))

    signed = option("d: a -> b chips signed 2025-01-01 20")
    assert [len(signed.view(status=level).arrows) for level in ("paid", "binding", "announced")] == [0, 0, 1]
    closed = option("d: a -> b chips signed 2025-01-01 20\nd closed 2025-06-01")
    assert only(closed.view()).since.isoformat() == "2025-06-01"
    warrant = option("d: a -> b warrant signed 2025-01-01 20")
    assert len(warrant.view().arrows) == 1


def test_a_deal_that_no_contract_can_be_is_refused_with_its_place():
    broken = ledger("d: a -> b chips signed 2025-01-01 20 start=2027 end=2026")
    with pytest.raises(ag.DataError, match=r"deal 'd': the term starts \(2027\) after it ends \(2026\)"):
        _ = only(broken.view(as_of="2026-12-31")).due


def test_the_rest_of_a_round_is_due_at_its_closing():
    told = replace(
        ledger("""
            round: crowd -> b equity signed 2025-01-01 20
            round closed 2026-03-01
            part: a -> b equity closed 2026-03-01 5 part_of=round
        """),
        companies=(
            *(one for one in ledger("x: a -> b equity closed 2025-01-01").companies),
            replace(ledger("x: crowd -> b equity closed 2025-01-01").companies[0], kind="placeholder"),
        ),
    )
    rest = {day: remainders_of(told.view(as_of="2026-12-31", window=day)) for day in ("2025", "2026")}
    assert [[ends(arrow.amount) for arrow in rest[day]] for day in rest] == [[(0, 0, 0)], [(15, 15, 15)]]


def test_an_assumed_term_gives_central_values_to_purchases_alone_and_moves_no_end():
    told = ledger("""
        order: a -> b compute signed 2025-01-01 50
        money: b -> a loan signed 2025-01-01 50
    """)
    known = told.view(as_of="2025-12-31", money="due").arrows
    assumed = told.view(as_of="2025-12-31", money="due", assume_term_years=5)
    assert [ends(arrow.amount) for arrow in known] == [(0, None, 50), (0, None, 50)]
    order, loan = (arrow.amount for arrow in assumed.arrows)
    assert (order.low, round(order.central, 3), order.high) == (0, Decimal("9.995"), 50)
    assert ends(loan) == (0, None, 50)
    assert scope(assumed).endswith("; assumes a term of 5 years for 1 deal ($50bn)")


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({}, "cash + value"),
        ({"money": "contracted"}, "; sums are what the contracts allow over their terms"),
        ({"money": "due"}, "; sums are what had fallen due, or was paid, by then"),
        ({"window": "2025-Q1"}, "; sums are what falls due, or is paid, from 2025-01-01 to 2025-03-31"),
        ({"window": "..2026"}, "; sums are what falls due, or is paid, until 2026-12-31"),
        (
            {"money": "paid", "window": "2025"},
            "; sums are what is known to have been paid from 2025-01-01 to 2025-12-31",
        ),
    ],
)
def test_a_scope_says_what_is_counted_and_when(how, said):
    assert scope(ledger(DEAL).view(**how)).endswith(said)


@pytest.mark.parametrize(
    ("how", "error"),
    [
        ({"money": "owed"}, "'owed' is no kind of money"),
        ({"window": "2026-Q5"}, "'2026-Q5' is no window"),
        ({"window": ("2026-02", "2026-01")}, "ends before it begins"),
        ({"assume_term_years": 0}, "a term of 0 years"),
    ],
)
def test_a_view_refuses_what_it_cannot_count(how, error):
    with pytest.raises(ValueError, match=error):
        ledger(DEAL).view(**how)


def test_more_can_be_paid_in_a_window_than_falls_due_in_it():
    told = with_payments(DEAL.replace("signed 2025-01-01", "closed 2025-01-01"), payment("paid", "2026-02", 12))
    arrow = only(told.view(as_of="2026-06-30", window="2026", money="paid"))
    assert (ends(arrow.due), ends(arrow.amount)) == ((0, 0, 0), (12, 12, 20))


def test_a_figure_of_a_company_that_was_bought_says_that_it_rests_on_an_assumed_term():
    bought = (Company(id="child", name="Child", parent="parent", parent_since=PartialDate.parse("2023-12-20")),)
    told = "ends: child -> seller compute signed 2023-06-01 0 low=0 high=1 end=2023-12-20"
    views = [ledger(told, bought).view(as_of="2023-12-20", assume_term_years=years) for years in (None, 1)]
    known, assumed = ({arrow.deal.id: arrow for arrow in view.arrows} for view in views)
    # On the day itself all has fallen due; what of it is the buyer's hangs on the term.
    assert (known["ends"].due.central, assumed["ends"].due.central) == (None, 0)
    assert assumed["ends"].counted.assumes_term
    assert all(assumed[name].contracted == arrow.contracted for name, arrow in known.items())
