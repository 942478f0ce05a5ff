"""The trained heads on disk: arrays without pickle, and metadata with their checksum."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from agent.understanding.learning.classifier import LinearHead
from domain.errors import Misconfigured

MODEL = Path(__file__).parent.parent / "model"
FORMAT = 2
_FIELDS = ("labels", "dense", "codes", "table", "scale", "bias", "temperature")


class ModelError(Misconfigured):
    """The trained model cannot be used; the sentence says why and what to run."""


def save(heads: dict[str, LinearHead], about: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Writes `heads.npz` and `metadata.json` (what is told `about` it, the format and the checksum). Returns the metadata."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {}
    for name, head in heads.items():
        arrays |= {f"{name}.{field}": np.asarray(getattr(head, field)) for field in _FIELDS}
        arrays[f"{name}.dense"] = head.dense.astype(np.float16)
    target = folder / "heads.npz"
    np.savez_compressed(target, allow_pickle=False, **arrays)
    metadata = {"format": FORMAT, "sha256": sha256(target), **about}
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=2, ensure_ascii=False) + "\n", encoding="utf8")
    return metadata


def load(folder: Path = MODEL) -> tuple[dict[str, LinearHead], dict[str, Any]]:
    """The heads and their metadata. Raises `ModelError` where a file is missing, of another format or altered."""
    try:
        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf8"))
        found = sha256(folder / "heads.npz")
    except FileNotFoundError as error:
        raise ModelError(f"Não há modelo treinado em {folder}. Rode “balcao train nlu”.") from error
    except ValueError as error:
        raise ModelError(f"{folder / 'metadata.json'} não é JSON. Rode “balcao train nlu”.") from error
    if metadata.get("format") != FORMAT:
        raise ModelError(
            f"O modelo em {folder} tem o formato {metadata.get('format')}, e este programa lê o {FORMAT}. Rode “balcao train nlu”."
        )
    if metadata.get("sha256") != found:
        raise ModelError(f"O arquivo {folder / 'heads.npz'} foi alterado (o sha256 não é o de metadata.json). Rode “balcao train nlu”.")
    with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
        return {name: _head(arrays, name) for name in sorted({key.partition(".")[0] for key in arrays.files})}, metadata


def _head(arrays: Any, name: str) -> LinearHead:
    field = {key: arrays[f"{name}.{key}"] for key in _FIELDS}
    field["labels"] = tuple(str(label) for label in field["labels"])
    field["dense"] = field["dense"].astype(np.float32)
    field["temperature"] = float(field["temperature"])
    return LinearHead(**field)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
