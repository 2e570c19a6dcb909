"""Takes hold of a port before any work is done for it."""

import errno
import socket


class PortError(Exception):
    """The address cannot be listened on. The message says why and what to do."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that holds the port from now on, so that a taken port is known before any work. Raises PortError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # Listening already now: two programs may bind one port as long as neither listens.
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise PortError(_why(error, host, port)) from error
    return listening


def address_of(listening: socket.socket) -> str:
    """Where a browser finds a listening socket ("http://127.0.0.1:8000")."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


def _why(error: Exception, host: str, port: int) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return (
            f"port {port} of {host} is taken by another program, or by sayso in another window; stop that one, "
            f"or choose another: --port {port + 1 if port < 65535 else 8000} (make run PORT=…)"
        )
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return f"port {port} needs more rights than this user has; choose one above 1023 with --port"
    return f"cannot listen on {host} port {port}: {error}; give an address of this machine with --host"
