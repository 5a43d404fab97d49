"""One loop on paper: every leg, every deal, every source by its number."""

import re

import pytest

from aigraph import figure, find_loops, load
from aigraph.figures.loop_figure import draw_loop
from aigraph.figures.paper import Paper
from aigraph.model import Source
from tests.figure_helpers import SVG, texts, tree, view_of, words
from tests.ledgers import TOY, WHOLE, write_folder


@pytest.fixture
def view(tmp_path):
    return load(write_folder(tmp_path / "deals")).view()


def test_each_leg_has_its_number_its_sum_and_its_deals(view):
    told = words(figure(view, "loop", "lab-chips"))
    assert "Chips Inc → Lab → Chips Inc" in told
    assert (
        "A circular loop. The smallest leg: paid up to $10bn, due up to $10bn by 2025-02-28, contracted up to $10bn. "
        "Complete since 2025-01-05; weakest leg signed."
    ) in told
    assert re.search(
        r"1 Chips Inc → Lab \$10bn Chips Inc buys shares \$10bn equity, closed; stood since 2025-01-05", told
    ) or ("Chips Inc buys shares" in told and "equity, closed; stood since 2025-01-05" in told)
    assert "up to $30bn" in told
    assert "reported: “up to $30bn, over years” [1]" in told


def test_each_source_stands_once_with_publisher_day_grade_and_address(view):
    made = figure(view, "loop", "lab-chips")
    assert words(made).count("Chips Inc funds Lab. Paper, 2025-03-01. Grade B.") == 1
    links = [element.get("href") for element in tree(made).iter(f"{SVG}a")]
    assert links == ["https://example.org/a"]
    assert texts(made).count("https://example.org/a") == 1


def test_an_address_that_no_browser_should_open_is_no_link(tmp_path):
    row = WHOLE["sources"][0].replace("https://example.org/a", "javascript:alert(1)")
    view = load(write_folder(tmp_path / "deals")).view()
    ledger = view.ledger
    source = ledger.sources[0]
    assert row.count("javascript") == 1
    bad = Source(
        **{name: getattr(source, name) for name in ("id", "title", "publisher", "published", "grade")},
        url="javascript:alert(1)",
    )
    from dataclasses import replace

    made = figure(replace(ledger, sources=(bad,)).view(), "loop", "lab-chips")
    assert list(tree(made).iter(f"{SVG}a")) == []
    assert "javascript:alert(1)" in words(made)


def test_every_question_of_evidence_stands_with_its_answer(view):
    told = words(figure(view.ledger.view(as_of="2025-03-01"), "loop", "lab-chips"))
    assert re.search(r"E1 .*? yes E2", told)
    assert told.count("unknown, not entered") == 6
    assert "reported later" not in told
    for flag in ("E1", "E3", "E8"):
        assert flag in told


def test_an_answer_that_was_reported_later_is_left_out_with_a_word(view):
    told = words(figure(view, "loop", "lab-chips"))
    assert not re.search(r"E1 .*? yes E2", told)
    assert "had been reported by 2025-02-28; reported later and left out: 1." in told


def test_the_smallest_leg_is_marked_and_unknown_is_never_nothing():
    made = figure(view_of(TOY, status="binding"), "loop", "v-l-c")
    assert texts(made).count("the smallest leg") == 1
    unknown = figure(view_of("a -> b equity signed 2025-01\nb -> a chips signed 2025-01 4"), "loop", "a-b")
    assert "amount not known" in words(unknown)
    assert "$0" not in words(unknown).replace("$0-4bn", "")


@pytest.mark.parametrize("length", [2, 3, 4, 5, 6])
def test_names_and_sums_of_a_ring_keep_apart(length, chromium, tmp_path):
    from tests.figure_helpers import opened
    from tests.figures.test_network_figure import MEASURE, overlaps

    names = {
        f"c{at}": ("Nvidia", "Crusoe and Blue Owl Abilene vehicle", "أبوظبي للاستثمار")[at % 3] for at in range(length)
    }
    lines = [
        "c0 -> c1 equity signed 2025-01 30",
        "c0 -> c1 loan signed 2025-02 12",
        "c0 -> c1 bond announced 2025-03 low=5",
    ]
    lines += [f"c{at} -> c{(at + 1) % length} compute signed 2025-01 {9 + at}" for at in range(1, length)]
    view = view_of("\n".join(lines), names)
    (loop,) = find_loops(view)
    for size in ("column", "page", "wide"):
        page = opened(chromium, tmp_path, figure(view, "loop", loop, size=size).svg)
        assert overlaps(page.evaluate(MEASURE), 1.0) == []
        page.close()


def test_a_bare_figure_is_the_ring_without_what_stands_beside_it_as_text(view):
    loop = find_loops(view)[0]
    whole, bare = (draw_loop(view, loop, Paper(), bare=bare) for bare in (False, True))
    assert bare.title == whole.title
    assert bare.description == whole.description
    assert "Chips Inc" in words(bare)
    for listed in ("https://example.org/a", "reported:", "Evidence beyond the structure"):
        assert listed in words(whole), listed
        assert listed not in words(bare), listed
