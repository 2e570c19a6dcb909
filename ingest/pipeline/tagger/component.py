"""The component `sayso_tagger`: the names that the project's own tagger finds, in the place of spaCy's `ner`."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from ingest.pipeline.tagger import NAME
from ingest.pipeline.tagger.labels import Spans
from ingest.pipeline.tagger.model import Tagger, tagger

__all__ = ["NAME", "TaggerComponent"]

_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE", "MISC": "NORP"}
"""As spaCy's models call the same kinds, so that either may stand behind the stages that read them."""


_AHEAD = 8  # documents that may wait for the network while the next ones are parsed


class TaggerComponent:
    """Writes `doc.ents` from the tagger's spans, sentence by sentence, one document at a time (see `Tagger`).

    Each entity has the component's name as its id, which tells it from those of spaCy's `ner`.
    """

    def __init__(self, model: Tagger) -> None:
        self._model = model

    def __call__(self, doc: Doc) -> Doc:
        """The document with the names found in it."""
        sentences = _sentences(doc)
        return _with_names(doc, sentences, self._model.tag(_texts(sentences)))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:
        """The documents in their order, each as `__call__` gives it.

        The network computes outside Python's lock, so a thread of its own runs it while the components before this one
        read the next documents: on two cores it costs nearly no time.
        """
        waiting: deque[tuple[Doc, list[list[Token]], Future[list[Spans]]]] = deque()
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix=NAME) as thread:
            for doc in stream:
                sentences = _sentences(doc)
                waiting.append((doc, sentences, thread.submit(self._model.tag, _texts(sentences))))
                if len(waiting) > _AHEAD:
                    yield _done(*waiting.popleft())
            while waiting:
                yield _done(*waiting.popleft())


def _sentences(doc: Doc) -> list[list[Token]]:
    return [[token for token in sentence if not token.is_space] for sentence in doc.sents]


def _texts(sentences: list[list[Token]]) -> list[list[str]]:
    return [[token.text for token in tokens] for tokens in sentences]


def _done(doc: Doc, sentences: list[list[Token]], found: Future[list[Spans]]) -> Doc:
    return _with_names(doc, sentences, found.result())


def _with_names(doc: Doc, sentences: list[list[Token]], found: list[Spans]) -> Doc:
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
