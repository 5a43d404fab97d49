"""The forms in which dates are written, as patterns."""

from __future__ import annotations

import re

TIME = r"(?:[t ,]{1,2}\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:z|utc|gmt|[ap]m|[+-]\d{2}:?\d{2})?)?"
YEAR_MONTH_DAY = re.compile(rf"(\d{{4}})(?:[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}){TIME})?)?(?<!/)(?!\d)")
DIGITS_DATE = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)")
FLOAT_YEAR = re.compile(r"((?:19|20)\d{2})\.0+")
YEAR_WITH_A_WORD = re.compile(
    r"(?:early|mid|late|end of|end|spring|summer|autumn|fall|winter|c\.|ca\.|circa|about|~|since|by|year|cy)[ -]?(\d{4})"
    r"|(\d{4})\s?(?:e|est\.?|f|p|\(?expected\)?|\(e\)|[?])"
)
FIGURES_DATE = re.compile(rf"(?P<one>\d{{1,2}})[/.-]\s?(?P<other>\d{{1,2}})[/.-]\s?(?P<last>\d{{4}}|\d{{2}}){TIME}")
POINTED = re.compile(rf"\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2,4}}{TIME}")
MONTH_AND_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d{2})")
FISCAL_YEAR = re.compile(
    r"(?:fy|fiscal(?: year)?|gj|financial year|exercice|ej\.?)[ -]?'?(?:\d{4}|\d{2})(?:[/-]\d{2,4})?e?"
    r"|(?:q[1-4]|[1-4]q|h[12]|[12]h)[ -]?fy[ -]?'?\d{2,4}"
)
PART = re.compile(
    r"(?P<one>[qh][1-4])[ ,/'-]{0,2}(?P<after>\d{4}|\d{2})(?!\d)|(?P<before>\d{4})[ ,/'-]{0,2}(?P<other>[qh][1-4])"
    r"|(?P<third>[qh][1-4]) of (?P<between>\d{4})"
)
PART_TURNED = re.compile(
    r"(?P<number>[1-4])(?:st|nd|rd|th)?[ ]?(?P<sort>[qh])(?:uarter|alf)?[ ,/'-]{0,2}(?P<year>\d{4}|\d{2})"
)
RANGE_DATE = re.compile(
    r"(?P<one>(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?)\s?(?:-|to|until|bis|–|—)\s?(?:(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?|present|now|ongoing|)"
)
FILLERS = frozenset(
    [
        "of",
        "de",
        "del",
        "di",
        "le",
        "der",
        "den",
        "the",
        "on",
        "am",
        "im",
        "d",
        "g",
        "г",
        "года",
        "ল",
        "th",
        "st",
        "nd",
        "rd",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
