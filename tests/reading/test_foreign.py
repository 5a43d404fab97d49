"""Formats with a meaning of their own: FollowTheMoney, Open Ownership, Kumu, AMLworld, PaySim, Neo4j."""

import json

import pytest

from aigraph import DataError, find_loops, load


def lines(path, records):
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


ENTITIES = [
    {"id": "n", "schema": "Company", "properties": {"name": ["Nvidia"]}},
    {"id": "o", "schema": "Company", "properties": {"name": ["OpenAI"]}},
    {"id": "o2", "schema": "Company", "properties": {"name": ["OpenAI"]}},
    {"id": "g", "schema": "PublicBody", "properties": {"name": ["Ministry"]}},
    {"id": "own", "schema": "Ownership", "properties": {"owner": ["n"], "asset": ["o"], "sharesValue": ["30000000000"], "sharesCurrency": ["USD"], "startDate": ["2025-09"]}},
    {"id": "pay", "schema": "Payment", "properties": {"payer": ["o"], "beneficiary": ["n"], "amount": ["20000000"], "currency": ["EUR"], "amountUsd": ["23000000"], "date": ["2025-10-06"], "purpose": ["chips"]}},
    {"id": "debt", "schema": "Debt", "properties": {"debtor": ["o2"], "creditor": ["n"], "amount": ["5"], "currency": ["USD"]}},
    {"id": "con", "schema": "Contract", "properties": {"authority": ["g"], "title": ["Servers"]}},
    {"id": "award", "schema": "ContractAward", "properties": {"contract": ["con"], "supplier": ["n"], "amount": ["7"], "currency": ["USD"]}},
    {"id": "two", "schema": "Payment", "properties": {"payer": ["n", "o"], "beneficiary": ["g"]}},
    {"id": "dir", "schema": "Directorship", "properties": {"director": ["x"], "organization": ["n"]}},
]  # fmt: skip


def test_entities_of_followthemoney_become_deals_the_way_value_goes(tmp_path):
    ledger = load(lines(tmp_path / "entities.ijson", ENTITIES))
    told = [
        (deal.payer, deal.payee, deal.instrument.deal_class.value, event.usd_bn)
        for deal, event in zip(ledger.deals, ledger.events, strict=True)
    ]
    assert [row[:3] for row in told] == [
        ("nvidia", "openai", "funding"),
        ("openai", "nvidia", "plain"),
        ("nvidia", ledger.deals[2].payee, "funding"),
        ("ministry", "nvidia", "purchase"),
    ]
    assert ledger.deals[2].payee.startswith("openai-")
    assert [float(row[3]) for row in told] == [30, 0.023, 5e-9, 7e-9]
    assert ledger.company("Ministry").kind == "government"
    assert ledger.events[1].status == "closed"
    assert (ledger.intake.read, ledger.intake.kept) == (5, 4)
    assert "payer has 2 values, such as 'n' and 'o'; expected one" in str(ledger.intake.refusals[0])
    assert any("1 links move no value and are left out: Directorship 1" in line for line in ledger.intake.lines)
    assert [loop.name for loop in find_loops(ledger.view())] == ["openai-nvidia"]


@pytest.mark.oracle
def test_what_the_library_of_followthemoney_writes_is_read(tmp_path):
    ftm = pytest.importorskip("followthemoney", reason="it needs ICU, which cannot be had everywhere")
    entities = [ftm.model.get_proxy(entity).to_dict() for entity in ENTITIES if entity["id"] not in ("two", "dir")]
    ledger = load(lines(tmp_path / "entities.json", entities))
    assert ledger.intake.kept == 4


def statement(number, sort, details, **more):
    return {
        "statementId": f"{number:032}",
        "statementDate": "2025-03-01",
        "recordId": f"r{number}",
        "recordType": sort,
        "recordStatus": "new",
        "declarationSubject": "r1",
        "recordDetails": details,
    } | more


def relation(
    number,
    owner,
    asset,
    interests=({"type": "shareholding", "share": {"exact": 60}, "startDate": "2024-01-05"},),
    **more,
):
    return statement(
        number,
        "relationship",
        {"isComponent": False, "interestedParty": owner, "subject": asset, "interests": list(interests)},
        **more,
    )


