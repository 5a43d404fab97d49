"""Company forms in names, such as Inc., GmbH and 株式会社: what is left without them is what makes two names one company."""

from __future__ import annotations

import re
from functools import cache

from aigraph.model.names import fold

_FORMS = """
inc incorporated | corp corporation | co company | ltd limited | llc | llp | lp | plc | pllc | pbc | pc | dac | nv sa/nv | bv
gmbh | ag | kg | kgaa | ohg | ug | mbh | se | ev | gmbh and co kg | gmbh and co kgaa | ag and co kg | ag and co kgaa | se and co kg | se and co kgaa
sa | sas | sarl | sca | scs | snc | eurl | sasu | spa | srl | srls | sapa | sl | slu | sau | sa de cv | sab de cv | s de rl de cv | ltda | eireli | s/a | me
ab | abp | as | asa | aps | a/s | ans | oy | oyj | oy ab | hf | ehf | as oü | oü | sia | uab | doo | dd | ad | ead | eood | ood | sro | as sro | zrt | nyrt | kft | bt
sp z oo | spolka z oo | spk | a s | as | sp k | srl sa | kk | gk | yk | godo kaisha | kabushiki kaisha
pty ltd | pty limited | pty | pte ltd | pte | pvt ltd | private limited | pvt limited | pvt | sdn bhd | bhd | tbk | pt | jsc | pjsc | ojsc | cjsc | llc fz | fzco | fze | fz llc | wll | qpsc | kscp | saog
co ltd | co limited | company limited | co inc | holding bv | ltd sti | aş | tic aş | anonim şirketi | limited şirketi | limited liability company | public limited company
株式会社 | 有限会社 | 合同会社 | 有限公司 | 股份有限公司 | 有限责任公司 | 有限責任公司 | 股份公司 | 주식회사 | 유한회사 | 株 | 有 | 주
ооо | оао | пао | зао | ао | тов | пат | ип | нао
লিমিটেড | লিঃ | প্রাইভেট লিমিটেড | প্রাঃ লিঃ | ইনকর্পোরেটেড | কর্পোরেশন | কোম্পানি | পিএলসি | ইনক
लिमिटेड | प्राइवेट लिमिटेड | प्रा लि | इंक | कॉर्पोरेशन
شركة | ش م ع | ش م م | المحدودة | εε | αε | επε | จำกัด | บริษัท จำกัด | บริษัท | מ בע | בע מ | בעמ
"""


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    groups: dict[str, str] = {}
    for line in _FORMS.strip().splitlines():
        for group in line.split("|"):
            words = group.strip()
            one_by_one = words in {"inc incorporated", "corp corporation", "co company", "ltd limited", "nv sa/nv"}
            for form in words.split() if one_by_one else (words,):
                plain = _plain(form)
                groups.setdefault(plain, _plain(words.split()[0] if one_by_one else words))
    alternatives = "|".join(re.escape(form) for form in sorted(groups, key=len, reverse=True))
    unspaced = "|".join(
        re.escape(form)
        for form in sorted(groups, key=len, reverse=True)
        if ord(form[0]) > _CJK and " " not in form and len(form) > 1
    )
    behind = re.compile(rf"(?:\s+(?P<form>{alternatives})|(?P<joined>{unspaced}))$")
    ahead = re.compile(
        rf"^(?:(?P<form>ооо|оао|пао|зао|ао|pt|株|有|주|شركة|บริษัท|株式会社|有限会社|주식회사)\s+|(?P<joined>{unspaced}))"
    )
    return behind, ahead, groups


_CJK = 0x3000


def _plain(name: str) -> str:
    """Take out what is punctuation: full stops and apostrophes within words, other marks between them."""
    text = fold(name).replace("&", " and ")
    text = re.sub(r"(?<=\w)['’`´](?=\w)", "", text)
    text = re.sub(r"(?<=\w)\.(?=\w)", "", text) if re.search(r"\b\w\.\w\b", text) else text
    text = re.sub(r"[.,;:!\"'’`´“”„«»()\[\]{}*†‡®™©]+", " ", text)
    return " ".join(text.split())


def company_key(name: str) -> tuple[str, str]:
    """Give what equal names have in common, and the company form, which equal names may lack.

    Case, spacing, punctuation, footnote marks, an exchange with its ticker in brackets, and the company form do not count.

    Examples
    --------
    >>> company_key("OpenAI, Inc."), company_key("openai"), company_key("Oracle Corporation")
    (('openai', 'inc'), ('openai', ''), ('oracle', 'corp'))
    >>> company_key("Nvidia (NASDAQ: NVDA)")[0], company_key("OpenAI[12]")[0], company_key("S.A.")[0]
    ('nvidia', 'openai', 'sa')
    """
    whole = _NOTES.sub("", name)
    key = _plain(whole)
    behind, ahead, groups = _forms()
    forms: list[str] = []
    for _ in range(_MOST_FORMS):
        found = behind.search(key) or ahead.search(key)
        rest = key[: found.start()] + key[found.end() :] if found else ""
        if not found or not rest.strip():
            break
        forms.insert(0, groups[found["form"] or found["joined"]])
        key = " ".join(rest.split())
    return key or _plain(name) or fold(name), " ".join(forms)


def without_marks(name: str) -> str:
    """Take the marks of footnotes off a name.

    Examples
    --------
    >>> without_marks("Nvidia[a]"), without_marks("Oracle†"), without_marks("E*Trade")
    ('Nvidia', 'Oracle', 'E*Trade')
    """
    return _MARKS.sub("", name).strip() or name


def has_form(text: str) -> bool:
    """Whether a text is nothing but a company form, as what follows the comma in "Alphabet, Inc."."""
    return _plain(text) in _forms()[2]


_MOST_FORMS = 3
_MARK = r"\s?\[\s?(?:\d{1,3}|[a-z]|[a-z]{1,4} \d{1,3})\s?\]|(?<=\w)\s?[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|[*†‡]+$"
_MARKS = re.compile(_MARK, re.IGNORECASE)
_NOTES = re.compile(
    rf"{_MARK}"
    r"|\s?\((?:NASDAQ|NYSE|NAS|NYS|TKS|LSE|TSX|TSE|TYO|HKG|HKEX|SEHK|KRX|KOSPI|ASX|SGX|BSE|NSE|EPA|ETR|FRA|AMS|STO|SWX|SIX|TPE|TWSE|SHA|SHE|SSE|SZSE|OTC|"
    r"AMEX|XETRA|XETR|Euronext(?: \w+)?|Nasdaq|DSE|B3|BVMF|(?-i:[A-Z]{2,6}))\s?:\s?[\w.\-]{1,8}\)",
    re.IGNORECASE,
)
