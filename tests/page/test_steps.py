"""Every amount has its own day: the steps of legs and loops on the page are those of the library."""

import json

import pytest

from aigraph import draw, find_loops, load
from aigraph.language.sentences import describe_steps
from aigraph.model.money.history import bottleneck_steps, is_dated_by_unverified_source_alone, leg_steps
from aigraph.model.status import LEVELS
from tests.page.pages import HtmlReader, shipped_page
from tests.thorough import THOROUGH

pytestmark = pytest.mark.browser

STEPS_BY_MODULES = """async ([payload, question]) => {
    const { unpackDataset } = await import("/data/dataset.js");
    const { answerTo } = await import("/query/answer.js");
    const { StepFinder } = await import("/query/steps.js");
    const { Narrator } = await import("/language/sentences.js");
    const dataset = unpackDataset(JSON.parse(payload));
    const [finder, narrator] = [new StepFinder(dataset), new Narrator(dataset)];
    const asked = { ...question, layers: new Set(question.layers), without: new Set(), unseen: new Set() };
    return JSON.stringify(Object.fromEntries(answerTo(dataset, asked).loops.map((loop) => [
        loop.name,
        [
            narrator.steps(finder.ofLoop(asked, loop), false),
            loop.legs.map((leg) => [narrator.steps(finder.ofLeg(asked, leg), false), finder.isUnverified(leg)]),
        ],
    ])));
}"""


@pytest.mark.parametrize("day", ["2025-09-11", "2026-10-01"])
def test_amounts_have_the_days_that_the_library_gives_them(modules, day):
    ledger = load()
    payload = HtmlReader(draw(ledger.view(as_of=day)).html).scripts["dataset"]
    for level in LEVELS:
        view = ledger.view(as_of=day, status=level)
        asked = {"day": day, "level": str(level), "layers": list(view.layers)}
        found = json.loads(modules.evaluate(STEPS_BY_MODULES, [payload, asked]))
        # Detours are thousands, on the legs of the direct ones: some are enough.
        detours = [loop for loop in find_loops(view).detours if loop.name in found]
        loops = [*find_loops(view).direct, *detours[:: 1 if THOROUGH else 20]]
        assert {loop.name: found.get(loop.name) for loop in loops} == {
            loop.name: [
                describe_steps(bottleneck_steps(view, loop)),
                [
                    [describe_steps(leg_steps(view, leg)), is_dated_by_unverified_source_alone(view, leg)]
                    for leg in loop.legs
                ],
            ]
            for loop in loops
        }, level


def test_a_loop_is_listed_with_what_it_was_when_it_closed_and_what_it_is(visits):
    seen = visits(shipped_page(as_of="2026-10-01").html, fragment="#loop=nvidia-openai-oracle")
    told = seen.text("#details")
    assert "signed 2025-09-10 at $0.1bn; $30.1bn since 2026-02-27" in " ".join(told.split())
    assert "complete since" not in told