STATEMENTS = [
    statement(1, "entity", {"isComponent": False, "entityType": {"type": "registeredEntity"}, "name": "Alpha Ltd"}),
    statement(2, "entity", {"isComponent": False, "entityType": {"type": "registeredEntity"}, "name": "Beta Ltd"}),
    statement(3, "person", {"isComponent": False, "personType": "knownPerson", "names": [{"type": "legal", "fullName": "Ann Other"}]}),
    relation(4, "r1", "r2"),
    relation(5, "r2", "r1"),
    relation(6, "r3", "r1", [{"type": "appointmentOfBoard"}]),
    relation(7, {"reason": "noBeneficialOwners"}, "r1"),
    relation(8, "r3", "r2"),
    relation(8, "r3", "r2", statementDate="2025-06-01", statementId="9" * 32, recordStatus="closed"),
]  # fmt: skip


def test_statements_of_open_ownership_become_equity_of_the_owner(tmp_path):
    path = tmp_path / "bods.json"
    path.write_text(json.dumps(STATEMENTS), encoding="utf-8")
    ledger = load(path)
    assert [(deal.payer, deal.payee) for deal in ledger.deals] == [
        ("alpha-ltd", "beta-ltd"),
        ("beta-ltd", "alpha-ltd"),
        ("ann-other", "beta-ltd"),
    ]
    assert [event.status.value for event in ledger.events] == ["closed", "closed", "cancelled"]
    assert ledger.deals[0].title == "shareholding 60%"
    assert [deal.id for deal in ledger.deals] == ["r4", "r5", "r8"]
    assert dict(ledger.intake.reasons) == {"no share of value": 1, "no interestedParty": 1, "stated again": 1}
    assert (ledger.intake.read, ledger.intake.kept) == (6, 3)
    assert [loop.name for loop in find_loops(ledger.view(), kinds=["cross_funding"])] == ["alpha-ltd-beta-ltd"]


def test_the_sample_of_statements_is_valid_under_the_schema_of_open_ownership():
    import libcovebods.data_reader
    import libcovebods.jsonschemavalidate
    import libcovebods.schema

    class Reader(libcovebods.data_reader.DataReader):
        def __init__(self, statements):
            self.statements = statements

        def get_all_data(self):
            return self.statements

    def faults(statements):
        reader = Reader(statements)
        schema = libcovebods.schema.SchemaBODS(data_reader=reader)
        found = libcovebods.jsonschemavalidate.JSONSchemaValidator(schema).validate(reader)
        return [error.json()["message"] for error in found]

    details = {"publicationDate": "2025-03-02", "bodsVersion": "0.4", "publisher": {"name": "Nobody"}}
    whole = [{**record, "publicationDetails": details} for record in STATEMENTS]
    assert faults(whole) == []
    assert faults([{**whole[0], "recordType": "company"}]) != []


def test_older_statements_are_refused_with_the_version_expected(tmp_path):
    path = tmp_path / "old.json"
    path.write_text(json.dumps([{"statementID": "x", "statementType": "entityStatement"}]), encoding="utf-8")
    with pytest.raises(DataError, match=r"BODS 0\.3 or older; expected version 0\.4"):
        load(path)


