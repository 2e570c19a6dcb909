"""The child process that lays out one graph: DOT text on standard input, Graphviz's JSON on standard output.

A process of its own because a layout cannot be interrupted otherwise; `layout.py` starts it and stops it.
"""

import sys

import pygraphviz


def main() -> None:
    """Lays out what stands on standard input."""
    graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode("utf-8"))
    sys.stdout.buffer.write(graph.draw(format="json0", prog="dot"))


if __name__ == "__main__":
    main()
