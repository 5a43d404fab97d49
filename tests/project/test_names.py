"""Names in every spelling, asked of every public function and command: one answer, or an error with the nearest names.

The tables below are complete: a test of its own looks at every signature and every command for what takes a name.
"""

import inspect
import re
from dataclasses import replace
from functools import cache

import click
import pytest

import aigraph as ag
from aigraph.cli import main
from aigraph.cli.commands import COMMANDS
from aigraph.model import Alias, Company, PartialDate, Source, UnknownChoiceError
from aigraph.store import save
from tests.command_line import CliRunner
from tests.ledgers import TOY, ledger

PARENT = [
    Company(id="vendor", name="Chip Vendor Inc.", ticker="VND"),
    Company(id="sub", name="Subsidiary", parent="vendor", parent_since=PartialDate.parse("2025-02-01")),
]
TEXT = (
    (TOY + "\n e8: s -> l loan signed 2025-03 1")
    .replace("v -> ", "vendor -> ")
    .replace("-> v ", "-> vendor ")
    .replace("s -> ", "sub -> ")
)
BOOK = ledger(TEXT, PARENT)
BOOK = replace(
    BOOK,
    aliases=(Alias(company="vendor", alias="বিক্রেতা", language="bn"), Alias(company="vendor", alias="Old Vendor")),
    sources=(Source(id="s", title="Toy Report", publisher="Nobody", url="https://example.org/toy"),),
)
VIEW = BOOK.view(layers="cash")
LOOPS = ag.find_loops(VIEW)
NETWORK = ag.flows.network_of(VIEW)

COMPANY = {
    "id": "vendor",
    "name": "Chip Vendor Inc.",
    "alias": "Old Vendor",
    "Bengali alias": "বিক্রেতা",
    "Bengali case": "বিক্রেতার",
    "ticker": "VND",
    "upper case": "VENDOR",
    "spaces and hyphens": " chip-vendor  inc. ",
    "merged company": "Subsidiary",
    "no company form": "Chip Vendor",
    "another company form": "chip vendor, Incorporated",
    "its exchange": "Chip Vendor (NASDAQ: VND)",
}
MISSPELT = "vendro"
NEAR = r"Chip Vendor Inc\. \(vendor\)\?"
LOOP = {
    "name": "vendor-l-c",
    "begun elsewhere": "c-vendor-l",
    "heading": "Chip Vendor Inc. → L → C → Chip Vendor Inc.",
    "arrows of a keyboard": "VND -> l -> c",
    "commas": "vendor, L, C",
    "spaces": "Old Vendor L C",
    "upper case": "VENDOR-L-C",
    "merged company": "Subsidiary → L → C",
    "dashes": "vendor – L — C",
    "both ways": "vendor ↔ L ↔ C",
    "company forms": "Chip Vendor, Inc. and L Corp., C Ltd.",
}
MISSPELT_LOOP = "vendro-l-c"
SOURCE = {"id": "s", "title": "toy report", "address": "https://example.org/toy", "upper case": "S"}
DEAL = {"id": "e8", "upper case": "E8", "spaces": " e8 "}

