"""The headings by which the columns of tables are known, and the units that they name."""

from __future__ import annotations

from decimal import Decimal

_HEADINGS: dict[str, tuple[str, ...]] = {
    "payer": (
        "payer payor",
        (
            "from sender investor buyer lender creditor funder backer fromcompany fromentity fromaccount fromname fromid "
            "fromnode fromnodeid originator nameorig origin remitter sourcecompany sourceaccount sourcename sourcenode sourceid src startid "
            "payername senderaccount sendername senderid donor acquirer purchaser shareholder owner giver accountfrom origacct "
            "interestedparty client customer u von zahler payeur"
        ),
        "source company1 party1 node1",
    ),
    "payee": (
        "payee",
        (
            "to target receiver recipient investee seller borrower debtor beneficiary tocompany toentity toaccount toname toid "
            "tonode tonodeid namedest dest destination destinationaccount dst targetcompany targetaccount targetname targetnode targetid "
            "endid payeename receiveraccount receivername receiverid recipientname grantee acquired acquiree issuer asset vendor "
            "supplier counterparty accountto beneacct portfoliocompany subject v an nach empfänger empfaenger bénéficiaire beneficiaire"
        ),
        "company startup organisation organization company2 party2 node2",
    ),
    "amount": (
        "amount",
        (
            "value sum size dealsize dealvalue dealamount paymentamount transactionamount invoiceamount invoicetotal investmentamount "
            "amountpaid amountraised moneyraised raised consideration amt price total betrag montant transactionvalue totalamount"
        ),
        "weight cost volume",
    ),
    "low": ("low lowamount amountlow minamount amountmin minimum min lower",),
    "high": ("high highamount amounthigh maxamount amountmax maximum max upper",),
    "paid": ("paid paidamount drawn disbursed",),
    "currency": (
        "currency ccy curr currencycode paymentcurrency transactioncurrency currencypaid devise waehrung währung",
    ),
    "date": (
        "date day",
        (
            "dealdate transactiondate paymentdate invoicedate announced announceddate announcementdate dateannounced closingdate "
            "closedate datetime since datum when bookingdate valuedate tradedate"
        ),
        "timestamp time year month period",
    ),
    "start": ("start startdate validfrom termstart",),
    "end": ("end enddate validto termend",),
    "status": ("status dealstatus", "state stage"),
    "instrument": (
        "instrument",
        "type dealtype transactiontype investmenttype paymenttype paymentformat roundtype edgetype relationshiptype",
        "kind category relation relationship round",
    ),
    "source": ("url sourceurl link", "source sources citation reference evidence sourcefile"),
    "title": ("title dealname", "description purpose memo narrative details", "label note notes comment comments"),
    "id": ("id dealid transactionid txid paymentid", "uuid key ref invoiceno invoicenumber invoiceid recordid edgeid"),
}
ROLES = tuple(_HEADINGS)
"""What a column can mean."""

HEADINGS = {role: tuple(tuple(names.split()) for names in ranks) for role, ranks in _HEADINGS.items()}
"""For each role its headings, in small letters without spaces, by rank: a weaker one counts only where no stronger is."""

UNITS_IN_HEADINGS = {
    word: factor
    for factor, words in {
        Decimal(10**3): "k thousand thousands tsd",
        Decimal(10**6): "m mn mm mio million millions",
        Decimal(10**9): "b bn bln billion billions mrd",
        Decimal(10**12): "tn trn trillion trillions",
    }.items()
    for word in words.split()
}
"""What a figure counts, by the words and letters of a heading."""

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
