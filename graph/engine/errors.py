"""What goes wrong with the local server."""


class EngineError(Exception):
    """The local Neo4j cannot be run or stopped. The message says the value, the cause and the way out, on one line."""