COMPANIES_ASKED = {
    "Ledger.company(name)": lambda name: VIEW.company(BOOK.company(name)),
    "Ledger.where(companies)": lambda name: BOOK.where(companies=[VIEW.company(name), "l"]).deals,
    "Ledger.where(touching)": lambda name: BOOK.where(touching=VIEW.company(name)).deals,
    "View.company(name)": VIEW.company,
    "View.company_ids(names)": VIEW.company_ids,
    "View.group_of(name)": VIEW.group_of,
    "View.mergers(name)": lambda name: VIEW.group_of(VIEW.mergers(name)[-1].parent if VIEW.mergers(name) else name),
    "LoopList.through(companies)": lambda name: LOOPS.through(name).loops,
    "LoopList.among(companies)": lambda name: LOOPS.among([name, "l", "c"]).loops,
    "LoopList.nearest(name)": lambda name: LOOPS.nearest([name, "l"], 1),
    "list_companies(companies)": lambda name: ag.list_companies(VIEW, name),
    "list_deals(companies)": lambda name: ag.list_deals(VIEW, name),
    "list_sources(companies)": lambda name: ag.list_sources(VIEW, name),
    "ladder(companies)": lambda name: ag.ladder(VIEW, companies=name).rows(),
    "report(companies)": lambda name: ag.report(VIEW, name, draws=1, max_length=2).markdown,
    "concentration(company)": lambda name: ag.concentration(VIEW, name),
    "measures.backlog_shares(company)": lambda name: ag.measures.backlog_shares(VIEW, name),
    "measures.hhi(company)": lambda name: ag.measures.hhi(VIEW, name),
    "measures.coverage(company)": lambda name: ag.measures.coverage(VIEW, name),
    "answers.cite(what)": lambda name: ag.answers.cite(VIEW, name),
    "stress(company)": lambda name: ag.stress(VIEW, name, breaks="l").row(),
    "stress(breaks)": lambda name: ag.stress(VIEW, "l", breaks=name).row(),
    "measures.unpaid_cuts(company)": lambda name: ag.measures.unpaid_cuts(VIEW, name),
    "shock(company)": lambda name: ag.shock(VIEW, name, 0.5),
    "ListedMeasure.of(company)": lambda name: ag.measures.measure_named("round-trip-share").of(VIEW, name),
    "round_trip(company)": lambda name: ag.round_trip(VIEW, name),
    "round_trip(revenue)": lambda name: ag.round_trip(VIEW, "vendor", revenue={name: 200.0}),
    "figure(company)": lambda name: ag.figure(VIEW, "money", company=name).svg,
    "SourcesAndUses.uses_by_class(company)": lambda name: ag.sources_and_uses(VIEW).uses_by_class(name),
    "measures.stakes_in(company)": lambda name: ag.measures.stakes_in(VIEW, name),
    "measures.debt_holders(company)": lambda name: ag.measures.debt_holders(VIEW, name),
    "measures.round_trips(companies)": lambda name: ag.measures.round_trips(VIEW, name),
    "measures.round_trips(revenue)": lambda name: ag.measures.round_trips(VIEW, "vendor", revenue={name: 200.0}),
    "sources_and_uses(revenue)": lambda name: ag.sources_and_uses(VIEW, revenue={name: 200.0}).rows(),
    "measures.clearing(cash)": lambda name: ag.measures.clearing(VIEW, cash={name: 3.0}),
    "series(of)": lambda name: ag.series(BOOK, "round-trip-share", "2025-04", of=name),
    "spread(of)": lambda name: ag.spread(VIEW, "round-trip-share", of=name, draws=2),
    "measures.tornado(of)": lambda name: ag.measures.tornado(VIEW, "round-trip-share", of=name),
    "measures.uncertainty(of)": lambda name: ag.measures.uncertainty(VIEW, "round-trip-share", of=name, draws=2),
    "find_temporal_loops(seeds)": lambda name: ag.find_temporal_loops(VIEW, seeds=name).loops,
    "cycle_features(seeds)": lambda name: ag.cycle_features(VIEW, seeds=name).accounts,
    "measures.finn_cycling_index(totals)": lambda name: ag.measures.finn_cycling_index(VIEW, totals={name: 90.0}),
}
LOOPS_ASKED = {
    "Ledger.loop_ids(name)": lambda name: sorted(VIEW.loop_ids(BOOK.loop_ids(name))),
    "View.loop_ids(name)": lambda name: sorted(VIEW.loop_ids(name)),
    "LoopList.named(name)": LOOPS.named,
    "explain(loop)": lambda name: [traced.loop for traced in ag.explain(VIEW, name).loops],
    "answers.cite(what)": lambda name: ag.answers.cite(VIEW, name),
    "figure(loop)": lambda name: ag.figure(VIEW, "loop", name).svg,
    "figure(highlight)": lambda name: ag.figure(VIEW, highlight=name).svg,
    "draw(highlight)": lambda name: ag.draw(VIEW, highlight=name).html,
}
SOURCES_ASKED = {
    "Ledger.source(name)": BOOK.source,
    "answers.claims_of(source)": lambda name: ag.answers.claims_of(BOOK, name),
}
DEALS_ASKED = {
    "Ledger.deal(name)": BOOK.deal,
    "Ledger.where(deals)": lambda name: BOOK.where(deals=name).deals,
    "InstitutionShares.category(deal)": ag.institution_shares(BOOK.view(), years=None).category,
    "loops.loops_closed(deals)": lambda name: ag.loops.loops_closed(BOOK, BOOK, name),
}
NO_NAMES_IN_IT = {
    "store.add_deal(deals)": "records that are added",
    "store.add_deal(companies)": "records that are added",
    "store.add_deal(sources)": "records that are added",
    "store.describe(name)": "the title of a data set",
    "Report.files(name)": "the name of a file",
    "NameIndex.find(name)": "the resolver itself",
    "NameIndex.near(name)": "the resolver itself",
    "measures.loop_timing(loop)": "a loop itself",
    "export(what)": "the answer itself",
    "Ledger.umbrellas_of(deal)": "a deal itself",
    "language.in_language(name)": "the name of a language",
    "measures.measure_named(name)": "the name of a measure",
    "debt_rank(losses)": "nodes of a graph, which has no other names; see below",
    "debt_rank(equity)": "as above",
    "find_cycles_on_spark(roots)": "vertices of a table",
    "Network.label(company)": "one of `Network.companies`, as it stands there",
}
NAMING = {
    "name",
    "names",
    "company",
    "companies",
    "touching",
    "deal",
    "deals",
    "loop",
    "source",
    "sources",
    "highlight",
}
NAMING |= {"cash", "revenue", "totals", "what", "breaks", "of", "seeds", "losses", "equity", "roots"}


