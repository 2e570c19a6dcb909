"""Ports of this machine: which are free, and whether a Neo4j answers on one."""

import socket
import sys

HOST = "127.0.0.1"

# The Bolt greeting: the magic number, then the four version ranges that a client speaks (5.0 to 5.8, and 4.4).
_GREETING = bytes.fromhex("6060b017 00080805 00000404 00000000 00000000")
_NO_VERSION = bytes(4)


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        port: int = listener.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Whether a server could listen on the port."""
    with socket.socket() as listener:
        if sys.platform != "win32":  # there it would let two servers share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            return False
    return True


def listens(port: int, *, timeout_s: float = 1.0) -> bool:
    """Whether anything accepts connections on the port."""
    try:
        with socket.create_connection((HOST, port), timeout=timeout_s):
            return True
    except OSError:
        return False


def answers_bolt(port: int, *, timeout_s: float = 1.0) -> bool:
    """Whether a server on the port answers the Bolt greeting with a version, as a Neo4j does once it is up."""
    try:
        with socket.create_connection((HOST, port), timeout=timeout_s) as connection:
            connection.sendall(_GREETING)
            answer = connection.recv(4)
    except OSError:
        return False
    return len(answer) == 4 and answer != _NO_VERSION and not answer.startswith(b"HTTP")
