"""Run `link` alone on the gold readings of annotated stories and write briefs that the story scorer can read.

    python -m evaluation.link_only STORIES OUT --weights model.safetensors --tokenizer tokenizer.json

Only the figures for `merge` mean anything in these briefs: attributions are the gold ones, and bounds are dummies.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.gold import readings
from hearsay.link import link
from hearsay.model import Evidence, Story
from hearsay.tables import Tables

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


def brief(story: Story) -> dict[str, Any]:
    """The least of a brief that the scorer needs: attributions and claims with their mentions."""
    return {
        "schema": "hearsay/brief/1",
        "attributions": [
            {
                "id": a.id,
                "report": a.report,
                "content": [_span(e) for e in a.content],
                "source": [_span(e) for e in a.source],
                "cue": [_span(e) for e in a.cue],
                "chain": [{"name": x.name, "kind": x.kind, "role": x.role} for x in a.chain],
                "stance": a.stance,
                "type": a.type,
            }
            for r in story.readings
            for a in r.attributions
        ],
        "claims": [
            {
                "id": c.id,
                "text": c.text,
                "kind": c.kind,
                "status": "reported",
                "origins": {"low": 1, "high": 1},
                "mentions": [
                    {"report": m.report, "attribution": m.attribution, "polarity": m.polarity, **_span(m.evidence)}
                    for m in c.mentions
                ],
            }
            for c in story.claims
        ],
    }


def _span(e: Evidence) -> dict[str, Any]:
    return {"start": e.span.start, "end": e.span.end, "text": e.text}


def frozen_encoder(weights: Path, tokenizer: Path) -> Embed:
    """Sentence vectors of the published encoder, before any training of ours."""
    import torch
    from tokenizers import Tokenizer

    from training.encoder import original

    encoder = original(weights, 4, 4).eval()
    cut = Tokenizer.from_file(str(tokenizer))
    cut.no_padding()
    cut.enable_truncation(128)

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        rows = []
        for text in texts:
            pieces = torch.tensor([cut.encode(text).ids])
            with torch.no_grad():
                rows.append(encoder.vectors(pieces, torch.ones(pieces.shape)).numpy()[0])
        return np.stack(rows) if rows else np.zeros((0, 384), np.float32)

    return embed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--empty-tables", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    embed = frozen_encoder(args.weights, args.tokenizer)
    for folder in sorted(p for p in args.stories.iterdir() if (p / "gold.json").is_file()):
        story = link(readings(folder), embed, Tables.empty() if args.empty_tables else None)
        (args.out / f"{folder.name}.json").write_text(json.dumps(brief(story)), encoding="utf-8")


if __name__ == "__main__":
    main()
