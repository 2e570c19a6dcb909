"""The relations that a text states, found by rules over its parse and the tables in `ingest/data/relations/`."""

from ingest.pipeline.relations.component import NAME, relations

__all__ = ["NAME", "relations"]