def cases(table, spellings):
    return [
        pytest.param(ask, asked, id=f"{name}: {how}") for name, ask in table.items() for how, asked in spellings.items()
    ]


@cache
def answer_to(ask, name):
    return ask(name)


@pytest.mark.parametrize(("ask", "name"), cases(COMPANIES_ASKED, COMPANY))
def test_a_company_by_any_of_its_names_gives_the_same_answer(ask, name):
    assert ask(name) == answer_to(ask, "vendor")


@pytest.mark.parametrize("ask", COMPANIES_ASKED.values(), ids=COMPANIES_ASKED)
def test_a_misspelt_company_is_refused_with_the_nearest(ask):
    with pytest.raises(ag.UnknownNameError, match=rf"no company is called '{MISSPELT}'; did you mean {NEAR}"):
        ask(MISSPELT)


@pytest.mark.parametrize(
    "function",
    [name for name in COMPANIES_ASKED if "(companies)" in name and not re.search(r"where|among", name)],
)
def test_a_bare_name_is_a_collection_of_one(function):
    ask = COMPANIES_ASKED[function]
    assert ask("vendor") == ask(["vendor"]) == ask(BOOK.company("vendor"))


@pytest.mark.parametrize(("ask", "name"), cases(LOOPS_ASKED, LOOP))
def test_a_loop_by_any_of_its_names_gives_the_same_answer(ask, name):
    assert ask(name) == answer_to(ask, "vendor-l-c") != []


@pytest.mark.parametrize("ask", LOOPS_ASKED.values(), ids=LOOPS_ASKED)
def test_a_misspelt_loop_is_refused_with_the_nearest_company(ask):
    with pytest.raises(ag.UnknownNameError, match=rf"no company is called 'vendro'; did you mean {NEAR}"):
        ask(MISSPELT_LOOP)


