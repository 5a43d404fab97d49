"""The headings by which the columns of tables are known, and the units that they name; other languages stand in heading_words.toml."""

from __future__ import annotations

from pathlib import Path

from aigraph.files.toml import parse_toml

_HEADINGS: dict[str, tuple[str, ...]] = {
    "payer": (
        "payer payor",
        (
            "from sender parent parentcompany investor investors investorname investornames buyer lender funder backer fromcompany fromentity "
            "fromaccount fromname fromid fromnode fromnodeid originator nameorig origin remitter sourcecompany sourceaccount "
            "sourcename sourcenode sourceid src startid payername senderaccount sendername senderid donor acquirer purchaser "
            "shareholder owner giver accountfrom origacct interestedparty client customer u von zahler auftraggeber käufer kaeufer "
            "investisseur acheteur pagador comprador inversor ordenante pagatore payeur payeurs betaler opdrachtgever płatnik zleceniodawca "
            "nadawca platce plátce betalare avsändare maksaja pagante remetente pagatori ordinante gönderen ödeyen плательщик "
            "отправитель платник 지급인 송금인 支付方 汇款人 出資者 投资方 投资人 دافع المرسل भुगतानकर्ता платит 付款方 支払人 支払者 প্রদানকারী দাতা paidby "
            "bondholder provider donorname"
        ),
        "source sponsor",
    ),
    "payee": (
        "payee",
        (
            "to target owned subsidiary receiver recipient investee seller borrower beneficiary tocompany toentity toaccount toname toid tonode "
            "tonodeid namedest dest destination destinationaccount dst targetcompany targetaccount targetname targetnode targetid "
            "endid payeename receiveraccount receivername receiverid recipientname grantee acquired acquiree issuer asset vendor "
            "supplier counterparty accountto beneacct portfoliocompany subject v an nach empfänger empfaenger bénéficiaire "
            "beneficiaire zahlungsempfänger verkäufer lieferant vendeur beneficiario beneficiário destinatário recebedor "
            "destinataire destinatario ontvanger begunstigde odbiorca příjemce mottagare modtager mottaker saaja alıcı 수취인 수령인 收款人 "
            "被投资方 被投资公司 المستفيد المستلم प्राप्तकर्ता отримувач receptor vendedor proveedor получатель 收款方 受取人 প্রাপক গ্রহীতা "
            "paidto taker"
        ),
        "company companyname companies startup organisation organization organizationname organisationname contractor",
    ),
    "amount": (
        "amount",
        (
            "value sum size dealsize dealvalue dealamount headlinefigure headlineamount headlinevalue reportedamount reportedvalue paymentamount transactionamount invoiceamount invoicetotal investmentamount "
            "amountpaid amountraised moneyraised raised consideration amt price total betrag montant transactionvalue totalamount"
        ),
        (
            "cost volume revenue spend spending principal ticket ticketsize checksize chequesize commitment proceeds notional facevalue funding fundingamount "
            "taxablevalue amountdue totaldue totalpayable amountpayable sumdue amountowed importe importo valor valore kwota bedrag belopp beløb beløp částka tutar 금액 المبلغ राशि сумма cheque check 金额 金額 পরিমাণ unitprice priceper pricepershare shareprice amountinvested investedamount loanamount "
            "contractvalue contractsize contractamount investmentsize ordervalue ordersize purchaseprice committedamount committed loansize loanvalue principalamount amountcommitted sumpaid amountagreed"
        ),
    ),
    "low": ("low lowamount amountlow minamount amountmin minimum min lower",),
    "high": ("high highamount amounthigh maxamount amountmax maximum max upper",),
    "paid": (
        "paid ispaid paidyn settled issettled paidsofar alreadypaid paiduptonow drawnsofar drawntodate amountdrawn drawndown drawdown disbursedtodate amountdisbursed utilised utilized fullypaid paidinfull fullysettled paidamount amountpaidtodate paidtodate drawn disbursed drawnamount paidout bezahlt",
    ),
    "currency": (
        "currency ccy curr currencycode paymentcurrency transactioncurrency currencypaid devise waehrung währung",
    ),
    "unit": ("unit units scale multiplier magnitude einheit denomination unité unidad orderofmagnitude",),
    "quantity": ("shares quantity qty numberofshares noofshares numshares sharecount units stück",),
    "date": (
        "date",
        (
            "dealdate transactiondate paymentdate invoicedate announced announceddate announcementdate announcedat announcedon dateannounced closingdate "
            "closedate datetime since datum when bookingdate valuedate tradedate"
        ),
        (
            "timestamp time year month period day jahr année año ano fecha data datum dato päivä tarih 날짜 التاريخ तारीख дата 日期 日付 তারিখ fiscalyear fy quarter rounddate fundedat signed effective effectivedate valuedate duedate "
            "asat asof signedon closedon signeddate datesigned dateofsignature dealsigned agreedon paidon datepaid on reported reportedon firstreported"
        ),
    ),
    "start": ("start startdate validfrom termstart",),
    "end": ("end enddate validto termend",),
    "status": ("status dealstatus dealstage certainty", "state stage phase progress"),
    "instrument": (
        "instrument",
        "type dealtype fundingtype typ art transactiontype investmenttype paymenttype paymentformat roundtype edgetype relationshiptype",
        "kind category relation relationship round",
    ),
    "source": ("url sourceurl link", "source sources citation reference evidence sourcefile"),
    "title": ("title dealname", "description purpose memo narrative details", "label note notes comment comments"),
    "package": ("package agreement agreementid contract contractid programme program",),
    "part": ("line lineitem lineno linenumber item itemno position part partno tranche instalment installment",),
    "id": (
        "dealid id transactionid txid paymentid",
        "uuid key ref invoiceno invoicenumber invoiceid invoice orderno ordernumber orderid order rechnungsnr rechnungsnummer belegnr recordid edgeid",
    ),
}
ROLES = tuple(_HEADINGS)
"""What a column can mean."""


