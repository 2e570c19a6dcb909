"""The whole pipeline: the statistical model and, behind it, one component for each thing that the text is asked."""

from functools import cache
from importlib.util import find_spec

from spacy.language import Language

from ingest.pipeline import coreference, layers, names
from ingest.pipeline.model import load_model

STAGES = (names.NAME, coreference.NAME, "sayso_attribution", "sayso_relations")
"""The components in the order in which they need each other's layers."""


@cache
def pipeline(model: str | None = None) -> Language:
    """The pipeline over the named model (see `load_model`), built once per process. Raises ModelMissingError."""
    layers.register()
    nlp = load_model(model)
    for stage in STAGES:
        module = f"ingest.pipeline.{stage.removeprefix('sayso_')}"
        if not Language.has_factory(stage) and find_spec(module):
            __import__(module)
        if Language.has_factory(stage):
            nlp.add_pipe(stage)
    return nlp
