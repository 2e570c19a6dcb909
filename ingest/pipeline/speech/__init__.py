"""Who said what: attributions, from reporting verbs and nouns, quotations, and statements over paragraphs."""

from ingest.pipeline.speech.attribution import NAME

__all__ = ["NAME"]
