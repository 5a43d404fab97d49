"""`aigraph stress`: how much a company must cut before another is short by more than a sum."""

from __future__ import annotations

import click

from aigraph.answers.provenance import envelope
from aigraph.cli.options.completion import complete_company
from aigraph.cli.options.view import Query, company_ids, view_options
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, dollars


@click.command("stress")
@click.argument("name", metavar="COMPANY", shell_complete=complete_company)
@view_options
@click.option("--breaks", required=True, metavar="NAME", shell_complete=complete_company, help="Who is left short.")
@click.option(
    "--gap",
    type=click.FloatRange(min=0),
    default=0.0,
    show_default=True,
    metavar="USD_BN",
    help="The sum that must be exceeded, US$ billions.",
)
def show_stress(query: Query, name: str, breaks: str, gap: float) -> None:
    """Find the smallest cut of what COMPANY pays that leaves another short by more than a sum.

    Of what falls due in the window, by default in the last four calendar quarters that had ended.
    """
    from aigraph.measures.stress import ASSUMPTIONS, TRIED, stress

    if query.companies:
        raise click.UsageError("--company: COMPANY and --breaks name both; leave it out")
    (cutting,), (short,) = (company_ids(query.view, [one]) for one in (name, breaks))
    try:
        found = stress(query.view, cutting, breaks=short, gap=gap)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if query.format == "json":
        print_json(envelope(query.view) | {"stress": found.row()})
        return
    if not query.is_for_people:
        print_rows([found.row()], query.format, envelope(query.view), "stress")
        return
    who, other = (company_name(query.ledger, one) for one in (found.company, found.breaks))
    of = f"{dollars(found.uses_usd_bn)} that {other} is to pay {found.scenario}"
    percent = "{:.1%}".format
    if found.cut.on_record is None:
        if found.uses_usd_bn:
            print_note(f"Of {of}: {found.cut.why_open}, which is not more than {dollars(gap)}.")
        else:
            print_note(
                f"Nothing that {other} is to pay is on record with a schedule {found.scenario}, so that no cut by {who} leaves it short; "
                f"`aigraph money {found.breaks}` says how much more may fall due."
            )
        if found.cut.low is not None:
            does = (
                f"a cut of {percent(found.cut.low)} does"
                if found.cut.low
                else "that much is not found even without a cut"
            )
            print_note(f"At other amounts that the sources allow {does}.")
    elif not found.cut.on_record and found.unfunded_usd_bn > gap:
        print_note(
            f"Of {of}, {dollars(found.unfunded_usd_bn)} is not found on record without any cut: more than {dollars(gap)}."
        )
    else:
        print_note(
            f"If {who} cuts what it pays by more than {percent(found.cut.on_record)}, more than {dollars(gap)} of {of} is no longer found; "
            f"without a cut {dollars(found.unfunded_usd_bn)} is not found, with a full one {dollars(found.unfunded_at_full_cut_usd_bn)}."
        )
    if found.cut.on_record is not None and not found.cut.is_exact:
        print_note(f"The cut at other amounts: {bounds_text(found.cut, percent)}.")
    print_note(f"{'' if found.cut.is_exact else f'{TRIED} '}{ASSUMPTIONS}")
    print_provenance(query.view)
