"""Roles of columns that their headings leave open, by what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from aigraph.model.origin import DataError
from aigraph.reading.cells.answers import NO, YES
from aigraph.reading.cells.instrument_words import is_instrument_word
from aigraph.reading.cells.status_words import is_status_word
from aigraph.reading.tables.column_samples import (
    Samples,
    is_currency,
    is_day,
    is_figure,
    is_instrument,
    is_status,
    is_sum,
    is_unit,
    may_be_amount,
    mostly,
)
from aigraph.reading.tables.heading_text import Heading
from aigraph.reading.tables.headings import HEADINGS
from aigraph.reading.tables.sum_headings import is_of_pair, is_of_sum


class MissingColumnError(DataError):
    """There is no column for the payer or the payee, or none with the heading that was named."""


def settle_by_cells(
    columns: Sequence[str],
    headings: Sequence[Heading],
    places: dict[str, tuple[int, ...]],
    named: Mapping[str, str],
    samples: Samples,
    name: str,
    line: int,
) -> list[str]:
    """Look whether the cells of a column are what its heading may mean."""
    notes: list[str] = []
    days = [
        role
        for role in ("payer", "payee")
        if role not in named and all(mostly(is_day, samples(at)) for at in places[role])
    ]
    if days:
        of_days = " and ".join(repr(columns[places[role][0]]) for role in days)
        holds = "hold" if len(days) > 1 else "holds"
        raise MissingColumnError.at(
            name,
            f"column{'s' * (len(days) > 1)} {of_days} {holds} days, and no companies; say which by --map {days[0]}=COLUMN",
            line,
        )
    for role, strong in (("status", HEADINGS["status"][0]),):
        if role in places and role not in named and headings[places[role][0]].name not in strong:
            texts = [text for text in samples(places[role][0]) if text.strip()]
            if sum(map(is_status_word, texts)) * (_WEAK if any(map(is_instrument_word, texts)) else _FEW) < len(texts):
                place = places.pop(role)[0]
                if "instrument" not in places and sum(map(is_instrument_word, texts)) * 2 >= len(texts) > 0:
                    places["instrument"] = (place,)
                else:
                    notes.append(f"column {columns[place]!r} holds no statuses of deals: it is not used")
    if "status" not in places and "status" not in named:
        used = {place for found in places.values() for place in found}
        weak = [at for at, it in enumerate(headings) if it.name in HEADINGS["status"][1] and at not in used]
        for at in weak:
            texts = [text for text in samples(at) if text.strip()]
            if texts and sum(map(is_status_word, texts)) * 2 >= len(texts):
                places["status"] = (at,)
    if "id" not in named:
        _settle_id(headings, places, samples)
    _settle_paid(columns, places, named, samples)
    notes += _found_by_cells(columns, headings, places, named, samples)
    notes += [
        f"column {columns[at]!r} counts as a weight and is no amount of money; --map amount={columns[at]} says otherwise"
        for at, it in enumerate(headings)
        if it.name in {"weight", "weights"} and "amount" not in places and "amount" not in named
    ]
    return notes


def _found_by_cells(
    columns: Sequence[str],
    headings: Sequence[Heading],
    places: dict[str, tuple[int, ...]],
    named: Mapping[str, str],
    samples: Samples,
) -> list[str]:
    """Take the only other column whose cells are sums of money, days or currencies for the one that no heading names."""
    notes = []
    for role, what, holds in (
        ("amount", "sums of money", is_sum),
        ("date", "days", is_day),
        ("currency", "currencies", is_currency),
        ("status", "statuses of deals", is_status),
        ("instrument", "instruments", is_instrument),
        ("unit", "units of figures", is_unit),
    ):
        if role in places or role in named:
            continue
        used = {place for found in places.values() for place in found}
        fitting = [
            at
            for at, column in enumerate(columns)
            if column
            and at not in used
            and not headings[at].says.is_share
            and not (role == "amount" and not is_of_sum(headings[at].says.rest))
            and not (role == "status" and _OF_COMPANY.search(column.casefold()))
            and (
                mostly(is_figure if role == "amount" and says_money(column, headings[at]) else holds, samples(at))
                or (role == "amount" and headings[at].name in _SUMS_IF_FIGURES and mostly(is_figure, samples(at)))
            )
        ]
        if len(fitting) == 1:
            places[role] = (fitting[0],)
            heading = columns[fitting[0]]
            notes.append(
                f"column {heading!r} holds {what}: it is read as the {role}; --map {role}=COLUMN names another"
            )
        elif fitting and role in {"currency", "status", "amount"}:
            both = " and ".join(repr(columns[at]) for at in fitting)
            notes.append(f"columns {both} hold {what}, and none of them is used; --map {role}=COLUMN says which counts")
        elif role == "amount":
            bare = [
                at
                for at, column in enumerate(columns)
                if column and at not in used and mostly(may_be_amount, samples(at))
            ]
            both = " and ".join(repr(columns[at]) for at in bare if headings[at].name not in _COUNTS)
            if both:
                notes.append(
                    f"{both}: figures below a heading that names no sum, which are not used; --map amount=COLUMN reads them"
                )
    return notes


def _settle_paid(
    columns: Sequence[str], places: dict[str, tuple[int, ...]], named: Mapping[str, str], samples: Samples
) -> None:
    """Take a column such as "¿Pagado?" for that of payments, if its cells say yes and no."""
    if "paid" in places or "paid" in named:
        return
    words = HEADINGS["paid"][0]
    used = {place for found in places.values() for place in found}
    for place, column in enumerate(columns):
        core = re.sub(
            r"[\W_]+|^(?:是否|已)",
            "",
            re.sub(
                r"^\W*(?:is|was|has been|already|ist|wurde|bereits|está|es|est|déjà|czy)\b|是否已?",
                "",
                column.casefold(),
            ),
        )
        texts = {text.strip().casefold() for text in samples(place) if text.strip()}
        if place not in used and core in words and texts and texts <= YES | NO:
            places["paid"] = (place,)
            return


_SUMS_IF_FIGURES = frozenset(
    "facility facilities sanctioned approved limit loan loans investment gift donation grant funding credit exposure outlay".split()  # noqa: SIM905  words
)
"""Headings of sums where figures stand below them: elsewhere they may be those of what sort a deal is."""


def says_money(column: str, heading: Heading) -> bool:
    """Whether a heading names a currency, and neither what belongs to the company nor one of many things."""
    return bool(heading.says.currency) and (
        is_of_pair(heading.says.rest)
        or not re.search(r"/|\bper\b|revenue|turnover|sales|valuation|ebitda|profit", column.casefold())
    )


_COUNTS = frozenset({"weight", "weights", "value", "count", "size", "latitude", "longitude", "lat", "lon", "lng"})


_WEAK, _FEW = 2, 4
"""How many times the statuses among the words of a column make all of them: fewer do where others are instruments, such as Seed."""
_OF_COMPANY = re.compile(
    r"compan|firm|startup|start-up|account|user|customer|client|employ|unternehm|gesellschaft|soci|empresa|azienda|investor|source|quelle|fuente|"
    r"lead|public|country|land|note|comment|remark"
)


def _settle_id(headings: Sequence[Heading], places: dict[str, tuple[int, ...]], samples: Samples) -> None:
    """Take a column such as "Deal" for that of ids, if most of its cells have digits in them."""
    if "id" not in places:
        used = {place for found in places.values() for place in found}
        for at, it in enumerate(headings):
            texts = [text for text in samples(at) if text.strip()] if it.name in _MAY_BE_ID and at not in used else []
            if texts and 2 * sum(any(sign.isdigit() for sign in text) for text in texts) >= len(texts):
                places["id"] = (at,)
                break


_MAY_BE_ID = frozenset(
    {"deal", "no", "nr", "number", "reference", "dealno", "dealnumber", "dealref", "dealreference", "case"}
)
