"""The server: reads requests from standard input, and writes nothing but answers to standard output."""

import json
import os
import signal
from importlib.metadata import version
from threading import Thread
from types import FrameType

import anyio
from anyio.to_thread import run_sync
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.types import CallToolRequestParams, CallToolResult, ListToolsResult, PaginatedRequestParams, TextContent

from api.asking import asked
from api.mcp.answers import told
from api.mcp.current import CurrentStore
from api.mcp.tools import INSTRUCTIONS, QUOTED, tools
from api.visible import visible
from graph.store.base import StoreError
from queries.errors import AskError

_PATIENCE_S = 2.0  # for a question under way when the server is told to stop


def serve(address: str) -> None:
    """Answers a client's questions to the store at an address, until the client closes standard input, or a signal ends
    the process.

    A store that cannot be opened is told to whoever asks, so that a client can be set up before there is a graph.
    """
    store = CurrentStore(address)

    def leave(number: int, _frame: FrameType | None) -> None:
        # The thread that waits for the client's next line cannot be woken: an orderly end would wait with it.
        closing = Thread(target=store.close, daemon=True)
        closing.start()
        closing.join(_PATIENCE_S)
        os._exit(128 + number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    try:
        anyio.run(_serve, store)
    finally:
        store.close()


async def _serve(store: CurrentStore) -> None:
    server = server_of(store)
    async with stdio_server() as (requests, answers):
        await server.run(requests, answers, server.create_initialization_options())


def server_of(store: CurrentStore) -> Server:
    """A server over a store."""

    async def list_tools(_context: ServerRequestContext, _page: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=tools())

    async def call_tool(_context: ServerRequestContext, call: CallToolRequestParams) -> CallToolResult:
        return await run_sync(answered, store, call.name, call.arguments or {})

    return Server(
        "sayso",
        title="sayso: who said what about whom",
        version=version("sayso"),
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def answered(store: CurrentStore, question: str, parameters: dict[str, object]) -> CallToolResult:
    """The answer to one question. What is wrong with it, or with the store, is an answer too, marked as an error."""
    try:
        with store.reading() as current:
            answer = told(asked(current, question, parameters))
    except (AskError, StoreError) as error:
        return CallToolResult(content=[_text(f"{visible(str(error))}\n\n{QUOTED}")], is_error=True)
    return CallToolResult(content=[_text(json.dumps(answer, ensure_ascii=False))], structured_content=answer)


def _text(text: str) -> TextContent:
    return TextContent(type="text", text=text)
