"""The server, asked by the protocol's own client, as a process of its own."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import aigraph
from aigraph import load
from aigraph.store import SEEDS

pytest.importorskip("mcp")

import anyio
from mcp import StdioServerParameters, stdio_client
from mcp.client import Client

from aigraph.server.serve import make_server

QUESTIONS = {
    "list_loops": {"company": "nvidia", "limit": 3},
    "explain_loop": {"loop": "nvidia-openai-oracle"},
    "cite": {"what": "nvidia-openai-oracle"},
    "list_deals": {"company": "Oracle", "limit": 5},
    "list_companies": {},
    "money_sources": {"company": "openai"},
    "explain_word": {"term": "bottleneck"},
    "about_data": {},
}


def run_apart(ask):
    """Run in a thread of its own: a browser of other tests keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, ask).result()


def asked(name, server=None, **values):
    """Ask one question of a server in this process."""

    async def ask():
        async with Client(server or make_server(load())) as client:
            return await client.call_tool(name, values)

    return run_apart(ask)


def test_the_command_answers_the_protocols_own_client_over_standard_input_and_output():
    process = StdioServerParameters(command=sys.executable, args=["-m", "aigraph", "mcp"])

    async def ask():
        async with Client(stdio_client(process)) as client:
            return await client.list_tools(), await client.call_tool("cite", {"what": "NVDA, OpenAI, Oracle"})

    listed, cited = run_apart(ask)
    assert {tool.name for tool in listed.tools} == set(QUESTIONS)
    assert cited.structured_content["citation"]["id"] == "nvidia~openai~oracle"


def test_every_tool_only_reads():
    async def ask():
        async with Client(make_server(load())) as client:
            return (await client.list_tools()).tools

    assert all(tool.annotations.read_only_hint for tool in run_apart(ask))


def test_asking_everything_changes_no_file():
    before = {path: path.read_bytes() for path in SEEDS.iterdir()}
    server = make_server(load())
    for name, values in QUESTIONS.items():
        assert not asked(name, server, **values).is_error
    assert {path: path.read_bytes() for path in SEEDS.iterdir()} == before


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - {"explain_word"}))
def test_an_answer_says_of_which_day_certainty_and_version_it_is(name):
    document = asked(name, **QUESTIONS[name]).structured_content
    assert document["view"]["as_of"] == str(load().last_day)
    assert document["view"]["status"] == "binding"
    assert len(document["data_version"]) == 12
    assert document["tool"] == f"aigraph {aigraph.__version__}"
    assert document["definition"]
    assert document["statement"]


def test_every_sum_of_a_loop_has_its_ends_and_every_loop_a_sentence_and_sources():
    document = asked("list_loops", limit=100).structured_content
    assert document["shown"] == document["total"] == document["n_direct"]
    for loop in document["loops"]:
        for name in ("paid_usd_bn", "due_usd_bn", "contracted_usd_bn"):
            assert set(loop[name]) == {"low", "central", "high"}
        assert document["view"]["as_of"] in loop["citation"]["sentence"]
        assert loop["citation"]["range"].startswith("Range: ")
        assert all(note["title"] and note["grade"] for note in loop["citation"]["footnotes"])
        assert loop["citation"]["footnotes"]


def test_every_deal_has_its_sources():
    document = asked("list_deals", limit=100).structured_content
    assert all(deal["sources"] for deal in document["deals"])
    assert document["cut"] == (document["total"] > 100)


def test_a_list_that_is_cut_says_so():
    document = asked("list_loops", limit=1).structured_content
    assert (document["shown"], document["cut"]) == (1, True)
    assert document["total"] > 1


def test_sources_that_are_left_out_are_counted():
    document = asked("money_sources").structured_content
    assert document["n_sources"] > len(document["sources"]) == 20


def test_another_day_is_another_answer():
    document = asked("list_loops", as_of="2024-06-30").structured_content
    assert document["view"]["as_of"] == "2024-06-30"
    assert document["total"] < asked("list_loops").structured_content["total"]


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("cite", {"what": "nvidiaa"}, "did you mean nvidia?"),
        ("list_deals", {"company": "Orcle"}, "did you mean"),
        ("list_loops", {"as_of": "yesterday"}, "yesterday"),
        ("list_loops", {"limit": 0}, "greater than or equal to 1"),
        ("list_loops", {"status": "sure"}, "binding"),
        ("explain_word", {"term": "botleneck"}, "did you mean"),
    ],
)
def test_a_wrong_value_is_an_error_that_says_what_was_expected_and_the_server_lives_on(name, values, message):
    server = make_server(load())
    answer = asked(name, server, **values)
    assert answer.is_error
    assert message in answer.content[0].text
    assert not asked("about_data", server).is_error


def test_what_is_no_loop_is_explained_as_such():
    document = asked("explain_loop", loop="nvidia-xai").structured_content
    assert document["is_loop"] is False
    assert json.dumps(document["why_not"])
    assert "is no loop" in document["statement"]


def test_data_of_ones_own_are_served(tmp_path):
    table = tmp_path / "deals.csv"
    table.write_text("payer,payee,amount,date\nA,B,5,2026-01-01\nB,A,4,2026-02-01\n", "utf-8")
    document = asked("list_loops", make_server(load(table))).structured_content
    assert [loop["companies"] for loop in document["loops"]] == [["a", "b"]]


def test_the_page_about_the_server_names_every_tool():
    text = (Path(aigraph.__file__).parents[1] / "docs" / "server.md").read_text("utf-8")
    assert all(f"`{name}`" in text for name in QUESTIONS)
