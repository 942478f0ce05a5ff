"""The trained heads on disk: arrays without pickle, and metadata with their checksum."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from agent.understanding.classifier import LinearHead
from agent.understanding.embedder import Embedder

MODEL = Path(__file__).parent / "model"
FORMAT = 1


class ModelError(RuntimeError):
    """The trained model cannot be used; the message says why and what to run."""


def save(heads: dict[str, LinearHead], embed: Embedder, data: dict[str, Path], metrics: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Writes `heads.npz` and `metadata.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {}
    for name, head in heads.items():
        arrays[f"{name}.dense"] = head.dense.astype(np.float16)
        arrays[f"{name}.sparse"] = head.sparse.astype(np.float16)
        arrays[f"{name}.bias"] = head.bias
        arrays[f"{name}.temperature"] = np.float32(head.temperature)
        arrays[f"{name}.labels"] = np.array(head.labels)
    target = folder / "heads.npz"
    np.savez_compressed(target, **arrays)
    metadata = {
        "format": FORMAT,
        "sha256": sha256(target),
        "data": {name: sha256(path) for name, path in sorted(data.items())},
        "embedder": {"name": embed.name, "dimension": embed.dimension},
        "versions": {"numpy": np.__version__},
        "metrics": metrics,
    }
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=2, ensure_ascii=False) + "\n", encoding="utf8")
    return metadata


def load(folder: Path = MODEL) -> tuple[dict[str, LinearHead], dict[str, Any]]:
    """The heads and their metadata. Raises `ModelError` where a file is missing, of another format or altered."""
    try:
        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf8"))
        found = sha256(folder / "heads.npz")
    except FileNotFoundError as error:
        raise ModelError(f"No trained model in {folder}: run `balcao train nlu`.") from error
    if metadata.get("format") != FORMAT:
        raise ModelError(f"The model in {folder} has format {metadata.get('format')}, not {FORMAT}: run `balcao train nlu`.")
    if metadata["sha256"] != found:
        raise ModelError(f"The checksum of {folder / 'heads.npz'} is not the one in metadata.json: run `balcao train nlu`.")
    with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
        names = sorted({key.partition(".")[0] for key in arrays.files})
        heads = {
            name: LinearHead(
                labels=tuple(str(label) for label in arrays[f"{name}.labels"]),
                dense=arrays[f"{name}.dense"].astype(np.float32),
                sparse=arrays[f"{name}.sparse"],
                bias=arrays[f"{name}.bias"],
                temperature=float(arrays[f"{name}.temperature"]),
            )
            for name in names
        }
    return heads, metadata


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
