"""Names that may be those of nobody: made of general words only, or with one that says that a name is withheld."""

from __future__ import annotations

import re
import unicodedata

from aigraph.model.company_forms import company_key
from aigraph.reading.cells.placeholders import GENERIC

_WITHHELD = frozenset(
    """
    undisclosed unnamed unidentified unspecified anonymous unknown confidential redacted withheld various several others misc miscellaneous nameless tba tbc tbd unlisted
    """.split()  # noqa: SIM905  a list of words
)
_GENERAL = GENERIC | frozenset(
    """
    cash treasury internal external own self free float public retail people person persons individuals natural households households consumers users subscribers members
    government state taxpayer taxpayers authorities authority exchange otc ipo secondary primary open floor issuer issuers holder owner owners seller sellers founder ceo
    executives directors board officers esop plan trust trustee agent escrow nominee nominees custodian broker brokers dealer dealers lessor lessors lessee tenant tenants
    spv spvs vehicle vehicles newco holdco opco subsidiary subsidiaries affiliate affiliates parent related third-party intermediary intermediaries source sources friends
    hyperscaler hyperscalers cloud provider providers operator developer developers startup startups company firm firms corporate corporates unicorn insurer insurers
    foundation foundations endowment endowments university universities swf swfs pe vc vcs lp lps gp gps fof reit major large leading big top tier small mid minor key main
    streubesitz belegschaft mitarbeiter privatpersonen privatperson personen privat staat öffentliche hand eigenmittel diverse geschäftsführung gründer familie freunde
    salariés particuliers personnes physiques flottant état fonds propres famille fondateurs empleados particulares personas físicas estado fundadores dipendenti privati
    funcionários pessoas mercado markt marché werknemers particulieren medarbejdere ansatte anställda henkilöstö pracownicy osoby fizyczne zaměstnanci çalışanlar halka açık
    сотрудники физлица население рынок государство працівники
    """.split()  # noqa: SIM905  as above
)
_ENDS = re.compile(
    r"(?:投資家|投资者|投资人|投资方|投资机构|株主|股东|股東|銀行団|银行团|财团|財団法人等|員工|员工|社員|従業員|役員|顧客|客户|客戶|取引先|消費者|消费者|公众|公眾|一般|市場|市场|企业们|諸社|"
    r"투자자|투자자들|주주|직원|임직원|고객|시장|은행들|निवेशक|कर्मचारी|ग्राहक|बैंक|বিনিয়োগকারী|কর্মচারী|গ্রাহক|المستثمرون|مستثمرين|الموظفون|العملاء|البنوك|المساهمون)$"
)
_HIDDEN = re.compile(r"[(\[{].*[)\]}]|x{2,}|.*(?:\*{2,}|[█■▇_]{2,}).*|n\.?\s?n\.?|.*\?\s*", re.IGNORECASE)


def may_be_nobody(name: str) -> bool:
    """Whether a name may be that of nobody, though it can be that of a company.

    Examples
    --------
    >>> [may_be_nobody(name) for name in ("Strategic Partners", "Free float", "Unnamed Gulf SWF", "Belegschaft", "[redacted]", "一般投資家")]
    [True, True, True, True, True, True]
    >>> [may_be_nobody(name) for name in ("General Atlantic", "OpenAI", "Public Storage", "Partners Group Holding AG", "高瓴资本")]
    [False, False, False, False, False]
    """
    if _HIDDEN.fullmatch(name.strip()) or _ENDS.search(name.strip()):
        return True
    words = re.findall(r"[^\W_]+", name.casefold())
    if not words or company_key(name)[1] or any(_is_label(word) for word in words):
        return False
    return not _WITHHELD.isdisjoint(words) or _GENERAL.issuperset(words)


def _is_label(word: str) -> bool:
    """Whether a word tells one from another of the same name, as in "Fund A" and "Firm 5"."""
    return any(map(str.isdigit, word)) or (len(word) == 1 and word.isascii())


def script_of(name: str) -> str:
    """Give the script of the first letter of a name, by the first word of its name in Unicode: "LATIN"; empty without letters.

    The scripts of Chinese, Japanese and Korean count as one.
    """
    letter = next(filter(str.isalpha, name), "")
    script = unicodedata.name(letter, "").partition(" ")[0] if letter else ""
    return "CJK" if script in {"HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH"} else script
