"""The report: right for any data, the same in both forms, traceable to the library, and harmless to open."""

import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

import aigraph as ag
from aigraph.flows.sources.due_window import in_window
from aigraph.flows.sources.window_revenue import window_revenue
from aigraph.language.sentences import dollars, money
from aigraph.measures.sources_and_uses import PARTS
from aigraph.model import Company, Evidence, Source
from aigraph.model.dates import PartialDate
from aigraph.model.money.basis import Money
from aigraph.reports.blocks import Citation, Table, text_of
from aigraph.reports.wording import percent, range_of
from aigraph.store.write import save
from tests.browser import axe
from tests.ledgers import TOY, ledger
from tests.page.pages import HOSTILE, hostile

COMPANIES = (
    Company(id="v", name="Vendor", roles=("chip_maker",)),
    Company(id="l", name="Lab", roles=("lab",)),
    Company(id="c", name="Cloud & Co | North", roles=("cloud",)),
    Company(id="x", name="Outside investors"),
)
SOURCE = Source(
    id="s",
    title="Vendor *funds* Lab | again",
    publisher="The Paper",
    published=PartialDate.parse("2025-03-31"),
    url="https://example.org/vendor_(lab)?a=1&b=2|3",
    grade="B",
)
DRAWS = 5


def toy(text=TOY, **settings):
    whole = replace(
        ledger(text, COMPANIES),
        sources=(SOURCE,),
        evidence=(
            Evidence(about="e1a", flag="E1", answer="yes", source="s", reported="one agreement"),
            Evidence(about="e1a", flag="E1", answer="unknown"),
        ),
    )
    return whole.view(**settings)


def written(view, *companies, **settings):
    return ag.report(view, companies, **({"draws": DRAWS} | settings))


@pytest.fixture(scope="module")
def report():
    return written(toy())


@pytest.fixture(scope="module")
def real():
    """The deals among some well-known companies of the shipped data."""
    names = (
        "nvidia",
        "openai",
        "oracle",
        "amazon",
        "anthropic",
        "microsoft",
        "coreweave",
        "softbank",
        "spacex",
        "tesla",
        "humain",
    )
    return ag.load().where(companies=names).view()


@pytest.fixture(scope="module")
def note(real):
    return written(real)


class Page(HTMLParser):
    """Collects the tables, addresses and text of a page."""

    def __init__(self, html):
        super().__init__()
        self.tables, self.addresses, self.tags, self._cell = [], [], [], None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.addresses += [given[name] for name in ("src", "href", "action", "data") if name in given]
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"th", "td"}:
            self._cell = ""

    def handle_data(self, data):
        if self._cell is not None:
            self._cell += data

    def handle_endtag(self, tag):
        if tag in {"th", "td"} and self._cell is not None:
            self.tables[-1][-1].append(" ".join(self._cell.split()))
            self._cell = None


def parsed(markdown):
    """Read Markdown as GitHub does: tables, and no HTML of the writer's."""
    return Page(MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown))


def brackets(cell):
    return re.sub(r"\[(\d+)\]", r"\1", cell)


def tables_of(report, section):
    return [block for block in report.content.section(section).blocks if isinstance(block, Table)]


def cells(table):
    return {text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in table.rows}


def words_of(report, section):
    found = report.content.section(section)
    blocks = [*found.blocks, *(block for part in found.parts for block in part.blocks)]
    told = []
    for block in blocks:
        if block.kind == "paragraph":
            told.append(text_of(block.words))
        elif block.kind == "list":
            told += map(text_of, block.items)
        elif block.kind == "table":
            told += [text_of(cell) for row in block.rows for cell in row]
    return "\n".join(told)


def headline(report):
    return " ".join(map(text_of, report.content.headline))


