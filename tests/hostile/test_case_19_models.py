"""Case 19, model files: nothing is unpickled, no code is run, nothing outside the folder is read, damage is told."""

import hashlib
import io
import json
import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest

from hearsay.errors import WeightsError
from hearsay.read.network import Network
from hearsay.store.weights import _installed, load_weights

pytestmark = pytest.mark.hostile


class Trap:
    """Would write a file when it is unpickled."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, tuple[str, bytes]]:
        return _write, (str(self.place), b"sprung")


def _write(place: str, data: bytes) -> None:
    Path(place).write_bytes(data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "weights"
    place.mkdir()
    for name in load_weights():
        shutil.copyfile(str(_installed().joinpath(name)), place / name)
    return place


def rehashed(folder: Path) -> dict[str, bytes]:
    """The files of a folder whose maker has changed the hashes too."""
    index = json.loads((folder / "weights.json").read_bytes())
    for name in index["sha256"]:
        index["sha256"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "weights.json").write_text(json.dumps(index), encoding="utf-8")
    return load_weights(folder)


@pytest.mark.parametrize("name", ["trunk.onnx", "roles.onnx", "biaffine.npz", "tokenizer.json"])
def test_a_changed_byte_is_told(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(WeightsError, match="damaged"):
        load_weights(folder)


def test_a_pickle_among_the_arrays_is_not_opened(folder: Path, tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    out = io.BytesIO()
    np.savez(out, arc=np.array([Trap(sprung)], dtype=object))
    (folder / "biaffine.npz").write_bytes(out.getvalue())
    with pytest.raises((ValueError, WeightsError)):
        Network(rehashed(folder))
    (folder / "biaffine.npz").write_bytes(pickle.dumps(Trap(sprung)))
    with pytest.raises((ValueError, WeightsError, OSError)):
        Network(rehashed(folder))
    assert not sprung.exists()


@pytest.mark.parametrize("data", [b"", b"\x00" * 1000, b"\x08\x07" * 5000], ids=["empty", "zeros", "noise"])
def test_a_graph_that_is_none_is_an_error_and_no_crash(folder: Path, data: bytes) -> None:
    (folder / "roles.onnx").write_bytes(data)
    with pytest.raises(Exception, match=r"."):
        Network(rehashed(folder))


def test_data_outside_the_folder_are_refused(folder: Path, tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    (tmp_path / "secret").write_bytes(b"\x01" * 4096)
    model = onnx.load_from_string((folder / "roles.onnx").read_bytes())
    weight = next(t for t in model.graph.initializer if t.raw_data)
    weight.ClearField("raw_data")
    weight.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", "../secret"), ("offset", "0"), ("length", "4096")):
        weight.external_data.add(key=key, value=value)
    (folder / "roles.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(Exception, match=r"."):
        Network(rehashed(folder))


def test_our_code_unpickles_nothing() -> None:
    import hearsay

    root = Path(hearsay.__file__).parent
    sources = [p.read_text(encoding="utf-8") for p in root.rglob("*.py")]
    assert not [s for s in sources if "import pickle" in s or "allow_pickle=True" in s or "torch.load" in s]
