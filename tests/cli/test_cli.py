"""The command line, used as a person and as another program would."""

import csv
import io
import json
import subprocess
import sys
from operator import attrgetter
from pathlib import Path

import click
import pytest

import aigraph
from aigraph.cli import main
from aigraph.cli.commands import COMMANDS
from aigraph.cli.options.common import FORMATS
from tests.command_line import PROGRAM, CliRunner, fits, run_program
from tests.ledgers import WHOLE, write_folder

TWINS = {
    "cycles": "loops.find_at_each_level",
    "explain": "explain",
    "companies": "list_companies",
    "deals": "list_deals",
    "sources": "list_sources",
    "check": "check",
    "read": "read_table",
    "draw": "draw",
    "export": "export",
    "init": "datasets.init",
    "merge": "datasets.merge",
    "upgrade": "native.upgrade_folder",
    "figure": "figure",
    "add": "store.add_deal",
    "ladder": "ladder",
    "diff": "diff",
    "help": "look_up",
    "measures": "measure_system",
    "round-trip": "measures.round_trips",
    "keystones": "measures.keystones",
    "concentration": "concentration",
    "shock": "shock",
    "null-model": "measures.null_model",
    "report": "report",
    "uncertainty": "measures.uncertainty",
    "tornado": "measures.tornado",
    "series": "series",
    "clearing": "measures.clearing",
    "features": "cycle_features",
    "money": "sources_and_uses",
    "coverage": "answers.coverage_against",
    "cite": "answers.cite",
    "freshness": "answers.freshness",
    "stress": "stress",
    "institutions": "institution_shares",
    "completion": None,
    "mcp": None,
    "site": "site.site",
}


def run(*words, **settings):
    return CliRunner().invoke(main, [str(word) for word in words], **settings)


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals")


def test_the_commands_are_these():
    assert set(COMMANDS) == set(TWINS)


def test_every_command_about_data_has_a_library_function_and_help_in_a_sentence():
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command.name == name
        assert TWINS[name] is None or callable(attrgetter(TWINS[name])(aigraph))
        assert (command.help or "").split("\n")[0].endswith(".")


def test_cycles_prints_a_table_the_ladder_and_the_definition(data):
    answer = run("cycles", "--data", data)
    assert answer.exit_code == 0
    assert [line.rstrip() for line in answer.output.splitlines() if line.strip()] == [
        "                     Paid            Due     Contracted",
        " Loop       by 2025-02-28  by 2025-02-28  on 2025-02-28",
        " ──────────────────────────────────────────────────────",
        " chips-lab    up to $10bn    up to $10bn    up to $10bn",
        "Loops: direct 1 (pairs 1); with detours of up to 6 companies 1 on 2025-02-28,",
        "binding (signed or closed), cash + value.",
        "The smallest leg, US$: paid is known to have gone round at most, due can have",
        "gone round by 2025-02-28, contracted is what the contracts allow. Loops share",
        "legs, so their sizes must not be added up.",
        "Direct loops by certainty, in brackets with detours: paid 0 (0) | binding 1 (1)",
        "| announced 1 (1) | all 1 (1).",
        "Circular: cash paid out as funding can return as revenue along recorded deals;",
        "this does not imply impropriety. Data to 2025-02-28 (newest report on the",
        f"youngest leg 0 days old, on the oldest 54 days), version {aigraph.store.data_version(aigraph.load(data))}; aigraph",
        f"{aigraph.__version__}.",
    ]


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("command", ["cycles", "companies", "deals", "sources"])
def test_tables_fit_the_terminal_but_for_an_id_that_is_longer_than_a_line(command, width):
    answer = run(command, "--layers", "all", env={"COLUMNS": str(width)})
    assert answer.exit_code == 0
    assert all(fits(line, width) for line in answer.output.splitlines())


def test_a_wide_terminal_shows_more():
    narrow, wide = (run("cycles", env={"COLUMNS": width}).output for width in ("80", "160"))
    assert "Gain" in wide
    assert "Gain" not in narrow


def test_a_cut_table_says_so_and_how_to_see_all():
    cut = run("cycles", "--top", "3")
    assert "the first 3 are shown, --top 0 shows all" in " ".join(cut.output.split())
    whole = run("cycles", "--top", "0")
    assert "are shown" not in whole.output
    assert len(whole.output) > len(cut.output)


def test_a_search_that_stopped_says_so_in_every_format():
    for form in FORMATS:
        answer = run("cycles", "--max-loops", "2", "--format", form)
        assert "stopped after 2 rings of companies" in answer.stderr
    assert json.loads(run("cycles", "--max-loops", "2", "--format", "json").stdout)["truncated"].startswith("stopped")


def test_json_carries_what_the_answer_rests_on(data):
    answer = json.loads(run("cycles", "--data", data, "--format", "json").stdout)
    assert answer["tool"] == f"aigraph {aigraph.__version__}"
    assert answer["data_version"] == aigraph.store.data_version(aigraph.load(data))
    assert "does not imply impropriety" in answer["definition"]
    assert answer["view"] == {"as_of": "2025-02-28", "status": "binding", "layers": ["cash", "value"]}
    assert answer["truncated"] is None
    assert answer["loops"][0]["name"] == "chips-lab"
    assert answer["loops"][0]["bottleneck_usd_bn"] == {"low": 0.0, "central": None, "high": 10.0}


