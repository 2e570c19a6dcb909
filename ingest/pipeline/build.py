"""The whole pipeline: the statistical model and, behind it, one component for each thing that the text is asked."""

import os
from functools import cache
from typing import Any, cast

from spacy.language import Language
from spacy.util import compile_infix_regex

from ingest.pipeline import coreference, layers, line_ends, names, parse_repairs, relations, speech
from ingest.pipeline.model import chosen_model, load_model

STAGES = (parse_repairs.NAME, names.NAME, coreference.NAME, speech.NAME, relations.NAME)
"""The components behind the model's own, in the order in which they need each other's layers."""


TAGGERS = ("minilm", "stock")
"""What may find names by statistics: the tagger trained for this project, or the spaCy model's own `ner`."""

TAGGER_VARIABLE = "SAYSO_TAGGER"


def pipeline(model: str | None = None, tagger: str | None = None) -> Language:
    """The pipeline over the named model (see `load_model`), built once per process.

    `tagger` is one of TAGGERS, else what SAYSO_TAGGER says, else the first of them. Raises ModelMissingError, and
    ValueError for another tagger.
    """
    chosen = tagger or os.environ.get(TAGGER_VARIABLE) or TAGGERS[0]
    if chosen not in TAGGERS:
        raise ValueError(f"there is no tagger {chosen!r}: set {TAGGER_VARIABLE} to one of {', '.join(TAGGERS)}")
    return _built(chosen_model(model), chosen)


@cache
def _built(model: str, tagger: str) -> Language:
    layers.register()
    nlp = load_model(model, names=tagger == "stock")
    _split_more(nlp)
    nlp.add_pipe(line_ends.NAME, before="parser")
    if tagger == "minilm":
        from ingest.pipeline.tagger import component  # onnxruntime is loaded where it is used

        nlp.add_pipe(component.NAME)
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
