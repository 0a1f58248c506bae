"""The encoder: BERT as all-MiniLM-L6-v2 has it (6 layers, 384 wide), with two inputs more: word shape and gap.

Both are added to the word-piece embeddings and start at zero, so that before training the encoder is exactly the
original; index 0 of each stays zero for ever, so that sentence vectors are computed without them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536


class BankDropout(nn.Module):
    """Dropout whose masks are cut at random places from one bank: drawing fresh ones takes half of a step on CPUs."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.keep = 1.0 - p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.keep == 1.0:
            return x
        bank = _bank(self.keep)
        n = x.numel()
        start = int(torch.randint(0, len(bank) - n, ()).item()) if n < len(bank) else 0
        mask = bank[start : start + n] if n < len(bank) else bank.repeat(n // len(bank) + 1)[:n]
        return x * mask.view(x.shape).to(x.dtype)


@lru_cache(maxsize=8)
def _bank(keep: float) -> Tensor:
    return torch.bernoulli(torch.full((6_000_000,), keep)) / keep


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.attention_out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = BankDropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, _ = x.shape
        q, k, v = (p(x).view(b, n, HEADS, -1).transpose(1, 2) for p in (self.query, self.key, self.value))
        scores = q @ k.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + mask
        y = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.attention_norm(x + self.dropout(self.attention_out(y)))
        return self.norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, shapes: int, gaps: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(shapes, WIDTH, padding_idx=0)
        self.gaps = nn.Embedding(gaps, WIDTH, padding_idx=0)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = BankDropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pieces.weight.requires_grad_(False)  # keeps rare words where they were, and sentence vectors with them
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.gaps.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor) -> Tensor:
        """States (batch, n, 384); `mask` is 1.0 at real pieces."""
        place = self.positions.weight[: pieces.shape[1]]
        x = self.pieces(pieces) + place + self.kind + self.shapes(shapes) + self.gaps(gaps)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def vectors(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Unit sentence vectors: the mean of the states, as the original makes them."""
        none = torch.zeros_like(pieces)
        states = self(pieces, none, none, mask)
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return F.normalize(mean.float(), dim=-1)


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "attention_out",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "norm",
}


def original(weights: Path, shapes: int, gaps: int) -> Encoder:
    """The encoder with the published weights (model.safetensors of all-MiniLM-L6-v2)."""
    raw = load_file(str(weights))
    encoder = Encoder(shapes, gaps)
    state = encoder.state_dict()
    state["pieces.weight"] = raw["embeddings.word_embeddings.weight"]
    state["positions.weight"] = raw["embeddings.position_embeddings.weight"]
    state["kind"] = raw["embeddings.token_type_embeddings.weight"][0]
    for x in ("weight", "bias"):
        state[f"norm.{x}"] = raw[f"embeddings.LayerNorm.{x}"]
        for i in range(LAYERS):
            for theirs, ours in _NAMES.items():
                state[f"layers.{i}.{ours}.{x}"] = raw[f"encoder.layer.{i}.{theirs}.{x}"]
    encoder.load_state_dict(state)
    return encoder