@pytest.mark.parametrize(("ask", "name"), [*cases(SOURCES_ASKED, SOURCE), *cases(DEALS_ASKED, DEAL)])
def test_a_source_or_deal_by_any_of_its_names_gives_the_same_answer(ask, name):
    first = "s" if ask in SOURCES_ASKED.values() else "e8"
    assert ask(name) == ask(first)


@pytest.mark.parametrize(
    ("ask", "name", "near"),
    [
        *(pytest.param(ask, "toy reprot", r"Toy Report \(s\)", id=name) for name, ask in SOURCES_ASKED.items()),
        *(pytest.param(ask, "e1", "e1", id=name) for name, ask in DEALS_ASKED.items()),
    ],
)
def test_a_misspelt_source_or_deal_is_refused_with_the_nearest(ask, name, near):
    with pytest.raises(ag.UnknownNameError, match=rf"is called '{name}'; did you mean {near}"):
        ask(name)


def test_a_name_that_several_records_have_is_no_guess():
    twice = replace(BOOK, sources=(*BOOK.sources, Source(id="t", title="Toy Report", publisher="Nobody")))
    with pytest.raises(ag.UnknownNameError, match="'Toy Report' may be s or t: give the id"):
        twice.source("Toy Report")


GRAPH = ag.to_graph(VIEW, unknown="drop")


@pytest.mark.parametrize("network", [NETWORK, GRAPH], ids=["network", "graph"])
@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(ag.concentration, id="concentration"),
        pytest.param(ag.measures.coverage, id="coverage"),
        pytest.param(ag.round_trip, id="round_trip"),
        pytest.param(lambda network, name: ag.shock(network, name, 0.5), id="shock"),
        pytest.param(lambda network, name: ag.measures.clearing(network, cash={name: 3.0}), id="clearing"),
    ],
)
def test_a_network_knows_its_nodes_in_any_case_and_refuses_others(network, ask):
    assert ask(network, "VENDOR") == ask(network, "vendor")
    with pytest.raises(ag.UnknownNameError, match="no company is called 'vendro'; did you mean vendor"):
        ask(network, "vendro")


def test_debt_rank_refuses_a_node_that_the_graph_does_not_have():
    for losses, equity in (({"vendro": 0.5}, {"vendor": 1}), ({"vendor": 0.5}, {"vendro": 1})):
        with pytest.raises(ag.UnknownNameError, match="no company is called 'vendro'; did you mean vendor"):
            ag.debt_rank(GRAPH, losses, equity=equity)
    assert ag.debt_rank(GRAPH, {"VENDOR": 0.5}, equity={"L": 1}) == ag.debt_rank(
        GRAPH, {"vendor": 0.5}, equity={"l": 1}
    )


def signatures():
    """Yield every public function and method with its parameters; the engine knows vertices, and no names."""
    for room in ("", *(name for name in ag.__all__ if inspect.ismodule(getattr(ag, name)) and name != "engine")):
        home = getattr(ag, room) if room else ag
        for name in getattr(home, "__all__", ()):
            thing = getattr(home, name)
            if inspect.isfunction(thing):
                yield f"{room}.{name}".lstrip(".") if name not in ag.__all__ else name, inspect.signature(thing)
            elif inspect.isclass(thing):
                for method, function in inspect.getmembers(thing, inspect.isfunction):
                    if not method.startswith("_") and name != "Tables":
                        yield f"{name}.{method}", inspect.signature(function)


def test_the_tables_hold_every_public_function_that_takes_a_name():
    taking = {
        f"{name}({parameter})"
        for name, signature in signatures()
        for parameter in signature.parameters
        if parameter in NAMING
    }
    assert taking == {*COMPANIES_ASKED, *LOOPS_ASKED, *SOURCES_ASKED, *DEALS_ASKED, *NO_NAMES_IN_IT}


# Commands ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home = tmp_path_factory.mktemp("deals")
    save(BOOK, home)
    return home


def run(folder, *words):
    words = [*words, "--data", str(folder)]
    answer = CliRunner().invoke(main, [str(word) for word in words])
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer


