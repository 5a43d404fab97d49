"""What the script has to work out by itself, it works out as Python does: amounts as text, names as they are typed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph import load
from aigraph.language.sentences import money
from aigraph.language.translation import TEMPLATES
from aigraph.model.amount import Amount
from aigraph.model.names import NAME_ENDINGS, fold, stems
from aigraph.page.column_encoding import needed_decimals, to_fixed_point

pytestmark = pytest.mark.browser

PARTS = st.one_of(
    st.none(),
    st.decimals(0, 3000, places=2),
    st.decimals(0, 1, places=6),
    st.integers(1, 10**9).map(lambda cents: Decimal(cents).scaleb(-11)),
)
AMOUNTS = st.tuples(PARTS, PARTS, PARTS).map(
    lambda parts: Amount.of(*sorted(parts)) if None not in parts else Amount.of(*parts)
)
SAY = """async ([decimals, sentences, packed]) => {
    const { unpackAmount } = await import("/data/amount.js");
    const { AmountWriter } = await import("/language/amounts.js");
    const writer = new AmountWriter(decimals, sentences, { sign: "$", word: "bn", scale: 1e9, per_bn: 1, is_stated: false });
    return packed.map((amount) => writer.money(unpackAmount(amount)));
}"""
FOLD = """async ([names, endings]) => {
    const { fold, stems } = await import("/query/names.js");
    const folded = endings.map(fold);
    return names.map((name) => [fold(name), stems(fold(name), folded)]);
}"""


@settings(max_examples=32)
@given(amounts=st.lists(AMOUNTS, min_size=1, max_size=12))
def test_amounts_are_said_alike(modules, amounts):
    decimals = needed_decimals(amounts)
    packed = [to_fixed_point(amount, decimals) for amount in amounts]
    assert modules.evaluate(SAY, [decimals, dict(TEMPLATES), packed]) == [money(amount) for amount in amounts]


def names():
    ledger = load()
    shipped = {company.name for company in ledger.companies} | {alias.alias for alias in ledger.aliases}
    typed = {
        "ＯｐｅｎＡＩ",
        "straße",
        "STRASSE",
        "Łódź",
        "İstanbul",
        "ﬁnance",
        "أبوظبي",
        "ソフトバンク",
        "  Open-AI _x ",
    }
    bengali = {f"{name}{ending}" for name in ("এনভিডিয়া", "ওপেনএআই", "গুগল") for ending in NAME_ENDINGS}
    return sorted(shipped | typed | bengali | {name.upper() for name in shipped})


def test_names_are_folded_alike_and_lose_the_same_endings(modules):
    typed = names()
    answers = modules.evaluate(FOLD, [typed, list(NAME_ENDINGS)])
    for name, (folded, offered) in zip(typed, answers, strict=True):
        assert folded == fold(name)
        assert sorted(offered) == sorted(stems(name)), name
