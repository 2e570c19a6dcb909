"""The relations that a text states, found by families of rules over its parse. The tables are in `ingest/data/relations/`."""

from ingest.pipeline.relations.component import relations

__all__ = ["relations"]
