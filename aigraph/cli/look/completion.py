"""`aigraph completion`: the script by which a shell completes commands, options, companies and loops."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def show_completion(ctx: click.Context, shell: str) -> None:
    """Print the script by which SHELL completes commands, options, companies, loops, sources and formats.

    Add it to what your shell runs when it starts, and open a new terminal.
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    root = ctx.find_root()
    assert kind is not None
    # Not `source()`, which for bash asks the shell of this machine for its version.
    script = kind(root.command, {}, "aigraph", "_AIGRAPH_COMPLETE")
    click.echo(script.source_template % script.source_vars())
