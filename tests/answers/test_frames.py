"""Every answer becomes a frame and shows itself in a notebook."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

import aigraph as ag
from aigraph.model import Alias, Company, Deal, Event, PartialDate, Source, Status
from tests.ledgers import TOY, ledger, write_folder

BOOK = ledger(TOY + "\n e8: c -> v chips signed 2025-03")
VIEW = BOOK.view(layers="cash")
LOOPS = ag.find_loops(VIEW)
HOSTILE = ledger(TOY, [Company(id="v", name="<script>alert(1)</script> & Co")])

ANSWERS = {
    "ledger": lambda: BOOK,
    "view": lambda: VIEW,
    "loops": lambda: LOOPS,
    "loop": lambda: LOOPS[0],
    "leg": lambda: LOOPS[0].legs[0],
    "arrow": lambda: VIEW.arrows[0],
    "amount": lambda: VIEW.arrows[0].amount,
    "company": lambda: BOOK.companies[0],
    "deal": lambda: BOOK.deals[0],
    "event": lambda: BOOK.events[0],
    "source": lambda: BOOK.sources[0],
    "explanation": lambda: ag.explain(VIEW, "v-l-c"),
    "explanation of what is no loop": lambda: ag.explain(VIEW, "v-c"),
    "traced loop": lambda: ag.explain(VIEW, "v-l-c").loops[0],
    "missing leg": lambda: ag.explain(VIEW, "v-c").why_not.missing[0],
    "measure": lambda: ag.max_circulation(VIEW).usd_bn,
    "max circulation": lambda: ag.max_circulation(VIEW),
    "balanced circulation": lambda: ag.measures.balanced_circulation(VIEW),
    "strong core": lambda: ag.measures.strong_core(VIEW),
    "throughput circularity": lambda: ag.measures.throughput_circularity(VIEW),
    "finn": lambda: ag.measures.finn_cycling_index(VIEW),
    "trophic levels": lambda: ag.measures.trophic_levels(VIEW),
    "clearing": lambda: ag.measures.clearing(VIEW),
    "payment": lambda: ag.measures.clearing(VIEW).payments[0],
    "shock": lambda: ag.shock(VIEW, "l", 0.5),
    "loss": lambda: ag.shock(VIEW, "l", 0.5).losses[0],
    "concentration": lambda: ag.concentration(VIEW, "v"),
    "round trip": lambda: ag.round_trip(VIEW, "v"),
    "round trips": lambda: ag.measures.round_trips(VIEW),
    "return rate": lambda: ag.round_trip(VIEW, "v").per_deal[0],
    "keystones": lambda: ag.measures.keystones(VIEW),
    "knock out": lambda: ag.measures.keystones(VIEW).knock_outs[0],
    "bundle": lambda: ag.measures.keystones(VIEW).deal_sets[0][0],
    "null model": lambda: ag.measures.null_model(VIEW, draws=5),
    "comparison": lambda: ag.measures.null_model(VIEW, draws=5).direct,
    "uncertainty": lambda: ag.measures.uncertainty(VIEW, ag.measures.reciprocity, draws=5),
    "tornado": lambda: ag.measures.tornado(VIEW, lambda network: network.matrix().sum()),
    "spread": lambda: ag.measures.spread(VIEW, ["throughput-circularity", "reciprocity"], draws=5),
    "one spread": lambda: ag.measures.spread(VIEW, "throughput-circularity", draws=5)[0],
    "loop timing": lambda: ag.measures.loop_timing(LOOPS[0]),
    "ladder": lambda: ag.ladder(VIEW),
    "rung": lambda: ag.ladder(VIEW)["binding"],
    "diff": lambda: ag.diff(BOOK, "2025-01", "2025-04"),
    "change": lambda: ag.diff(BOOK, "2025-01", "2025-04").changes[0],
    "series": lambda: ag.series(BOOK, lambda view: len(ag.find_loops(view))),
    "point": lambda: ag.series(BOOK, lambda view: len(ag.find_loops(view)))[0],
    "all figures": lambda: ag.measure_system(VIEW),
    "companies": lambda: ag.list_companies(VIEW),
    "deals": lambda: ag.list_deals(VIEW),
    "sources": lambda: ag.list_sources(VIEW),
    "claims": lambda: ag.answers.claims_of(BOOK, "s"),
    "comparison of data": lambda: ag.datasets.compare(BOOK, BOOK.where(touching="x")),
    "merge": lambda: ag.datasets.merge(BOOK, BOOK.where(touching="x")),
    "intake": lambda: ag.load(pd.DataFrame({"from": ["A"], "to": ["B"], "amount": ["$2bn"]})).intake,
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_becomes_a_frame(name):
    answer = ANSWERS[name]()
    frame = ag.to_frame(answer)
    rows = ag.answers.rows_of(answer)
    assert len(frame) == len(rows)
    assert len(frame.columns) > 1 or not rows


class Page(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_shows_itself_in_a_notebook_short_whole_and_without_a_script_or_a_request(name):
    html = ANSWERS[name]()._repr_html_()
    page = Page(html)
    assert page.open == []
    assert set(page.tags) <= {"p", "table", "thead", "tbody", "tr", "th", "td"}
    assert "p" in page.tags
    assert len(html) < 12_000


def test_names_of_the_data_are_escaped():
    view = HOSTILE.view()
    for answer in (
        view,
        ag.find_loops(view),
        ag.explain(view, "v-l-c"),
        ag.explain(view, "v-c"),
        ag.list_companies(view),
    ):
        html = answer._repr_html_()
        assert "<script>" not in html
        assert "&lt;script&gt;alert(1)" in html


def test_a_long_list_shows_its_first_rows_and_says_how_many_more_there_are():
    view = ag.load().view()
    loops = ag.find_loops(view)
    html = loops._repr_html_()
    assert html.count("<tr>") == 11
    assert f"and {len(loops) - 10:,} more; to_frame gives all" in html
    assert f"{len(view.arrows) - 10:,} more" in view._repr_html_()


def test_an_answer_that_was_cut_short_says_so():
    html = ag.find_loops(ag.load().view(), max_loops=3)._repr_html_()
    assert "The search stopped" in html


def test_an_unknown_figure_is_shown_as_unknown():
    assert "<th>usd_bn</th><td>unknown</td>" in VIEW.arrows[-1]._repr_html_()


def test_amounts_are_floats_with_nan_for_unknown_and_days_are_days():
    frame = ag.to_frame(VIEW).set_index("deal")
    assert frame.usd_bn["e4"] == 20.0
    assert frame.usd_bn.isna()["e8"]
    assert frame.usd_bn.dtype == "float64"
    assert frame.since.dtype.kind == "M"
    assert frame.since["e4"] == pd.Timestamp("2025-03-31")


def test_status_certainty_and_grade_are_ordered_the_best_last():
    deals = ag.to_frame(BOOK.view(status="all"))
    assert set(deals[deals.status >= "signed"].status) == {"signed"}
    assert (deals.status.min(), deals.status.max()) == ("announced", "signed")
    rungs = ag.to_frame(ag.ladder(VIEW))
    assert rungs.level.dtype.ordered
    assert rungs.level.max() == "paid"
    grades = ag.to_frame([Source(id=g, title=g, publisher="P", grade=g) for g in "CAB"])
    assert grades.grade.max() == "A"
    assert list(grades.sort_values("grade").grade) == ["C", "B", "A"]


def test_what_has_left_the_ladder_is_below_a_rumour():
    text = "a: v -> l equity cancelled 2025-01-01\n b: v -> l equity rumoured 2025-01-01"
    events = ag.to_frame(ledger(text).events)
    assert list(events.status > "cancelled") == [False, True]
    assert (events.status >= Status.RUMOURED.value).sum() == 1


def test_lists_are_lists():
    frame = ag.to_frame(LOOPS)
    assert frame.companies[1] == ["v", "l", "c"]
    assert ag.to_frame(ag.measures.strong_core(VIEW)).companies[0] == ["c", "l", "v"]


def test_a_date_that_is_a_month_keeps_its_text_beside_the_days_that_it_can_mean():
    row = ag.to_frame(BOOK.events).iloc[0]
    assert (row.date, row.date_first, row.date_last) == (
        "2025-01",
        pd.Timestamp("2025-01-01"),
        pd.Timestamp("2025-01-31"),
    )
    far = Event(deal="d", date=PartialDate.parse("9999"), status=Status.SIGNED, source="s")
    assert ag.to_frame(far).date_last[0].year == 9999


def test_a_frame_without_rows_has_the_columns_and_types_of_one_with_rows():
    for empty, full in ((BOOK.view(as_of="2000"), VIEW), (ag.find_loops(BOOK.view(as_of="2000")), LOOPS)):
        none, some = ag.to_frame(empty), ag.to_frame(full)
        assert list(none.columns) == list(some.columns)
        assert [kind.kind for kind in none.dtypes if kind.kind in "fM"] == [
            kind.kind for kind in some.dtypes if kind.kind in "fM"
        ]
        assert none.filter(like="status").dtypes.tolist() == some.filter(like="status").dtypes.tolist()
    assert ag.to_frame([]).empty


def test_records_of_the_tables_can_be_put_into_a_frame(tmp_path):
    whole = ag.load(write_folder(tmp_path))
    assert ag.to_frame(whole).id.tolist() == [deal.id for deal in whole.deals]
    assert ag.to_frame(whole.companies).roles.tolist() == [["chip_maker"], ["lab"]]
    assert ag.to_frame(whole.metrics).value.tolist() == [120.0]
    assert ag.to_frame(Alias(company="lab", alias="ল্যাব")).alias.tolist() == ["ল্যাব"]
    assert ag.to_frame([Deal(id="d", payer="a", payee="b", instrument_name="loan")]).instrument.tolist() == ["loan"]


@pytest.mark.parametrize("wrong", ["nvidia", 7, None, {"a": 1}, object()])
def test_what_is_no_answer_is_refused_with_what_is(wrong):
    with pytest.raises(TypeError, match=r"no answer to make rows of; expected a Ledger, a View, loops"):
        ag.to_frame(wrong)


def test_a_caption_says_what_the_answer_is_and_on_which_day():
    assert re.match(
        r"<p>Loops: direct 1 \(pairs 1\); with detours of up to 6 companies 2 on 2025-03-31, binding",
        LOOPS._repr_html_(),
    )
    assert re.match(r"<p>Max circulation</p><p>on 2025-03-31", ag.max_circulation(VIEW)._repr_html_())