def test_the_headline_gives_loops_day_certainty_and_shares_with_their_wholes(report):
    view = toy()
    loops = ag.find_loops(view)
    told = headline(report)
    for part in (
        f"On 31 March 2025, {len(loops.direct)} direct loop (1 pair) stands",
        f"with detours of up to 6 companies there are {len(loops)}.",
        f"among {len(view.arrows)} deals of {len(view.companies)} companies at binding (signed or closed), cash + value",
        "Of 6 deals, at best 6 on a news agency or paper of record (B).",
        f"Vendor → Lab → Vendor: {money(loops[0].due)} can have gone round by 31 March 2025, how much of it has been paid is not "
        f"known, and the contracts allow up to {money(loops[0].contracted)}.",
        "On none of 1 direct loop something is known to have been paid on each leg; on none it is known how much",
        "not a verdict",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("text", "settings", "told"),
    [
        ("", {}, "No deal stands at binding"),
        ("a -> b equity signed 2025-01 5", {}, "No loop stands on 31 January 2025 among 1 deal of 2 companies"),
        (
            "a -> b equity announced 2025-01 5\n b -> a chips announced 2025-02 3",
            {},
            "No deal stands on 28 February 2025 at binding (signed or closed), cash + value, so there is no loop to tell of. At "
            "weaker certainties there are 2 deals at announced and 2 deals at all.",
        ),
        (
            "a -> b equity signed 2025-01 5\n b -> a chips announced 2025-02 3",
            {},
            "At weaker certainties there are direct loops: 1 at announced and 1 at all.",
        ),
        (
            "a -> b equity signed 2025-01 5\n b -> a chips signed 2025-02 3",
            {},
            "It is A → B → A: up to $3bn can have gone "
            "round by 28 February 2025, how much of it has been paid is not known, and the contracts allow up to $3bn.",
        ),
        (
            "a -> b equity closed 2025-01 5 paid=5\n b -> a chips closed 2025-02 3 paid=3",
            {"status": "paid"},
            "1 direct loop (1 pair) stands among 2 deals of 2 companies at paid (money has moved)",
        ),
        (
            "a -> b equity signed 2025-01\n b -> a chips signed 2025-02",
            {},
            "How much can have gone round is not known.",
        ),
        ("a -> b equity", {}, "No deal stands at binding"),
    ],
)
def test_any_data_has_a_true_headline(text, settings, told):
    found = written(ledger(text).view(**settings))
    assert told in headline(found)
    assert found.html.startswith("<!doctype html>")


def test_an_unknown_amount_has_no_bound_and_says_so():
    found = written(ledger("a -> b equity signed 2025-01\n b -> a chips signed 2025-02").view())
    assert cells(*tables_of(found, "direct"))["A → B → A"] == ["circular", "unknown", "unknown", "unknown"]
    assert (
        "2 cash deals may have fallen due in 2024-01-01..2024-12-31 without a schedule that says how much: no ceiling on 2."
        in (words_of(found, "gaps"))
    )
    assert "Of unknown size, not even “up to”: 2 of 2 deals (100%)." in words_of(found, "gaps")
    told = words_of(found, "round-trips")
    assert "Unknown for want of amounts or of sales on record: A. Unknown is not zero." in told


def test_both_forms_say_the_same(report):
    html, markdown = Page(report.html), parsed(report.markdown)
    assert html.tables == [[[brackets(cell) for cell in row] for row in table] for table in markdown.tables]
    assert len(html.tables) == len([line for line in report.markdown.splitlines() if line.startswith("| ---")]) > 8


def test_every_row_has_as_many_cells_as_its_table_has_columns(report, note):
    for told in (report.content, note.content):
        for section in told.sections:
            for block in (*section.blocks, *(block for part in section.parts for block in part.blocks)):
                if isinstance(block, Table):
                    assert {len(row) for row in block.rows} <= {len(block.columns)}, block.caption


def test_markdown_links_lead_to_the_sources_and_nowhere_else(report):
    found = set(parsed(report.markdown).addresses)
    assert found == {"https://example.org/vendor_%28lab%29?a=1&b=2%7C3"}
    # A renderer that reads no HTML shows a name with marks as it is.
    assert "Vendor *funds* Lab | again" in re.sub(r"<[^>]+>", "", MarkdownIt().render(report.markdown))


def test_each_leg_of_the_largest_loops_has_its_deals_with_amounts_and_numbered_sources(real):
    found = written(real, top=3)
    loops = ag.find_loops(real)[:3]
    parts = found.content.section("loop-deals").parts
    assert len(parts) == 3
    sources = [entry.id for entry in found.content.sources]
    for loop, part in zip(loops, parts, strict=True):
        table = next(block for block in part.blocks if isinstance(block, Table))
        cited = {sources[word.number - 1] for row in table.rows for word in row[4] if isinstance(word, Citation)}
        assert cited == {event.source for arrow in loop.arrows for event in arrow.events}
        amounts = [text_of(row[3]) for row in table.rows]
        assert all(any(amount.startswith(ag_money(arrow.amount)) for amount in amounts) for arrow in loop.arrows)
        assert len(table.rows) == len(loop.arrows) + sum(len(leg.arrows) > 1 for leg in loop.legs)
    for loop, part in zip(loops, found.content.section("loops").parts, strict=True):
        text = "\n".join(text_of(block.words) for block in part.blocks if block.kind == "paragraph")
        assert f"complete since {loop.complete_since}" in text
        assert "no loop is left out for its order" in text


