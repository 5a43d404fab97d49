"""Words for what a deal is made of, in tables of one's own: the head noun decides, as it does in English."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

from aigraph.files.toml import parse_toml
from aigraph.model.instruments import INSTRUMENTS, SYNONYMS, UNSTATED
from aigraph.model.names import fold
from aigraph.reading.cells.text import MISSING_WORDS, RowError

COMES_BACK_RULE = "comes back"
"""The rule that a row breaks which is what comes back under another deal."""

_COMES_BACK = re.compile(
    r"\bcredit (?:notes?|memos?|memorandum)\b|\bgutschrift|\bnotas? d[ei] cr[ée]dito\b|\bnote de crédit\b|\brepay(?:ment|ments|ing|s)?\b|\brepaid\b|\bpay ?back\b|\bpaydown\b|\bpay down\b|\bredemptions?\b|\bredeem(?:ed|ing|s)?\b|\bdividends?\b|"
    r"\bbuy ?backs?\b|\brepurchas\w*|\brefund(?:s|ed)?\b|\brebates?\b|\bcoupons?(?: payments?)?(?: [\d.,]+ ?%)?$|\bkupon\w*|\bamorti[sz]\w*|\b(?:debt|loan) servic(?:e|ing)\b|\bclaw ?backs?\b|\bcharge ?backs?\b|\breimburse\w*|\bcash sweep|\b(?:maturity|retirement|settlement|unwind\w*|forgiveness|write ?off) of (?:the |a )?(?:\w+ )?(?:loans?|notes?|bonds?|debts?|repos?|principal|facility)\b|\b(?:bond|note|loan|debt|repo) (?:retirement|unwind\w*|forgiveness|write ?off)\b|"
    r"\breturns? of (?!service|invest)\w+|\b(?:capital|deposit) (?:returned|returns?|reductions?)\b|\bpayments? of (?:principal|interest|dividends?|coupons?)\b|\bprincipal (?:re)?payments?\b|\binterest(?: (?:payments?|paid|income|expense|charges?|accrued|due))?(?: (?:on|for|due|per|until|up to)(?: .*)?)?$|"
    r"\b(?:cash|capital|profit|fund|lp) distributions?\b|^distributions?(?: to .*)?$|\brückzahlung|\btilgung|\brückführung|\b\w*ausschüttung|\bkapitaldienst|\bannuität|\w*zins(?:en|zahlung\w*|dienst|coupon)?\b|\bdividende|"
    r"\brückkauf|\brückerstattung|\bremboursement|\bintérêts?\b|\brachat d'actions|\breembolso|\bdividendo|\bintereses\b|\bjuros\b|"
    r"\brecompra|\brimborso|\binteressi\b|\brestituzione|\bamortización|还款|利息|股息|回购|返済|配当|利子|পরিশোধ|লভ্যাংশ|সুদ|"
    r"погашение|погашен|проценты|дивиденд|возврат|выкуп акций|偿还|归还|偿付|付息|分红|派息|赎回|退款|返还|償還|払い?戻|返金|返還|自社株買|상환|이자|배당|자사주|환급|반환|"
    r"चुकौती|पुनर्भुगतान|ब्याज|लाभांश|वापसी|ফেরত|سداد|فوائد|أرباح|استرداد|\baflossing|\bterugbetaling|\bterugkoop|\brentebetaling|\båterbetalning|\bamortering|\bräntebetalning|"
    r"\butdelning|\båterköp|\btilbagebetaling|\btilbakebetaling|\bafdrag\b|\bavdrag\b|\budbytte|\bspłata|\bodsetki|\bdywidend|\bwykup akcji|\bzwrot|\bsplátka|\bsplacení|\búrok|"
    r"\bgeri ödeme|\bfaiz\b|\btemettü|погашення|повернення (?:кредиту|позики)|відсотки|дивіденди|\brambursare|\bdobân[dz]|\btörlesztés|\bvisszafizetés|\bkamat|\bosztalék|αποπληρωμή|εξόφληση δανείου|τόκοι|μέρισμα|\btrả nợ|\bhoàn trả|\blãi vay|\bcổ tức|\bpelunasan|\bpengembalian|\bdividen\b|\bcicilan|\botplata|\bpovrat\b|\bkamate|\btakaisinmaksu|\blyhennys|\bosinko|החזר|ריבית|דיבידנד|คืนเงินกู้|ดอกเบี้ย|เงินปันผล|\bdevolución|\bdevolução|\bcedola|\bcupón|\bcupom|\bdividendi?\b|\bamortização|\bamortissement"
)
_ENGLISH = re.compile(
    r"repa|pay|credit|claw|charge|reimb|cash|matur|retire|settle|unwind|forgiv|write|bond|note|loan|deposit|capital|redem|dividends?\b|buy|repurch|refund|rebate|coupon|amorti[sz]|debt|return|principal|interest\b|\w+ distrib|distrib"
)
_QUALITIES = re.compile(
    r"\binterest[ -]?(?:free|bearing)\b|\bnon[ -]?repay\w*|\bnon[ -]?refund\w*|\bdividend[ -]paying\b|\bzinslos\w*|\bzinsfrei\w*"
)
_INTEREST = re.compile(
    r"\b(?:equity|minority|majority|controlling|ownership|membership|partnership|economic|stake) interests?\b"
)
_NO_COMES_BACK = re.compile(
    rf"{_QUALITIES.pattern}|{_INTEREST.pattern}|\broyalty interests?\b|\bexpressions? of interest\b|\bcoupons? (?:codes?|books?|business|platform)\b|\bprepay\w*"
)
_PERIOD = re.compile(
    r"\b(?:q[1-4]|[1-4]q|h[12]|[12]h|fy|(?:19|20)?\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?:[ /.]?(?:\d\d|(?:19|20)\d\d))?\b$"
)
"""A quarter, a month or a year at the end."""
_MODIFIER = re.compile(
    r"\b[\w&]+[ -](?:backed|secured|linked|based|related|free|only|led|denominated|collateral\w*)\b|\b(?:un)?secured\b"
)
_TAILS = re.compile(
    r"\b(?:agreements?|deals?|transactions?|arrangements?|programmes?|programs?|packages?|partnerships?|commitments?|obligations?|pacts?|"
    r"tranches?|amounts?|extensions?|expansions?|increases?|upsize|phase \w+|part \w+|pledge|plan)\b"
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|from|by|with|under|to|in|on|via|through|against|towards|into|von|für|de|du|des|d'|per|por|para|di)\b"
)
_TRADE = re.compile(
    r"\b(?:purchases?|purchase orders?|buys?|buying|bought|acquires?|acquired|acquisitions?|orders?|subscriptions?|sales?|sold|issues?|issuance|"
    r"placements?|offerings?|investments?|invests?|spend(?:ing)?|payments?|procurement|zeichnung|kauf|ankauf|einkauf|bezug|bestellung|"
    r"achats?|compras?|acquist[oi]|inkoop|aankoop|zakupy?|ink[öo]p|indkøb|nákup|закупк[аи]|покупка)\b"
)
_FINANCE = re.compile(
    r"\b(?:financing|refinancing|financed|finance|funding|funded|lending|finanzierung|financement|financiación|financiamento|finanziamento)\b"
)
_SECURITIES = frozenset({"equity", "convertible", "bond", "warrant"})
_FUNDING = frozenset({"equity", "convertible", "loan", "bond", "prepayment", "grant"})


def _vocabulary() -> dict[str, str]:
    words = {fold(word): name for word, name in SYNONYMS.items()}
    path = Path(__file__).with_suffix(".toml")
    for name, languages in parse_toml(path.name, path.read_text("utf-8")).items():
        for word in chain.from_iterable(languages.values()):
            words.setdefault(fold(word), name)
    return words


_FOLDED = _vocabulary()
assert set(_FOLDED.values()) == set(INSTRUMENTS)


class ComesBackError(RowError):
    """A row is what comes back under another deal: as an arrow it would make every loan a loop."""


def read_instrument(text: str) -> tuple[str, bool]:
    """Read an instrument: its name in the table of instruments, and whether the words were understood.

    Raises
    ------
    ComesBackError
        If the row is what comes back under another deal, such as a repayment.

    Examples
    --------
    >>> read_instrument("Series C"), read_instrument("Cloud services"), read_instrument("favour"), read_instrument("")
    (('equity', True), ('compute', True), ('transfer', False), ('transfer', True))
    >>> read_instrument("Vendor financing"), read_instrument("Purchase of preferred shares"), read_instrument("GPU-backed loan")
    (('loan', True), ('equity', True), ('loan', True))
    """
    word = fold(text)
    if _comes_back(word):
        message = f"{text!r} is what comes back under another deal; as an arrow it would make every loan a loop"
        raise ComesBackError(f"instrument {message}", COMES_BACK_RULE)
    if not word or word in MISSING_WORDS:
        return UNSTATED, True
    if word in _FOLDED:
        return _FOLDED[word], True
    if _INTEREST.search(word):
        return "equity", True
    phrase = _QUALITIES.sub(" ", _MODIFIER.sub(" ", word))
    found = _of_phrase(phrase) or _of_phrase(_CONTRACT.sub(" ", phrase)) or _of_compound(phrase)
    return (found, True) if found else (UNSTATED, False)


def _comes_back(word: str) -> bool:
    """Whether the head noun is what comes back: a dividend recapitalisation loan is a loan."""
    plain = " ".join(_PERIOD.sub(" ", _NO_COMES_BACK.sub(" ", word.replace("-", " "))).split())
    found = _COMES_BACK.search(plain)
    if not found:
        return False
    behind = _PREPOSITION.split(plain[found.end() :], maxsplit=1)[0]
    # In other languages what is paid back stands behind the word for it.
    return not _ENGLISH.match(found[0]) or _OF_IT.match(behind) is not None or _last(behind) != "loan"


_OF_IT = re.compile(r"\s*(?:de|del|dell\w*|di|du|des|do|da|der|van|av)\b")
"""What stands between a repayment and its loan in languages that have a word in common with English: "amortización del préstamo"."""


def comes_back(text: str) -> bool:
    """Whether a text says that money comes back under another deal, as a repayment does."""
    return _comes_back(fold(text))


def is_instrument_word(text: str) -> bool:
    """Whether a text names an instrument, or what comes back under one."""
    try:
        return read_instrument(text)[1] and bool(fold(text))
    except ComesBackError:
        return True


def _of_phrase(phrase: str) -> str:
    """Find the instrument of a noun phrase: its head is the last noun before the first preposition."""
    whole = " ".join(re.sub(r"[^\w&' ]+", " ", phrase).split())
    if whole in _FOLDED:
        return _FOLDED[whole]
    parts = _PREPOSITION.split(whole, maxsplit=1)
    head = " ".join(_TAILS.sub(" ", parts[0]).split())
    rest = " ".join(_TAILS.sub(" ", parts[1]).split()) if len(parts) > 1 else ""
    finance = _FINANCE.search(head)
    if finance:
        before = _last(head[: finance.start()])
        return before if before in _FUNDING else "loan"
    name, place = _last_with_place(head)
    trades = list(_TRADE.finditer(head))
    trade = trades[-1] if trades else None
    if trade and (not name or place <= trade.start() or head[place:].strip() == trade.group()):
        # A purchase is of what stands before it, or after "of": shares and bonds fund who issues them.
        stated = _last(head[: trade.start()]) or (_first(rest) if rest else "")
        return stated or name or _first(rest)
    return name or _first(rest) or _last(whole)


def _of_compound(phrase: str) -> str:
    """Find the instrument of a compound of German, Dutch or Swedish by its last part: "Softwarelizenz" is a licence."""
    word = phrase.strip().split()[0] if phrase.strip() else ""
    ends = (word[at:] for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1))
    return next((_FOLDED[end] for end in ends if end in _FOLDED and _FOLDED[end] != UNSTATED), "")


_CONTRACT = re.compile(r"(?:s?(?:vertrag|vereinbarung|rahmenvertrag|abkommen|overeenkomst|kontrakt|avtal))\b")
"""The last part of compounds that are contracts about what stands before."""
_SHORTEST_PART = 4


def _held(text: str) -> list[tuple[int, int, str]]:
    """Give the places of all known names in a text, longer names before those within them."""
    found: list[tuple[int, int, str]] = []
    words = text.split()
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            end = start + length
            if name in _FOLDED and not any(one <= start and end <= other for one, other, _ in found):
                found.append((start, end, _FOLDED[name]))
    return sorted(found, key=lambda it: (it[1], -it[0]))


def _last(text: str) -> str:
    held = [it for it in _held(text) if it[2] != UNSTATED]
    return held[-1][2] if held else ""


def _first(text: str) -> str:
    held = [it for it in _held(text) if it[2] != UNSTATED]
    return held[0][2] if held else ""


def _last_with_place(text: str) -> tuple[str, int]:
    """Give the last known name, and where it begins."""
    held = [it for it in _held(text) if it[2] != UNSTATED]
    if not held:
        return "", 0
    start = held[-1][0]
    return held[-1][2], len(" ".join(text.split()[:start])) + (start > 0)


_MOST_WORDS = 4