COMMANDS_BY_OPTION = {
    "cycles": ["--format", "json"],
    "companies": ["--format", "json"],
    "deals": ["--format", "json"],
    "sources": ["--format", "json"],
    "ladder": ["--format", "json"],
    "measures": ["--format", "json"],
    "keystones": ["--format", "json"],
    "concentration l": ["--format", "json"],
    "money": ["--format", "json"],
    "shock l": ["--format", "json"],
    "clearing": ["--format", "json"],
    "features": ["--format", "json"],
    "round-trip": ["--format", "json"],
    "uncertainty reciprocity": ["--draws", "2", "--format", "json"],
    "tornado reciprocity": ["--format", "json"],
    "diff 2025-01 2025-04": ["--format", "json"],
    "report": ["--draws", "1", "-o"],
    "draw": ["-o"],
    "figure network": ["-o"],
}
"""Commands that take companies by ``--company``."""

COMMANDS_BY_ARGUMENT = {
    "concentration": "concentration {} --format json",
    "money": "money {} --format json",
    "shock": "shock {} --format json",
    "cite": "cite {} --format bibtex",
    "stress": "stress {} --breaks l --format json",
    "round-trip": "round-trip {} --format json",
    "clearing": "clearing --cash {}=3 --format json",
    "uncertainty": "uncertainty round-trip-share --of {} --draws 2 --format json",
    "tornado": "tornado round-trip-share --of {} --format json",
    "series": "series round-trip-share --of {} --format json",
}
EXPECTED = {}
"""What each of them says of the company by its id, asked once."""

REFUSE_COMPANIES = {
    "null-model": [],
    "explain": ["vendor-l-c"],
    "export": ["-o", "x.gexf"],
    "series": [],
    "cite": ["vendor"],
    "coverage": [],
    "institutions": [],
    "stress": ["vendor", "--breaks", "l"],
    "site": ["-o", "x"],
}
"""Commands to which a company makes no difference; they say so, or take it and show what touches it."""

COMPLETE_OTHER_WORDS = {"help", "explain", "sources", "figure", "export"}
"""Commands that complete words which are no companies."""


def spelt(template, name):
    return [word.format(name) for word in template.split(" ")]


@pytest.mark.parametrize(
    "name",
    [COMPANY["name"], COMPANY["ticker"], COMPANY["Bengali case"], COMPANY["upper case"], COMPANY["merged company"]],
)
@pytest.mark.parametrize("command", COMMANDS_BY_OPTION)
def test_a_command_finds_companies_by_any_name(folder, tmp_path, command, name):
    def answer(company):
        words = [*command.split(), "--company", company, *COMMANDS_BY_OPTION[command]]
        file = tmp_path / f"out.{'svg' if command.startswith('figure') else 'html'}"
        if words[-1] != "-o":
            return run(folder, *words).stdout
        answer = run(folder, *words, file)
        return re.sub(r"\S*out\S*", "", answer.stdout), file.read_text(
            encoding="utf-8"
        ) if answer.exit_code == 0 else answer.exit_code

    if command not in EXPECTED:
        EXPECTED[command] = answer("vendor")
    assert answer(name) == EXPECTED[command]


@pytest.mark.parametrize("command", COMMANDS_BY_OPTION)
def test_a_command_refuses_a_misspelt_company_with_the_nearest(folder, tmp_path, command):
    file = [tmp_path / "x.svg"] if COMMANDS_BY_OPTION[command][-1] == "-o" else []
    answer = run(folder, *command.split(), "--company", MISSPELT, *COMMANDS_BY_OPTION[command], *file)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "no company is called 'vendro'; did you mean Chip Vendor Inc. (vendor)?" in answer.stderr


@pytest.mark.parametrize("name", COMPANY.values(), ids=COMPANY)
@pytest.mark.parametrize("command", COMMANDS_BY_ARGUMENT)
def test_a_command_finds_the_company_that_it_is_about_by_any_name(folder, command, name):
    template = COMMANDS_BY_ARGUMENT[command]
    found = run(folder, *spelt(template, name))
    assert found.exit_code == 0
    assert found.stdout == run(folder, *spelt(template, "vendor")).stdout


