from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from forecasting import ModelFiles, ModelUnreadable
from forecasting.model_files import arrays_as_bytes, arrays_from


def test_what_is_saved_is_loaded_and_another_step_adds_its_part(tmp_path: Path) -> None:
    ModelFiles({"version": "1"}, {"a.txt": b"x"}).save(tmp_path)
    ModelFiles.load(tmp_path).with_part("policy.json", b"{}", policy="limiar").save(tmp_path)
    assert ModelFiles.load(tmp_path) == ModelFiles({"version": "1", "policy": "limiar"}, {"a.txt": b"x", "policy.json": b"{}"})


def test_the_same_arrays_give_the_same_bytes() -> None:
    array = np.arange(6.0).reshape(2, 3)
    assert arrays_as_bytes(a=array) == arrays_as_bytes(a=array)
    assert arrays_from(arrays_as_bytes(a=array))["a"].tolist() == array.tolist()


@pytest.mark.parametrize("damage", ["missing", "part", "manifest", "format", "outside"])
def test_a_damaged_model_is_refused(tmp_path: Path, damage: str) -> None:
    ModelFiles({}, {"a.txt": b"x"}).save(tmp_path)
    manifest = tmp_path / "model.json"
    match damage:
        case "missing":
            manifest.unlink()
        case "part":
            (tmp_path / "a.txt").write_bytes(b"y")
        case "manifest":
            manifest.write_text("[1]")
        case "format":
            manifest.write_text(manifest.read_text().replace('"format": 1', '"format": 99'))
        case "outside":
            manifest.write_text(manifest.read_text().replace("a.txt", "../a.txt"))
    with pytest.raises(ModelUnreadable):
        ModelFiles.load(tmp_path)


@pytest.mark.parametrize("name", ["../a.txt", "a.pickle", "model.json", "A.txt", ""])
def test_a_part_has_a_plain_name(name: str) -> None:
    with pytest.raises(ValueError, match="no name of a part"):
        ModelFiles({}).with_part(name, b"")