def ag_money(amount):

    return money(amount)


def test_sources_are_numbered_in_the_order_of_first_mention(note, real):
    numbers = []
    for section in note.content.sections:
        for block in (*section.blocks, *(block for part in section.parts for block in part.blocks)):
            rows = block.rows if isinstance(block, Table) else ()
            numbers += [word.number for row in rows for cell in row for word in cell if isinstance(word, Citation)]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(note.content.sources) + 1))
    for entry in note.content.sources:
        source = real.ledger.source_by_id[entry.id]
        assert source.publisher in entry.about
        assert f"grade {source.grade}" in entry.about


def test_evidence_stands_beside_the_loop_answer_by_answer_and_is_never_added_up(report):
    part = report.content.section("loop-deals").parts[0]
    table = next(block for block in part.blocks if isinstance(block, Table) and "Evidence" in block.caption)
    assert [[text_of(cell) for cell in row][1:] for row in table.rows] == [
        ["yes", "one agreement", "[1]"],
        ["unknown", "", ""],
    ]
    assert text_of(part.blocks[-1].words) == "Without any answer: E2, E3, E4, E5, E6, E7, E8."


def test_an_answer_that_was_reported_later_is_left_out_of_a_report_with_a_word():
    later = replace(SOURCE, published=PartialDate.parse("2025-12-01"))
    part = written(replace(toy().ledger, sources=(later,)).view()).content.section("loop-deals").parts[0]
    table = next(block for block in part.blocks if isinstance(block, Table) and "Evidence" in block.caption)
    assert [[text_of(cell) for cell in row][1:] for row in table.rows] == [["unknown", "", ""]]
    assert "reported later and left out: 1." in text_of(part.blocks[-1].words)


def test_the_ladder_shows_what_the_library_finds_at_each_certainty(note, real):
    table = cells(tables_of(note, "ladder")[0])
    rungs = ag.ladder(real).rungs
    assert table["Direct loops (pairs)"] == [f"{len(rung.direct):,} ({rung.pairs:,})" for rung in rungs]
    assert table["Direct circular loops"] == [f"{rung.counts[ag.model.Kind.CIRCULAR].on_record:,.0f}" for rung in rungs]
    purchases = [rung.sums[Money.CONTRACTED][ag.model.DealClass.PURCHASE].on_record for rung in rungs]
    assert [cell.split()[0] for cell in table["Purchases, contracted"]] == list(map(dollars, purchases))


def test_loops_that_live_only_on_announcements_are_named():
    text = "a -> b equity signed 2025-01 5\n b -> a chips announced 2025-02 3\n c -> b equity rumoured 2025-03\n b -> c lease signed 2025"
    told = words_of(written(ledger(text).view()), "ladder")
    assert (
        "1 direct loop stands only on letters of intent, and 0 detours with them.\nA → B → A, circular, contracted $3bn, since 2025-02-28"
        in told
    )
    assert (
        "1 direct loop stands only on talks or rumours, and 0 detours with them.\nC → B → C, circular, contracted unknown, since 2025-12-31"
        in told
    )


def test_round_trips_stand_against_the_revenue_of_the_same_days(note, real):
    trip = ag.round_trip(in_window(real), "amazon")
    revenue = trip.open_world.denominators["reported_revenue_usd_bn"]
    assert trip.revenue_usd_bn.on_record > 0
    assert cells(*tables_of(note, "round-trips"))["Amazon"] == [
        dollars(sum(rate.usd_bn for rate in trip.per_deal)),
        dollars(trip.revenue_usd_bn.on_record),
        range_of(trip.revenue_usd_bn),
        f"{percent(trip.open_world.on_record)} of {dollars(revenue)}, {window_revenue(real, in_window(real).window)['amazon'].carried_text}",
        range_of(trip.open_world),
    ]
    told = words_of(note, "round-trips")
    assert (
        "The high end assumes all funds received from the vendor are spent first on the way back to the vendor." in told
    )
    assert trip.explanation in words_of(written(real, "amazon"), "round-trips")
    assert "Recorded deals only; unrecorded revenue lowers the share." in told


