"""Long searches are shown in a terminal and nowhere else, and end when they are told to, with what they have found."""

import io
import itertools
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from aigraph import diff, find_loops, ladder, load, show_progress
from aigraph.cli.output import progress_line
from aigraph.engine import Cycles, Limits, Progress, default_progress, enumerate_cycles, use_default_progress
from aigraph.loops import Truncation, find_at_each_level
from aigraph.model import Level
from tests.command_line import PROGRAM, run_program
from tests.ledgers import TOY, ledger

pexpect = pytest.importorskip("pexpect")

WORDS = (*PROGRAM, "cycles")


@pytest.fixture(scope="module")
def endless(tmp_path_factory):
    """A table of thirty companies that all pay one another: about 10^31 rings."""
    path = tmp_path_factory.mktemp("endless") / "all_pay_all.csv"
    pairs = itertools.permutations([f"Firm {n:02d}" for n in range(30)], 2)
    rows = [f"{payer},{payee},{n % 97 + 1},2025-01-01" for n, (payer, payee) in enumerate(pairs)]
    path.write_text("\n".join(["payer,payee,amount,date", *rows, ""]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def view(endless):
    return load(endless).view()


def interrupt(_):
    raise KeyboardInterrupt


def in_a_terminal(command, words):
    def hear():
        # What a shell starts in the background, be it these tests, is deaf to interrupts, and so is what that starts.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    return pexpect.spawn(command, words, encoding="utf-8", dimensions=(40, 80), timeout=60, preexec_fn=hear)


def test_a_terminal_shows_how_far_a_long_search_is_and_ctrl_c_prints_what_was_found(endless):
    given = ["--max-loops", "0", "--max-length", "30", "--top", "2"]
    words = [*WORDS[1:], str(endless), *given]
    terminal = in_a_terminal(WORDS[0], words)
    terminal.expect(r"all, 2025-01-01: [\d,]+ rings, 0/30 companies")
    terminal.sendintr()
    told = time.monotonic()
    terminal.expect(r"with\s+detours\s+of\s+up\s+to\s+30\s+companies")
    assert time.monotonic() - told < 5  # a second, and what a busy machine adds
    erased = "\r\x1b[K"
    assert "rings, 0/30 companies" not in terminal.before.rpartition(erased)[2]
    terminal.expect("at binding, announced and all the search was interrupted after")
    terminal.expect("0 of 30 companies done")
    terminal.expect(pexpect.EOF)
    assert "Traceback" not in terminal.before
    terminal.close()
    assert terminal.exitstatus == 1


def test_a_pipe_gets_no_progress_and_what_was_cut_stands_in_the_json(endless):
    words = [*WORDS, endless, "--max-loops", "0", "--max-seconds", "0.1", "--format", "json"]
    began = time.monotonic()
    answer = subprocess.run(words, capture_output=True, text=True, check=True)
    assert time.monotonic() - began < 60  # each loop is printed with all its deals
    found = json.loads(answer.stdout)
    assert len(found["loops"]) > 0
    assert found["truncated"].startswith("stopped after 0.")
    assert "0 of 30 companies done; a larger max_seconds (--max-seconds) looks at more" in found["truncated"]
    assert "the search stopped after 0." in answer.stderr
    assert "\x1b" not in answer.stderr
    assert "rings, 0/30" not in answer.stderr


def test_an_interrupt_of_an_answer_that_needs_the_whole_ends_it_without_a_traceback(endless):
    words = [*WORDS[:-1], "draw", str(endless), "--max-length", "30", "-o", "-"]
    terminal = in_a_terminal(words[0], words[1:])
    terminal.expect("870 rows read")
    os.kill(terminal.pid, signal.SIGINT)
    terminal.expect(pexpect.EOF)
    assert "Traceback" not in terminal.before
    assert "Aborted!" in terminal.before
    terminal.close()
    assert terminal.exitstatus == 1


def test_a_search_says_which_view_it_is_of_and_how_long_the_rest_may_take(view):
    told = []

    def listen(at):
        told.append(at)
        if len(told) == 3:
            raise KeyboardInterrupt

    with pytest.warns(RuntimeWarning, match="interrupted"):
        found = find_loops(view, max_loops=None, progress=listen)
    assert {at.of for at in told} == {"binding, 2025-01-01"}
    assert all((at.roots, at.roots_done, at.seconds_left) == (30, 0, None) for at in told)
    assert found.truncated.rings >= told[-1].found > 0


def test_the_default_callback_is_told_of_searches_however_deep_they_lie(view):
    told = []

    def listen(at):
        told.append(at)
        raise KeyboardInterrupt

    with use_default_progress(listen), pytest.raises(KeyboardInterrupt):
        ladder(view, max_loops=None, max_seconds=30)
    assert [at.of for at in told] == ["all, 2025-01-01"]


def test_progress_is_shown_nowhere_but_in_a_terminal(view, monkeypatch):
    for stream in (None, io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stream)
        with show_progress() as work:
            work("reading", 0.5)
            assert default_progress() is None
            find_loops(view, max_loops=10)
    assert stream.getvalue() == ""


def test_time_that_runs_out_is_said_with_what_was_done(view):
    cut = find_loops(view, max_loops=None, max_seconds=0.3).truncated
    assert (cut.limit, cut.value, cut.roots_done, cut.roots) == ("max_seconds", 0.3, 0, 30)
    assert str(cut).startswith(f"stopped after 0.3 s and {cut.rings:,} rings of companies, 0 of 30 companies done; ")


def test_memory_that_runs_out_is_said_and_ends_an_endless_search(view):
    found = find_loops(view, max_loops=None, max_bytes=100_000)
    assert found.truncated.limit == "max_bytes"
    # Every two companies pay one another, so that each pair is a direct loop: these are found whole for all that.
    assert len(found.direct) == found.pairs == 30 * 29 / 2
    assert 100 < len(found.detours) < 250
    assert "stopped at 0.1 MB of loops after" in str(found.truncated)


def test_an_interrupt_keeps_the_loops_found_and_begins_no_other_search(view):
    with pytest.warns(RuntimeWarning, match="interrupted; what was found is kept"):
        found = find_at_each_level(view, max_loops=None, progress=interrupt)
    assert found[Level.BINDING].truncated.is_interrupt
    assert len(found[Level.BINDING]) > 0
    assert found[Level.ALL].loops == found[Level.BINDING].loops
    assert "was interrupted after" in str(found[Level.ALL].truncated)


def test_after_an_interrupt_every_certainty_has_what_was_found_and_says_so(endless):
    rows = endless.read_text(encoding="utf-8").splitlines()
    signed = [f"{row},{'announced' if n % 9 == 8 else 'signed'}" for n, row in enumerate(rows[1:])]
    path = endless.with_name("some_signed.csv")
    path.write_text("\n".join([f"{rows[0]},status", *signed, ""]), encoding="utf-8")
    with pytest.warns(RuntimeWarning, match="interrupted"):
        found = find_at_each_level(load(path).view(), max_length=30, max_loops=None, progress=interrupt)
    assert 0 < len(found[Level.BINDING]) < len(found[Level.ALL])
    assert str(found[Level.BINDING].truncated) == str(found[Level.ALL].truncated)


def test_answers_that_need_whole_searches_are_not_worked_out_from_a_part(view):
    with use_default_progress(interrupt):
        with pytest.raises(KeyboardInterrupt):
            ladder(view, max_loops=None)
        with pytest.raises(KeyboardInterrupt):
            diff(view.ledger, "2025-01-01", "2025-01-01", max_loops=None)
        with pytest.raises(KeyboardInterrupt):
            find_loops(view, max_loops=None, keep_on_interrupt=False)


def test_a_list_that_is_interrupted_between_two_cycles_is_kept():
    begun = []

    class Nodes(tuple):
        """The nodes, each cycle of which begins at the first: an interrupt comes when the hundredth is begun."""

        __slots__ = ()

        def __getitem__(self, number):
            begun.extend([number] * (number == 0))
            if len(begun) == 100:
                raise KeyboardInterrupt
            return super().__getitem__(number)

    # Plain Python names cycle by cycle; the extension names a block in one call, in which no interrupt can come.
    whole = enumerate_cycles(tuple(zip(*itertools.permutations(range(30), 2), strict=True)), engine="python")
    # The limit ends a run that no interrupt reaches: without one it would take all memory of the machine.
    cycles = Cycles(Nodes(whole.nodes), whole.search, Limits(max_cycles=10_000))
    with pytest.warns(RuntimeWarning, match="interrupted"):
        found = cycles.collect()
    assert len(found) == 99
    assert (found.cut.is_interrupt, found.cut.found) == (True, 99)


def test_an_interrupt_that_compiled_code_reports_as_an_error_is_an_interrupt():
    class Unready:
        def blocks(self, _):
            yield []
            raise SystemError("returned a result with an exception set") from KeyboardInterrupt()

    cycles = Cycles(["lab"], Unready())
    with pytest.warns(RuntimeWarning, match="interrupted"):
        found = cycles.collect()
    assert found == []
    assert found.cut.is_interrupt


def test_certainties_at_which_the_same_stands_are_searched_once(view):
    found = find_at_each_level(view, max_length=2)
    assert found[Level.PAID].loops == ()
    assert found[Level.ALL].loops == found[Level.BINDING].loops
    assert found[Level.ALL].view.status is Level.ALL


def test_every_certainty_has_the_loops_of_a_search_of_its_own():
    view = ledger(TOY).view(layers=["cash"])
    for level, found in find_at_each_level(view).items():
        alone = find_loops(view.at(level))
        assert (found.loops, found.truncated, found.view.status) == (alone.loops, None, level)
        assert alone.truncated is None


def test_an_estimate_needs_a_root_that_is_done():
    assert Progress(0, 30, 7, 2.0).seconds_left is None
    assert Progress(10, 30, 7, 2.0).seconds_left == 4.0
    assert Progress(30, 30, 7, 2.0).seconds_left == 0.0


@pytest.mark.parametrize(("option", "value"), [("max_seconds", 0), ("max_bytes", -1)])
def test_limits_that_make_no_sense_are_refused(view, option, value):
    with pytest.raises(ValueError, match=f"{option} {value} is not above 0"):
        find_loops(view, **{option: value})


def test_a_truncation_is_told_in_the_words_of_its_limit():
    told = Truncation("max_loops", 1, "--max-loops 0 looks at all", 1, 0, 3)
    assert str(told) == "stopped after 1 ring of companies, 0 of 3 companies done; --max-loops 0 looks at all"


def test_a_count_on_many_days_says_that_not_all_was_looked_at(endless):
    grown = run_program("series", "--data", endless)
    told = "on 1 of 1 day there may be more loops: on 2025-01-01 the search stopped after 10,000 rings of companies"
    assert told in grown.stderr


def test_a_loop_that_a_search_would_not_reach_is_looked_up_and_the_nearest_are_of_those_that_were_looked_at(endless):
    traced = run_program("explain", "--data", endless, "firm-28-firm-29")
    assert "Firm 28 → Firm 29 → Firm 28  (plain)" in traced.stdout
    twice = run_program("explain", "--data", endless, "firm-28-firm-29-firm-28-firm-27")
    assert twice.returncode == 1
    assert "The search for them stopped after 10,000 rings" in " ".join(twice.stdout.split())


def test_where_nothing_stands_nothing_is_searched_and_all_time_and_memory_goes_to_the_rest(view):
    found = find_at_each_level(view, max_loops=None, max_seconds=50, max_bytes=200_000)
    assert found[Level.PAID].truncated is None
    assert found[Level.BINDING].truncated.value == 200_000
    assert find_at_each_level(ledger("").view(), max_seconds=1, max_bytes=1)[Level.ALL].loops == ()


def test_long_work_of_several_steps_ends_with_the_time_of_each(monkeypatch, capsys):
    # Private: no test waits ten seconds.
    monkeypatch.setattr(progress_line, "_LONG_S", 0.0)
    line = progress_line._Line()  # noqa: SLF001  there is no terminal here
    line.set_work("reading", 0.0)
    line.set_work("on Spark, 1 of 2 tasks", 0.5)
    line.set_work("on Spark, 2 of 2 tasks", 0.9)
    line.set_work("done", 1.0)
    line.close()
    assert capsys.readouterr().err == "0:00 in all: reading 0 s, on Spark 0 s\n"
