"""Runs through all products, of which one at most is open: asked for, taken by a process, followed, ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from domain.market.price_runs import ABANDONED_AFTER, PriceRun, RunState
from memory.records.collection import Collection
from memory.records.tables import price_runs

_OPEN = [state.value for state in RunState if state.is_open]
_FIELDS = ("id", "asked_by", "asked_at", "state", "beat_at", "ended_at", "total", "tried", "failed", "errors")


class PriceRuns(Collection):
    async def ask(self, run: PriceRun) -> PriceRun:
        """Have this run made; the one that is open already where there is one, or the one of the same id that was."""
        standing = await self.open() or await self.find(run.id)
        if standing is None:
            await self._add_if_new(price_runs, {name: getattr(run, name) for name in _FIELDS})
        return standing or run

    async def find(self, run_id: str) -> PriceRun | None:
        return await self._first(price_runs.c.id == run_id)

    async def open(self) -> PriceRun | None:
        """The run that waits or goes on."""
        return await self._first(price_runs.c.state.in_(_OPEN))

    async def latest(self) -> PriceRun | None:
        """The run asked for last, open or ended."""
        return await self._first()

    async def take(self, run: PriceRun, now: datetime, total: int) -> bool:
        """Begin it, or go on with one that its process abandoned; False where another process has it."""
        abandoned = or_(price_runs.c.beat_at.is_(None), price_runs.c.beat_at <= now - ABANDONED_AFTER)
        free = or_(price_runs.c.state == RunState.WAITING, (price_runs.c.state == RunState.RUNNING) & abandoned)
        return await self._change(run, {"state": RunState.RUNNING, "beat_at": now, "total": total}, free)

    async def tell(self, run: PriceRun) -> bool:
        """Write down how far it is; False where it is nobody's business any more: ended, or taken over."""
        going = price_runs.c.state == RunState.RUNNING
        values = {name: getattr(run, name) for name in ("state", "beat_at", "ended_at", "tried", "failed", "errors")}
        return await self._change(run, values, going & (price_runs.c.tried <= run.tried))

    async def _change(self, run: PriceRun, values: Mapping[str, Any], condition: Any) -> bool:
        change = update(price_runs).where(price_runs.c.tenant == self.tenant, price_runs.c.id == run.id, condition)
        done = await self.connection.execute(change.values(**values), execution_options={"preserve_rowcount": True})
        return done.rowcount == 1

    async def _first(self, *conditions: Any) -> PriceRun | None:
        asked = select(price_runs).where(price_runs.c.tenant == self.tenant, *conditions).order_by(price_runs.c.asked_at.desc()).limit(1)
        row = (await self.connection.execute(asked)).first()
        return PriceRun(**{name: getattr(row, name) for name in _FIELDS} | {"state": RunState(row.state)}) if row else None
