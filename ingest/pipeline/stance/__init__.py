"""How the text stands to a relation: affirmed or denied, how sure, and on whose word."""

from ingest.pipeline.stance.judging import stance

__all__ = ["stance"]