@pytest.mark.parametrize("command", ["cycles", "companies", "deals", "sources"])
def test_csv_and_json_lines_hold_the_same_rows(command):
    rows = list(csv.DictReader(io.StringIO(run(command, "--format", "csv").stdout)))
    lines = [json.loads(line) for line in run(command, "--format", "ndjson").stdout.splitlines()]
    assert len(rows) == len(lines) > 10
    assert list(rows[0]) == list(lines[0])


def test_markdown_is_a_table_with_its_bars_escaped(data):
    write_folder(data, companies=["chips,Chips | Inc,firm,,,,,,,,", WHOLE["companies"][1]])
    lines = run("companies", "--data", data, "--format", "md").output.splitlines()
    assert lines[1].startswith("| --- |")
    assert any("Chips \\| Inc" in line for line in lines)


def test_a_name_that_is_a_formula_is_harmless_in_csv(data):
    write_folder(data, companies=['chips,"=HYPERLINK(""http://x"")",firm,,,,,,,,', WHOLE["companies"][1]])
    rows = list(csv.DictReader(io.StringIO(run("companies", "--data", data, "--format", "csv").stdout)))
    assert '\'=HYPERLINK("http://x")' in {row["name"] for row in rows}


def test_explain_traces_each_leg_to_its_sources(data):
    answer = run("explain", "lab-chips", "--data", data)
    assert answer.exit_code == 0
    for part in (
        "Chips Inc → Lab → Chips Inc  (circular)",
        "1. Chips Inc buys shares of Lab ($10bn)",
        "[chips-lab-equity]",
    ):
        assert part in answer.output
    assert answer.output.count("https://example.org/a") == 3
    assert "paid $10bn" in answer.output


@pytest.mark.parametrize("form", ["json", "csv", "ndjson", "md"])
def test_explain_gives_its_events_to_other_programs(form, data):
    answer = run("explain", "chips-lab", "--data", data, "--format", form)
    assert answer.exit_code == 0
    assert answer.output.count("https://example.org/a") == 3


def test_a_company_is_named_as_people_name_it_in_any_script(data):
    for name in ("lab", "Lab", "ল্যাব"):
        assert "chips-lab" in run("cycles", "--data", data, "--company", name).output
    assert run("deals", "--data", data, "--company", "Chips Inc").exit_code == 0


def test_an_unknown_company_or_loop_ends_with_one_line_and_exit_code_1(data):
    for words, wrong in (
        (["cycles", "--company", "chps"], "'chps'; did you mean"),
        (["explain", "chips-labb"], "'labb'; did you mean lab?"),
        (["sources", "nwes"], "'nwes'; did you mean"),
        (["deals", "--company", "zzzz"], "'zzzz'; `aigraph companies` lists them all"),
    ):
        answer = run(*words, "--data", data)
        assert answer.exit_code == 1
        assert answer.stdout == ""
        assert len(answer.stderr.splitlines()) == 1
        assert wrong in answer.stderr


def test_companies_that_form_no_loop_get_the_reason_as_the_answer_and_exit_code_1(data):
    words = ["explain", "lab-chips", "--data", data, "--status", "paid"]
    table = run(*words)
    assert table.exit_code == 1
    said = " ".join(table.stdout.split())
    assert "Chips Inc → Lab → Chips Inc is no loop" in said or "Lab → Chips Inc → Lab is no loop" in said
    assert "It is a loop at certainty binding (--status binding): chips-lab (circular, contracted up to $10bn)." in said
    answer = json.loads(run(*words, "--format", "json").stdout)
    assert (answer["is_loop"], answer["loops"], answer["events"]) == (False, [], [])
    why = answer["why_not"]
    assert why["obstacle"] == "missing_leg"
    assert [hidden["reason"] for leg in why["missing"] for hidden in leg["hidden"]] == ["less_certain"]
    assert why["closed_in"][0]["status"] == "binding"
    rows = run(*words, "--format", "csv")
    assert rows.exit_code == 1
    assert rows.stdout.splitlines() == [
        "payer,payee,hidden,reasons,reverse,detour",
        "lab,chips,lab-chips-chips,less_certain,chips-lab-equity,",
    ]
    assert "is no loop" in rows.stderr


@pytest.mark.parametrize(
    "words", [["cycles", "--status", "sure"], ["cycles", "--as-of", "soon"], ["cycles", "--layers", "gold"], ["dance"]]
)
def test_wrong_usage_has_exit_code_2(words):
    answer = run(*words)
    assert answer.exit_code == 2
    assert words[-1] in answer.stderr