def test_sources_of_money_are_those_of_the_library_and_add_up_to_the_uses(note, real):
    found = ag.sources_and_uses(real)
    rows = cells(*tables_of(note, "money"))
    parts = [getattr(found.system, part).on_record for part in PARTS]
    assert rows["All companies"] == list(map(dollars, parts))
    assert sum(parts[1:]) == pytest.approx(parts[0])
    assert f"fell due from {found.graph.window.first} to {found.graph.window.last}" in words_of(note, "money")
    assert "found at the combinations of ends tried" in words_of(note, "money")


def test_what_may_have_fallen_due_without_a_schedule_is_told_with_its_sum(note, real):
    due = [arrow.counted.due for arrow in in_window(real).arrows]
    vague = [one for one in due if one.central is None and one.high != 0]
    more = sum(float(one.high - one.low) for one in vague if one.high is not None)
    assert f"{len(vague)} cash deals may have fallen due" in words_of(note, "gaps")
    assert f"up to {dollars(more)} more" in words_of(note, "gaps")


def test_the_first_page_has_the_direct_loops_with_paid_due_and_contracted(note, real):
    direct = ag.find_loops(real).direct
    table = tables_of(note, "direct")[0]
    assert [text_of(column) if not isinstance(column, str) else column for column in table.columns][2:] == [
        "Paid",
        "Due",
        "Contracted",
    ]
    assert [[text_of(cell) for cell in row][2:] for row in table.rows] == [
        [money(size) for size in (loop.paid, loop.due, loop.contracted)] for loop in direct[:8]
    ]
    assert [section.name for section in note.content.sections][:3] == ["direct", "money", "gaps"]


def test_keystones_are_those_of_the_library(report):
    stones = ag.measures.keystones(toy())
    told = words_of(report, "keystones")
    assert "2 choices are as small" in told
    assert {name for chosen in stones.company_sets for name in chosen} == {"v", "l"}
    assert (
        f"add up to {dollars(stones.deals.on_record)} of {dollars(stones.deals.denominators['recorded_usd_bn'])}"
        in told
    )
    rows = cells(tables_of(report, "keystones")[0])
    falls = {it.fall.of: it.fall.on_record for it in stones.knock_outs if it.bundle is None}
    assert rows["Vendor"][2] == dollars(falls["v"])


def test_the_null_model_stands_with_its_sentences_and_without_stars(note):
    text = "a -> b equity signed 2025 1\n c -> d equity signed 2025 1\n b -> a chips signed 2025 1\n d -> c chips signed 2025 1"
    view = ledger(text).view()
    model = ag.measures.null_model(view, draws=DRAWS)
    told = words_of(written(view), "chance")
    assert all(sentence in told for sentence in model.sentences)
    assert f"2\n{model.direct.expected.on_record:.1f}\n" in told
    assert "significan" not in told
    assert "Not testable: fewer than 2 funding edges can be swapped." in words_of(note, "chance")


def test_changes_name_the_event_and_its_source(real):
    found = written(real, since="2026-02-26")
    changes = ag.diff(real.ledger, "2026-02-26", real.as_of).changes
    told = words_of(found, "changes")
    assert f"Direct loops: {sum(change.is_direct and change.what == 'appeared' for change in changes)} appeared" in told
    table = tables_of(found, "changes")[1]
    sources = [entry.id for entry in found.content.sources]
    for row, change in zip(table.rows, changes, strict=False):
        assert change.cause.event.deal in text_of(row[3])
        assert str(change.cause.day) in text_of(row[3])
        assert [sources[word.number - 1] for word in row[4] if isinstance(word, Citation)] == [change.cause.source]


def test_without_a_change_the_report_says_so():
    found = written(toy(), since="2025-03-31")
    assert "No loop came, went or changed in the 0 days to 2025-03-31." in words_of(found, "changes")


def test_the_data_section_counts_events_by_grade_and_what_is_missing(report):
    view = toy()
    told = words_of(report, "data")
    assert f"{len(view.arrows)} deals are seen, reported in {len(view.arrows)} events from 1 source" in told
    assert cells(tables_of(report, "data")[0])["B: news agency or paper of record"] == [
        "6 (100%)",
        "1 (100%)",
        "6 (100%)",
    ]
    assert "Resting on a single source: 6 of 6 deals (100%)." in told
    assert ag.store.data_version(view.ledger) in told


