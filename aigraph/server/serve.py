"""Offers the answers by the Model Context Protocol's own library, over standard input and output."""

# No postponed annotations: the library reads those of the functions within `make_server`.
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

import aigraph
from aigraph.language.translation import DEFINITION
from aigraph.model.extras import require
from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError
from aigraph.server import tools
from aigraph.server.tools import Document

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

INSTRUCTIONS = (
    f"{DEFINITION} Every figure is true of the day and certainty in `view`, in US$ billions unless its unit says otherwise, "
    "with a low and a high end; null is unknown and never 0. Quote with the day, the certainty and the range, and name the "
    "sources. Sizes of loops share deals and must not be added up. A loop is a reason to look, not a verdict."
)
MOST = 100
"""The most loops or deals in one answer."""


def make_server(ledger: Ledger) -> "MCPServer[Any]":  # noqa: C901  eight tools, one after the other
    """Make a server that answers questions about a ledger, and changes nothing.

    Raises
    ------
    MissingExtraError
        If the protocol's library is not installed.

    References
    ----------
    Model Context Protocol, specification of 2025-06-18, section "Tools".
    """
    require("mcp", "the server")
    from mcp.server.mcpserver import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations
    from pydantic import Field

    day = Annotated[str | None, Field(description="What stood on that day, month or year; by default the last day.")]
    certainty = Annotated[Literal["paid", "binding", "announced", "all"], Field(description="The least certainty.")]
    about = Annotated[str | None, Field(description="Only what touches this company: id, name, alias or ticker.")]
    most = Annotated[
        int, Field(ge=1, le=MOST, description="The most entries in the answer, which says if more are left.")
    ]
    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    server: MCPServer[Any] = MCPServer(
        "aigraph",
        title="Circular deals of AI companies",
        instructions=INSTRUCTIONS,
        version=aigraph.__version__,
        log_level="CRITICAL",
    )

    def answer(question: Callable[..., Document], **values: Any) -> Document:
        try:
            return question(**values)
        except (AigraphError, ValueError) as error:
            raise ToolError(str(error)) from None

    @server.tool(annotations=reads)
    def list_loops(
        company: about = None, as_of: day = None, status: certainty = "binding", detours: bool = False, limit: most = 10
    ) -> Document:
        """List loops of deals, direct ones first: paid, due and contracted, with a sentence to quote and its sources."""
        return answer(
            tools.list_loops, ledger=ledger, company=company, as_of=as_of, status=status, detours=detours, limit=limit
        )

    @server.tool(annotations=reads)
    def explain_loop(loop: str, as_of: day = None, status: certainty = "binding") -> Document:
        """Trace a loop, named by its companies as in nvidia-openai-oracle, to deals, events and sources, or say why it is none."""
        return answer(tools.explain_loop, ledger=ledger, loop=loop, as_of=as_of, status=status)

    @server.tool(annotations=reads)
    def cite(what: str, as_of: day = None, status: certainty = "binding") -> Document:
        """Give one sentence to quote of a loop, a company or a figure that `about_data` lists, with range and footnotes."""
        return answer(tools.quote, ledger=ledger, what=what, as_of=as_of, status=status)

    @server.tool(annotations=reads)
    def list_deals(
        company: about = None, as_of: day = None, status: certainty = "binding", limit: most = 20
    ) -> Document:
        """List deals, largest first: who pays whom, how much, how certain, since when, and each one's sources."""
        return answer(tools.deals, ledger=ledger, company=company, as_of=as_of, status=status, limit=limit)

    @server.tool(annotations=reads)
    def list_companies(as_of: day = None, status: certainty = "binding") -> Document:
        """List companies with their ids and what they pay and get."""
        return answer(tools.companies, ledger=ledger, as_of=as_of, status=status)

    @server.tool(annotations=reads)
    def money_sources(
        company: about = None, as_of: day = None, status: certainty = "binding", window: str = ""
    ) -> Document:
        """Split what falls due in a window (2026, 2026-Q3, last-4-quarters) by where it comes from, of a company or of all."""
        return answer(tools.money_sources, ledger=ledger, company=company, as_of=as_of, status=status, window=window)

    @server.tool(annotations=reads)
    def explain_word(term: str) -> Document:
        """Explain a technical word of the answers, such as bottleneck or binding."""
        return answer(tools.word, term=term)

    @server.tool(annotations=reads)
    def about_data() -> Document:
        """Say what the data are: their day, version, size and definition, and which figures can be quoted."""
        return answer(tools.about, ledger=ledger)

    return server


def serve(ledger: Ledger) -> None:
    """Answer on standard input and output until the client leaves.

    Raises
    ------
    MissingExtraError
        If the protocol's library is not installed.
    """
    make_server(ledger).run("stdio")
