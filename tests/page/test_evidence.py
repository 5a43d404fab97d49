"""The page sets the answers on a loop side by side, as the library gathers them, and each with its source."""

import re

import pytest

from aigraph import draw, find_loops, load
from aigraph.answers.evidence_by_day import answers_on, evidence_on, later_evidence_on
from aigraph.model.evidence import FLAGS, SUBJECTS
from tests.ledgers import write_folder
from tests.page.pages import shipped_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shipped(visits):
    view = load().view()
    return view, visits(shipped_page().html)


def flags(seen):
    return seen.page.locator(".flags li").all_inner_texts()


def test_the_page_gives_the_answers_that_the_library_gathers(shipped):
    view, seen = shipped
    for at, loop in enumerate(find_loops(view)[:25]):
        seen.press("n")
        answers = answers_on(view, loop)
        gathered = evidence_on(view, loop)
        expected = [
            f"{SUBJECTS[flag]} {answers[flag].replace(';', ' and ') if gathered[flag] else 'not entered'}"
            for flag in FLAGS
        ]
        assert flags(seen) == expected, (at, loop.name)


@pytest.mark.parametrize("day", ["2025-09-30", "2026-03-31"])
def test_on_an_earlier_day_the_page_counts_what_had_been_reported_by_then(visits, day):
    view = load().view(as_of=day)
    seen = visits(shipped_page().html)
    later = 0
    for loop in list(find_loops(view).direct)[:5]:
        seen.page.evaluate("([name, day]) => { location.hash = `day=${day}&loop=${name}` }", [loop.name, day])
        gathered, answers = evidence_on(view, loop), answers_on(view, loop)
        expected = [
            f"{SUBJECTS[flag]} {answers[flag].replace(';', ' and ') if gathered[flag] else 'not entered'}"
            for flag in FLAGS
        ]
        assert flags(seen) == expected, loop.name
        rows = {row for found in later_evidence_on(view, loop).values() for row in found}
        said = seen.page.locator(".evidence .later").all_inner_texts()
        assert [text.endswith(f"left out: {len(rows)}.") for text in said] == [True] * bool(rows)
        later += len(rows)
    assert later


def test_each_answer_stands_with_its_words_and_its_source(shipped):
    view, seen = shipped
    loop = find_loops(view)[0]
    seen.page.evaluate("name => { location.hash = 'loop=' + name }", loop.name)
    seen.page.locator(".answers > summary").click()
    words = seen.text(".answers")
    links = {link.get_attribute("href") for link in seen.page.locator(".answers a").all()}
    for flag, rows in evidence_on(view, loop).items():
        assert FLAGS[flag] in words
        for row in rows:
            assert row.reported in words
            source = view.ledger.source_by_id.get(row.source)
            assert source is None or source.title in words
            assert source is None or not source.url or source.url in links
    assert "never added up" in seen.text(".evidence")
    assert not re.search(r"\d+ of 8", seen.text(".evidence"))


def test_what_nobody_entered_is_unknown_and_said_so(visit, tmp_path):
    view = load(write_folder(tmp_path / "deals")).view(as_of="2026-12-31")
    seen = visit(draw(view).html)
    seen.press("n")
    assert flags(seen)[0] == "linked deals yes"
    assert flags(seen).count("risk taken back not entered") == 1
    seen.page.locator(".answers > summary").click()
    assert FLAGS["E4"] in seen.text(".answers")
