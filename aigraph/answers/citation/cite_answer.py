"""Makes a citation of a loop, a company or a figure."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

import aigraph
from aigraph.answers.citation.citation import Citation, Footnote
from aigraph.answers.explanation import named_loop
from aigraph.answers.measure_text import denominators_text, range_text, value_with_unit
from aigraph.answers.queries.money_sources import stated_across, without_schedule
from aigraph.flows.measure import Measure
from aigraph.flows.sources.due_window import in_window
from aigraph.language.bounds import bounds_text
from aigraph.language.loops import direct_sentence, kinds_text, sizes_text, stopped_text, window_words
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import arrow_notation, company_name, count, dollars, scope
from aigraph.language.translation import gettext
from aigraph.loops.collect import loop_id
from aigraph.loops.find import find_loops
from aigraph.measures.catalogue.listed import LOOPS, NETWORK, ListedMeasure
from aigraph.measures.catalogue.names import measure_or_none
from aigraph.measures.sources_and_uses import sources_and_uses
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.dates import UNDATED
from aigraph.model.deal import Event
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop
from aigraph.model.money.basis import Money
from aigraph.model.origin import UnknownNameError
from aigraph.store.data_version import data_version

MOST_FOOTNOTES = 20


def cite(view: View, what: str | Loop) -> Citation:
    """Say a loop, a company or a figure in one sentence that can be quoted, with footnotes.

    Parameters
    ----------
    view : View
        Where it is looked.
    what : str or Loop
        A figure of `measure_system` by its name, with hyphens or underscores; a company by any of its names; or the companies
        of a loop by any of theirs, or its id.

    Returns
    -------
    Citation
        The sentence, with day, basis and range, and the sources that it rests on.

    Raises
    ------
    UnknownNameError
        If it is none of these, or the companies form no loop; the message says why.

    See Also
    --------
    explain : All that is on record about a loop.

    Examples
    --------
    >>> from aigraph import load
    >>> found = cite(load().view(as_of="2026-07-01"), "Oracle, Nvidia, OpenAI")
    >>> found.id, found.footnotes[0].number
    ('nvidia~openai~oracle', 1)
    """
    if isinstance(what, Loop):
        return _of_loop(view, what)
    listed = measure_or_none(what)
    if listed:
        return _of_measure(view, listed)
    try:
        company = view.company(what).id
    except UnknownNameError as error:
        try:
            ring = view.loop_ids(what)
        except UnknownNameError as part:
            # Of a text that is near no company the part is named that is none.
            nearest = error if "did you mean" in str(error) else part
            raise UnknownNameError(
                f"{nearest}; nor is it a loop or a figure: `aigraph cycles` and `aigraph measures` list them"
            ) from None
        return _of_loop(view, named_loop(view, ring, ()))
    return _of_company(view, company)


def _of_loop(view: View, loop: Loop) -> Citation:
    sentence = gettext(
        "{scope}, recorded deals close the loop {ring} ({kinds}): {sizes}, each the smallest leg",
        scope=_on(view),
        ring=arrow_notation(view.ledger, loop),
        kinds=kinds_text(loop),
        sizes=sizes_text(loop),
    )
    sizes = "; ".join(f"{word(money)} {_ends(loop.size(money))}" for money in (Money.PAID, Money.DUE, Money.CONTRACTED))
    return _citation(
        view,
        loop_id(loop),
        sentence,
        sizes,
        loop.arrows,
        f"explain {loop_id(loop)}",
    )


def _ends(amount: Amount) -> str:
    low = dollars(amount.low)
    if amount.high is None:
        return gettext("at least {low}; above, no bound, as no source sets a ceiling", low=low)
    if amount.low == amount.high:
        return gettext("exactly {amount}", amount=low)
    return gettext("{low} to {high}", low=low, high=dollars(amount.high))


def _of_company(view: View, company: str) -> Citation:
    loops = find_loops(view).through(company)
    found = sources_and_uses(view)
    due = in_window(view).window
    window = window_words(due) if due else ""
    name = company_name(view.ledger, company)
    money, ends = (
        gettext("nothing that it bought or invested fell due in {window}", window=window),
        gettext("no sum fell due, so that there is no range"),
    )
    if company in found.companies:
        uses, recycled = found.companies[company].uses, found.companies[company].recycled
        money = gettext(
            "of {uses} on record that it bought and invested, as due in {window}, {recycled} is recycled, a payee's own funding that came back to it",
            uses=dollars(uses.on_record),
            window=window,
            recycled=dollars(recycled.on_record),
        )
        ends = gettext(
            "purchases and investments {uses}; recycled {recycled}",
            uses=bounds_text(uses, dollars),
            recycled=bounds_text(recycled, dollars),
        )
        # A sum on record that leaves most of a company's payments out is not quoted without saying so.
        left_out = (*without_schedule(view.ledger, found, found.companies[company]), *stated_across(found, company))
        ends = ". ".join(text.removesuffix(".") for text in (ends, *left_out))
    cut = gettext(" (the search {stopped})", stopped=stopped_text(loops.truncated)) if loops.truncated else ""
    sentence = gettext(
        "{scope}, {company} lies on these loops of recorded deals: {loops}{cut}; {money}",
        scope=_on(view),
        company=name,
        loops=direct_sentence(loops),
        cut=cut,
        money=money,
    )
    arrows = [arrow for arrow in view.arrows if company in (arrow.payer, arrow.payee)]
    largest = sorted(arrows, key=lambda arrow: (-arrow.contracted.quoted, arrow.deal.id))
    return _citation(view, company, sentence, ends, largest, f"money {shlex.quote(company)}")


def _of_measure(view: View, listed: ListedMeasure) -> Citation:
    figure, measure = listed.name, listed.of(view)
    meaning = listed.explanation.removesuffix(".").removesuffix("।")
    if listed.about == LOOPS:
        # Loops are counted among all deals of the view, also those that are no cash or have no known size.
        sentence = gettext(
            "{scope}, {figure} among {deals}: {value} ({meaning})",
            scope=_on(view),
            figure=listed.title,
            deals=count(len(view.arrows), "recorded deal"),
            value=value_with_unit(measure.on_record, measure.unit),
            meaning=f"{meaning[0].lower()}{meaning[1:]}",
        )
    else:
        sentence = _sentence_of(measure, view, listed, meaning)
    ends = range_text(measure)
    if measure.note:
        ends = gettext("{ends}. {note}", ends=ends, note=measure.note.removesuffix(".").removesuffix("।"))
    largest = sorted(view.arrows, key=lambda arrow: (-arrow.amount.quoted, arrow.deal.id))
    return _citation(
        view,
        figure,
        sentence,
        ends,
        largest,
        f"{'uncertainty' if listed.about == NETWORK else 'series'} {listed.typed}",
    )


def _sentence_of(measure: Measure, view: View, listed: ListedMeasure, meaning: str) -> str:
    share = gettext(" of {whole}", whole=denominators_text(measure)) if measure.denominators else ""
    unsized = (
        gettext(" ({number:,} more without a known size)", number=measure.n_edges_missing)
        if measure.n_edges_missing
        else ""
    )
    over = "" if view.money or view.window or listed.about != NETWORK else gettext(", contracted over whole terms,")
    return gettext(
        "{scope}, the {figure} of {deals}{unsized}{over} is {value}{share} ({meaning})",
        scope=f"{measure.scenario[0].upper()}{measure.scenario[1:]}",
        figure=listed.title,
        deals=count(measure.n_edges_used, "recorded deal"),
        unsized=unsized,
        over=over,
        value=value_with_unit(measure.on_record, measure.unit),
        share=share,
        meaning=f"{meaning[0].lower()}{meaning[1:]}",
    )


def _on(view: View) -> str:
    said = scope(view)
    return f"{said[0].upper()}{said[1:]}"


def _citation(view: View, key: str, sentence: str, ends: str, arrows: Iterable[Arrow], command: str) -> Citation:
    footnotes = footnotes_of(view.ledger, arrows)
    left = len(footnotes) - MOST_FOOTNOTES
    omitted = (
        gettext(
            "The sources of the largest deals are given; {sources} with `aigraph sources`.",
            sources=count(left, "further source"),
        )
        if left > 0
        else ""
    )
    day = "" if view.as_of == UNDATED else f" --as-of {view.as_of}"
    settings = f"{day} --status {view.status} --layers {','.join(view.layers)}"
    return Citation(
        id=key,
        sentence=gettext("{sentence}.", sentence=sentence),
        range=gettext("Range: {ends}.", ends=ends),
        footnotes=footnotes[:MOST_FOOTNOTES],
        omitted=omitted,
        as_of=None if view.as_of == UNDATED else view.as_of,
        data_version=data_version(view.ledger),
        tool=f"aigraph {aigraph.__version__}",
        command=f"aigraph {command}{settings}",
    )


def footnotes_of(ledger: Ledger, arrows: Iterable[Arrow]) -> tuple[Footnote, ...]:
    """Give the sources of what is last known of each deal, numbered."""
    deals: dict[str, list[str]] = {}
    locators: dict[str, list[str]] = {}
    for arrow in arrows:
        for event in _last_known(arrow.events):
            if event.source in ledger.source_by_id:
                deals.setdefault(event.source, []).append(arrow.deal.id)
                locators.setdefault(event.source, []).extend([event.locator] if event.locator else [])
    return tuple(
        Footnote(
            number=number,
            source=ledger.source_by_id[source],
            deals=tuple(dict.fromkeys(names)),
            locators=tuple(dict.fromkeys(locators[source])),
        )
        for number, (source, names) in enumerate(deals.items(), start=1)
    )


def _last_known(events: Iterable[Event]) -> tuple[Event, ...]:
    """Give the events that have the last word on the status, the amount, and the sum paid."""
    newest = tuple(events)[::-1]
    words = (
        newest[:1],
        [event for event in newest if event.amount.is_known][:1],
        [event for event in newest if event.paid_usd_bn is not None][:1],
    )
    return tuple({id(event): event for found in words for event in found}.values())
