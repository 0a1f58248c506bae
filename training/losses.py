"""What each head is taught: one loss a kind of example, all from one pass of the trunk."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from hearsay.read.labels import ROLES
from training.batches import NOTHING
from training.model import Network

_UNSAID = [ROLES.index(r) for r in ("O", "B-relay", "I-relay")]


def tag_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over the words that have a label (0 when none has)."""
    if not (gold != NOTHING).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, -2).float(), gold.flatten(), ignore_index=NOTHING)


def losses(net: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """One loss for every kind of label that the batch carries."""
    words = net.trunk.states(batch)
    out = net.trunk(words, batch["guideline"])
    found = {}
    if "starts" in batch:
        found["start"] = tag_loss(out["start"], batch["starts"])
    if "entities" in batch:
        found["entity"] = tag_loss(out["entity"], batch["entities"])
    if "heads" in batch:
        found |= parse_losses(net, out, batch)
    if "cues" in batch:
        found["cue"] = tag_loss(out["cue"], batch["cues"])
        if len(batch["cue_row"]):
            found |= role_losses(net, out, batch)
    return found


def parse_losses(net: Network, out: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Arcs within the gold sentence, and relations of the gold arcs."""
    arcs = net.biaffine.arcs(out).float()
    same = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
    arcs = arcs.masked_fill(~(same & (batch["word_mask"][:, None, :] > 0)), -1e4)
    head = batch["heads"].clamp(min=0)[..., None].expand_as(out["rel_head"])
    relation = net.biaffine.relations(out["rel_dep"].flatten(0, 1), out["rel_head"].gather(1, head).flatten(0, 1))
    return {
        "pos": tag_loss(out["pos"], batch["pos"]),
        "arc": tag_loss(arcs, batch["heads"]),
        "relation": tag_loss(relation, batch["relations"].flatten()),
    }


def role_losses(net: Network, out: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Roles of every word to every gold cue; where relays are not annotated, O means "O or relay"."""
    row = batch["cue_row"]
    roles, kind, stance = net.role(
        out["role_word"][row], out["role_cue"][row], batch["cue_inside"], batch["word_mask"][row]
    )
    log_p = roles.float().log_softmax(-1)
    gold = batch["roles"]
    picked = log_p.gather(-1, gold.clamp(min=0)[..., None])[..., 0]
    unsaid = log_p[..., _UNSAID].logsumexp(-1)
    open_ = (gold == 0) & ~batch["relays_known"][:, None]
    picked = torch.where(open_, unsaid, picked)
    known = gold != NOTHING
    return {
        "role": -picked[known].mean(),
        "type": tag_loss(kind, batch["types"]),
        "stance": tag_loss(stance, batch["stances"]),
    }


WEIGHTS = {
    "start": 0.5,
    "entity": 1.0,
    "pos": 0.5,
    "arc": 1.0,
    "relation": 0.7,
    "cue": 2.0,
    "role": 5.0,
    "type": 0.3,
    "stance": 0.5,
    "vectors": 4.0,
}
"""How much each loss counts; cue and role losses are means over mostly easy words, hence their weight."""