def _with_other_languages() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Add the words of heading_words.toml to those above: to the second rank of a role, or to its only one."""
    found = {role: [names.split() for names in ranks] for role, ranks in _HEADINGS.items()}
    known = {word for ranks in found.values() for rank in ranks for word in rank}
    path = Path(__file__).with_name("heading_words.toml")
    for role, languages in parse_toml(path.name, path.read_text("utf-8")).items():
        ranks = found[{"stage": "status", "whole": "amount", "company": "payee"}.get(role, role)]
        if role == "whole":
            ranks.append([])
        rank = (
            ranks[-1] if role in {"whole", "company"} else ranks[0] if role == "status" or len(ranks) == 1 else ranks[1]
        )
        rank += [word for words in languages.values() for word in words.split() if word not in known]
    return {role: tuple(map(tuple, ranks)) for role, ranks in found.items()}


HEADINGS = _with_other_languages()
"""For each role its headings, in small letters without spaces, by rank: a weaker one counts only where no stronger is."""

PAYEES_BESIDE_A_COMPANY = (
    "supplier",
    "vendor",
    "investee",
    "contractor",
    "landlord",
    "seller",
    "recipient",
    "portfoliocompany",
)
"""Headings of who is paid by the company in the column beside."""

FIRST_ENDS = frozenset(
    {
        "source",
        "from",
        "src",
        "subject",
        "startid",
        "fromnode",
        "fromid",
        "sourceid",
        "sourcename",
        "sourcecompany",
        "u",
    }
)
"""Headings of the first end of an edge: the relation beside them says which of the two is paid."""

HOLDERS = frozenset({"holder", "investor", "purchaser", "subscriber", "warrantholder", "shareholder", "owner"})
"""Headings of who holds what the company in the column of issuers gives out."""

LISTS_OF_PAYERS = frozenset({"investors", "investornames", "lenders", "payers", "backers", "buyers", "investor/s"})
"""Headings of payers in the plural: "and" between two names may join two."""

NO_DIRECTION = tuple(
    tuple(pair.split())
    for pair in (
        "companya companyb", "company1 company2", "party1 party2", "partya partyb", "node1 node2", "nodea nodeb", "entity1 entity2",
        "entitya entityb", "firm1 firm2", "firma firmb", "companyi companyj", "name1 name2", "company partner", "company counterparty",
        "partner1 partner2", "partnera partnerb", "firma1 firma2", "société1 société2", "empresa1 empresa2", "società1 società2", "empresaa empresab", "甲方 乙方", "企業a 企業b", "公司a 公司b", "회사a 회사b", "counterparty1 counterparty2", "counterpartya counterpartyb", "unternehmen1 unternehmen2", "organization1 organization2", "org1 org2", "companyone companytwo",
    )
)  # fmt: skip
"""Pairs of headings that do not say who pays whom."""

OBLIGATION_WORDS = (
    "due",
    "invoice",
    "owed",
    "obligation",
    "claim",
    "receivable",
    "payable",
    "outstanding",
    "rechnung",
    "fällig",
)
"""Words beside a debtor and a creditor that make the rows debts to be paid, not loans paid out."""

OF_TARGET = frozenset({"acquirer", "acquired", "acquiree", "investor", "investors", "shareholder", "owner"})
"""Headings beside which revenue is that of the company bought, and no sum that is paid."""

UNIT_PRICES = frozenset(
    [
        "price",
        "unitprice",
        "pricepershare",
        "shareprice",
        "priceper",
        "kurs",
        "cours",
        "cotización",
        "quotazione",
        "strike",
        "rate",
        "unit",
        "per",
        "pershare",
        "stückkurs",
        "ausgabepreis",
        "株価",
        "単価",
        "单价",
        "단가",
        "курс",
        "preis",
        "stückpreis",
        "prix",
        "precio",
        "preço",
        "prezzo",
        "cena",
        "цена",
    ]
)
"""Headings that can be the price of one of several things."""

INVOICES = frozenset(
    "documentno documentnumber invoiceno invoicenumber invoiceid invoice orderno ordernumber orderid order rechnungsnr rechnungsnummer belegnr".split()  # noqa: SIM905  words
)
"""Headings of a number whose rows are parts of one sum, not news of one deal."""

ROUND_TOTALS = frozenset(
    [
        "moneyraised",
        "raised",
        "amountraised",
        "roundamount",
        "roundsize",
        "dealsize",
        "totalraised",
        "totalround",
        "roundtotal",
        "totalfunding",
        "fundingamount",
        "fundinground",
        "roundvalue",
        "dealvalue",
        "totalamountraised",
        "raisedamount",
        "fundingtotal",
        "totalroundamount",
        "rundenvolumen",
        "sizeofround",
        "totalraisedtodate",
        "raisedtodate",
        "fundingtodate",
        "totalfundingtodate",
        "totalfundingraised",
        "cumulativefunding",
        "facilitysize",
        "facilityamount",
        "totalfacility",
        "syndicatetotal",
        "clubtotal",
        "fundraisingamount",
        "調達額",
        "調達金額",
        "融資金額",
        "融资金额",
        "融资额",
        "募资金额",
        "투자유치금액",
        "투자유치액",
        "montantlevé",
        "montantdelalevée",
        "levée",
        "importelevantado",
        "finanzierungssumme",
        "rundengröße",
    ]
)
"""Headings of a sum that a whole round raised, repeated beside each of its investors."""

AMLWORLD = (
    "timestamp",
    "frombank",
    "account",
    "tobank",
    "account",
    "amountreceived",
    "receivingcurrency",
    "amountpaid",
    "paymentcurrency",
    "paymentformat",
)
"""The headings of IBM's AMLworld, of which two are the same.

References
----------
E. Altman et al., "Realistic Synthetic Financial Transactions for Anti-Money Laundering Models", NeurIPS 2023,
https://arxiv.org/abs/2306.16424
"""

AMLWORLD_ROLES = {
    "payer": (1, 2), "payee": (3, 4), "amount": (7,), "currency": (8,), "date": (0,), "instrument": (9,),
}  # fmt: skip
"""Their roles, by place: an account is known by its bank and its number."""
