"""Work in the background: asked for, taken by one process, followed, ended; never lost with a process, never done by two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, update

from domain.tasks import ABANDONED_AFTER, MOST_ATTEMPTS, Task, TaskState
from memory.records.collection import Collection
from memory.records.tables import tasks

_FIELDS = tuple(field.name for field in fields(Task))
_AT_THE_START = {"progress": 0.0, "stage": None}
_OPEN = [state.value for state in TaskState if state.is_open]


class Tasks(Collection):
    async def ask(self, task: Task) -> Task:
        """Have this done; the open one of the same work where there is one, or the one of the same id that was."""
        values = {name: getattr(task, name) for name in _FIELDS} | {"key": task.key, "arguments": dict(task.arguments)}
        if await self._add_if_new(tasks, values):
            return task
        standing = await self.find(task.id) or await self._first(tasks.c.key == task.key, tasks.c.state.in_(_OPEN))
        return standing or task

    async def find(self, task_id: str) -> Task | None:
        return await self._first(tasks.c.id == task_id)

    async def latest(self, name: str) -> Task | None:
        """The task of a name that was asked for last, open or ended."""
        return await self._first(tasks.c.name == name)

    async def open(self) -> list[Task]:
        """What waits or is under way, in the order it is taken."""
        asked = select(tasks).where(tasks.c.tenant == self.tenant, tasks.c.state.in_(_OPEN))
        return [_task(row) for row in await self.connection.execute(asked.order_by(tasks.c.priority, tasks.c.asked_at))]

    async def next(self, now: datetime, names: Sequence[str]) -> Task | None:
        """The one to begin with: of these names, it waits or its process has died; by priority, then by age."""
        asked = select(tasks).where(tasks.c.tenant == self.tenant, tasks.c.name.in_(list(names)), _free(now))
        row = (await self.connection.execute(asked.order_by(tasks.c.priority, tasks.c.asked_at).limit(1))).first()
        return _task(row) if row else None

    async def take(self, task: Task, holder: str, now: datetime) -> bool:
        """Begin it in this process; False where another was quicker. One that too many processes died over fails here."""
        if task.attempts >= MOST_ATTEMPTS:
            died = f"O processo que fazia isso caiu {task.attempts} vezes; desisti. Veja o registro do servidor e peça de novo."
            await self._change(task, {"state": TaskState.FAILED, "error": died, "ended_at": now, "holder": None}, _free(now))
            return False
        begun = {
            "state": TaskState.RUNNING,
            "holder": holder,
            "beat_at": now,
            "attempts": task.attempts + 1,
            "progress": 0.0,
            "stage": None,
        }
        return await self._change(task, begun, _free(now), tasks.c.attempts == task.attempts)

    async def beat(self, task: Task, holder: str, now: datetime, progress: float, stage: str | None) -> bool:
        """Say that it goes on, and how far it is; False where it is no longer this process's."""
        return await self._change(task, {"beat_at": now, "progress": progress, "stage": stage}, _held(holder))

    async def end(self, task: Task, holder: str, now: datetime, result: Mapping[str, Any] | None = None, error: str | None = None) -> bool:
        """Done, with what came of it, or failed, with why; False where it is no longer this process's."""
        state = TaskState.FAILED if error is not None else TaskState.DONE
        ended = {"state": state, "result": dict(result) if result is not None else None, "error": error, "ended_at": now, "holder": None}
        return await self._change(task, ended | ({"progress": 1.0} if error is None else {}), _held(holder))

    async def hand_back(self, task: Task, holder: str) -> bool:
        """Not finished, at closing time: it waits again, and the try does not count."""
        waits = {"state": TaskState.WAITING, "holder": None, "beat_at": None, "attempts": tasks.c.attempts - 1}
        return await self._change(task, waits | _AT_THE_START, _held(holder))

    async def _change(self, task: Task, values: Mapping[str, Any], *conditions: Any) -> bool:
        change = update(tasks).where(tasks.c.tenant == self.tenant, tasks.c.id == task.id, *conditions)
        done = await self.connection.execute(change.values(**values), execution_options={"preserve_rowcount": True})
        return done.rowcount == 1

    async def _first(self, *conditions: Any) -> Task | None:
        asked = select(tasks).where(tasks.c.tenant == self.tenant, *conditions).order_by(tasks.c.asked_at.desc()).limit(1)
        row = (await self.connection.execute(asked)).first()
        return _task(row) if row else None


def _held(holder: str) -> Any:
    return and_(tasks.c.state == TaskState.RUNNING, tasks.c.holder == holder)


def _free(now: datetime) -> Any:
    abandoned = or_(tasks.c.beat_at.is_(None), tasks.c.beat_at <= now - ABANDONED_AFTER)
    return or_(tasks.c.state == TaskState.WAITING, and_(tasks.c.state == TaskState.RUNNING, abandoned))


def _task(row: Any) -> Task:
    return Task(**{name: getattr(row, name) for name in _FIELDS} | {"state": TaskState(row.state)})
