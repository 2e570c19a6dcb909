"""The whole pipeline: the statistical model and, behind it, one component for each thing that the text is asked."""

from functools import cache
from typing import Any, cast

from spacy.language import Language
from spacy.util import compile_infix_regex

from ingest.pipeline import attribution, coreference, layers, line_ends, names, relations
from ingest.pipeline.model import load_model

STAGES = (names.NAME, coreference.NAME, attribution.NAME, relations.NAME)
"""The components behind the model's own, in the order in which they need each other's layers."""


@cache
def pipeline(model: str | None = None) -> Language:
    """The pipeline over the named model (see `load_model`), built once per process. Raises ModelMissingError."""
    layers.register()
    nlp = load_model(model)
    _split_more(nlp)
    nlp.add_pipe(line_ends.NAME, before="parser")
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


_INFIXES = (
    r"[\[\]()]",  # footnote marks and brackets inside words: "Assad,[1]", "T)he"
    r"[.,](?=\[)",
    r"(?<=[A-Z]\.)-(?=[a-z])",  # "U.S.-led"
)


def _split_more(nlp: Language) -> None:
    """Makes the tokenizer split where names would otherwise stick to what is beside them."""
    rules = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_INFIXES])
    cast(Any, nlp.tokenizer).infix_finditer = rules.finditer
