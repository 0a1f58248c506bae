"""Load the reader's weights from the installed `hearsay-reader-en` (or a folder) and check their hashes."""

import hashlib
import json
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from hearsay.errors import WeightsError

_FILES = ("trunk.onnx", "roles.onnx", "biaffine.npz", "tokenizer.json", "weights.json")


def load_weights(folder: Path | None = None) -> dict[str, bytes]:
    """Return the weights' files by name. Raises WeightsError when they are absent or damaged, saying what to do."""
    place: Traversable = folder if folder is not None else _installed()
    files = {}
    for name in _FILES:
        try:
            files[name] = place.joinpath(name).read_bytes()
        except OSError as e:
            raise WeightsError(f"cannot read the reader's weights at {place.joinpath(name)}: {e}; {_REMEDY}") from e
    for name, wanted in json.loads(files["weights.json"])["sha256"].items():
        if hashlib.sha256(files[name]).hexdigest() != wanted:
            raise WeightsError(f"the reader's weights are damaged: {place.joinpath(name)} has another hash; {_REMEDY}")
    return files


_REMEDY = (
    "reinstall them with `pip install --force-reinstall hearsay-reader-en` (in a clone: `pip install ./reader-en`)"
)


def _installed() -> Traversable:
    try:
        return resources.files("hearsay_reader_en")
    except ModuleNotFoundError as e:
        raise WeightsError(f"the reader's weights are not installed; {_REMEDY}") from e