@pytest.mark.parametrize("command", COMMANDS_BY_ARGUMENT)
def test_a_command_refuses_to_be_about_a_misspelt_company(folder, command):
    answer = run(folder, *spelt(COMMANDS_BY_ARGUMENT[command], MISSPELT))
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "no company is called 'vendro'; did you mean Chip Vendor Inc. (vendor)?" in answer.stderr


@pytest.mark.parametrize("name", LOOP.values(), ids=LOOP)
def test_a_command_finds_a_loop_by_any_name(folder, tmp_path, name):
    file = tmp_path / "x.svg"
    table = run(folder, "explain", name, "--format", "csv")
    assert table.exit_code == 0
    assert table.stdout == run(folder, "explain", "vendor-l-c", "--format", "csv").stdout
    assert run(folder, "figure", "loop", name, "-o", file).exit_code == 0
    assert "Chip Vendor Inc. → L → C" in file.read_text(encoding="utf-8")
    assert run(folder, "figure", "network", "--highlight", name, "-o", file).exit_code == 0


@pytest.mark.parametrize("words", [["explain"], ["figure", "loop", "-o", "x.svg"]], ids=" ".join)
def test_a_command_refuses_a_misspelt_loop(folder, words):
    answer = run(folder, *words[:1], *words[1:2], MISSPELT_LOOP, *words[2:])
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "no company is called 'vendro'; did you mean Chip Vendor Inc. (vendor)?" in answer.stderr


@pytest.mark.parametrize("name", SOURCE.values(), ids=SOURCE)
def test_a_command_finds_a_source_by_any_name(folder, name):
    assert (
        run(folder, "sources", name, "--format", "csv").stdout
        == run(folder, "sources", "s", "--format", "csv").stdout
        != ""
    )
    wrong = run(folder, "sources", "toy reprot")
    assert (wrong.exit_code, wrong.stdout) == (1, "")
    assert "no source is called 'toy reprot'; did you mean Toy Report (s)?" in wrong.stderr


def test_a_merged_company_is_said_to_count_as_its_parent_with_the_day(folder):
    answer = run(folder, "deals", "--company", "Subsidiary")
    assert "Subsidiary counts as Chip Vendor Inc., which consolidates it from 2025-02-01 on." in answer.stderr
    assert answer.stdout == run(folder, "deals", "--company", "vendor").stdout


def test_the_tables_hold_every_command_that_takes_a_company():
    context = click.Context(main)
    taking = {
        name
        for name in COMMANDS
        for parameter in main.get_command(context, name).params
        if parameter.name == "company" and not getattr(parameter, "hidden", False)
    }
    assert taking == {command.split()[0] for command in COMMANDS_BY_OPTION} | set(REFUSE_COMPANIES)
    completing = {
        name
        for name in COMMANDS
        for parameter in main.get_command(context, name).params
        if parameter._custom_shell_complete  # noqa: SLF001 - click has no public way to ask
        and parameter.name != "company"
    }
    assert completing == set(COMMANDS_BY_ARGUMENT) - {"clearing"} | {"add"} | COMPLETE_OTHER_WORDS


@pytest.mark.parametrize("command", REFUSE_COMPANIES)
def test_other_commands_refuse_a_misspelt_company_all_the_same(folder, command):
    answer = run(folder, command, *REFUSE_COMPANIES[command], "--company", MISSPELT)
    assert answer.exit_code != 0
    assert answer.stdout == ""


# Words out of a few ------------------------------------------------------------------------------------------------

