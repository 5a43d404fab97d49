"""Columns by their usual names: any order and case, units in headings, and two that can mean the same are refused."""

import pytest

from aigraph import DataError
from aigraph.reading.tables.columns import assign_roles
from aigraph.reading.tables.heading_text import parse_heading


def plan(header, **given):
    columns = header.split(",")
    return assign_roles("t.csv", columns, given).headings(columns)


@pytest.mark.parametrize(
    ("header", "payer", "payee"),
    [
        ("payer,payee", "payer", "payee"),
        ("TO,FROM,Amount", "FROM", "TO"),
        ("Investor,Investee,Round", "Investor", "Investee"),
        ("Amount,Seller,Buyer", "Buyer", "Seller"),
        ("Source,Target,Weight", "Source", "Target"),
        ("step,type,amount,nameOrig,oldbalanceOrg,nameDest,isFraud", "nameOrig", "nameDest"),
        (":START_ID(Account),amount:float,:END_ID(Account),:TYPE", ":START_ID(Account)", ":END_ID(Account)"),
        ("Datum,Zahler,Empfänger,Betrag", "Zahler", "Empfänger"),
        ("Sender_account,Receiver_account,Amount,Date", "Sender_account", "Receiver_account"),
        ("lender,borrower", "lender", "borrower"),
        ("Investor,Company,Deal Size ($m)", "Investor", "Company"),
        ("Von,An,Betrag", "Von", "An"),
    ],
)
def test_the_ends_are_known_by_their_usual_names(header, payer, payee):
    found = plan(header)
    assert (found["payer"], found["payee"]) == (payer, payee)


def test_source_is_who_pays_beside_a_target_and_a_citation_beside_a_payee():
    assert plan("source,target,value")["payer"] == "source"
    assert plan("payer,payee,source")["source"] == "source"
    assert plan("investor,company,source")["source"] == "source"


def test_the_user_has_the_last_word():
    found = plan("a,b,c", payer="b", payee="C")
    assert (found["payer"], found["payee"]) == ("b", "c")


@pytest.mark.parametrize(
    ("header", "unit", "currency"),
    [
        ("payer,payee,Amount (USD bn)", 10**9, "USD"),
        ("payer,payee,amount_usd_m", 10**6, "USD"),
        ("payer,payee,value in EUR millions", 10**6, "EUR"),
        ("payer,payee,usd_bn", 10**9, "USD"),
        ("payer,payee,Deal Size ($m)", 10**6, "USD"),
        ("payer,payee,amount", None, ""),
    ],
)
def test_a_heading_says_unit_and_currency(header, unit, currency):
    columns = header.split(",")
    found = assign_roles("t.csv", columns, {})
    assert found.places["amount"] == (2,)
    assert (found.says["amount"].unit, found.says["amount"].currency) == (unit, currency)


def test_a_heading_of_one_letter_is_no_unit():
    assert parse_heading("m").says.unit is None


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("a,b", "t.csv:1: no column can be the payer: there is 'a', 'b'; say which by --map payer=COLUMN"),
        ("payer,b", "t.csv:1: no column can be the payee: there is 'payer', 'b'; say which by --map payee=COLUMN"),
        ("from,sender,to", "t.csv:1: columns 'from' and 'sender' can each be the payer; say which by --map payer=from"),
        (
            "payer,payee,amount,Amount",
            "t.csv:1: columns 'amount' and 'Amount' can each be the amount; say which by --map amount=amount",
        ),
    ],
)
def test_what_cannot_be_told_is_refused_in_one_clear_line(header, message):
    with pytest.raises(DataError) as caught:
        plan(header)
    assert str(caught.value) == message


def test_a_column_that_is_not_there_and_a_part_that_is_none_are_told():
    with pytest.raises(DataError, match="column 'targt' in --map payee=targt is not there; did you mean 'target'"):
        plan("payer,target", payee="targt")
    with pytest.raises(DataError, match="'payr' in --map payr=a is no part of a deal; did you mean payer"):
        plan("a,b", payr="a")


def test_the_two_accounts_of_amlworld_are_told_apart_with_their_banks():
    header = (
        "Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,"
        "Payment Format,Is Laundering"
    )
    columns = header.split(",")
    assert assign_roles("t.csv", columns, {}).places == {
        "payer": (1, 2), "payee": (3, 4), "amount": (7,), "currency": (8,), "date": (0,), "instrument": (9,),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "name", "unit", "currency", "is_doubtful"),
    [
        ("Amount (pts m)", "amount", 10**6, "PTS", False),
        ("Value (points)", "value", None, "POINTS", False),
        ("Amount (approx.)", "amount", None, "", False),
        ("Amount (mlns)", "amount", None, "", True),
        ("amount (kilo-units)", "amount", None, "", True),
        ("Price (GBp)", "price", 0.01, "GBP", False),
    ],
)
def test_brackets_behind_a_heading_hold_a_unit_or_ask_for_one(heading, name, unit, currency, is_doubtful):
    found = parse_heading(heading)
    assert (found.name, found.says.currency, found.says.is_doubtful) == (name, currency, is_doubtful)
    assert found.says.unit is None if unit is None else float(found.says.unit) == unit


@pytest.mark.parametrize(
    ("header", "payer", "payee"),
    [
        ("Name of the lender,Name of borrower", "Name of the lender", "Name of borrower"),
        ("受注者,発注者名", "発注者名", "受注者"),
        ("출자자,피투자기업", "출자자", "피투자기업"),
        ("Cible;Acquéreur".replace(";", ","), "Acquéreur", "Cible"),
        ("विक्रेता,क्रेता", "क्रेता", "विक्रेता"),
        ("Customer,Provider", "Customer", "Provider"),
    ],
)
def test_the_ends_are_known_in_other_languages_and_with_words_around_them(header, payer, payee):
    found = plan(header)
    assert (found["payer"], found["payee"]) == (payer, payee)
