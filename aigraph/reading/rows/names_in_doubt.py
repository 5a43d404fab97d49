"""Names that may be others than they are read as: two of one company, or one of nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from aigraph.model.company import Company
from aigraph.model.company_forms import company_key
from aigraph.reading.cells.names.company_names import near_names
from aigraph.reading.cells.names.doubtful_names import may_be_nobody, script_of


def names_in_doubt(companies: Sequence[Company]) -> Iterator[str]:
    """Name the companies that may be one, and those that may be none: nothing merges or goes by itself unless the rule is certain."""
    names = {company.id: company.name for company in companies if not company.is_placeholder}
    pairs = [f"{names[one]!r} and {names[other]!r} ({reason})" for one, other, reason in near_names(names)]
    if pairs:
        more = f" and {len(pairs) - _LISTED:,} more" if len(pairs) > _LISTED else ""
        yield f"read as two companies, and may be one: {', '.join(pairs[:_LISTED])}{more}; 'aigraph read' says what joining them changes"
    nobody = _may_be_nobody(list(names.values()))
    if nobody:
        more = f" and {len(nobody) - _LISTED:,} more" if len(nobody) > _LISTED else ""
        listed = ", ".join(map(repr, nobody[:_LISTED]))
        yield f"{listed}{more}: read as a company each, and may be no name of one, so that a loop through it may be none"


def _may_be_nobody(names: Sequence[str]) -> list[str]:
    """Give the names that consist of general words, and those that are odd among the others: in small letters or in another script."""
    if len(names) > _MOST_NAMES:
        return []
    scripts = Counter(map(script_of, names))
    usual, times = scripts.most_common(1)[0] if scripts else ("", 0)
    capitals = sum(name[:1].isupper() for name in names) * 2 > len(names)
    several = [name.split() for name in names if " " in name.strip()]
    is_titled = sum(all(word[:1] != word[:1].lower() for word in words) for words in several) * 2 >= len(several)
    found = []
    for name in names:
        is_odd = script_of(name) != usual and times > _FEW and times * 3 > len(names) * 2
        is_small = capitals and name.isalpha() and name == name.lower() != name.upper()
        if is_odd or is_small or (is_titled and _is_in_sentence_case(name)) or may_be_nobody(name):
            found.append(name)
    return found


def _is_in_sentence_case(name: str) -> bool:
    """Whether the first word alone begins with a capital, as in "Other investors"; short words and forms of companies are left aside."""
    first, *others = name.split()
    long = [word for word in others if word.isalpha() and len(word) > _SHORT]
    return (
        first[:1].isupper()
        and bool(long)
        and all(word == word.lower() != word.upper() for word in others)
        and not company_key(name)[1]
    )


_SHORT = 4
_LISTED, _MOST_NAMES, _FEW = 5, 10_000, 1
