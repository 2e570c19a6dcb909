"""The HTTP service and the command line: thin, with no logic of their own.

`uvicorn --factory api:create_app` serves the graph that the environment names; `sayso` is the command line.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.settings import Settings

__all__ = ["create_app"]


def create_app(settings: "Settings | None" = None) -> "FastAPI":
    """The service over one store. See `api.app.create_app`."""
    # Imported here, or `sayso --help` would wait for FastAPI.
    from api.app import create_app as build

    return build(settings)
