"""Models on disk, a folder for each version, beside it the twin it was judged by."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from domain.market.model_versions import ModelVersion
from forecasting import ModelFiles, ModelUnreadable
from forecasting.model_files import MANIFEST

_TWIN = "twin"
_UNFINISHED = ".new"


@dataclass(frozen=True, slots=True)
class ModelFolders:
    """`root/<version>/` is a model's folder as `balcao forecast --model` takes it, `root/<version>/twin/` its twin's."""

    root: Path

    def keep(self, version: str, model: ModelFiles, twin: ModelFiles) -> str:
        """Write both; the folder appears whole or not at all. The checksum of the model's manifest."""
        unfinished = self.root / f"{version}{_UNFINISHED}"
        shutil.rmtree(unfinished, ignore_errors=True)
        model.save(unfinished)
        twin.save(unfinished / _TWIN)
        shutil.rmtree(self.root / version, ignore_errors=True)
        os.replace(unfinished, self.root / version)
        return self.checksum(version)

    def checksum(self, version: str) -> str:
        return hashlib.sha256((self.root / version / MANIFEST).read_bytes()).hexdigest()

    def load(self, version: ModelVersion) -> ModelFiles:
        """The model as it was kept; ModelUnreadable where the folder is gone, damaged, or another's."""
        files = ModelFiles.load(self.root / version.path)
        if self.checksum(version.path) != version.checksum:
            raise ModelUnreadable(f"O modelo {version.version} não é o que foi gravado. Treine de novo: balcao train prices.")
        return files

    def twin(self, version: ModelVersion) -> ModelFiles:
        return ModelFiles.load(self.root / version.path / _TWIN)

    def tidy(self, kept: Collection[str]) -> None:
        """Remove what is of none of these versions: old ones, and what a run that was cut off left behind."""
        for folder in self.root.iterdir() if self.root.exists() else ():
            if folder.is_dir() and folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)