def test_broken_data_ends_with_its_problems_and_no_traceback(data):
    write_folder(data, deals=[row.replace("total", "sum") for row in WHOLE["deals"]])
    for command in ("cycles", "companies", "draw"):
        answer = run(command, "--data", data)
        assert answer.exit_code == 1
        assert answer.stdout == ""
        assert answer.stderr.startswith(f"{data}/deals.csv:2: basis 'sum' is unknown")
        assert len(answer.stderr.splitlines()) == 2


def test_check_prints_each_problem_and_ends_with_1_if_there_is_an_error(data):
    assert run("check", data).exit_code == 0
    write_folder(data, events=[row.replace("news", "newz") for row in WHOLE["events"]])
    answer = run("check", data)
    assert answer.exit_code == 1
    assert f"{data}/events.csv:2: source 'newz' is not in sources.csv; did you mean news?" in answer.stdout
    assert json.loads(run("check", "--data", data, "--format", "json").stdout)[0]["line"] == 2


def test_strict_check_fails_on_warnings_too(data):
    write_folder(data, companies=[*WHOLE["companies"], "idle,Idle,firm,,,,,,,,"])
    assert run("check", data).exit_code == 0
    assert run("check", data, "--strict").exit_code == 1


def test_check_explains_a_rule_and_refuses_one_that_is_none():
    assert run("check", "--explain", "no_one_pays_itself").output == (
        "no_one_pays_itself: The payer and the payee of a deal differ.\n"
    )
    assert run("check", "--explain", "nonsense").exit_code == 2


def test_check_lists_all_rules_in_lines_that_fit():
    printed = run("check", "--rules").output
    assert "no_one_pays_itself: The payer and the payee of a deal differ.\n" in printed
    assert max(map(len, printed.splitlines())) <= 80
    listed = json.loads(run("check", "--rules", "--format", "json").stdout)
    assert [row["rule"] for row in listed] == [line.split(":")[0] for line in printed.splitlines() if line[0] != " "]
    assert all(row["asks_for"].endswith(".") for row in listed)


def test_the_shipped_data_has_no_problem():
    answer = run("check", "--strict")
    assert answer.output.splitlines()[-1] == "0 errors, 0 warnings"
    assert answer.exit_code == 0


def test_sources_lists_what_one_source_says(data):
    answer = run("sources", "news", "--data", data)
    assert "Chips Inc funds Lab (Paper, 2025-03-01; grade B)" in answer.output
    assert "revenue, 120 usd_bn" in answer.output
    assert "4 claims: 4 stands, 0 revised, 0 refuted." in answer.output
    for form in ("csv", "md", "ndjson"):
        assert "verdict" in run("sources", "news", "--data", data, "--format", form).stdout
    assert len(json.loads(run("sources", "news", "--data", data, "--format", "json").stdout)["claims"]) == 4


def test_draw_writes_a_page_and_prints_its_size(data, tmp_path):
    page = tmp_path / "new" / "page.html"
    answer = run("draw", "--data", data, "-o", page)
    assert answer.exit_code == 0
    assert answer.stdout == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_draw_that_cannot_write_says_so(data, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    answer = run("draw", "--data", data, "-o", tmp_path / "file" / "page.html")
    assert answer.exit_code == 1
    assert "cannot be written" in answer.stderr


def test_draw_to_a_folder_says_that_it_is_one(data, tmp_path):
    answer = run("draw", "--data", data, "-o", tmp_path)
    assert answer.exit_code == 1
    assert answer.stderr == f"cannot save the page as {tmp_path}: that is a folder; name a file in it\n"


def test_company_names_are_completed_in_the_shell():
    begun = {"_AIGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": "aigraph cycles --company nvi", "COMP_CWORD": "3"}
    answer = run_program(env=begun)
    assert "plain,nvidia" in answer.stdout


def test_a_reader_that_stops_early_sees_no_traceback():
    answer = subprocess.run(
        f"{sys.executable} -m aigraph deals --format ndjson | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_locale_without_arrows_or_bengali_is_no_reason_for_a_traceback(encoding, data):
    answer = run_program("explain", "chips-lab", "--data", data, env={"PYTHONIOENCODING": encoding})
    assert "Chips Inc → Lab → Chips Inc" in answer.stdout


def test_two_runs_print_the_same_bytes():
    def once(seed):
        words = ("cycles", "--status", "all", "--layers", "all", "--format", "json")
        return run_program(*words, env={"PYTHONHASHSEED": seed}).stdout

    assert once("1") == once("2")


def test_all_of_a_long_answer_arrives_in_a_pipe():
    listed = run_program("deals", "--format", "ndjson")
    assert listed.returncode == 0
    assert listed.stdout.endswith("}\n")
    assert len(listed.stdout.splitlines()) > 200


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["no-such-command"], 2), (["cycles", "--at"], 2)])
def test_the_exit_code_is_that_of_the_command(words, code):
    assert run_program(*words).returncode == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["cycles"], ["deals", "--format", "json"], ["--version"]])
def test_an_answer_that_cannot_be_written_is_one_line_and_no_traceback(words):
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "the answer cannot be printed: No space left on device\n"
