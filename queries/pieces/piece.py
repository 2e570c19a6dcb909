"""A piece of the graph with the words that stand over it."""

from dataclasses import dataclass

from queries.subgraph import Subgraph


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the graph, what to call it, and what else to know of it: what was left out on purpose, of what date it
    is. `empty`: there is nothing in it but what was asked about."""

    title: str
    note: str
    subgraph: Subgraph
    empty: bool


def noted(subgraph: Subgraph, *sentences: str) -> str:
    """The sentences, and after them the date of the newest document behind the piece, where it has one."""
    dates = [edge.last_published for edge in subgraph.edges if edge.last_published]
    newest = f"The newest document is of {max(dates)}." if dates else ""
    return " ".join(filter(None, (*sentences, newest)))


def listed(names: list[str], last: str = "and") -> str:
    """Names as people list them: "A", "A and B", "A, B and C"."""
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
