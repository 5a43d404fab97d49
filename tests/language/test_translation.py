"""Answers in other languages: every message has its entry, and what has none is said."""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from gettext import NullTranslations
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

from aigraph import find_loops, load, report
from aigraph.cli import main
from aigraph.cli.commands import COMMANDS
from aigraph.language.locale_text import value_in
from aigraph.language.sentences import company_name, describe_leg, describe_loop, money
from aigraph.language.translation import catalogue, gettext, in_language, languages, ngettext
from aigraph.measures.catalogue.names import MEASURES
from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.model.origin import UnknownNameError
from aigraph.site.site import site
from aigraph.store.data_version import data_version
from tests.command_line import CliRunner
from tests.ledgers import ledger
from tests.page.pages import toy

ROOT = Path(__file__).parents[2]
MEASURED = (
    ("measures",),
    ("series", "direct-pairs", "--from", "2026-01-01"),
    ("uncertainty", "reciprocity", "--draws", "9"),
    ("tornado", "reciprocity"),
    ("stress", "openai", "--breaks", "microsoft"),
    ("clearing",),
    ("concentration", "openai"),
    ("freshness", "--on", "2026-11-30"),
)
ANSWERS = (
    ("cycles",),
    ("explain", "nvidia-openai-oracle"),
    ("explain", "nvidia-openai"),
    ("cite", "nvidia-openai-oracle"),
    ("cite", "openai"),
    ("money",),
    ("money", "openai"),
    ("diff", "2026-07-01", "2026-10-01"),
    ("companies",),
    ("deals",),
    ("keystones",),
    ("ladder",),
    ("null-model", "--draws", "9"),
    ("round-trip",),
    ("sources",),
    ("sources", "01net-dell-2025-02"),
    ("shock", "openai", "--fall", "50%", "--recovery", "40%"),
    ("round-trip", "nvidia", "--spread", "--draws", "20"),
    ("institutions",),
    ("coverage",),
    ("check", "--rules"),
    ("cycles", "--within", "30d", "--in-order"),
    ("cite", "reciprocity"),
    ("features", "--within", "30d"),
    *MEASURED,
)
_HIDDEN = re.compile(r"<style.*?</style>|<pre>.*?</pre>|<code>.*?</code>|<svg.*?</svg>|<[^>]*>", re.DOTALL)
_LATIN = re.compile(r"[A-Za-z][a-z]{2,}")


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    """The script that gathers the messages of the code."""
    spec = importlib.util.spec_from_file_location("messages", ROOT / "scripts" / "messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
def test_each_message_of_what_a_catalogue_covers_has_its_translation_with_all_its_places(
    messages: ModuleType, code: str
):
    assert messages.lacks(messages.read(messages.CATALOGUES / f"{code}.po"), messages.template()) == []


def test_nearly_all_sentences_that_rooms_raise_in_english_have_a_bengali_translation(messages: ModuleType):
    # A room may raise a new one at any time: it is English until a translator has seen it.
    assert messages.raised_share(messages.read(messages.CATALOGUES / "bn.po"), messages.template()) > 0.95


def test_a_message_without_a_translation_or_with_a_lost_place_is_found(messages: ModuleType):
    template = messages.Catalog()
    for message in ("{day} is new", "{day} is old", "{day} is kept"):
        template.add(message)
    translated = messages.Catalog()
    translated.add("{day} is old", "পুরোনো")
    translated.add("{day} is kept", "{day} আছে")
    assert messages.lacks(translated, template) == [
        "'{day} is new': has no translation",
        "'{day} is old': has other places in 'পুরোনো'",
    ]


class _Missing(NullTranslations):
    """Notes what a catalogue does not have."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def gettext(self, message: str) -> str:
        self.messages.append(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.messages.append(msgid1)
        return msgid1 if n == 1 else msgid2


@pytest.fixture
def missing(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """What was looked up in the catalogue of a language in vain."""
    found = _Missing()
    entries = catalogue(request.param)
    entries.add_fallback(found)
    yield found.messages
    entries._fallback = None  # noqa: SLF001  gettext has no other way to take a fallback back


@pytest.mark.parametrize(
    ("missing", "answer"),
    [*(("bn", answer) for answer in ANSWERS), *(("hi", answer) for answer in ANSWERS[:3])],
    indirect=["missing"],
)
def test_answers_of_translated_commands_look_up_nothing_in_vain(
    missing: list[str], answer: tuple[str, ...], request: pytest.FixtureRequest
):
    said = CliRunner().invoke(main, [*answer, "--lang", request.node.callspec.params["missing"]])
    assert said.exception is None or isinstance(said.exception, SystemExit)
    assert missing == []


@pytest.mark.parametrize("answer", [("cycles",), ("money",), *MEASURED], ids=" ".join)
def test_no_english_word_stands_in_a_bengali_answer_but_names_and_what_is_typed(answer: tuple[str, ...]):
    ledger_ = load()
    typed = {part for name in MEASURES for part in name.split("_")} | {*COMMANDS, "aigraph", "top"}
    # Letters of the version of the data are no word.
    text = CliRunner().invoke(main, [*answer, "--lang", "bn"]).output.replace(data_version(ledger_), "")
    known = (*ledger_.company_by_id, *ledger_.deal_by_id, *(source.id for source in ledger_.sources))
    ids = {part for name in known for part in name.split("-")}
    names = {word for company in ledger_.companies for word in _LATIN.findall(company.name)}
    assert set(_LATIN.findall(text)) - ids - names <= typed


@pytest.mark.parametrize("missing", ["bn"], indirect=True)
def test_no_english_word_stands_in_a_bengali_report_but_names_titles_and_quotations(missing: list[str]):
    ledger_ = load()
    quoted = [*ledger_.deals, *ledger_.sources]
    known = {word for one in quoted for word in _LATIN.findall(f"{one.title} {getattr(one, 'publisher', '')}")}
    known |= {word for one in (*ledger_.events, *ledger_.evidence) for word in _LATIN.findall(one.reported)}
    known |= {word for company in ledger_.companies for word in _LATIN.findall(company.name)}
    known |= {part for name in (*ledger_.company_by_id, *ledger_.deal_by_id) for part in name.split("-")}
    with in_language("bn"):
        made = report(ledger_.view(), draws=9)
    text = re.sub(
        r"\]\([^)]*\)|`[^`]*`|```.*?```", "", made.markdown.replace(data_version(ledger_), ""), flags=re.DOTALL
    )
    assert set(_LATIN.findall(text)) - known == {"aigraph"}
    assert missing == []
    assert '<html lang="bn">' in made.html


@pytest.mark.parametrize("missing", ["bn"], indirect=True)
def test_no_english_word_stands_on_a_bengali_site_but_names_titles_and_quotations(missing: list[str]):
    with in_language("bn"):
        made = site(toy(), cards=False)
    shown = {
        path: unescape(_HIDDEN.sub(" ", text.decode())) for path, text in made.files.items() if path.endswith(".html")
    }
    assert missing == []
    for path in ("loops/l~v.html", "companies/v.html", "deals/index.html", "changes.html"):
        assert set(_LATIN.findall(shown[path])) <= {
            "aigraph",
            "Vendor",
            "Lab",
            "Cloud",
            "Paper",
            "The",
            "Outside",
            "investors",
            "Quiet",
            "Inc",
        }, path
    assert "চক্রগুলো" in shown["report.html"]


def test_a_command_without_a_translation_says_so_in_one_line_and_answers_in_english():
    said = CliRunner().invoke(main, ["companies", "--lang", "hi"])
    assert len(said.stderr.splitlines()) == 1
    assert "`aigraph companies`" in said.stderr
    assert said.stdout == CliRunner().invoke(main, ["companies"]).stdout


def test_the_language_comes_from_the_option_the_variable_or_the_settings(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    bengali = CliRunner().invoke(main, ["cycles", "--lang", "bn_BD.UTF-8"]).stdout
    assert "চক্রাকার" in bengali
    assert CliRunner().invoke(main, ["cycles"], env={"AIGRAPH_LANG": "bn"}).stdout == bengali
    (tmp_path / "aigraph.toml").write_text('lang = "bn"\n', encoding="utf-8")
    assert CliRunner().invoke(main, ["cycles"], env={"AIGRAPH_NO_SETTINGS": ""}).stdout == bengali
    assert "চক্রাকার" not in CliRunner().invoke(main, ["cycles", "--lang", "en"]).stdout


def test_an_unknown_language_is_refused_with_those_that_there_are():
    said = CliRunner().invoke(main, ["cycles", "--lang", "xx"])
    assert said.exit_code == 2
    assert f"expected one of {', '.join(languages())}" in said.stderr
    with pytest.raises(UnknownNameError, match="'xx' is no language"), in_language("xx"):
        pass


def test_an_english_answer_loads_nothing_for_other_languages():
    code = (
        "import sys; from tests.command_line import CliRunner; from aigraph.cli import main;"
        "CliRunner().invoke(main, ['cycles']); print('babel' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_numbers_and_days_are_written_as_the_language_has_them():
    assert [
        value_in("bn", value, spec) for value, spec in ((1234567, ","), (0.0716, ".1%"), (Decimal("13.75"), ""))
    ] == [
        "১২,৩৪,৫৬৭",
        "৭.২%",
        "১৩.৭৫",
    ]
    dates = [date(2026, 10, 9), *map(PartialDate.parse, ("2026", "2026-09", "2026-Q4", "2026-H2", "2026-10-09"))]
    assert [value_in("bn", day) for day in dates] == [
        "৯ অক্টোবর, ২০২৬",
        "২০২৬",
        "সেপ্টেম্বর ২০২৬",
        "৪র্থ ত্রৈমাসিক ২০২৬",
        "১ জুলাই, ২০২৬ – ৩১ ডিসেম্বর, ২০২৬",
        "৯ অক্টোবর, ২০২৬",
    ]


def test_amounts_keep_their_uncertainty_in_every_form():
    forms = [(None, 30), (None, None, 100), (100, 100), (27, 30, 33), (12, None, 14), (14,)]
    with in_language("bn"):
        said = [money(Amount.of(*ends)) for ends in forms]
        assert money(Amount.of(central="0.0000125")) == "১২,৫০০ ডলার"
    assert said == [
        "৩০ বিলিয়ন ডলার",
        "সর্বোচ্চ ১০০ বিলিয়ন ডলার",
        "১০০ বিলিয়ন ডলার বা তার বেশি",
        "৩০ বিলিয়ন ডলার (২৭–৩৩)",
        "১২–১৪ বিলিয়ন ডলার",
        "অন্তত ১৪ বিলিয়ন ডলার",
    ]


def test_a_leg_of_several_deals_is_a_bengali_sentence():
    toy = ledger("m -> l equity signed 2025-01-01 1\n m -> l loan signed 2025-01-01\n l -> m compute signed 2025-01-01")
    loop = find_loops(toy.view())[0]
    with in_language("bn"):
        assert describe_leg(toy, loop.legs[0]) == "M L-এর শেয়ার কেনে ও L-কে ঋণ দেয় (অন্তত ১ বিলিয়ন ডলার)"


def test_known_companies_have_bengali_names_and_a_table_of_ones_own_keeps_its_own(tmp_path: Path):
    table = tmp_path / "deals.csv"
    table.write_text("payer,payee,amount\nMeta,OpenAI,5\nOpenAI,Meta,5\n", encoding="utf-8")
    own = load(table)
    with in_language("bn"):
        assert company_name(load(), "microsoft") == "মাইক্রোসফট"
        assert {company_name(own, company.id) for company in own.companies} == {"Meta", "OpenAI"}


def test_every_company_with_a_bengali_alias_has_its_bengali_name():
    shipped = load()
    with in_language("bn"):
        english = [
            alias.company
            for alias in shipped.aliases
            if alias.language == "bn" and company_name(shipped, alias.company).isascii()
        ]
    assert english == []


def test_a_language_with_two_forms_says_one_and_many_apart():
    with in_language("hi"):
        assert [ngettext("{number:,} deal", "{number:,} deals", number) for number in (1, 1200)] == [
            "1 सौदा",
            "1,200 सौदे",
        ]


def test_a_message_in_the_plural_has_the_number_in_the_digits_of_the_language():
    with in_language("bn"):
        assert ngettext("{number:,} deal", "{number:,} deals", 1200) == "১,২০০টি চুক্তি"
    assert gettext("{number:,}", number=1200) == "1,200"


def test_a_loop_reads_the_same_in_english_before_and_after_another_language():
    shipped = load()
    loop = find_loops(shipped.view())[0]
    before = describe_loop(shipped, loop)
    with in_language("bn"):
        assert describe_loop(shipped, loop) != before
    assert describe_loop(shipped, loop) == before
