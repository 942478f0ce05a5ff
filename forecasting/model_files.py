"""A trained model on disk: a folder of named parts and a manifest with what they are, their size and checksum. Never a pickle.

modelo/
  model.json     about (free), and each part's bytes and sha256; written last, so a folder cut short is no model
  weights.npz    parts: text, JSON or npz, any number; a later step adds its own beside those of the first
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from domain.errors import Misconfigured

MANIFEST = "model.json"
FORMAT = 1
"""Of the folder; a model of another is refused."""
LARGEST = 200_000_000
"""Bytes of a part; more is none of ours."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}\.(?:txt|json|npz)")


class ModelUnreadable(Misconfigured):
    """No model, or a damaged one, or of another version."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model as bytes. `about` is what people and programs want to know of it: version, training day, data range, metrics."""

    about: dict[str, Any]
    parts: dict[str, bytes] = field(default_factory=dict)

    def with_part(self, name: str, content: bytes, **about: Any) -> ModelFiles:
        """With one more part (or another in its place), and what is to be known of it."""
        return replace(self, about=self.about | about, parts=self.parts | {_checked(name): content})

    def part(self, name: str) -> bytes:
        """Raises ModelUnreadable where the model has no such part."""
        if name not in self.parts:
            raise ModelUnreadable(f"O modelo não tem a parte {name}. Treine de novo: balcao train prices.")
        return self.parts[name]

    def save(self, folder: Path) -> None:
        """Each file appears whole; the manifest comes last."""
        folder.mkdir(parents=True, exist_ok=True)
        listed = {}
        for name, content in sorted(self.parts.items()):
            _put(folder / _checked(name), content)
            listed[name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        manifest = {"format": FORMAT, "about": self.about, "parts": listed}
        _put(folder / MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n").encode())

    @classmethod
    def load(cls, folder: Path) -> ModelFiles:
        """Raises ModelUnreadable, with what to do, where it is not exactly what was saved."""
        try:
            manifest = json.loads((folder / MANIFEST).read_bytes())
            found, about, listed = manifest["format"], manifest["about"], manifest["parts"]
            if found != FORMAT:
                raise ModelUnreadable(f"O modelo em {folder} é de outra versão ({found}). Treine de novo: balcao train prices.")
            return cls(dict(about), {_checked(name): _read(folder / name, facts) for name, facts in listed.items()})
        except FileNotFoundError as missing:
            raise ModelUnreadable(f"Não há modelo completo em {folder}. Treine um: balcao train prices --model {folder}.") from missing
        except (KeyError, TypeError, AttributeError, ValueError) as wrong:
            raise ModelUnreadable(f"O modelo em {folder} está ilegível. Treine de novo: balcao train prices.") from wrong


def arrays_as_bytes(**arrays: np.ndarray[Any, Any]) -> bytes:
    """Arrays as one npz: the same arrays give the same bytes."""
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=False, **arrays)
    return packed.getvalue()


def arrays_from(content: bytes) -> dict[str, np.ndarray[Any, Any]]:
    with np.load(io.BytesIO(content), allow_pickle=False) as packed:
        return {name: packed[name] for name in packed.files}


def _read(path: Path, facts: dict[str, Any]) -> bytes:
    if facts["bytes"] > LARGEST:
        raise ValueError("too large")
    content = path.read_bytes()
    if len(content) != facts["bytes"] or hashlib.sha256(content).hexdigest() != facts["sha256"]:
        raise ModelUnreadable(f"O modelo está danificado: {path.name} não é o que foi gravado. Treine de novo: balcao train prices.")
    return content


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name) or name == MANIFEST:
        raise ValueError(f"{name!r} is no name of a part")
    return name


def _put(path: Path, content: bytes) -> None:
    unfinished = path.with_name(path.name + ".new")
    unfinished.write_bytes(content)
    os.replace(unfinished, path)
