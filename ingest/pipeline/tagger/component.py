"""The component `sayso_tagger`: the names that the project's own tagger finds, in the place of spaCy's `ner`."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.pipeline.tagger import NAME
from ingest.pipeline.tagger.model import Tagger, tagger

__all__ = ["NAME", "TaggerComponent"]

_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE", "MISC": "NORP"}
"""As spaCy's models call the same kinds, so that either may stand behind the stages that read them."""


class TaggerComponent:
    """Writes `doc.ents` from the tagger's spans, sentence by sentence, one document at a time (see `Tagger`).

    Each entity has the component's name as its id, which tells it from those of spaCy's `ner`.
    """

    def __init__(self, model: Tagger) -> None:
        self._model = model

    def __call__(self, doc: Doc) -> Doc:
        """The document with the names found in it."""
        sentences = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
        found = self._model.tag([[token.text for token in tokens] for tokens in sentences])
        doc.set_ents(
            [
                Span(doc, tokens[start].i, tokens[end - 1].i + 1, label=_LABELS[kind], span_id=NAME)
                for tokens, spans in zip(sentences, found, strict=True)
                for start, end, kind in spans
            ]
        )
        return doc


@Language.factory(NAME, requires=["token.is_sent_start"], assigns=["doc.ents", "token.ent_type"])
def sayso_tagger(nlp: Language, name: str) -> TaggerComponent:
    """The component over the model that comes with the project."""
    return TaggerComponent(tagger())
