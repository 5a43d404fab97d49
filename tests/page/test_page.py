"""The page: one file that tells every deal and loop with its sources, asks nothing of any network and runs nothing foreign."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import expect

from aigraph import Company, Source, draw, find_loops, load
from aigraph.language.words import DEFINITION, tell_loop
from aigraph.model.dates import PartialDate
from aigraph.page.network import in_rows
from aigraph.picture.label_box import label_box
from aigraph.picture.parallel_edges import ParallelEdge, bend_parallel_edges
from aigraph.picture.visual_encoding import dashes, edge_width
from tests.ledgers import TOY, ledger

COMPANIES = (
    Company(id="v", name="Vendor", roles=("chip_maker",), ticker="VND"),
    Company(id="l", name="Lab", roles=("lab",)),
    Company(id="c", name="Cloud & Co", roles=("cloud",)),
    Company(id="x", name="Outside investors", kind="placeholder", roles=("investor",)),
    Company(id="q", name="Quiet Inc"),
)
SOURCE = Source(
    id="s",
    title="Vendor funds Lab",
    publisher="The Paper",
    published=PartialDate.parse("2025-12-01"),
    url="https://example.org/vendor?a=1&b=2",
    grade="B",
)
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    "<a href='javascript:alert(4)'>href</a>",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<script>",
    "' onmouseover='alert(5)",
)


def toy(text=TOY, companies=COMPANIES, source=SOURCE, **settings):
    whole = replace(ledger(text, companies), sources=(source,))
    return whole.view(**({"status": "announced"} | settings))


def hostile():
    """Put markup and scripts wherever a page prints words."""
    names = {end: Company(id=end, name=name, ticker=name) for end, name in zip("vlcx", HOSTILE, strict=False)}
    source = replace(SOURCE, title=HOSTILE[1], publisher=HOSTILE[0], url="javascript:alert(6)")
    view = toy(TOY, tuple(names.values()), source)
    events = tuple(
        replace(event, reported=HOSTILE[4 + at % 3], locator=HOSTILE[2]) for at, event in enumerate(view.ledger.events)
    )
    deals = tuple(
        replace(deal, title=HOSTILE[at % len(HOSTILE)], package=HOSTILE[1]) for at, deal in enumerate(view.ledger.deals)
    )
    return replace(view, ledger=replace(view.ledger, events=events, deals=deals))


class Reader(HTMLParser):
    """Collects the scripts and addresses of a page."""

    def __init__(self, html):
        super().__init__()
        self.scripts, self.styles, self.addresses, self.policy, self._in = {}, [], [], "", None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.addresses += [given[name] for name in ("src", "href", "action", "data") if name in given]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        self._in = (tag, given.get("id", f"script {len(self.scripts)}")) if tag in {"script", "style"} else None

    def handle_data(self, data):
        if self._in and self._in[0] == "script":
            self.scripts[self._in[1]] = self.scripts.get(self._in[1], "") + data
        elif self._in:
            self.styles.append(data)

    def handle_endtag(self, _tag):
        self._in = None

    def json(self, name):
        return json.loads(self.scripts[name])


def test_two_deals_between_the_same_companies_are_two_arrows(visit):
    drawn = visit(draw(toy()).html).drawn()["deals"]
    between = [edge for edge in drawn if (edge["payer"], edge["payee"]) == ("v", "l")]
    assert [edge["deal"] for edge in between] == ["e1a", "e1b", "e7"]
    assert len({(edge["smooth"]["type"], edge["smooth"]["roundness"]) for edge in between}) == 3


def test_every_arrow_points_from_payer_to_payee(visit):
    view = toy()
    drawn = visit(draw(view).html).drawn()["deals"]
    assert {(edge["deal"], edge["payer"], edge["payee"]) for edge in drawn} == {
        (arrow.deal.id, arrow.payer, arrow.payee) for arrow in view.arrows
    }
    assert all(edge["arrows"]["to"]["enabled"] for edge in drawn)


def test_page_and_paper_figures_bend_and_widen_arrows_alike(visit):
    view = load().view()
    seen = visit(draw(view).html)
    seen.press("a")
    drawn = seen.drawn()
    places = {box["company"]: (box["x"], box["y"]) for box in drawn["companies"]}
    by_age = sorted(view.arrows, key=lambda arrow: (arrow.since, arrow.deal.id))
    bends = bend_parallel_edges(
        (ParallelEdge(a.deal.id, a.payer, a.payee, edge_width(a.amount)) for a in by_age), places
    )
    for edge in drawn["deals"]:
        side = 1 if edge["smooth"]["type"] == "curvedCCW" else -1
        assert side * edge["smooth"]["roundness"] == pytest.approx(bends[edge["deal"]], abs=0.002), edge["deal"]
    assert {edge["deal"]: edge["width"] for edge in drawn["deals"]} == {
        arrow.deal.id: pytest.approx(edge_width(arrow.amount), abs=0.01) for arrow in view.arrows
    }
    assert {edge["deal"]: edge["dashes"] and tuple(edge["dashes"]) for edge in drawn["deals"]} == {
        a.deal.id: pytest.approx(dashes(a.status, edge_width(a.amount)), abs=0.11) if dashes(a.status, 1) else False
        for a in view.arrows
    }


def test_every_deal_of_the_view_is_on_the_page(visit):
    view = toy(layers=("cash", "value", "contingent"))
    seen = visit(draw(view).html)
    seen.press("3")
    rows = seen.page.locator("#table tbody tr")
    assert {row.get_attribute("data-deal") for row in rows.all()} == {arrow.deal.id for arrow in view.arrows}
    for arrow in view.arrows:
        seen.page.locator(f'#table tr[data-deal="{arrow.deal.id}"]').click()
        assert seen.page.locator("#details .deal").first.locator(".event").count() == len(arrow.told)


def test_an_unknown_amount_is_thin_and_marked_and_a_larger_one_is_wider(visit):
    view = toy(
        "a: v -> l equity signed 2025-01\nb: l -> v chips signed 2025-01 30\nc: l -> v chips signed 2025-01 high=90"
    )
    unknown, known, ceiling = visit(draw(view).html).drawn()["deals"]
    assert unknown["width"] == ceiling["width"] < known["width"]
    assert [edge["label"].strip() for edge in (unknown, known, ceiling)] == ["?", "", "?"]


def test_an_announced_deal_is_dashed_the_more_the_wider_it_is_and_a_closed_one_is_not(visit):
    view = toy(
        "a: v -> l equity closed 2025-01 9\nb: l -> v chips announced 2025-01 9\nc: v -> x chips announced 2025-01 400"
    )
    closed, narrow, wide = visit(draw(view).html).drawn()["deals"]
    assert closed["dashes"] is False
    assert wide["dashes"][1] > narrow["dashes"][1] > narrow["width"]


def test_the_page_names_no_address_but_those_of_its_sources():
    assert set(Reader(draw(toy()).html).addresses) <= {SOURCE.url}


def test_only_the_scripts_and_the_style_of_the_page_may_run():
    page = Reader(draw(toy()).html)
    running = [text for name, text in page.scripts.items() if name.startswith("script ")]
    assert len(running) == 2
    for text in (*running, *page.styles):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in page.policy
    assert page.policy.startswith("default-src 'none'")
    assert "unsafe" not in page.policy


def test_the_drawing_library_keeps_its_copyright_and_licence():
    html = draw(toy()).html
    assert "@copyright (c) 2011-2017 Almende B.V" in html
    assert "Permission is hereby granted" in html


def test_two_builds_are_the_same_bytes():
    code = "from tests.page.test_page import *; import hashlib; print(hashlib.sha256(draw(toy()).html.encode()).hexdigest())"
    builds = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(builds) == 1


def test_the_page_says_what_it_shows():
    view = toy()
    html = draw(view, title="Loops & rings").html
    assert "<title>Loops &amp; rings</title>" in html
    for words in (DEFINITION, "on 2025-03-31, announced", "aigraph 0.1.0", "<html lang="):
        assert words in html


def test_a_limit_that_was_reached_is_told(visit):
    view = toy()
    cut = find_loops(view, max_rings=1)
    html = draw(view, cut).html
    assert f"The search {cut.truncated}." in html
    assert "The search stopped after 1 rings" in visit(html).text("#cut")
    whole = draw(view).html
    assert "The search stopped after 1 rings" not in whole
    assert not visit(whole).page.locator("#cut").is_visible()


def test_companies_without_a_deal_are_named_in_the_text_only(visit):
    html = draw(toy()).html
    assert "<bdi>Quiet Inc</bdi>" in html
    assert {box["company"] for box in visit(html).drawn()["companies"]} == {"v", "l", "c", "x"}


def test_a_subsidiary_is_told_under_its_parent(visit):
    view = toy(
        companies=(*COMPANIES, Company(id="d", name="Daughter", parent="c")),
        text=TOY + "e9: d -> v chips signed 2025-02 1",
    )
    html = draw(view).html
    assert "Daughter (counted as Cloud &amp; Co)" in html
    assert "recorded as Daughter → Vendor" in visit(html, fragment="#deal=e9").text("#details")


def test_up_to_150_companies_are_all_drawn_and_above_the_most_important(visit):
    def crowd(size):
        return toy(TOY + "\n".join(f"m{at}: i{at} -> l equity signed 2025-01 1" for at in range(size - 4)))

    assert len(visit(draw(crowd(150)).html).drawn()["companies"]) == 150
    first = [box["company"] for box in visit(draw(crowd(160)).html).drawn()["companies"]]
    assert 16 <= len(first) < 150
    assert {"v", "l", "c"} <= set(first)


def test_the_reader_is_told_how_many_companies_are_shown_and_can_ask_for_all(visit):
    many = TOY + "\n".join(f"m{at}: i{at} -> l equity signed 2025-01 1" for at in range(200))
    seen = visit(draw(toy(many)).html)
    shown = re.fullmatch(r"showing (\d+) of 204 companies", seen.text("#showing"))
    assert shown
    assert 16 <= int(shown[1]) <= 150
    seen.page.click("#show-all")
    assert seen.text("#showing") == "showing 204 of 204 companies"
    assert len(seen.drawn()["companies"]) == 204
    assert "everyone=yes" in seen.address()


def test_a_view_without_a_deal_is_a_page_too(visit):
    seen = visit(draw(toy(as_of="2020-01-01")).html)
    assert "No loops on 2020-01-01, announced" in seen.text("#list")
    seen.press("2", "3", "n", "p", "]", "0")
    assert seen.complaints == []


def test_a_loop_over_deals_that_the_view_does_not_show_is_refused():
    loops = find_loops(toy())
    with pytest.raises(ValueError, match=r"which <View of 0 deals .* does not show"):
        draw(toy(as_of="2020-01-01"), highlight=loops[:1])


def test_a_page_is_saved_whole_and_says_where(tmp_path):
    page = draw(toy())
    target = page.save(tmp_path / "page.html")
    assert target.read_bytes() == page.html.encode("utf-8")
    assert b"\r" not in target.read_bytes()


def test_no_folder_is_made_for_a_page(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no folder .*missing"):
        draw(toy()).save(tmp_path / "missing" / "page.html")
    with pytest.raises(IsADirectoryError, match="name a file in it"):
        draw(toy()).save(tmp_path)


def test_a_notebook_that_strips_frames_still_has_the_caption():
    shown = draw(toy(), title="<b>Rings</b>")._repr_html_()
    caption, frame = shown.split("<iframe", 1)
    assert caption.startswith("<p>&lt;b&gt;Rings&lt;/b&gt;: 4 companies, 7 deals, ")
    assert 'sandbox="allow-scripts allow-popups allow-downloads"' in frame
    assert "<script" not in frame


def test_the_page_makes_no_request(visit):
    seen = visit(draw(toy()).html)
    seen.press("n", "n", "Escape", "0", "+")
    seen.page.click("#see-table")
    seen.page.wait_for_timeout(300)
    assert [url for url in seen.requests if not url.startswith("file:")] == []
    assert len(seen.requests) == 1
    assert seen.complaints == []


def test_hostile_names_run_nothing(visit):
    view = hostile()
    loops = find_loops(view)
    seen = visit(draw(view, highlight=loops[:1], title=HOSTILE[1]).html)
    for step in range(len(loops)):
        seen.press("n")
        assert seen.page.locator("#details .event").count() > 0, step
    seen.page.click("#see-table")
    seen.page.locator("#table tbody tr").first.click()
    seen.press("2")
    seen.page.locator(".cell").first.click()
    assert seen.complaints == []
    assert seen.page.title() == HOSTILE[1]
    assert seen.page.locator("a").count() == 0
    assert seen.page.locator("main img, main svg[onload]").count() == 0
    assert len(seen.requests) == 1


def test_clicking_a_loop_tells_it_with_its_sources(visit):
    view = toy()
    loops = find_loops(view)
    seen = visit(draw(view, loops).html)
    seen.page.locator("#loops button").nth(0).click()
    told = seen.text("#details")
    assert tell_loop(view.ledger, loops[0]) in told
    assert seen.text("#told-words") == tell_loop(view.ledger, loops[0])
    for arrow in loops[0].arrows:
        assert arrow.since.isoformat() in told
    source = seen.page.locator("#details .source").first
    assert "Vendor funds Lab The Paper, 2025-12-01 B" in " ".join(source.inner_text().split())
    link = source.locator("a")
    assert link.get_attribute("href") == SOURCE.url
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"
    assert seen.page.locator("#details .event").count() == sum(len(arrow.told) for arrow in loops[0].arrows)


def test_keys_step_through_the_loops_and_clear(visit):
    loops = find_loops(toy())
    seen = visit(draw(toy(), loops).html)
    seen.press("n", "n")
    assert seen.address().endswith(f"#loop={loops[1].name}")
    seen.press("N")
    assert seen.address().endswith(f"#loop={loops[0].name}")
    seen.press("Escape")
    assert "#" not in seen.address()
    assert not seen.page.locator("#details").is_visible()
    seen.press("/")
    assert seen.page.evaluate("document.activeElement.id") == "find"


def test_an_address_with_a_loop_opens_that_loop(visit):
    view = toy()
    loops = find_loops(view)
    twin = next(loop for loop in loops if loop.name == loops[0].name and loop.kind != loops[0].kind)
    seen = visit(draw(view).html, fragment=f"#loop={twin.name}&kind={twin.kind}")
    assert tell_loop(view.ledger, twin) in seen.text("#details")


def test_a_highlighted_loop_stands_out_when_the_page_opens(visit):
    view = toy()
    loops = find_loops(view)
    seen = visit(draw(view, loops, highlight=loops[1:2]).html)
    assert tell_loop(view.ledger, loops[1]) in seen.text("#details")
    seen = visit(draw(view, loops, highlight=loops[:2]).html)
    assert seen.text("#told-words").startswith("2 loops stand out")
    assert seen.page.locator('#loops [aria-pressed="true"]').count() == 2


def test_looking_for_a_company_finds_it_its_loops_and_its_deals(visit):
    view = toy()
    seen = visit(draw(view).html)
    seen.page.fill("#find", "CLOUD & co")
    listed = [loop for loop in find_loops(view) if "c" in loop.companies]
    assert seen.page.locator("#loops li:visible").count() == len(listed)
    seen.page.click("#matches button")
    assert seen.text("#details h2") == "Cloud & Co"
    assert seen.page.locator("#details .deal").count() == sum("c" in (a.payer, a.payee) for a in view.arrows)


def test_a_click_on_the_picture_tells_a_company_or_a_deal(visit):
    seen = visit(draw(toy("only: v -> l equity signed 2025-01 6")).html)
    box = seen.page.locator("#canvas").bounding_box()
    told = set()
    for at in range(40):
        x, y = box["x"] + box["width"] * at / 40, box["y"] + box["height"] * at / 40
        for point in ((x, box["y"] + box["height"] * 0.47), (box["x"] + box["width"] / 2, y)):
            seen.page.mouse.click(*point)
            if seen.page.locator("#details").is_visible():
                told.add(seen.text("#details .bar span"))
                seen.press("Escape")
                seen.page.wait_for_timeout(20)
    assert told == {"Company", "Deal"}


def test_the_table_sorts_by_every_column(visit):
    view = toy()
    seen = visit(draw(view).html)
    seen.page.click("#see-table")
    first = seen.page.locator("#table tbody tr").first
    heading = seen.page.locator("th", has_text="Amount")
    assert heading.get_attribute("aria-sort") == "descending"
    assert first.get_attribute("data-deal") == "e3"
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    assert first.get_attribute("data-deal") == "e7"
    for column in ("From", "does", "To", "Status", "Since", "What", "Sources"):
        seen.page.locator("th", has_text=column).locator("button").first.click()
        assert seen.page.locator("th[aria-sort=ascending], th[aria-sort=descending]").inner_text().startswith(column)
    seen.page.fill("#find", "warrants")
    assert seen.page.locator("#table tbody tr").count() == 1
    assert "1 of 7 deals" in seen.text("#table caption")


def test_the_slider_shows_only_loops_that_were_complete_by_then(visit):
    view = toy()
    seen = visit(draw(view).html)
    seen.page.locator("#date").fill("2025-02-28")
    seen.press("Enter")
    assert seen.page.locator("#loops li").count() == 0
    assert {edge["deal"] for edge in seen.drawn()["deals"]} == {"e1a", "e1b", "e2", "e3"}
    seen.page.locator("#day").focus()
    seen.press("ArrowRight")
    assert seen.page.locator("#loops li").count() == len(find_loops(view))
    assert "day=" not in seen.address()


def test_without_a_script_loops_and_deals_stand_as_text(visit):
    view = toy()
    seen = visit(draw(view).html, script=False)
    told = seen.text("body")
    for loop in find_loops(view):
        assert tell_loop(view.ledger, loop) in told
    assert seen.page.locator(".plain-text ul li").count() == len(view.arrows)
    assert seen.page.locator(".plain-text a").first.get_attribute("href") == SOURCE.url
    assert "needs JavaScript" in told
    assert not seen.page.locator("#picture").is_visible()


def test_the_page_works_in_the_frame_of_a_notebook(visit):
    frame = f"<!doctype html><html data-drawn><body>{draw(toy())._repr_html_()}</body></html>"
    seen = visit(frame)
    inside = seen.page.frame_locator("iframe")
    inside.locator("html[data-drawn]").wait_for(timeout=20_000)
    inside.locator("#loops button").first.click()
    assert inside.locator("#details .event").count() > 0
    assert seen.complaints == []


def test_the_page_fits_a_phone(visit):
    seen = visit(draw(toy()).html, width=390, height=844)
    seen.press("n")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_names_fit_the_boxes_that_the_layout_gave_them(visit):
    names = [
        "Nvidia",
        "OpenAI",
        "MMMWWW",
        "mmm www",
        "Safe Superintelligence",
        "কলকাতা ডেটা",
        "ソフトバンク",
        "أبوظبي",
        "Łódź",
        "1,000",
    ]
    seen = visit(draw(toy()).html)
    for name in names:
        box = label_box(name, 20)
        widest = seen.page.evaluate(
            """([lines, font]) => {
                const sheet = document.createElement("canvas").getContext("2d");
                sheet.font = `${font}px ${getComputedStyle(document.body).getPropertyValue("--typeface")}`;
                return Math.max(...lines.map((line) => sheet.measureText(line).width));
            }""",
            [box.label.split("\n"), box.font],
        )
        assert widest <= box.width - 20, name


def test_the_script_writes_no_markup():
    from aigraph.page.inline import script

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|srcdoc", script())


def test_above_1500_companies_nothing_is_drawn_until_something_is_picked(visit):
    pairs = "\n".join(f"p{at}: i{at} -> j{at} equity signed 2025-01 1" for at in range(760))
    seen = visit(draw(toy(TOY + pairs)).html)
    assert seen.drawn()["companies"] == []
    assert seen.page.locator("#hairball").is_visible()
    assert seen.text("#showing") == "showing 0 of 1,524 companies"
    seen.press("n")
    assert {box["company"] for box in seen.drawn()["companies"]} == set(find_loops(toy())[0].companies)
    assert not seen.page.locator("#hairball").is_visible()
    seen.press("Escape", "s")
    expect(seen.page.locator("#save-png")).to_be_disabled()
    expect(seen.page.locator("#save-graphml")).to_be_enabled()
    assert seen.complaints == []


def test_a_choice_of_loops_stays_a_choice(visit):
    view = toy()
    loops = find_loops(view)
    seen = visit(draw(view, loops[1:3]).html)
    assert seen.page.locator("#loops .told").all_text_contents() == [
        tell_loop(view.ledger, loop) for loop in loops[1:3]
    ]


def test_the_legend_shows_only_what_occurs(visit):
    seen = visit(draw(toy("a: v -> l equity signed 2025-01 1")).html)
    assert seen.page.locator("[data-instrument]").all_text_contents() == ["equity"]
    assert seen.page.locator("[data-status]").count() == 1


def test_data_without_a_date_make_a_page_too(visit):
    whole = ledger("a: v -> l equity signed 2025-01 1\nb: l -> v chips signed 2025-01 2")
    bare = replace(whole, events=tuple(replace(event, date=None) for event in whole.events))
    seen = visit(draw(bare.view()).html)
    assert "without dates, binding" in seen.text("#scope")
    assert seen.page.locator("#loops li").count() == 1
    assert not seen.page.locator("#time").is_visible()
    assert seen.complaints == []


def test_companies_beyond_the_layout_stand_in_rows_without_overlap():
    labels = {f"c{at}": label_box(f"Company {at}", 17) for at in range(300)}
    places = in_rows(labels, {"a": (0.0, 500.0)})
    for one, other in combinations(labels, 2):
        apart_x = abs(places[one][0] - places[other][0]) - (labels[one].width + labels[other].width) / 2
        apart_y = abs(places[one][1] - places[other][1]) - (labels[one].height + labels[other].height) / 2
        assert max(apart_x, apart_y) > 4
    assert min(y for _, y in places.values()) > 500
