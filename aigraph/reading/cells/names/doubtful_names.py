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
_PEOPLE = frozenset(
    """
    float treasury persons people individuals natural households household consumers users subscribers members taxpayer taxpayers issuers holders owners
    executives directors custodians brokers dealers lessors lessees tenants intermediaries friends hyperscaler hyperscalers providers operators developers startups firms
    corporates insurers foundations endowments universities swfs vcs lps gps nominees trustees subsidiaries affiliates withheld
    streubesitz belegschaft mitarbeiter privatpersonen privatperson personen eigenmittel geschäftsführung familie freunde
    salariés particuliers personnes flottant empleados particulares personas dipendenti privati funcionários pessoas werknemers particulieren
    medarbejdere ansatte anställda henkilöstö pracownicy osoby zaměstnanci çalışanlar сотрудники физлица население працівники
    """.split()  # noqa: SIM905  as above
)
"""Words for people and parties of a kind, of which a name alone is none of a company."""
_GENERAL = (
    GENERIC
    | _PEOPLE
    | frozenset(
        """
    cash internal external own self free retail person natural government state authorities authority exchange otc ipo secondary primary open floor issuer owner
    founder ceo board esop plan trust trustee agent escrow nominee custodian broker dealer lessor lessee tenant spv spvs vehicle vehicles newco holdco opco
    subsidiary affiliate parent related third-party intermediary source sources cloud provider operator developer startup company firm corporate unicorn insurer
    foundation endowment university swf pe vc lp gp fof reit major large leading big top tier small mid minor key main name
    privat staat öffentliche hand diverse gründer physiques état fonds propres famille fondateurs físicas estado fundadores mercado markt marché
    fizyczne halka açık рынок государство
    """.split()  # noqa: SIM905  as above
    )
)
_PEOPLE_WITHOUT_SPACES = re.compile(
    r"(?:投資家|投资者|投资人|株主|股东|股東|銀行団|银行团|員工|员工|従業員|투자자|투자자들|주주|임직원|निवेशक|कर्मचारी|বিনিয়োগকারী|কর্মচারী|المستثمرون|مستثمرين|الموظفون|المساهمون)$"
)
_ENDS = re.compile(
    r"(?:投资方|投资机构|役員|社員|顧客|客户|客戶|取引先|消費者|消费者|公众|公眾|一般|市場|市场|직원|고객|시장|은행들|ग्राहक|बैंक|গ্রাহক|العملاء|البنوك)$"
)
_HIDDEN = re.compile(r"[(\[{].*[)\]}]|x{2,}|[^|]*(?:\*{3,}|[█■▇]{2,}).*|n\.?\s?n\.?", re.IGNORECASE)


def is_nobody_in_general(name: str) -> bool:
    """Whether a name is made of general words alone, of which one means people or parties of a kind, or is blotted out.

    Examples
    --------
    >>> [is_nobody_in_general(name) for name in ("Free float", "Name withheld", "Belegschaft", "[redacted]", "一般投資家", "Family Bank")]
    [True, True, True, True, True, False]
    """
    stripped = name.strip()
    words = _words(name)
    return (
        _HIDDEN.fullmatch(stripped) is not None
        or _PEOPLE_WITHOUT_SPACES.search(stripped) is not None
        or (_GENERAL.issuperset(words) and not _PEOPLE.isdisjoint(words))
    )


def may_be_nobody(name: str) -> bool:
    """Whether a name may be that of nobody, though it can be that of a company.

    Examples
    --------
    >>> [may_be_nobody(name) for name in ("Strategic Partners", "Free float", "Unnamed Gulf SWF", "Belegschaft", "TBA Networks")]
    [True, True, True, True, True]
    >>> [may_be_nobody(name) for name in ("General Atlantic", "OpenAI", "Fund A", "Partners Group Holding AG", "高瓴资本")]
    [False, False, False, False, False]
    """
    if is_nobody_in_general(name) or _ENDS.search(name.strip()) or name.rstrip().endswith("?"):
        return True
    words = _words(name)
    return bool(words) and (not _WITHHELD.isdisjoint(words) or _GENERAL.issuperset(words))


def _words(name: str) -> list[str]:
    """Give the words of a name in small letters; none if one tells it from others of the same kind, or is a form of companies."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return [] if company_key(name)[1] or any(map(_is_label, words)) else words


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
