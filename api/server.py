"""Runs the service: one socket, one process, uvicorn."""

import os
import signal
import socket
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_address
from types import FrameType

import uvicorn

from api.app import create_app
from api.listening import address_of
from api.presence import Presence, announced
from api.settings import LOCAL_NAMES, Settings
from graph.store.base import Store


def serve(settings: Settings, store: Store, listening: socket.socket, on_ready: Callable[[str], None]) -> None:
    """Serves a store until the process is told to stop. `on_ready` gets the address once requests are answered."""
    address = address_of(listening)
    own = replace(settings, hosts=_hosts(settings.hosts, listening.getsockname()[0]))
    application = create_app(own, store)
    server = _Server(uvicorn.Config(application, log_level="warning"), lambda: on_ready(address))
    # uvicorn ends by raising the signal that ended it again; the default action would skip what must be tidied up.
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        with announced(settings.store, Presence(os.getpid(), address)):
            server.run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)
        listening.close()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _hosts(names: tuple[str, ...], bound: str) -> tuple[str, ...]:
    # Whoever binds a public address wants to be called by names that nobody told this program.
    return () if names == LOCAL_NAMES and not _loopback(bound) else names


def _loopback(host: str) -> bool:
    return ip_address(host).is_loopback
