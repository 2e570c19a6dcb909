"""Who and what is named where: the model's names, a gazetteer, head words, titles and the text's own definitions."""

from ingest.pipeline.names.component import NAME

__all__ = ["NAME"]
