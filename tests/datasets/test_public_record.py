"""The public record joined to a table: which known loops its companies touch, own rows and public rows told apart."""

import pandas as pd
import pytest

from aigraph import DataError, find_loops, load
from aigraph.answers.public_record.own_rows import (
    Record,
    deal_record_text,
    record_of_loop,
    record_sentences,
    record_text,
    touching,
)
from aigraph.datasets import with_public_record

HEADER = ["payer", "payee", "amount", "date", "instrument", "status"]


def table(*rows):
    return load(pd.DataFrame(rows, columns=HEADER))


def test_a_loop_that_runs_over_own_rows_and_the_public_record_is_found_and_its_legs_are_told_apart():
    own = table(
        ["OpenAI, Inc.", "Acme Robotics", "$1bn", "2026-02-05", "compute", "signed"],
        ["Acme Robotics", "NVIDIA Corp", "$0.5bn", "2026-03-01", "chips", "signed"],
    )
    ledger = with_public_record(own)
    loops = find_loops(ledger.view())
    (ring,) = [loop for loop in loops.direct if "acme-robotics" in loop.companies]
    assert ring.companies == ("nvidia", "openai", "acme-robotics")
    assert record_text(ledger, ring) == "2 own, 1 public"
    assert record_of_loop(ledger.intake, ring) is Record.BOTH
    assert touching(ledger, list(loops.direct))[0] == ring
    assert deal_record_text(ledger, ring.legs[1].arrows[0].deal) == "own row: line 1 of DataFrame"
    assert "Acme Robotics, Nvidia, OpenAI" in " ".join(record_sentences(ledger, loops))


def test_a_row_that_the_record_has_too_counts_once():
    own = table(["OpenAI", "Oracle", "$300bn", "2025-09-10", "compute", "signed"])
    ledger = with_public_record(own)
    assert [deal.id for deal in ledger.deals] == [deal.id for deal in load().deals]
    assert dict(ledger.intake.confirmed) == {"openai-oracle-compute-2025": (1,)}
    assert "it counts once" in "\n".join(ledger.intake.lines)
    deal = ledger.deal_by_id["openai-oracle-compute-2025"]
    assert deal_record_text(ledger, deal) == "public record, and own row: line 1 of DataFrame"


def test_a_row_of_another_size_counts_beside_the_record_with_a_word():
    own = table(["Microsoft", "Nebius", "$3bn", "2025-09-08", "compute", "signed"])
    ledger = with_public_record(own)
    assert len(ledger.deals) == len(load().deals) + 1
    assert not ledger.intake.confirmed
    assert "counted beside these: line 1, Microsoft to Nebius" in "\n".join(ledger.intake.lines)


def test_a_row_that_the_record_only_rumours_is_not_weakened_to_it():
    public = load()
    states = public.states(public.last_day)
    weak = next(
        deal
        for deal in public.deals
        if deal.id in states and 0 <= states[deal.id].status.rank < 2 and states[deal.id].amount.is_known
    )
    names = public.company_by_id
    size = states[weak.id].amount
    own = table(
        [
            names[weak.payer].name,
            names[weak.payee].name,
            f"${size.central or size.high or size.low}bn",
            "2026-01-01",
            weak.instrument_name,
            "signed",
        ]
    )
    ledger = with_public_record(own)
    assert len(ledger.deals) == len(public.deals) + 1


def test_a_company_that_the_record_does_not_know_stays_apart_and_is_named():
    ledger = with_public_record(table(["Zzyzx Bottling", "OpenAI", "$1m", "2026-01-01", "equity", "signed"]))
    assert ledger.company("Zzyzx Bottling").id == "zzyzx-bottling"
    assert "it does not know 'Zzyzx Bottling'" in "\n".join(ledger.intake.lines)


def test_a_whole_data_set_is_no_table():
    with pytest.raises(DataError, match="table of your own"):
        with_public_record(load())


def test_without_a_record_joined_nothing_is_said_of_it():
    ledger = table(["A", "B", "$1m", "2026-01-01", "loan", "signed"], ["B", "A", "$1m", "2026-01-01", "", "signed"])
    loops = find_loops(ledger.view())
    assert record_text(ledger, loops[0]) == ""
    assert record_sentences(ledger, loops) == []
    assert touching(ledger, list(loops)) == list(loops)
