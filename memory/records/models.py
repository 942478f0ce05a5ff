"""Versions of the model of prices: all are kept, one speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import select, update

from domain.errors import NotFound
from domain.market.model_versions import ModelState, ModelVersion
from memory.records.collection import Collection
from memory.records.tables import model_versions

_FIELDS = tuple(field.name for field in fields(ModelVersion))


class Models(Collection):
    async def put(self, version: ModelVersion) -> None:
        """Keep a version, or what is new to know of it; who speaks is said by `crown` alone."""
        values = {name: getattr(version, name) for name in _FIELDS} | {"metrics": dict(version.metrics), "drift": dict(version.drift)}
        await self._put(model_versions, ["version"], values | {"state": ModelState.CANDIDATE}, keep=["state"])

    async def champion(self) -> ModelVersion | None:
        """The one that speaks; None before the first training."""
        return await self._first(model_versions.c.state == ModelState.CHAMPION)

    async def find(self, version: str) -> ModelVersion | None:
        return await self._first(model_versions.c.version == version)

    async def all(self) -> list[ModelVersion]:
        """The newest first."""
        asked = select(model_versions).where(model_versions.c.tenant == self.tenant)
        rows = await self.connection.execute(asked.order_by(model_versions.c.trained_at.desc(), model_versions.c.version))
        return [_version(row) for row in rows]

    async def crown(self, version: str) -> None:
        """Let this version speak from now on; the one that did is retired. Raises NotFound where there is none of that name."""
        if await self.find(version) is None:
            raise NotFound(f"Não há modelo de versão {version}.", version=version)
        change = update(model_versions).where(model_versions.c.tenant == self.tenant)
        before = change.where(model_versions.c.state == ModelState.CHAMPION, model_versions.c.version != version)
        await self.connection.execute(before.values(state=ModelState.RETIRED))
        await self.connection.execute(change.where(model_versions.c.version == version).values(state=ModelState.CHAMPION))

    async def note_drift(self, version: str, drift: Mapping[str, Any]) -> None:
        """Write down what was seen to have changed since it was trained."""
        change = update(model_versions).where(model_versions.c.tenant == self.tenant, model_versions.c.version == version)
        await self.connection.execute(change.values(drift=dict(drift)))

    async def _first(self, condition: Any) -> ModelVersion | None:
        row = (await self.connection.execute(select(model_versions).where(model_versions.c.tenant == self.tenant, condition))).first()
        return _version(row) if row else None


def _version(row: Any) -> ModelVersion:
    return ModelVersion(**{name: getattr(row, name) for name in _FIELDS} | {"state": ModelState(row.state)})