def test_the_fixed_sentences_are_there(report):
    told = report.markdown
    for sentence in (
        "this does not imply impropriety",
        "spent first on the way back to",
        "must not be added up",
    ):
        assert sentence in told
    assert not re.search(r"fraud|sham\b|scheme|fake", told, re.IGNORECASE)


def test_a_report_on_a_company_tells_its_loops_and_deals_only(real):
    found = written(real, "Oracle")
    loops = [loop for loop in ag.find_loops(real) if "oracle" in loop.companies]
    assert found.content.title == "Circular deals around Oracle"
    direct = [loop for loop in loops if loop.is_direct]
    assert f"{len(direct)} of {len(ag.find_loops(real).direct)} direct loops" in headline(found)
    assert all("Oracle" in part.title for part in found.content.section("loops").parts)
    assert text_of(found.content.section("unpaid").blocks[0].words).startswith(
        "Money that is paid cannot be cut. Oracle has contracts on which $"
    )
    assert list(cells(tables_of(found, "round-trips")[0]) if tables_of(found, "round-trips") else []) in (
        ["Oracle"],
        [],
    )
    assert "whole network" in words_of(found, "chance")
    touching = [arrow for arrow in real.arrows if "oracle" in (arrow.payer, arrow.payee)]
    assert f"{len(touching)} deals of Oracle are seen" in words_of(found, "data")


def test_an_unknown_company_or_a_day_to_come_is_refused():
    with pytest.raises(ag.UnknownNameError, match="vendr"):
        written(toy(), "vendr")
    with pytest.raises(ValueError, match="since 2030-12-31 is after 2025-03-31"):
        written(toy(), since="2030")
    with pytest.raises(ValueError, match="top 0 is below 1"):
        written(toy(), top=0)


def test_the_same_data_give_the_same_bytes_whatever_the_hash_seed(tmp_path):
    save(toy().ledger, tmp_path / "deals")
    code = (
        "import sys, aigraph as ag; r = ag.report(ag.load(sys.argv[1]).view(), draws=5); "
        "sys.stdout.buffer.write((r.html + r.markdown).encode())"
    )

    def once(seed):
        words = [sys.executable, "-c", code, str(tmp_path / "deals")]
        return subprocess.run(words, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout

    first = once("1")
    assert first == once("2")
    assert b"Vendor" in first


def test_the_command_in_the_report_makes_the_same_report(tmp_path):
    from aigraph.cli import main
    from tests.command_line import CliRunner

    save(toy().ledger, tmp_path / "deals")
    first = written(ag.load(tmp_path / "deals").view(), "lab", since="2025-02")
    block = next(block for block in first.content.section("again").blocks if block.kind == "command")
    words = block.text.replace("PATH", str(tmp_path / "deals")).split()
    assert words[:2] == ["aigraph", "report"]
    answer = CliRunner().invoke(main, [*words[1:], "-o", str(tmp_path / "again.html")])
    assert answer.exit_code == 0
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == first.html


def test_saving_writes_html_or_markdown_by_the_name_and_figures_beside_markdown(report, tmp_path):
    assert report.save(tmp_path / "note.html").read_text(encoding="utf-8") == report.html
    text = report.save(tmp_path / "my note.md").read_text(encoding="utf-8")
    names = [picture.name for picture in report.content.pictures]
    assert names == ["ladder", "network", "timeline", "loop"]
    images = [given["src"] for tag, given in parsed(text).tags if tag == "img"]
    assert images == [f"my%20note-{name}.svg" for name in names]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["note.html", "my note.md", *(f"my note-{name}.svg" for name in names)]
    )
    for picture in report.content.pictures:
        assert (tmp_path / f"my note-{picture.name}.svg").read_text(encoding="utf-8") == picture.file
        assert picture.svg in report.html
    assert ".svg" not in report.markdown


def test_a_report_that_cannot_be_saved_leaves_nothing_behind(report, tmp_path):
    (tmp_path / "a-loop.svg").mkdir()
    with pytest.raises(IsADirectoryError):
        report.save(tmp_path / "a.md")
    with pytest.raises(IsADirectoryError, match="name a file in it"):
        report.save(tmp_path)
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        report.save(tmp_path / "none" / "a.html")
    assert [path.name for path in tmp_path.iterdir()] == ["a-loop.svg"]


