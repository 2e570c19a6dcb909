"""Which mentions are one entity: names and their short forms, descriptions ("the group"), pronouns."""

from ingest.pipeline.coreference.component import NAME

__all__ = ["NAME"]
