"""Multilateral set-off: a published example, and the largest circulation by another program."""

from collections import defaultdict
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph import load, max_circulation
from aigraph.cli import main
from aigraph.measures import set_off
from tests.command_line import CliRunner

OBLIGATIONS = "payer,payee,amount\n10,20,100\n20,30,100\n30,10,200\n40,30,100\n"


def view(rows):
    return load(pd.DataFrame(rows, columns=["payer", "payee", "amount"])).view()


def test_a_published_ring_of_obligations_sets_300_of_500_off(tmp_path):
    (tmp_path / "o.csv").write_text(OBLIGATIONS, encoding="utf-8")
    answer = CliRunner().invoke(main, ["clearing", str(tmp_path / "o.csv"), "--write", str(tmp_path / "notices.csv")])
    assert answer.exit_code == 0, answer.output
    assert "3 notices; of $500 owed $300 can be set off without any cash" in answer.stderr
    notices = pd.read_csv(tmp_path / "notices.csv")
    assert notices.debtor.tolist() == [10, 20, 30]
    assert (notices.set_off_usd_bn * 1e9).round(6).tolist() == [100, 100, 100]
    assert (notices.remaining_usd_bn * 1e9).round(6).tolist() == [0, 0, 100]


def test_without_a_ring_nothing_is_set_off_and_the_file_has_its_headings(tmp_path):
    (tmp_path / "o.csv").write_text("payer,payee,amount\nA,B,5\nB,C,\n", encoding="utf-8")
    answer = CliRunner().invoke(main, ["clearing", str(tmp_path / "o.csv"), "--write", str(tmp_path / "n.csv")])
    assert "1 obligation of unknown size or of unnamed parties left out" in answer.stderr
    assert (tmp_path / "n.csv").read_text(encoding="utf-8").startswith("deal,debtor,creditor,")


AMOUNTS = st.decimals(Decimal("0.01"), Decimal(10_000_000), places=2)


@settings(max_examples=32, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE"), AMOUNTS).filter(lambda row: row[0] != row[1]),
        min_size=1,
        max_size=14,
    )
)
def test_set_off_is_balanced_to_the_cent_within_each_obligation_and_the_largest(rows):
    shown = view([(payer, payee, str(amount)) for payer, payee, amount in rows])
    found = set_off(shown)
    balance = defaultdict(Decimal)
    for notice in found.notices:
        assert 0 < notice.set_off_usd_bn <= notice.arrow.amount.central
        balance[notice.arrow.payer] += notice.set_off_usd_bn
        balance[notice.arrow.payee] -= notice.set_off_usd_bn
    assert not any(balance.values())
    assert found.total.on_record == pytest.approx(max_circulation(shown).usd_bn.on_record, abs=1e-10)
