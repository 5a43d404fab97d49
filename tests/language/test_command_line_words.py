"""What the command line says besides its answers, in Bengali: help, errors, and how a table was read."""

import re
from pathlib import Path

import pytest

from aigraph.cli import main
from aigraph.cli.answer_language import in_answer_language
from aigraph.cli.commands import COMMANDS
from aigraph.cli.console_script import crash_sentence
from aigraph.language.finished_text import translate_text
from aigraph.language.terms import glossary
from aigraph.language.translation import in_language
from tests.command_line import CliRunner

_PHRASE = re.compile(r"(?<![-\w/\[|=`])[A-Za-z]?[a-z]+ [a-z]+ [a-z]+(?![-\w=`])")
"""Three English words in a row: names and what is typed stand alone, or with signs between them."""
_WORD = re.compile(r"(?<![-\w/.=])[a-z]{3,}(?![-\w/.=:(])")
_TYPED_IN_GLOSSARY = {"nvidia", "openai", "oracle", "institutions", "csv", "replaces"}
DEALS = """payer,payee,amount,date,status
Alpha,Beta,5 bn,2025-01-02,signed
Beta,Alpha,4 bn,2025-02-30,signed
Beta,Gamma,x,2025-03-01,signed
Gamma,Gamma,3 bn,2025-03-05,sigend
,Alpha,1 bn,2025-03-05,signed
"""


def said(*words: str) -> str:
    """What a command says in Bengali, on both streams, without its examples and what is typed in quotes."""
    output = CliRunner().invoke(main, [*words, "--lang", "bn"], prog_name="aigraph").output
    return re.sub(r"'[^']*'|`[^`]*`|pip install", "", output.partition("উদাহরণ:")[0])


@pytest.mark.parametrize("command", [*sorted(COMMANDS), ""])
def test_no_english_phrase_stands_in_bengali_help(command: str):
    text = said(*filter(None, [command]), "--help")
    assert text.startswith("ব্যবহার:")
    assert _PHRASE.findall(text) == []


@pytest.mark.parametrize(
    "words",
    [
        ("cycels",),
        ("explain",),
        ("explain", "amd-nobody"),
        ("cycles", "nowhere.csv"),
        ("cycles", "--hlep"),
        ("cycles", "--max-length", "x"),
        ("cycles", "--max-length", "1"),
        ("cycles", "--max-bytes", "much"),
        ("cycles", "--company", "nobody"),
        ("cycles", "--as-of", "2025-99"),
        ("cycles", "--status", "certain"),
        ("cycles", "--company"),
        ("figure", "loop"),
        ("diff", "2026-02-28", "2026-02-26"),
        ("cite", "nobody"),
        ("series", "direct-loops", "--from", "2026-01", "--to", "2025-01"),
        ("check", "--explain", "no_such_rule"),
        ("tornado", "recycled", "--window", "2026-13"),
    ],
    ids=" ".join,
)
def test_no_english_word_stands_in_a_bengali_error_but_what_is_typed(words: tuple[str, ...]):
    text = said(*words).partition("চালান।")
    text = text[2] or text[0]
    assert re.search("[\u0980-\u09ff]", text.splitlines()[-1])
    typed = {"aigraph", "spark", *COMMANDS, "cash", "value", "contingent", "did"}
    assert set(_WORD.findall(text)) - typed - set(words) - set(re.findall(r"\w+", " ".join(COMMANDS))) <= _choices(text)


def _choices(text: str) -> set[str]:
    """Words of a list of choices, which are typed."""
    return {word for line in text.splitlines() for word in re.findall(r"\w+(?=,)|(?<=, )\w+", line)}


@pytest.mark.parametrize("command", ["check", "read"])
def test_how_a_table_is_read_is_told_in_bengali(command: str, tmp_path: Path):
    table = tmp_path / "deals.csv"
    table.write_text(DEALS, encoding="utf-8")
    text = said(command, str(table)).replace(str(table), "")
    assert _PHRASE.findall(text) == []
    assert "১টি ঘর তারিখ হিসেবে বোঝা যায়নি" in " ".join(text.split())


@pytest.mark.parametrize("group", sorted({term.group for term in glossary()}))
def test_each_word_of_the_glossary_is_explained_in_bengali(group: str):
    for term in (term for term in glossary() if term.group == group):
        output = CliRunner().invoke(main, ["help", term.name, "--lang", "bn"]).output
        title, *lines = output.split("\n\n")[-1].splitlines()
        text = re.split("গবেষণায়|এভাবেও|আরও: docs", " ".join(lines))[0]
        assert title == term.name or re.match("[\u0980-\u09ff]", title)
        assert set(re.findall("[a-z]{3,}", text)) <= _TYPED_IN_GLOSSARY, term.name


def test_the_list_of_words_is_in_bengali_and_a_word_is_found_by_its_bengali_name():
    text = said("help")
    text = re.sub(r"\([^)]*\)", "", text, flags=re.DOTALL)
    assert set(_WORD.findall(text)) <= _choices(text) | {*COMMANDS, "aigraph", "bottleneck"}
    assert said("help", "চুক্তিগুচ্ছ").startswith("চুক্তিগুচ্ছ (bundle)\n")


@pytest.mark.parametrize(
    "sentence",
    [
        crash_sentence(ValueError("x")),
        "aigraph: needs more memory than there is; a smaller table or fewer loops (--max-loops) need less",
        "the answer cannot be printed: No space left on device",
        "/dev/full: cannot be used: Permission denied",
    ],
)
def test_what_ends_a_command_is_told_in_bengali(sentence: str):
    with in_language("bn"):
        assert set(_WORD.findall(in_answer_language(sentence))) <= {"aigraph"}


def test_new_folders_and_what_is_written_are_told_in_bengali(tmp_path: Path):
    folder = str(tmp_path / "deals")
    told = [
        said("init", folder),
        said("upgrade", folder),
        said("merge", folder, folder, "-o", f"{folder}-both"),
        said("export", "--help"),
        said("add", "--data", folder, "--payer", "nobody"),
    ]
    for text in told:
        assert re.search("[\u0980-\u09ff]", text)
        assert _PHRASE.findall(text) == []


def test_a_finished_sentence_is_read_in_the_way_that_leaves_least_of_it_english():
    with in_language("bn"):
        assert translate_text("a.csv:3: warning: column 'x' is unknown; did you mean y?") == (
            "a.csv:3: সতর্কতা: 'x' কলামটি অজানা; আপনি কি y বোঝাতে চেয়েছেন?"
        )
        assert translate_text("payer") == "payer"
        assert translate_text("nobody ever wrote this sentence") == "nobody ever wrote this sentence"


def test_the_language_of_one_command_is_not_that_of_the_next():
    english = CliRunner().invoke(main, ["cycels"]).output
    assert "ভুল" in said("cycels")
    assert CliRunner().invoke(main, ["cycels"]).output == english
    assert english.splitlines()[-1].startswith("Error: No such command")


def test_help_is_given_in_the_language_that_the_settings_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "aigraph.toml").write_text('lang = "bn"\n', encoding="utf-8")
    output = CliRunner().invoke(main, ["cycles", "--help"], env={"AIGRAPH_NO_SETTINGS": ""}).output
    assert output.startswith("ব্যবহার:")


def test_the_note_on_settings_is_in_the_language_that_they_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "aigraph.toml").write_text('lang = "bn"\n', encoding="utf-8")
    noted = CliRunner().invoke(main, ["help", "leg"], env={"AIGRAPH_NO_SETTINGS": ""}).stderr
    assert noted == "aigraph: aigraph.toml-এর নির্ধারণ: lang = bn\n"
