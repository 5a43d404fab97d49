"""`aigraph mcp`: the answers for programs that speak the Model Context Protocol."""

from __future__ import annotations

import click

from aigraph.cli.options.common import data_option, data_path, path_argument
from aigraph.reading.load import load


@click.command("mcp")
@path_argument
@data_option
def serve_mcp(path: str | None, data: str | None) -> None:
    """Serve the data, read-only, to a program that speaks the Model Context Protocol over standard input and output.

    Needs the extra aigraph[mcp]. The program starts it itself; its settings name the command: aigraph mcp.
    """
    from aigraph.server.serve import serve

    serve(load(data_path(path, data)))
