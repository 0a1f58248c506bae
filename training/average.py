"""Average two checkpoints of one line of training: better on texts of other kinds than either of them.

    python -m training.average OLD_RUN NEW_RUN OUT_RUN --new 0.7

After Wortsman et al. 2022, "Robust fine-tuning of zero-shot models": a run that went on from older weights has
gained on what it was shown and lost elsewhere; on the line between the two lie weights that keep both. NEW_RUN must
have started from OLD_RUN's checkpoint (`training.train --start-from`), or the average means nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("old", type=Path)
    ap.add_argument("run", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--new", type=float, default=0.7, help="share of the newer weights, 0 to 1")
    args = ap.parse_args()
    old, new = (torch.load(folder / "checkpoint.pt", weights_only=True) for folder in (args.old, args.run))
    net = {name: torch.lerp(old["net"][name], value, args.new) for name, value in new["net"].items()}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"net": net, "step": old["step"] + new["step"]}, args.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