@pytest.fixture
def opened(chromium, tmp_path):
    """Open a report, and note every request and complaint."""
    contexts = []

    def go(html, **settings):
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        context = chromium.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        seen = []
        page.on("request", lambda request: seen.append(request.url))
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page.goto(file.as_uri())
        return page, [what for what in seen if what != file.as_uri()]

    yield go
    for context in contexts:
        context.close()


def test_the_page_asks_for_nothing_and_holds_no_script(report, opened):
    page, seen = opened(report.html)
    assert seen == []
    assert page.locator("script").count() == 0
    assert {url.split(":")[0] for url in Page(report.html).addresses if not url.startswith("#")} == {"https"}
    assert page.title() == report.content.title
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") != "16px"
    targets = [url for url in Page(report.html).addresses if url.startswith("#")]
    assert all(page.locator(f"[id='{target[1:]}']").count() == 1 for target in targets)


def test_hostile_words_run_nothing_and_are_read_as_they_are(opened):
    found = written(hostile(), title=HOSTILE[0])
    page, seen = opened(found.html)
    assert seen == []
    assert page.locator("script, img, iframe, object").count() == 0
    assert page.locator("svg").count() == len(found.content.pictures)
    assert page.locator("h1").inner_text() == HOSTILE[0]
    assert not [url for url in Page(found.html).addresses if "javascript" in url]
    assert not [name for _, given in Page(found.html).tags for name in given if name.startswith("on")]
    rendered = Page(MarkdownIt("commonmark").enable("table").render(found.markdown))
    assert {tag for tag, _ in rendered.tags} & {"img", "script", "svg", "iframe"} == set()
    assert rendered.addresses == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_in_light_and_dark(report, opened, scheme):
    page, _ = opened(report.html, color_scheme=scheme)
    found = axe(page)
    assert found.response["violations"] == []


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_scrolls_only_downwards(note, opened, width):
    page, _ = opened(note.html, viewport={"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_print_nothing_is_cut_off(note, opened):
    page, _ = opened(note.html, viewport={"width": 680, "height": 960})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert page.locator("nav").is_hidden()


def test_a_notebook_shows_it_in_a_frame_that_runs_nothing(report):
    assert 'sandbox="allow-popups"' in report._repr_html_()
    assert "direct loop" in report._repr_html_()
    assert repr(report).startswith("<Report of 14 sections: Circular deals of AI companies")


def test_a_word_document_holds_the_headings_tables_and_figures_of_the_report(report, tmp_path):
    from docx import Document

    written_to = report.save(tmp_path / "note.docx")
    document = Document(written_to)
    assert [round(side.mm) for side in (document.sections[0].page_width, document.sections[0].page_height)] == [
        210,
        297,
    ]
    heads = [text.text for text in document.paragraphs if text.style.name.startswith("Heading 1")]
    assert heads == [*(section.title for section in report.content.sections), "Sources"]
    tables = [[[brackets(cell.text) for cell in row.cells] for row in table.rows] for table in document.tables]
    assert tables == Page(report.html).tables
    assert len(document.inline_shapes) == len(report.content.pictures)
    first = written_to.read_bytes()
    assert report.save(written_to).read_bytes() == first


def test_a_pdf_is_written_and_the_same_each_time(report, tmp_path):
    first = report.save(tmp_path / "note.pdf").read_bytes()
    assert first.startswith(b"%PDF-")
    assert first.rstrip().endswith(b"%%EOF")
    assert report.save(tmp_path / "note.pdf").read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == ["note.pdf"]


@pytest.mark.parametrize(("name", "library", "extra"), [("a.docx", "docx", "documents"), ("a.pdf", "typst", "figures")])
def test_without_its_library_a_document_is_refused_with_one_message(
    monkeypatch, report, tmp_path, name, library, extra
):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ag.AigraphError, match=rf"pip install 'aigraph\[{extra}\]'"):
        report.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_hostile_words_stand_in_documents_as_they_are(tmp_path):
    from docx import Document

    found = written(hostile(), title=HOSTILE[0])
    document = Document(found.save(tmp_path / "a.docx"))
    assert document.paragraphs[0].text == HOSTILE[0]
    assert found.save(tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
