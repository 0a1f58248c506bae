"""The reader's network: the encoder and its heads. Shapes: b windows, p pieces, w words, c cues.

`Trunk` is what runs once over every window; `RoleHead` runs once for each cue found in it.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from hearsay.read.labels import CUES, ENTITIES, RELATIONS, ROLES, STANCES, TYPES, UPOS
from hearsay.read.tokens import GAPS, SHAPES
from training.corpora import ENTITY_CORPORA
from training.encoder import WIDTH, BankDropout, Encoder

ARC, REL, ROLE, FAR = 192, 96, 160, 12


def distance_bucket(distance: Tensor) -> Tensor:
    """Signed word distance → bucket 0 .. 2*FAR: exact up to 4, then by powers of 1.6."""
    size = distance.abs()
    far = 4 + (size.clamp(min=4).float() / 4).log() / 0.47
    bucket = torch.where(size <= 4, size.float(), far).floor().clamp(max=FAR).long()
    return FAR + bucket * distance.sign()


class Trunk(nn.Module):
    """Encoder and the heads that need each word once."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = BankDropout(0.2)
        self.start = nn.Linear(WIDTH, 2)
        self.pos = nn.Linear(WIDTH, len(UPOS))
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.root = nn.Linear(WIDTH, 1)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, REL), nn.Linear(WIDTH, REL)
        self.guideline = nn.Embedding(len(ENTITY_CORPORA), WIDTH)
        nn.init.zeros_(self.guideline.weight)
        self.entity_inner = nn.Linear(WIDTH, WIDTH // 2)
        self.entity = nn.Linear(WIDTH // 2, len(ENTITIES))
        self.cue_inner = nn.Linear(WIDTH, WIDTH // 2)
        self.cue = nn.Linear(WIDTH // 2, len(CUES))
        self.role_word = nn.Linear(WIDTH, ROLE)
        self.role_cue = nn.Linear(WIDTH, ROLE)

    def states(self, batch: dict[str, Tensor]) -> Tensor:
        """Word states (b, w, 384): the mean of a word's first and last piece."""
        x = self.encoder(batch["pieces"], batch["shapes"], batch["gaps"], batch["mask"])
        index = lambda name: batch[name][..., None].expand(-1, -1, WIDTH)  # noqa: E731
        words = (x.gather(1, index("first")) + x.gather(1, index("last"))) / 2
        return self.dropout(words)

    def forward(self, words: Tensor, guideline: Tensor) -> dict[str, Tensor]:
        entity = F.gelu(self.entity_inner(words + self.guideline(guideline)[:, None]))
        return {
            "start": self.start(words),
            "pos": self.pos(words),
            "arc_dep": F.gelu(self.arc_dep(words)),
            "arc_head": F.gelu(self.arc_head(words)),
            "root": self.root(words),
            "rel_dep": F.gelu(self.rel_dep(words)),
            "rel_head": F.gelu(self.rel_head(words)),
            "entity": self.entity(self.dropout(entity)),
            "cue": self.cue(self.dropout(F.gelu(self.cue_inner(words)))),
            "role_word": self.role_word(words),
            "role_cue": self.role_cue(words),
        }


class Biaffine(nn.Module):
    """Arc and relation scores from the trunk's projections (Dozat and Manning 2017)."""

    def __init__(self) -> None:
        super().__init__()
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.rel = nn.Parameter(torch.zeros(len(RELATIONS), REL, REL))
        self.rel_dep = nn.Linear(REL, len(RELATIONS))
        self.rel_head = nn.Linear(REL, len(RELATIONS), bias=False)
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.rel, std=0.02)

    def arcs(self, out: dict[str, Tensor]) -> Tensor:
        """Scores (b, w dependents, w heads); the diagonal holds the score of being the root."""
        scores = out["arc_dep"] @ self.arc @ out["arc_head"].transpose(1, 2) + self.arc_bias(out["arc_head"]).transpose(
            1, 2
        )
        eye = torch.eye(scores.shape[1], dtype=torch.bool)
        return torch.where(eye, out["root"].expand_as(scores), scores)

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Relation scores (n, relations) for n pairs of projections (n, REL)."""
        both = torch.einsum("ni,rij,nj->nr", dep, self.rel, head)
        return both + self.rel_dep(dep) + self.rel_head(head)


class RoleHead(nn.Module):
    """For one cue: what every word of its window is to it; and the cue's type and stance."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * FAR + 1, ROLE)
        self.inside = nn.Parameter(torch.zeros(ROLE))
        self.norm = nn.LayerNorm(ROLE)
        self.convs = nn.ModuleList(nn.Conv1d(ROLE, ROLE, 5, padding=2 * d, dilation=d) for d in (1, 2, 4))
        self.roles = nn.Linear(ROLE, len(ROLES))
        self.inner = nn.Linear(2 * ROLE, ROLE)
        self.kind = nn.Linear(ROLE, len(TYPES))
        self.stance = nn.Linear(ROLE, len(STANCES))
        self.dropout = BankDropout(0.15)

    def forward(
        self, role_word: Tensor, role_cue: Tensor, inside: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Score cues: `role_word`, `role_cue` (c, w, ROLE); `inside`, `mask` (c, w) are 1.0 in the cue, at words."""
        size = inside.sum(1, keepdim=True).clamp(min=1.0)
        cue = (role_cue * inside[..., None]).sum(1) / size
        place = torch.arange(inside.shape[1])[None]
        middle = ((place * inside).sum(1, keepdim=True) / size).round().long()
        x = role_word + cue[:, None] + role_word * cue[:, None] + self.distance(distance_bucket(place - middle))
        x = F.gelu(self.norm(x + self.inside * inside[..., None])) * mask[..., None]
        for conv in self.convs:
            x = x + F.gelu(conv(self.dropout(x).transpose(1, 2))).transpose(1, 2) * mask[..., None]
        at_cue = (x * inside[..., None]).sum(1) / size
        y = F.gelu(self.inner(torch.cat([at_cue, cue], -1)))
        return self.roles(self.dropout(x)), self.kind(y), self.stance(y)


class Network(nn.Module):
    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.trunk = Trunk(encoder)
        self.biaffine = Biaffine()
        self.role = RoleHead()


def fresh(weights: object) -> Network:
    """A network around the published encoder."""
    from training.encoder import original

    return Network(original(weights, len(SHAPES), len(GAPS)))  # type: ignore[arg-type]
