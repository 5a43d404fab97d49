"""Cells that list several companies, as "Nvidia, Microsoft, SoftBank" does and "Alphabet, Inc." does not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aigraph.model.company_forms import company_key, has_form
from aigraph.reading.cells.placeholders import is_missing_name


class NameLists:
    """Divides cells into names, by what stands alone elsewhere in the table.

    Parameters
    ----------
    texts : iterable of str
        All different cells with names.

    Examples
    --------
    >>> lists = NameLists(["Nvidia, Microsoft, SoftBank", "OpenAI", "Microsoft", "Alphabet, Inc.", "Johnson & Johnson"])
    >>> lists.split("Nvidia, Microsoft, SoftBank"), lists.split("Alphabet, Inc."), lists.split("Johnson & Johnson")
    (['Nvidia', 'Microsoft', 'SoftBank'], ['Alphabet, Inc.'], ['Johnson & Johnson'])
    """

    def __init__(self, texts: Iterable[str]) -> None:
        texts = list(texts)
        self._alone = {company_key(text)[0] for text in texts if not _ANY_MARK.search(text)}
        # A name between two certain marks stands alone there.
        self._alone |= {
            company_key(part)[0] for text in texts for part in _CERTAIN.split(text) if not _ANY_MARK.search(part)
        }
        self._split: dict[str, list[str]] = {}

    @staticmethod
    def may_be_list(text: str) -> bool:
        """Whether a cell has a mark that can stand between two names."""
        return _ANY_MARK.search(text) is not None

    @staticmethod
    def candidates(text: str) -> set[str]:
        """Give what could be a name of its own in a cell."""
        plain = _LED_BY.sub("", text)
        return {part.strip() for mark, _ in _MARKS for part in mark.split(plain) if part.strip()}

    def split(self, text: str) -> list[str]:
        """Give the names in a cell; the cell itself where it is one name."""
        if text.startswith("="):
            return [text]
        text = _LED_BY.sub("", text)
        if not _ANY_MARK.search(text):
            return [text]
        if text not in self._split:
            self._split[text] = self._parts(text)
        return self._split[text]

    def _parts(self, text: str) -> list[str]:
        if _WITH_OTHERS.search(text) or len(_OWN_SHARE.findall(text)) > 1:
            # "A, with participation from B and C", "A ($5m), B ($3m)": no name has these words or sums in it.
            plain = _OWN_SHARE.sub("", _WITH_OTHERS.sub("; ", text))
            parts = self._joined(_ANY_BETWEEN.split(plain))
            if len(parts) > 1 and all(map(_may_be_name, parts)):
                return parts
        for mark, certain in _MARKS:
            parts = self._joined(mark.split(text))
            if mark is _COMMA and len(parts) > 1:
                parts = self._with_last_divided(parts)
            if len(parts) > 1 and all(map(_may_be_name, parts)):
                known = sum(company_key(part)[0] in self._alone for part in parts)
                if certain or self._is_list(text, mark in {_COMMA, _LINES}, parts, known):
                    return [name for part in parts for name in self._parts(part)] if not certain else parts
        return [text]

    def _with_last_divided(self, parts: list[str]) -> list[str]:
        """Divide the last part of a list at its "and": "A, B and C"."""
        last = re.split(r"\s+(?:and|und|et|y|e|en|och|og|i)\s+", parts[-1])
        if len(last) == _TWO and all(map(_may_be_name, last)) and not has_form(last[1]):
            whole = [*parts[:-1], *last]
            if len(parts) > _TWO or any(company_key(part)[0] in self._alone for part in whole):
                return whole
        return parts

    def _is_list(self, text: str, is_in_names: bool, parts: list[str], known: int) -> bool:
        if is_in_names:
            # A comma stands in names such as "Simpson, Thacher & Bartlett", and a long name can go on in the next line;
            # three parts, or parts known alone, are a list.
            return known > 0 or len(parts) > _TWO
        return (
            known == len(parts)
            or (len(parts) > _TWO and " & " in text)
            or (" and " in text and all(map(_is_firm, parts)))
        )

    def _joined(self, parts: list[str]) -> list[str]:
        """Give a company form back to the name that it follows, and drop the "and" before the last."""
        joined: list[str] = []
        for part in (re.sub(r"^(?:and|&|und|et|y)\s+", "", part.strip()) for part in parts):
            if part and joined and (has_form(part) or _PLACE.fullmatch(part)):
                joined[-1] = f"{joined[-1]}, {part}"
            elif part:
                joined.append(part)
        return joined


def _may_be_name(part: str) -> bool:
    return len(part) > 1 and any(sign.isalpha() for sign in part) and not is_missing_name(part)


def _is_firm(part: str) -> bool:
    """Whether a name has two words or more, of which the last says what sort of firm it is: "Crosslink Capital"."""
    words = part.casefold().split()
    return len(words) > 1 and words[-1].rstrip(".,") in _SORTS_OF_FIRM


_SORTS_OF_FIRM = frozenset(
    "capital ventures venture vc partners fund funds management investments bank equity holdings advisors securities technologies labs group".split()  # noqa: SIM905  a list of words
)
_COMMA = re.compile(r"\s*[,，、،]\s*(?![^(]*\))")
_LINES = re.compile(r"\s*\n\s*")
_MARKS = (
    (re.compile(r"\s*(?:;|；|\|| / | \+ )\s*(?![^(]*\))"), True),
    (_LINES, False),
    (_COMMA, False),
    (re.compile(r"\s+(?:&|\+|and|und|et|y|/)\s+|\s*/\s*"), False),
)
_CERTAIN = _MARKS[0][0]
_LED_BY = re.compile(
    r"^(?:round |jointly |co-?)?led by\s+|^(?:angeführt|geführt) von\s+|^(?:mené|menée) par\s+|^liderad[oa] (?:por|pela?)\s+|\s*\((?:co-?)?lead(?: investor)?\)(?=\s*[,;&]|$)",
    re.IGNORECASE,
)
_WITH_OTHERS = re.compile(
    r"[,;]?\s+(?:with (?:the )?(?:participation|support|backing|investment|money) (?:from|by|of)|alongside|joined by|together with|as well as|co-invested by|unter beteiligung von|"
    r"gemeinsam mit|avec la participation de|con (?:la )?participación de|com (?:a )?participação d[aeo])\s+",
    re.IGNORECASE,
)
_OWN_SHARE = re.compile(
    r"\s*[(:\[]\s*(?:[$€£¥₹~]|us\$)?\s?\d[\d.,]*\s?(?:%|[a-z]{0,8}\.?)\s?(?:[$€£¥₹]|usd|eur|gbp)?\s*(?:[)\]]|(?=[,;]|$))",
    re.IGNORECASE,
)
_ANY_BETWEEN = re.compile(r"\s*[,;、，]\s*(?:and\s+|und\s+|et\s+|y\s+)?|\s+(?:&|\+|and|und|et|y)\s+")
_ANY_MARK = re.compile(r"[;；|,，、،/\n]|\s(?:&|\+|and|und|et|y)\s")
_PLACE = re.compile(r"D\.?C\.?|U\.?S\.?A?\.?|Jr\.?|Sr\.?|I{2,3}", re.IGNORECASE)
_TWO = 2