WORDS = {
    "Ledger.view(status)": (
        lambda: BOOK.view(status="bindng"),
        "did you mean binding? expected paid, binding, announced or all",
    ),
    "Ledger.view(layers)": (lambda: BOOK.view(layers="cahs"), "did you mean cash? expected cash, value or contingent"),
    "View.at(status)": (lambda: VIEW.at("anounced"), "expected paid, binding, announced or all"),
    "View(status)": (lambda: replace(VIEW, status="piad"), "expected paid, binding, announced or all"),
    "find_loops(kinds)": (
        lambda: ag.find_loops(VIEW, kinds="circlar"),
        "did you mean circular? expected circular, incentive,",
    ),
    "find_at_each_level(kinds)": (
        lambda: ag.loops.find_at_each_level(VIEW, kinds=["x"]),
        "expected circular, incentive",
    ),
    "ladder(kinds)": (lambda: ag.ladder(VIEW, kinds=["x"]), "expected circular, incentive"),
    "Ladder[level]": (lambda: ag.ladder(VIEW)["bindng"], "expected paid, binding, announced or all"),
    "Ladder.loops_only_from": (lambda: ag.ladder(VIEW).loops_only_from("bindng"), "expected paid, binding"),
    "diff(status)": (lambda: ag.diff(BOOK, "2025-01", "2025-04", status="x"), "expected paid, binding"),
    "diff(layers)": (lambda: ag.diff(BOOK, "2025-01", "2025-04", layers="x"), "expected cash, value or contingent"),
    "series(layers)": (lambda: ag.series(BOOK, len, layers="x"), "expected cash, value or contingent"),
    "compare(layers)": (lambda: ag.datasets.compare(BOOK, BOOK, layers="x"), "expected cash, value or contingent"),
    "compare().count": (lambda: ag.datasets.compare(BOOK, BOOK).count("deal", "added"), "did you mean deals?"),
    "network_of(layers)": (lambda: ag.flows.network_of(VIEW, layers="x"), "expected cash, value or contingent"),
    "Network.matrix(end)": (lambda: NETWORK.matrix(end="lo"), "expected low, on_record or high"),
    "Network.matrix(classes)": (lambda: NETWORK.matrix("fundin"), "did you mean funding? expected funding, purchase"),
    "concentration(side)": (
        lambda: ag.concentration(VIEW, "vendor", side="buyers"),
        "expected customers, funders or suppliers",
    ),
    "figure(kind)": (lambda: ag.figure(VIEW, "matrx"), "did you mean matrix? expected network, loop, matrix"),
    "figure(size)": (lambda: ag.figure(VIEW, size="huge"), "expected column, page or wide"),
    "figure(theme)": (lambda: ag.figure(VIEW, theme="pink"), "expected light, dark, auto or page"),
    "Figure.to_bytes(form)": (lambda: ag.figure(VIEW).to_bytes("gif"), "expected svg, png or pdf"),
    "to_graph(unknown)": (lambda: ag.to_graph(VIEW, unknown="dorp"), "did you mean drop? expected drop or low"),
}


@pytest.mark.parametrize(("ask", "says"), WORDS.values(), ids=WORDS)
def test_a_word_that_does_not_fit_is_answered_with_those_that_do(ask, says):
    with pytest.raises(UnknownChoiceError) as wrong:
        ask()
    assert says in str(wrong.value)
    assert isinstance(wrong.value, ValueError)


def test_an_unknown_format_names_those_there_are(tmp_path):
    with pytest.raises(ag.AigraphError, match=r"format 'xslx' is unknown; expected one of csv, json, xlsx"):
        ag.export(VIEW, tmp_path / "x", format="xslx")


def test_one_layer_all_layers_and_layers_joined_by_commas_are_read_as_on_the_command_line():
    assert BOOK.view(layers="all").layers == BOOK.view(layers=["cash", "value", "contingent"]).layers
    assert BOOK.view(layers="cash").layers == BOOK.view(layers=["Cash"]).layers == BOOK.view(layers=("cash",)).layers
    assert BOOK.view(layers="value, cash").layers == BOOK.view().layers
    assert len(ag.find_loops(VIEW, kinds="all").kinds) == 6
    assert ag.find_loops(VIEW, kinds="circular").loops == ag.find_loops(VIEW, kinds=["circular"]).loops
