"""The tagger itself: the network on onnxruntime, its vocabulary, and what it says of sentences of tokens."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import onnxruntime

from ingest.pipeline.tagger.labels import LABELS, Spans, best_path, spans, transitions
from ingest.pipeline.tagger.windows import windows
from ingest.pipeline.tagger.wordpiece import Case, WordPieces, may_name, shouted

WINDOW = 126
"""Pieces that the network sees at once beside its two marks; it was trained on no more."""

OVERLAP = 32
"""Pieces that a window of a long sentence shares with the next; each is judged where it has more around it."""

_BATCH = 128  # pieces, the padding counted: what a core keeps near at hand; eight times as many take half as long again

_RULED_OUT = -100.0  # log probability of every label but O where no word is written like a name

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Row:
    """A window of a sentence as the network reads it."""

    sentence: int
    pieces: list[int]
    cases: list[int]
    firsts: list[int]  # for each judged token, where its first piece stands
    start: int  # the first judged token


class Tagger:
    """Finds names in sentences of tokens.

    The network rounds what it computes by the range of all that it is given at once, so its answer depends a little
    on what stands beside a sentence: give it whole documents, one at a time, and a document is always read alike.
    """

    def __init__(self, network: bytes, vocabulary: Sequence[str], threads: int = 2) -> None:
        """`network` is an ONNX file's content, `vocabulary` its pieces by number. Raises ValueError where the network
        was trained for other labels than `labels.LABELS`."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # a little less memory, and no slower
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        told = self._session.get_modelmeta().custom_metadata_map
        labels = json.loads(told.get("labels", "null"))
        if labels != list(LABELS):
            raise ValueError(f"the tagger's file has the labels {labels}, not {list(LABELS)}: train it anew")
        self._steps = transitions(float(told["adjacent"]))
        self._pieces = WordPieces({piece: number for number, piece in enumerate(vocabulary) if piece})

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[Spans]:
        """The names of each sentence, as (start, end, kind) in its tokens; kinds are those of `labels.KINDS`."""
        return [spans(best_path(scores, self._steps)) for scores in self.scores(sentences)]

    def scores(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """For each sentence, tokens x labels of log probabilities."""
        found = [np.zeros((len(sentence), len(LABELS)), dtype=np.float32) for sentence in sentences]
        rows: list[_Row] = []
        for number, sentence in enumerate(sentences):
            if may_name(sentence):
                rows += self._rows(number, sentence)
            else:
                found[number][:, 1:] = _RULED_OUT
        for batch in _batches(rows):
            length = max(len(row.pieces) for row in batch)
            pieces = np.zeros((len(batch), length), dtype=np.int64)
            cases, mask = np.zeros_like(pieces), np.zeros_like(pieces)
            for place, row in enumerate(batch):
                pieces[place, : len(row.pieces)] = row.pieces
                cases[place, : len(row.cases)] = row.cases
                mask[place, : len(row.pieces)] = 1
            (raw,) = self._session.run(None, {"pieces": pieces, "cases": cases, "mask": mask})
            for place, row in enumerate(batch):
                judged = raw[place, row.firsts]
                told = judged - judged.max(axis=1, keepdims=True)
                told -= np.log(np.exp(told).sum(axis=1, keepdims=True))
                found[row.sentence][row.start : row.start + len(told)] = told
        return found

    def _rows(self, number: int, sentence: Sequence[str]) -> Iterator[_Row]:
        untold = shouted(sentence)
        encoded = [self._pieces.of(token) for token in sentence]
        sizes = [min(len(pieces), WINDOW) for pieces, _ in encoded]
        for window in windows(sizes, WINDOW, OVERLAP):
            pieces, cases, firsts = [self._pieces.first], [int(Case.UNTOLD)], []
            for token in range(window.first, window.stop):
                if window.start <= token < window.end:
                    firsts.append(len(pieces))
                pieces += encoded[token][0][: sizes[token]]
                cases += encoded[token][1][: sizes[token]]
            if untold:
                cases = [int(Case.UNTOLD)] * len(cases)
            yield _Row(number, [*pieces, self._pieces.last], [*cases, int(Case.UNTOLD)], firsts, window.start)


def _batches(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows of about one length together, so that little is padding."""
    batch: list[_Row] = []
    for row in sorted(rows, key=lambda row: len(row.pieces)):
        if batch and len(row.pieces) * (len(batch) + 1) > _BATCH:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


@cache
def tagger() -> Tagger:
    """The project's own tagger, loaded once per process."""
    folder = files("ingest") / "data" / "tagger"
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    return Tagger((folder / "tagger.onnx").read_bytes(), vocabulary)
