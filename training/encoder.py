"""The encoder (BERT as Devlin et al. 2019 describe it) with an embedding of how each piece is written, and the tagger's
head on it. Written out here so that the exported graph holds nothing but what it needs."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.pipeline.tagger.labels import LABELS
from ingest.pipeline.tagger.wordpiece import CASES


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder, by the names of its configuration file."""

    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    layer_norm_eps: float


class _Layer(nn.Module):
    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.num_attention_heads
        self.query = nn.Linear(shape.hidden_size, shape.hidden_size)
        self.key = nn.Linear(shape.hidden_size, shape.hidden_size)
        self.value = nn.Linear(shape.hidden_size, shape.hidden_size)
        self.joined = nn.Linear(shape.hidden_size, shape.hidden_size)
        self.joined_norm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)
        self.wide = nn.Linear(shape.hidden_size, shape.intermediate_size)
        self.narrow = nn.Linear(shape.intermediate_size, shape.hidden_size)
        self.narrow_norm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        rows, length, size = states.shape
        parted = (rows, length, self.heads, size // self.heads)
        query = self.query(states).view(parted).transpose(1, 2)
        key = self.key(states).view(parted).transpose(1, 2)
        value = self.value(states).view(parted).transpose(1, 2)
        weights = torch.matmul(query, key.transpose(2, 3)) / (size // self.heads) ** 0.5 + bias
        seen = torch.matmul(functional.softmax(weights, dim=-1), value)
        seen = seen.transpose(1, 2).reshape(rows, length, size)
        states = self.joined_norm(states + self.dropout(self.joined(seen)))
        return self.narrow_norm(states + self.dropout(self.narrow(functional.gelu(self.wide(states)))))


class Tagger(nn.Module):
    """(pieces, cases, mask), each rows x length of whole numbers, to rows x length x labels of scores."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocab_size, shape.hidden_size)
        self.places = nn.Embedding(shape.max_position_embeddings, shape.hidden_size)
        self.segment = nn.Parameter(torch.zeros(shape.hidden_size))
        self.cases = nn.Embedding(CASES, shape.hidden_size)
        nn.init.normal_(self.cases.weight, std=0.02)
        self.norm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)
        self.layers = nn.ModuleList(_Layer(shape, dropout) for _ in range(shape.num_hidden_layers))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(shape.hidden_size, len(LABELS))

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(pieces) + self.places(places) + self.segment + self.cases(cases)
        states = self.dropout(self.norm(states))
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        scores: Tensor = self.head(self.dropout(states))
        return scores

    def load_pretrained(self, weights: Mapping[str, Tensor]) -> None:
        """Takes the encoder's weights, by the names that BERT checkpoints have. Raises KeyError where one is absent."""
        plain = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
        own = self.state_dict()
        own["words.weight"] = plain["embeddings.word_embeddings.weight"]
        own["places.weight"] = plain["embeddings.position_embeddings.weight"]
        own["segment"] = plain["embeddings.token_type_embeddings.weight"][0]
        own["norm.weight"] = plain["embeddings.LayerNorm.weight"]
        own["norm.bias"] = plain["embeddings.LayerNorm.bias"]
        for number in range(len(self.layers)):
            for ours, theirs in _NAMES.items():
                for part in ("weight", "bias"):
                    own[f"layers.{number}.{ours}.{part}"] = plain[f"encoder.layer.{number}.{theirs}.{part}"]
        self.load_state_dict(own)


def layers_of(weights: Mapping[str, Tensor], layers: int) -> dict[str, Tensor]:
    """The weights of the same tagger with only its first layers."""
    return {
        name: tensor
        for name, tensor in weights.items()
        if not name.startswith("layers.") or int(name.split(".")[1]) < layers
    }


def depth(weights: Mapping[str, Tensor]) -> int:
    """How many layers a tagger with these weights has."""
    return 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "joined": "attention.output.dense",
    "joined_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "narrow_norm": "output.LayerNorm",
}
