"""The page works its loops out anew for every day, certainty and filter: they are those that Python finds."""

import json
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings

from aigraph import draw, find_loops, load
from aigraph.answers.rows import nested
from aigraph.language.sentences import describe_loop
from aigraph.model import INSTRUMENTS
from aigraph.model.instruments import LAYERS
from aigraph.model.loop import KINDS
from aigraph.model.status import LEVELS
from tests.page.pages import HtmlReader, shipped_page
from tests.strategies import DAYS, ledgers, scheduled_ledgers

pytestmark = pytest.mark.browser


def question(view, *, without=(), unseen=()):
    return {
        "day": view.as_of.isoformat(),
        "level": str(view.status),
        "layers": list(view.layers),
        "without": list(without),
        "unseen": list(unseen),
    }


def kept(view, *, without=(), unseen=()):
    """Give the view as a reader sees it who leaves out some instruments and statuses: its arrows without those."""
    view = replace(view)
    arrows = [a for a in view.arrows if a.deal.instrument_name not in without and a.status not in unseen]
    view.__dict__["arrows"] = tuple(arrows)
    return view


SIZES = ("paid_usd_bn", "due_usd_bn", "contracted_usd_bn")
EXACT = ("name", "companies", "direct", "detour_of", "bottleneck_usd_bn", "weakest_status", "complete_since")


def expected(view, **options):
    """Give the loops in their order, the deals, and the sizes of the loops, which the page has to the cent."""
    loops = [nested(loop) for loop in find_loops(view, **options)]
    return (
        rounded(
            [{key: loop[key] for key in EXACT} | {"kinds": [_form(form) for form in loop["kinds"]]} for loop in loops]
        ),
        sorted((a.deal.id, a.payer, a.payee, str(a.status), a.since.isoformat()) for a in view.arrows),
        pytest.approx(sizes_of(loops), abs=2e-11),
    )


def rounded(part):
    """Round amounts to a dollar: those that follow from others have more digits than the page carries."""
    if isinstance(part, dict):
        return {key: rounded(value) for key, value in part.items()}
    if isinstance(part, list):
        return [rounded(value) for value in part]
    return round(part, 9) if isinstance(part, float) else part


def sizes_of(loops):
    """Give the ends of what is paid, due and contracted in one row; an end that is not known is -1."""
    return [
        -1 if loop[size][end] is None else loop[size][end]
        for loop in loops
        for size in SIZES
        for end in ("low", "central", "high")
    ]


def _form(form):
    """Leave out what the page does not reckon: it shows amounts as they were agreed."""
    legs = [
        {name: leg[name] for name in ("payer", "payee", "deals", "usd_bn", "status", "since")} for leg in form["legs"]
    ]
    return {name: form[name] for name in ("kind", "roots", "bottleneck_usd_bn")} | {"legs": legs}


ANSWER = "questions => JSON.stringify(questions.map(aigraph.answer))"  # a text travels faster than a thousand objects


def answers(page, *questions):
    return [summary(document) for document in json.loads(page.evaluate(ANSWER, list(questions)))]


def summary(document):
    deals = ((d["deal"], d["payer"], d["payee"], d["status"], d["since"]) for d in document["deals"])
    exact = [{key: part for key, part in loop.items() if key not in SIZES} for loop in document["loops"]]
    return rounded(exact), sorted(deals), sizes_of(document["loops"])


@pytest.fixture(scope="module")
def shipped():
    return load()


@pytest.fixture(scope="module")
def opened(chromium, tmp_path_factory):
    file = tmp_path_factory.mktemp("loops") / "page.html"
    shipped_page().save(file)
    page = chromium.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-drawn]")
    yield page
    page.close()


@pytest.mark.parametrize("day", ["2021-06-30", "2025-09-10", "2026-02-26", "2026-02-27", "2026-10-01"])
def test_on_every_day_and_level_the_page_finds_the_loops_that_python_finds(opened, shipped, day):
    for level, layers in zip(LEVELS, [("cash",), ("cash", "value"), LAYERS, LAYERS], strict=True):
        view = shipped.view(as_of=day, status=level, layers=layers)
        assert answers(opened, question(view)) == [expected(view)], (level, layers)


@pytest.mark.parametrize(
    "filters",
    [
        {"without": ["equity"]},
        {"without": ["compute", "loan", "warrant"]},
        {"unseen": ["closed"]},
        {"unseen": ["signed", "announced"], "without": ["chips"]},
        {"without": list(INSTRUMENTS)},
    ],
)
def test_what_is_left_out_in_the_legend_is_left_out_of_the_loops(opened, shipped, filters):
    for level in LEVELS:
        view = shipped.view(status=level)
        assert answers(opened, question(view, **filters)) == [expected(kept(view, **filters))], level


def test_sentences_and_figures_of_the_page_are_those_of_the_library(visit, shipped):
    view = shipped.view()
    loops = find_loops(view)
    page = visit(shipped_page().html, fragment="#list=all").page
    while page.locator("#more").is_visible():
        page.locator("#more").click()
    listed = page.locator("#loops .sentence").all_text_contents()
    told = [describe_loop(shipped, loop) for loop in loops]
    assert listed == told


ANSWER_BY_MODULES = """async ([payload, questions]) => {
    const { unpackDataset } = await import("/data/dataset.js");
    const { answerTo } = await import("/query/answer.js");
    const { RecordMaker } = await import("/query/records.js");
    const { AmountWriter } = await import("/language/amounts.js");
    const dataset = unpackDataset(JSON.parse(payload));
    const [amounts, sums] = [dataset.decimals, dataset.curve_decimals].map(
        (decimals) => new AmountWriter(decimals, dataset.sentences, dataset.money));
    const records = new RecordMaker(dataset, amounts, sums);
    return JSON.stringify(questions.map(({ day, level, layers, without, unseen }) => {
        const [kept, ...left] = [layers, without, unseen].map((names) => new Set(names));
        const question = { day, level, layers: kept, without: left[0], unseen: left[1] };
        return records.document(question, answerTo(dataset, question));
    }));
}"""


@settings(max_examples=20)
@given(whole=ledgers() | scheduled_ledgers())
def test_on_random_ledgers_too(modules, whole):
    """Only the data and the modules that find loops: the picture takes most of the time."""
    last = whole.view()
    html = draw(last, find_loops(last, kinds=KINDS)).html
    views = [
        whole.view(as_of=day, status=level, layers=LAYERS)
        for day, level in product(DAYS[::2], LEVELS)
        if whole.last_day and day <= whole.last_day
    ]
    payload = HtmlReader(html).scripts["dataset"]
    documents = json.loads(modules.evaluate(ANSWER_BY_MODULES, [payload, [question(view) for view in views]]))
    for view, document in zip(views, documents, strict=True):
        assert summary(document) == expected(view, kinds=KINDS), view
