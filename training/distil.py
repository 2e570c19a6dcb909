"""Teaches a smaller network what the tagger knows: `python -m training.distil --run FOLDER`. Reads FOLDER/tagger.pt,
the teacher, and writes FOLDER/student.pt.

The student is the teacher's first layers with its head (Sajjad et al. 2020 drop the upper ones so). It is trained to
give each token the teacher's probabilities (Hinton et al. 2015), also where the corpora say nothing, and the labels of
people where they do.
"""

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from ingest.pipeline.tagger.wordpiece import WordPieces
from training.corpora import CORPORA
from training.encoder import Tagger, layers_of
from training.examples import STUDENT, Example, names
from training.train import PIECES, encoder_folder, fit, loss, plan, shape, tensors, vocabulary

LAYERS = 3
"""Half of the teacher's: as fast as spaCy's `ner`, and less than a point worse than the whole (docs/tagger.md)."""

SEED = 11
ROUNDS = 2
RATE = 3e-4  # at its height; twice the teacher's, for the student has less to forget
OWN = 0.3  # the part of the loss that comes of the corpora's own labels


def taught(student: Tagger, teacher: Tagger, batch: list[Example]) -> Tensor:
    """What the student is wrong by: of the teacher's probabilities at each judged piece, and of labels by hand."""
    pieces, cases, mask, labels = tensors(batch)
    judged = torch.tensor([row.judged + [0] * (pieces.shape[1] - len(row.judged)) for row in batch]).bool()
    with torch.no_grad():
        wanted = functional.log_softmax(teacher(pieces, cases, mask)[judged], dim=-1)
    scores = student(pieces, cases, mask)
    told = functional.kl_div(functional.log_softmax(scores[judged], dim=-1), wanted, log_target=True, reduction="none")
    silver = torch.tensor([example.silver for example in batch])
    return (1 - OWN) * told.sum(dim=-1).mean() + OWN * loss(scores, labels.masked_fill(silver[:, None], -100), silver)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    folder = encoder_folder()
    weights = torch.load(options.run / "tagger.pt", weights_only=True)
    teacher = Tagger(shape(folder))
    teacher.load_state_dict(weights)
    teacher.eval()
    student = Tagger(shape(folder, options.layers))
    student.load_state_dict(layers_of(weights, options.layers))
    student.words.weight.requires_grad_(False)
    corpora = {name: read(options.data) for name, read in CORPORA.items()}
    chance = random.Random(SEED)  # noqa: S311
    others = names(corpora)
    wordpieces = WordPieces(vocabulary(folder))
    shown = [
        batch for _ in range(options.rounds) for batch in plan(corpora, STUDENT, others, wordpieces, PIECES, chance)
    ]
    fit(student, shown, RATE, lambda batch: taught(student, teacher, batch))
    torch.save(student.state_dict(), options.run / "student.pt")


if __name__ == "__main__":
    main()
