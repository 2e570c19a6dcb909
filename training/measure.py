"""How well the tagger alone does on texts that it was not trained on: `python -m training.measure FILE.onnx …`.

Strict micro F1 of the spans of CoNLL04 (measured only, never trained on) and of the development part of CrossNER
politics, a leading "the" stripped, for each penalty on adjacent spans that is asked for.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from ingest.pipeline.tagger.labels import best_path, spans, transitions
from ingest.pipeline.tagger.model import Tagger
from training.corpora import read_crossner

Marked = tuple[list[str], set[tuple[int, int, str]], set[tuple[int, int]]]
"""Tokens, the names in them, and spans that may be found or not."""


def conll04(data: Path) -> list[Marked]:
    """CoNLL04, both its training and its development part."""
    kinds = {"Peop": "PER", "Org": "ORG", "Loc": "LOC"}
    rows = [row for part in ("train", "dev") for row in json.loads((data / f"conll04/{part}.json").read_text("utf-8"))]
    return [
        (
            row["tokens"],
            {(name["start"], name["end"], kinds[name["type"]]) for name in row["entities"] if name["type"] in kinds},
            set(),
        )
        for row in rows
    ]


def crossner(data: Path) -> list[Marked]:
    """CrossNER politics, the development part; what is neither of the three kinds may be found or not."""
    return [
        (
            tokens,
            {span for span in found if span[2] != "MISC"},
            {span[:2] for span in found if span[2] == "MISC"},
        )
        for tokens, found in read_crossner(data, "dev")
    ]


def figures(marked: list[Marked], found: list[list[tuple[int, int, str]]]) -> dict[str, float]:
    """F1 in percent for each kind, and for all."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for (tokens, names, spare), spans_ in zip(marked, found, strict=True):
        guesses = {_bare(tokens, *span) for span in spans_ if span[2] != "MISC" and span[:2] not in spare}
        wanted = {_bare(tokens, *span) for span in names}
        for counter, spans_of in ((right, guesses & wanted), (said, guesses), (gold, wanted)):
            counter.update(kind for _, _, kind in spans_of)
            counter["all"] += len(spans_of)
    return {kind: 200 * right[kind] / max(1, said[kind] + gold[kind]) for kind in ("PER", "ORG", "LOC", "all")}


def _bare(tokens: list[str], start: int, end: int, kind: str) -> tuple[int, int, str]:
    return start + (tokens[start].lower() == "the" and end - start > 1), end, kind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--vocabulary", type=Path, default=Path("ingest/data/tagger/vocabulary.txt"))
    parser.add_argument("--adjacent", type=float, nargs="+", default=[0, 1, 2, 3, 4, 6])
    options = parser.parse_args()
    for network in options.networks:
        tagger = Tagger(network.read_bytes(), options.vocabulary.read_text(encoding="utf-8").split("\n"))
        for read in (conll04, crossner):
            marked = read(options.data)
            scores = tagger.scores([tokens for tokens, _, _ in marked])
            for adjacent in options.adjacent:
                steps = transitions(adjacent)
                told = figures(marked, [spans(best_path(table, steps)) for table in scores])
                line = " ".join(f"{kind} {value:.1f}" for kind, value in told.items())
                print(f"{network.name} {read.__name__} penalty {adjacent:g}: {line}")


if __name__ == "__main__":
    main()
