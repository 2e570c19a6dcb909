"""What can go wrong when a diagram is drawn."""


class DiagramError(Exception):
    """A diagram cannot be drawn; the message says why and what to do instead."""


class LayoutError(DiagramError):
    """Graphviz failed."""


class LayoutTimeoutError(LayoutError):
    """Graphviz took too long and was stopped."""