KUMU = {
    "elements": [{"label": "Nvidia", "type": "Chip maker"}, {"label": "OpenAI", "type": "Lab"}],
    "connections": [
        {"from": "Nvidia", "to": "OpenAI", "type": "Investment", "amount": "$30bn", "direction": "directed"},
        {"from": "OpenAI", "to": "Nvidia", "type": "Purchase", "label": "chips"},
        {"from": "OpenAI", "to": "Nvidia", "type": "Partnership", "direction": "mutual"},
    ],
}
EXPORTED = {
    "elements": [{"_id": "elem-1", "attributes": {"label": "Nvidia"}}, {"_id": "elem-2", "attributes": {"label": "OpenAI"}}],
    "connections": [
        {"_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "directed", "attributes": {"connection type": "Investment", "amount": "$30bn"}},
        {"_id": "conn-2", "from": "elem-2", "to": "elem-1", "direction": "directed", "attributes": {"connection type": "Purchase"}},
        {"_id": "conn-3", "from": "elem-2", "to": "elem-1", "direction": "mutual", "attributes": {}},
    ],
}  # fmt: skip


@pytest.mark.parametrize("blueprint", [KUMU, EXPORTED])
def test_a_blueprint_of_kumu_is_read_and_what_goes_both_ways_is_refused(blueprint, tmp_path):
    path = tmp_path / "blueprint.json"
    path.write_text(json.dumps(blueprint), encoding="utf-8")
    ledger = load(path)
    (loop,) = find_loops(ledger.view())
    assert (loop.name, loop.kind.value, loop.bottleneck.high) == ("nvidia-openai", "circular", 30)
    assert dict(ledger.intake.reasons) == {"no direction": 1}


AMLWORLD = """Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering
2022/09/01 00:20,010,8000EBD30,010,8000EBD30,3697.34,US Dollar,3697.34,US Dollar,Reinvestment,0
2022/09/01 00:20,03208,8000F4580,001,8000F5340,0.01,US Dollar,0.01,US Dollar,Cheque,0
2022/09/01 00:00,001,8000F5340,03208,8000F4580,14675.57,US Dollar,14675.57,US Dollar,Cheque,0
2022/09/02 00:02,012,8000F5030,012,8000F5031,2806.97,Euro,2806.97,Euro,Wire,1
"""  # fmt: skip


def test_transactions_of_amlworld_are_read_with_banks_and_accounts(tmp_path):
    path = tmp_path / "HI-Small_Trans.csv"
    path.write_text(AMLWORLD, encoding="utf-8")
    ledger = load(path)
    assert (ledger.intake.read, ledger.intake.kept) == (4, 3)
    assert [company.name for company in ledger.companies][:2] == ["03208-8000F4580", "001-8000F5340"]
    assert str(ledger.events[0].usd_bn) == "1E-11"
    (loop,) = find_loops(ledger.view(status="paid"))
    assert loop.kind.value == "plain"
    assert any("1 amount in EUR" in line for line in ledger.intake.lines)


def test_payments_of_paysim_and_the_import_files_of_neo4j_are_read(tmp_path):
    paysim = tmp_path / "paysim.csv"
    paysim.write_text(
        "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest,isFraud,isFlaggedFraud\n"
        "1,PAYMENT,9839.64,C1231006815,170136.0,160296.36,M1979787155,0.0,0.0,0,0\n"
        "1,TRANSFER,181.0,C1305486145,181.0,0.0,C553264065,0.0,0.0,1,0\n",
        encoding="utf-8",
    )
    assert load(paysim).intake.kept == 2
    neo4j = tmp_path / "transactions.csv"
    neo4j.write_text(
        ":START_ID(Account),amount:float,date:date,:END_ID(Account),:TYPE\na1,1000.5,2025-01-05,a2,TRANSFERRED\na2,900,2025-01-06,a1,TRANSFERRED\n",
        encoding="utf-8",
    )
    assert [loop.name for loop in find_loops(load(neo4j).view())] == ["a1-a2"]


def test_entities_within_entities_have_names_and_amounts_in_euros(tmp_path):
    party = {"id": "c-1", "schema": "Company", "caption": "Nvidia", "properties": {"name": ["Nvidia"]}}
    (tmp_path / "rates.csv").write_text("currency,usd\nEUR,1.1\n", encoding="utf-8")
    payment = {
        "payer": [party],
        "beneficiary": [{"id": "c-2", "properties": {"name": ["OpenAI"]}}],
        "amountEur": ["30000000"],
    }
    path = lines(tmp_path / "e.json", [{"id": "p", "schema": "Payment", "properties": payment}])
    ledger = load(path, rates=tmp_path / "rates.csv")
    assert [company.name for company in ledger.companies] == ["Nvidia", "OpenAI"]
    assert float(ledger.events[0].usd_bn) == 0.033
